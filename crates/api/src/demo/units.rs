//! Industry federations, grassroots co-ops, enterprises, and what happened to them.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::kernel::vocabulary::Vocabulary;
use domain::organisation::unit::{OrgEvent, OrgEventKind, Unit, UnitDraft, UnitKind};
use persistence::kernel::events::NewEvent;
use persistence::organisation::units::UnitRecord;
use persistence::organisation::{unit_events, units};

use super::DemoError;
use super::diary::{Diary, Present, Who, at};
use super::dice::Dice;
use super::ground::{Ground, division, leave, line};
use domain::kernel::access::Action;

/// Name and how many days ago it was founded.
const INDUSTRIES: [(&str, i64); 3] =
    [("乐清市水稻产业农合联", 2_450), ("乐清市杨梅产业农合联", 2_120), ("乐清市海鲜茶叶产业农合联", 1_640)];

const ENTERPRISES: [(&str, i64); 4] = [
    ("乐清市供销农资连锁有限公司", 2_700),
    ("乐清市三位农业服务有限公司", 1_380),
    ("乐清市雁荡农产品经营有限公司", 940),
    ("乐清市供销再生资源有限公司", 160),
];

/// What became of a grassroots co-op, and how many days ago.
enum Fate {
    Quiet,
    Upgraded(i64),
    Transformed(i64),
    Merged(i64),
    Closed(i64),
}

/// Town, name, year of founding, days since it joined, and its fate. Who merges goes into the co-op before it.
const COOPS: [(&str, &str, i32, i64, Fate); 12] = [
    ("330382114", "乐清市柳市供销合作社", 1952, 2_800, Fate::Upgraded(75)),
    ("330382115", "乐清市北白象供销合作社", 1952, 2_790, Fate::Upgraded(410)),
    ("330382108", "乐清市虹桥供销合作社", 1951, 2_785, Fate::Upgraded(140)),
    ("330382104", "乐清市雁荡供销合作社", 1953, 2_780, Fate::Transformed(95)),
    ("330382101", "乐清市大荆供销合作社", 1952, 2_775, Fate::Quiet),
    ("330382105", "乐清市芙蓉供销合作社", 1954, 2_770, Fate::Transformed(220)),
    ("330382106", "乐清市清江供销合作社", 1954, 2_765, Fate::Quiet),
    ("330382111", "乐清市淡溪供销合作社", 1956, 2_760, Fate::Transformed(30)),
    ("330382002", "乐清市乐成供销合作社", 1951, 2_755, Fate::Quiet),
    ("330382003", "乐清市城南供销合作社", 1958, 2_750, Fate::Merged(180)),
    ("330382124", "乐清市蒲岐供销合作社", 1956, 2_745, Fate::Closed(520)),
    ("330382005", "乐清市翁垟供销合作社", 1957, 2_740, Fate::Quiet),
];

/// The units that run sites besides the federations.
pub(super) struct Units {
    pub industries: Vec<Unit>,
    pub coops: Vec<Unit>,
    pub enterprises: Vec<Unit>,
}

struct Founding<'a> {
    db: &'a mut PgConnection,
    diary: &'a mut Diary,
    dice: Dice,
    officer: Who,
}

/// Founds the units and lets happen to them what happened.
pub(super) fn found(
    db: &mut PgConnection,
    diary: &mut Diary,
    ground: &Ground,
    (seed, present, officer): (u64, Present, Who),
) -> Result<Units, DemoError> {
    let mut founding = Founding { db, diary, dice: Dice::of(seed, "units"), officer };
    let county = &ground.county;
    let first_day = |days: i64| present.ago(days).max(county.founded_on);
    let mut industries = Vec::new();
    for (name, days) in INDUSTRIES {
        industries.push(founding.unit(UnitKind::IndustryFederation, name, county, first_day(days))?);
    }
    let mut enterprises = Vec::new();
    for (name, days) in ENTERPRISES {
        enterprises.push(founding.unit(UnitKind::CoopOwnedEnterprise, name, county, first_day(days))?);
    }
    let mut coops: Vec<Unit> = Vec::new();
    for (town, name, year, days, fate) in &COOPS {
        let scope = leave(&ground.county_seat(), Action::ReadOrgUnit)?;
        let (id, ..) = units::town_federation_of(founding.db, town)?;
        let federation = units::find(founding.db, &scope, id)?.unit;
        let unit = founding.coop(name, (town, *year), &federation, first_day(*days))?;
        let unit = founding.meet(unit, fate, coops.last(), present)?;
        coops.push(unit);
    }
    coops.retain(|unit| unit.closed_on.is_none());
    Ok(Units { industries, coops, enterprises })
}

