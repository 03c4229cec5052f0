//! Two records of one member become one.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::kernel::id::AccountId;
use domain::membership::form::ApplicationForm;
use domain::membership::member::{MemberStatus, SuspensionReason};
use uuid::Uuid;

use super::forms;
use super::members::Member;
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::keyring::Keyring;
use crate::schema::members;

/// Ends the record that goes and makes it point at the one that stays, as do those that it took in before.
///
/// # Errors
/// [`RepoError::Stale`] unless the record still has the version seen.
pub fn close(
    db: &mut PgConnection,
    goes: &Member,
    stays: &Member,
    (by, on): (AccountId, NaiveDate),
) -> Result<(), RepoError> {
    let into = members::merged_into.eq(stays.id.uuid());
    diesel::update(members::table.filter(members::merged_into.eq(goes.id.uuid()))).set(into).execute(db)?;
    let seen = members::table.find(goes.id.uuid()).filter(members::version.eq(goes.version));
    let on = on.max(goes.joined_on);
    let set = (
        members::status.eq(Code(MemberStatus::Merged)),
        members::left_on.eq(on),
        members::standing_since.eq(on),
        members::standing_by.eq(by.uuid()),
        members::suspended_for.eq(None::<Code<SuspensionReason>>),
        into,
        members::version.eq(goes.version + 1),
    );
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// Gives the record that stays its new form and the earlier of the two first days of membership.
///
/// # Errors
/// [`RepoError::Stale`] unless the record still has the version seen; [`RepoError::Refused`] by
/// `members_identity_once` for an identity that another member has.
pub fn rewrite(
    db: &mut PgConnection,
    keys: &Keyring,
    stays: &Member,
    form: &ApplicationForm,
    joined_on: NaiveDate,
) -> Result<(), RepoError> {
    let sealed = forms::seal(keys, form).map_err(RepoError::unreadable)?;
    let set = (
        members::form_id.eq(sealed.id()),
        members::identity_digest.eq(sealed.identity_digest.clone()),
        members::joined_on.eq(joined_on),
        members::version.eq(stays.version + 1),
    );
    forms::insert(db, vec![sealed])?;
    let seen = members::table.find(stays.id.uuid()).filter(members::version.eq(stays.version));
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// The numbers of members, by identifier: merged records name the one that goes on.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn numbers(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, RepoError> {
    let rows: Vec<(Uuid, String)> =
        members::table.filter(members::id.eq_any(ids)).select((members::id, members::number)).load(db)?;
    Ok(rows.into_iter().collect())
}
