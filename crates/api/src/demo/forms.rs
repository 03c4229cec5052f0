//! What the members are and have.

use chrono::NaiveDate;
use domain::kernel::area::Mu;
use domain::kernel::identifier::ResidentId;
use domain::kernel::money::Fen;
use domain::membership::composition::Composition;
use domain::membership::form::{ApplicationForm, DemoLevel, Industry, LegalPerson, OrganisationFacts, Scale};
use domain::membership::member_type::{Identity, MemberType};

use super::DemoError;
use super::dice::Dice;
use super::ground::{Town, Village, division, line};
use super::names;
use super::numbers::Numbers;

/// Out of a hundred members so many are of each type.
const SHARES: [(MemberType, i64); 8] = [
    (MemberType::FamilyFarm, 33),
    (MemberType::LargeGrower, 24),
    (MemberType::Coop, 17),
    (MemberType::Individual, 11),
    (MemberType::Enterprise, 7),
    (MemberType::ServiceOrg, 4),
    (MemberType::VillageEco, 3),
    (MemberType::CoopUnion, 1),
];

/// The type of the member at this place: first one of each, then by their shares.
pub(super) fn kind_at(place: usize, dice: &mut Dice) -> MemberType {
    if let Some((kind, _)) = SHARES.get(place) {
        return *kind;
    }
    let mut left = dice.between(1, 100);
    let found = SHARES.iter().find(|(_, share)| {
        left -= share;
        left <= 0
    });
    found.map_or(MemberType::Individual, |(kind, _)| *kind)
}

/// Fills in forms, no two of them of the same applicant.
pub(super) struct Clerk {
    numbers: Numbers,
    today: NaiveDate,
}

impl Clerk {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self { numbers: Numbers::default(), today }
    }

    pub(super) fn into_numbers(self) -> Numbers {
        self.numbers
    }

    /// A complete form of this type from a village of the town.
    pub(super) fn form(
        &mut self,
        dice: &mut Dice,
        kind: MemberType,
        town: &Town,
    ) -> Result<ApplicationForm, DemoError> {
        let village = dice.pick(&town.villages).clone();
        let owner = names::person(dice);
        let resident = self.numbers.resident(self.today)?;
        let registered = is_registered(dice, kind);
        let industries = industries(dice, kind);
        let scale = scale(dice, kind, &industries);
        let mut form = ApplicationForm {
            member_type: kind,
            name: line(&owner)?,
            short_name: None,
            identity: Identity::Resident(resident.clone()),
            legal_person: None,
            contact_name: line(&owner)?,
            contact_mobile: self.numbers.mobile()?,
            division_code: division(&village.code)?,
            address: line(&format!("{}{}", names::village(&village.name), names::street(dice)))?,
            industries,
            scale,
            organisation: None,
            demo_level: DemoLevel::None,
            composition: composition(dice, kind),
            accepts_charter: true,
        };
        let brand = names::brand(dice);
        if kind != MemberType::LargeGrower && kind != MemberType::Individual {
            form.name = line(&full_name(kind, &brand, town, &village, &form.industries))?;
            form.short_name = Some(line(&brand)?);
            form.demo_level = demo_level(dice);
        }
        if registered {
            self.register(dice, &mut form, (&owner, resident))?;
        }
        Ok(form)
    }

    fn register(
        &mut self,
        dice: &mut Dice,
        form: &mut ApplicationForm,
        (owner, resident_id): (&str, ResidentId),
    ) -> Result<(), DemoError> {
        let registry = match form.member_type {
            MemberType::Coop | MemberType::CoopUnion => "93",
            MemberType::FamilyFarm | MemberType::LargeGrower | MemberType::Individual => "92",
            MemberType::Enterprise => "91",
            MemberType::ServiceOrg => *dice.pick(&["91", "52"]),
            MemberType::VillageEco => "N2",
        };
        form.identity = Identity::Organisation(self.numbers.uscc(registry)?);
        form.legal_person = Some(LegalPerson { name: line(owner)?, resident_id, mobile: self.numbers.mobile()? });
        form.organisation = Some(facts(dice, form.member_type, self.today));
        Ok(())
    }
}

/// Whether somebody of this type has a credit code.
fn is_registered(dice: &mut Dice, kind: MemberType) -> bool {
    match kind {
        MemberType::FamilyFarm => dice.chance(70),
        MemberType::LargeGrower | MemberType::Individual => false,
        MemberType::Coop
        | MemberType::CoopUnion
        | MemberType::Enterprise
        | MemberType::ServiceOrg
        | MemberType::VillageEco => true,
    }
}

fn full_name(kind: MemberType, brand: &str, town: &Town, village: &Village, industries: &[Industry]) -> String {
    let product = industries.first().map_or("农产品", |industry| product(*industry));
    match kind {
        MemberType::FamilyFarm => format!("乐清市{}{brand}家庭农场", town.name),
        MemberType::Coop => format!("乐清市{brand}{product}专业合作社"),
        MemberType::CoopUnion => format!("乐清市{brand}{product}专业合作社联合社"),
        MemberType::Enterprise => format!("乐清市{brand}农业发展有限公司"),
        MemberType::ServiceOrg => format!("乐清市{brand}农业社会化服务中心"),
        MemberType::VillageEco => format!("乐清市{}{}股份经济合作社", town.name, names::village(&village.name)),
        MemberType::LargeGrower | MemberType::Individual => brand.to_owned(),
    }
}

