//! The federations that every county begins with.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::kernel::id::{Id, OrgUnitId};
use domain::kernel::identifier::{DivisionCode, DivisionLevel};
use domain::kernel::text::Line;
use domain::organisation::unit::{Unit, UnitDraft, UnitKind};
use uuid::Uuid;

use super::divisions::Division;
use super::{unit_events, units};
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::{divisions, org_units};

/// The open county federation of a division, if it was founded.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_county(db: &mut PgConnection, county: &str) -> Result<Option<OrgUnitId>, RepoError> {
    let open = org_units::table
        .filter(org_units::kind.eq(Code(UnitKind::CountyFederation)))
        .filter(org_units::division_code.eq(county).and(org_units::closed_on.is_null()));
    Ok(open.select(org_units::id).first::<Uuid>(db).optional()?.map(Id::from))
}

/// Founds the county federation.
///
/// # Errors
/// [`RepoError::NotFound`] for an unknown division.
pub fn found_county(db: &mut PgConnection, county: &str, on: NaiveDate) -> Result<Unit, RepoError> {
    let division = super::divisions::find(db, county)?;
    found(db, UnitKind::CountyFederation, &division, None, on)
}

/// Founds a federation in every town of a county, in the order of their codes.
///
/// # Errors
/// [`RepoError::Refused`] where a town has one already.
pub fn found_towns(db: &mut PgConnection, county: &Unit, on: NaiveDate) -> Result<Vec<Unit>, RepoError> {
    let code = county.division_code.as_ref().map(DivisionCode::as_str).unwrap_or_default();
    let towns: Vec<Division> = divisions::table
        .filter(divisions::parent_code.eq(code).and(divisions::level.eq(Code(DivisionLevel::Town))))
        .filter(divisions::valid_until.is_null())
        .order(divisions::code)
        .select(Division::as_select())
        .load(db)?;
    towns.iter().map(|town| found(db, UnitKind::TownFederation, town, Some(county), on)).collect()
}

fn found(
    db: &mut PgConnection,
    kind: UnitKind,
    division: &Division,
    parent: Option<&Unit>,
    on: NaiveDate,
) -> Result<Unit, RepoError> {
    let draft = UnitDraft {
        id: Id::fresh(),
        kind,
        name: Line::parse(&format!("{}农合联", division.name)).map_err(RepoError::unreadable)?,
        division_code: Some(DivisionCode::parse(&division.code).map_err(RepoError::unreadable)?),
        serial: units::next_serial(db)?,
    };
    let (unit, event) = Unit::founded_on(draft, parent, on).map_err(RepoError::unreadable)?;
    units::insert(db, &unit, on)?;
    unit_events::insert(db, &event, None)?;
    Ok(unit)
}
