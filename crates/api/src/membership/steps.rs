//! The steps of an application through town, county, council and publicity.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id};
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::application::{Application, Reason};
use domain::membership::member::Member;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::applications::{self, Stored};
use persistence::membership::duplicate_subjects::{Newcomer, Whose};
use persistence::membership::members::{self, NewMember};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::applications::{ApplicationOut, shown};
use super::duplicates::look_out;
use super::limits::Limits;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(take_up).service(pass_town).service(pass_county).service(approve);
    config.service(publish).service(raise_objection).service(dismiss_objection).service(uphold_objection);
    config.service(admit);
}

/// Why.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ApplicationReason)]
pub(super) struct ReasonIn {
    /// Why, in words that the applicant may read; at most 500 characters.
    #[schema(example = "请补充土地承包合同")]
    reason: String,
}

pub(super) fn reason(body: Body<ReasonIn>) -> Result<Reason, Problem> {
    body.parse(|sent, errors: &mut FieldErrors| errors.take("/reason", Line::parse(&sent.reason)))
}

/// One step: the application that its taker reaches, the rule, the table, the trail.
pub(super) struct Step {
    pub(super) actor: Actor,
    pub(super) command: Command,
    pub(super) scope: Scope,
    pub(super) id: Uuid,
    pub(super) kind: EventKind,
    pub(super) reason: Option<Reason>,
}

impl Step {
    pub(super) async fn run<R>(self, rule: R) -> Answer
    where
        R: FnOnce(&mut Application, AccountId, NaiveDate) -> Result<(), Problem> + Send + 'static,
    {
        self.run_then(move |_, now, by, today| rule(now, by, today), |_, _, _| Ok(())).await
    }

    /// The same, and what comes with it in the same transaction.
    async fn run_then<R, T>(self, rule: R, then: T) -> Answer
    where
        R: FnOnce(&mut Tx, &mut Application, AccountId, NaiveDate) -> Result<(), Problem> + Send + 'static,
        T: FnOnce(&mut Tx, &Stored, &Application) -> Result<(), Problem> + Send + 'static,
    {
        let Self { actor, command, scope, id, kind, reason } = self;
        let (keys, today, by, seen) = (command.keys(), command.today(), actor.account_id, command.seen()?);
        command
            .run(&actor, move |tx| {
                let was = applications::find(tx, &scope, &keys, id.into())?;
                seen.expect(was.version)?;
                let mut now = was.application.clone();
                rule(tx, &mut now, by, today)?;
                applications::save(tx, &was, &now)?;
                record(tx, kind, &was.application, &now, reason.as_ref())?;
                then(tx, &was, &now)?;
                Reply::ok(shown(tx, &keys, &scope, id.into(), today)?)
            })
            .await
    }
}

/// Writes a step into the trail.
pub(super) fn record(
    tx: &mut Tx,
    kind: EventKind,
    was: &Application,
    now: &Application,
    reason: Option<&Reason>,
) -> Result<(), Problem> {
    let mut event = NewEvent::new(kind, now.id.uuid()).at(&now.org_path);
    if was.status != now.status {
        event = event.changed("status", was.status.code(), now.status.code());
    }
    if let Some(reason) = reason {
        event = event.because(reason.as_str());
    }
    tx.record(event)
}

/// Begin the town's check
#[utoipa::path(
    operation_id = "take_up_application", tag = "membership",
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("review_application_in_town"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/take-up")]
async fn take_up(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReviewApplicationInTown)?;
    let step = Step { actor, command, scope, id: *id, kind: EventKind::ApplicationTakenUp, reason: None };
    step.run(|now, _, _| Ok(now.take_up()?)).await
}

/// Pass an application on to the county
///
/// By somebody else than entered it.
#[utoipa::path(
    operation_id = "pass_application_in_town", tag = "membership",
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("review_application_in_town"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/pass-town")]
async fn pass_town(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReviewApplicationInTown)?;
    let step = Step { actor, command, scope, id: *id, kind: EventKind::ApplicationPassedTown, reason: None };
    step.run(|now, by, today| Ok(now.pass_town(by, today)?)).await
}

/// Pass an application on to the council
///
/// By somebody else than entered it or checked it in the town.
#[utoipa::path(
    operation_id = "pass_application_in_county", tag = "membership",
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("review_application_in_county"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/pass-county")]
async fn pass_county(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReviewApplicationInCounty)?;
    let step = Step { actor, command, scope, id: *id, kind: EventKind::ApplicationPassedCounty, reason: None };
    step.run(|now, by, today| Ok(now.pass_county(by, today)?)).await
}

/// The council's decision.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CouncilDecision)]
struct DecisionIn {
    /// The day on which the council sat.
    decided_on: NaiveDate,
}

