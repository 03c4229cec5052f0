//! Rosters handed in as a file.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{AccountId, JobId, OrgUnitId, RosterImportId};
use domain::kernel::org_path::OrgPath;
use domain::membership::roster::file::{RosterFormat, TextEncoding};
use uuid::Uuid;

use super::roster_rows::{self, Cells};
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::keyring::Keyring;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::schema::{roster_imports, roster_rows as rows};

/// A roster as the tables hold it; its rows stand apart.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = roster_imports, check_for_backend(Pg))]
pub struct Roster {
    /// Its identifier.
    pub id: Uuid,
    /// The unit whose roster it is.
    pub org_unit_id: Uuid,
    /// Where that unit stands.
    pub org_path: String,
    /// Who handed it in.
    pub account_id: Uuid,
    /// The name of the file.
    pub file_name: String,
    /// How it was written.
    pub format: Code<RosterFormat>,
    /// How its text was encoded.
    pub encoding: Code<TextEncoding>,
    /// The headings, encrypted; `None` once the cells are forgotten.
    pub header_sealed: Option<Vec<u8>>,
    /// Rows that are not blank.
    pub row_count: i32,
    /// Current members whom no row is about, once that is known.
    pub missing_count: Option<i32>,
    /// The job that checks it.
    pub check_job_id: Uuid,
    /// The job that enters it, the last one if there were several.
    pub commit_job_id: Option<Uuid>,
    /// Whether changed rows are entered as well.
    pub apply_changes: bool,
    /// When it was handed in.
    pub created_at: DateTime<Utc>,
    /// When its entry was begun last.
    pub committed_on: Option<NaiveDate>,
    /// When it was undone.
    pub undone_on: Option<NaiveDate>,
    /// Grows with every change.
    pub version: i64,
}

impl Roster {
    /// Its identifier, typed.
    pub fn key(&self) -> RosterImportId {
        self.id.into()
    }

    /// Where its unit stands.
    ///
    /// # Errors
    /// [`RepoError::Unreadable`].
    pub fn path(&self) -> Result<OrgPath, RepoError> {
        OrgPath::parse(&self.org_path).map_err(RepoError::unreadable)
    }

    /// The headings as they stand in the file; `None` once the cells are forgotten.
    ///
    /// # Errors
    /// [`RepoError::Unreadable`].
    pub fn header(&self, keys: &Keyring) -> Result<Option<Cells>, RepoError> {
        self.header_sealed.as_deref().map(|sealed| roster_rows::open(keys, self.key(), 0, sealed)).transpose()
    }
}

/// A roster to be kept.
#[derive(Debug, Clone)]
pub struct NewRoster<'a> {
    /// Its identifier.
    pub id: RosterImportId,
    /// The unit whose roster it is.
    pub org_unit_id: OrgUnitId,
    /// Where that unit stands.
    pub org_path: &'a OrgPath,
    /// Who hands it in.
    pub account_id: AccountId,
    /// The name of the file.
    pub file_name: &'a str,
    /// How it is written.
    pub format: RosterFormat,
    /// How its text is encoded.
    pub encoding: TextEncoding,
    /// The headings.
    pub header: &'a Cells,
    /// Rows that are not blank.
    pub row_count: usize,
    /// The job that checks it.
    pub check_job: JobId,
    /// When it is handed in.
    pub created_at: DateTime<Utc>,
}

/// Keeps a roster, whose check is queued.
///
/// # Errors
/// [`RepoError::Unreadable`] on a ring without a key.
pub fn insert(db: &mut PgConnection, keys: &Keyring, new: &NewRoster) -> Result<(), RepoError> {
    let row_count = i32::try_from(new.row_count).map_err(RepoError::unreadable)?;
    let row = (
        roster_imports::id.eq(new.id.uuid()),
        roster_imports::org_unit_id.eq(new.org_unit_id.uuid()),
        roster_imports::org_path.eq(new.org_path.as_str()),
        roster_imports::account_id.eq(new.account_id.uuid()),
        roster_imports::file_name.eq(new.file_name),
        roster_imports::format.eq(Code(new.format)),
        roster_imports::encoding.eq(Code(new.encoding)),
        roster_imports::header_sealed.eq(roster_rows::seal(keys, new.id, 0, new.header)?),
        roster_imports::row_count.eq(row_count),
        roster_imports::check_job_id.eq(new.check_job.uuid()),
        roster_imports::created_at.eq(new.created_at),
    );
    diesel::insert_into(roster_imports::table).values(row).execute(db)?;
    Ok(())
}

