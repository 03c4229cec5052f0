//! Guesses at passwords, counted before any of them is looked at.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use domain::identity::lockout::LockoutPolicy;
use persistence::identity::failures;

use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemCode};

/// Failures from one address that lock it: a town hall shares one, so it takes more than one person's.
const SOURCE_FAILURES: u32 = 50;

/// What a guess counts against: a login or an address, and when that is locked.
pub(super) type Counted = (String, LockoutPolicy);

/// Under what the failures of a login are noted.
pub(super) fn by_login(login: &str) -> String {
    format!("login:{login}")
}

/// The login and the address that a guess counts against.
pub(super) fn counted(login: &str, request: &HttpRequest, policy: LockoutPolicy) -> [Counted; 2] {
    let source = request.peer_addr().map(|address| address.ip().to_string()).unwrap_or_default();
    let per_source = LockoutPolicy { failures: SOURCE_FAILURES, ..policy };
    [(by_login(login), policy), (format!("source:{source}"), per_source)]
}

/// Counts a guess, so that many at once cannot slip past the lock; the caller looks at the password once this is
/// committed. What is locked answers until when.
///
/// # Errors
/// `internal` if the counters cannot be read or written.
pub(super) fn count(
    tx: &mut Tx,
    counted: &[Counted],
    now: DateTime<Utc>,
) -> Result<Result<(), DateTime<Utc>>, Problem> {
    for (subject, policy) in counted {
        let before = failures::of(tx, subject)?;
        if let Some(until) = before.and_then(|failures| policy.locked_until(failures, now)) {
            return Ok(Err(until));
        }
        failures::note(tx, subject, policy.after_failure(before, now))?;
    }
    Ok(Ok(()))
}

/// Forgets the failures of who has shown the right password.
///
/// # Errors
/// `internal` if the counters cannot be written.
pub(super) fn forget(tx: &mut Tx, counted: &[Counted]) -> Result<(), Problem> {
    for (subject, _) in counted {
        failures::forget(tx, subject)?;
    }
    Ok(())
}

/// The refusal of a guess while the lock lasts.
pub(super) fn locked(until: DateTime<Utc>, now: DateTime<Utc>) -> Problem {
    let seconds = (until - now).num_seconds().max(1);
    let locked = Problem::new(ProblemCode::SignInLocked).with("minutes", seconds.div_euclid(60) + 1);
    locked.retry_after(u32::try_from(seconds).unwrap_or(u32::MAX))
}
