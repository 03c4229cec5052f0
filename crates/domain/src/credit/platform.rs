//! What the platform knows of a member by itself (2.1, DATA_PULLED).

use chrono::NaiveDate;

use super::evidence::{Evidence, EvidenceSource, EvidenceValue};
use super::scorecard::CardKind;
use crate::kernel::period::full_years;
use crate::kernel::vocabulary::Vocabulary;
use crate::membership::form::{ApplicationForm, DemoLevel, Scale};
use crate::membership::member_type::Identity;

/// The evidence that a member's own form gives for its card on the day, none of it confirmed yet.
pub fn known(form: &ApplicationForm, today: NaiveDate) -> Vec<Evidence> {
    let found = match CardKind::of(form.member_type) {
        CardKind::A => of_organisation(form, today),
        CardKind::B => of_grower(form, today),
    };
    let evidence = |(indicator, value): (&str, EvidenceValue)| Evidence {
        indicator: indicator.to_owned(),
        value,
        source: EvidenceSource::Platform,
        observed_on: today,
        confirmed_by: None,
    };
    found.into_iter().map(evidence).collect()
}

type Found = Vec<(&'static str, EvidenceValue)>;

fn of_organisation(form: &ApplicationForm, today: NaiveDate) -> Found {
    let mut found = vec![("A1.2", EvidenceValue::Choice(form.demo_level.code().to_owned()))];
    if let Some(facts) = form.organisation {
        let years = full_years(facts.established_on, today);
        found.extend([
            ("A1.1", EvidenceValue::Number(years.into())),
            ("A3.1", EvidenceValue::Number(facts.annual_revenue.0)),
            ("A3.3", EvidenceValue::Number(facts.households_driven.into())),
        ]);
    }
    if let Scale::Land(area) = form.scale {
        found.push(("A3.2", EvidenceValue::Number(area.0)));
    }
    found
}

fn of_grower(form: &ApplicationForm, today: NaiveDate) -> Found {
    let level = match form.demo_level {
        DemoLevel::Nation | DemoLevel::Province => DemoLevel::Province,
        DemoLevel::City => DemoLevel::City,
        DemoLevel::County => DemoLevel::County,
        DemoLevel::None => DemoLevel::None,
    };
    let operator = match (&form.identity, &form.legal_person) {
        (Identity::Resident(id), _) => Some(id),
        (Identity::Organisation(_), Some(person)) => Some(&person.resident_id),
        (Identity::Organisation(_), None) => None,
    };
    let age = operator.map(|id| ("B1.1", EvidenceValue::Number(id.age_on(today).into())));
    age.into_iter().chain([("B3.5", EvidenceValue::Choice(level.code().to_owned()))]).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::credit::cards;
    use crate::kernel::area::Mu;
    use crate::kernel::identifier::{DivisionCode, Mobile, ResidentId, Uscc};
    use crate::kernel::money::Fen;
    use crate::kernel::text::Line;
    use crate::membership::form::{Industry, LegalPerson, OrganisationFacts};
    use crate::membership::member_type::MemberType;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn grower() -> ApplicationForm {
        let body = "33038219800615000";
        let number = format!("{body}{}", ResidentId::check_digit(body).unwrap());
        ApplicationForm {
            member_type: MemberType::LargeGrower,
            name: Line::parse("陈小满").unwrap(),
            short_name: None,
            identity: Identity::Resident(ResidentId::parse(&number, day("2026-01-01")).unwrap()),
            legal_person: None,
            contact_name: Line::parse("陈小满").unwrap(),
            contact_mobile: Mobile::parse("13800000001").unwrap(),
            division_code: DivisionCode::parse("330382001002").unwrap(),
            address: Line::parse("湖边路 1 号").unwrap(),
            industries: vec![Industry::Rice],
            scale: Scale::Land(Mu::mu(850)),
            organisation: None,
            demo_level: DemoLevel::Nation,
            composition: None,
            accepts_charter: true,
        }
    }

    fn firm(member_type: MemberType) -> ApplicationForm {
        let grower = grower();
        let Identity::Resident(resident_id) = grower.identity.clone() else { unreachable!() };
        let body = "93330382MA2C0001X";
        let code = format!("{body}{}", Uscc::check_digit(body).unwrap());
        ApplicationForm {
            member_type,
            identity: Identity::Organisation(Uscc::parse(&code).unwrap()),
            legal_person: Some(LegalPerson {
                name: Line::parse("林大雪").unwrap(),
                resident_id,
                mobile: Mobile::parse("13800000002").unwrap(),
            }),
            organisation: Some(OrganisationFacts {
                registered_capital: Fen::wan(100),
                established_on: day("2020-06-02"),
                annual_revenue: Fen::wan(620),
                employees: 12,
                households_driven: 120,
            }),
            ..grower
        }
    }

    fn told(form: &ApplicationForm) -> Vec<(String, EvidenceValue)> {
        let today = day("2026-06-01");
        let card = cards::initial(CardKind::of(form.member_type), today);
        let evidence = known(form, today);
        for item in &evidence {
            assert!(card.indicator(&item.indicator).unwrap().place(&item.value).is_ok(), "{item:?}");
            assert_eq!((item.source, item.confirmed_by), (EvidenceSource::Platform, None));
        }
        evidence.into_iter().map(|item| (item.indicator, item.value)).collect()
    }

    #[test]
    fn an_organisation_is_known_by_its_form() {
        let number = |indicator: &str, number| (indicator.to_owned(), EvidenceValue::Number(number));
        let expected = [
            ("A1.2".to_owned(), EvidenceValue::Choice("nation".into())),
            number("A1.1", 5),
            number("A3.1", Fen::wan(620).0),
            number("A3.3", 120),
            number("A3.2", 850_000),
        ];
        assert_eq!(told(&firm(MemberType::Coop)), expected);
    }

    #[test]
    fn a_grower_is_known_by_age_and_demonstration_level() {
        let expected = [
            ("B1.1".to_owned(), EvidenceValue::Number(45)),
            ("B3.5".to_owned(), EvidenceValue::Choice("province".into())),
        ];
        assert_eq!(told(&grower()), expected);
        assert_eq!(told(&firm(MemberType::FamilyFarm)), expected, "the legal person runs the farm");
    }
}
