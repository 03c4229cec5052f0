//! What every verb of a booking has in common.

use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{BookingId, MachineId};
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::services::booking::BookingError;
use domain::services::capacity::DayCapacity;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::services::bookings::{self, Record};
use persistence::services::{booking_views, machine_days};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::bookings::BookingOut;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::{Command, Seen};
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemCode};
use crate::kernel::reply::{Answer, Reply};

/// Why something is done.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BookingReason)]
pub(super) struct ReasonIn {
    /// At most 200 characters; it stays with the booking.
    #[schema(example = "田间积水，机器无法下田")]
    reason: String,
}

/// The reason in a body that holds nothing else.
pub(super) fn reason(body: Body<ReasonIn>) -> Result<Line<200>, Problem> {
    body.parse(|sent, errors| errors.take("/reason", Line::parse(&sent.reason)))
}

/// One verb of one caller on one booking.
pub(super) struct Change {
    actor: Actor,
    scope: Scope,
    id: BookingId,
    seen: Seen,
    kind: EventKind,
    reason: Option<Line<200>>,
}

impl Change {
    /// A verb, if the caller may do such a thing at all.
    pub(super) fn new(
        actor: &Actor,
        command: &Command,
        action: Action,
        id: Uuid,
        kind: EventKind,
    ) -> Result<Self, Problem> {
        let scope = actor.permit(action)?;
        Ok(Self { actor: actor.clone(), scope, id: id.into(), seen: command.seen()?, kind, reason: None })
    }

    /// Why it is done.
    pub(super) fn because(self, reason: Line<200>) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// Locks the booking, lets `verb` change it, and writes it down with its event.
    pub(super) fn make<V>(self, tx: &mut Tx, verb: V) -> Answer
    where
        V: FnOnce(&mut Tx, &mut Record, NewEvent) -> Result<NewEvent, Problem>,
    {
        let mut record = bookings::lock(tx, &self.scope, self.id)?;
        self.seen.expect(record.booking.version)?;
        let was = record.booking.status;
        let event = NewEvent::new(self.kind, self.id.uuid()).at(&record.org_path);
        let event = verb(tx, &mut record, event)?;
        bookings::save(tx, was, &record)?;
        let event = event.changed("status", was.code(), record.booking.status.code());
        tx.record(match self.reason {
            Some(reason) => event.because(reason.as_str()),
            None => event,
        })?;
        let view = booking_views::find(tx, &self.scope, self.id)?;
        Reply::ok(BookingOut::whole(tx, view, &self.actor)?)
    }
}

/// Lets `verb` change a machine's day, locked until commit.
pub(super) fn on_day<T>(
    tx: &mut Tx,
    machine: MachineId,
    day: NaiveDate,
    verb: impl FnOnce(&mut DayCapacity) -> Result<T, BookingError>,
) -> Result<T, Problem> {
    let mut held = open_day(tx, machine, day)?;
    let before = held;
    let outcome = verb(&mut held)?;
    if held != before {
        machine_days::save(tx, machine, day, held)?;
    }
    Ok(outcome)
}

/// A machine's day, locked until commit.
pub(super) fn open_day(tx: &mut Tx, machine: MachineId, day: NaiveDate) -> Result<DayCapacity, Problem> {
    match machine_days::lock(tx, machine, day) {
        Err(RepoError::NotFound) => Err(Problem::new(ProblemCode::BookingDayClosed).with("day", day)),
        found => Ok(found?),
    }
}
