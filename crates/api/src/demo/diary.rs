//! Days, hours, and the trail of what happened on them.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::Role;
use domain::kernel::id::AccountId;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::{self, NewEvent, Stamp};

use crate::kernel::clock::china_day;

/// Somebody who acts from a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Who {
    pub account: AccountId,
    pub role: Role,
}

/// The present of the demo.
#[derive(Debug, Clone, Copy)]
pub(super) struct Present {
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
}

impl Present {
    pub(super) fn at(now: DateTime<Utc>) -> Self {
        Self { now, today: china_day(now) }
    }

    /// The day so many days ago; in the future for less than nothing.
    pub(super) fn ago(&self, days: i64) -> NaiveDate {
        later(self.today, -days)
    }
}

/// A day so many days later.
pub(super) fn later(day: NaiveDate, days: i64) -> NaiveDate {
    let span = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(span) } else { day.checked_add_days(span) };
    moved.unwrap_or(day)
}

/// The instant at which the clocks of China show this time, in minutes of that day.
pub(super) fn at(day: NaiveDate, minutes: i64) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::minutes(minutes - 8 * 60)
}

/// Everything that happened, written down at once and in its order.
#[derive(Default)]
pub(super) struct Diary(Vec<(Stamp, NewEvent)>);

impl Diary {
    /// Something that somebody did, or that nobody signed in did.
    pub(super) fn note(&mut self, who: Option<Who>, now: DateTime<Utc>, event: NewEvent) {
        let (account_id, role) = (who.map(|who| who.account), who.map(|who| who.role));
        self.0.push((Stamp { account_id, role, request_id: None, now }, event));
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Writes it down; what lies ahead of the present within today happened just now.
    pub(super) fn write(mut self, db: &mut PgConnection, present: Present) -> Result<(), RepoError> {
        self.0.iter_mut().for_each(|(stamp, _)| stamp.now = stamp.now.min(present.now));
        self.0.sort_by_key(|(stamp, _)| stamp.now);
        events::record_all(db, self.0)
    }
}
