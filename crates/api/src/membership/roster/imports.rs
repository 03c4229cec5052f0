//! Rosters handed in, and where they stand.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::id::RosterImportId;
use domain::kernel::job::JobState;
use domain::membership::roster::file::{RosterFormat, TextEncoding};
use domain::membership::roster::policy::RosterPolicy;
use domain::membership::roster::reconcile::RowResult;
use domain::membership::roster::state::{RosterState, RosterVerb};
use persistence::kernel::jobs::{self, Job};
use persistence::kernel::page::Page;
use persistence::membership::roster_imports::{self, Roster};
use persistence::membership::roster_rows;
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::{error_sheet, state_of};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::jobs::JobOut;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

type RosterStateCode = Code<RosterState>;
type RosterVerbCode = Code<RosterVerb>;
type RosterFormatCode = Code<RosterFormat>;
type TextEncodingCode = Code<TextEncoding>;

/// The routes of this file and of the sheet of wrong rows.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find).service(error_sheet::fetch);
}

/// How many rows there are of each kind.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = RosterCounts)]
struct CountsOut {
    /// Rows that are not blank.
    #[schema(example = 5000)]
    rows: i64,
    /// About somebody who is no member yet.
    #[schema(example = 4200)]
    new: i64,
    /// About a member of whom exactly this is known.
    #[schema(example = 600)]
    same: i64,
    /// About a member of whom something else is known.
    #[schema(example = 63)]
    changed: i64,
    /// Wrong.
    #[schema(example = 137)]
    invalid: i64,
    /// Current members of the unit whom no row is about; null until every row is checked.
    #[schema(example = 21)]
    missing: Option<i32>,
    /// Rows that became members.
    #[schema(example = 0)]
    entered: i64,
    /// Rows that changed a member.
    #[schema(example = 0)]
    updated: i64,
}

/// A roster handed in as a file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RosterImport)]
pub(super) struct RosterImportOut {
    id: Uuid,
    state: RosterStateCode,
    /// The unit whose roster it is.
    org_unit_id: Uuid,
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    #[schema(example = "柳市镇会员名册.xlsx")]
    file_name: String,
    format: RosterFormatCode,
    encoding: TextEncodingCode,
    counts: CountsOut,
    /// The job that checks it.
    check: JobOut,
    /// The job that enters it, the last one if it was stopped and went on.
    commit: Option<JobOut>,
    /// Whether changed rows are entered as well.
    apply_changes: bool,
    created_at: DateTime<Utc>,
    committed_on: Option<NaiveDate>,
    /// The last day on which it can be undone.
    undo_until: Option<NaiveDate>,
    undone_on: Option<NaiveDate>,
    /// Whether its cells are still kept: without them no sheet of wrong rows is made and nothing is entered.
    content_kept: bool,
    /// What can be done with it now.
    allowed: Vec<RosterVerbCode>,
    /// Where more is to be found.
    links: LinksOut,
    /// Grows with every change, progress included.
    version: i64,
}

/// Where more about a roster is to be found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RosterLinks)]
struct LinksOut {
    /// Its rows, by result.
    #[schema(example = "/api/v1/roster-imports/019340d0-8f4e-7cc1-a31c-0f3a5b1c2d4e/rows")]
    rows: String,
    /// Current members whom no row is about.
    #[schema(example = "/api/v1/roster-imports/019340d0-8f4e-7cc1-a31c-0f3a5b1c2d4e/missing")]
    missing: String,
    /// The sheet of wrong rows; null if there are none or their cells are no longer kept.
    #[schema(example = "/api/v1/roster-imports/019340d0-8f4e-7cc1-a31c-0f3a5b1c2d4e/error-sheet")]
    error_sheet: Option<String>,
    /// The progress of the job that is under way; null while none is.
    #[schema(example = "/api/v1/jobs/019340d0-8f4e-7cc1-a31c-0f3a5b1c2d4e/progress")]
    progress: Option<String>,
}

/// The jobs of these rosters.
///
/// # Errors
/// `internal`.
pub(super) fn jobs_of(db: &mut PgConnection, rosters: &[Roster]) -> Result<Vec<Job>, Problem> {
    let ids = rosters.iter().flat_map(|roster| [Some(roster.check_job_id), roster.commit_job_id]);
    Ok(jobs::among(db, &ids.flatten().collect::<Vec<_>>())?)
}

/// Where a roster stands.
fn state(roster: &Roster, jobs: &[Job]) -> RosterState {
    let check = state_of(jobs, roster.check_job_id).unwrap_or(JobState::Failed);
    let commit = roster.commit_job_id.and_then(|id| state_of(jobs, id));
    RosterState::of(check, commit, roster.undone_on.is_some())
}

/// Goes on if this can be done with a roster now.
///
/// # Errors
/// `roster.not_now`.
pub(super) fn expect(roster: &Roster, jobs: &[Job], verb: RosterVerb) -> Result<(), Problem> {
    let allowed = state(roster, jobs).allowed();
    if allowed.contains(&verb) { Ok(()) } else { Err(Problem::new(ProblemCode::RosterNotNow)) }
}

/// Grows with the roster and with its jobs; a new job begins low, but with a step of the roster's own.
pub(super) fn version_of(roster: &Roster, of: &[Job]) -> i64 {
    const STEP: i64 = 1_000_000;
    let mine = |job: &&Job| job.id == roster.check_job_id || Some(job.id) == roster.commit_job_id;
    roster.version * STEP + of.iter().filter(mine).map(|job| job.version).sum::<i64>()
}

