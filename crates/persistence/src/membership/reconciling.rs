//! Members and applications against the rows of a roster.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Uuid as SqlUuid};
use domain::kernel::access::Scope;
use domain::kernel::id::{MemberId, OrgUnitId, RosterImportId};
use domain::kernel::org_path::OrgPath;
use domain::membership::application_status::ApplicationStatus;
use domain::membership::member::{EntrySource, MemberStatus};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::schema::{applications, members, membership_forms, roster_rows};

/// Those whose membership has not ended.
fn current() -> Vec<Code<MemberStatus>> {
    MemberStatus::CURRENT.map(Code).to_vec()
}

/// A current member found by its number.
#[derive(Debug, Clone)]
pub struct Found {
    /// Keyed hash of its identity.
    pub identity_digest: Vec<u8>,
    /// Which one; `None` out of scope, of which nothing else is told.
    pub member: Option<Reached>,
}

/// A current member in scope.
#[derive(Debug, Clone, Copy)]
pub struct Reached {
    /// Which one.
    pub id: MemberId,
    /// The row of its form.
    pub form_id: Uuid,
    /// The federation that it belongs to.
    pub unit: OrgUnitId,
    /// Grows with every edit.
    pub version: i64,
}

/// Current members known by these identities (keyed hashes), wherever they are; locked until the end of the
/// transaction, so that what is compared is what is changed.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn known(db: &mut PgConnection, scope: &Scope, digests: &[Vec<u8>]) -> Result<Vec<Found>, RepoError> {
    let held = members::table
        .filter(members::identity_digest.eq_any(digests))
        .filter(members::status.eq_any(current()))
        .order(members::id)
        .select((
            members::identity_digest,
            members::id,
            members::form_id,
            members::org_unit_id,
            members::org_path,
            members::version,
        ))
        .for_update();
    let rows: Vec<(Vec<u8>, Uuid, Uuid, Uuid, String, i64)> = held.load(db)?;
    let found = |(identity_digest, id, form_id, unit, path, version): (Vec<u8>, Uuid, Uuid, Uuid, String, i64)| {
        let path = OrgPath::parse(&path).map_err(RepoError::unreadable)?;
        let reached = Reached { id: id.into(), form_id, unit: unit.into(), version };
        Ok(Found { identity_digest, member: scope.covers(&path).then_some(reached) })
    };
    rows.into_iter().map(found).collect()
}

/// An application that may stand in the way of entering somebody.
#[derive(Debug, Clone, Queryable)]
pub struct Standing {
    /// Keyed hash of the applicant's identity.
    pub identity_digest: Vec<u8>,
    /// Where it stands.
    pub status: Code<ApplicationStatus>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
}

/// Applications under these identities (keyed hashes) that are open or were rejected, wherever they are.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn applications_under(db: &mut PgConnection, digests: &[Vec<u8>]) -> Result<Vec<Standing>, RepoError> {
    let over = [Code(ApplicationStatus::Admitted), Code(ApplicationStatus::Withdrawn)];
    let standing = applications::table
        .filter(applications::identity_digest.eq_any(digests))
        .filter(applications::status.ne_all(over))
        .select((applications::identity_digest, applications::status, applications::closed_on));
    Ok(standing.load(db)?)
}

/// Gives members other forms: member, its version as seen, form.
///
/// # Errors
/// [`RepoError::Stale`] if one of them has changed since.
pub fn save_forms(db: &mut PgConnection, changed: &[(MemberId, i64, Uuid)]) -> Result<(), RepoError> {
    const SAVE: &str = "UPDATE members SET form_id = now.form_id, version = members.version + 1 \
        FROM unnest($1, $2, $3) AS now (id, version, form_id) \
        WHERE members.id = now.id AND members.version = now.version";
    if changed.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = changed.iter().map(|(id, _, _)| id.uuid()).collect();
    let versions: Vec<i64> = changed.iter().map(|(_, version, _)| *version).collect();
    let forms: Vec<Uuid> = changed.iter().map(|(_, _, form)| *form).collect();
    let saved = diesel::sql_query(SAVE)
        .bind::<Array<SqlUuid>, _>(ids)
        .bind::<Array<BigInt>, _>(versions)
        .bind::<Array<SqlUuid>, _>(forms)
        .execute(db)?;
    if saved == changed.len() { Ok(()) } else { Err(RepoError::Stale) }
}

/// Takes back members that a roster entered, each with its version as the roster left it.
///
/// # Errors
/// [`RepoError::Stale`] if one of them has changed since; [`RepoError::Refused`] by the reference of a record that
/// depends on one.
pub fn delete(db: &mut PgConnection, entered: &[(MemberId, i64)]) -> Result<(), RepoError> {
    const DELETE: &str = "DELETE FROM members USING unnest($1, $2) AS entered (id, version) \
        WHERE members.id = entered.id AND members.version = entered.version AND members.entry_source = $3";
    if entered.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = entered.iter().map(|(id, _)| id.uuid()).collect();
    let versions: Vec<i64> = entered.iter().map(|(_, version)| *version).collect();
    let gone = diesel::sql_query(DELETE)
        .bind::<Array<SqlUuid>, _>(ids)
        .bind::<Array<BigInt>, _>(versions)
        .bind::<diesel::sql_types::Text, _>(Code(EntrySource::Import))
        .execute(db)?;
    if gone == entered.len() { Ok(()) } else { Err(RepoError::Stale) }
}

/// A current member whom no row of a roster is about.
#[derive(Debug, Clone, Queryable)]
pub struct Missing {
    /// Its identifier.
    pub id: Uuid,
    /// The number on its card.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The federation that it belongs to.
    pub org_unit_id: Uuid,
}

/// Current members below the unit at `path`, which is in scope, whom no row of a roster is about, by number.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn missing(
    db: &mut PgConnection,
    path: &OrgPath,
    import: RosterImportId,
    page: &PageRequest<String>,
) -> Result<Page<Missing, String>, RepoError> {
    let mut query = absent(path, import)
        .inner_join(membership_forms::table)
        .order(members::number.asc())
        .limit(page.fetch())
        .select((members::id, members::number, membership_forms::name, members::org_unit_id))
        .into_boxed();
    if let Some(after) = &page.after {
        query = query.filter(members::number.gt(after.clone()));
    }
    Ok(page.page(query.load::<Missing>(db)?, |member| member.number.clone()))
}

/// How many they are.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn count_missing(db: &mut PgConnection, path: &OrgPath, import: RosterImportId) -> Result<i64, RepoError> {
    Ok(absent(path, import).count().get_result(db)?)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn absent(path: &OrgPath, import: RosterImportId) -> _ {
    let pattern: String = subtree(path);
    let import: Uuid = import.uuid();
    let current: Vec<Code<MemberStatus>> = current();
    let named = roster_rows::table
        .filter(roster_rows::import_id.eq(import))
        .filter(roster_rows::identity_digest.eq(members::identity_digest.nullable()));
    members::table
        .filter(members::org_path.like(pattern))
        .filter(members::status.eq_any(current))
        .filter(diesel::dsl::not(diesel::dsl::exists(named)))
}
