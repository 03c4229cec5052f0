//! Places that units run.

use chrono::NaiveDate;

use super::unit::Unit;
use crate::kernel::id::{OrgUnitId, SiteId};
use crate::kernel::identifier::DivisionCode;
use crate::kernel::text::Line;
use crate::vocabulary;

vocabulary! {
    /// What a site is for (C01).
    pub enum SiteKind {
        /// A modern agricultural service centre (R1.5).
        AgriServiceCentre => "agri_service_centre",
        /// A village's general service station.
        VillageServiceStation => "village_service_station",
        /// A plant hospital (R1.5).
        PlantHospital => "plant_hospital",
        /// A shop for farm inputs.
        InputOutlet => "input_outlet",
        /// A town's agency point for guarantees.
        AgencyPoint => "agency_point",
        /// A store of the regional public brand.
        BrandShop => "brand_shop",
        /// A canteen of the neighbourhood, mostly for the elderly.
        NeighbourhoodCanteen => "neighbourhood_canteen",
        /// A point that takes back packaging and film.
        RecyclingPoint => "recycling_point",
    }
}

/// A place that a unit runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its identifier.
    pub id: SiteId,
    /// The unit that runs it.
    pub org_unit_id: OrgUnitId,
    /// What it is for.
    pub kind: SiteKind,
    /// Its name.
    pub name: Line<100>,
    /// The division in which it lies.
    pub division_code: DivisionCode,
    /// Where it lies there.
    pub address: Line<200>,
    /// Its first day.
    pub opened_on: NaiveDate,
    /// The first day on which it is closed.
    pub closed_on: Option<NaiveDate>,
}

/// What has to be known of a site before it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteDraft {
    /// Its identifier.
    pub id: SiteId,
    /// What it is for.
    pub kind: SiteKind,
    /// Its name.
    pub name: Line<100>,
    /// The division in which it lies.
    pub division_code: DivisionCode,
    /// Where it lies there.
    pub address: Line<200>,
}

/// Why a site cannot open or close on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SiteError {
    /// The unit that would run it is not open on that day.
    #[error("the unit is not open on {on}")]
    UnitNotOpen {
        /// That day.
        on: NaiveDate,
    },
    /// It would close on or before its first day.
    #[error("the site opened on {opened_on}")]
    ClosesBeforeOpened {
        /// Its first day.
        opened_on: NaiveDate,
    },
    /// It has a day of closing.
    #[error("the site closed on {on}")]
    AlreadyClosed {
        /// That day.
        on: NaiveDate,
    },
}

impl Site {
    /// Opens a site of a unit that is open on that day.
    ///
    /// # Errors
    /// [`SiteError::UnitNotOpen`].
    pub fn opened_on(draft: SiteDraft, unit: &Unit, on: NaiveDate) -> Result<Self, SiteError> {
        if !unit.is_open_on(on) {
            return Err(SiteError::UnitNotOpen { on });
        }
        let SiteDraft { id, kind, name, division_code, address } = draft;
        Ok(Self { id, org_unit_id: unit.id, kind, name, division_code, address, opened_on: on, closed_on: None })
    }

    /// Whether the site is open on that day.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.opened_on <= day && self.closed_on.is_none_or(|closed_on| day < closed_on)
    }

    /// Closes the site.
    ///
    /// # Errors
    /// [`SiteError`] if it has closed already or would not have been open for a day.
    pub fn close(&mut self, on: NaiveDate) -> Result<(), SiteError> {
        if let Some(on) = self.closed_on {
            return Err(SiteError::AlreadyClosed { on });
        }
        if on <= self.opened_on {
            return Err(SiteError::ClosesBeforeOpened { opened_on: self.opened_on });
        }
        self.closed_on = Some(on);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::unit::{UnitDraft, UnitKind};
    use super::*;
    use crate::kernel::id::Id;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn open(on: NaiveDate) -> Result<Site, SiteError> {
        let name = || Line::parse("庄稼医院").unwrap();
        let county = UnitDraft {
            id: Id::fresh(),
            kind: UnitKind::CountyFederation,
            name: name(),
            division_code: None,
            serial: 1,
        };
        let (mut unit, _) = Unit::founded_on(county, None, day(1, 1)).unwrap();
        unit.close(day(12, 1), 0).unwrap();
        let draft = SiteDraft {
            id: Id::fresh(),
            kind: SiteKind::PlantHospital,
            name: name(),
            division_code: DivisionCode::parse("330382001").unwrap(),
            address: Line::parse("湖边路 1 号").unwrap(),
        };
        Site::opened_on(draft, &unit, on).inspect(|site| assert_eq!(site.org_unit_id, unit.id))
    }

    #[test]
    fn a_site_opens_only_while_its_unit_is_open() {
        for on in [NaiveDate::MIN, day(12, 1)] {
            assert_eq!(open(on), Err(SiteError::UnitNotOpen { on }));
        }
        assert!(open(day(1, 1)).is_ok());
    }

    #[test]
    fn a_site_is_open_from_its_first_day_up_to_the_day_it_closes() {
        let mut site = open(day(3, 1)).unwrap();
        assert_eq!(site.close(day(3, 1)), Err(SiteError::ClosesBeforeOpened { opened_on: day(3, 1) }));
        assert_eq!(site.close(day(5, 1)), Ok(()));
        for (on, expected) in [(day(2, 28), false), (day(3, 1), true), (day(4, 30), true), (day(5, 1), false)] {
            assert_eq!(site.is_open_on(on), expected, "{on}");
        }
        assert_eq!(site.close(day(6, 1)), Err(SiteError::AlreadyClosed { on: day(5, 1) }));
    }
}
