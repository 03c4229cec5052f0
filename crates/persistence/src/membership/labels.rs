//! Numbers and names of members, for rows that show whose they are.

use std::collections::HashMap;

use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::membership::member::MemberStatus;
use domain::membership::member_type::MemberType;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::{members, membership_forms};

/// Which member it is, without personal data.
#[derive(Debug, Clone, Queryable)]
pub struct Label {
    /// Its identifier.
    pub id: Uuid,
    /// The number on its card.
    pub number: String,
    /// What it is.
    pub member_type: Code<MemberType>,
    /// Where the membership stands.
    pub status: Code<MemberStatus>,
    /// Its name.
    pub name: String,
}

/// The labels of members whose rows were reached through their own scope.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Label>, RepoError> {
    let all = members::table.inner_join(membership_forms::table).filter(members::id.eq_any(ids));
    let columns = (members::id, members::number, members::member_type, members::status, membership_forms::name);
    let rows: Vec<Label> = all.select(columns).load(db)?;
    Ok(rows.into_iter().map(|label| (label.id, label)).collect())
}
