//! Those who sign in.

use chrono::{DateTime, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::identity::account::{AccountStatus, Login};
use domain::kernel::access::{Role, Rows, Scope};
use domain::kernel::id::AccountId;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::{containing, starting};
use crate::schema::{accounts, password_history, posts};

/// An account without its password.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accounts, check_for_backend(Pg))]
pub struct Account {
    /// Its identifier.
    pub id: Uuid,
    /// The name under which it signs in.
    pub login: String,
    /// The name of the person.
    pub display_name: String,
    /// Whether it may sign in.
    pub status: Code<AccountStatus>,
    /// Whether somebody else chose the present password.
    pub password_to_change: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Grows with every edit.
    pub version: i64,
}

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount<'a> {
    /// Its identifier.
    pub id: AccountId,
    /// The name under which it signs in.
    pub login: &'a Login,
    /// The name of the person.
    pub display_name: &'a str,
    /// Argon2id in PHC format.
    pub password_hash: &'a str,
    /// Whether the person must choose another password first.
    pub password_to_change: bool,
    /// Now.
    pub created_at: DateTime<Utc>,
}

/// What a sign-in is checked against.
#[derive(Debug, Clone, Queryable)]
pub struct Credentials {
    /// The account.
    pub id: Uuid,
    /// The name of the person.
    pub display_name: String,
    /// Whether it may sign in.
    pub status: Code<AccountStatus>,
    /// Argon2id in PHC format.
    pub password_hash: String,
    /// Whether the person must choose another password first.
    pub password_to_change: bool,
    /// Since when the password is the present one.
    pub password_set_at: DateTime<Utc>,
}

/// Makes an account, without a post.
///
/// # Errors
/// [`RepoError::Refused`] by `accounts_login_once` for a login in use.
pub fn insert(db: &mut PgConnection, account: &NewAccount) -> Result<(), RepoError> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(account.id.uuid()),
            accounts::login.eq(account.login.as_str()),
            accounts::display_name.eq(account.display_name),
            accounts::status.eq(Code(AccountStatus::Active)),
            accounts::password_hash.eq(account.password_hash),
            accounts::password_set_at.eq(account.created_at),
            accounts::password_to_change.eq(account.password_to_change),
            accounts::created_at.eq(account.created_at),
        ))
        .execute(db)?;
    Ok(())
}

/// What a sign-in under this login is checked against; `None` for an unknown one.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn credentials(db: &mut PgConnection, login: &str) -> Result<Option<Credentials>, RepoError> {
    let found = accounts::table.filter(accounts::login.eq(login)).select(CREDENTIALS).first(db);
    Ok(found.optional()?)
}

/// The account that asks.
///
/// # Errors
/// [`RepoError::NotFound`].
pub fn own(db: &mut PgConnection, id: AccountId) -> Result<Account, RepoError> {
    Ok(accounts::table.find(id.uuid()).select(Account::as_select()).first(db)?)
}

type CredentialColumns = (
    accounts::id,
    accounts::display_name,
    accounts::status,
    accounts::password_hash,
    accounts::password_to_change,
    accounts::password_set_at,
);

const CREDENTIALS: CredentialColumns = (
    accounts::id,
    accounts::display_name,
    accounts::status,
    accounts::password_hash,
    accounts::password_to_change,
    accounts::password_set_at,
);

fn in_scope(scope: &Scope) -> accounts::BoxedQuery<'_, Pg> {
    let all = accounts::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::OfAccount(id) => all.filter(accounts::id.eq(id.uuid())),
        Rows::Subtree(_) | Rows::OfProvider(_) | Rows::OfMember(_) => all.filter(accounts::id.eq(Uuid::nil())),
    }
}

/// One account.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: AccountId) -> Result<Account, RepoError> {
    Ok(in_scope(scope).filter(accounts::id.eq(id.uuid())).select(Account::as_select()).first(db)?)
}

/// Which accounts are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The beginning of the login, or a piece of the person's name.
    pub words: Option<String>,
    /// Accounts in this state.
    pub status: Option<AccountStatus>,
    /// Accounts that hold a post of this role.
    pub role: Option<Role>,
}

