//! When a county takes bookings and what cancelling costs.

use chrono::{Days, NaiveDate};

use super::booking::BookingError;
use crate::kernel::ratio::BasisPoints;

/// When a county takes bookings and what cancelling costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookingPolicy {
    /// The fewest days between placing and work.
    pub min_notice_days: u32,
    /// The most days between placing and work.
    pub window_days: u32,
    /// How many days a quote is valid.
    pub quote_valid_days: u32,
    /// Share of the full price that cancelling after dispatch costs (R4.13).
    pub cancel_fee: BasisPoints,
}

impl Default for BookingPolicy {
    /// One day's notice, sixty days ahead, quotes for a week, 10 % (R4.13).
    fn default() -> Self {
        let cancel_fee = BasisPoints::percent(10);
        Self { min_notice_days: 1, window_days: 60, quote_valid_days: 7, cancel_fee }
    }
}

impl BookingPolicy {
    pub(super) fn check_day(&self, work_on: NaiveDate, today: NaiveDate) -> Result<(), BookingError> {
        not_passed(work_on, today)?;
        let earliest = later(today, self.min_notice_days);
        if work_on < earliest {
            return Err(BookingError::TooSoon { work_on, earliest });
        }
        self.check_not_too_far(work_on, today)
    }

    pub(super) fn check_not_too_far(&self, work_on: NaiveDate, today: NaiveDate) -> Result<(), BookingError> {
        let latest = later(today, self.window_days);
        if work_on > latest { Err(BookingError::TooFar { work_on, latest }) } else { Ok(()) }
    }
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

pub(super) fn not_passed(work_on: NaiveDate, today: NaiveDate) -> Result<(), BookingError> {
    if work_on < today { Err(BookingError::DayPassed(work_on)) } else { Ok(()) }
}
