//! Units to test with, on real divisions.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::kernel::id::{Id, OrgUnitId};
use domain::kernel::identifier::DivisionCode;
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use domain::organisation::unit::UnitKind;
use persistence::organisation::units;
use persistence::schema::org_units;
use uuid::Uuid;

use crate::TestApp;

/// A unit of the federation.
#[derive(Debug, Clone)]
pub struct Unit {
    pub id: OrgUnitId,
    pub path: OrgPath,
    pub name: String,
    pub division_code: String,
}

impl TestApp {
    /// The county federation of Yueqing.
    pub fn county(&self) -> Unit {
        self.standing("330382")
    }

    /// The federation of Liushi (330382114).
    pub fn town(&self, _: &Unit) -> Unit {
        self.standing("330382114")
    }

    /// The federation of Beibaixiang (330382115), next door.
    pub fn neighbour_town(&self, _: &Unit) -> Unit {
        self.standing("330382115")
    }

    /// A federation that every test database comes with.
    fn standing(&self, division_code: &str) -> Unit {
        self.db(|db| {
            let (id, path, name): (Uuid, String, String) = org_units::table
                .filter(org_units::division_code.eq(division_code))
                .filter(org_units::kind.eq_any(["county_federation", "town_federation"]))
                .select((org_units::id, org_units::org_path, org_units::name))
                .first(db)
                .unwrap();
            Unit { id: id.into(), path: OrgPath::parse(&path).unwrap(), name, division_code: division_code.to_owned() }
        })
    }

    /// A unit founded long ago.
    pub fn unit(&self, kind: UnitKind, name: &str, division_code: &str, parent: Option<&Unit>) -> Unit {
        // Far from the sequence, and different in tests that run at the same time.
        let serial = 1_000_000 + i64::try_from(Uuid::new_v4().as_u128() % 1_000_000_000_000).unwrap();
        let founded_on = NaiveDate::from_ymd_opt(2017, 8, 22).unwrap();
        let unit = domain::organisation::unit::Unit {
            id: Id::fresh(),
            kind,
            name: Line::parse(name).unwrap(),
            division_code: Some(DivisionCode::parse(division_code).unwrap()),
            serial,
            path: parent.map_or_else(|| OrgPath::root(serial), |parent| parent.path.child(serial)),
            parent_id: parent.map(|parent| parent.id),
            founded_on,
            closed_on: None,
        };
        self.db(|db| units::insert(db, &unit, founded_on)).unwrap();
        Unit { id: unit.id, path: unit.path, name: name.to_owned(), division_code: division_code.to_owned() }
    }
}
