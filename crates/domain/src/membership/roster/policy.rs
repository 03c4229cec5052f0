//! What a county has set for rosters.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

/// Bounds of a roster; [design default], a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RosterPolicy {
    /// The most rows of one sheet.
    pub rows: u32,
    /// The largest file, in bytes; what a compressed one unfolds to may be ten times that.
    pub bytes: usize,
    /// Days for which the cells of a sheet are kept, encrypted.
    pub content_days: u32,
    /// Days within which an entry can be undone.
    pub undo_days: u32,
}

impl Default for RosterPolicy {
    fn default() -> Self {
        Self { rows: 20_000, bytes: 10 << 20, content_days: 30, undo_days: 30 }
    }
}

impl RosterPolicy {
    /// The cells of a sheet handed in before this instant are forgotten.
    pub fn content_kept_from(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now - TimeDelta::days(self.content_days.into())
    }

    /// The last day on which an entry begun on that day can be undone; `None` past the end of the calendar.
    pub fn undo_until(&self, committed_on: NaiveDate) -> Option<NaiveDate> {
        committed_on.checked_add_days(Days::new(self.undo_days.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_and_undoing_last_for_so_many_days() {
        let policy = RosterPolicy { content_days: 2, undo_days: 3, ..RosterPolicy::default() };
        let now = DateTime::from_timestamp(1_000_000, 0).unwrap_or_default();
        assert_eq!(policy.content_kept_from(now).timestamp(), 1_000_000 - 2 * 86_400);
        let day = NaiveDate::from_ymd_opt(2026, 2, 27).unwrap_or_default();
        assert_eq!(policy.undo_until(day), NaiveDate::from_ymd_opt(2026, 3, 2));
        assert_eq!(policy.undo_until(NaiveDate::MAX), None);
    }
}
