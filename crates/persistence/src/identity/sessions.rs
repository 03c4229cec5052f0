//! Sign-ins and their refresh tokens.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::identity::account::AccountStatus;
use domain::identity::session::{SessionEnd, ShownToken};
use domain::kernel::access::{Actor, Role};
use domain::kernel::id::{AccountId, Id, PostId, SessionId};
use domain::kernel::org_path::OrgPath;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::schema::{accounts, org_units, posts, refresh_tokens, sessions};

/// Who a session acts as.
#[derive(Debug, Clone)]
pub struct Acting {
    /// The account at its post.
    pub actor: Actor,
    /// Whether the first password must be changed before anything else.
    pub password_to_change: bool,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, Queryable)]
pub struct OpenSession {
    /// Its identifier.
    pub id: Uuid,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last refreshed.
    pub used_at: DateTime<Utc>,
    /// The browser or app.
    pub user_agent: String,
}

type ActingRow = (Uuid, Code<Role>, Uuid, String, Option<Uuid>, Option<Uuid>, bool);

/// Who acts in a session; `None` once it, its post or its account has ended.
///
/// # Errors
/// [`RepoError::Unreadable`] for a stored path that is none.
pub fn acting(db: &mut PgConnection, id: SessionId) -> Result<Option<Acting>, RepoError> {
    let row = sessions::table
        .inner_join(accounts::table)
        .inner_join(posts::table.inner_join(org_units::table))
        .filter(sessions::id.eq(id.uuid()).and(sessions::ended_at.is_null()))
        .filter(accounts::status.eq(Code(AccountStatus::Active)).and(posts::ended_at.is_null()))
        .select((
            accounts::id,
            posts::role,
            org_units::id,
            org_units::org_path,
            posts::provider_id,
            posts::member_id,
            accounts::password_to_change,
        ))
        .first::<ActingRow>(db)
        .optional()?;
    row.map(acting_of).transpose()
}

fn acting_of(row: ActingRow) -> Result<Acting, RepoError> {
    let (account_id, role, org_unit_id, org_path, provider_id, member_id, password_to_change) = row;
    let actor = Actor {
        account_id: account_id.into(),
        role: role.0,
        org_unit_id: org_unit_id.into(),
        org_path: OrgPath::parse(&org_path).map_err(RepoError::unreadable)?,
        provider_id: provider_id.map(Id::from),
        member_id: member_id.map(Id::from),
    };
    Ok(Acting { actor, password_to_change })
}

/// Opens a session from a post, with its first refresh token.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn open(
    db: &mut PgConnection,
    id: SessionId,
    account_id: AccountId,
    post_id: PostId,
    user_agent: &str,
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(id.uuid()),
            sessions::account_id.eq(account_id.uuid()),
            sessions::post_id.eq(post_id.uuid()),
            sessions::created_at.eq(now),
            sessions::used_at.eq(now),
            sessions::user_agent.eq(user_agent),
        ))
        .execute(db)?;
    Ok(())
}

/// The open sessions of an account, the one idle longest first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn open_of(db: &mut PgConnection, account_id: AccountId) -> Result<Vec<OpenSession>, RepoError> {
    let open = sessions::table
        .filter(sessions::account_id.eq(account_id.uuid()).and(sessions::ended_at.is_null()))
        .order(sessions::used_at.asc())
        .select((sessions::id, sessions::created_at, sessions::used_at, sessions::user_agent));
    Ok(open.load(db)?)
}

/// Ends sessions, and with them every token of their families, at once; how many were open.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn end(db: &mut PgConnection, ids: &[Uuid], why: SessionEnd, now: DateTime<Utc>) -> Result<usize, RepoError> {
    let open = sessions::table.filter(sessions::id.eq_any(ids).and(sessions::ended_at.is_null()));
    let ended = (sessions::ended_at.eq(now), sessions::end_reason.eq(Code(why)));
    Ok(diesel::update(open).set(ended).execute(db)?)
}

/// Ends every session of an account; how many were open.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn end_all(
    db: &mut PgConnection,
    account_id: AccountId,
    why: SessionEnd,
    now: DateTime<Utc>,
) -> Result<usize, RepoError> {
    let open = sessions::table.filter(sessions::account_id.eq(account_id.uuid()).and(sessions::ended_at.is_null()));
    let ended = (sessions::ended_at.eq(now), sessions::end_reason.eq(Code(why)));
    Ok(diesel::update(open).set(ended).execute(db)?)
}

/// Lets a session act from another post of its account.
///
/// # Errors
/// [`RepoError::NotFound`] unless the account holds the post.
pub fn act_from(db: &mut PgConnection, id: SessionId, account_id: AccountId, post_id: PostId) -> Result<(), RepoError> {
    let held = posts::table
        .find(post_id.uuid())
        .filter(posts::account_id.eq(account_id.uuid()).and(posts::ended_at.is_null()));
    let post_id: Uuid = held.select(posts::id).first(db)?;
    exactly_one(diesel::update(sessions::table.find(id.uuid())).set(sessions::post_id.eq(post_id)).execute(db)?)
}

/// Stores a refresh token by its hash.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn issue(db: &mut PgConnection, id: SessionId, token_hash: &[u8], now: DateTime<Utc>) -> Result<(), RepoError> {
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::token_hash.eq(token_hash),
            refresh_tokens::session_id.eq(id.uuid()),
            refresh_tokens::issued_at.eq(now),
        ))
        .execute(db)?;
    Ok(())
}

/// What is known of a refresh token that somebody shows; the row is locked, so that a token is exchanged once.
///
/// # Errors
/// [`RepoError::NotFound`] for a token that was never issued.
pub fn shown(db: &mut PgConnection, token_hash: &[u8]) -> Result<(SessionId, AccountId, ShownToken), RepoError> {
    let row = refresh_tokens::table
        .inner_join(sessions::table)
        .filter(refresh_tokens::token_hash.eq(token_hash))
        .select((
            sessions::id,
            sessions::account_id,
            sessions::created_at,
            sessions::used_at,
            sessions::ended_at.is_not_null(),
            refresh_tokens::spent_at.is_not_null(),
        ))
        .for_update();
    let (id, account_id, session_created_at, session_used_at, session_ended, spent) =
        row.first::<(Uuid, Uuid, DateTime<Utc>, DateTime<Utc>, bool, bool)>(db)?;
    let shown = ShownToken { session_created_at, session_used_at, session_ended, spent };
    Ok((id.into(), account_id.into(), shown))
}

/// Exchanges a refresh token for the next one of its family.
///
/// # Errors
/// [`RepoError::Stale`] if it was spent meanwhile.
pub fn rotate(
    db: &mut PgConnection,
    id: SessionId,
    spent_hash: &[u8],
    next_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    let unspent = refresh_tokens::table.find(spent_hash).filter(refresh_tokens::spent_at.is_null());
    exactly_one(diesel::update(unspent).set(refresh_tokens::spent_at.eq(now)).execute(db)?)?;
    exactly_one(diesel::update(sessions::table.find(id.uuid())).set(sessions::used_at.eq(now)).execute(db)?)?;
    issue(db, id, next_hash, now)
}
