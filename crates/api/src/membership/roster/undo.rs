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
use persistence::kernel::keyring::Keyring;
use persistence::membership::contacts::{self, Rewritten};
use persistence::membership::duplicate_subjects::{Newcomer, Whose};
use persistence::membership::roster_imports::{self, Roster};
use persistence::membership::{duplicates, forms, reconciling, roster_rows};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::imports::{self, RosterImportOut, shown, version_of};
use crate::kernel::actor::Actor;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};
use crate::membership::duplicates::look_out;

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
    let (today, seen, keys) = (command.today(), command.seen()?, command.keys());
    command
        .run(&actor, move |tx| {
            let was = roster_imports::lock(tx, &scope, (*id).into())?;
            let jobs = imports::jobs_of(tx, std::slice::from_ref(&was))?;
            seen.expect(version_of(&was, &jobs))?;
            imports::expect(&was, &jobs, RosterVerb::Undo)?;
            expect_in_time(&was, today)?;
            take_back(tx, &keys, &was)?;
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

fn take_back(tx: &mut Tx, keys: &Keyring, roster: &Roster) -> Result<(), Problem> {
    let (mut entered, mut changed, mut made, mut events) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut rewritten, path) = (Vec::new(), roster.path()?);
    for row in roster_rows::written(tx, roster.key())? {
        let (Some(member), Some(version), Some(form)) = (row.member_id, row.member_version, row.form_id) else {
            return Err(Problem::internal("a row entered without a member"));
        };
        let member: MemberId = member.into();
        made.push(form);
        match row.former_form_id {
            Some(former) => {
                changed.push((member, version, former));
                rewritten.push((member, form, former));
            }
            None => entered.push((member, version)),
        }
        let event = NewEvent::new(EventKind::MemberImportUndone, member.uuid()).at(&path);
        events.push(event.changed("roster_import_id", roster.id.to_string(), None::<String>));
    }
    let ids: Vec<Uuid> = entered.iter().map(|(member, _)| member.uuid()).collect();
    if duplicates::any_judged(tx, &ids)? {
        return Err(Problem::new(ProblemCode::RosterDependedOn));
    }
    reconciling::save_forms(tx, &changed).map_err(depended_on)?;
    contacts::follow_forms(tx, &rewritten).map_err(depended_on)?;
    contacts::forget_of_forms(tx, &made)?;
    reconciling::delete(tx, &entered).map_err(depended_on)?;
    forms::delete(tx, &made).map_err(depended_on)?;
    look_again(tx, keys, &rewritten)?;
    tx.record_all(events)
}

/// What is known again of members is what they are compared by.
fn look_again(tx: &mut Tx, keys: &Keyring, rewritten: &[Rewritten]) -> Result<(), Problem> {
    let former: Vec<Uuid> = rewritten.iter().map(|(_, _, former)| *former).collect();
    let forms = forms::open_all(tx, keys, &former)?;
    let known = rewritten.iter().filter_map(|(member, _, former)| Some((*member, forms.get(former)?)));
    let newcomers: Vec<Newcomer> =
        known.map(|(member, form)| Newcomer { whose: Whose::Member(member, None), form }).collect();
    look_out(tx, keys, &newcomers)?;
    Ok(())
}

/// Whatever still refers to a member, or changed it, stands in the way.
fn depended_on(error: RepoError) -> Problem {
    match error {
        RepoError::Stale => Problem::new(ProblemCode::RosterDependedOn),
        RepoError::Refused(constraint) => Problem::new(ProblemCode::RosterDependedOn).caused_by(constraint),
        RepoError::NotFound | RepoError::Unreadable(_) | RepoError::Disconnected(_) | RepoError::Database(_) => {
            error.into()
        }
    }
}
