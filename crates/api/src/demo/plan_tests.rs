#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::credit::cards;
use domain::credit::lifecycle::RatingStatus;
use domain::credit::rating::Outcome;
use domain::credit::scorecard::{CardKind, Grade};
use domain::kernel::area::Mu;
use domain::kernel::id::Id;
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::application_status::ApplicationStatus;
use domain::membership::member::MemberStatus;
use domain::membership::member_type::MemberType;
use domain::organisation::unit::{Unit, UnitKind};
use domain::services::catalogue::default_catalogue;
use domain::services::status::BookingStatus;

use super::diary::{Diary, Present};
use super::ground::{Ground, LIUSHI, Seat, Town, Village, division, line};
use super::plan::Plan;
use super::{MEMBERS, Order};

const TOWNS: [(&str, &str); 3] = [(LIUSHI, "柳市镇"), ("330382115", "北白象镇"), ("330382108", "虹桥镇")];

fn founded() -> NaiveDate {
    NaiveDate::from_ymd_opt(2017, 8, 22).unwrap()
}

fn ground() -> Ground {
    let county = Unit {
        id: Id::fresh(),
        kind: UnitKind::CountyFederation,
        name: line("乐清市农合联").unwrap(),
        division_code: Some(division("330382").unwrap()),
        serial: 1,
        path: OrgPath::root(1),
        parent_id: None,
        founded_on: founded(),
        closed_on: None,
    };
    let town = |((code, name), serial): ((&str, &str), i64)| Town {
        code: code.to_owned(),
        name: name.to_owned(),
        seat: Seat { id: Id::fresh(), path: county.path.child(serial), name: format!("{name}农合联") },
        villages: vec![Village { code: format!("{code}203"), name: "后西垟村委会".to_owned() }],
    };
    let towns = TOWNS.into_iter().zip(2..).map(town).collect();
    Ground { county, towns, founded: false }
}

fn plan(members: usize, seed: u64, ground: &Ground) -> Plan {
    // 20:00 in China, when the whole day's work is done.
    let now = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap().and_hms_opt(12, 0, 0).unwrap().and_utc();
    let order = Order { county: "330382".into(), members, seed, now };
    let cards = [CardKind::A, CardKind::B].map(|kind| cards::initial(kind, founded()));
    let terms = default_catalogue(founded());
    Plan::make(&order, ground, &cards, &terms, Present::at(now), &mut Diary::default()).unwrap()
}

fn every<T: Vocabulary + std::fmt::Debug>(found: impl Iterator<Item = T>, but: &[T]) {
    let found: Vec<T> = found.collect();
    for item in T::ALL {
        assert_eq!(found.contains(item), !but.contains(item), "{item:?}");
    }
}

#[test]
fn a_full_demo_shows_everything_in_every_status() {
    let plan = plan(MEMBERS, 330_382, &ground());
    assert_eq!(plan.members.len(), MEMBERS);
    every(plan.members.iter().map(|planned| planned.member.member_type), &[]);
    every(plan.members.iter().map(|planned| planned.member.status), &[MemberStatus::Merged]);
    // What is not handed in yet is nowhere.
    every(plan.applications.iter().map(|planned| planned.application.status), &[ApplicationStatus::Draft]);
    every(plan.ratings.iter().map(|planned| planned.case.rating.status), &[]);
    every(plan.ratings.iter().filter_map(|planned| planned.case.grade()), &[]);
    every(plan.bookings.iter().map(|planned| planned.record.booking.status), &[]);
    let effective = |status| status == RatingStatus::Effective;
    let held = plan.ratings.iter().filter(|planned| effective(planned.case.rating.status)).count();
    assert!((550..=650).contains(&held), "{held} ratings are effective");
    let scored = |outcome| plan.ratings.iter().filter(|planned| planned.case.rating.outcome == Some(outcome)).count();
    assert!(scored(Outcome::Vetoed) > 0 && scored(Outcome::NotRatable) > 0 && scored(Outcome::Graded(Grade::C)) > 0);
    assert!((2_300..=2_500).contains(&plan.bookings.len()), "{} bookings", plan.bookings.len());
}

#[test]
fn the_smallest_demo_has_every_status_too() {
    let plan = plan(60, 7, &ground());
    assert_eq!(plan.members.len(), 60);
    every(plan.members.iter().map(|planned| planned.member.status), &[MemberStatus::Merged]);
    every(plan.members.iter().map(|planned| planned.member.member_type), &[] as &[MemberType]);
    every(plan.applications.iter().map(|planned| planned.application.status), &[ApplicationStatus::Draft]);
    every(plan.ratings.iter().map(|planned| planned.case.rating.status), &[]);
    every(plan.bookings.iter().map(|planned| planned.record.booking.status), &[] as &[BookingStatus]);
}

#[test]
fn each_queue_of_liushi_holds_something() {
    let ground = ground();
    let plan = plan(60, 7, &ground);
    let liushi = &ground.towns[ground.liushi()].seat.path;
    let there = plan.applications.iter().filter(|planned| planned.application.org_path == *liushi);
    every(there.map(|planned| planned.application.status), &[ApplicationStatus::Draft]);
    let owned = plan.members.iter().filter(|planned| planned.login.is_some());
    assert!(owned.clone().all(|planned| planned.member.status == MemberStatus::Active));
    assert_eq!(owned.count(), 3);
}

#[test]
fn the_same_seed_tells_the_same_story_and_another_seed_another() {
    let ground = ground();
    let told = |seed| {
        let plan = plan(60, seed, &ground);
        let members =
            plan.members.iter().map(|planned| format!("{} {}", planned.member.number, planned.form.name.as_str()));
        let ratings = plan.ratings.iter().map(|planned| format!("{:?}", planned.case.score));
        let bookings = plan.bookings.iter().map(|planned| format!("{:?}", planned.record));
        members.chain(ratings).chain(bookings).collect::<Vec<_>>()
    };
    assert_eq!(told(7), told(7));
    assert_ne!(told(7), told(8));
}

#[test]
fn a_day_holds_exactly_what_its_bookings_hold() {
    let plan = plan(300, 7, &ground());
    let mut held: BTreeMap<_, Mu> = BTreeMap::new();
    for planned in plan.bookings.iter().filter(|planned| planned.record.booking.status.holds_capacity()) {
        let booking = &planned.record.booking;
        *held.entry((booking.machine_id.uuid(), booking.work_on)).or_default() += booking.load().unwrap();
    }
    let days = plan.days.iter().filter(|(_, day)| day.booked > Mu::ZERO);
    let days: BTreeMap<_, Mu> =
        days.map(|((machine, on), day)| ((plan.fleet.machines[*machine].new.id.uuid(), *on), day.booked)).collect();
    assert!(!held.is_empty());
    assert_eq!(days, held);
}
