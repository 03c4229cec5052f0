//! Units to test with, on real divisions.

use diesel::prelude::*;
use domain::kernel::id::{Id, OrgUnitId};
use domain::kernel::org_path::OrgPath;
use persistence::kernel::pinyin::initials;
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
    pub fn unit(&self, kind: &str, name: &str, division_code: &str, parent: Option<&Unit>) -> Unit {
        self.db(|db| {
            let id = Id::fresh();
            // Far from the sequence, and different in tests that run at the same time.
            let serial = 1_000_000 + i64::try_from(Uuid::new_v4().as_u128() % 1_000_000_000_000).unwrap();
            let path = parent.map_or_else(|| OrgPath::root(serial), |parent| parent.path.child(serial));
            diesel::insert_into(org_units::table)
                .values((
                    org_units::id.eq(id.uuid()),
                    org_units::serial.eq(serial),
                    org_units::kind.eq(kind),
                    org_units::name.eq(name),
                    org_units::name_initials.eq(initials(name)),
                    org_units::division_code.eq(division_code),
                    org_units::parent_id.eq(parent.map(|parent| parent.id.uuid())),
                    org_units::org_path.eq(path.as_str()),
                    org_units::founded_on.eq(chrono::NaiveDate::from_ymd_opt(2017, 8, 22).unwrap()),
                ))
                .execute(db)
                .unwrap();
            Unit { id, path, name: name.to_owned(), division_code: division_code.to_owned() }
        })
    }
}
