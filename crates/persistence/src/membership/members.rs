//! Members, current and former.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::helper_types::{InnerJoin, IntoBoxed, Select};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel::upsert::excluded;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{ApplicationId, MemberId, OrgUnitId};
use domain::kernel::org_path::OrgPath;
use domain::membership::form::{DemoLevel, Industry, Scale, ScaleUnit};
use domain::membership::member::{EntrySource, LapseReason, MemberStatus, Standing, SuspensionReason};
use domain::membership::member_type::{IdentityKind, MemberType};
use domain::membership::number::MemberNo;
use uuid::Uuid;

use super::{contacts, forms};
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::scope::subtree;
use crate::schema::{member_numbers, members, membership_forms};

const BATCH: usize = 1_000;
/// Whether a record with such a number was merged into this one: an old card leads to the member that goes on.
const ONCE_HAD: &str = "EXISTS (SELECT FROM members AS gone WHERE gone.merged_into = members.id AND gone.number LIKE ";

/// A member with what may be shown of it: personal data masked.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its identifier.
    pub id: MemberId,
    /// The number on its card.
    pub number: MemberNo,
    /// What it is.
    pub member_type: MemberType,
    /// Where the membership stands.
    pub status: MemberStatus,
    /// Its name.
    pub name: String,
    /// The name in daily use.
    pub short_name: Option<String>,
    /// By what it is known.
    pub identity_kind: IdentityKind,
    /// The resident number, masked, or the credit code.
    pub identity_masked: String,
    /// Whom to call.
    pub contact_name: String,
    /// Under which number, masked.
    pub contact_mobile_masked: String,
    /// The village or town, as a division code.
    pub division_code: String,
    /// Where it lies there.
    pub address: String,
    /// What it grows, keeps or does.
    pub industries: Vec<Industry>,
    /// How much of it.
    pub scale: Scale,
    /// Recognition as an example.
    pub demo_level: DemoLevel,
    /// The row with the whole form.
    pub form_id: Uuid,
    /// The unit that it belongs to.
    pub org_unit_id: OrgUnitId,
    /// Where that unit stands.
    pub org_path: OrgPath,
    /// The application that made it a member, if it came by one.
    pub application_id: Option<ApplicationId>,
    /// The first day of membership.
    pub joined_on: NaiveDate,
    /// The day on which membership ended.
    pub left_on: Option<NaiveDate>,
    /// When the entries were last checked against the papers.
    pub verified_at: Option<DateTime<Utc>>,
    /// The member that it turned out to be.
    pub merged_into: Option<MemberId>,
    /// Grows with every edit.
    pub version: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = members, check_for_backend(Pg))]
pub(super) struct Row {
    id: Uuid,
    number: String,
    member_type: Code<MemberType>,
    status: Code<MemberStatus>,
    form_id: Uuid,
    org_unit_id: Uuid,
    org_path: String,
    application_id: Option<Uuid>,
    joined_on: NaiveDate,
    left_on: Option<NaiveDate>,
    verified_at: Option<DateTime<Utc>>,
    merged_into: Option<Uuid>,
    version: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = membership_forms, check_for_backend(Pg))]
pub(super) struct Shown {
    name: String,
    short_name: Option<String>,
    identity_kind: Code<IdentityKind>,
    identity_masked: String,
    contact_name: String,
    contact_mobile_masked: String,
    division_code: String,
    address: String,
    industries: Vec<Option<String>>,
    scale_unit: Code<ScaleUnit>,
    scale_count: i64,
    demo_level: Code<DemoLevel>,
}

pub(super) fn member((row, shown): (Row, Shown)) -> Result<Member, RepoError> {
    Ok(Member {
        id: row.id.into(),
        number: row.number.parse().map_err(RepoError::unreadable)?,
        member_type: row.member_type.0,
        status: row.status.0,
        name: shown.name,
        short_name: shown.short_name,
        identity_kind: shown.identity_kind.0,
        identity_masked: shown.identity_masked,
        contact_name: shown.contact_name,
        contact_mobile_masked: shown.contact_mobile_masked,
        division_code: shown.division_code,
        address: shown.address,
        industries: forms::industries(&shown.industries)?,
        scale: Scale::of(shown.scale_unit.0, shown.scale_count),
        demo_level: shown.demo_level.0,
        form_id: row.form_id,
        org_unit_id: row.org_unit_id.into(),
        org_path: OrgPath::parse(&row.org_path).map_err(RepoError::unreadable)?,
        application_id: row.application_id.map(Into::into),
        joined_on: row.joined_on,
        left_on: row.left_on,
        verified_at: row.verified_at,
        merged_into: row.merged_into.map(Into::into),
        version: row.version,
    })
}

