//! Taking back what a roster entered.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::MemberId;
use domain::membership::roster::policy::RosterPolicy;
use domain::membership::roster::state::RosterVerb;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::membership::roster_imports::{self, Roster};
use persistence::membership::{forms, reconciling, roster_rows};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::imports::{self, RosterImportOut, shown, version_of};
use crate::kernel::actor::Actor;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(undo);
}

/// Undo the entry of a roster
///
/// All of it or nothing: members that it entered go, members that it changed are as before. Refused once one of them
/// was changed otherwise or has other records, and after so many days.
#[utoipa::path(
    operation_id = "undo_roster_import", tag = "membership", params(("id" = Uuid, Path, description = "The roster")),
    extensions(("x-permission" = json!("import_roster"))),
    responses(
        (status = 200, description = "The roster", body = RosterImportOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/roster-imports/{id}/undo")]
async fn undo(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ImportRoster)?;
    let (today, seen) = (command.today(), command.seen()?);
    command
        .run(&actor, move |tx| {
            let was = roster_imports::lock(tx, &scope, (*id).into())?;
            let jobs = imports::jobs_of(tx, std::slice::from_ref(&was))?;
            seen.expect(version_of(&was, &jobs))?;
            imports::expect(&was, &jobs, RosterVerb::Undo)?;
            expect_in_time(&was, today)?;
            take_back(tx, &was)?;
            roster_imports::save_undone(tx, &was, today)?;
            tx.record(NewEvent::new(EventKind::RosterImportUndone, was.id).at(&was.path()?))?;
            Reply::ok(shown(tx, &scope, (*id).into(), today)?)
        })
        .await
}

fn expect_in_time(roster: &Roster, today: NaiveDate) -> Result<(), Problem> {
    match roster.committed_on.and_then(|day| RosterPolicy::default().undo_until(day)) {
        Some(until) if today > until => Err(Problem::new(ProblemCode::RosterUndoLate).with("day", until)),
        Some(_) | None => Ok(()),
    }
}

fn take_back(tx: &mut Tx, roster: &Roster) -> Result<(), Problem> {
    let (mut entered, mut changed, mut made, mut events) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let path = roster.path()?;
    for row in roster_rows::written(tx, roster.key())? {
        let (Some(member), Some(version), Some(form)) = (row.member_id, row.member_version, row.form_id) else {
            return Err(Problem::internal("a row entered without a member"));
        };
        let member: MemberId = member.into();
        made.push(form);
        match row.former_form_id {
            Some(former) => changed.push((member, version, former)),
            None => entered.push((member, version)),
        }
        let event = NewEvent::new(EventKind::MemberImportUndone, member.uuid()).at(&path);
        events.push(event.changed("roster_import_id", roster.id.to_string(), None::<String>));
    }
    reconciling::save_forms(tx, &changed).map_err(depended_on)?;
    reconciling::delete(tx, &entered).map_err(depended_on)?;
    forms::delete(tx, &made).map_err(depended_on)?;
    tx.record_all(events)
}

/// Whatever still refers to a member, or changed it, stands in the way.
fn depended_on(error: RepoError) -> Problem {
    match error {
        RepoError::Stale => Problem::new(ProblemCode::RosterDependedOn),
        RepoError::Refused(constraint) => Problem::new(ProblemCode::RosterDependedOn).caused_by(constraint),
        RepoError::NotFound | RepoError::Unreadable(_) | RepoError::Database(_) => error.into(),
    }
}
