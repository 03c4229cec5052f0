//! What is known about a member for its rating: values that hit a band, better ones for better members.

use chrono::NaiveDate;
use domain::credit::evidence::{Evidence, EvidenceSource, EvidenceValue};
use domain::credit::platform;
use domain::credit::scorecard::{Indicator, Scorecard, When};
use domain::kernel::id::AccountId;
use domain::membership::form::ApplicationForm;

use super::dice::Dice;

/// How often out of a hundred a member hits the best band, for members from excellent to poor, and how many of a
/// hundred members are such.
const QUALITIES: [(i64, i64); 5] = [(93, 14), (78, 27), (58, 31), (38, 18), (12, 10)];

/// How good a member is.
pub(super) fn quality(dice: &mut Dice) -> i64 {
    let mut left = dice.between(1, 100);
    let found = QUALITIES.iter().find(|(_, share)| {
        left -= share;
        left <= 0
    });
    found.map_or(50, |(quality, _)| *quality)
}

/// A value for every indicator of the card: what the form tells, and the rest as good as the member is.
pub(super) fn gather(
    dice: &mut Dice,
    card: &Scorecard,
    form: &ApplicationForm,
    quality: i64,
    on: NaiveDate,
) -> Vec<Evidence> {
    let mut evidence = platform::known(form, on);
    for indicator in &card.indicators {
        if evidence.iter().any(|item| item.indicator == indicator.code) {
            continue;
        }
        let source = source(indicator);
        let value = value(dice, indicator, quality);
        evidence.push(Evidence {
            indicator: indicator.code.clone(),
            value,
            source,
            observed_on: on,
            confirmed_by: None,
        });
    }
    evidence
}

/// The same values once somebody stands for them.
pub(super) fn confirmed(evidence: &[Evidence], by: AccountId) -> Vec<Evidence> {
    evidence.iter().map(|item| Evidence { confirmed_by: Some(by), ..item.clone() }).collect()
}

fn source(indicator: &Indicator) -> EvidenceSource {
    match indicator.code.as_str() {
        "A5.1" | "B5.1" | "A4.5" | "B4.3" => EvidenceSource::Bank,
        "A5.2" | "B5.2" | "A5.5" | "B5.4" => EvidenceSource::Platform,
        "B1.6" => EvidenceSource::VillageAssessment,
        "B1.4" | "B1.5" | "B3.3" | "A2.2" => EvidenceSource::Survey,
        "A3.4" | "A3.5" | "B3.4" => EvidenceSource::Declaration,
        _ => EvidenceSource::Document,
    }
}

fn value(dice: &mut Dice, indicator: &Indicator, quality: i64) -> EvidenceValue {
    let mut place = 0;
    while place + 1 < indicator.bands.len() && !dice.chance(quality) {
        place += 1;
    }
    let above = place.checked_sub(1).and_then(|better| indicator.bands.get(better)).map(|band| &band.when);
    let lowest = indicator.bands.iter().rev().find_map(|band| edge(&band.when));
    let number = match indicator.bands.get(place).map(|band| &band.when) {
        Some(When::Chosen(code)) => return EvidenceValue::Choice(code.clone()),
        Some(When::AtLeast(from)) => match above {
            Some(When::AtLeast(better)) => dice.between(*from, (*better - 1).max(*from)),
            Some(_) | None => dice.between(*from, from.abs() * 3 / 2 + from.signum().max(0)),
        },
        Some(When::AtMost(to)) => match above {
            Some(When::AtMost(better)) => dice.between(better + 1, *to),
            Some(_) | None => dice.between(to / 3, *to),
        },
        Some(When::Within(from, to)) => dice.between(*from, *to),
        Some(When::Otherwise) | None => beyond(dice, indicator, lowest.unwrap_or_default()),
    };
    EvidenceValue::Number(number)
}

fn edge(when: &When) -> Option<i64> {
    match when {
        When::AtLeast(edge) | When::AtMost(edge) | When::Within(_, edge) => Some(*edge),
        When::Otherwise | When::Chosen(_) => None,
    }
}

/// Worse than every edge.
fn beyond(dice: &mut Dice, indicator: &Indicator, lowest: i64) -> i64 {
    let rises = indicator.bands.iter().any(|band| matches!(band.when, When::AtLeast(_)));
    match rises {
        true if lowest > 0 => dice.between(0, lowest - 1),
        true => lowest - dice.between(1, 600),
        false => lowest + dice.between(1, lowest.abs() / 4 + 3),
    }
}
