//! What the provider does before the work: promise, send, begin, wait for the weather, move.

use actix_web::post;
use actix_web::web::Path;
use chrono::{DateTime, NaiveDate, Utc};
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::CrewId;
use domain::services::booking::BookingError;
use domain::services::policy::BookingPolicy;
use domain::services::window::Window;
use persistence::services::{machine_days, machines, providers};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::bookings::BookingOut;
use super::change::{Change, ReasonIn, open_day, reason};
use super::providers::unknown;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldCode, FieldErrors, ProblemOut};
use crate::kernel::reply::Answer;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(confirm).service(dispatch).service(start).service(hold_for_weather).service(postpone);
}

/// Promise to come
#[utoipa::path(
    operation_id = "confirm_booking", tag = "services", params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("work_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/confirm")]
async fn confirm(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let change = Change::new(&actor, &command, Action::WorkBooking, *id, EventKind::BookingConfirmed)?;
    let today = command.today();
    command
        .run(&actor, move |tx| {
            change.make(tx, |_, record, event| {
                record.booking.confirm(today)?;
                Ok(event)
            })
        })
        .await
}

/// When somebody works.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DispatchBooking)]
struct DispatchIn {
    /// The crew to send; one of the provider's own.
    crew_id: Uuid,
    /// When it begins, on the day of work.
    #[schema(example = "2026-05-06T00:00:00Z")]
    start_at: DateTime<Utc>,
    /// When it will be done; machine and crew are taken until then.
    #[schema(example = "2026-05-06T08:00:00Z")]
    end_at: DateTime<Utc>,
}

/// A stretch of hours, or a note of why there is none.
pub(super) fn window(from: DateTime<Utc>, until: DateTime<Utc>, errors: &mut FieldErrors) -> Option<Window> {
    errors.take("/end_at", Window::new(from, until).map_err(|_| FieldCode::DateOrder))
}

/// Send a crew with the machine
///
/// Also after a weather hold. Machine and crew can be in one place at a time only.
#[utoipa::path(
    operation_id = "dispatch_booking", tag = "services", request_body = DispatchIn,
    params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("work_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/dispatch")]
async fn dispatch(actor: Actor, command: Command, id: Path<Uuid>, body: Body<DispatchIn>) -> Answer {
    let change = Change::new(&actor, &command, Action::WorkBooking, *id, EventKind::BookingDispatched)?;
    let (crew, hours) = body.parse(|sent, errors| {
        let hours = window(sent.start_at, sent.end_at, errors)?;
        Some((CrewId::from(sent.crew_id), hours))
    })?;
    let today = command.today();
    command
        .run(&actor, move |tx| {
            change.make(tx, |tx, record, event| {
                let booking = &mut record.booking;
                machines::lock(tx, booking.machine_id)?;
                providers::lock_crew(tx, booking.provider_id, crew).map_err(|error| unknown("/crew_id", error))?;
                booking.dispatch(today, crew, hours)?;
                let event = event.changed("crew_id", None::<String>, crew.to_string());
                let event = event.changed("start_at", None::<String>, hours.from().to_rfc3339());
                Ok(event.changed("end_at", None::<String>, hours.until().to_rfc3339()))
            })
        })
        .await
}

/// Begin to work
#[utoipa::path(
    operation_id = "start_booking", tag = "services", params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("work_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/start")]
async fn start(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let change = Change::new(&actor, &command, Action::WorkBooking, *id, EventKind::BookingStarted)?;
    command
        .run(&actor, move |tx| {
            change.make(tx, |_, record, event| {
                record.booking.start()?;
                Ok(event)
            })
        })
        .await
}

/// Wait for better weather
///
/// The crew is free, the day stays held until the booking is sent again, moved or cancelled.
#[utoipa::path(
    operation_id = "hold_booking_for_weather", tag = "services", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("work_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/hold-for-weather")]
async fn hold_for_weather(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let change = Change::new(&actor, &command, Action::WorkBooking, *id, EventKind::BookingHeld)?;
    let change = change.because(reason(body)?);
    command
        .run(&actor, move |tx| {
            change.make(tx, |_, record, event| {
                record.booking.hold_for_weather()?;
                Ok(event)
            })
        })
        .await
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PostponeBooking)]
struct PostponeIn {
    /// The new day of work; the machine stays the same.
    work_on: NaiveDate,
}

/// Move a booking on weather hold to another day of its machine
#[utoipa::path(
    operation_id = "postpone_booking", tag = "services", request_body = PostponeIn,
    params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("work_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/postpone")]
async fn postpone(actor: Actor, command: Command, id: Path<Uuid>, body: Body<PostponeIn>) -> Answer {
    let change = Change::new(&actor, &command, Action::WorkBooking, *id, EventKind::BookingPostponed)?;
    let (to, today) = (body.checked()?.work_on, command.today());
    command
        .run(&actor, move |tx| {
            change.make(tx, |tx, record, event| {
                let (machine, from) = (record.booking.machine_id, record.booking.work_on);
                if from == to {
                    return Err(BookingError::SameDay(to).into());
                }
                // Whoever moves two bookings past one another takes the same day first.
                let (mut first, mut second) =
                    (open_day(tx, machine, from.min(to))?, open_day(tx, machine, from.max(to))?);
                let (leaving, taking) = if from < to { (&mut first, &mut second) } else { (&mut second, &mut first) };
                record.booking.postpone(to, today, &BookingPolicy::default(), leaving, taking)?;
                machine_days::save(tx, machine, from, *leaving)?;
                machine_days::save(tx, machine, to, *taking)?;
                Ok(event.changed("work_on", from.to_string(), to.to_string()))
            })
        })
        .await
}
