//! Taking an application back, and giving it back to an earlier step.

use actix_web::post;
use actix_web::web::Path;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::membership::application::Reason;
use persistence::membership::applications;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::applications::ApplicationOut;
use super::apply::ApplicationStatusCode;
use super::steps::{ReasonIn, Step, reason, record};
use super::tracking::prove;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldErrors, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(withdraw_tracked).service(withdraw).service(send_back);
}

/// What the receipt says, and why the application is taken back.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Withdrawal)]
struct WithdrawIn {
    /// The application's number.
    #[schema(example = "A-330382-000123")]
    number: String,
    /// The code of the receipt.
    #[schema(example = "7K3M-9QXT-2HVB")]
    tracking_code: String,
    /// Why; at most 500 characters.
    #[schema(example = "暂不申请入会")]
    reason: String,
}

/// Where an application stands that was taken back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WithdrawnApplication)]
struct WithdrawnOut {
    #[schema(example = "A-330382-000123")]
    number: String,
    status: ApplicationStatusCode,
}

/// Take an application back
///
/// For the applicant, with the code of the receipt, as long as it is not decided. One may apply again at any time.
#[utoipa::path(
    operation_id = "withdraw_tracked_application", tag = "membership", request_body = WithdrawIn, security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "Where it stands", body = WithdrawnOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/withdraw")]
async fn withdraw_tracked(command: Command, body: Body<WithdrawIn>) -> Answer {
    let (today, keys) = (command.today(), command.keys());
    let (number, code, why) = body.parse(|sent, errors: &mut FieldErrors| {
        let why: Option<Reason> = errors.take("/reason", Line::parse(&sent.reason));
        Some((sent.number, sent.tracking_code, why?))
    })?;
    let proven = prove(&command, &number, &code).await?;
    command
        .run_public(move |tx| {
            let was = applications::by_number(tx, &keys, &proven.number)?;
            let mut now = was.application.clone();
            now.withdraw(today)?;
            applications::save(tx, &was, &now)?;
            record(tx, EventKind::ApplicationWithdrawn, &was.application, &now, Some(&why))?;
            Reply::ok(WithdrawnOut { number: was.number, status: Code(now.status) })
        })
        .await
}

/// Take an application back for the applicant
///
/// By an officer with the applicant at the counter, as long as it is not decided.
#[utoipa::path(
    operation_id = "withdraw_application", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("enter_application"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/withdraw")]
async fn withdraw(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::EnterApplication)?;
    let reason = Some(reason(body)?);
    let step = Step { actor, command, scope, id: *id, kind: EventKind::ApplicationWithdrawn, reason };
    step.run(|now, _, today| Ok(now.withdraw(today)?)).await
}

/// Give an application back to the town
///
/// By the county, before the council has decided: the town checks it anew, and its term begins anew.
#[utoipa::path(
    operation_id = "send_back_application", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("review_application_in_county"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/send-back")]
async fn send_back(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::ReviewApplicationInCounty)?;
    let why = reason(body)?;
    let reason = Some(why.clone());
    let step = Step { actor, command, scope, id: *id, kind: EventKind::ApplicationSentBack, reason };
    step.run(move |now, _, today| Ok(now.send_back(why, today)?)).await
}