/// Enter the council's decision for an applicant
#[utoipa::path(
    operation_id = "approve_application", tag = "membership", request_body = DecisionIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("admit_member"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/approve")]
async fn approve(actor: Actor, command: Command, id: Path<Uuid>, body: Body<DecisionIn>) -> Answer {
    let scope = actor.permit(Action::AdmitMember)?;
    let today = command.today();
    let on = body.parse(|sent, errors| {
        if sent.decided_on > today {
            errors.add("/decided_on", FieldCode::DateInFuture);
        }
        Some(sent.decided_on)
    })?;
    let step = Step { actor, command, scope, id: *id, kind: EventKind::ApplicationApproved, reason: None };
    step.run(move |now, _, _| Ok(now.approve_in_council(on)?)).await
}

/// Hang out the council's decision
///
/// From today, for seven calendar days.
#[utoipa::path(
    operation_id = "publish_application", tag = "membership",
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("admit_member"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/publish")]
async fn publish(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::AdmitMember)?;
    let step = Step { actor, command, scope, id: *id, kind: EventKind::ApplicationPublished, reason: None };
    step.run_then(
        |tx, now, _, today| {
            let policy = Limits::load(tx)?.on(today);
            Ok(now.publish(today, &policy)?)
        },
        |_, _, _| Ok(()),
    )
    .await
}

/// Enter an objection
///
/// During the publicity; it stops the case until it is answered.
#[utoipa::path(
    operation_id = "object_to_application", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("admit_member"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/object")]
async fn raise_objection(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::AdmitMember)?;
    let reason = reason(body)?;
    let step =
        Step { actor, command, scope, id: *id, kind: EventKind::ApplicationObjected, reason: Some(reason.clone()) };
    step.run(move |now, _, today| Ok(now.object(reason, today)?)).await
}

/// Answer an objection and go on
#[utoipa::path(
    operation_id = "dismiss_objection", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("admit_member"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/dismiss-objection")]
async fn dismiss_objection(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::AdmitMember)?;
    let reason = reason(body)?;
    let step = Step {
        actor,
        command,
        scope,
        id: *id,
        kind: EventKind::ApplicationObjectionResolved,
        reason: Some(reason.clone()),
    };
    step.run(|now, _, _| Ok(now.dismiss_objection().map(|_| ())?)).await
}

/// Answer an objection by rejecting the application
///
/// By somebody else than entered it or checked it in the town.
#[utoipa::path(
    operation_id = "uphold_objection", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("admit_member"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/uphold-objection")]
async fn uphold_objection(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::AdmitMember)?;
    let reason = reason(body)?;
    let step = Step {
        actor,
        command,
        scope,
        id: *id,
        kind: EventKind::ApplicationObjectionResolved,
        reason: Some(reason.clone()),
    };
    step.run(move |now, by, today| Ok(now.uphold_objection(reason, by, today)?)).await
}

/// Admit an applicant
///
/// When the publicity is over and no objection is open. The member gets its number.
#[utoipa::path(
    operation_id = "admit_applicant", tag = "membership",
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("admit_member"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/admit")]
async fn admit(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::AdmitMember)?;
    let step = Step { actor, command, scope, id: *id, kind: EventKind::ApplicationAdmitted, reason: None };
    let keys = step.command.keys();
    step.run_then(|_, now, _, today| Ok(now.admit(today)?), move |tx, was, now| enrol(tx, &keys, was, now)).await
}

/// Makes the member of an admitted application.
fn enrol(tx: &mut Tx, keys: &Keyring, was: &Stored, application: &Application) -> Result<(), Problem> {
    let form = &application.form;
    let county = form.division_code.as_str().get(..6).and_then(|code| code.parse().ok());
    let county = county.ok_or_else(|| Problem::internal("an applicant outside any county"))?;
    let number = members::draw_numbers(tx, county, form.member_type, 1)?.pop();
    let number = number.ok_or_else(|| Problem::internal("no member number was drawn"))?;
    let member = Member::admitted(Id::fresh(), number, application)?;
    let new = NewMember {
        id: member.id,
        number: member.number,
        status: member.status,
        form_id: was.form_id,
        identity_digest: was.identity_digest.clone(),
        org_unit_id: was.org_unit_id,
        org_path: member.org_path,
        application_id: Some(application.id),
        joined_on: member.joined_on,
        left_on: member.left_on,
        verified_at: Some(tx.stamp().now),
    };
    members::insert(tx, std::slice::from_ref(&new))?;
    look_out(tx, keys, &[Newcomer { whose: Whose::Member(new.id, Some(application.id)), form }])?;
    let event = NewEvent::new(EventKind::MemberAdmitted, new.id.uuid()).at(&new.org_path);
    tx.record(event.changed("number", None::<String>, new.number.to_string()))
}
