//! The council's rosters and who stands on them.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{AccountId, OrgUnitId, RosterEntryId, RosterId};
use domain::kernel::org_path::OrgPath;
use domain::membership::member_type::MemberType;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::pinyin::initials;
use crate::kernel::scope::{containing, starting, subtree};
use crate::schema::{roster_entries, rosters};

const BATCH: usize = 1_000;

/// A roster.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = rosters, check_for_backend(Pg))]
pub struct Roster {
    /// Its identifier.
    pub id: Uuid,
    /// Whose council signed it.
    pub org_unit_id: Uuid,
    /// Where that unit stands.
    pub org_path: String,
    /// The year that it is of.
    pub year: i16,
    /// When the council signed it.
    pub signed_on: NaiveDate,
    /// The number of the council's document.
    pub document: String,
    /// Grows with every change.
    pub version: i64,
}

/// A roster to be entered.
#[derive(Debug, Clone)]
pub struct NewRoster<'a> {
    /// Its identifier.
    pub id: RosterId,
    /// Whose council signed it.
    pub org_unit_id: OrgUnitId,
    /// Where that unit stands.
    pub org_path: &'a OrgPath,
    /// The year that it is of.
    pub year: i16,
    /// When the council signed it.
    pub signed_on: NaiveDate,
    /// The number of the council's document.
    pub document: &'a str,
    /// Who enters it.
    pub entered_by: AccountId,
    /// Now.
    pub entered_at: DateTime<Utc>,
}

/// Enters a roster.
///
/// # Errors
/// [`RepoError::Refused`] by `rosters_one_a_year`.
pub fn insert(db: &mut PgConnection, _scope: &Scope, new: &NewRoster) -> Result<(), RepoError> {
    diesel::insert_into(rosters::table)
        .values((
            rosters::id.eq(new.id.uuid()),
            rosters::org_unit_id.eq(new.org_unit_id.uuid()),
            rosters::org_path.eq(new.org_path.as_str()),
            rosters::year.eq(new.year),
            rosters::signed_on.eq(new.signed_on),
            rosters::document.eq(new.document),
            rosters::entered_by.eq(new.entered_by.uuid()),
            rosters::entered_at.eq(new.entered_at),
        ))
        .execute(db)?;
    Ok(())
}

/// Rosters of the units in reach and of those above them: a town reads its county's roster, its own lines of it.
fn in_scope<'a>(scope: &Scope) -> rosters::BoxedQuery<'a, Pg> {
    let all = rosters::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => {
            let above = diesel::dsl::sql::<diesel::sql_types::Bool>("starts_with(")
                .bind::<diesel::sql_types::Text, _>(path.to_string())
                .sql(", org_path)");
            all.filter(rosters::org_path.like(subtree(path)).or(above))
        }
        Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_) => all.filter(rosters::id.eq(Uuid::nil())),
    }
}

/// One roster.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: RosterId) -> Result<Roster, RepoError> {
    Ok(in_scope(scope).filter(rosters::id.eq(id.uuid())).select(Roster::as_select()).first(db)?)
}

/// Locks a roster in reach, so that lines are added one after the other.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn lock(db: &mut PgConnection, scope: &Scope, id: RosterId) -> Result<Roster, RepoError> {
    let found = find(db, scope, id)?;
    let held = rosters::table.find(found.id).select(Roster::as_select()).for_no_key_update();
    Ok(held.first(db)?)
}

/// Rosters, the newest year first. The key is year and id.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    page: &PageRequest<(i16, Uuid)>,
) -> Result<Page<Roster, (i16, Uuid)>, RepoError> {
    let mut query = in_scope(scope)
        .select(Roster::as_select())
        .order((rosters::year.desc(), rosters::id.desc()))
        .limit(page.fetch());
    if let Some((year, id)) = page.after {
        query = query.filter(rosters::year.lt(year).or(rosters::year.eq(year).and(rosters::id.lt(id))));
    }
    Ok(page.page(query.load(db)?, |roster: &Roster| (roster.year, roster.id)))
}

/// A line of a roster.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = roster_entries, check_for_backend(Pg))]
pub struct Entry {
    /// Its identifier.
    pub id: Uuid,
    /// The roster.
    pub roster_id: Uuid,
    /// The federation that lists the member.
    pub org_unit_id: Uuid,
    /// Where it stands.
    pub org_path: String,
    /// What the member is.
    pub member_type: Code<MemberType>,
    /// Its name on the roster.
    pub name: String,
    /// Its number, masked.
    pub identity_masked: String,
    /// Whether that number passes its check.
    pub identity_valid: bool,
    /// First day on which it counts.
    pub listed_on: NaiveDate,
    /// Where the line comes from.
    pub source: String,
    /// First day on which it no longer counts.
    pub struck_on: Option<NaiveDate>,
    /// Why it no longer does.
    pub struck_reason: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// A line to be added.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// Its identifier.
    pub id: RosterEntryId,
    /// The federation that lists the member.
    pub org_unit_id: OrgUnitId,
    /// Where it stands.
    pub org_path: OrgPath,
    /// What the member is.
    pub member_type: MemberType,
    /// Its name on the roster.
    pub name: String,
    /// Keyed hash of its number.
    pub identity_digest: Vec<u8>,
    /// Its number, masked.
    pub identity_masked: String,
    /// Whether that number passes its check.
    pub identity_valid: bool,
}

