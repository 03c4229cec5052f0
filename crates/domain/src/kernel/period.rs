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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(from: &str, until: &str) -> Period {
        Period::new(day(from), day(until)).unwrap()
    }

    #[test]
    fn a_period_holds_its_first_day_and_not_the_day_behind_its_last() {
        let june = period("2026-06-01", "2026-07-01");
        let cases = [("2026-05-31", false), ("2026-06-01", true), ("2026-06-30", true), ("2026-07-01", false)];
        for (date, inside) in cases {
            assert_eq!(june.contains(day(date)), inside, "{date}");
        }
    }

    #[test]
    fn a_period_without_a_day_is_none() {
        for until in ["2026-06-01", "2026-05-31"] {
            assert_eq!(Period::new(day("2026-06-01"), day(until)), Err(EmptyPeriod));
        }
        assert_eq!(Period::of_days(day("2026-06-01"), 0), None);
        assert_eq!(Period::of_days(NaiveDate::MAX, 1), None);
        assert_eq!(Period::of_days(day("2028-02-28"), 2), Some(period("2028-02-28", "2028-03-01")));
    }

    #[test]
    fn periods_that_only_touch_do_not_overlap() {
        let june = period("2026-06-01", "2026-07-01");
        let cases = [
            ("2026-05-01", "2026-06-01", false),
            ("2026-05-01", "2026-06-02", true),
            ("2026-06-10", "2026-06-11", true),
            ("2026-01-01", "2027-01-01", true),
            ("2026-06-30", "2026-07-02", true),
            ("2026-07-01", "2026-07-02", false),
        ];
        for (from, until, both) in cases {
            let other = period(from, until);
            assert_eq!(june.overlaps(&other), both, "{from} to {until}");
            assert_eq!(other.overlaps(&june), both, "{from} to {until}, the other way round");
        }
    }

    #[test]
    fn a_year_of_age_is_full_on_the_birthday() {
        let cases = [
            ("1980-06-15", "2026-06-14", 45),
            ("1980-06-15", "2026-06-15", 46),
            ("1980-06-15", "2026-01-31", 45),
            ("1980-06-15", "1980-06-15", 0),
            ("1980-06-15", "1980-06-14", -1),
            ("2004-02-29", "2026-02-28", 21),
            ("2004-02-29", "2026-03-01", 22),
            ("2004-02-29", "2028-02-29", 24),
        ];
        for (born, on, years) in cases {
            assert_eq!(full_years(day(born), day(on)), years, "born {born}, on {on}");
        }
    }

    proptest! {
        #[test]
        fn periods_overlap_just_when_a_day_lies_in_both(start in 0_i64..20, length in 1_u32..10, other_length in 1_u32..10) {
            let origin = day("2026-02-20");
            let one = Period::of_days(origin + TimeDelta::days(10), length).unwrap();
            let other = Period::of_days(origin + TimeDelta::days(start), other_length).unwrap();
            let shared = (0..40).map(|offset| origin + TimeDelta::days(offset)).any(|day| one.contains(day) && other.contains(day));
            prop_assert_eq!(one.overlaps(&other), shared);
        }
    }
}
