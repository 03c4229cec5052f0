#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::super::composition::WarningKind;
use super::super::fixtures::{coop, day, odd_uscc, organisation, person, uscc};
use super::super::member_type::IdentityKind;
use super::*;
use crate::kernel::identifier::RegistryCategory;
use crate::kernel::vocabulary::Vocabulary;

fn problems(form: &ApplicationForm) -> Vec<(&'static str, FormProblem)> {
    form.check(day(6, 1)).iter().map(|found| (found.field, found.problem)).collect()
}

#[test]
fn each_type_can_fill_in_a_form_that_is_complete() {
    let composition = Some(Composition { members_total: 4, farmer_members: 0, organisation_members: 4 });
    let forms = [
        coop(),
        ApplicationForm { composition, ..organisation(MemberType::CoopUnion, "93") },
        organisation(MemberType::FamilyFarm, "92"),
        person(MemberType::FamilyFarm),
        organisation(MemberType::Enterprise, "91"),
        organisation(MemberType::ServiceOrg, "12"),
        person(MemberType::LargeGrower),
        ApplicationForm { scale: Scale::Land(Mu::ZERO), ..person(MemberType::Individual) },
        organisation(MemberType::VillageEco, "N2"),
    ];
    for form in forms {
        assert_eq!(problems(&form), [], "{:?}", form.member_type);
        assert_eq!(form.warnings(), [], "{:?}", form.member_type);
    }
}

#[test]
fn a_type_proves_itself_only_as_the_table_allows() {
    for &member_type in MemberType::ALL {
        for identity in [person(member_type).identity, uscc("93")] {
            let kind = identity.kind();
            let form = ApplicationForm { identity, ..person(member_type) };
            let refused = problems(&form).contains(&("/identity", FormProblem::IdentityKindNotAllowed));
            assert_eq!(refused, !member_type.identity_kinds().contains(&kind), "{member_type:?} by {kind:?}");
        }
    }
}

#[test]
fn a_credit_code_begins_as_its_type_demands() {
    use RegistryCategory::{Enterprise, FarmerCoop, IndividualBusiness, VillageCollective};
    let table = [
        (MemberType::Coop, vec![FarmerCoop]),
        (MemberType::CoopUnion, vec![FarmerCoop]),
        (MemberType::FamilyFarm, vec![Enterprise, IndividualBusiness]),
        (MemberType::Enterprise, vec![Enterprise]),
        (MemberType::ServiceOrg, RegistryCategory::ALL.to_vec()),
        (MemberType::VillageEco, vec![VillageCollective]),
    ];
    let prefixes = ["11", "12", "51", "52", "53", "91", "92", "93", "N1", "N2", "N3"];
    for (member_type, allowed) in table {
        assert!(member_type.identity_kinds().contains(&IdentityKind::Uscc));
        for (prefix, registry) in prefixes.iter().zip(RegistryCategory::ALL) {
            let form = organisation(member_type, prefix);
            let refused = problems(&form).contains(&("/identity", FormProblem::RegistryNotAllowed));
            assert_eq!(refused, !allowed.contains(registry), "{member_type:?} with {prefix}");
        }
    }
    let unknown = organisation(MemberType::ServiceOrg, "A1");
    assert_eq!(problems(&unknown), [("/identity", FormProblem::RegistryNotAllowed)]);
}

#[test]
fn one_change_of_a_complete_form_is_one_problem() {
    let county = DivisionCode::parse("330382").unwrap();
    let table = [
        (ApplicationForm { accepts_charter: false, ..coop() }, "/accepts_charter", FormProblem::CharterNotAccepted),
        (ApplicationForm { legal_person: None, ..coop() }, "/legal_person", FormProblem::Required),
        (ApplicationForm { organisation: None, ..coop() }, "/organisation", FormProblem::Required),
        (ApplicationForm { composition: None, ..coop() }, "/composition", FormProblem::Required),
        (ApplicationForm { industries: vec![], ..coop() }, "/industries", FormProblem::Required),
        (ApplicationForm { industries: vec![Industry::Tea; 2], ..coop() }, "/industries", FormProblem::Repeated),
        (ApplicationForm { scale: Scale::Heads(0), ..coop() }, "/scale", FormProblem::NotPositive),
        (ApplicationForm { division_code: county, ..coop() }, "/division_code", FormProblem::NotATownOrVillage),
    ];
    for (form, field, problem) in table {
        assert_eq!(problems(&form), [(field, problem)]);
    }
}

