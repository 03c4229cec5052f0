//! What machines can do on each day, and what of it is held.

use std::ops::Sub;

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::upsert::excluded;
use domain::kernel::area::Mu;
use domain::kernel::id::MachineId;
use domain::services::capacity::DayCapacity;
use domain::services::catalogue::ServiceLink;
use domain::services::provider::ProviderStatus;
use uuid::Uuid;

use super::machines::Machine;
use super::providers::Provider;
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::page::{Page, PageRequest};
use crate::schema::{machine_days, machine_links, machines, providers};

/// A machine's day with room on it.
#[derive(Debug, Clone, Queryable)]
pub struct FreeDay {
    /// The day.
    pub work_on: NaiveDate,
    /// The machine.
    pub machine_id: Uuid,
    /// Make and model.
    pub model: String,
    /// The provider.
    pub provider_id: Uuid,
    /// The provider's name.
    pub provider_name: String,
    limit_milli_mu: i64,
    booked_milli_mu: i64,
}

impl FreeDay {
    /// What the day holds.
    pub fn capacity(&self) -> DayCapacity {
        DayCapacity { limit: Mu(self.limit_milli_mu), booked: Mu(self.booked_milli_mu) }
    }
}

/// Which days are asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The field operation.
    pub link: ServiceLink,
    /// The first day.
    pub from: NaiveDate,
    /// The first day behind.
    pub until: NaiveDate,
    /// Room that the day must have, in mu-times.
    pub area: Mu,
    /// Only of this machine.
    pub machine_id: Option<MachineId>,
}

/// Locks a machine's day until commit, so that two bookings cannot both see the last free mu.
///
/// # Errors
/// [`RepoError::NotFound`] if the day was never opened.
pub fn lock(db: &mut PgConnection, machine_id: MachineId, day: NaiveDate) -> Result<DayCapacity, RepoError> {
    let (limit, booked) = machine_days::table
        .find((machine_id.uuid(), day))
        .select((machine_days::limit_milli_mu, machine_days::booked_milli_mu))
        .for_no_key_update()
        .first(db)?;
    Ok(DayCapacity { limit: Mu(limit), booked: Mu(booked) })
}

/// Writes back what a locked day now holds.
///
/// # Errors
/// [`RepoError::Refused`] by `machine_days_not_overbooked`.
pub fn save(db: &mut PgConnection, machine_id: MachineId, day: NaiveDate, held: DayCapacity) -> Result<(), RepoError> {
    let changed = diesel::update(machine_days::table.find((machine_id.uuid(), day)))
        .set((machine_days::booked_milli_mu.eq(held.booked.0), machine_days::version.eq(machine_days::version + 1)));
    exactly_one(changed.execute(db)?)
}

/// Locks the days of a machine in a range that are open already.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn lock_range(
    db: &mut PgConnection,
    machine: &Machine,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<(NaiveDate, DayCapacity)>, RepoError> {
    let open = machine_days::table
        .filter(machine_days::machine_id.eq(machine.id))
        .filter(machine_days::work_on.ge(from).and(machine_days::work_on.lt(until)))
        .order(machine_days::work_on)
        .select((machine_days::work_on, machine_days::limit_milli_mu, machine_days::booked_milli_mu))
        .for_no_key_update();
    let rows: Vec<(NaiveDate, i64, i64)> = open.load(db)?;
    Ok(rows
        .into_iter()
        .map(|(day, limit, booked)| (day, DayCapacity { limit: Mu(limit), booked: Mu(booked) }))
        .collect())
}

/// Opens every day of a range with this limit; days that are open already get it.
///
/// # Errors
/// [`RepoError::Refused`] by `machine_days_not_overbooked` if a day holds more already.
pub fn open(
    db: &mut PgConnection,
    provider: &Provider,
    machine: &Machine,
    from: NaiveDate,
    until: NaiveDate,
    limit: Mu,
) -> Result<usize, RepoError> {
    let row = |day: NaiveDate| {
        (
            machine_days::machine_id.eq(machine.id),
            machine_days::work_on.eq(day),
            machine_days::provider_id.eq(provider.id),
            machine_days::org_path.eq(&provider.org_path),
            machine_days::limit_milli_mu.eq(limit.0),
        )
    };
    let rows: Vec<_> = from.iter_days().take_while(|day| *day < until).map(row).collect();
    let opened = diesel::insert_into(machine_days::table)
        .values(rows)
        .on_conflict((machine_days::machine_id, machine_days::work_on))
        .do_update()
        .set((
            machine_days::limit_milli_mu.eq(excluded(machine_days::limit_milli_mu)),
            machine_days::version.eq(machine_days::version + 1),
        ))
        .execute(db)?;
    Ok(opened)
}

/// Days of machines with room, for whoever wants to book: the earliest first. The key is day and machine.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn free(
    db: &mut PgConnection,
    wanted: &Wanted,
    page: &PageRequest<(NaiveDate, Uuid)>,
) -> Result<Page<FreeDay, (NaiveDate, Uuid)>, RepoError> {
    let able = machine_links::table.filter(machine_links::link.eq(Code(wanted.link))).select(machine_links::machine_id);
    let room = Sub::sub(machine_days::limit_milli_mu, machine_days::booked_milli_mu);
    let mut query = machine_days::table
        .inner_join(machines::table)
        .inner_join(providers::table)
        .filter(providers::status.eq(Code(ProviderStatus::Active)))
        .filter(machine_days::machine_id.eq_any(able))
        .filter(machine_days::work_on.ge(wanted.from).and(machine_days::work_on.lt(wanted.until)))
        .filter(room.ge(wanted.area.0))
        .order((machine_days::work_on, machine_days::machine_id))
        .limit(page.fetch())
        .select((
            machine_days::work_on,
            machine_days::machine_id,
            machines::model,
            machine_days::provider_id,
            providers::name,
            machine_days::limit_milli_mu,
            machine_days::booked_milli_mu,
        ))
        .into_boxed();
    if let Some(machine) = wanted.machine_id {
        query = query.filter(machine_days::machine_id.eq(machine.uuid()));
    }
    if let Some((day, machine)) = page.after {
        let later = machine_days::work_on.eq(day).and(machine_days::machine_id.gt(machine));
        query = query.filter(machine_days::work_on.gt(day).or(later));
    }
    Ok(page.page(query.load(db)?, |day: &FreeDay| (day.work_on, day.machine_id)))
}

/// What the machines of a provider can do and hold on one day, by machine.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_provider(
    db: &mut PgConnection,
    provider: &Provider,
    day: NaiveDate,
) -> Result<Vec<(Uuid, DayCapacity)>, RepoError> {
    let rows: Vec<(Uuid, i64, i64)> = machine_days::table
        .filter(machine_days::provider_id.eq(provider.id).and(machine_days::work_on.eq(day)))
        .select((machine_days::machine_id, machine_days::limit_milli_mu, machine_days::booked_milli_mu))
        .load(db)?;
    Ok(rows.into_iter().map(|(id, limit, booked)| (id, DayCapacity { limit: Mu(limit), booked: Mu(booked) })).collect())
}
