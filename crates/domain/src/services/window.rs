//! Stretches of hours for dispatch and work.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// The hours from `from` up to, but not including, `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

/// The end of a window does not lie behind its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a window ends after it begins")]
pub struct EmptyWindow;

impl Window {
    /// The time from `from` up to, but not including, `until`.
    ///
    /// # Errors
    /// [`EmptyWindow`] if there is no time in between.
    pub fn new(from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Self, EmptyWindow> {
        if from < until { Ok(Self { from, until }) } else { Err(EmptyWindow) }
    }

    /// The first moment.
    pub fn from(&self) -> DateTime<Utc> {
        self.from
    }

    /// The first moment behind the window.
    pub fn until(&self) -> DateTime<Utc> {
        self.until
    }

    /// Whether the window begins on this calendar day of China Standard Time (X6). Work may run past midnight.
    pub fn begins_on(&self, day: NaiveDate) -> bool {
        let local = self.from.naive_utc().checked_add_signed(TimeDelta::hours(8));
        local.is_some_and(|moment| moment.date() == day)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_window_ends_after_it_begins() {
        let (morning, noon) = (at("2026-05-20T00:00:00Z"), at("2026-05-20T04:00:00Z"));
        assert!(Window::new(morning, noon).is_ok());
        assert_eq!(Window::new(noon, morning), Err(EmptyWindow));
        assert_eq!(Window::new(noon, noon), Err(EmptyWindow));
    }

    #[test]
    fn the_day_of_a_window_is_chinas() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 20).unwrap();
        let end = at("2026-05-21T00:00:00Z");
        for (from, on_the_day) in [
            ("2026-05-19T15:59:59Z", false),
            ("2026-05-19T16:00:00Z", true),
            ("2026-05-20T15:59:59Z", true),
            ("2026-05-20T16:00:00Z", false),
        ] {
            assert_eq!(Window::new(at(from), end).unwrap().begins_on(day), on_the_day, "{from}");
        }
    }
}