#[test]
fn an_organisation_states_figures_that_can_be() {
    let facts = coop().organisation.unwrap();
    let table = [
        (OrganisationFacts { registered_capital: Fen(-1), ..facts }, "registered_capital", FormProblem::Negative),
        (OrganisationFacts { annual_revenue: Fen(-1), ..facts }, "annual_revenue", FormProblem::Negative),
        (OrganisationFacts { established_on: day(6, 2), ..facts }, "established_on", FormProblem::InTheFuture),
    ];
    for (facts, field, problem) in table {
        let form = ApplicationForm { organisation: Some(facts), ..coop() };
        let found = form.check(day(6, 1));
        assert_eq!(found.len(), 1, "{field}");
        assert_eq!((found[0].field.strip_prefix("/organisation/"), found[0].problem), (Some(field), problem));
    }
    let nothing = OrganisationFacts { registered_capital: Fen::ZERO, established_on: day(6, 1), ..facts };
    assert_eq!(problems(&ApplicationForm { organisation: Some(nothing), ..coop() }), []);
}

#[test]
fn the_members_of_a_coop_add_up() {
    let field = "/composition/members_total";
    let table = [
        ((0, 0, 0), vec![(field, FormProblem::NotPositive)]),
        ((46, 44, 3), vec![(field, FormProblem::MoreThanTotal)]),
        ((46, 43, 3), vec![]),
        ((46, 40, 3), vec![]),
    ];
    for ((members_total, farmer_members, organisation_members), expected) in table {
        let composition = Some(Composition { members_total, farmer_members, organisation_members });
        assert_eq!(problems(&ApplicationForm { composition, ..coop() }), expected);
    }
}

#[test]
fn a_person_is_not_asked_what_only_organisations_state() {
    let whole = coop();
    let form = ApplicationForm { identity: person(MemberType::Individual).identity, ..whole };
    let form = ApplicationForm { member_type: MemberType::Individual, ..form };
    let expected = ["/legal_person", "/organisation", "/composition"].map(|field| (field, FormProblem::NotApplicable));
    assert_eq!(problems(&form), expected);
}

#[test]
fn everything_wrong_is_said_at_once() {
    let form = ApplicationForm {
        member_type: MemberType::Coop,
        accepts_charter: false,
        industries: vec![],
        scale: Scale::Birds(-1),
        ..person(MemberType::LargeGrower)
    };
    let expected = [
        ("/accepts_charter", FormProblem::CharterNotAccepted),
        ("/identity", FormProblem::IdentityKindNotAllowed),
        ("/industries", FormProblem::Required),
        ("/scale", FormProblem::NotPositive),
        ("/composition", FormProblem::Required),
    ];
    assert_eq!(problems(&form), expected);
}

#[test]
fn an_odd_organisation_code_and_odd_members_are_warnings_and_no_problems() {
    let composition = Some(Composition { members_total: 46, farmer_members: 43, organisation_members: 3 });
    let form = ApplicationForm { identity: odd_uscc("93"), composition, ..coop() };
    let kinds: Vec<_> = form.warnings().iter().map(Warning::kind).collect();
    assert_eq!(kinds, [WarningKind::OrganisationShareTooHigh, WarningKind::OrganisationCodeCheck]);
    assert_eq!(problems(&form), []);
}

#[test]
fn a_scale_survives_being_taken_apart() {
    for &unit in ScaleUnit::ALL {
        let scale = Scale::of(unit, 7);
        assert_eq!((scale.unit(), scale.count()), (unit, 7));
    }
}
