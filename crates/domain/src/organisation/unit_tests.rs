#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::kernel::id::Id;
use crate::kernel::vocabulary::Vocabulary;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}

fn draft(kind: UnitKind, serial: i64) -> UnitDraft {
    UnitDraft { id: Id::fresh(), kind, name: Line::parse("单位").unwrap(), division_code: None, serial }
}

fn county() -> Unit {
    Unit::founded_on(draft(UnitKind::CountyFederation, 1), None, day(1, 1)).unwrap().0
}

fn below(parent: &Unit, kind: UnitKind, serial: i64) -> Unit {
    Unit::founded_on(draft(kind, serial), Some(parent), day(2, 1)).unwrap().0
}

#[test]
fn every_kind_can_be_reached_from_a_root() {
    for &kind in UnitKind::ALL {
        assert!(kind.may_be_root() || !kind.allowed_parents().is_empty(), "{kind:?}");
    }
}

#[test]
fn a_unit_stands_only_below_the_kinds_of_the_table() {
    let above = county();
    for &kind in UnitKind::ALL {
        for &parent_kind in UnitKind::ALL {
            let parent = Unit { kind: parent_kind, ..above.clone() };
            let outcome = Unit::founded_on(draft(kind, 2), Some(&parent), day(2, 1));
            let allowed = kind.allowed_parents().contains(&parent_kind);
            assert_eq!(outcome.is_ok(), allowed, "{kind:?} below {parent_kind:?}");
            if let Ok((unit, event)) = outcome {
                assert_eq!((unit.parent_id, unit.path.as_str()), (Some(parent.id), "1/2/"));
                assert_eq!((event.kind, event.other_id), (OrgEventKind::Founded, Some(parent.id)));
            }
        }
    }
}

#[test]
fn only_federations_of_a_territory_stand_below_nothing() {
    for &kind in UnitKind::ALL {
        let outcome = Unit::founded_on(draft(kind, 1), None, day(1, 1));
        let root = matches!(kind, UnitKind::ProvinceFederation | UnitKind::CityFederation | UnitKind::CountyFederation);
        assert_eq!(outcome.is_ok(), root, "{kind:?}");
    }
}

#[test]
fn a_unit_is_open_from_its_first_day_up_to_the_day_it_closes() {
    let mut town = below(&county(), UnitKind::TownFederation, 2);
    assert_eq!(town.close(day(5, 1), 0).map(|event| event.kind), Ok(OrgEventKind::Closed));
    let table = [(day(1, 31), false), (day(2, 1), true), (day(4, 30), true), (day(5, 1), false)];
    for (on, open) in table {
        assert_eq!(town.is_open_on(on), open, "{on}");
    }
    assert_eq!(town.close(day(6, 1), 0), Err(OrgError::AlreadyClosed { on: day(5, 1) }));
}

#[test]
fn a_unit_closes_after_its_first_day_and_after_all_below_it() {
    let mut town = below(&county(), UnitKind::TownFederation, 2);
    let founded_on = day(2, 1);
    assert_eq!(town.close(day(1, 31), 0), Err(OrgError::ClosesBeforeFounded { founded_on }));
    assert_eq!(town.close(founded_on, 0), Err(OrgError::ClosesBeforeFounded { founded_on }));
    assert_eq!(town.close(day(5, 1), 3), Err(OrgError::OpenBelow { count: 3 }));
    assert_eq!(town.closed_on, None);
}

#[test]
fn a_unit_merges_into_an_open_unit_of_its_kind() {
    let root = county();
    let mut town = below(&root, UnitKind::TownFederation, 2);
    let mut other = below(&root, UnitKind::TownFederation, 3);
    let industry = below(&root, UnitKind::IndustryFederation, 4);
    let kind = town.kind;
    assert_eq!(town.clone().merge_into(&town, day(5, 1), 0), Err(OrgError::Cycle));
    assert_eq!(town.merge_into(&industry, day(5, 1), 0), Err(OrgError::KindsDiffer { kind, other: industry.kind }));
    let event = town.merge_into(&other, day(5, 1), 0).unwrap();
    assert_eq!((event.kind, event.other_id), (OrgEventKind::Merged, Some(other.id)));
    assert_eq!(town.closed_on, Some(day(5, 1)));
    assert_eq!(other.merge_into(&town, day(6, 1), 0), Err(OrgError::OtherNotOpen { on: day(6, 1) }));
}

#[test]
fn a_unit_joins_another_and_moves_there() {
    let root = county();
    let town = below(&root, UnitKind::TownFederation, 2);
    let mut coop = below(&root, UnitKind::GrassrootsCoop, 3);
    let event = coop.join(&town, day(3, 1)).unwrap();
    assert_eq!((event.kind, event.other_id), (OrgEventKind::Joined, Some(town.id)));
    assert_eq!((coop.parent_id, coop.path.as_str()), (Some(town.id), "1/2/3/"));
}

#[test]
fn a_unit_never_stands_below_itself() {
    let mut enterprise = below(&county(), UnitKind::CoopOwnedEnterprise, 2);
    let daughter = below(&enterprise, UnitKind::CoopOwnedEnterprise, 3);
    assert_eq!(enterprise.join(&daughter, day(3, 1)), Err(OrgError::Cycle));
    assert_eq!(enterprise.clone().join(&enterprise, day(3, 1)), Err(OrgError::Cycle));
    assert_eq!(enterprise.path.as_str(), "1/2/");
}

#[test]
fn both_units_are_open_on_the_day_of_joining() {
    let root = county();
    let mut town = below(&root, UnitKind::TownFederation, 2);
    let mut coop = below(&root, UnitKind::GrassrootsCoop, 3);
    assert_eq!(coop.join(&town, day(1, 15)), Err(OrgError::NotOpen { on: day(1, 15) }));
    town.close(day(4, 1), 0).unwrap();
    assert_eq!(coop.join(&town, day(4, 1)), Err(OrgError::OtherNotOpen { on: day(4, 1) }));
    assert!(coop.join(&town, day(3, 31)).is_ok());
}

#[test]
fn a_unit_from_outside_joins_after_it_was_founded() {
    let parent = below(&county(), UnitKind::GrassrootsCoop, 2);
    let taken_in = |founded_on| Unit::taken_in_on(draft(UnitKind::FarmerCoop, 3), founded_on, &parent, day(6, 1));
    let (unit, event) = taken_in(day(1, 1)).unwrap();
    assert_eq!((unit.founded_on, event.kind, event.on), (day(1, 1), OrgEventKind::Joined, day(6, 1)));
    assert_eq!(taken_in(day(6, 2)), Err(OrgError::NotOpen { on: day(6, 1) }));
}

#[test]
fn only_an_open_grassroots_coop_is_upgraded_or_transformed() {
    let root = county();
    for &kind in UnitKind::ALL {
        let unit = Unit { kind, ..root.clone() };
        let honoured = kind == UnitKind::GrassrootsCoop;
        assert_eq!(unit.upgrade(day(3, 1)).is_ok(), honoured, "{kind:?}");
        assert_eq!(unit.transform(day(3, 1)).is_ok(), honoured, "{kind:?}");
    }
    let coop = below(&root, UnitKind::GrassrootsCoop, 2);
    assert_eq!(coop.upgrade(day(1, 1)), Err(OrgError::NotOpen { on: day(1, 1) }));
    assert_eq!(coop.transform(day(3, 1)).map(|event| event.kind), Ok(OrgEventKind::Transformed));
}
