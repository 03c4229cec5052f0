//! What waits in this context: bookings.

use diesel::pg::PgConnection;
use domain::kernel::todo::TodoKind;

use crate::kernel::error::RepoError;
use crate::kernel::page::PageRequest;
use crate::kernel::todo::{self, Origin, Source, TodoKey, Waiting, Wanted};

/// Things to do with bookings: those that wait longest, one more than a page holds.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(db: &mut PgConnection, wanted: &Wanted, page: &PageRequest<TodoKey>) -> Result<Vec<Waiting>, RepoError> {
    todo::list(db, (&ORIGIN, &SOURCES), wanted, page)
}

/// How many things of each kind wait.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn counts(db: &mut PgConnection, wanted: &Wanted) -> Result<Vec<(TodoKind, i64)>, RepoError> {
    todo::counts(db, (&ORIGIN, &SOURCES), wanted)
}

const ORIGIN: Origin = Origin {
    from: "bookings JOIN members ON members.id = bookings.member_id \
           JOIN membership_forms ON membership_forms.id = members.form_id",
    id: "bookings.id",
    number: "bookings.number",
    name: "membership_forms.name",
    org_path: "bookings.org_path",
    member: "bookings.member_id",
    provider: "bookings.provider_id",
};

/// The day on which a booking came to stand where it stands: that of its last event.
const LAST_STEP: &str = "(coalesce((SELECT max(at) FROM events WHERE subject_id = bookings.id \
                         AND kind LIKE 'booking.%'), placed_at) AT TIME ZONE 'Asia/Shanghai')::date";

/// What is to be done in the field is due on the day of the work.
const SOURCES: [Source; 7] = [
    Source {
        kind: TodoKind::BookingConfirm,
        since: LAST_STEP,
        due_on: "work_on",
        condition: "bookings.status = 'placed'",
    },
    Source {
        kind: TodoKind::BookingDispatch,
        since: LAST_STEP,
        due_on: "work_on",
        condition: "bookings.status = 'confirmed'",
    },
    Source {
        kind: TodoKind::BookingStart,
        since: LAST_STEP,
        due_on: "work_on",
        condition: "bookings.status = 'dispatched'",
    },
    Source {
        kind: TodoKind::BookingRecord,
        since: LAST_STEP,
        due_on: "work_on",
        condition: "bookings.status IN ('in_progress', 'rework')",
    },
    Source {
        kind: TodoKind::BookingPostpone,
        since: LAST_STEP,
        due_on: "NULL",
        condition: "bookings.status = 'weather_hold'",
    },
    Source {
        kind: TodoKind::BookingAccept,
        since: LAST_STEP,
        due_on: "NULL",
        condition: "bookings.status = 'work_done'",
    },
    Source {
        kind: TodoKind::BookingSettle,
        since: LAST_STEP,
        due_on: "NULL",
        condition: "bookings.status = 'accepted'",
    },
];
