//! Placing and cancelling.

use actix_web::post;
use actix_web::web::Path;
use chrono::{DateTime, NaiveDate, Utc};
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{BookingId, Id, MachineId, QuoteId};
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::member::MemberStatus;
use domain::services::booking::{Booking, Order};
use domain::services::policy::BookingPolicy;
use domain::services::season::CropLine;
use persistence::kernel::events::NewEvent;
use persistence::membership::members;
use persistence::services::bookings::{self, Record};
use persistence::services::machines::{self, Machine};
use persistence::services::quotes::{self, Promise};
use persistence::services::{booking_views, plots};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::bookings::BookingOut;
use super::change::{Change, ReasonIn, on_day, reason};
use super::codes::CropLineCode;
use super::providers::unknown;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(place).service(cancel);
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlaceBooking)]
struct BookingIn {
    /// Made by a phone without a connection, so that sending it again books nothing twice.
    id: Option<Uuid>,
    /// The price promised; it names grower, plot, operation, season, passes and day.
    quote_id: Uuid,
    /// The machine whose day is taken.
    machine_id: Uuid,
    /// What grows on the plot.
    crop_line: CropLineCode,
    /// Which pass over the plot in the season the first one is; 1 if not given.
    #[schema(example = 1, minimum = 1, maximum = 100)]
    first_pass: Option<u16>,
}

/// What is asked for.
struct Wish {
    id: BookingId,
    quote_id: QuoteId,
    machine_id: MachineId,
    crop_line: CropLine,
    first_pass: u16,
}

/// Book a machine's day at a promised price
///
/// The day is held from now on, until the work is done or the booking is cancelled.
#[utoipa::path(
    operation_id = "place_booking", tag = "services", request_body = BookingIn,
    extensions(("x-permission" = json!("place_booking"))),
    responses(
        (status = 201, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings")]
async fn place(actor: Actor, command: Command, body: Body<BookingIn>) -> Answer {
    let scope = actor.permit(Action::PlaceBooking)?;
    let wish = body.parse(|sent, errors| {
        let first_pass = sent.first_pass.unwrap_or(1);
        if !(1..=100).contains(&first_pass) {
            errors.add("/first_pass", FieldCode::OutOfRange);
        }
        let id = sent.id.map_or_else(Id::fresh, Id::from);
        let (quote_id, machine_id) = (sent.quote_id.into(), sent.machine_id.into());
        Some(Wish { id, quote_id, machine_id, crop_line: sent.crop_line.0, first_pass })
    })?;
    let (today, now, county, who) = (command.today(), command.now(), command.state().county.clone(), actor.clone());
    command
        .run(&actor, move |tx| {
            let promise = quotes::find(tx, &scope, wish.quote_id).map_err(|error| unknown("/quote_id", error))?;
            check_member(tx, &scope, &promise)?;
            let machine = machines::find(tx, wish.machine_id).map_err(|error| unknown("/machine_id", error))?;
            check_machine(&machine, &promise)?;
            check_promise(tx, &promise)?;
            let record = hold(tx, &wish, &promise, &machine, &county, today, now)?;
            bookings::insert(tx, &promise, &record)?;
            let event = NewEvent::new(EventKind::BookingPlaced, wish.id.uuid()).at(&record.org_path);
            tx.record(event.changed("status", None::<String>, record.booking.status.code()))?;
            Reply::created(BookingOut::of(booking_views::find(tx, &scope, wish.id)?, &who))
        })
        .await
}

/// Only active members book (R1.13).
fn check_member(tx: &mut Tx, scope: &Scope, promise: &Promise) -> Result<(), Problem> {
    match members::find(tx, scope, promise.member_id.into())?.status {
        MemberStatus::Active => Ok(()),
        MemberStatus::Suspended
        | MemberStatus::Withdrawing
        | MemberStatus::Withdrawn
        | MemberStatus::Expelled
        | MemberStatus::Lapsed
        | MemberStatus::Merged => Err(Problem::new(ProblemCode::BookingMemberNotActive)),
    }
}

fn check_machine(machine: &Machine, promise: &Promise) -> Result<(), Problem> {
    let able = machine.links.contains(&promise.quote.link);
    if able { Ok(()) } else { Err(Problem::new(ProblemCode::BookingMachineUnfit)) }
}

/// A price rests on the subsidy that the plot had then; locked, so that the cap of R4.6 is not used up twice.
fn check_promise(tx: &mut Tx, promise: &Promise) -> Result<(), Problem> {
    let plot = promise.plot_id.into();
    plots::lock(tx, plot)?;
    let granted = plots::granted_per_mu(tx, plot, promise.season)?;
    if granted == promise.granted_per_mu.0 { Ok(()) } else { Err(Problem::new(ProblemCode::BookingQuoteOutdated)) }
}

fn hold(
    tx: &mut Tx,
    wish: &Wish,
    promise: &Promise,
    machine: &Machine,
    county: &str,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Record, Problem> {
    let order = Order {
        id: wish.id,
        member_id: promise.member_id.into(),
        provider_id: machine.provider_id.into(),
        machine_id: wish.machine_id,
        plot_id: promise.plot_id.into(),
        crop_line: wish.crop_line,
        season: promise.season,
    };
    let booking = on_day(tx, wish.machine_id, promise.quote.work_on, |day| {
        Booking::place(order, &promise.quote, today, &BookingPolicy::default(), day)
    })?;
    Ok(Record {
        booking,
        number: bookings::next_number(tx, county, today)?,
        org_path: promise.org_path.clone(),
        first_pass: wish.first_pass,
        cancel_fee: None,
        placed_at: now,
    })
}

/// Cancel a booking
///
/// Free before dispatch; after it a tenth of the full price. The day is free again.
#[utoipa::path(
    operation_id = "cancel_booking", tag = "services", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("cancel_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/cancel")]
async fn cancel(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let change = Change::new(&actor, &command, Action::CancelBooking, *id, EventKind::BookingCancelled)?;
    let change = change.because(reason(body)?);
    command
        .run(&actor, move |tx| {
            change.make(tx, |tx, record, event| {
                let (machine, day) = (record.booking.machine_id, record.booking.work_on);
                let fee = on_day(tx, machine, day, |held| record.booking.cancel(&BookingPolicy::default(), held))?;
                record.cancel_fee = Some(fee);
                Ok(event.changed("cancel_fee", None::<String>, fee.to_string()))
            })
        })
        .await
}
