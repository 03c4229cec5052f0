//! What was done in the field, and what it costs whom.

use chrono::{DateTime, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::area::Mu;
use domain::kernel::id::AccountId;
use domain::kernel::money::Fen;
use domain::services::booking::{Acceptance, Booking};
use domain::services::settlement::Settlement;
use domain::services::window::Window;
use domain::services::work_record::WorkRecord;
use uuid::Uuid;

use super::passes;
use crate::kernel::error::RepoError;
use crate::schema::{settlements, work_records};

#[derive(Queryable, Selectable)]
#[diesel(table_name = work_records, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    operator_id: Uuid,
    operator_name: String,
    start_at: DateTime<Utc>,
    end_at: DateTime<Utc>,
    measured_milli_mu: i64,
    passes: i32,
    photos: i32,
    inputs_note: Option<String>,
    deviation_reason: Option<String>,
    recorded_at: DateTime<Utc>,
}

/// A work record with what only the table knows.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its identifier; a phone without a connection makes it itself.
    pub id: Uuid,
    /// What was done.
    pub work: WorkRecord,
    /// The name of whoever drove.
    pub operator_name: String,
    /// Inputs used, as the operator notes them.
    pub inputs_note: Option<String>,
    /// When it was reported.
    pub recorded_at: DateTime<Utc>,
}

impl TryFrom<Row> for Report {
    type Error = RepoError;

    fn try_from(row: Row) -> Result<Self, RepoError> {
        let work = WorkRecord {
            operator_id: row.operator_id.into(),
            window: Window::new(row.start_at, row.end_at).map_err(RepoError::unreadable)?,
            measured_area: Mu(row.measured_milli_mu),
            passes: passes(row.passes)?,
            photos: passes(row.photos)?,
            deviation_reason: row.deviation_reason,
        };
        let (operator_name, inputs_note) = (row.operator_name, row.inputs_note);
        Ok(Self { id: row.id, work, operator_name, inputs_note, recorded_at: row.recorded_at })
    }
}

/// The reports on a booking, the last attempt first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn reports(db: &mut PgConnection, booking: &Booking) -> Result<Vec<Report>, RepoError> {
    let of_booking = work_records::table.filter(work_records::booking_id.eq(booking.id.uuid()));
    let rows: Vec<Row> = of_booking.order(work_records::attempt.desc()).select(Row::as_select()).load(db)?;
    rows.into_iter().map(Report::try_from).collect()
}

/// The last report on a locked booking.
///
/// # Errors
/// [`RepoError::NotFound`] if nothing was reported yet.
pub fn last_report(db: &mut PgConnection, booking: &Booking) -> Result<Report, RepoError> {
    let of_booking = work_records::table.filter(work_records::booking_id.eq(booking.id.uuid()));
    of_booking.order(work_records::attempt.desc()).select(Row::as_select()).first(db)?.try_into()
}

/// Writes a report on a locked booking, as its next attempt.
///
/// # Errors
/// [`RepoError::Refused`] by `work_records_pkey`.
pub fn insert_report(db: &mut PgConnection, booking: &Booking, report: &Report) -> Result<(), RepoError> {
    let of_booking = work_records::table.filter(work_records::booking_id.eq(booking.id.uuid()));
    let before: Option<i32> = of_booking.select(diesel::dsl::max(work_records::attempt)).first(db)?;
    let work = &report.work;
    diesel::insert_into(work_records::table)
        .values((
            work_records::id.eq(report.id),
            work_records::booking_id.eq(booking.id.uuid()),
            work_records::attempt.eq(before.unwrap_or(0) + 1),
            work_records::operator_id.eq(work.operator_id.uuid()),
            work_records::operator_name.eq(&report.operator_name),
            work_records::start_at.eq(work.window.from()),
            work_records::end_at.eq(work.window.until()),
            work_records::measured_milli_mu.eq(work.measured_area.0),
            work_records::passes.eq(i32::from(work.passes)),
            work_records::photos.eq(i32::from(work.photos)),
            work_records::inputs_note.eq(&report.inputs_note),
            work_records::deviation_reason.eq(&work.deviation_reason),
            work_records::recorded_at.eq(report.recorded_at),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes the settlement of a locked booking.
///
/// # Errors
/// [`RepoError::Refused`] by `settlements_pkey`.
pub fn insert_settlement(
    db: &mut PgConnection,
    booking: &Booking,
    accepted: &Acceptance,
    settlement: &Settlement,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    diesel::insert_into(settlements::table)
        .values((
            settlements::booking_id.eq(booking.id.uuid()),
            settlements::accepted_milli_mu.eq(accepted.area.0),
            settlements::passes.eq(i32::from(accepted.passes)),
            settlements::gross_fen.eq(settlement.gross.0),
            settlements::subsidy_fen.eq(settlement.subsidy.0),
            settlements::farmer_pays_fen.eq(settlement.farmer_pays.0),
            settlements::provider_receives_fen.eq(settlement.provider_receives.0),
            settlements::settled_at.eq(now),
            settlements::settled_by.eq(by.uuid()),
        ))
        .execute(db)?;
    Ok(())
}

/// The settlement of a booking, if it is settled.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn settlement(db: &mut PgConnection, booking: &Booking) -> Result<Option<Settlement>, RepoError> {
    let amounts = (
        settlements::gross_fen,
        settlements::subsidy_fen,
        settlements::farmer_pays_fen,
        settlements::provider_receives_fen,
    );
    let found =
        settlements::table.find(booking.id.uuid()).select(amounts).first::<(i64, i64, i64, i64)>(db).optional()?;
    Ok(found.map(|(gross, subsidy, farmer_pays, provider_receives)| Settlement {
        gross: Fen(gross),
        subsidy: Fen(subsidy),
        farmer_pays: Fen(farmer_pays),
        provider_receives: Fen(provider_receives),
    }))
}
