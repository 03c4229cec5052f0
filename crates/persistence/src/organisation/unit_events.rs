//! Dated events of units, which the annual report counts.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::id::{Id, OrgUnitId};
use domain::organisation::unit::{OrgEvent, OrgEventKind};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::org_events;

/// An event of a unit's life as the tables hold it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = org_events, check_for_backend(Pg))]
pub struct UnitEvent {
    /// Its identifier.
    pub id: Uuid,
    /// What happened.
    pub kind: Code<OrgEventKind>,
    /// On which day.
    pub occurred_on: NaiveDate,
    /// The unit founded below, joined or merged into.
    pub other_id: Option<Uuid>,
    /// Number of the deciding document, if there is one.
    pub document: Option<String>,
}

/// Writes an event down.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn insert(db: &mut PgConnection, event: &OrgEvent, document: Option<&str>) -> Result<(), RepoError> {
    let OrgEvent { unit_id, kind, on, other_id } = event;
    diesel::insert_into(org_events::table)
        .values((
            org_events::id.eq(Uuid::now_v7()),
            org_events::org_unit_id.eq(unit_id.uuid()),
            org_events::kind.eq(Code(*kind)),
            org_events::occurred_on.eq(on),
            org_events::other_id.eq(other_id.map(Id::uuid)),
            org_events::document.eq(document),
        ))
        .execute(db)?;
    Ok(())
}

/// The events of a unit that the caller has already reached, oldest first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_unit(db: &mut PgConnection, id: OrgUnitId) -> Result<Vec<UnitEvent>, RepoError> {
    let told = org_events::table.filter(org_events::org_unit_id.eq(id.uuid()));
    Ok(told.order((org_events::occurred_on, org_events::id)).select(UnitEvent::as_select()).load(db)?)
}