/// Accounts by login.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    page: &PageRequest<String>,
) -> Result<Page<Account, String>, RepoError> {
    let mut query = in_scope(scope).select(Account::as_select()).order(accounts::login).limit(page.fetch());
    if let Some(words) = &filter.words {
        let begins = accounts::login.like(starting(&words.to_lowercase()));
        query = query.filter(begins.or(accounts::display_name.like(containing(words))));
    }
    if let Some(status) = filter.status {
        query = query.filter(accounts::status.eq(Code(status)));
    }
    if let Some(role) = filter.role {
        let held = posts::table.filter(posts::role.eq(Code(role)).and(posts::ended_at.is_null()));
        query = query.filter(accounts::id.eq_any(held.select(posts::account_id)));
    }
    if let Some(after) = &page.after {
        query = query.filter(accounts::login.gt(after.clone()));
    }
    Ok(page.page(query.load(db)?, |account| account.login.clone()))
}

/// Gives an account a new password and remembers the former one.
///
/// # Errors
/// [`RepoError::NotFound`].
pub fn set_password(
    db: &mut PgConnection,
    id: AccountId,
    hash: &str,
    to_change: bool,
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    let account = accounts::table.find(id.uuid());
    let (former, set_at): (String, DateTime<Utc>) =
        account.select((accounts::password_hash, accounts::password_set_at)).for_update().first(db)?;
    diesel::insert_into(password_history::table)
        .values((
            password_history::account_id.eq(id.uuid()),
            password_history::set_at.eq(set_at),
            password_history::password_hash.eq(former),
        ))
        .on_conflict_do_nothing()
        .execute(db)?;
    let changed = diesel::update(account)
        .set((
            accounts::password_hash.eq(hash),
            accounts::password_set_at.eq(now),
            accounts::password_to_change.eq(to_change),
            accounts::version.eq(accounts::version + 1),
        ))
        .execute(db)?;
    exactly_one(changed)
}

/// Nothing but its own change is open to a password any more.
///
/// # Errors
/// [`RepoError::Stale`] for an account that is gone.
pub fn wear_out_password(db: &mut PgConnection, id: AccountId) -> Result<(), RepoError> {
    let set = (accounts::password_to_change.eq(true), accounts::version.eq(accounts::version + 1));
    exactly_one(diesel::update(accounts::table.find(id.uuid())).set(set).execute(db)?)
}

/// Dates every password: for accounts that are made up with a past, and passwords of today.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn date_passwords(db: &mut PgConnection, now: DateTime<Utc>) -> Result<(), RepoError> {
    diesel::update(accounts::table).set(accounts::password_set_at.eq(now)).execute(db)?;
    Ok(())
}

/// The hashes of the account's last passwords, the present one first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn last_passwords(db: &mut PgConnection, id: AccountId, count: i64) -> Result<Vec<String>, RepoError> {
    let mut hashes: Vec<String> = accounts::table.find(id.uuid()).select(accounts::password_hash).load(db)?;
    let former = password_history::table
        .filter(password_history::account_id.eq(id.uuid()))
        .order(password_history::set_at.desc())
        .limit(count - 1)
        .select(password_history::password_hash);
    hashes.extend(former.load::<String>(db)?);
    Ok(hashes)
}

/// Lets an account sign in, or no longer.
///
/// # Errors
/// [`RepoError::Stale`] unless the account still has the version seen.
pub fn set_status(db: &mut PgConnection, account: &Account, status: AccountStatus) -> Result<(), RepoError> {
    let seen = accounts::table.find(account.id).filter(accounts::version.eq(account.version));
    let set = (accounts::status.eq(Code(status)), accounts::version.eq(accounts::version + 1));
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// The names of the people behind accounts, for a record that says who checked it.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn names(
    db: &mut PgConnection,
    ids: &[AccountId],
) -> Result<std::collections::HashMap<AccountId, String>, RepoError> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let named = accounts::table.filter(accounts::id.eq_any(ids)).select((accounts::id, accounts::display_name));
    Ok(named.load::<(Uuid, String)>(db)?.into_iter().map(|(id, name)| (id.into(), name)).collect())
}
