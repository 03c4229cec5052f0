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

/// A member with the form that it had and the one that it has.
pub type Rewritten = (MemberId, Uuid, Uuid);

/// Calls first whom the new forms name, of members whose forms name somebody else than before; who was called first
/// stays a contact.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn follow_forms(db: &mut PgConnection, rewritten: &[Rewritten]) -> Result<(), RepoError> {
    const STEP_BACK: &str = "UPDATE member_contacts AS held SET is_primary = false, version = held.version + 1 \
        FROM unnest($1, $2, $3) AS moved (member_id, was_id, form_id) \
        JOIN membership_forms AS was ON was.id = was_id JOIN membership_forms AS form ON form.id = form_id \
        WHERE held.member_id = moved.member_id AND held.is_primary AND (was.contact_name, was.contact_mobile_digest) \
        IS DISTINCT FROM (form.contact_name, form.contact_mobile_digest)";
    const CALL: &str = "INSERT INTO member_contacts AS held \
        (id, member_id, name, role, mobile_sealed, mobile_digest, mobile_masked, is_primary) \
        SELECT form.id, moved.member_id, form.contact_name, 'head', form.contact_mobile_sealed, \
        form.contact_mobile_digest, form.contact_mobile_masked, true \
        FROM unnest($1, $2, $3) AS moved (member_id, was_id, form_id) \
        JOIN membership_forms AS was ON was.id = was_id JOIN membership_forms AS form ON form.id = form_id \
        WHERE (was.contact_name, was.contact_mobile_digest) \
        IS DISTINCT FROM (form.contact_name, form.contact_mobile_digest) \
        ON CONFLICT (member_id, mobile_digest) \
        DO UPDATE SET name = excluded.name, is_primary = true, version = held.version + 1";
    let members: Vec<Uuid> = rewritten.iter().map(|(member, _, _)| member.uuid()).collect();
    let was: Vec<Uuid> = rewritten.iter().map(|(_, was, _)| *was).collect();
    let now: Vec<Uuid> = rewritten.iter().map(|(_, _, now)| *now).collect();
    for statement in [STEP_BACK, CALL] {
        let bound = diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(&members);
        bound.bind::<Array<SqlUuid>, _>(&was).bind::<Array<SqlUuid>, _>(&now).execute(db)?;
    }
    Ok(())
}

/// Takes back the contacts that came with these forms and that nobody has touched or calls first any more.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn forget_of_forms(db: &mut PgConnection, forms: &[Uuid]) -> Result<(), RepoError> {
    let came = member_contacts::table.filter(member_contacts::id.eq_any(forms));
    let untouched = member_contacts::version.eq(1).or(diesel::dsl::not(member_contacts::is_primary));
    diesel::delete(came.filter(untouched)).execute(db)?;
    Ok(())
}

/// Gives the contacts of a member whose record goes to the one that stays, but numbers that this one has already;
/// how many. Who is called first there stays so, unless `first` takes that from the record that goes.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn hand_over(db: &mut PgConnection, from: &Member, to: &Member, first: bool) -> Result<usize, RepoError> {
    let of = |member: &Member| member_contacts::table.filter(member_contacts::member_id.eq(member.id.uuid()));
    let called: Option<Vec<u8>> =
        of(from).filter(member_contacts::is_primary).select(member_contacts::mobile_digest).first(db).optional()?;
    let moved = "UPDATE member_contacts AS moved SET member_id = $2, is_primary = false, version = version + 1 \
                 WHERE member_id = $1 AND NOT EXISTS (SELECT FROM member_contacts AS held \
                 WHERE held.member_id = $2 AND held.mobile_digest = moved.mobile_digest)";
    let moved = diesel::sql_query(moved).bind::<SqlUuid, _>(from.id.uuid()).bind::<SqlUuid, _>(to.id.uuid());
    let moved = moved.execute(db)?;
    if let Some(digest) = called.filter(|_| first) {
        step_back(db, to)?;
        let set = member_contacts::is_primary.eq(true);
        diesel::update(of(to).filter(member_contacts::mobile_digest.eq(digest))).set(set).execute(db)?;
    }
    Ok(moved)
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
