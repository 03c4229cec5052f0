//! The county's calendar of working days: the arrangements of public holidays, year by year.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::access::Scope;
use domain::kernel::work_calendar::{CalendarBasis, DayKind, SpecialDay, WorkCalendar};

use super::code::Code;
use super::error::{RepoError, exactly_one};
use crate::schema::{calendar_days, calendar_years};

/// A year's arrangement without its days.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = calendar_years, check_for_backend(Pg))]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// The notice, or the statute alone.
    pub basis: Code<CalendarBasis>,
    /// Title and number of it.
    pub source: String,
    /// Grows with every edit.
    pub version: i64,
}

/// A day of an arrangement, with the holiday that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = calendar_days, check_for_backend(Pg))]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// How it departs from the week.
    pub kind: Code<DayKind>,
    /// The holiday.
    pub occasion: String,
}

/// Every day that departs from the week, for counting working days.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn work_calendar(db: &mut PgConnection) -> Result<WorkCalendar, RepoError> {
    let days: Vec<(NaiveDate, Code<DayKind>)> =
        calendar_days::table.select((calendar_days::day, calendar_days::kind)).load(db)?;
    Ok(days.into_iter().map(|(day, kind)| SpecialDay { day, kind: kind.0 }).collect())
}

/// The years that are arranged, the latest first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn years(db: &mut PgConnection, _scope: &Scope) -> Result<Vec<CalendarYear>, RepoError> {
    Ok(calendar_years::table.order(calendar_years::year.desc()).select(CalendarYear::as_select()).load(db)?)
}

/// A year's arrangement with its days in order.
///
/// # Errors
/// [`RepoError::NotFound`].
pub fn find(db: &mut PgConnection, _scope: &Scope, year: i32) -> Result<(CalendarYear, Vec<CalendarDay>), RepoError> {
    let found = calendar_years::table.find(year).select(CalendarYear::as_select()).first(db)?;
    let days = calendar_days::table.filter(calendar_days::year.eq(year)).order(calendar_days::day);
    Ok((found, days.select(CalendarDay::as_select()).load(db)?))
}

/// Enters a year that is not arranged yet.
///
/// # Errors
/// [`RepoError::Refused`] by `calendar_years_pkey` or `calendar_days_pkey`.
pub fn insert(
    db: &mut PgConnection,
    _scope: &Scope,
    year: &CalendarYear,
    days: &[CalendarDay],
) -> Result<(), RepoError> {
    let CalendarYear { year: number, basis, source, version } = year;
    let row = (
        calendar_years::year.eq(number),
        calendar_years::basis.eq(basis),
        calendar_years::source.eq(source),
        calendar_years::version.eq(version),
    );
    diesel::insert_into(calendar_years::table).values(row).execute(db)?;
    insert_days(db, *number, days)
}

/// Replaces a year's arrangement; its version is the one that was seen.
///
/// # Errors
/// [`RepoError::Stale`] unless the year still has the version seen; as [`insert`].
pub fn replace(
    db: &mut PgConnection,
    _scope: &Scope,
    year: &CalendarYear,
    days: &[CalendarDay],
) -> Result<(), RepoError> {
    let seen = calendar_years::table.find(year.year).filter(calendar_years::version.eq(year.version));
    let set = (
        calendar_years::basis.eq(&year.basis),
        calendar_years::source.eq(&year.source),
        calendar_years::version.eq(year.version + 1),
    );
    exactly_one(diesel::update(seen).set(set).execute(db)?)?;
    diesel::delete(calendar_days::table.filter(calendar_days::year.eq(year.year))).execute(db)?;
    insert_days(db, year.year, days)
}

fn insert_days(db: &mut PgConnection, year: i32, days: &[CalendarDay]) -> Result<(), RepoError> {
    let rows: Vec<_> = days.iter().map(|day| (day.clone(), calendar_days::year.eq(year))).collect();
    diesel::insert_into(calendar_days::table).values(rows).execute(db)?;
    Ok(())
}