fn in_scope<'a>(scope: &Scope) -> roster_imports::BoxedQuery<'a, Pg> {
    let all = roster_imports::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(roster_imports::org_path.like(subtree(path))),
        Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_) => all.filter(roster_imports::id.eq(Uuid::nil())),
    }
}

/// One roster.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: RosterImportId) -> Result<Roster, RepoError> {
    Ok(in_scope(scope).filter(roster_imports::id.eq(id.uuid())).select(Roster::as_select()).first(db)?)
}

/// The same, locked until the end of the transaction.
///
/// # Errors
/// As [`find`].
pub fn lock(db: &mut PgConnection, scope: &Scope, id: RosterImportId) -> Result<Roster, RepoError> {
    find(db, scope, id)?;
    Ok(roster_imports::table.find(id.uuid()).select(Roster::as_select()).for_update().first(db)?)
}

/// The newest rosters first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(db: &mut PgConnection, scope: &Scope, page: &PageRequest<Uuid>) -> Result<Page<Roster, Uuid>, RepoError> {
    let mut query = in_scope(scope).order(roster_imports::id.desc()).limit(page.fetch());
    if let Some(after) = page.after {
        query = query.filter(roster_imports::id.lt(after));
    }
    Ok(page.page(query.select(Roster::as_select()).load(db)?, |roster| roster.id))
}

/// Writes down how many current members no row is about.
///
/// # Errors
/// [`RepoError::Stale`] if the roster is gone.
pub fn save_missing(db: &mut PgConnection, id: RosterImportId, count: i64) -> Result<(), RepoError> {
    let count = i32::try_from(count).map_err(RepoError::unreadable)?;
    let set = (roster_imports::missing_count.eq(count), roster_imports::version.eq(roster_imports::version + 1));
    exactly_one(diesel::update(roster_imports::table.find(id.uuid())).set(set).execute(db)?)
}

/// Writes down that the entry is queued.
///
/// # Errors
/// [`RepoError::Stale`] unless the roster still has the version seen.
pub fn save_commit(
    db: &mut PgConnection,
    was: &Roster,
    job: JobId,
    apply_changes: bool,
    on: NaiveDate,
) -> Result<(), RepoError> {
    let seen = roster_imports::table.find(was.id).filter(roster_imports::version.eq(was.version));
    let set = (
        roster_imports::commit_job_id.eq(job.uuid()),
        roster_imports::apply_changes.eq(apply_changes),
        roster_imports::committed_on.eq(on),
        roster_imports::version.eq(was.version + 1),
    );
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// Writes down that it was undone.
///
/// # Errors
/// [`RepoError::Stale`] unless the roster still has the version seen.
pub fn save_undone(db: &mut PgConnection, was: &Roster, on: NaiveDate) -> Result<(), RepoError> {
    let seen = roster_imports::table.find(was.id).filter(roster_imports::version.eq(was.version));
    let set = (roster_imports::undone_on.eq(on), roster_imports::version.eq(was.version + 1));
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// Forgets the cells of rosters handed in before this instant; how many rosters.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn forget_content(db: &mut PgConnection, before: DateTime<Utc>) -> Result<usize, RepoError> {
    let old = roster_imports::table
        .filter(roster_imports::created_at.lt(before))
        .filter(roster_imports::header_sealed.is_not_null());
    let ids: Vec<Uuid> = old.select(roster_imports::id).load(db)?;
    if ids.is_empty() {
        return Ok(0);
    }
    diesel::update(rows::table.filter(rows::import_id.eq_any(&ids)))
        .set(rows::cells_sealed.eq(None::<Vec<u8>>))
        .execute(db)?;
    let forgotten = roster_imports::table.filter(roster_imports::id.eq_any(&ids));
    Ok(diesel::update(forgotten).set(roster_imports::header_sealed.eq(None::<Vec<u8>>)).execute(db)?)
}
