//! The real towns and villages on which everything else stands.

use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Actor, Role, Scope};
use domain::kernel::id::{AccountId, OrgUnitId};
use domain::kernel::identifier::DivisionCode;
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use domain::organisation::unit::Unit;
use persistence::kernel::error::RepoError;
use persistence::kernel::page::{MOST, PageRequest};
use persistence::organisation::{divisions, federations, units};

use super::DemoError;
use super::diary::Present;
use super::dice::Dice;

/// The town in which everything happens that the tours show.
pub(super) const LIUSHI: &str = "330382114";

/// A unit at which records stand.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    pub id: OrgUnitId,
    pub path: OrgPath,
    pub name: String,
}

#[derive(Debug, Clone)]
pub(super) struct Village {
    pub code: String,
    pub name: String,
}

#[derive(Debug, Clone)]
pub(super) struct Town {
    pub code: String,
    pub name: String,
    pub seat: Seat,
    pub villages: Vec<Village>,
}

/// A county with its towns, each with its federation and villages.
pub(super) struct Ground {
    pub county: Unit,
    pub towns: Vec<Town>,
    /// Whether the federations were founded by the demo itself.
    pub founded: bool,
}

impl Ground {
    /// Reads the county's federations, or founds them where they are missing.
    pub(super) fn read(db: &mut PgConnection, county: &str, present: Present) -> Result<Self, DemoError> {
        let long_ago = present.ago(3_015);
        let (county, founded) = match federations::of_county(db, county)? {
            Some(id) => (units::find(db, &everything(id)?, id)?.unit, false),
            None => (federations::found_county(db, county, long_ago)?, true),
        };
        let code = county.division_code.as_ref().map(DivisionCode::as_str).unwrap_or_default().to_owned();
        let known = divisions::list(db, Some(&code), None, &whole_page())?.items;
        let first = known.first().ok_or_else(|| DemoError::made_up("no town of the county is known"))?;
        if matches!(units::town_federation_of(db, &first.code), Err(RepoError::NotFound)) {
            federations::found_towns(db, &county, county.founded_on)?;
        }
        let towns = known.into_iter().map(|division| {
            let (id, path, name) = units::town_federation_of(db, &division.code)?;
            let villages = divisions::list(db, Some(&division.code), None, &whole_page())?.items;
            let villages = villages.into_iter().map(|village| Village { code: village.code, name: village.name });
            let (code, villages) = (division.code, villages.collect());
            Ok(Town { code, name: division.name, seat: Seat { id, path, name }, villages })
        });
        let towns = towns.collect::<Result<Vec<_>, DemoError>>()?;
        if towns.iter().any(|town| town.villages.is_empty()) || towns.iter().all(|town| town.code != LIUSHI) {
            return Err(DemoError::made_up("the demo plays in Yueqing (330382), whose villages are known"));
        }
        Ok(Self { county, towns, founded })
    }

    pub(super) fn county_seat(&self) -> Seat {
        let Unit { id, path, name, .. } = &self.county;
        Seat { id: *id, path: path.clone(), name: name.as_str().to_owned() }
    }

    pub(super) fn liushi(&self) -> usize {
        self.towns.iter().position(|town| town.code == LIUSHI).unwrap_or_default()
    }

    /// A town, Liushi more often than any other.
    pub(super) fn some_town(&self, dice: &mut Dice) -> usize {
        if dice.chance(12) { self.liushi() } else { dice.place(self.towns.len()) }
    }
}

fn whole_page<K>() -> PageRequest<K> {
    PageRequest { limit: MOST, after: None }
}

/// Leave to read and enter what the demo reads and enters, as the county's officer has it.
pub(super) fn leave(county: &Seat, action: Action) -> Result<Scope, DemoError> {
    let actor = Actor {
        account_id: AccountId::fresh(),
        role: Role::CountyOfficer,
        org_unit_id: county.id,
        org_path: county.path.clone(),
        provider_id: None,
        member_id: None,
    };
    actor.scope_for(action).map_err(DemoError::made_up)
}

fn everything(county: OrgUnitId) -> Result<Scope, DemoError> {
    let seat = Seat { id: county, path: OrgPath::root(0), name: String::new() };
    leave(&seat, Action::ReadOrgUnit)
}

/// A text that is known to fit.
pub(super) fn line<const MAX: usize>(text: &str) -> Result<Line<MAX>, DemoError> {
    Line::parse(text).map_err(DemoError::made_up)
}

/// A division code that is known to be one.
pub(super) fn division(code: &str) -> Result<DivisionCode, DemoError> {
    DivisionCode::parse(code).map_err(DemoError::made_up)
}
