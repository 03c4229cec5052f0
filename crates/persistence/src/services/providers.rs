//! Those who serve growers, and their crews.

use chrono::{DateTime, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{CrewId, OrgUnitId, ProviderId};
use domain::kernel::org_path::OrgPath;
use domain::services::provider::ProviderStatus;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::keyring::Personal;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::schema::{crews, org_units, providers};

/// A provider as the tables hold it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = providers, check_for_backend(Pg))]
pub struct Provider {
    /// Its identifier.
    pub id: Uuid,
    /// The unit that keeps the record.
    pub org_unit_id: Uuid,
    /// Where that unit stands.
    pub org_path: String,
    /// Its name.
    pub name: String,
    /// Whom to ask for.
    pub contact_name: String,
    /// The contact's mobile number, masked.
    pub contact_mobile_masked: String,
    /// Whether it takes bookings.
    pub status: Code<ProviderStatus>,
    /// Version of the record.
    pub version: i64,
}

/// A provider to be registered.
#[derive(Debug, Clone)]
pub struct NewProvider {
    /// Its identifier.
    pub id: ProviderId,
    /// The unit that keeps the record.
    pub org_unit_id: OrgUnitId,
    /// Where that unit stands.
    pub org_path: OrgPath,
    /// Its name.
    pub name: String,
    /// Whom to ask for.
    pub contact_name: String,
    /// The contact's mobile number, sealed for this record.
    pub contact_mobile: Personal,
    /// Now.
    pub registered_at: DateTime<Utc>,
}

/// A crew as the tables hold it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = crews, check_for_backend(Pg))]
pub struct Crew {
    /// Its identifier.
    pub id: Uuid,
    /// The provider.
    pub provider_id: Uuid,
    /// Who leads it.
    pub leader_name: String,
    /// People, the leader counted.
    pub size: i32,
    /// Version of the record.
    pub version: i64,
}

type Predicate = Box<dyn BoxableExpression<providers::table, Pg, SqlType = Bool>>;

fn in_reach(scope: &Scope) -> Predicate {
    match scope.rows() {
        Rows::All => Box::new(true.into_sql::<Bool>()),
        Rows::Subtree(path) => Box::new(providers::org_path.like(subtree(path))),
        Rows::OfProvider(id) => Box::new(providers::id.eq(id.uuid())),
        Rows::OfMember(_) | Rows::OfAccount(_) => Box::new(false.into_sql::<Bool>()),
    }
}

/// Providers in reach, by name.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    page: &PageRequest<String>,
) -> Result<Page<Provider, String>, RepoError> {
    let mut query = providers::table
        .filter(in_reach(scope))
        .select(Provider::as_select())
        .order(providers::name)
        .limit(page.fetch())
        .into_boxed();
    if let Some(after) = &page.after {
        query = query.filter(providers::name.gt(after));
    }
    Ok(page.page(query.load(db)?, |provider| provider.name.clone()))
}

/// A provider in reach.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn find(db: &mut PgConnection, scope: &Scope, id: ProviderId) -> Result<Provider, RepoError> {
    Ok(providers::table.find(id.uuid()).filter(in_reach(scope)).select(Provider::as_select()).first(db)?)
}

/// Registers providers.
///
/// # Errors
/// [`RepoError::Refused`] by `providers_name_once`.
pub fn insert(db: &mut PgConnection, _scope: &Scope, new: &[NewProvider]) -> Result<(), RepoError> {
    let row = |provider: &NewProvider| {
        (
            providers::id.eq(provider.id.uuid()),
            providers::org_unit_id.eq(provider.org_unit_id.uuid()),
            providers::org_path.eq(provider.org_path.to_string()),
            providers::name.eq(provider.name.clone()),
            providers::contact_name.eq(provider.contact_name.clone()),
            providers::contact_mobile_sealed.eq(provider.contact_mobile.sealed.clone()),
            providers::contact_mobile_digest.eq(provider.contact_mobile.digest.clone()),
            providers::contact_mobile_masked.eq(provider.contact_mobile.masked.clone()),
            providers::status.eq(Code(ProviderStatus::Active)),
            providers::registered_at.eq(provider.registered_at),
        )
    };
    diesel::insert_into(providers::table).values(new.iter().map(row).collect::<Vec<_>>()).execute(db)?;
    Ok(())
}

/// Where a unit in reach stands that may keep a provider's record.
///
/// # Errors
/// [`RepoError::NotFound`] for a unit out of reach or closed.
pub fn keeping_unit(db: &mut PgConnection, scope: &Scope, id: OrgUnitId) -> Result<OrgPath, RepoError> {
    let standing = org_units::table.find(id.uuid()).filter(org_units::closed_on.is_null());
    let path: String = standing.select(org_units::org_path).first(db)?;
    let path = OrgPath::parse(&path).map_err(RepoError::unreadable)?;
    if scope.covers(&path) { Ok(path) } else { Err(RepoError::NotFound) }
}

/// The crews of a provider, by leader.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn crews(db: &mut PgConnection, provider: &Provider) -> Result<Vec<Crew>, RepoError> {
    let of_provider = crews::table.filter(crews::provider_id.eq(provider.id));
    Ok(of_provider.order((crews::leader_name, crews::id)).select(Crew::as_select()).load(db)?)
}

/// Adds a crew to a provider.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn insert_crew(
    db: &mut PgConnection,
    provider: &Provider,
    id: CrewId,
    leader_name: &str,
    size: i32,
) -> Result<Crew, RepoError> {
    let row = (
        crews::id.eq(id.uuid()),
        crews::provider_id.eq(provider.id),
        crews::leader_name.eq(leader_name),
        crews::size.eq(size),
    );
    Ok(diesel::insert_into(crews::table).values(row).returning(Crew::as_returning()).get_result(db)?)
}

/// Locks a crew until commit, so that two dispatches cannot both take it.
///
/// # Errors
/// [`RepoError::NotFound`] unless it is a crew of this provider.
pub fn lock_crew(db: &mut PgConnection, provider_id: ProviderId, id: CrewId) -> Result<(), RepoError> {
    let crew = crews::table.find(id.uuid()).filter(crews::provider_id.eq(provider_id.uuid()));
    crew.select(crews::id).for_no_key_update().first::<Uuid>(db)?;
    Ok(())
}
