//! Members as those who book.

use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::MemberId;
use domain::membership::member::MemberStatus;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::scope::subtree;
use crate::schema::members;

/// A member who operates land.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = members, check_for_backend(Pg))]
pub struct Grower {
    /// The member.
    pub id: Uuid,
    /// Where the membership stands; only active members book.
    pub status: Code<MemberStatus>,
    /// The unit that it belongs to.
    pub org_path: String,
}

type Predicate = Box<dyn BoxableExpression<members::table, Pg, SqlType = Bool>>;

fn in_reach(scope: &Scope) -> Predicate {
    match scope.rows() {
        Rows::All => Box::new(true.into_sql::<Bool>()),
        Rows::Subtree(path) => Box::new(members::org_path.like(subtree(path))),
        Rows::OfMember(id) => Box::new(members::id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfAccount(_) => Box::new(false.into_sql::<Bool>()),
    }
}

/// A member in reach.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn find(db: &mut PgConnection, scope: &Scope, id: MemberId) -> Result<Grower, RepoError> {
    Ok(members::table.find(id.uuid()).filter(in_reach(scope)).select(Grower::as_select()).first(db)?)
}