/// Everything that a list or a page of rosters is put together from.
struct Around {
    jobs: Vec<Job>,
    files: Vec<(Uuid, String)>,
    counts: Vec<(Uuid, RowResult, bool, i64)>,
    names: HashMap<Uuid, String>,
}

impl Around {
    fn of(db: &mut PgConnection, rosters: &[Roster]) -> Result<Self, Problem> {
        let jobs = jobs_of(db, rosters)?;
        let job_ids: Vec<Uuid> = jobs.iter().map(|job| job.id).collect();
        let ids: Vec<Uuid> = rosters.iter().map(|roster| roster.id).collect();
        let units: Vec<Uuid> = rosters.iter().map(|roster| roster.org_unit_id).collect();
        Ok(Self {
            jobs,
            files: jobs::result_names(db, &job_ids)?,
            counts: roster_rows::counts(db, &ids)?,
            names: units::names(db, &units)?,
        })
    }

    fn counts(&self, roster: &Roster) -> CountsOut {
        let mut counts =
            CountsOut { rows: roster.row_count.into(), missing: roster.missing_count, ..CountsOut::default() };
        for (_, result, written, count) in self.counts.iter().filter(|(id, ..)| *id == roster.id) {
            match result {
                RowResult::New => counts.new += count,
                RowResult::Same => counts.same += count,
                RowResult::Changed => counts.changed += count,
                RowResult::Invalid => counts.invalid += count,
            }
            match result {
                RowResult::New if *written => counts.entered += count,
                RowResult::Changed if *written => counts.updated += count,
                RowResult::New | RowResult::Same | RowResult::Changed | RowResult::Invalid => {}
            }
        }
        counts
    }

    fn job(&self, id: Uuid) -> Option<JobOut> {
        self.jobs.iter().find(|job| job.id == id).map(|job| JobOut::of(job.clone(), &self.files))
    }

    fn links(&self, roster: &Roster, counts: &CountsOut) -> LinksOut {
        let base = format!("/api/v1/roster-imports/{}", roster.id);
        let has_errors = counts.invalid > 0 && roster.header_sealed.is_some();
        let own = [roster.commit_job_id, Some(roster.check_job_id)];
        let running = own.into_iter().flatten().find(|id| state_of(&self.jobs, *id).is_some_and(|s| !s.has_ended()));
        LinksOut {
            rows: format!("{base}/rows"),
            missing: format!("{base}/missing"),
            error_sheet: has_errors.then(|| format!("{base}/error-sheet")),
            progress: running.map(|id| format!("/api/v1/jobs/{id}/progress")),
        }
    }

    fn out(&self, roster: &Roster, today: NaiveDate) -> Result<RosterImportOut, Problem> {
        let counts = self.counts(roster);
        let undo_until = roster.committed_on.and_then(|day| RosterPolicy::default().undo_until(day));
        let state = state(roster, &self.jobs);
        let in_time = |verb: &RosterVerb| match verb {
            RosterVerb::Commit => roster.header_sealed.is_some(),
            RosterVerb::Undo => undo_until.is_some_and(|day| today <= day),
        };
        Ok(RosterImportOut {
            id: roster.id,
            state: Code(state),
            org_unit_id: roster.org_unit_id,
            org_unit_name: self.names.get(&roster.org_unit_id).cloned().unwrap_or_default(),
            file_name: roster.file_name.clone(),
            format: Code(roster.format.0),
            encoding: Code(roster.encoding.0),
            links: self.links(roster, &counts),
            counts,
            check: self.job(roster.check_job_id).ok_or_else(|| Problem::internal("a roster without its check"))?,
            commit: roster.commit_job_id.and_then(|id| self.job(id)),
            apply_changes: roster.apply_changes,
            created_at: roster.created_at,
            committed_on: roster.committed_on,
            undo_until,
            undone_on: roster.undone_on,
            content_kept: roster.header_sealed.is_some(),
            allowed: state.allowed().into_iter().filter(in_time).map(Code).collect(),
            version: version_of(roster, &self.jobs),
        })
    }
}

/// One roster as it now stands.
///
/// # Errors
/// `not_found`.
pub(super) fn shown(
    db: &mut PgConnection,
    scope: &Scope,
    id: RosterImportId,
    today: NaiveDate,
) -> Result<RosterImportOut, Problem> {
    let roster = roster_imports::find(db, scope, id)?;
    Around::of(db, std::slice::from_ref(&roster))?.out(&roster, today)
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List rosters, newest first
#[utoipa::path(
    operation_id = "list_roster_imports", tag = "membership", params(Filter),
    extensions(("x-permission" = json!("read_roster_import"))),
    responses(
        (status = 200, description = "A page of rosters", body = PageOut<RosterImportOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/roster-imports")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadRosterImport)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let today = state.clock.today();
    let found = state.db.read(move |db| {
        let found = roster_imports::list(db, &scope, &page)?;
        let around = Around::of(db, &found.items)?;
        let next = found.next;
        let items = found.items.iter().map(|roster| around.out(roster, today)).collect::<Result<Vec<_>, _>>()?;
        Ok(PageOut::of(Page { items, next, total: found.total }, |roster| roster))
    });
    Reply::ok(found.await?)
}

/// Show a roster
#[utoipa::path(
    operation_id = "get_roster_import", tag = "membership", params(("id" = Uuid, Path, description = "The roster")),
    extensions(("x-permission" = json!("read_roster_import"))),
    responses(
        (status = 200, description = "The roster", body = RosterImportOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/roster-imports/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadRosterImport)?;
    let today = state.clock.today();
    Reply::ok(state.db.read(move |db| shown(db, &scope, (*id).into(), today)).await?)
}
