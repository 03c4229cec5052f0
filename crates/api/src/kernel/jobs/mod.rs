//! Long work, as whoever began it sees it.

mod progress;

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::JobId;
use domain::kernel::job::{JobError, JobKind, JobState};
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::vocabulary;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::jobs::{self, Job, JobFilter, NewJob, ResultFile};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::actor::Actor;
use super::code::Code;
use super::command::Command;
use super::db::Tx;
use super::file::{FileBytes, attachment};
use super::page::{PageOut, page_request};
use super::problem::{Problem, ProblemCode, ProblemOut};
use super::query::Query;
use super::reply::{Answer, Reply};
use crate::app::State;

/// What a job does, on the wire.
pub type JobKindCode = Code<JobKind>;
/// Where a job stands, on the wire.
pub type JobStateCode = Code<JobState>;
type JobVerbCode = Code<JobVerb>;

vocabulary! {
    /// What can be done with a job.
    pub enum JobVerb {
        /// Stop it after the batch at hand.
        Cancel => "cancel",
    }
}

/// What one batch of a job achieved, to be written down with it.
#[derive(Debug, Default)]
pub struct Turn {
    /// Where the next batch begins.
    pub cursor: i64,
    /// Pieces looked at in this batch.
    pub done: i64,
    /// Those of them that failed.
    pub failed: i64,
    /// Whether nothing is left to do.
    pub finished: bool,
    /// The file that the job made, with its last batch.
    pub result: Option<ResultFile>,
}

/// Queues a job in the transaction of what it is about.
///
/// # Errors
/// `internal` if it cannot be written down.
pub fn queue(tx: &mut Tx, new: &NewJob) -> Result<(), Problem> {
    jobs::insert(tx, new)?;
    let event = NewEvent::new(EventKind::JobQueued, new.id.uuid()).at(&new.org_path);
    tx.record(event.changed("kind", None::<String>, new.kind.code()).changed("total", None::<i64>, new.total))
}

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find).service(progress::watch).service(cancel).service(result);
}

/// A piece of long work.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobOut {
    /// Its identifier.
    pub id: Uuid,
    kind: JobKindCode,
    state: JobStateCode,
    /// The record that it works on; which kind of record, the kind of job says.
    subject_id: Uuid,
    /// The unit at which it acts.
    org_unit_id: Uuid,
    /// Pieces looked at.
    #[schema(example = 4500)]
    done: i64,
    /// Those of them that failed.
    #[schema(example = 12)]
    failed: i64,
    /// Pieces in all.
    #[schema(example = 10_000)]
    total: i64,
    created_at: DateTime<Utc>,
    /// When a server took it up first.
    started_at: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
    /// The name of the file that it made, if it made one that is still kept: `GET /jobs/{id}/result`.
    #[schema(example = "名册错误行.xlsx")]
    result_file: Option<String>,
    /// What can be done with it now.
    allowed: Vec<JobVerbCode>,
    /// Grows with every change, progress included.
    pub version: i64,
}

impl JobOut {
    /// A job with the name of its file.
    pub fn of(job: Job, files: &[(Uuid, String)]) -> Self {
        Self {
            id: job.id,
            kind: Code(job.kind.0),
            state: Code(job.state.0),
            subject_id: job.subject_id,
            org_unit_id: job.org_unit_id,
            done: job.done,
            failed: job.failed,
            total: job.total,
            created_at: job.created_at,
            started_at: job.started_at,
            finished_at: job.finished_at,
            result_file: files.iter().find(|(id, _)| *id == job.id).map(|(_, name)| name.clone()),
            allowed: job.state.0.cancel().is_ok().then_some(Code(JobVerb::Cancel)).into_iter().collect(),
            version: job.version,
        }
    }
}

