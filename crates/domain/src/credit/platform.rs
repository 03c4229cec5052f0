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
    use crate::membership::fixtures;

    fn told(form: &ApplicationForm, today: &str) -> Vec<(String, EvidenceValue)> {
        let today = today.parse().unwrap();
        let card = cards::initial(CardKind::of(form.member_type), today);
        let evidence = known(form, today);
        for item in &evidence {
            card.indicator(&item.indicator).unwrap().place(&item.value).unwrap();
            assert_eq!((item.source, item.confirmed_by), (EvidenceSource::Platform, None));
        }
        evidence.into_iter().map(|item| (item.indicator, item.value)).collect()
    }
}
