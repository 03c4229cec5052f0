//! Members' times in industry federations.

use chrono::{Days, NaiveDate};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use domain::kernel::id::{FederationMembershipId, OrgUnitId};
use domain::kernel::text::Line;
use domain::membership::federation::FederationMembership;
use uuid::Uuid;

use super::members::Member;
use crate::kernel::error::{RepoError, exactly_one};
use crate::schema::federation_memberships;

/// A time with the version of its row.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The time.
    pub membership: FederationMembership,
    /// Grows with every change.
    pub version: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = federation_memberships, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    member_id: Uuid,
    org_unit_id: Uuid,
    joined_on: NaiveDate,
    left_on: Option<NaiveDate>,
    council_title: Option<String>,
    version: i64,
}

impl Row {
    fn stored(self) -> Result<Stored, RepoError> {
        let title = self.council_title.as_deref().map(Line::parse).transpose().map_err(RepoError::unreadable)?;
        let membership = FederationMembership {
            id: self.id.into(),
            member: self.member_id.into(),
            unit: self.org_unit_id.into(),
            joined_on: self.joined_on,
            left_on: self.left_on,
            council_title: title,
        };
        Ok(Stored { membership, version: self.version })
    }
}

/// The times of a member in reach, the latest first.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn of_member(db: &mut PgConnection, member: &Member) -> Result<Vec<Stored>, RepoError> {
    let all = federation_memberships::table.filter(federation_memberships::member_id.eq(member.id.uuid()));
    let rows: Vec<Row> = all.order(federation_memberships::joined_on.desc()).select(Row::as_select()).load(db)?;
    rows.into_iter().map(Row::stored).collect()
}

/// One time of a member in reach.
///
/// # Errors
/// [`RepoError::NotFound`], also if it is another member's.
pub fn find(db: &mut PgConnection, member: &Member, id: FederationMembershipId) -> Result<Stored, RepoError> {
    let own = federation_memberships::table.find(id.uuid());
    let own = own.filter(federation_memberships::member_id.eq(member.id.uuid()));
    own.select(Row::as_select()).first(db).map_err(RepoError::from).and_then(Row::stored)
}

/// Writes down that a member in reach has joined.
///
/// # Errors
/// [`RepoError::Refused`] by `federation_memberships_one_at_a_time`.
pub fn insert(db: &mut PgConnection, _member: &Member, new: &FederationMembership) -> Result<(), RepoError> {
    diesel::insert_into(federation_memberships::table)
        .values((
            federation_memberships::id.eq(new.id.uuid()),
            federation_memberships::member_id.eq(new.member.uuid()),
            federation_memberships::org_unit_id.eq(new.unit.uuid()),
            federation_memberships::joined_on.eq(new.joined_on),
            federation_memberships::left_on.eq(new.left_on),
            federation_memberships::council_title.eq(new.council_title.as_ref().map(Line::as_str)),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes down that a member has left.
///
/// # Errors
/// [`RepoError::Stale`] unless the row still has the version seen.
pub fn save(db: &mut PgConnection, was: &Stored, now: &FederationMembership) -> Result<(), RepoError> {
    let seen = federation_memberships::table.find(now.id.uuid());
    let seen = seen.filter(federation_memberships::version.eq(was.version));
    let set = (federation_memberships::left_on.eq(now.left_on), federation_memberships::version.eq(was.version + 1));
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// Ends all times of a member whose membership has ended: at that day, or after their first day if that is later.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn end_all(db: &mut PgConnection, member: &Member, on: NaiveDate) -> Result<Vec<FederationMembership>, RepoError> {
    let mut ended = Vec::new();
    for was in of_member(db, member)?.into_iter().filter(|stored| stored.membership.left_on.is_none()) {
        let mut now = was.membership.clone();
        let second = now.joined_on.checked_add_days(Days::new(1)).unwrap_or(on);
        now.left_on = Some(on.max(second));
        save(db, &was, &now)?;
        ended.push(now);
    }
    Ok(ended)
}

/// Gives the times of a member that merges to the one that stays, where that one was not in the same federation
/// then. How many.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn hand_over(db: &mut PgConnection, goes: &Member, stays: &Member) -> Result<usize, RepoError> {
    let moved = diesel::sql_query(
        "UPDATE federation_memberships AS moved SET member_id = $2, version = version + 1
        WHERE member_id = $1 AND NOT EXISTS (
            SELECT FROM federation_memberships AS known
            WHERE known.member_id = $2 AND known.org_unit_id = moved.org_unit_id
            AND daterange(known.joined_on, known.left_on) && daterange(moved.joined_on, moved.left_on))",
    );
    Ok(moved.bind::<SqlUuid, _>(goes.id.uuid()).bind::<SqlUuid, _>(stays.id.uuid()).execute(db)?)
}

type OfUnit = diesel::dsl::Select<
    diesel::dsl::Filter<
        federation_memberships::BoxedQuery<'static, Pg>,
        diesel::dsl::Eq<federation_memberships::org_unit_id, Uuid>,
    >,
    federation_memberships::member_id,
>;

/// The members of a federation on a day, each once, as a part of another query.
pub(super) fn members_on(unit: OrgUnitId, on: NaiveDate) -> OfUnit {
    let there = federation_memberships::joined_on.le(on);
    let still = federation_memberships::left_on.is_null().or(federation_memberships::left_on.gt(on).assume_not_null());
    federation_memberships::table
        .into_boxed()
        .filter(there)
        .filter(still)
        .filter(federation_memberships::org_unit_id.eq(unit.uuid()))
        .select(federation_memberships::member_id)
}
