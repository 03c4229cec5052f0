//! Machines of providers.

use std::collections::BTreeMap;

use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::area::Mu;
use domain::kernel::id::MachineId;
use domain::services::catalogue::ServiceLink;
use domain::services::provider::ProviderStatus;
use uuid::Uuid;

use super::providers::Provider;
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::{machine_links, machines, providers};

#[derive(Queryable, Selectable)]
#[diesel(table_name = machines, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    provider_id: Uuid,
    model: String,
    registration_no: String,
    rate_milli_mu: i64,
    version: i64,
}

/// A machine with what it can do.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Its identifier.
    pub id: Uuid,
    /// The provider.
    pub provider_id: Uuid,
    /// Make and model.
    pub model: String,
    /// The number on its plate or body.
    pub registration_no: String,
    /// The field operations that it can do.
    pub links: Vec<ServiceLink>,
    /// What it usually does in a day, in mu-times.
    pub rate: Mu,
    /// Version of the record.
    pub version: i64,
}

/// A machine to be registered.
#[derive(Debug, Clone)]
pub struct NewMachine {
    /// Its identifier.
    pub id: MachineId,
    /// Make and model.
    pub model: String,
    /// The number on its plate or body.
    pub registration_no: String,
    /// The field operations that it can do; at least one.
    pub links: Vec<ServiceLink>,
    /// What it usually does in a day, in mu-times.
    pub rate: Mu,
}

fn with_links(db: &mut PgConnection, rows: Vec<Row>) -> Result<Vec<Machine>, RepoError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let held: Vec<(Uuid, Code<ServiceLink>)> = machine_links::table
        .filter(machine_links::machine_id.eq_any(ids))
        .select((machine_links::machine_id, machine_links::link))
        .load(db)?;
    let mut links: BTreeMap<Uuid, Vec<ServiceLink>> = BTreeMap::new();
    for (id, link) in held {
        links.entry(id).or_default().push(link.0);
    }
    let whole = |row: Row| {
        let mut links = links.remove(&row.id).unwrap_or_default();
        links.sort_unstable();
        Machine {
            id: row.id,
            provider_id: row.provider_id,
            model: row.model,
            registration_no: row.registration_no,
            links,
            rate: Mu(row.rate_milli_mu),
            version: row.version,
        }
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// The machines of a provider, by model.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_provider(db: &mut PgConnection, provider: &Provider) -> Result<Vec<Machine>, RepoError> {
    let of_provider = machines::table.filter(machines::provider_id.eq(provider.id));
    let rows = of_provider.order((machines::model, machines::registration_no)).select(Row::as_select()).load(db)?;
    with_links(db, rows)
}

/// A machine of a provider that takes bookings. Whether the caller may touch it shows at its provider.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn find(db: &mut PgConnection, id: MachineId) -> Result<Machine, RepoError> {
    let serving = machines::table
        .inner_join(providers::table)
        .filter(machines::id.eq(id.uuid()))
        .filter(providers::status.eq(Code(ProviderStatus::Active)));
    let row = serving.select(Row::as_select()).first(db)?;
    with_links(db, vec![row])?.pop().ok_or(RepoError::NotFound)
}

/// Locks a machine until commit, so that two dispatches cannot both take it.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn lock(db: &mut PgConnection, id: MachineId) -> Result<(), RepoError> {
    machines::table.find(id.uuid()).select(machines::id).for_no_key_update().first::<Uuid>(db)?;
    Ok(())
}

/// Adds a machine to a provider.
///
/// # Errors
/// [`RepoError::Refused`] by `machines_registration_once`.
pub fn insert(db: &mut PgConnection, provider: &Provider, machine: &NewMachine) -> Result<(), RepoError> {
    diesel::insert_into(machines::table)
        .values((
            machines::id.eq(machine.id.uuid()),
            machines::provider_id.eq(provider.id),
            machines::model.eq(&machine.model),
            machines::registration_no.eq(&machine.registration_no),
            machines::rate_milli_mu.eq(machine.rate.0),
        ))
        .execute(db)?;
    let link =
        |link: &ServiceLink| (machine_links::machine_id.eq(machine.id.uuid()), machine_links::link.eq(Code(*link)));
    let rows: Vec<_> = machine.links.iter().map(link).collect();
    diesel::insert_into(machine_links::table).values(rows).on_conflict_do_nothing().execute(db)?;
    Ok(())
}
