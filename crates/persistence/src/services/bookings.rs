//! Services booked.

use std::ops::Bound;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use domain::kernel::access::{Rows, Scope};
use domain::kernel::area::Mu;
use domain::kernel::id::{BookingId, Id};
use domain::kernel::money::Fen;
use domain::kernel::org_path::OrgPath;
use domain::services::booking::{Acceptance, Booking};
use domain::services::catalogue::ServiceLink;
use domain::services::season::{CropCycle, CropLine};
use domain::services::settlement::Rate;
use domain::services::status::BookingStatus;
use domain::services::window::Window;
use uuid::Uuid;

use super::quotes::Promise;
use super::{passes, season};
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::scope::subtree;
use crate::schema::bookings;

/// A time range as a column holds it.
type Range = (Bound<DateTime<Utc>>, Bound<DateTime<Utc>>);

#[derive(Queryable, Selectable)]
#[diesel(table_name = bookings, check_for_backend(Pg))]
pub(super) struct Row {
    id: Uuid,
    number: String,
    member_id: Uuid,
    org_path: String,
    provider_id: Uuid,
    machine_id: Uuid,
    plot_id: Uuid,
    link: Code<ServiceLink>,
    crop_line: Code<CropLine>,
    season_year: i16,
    season_cycle: Code<CropCycle>,
    first_pass: i32,
    passes: i32,
    area_milli_mu: i64,
    work_on: NaiveDate,
    price_per_mu_fen: i64,
    subsidy_per_mu_fen: i64,
    gross_fen: i64,
    subsidy_fen: i64,
    payable_fen: i64,
    crew_id: Option<Uuid>,
    during: Option<Range>,
    accepted_milli_mu: Option<i64>,
    accepted_passes: Option<i32>,
    accepted_by: Option<Uuid>,
    cancel_fee_fen: Option<i64>,
    status: Code<BookingStatus>,
    placed_at: DateTime<Utc>,
    version: i64,
}

/// A booking with what only the record knows.
#[derive(Debug, Clone)]
pub struct Record {
    /// The booking.
    pub booking: Booking,
    /// Its readable number.
    pub number: String,
    /// The grower's unit.
    pub org_path: OrgPath,
    /// Which pass over the plot in the season its first one is (R4.16).
    pub first_pass: u16,
    /// What cancelling cost, once cancelled.
    pub cancel_fee: Option<Fen>,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
}

impl TryFrom<Row> for Record {
    type Error = RepoError;

    fn try_from(row: Row) -> Result<Self, RepoError> {
        let accepted = match (row.accepted_milli_mu, row.accepted_passes, row.accepted_by) {
            (Some(area), Some(done), Some(by)) => {
                Some(Acceptance { area: Mu(area), passes: passes(done)?, accepted_by: by.into() })
            }
            _ => None,
        };
        let booking = Booking {
            id: row.id.into(),
            member_id: row.member_id.into(),
            provider_id: row.provider_id.into(),
            machine_id: row.machine_id.into(),
            plot_id: row.plot_id.into(),
            link: row.link.0,
            crop_line: row.crop_line.0,
            season: season(row.season_year, row.season_cycle),
            area: Mu(row.area_milli_mu),
            passes: passes(row.passes)?,
            work_on: row.work_on,
            rate: Rate { price_per_mu: Fen(row.price_per_mu_fen), subsidy_per_mu: Fen(row.subsidy_per_mu_fen) },
            gross: Fen(row.gross_fen),
            subsidy: Fen(row.subsidy_fen),
            payable: Fen(row.payable_fen),
            crew_id: row.crew_id.map(Id::from),
            window: row.during.map(window).transpose()?,
            accepted,
            status: row.status.0,
            version: row.version,
        };
        Ok(Self {
            booking,
            number: row.number,
            org_path: OrgPath::parse(&row.org_path).map_err(RepoError::unreadable)?,
            first_pass: passes(row.first_pass)?,
            cancel_fee: row.cancel_fee_fen.map(Fen),
            placed_at: row.placed_at,
        })
    }
}

fn window(during: Range) -> Result<Window, RepoError> {
    let (Bound::Included(from), Bound::Excluded(until)) = during else {
        return Err(RepoError::unreadable("a window that is not half-open"));
    };
    Window::new(from, until).map_err(RepoError::unreadable)
}

fn during(window: Window) -> Range {
    (Bound::Included(window.from()), Bound::Excluded(window.until()))
}

pub(super) type Predicate = Box<dyn BoxableExpression<bookings::table, Pg, SqlType = Bool>>;