/// Where lines come from, and who adds them.
#[derive(Debug, Clone)]
pub struct Entering<'a> {
    /// First day on which they count.
    pub listed_on: NaiveDate,
    /// Where they come from.
    pub source: &'a str,
    /// Who adds them.
    pub by: AccountId,
    /// Now.
    pub at: DateTime<Utc>,
}

/// Adds lines to a roster that the caller has reached, and raises its version.
///
/// # Errors
/// [`RepoError::Refused`] by `roster_entries_identity_once`.
pub fn add(db: &mut PgConnection, roster: &Roster, entering: &Entering, new: &[NewEntry]) -> Result<(), RepoError> {
    for batch in new.chunks(BATCH) {
        let rows: Vec<_> = batch
            .iter()
            .map(|entry| {
                (
                    (
                        roster_entries::id.eq(entry.id.uuid()),
                        roster_entries::roster_id.eq(roster.id),
                        roster_entries::org_unit_id.eq(entry.org_unit_id.uuid()),
                        roster_entries::org_path.eq(entry.org_path.as_str()),
                        roster_entries::member_type.eq(Code(entry.member_type)),
                        roster_entries::name.eq(&entry.name),
                        roster_entries::name_initials.eq(initials(&entry.name)),
                    ),
                    roster_entries::identity_digest.eq(&entry.identity_digest),
                    roster_entries::identity_masked.eq(&entry.identity_masked),
                    roster_entries::identity_valid.eq(entry.identity_valid),
                    roster_entries::listed_on.eq(entering.listed_on),
                    roster_entries::source.eq(entering.source),
                    roster_entries::entered_by.eq(entering.by.uuid()),
                    roster_entries::entered_at.eq(entering.at),
                )
            })
            .collect();
        diesel::insert_into(roster_entries::table).values(rows).execute(db)?;
    }
    let grown = diesel::update(rosters::table.find(roster.id)).set(rosters::version.eq(rosters::version + 1));
    exactly_one(grown.execute(db)?)
}

/// Which of these numbers a roster has already, each with the federation that lists it.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn listed(db: &mut PgConnection, roster: &Roster, digests: &[Vec<u8>]) -> Result<Vec<(Uuid, Vec<u8>)>, RepoError> {
    let known = roster_entries::table
        .filter(roster_entries::roster_id.eq(roster.id))
        .filter(roster_entries::identity_digest.eq_any(digests))
        .select((roster_entries::org_unit_id, roster_entries::identity_digest));
    Ok(known.load(db)?)
}

fn entries_in_scope<'a>(scope: &Scope) -> roster_entries::BoxedQuery<'a, Pg> {
    let all = roster_entries::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(roster_entries::org_path.like(subtree(path))),
        Rows::OfProvider(_) | Rows::OfMember(_) | Rows::OfAccount(_) => all.filter(roster_entries::id.eq(Uuid::nil())),
    }
}

/// Which lines a list shows.
#[derive(Debug, Clone, Default)]
pub struct EntryFilter {
    /// Only of this federation itself.
    pub org_unit_id: Option<OrgUnitId>,
    /// Only of this type.
    pub member_type: Option<MemberType>,
    /// A piece of the name or the beginning of its initials.
    pub text: Option<String>,
}

/// Lines of a roster in reach, by name. The key is name and id.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn entries(
    db: &mut PgConnection,
    scope: &Scope,
    roster: &Roster,
    filter: &EntryFilter,
    page: &PageRequest<(String, Uuid)>,
) -> Result<Page<Entry, (String, Uuid)>, RepoError> {
    let mut query = entries_in_scope(scope)
        .filter(roster_entries::roster_id.eq(roster.id))
        .select(Entry::as_select())
        .order((roster_entries::name.asc(), roster_entries::id.asc()))
        .limit(page.fetch());
    if let Some(unit) = filter.org_unit_id {
        query = query.filter(roster_entries::org_unit_id.eq(unit.uuid()));
    }
    if let Some(member_type) = filter.member_type {
        query = query.filter(roster_entries::member_type.eq(Code(member_type)));
    }
    if let Some(text) = &filter.text {
        let by_initials = roster_entries::name_initials.like(starting(&text.to_lowercase()));
        query = query.filter(roster_entries::name.like(containing(text)).or(by_initials));
    }
    if let Some((name, id)) = &page.after {
        let later = roster_entries::name.eq(name.clone()).and(roster_entries::id.gt(*id));
        query = query.filter(roster_entries::name.gt(name.clone()).or(later));
    }
    Ok(page.page(query.load(db)?, |entry: &Entry| (entry.name.clone(), entry.id)))
}

/// One line.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn entry(db: &mut PgConnection, scope: &Scope, id: RosterEntryId) -> Result<Entry, RepoError> {
    let found = entries_in_scope(scope).filter(roster_entries::id.eq(id.uuid()));
    Ok(found.select(Entry::as_select()).first(db)?)
}

/// Takes a line off from a day on.
///
/// # Errors
/// [`RepoError::Stale`] unless it still has the version seen.
pub fn strike(db: &mut PgConnection, was: &Entry, on: NaiveDate, reason: &str, by: AccountId) -> Result<(), RepoError> {
    let seen = roster_entries::table.find(was.id).filter(roster_entries::version.eq(was.version));
    let set = (
        roster_entries::struck_on.eq(on),
        roster_entries::struck_reason.eq(reason),
        roster_entries::struck_by.eq(by.uuid()),
        roster_entries::version.eq(was.version + 1),
    );
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}