fn product(industry: Industry) -> &'static str {
    match industry {
        Industry::Rice => "粮食",
        Industry::Vegetables => "蔬菜",
        Industry::Fruit => "水果",
        Industry::Tea => "茶叶",
        Industry::Bayberry => "杨梅",
        Industry::Livestock => "畜禽",
        Industry::Aquaculture => "水产",
        Industry::Services => "农机",
        Industry::Other => "铁皮石斛",
    }
}

const GROWN: [Industry; 10] = [
    Industry::Rice,
    Industry::Rice,
    Industry::Rice,
    Industry::Rice,
    Industry::Vegetables,
    Industry::Bayberry,
    Industry::Fruit,
    Industry::Tea,
    Industry::Aquaculture,
    Industry::Livestock,
];

fn industries(dice: &mut Dice, kind: MemberType) -> Vec<Industry> {
    let first = match kind {
        MemberType::ServiceOrg => Industry::Services,
        MemberType::Coop
        | MemberType::CoopUnion
        | MemberType::FamilyFarm
        | MemberType::Enterprise
        | MemberType::LargeGrower
        | MemberType::Individual
        | MemberType::VillageEco => *dice.pick(&GROWN),
    };
    let second = *dice.pick(&GROWN);
    if second != first && dice.chance(30) { vec![first, second] } else { vec![first] }
}

fn scale(dice: &mut Dice, kind: MemberType, industries: &[Industry]) -> Scale {
    let land = match kind {
        MemberType::Individual => dice.between(2, 30),
        MemberType::FamilyFarm => dice.between(15, 180),
        MemberType::LargeGrower => dice.between(50, 420),
        MemberType::Coop | MemberType::Enterprise | MemberType::VillageEco => dice.between(60, 1_100),
        MemberType::CoopUnion => dice.between(800, 4_000),
        MemberType::ServiceOrg => 0,
    };
    match industries.first() {
        _ if kind == MemberType::ServiceOrg => Scale::Turnover(Fen::wan(dice.between(60, 900))),
        Some(Industry::Livestock) if dice.chance(50) => Scale::Birds(dice.between(8, 400) * 100),
        Some(Industry::Livestock) => Scale::Heads(dice.between(20, 1_500)),
        Some(_) | None => Scale::Land(Mu(land * 1_000 + dice.between(0, 9) * 100)),
    }
}

fn composition(dice: &mut Dice, kind: MemberType) -> Option<Composition> {
    let people = |value: i64| u32::try_from(value).unwrap_or_default();
    match kind {
        MemberType::Coop => {
            let members = dice.between(6, 160);
            let organisations = if members > 20 { members / 40 } else { i64::from(dice.chance(8)) * 2 };
            let farmers = members * dice.between(82, 96) / 100 - organisations;
            Some(Composition {
                members_total: people(members),
                farmer_members: people(farmers),
                organisation_members: people(organisations),
            })
        }
        MemberType::CoopUnion => {
            let coops = people(dice.between(3, 12));
            Some(Composition { members_total: coops, farmer_members: 0, organisation_members: coops })
        }
        MemberType::FamilyFarm
        | MemberType::Enterprise
        | MemberType::ServiceOrg
        | MemberType::LargeGrower
        | MemberType::Individual
        | MemberType::VillageEco => None,
    }
}

fn demo_level(dice: &mut Dice) -> DemoLevel {
    match dice.between(1, 100) {
        ..=62 => DemoLevel::None,
        63..=82 => DemoLevel::County,
        83..=93 => DemoLevel::City,
        94..=98 => DemoLevel::Province,
        _ => DemoLevel::Nation,
    }
}

fn facts(dice: &mut Dice, kind: MemberType, today: NaiveDate) -> OrganisationFacts {
    let (capital, revenue) = match kind {
        MemberType::FamilyFarm | MemberType::LargeGrower | MemberType::Individual => ((5, 100), (12, 180)),
        MemberType::Coop | MemberType::ServiceOrg | MemberType::VillageEco => ((30, 500), (40, 1_300)),
        MemberType::CoopUnion | MemberType::Enterprise => ((100, 2_000), (200, 4_800)),
    };
    let people = |value: i64| u32::try_from(value).unwrap_or_default();
    OrganisationFacts {
        registered_capital: Fen::wan(dice.between(capital.0, capital.1)),
        established_on: super::diary::later(today, -dice.between(200, 6_500)),
        annual_revenue: Fen::yuan(dice.between(revenue.0 * 100, revenue.1 * 100) * 100),
        employees: people(dice.between(1, 45)),
        households_driven: people(dice.between(2, 260)),
    }
}