pub(super) fn in_reach(scope: &Scope) -> Predicate {
    match scope.rows() {
        Rows::All => Box::new(true.into_sql::<Bool>()),
        Rows::Subtree(path) => Box::new(bookings::org_path.like(subtree(path))),
        Rows::OfProvider(id) => Box::new(bookings::provider_id.eq(id.uuid())),
        Rows::OfMember(id) => Box::new(bookings::member_id.eq(id.uuid())),
        Rows::OfAccount(_) => Box::new(false.into_sql::<Bool>()),
    }
}

/// Locks a booking in reach until commit, so that two verbs cannot both act on what they saw.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn lock(db: &mut PgConnection, scope: &Scope, id: BookingId) -> Result<Record, RepoError> {
    let held = bookings::table.find(id.uuid()).filter(in_reach(scope)).select(Row::as_select());
    held.for_no_key_update().first(db)?.try_into()
}

/// The next number for a booking placed on this day in this county: `B-330382-20260501-000123`.
/// Numbers of bookings that were refused are left out.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn next_number(db: &mut PgConnection, county: &str, today: NaiveDate) -> Result<String, RepoError> {
    let serial: i64 = diesel::select(sql::<BigInt>("nextval('booking_serials')")).get_result(db)?;
    Ok(format!("B-{county}-{}-{serial:06}", today.format("%Y%m%d")))
}

/// Writes a booking that was just placed.
///
/// # Errors
/// [`RepoError::Refused`] by `bookings_pkey`, `bookings_quote_once` or `bookings_pass_once`.
pub fn insert(db: &mut PgConnection, promise: &Promise, record: &Record) -> Result<(), RepoError> {
    let booking = &record.booking;
    diesel::insert_into(bookings::table)
        .values((
            (
                bookings::id.eq(booking.id.uuid()),
                bookings::number.eq(&record.number),
                bookings::quote_id.eq(promise.id.uuid()),
                bookings::member_id.eq(booking.member_id.uuid()),
                bookings::org_path.eq(record.org_path.to_string()),
                bookings::provider_id.eq(booking.provider_id.uuid()),
                bookings::machine_id.eq(booking.machine_id.uuid()),
                bookings::plot_id.eq(booking.plot_id.uuid()),
                bookings::link.eq(Code(booking.link)),
                bookings::crop_line.eq(Code(booking.crop_line)),
                bookings::season_year.eq(booking.season.year),
                bookings::season_cycle.eq(Code(booking.season.cycle)),
            ),
            bookings::first_pass.eq(i32::from(record.first_pass)),
            bookings::passes.eq(i32::from(booking.passes)),
            bookings::area_milli_mu.eq(booking.area.0),
            bookings::work_on.eq(booking.work_on),
            bookings::price_per_mu_fen.eq(booking.rate.price_per_mu.0),
            bookings::subsidy_per_mu_fen.eq(booking.rate.subsidy_per_mu.0),
            bookings::gross_fen.eq(booking.gross.0),
            bookings::subsidy_fen.eq(booking.subsidy.0),
            bookings::payable_fen.eq(booking.payable.0),
            bookings::status.eq(Code(booking.status)),
            bookings::placed_at.eq(record.placed_at),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes what a verb changed, only over the booking that the decision was taken on.
///
/// # Errors
/// [`RepoError::Stale`]; [`RepoError::Refused`] by `bookings_machine_free` or `bookings_crew_free`.
pub fn save(db: &mut PgConnection, was: BookingStatus, record: &Record) -> Result<(), RepoError> {
    let booking = &record.booking;
    let seen = bookings::table
        .find(booking.id.uuid())
        .filter(bookings::status.eq(Code(was)).and(bookings::version.eq(booking.version)));
    let accepted = booking.accepted;
    let changed = diesel::update(seen).set((
        bookings::work_on.eq(booking.work_on),
        bookings::crew_id.eq(booking.crew_id.map(Id::uuid)),
        bookings::during.eq(booking.window.map(during)),
        bookings::accepted_milli_mu.eq(accepted.map(|accepted| accepted.area.0)),
        bookings::accepted_passes.eq(accepted.map(|accepted| i32::from(accepted.passes))),
        bookings::accepted_by.eq(accepted.map(|accepted| accepted.accepted_by.uuid())),
        bookings::cancel_fee_fen.eq(record.cancel_fee.map(|fee| fee.0)),
        bookings::status.eq(Code(booking.status)),
        bookings::version.eq(booking.version + 1),
    ));
    exactly_one(changed.execute(db)?)
}
