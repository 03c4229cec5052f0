#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::kernel::id::Id;
use crate::kernel::identifier::{DivisionCode, Mobile};
use crate::membership::fixtures::{coop, line, organisation, person};
use crate::membership::form::{DemoLevel, Industry, Scale, ScaleUnit};
use crate::membership::member_type::MemberType;

#[test]
fn a_row_is_judged_by_what_is_known_under_its_number() {
    let (id, here, there) = (MemberId::fresh(), Id::fresh(), Id::fresh());
    let form = person(MemberType::FamilyFarm);
    let grower = person(MemberType::LargeGrower);
    let renamed = ApplicationForm { name: line("另一名称"), ..form.clone() };
    let member = |form, unit| Known::Member { id, form, unit };
    let refused = Verdict::Refused;
    let table = [
        (None, Known::Nobody, Verdict::New),
        (None, Known::Taken, refused(Refusal::Taken)),
        (None, member(&form, here), Verdict::Same(id)),
        (None, member(&renamed, here), Verdict::Changed(id, vec![RosterColumn::Name])),
        (None, member(&form, there), refused(Refusal::OtherTown)),
        (None, member(&grower, here), refused(Refusal::OtherType)),
        (Some(3), Known::Nobody, refused(Refusal::Repeated { first_row: 3 })),
        (Some(3), Known::Taken, refused(Refusal::Repeated { first_row: 3 })),
    ];
    for (first_row, known, verdict) in table {
        assert_eq!(reconcile(&form, here, first_row, known), verdict, "{first_row:?} {known:?}");
    }
}

#[test]
fn of_rows_with_one_number_the_first_counts() {
    let rows = [(2, Some("a")), (3, None), (4, Some("b")), (6, Some("a")), (7, None), (9, Some("a"))];
    assert_eq!(repeats(rows), BTreeMap::from([(6, 2), (9, 2)]));
    assert_eq!(repeats::<u8>([]), BTreeMap::new());
}

#[test]
fn a_refusal_stands_in_the_column_that_it_is_about() {
    let (person, coop) = (person(MemberType::FamilyFarm), organisation(MemberType::Coop, "93"));
    for (refusal, of_person, of_coop) in [
        (Refusal::Taken, RosterColumn::ResidentId, RosterColumn::Uscc),
        (Refusal::Repeated { first_row: 2 }, RosterColumn::ResidentId, RosterColumn::Uscc),
        (Refusal::OtherType, RosterColumn::MemberType, RosterColumn::MemberType),
        (Refusal::OtherTown, RosterColumn::Division, RosterColumn::Division),
    ] {
        assert_eq!((refusal.column(&person.identity), refusal.column(&coop.identity)), (of_person, of_coop));
    }
}

#[test]
fn the_order_of_industries_is_no_difference() {
    let was = person(MemberType::FamilyFarm);
    let now = ApplicationForm { industries: was.industries.iter().rev().copied().collect(), ..was.clone() };
    assert_eq!(differences(&was, &now), []);
}

#[test]
fn every_column_is_compared() {
    let was = coop();
    let mut now = ApplicationForm {
        name: line("甲"),
        short_name: Some(line("乙")),
        contact_name: line("丙"),
        contact_mobile: Mobile::parse("13900000009").unwrap(),
        division_code: DivisionCode::parse("330382001003").unwrap(),
        address: line("丁"),
        industries: vec![Industry::Tea],
        scale: Scale::of(ScaleUnit::Bird, 7),
        demo_level: DemoLevel::Nation,
        identity: organisation(MemberType::Coop, "91").identity,
        member_type: MemberType::CoopUnion,
        ..was.clone()
    };
    let legal = now.legal_person.as_mut().unwrap();
    (legal.name, legal.mobile) = (line("戊"), Mobile::parse("13900000008").unwrap());
    legal.resident_id =
        crate::kernel::identifier::ResidentId::parse("11010519491231002X", crate::membership::fixtures::day(1, 1))
            .unwrap();
    let facts = now.organisation.as_mut().unwrap();
    facts.registered_capital.0 += 1;
    facts.annual_revenue.0 += 1;
    facts.employees += 1;
    facts.households_driven += 1;
    facts.established_on = facts.established_on.succ_opt().unwrap();
    let parts = now.composition.as_mut().unwrap();
    (parts.members_total, parts.farmer_members, parts.organisation_members) =
        (parts.members_total + 9, parts.farmer_members + 1, parts.organisation_members + 1);
    use crate::kernel::vocabulary::Vocabulary;
    let not_of_this_form = [RosterColumn::ResidentId, RosterColumn::AcceptsCharter, RosterColumn::JoinedOn];
    let all: Vec<RosterColumn> =
        RosterColumn::ALL.iter().copied().filter(|column| !not_of_this_form.contains(column)).collect();
    assert_eq!(differences(&was, &now), all);
    assert_eq!(differences(&was, &was), []);
}