pub(super) type WithForm = InnerJoin<members::table, membership_forms::table>;

/// A subquery for ids of members.
pub(crate) type NamedIds<'a> = IntoBoxed<'a, Select<WithForm, members::id>, Pg>;

pub(super) fn in_scope<'a>(scope: &Scope) -> IntoBoxed<'a, WithForm, Pg> {
    let all = members::table.inner_join(membership_forms::table).into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(members::org_path.like(subtree(path))),
        Rows::OfMember(id) => all.filter(members::id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfAccount(_) => all.filter(members::id.eq(Uuid::nil())),
    }
}

/// One member.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: MemberId) -> Result<Member, RepoError> {
    let found = in_scope(scope).filter(members::id.eq(id.uuid()));
    member(found.select((Row::as_select(), Shown::as_select())).first(db)?)
}

/// One member, if it is in reach: for an id that a request names in its body.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn lookup(db: &mut PgConnection, scope: &Scope, id: MemberId) -> Result<Option<Member>, RepoError> {
    match find(db, scope, id) {
        Ok(found) => Ok(Some(found)),
        Err(RepoError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Members in reach among these ids, in no order: for lists that show names beside their own rows.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn among(db: &mut PgConnection, scope: &Scope, ids: &[Uuid]) -> Result<Vec<Member>, RepoError> {
    let found = in_scope(scope).filter(members::id.eq_any(ids.to_vec()));
    let rows: Vec<(Row, Shown)> = found.select((Row::as_select(), Shown::as_select())).load(db)?;
    rows.into_iter().map(member).collect()
}

/// The member that an application made.
///
/// # Errors
/// [`RepoError::NotFound`].
pub fn of_application(db: &mut PgConnection, id: ApplicationId) -> Result<Member, RepoError> {
    let all = members::table.inner_join(membership_forms::table).filter(members::application_id.eq(id.uuid()));
    member(all.select((Row::as_select(), Shown::as_select())).first(db)?)
}

/// A member that something in this context has reached through its own scope.
pub(super) fn by_id(db: &mut PgConnection, id: MemberId) -> Result<Member, RepoError> {
    let all = members::table.inner_join(membership_forms::table).filter(members::id.eq(id.uuid()));
    member(all.select((Row::as_select(), Shown::as_select())).first(db)?)
}

/// The ids of the members that a piece of a name, of its initials or of the number fits; the caller brings the scope.
pub(crate) fn named<'a>(text: &str) -> NamedIds<'a> {
    let piece = forms::escaped(text);
    let by_name = membership_forms::name.like(format!("%{piece}%"));
    let by_initials = membership_forms::name_initials.like(format!("{}%", piece.to_lowercase()));
    let number = format!("{}%", piece.to_uppercase());
    let once_had = sql::<Bool>(ONCE_HAD).bind::<Text, _>(number.clone()).sql(")");
    let by_number = members::number.like(number).or(once_had);
    let found = members::table.inner_join(membership_forms::table);
    found.filter(by_name.or(by_initials).or(by_number)).select(members::id).into_boxed()
}

/// Whether somebody who has not left is known by this identity.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn is_member(db: &mut PgConnection, identity_digest: &[u8]) -> Result<bool, RepoError> {
    let current = MemberStatus::CURRENT.map(Code);
    let held =
        members::table.filter(members::identity_digest.eq(identity_digest)).filter(members::status.eq_any(current));
    Ok(diesel::select(diesel::dsl::exists(held)).get_result(db)?)
}

/// Whether anybody ever was a member.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn any(db: &mut PgConnection) -> Result<bool, RepoError> {
    Ok(diesel::select(diesel::dsl::exists(members::table.select(members::id))).get_result(db)?)
}

