//! The entry of a roster that was checked.

use actix_web::post;
use actix_web::web::Path;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::JobId;
use domain::kernel::job::JobKind;
use domain::membership::roster::state::RosterVerb;
use persistence::kernel::events::NewEvent;
use persistence::kernel::jobs::{Job, NewJob, ResultFile};
use persistence::kernel::keyring::Keyring;
use persistence::membership::{roster_imports, roster_rows};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::check::failed;
use super::entry::{BATCH, Entry};
use super::imports::{RosterImportOut, shown, version_of};
use super::{error_sheet, imports};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::file::XLSX;
use crate::kernel::jobs::{Turn, queue};
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(commit);
}

/// One batch of the entry; the last one makes the sheet of the rows that were wrong.
///
/// # Errors
/// Only what concerns no single row.
pub fn turn(tx: &mut Tx, keys: &Keyring, job: &Job) -> Result<Turn, Problem> {
    let entry = Entry::of(tx, keys, job)?;
    let import = entry.roster.key();
    let rows = roster_rows::next(tx, import, job.cursor, BATCH)?;
    let turn = Turn::of(&rows);
    let outcomes = entry.enter(tx, rows, entry.roster.apply_changes)?;
    let failed = failed(&outcomes);
    roster_rows::save(tx, import, &outcomes)?;
    let result = (turn.finished && job.failed + failed > 0).then(|| {
        let content = error_sheet::make(tx, keys, &entry.roster)?;
        Ok::<_, Problem>(ResultFile {
            file_name: error_sheet::name(&entry.roster),
            media_type: XLSX.to_owned(),
            content,
        })
    });
    Ok(Turn { failed, result: result.transpose()?, ..turn })
}

/// How a roster is entered.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RosterCommit, example = json!({"apply_changes": false}))]
struct CommitIn {
    /// Whether changed rows are entered as well; otherwise members stay as they are known.
    apply_changes: bool,
}

/// Enter a roster that was checked
///
/// New rows become members; changed ones are entered if that is asked for; wrong ones are left out, and come back
/// with the job's result file. One that was stopped goes on where it ended.
#[utoipa::path(
    operation_id = "commit_roster_import", tag = "membership", request_body = CommitIn,
    params(("id" = Uuid, Path, description = "The roster")),
    extensions(("x-permission" = json!("import_roster"))),
    responses(
        (status = 202, description = "The roster, with the job that enters it", body = RosterImportOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/roster-imports/{id}/commit")]
async fn commit(actor: Actor, command: Command, id: Path<Uuid>, body: Body<CommitIn>) -> Answer {
    let scope = actor.permit(Action::ImportRoster)?;
    let (today, now, seen) = (command.today(), command.now(), command.seen()?);
    let apply_changes = body.checked()?.apply_changes;
    let (account_id, role) = (actor.account_id, actor.role);
    command
        .run(&actor, move |tx| {
            let was = roster_imports::lock(tx, &scope, (*id).into())?;
            let jobs = imports::jobs_of(tx, std::slice::from_ref(&was))?;
            seen.expect(version_of(&was, &jobs))?;
            imports::expect(&was, &jobs, RosterVerb::Commit)?;
            if was.header_sealed.is_none() {
                return Err(Problem::new(ProblemCode::RosterContentGone));
            }
            let written = roster_rows::counts(tx, &[was.id])?;
            let written: i64 = written.iter().filter(|(_, _, written, _)| *written).map(|(.., count)| count).sum();
            let job = NewJob {
                id: JobId::fresh(),
                kind: JobKind::RosterCommit,
                subject_id: was.id,
                org_unit_id: was.org_unit_id.into(),
                org_path: was.path()?,
                account_id,
                role,
                request_id: tx.stamp().request_id,
                total: i64::from(was.row_count) - written,
                created_at: now,
            };
            queue(tx, &job)?;
            roster_imports::save_commit(tx, &was, job.id, apply_changes, today)?;
            let event = NewEvent::new(EventKind::RosterImportCommitted, was.id).at(&job.org_path);
            tx.record(event.changed("apply_changes", None::<bool>, apply_changes))?;
            Reply::accepted(shown(tx, &scope, (*id).into(), today)?)
        })
        .await
}
