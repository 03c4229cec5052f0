//! Whom to call at a member; numbers encrypted.

use std::collections::HashMap;

use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use domain::kernel::id::{ContactId, Id, MemberId};
use domain::kernel::identifier::Mobile;
use domain::kernel::text::Line;
use domain::membership::contact::{Contact, ContactRole};
use uuid::Uuid;

use super::members::{Member, NewMember};
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::keyring::{Keyring, PersonalKind};
use crate::schema::member_contacts;

/// A contact with its number masked.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = member_contacts, check_for_backend(Pg))]
pub struct ShownContact {
    /// Its identifier.
    pub id: Uuid,
    /// Whose.
    pub member_id: Uuid,
    /// The name.
    pub name: String,
    /// What it is to the member.
    pub role: Code<ContactRole>,
    /// The number, masked.
    pub mobile_masked: String,
    /// Whether it is called first.
    pub is_primary: bool,
    /// Grows with every edit.
    pub version: i64,
}

/// Makes the contacts that came with the forms of new members. A number stays encrypted for the row of its form, so
/// the contact takes that row's identifier.
///
/// # Errors
/// Only [`RepoError::Database`].
pub(super) fn insert_of_forms(db: &mut PgConnection, new: &[NewMember]) -> Result<(), RepoError> {
    let ids: Vec<Uuid> = new.iter().map(|member| member.id.uuid()).collect();
    let copied = "INSERT INTO member_contacts \
                  (id, member_id, name, role, mobile_sealed, mobile_digest, mobile_masked, is_primary) \
                  SELECT form.id, member.id, form.contact_name, 'head', form.contact_mobile_sealed, \
                  form.contact_mobile_digest, form.contact_mobile_masked, true \
                  FROM members AS member JOIN membership_forms AS form ON form.id = member.form_id \
                  WHERE member.id = ANY($1)";
    diesel::sql_query(copied).bind::<Array<SqlUuid>, _>(ids).execute(db)?;
    Ok(())
}

/// The contacts of a member in reach, who is called first foremost.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_member(db: &mut PgConnection, member: &Member) -> Result<Vec<ShownContact>, RepoError> {
    let all = member_contacts::table.filter(member_contacts::member_id.eq(member.id.uuid()));
    let ordered = all.order((member_contacts::is_primary.desc(), member_contacts::id.asc()));
    Ok(ordered.select(ShownContact::as_select()).load(db)?)
}

/// Whom to call first at members that were reached through their scope.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn first_of(db: &mut PgConnection, members: &[Member]) -> Result<HashMap<MemberId, ShownContact>, RepoError> {
    let ids: Vec<Uuid> = members.iter().map(|member| member.id.uuid()).collect();
    let first = member_contacts::table.filter(member_contacts::is_primary);
    let rows: Vec<ShownContact> =
        first.filter(member_contacts::member_id.eq_any(ids)).select(ShownContact::as_select()).load(db)?;
    Ok(rows.into_iter().map(|contact| (Id::from(contact.member_id), contact)).collect())
}

/// A contact of a member in reach, its number in plain text.
///
/// # Errors
/// [`RepoError::NotFound`], also if it is another member's.
pub fn find(
    db: &mut PgConnection,
    keys: &Keyring,
    member: &Member,
    id: ContactId,
) -> Result<(Contact, ShownContact), RepoError> {
    let own = member_contacts::table.find(id.uuid()).filter(member_contacts::member_id.eq(member.id.uuid()));
    let columns = (ShownContact::as_select(), member_contacts::mobile_sealed);
    let (shown, sealed): (ShownContact, Vec<u8>) = own.select(columns).first(db)?;
    let plain = keys.open(PersonalKind::Mobile, shown.id, &sealed).map_err(RepoError::unreadable)?;
    let contact = Contact {
        name: Line::parse(&shown.name).map_err(RepoError::unreadable)?,
        role: shown.role.0,
        mobile: Mobile::parse(&plain).map_err(RepoError::unreadable)?,
        is_primary: shown.is_primary,
    };
    Ok((contact, shown))
}

