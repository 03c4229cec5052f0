//! What happens to a membership between admission and its end (1.4).

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::AccountId;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::application::Reason;
use domain::membership::member::{Member, MemberError};
use persistence::kernel::events::NewEvent;
use persistence::membership::standings::{self, Stored};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::members::{MemberOut, SuspensionReasonCode, shown};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(suspend).service(reinstate).service(give_notice).service(call_off_notice);
}

/// Why, in words.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MemberReason)]
pub(crate) struct ReasonIn {
    /// Why, in words that the member may read; at most 500 characters.
    #[schema(example = "会费已补缴,资格恢复")]
    reason: String,
}

/// The reason that was sent.
pub(crate) fn reason(body: Body<ReasonIn>) -> Result<Reason, Problem> {
    body.parse(|sent, errors: &mut FieldErrors| errors.take("/reason", Line::parse(&sent.reason)))
}

/// Who takes a step, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hand {
    pub(crate) by: AccountId,
    pub(crate) today: NaiveDate,
}

/// One step of a membership: the member that its taker reaches, the rule, the table, the trail.
pub(crate) struct MemberStep {
    pub(crate) actor: Actor,
    pub(crate) command: Command,
    pub(crate) scope: Scope,
    pub(crate) id: Uuid,
    pub(crate) kind: EventKind,
    pub(crate) reason: Reason,
}

impl MemberStep {
    /// Takes the step by a rule.
    pub(crate) async fn run<R>(self, rule: R) -> Answer
    where
        R: FnOnce(&mut Member, Hand) -> Result<(), MemberError> + Send + 'static,
    {
        self.run_then(rule, |tx, was, _| undisturbed(tx, was)).await
    }

    /// The same, and what comes with it in the same transaction.
    pub(crate) async fn run_then<R, T>(self, rule: R, then: T) -> Answer
    where
        R: FnOnce(&mut Member, Hand) -> Result<(), MemberError> + Send + 'static,
        T: FnOnce(&mut Tx, &Stored, Hand) -> Result<(), Problem> + Send + 'static,
    {
        let Self { actor, command, scope, id, kind, reason } = self;
        let (keys, seen) = (command.keys(), command.seen()?);
        let hand = Hand { by: actor.account_id, today: command.today() };
        command
            .run(&actor, move |tx| {
                let was = standings::find(tx, &scope, &keys, id.into())?;
                seen.expect(was.version)?;
                let mut now = was.member.clone();
                rule(&mut now, hand)?;
                standings::save(tx, &was, &now, None)?;
                record(tx, kind, &was.member, &now, Some(reason.as_str()))?;
                then(tx, &was, hand)?;
                Reply::ok(shown(tx, &keys, &scope, id.into())?)
            })
            .await
    }
}

/// While the council has a case against the member, the case goes first.
pub(crate) fn undisturbed(tx: &mut Tx, was: &Stored) -> Result<(), Problem> {
    let open = standings::case_open(tx, was.member.id)?;
    if open { Err(Problem::new(ProblemCode::MemberCaseOpen)) } else { Ok(()) }
}

/// Writes a step into the trail.
pub(crate) fn record(
    tx: &mut Tx,
    kind: EventKind,
    was: &Member,
    now: &Member,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let mut event = NewEvent::new(kind, now.id.uuid()).at(&now.org_path);
    if was.status != now.status {
        event = event.changed("status", was.status.code(), now.status.code());
    }
    if let Some(code) = now.standing.suspended_for {
        event = event.changed("suspended_for", None::<String>, code.code());
    }
    if let Some(code) = now.standing.lapsed_for {
        event = event.changed("lapsed_for", None::<String>, code.code());
    }
    tx.record(reason.into_iter().fold(event, NewEvent::because))
}

/// Why a membership is suspended.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Suspension)]
struct SuspendIn {
    suspended_for: SuspensionReasonCode,
    /// What happened, in words that the member may read; at most 500 characters.
    #[schema(example = "连续两年未缴纳会费")]
    reason: String,
}

/// Suspend a membership
///
/// Its rights rest until it is reinstated: no vote, no booking, no rating.
#[utoipa::path(
    operation_id = "suspend_member", tag = "membership", request_body = SuspendIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("stand_member"))),
    responses(
        (status = 200, description = "The member", body = MemberOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/suspend")]
async fn suspend(actor: Actor, command: Command, id: Path<Uuid>, body: Body<SuspendIn>) -> Answer {
    let scope = actor.permit(Action::StandMember)?;
    let (code, reason) = body.parse(|sent, errors| {
        let reason = errors.take("/reason", Line::parse(&sent.reason));
        Some((sent.suspended_for.0, reason?))
    })?;
    let step = MemberStep { actor, command, scope, id: *id, kind: EventKind::MemberSuspended, reason };
    step.run(move |member, hand| member.suspend(code, hand.by, hand.today)).await
}

/// Reinstate a suspended membership
#[utoipa::path(
    operation_id = "reinstate_member", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("stand_member"))),
    responses(
        (status = 200, description = "The member", body = MemberOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/reinstate")]
async fn reinstate(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::StandMember)?;
    let reason = reason(body)?;
    let step = MemberStep { actor, command, scope, id: *id, kind: EventKind::MemberReinstated, reason };
    step.run(|member, hand| member.reinstate(hand.by, hand.today)).await
}

/// Take a member's notice
///
/// The member gives it itself, or an officer takes the paper. Membership ends when somebody else approves it.
#[utoipa::path(
    operation_id = "give_notice", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("give_notice"))),
    responses(
        (status = 200, description = "The member", body = MemberOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/give-notice")]
async fn give_notice(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::GiveNotice)?;
    let reason = reason(body)?;
    let step = MemberStep { actor, command, scope, id: *id, kind: EventKind::MemberNoticeGiven, reason };
    step.run(|member, hand| member.give_notice(hand.by, hand.today)).await
}

/// Take a notice back
#[utoipa::path(
    operation_id = "call_off_notice", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("give_notice"))),
    responses(
        (status = 200, description = "The member", body = MemberOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/call-off-notice")]
async fn call_off_notice(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::GiveNotice)?;
    let reason = reason(body)?;
    let step = MemberStep { actor, command, scope, id: *id, kind: EventKind::MemberNoticeCalledOff, reason };
    step.run(|member, hand| member.call_off_notice(hand.by, hand.today)).await
}
