//! The documents that types of members are asked for.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::kernel::document::DocumentKind;
use domain::membership::member_type::MemberType;
use domain::membership::proof::Requirement;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::document_requirements as asked;

/// What is asked for on a day.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn on(db: &mut PgConnection, day: NaiveDate) -> Result<Vec<Requirement>, RepoError> {
    let rows: Vec<(Code<MemberType>, Code<DocumentKind>, bool)> = asked::table
        .filter(asked::effective.contains(day))
        .order((asked::member_type, asked::kind))
        .select((asked::member_type, asked::kind, asked::only_recognised))
        .load(db)?;
    let read = |(member_type, kind, only_recognised): (Code<MemberType>, Code<DocumentKind>, bool)| Requirement {
        member_type: member_type.0,
        kind: kind.0,
        only_recognised,
    };
    Ok(rows.into_iter().map(read).collect())
}
