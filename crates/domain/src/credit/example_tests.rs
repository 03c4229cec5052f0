//! The worked examples of the county design (R2.13, R2.14), and scoring in general (R2.8, R2.9, 2.4).
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;
use proptest::prelude::*;

use super::cards;
use super::evidence::EvidenceValue::{self, Choice, Number, Ratio};
use super::evidence::{Evidence, EvidenceSource};
use super::line::{LineFigures, LineTerm};
use super::policy::RatingPolicy;
use super::rating::{Assessment, Outcome, assess};
use super::scorecard::{CardKind, Grade, Indicator, Scorecard, When};
use super::veto::{Veto, VetoKind};
use crate::kernel::id::AccountId;
use crate::kernel::money::Fen;
use crate::kernel::vocabulary::Vocabulary;

const WAN: i64 = 1_000_000;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).unwrap()
}

fn item(indicator: &str, value: EvidenceValue) -> Evidence {
    let confirmed_by = Some(AccountId::from(uuid::Uuid::nil()));
    Evidence {
        indicator: indicator.to_owned(),
        value,
        source: EvidenceSource::Document,
        observed_on: today(),
        confirmed_by,
    }
}

fn ratio(numerator: i64, denominator: i64) -> EvidenceValue {
    Ratio { numerator, denominator }
}

fn choice(code: &str) -> EvidenceValue {
    Choice(code.to_owned())
}

/// The cooperative of R2.13 and the points that it earns.
fn cooperative() -> Vec<(&'static str, EvidenceValue, i32)> {
    vec![
        ("A1.1", Number(6), 5),
        ("A1.2", choice("province"), 4),
        ("A1.3", Number(9), 3),
        ("A1.4", choice("all"), 2),
        ("A2.1", Number(2), 4),
        ("A2.2", choice("monthly"), 6),
        ("A2.3", choice("accounts_and_return"), 4),
        ("A2.4", choice("one"), 2),
        ("A2.5", choice("complete"), 2),
        ("A3.1", Number(620 * WAN), 6),
        ("A3.2", Number(850_000), 4),
        ("A3.3", Number(120), 3),
        ("A3.4", ratio(6, 100), 3),
        ("A3.5", ratio(341, 620), 2),
        ("A3.6", Number(8_500), 2),
        ("A4.1", ratio(48, 100), 5),
        ("A4.2", ratio(13, 10), 3),
        ("A4.3", ratio(55, 1_000), 3),
        ("A4.4", ratio(42, 10), 3),
        ("A4.5", ratio(43, 430), 3),
        ("A5.1", choice("no_overdue"), 8),
        ("A5.2", choice("on_time"), 4),
        ("A5.3", choice("clean"), 3),
        ("A5.4", choice("one_minor_rectified"), 1),
        ("A5.5", Number(3), 2),
    ]
}

/// The family farm of R2.14 and the points that it earns.
fn family_farm() -> Vec<(&'static str, EvidenceValue, i32)> {
    vec![
        ("B1.1", Number(47), 4),
        ("B1.2", Number(10), 4),
        ("B1.3", choice("training_24_hours"), 2),
        ("B1.4", choice("both"), 3),
        ("B1.5", Number(2), 2),
        ("B1.6", choice("good"), 3),
        ("B2.1", ratio(210_000, 50_000), 8),
        ("B2.2", Number(4), 4),
        ("B2.3", Number(9_500), 3),
        ("B2.4", Number(36 * WAN), 4),
        ("B2.5", choice("all"), 4),
        ("B3.1", Number(78 * WAN), 6),
        ("B3.2", ratio(105, 100), 5),
        ("B3.3", choice("simple"), 3),
        ("B3.4", ratio(40, 100), 2),
        ("B3.5", choice("county"), 1),
        ("B4.1", ratio(35, 100), 4),
        ("B4.2", ratio(28, 100), 5),
        ("B4.3", Number(10 * WAN), 2),
        ("B5.1", choice("no_overdue"), 7),
        ("B5.2", choice("on_time"), 3),
        ("B5.3", Number(8_500), 3),
        ("B5.4", Number(1), 1),
    ]
}