pub(super) fn shown(db: &mut PgConnection, scope: &Scope, id: JobId) -> Result<JobOut, Problem> {
    let job = jobs::find(db, scope, id)?;
    let files = jobs::result_names(db, &[job.id])?;
    Ok(JobOut::of(job, &files))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only jobs of this kind.
    kind: Option<JobKindCode>,
    /// Only jobs that stand there.
    state: Option<JobStateCode>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List jobs, newest first
///
/// Whoever began them; an auditor sees those of its unit and of all below.
#[utoipa::path(
    operation_id = "list_jobs", tag = "integration", params(Filter),
    extensions(("x-permission" = json!("read_job"))),
    responses(
        (status = 200, description = "A page of jobs", body = PageOut<JobOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/jobs")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadJob)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let filter = JobFilter { kind: filter.kind.map(|kind| kind.0), state: filter.state.map(|state| state.0) };
    let found = state.db.read(move |db| {
        let found = jobs::list(db, &scope, filter, &page)?;
        let ids: Vec<Uuid> = found.items.iter().map(|job| job.id).collect();
        let files = jobs::result_names(db, &ids)?;
        Ok(PageOut::of(found, |job| JobOut::of(job, &files)))
    });
    Reply::ok(found.await?)
}

/// Show a job
#[utoipa::path(
    operation_id = "get_job", tag = "integration", params(("id" = Uuid, Path, description = "The job")),
    extensions(("x-permission" = json!("read_job"))),
    responses(
        (status = 200, description = "The job", body = JobOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/jobs/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadJob)?;
    Reply::ok(state.db.read(move |db| shown(db, &scope, (*id).into())).await?)
}

/// Stop a job
///
/// A job that waits ends at once, one that runs after the batch at hand. What was done until then stays.
#[utoipa::path(
    operation_id = "cancel_job", tag = "integration", params(("id" = Uuid, Path, description = "The job")),
    extensions(("x-permission" = json!("cancel_job"))),
    responses(
        (status = 200, description = "The job", body = JobOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/jobs/{id}/cancel")]
async fn cancel(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::CancelJob)?;
    let (now, seen) = (command.now(), command.seen()?);
    command
        .run(&actor, move |tx| {
            let job = jobs::lock(tx, &scope, (*id).into())?;
            seen.expect(job.version)?;
            let to = job.state.0.cancel()?;
            jobs::save_state(tx, &job, to, now)?;
            record(tx, &job, to)?;
            Reply::ok(shown(tx, &scope, (*id).into())?)
        })
        .await
}

/// Fetch the file that a job made
#[utoipa::path(
    operation_id = "get_job_result", tag = "integration", params(("id" = Uuid, Path, description = "The job")),
    extensions(("x-permission" = json!("read_job"))),
    responses(
        (status = 200, description = "The file", body = FileBytes, content_type = "application/octet-stream"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/jobs/{id}/result")]
async fn result(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Result<HttpResponse, Problem> {
    let scope = actor.permit(Action::ReadJob)?;
    let keys = state.keys.clone();
    let file = state.db.read(move |db| {
        let job = jobs::find(db, &scope, (*id).into())?;
        match jobs::result(db, &keys, job.id) {
            Err(RepoError::NotFound) => Err(Problem::new(ProblemCode::JobNoResult)),
            file => Ok(file?),
        }
    });
    let ResultFile { file_name, media_type, content } = file.await?;
    Ok(attachment(&file_name, &media_type, content))
}

/// Writes down where a job went.
///
/// # Errors
/// `internal` if the trail cannot be written.
pub fn record(tx: &mut Tx, was: &Job, to: JobState) -> Result<(), Problem> {
    let kind = match to {
        JobState::Queued => EventKind::JobQueued,
        // Being taken up by a server is nothing that anybody did.
        JobState::Running => return Ok(()),
        JobState::Cancelling => EventKind::JobCancelling,
        JobState::Done => EventKind::JobDone,
        JobState::Failed => EventKind::JobFailed,
        JobState::Cancelled => EventKind::JobCancelled,
    };
    let path = OrgPath::parse(&was.org_path).map_err(Problem::internal)?;
    let event = NewEvent::new(kind, was.id).at(&path);
    let event = event.changed("state", was.state.0.code(), to.code());
    tx.record(event.changed("done", None::<i64>, was.done).changed("failed", None::<i64>, was.failed))
}

impl From<JobError> for Problem {
    fn from(error: JobError) -> Self {
        match error {
            JobError::Ended => Self::new(ProblemCode::JobEnded),
        }
    }
}
