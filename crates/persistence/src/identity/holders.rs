//! Who could act in somebody's place: accounts with the posts that they hold.

use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use domain::identity::account::AccountStatus;
use domain::kernel::access::{Actor, Role};
use domain::kernel::org_path::OrgPath;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::{accounts, org_units, posts};

/// Somebody at a post.
#[derive(Debug, Clone)]
pub struct Holder {
    /// As whom they would act.
    pub actor: Actor,
    /// Their name.
    pub name: String,
    /// The name of the unit of the post.
    pub org_unit_name: String,
}

type Row = (Uuid, String, Code<Role>, Uuid, String, String, Option<Uuid>);

/// Everybody who may sign in and holds one of these roles at a unit that a record belongs to, or above it; of the
/// provider for whom somebody acts, its own people. Members have nobody in their place. By name.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn of_roles(
    db: &mut PgConnection,
    asking: &Actor,
    roles: &[Role],
    path: &OrgPath,
) -> Result<Vec<Holder>, RepoError> {
    let offices: Vec<_> = roles.iter().filter(|role| !matches!(role, Role::Member | Role::Provider)).collect();
    let offices: Vec<Code<Role>> = offices.into_iter().map(|role| Code(*role)).collect();
    let above = diesel::dsl::sql::<Bool>("starts_with(").bind::<Text, _>(path.to_string()).sql(", org_units.org_path)");
    let provider = asking.provider_id.filter(|_| roles.contains(&Role::Provider)).map_or(Uuid::nil(), |id| id.uuid());
    let own = posts::provider_id.eq(provider).assume_not_null();
    let held = posts::table
        .inner_join(accounts::table)
        .inner_join(org_units::table)
        .filter(posts::ended_at.is_null().and(accounts::status.eq(Code(AccountStatus::Active))))
        .filter(posts::role.eq_any(offices).and(above).or(posts::provider_id.is_not_null().and(own)))
        .order((accounts::display_name.asc(), accounts::id.asc(), posts::main.desc()))
        .select((
            accounts::id,
            accounts::display_name,
            posts::role,
            org_units::id,
            org_units::org_path,
            org_units::name,
            posts::provider_id,
        ));
    held.load::<Row>(db)?.into_iter().map(holder).collect()
}

fn holder((account, name, role, unit, path, org_unit_name, provider): Row) -> Result<Holder, RepoError> {
    let actor = Actor {
        account_id: account.into(),
        role: role.0,
        org_unit_id: unit.into(),
        org_path: OrgPath::parse(&path).map_err(RepoError::unreadable)?,
        provider_id: provider.map(Into::into),
        member_id: None,
    };
    Ok(Holder { actor, name, org_unit_name })
}