/// Whoever was called first no longer is, because another one is about to be.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn step_back(db: &mut PgConnection, member: &Member) -> Result<(), RepoError> {
    let first = member_contacts::table.filter(member_contacts::member_id.eq(member.id.uuid()));
    let set = (member_contacts::is_primary.eq(false), member_contacts::version.eq(member_contacts::version + 1));
    diesel::update(first.filter(member_contacts::is_primary)).set(set).execute(db)?;
    Ok(())
}

/// Adds a contact to a member in reach.
///
/// # Errors
/// [`RepoError::Refused`] by `member_contacts_mobile_once` or `member_contacts_one_primary`.
pub fn insert(
    db: &mut PgConnection,
    keys: &Keyring,
    member: &Member,
    id: ContactId,
    contact: &Contact,
) -> Result<(), RepoError> {
    let mobile = sealed(keys, id, &contact.mobile)?;
    diesel::insert_into(member_contacts::table)
        .values((
            member_contacts::id.eq(id.uuid()),
            member_contacts::member_id.eq(member.id.uuid()),
            member_contacts::name.eq(contact.name.as_str()),
            member_contacts::role.eq(Code(contact.role)),
            member_contacts::mobile_sealed.eq(mobile.sealed),
            member_contacts::mobile_digest.eq(mobile.digest),
            member_contacts::mobile_masked.eq(mobile.masked),
            member_contacts::is_primary.eq(contact.is_primary),
        ))
        .execute(db)?;
    Ok(())
}

/// Replaces a contact.
///
/// # Errors
/// [`RepoError::Stale`] unless it still has the version seen; as [`insert`].
pub fn save(db: &mut PgConnection, keys: &Keyring, was: &ShownContact, contact: &Contact) -> Result<(), RepoError> {
    let mobile = sealed(keys, was.id.into(), &contact.mobile)?;
    let seen = member_contacts::table.find(was.id).filter(member_contacts::version.eq(was.version));
    let set = (
        member_contacts::name.eq(contact.name.as_str()),
        member_contacts::role.eq(Code(contact.role)),
        member_contacts::mobile_sealed.eq(mobile.sealed),
        member_contacts::mobile_digest.eq(mobile.digest),
        member_contacts::mobile_masked.eq(mobile.masked),
        member_contacts::is_primary.eq(contact.is_primary),
        member_contacts::version.eq(was.version + 1),
    );
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// Removes a contact.
///
/// # Errors
/// [`RepoError::Stale`] unless it still has the version seen.
pub fn delete(db: &mut PgConnection, was: &ShownContact) -> Result<(), RepoError> {
    let seen = member_contacts::table.find(was.id).filter(member_contacts::version.eq(was.version));
    exactly_one(diesel::delete(seen).execute(db)?)
}

fn sealed(keys: &Keyring, id: ContactId, mobile: &Mobile) -> Result<crate::kernel::keyring::Personal, RepoError> {
    keys.seal(PersonalKind::Mobile, id.uuid(), mobile.as_str(), mobile.masked()).map_err(RepoError::unreadable)
}

/// Gives the contacts of a member that merges to the one that stays, where nobody has their number yet. How many.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn hand_over(db: &mut PgConnection, goes: &Member, stays: &Member) -> Result<usize, RepoError> {
    let known = member_contacts::table.filter(member_contacts::member_id.eq(stays.id.uuid()));
    let known: Vec<Vec<u8>> = known.select(member_contacts::mobile_digest).load(db)?;
    let new = member_contacts::table
        .filter(member_contacts::member_id.eq(goes.id.uuid()).and(member_contacts::mobile_digest.ne_all(known)));
    let set = (
        member_contacts::member_id.eq(stays.id.uuid()),
        member_contacts::is_primary.eq(false),
        member_contacts::version.eq(member_contacts::version + 1),
    );
    Ok(diesel::update(new).set(set).execute(db)?)
}
