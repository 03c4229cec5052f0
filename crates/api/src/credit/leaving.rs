//! The verbs that end a membership. They stand here because the rating ends with it (R1.16), and a context leans
//! only on those before it.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::MemberId;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::expulsion::{Deed, ExpulsionCase, ExpulsionStatus, Vote};
use domain::membership::member::CardReturn;
use persistence::credit::ratings;
use persistence::kernel::events::NewEvent;
use persistence::membership::expulsions;
use persistence::membership::standings::{self, Stored};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, Problem, ProblemOut};
use crate::kernel::reply::{Answer, Reply};
use crate::membership::expulsions_out::{CaseOut, shown as shown_case};
use crate::membership::members::{LapseReasonCode, MemberOut};
use crate::membership::standing::{Hand, MemberStep, record, undisturbed};
use crate::membership::{expulsions as cases, leaving};

/// What became of the card, on the wire.
type CardReturnCode = Code<CardReturn>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(approve_withdrawal).service(lapse).service(vote);
}

/// Ends what belonged to the membership in every context up to this one. Running bookings go on to their end.
fn end(tx: &mut Tx, was: &Stored, hand: Hand) -> Result<(), Problem> {
    leaving::end(tx, was, hand)?;
    expire(tx, was.member.id, hand)
}

/// The rating in force ends with the membership.
fn expire(tx: &mut Tx, member: MemberId, hand: Hand) -> Result<(), Problem> {
    let Some(mut case) = ratings::in_force(tx, member)? else { return Ok(()) };
    let was = case.rating.status.code();
    case.rating.end_with_membership(hand.by, hand.today)?;
    ratings::save(tx, &case, None)?;
    let event = NewEvent::new(EventKind::RatingExpired, case.rating.id.uuid()).at(&case.org_path);
    tx.record(event.changed("status", was, case.rating.status.code()))
}

/// How the office takes leave of a member.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WithdrawalApproval)]
struct ApproveIn {
    /// The card is handed back, or declared lost in writing.
    card: CardReturnCode,
    /// A remark; at most 500 characters.
    #[schema(example = "会员证已收回,会费已结清")]
    reason: String,
}

/// Approve a member's notice
///
/// Membership ends today, and with it the rating in force and the member's account. By somebody else than took the
/// notice.
#[utoipa::path(
    operation_id = "approve_withdrawal", tag = "membership", request_body = ApproveIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("approve_withdrawal"))),
    responses(
        (status = 200, description = "The member", body = MemberOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/approve-withdrawal")]
async fn approve_withdrawal(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ApproveIn>) -> Answer {
    let scope = actor.permit(Action::ApproveWithdrawal)?;
    let reason = body.parse(|sent, errors| {
        let reason = errors.take("/reason", Line::<480>::parse(&sent.reason));
        let kept = match sent.card.0 {
            CardReturn::Returned => "会员证已交回",
            CardReturn::DeclaredLost => "会员证已声明遗失",
        };
        errors.take("/reason", Line::parse(&format!("{kept}。{}", reason?.as_str())))
    })?;
    let step = MemberStep { actor, command, scope, id: *id, kind: EventKind::MemberWithdrawn, reason };
    step.run_then(|member, hand| member.approve_withdrawal(hand.by, hand.today), end).await
}

/// Why a membership lapsed.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Lapse)]
struct LapseIn {
    lapsed_for: LapseReasonCode,
    /// What proves it; at most 500 characters.
    #[schema(example = "市场监管部门已于 2026-04-20 核准注销登记")]
    reason: String,
}

/// End the membership of somebody struck off or dead
///
/// Membership ends today, and with it the rating in force, the member's account and a case that is not voted on.
#[utoipa::path(
    operation_id = "lapse_member", tag = "membership", request_body = LapseIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("stand_member"))),
    responses(
        (status = 200, description = "The member", body = MemberOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/lapse")]
async fn lapse(actor: Actor, command: Command, id: Path<Uuid>, body: Body<LapseIn>) -> Answer {
    let scope = actor.permit(Action::StandMember)?;
    let (code, reason) = body.parse(|sent, errors| {
        let reason = errors.take("/reason", Line::parse(&sent.reason));
        Some((sent.lapsed_for.0, reason?))
    })?;
    let step = MemberStep { actor, command, scope, id: *id, kind: EventKind::MemberLapsed, reason };
    step.run_then(move |member, hand| member.lapse(code, hand.by, hand.today), end).await
}

/// How the council voted.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExpulsionVote)]
struct VoteIn {
    /// Seats of the council.
    #[validate(range(min = 1, max = 1000))]
    #[schema(example = 15)]
    seats: u32,
    /// Votes for the expulsion.
    #[validate(range(max = 1000))]
    #[schema(example = 11)]
    in_favour: u32,
    /// Votes against it.
    #[validate(range(max = 1000))]
    #[schema(example = 1)]
    against: u32,
    /// Abstentions.
    #[validate(range(max = 1000))]
    #[schema(example = 1)]
    abstained: u32,
    /// The day on which the council sat; after the time to be heard, not in the future.
    voted_on: NaiveDate,
}

/// Enter the council's vote on an expulsion
///
/// With two thirds of the seats present, more than half of those present expel; then membership ends today.
/// Otherwise the case is dismissed. By somebody else than opened it.
#[utoipa::path(
    operation_id = "vote_on_expulsion", tag = "membership", request_body = VoteIn,
    params(("id" = Uuid, Path, description = "The case")),
    extensions(("x-permission" = json!("decide_expulsion"))),
    responses(
        (status = 200, description = "The case", body = CaseOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/expulsions/{id}/vote")]
async fn vote(actor: Actor, command: Command, id: Path<Uuid>, body: Body<VoteIn>) -> Answer {
    let scope = actor.permit(Action::DecideExpulsion)?;
    let today = command.today();
    let (votes, on) = body.parse(|sent, errors| {
        if sent.voted_on > today {
            errors.add("/voted_on", FieldCode::DateInFuture);
        }
        let VoteIn { seats, in_favour, against, abstained, voted_on } = sent;
        Some((Vote { seats, in_favour, against, abstained }, voted_on))
    })?;
    let (keys, seen) = (command.keys(), command.seen()?);
    let hand = Hand { by: actor.account_id, today };
    command
        .run(&actor, move |tx| {
            let was = expulsions::find(tx, &scope, (*id).into())?;
            seen.expect(was.version)?;
            let mut now = was.case.clone();
            now.vote(votes, Deed { by: hand.by, on })?;
            expulsions::save(tx, &was, &now)?;
            if now.status == ExpulsionStatus::Expelled {
                let stored = standings::of_case(tx, &keys, &was)?;
                expel(tx, &stored, &now, hand)?;
            } else {
                cases::record(tx, EventKind::MemberExpulsionDismissed, &was, &now, None)?;
            }
            Reply::ok(shown_case(tx, &scope, now.id, today)?)
        })
        .await
}

/// The member whom the council has voted out leaves today.
fn expel(tx: &mut Tx, was: &Stored, case: &ExpulsionCase, hand: Hand) -> Result<(), Problem> {
    undisturbed(tx, was)?;
    let mut now = was.member.clone();
    now.expel(case, hand.by, hand.today)?;
    standings::save(tx, was, &now, None)?;
    record(tx, EventKind::MemberExpelled, &was.member, &now, None)?;
    end(tx, was, hand)
}
