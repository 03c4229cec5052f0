//! Half-open periods of calendar days.

use chrono::{Datelike, Days, NaiveDate};

/// Calendar days from `from` up to, but not including, `until` (X6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: NaiveDate,
    until: NaiveDate,
}

/// The end of a period does not lie behind its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a period ends after it begins")]
pub struct EmptyPeriod;

impl Period {
    /// The days from `from` up to, but not including, `until`.
    ///
    /// # Errors
    /// [`EmptyPeriod`] if there is no day in between.
    pub fn new(from: NaiveDate, until: NaiveDate) -> Result<Self, EmptyPeriod> {
        if from < until { Ok(Self { from, until }) } else { Err(EmptyPeriod) }
    }

    /// `days` calendar days beginning with `from`. `None` for no day at all or past the end of the calendar.
    pub fn of_days(from: NaiveDate, days: u32) -> Option<Self> {
        let until = from.checked_add_days(Days::new(u64::from(days)))?;
        Self::new(from, until).ok()
    }

    /// The first day.
    pub fn from(&self) -> NaiveDate {
        self.from
    }

    /// The first day behind the period.
    pub fn until(&self) -> NaiveDate {
        self.until
    }

    /// Whether the day lies in the period.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day < self.until
    }

    /// Whether a day lies in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

/// Full years from `born` to `on`, as a person counts an age (R1.25); negative before birth.
/// Somebody born on 29 February completes a year on 1 March of a common year.
pub fn full_years(born: NaiveDate, on: NaiveDate) -> i32 {
    let years = on.year() - born.year();
    if (on.month(), on.day()) < (born.month(), born.day()) { years - 1 } else { years }
}
