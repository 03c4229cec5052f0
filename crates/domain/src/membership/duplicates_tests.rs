#![allow(clippy::unwrap_used)]

use super::*;
use crate::kernel::id::Id;
use crate::kernel::vocabulary::Vocabulary;

const POLICY: DuplicatePolicy = DuplicatePolicy {
    same_name: 50,
    sounding_name: 40,
    similar_name: 30,
    same_mobile: 30,
    same_person: 25,
    same_address: 25,
    threshold: 60,
    similar_percent: 80,
    common_above: 50,
};

fn farm(name: &str, sound: &str, address: &str, mobile: &str, person: &str) -> Traits {
    Traits {
        member_type: MemberType::FamilyFarm,
        name: plain(name),
        sound: sound.to_owned(),
        address: plain(address),
        mobiles: BTreeSet::from([mobile.to_owned()]),
        person: Some(person.to_owned()),
    }
}

#[test]
fn a_pair_is_found_by_what_the_two_share() {
    use DuplicateReason::{SameAddress, SameMobile, SameName, SamePerson, SimilarName, SoundingName};
    let known = farm("湖边杨梅家庭农场", "hubian", "湖边路 1 号", "m1", "p1");
    type Expected = Option<(u32, Vec<DuplicateReason>)>;
    let table: [(Traits, Expected); 9] = [
        (farm("湖边杨梅家庭农场", "hubian", "x", "m2", "p2"), None),
        (farm("湖边 杨梅（家庭）农场", "hubian", "x", "m1", "p2"), Some((80, vec![SameName, SameMobile]))),
        (farm("湖滨杨梅家庭农场", "hubian", "湖边路1号", "m2", "p2"), Some((65, vec![SoundingName, SameAddress]))),
        (farm("乐清湖边杨梅家庭农场", "other", "x", "m1", "p2"), Some((60, vec![SimilarName, SameMobile]))),
        (farm("乐清湖边杨梅家庭农场", "other", "x", "m2", "p1"), None),
        (farm("另一个农场", "other", "x", "m1", "p1"), None),
        (farm("另一个农场", "other", "湖边路1号", "m1", "p1"), Some((80, vec![SameMobile, SamePerson, SameAddress]))),
        (farm("另一个农场", "other", "湖边路1号", "m2", "p1"), None),
        (
            farm("湖边杨梅家庭农场", "hubian", "湖边路1号", "m1", "p1"),
            Some((130, vec![SameName, SameMobile, SamePerson, SameAddress])),
        ),
    ];
    for (other, expected) in table {
        let told = compare(&known, &other, &POLICY).map(|found| (found.score, found.reasons));
        assert_eq!(told, expected, "{other:?}");
        assert_eq!(compare(&known, &other, &POLICY), compare(&other, &known, &POLICY), "either way round");
    }
}

#[test]
fn what_is_not_known_is_not_the_same() {
    let nobody = Traits { person: None, address: String::new(), sound: String::new(), ..farm("甲", "", "", "m1", "") };
    let other = Traits { name: "乙".into(), mobiles: BTreeSet::from(["m2".into()]), ..nobody.clone() };
    let eager = DuplicatePolicy { threshold: 1, ..POLICY };
    assert_eq!(compare(&nobody, &other, &eager), None);
}

#[test]
fn a_chairman_and_the_coop_are_two_members() {
    use MemberType::{Coop, CoopUnion, Enterprise, FamilyFarm, Individual, LargeGrower, ServiceOrg, VillageEco};
    let same =
        [(FamilyFarm, LargeGrower), (LargeGrower, Individual), (FamilyFarm, Enterprise), (Enterprise, ServiceOrg)];
    let different =
        [(Coop, LargeGrower), (Coop, Enterprise), (Coop, CoopUnion), (VillageEco, Coop), (Individual, Enterprise)];
    for (one, other) in same {
        assert!(comparable(one, other) && comparable(other, one), "{one:?} {other:?}");
    }
    for (one, other) in different {
        assert!(!comparable(one, other) && !comparable(other, one), "{one:?} {other:?}");
    }
    assert!(MemberType::ALL.iter().all(|kind| comparable(*kind, *kind)));
}

#[test]
fn only_letters_digits_and_chinese_signs_count() {
    for (text, counted) in
        [("湖边 路 1-2 号", "湖边路12号"), ("ＡＢｃ（甲）", "ABC甲"), ("《乐清》·农场", "乐清农场"), ("—", "")]
    {
        assert_eq!(plain(text), counted, "{text}");
    }
}

#[test]
fn a_step_leads_only_from_where_it_begins() {
    let by = Id::fresh();
    for &status in PairStatus::ALL {
        let pair = Pair { status, members: true, current: true, proposed_by: Some(Id::fresh()) };
        for &verb in PairVerb::ALL {
            match pair.take(verb, by) {
                Ok(to) => assert!(status.next().contains(&to) && pair.allowed().contains(&verb), "{status:?} {verb:?}"),
                Err(error) => {
                    assert_eq!(error, PairError::NotNow(status), "{verb:?}");
                    assert!(!pair.allowed().contains(&verb), "{status:?} {verb:?}");
                }
            }
        }
    }
}

#[test]
fn who_proposed_does_not_carry_out() {
    let (one, other) = (Id::fresh(), Id::fresh());
    let pair = Pair { status: PairStatus::Proposed, members: true, current: true, proposed_by: Some(one) };
    assert_eq!(pair.take(PairVerb::Merge, one), Err(PairError::SameHands));
    assert_eq!(pair.take(PairVerb::Merge, other), Ok(PairStatus::Merged));
    assert_eq!(pair.take(PairVerb::DeclineMerge, one), Ok(PairStatus::Open));
}

#[test]
fn only_current_members_are_merged() {
    let by = Id::fresh();
    let open = Pair { status: PairStatus::Open, members: false, current: true, proposed_by: None };
    assert_eq!(open.take(PairVerb::ProposeMerge, by), Err(PairError::NotMembers));
    assert_eq!(open.allowed(), [PairVerb::Dismiss]);
    let left = Pair { members: true, current: false, ..open };
    assert_eq!(left.take(PairVerb::ProposeMerge, by), Err(PairError::NotCurrent));
    let proposed = Pair { status: PairStatus::Proposed, ..left };
    assert_eq!(proposed.take(PairVerb::Merge, by), Err(PairError::NotCurrent));
    assert_eq!(proposed.allowed(), [PairVerb::DeclineMerge]);
}
