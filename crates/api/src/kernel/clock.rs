//! The only source of time.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};

/// Tells the time, so that a test can stand on the last day of a publicity period.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    Real,
    /// The second since 1970 that the holder of the other end has set.
    Set(Arc<AtomicI64>),
    /// The machine's clock, moved by the number of seconds that the file holds: for rehearsals and tests.
    Shifted(PathBuf),
}

const CHINA_STANDARD_TIME: i32 = 8 * 3600;

impl Clock {
    /// This instant.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::Real => Utc::now(),
            Self::Set(second) => DateTime::from_timestamp(second.load(Ordering::SeqCst), 0).unwrap_or_default(),
            Self::Shifted(file) => Utc::now() + shift(file),
        }
    }

    /// The Chinese calendar day: work days and deadlines are not UTC ones.
    pub fn today(&self) -> NaiveDate {
        china_day(self.now())
    }
}

/// The calendar day in China at an instant.
pub fn china_day(at: DateTime<Utc>) -> NaiveDate {
    let offset = FixedOffset::east_opt(CHINA_STANDARD_TIME);
    offset.map_or_else(|| at.date_naive(), |offset| at.with_timezone(&offset).date_naive())
}

/// The instant at which a day begins in China; days outside 1970 to 9999 count as the nearest one inside.
pub fn china_midnight(day: NaiveDate) -> DateTime<Utc> {
    const LAST_DAY: i64 = 2_932_896;
    let days = day.signed_duration_since(NaiveDate::default()).num_days().clamp(0, LAST_DAY);
    DateTime::from_timestamp(days * 86_400 - i64::from(CHINA_STANDARD_TIME), 0).unwrap_or_default()
}

fn shift(file: &PathBuf) -> TimeDelta {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    TimeDelta::seconds(text.trim().parse().unwrap_or(0))
}
