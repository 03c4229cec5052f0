//! Time limits that a county sets for itself, and how they are counted.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// What a county has set for admission and expulsion; a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MembershipPolicy {
    /// Working days for the check in the town (R1.13).
    pub town_review_days: u32,
    /// Working days for the check in the county (R1.13).
    pub county_review_days: u32,
    /// Calendar days until the council has sat (R1.13).
    pub council_days: u32,
    /// Calendar days of publicity (R1.13).
    pub publicity_days: u32,
    /// Months after a rejection before one applies again (1.4).
    pub reapply_months: u32,
    /// Working days to be heard before an expulsion (R1.15).
    pub hearing_days: u32,
}

/// What a county begins with (1.4, R1.13, R1.15).
impl Default for MembershipPolicy {
    fn default() -> Self {
        Self {
            town_review_days: 5,
            county_review_days: 5,
            council_days: 30,
            publicity_days: 7,
            reapply_months: 6,
            hearing_days: 10,
        }
    }
}

impl MembershipPolicy {
    /// The first day on which somebody rejected on `rejected_on` may apply again (1.4).
    /// `None` past the end of the calendar.
    pub fn reapply_from(&self, rejected_on: NaiveDate) -> Option<NaiveDate> {
        rejected_on.checked_add_months(Months::new(self.reapply_months))
    }

    /// Whether somebody rejected on `rejected_on` may apply again.
    pub fn may_reapply(&self, rejected_on: NaiveDate, today: NaiveDate) -> bool {
        self.reapply_from(rejected_on).is_some_and(|first| first <= today)
    }
}

/// Which days are worked: Monday to Friday, except where the year's published arrangement says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    /// Days off, whatever the weekday.
    pub holidays: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked in exchange for a long holiday.
    pub worked_weekends: BTreeSet<NaiveDate>,
}

impl WorkCalendar {
    /// Whether people work on that day.
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !self.holidays.contains(&day) && (!weekend || self.worked_weekends.contains(&day))
    }

    /// The last day of a term of `days` working days that begins on the day behind `from`; `from` itself for a
    /// term of none. `None` past the end of the calendar.
    pub fn due_on(&self, from: NaiveDate, days: u32) -> Option<NaiveDate> {
        let mut day = from;
        let mut left = days;
        while left > 0 {
            day = day.checked_add_days(Days::new(1))?;
            if self.is_worked(day) {
                left -= 1;
            }
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    #[test]
    fn a_term_of_working_days_skips_weekends_and_holidays() {
        let calendar = WorkCalendar { holidays: BTreeSet::from([day(6, 19)]), ..WorkCalendar::default() };
        let worked = WorkCalendar { worked_weekends: BTreeSet::from([day(6, 20)]), ..calendar.clone() };
        let table = [
            (WorkCalendar::default(), day(6, 15), 5, day(6, 22)),
            (WorkCalendar::default(), day(6, 12), 1, day(6, 15)),
            (WorkCalendar::default(), day(6, 13), 0, day(6, 13)),
            (calendar.clone(), day(6, 15), 5, day(6, 23)),
            (worked, day(6, 15), 5, day(6, 22)),
            (WorkCalendar { worked_weekends: BTreeSet::from([day(6, 19)]), ..calendar }, day(6, 18), 1, day(6, 22)),
        ];
        for (calendar, from, days, due) in table {
            assert_eq!(calendar.due_on(from, days), Some(due), "{days} from {from}");
        }
        assert_eq!(WorkCalendar::default().due_on(NaiveDate::MAX, 1), None);
    }

    #[test]
    fn one_applies_again_half_a_year_after_a_rejection() {
        let policy = MembershipPolicy::default();
        assert_eq!(policy.reapply_from(day(8, 31)), NaiveDate::from_ymd_opt(2027, 2, 28));
        assert!(!policy.may_reapply(day(1, 10), day(7, 9)));
        assert!(policy.may_reapply(day(1, 10), day(7, 10)));
    }
}
