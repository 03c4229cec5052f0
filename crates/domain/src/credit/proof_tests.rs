//! Flawed cards are refused, with the flaw named.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::cards;
use super::line::LineRule;
use super::proof::CardFlaw;
use super::scorecard::{Band, CardKind, Label, Scorecard, ValueKind, When};
use crate::kernel::money::Fen;
use crate::kernel::vocabulary::Vocabulary;

fn card() -> Scorecard {
    cards::initial(CardKind::A, chrono::NaiveDate::default())
}

/// The flaws of card A after a change to the bands of A1.1, whose most points are 5.
fn with_bands(bands: &[(When, i32)]) -> Vec<CardFlaw> {
    let mut card = card();
    let band = |(when, points): &(When, i32)| Band { when: when.clone(), points: *points, label: Label::new("", "") };
    card.indicators.first_mut().unwrap().bands = bands.iter().map(band).collect();
    card.prove().err().unwrap_or_default()
}

#[test]
fn both_cards_are_sound() {
    for &kind in CardKind::ALL {
        assert_eq!(cards::initial(kind, chrono::NaiveDate::default()).prove(), Ok(()), "{kind:?}");
    }
}

/// Bands with their points, and the flaws that they have.
type Flawed = (Vec<(When, i32)>, Vec<CardFlaw>);

#[test]
fn flawed_bands_are_named() {
    use When::{AtLeast, AtMost, Chosen, Otherwise, Within};
    let code = || "A1.1".to_owned();
    let cases: Vec<Flawed> = vec![
        (vec![(AtLeast(3), 5), (AtLeast(1), 2), (Otherwise, 0)], vec![]),
        (vec![(AtLeast(3), 5), (AtLeast(1), 2)], vec![CardFlaw::Incomplete(code())]),
        (vec![(Otherwise, 5)], vec![CardFlaw::Incomplete(code())]),
        (vec![(AtLeast(3), 5), (AtLeast(3), 2), (Otherwise, 0)], vec![CardFlaw::Overlap(code())]),
        (vec![(AtLeast(3), 5), (Otherwise, 1), (Otherwise, 0)], vec![CardFlaw::Overlap(code())]),
        (vec![(AtLeast(1), 5), (AtLeast(3), 2), (Otherwise, 0)], vec![CardFlaw::OutOfOrder(code())]),
        (vec![(AtMost(3), 5), (AtMost(1), 2), (Otherwise, 0)], vec![CardFlaw::OutOfOrder(code())]),
        (vec![(AtLeast(3), 2), (AtLeast(1), 5), (Otherwise, 0)], vec![CardFlaw::OutOfOrder(code())]),
        (vec![(Otherwise, 0), (AtLeast(3), 5)], vec![CardFlaw::OutOfOrder(code())]),
        (vec![(AtLeast(3), 5), (AtMost(1), 2), (Otherwise, 0)], vec![CardFlaw::MixedBands(code())]),
        (vec![(Within(1, 5), 5), (Within(5, 9), 2), (Otherwise, 0)], vec![CardFlaw::Overlap(code())]),
        (vec![(Within(6, 9), 5), (Within(1, 5), 2), (Otherwise, 0)], vec![]),
        (vec![(Within(5, 1), 5), (Otherwise, 0)], vec![CardFlaw::OutOfOrder(code())]),
        (vec![(AtLeast(1), 5), (Otherwise, -1)], vec![CardFlaw::NegativePoints(code())]),
        (vec![(AtLeast(1), 4), (Otherwise, 0)], vec![CardFlaw::BestBand { indicator: code(), best: 4, max: 5 }]),
        (
            vec![(AtLeast(1), 5), (Otherwise, 0), (Chosen("x".into()), 1), (Chosen("x".into()), 2)],
            vec![CardFlaw::Overlap(code())],
        ),
    ];
    for (bands, flaws) in cases {
        assert_eq!(with_bands(&bands), flaws, "{bands:?}");
    }
}

#[test]
fn a_choice_takes_no_numbers_and_needs_options() {
    let mut card = card();
    card.indicators.first_mut().unwrap().kind = ValueKind::Choice;
    let code = || "A1.1".to_owned();
    assert_eq!(card.prove(), Err(vec![CardFlaw::MixedBands(code()), CardFlaw::Incomplete(code())]));
}

#[test]
fn flawed_sums_are_named() {
    let mut lost = card();
    lost.indicators.pop();
    let group = CardFlaw::GroupSum { group: "A5".into(), stated: 20, summed: 18 };
    assert_eq!(lost.prove(), Err(vec![group, CardFlaw::Total(98)]));

    let mut homeless = card();
    homeless.indicators.last_mut().unwrap().group = "A9".into();
    let group = CardFlaw::GroupSum { group: "A5".into(), stated: 20, summed: 18 };
    let unknown = CardFlaw::UnknownGroup { indicator: "A5.5".into(), group: "A9".into() };
    assert_eq!(homeless.prove(), Err(vec![group, unknown]));

    let mut twice = card();
    twice.indicators.last_mut().unwrap().code = "A5.4".into();
    assert_eq!(twice.prove(), Err(vec![CardFlaw::Duplicate("A5.4".into())]));
}

#[test]
fn flawed_grades_and_lines_are_named() {
    let mut ungraded = card();
    ungraded.grades.pop();
    ungraded.line_rule = cards::line_b();
    assert_eq!(ungraded.prove(), Err(vec![CardFlaw::Grades, CardFlaw::WrongLineRule]));

    let LineRule::Enterprise { mut grades } = cards::line_a() else { unreachable!("card A rates enterprises") };
    grades.last_mut().unwrap().cap = Fen(1);
    grades.remove(0);
    let mut generous = card();
    generous.line_rule = LineRule::Enterprise { grades };
    assert_eq!(generous.prove(), Err(vec![CardFlaw::LineGrades, CardFlaw::LineForC]));
}
