#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::super::fixtures::{coop, day, line, organisation, person, resident, uscc};
use super::super::member_type::MemberType;
use super::*;
use crate::kernel::id::Id;
use crate::kernel::vocabulary::Vocabulary;

fn hand() -> Hand {
    Hand { by: Id::fresh(), on: day(6, 1) }
}

fn request(changes: FormChanges) -> Result<ChangeRequest, ChangeError> {
    let before = coop();
    let after = changes.apply(&before);
    ChangeRequest::submit(Id::fresh(), &before, &after, line("新营业执照"), hand())
}

fn address() -> FormChanges {
    FormChanges { address: Some(line("湖边路 2 号")), ..FormChanges::default() }
}

fn name() -> FormChanges {
    FormChanges { name: Some(line("湖边杨梅合作社")), ..FormChanges::default() }
}

#[test]
fn only_what_differs_is_a_change() {
    assert_eq!(request(FormChanges::default()), Err(ChangeError::Nothing));
    let same = FormChanges { name: Some(coop().name), ..address() };
    assert_eq!(request(same).unwrap().fields, [ChangeField::Address]);
    let gone = FormChanges { short_name: Some(None), ..FormChanges::default() };
    let before = ApplicationForm { short_name: Some(line("湖边")), ..coop() };
    assert_eq!(differing(&before, &gone.apply(&before)), [ChangeField::ShortName]);
}

#[test]
fn a_farm_that_registers_becomes_an_organisation_and_one_that_closes_its_firm_a_person_again() {
    let farm = person(MemberType::FamilyFarm);
    let firm = organisation(MemberType::FamilyFarm, "91");
    let registered = FormChanges {
        identity: Some(uscc("91")),
        legal_person: firm.legal_person.clone(),
        organisation: firm.organisation,
        ..FormChanges::default()
    };
    let after = registered.apply(&farm);
    assert_eq!(after.check(day(6, 1)), []);
    let fields = [ChangeField::Identity, ChangeField::LegalPerson, ChangeField::Organisation];
    assert_eq!(differing(&farm, &after), fields);
    let back = FormChanges { identity: Some(Identity::Resident(resident())), ..FormChanges::default() };
    assert_eq!(back.apply(&after), farm);
}

#[test]
fn the_county_has_a_say_only_in_who_the_member_is() {
    let told: Vec<_> = ChangeField::ALL.iter().filter(|field| field.tells_who()).collect();
    assert_eq!(told, [&ChangeField::Name, &ChangeField::Identity, &ChangeField::LegalPerson]);
    let mut plain = request(address()).unwrap();
    plain.pass_town(hand()).unwrap();
    assert_eq!(plain.status, ChangeStatus::Applied);
    let mut telling = request(name()).unwrap();
    telling.pass_town(hand()).unwrap();
    assert_eq!((telling.status, telling.closed), (ChangeStatus::TownChecked, None));
    telling.approve(hand()).unwrap();
    assert_eq!(telling.status, ChangeStatus::Applied);
}

#[test]
fn who_asked_or_checked_does_not_decide() {
    let mut request = request(name()).unwrap();
    let asked = request.submitted;
    assert_eq!(request.pass_town(asked), Err(ChangeError::SameHands));
    assert_eq!(request.reject(asked, line("证据不足")), Err(ChangeError::SameHands));
    let town = hand();
    request.pass_town(town).unwrap();
    assert_eq!(request.approve(town), Err(ChangeError::SameHands));
    assert_eq!(request.approve(asked), Err(ChangeError::SameHands));
    assert_eq!(request.cancel(asked, None), Ok(()));
}

#[test]
fn each_step_of_a_request_leads_only_from_where_it_begins() {
    type Verb = fn(&mut ChangeRequest) -> Result<(), ChangeError>;
    use ChangeStatus::{Submitted, TownChecked};
    let verbs: [(Verb, &[ChangeStatus]); 4] = [
        (|request| request.pass_town(hand()), &[Submitted]),
        (|request| request.approve(hand()), &[TownChecked]),
        (|request| request.reject(hand(), line("证据不足")), &[Submitted, TownChecked]),
        (|request| request.cancel(hand(), None), &[Submitted, TownChecked]),
    ];
    for (verb, begins) in verbs {
        for &status in ChangeStatus::ALL {
            let mut request = ChangeRequest { status, ..request(name()).unwrap() };
            let expected = if begins.contains(&status) { Ok(()) } else { Err(ChangeError::NotNow(status)) };
            assert_eq!(verb(&mut request), expected, "from {status:?}");
            assert_eq!(request.closed.is_some(), expected.is_ok() && !request.status.is_open());
        }
    }
}
