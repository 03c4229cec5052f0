//! How long a sign-in lasts.

use chrono::{DateTime, TimeDelta, Utc};

use crate::vocabulary;

vocabulary! {
    /// Why somebody or something ended a session. Left idle or grown too old, it ends without a reason.
    pub enum SessionEnd {
        /// Its owner signed out.
        SignedOut => "signed_out",
        /// The account had as many sessions as it may, and opened another.
        Replaced => "replaced",
        /// A refresh token that was spent was shown again.
        TokenReused => "token_reused",
        /// The account has a new password.
        PasswordChanged => "password_changed",
        /// A post of the account was granted or withdrawn.
        PostChanged => "post_changed",
        /// The account was disabled.
        AccountDisabled => "account_disabled",
        /// Its owner or an administrator ended it from elsewhere.
        Killed => "killed",
    }
}

/// How long sessions last, and how many there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionPolicy {
    /// Minutes for which an access token is good.
    pub access_token_minutes: u32,
    /// Minutes without a refresh after which a session ends.
    pub idle_minutes: u32,
    /// Hours after which a session ends however busy it is.
    pub absolute_hours: u32,
    /// Sessions that an account may have open at a time.
    pub sessions_per_account: usize,
}

impl Default for SessionPolicy {
    fn default() -> Self {
        Self { access_token_minutes: 15, idle_minutes: 30, absolute_hours: 12, sessions_per_account: 5 }
    }
}

/// What is known of a session when one of its refresh tokens is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownToken {
    /// When its owner signed in.
    pub session_created_at: DateTime<Utc>,
    /// When the session was last refreshed; at first, when it was created.
    pub session_used_at: DateTime<Utc>,
    /// Whether the session was ended, for whatever reason.
    pub session_ended: bool,
    /// Whether this token was already exchanged for another.
    pub spent: bool,
}

/// Why a session is not refreshed. The caller is told none of it but to sign in again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RefreshRefusal {
    /// The session was ended.
    #[error("the session was ended")]
    Ended,
    /// The token was spent: the session, and with it every token of the family, is to be ended.
    #[error("the refresh token was used before")]
    TokenReused,
    /// The session is older than any may be.
    #[error("the session is too old")]
    TooOld,
    /// The session was left idle.
    #[error("the session was idle for too long")]
    Idle,
}

impl RefreshRefusal {
    /// The reason with which the session is to be ended now, if it is.
    pub fn ends_session(self) -> Option<SessionEnd> {
        match self {
            Self::TokenReused => Some(SessionEnd::TokenReused),
            Self::Ended | Self::TooOld | Self::Idle => None,
        }
    }
}

impl SessionPolicy {
    /// Whether a refresh token buys another one now.
    ///
    /// # Errors
    /// [`RefreshRefusal`], the first that applies; a spent token counts as reuse also when the time is up.
    pub fn refresh(&self, token: ShownToken, now: DateTime<Utc>) -> Result<(), RefreshRefusal> {
        if token.session_ended {
            Err(RefreshRefusal::Ended)
        } else if token.spent {
            Err(RefreshRefusal::TokenReused)
        } else if now.signed_duration_since(token.session_created_at) >= self.longest() {
            Err(RefreshRefusal::TooOld)
        } else if now.signed_duration_since(token.session_used_at) >= minutes(self.idle_minutes) {
            Err(RefreshRefusal::Idle)
        } else {
            Ok(())
        }
    }

    /// Whether a session of that age, last refreshed then, can no longer be refreshed.
    pub fn is_over(&self, created_at: DateTime<Utc>, used_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        let shown =
            ShownToken { session_created_at: created_at, session_used_at: used_at, session_ended: false, spent: false };
        self.refresh(shown, now).is_err()
    }

    /// Until when an access token issued now is good: never past the longest life of its session.
    pub fn access_token_until(&self, session_created_at: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
        let left = self.longest() - now.signed_duration_since(session_created_at);
        now + left.min(minutes(self.access_token_minutes)).max(TimeDelta::zero())
    }

    /// How many of an account's open sessions, those idle longest first, give way to a new one.
    pub fn surplus(&self, open: usize) -> usize {
        (open + 1).saturating_sub(self.sessions_per_account).min(open)
    }

    fn longest(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.absolute_hours))
    }
}

fn minutes(count: u32) -> TimeDelta {
    TimeDelta::minutes(i64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600;

    /// This many seconds behind an arbitrary sign-in.
    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::seconds(seconds)
    }

    fn used_at(seconds: i64) -> ShownToken {
        ShownToken { session_created_at: at(0), session_used_at: at(seconds), session_ended: false, spent: false }
    }

    #[test]
    fn a_session_is_refreshed_until_it_is_idle_or_too_old() {
        use RefreshRefusal::{Idle, TooOld};
        let cases = [
            (0, 0, Ok(())),
            (0, 1_799, Ok(())),
            (0, 1_800, Err(Idle)),
            (1_000, 2_799, Ok(())),
            (1_000, 2_800, Err(Idle)),
            (12 * HOUR - 60, 12 * HOUR - 1, Ok(())),
            (12 * HOUR - 60, 12 * HOUR, Err(TooOld)),
            (0, 13 * HOUR, Err(TooOld)),
        ];
        for (used, now, expected) in cases {
            let outcome = SessionPolicy::default().refresh(used_at(used), at(now));
            assert_eq!(outcome, expected, "used after {used} s, now {now} s");
        }
    }

    #[test]
    fn a_spent_token_ends_the_family_and_an_ended_session_stays_ended() {
        let policy = SessionPolicy::default();
        for now in [1, 1_800, 13 * HOUR] {
            let spent = ShownToken { spent: true, ..used_at(0) };
            assert_eq!(policy.refresh(spent, at(now)), Err(RefreshRefusal::TokenReused));
            for spent in [false, true] {
                let ended = ShownToken { session_ended: true, spent, ..used_at(0) };
                assert_eq!(policy.refresh(ended, at(now)), Err(RefreshRefusal::Ended));
            }
        }
    }

    #[test]
    fn only_reuse_writes_an_end() {
        let cases = [
            (RefreshRefusal::Ended, None),
            (RefreshRefusal::TokenReused, Some(SessionEnd::TokenReused)),
            (RefreshRefusal::TooOld, None),
            (RefreshRefusal::Idle, None),
        ];
        for (refusal, end) in cases {
            assert_eq!(refusal.ends_session(), end, "{refusal:?}");
        }
    }

    #[test]
    fn an_access_token_does_not_outlive_its_session() {
        let policy = SessionPolicy::default();
        let cases = [
            (0, 900),
            (600, 1_500),
            (12 * HOUR - 900, 12 * HOUR),
            (12 * HOUR - 60, 12 * HOUR),
            (12 * HOUR + 5, 12 * HOUR + 5),
        ];
        for (now, until) in cases {
            assert_eq!(policy.access_token_until(at(0), at(now)), at(until), "issued after {now} s");
        }
    }

    #[test]
    fn a_new_session_replaces_those_beyond_the_limit() {
        let policy = SessionPolicy::default();
        for (open, surplus) in [(0, 0), (4, 0), (5, 1), (8, 4)] {
            assert_eq!(policy.surplus(open), surplus, "{open} open");
        }
        let single = SessionPolicy { sessions_per_account: 1, ..policy };
        assert_eq!((single.surplus(0), single.surplus(1)), (0, 1));
        let none = SessionPolicy { sessions_per_account: 0, ..policy };
        assert_eq!((none.surplus(0), none.surplus(2)), (0, 2));
    }
}
