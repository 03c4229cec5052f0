//! What every change of a rating has in common.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::credit::lifecycle::RatingStatus;
use domain::kernel::access::{Action, Role, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, RatingId};
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use persistence::credit::ratings::{self, Case};
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::standings;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::ratings::show;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::{Command, Seen};
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemCode};
use crate::kernel::reply::{Answer, Reply};

/// Why, in words that stay with the rating.
pub(super) type Reason = Line<500>;

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RatingReason)]
pub(super) struct ReasonIn {
    /// Why; it stays with the rating.
    #[schema(example = "经营收入证明材料不全，请补充后重新评分")]
    reason: String,
}

/// The reason that was sent.
pub(super) fn reason(body: Body<ReasonIn>) -> Result<Reason, Problem> {
    body.parse(|sent, errors| errors.take("/reason", Line::parse(&sent.reason)))
}

/// Whoever changes a rating, and the day.
pub(super) struct Hand {
    pub(super) scope: Scope,
    pub(super) by: AccountId,
    pub(super) today: NaiveDate,
}

/// A change of one rating that somebody may make.
pub(super) struct Deed {
    id: RatingId,
    hand: Hand,
    seen: Seen,
    command: Command,
    actor: Actor,
}

impl Deed {
    /// The change, if the actor may make it.
    pub(super) fn of(actor: Actor, command: Command, id: Uuid, action: Action) -> Result<Self, Problem> {
        let scope = actor.permit(action)?;
        let hand = Hand { scope, by: actor.account_id, today: command.today() };
        Ok(Self { id: id.into(), hand, seen: command.seen()?, command, actor })
    }

    /// An edit, whose caller also has to say which version it saw.
    pub(super) fn edit(actor: Actor, command: Command, id: Uuid, action: Action) -> Result<Self, Problem> {
        let deed = Self::of(actor, command, id, action)?;
        deed.command.version()?;
        Ok(deed)
    }

    /// Whether the member itself makes the change.
    pub(super) fn is_own(&self) -> bool {
        self.actor.role == Role::Member
    }

    /// The keys of personal data.
    pub(super) fn keys(&self) -> Arc<Keyring> {
        self.command.keys()
    }

    /// Changes the rating in one transaction, writes down what happened, and shows the rating. `work` adds to the
    /// event what changed besides the status.
    pub(super) async fn run<W>(self, kind: EventKind, note: Option<Reason>, work: W) -> Answer
    where
        W: FnOnce(&mut Tx, &mut Case, &Hand, NewEvent) -> Result<NewEvent, Problem> + Send + 'static,
    {
        let Self { id, hand, seen, command, actor } = self;
        command
            .run(&actor, move |tx| {
                let mut case = ratings::find(tx, &hand.scope, id)?;
                seen.expect(case.version)?;
                // A rating of somebody who has left goes no further (R1.16).
                if !standings::status(tx, case.rating.member)?.is_current() {
                    return Err(Problem::new(ProblemCode::RatingMemberInactive));
                }
                let was = case.rating.status;
                let event = NewEvent::new(kind, id.uuid()).at(&case.org_path);
                let event = work(tx, &mut case, &hand, event)?;
                ratings::save(tx, &case, note.as_ref().map(Line::as_str))?;
                let now = case.rating.status;
                let event = if was == now { event } else { event.changed("status", was.code(), now.code()) };
                tx.record(note.iter().fold(event, |event, reason| event.because(reason.as_str())))?;
                Reply::ok(show(tx, &hand.scope, id, hand.today)?)
            })
            .await
    }
}

/// Refuses unless evidence, figures and vetoes may still change; a member changes its own draft only.
pub(super) fn expect_evidence(case: &Case, own: bool) -> Result<(), Problem> {
    let status = case.rating.status;
    let open = if own { status == RatingStatus::Draft } else { status.takes_evidence() };
    if open { Ok(()) } else { Err(Problem::new(ProblemCode::RatingEvidenceClosed)) }
}
