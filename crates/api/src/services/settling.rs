//! From accepted work to money.

use actix_web::post;
use actix_web::web::Path;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::services::booking::BookingError;
use persistence::services::work;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::bookings::BookingOut;
use super::change::Change;
use crate::kernel::actor::Actor;
use crate::kernel::command::Command;
use crate::kernel::problem::ProblemOut;
use crate::kernel::reply::Answer;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(settle);
}

/// Settle what was accepted at the promised price
#[utoipa::path(
    operation_id = "settle_booking", tag = "services", params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("settle_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/settle")]
async fn settle(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let change = Change::new(&actor, &command, Action::SettleBooking, *id, EventKind::BookingSettled)?;
    let (by, now) = (actor.account_id, command.now());
    command
        .run(&actor, move |tx| {
            change.make(tx, |tx, record, event| {
                let settlement = record.booking.settle()?;
                let accepted = record.booking.accepted.ok_or(BookingError::NotAccepted)?;
                work::insert_settlement(tx, &record.booking, &accepted, &settlement, by, now)?;
                let event = event.changed("subsidy", None::<String>, settlement.subsidy.to_string());
                Ok(event.changed("farmer_pays", None::<String>, settlement.farmer_pays.to_string()))
            })
        })
        .await
}
