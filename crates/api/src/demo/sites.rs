//! The places that the units run, in real villages.

use diesel::pg::PgConnection;
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::kernel::vocabulary::Vocabulary;
use domain::organisation::site::{Site, SiteDraft, SiteKind};
use domain::organisation::unit::Unit;
use persistence::kernel::events::NewEvent;
use persistence::organisation::sites;

use super::DemoError;
use super::diary::{Diary, Present, Who, at};
use super::dice::Dice;
use super::ground::{Ground, Town, Village, division, leave, line};
use super::names;
use super::units::Units;
use domain::kernel::access::Action;

/// What a site is called, how many there are, and within how many days they opened.
const KINDS: [(SiteKind, &str, usize, i64); 8] = [
    (SiteKind::AgriServiceCentre, "现代农业服务中心", 9, 1_400),
    (SiteKind::VillageServiceStation, "村级综合服务社", 64, 2_200),
    (SiteKind::PlantHospital, "庄稼医院", 14, 1_900),
    (SiteKind::InputOutlet, "农资放心店", 28, 2_300),
    (SiteKind::AgencyPoint, "农信担保代办点", 25, 900),
    (SiteKind::BrandShop, "“雁荡山珍”品牌店", 6, 700),
    (SiteKind::NeighbourhoodCanteen, "供销惠民食堂", 10, 480),
    (SiteKind::RecyclingPoint, "农药包装回收点", 22, 1_100),
];

/// Opens the sites; a few have closed since.
pub(super) fn open(
    db: &mut PgConnection,
    diary: &mut Diary,
    ground: &Ground,
    units: &Units,
    (seed, present, officer): (u64, Present, Who),
) -> Result<usize, DemoError> {
    let mut dice = Dice::of(seed, "sites");
    let mut opened = 0;
    for (kind, called, count, days) in KINDS {
        for place in 0..count {
            let town = &ground.towns[place % ground.towns.len()];
            let village = dice.pick(&town.villages).clone();
            let unit = runner(db, ground, units, town, kind)?;
            let on = present.ago(dice.between(20, days)).max(unit.founded_on).max(ground.county.founded_on);
            let name = format!("{}{}{called}", town.name, names::village(&village.name));
            let draft = draft(&mut dice, kind, &name, &village, at(on, 9 * 60))?;
            let mut site = Site::opened_on(draft, &unit, on).map_err(DemoError::made_up)?;
            let told = NewEvent::new(EventKind::SiteOpened, site.id.uuid()).at(&unit.path);
            let told = told.changed("kind", None::<String>, kind.code()).changed("name", None::<String>, name);
            diary.note(Some(officer), at(on, 11 * 60), told);
            if dice.chance(5) && site.close(present.ago(12)).is_ok() {
                let told = NewEvent::new(EventKind::SiteClosed, site.id.uuid()).at(&unit.path);
                let told = told.changed("closed_on", None::<String>, present.ago(12).to_string());
                diary.note(Some(officer), at(present.ago(12), 11 * 60), told);
            }
            sites::insert(db, &site, &unit.path)?;
            opened += 1;
        }
    }
    Ok(opened)
}

/// Inputs are sold by the co-op of the town or the chain, waste is taken back by the recycling firm, the rest is
/// the town federation's.
fn runner(
    db: &mut PgConnection,
    ground: &Ground,
    units: &Units,
    town: &Town,
    kind: SiteKind,
) -> Result<Unit, DemoError> {
    let coop =
        units.coops.iter().find(|unit| unit.division_code.as_ref().is_some_and(|code| code.as_str() == town.code));
    let enterprise = |place: usize| units.enterprises.get(place).cloned();
    let found = match kind {
        SiteKind::InputOutlet | SiteKind::PlantHospital => coop.cloned().or_else(|| enterprise(0)),
        SiteKind::BrandShop => enterprise(2),
        SiteKind::RecyclingPoint => enterprise(3),
        SiteKind::AgriServiceCentre
        | SiteKind::VillageServiceStation
        | SiteKind::AgencyPoint
        | SiteKind::NeighbourhoodCanteen => None,
    };
    match found {
        Some(unit) => Ok(unit),
        None => {
            let scope = leave(&ground.county_seat(), Action::ReadOrgUnit)?;
            Ok(persistence::organisation::units::find(db, &scope, town.seat.id)?.unit)
        }
    }
}

fn draft(
    dice: &mut Dice,
    kind: SiteKind,
    name: &str,
    village: &Village,
    made: chrono::DateTime<chrono::Utc>,
) -> Result<SiteDraft, DemoError> {
    let address = format!("{}{}", names::village(&village.name), names::street(dice));
    Ok(SiteDraft {
        id: Id::from(dice.id(made)),
        kind,
        name: line(name)?,
        division_code: division(&village.code)?,
        address: line(&address)?,
    })
}
