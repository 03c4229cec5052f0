//! Which days are worked in China, and how working days are counted.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::vocabulary;

vocabulary! {
    /// How a day departs from the rhythm of the week.
    pub enum DayKind {
        /// A day off, whatever the weekday.
        Holiday => "holiday",
        /// A Saturday or Sunday that is worked in exchange for a long holiday.
        Worked => "worked",
    }
}

vocabulary! {
    /// What the days of a year rest on.
    pub enum CalendarBasis {
        /// The State Council's notice for the year: complete.
        Notice => "notice",
        /// The statute on public holidays alone, while the notice is not out: exchanged days are missing.
        Statute => "statute",
    }
}

/// A day that departs from the rhythm of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpecialDay {
    /// The day.
    pub day: NaiveDate,
    /// How it departs.
    pub kind: DayKind,
}

/// Why a day cannot stand in a year's arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayProblem {
    /// Neither in the year nor in the last days before it, which some notices arrange with the New Year.
    OtherYear,
    /// The day stands there already.
    Repeated,
    /// Only a Saturday or Sunday is worked in exchange.
    NoWeekend,
}

/// Everything wrong with the days of a year's arrangement, by their places.
pub fn check_year(year: i32, days: &[SpecialDay]) -> Vec<(usize, DayProblem)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (place, special) in days.iter().enumerate() {
        let day = special.day;
        if day.year() != year && (day.year() + 1, day.month(), day.day() > 24) != (year, 12, true) {
            found.push((place, DayProblem::OtherYear));
        }
        if !seen.insert(day) {
            found.push((place, DayProblem::Repeated));
        }
        if special.kind == DayKind::Worked && !is_weekend(day) {
            found.push((place, DayProblem::NoWeekend));
        }
    }
    found
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Which days are worked: Monday to Friday, except where the year's published arrangement says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    /// Days off, whatever the weekday.
    pub holidays: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked in exchange for a long holiday.
    pub worked_weekends: BTreeSet<NaiveDate>,
}

impl FromIterator<SpecialDay> for WorkCalendar {
    fn from_iter<I: IntoIterator<Item = SpecialDay>>(days: I) -> Self {
        let mut calendar = Self::default();
        for SpecialDay { day, kind } in days {
            match kind {
                DayKind::Holiday => calendar.holidays.insert(day),
                DayKind::Worked => calendar.worked_weekends.insert(day),
            };
        }
        calendar
    }
}

impl WorkCalendar {
    /// Whether people work on that day.
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        !self.holidays.contains(&day) && (!is_weekend(day) || self.worked_weekends.contains(&day))
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

    fn special(kind: DayKind, month: u32, days: std::ops::RangeInclusive<u32>) -> Vec<SpecialDay> {
        days.map(|number| SpecialDay { day: day(month, number), kind }).collect()
    }

    /// Spring festival and May holiday of 2026, as the State Council's office announced them.
    fn arranged() -> WorkCalendar {
        [
            special(DayKind::Holiday, 2, 15..=23),
            special(DayKind::Worked, 2, 14..=14),
            special(DayKind::Worked, 2, 28..=28),
            special(DayKind::Holiday, 5, 1..=5),
            special(DayKind::Worked, 5, 9..=9),
        ]
        .into_iter()
        .flatten()
        .collect()
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
    fn the_spring_festival_stands_still_and_its_exchanged_saturdays_count() {
        let table = [
            // Friday: the Saturday of the 14th is worked, then nothing until Tuesday the 24th.
            (day(2, 13), 1, day(2, 14)),
            (day(2, 13), 2, day(2, 24)),
            (day(2, 13), 5, day(2, 27)),
            (day(2, 13), 6, day(2, 28)),
            (day(2, 13), 7, day(3, 2)),
            // Handed in during the holiday.
            (day(2, 18), 5, day(2, 28)),
            (day(2, 23), 10, day(3, 6)),
            // The eve of the May holiday, with the Saturday of the 9th worked.
            (day(4, 30), 5, day(5, 11)),
            (day(4, 30), 4, day(5, 9)),
        ];
        for (from, days, due) in table {
            assert_eq!(arranged().due_on(from, days), Some(due), "{days} from {from}");
        }
    }

    #[test]
    fn a_year_takes_its_own_days_once_and_works_on_weekends_only() {
        let new_year = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap_or_default();
        let days = |list: &[(NaiveDate, DayKind)]| {
            let days: Vec<SpecialDay> = list.iter().map(|&(day, kind)| SpecialDay { day, kind }).collect();
            check_year(2026, &days)
        };
        assert_eq!(days(&[(new_year, DayKind::Holiday), (day(2, 14), DayKind::Worked)]), []);
        let early = NaiveDate::from_ymd_opt(2025, 12, 24).unwrap_or_default();
        assert_eq!(days(&[(early, DayKind::Holiday)]), [(0, DayProblem::OtherYear)]);
        let twice = [(day(5, 1), DayKind::Holiday), (day(5, 1), DayKind::Holiday)];
        assert_eq!(days(&twice), [(1, DayProblem::Repeated)]);
        assert_eq!(days(&[(day(5, 8), DayKind::Worked)]), [(0, DayProblem::NoWeekend)]);
    }
}