impl Founding<'_> {
    fn draft(
        &mut self,
        kind: UnitKind,
        name: &str,
        on: NaiveDate,
        served: Option<&str>,
    ) -> Result<UnitDraft, DemoError> {
        Ok(UnitDraft {
            id: Id::from(self.dice.id(at(on, 9 * 60))),
            kind,
            name: line(name)?,
            division_code: served.map(division).transpose()?,
            serial: units::next_serial(self.db)?,
        })
    }

    fn unit(&mut self, kind: UnitKind, name: &str, parent: &Unit, on: NaiveDate) -> Result<Unit, DemoError> {
        let draft = self.draft(kind, name, on, None)?;
        let (unit, event) = Unit::founded_on(draft, Some(parent), on).map_err(DemoError::made_up)?;
        self.enter(unit, &event)
    }

    /// A co-op is much older than the federation that it joined.
    fn coop(&mut self, name: &str, (town, year): (&str, i32), parent: &Unit, on: NaiveDate) -> Result<Unit, DemoError> {
        let draft = self.draft(UnitKind::GrassrootsCoop, name, on, Some(town))?;
        let founded = NaiveDate::from_ymd_opt(year, 10, 1).unwrap_or_default();
        let (unit, event) = Unit::taken_in_on(draft, founded, parent, on).map_err(DemoError::made_up)?;
        self.enter(unit, &event)
    }

    fn enter(&mut self, unit: Unit, event: &OrgEvent) -> Result<Unit, DemoError> {
        units::insert(self.db, &unit, event.on)?;
        self.tell(&unit, event)?;
        Ok(unit)
    }

    fn meet(&mut self, unit: Unit, fate: &Fate, before: Option<&Unit>, present: Present) -> Result<Unit, DemoError> {
        let mut met = unit.clone();
        let event = match (fate, before) {
            (Fate::Upgraded(days), _) => met.upgrade(present.ago(*days)),
            (Fate::Transformed(days), _) => met.transform(present.ago(*days)),
            (Fate::Merged(days), Some(other)) => met.merge_into(other, present.ago(*days), 0),
            (Fate::Closed(days), _) => met.close(present.ago(*days), 0),
            (Fate::Quiet | Fate::Merged(_), _) => return Ok(unit),
        };
        let event = event.map_err(DemoError::made_up)?;
        if let Some(on) = met.closed_on {
            let was = UnitRecord { unit, version: 1 };
            units::set_closed(self.db, &was, on)?;
        }
        self.tell(&met, &event)?;
        Ok(met)
    }

    fn tell(&mut self, unit: &Unit, event: &OrgEvent) -> Result<(), DemoError> {
        let document = format!("乐农合联〔{}〕{}号", event.on.format("%Y"), self.dice.between(1, 60));
        unit_events::insert(self.db, event, Some(&document))?;
        let told = NewEvent::new(audited(event.kind), unit.id.uuid()).at(&unit.path);
        let told = told.changed("on", None::<String>, event.on.to_string());
        let told = told.changed("kind", None::<String>, unit.kind.code());
        self.diary.note(
            Some(self.officer),
            at(event.on, 10 * 60),
            told.changed("name", None::<String>, unit.name.as_str()),
        );
        Ok(())
    }
}

fn audited(kind: OrgEventKind) -> EventKind {
    match kind {
        OrgEventKind::Founded => EventKind::OrgUnitFounded,
        OrgEventKind::Joined => EventKind::OrgUnitJoined,
        OrgEventKind::Merged => EventKind::OrgUnitMerged,
        OrgEventKind::Closed => EventKind::OrgUnitClosed,
        OrgEventKind::Upgraded => EventKind::OrgUnitUpgraded,
        OrgEventKind::Transformed => EventKind::OrgUnitTransformed,
    }
}