/// Draws the next numbers of a county and type; who draws next waits until this transaction ends.
///
/// # Errors
/// [`RepoError::Refused`] by `member_numbers_last_range` when they are used up.
pub fn draw_numbers(
    db: &mut PgConnection,
    county: u32,
    member_type: MemberType,
    count: u32,
) -> Result<Vec<MemberNo>, RepoError> {
    let drawn = i32::try_from(count).map_err(RepoError::unreadable)?;
    let last: i32 = diesel::insert_into(member_numbers::table)
        .values((
            member_numbers::county_code.eq(county.to_string()),
            member_numbers::member_type.eq(Code(member_type)),
            member_numbers::last.eq(drawn),
        ))
        .on_conflict((member_numbers::county_code, member_numbers::member_type))
        .do_update()
        .set(member_numbers::last.eq(member_numbers::last + excluded(member_numbers::last)))
        .returning(member_numbers::last)
        .get_result(db)?;
    let last = u32::try_from(last).map_err(RepoError::unreadable)?;
    let number = |sequence| MemberNo::new(county, member_type, sequence).map_err(RepoError::unreadable);
    (last - count + 1..=last).map(number).collect()
}

/// A member to be entered.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// Its identifier.
    pub id: MemberId,
    /// The number on its card.
    pub number: MemberNo,
    /// Where the membership stands.
    pub status: MemberStatus,
    /// The row of its form.
    pub form_id: Uuid,
    /// Keyed hash of its identity.
    pub identity_digest: Vec<u8>,
    /// The unit that it belongs to.
    pub org_unit_id: OrgUnitId,
    /// Where that unit stands.
    pub org_path: OrgPath,
    /// The application that made it a member, if it came by one.
    pub application_id: Option<ApplicationId>,
    /// The first day of membership.
    pub joined_on: NaiveDate,
    /// The day on which membership ended, for those who have left.
    pub left_on: Option<NaiveDate>,
    /// Since when the membership stands there, and why.
    pub standing: Standing,
    /// When the entries were checked against the papers.
    pub verified_at: Option<DateTime<Utc>>,
    /// How it came onto the platform.
    pub entry_source: EntrySource,
}

/// Enters members, whose forms are stored. Whom the form names is the contact that is called first.
///
/// # Errors
/// [`RepoError::Refused`] by `members_identity_once` for an identity that a member has already.
pub fn insert(db: &mut PgConnection, new: &[NewMember]) -> Result<(), RepoError> {
    for batch in new.chunks(BATCH) {
        diesel::insert_into(members::table).values(batch.iter().map(values).collect::<Vec<_>>()).execute(db)?;
        contacts::insert_of_forms(db, batch)?;
    }
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = members)]
struct NewRow<'a> {
    id: Uuid,
    number: String,
    member_type: Code<MemberType>,
    status: Code<MemberStatus>,
    form_id: Uuid,
    identity_digest: &'a [u8],
    org_unit_id: Uuid,
    org_path: &'a str,
    application_id: Option<Uuid>,
    joined_on: NaiveDate,
    left_on: Option<NaiveDate>,
    standing_since: Option<NaiveDate>,
    standing_by: Option<Uuid>,
    suspended_for: Option<Code<SuspensionReason>>,
    lapsed_for: Option<Code<LapseReason>>,
    verified_at: Option<DateTime<Utc>>,
    entry_source: Code<EntrySource>,
}

fn values(new: &NewMember) -> NewRow<'_> {
    NewRow {
        id: new.id.uuid(),
        number: new.number.to_string(),
        member_type: Code(new.number.member_type()),
        status: Code(new.status),
        form_id: new.form_id,
        identity_digest: &new.identity_digest,
        org_unit_id: new.org_unit_id.uuid(),
        org_path: new.org_path.as_str(),
        application_id: new.application_id.map(|id| id.uuid()),
        joined_on: new.joined_on,
        left_on: new.left_on,
        standing_since: new.standing.since,
        standing_by: new.standing.by.map(|by| by.uuid()),
        suspended_for: new.standing.suspended_for.map(Code),
        lapsed_for: new.standing.lapsed_for.map(Code),
        verified_at: new.verified_at,
        entry_source: Code(new.entry_source),
    }
}
