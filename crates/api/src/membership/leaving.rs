//! What ends with a membership inside this context and in `identity`; what ends in later contexts they add where
//! they serve the verbs (R1.16).

use domain::identity::session::SessionEnd;
use domain::kernel::access::Role;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::change::{self, ChangeStatus};
use domain::membership::expulsion::{Deed, ExpulsionStatus};
use persistence::identity::{posts, sessions};
use persistence::kernel::events::NewEvent;
use persistence::membership::members::Member;
use persistence::membership::standings::{self, Stored};
use persistence::membership::{changes, expulsions, federations};

use super::standing::Hand;
use crate::kernel::db::Tx;
use crate::kernel::problem::Problem;

/// Ends what belonged to the membership: times in industry federations, open change requests, a case that is not
/// voted on, and the member's posts with every session.
pub(crate) fn end(tx: &mut Tx, was: &Stored, hand: Hand) -> Result<(), Problem> {
    let member = standings::shown(tx, was)?;
    end_federations(tx, &member, hand)?;
    cancel_change(tx, &member, hand)?;
    drop_case(tx, &member, hand)?;
    end_posts(tx, &member)
}

fn end_federations(tx: &mut Tx, member: &Member, hand: Hand) -> Result<(), Problem> {
    for ended in federations::end_all(tx, member, hand.today)? {
        let event = NewEvent::new(EventKind::MemberFederationLeft, member.id.uuid()).at(&member.org_path);
        tx.record(event.changed("federation_id", ended.unit.to_string(), None::<String>))?;
    }
    Ok(())
}

fn cancel_change(tx: &mut Tx, member: &Member, hand: Hand) -> Result<(), Problem> {
    let Some(was) = changes::open_of(tx, member)? else { return Ok(()) };
    let mut now = was.request.clone();
    now.cancel(change::Hand { by: hand.by, on: hand.today }, None)?;
    changes::save(tx, &was, &now)?;
    let event = NewEvent::new(EventKind::MemberChangeCancelled, member.id.uuid()).at(&member.org_path);
    tx.record(event.changed("change_status", was.request.status.code(), ChangeStatus::Cancelled.code()))
}

fn drop_case(tx: &mut Tx, member: &Member, hand: Hand) -> Result<(), Problem> {
    let Some(was) = expulsions::open_against(tx, member.id)? else { return Ok(()) };
    let mut now = was.case.clone();
    let why = Line::parse("会员资格已终止，除名事项不再办理。").map_err(Problem::internal)?;
    now.drop_case(why, Deed { by: hand.by, on: hand.today })?;
    expulsions::save(tx, &was, &now)?;
    let event = NewEvent::new(EventKind::MemberExpulsionDropped, member.id.uuid()).at(&member.org_path);
    tx.record(event.changed("case_status", was.case.status.code(), ExpulsionStatus::Dropped.code()))
}

fn end_posts(tx: &mut Tx, member: &Member) -> Result<(), Problem> {
    let now = tx.stamp().now;
    for (account, org_unit_id) in posts::end_of_member(tx, member.id, now)? {
        sessions::end_all(tx, account, SessionEnd::PostChanged, now)?;
        let event = NewEvent::new(EventKind::PostEnded, account.uuid()).at(&member.org_path);
        let event = event.changed("org_unit_id", org_unit_id.to_string(), None::<String>);
        tx.record(event.changed("role", Role::Member.code(), None::<String>))?;
    }
    Ok(())
}
