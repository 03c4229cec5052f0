//! The work itself: reported by the provider, judged by the grower or the town.

use actix_web::post;
use actix_web::web::Path;
use chrono::{DateTime, Utc};
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::AccountId;
use domain::kernel::text::Line;
use domain::services::booking::{Acceptor, Booking};
use domain::services::work_record::{WorkPolicy, WorkRecord};
use persistence::kernel::error::RepoError;
use persistence::services::work::{self, Report};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::bookings::BookingOut;
use super::change::{Change, ReasonIn, on_day, reason};
use super::dispatch::window;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::Answer;
use crate::kernel::wire::MuText;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(record_work).service(ask_rework).service(accept);
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RecordWork)]
struct WorkIn {
    /// Made by a phone without a connection, so that sending it again records nothing twice.
    id: Option<Uuid>,
    #[schema(example = "2026-05-03T00:00:00Z")]
    start_at: DateTime<Utc>,
    #[schema(example = "2026-05-03T08:00:00Z")]
    end_at: DateTime<Utc>,
    /// Area measured on the track; more than 5 % off the ordered area needs a reason.
    measured_area: MuText,
    /// How often the machine passed over it; at most as ordered.
    #[schema(example = 1)]
    passes: u16,
    /// Photos taken before and after, at least two.
    #[schema(example = 2)]
    photos: u16,
    /// Who drove, at most 40 characters.
    #[schema(example = "林建国")]
    operator_name: String,
    /// Inputs used, at most 500 characters.
    #[schema(example = "20% 氯虫苯甲酰胺 10 毫升/亩")]
    inputs_note: Option<String>,
    /// Why the measured area differs from the ordered area, at most 200 characters.
    #[schema(example = "田角积水，未能收割")]
    deviation_reason: Option<String>,
}

impl WorkIn {
    fn read(self, operator_id: AccountId, now: DateTime<Utc>, errors: &mut FieldErrors) -> Option<Report> {
        let hours = window(self.start_at, self.end_at, errors);
        if self.end_at > now {
            errors.add("/end_at", FieldCode::DateInFuture);
        }
        let measured_area = errors.take("/measured_area", self.measured_area.read());
        let operator_name = errors.take("/operator_name", Line::<40>::parse(&self.operator_name));
        let inputs_note = note::<500>("/inputs_note", self.inputs_note, errors);
        let deviation_reason = note::<200>("/deviation_reason", self.deviation_reason, errors);
        let work = WorkRecord {
            operator_id,
            window: hours?,
            measured_area: measured_area?,
            passes: self.passes,
            photos: self.photos,
            deviation_reason,
        };
        let id = self.id.unwrap_or_else(Uuid::now_v7);
        Some(Report { id, work, operator_name: operator_name?.into(), inputs_note, recorded_at: now })
    }
}

fn note<const MAX: usize>(pointer: &str, sent: Option<String>, errors: &mut FieldErrors) -> Option<String> {
    let sent = sent.filter(|text| !text.is_empty())?;
    errors.take(pointer, Line::<MAX>::parse(&sent)).map(String::from)
}

/// Report the work done
///
/// The machine's day is free again with the first report; a report after a rework is another attempt.
#[utoipa::path(
    operation_id = "record_work", tag = "services", request_body = WorkIn,
    params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("work_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/record-work")]
async fn record_work(actor: Actor, command: Command, id: Path<Uuid>, body: Body<WorkIn>) -> Answer {
    let change = Change::new(&actor, &command, Action::WorkBooking, *id, EventKind::BookingWorked)?;
    let (operator, now) = (actor.account_id, command.now());
    let report = body.parse(|sent, errors| sent.read(operator, now, errors))?;
    command
        .run(&actor, move |tx| {
            change.make(tx, |tx, record, event| {
                let (machine, day) = (record.booking.machine_id, record.booking.work_on);
                let policy = WorkPolicy::default();
                on_day(tx, machine, day, |held| record.booking.record_work(&report.work, &policy, held))?;
                work::insert_report(tx, &record.booking, &report)?;
                Ok(event.changed("measured_area", None::<String>, report.work.measured_area.to_string()))
            })
        })
        .await
}

/// The report to be judged; without one there is nothing to judge yet.
fn last_report(tx: &mut Tx, booking: &Booking) -> Result<Report, Problem> {
    match work::last_report(tx, booking) {
        Err(RepoError::NotFound) => Err(Problem::new(ProblemCode::BookingWrongStatus)),
        found => Ok(found?),
    }
}

fn acceptor(actor: &Actor) -> Acceptor {
    Acceptor { account_id: actor.account_id, provider_id: actor.provider_id }
}

/// Ask for the work to be done again
#[utoipa::path(
    operation_id = "ask_rework", tag = "services", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("accept_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/ask-rework")]
async fn ask_rework(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let change = Change::new(&actor, &command, Action::AcceptBooking, *id, EventKind::BookingReworked)?;
    let (change, by) = (change.because(reason(body)?), acceptor(&actor));
    command
        .run(&actor, move |tx| {
            change.make(tx, |tx, record, event| {
                let report = last_report(tx, &record.booking)?;
                record.booking.ask_rework(by, &report.work)?;
                Ok(event)
            })
        })
        .await
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AcceptWork)]
struct AcceptIn {
    /// The area accepted, at most as measured; the settlement uses it.
    area: MuText,
}

/// Accept the work, wholly or in part
#[utoipa::path(
    operation_id = "accept_work", tag = "services", request_body = AcceptIn,
    params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("accept_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/bookings/{id}/accept")]
async fn accept(actor: Actor, command: Command, id: Path<Uuid>, body: Body<AcceptIn>) -> Answer {
    let change = Change::new(&actor, &command, Action::AcceptBooking, *id, EventKind::BookingAccepted)?;
    let (by, area) = (acceptor(&actor), body.parse(|sent, errors| errors.take("/area", sent.area.read()))?);
    command
        .run(&actor, move |tx| {
            change.make(tx, |tx, record, event| {
                let report = last_report(tx, &record.booking)?;
                record.booking.accept(area, by, &report.work)?;
                Ok(event.changed("accepted_area", None::<String>, area.to_string()))
            })
        })
        .await
}
