//! Locking after wrong passwords. The same rule counts per account and per source.

use chrono::{DateTime, TimeDelta, Utc};

/// When wrong passwords lock, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockoutPolicy {
    /// Failures in a row that lock.
    pub failures: u32,
    /// Minutes that the lock lasts, counted from the last failure; a failure older than this is forgotten.
    pub lock_minutes: u32,
}

impl Default for LockoutPolicy {
    fn default() -> Self {
        Self { failures: 5, lock_minutes: 15 }
    }
}

/// Failed sign-ins in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: u32,
    /// When the last one happened.
    pub last_at: DateTime<Utc>,
}

impl LockoutPolicy {
    /// Whether a sign-in is refused now without looking at the password.
    pub fn is_locked(&self, failures: Failures, now: DateTime<Utc>) -> bool {
        failures.count >= self.failures && self.remembers(failures, now)
    }

    /// When the lock ends; `None` if there is none now.
    pub fn locked_until(&self, failures: Failures, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        if self.is_locked(failures, now) { failures.last_at.checked_add_signed(self.lock()) } else { None }
    }

    /// What to remember after a failure now. A failure during the lock changes nothing.
    pub fn after_failure(&self, before: Option<Failures>, now: DateTime<Utc>) -> Failures {
        match before {
            Some(failures) if self.is_locked(failures, now) => failures,
            Some(failures) if self.remembers(failures, now) => Failures { count: failures.count + 1, last_at: now },
            Some(_) | None => Failures { count: 1, last_at: now },
        }
    }

    fn remembers(&self, failures: Failures, now: DateTime<Utc>) -> bool {
        now.signed_duration_since(failures.last_at) < self.lock()
    }

    fn lock(&self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.lock_minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// This many seconds behind an arbitrary beginning.
    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::seconds(seconds)
    }

    #[test]
    fn five_failures_lock_for_fifteen_minutes() {
        let policy = LockoutPolicy::default();
        let cases = [(4, 0, false), (5, 0, true), (5, 899, true), (5, 900, false), (6, 899, true), (6, 900, false)];
        for (count, seconds, locked) in cases {
            let failures = Failures { count, last_at: at(0) };
            assert_eq!(policy.is_locked(failures, at(seconds)), locked, "{count} failures, {seconds} s later");
            let until = locked.then(|| at(900));
            assert_eq!(policy.locked_until(failures, at(seconds)), until, "{count} failures, {seconds} s later");
        }
    }

    #[test]
    fn failures_in_a_row_add_up_to_the_lock() {
        let policy = LockoutPolicy { failures: 3, lock_minutes: 1 };
        let steps = [(0, 1, false), (10, 2, false), (69, 3, true)];
        let mut failures = None;
        for (seconds, count, locked) in steps {
            let after = policy.after_failure(failures, at(seconds));
            assert_eq!(after, Failures { count, last_at: at(seconds) });
            assert_eq!(policy.is_locked(after, at(seconds)), locked, "after {count}");
            failures = Some(after);
        }
    }

    #[test]
    fn trying_during_the_lock_does_not_prolong_it() {
        let policy = LockoutPolicy::default();
        let locked = Failures { count: 5, last_at: at(0) };
        assert_eq!(policy.after_failure(Some(locked), at(899)), locked);
    }

    #[test]
    fn counting_begins_anew_behind_the_lock_and_after_a_quiet_while() {
        let policy = LockoutPolicy::default();
        for count in [1, 4, 5, 9] {
            let old = Failures { count, last_at: at(0) };
            assert_eq!(policy.after_failure(Some(old), at(900)), Failures { count: 1, last_at: at(900) });
        }
        let recent = Failures { count: 1, last_at: at(0) };
        assert_eq!(policy.after_failure(Some(recent), at(899)), Failures { count: 2, last_at: at(899) });
    }

    #[test]
    fn a_clock_that_steps_back_neither_unlocks_nor_forgets() {
        let policy = LockoutPolicy::default();
        assert!(policy.is_locked(Failures { count: 5, last_at: at(0) }, at(-30)));
        let counted = policy.after_failure(Some(Failures { count: 3, last_at: at(0) }), at(-30));
        assert_eq!(counted.count, 4);
    }
}
