//! Roles that accounts hold at units.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::kernel::access::{Role, Scope};
use domain::kernel::id::{AccountId, MemberId, OrgUnitId, PostId, ProviderId};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::schema::{org_units, posts};

/// A post that is held.
#[derive(Debug, Clone, Queryable)]
pub struct Post {
    /// Its identifier.
    pub id: Uuid,
    /// The role.
    pub role: Code<Role>,
    /// The unit.
    pub org_unit_id: Uuid,
    /// The unit's name.
    pub org_unit_name: String,
    /// Whether a sign-in begins with this post.
    pub main: bool,
}

/// A post to be granted.
#[derive(Debug, Clone)]
pub struct NewPost {
    /// Its identifier.
    pub id: PostId,
    /// To whom.
    pub account_id: AccountId,
    /// The role.
    pub role: Role,
    /// At which unit.
    pub org_unit_id: OrgUnitId,
    /// The provider, for the role of a provider only.
    pub provider_id: Option<ProviderId>,
    /// The member, for the role of a member only.
    pub member_id: Option<MemberId>,
    /// Now.
    pub granted_at: DateTime<Utc>,
}

/// The posts that an account holds, the main one first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_account(db: &mut PgConnection, account_id: AccountId) -> Result<Vec<Post>, RepoError> {
    let held = posts::table
        .inner_join(org_units::table)
        .filter(posts::account_id.eq(account_id.uuid()).and(posts::ended_at.is_null()))
        .order((posts::main.desc(), posts::granted_at.asc()))
        .select((posts::id, posts::role, posts::org_unit_id, org_units::name, posts::main));
    Ok(held.load::<Post>(db)?)
}

/// The posts that accounts hold, under the account, the main one first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_accounts(db: &mut PgConnection, accounts: &[Uuid]) -> Result<HashMap<Uuid, Vec<Post>>, RepoError> {
    let held = posts::table
        .inner_join(org_units::table)
        .filter(posts::account_id.eq_any(accounts).and(posts::ended_at.is_null()))
        .order((posts::main.desc(), posts::granted_at.asc()))
        .select((posts::account_id, (posts::id, posts::role, posts::org_unit_id, org_units::name, posts::main)));
    let mut found: HashMap<Uuid, Vec<Post>> = HashMap::new();
    for (account, post) in held.load::<(Uuid, Post)>(db)? {
        found.entry(account).or_default().push(post);
    }
    Ok(found)
}

/// Grants a post; the account's first one becomes its main one.
///
/// # Errors
/// [`RepoError::Refused`] by `posts_powers_separate` or `posts_once`.
pub fn insert(db: &mut PgConnection, _scope: &Scope, post: &NewPost) -> Result<(), RepoError> {
    grant(db, post)
}

/// Grants a post that comes with something else: a member's with the admission, the first administrator's with
/// the command that makes it.
///
/// # Errors
/// As [`insert`].
pub fn grant(db: &mut PgConnection, post: &NewPost) -> Result<(), RepoError> {
    let held = posts::table.filter(posts::account_id.eq(post.account_id.uuid()).and(posts::ended_at.is_null()));
    let first = held.count().get_result::<i64>(db)? == 0;
    diesel::insert_into(posts::table)
        .values((
            posts::id.eq(post.id.uuid()),
            posts::account_id.eq(post.account_id.uuid()),
            posts::role.eq(Code(post.role)),
            posts::org_unit_id.eq(post.org_unit_id.uuid()),
            posts::provider_id.eq(post.provider_id.map(|id| id.uuid())),
            posts::member_id.eq(post.member_id.map(|id| id.uuid())),
            posts::main.eq(first),
            posts::granted_at.eq(post.granted_at),
        ))
        .execute(db)?;
    Ok(())
}

/// Ends a post that is held, and tells its role and unit; the account's oldest other one becomes its main one.
///
/// # Errors
/// [`RepoError::NotFound`] unless the account holds it.
pub fn end(
    db: &mut PgConnection,
    _scope: &Scope,
    account_id: AccountId,
    id: PostId,
    now: DateTime<Utc>,
) -> Result<(Role, Uuid), RepoError> {
    end_held(db, account_id, id, now)
}

