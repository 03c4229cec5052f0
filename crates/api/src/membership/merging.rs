//! Two records of one member become one.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::kernel::document::DocumentOwner;
use domain::kernel::event::EventKind;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::duplicates::{PairError, PairVerb};
use domain::membership::form::ApplicationForm;
use domain::membership::member::MemberStatus;
use domain::membership::merge::MergeField;
use persistence::identity::posts;
use persistence::kernel::documents::{self, Owner};
use persistence::kernel::events::NewEvent;
use persistence::membership::duplicate_subjects::{Newcomer, Whose};
use persistence::membership::duplicates::{self, Decision};
use persistence::membership::members::Member;
use persistence::membership::{changes, contacts, federations, merging, standings};
use serde_json::Value;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::duplicates::{PairOut, judged, look_out, shown};
use super::form_out::FormOut;
use super::judging::{Rehearsed, rehearse};
use crate::app::FOLLOWING;
use crate::kernel::actor::Actor;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// How another context follows a merge: it gives what the member that goes has there to the one that stays, and says
/// how many things that were.
pub type Follow = fn(&mut Tx, &Member, &Member) -> Result<usize, Problem>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(merge);
}

/// Merge two members as proposed
///
/// By somebody else than proposed it; it cannot be taken back. The number of the record that goes leads to the one
/// that stays from then on, and its ratings, plots, bookings, documents and accounts belong to that one.
#[utoipa::path(
    operation_id = "merge_members", tag = "membership",
    params(("id" = Uuid, Path, description = "The pair")),
    extensions(("x-permission" = json!("merge_members"))),
    responses(
        (status = 200, description = "The pair", body = PairOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/member-duplicates/{id}/merge")]
async fn merge(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::MergeMembers)?;
    let (keys, seen, by) = (command.keys(), command.seen()?, actor.account_id);
    let (now, today) = (command.now(), command.today());
    command
        .run(&actor, move |tx| {
            let was = duplicates::find(tx, &scope, (*id).into())?;
            shown(tx, &keys, &scope, (*id).into())?;
            seen.expect(was.version)?;
            let to = judged(&was).take(PairVerb::Merge, by)?;
            let proposal = was.proposal.clone().ok_or_else(|| Problem::internal("a merge that nobody proposed"))?;
            let both = rehearse(tx, &keys, &scope, &was, &proposal, today)?;
            settled(tx, &both.goes)?;
            if !both.goes.status.next().contains(&MemberStatus::Merged) {
                return Err(PairError::NotCurrent.into());
            }
            let joined_on = both.stays.joined_on.min(both.goes.joined_on);
            merging::close(tx, &both.goes, &both.stays, (by, today))?;
            merging::rewrite(tx, &keys, &both.stays, &both.after, joined_on)?;
            let moved = follow(tx, &both, proposal.taken.contains(&MergeField::Contact), today)?;
            let decision = Decision { by, at: now, reason: None };
            duplicates::save(tx, &was, to, Some(&proposal), Some(&decision))?;
            let event = NewEvent::new(EventKind::DuplicateMerged, *id).at(&was.org_path);
            tx.record(event.changed("status", was.status.code(), to.code()))?;
            tell(tx, &both, &moved, &proposal.reason)?;
            let whose = Whose::Member(both.stays.id, both.stays.application_id);
            look_out(tx, &keys, &[Newcomer { whose, form: &both.after }])?;
            Reply::ok(shown(tx, &keys, &scope, (*id).into())?)
        })
        .await
}

/// A record on which something is to be decided does not go before it is.
fn settled(tx: &mut Tx, goes: &Member) -> Result<(), Problem> {
    if standings::case_open(tx, goes.id)? {
        return Err(Problem::new(ProblemCode::MemberCaseOpen));
    }
    match changes::open_of(tx, goes)? {
        Some(_) => Err(Problem::new(ProblemCode::ChangeOpenAlready)),
        None => Ok(()),
    }
}

/// Everything that the member that goes has, to the one that stays.
fn follow(
    tx: &mut Tx,
    both: &Rehearsed,
    call_first: bool,
    today: NaiveDate,
) -> Result<Vec<(&'static str, usize)>, Problem> {
    let Rehearsed { stays, goes, .. } = both;
    let now = tx.stamp().now;
    let to = Owner { kind: DocumentOwner::Member, id: stays.id.uuid() };
    let application = goes.application_id.map(|id| Owner { kind: DocumentOwner::Application, id: id.uuid() });
    let from = [Some(Owner { kind: DocumentOwner::Member, id: goes.id.uuid() }), application];
    let mut papers = 0;
    for owner in from.into_iter().flatten() {
        papers += documents::hand_over(tx, owner, to)?;
    }
    let accounts = posts::hand_over(tx, goes.id, (stays.id, stays.org_unit_id), now)?;
    let contacts = contacts::hand_over(tx, goes, stays, call_first)?;
    let federations = federations::hand_over(tx, goes, stays)?;
    federations::end_all(tx, goes, today)?;
    let mut moved =
        vec![("documents", papers), ("accounts", accounts), ("contacts", contacts), ("federations", federations)];
    for (what, follow) in FOLLOWING {
        moved.push((what, follow(tx, goes, stays)?));
    }
    Ok(moved)
}

/// Fields of a form as the trail names them.
const FIELDS: [&str; 13] = [
    "name",
    "short_name",
    "identity",
    "legal_person",
    "contact_name",
    "contact_mobile",
    "division_code",
    "address",
    "industries",
    "scale",
    "organisation",
    "demo_level",
    "composition",
];

fn told(form: &ApplicationForm) -> Result<Value, Problem> {
    serde_json::to_value(FormOut::from(form)).map_err(Problem::internal)
}

/// Writes into the trail of both what became of them; personal data masked.
fn tell(tx: &mut Tx, both: &Rehearsed, moved: &[(&'static str, usize)], why: &str) -> Result<(), Problem> {
    let Rehearsed { stays, goes, before, after } = both;
    let merged = NewEvent::new(EventKind::MemberMerged, goes.id.uuid()).at(&goes.org_path);
    let merged = merged.changed("status", goes.status.code(), MemberStatus::Merged.code());
    tx.record(merged.changed("merged_into", None::<String>, stays.number.to_string()).because(why))?;
    let (before, after) = (told(before)?, told(after)?);
    let absorbed = NewEvent::new(EventKind::MemberAbsorbed, stays.id.uuid()).at(&stays.org_path);
    let mut absorbed = absorbed.changed("absorbed", None::<String>, goes.number.to_string()).because(why);
    for field in FIELDS {
        if before[field] != after[field] {
            absorbed = absorbed.changed(field, before[field].clone(), after[field].clone());
        }
    }
    for (what, count) in moved.iter().filter(|(_, count)| *count > 0) {
        absorbed = absorbed.changed(what, None::<u64>, *count);
    }
    tx.record(absorbed)
}
