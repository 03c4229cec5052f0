//! Sending an application back, or turning it down.

use actix_web::post;
use actix_web::web::Path;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::membership::application_status::ApplicationStatus;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::applications::ApplicationOut;
use super::steps::{ReasonIn, Step, reason};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::reply::Answer;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(return_to_applicant).service(reject);
}

/// Returns and rejections are for the office that has the application now.
fn in_hand(actor: &Actor, status: ApplicationStatus) -> Result<(), Problem> {
    let action = match status {
        ApplicationStatus::Submitted | ApplicationStatus::TownReview => Action::ReviewApplicationInTown,
        ApplicationStatus::CountyReview => Action::ReviewApplicationInCounty,
        ApplicationStatus::Draft
        | ApplicationStatus::CouncilApproved
        | ApplicationStatus::Publicity
        | ApplicationStatus::Admitted
        | ApplicationStatus::Returned
        | ApplicationStatus::Rejected
        | ApplicationStatus::Withdrawn => Action::RefuseApplication,
    };
    actor.permit(action).map(|_| ())
}

/// Send an application back for correction
///
/// By the office that has it now: the town, then the county.
#[utoipa::path(
    operation_id = "return_application", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("refuse_application"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/return")]
async fn return_to_applicant(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::RefuseApplication)?;
    let reason = reason(body)?;
    let office = actor.clone();
    let step =
        Step { actor, command, scope, id: *id, kind: EventKind::ApplicationReturned, reason: Some(reason.clone()) };
    step.run(move |now, _, _| {
        in_hand(&office, now.status)?;
        Ok(now.return_to_applicant(reason)?)
    })
    .await
}

/// Reject an application
///
/// By the office that has it now, and by somebody else than entered it or checked it before. One may apply again
/// after six months.
#[utoipa::path(
    operation_id = "reject_application", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("refuse_application"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/reject")]
async fn reject(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::RefuseApplication)?;
    let reason = reason(body)?;
    let office = actor.clone();
    let step =
        Step { actor, command, scope, id: *id, kind: EventKind::ApplicationRejected, reason: Some(reason.clone()) };
    step.run(move |now, by, today| {
        in_hand(&office, now.status)?;
        Ok(now.reject(reason, by, today)?)
    })
    .await
}
