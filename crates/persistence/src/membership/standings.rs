//! Members as their life cycle sees them: loaded for a step, and written down after it.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::kernel::access::Scope;
use domain::kernel::id::{MemberId, OrgUnitId};
use domain::kernel::text::Line;
use domain::membership::member::{LapseReason, Member, MemberStatus, Standing, SuspensionReason};
use uuid::Uuid;

use super::{expulsions as cases, forms, members, transfers};
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::keyring::Keyring;
use crate::schema::{expulsions, members as table};

/// A member before a step.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The member.
    pub member: Member,
    /// The unit that it belongs to.
    pub org_unit_id: OrgUnitId,
    /// The row of its form.
    pub form_id: Uuid,
    /// Grows with every change.
    pub version: i64,
}

/// A member in reach, for a decision.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope; [`RepoError::Unreadable`] for a row that the keys do not open.
pub fn find(db: &mut PgConnection, scope: &Scope, keys: &Keyring, id: MemberId) -> Result<Stored, RepoError> {
    let shown = members::find(db, scope, id)?;
    stored(db, keys, shown)
}

/// The member of a transfer that was reached through its scope: the receiving town decides before the member is its.
///
/// # Errors
/// As [`find`].
pub fn of_transfer(db: &mut PgConnection, keys: &Keyring, transfer: &transfers::Stored) -> Result<Stored, RepoError> {
    let shown = members::by_id(db, transfer.transfer.member)?;
    stored(db, keys, shown)
}

/// The member of a case that was reached through its scope.
///
/// # Errors
/// As [`find`].
pub fn of_case(db: &mut PgConnection, keys: &Keyring, case: &cases::Stored) -> Result<Stored, RepoError> {
    let shown = members::by_id(db, case.case.member)?;
    stored(db, keys, shown)
}

/// The member with what may be shown of it.
///
/// # Errors
/// [`RepoError::NotFound`].
pub fn shown(db: &mut PgConnection, stored: &Stored) -> Result<members::Member, RepoError> {
    members::by_id(db, stored.member.id)
}

fn stored(db: &mut PgConnection, keys: &Keyring, shown: members::Member) -> Result<Stored, RepoError> {
    let form = forms::open(db, keys, shown.form_id)?;
    let member = Member {
        id: shown.id,
        number: shown.number,
        member_type: shown.member_type,
        name: Line::parse(&shown.name).map_err(RepoError::unreadable)?,
        identity: form.identity,
        org_path: shown.org_path,
        status: shown.status,
        joined_on: shown.joined_on,
        left_on: shown.left_on,
        standing: of(db, shown.id)?,
    };
    Ok(Stored { member, org_unit_id: shown.org_unit_id, form_id: shown.form_id, version: shown.version })
}

type Columns = (Option<NaiveDate>, Option<Uuid>, Option<Code<SuspensionReason>>, Option<Code<LapseReason>>);

/// Since when a member stands as it does, and why. It was reached through its scope before.
///
/// # Errors
/// [`RepoError::NotFound`].
pub fn of(db: &mut PgConnection, id: MemberId) -> Result<Standing, RepoError> {
    let columns = (table::standing_since, table::standing_by, table::suspended_for, table::lapsed_for);
    let (since, by, suspended_for, lapsed_for): Columns = table::table.find(id.uuid()).select(columns).first(db)?;
    Ok(Standing {
        since,
        by: by.map(Into::into),
        suspended_for: suspended_for.map(|code| code.0),
        lapsed_for: lapsed_for.map(|code| code.0),
    })
}

/// Writes a step down; `moved_to` is the unit that the member now belongs to.
///
/// # Errors
/// [`RepoError::Stale`] unless the member still has the version seen.
pub fn save(db: &mut PgConnection, was: &Stored, now: &Member, moved_to: Option<OrgUnitId>) -> Result<(), RepoError> {
    let standing = now.standing;
    let set = (
        table::status.eq(Code(now.status)),
        table::org_unit_id.eq(moved_to.unwrap_or(was.org_unit_id).uuid()),
        table::org_path.eq(now.org_path.as_str()),
        table::left_on.eq(now.left_on),
        table::standing_since.eq(standing.since),
        table::standing_by.eq(standing.by.map(|by| by.uuid())),
        table::suspended_for.eq(standing.suspended_for.map(Code)),
        table::lapsed_for.eq(standing.lapsed_for.map(Code)),
        table::version.eq(was.version + 1),
    );
    let seen = table::table.find(now.id.uuid()).filter(table::version.eq(was.version));
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// Whether the council has a case against the member that is not voted on. It was reached through its scope before.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn case_open(db: &mut PgConnection, id: MemberId) -> Result<bool, RepoError> {
    use domain::membership::expulsion::ExpulsionStatus::Hearing;
    let open = expulsions::table.filter(expulsions::member_id.eq(id.uuid()).and(expulsions::status.eq(Code(Hearing))));
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(db)?)
}

/// Where a membership stands, for what depends on it without showing the member.
///
/// # Errors
/// [`RepoError::NotFound`].
pub fn status(db: &mut PgConnection, id: MemberId) -> Result<MemberStatus, RepoError> {
    let status: Code<MemberStatus> = table::table.find(id.uuid()).select(table::status).first(db)?;
    Ok(status.0)
}