fn end_held(
    db: &mut PgConnection,
    account_id: AccountId,
    id: PostId,
    now: DateTime<Utc>,
) -> Result<(Role, Uuid), RepoError> {
    let held =
        posts::table.find(id.uuid()).filter(posts::account_id.eq(account_id.uuid()).and(posts::ended_at.is_null()));
    let held = held.select((posts::role, posts::org_unit_id, posts::main)).for_update();
    let (role, org_unit_id, main): (Code<Role>, Uuid, bool) = held.first(db)?;
    let ended = (posts::ended_at.eq(now), posts::main.eq(false));
    exactly_one(diesel::update(posts::table.find(id.uuid())).set(ended).execute(db)?)?;
    if main {
        let others = posts::table.filter(posts::account_id.eq(account_id.uuid()).and(posts::ended_at.is_null()));
        let next: Option<Uuid> = others.order(posts::granted_at.asc()).select(posts::id).first(db).optional()?;
        if let Some(next) = next {
            diesel::update(posts::table.find(next)).set(posts::main.eq(true)).execute(db)?;
        }
    }
    Ok((role.0, org_unit_id))
}

/// Gives the posts of one member to another one, at its unit: two records of one member became one. An account that
/// holds a post for both keeps one of them. How many posts were moved.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn hand_over(
    db: &mut PgConnection,
    from: MemberId,
    (to, unit): (MemberId, OrgUnitId),
    now: DateTime<Utc>,
) -> Result<usize, RepoError> {
    let held =
        |member: MemberId| posts::table.filter(posts::member_id.eq(member.uuid()).and(posts::ended_at.is_null()));
    let both: Vec<Uuid> = held(to).select(posts::account_id).load(db)?;
    let spare = held(from).filter(posts::account_id.eq_any(&both));
    let ended = (posts::ended_at.eq(now), posts::main.eq(false));
    let spare: Vec<Uuid> = spare.select(posts::id).load(db)?;
    diesel::update(posts::table.filter(posts::id.eq_any(spare))).set(ended).execute(db)?;
    // A post that keeps an account signed in as its main one is not lost with the other.
    for account in both {
        let main = posts::table.filter(posts::account_id.eq(account).and(posts::main).and(posts::ended_at.is_null()));
        if main.count().get_result::<i64>(db)? == 0 {
            let kept = posts::table.filter(
                posts::account_id.eq(account).and(posts::member_id.eq(to.uuid())).and(posts::ended_at.is_null()),
            );
            diesel::update(kept).set(posts::main.eq(true)).execute(db)?;
        }
    }
    let moved = posts::table.filter(posts::member_id.eq(from.uuid()).and(posts::ended_at.is_null()));
    let set = (posts::member_id.eq(to.uuid()), posts::org_unit_id.eq(unit.uuid()));
    Ok(diesel::update(moved).set(set).execute(db)?)
}

/// The name of the unit that somebody signed in acts for.
///
/// # Errors
/// [`RepoError::NotFound`].
pub fn unit_name(db: &mut PgConnection, id: OrgUnitId) -> Result<String, RepoError> {
    Ok(org_units::table.find(id.uuid()).select(org_units::name).first(db)?)
}

/// Ends every post of a member, whose membership has ended; the accounts that held one, and at which unit.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn end_of_member(
    db: &mut PgConnection,
    member_id: MemberId,
    now: DateTime<Utc>,
) -> Result<Vec<(AccountId, Uuid)>, RepoError> {
    let held = posts::table.filter(posts::member_id.eq(member_id.uuid()).and(posts::ended_at.is_null()));
    let held: Vec<(Uuid, Uuid)> = held.select((posts::account_id, posts::id)).load(db)?;
    let end = |(account_id, id): (Uuid, Uuid)| {
        let (_, org_unit_id) = end_held(db, account_id.into(), id.into(), now)?;
        Ok((account_id.into(), org_unit_id))
    };
    held.into_iter().map(end).collect()
}

/// Moves the posts of a member to the unit that it now belongs to.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn move_of_member(db: &mut PgConnection, member_id: MemberId, to: OrgUnitId) -> Result<(), RepoError> {
    let held = posts::table.filter(posts::member_id.eq(member_id.uuid()).and(posts::ended_at.is_null()));
    diesel::update(held).set(posts::org_unit_id.eq(to.uuid())).execute(db)?;
    Ok(())
}
