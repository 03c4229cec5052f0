//! The roster of record: who is a member in a year as the council has signed it (R1.18).

use chrono::{Datelike, NaiveDate};

/// Why a roster or a line of it cannot be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// A roster is signed in its year or the one before.
    #[error("signed on {0}, neither in its year nor in the one before")]
    SignedAway(NaiveDate),
    /// Not a day in that year or before today.
    #[error("{0} has not come")]
    NotCome(NaiveDate),
    /// Taken off before it was put on.
    #[error("listed on {0}")]
    BeforeListed(NaiveDate),
    /// Taken off already.
    #[error("taken off on {0}")]
    Struck(NaiveDate),
}

/// A council signs a year's roster in that year or the one before it, and not in the future.
///
/// # Errors
/// [`RegisterError::NotCome`], [`RegisterError::SignedAway`].
pub fn sign(year: i16, signed_on: NaiveDate, today: NaiveDate) -> Result<(), RegisterError> {
    if signed_on > today {
        return Err(RegisterError::NotCome(signed_on));
    }
    let near = [i32::from(year) - 1, i32::from(year)].contains(&signed_on.year());
    if near { Ok(()) } else { Err(RegisterError::SignedAway(signed_on)) }
}

/// A line is taken off a roster from a day on, which may lie in the past but not before it was put on.
///
/// # Errors
/// [`RegisterError::Struck`], [`RegisterError::NotCome`], [`RegisterError::BeforeListed`].
pub fn strike(
    listed_on: NaiveDate,
    struck_on: Option<NaiveDate>,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<(), RegisterError> {
    match struck_on {
        Some(day) => Err(RegisterError::Struck(day)),
        None if on > today => Err(RegisterError::NotCome(on)),
        None if on < listed_on => Err(RegisterError::BeforeListed(listed_on)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    #[test]
    fn a_roster_is_signed_in_its_year_or_the_one_before() {
        let today = day(2026, 5, 4);
        let table = [
            (2026, day(2025, 1, 1), Ok(())),
            (2026, day(2026, 5, 4), Ok(())),
            (2026, day(2024, 12, 31), Err(RegisterError::SignedAway(day(2024, 12, 31)))),
            (2025, day(2026, 1, 1), Err(RegisterError::SignedAway(day(2026, 1, 1)))),
            (2026, day(2026, 5, 5), Err(RegisterError::NotCome(day(2026, 5, 5)))),
        ];
        for (year, signed_on, answer) in table {
            assert_eq!(sign(year, signed_on, today), answer, "{year} on {signed_on}");
        }
    }

    #[test]
    fn a_line_is_taken_off_once_and_not_before_it_was_put_on() {
        let (today, listed) = (day(2026, 5, 4), day(2026, 1, 1));
        let table = [
            (None, day(2026, 1, 1), Ok(())),
            (None, day(2025, 12, 31), Err(RegisterError::BeforeListed(listed))),
            (None, day(2026, 5, 5), Err(RegisterError::NotCome(day(2026, 5, 5)))),
            (Some(day(2026, 2, 1)), day(2026, 3, 1), Err(RegisterError::Struck(day(2026, 2, 1)))),
        ];
        for (struck, on, answer) in table {
            assert_eq!(strike(listed, struck, on, today), answer, "{struck:?}, {on}");
        }
    }
}
