//! First answers, kept so that a repeated request has one effect.

use chrono::{DateTime, Duration, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use super::error::RepoError;
use crate::schema::idempotency_keys;

/// How long an answer is kept.
pub const KEPT: Duration = Duration::hours(24);

/// What a key is unique within.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The account, or a word for callers without one.
    pub caller: String,
    /// Method and path.
    pub operation: String,
    /// The key that the caller chose.
    pub key: String,
    /// SHA-256 of the body.
    pub body_hash: Vec<u8>,
}

/// What became of a claim.
#[derive(Debug, PartialEq, Eq)]
pub enum Claimed {
    /// Nobody was here before: go on, then [`keep`] the answer in the same transaction.
    First,
    /// The same request is being answered right now.
    InFlight,
    /// The key was used for another body.
    OtherBody,
    /// Answered before: status and sealed answer.
    Answered(i16, Vec<u8>),
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = Bool)]
    locked: bool,
}

/// Claims a key until the end of the transaction, without waiting for a twin.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn claim(db: &mut PgConnection, claim: &Claim, now: DateTime<Utc>) -> Result<Claimed, RepoError> {
    let lock: Locked = diesel::sql_query("SELECT pg_try_advisory_xact_lock($1) AS locked")
        .bind::<BigInt, _>(lock_number(claim))
        .get_result(db)?;
    if !lock.locked {
        return Ok(Claimed::InFlight);
    }
    let row = idempotency_keys::table
        .find((&claim.caller, &claim.operation, &claim.key))
        .filter(idempotency_keys::answered_at.gt(now - KEPT))
        .select((idempotency_keys::body_hash, idempotency_keys::status, idempotency_keys::answer))
        .first::<(Vec<u8>, i16, Vec<u8>)>(db)
        .optional()?;
    Ok(match row {
        None => Claimed::First,
        Some((body_hash, _, _)) if body_hash != claim.body_hash => Claimed::OtherBody,
        Some((_, status, answer)) => Claimed::Answered(status, answer),
    })
}

/// Keeps the first answer; an answer older than [`KEPT`] under the same key gives way to it.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn keep(
    db: &mut PgConnection,
    claim: &Claim,
    status: i16,
    answer: &[u8],
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    use idempotency_keys as keys;
    let values = (
        keys::body_hash.eq(&claim.body_hash),
        keys::status.eq(status),
        keys::answer.eq(answer),
        keys::answered_at.eq(now),
    );
    diesel::insert_into(keys::table)
        .values((
            keys::caller.eq(&claim.caller),
            keys::operation.eq(&claim.operation),
            keys::key.eq(&claim.key),
            values,
        ))
        .on_conflict((keys::caller, keys::operation, keys::key))
        .do_update()
        .set(values)
        .execute(db)?;
    Ok(())
}

/// Forgets answers older than [`KEPT`]; how many.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn forget_old(db: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, RepoError> {
    Ok(diesel::delete(idempotency_keys::table.filter(idempotency_keys::answered_at.le(now - KEPT))).execute(db)?)
}

fn lock_number(claim: &Claim) -> i64 {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(format!("{}\n{}\n{}", claim.caller, claim.operation, claim.key));
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(bytes)
}