fn evidence(case: &[(&'static str, EvidenceValue, i32)]) -> Vec<Evidence> {
    case.iter().map(|(code, value, _)| item(code, value.clone())).collect()
}

fn card(kind: CardKind) -> Scorecard {
    cards::initial(kind, today())
}

fn scored(card: &Scorecard, evidence: &[Evidence], vetoes: &[Veto]) -> Assessment {
    assess(card, evidence, vetoes, today(), &RatingPolicy::default())
}

fn group_sums(card: &Scorecard, assessment: &Assessment) -> Vec<i32> {
    let of = |group: &str| {
        let inside = |code: &str| card.indicator(code).is_some_and(|indicator| indicator.group == group);
        assessment.findings.iter().filter(|finding| inside(&finding.indicator)).map(|finding| finding.points).sum()
    };
    card.groups.iter().map(|group| of(&group.code)).collect()
}

#[test]
fn the_cooperative_of_r2_13_gets_126_wan() {
    let card = card(CardKind::A);
    let assessment = scored(&card, &evidence(&cooperative()), &[]);
    let earned: Vec<i32> = assessment.findings.iter().map(|finding| finding.points).collect();
    assert_eq!(earned, cooperative().iter().map(|(.., points)| *points).collect::<Vec<_>>());
    assert_eq!(group_sums(&card, &assessment), [14, 18, 20, 17, 18]);
    assert_eq!((assessment.total, assessment.missing_points), (87, 0));
    assert_eq!(assessment.outcome, Outcome::Graded(Grade::Aa));

    let figures = LineFigures::Enterprise { net_assets: Fen::wan(430), revenue: Fen::wan(620) };
    let line = card.line_rule.suggest(Grade::Aa, figures, Fen::wan(60)).unwrap();
    let wan = |term, whole| (term, Fen::wan(whole));
    let terms = [
        wan(LineTerm::NetAssets, 258),
        wan(LineTerm::Revenue, 186),
        wan(LineTerm::Cap, 200),
        wan(LineTerm::ExistingCredit, 60),
    ];
    assert_eq!((line.terms.as_slice(), line.amount), (terms.as_slice(), Fen::wan(126)));
}

#[test]
fn the_family_farm_of_r2_14_gets_23_wan() {
    let card = card(CardKind::B);
    let assessment = scored(&card, &evidence(&family_farm()), &[]);
    let earned: Vec<i32> = assessment.findings.iter().map(|finding| finding.points).collect();
    assert_eq!(earned, family_farm().iter().map(|(.., points)| *points).collect::<Vec<_>>());
    assert_eq!(group_sums(&card, &assessment), [18, 23, 17, 11, 14]);
    assert_eq!((assessment.total, assessment.missing_points), (83, 0));
    assert_eq!(assessment.outcome, Outcome::Graded(Grade::Aa));

    let figures = LineFigures::Household { assets: Fen::wan(120), operating_income: Fen::wan(45) };
    let line = card.line_rule.suggest(Grade::Aa, figures, Fen::wan(10)).unwrap();
    assert_eq!(line.amount, Fen::wan(23));
}

#[test]
fn a_finding_explains_itself() {
    let assessment = scored(&card(CardKind::A), &evidence(&cooperative()), &[]);
    let finding = assessment.findings.iter().find(|finding| finding.indicator == "A4.1").unwrap();
    let scored = finding.scored.as_ref().unwrap();
    assert_eq!((finding.points, finding.max, &scored.value), (5, 6, &ratio(48, 100)));
    assert_eq!((scored.source, scored.observed_on), (EvidenceSource::Document, today()));
    assert_eq!(scored.band.label.zh, ">40–55%");
    let next = scored.next_better.as_ref().unwrap();
    assert_eq!((next.points, next.label.zh.as_str(), &next.when), (6, "≤40%", &When::AtMost(4_000)));
}

#[test]
fn the_next_better_band_stays_on_the_members_own_path() {
    let card = card(CardKind::A);
    let next = |code: &str, value: &EvidenceValue| {
        let indicator = card.indicator(code).unwrap();
        indicator.next_better(indicator.place(value).unwrap()).map(|band| band.label.en.clone())
    };
    let returned = Some("Member accounts and at least 60% returned".to_owned());
    assert_eq!(next("A2.3", &choice("accounts_only")), returned);
    assert_eq!(next("A2.3", &choice("tax_d")), Some("Tax class C".to_owned()));
    assert_eq!(next("A2.3", &choice("tax_a")), None);
    assert_eq!(next("A4.4", &Number(20_000)), Some("≥3 times".to_owned()));
}

#[test]
fn more_than_20_missing_points_are_not_ratable() {
    let card = card(CardKind::A);
    let without = |codes: &[&str]| {
        let mut rest = evidence(&cooperative());
        rest.retain(|item| !codes.contains(&item.indicator.as_str()));
        scored(&card, &rest, &[])
    };
    let twenty = without(&["A5.1", "A2.2", "A4.1"]);
    assert_eq!((twenty.missing_points, twenty.outcome), (20, Outcome::Graded(Grade::B)));
    let more = without(&["A5.1", "A2.2", "A4.1", "A1.4"]);
    assert_eq!((more.missing_points, more.outcome), (22, Outcome::NotRatable));
    assert_eq!(more.outcome.grade(), None);
}

#[test]
fn only_confirmed_fitting_evidence_of_the_day_counts() {
    let card = card(CardKind::A);
    let points = |items: &[Evidence]| {
        let finding = scored(&card, items, &[]).findings.into_iter().find(|finding| finding.indicator == "A1.1");
        finding.map(|finding| (finding.points, finding.scored.is_some()))
    };
    let (low, high) = (item("A1.1", Number(1)), item("A1.1", Number(9)));
    let unconfirmed = Evidence { confirmed_by: None, ..high.clone() };
    let later = Evidence { observed_on: today().succ_opt().unwrap(), ..high.clone() };
    let earlier = Evidence { observed_on: today().pred_opt().unwrap(), ..high.clone() };
    assert_eq!(points(std::slice::from_ref(&unconfirmed)), Some((0, false)));
    assert_eq!(points(&[low.clone(), unconfirmed, later]), Some((1, true)));
    assert_eq!(points(&[low.clone(), earlier]), Some((1, true)));
    assert_eq!(points(&[low, high]), Some((5, true)));
    assert_eq!(points(&[item("A1.1", choice("all"))]), Some((0, false)));
}

#[test]
fn any_veto_in_force_gives_grade_c() {
    let card = card(CardKind::A);
    let all = evidence(&cooperative());
    for &kind in VetoKind::ALL {
        let active = Veto::found(kind, today(), &RatingPolicy::default());
        let assessment = scored(&card, &all, &[active]);
        assert_eq!((assessment.total, assessment.outcome), (87, Outcome::Vetoed), "{kind:?}");
        assert_eq!((assessment.vetoes, assessment.outcome.grade()), (vec![kind], Some(Grade::C)));
        let lifted = Veto { until: Some(today()), ..active };
        assert_eq!(scored(&card, &all, &[lifted]).outcome, Outcome::Graded(Grade::Aa), "{kind:?}");
    }
    let vetoed = Veto::found(VetoKind::Crime, today(), &RatingPolicy::default());
    assert_eq!(scored(&card, &[], &[vetoed]).outcome, Outcome::Vetoed);
}

/// Any value of an indicator, fitting or not.
fn any_value(indicator: &Indicator) -> BoxedStrategy<EvidenceValue> {
    let options: Vec<EvidenceValue> = indicator
        .bands
        .iter()
        .filter_map(|band| match &band.when {
            When::Chosen(code) => Some(choice(code)),
            When::AtLeast(edge) | When::AtMost(edge) | When::Within(edge, _) => Some(Number(*edge)),
            When::Otherwise => None,
        })
        .collect();
    prop_oneof![
        4 => proptest::sample::select(options),
        1 => (-20_000_i64..2_000_000_000).prop_map(Number),
        1 => (any::<i64>(), any::<i64>()).prop_map(|(numerator, denominator)| ratio(numerator, denominator)),
    ]
    .boxed()
}

fn any_case() -> impl Strategy<Value = (Scorecard, Vec<Evidence>)> {
    proptest::sample::select(CardKind::ALL).prop_map(card).prop_flat_map(|card| {
        let items: Vec<_> = card
            .indicators
            .iter()
            .map(|indicator| {
                let code = indicator.code.clone();
                proptest::option::of(any_value(indicator)).prop_map(move |value| value.map(|value| item(&code, value)))
            })
            .collect();
        (Just(card), items.prop_map(|items| items.into_iter().flatten().collect()))
    })
}

/// A value that is as good or better in the indicator's own direction, if it has one.
fn improved(indicator: &Indicator, value: &EvidenceValue, by: i64) -> Option<EvidenceValue> {
    let burden = indicator.bands.iter().any(|band| matches!(band.when, When::AtMost(_)));
    let benefit = indicator.bands.iter().any(|band| matches!(band.when, When::AtLeast(_)));
    let better = |number: i64| if burden { number.saturating_sub(by).max(0) } else { number.saturating_add(by) };
    match value {
        Number(number) if burden || benefit => Some(Number(better(*number))),
        Ratio { numerator, denominator } if burden || benefit => Some(ratio(better(*numerator), *denominator)),
        Number(_) | Ratio { .. } | Choice(_) => None,
    }
}

proptest! {
    #[test]
    fn the_total_is_the_sum_of_the_findings((card, items) in any_case()) {
        let assessment = scored(&card, &items, &[]);
        prop_assert_eq!(assessment.total, assessment.findings.iter().map(|finding| finding.points).sum::<i32>());
        prop_assert!((0..=100).contains(&assessment.total));
        prop_assert!(assessment.findings.iter().all(|finding| (0..=finding.max).contains(&finding.points)));
        prop_assert_eq!(assessment.findings.len(), card.indicators.len());
        prop_assert_eq!(&assessment, &scored(&card, &items, &[]));
    }

    #[test]
    fn better_evidence_never_lowers_the_total(
        (card, items) in any_case(),
        at in any::<proptest::sample::Index>(),
        by in 0_i64..100_000_000,
    ) {
        let before = scored(&card, &items, &[]).total;
        let mut after = items;
        if !after.is_empty() {
            let changed = at.get_mut(after.as_mut_slice());
            let indicator = card.indicator(&changed.indicator).unwrap();
            if let Some(better) = improved(indicator, &changed.value, by) {
                changed.value = better;
            }
        }
        prop_assert!(scored(&card, &after, &[]).total >= before);
    }

    #[test]
    fn losing_evidence_never_raises_the_total((card, items) in any_case(), at in any::<proptest::sample::Index>()) {
        let before = scored(&card, &items, &[]);
        let mut rest = items;
        if !rest.is_empty() {
            rest.remove(at.index(rest.len()));
        }
        let after = scored(&card, &rest, &[]);
        prop_assert!(after.total <= before.total && after.missing_points >= before.missing_points);
    }

    #[test]
    fn the_next_better_band_earns_more((card, items) in any_case()) {
        for finding in scored(&card, &items, &[]).findings {
            let Some(found) = finding.scored else { continue };
            match found.next_better {
                Some(next) => prop_assert!(next.points > finding.points),
                None => prop_assert_eq!(finding.points, finding.max),
            }
        }
    }
}
