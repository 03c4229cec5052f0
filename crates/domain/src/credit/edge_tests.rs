//! The bands of both cards at each edge and next to it, as the design's tables have them (2.2, 2.3, R2.9).
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;

use super::cards;
use super::evidence::EvidenceValue::{self, Choice, Number, Ratio};
use super::scorecard::{CardKind, Indicator, Misfit, Scorecard, ValueKind, When};
use crate::kernel::vocabulary::Vocabulary;
use crate::membership::member_type::MemberType;

const WAN: i64 = 1_000_000;
const MU: i64 = 1_000;

fn card(kind: CardKind) -> Scorecard {
    cards::initial(kind, NaiveDate::default())
}

fn points(indicator: &Indicator, value: &EvidenceValue) -> Result<i32, Misfit> {
    indicator.place(value).map(|place| indicator.bands.get(place).unwrap().points)
}

/// An indicator, the unit of the values, and the points of each value.
type Edges = (&'static str, i64, &'static [(i64, i32)]);

const A: &[Edges] = &[
    ("A1.1", 1, &[(6, 5), (5, 5), (4, 4), (3, 4), (2, 3), (1, 1), (0, 0)]),
    ("A1.3", 1, &[(8, 3), (7, 2), (5, 2), (4, 1), (2, 1), (1, 0)]),
    ("A2.1", 1, &[(3, 4), (2, 4), (1, 2), (0, 0)]),
    ("A3.1", 1, &[(1000 * WAN, 7), (1000 * WAN - 1, 6), (500 * WAN, 6), (500 * WAN - 1, 4), (200 * WAN, 4)]),
    ("A3.1", 1, &[(200 * WAN - 1, 2), (50 * WAN, 2), (50 * WAN - 1, 0), (0, 0)]),
    ("A3.2", 1, &[(1000 * MU, 5), (1000 * MU - 1, 4), (500 * MU, 4), (500 * MU - 1, 3), (200 * MU, 3)]),
    ("A3.2", 1, &[(200 * MU - 1, 1), (50 * MU, 1), (50 * MU - 1, 0), (0, 0)]),
    ("A3.3", 1, &[(200, 4), (199, 3), (100, 3), (99, 2), (30, 2), (29, 0)]),
    ("A3.4", 1, &[(1000, 4), (999, 3), (0, 3), (-1, 1), (-1000, 1), (-1001, 0)]),
    ("A3.5", 1, &[(6000, 3), (5999, 2), (3000, 2), (2999, 0)]),
    ("A3.6", 1, &[(8000, 2), (7999, 1), (4000, 1), (3999, 0)]),
    ("A4.1", 1, &[(0, 6), (4000, 6), (4001, 5), (5500, 5), (5501, 3), (7000, 3), (7001, 1), (8500, 1), (8501, 0)]),
    ("A4.2", 1000, &[(16, 4), (15, 4), (14, 3), (10, 3), (9, 1), (7, 1), (6, 0)]),
    ("A4.2", 1, &[(14_999, 3), (9_999, 1), (6_999, 0)]),
    ("A4.3", 1, &[(800, 4), (799, 3), (400, 3), (399, 2), (0, 2), (-1, 0)]),
    ("A4.4", 1, &[(30_000, 3), (29_999, 2), (15_000, 2), (14_999, 1), (10_000, 1), (9_999, 0), (-10_000, 0)]),
    ("A4.5", 1, &[(0, 3), (2000, 3), (2001, 2), (5000, 2), (5001, 1), (10_000, 1), (10_001, 0)]),
    ("A5.5", 1, &[(3, 2), (2, 2), (1, 1), (0, 0)]),
];

const B: &[Edges] = &[
    ("B1.1", 1, &[(17, 0), (18, 3), (24, 3), (25, 4), (55, 4), (56, 3), (60, 3), (61, 1), (65, 1), (66, 0)]),
    ("B1.2", 1, &[(8, 4), (7, 3), (5, 3), (4, 2), (2, 2), (1, 0)]),
    ("B1.5", 1, &[(3, 2), (2, 2), (1, 1), (0, 0)]),
    ("B2.1", 1, &[(40_000, 8), (39_999, 6), (20_000, 6), (19_999, 4), (10_000, 4), (9_999, 2), (5_000, 2), (4_999, 0)]),
    ("B2.2", 1, &[(5, 5), (4, 4), (3, 4), (2, 2), (1, 2), (0, 0)]),
    ("B2.3", 1, &[(9000, 3), (8999, 2), (5000, 2), (4999, 0)]),
    ("B2.4", 1, &[(50 * WAN, 5), (50 * WAN - 1, 4), (20 * WAN, 4), (20 * WAN - 1, 2), (5 * WAN, 2), (5 * WAN - 1, 0)]),
    ("B3.1", 1, &[(100 * WAN, 8), (100 * WAN - 1, 6), (50 * WAN, 6), (50 * WAN - 1, 4), (20 * WAN, 4)]),
    ("B3.1", 1, &[(20 * WAN - 1, 2), (10 * WAN, 2), (10 * WAN - 1, 0)]),
    ("B3.2", 1, &[(12_000, 6), (11_999, 5), (9_000, 5), (8_999, 3), (6_000, 3), (5_999, 1), (0, 1), (-1, 0)]),
    ("B3.4", 1, &[(5000, 3), (4999, 2), (2000, 2), (1999, 0)]),
    ("B4.1", 1, &[(0, 6), (3000, 6), (3001, 4), (5000, 4), (5001, 2), (7000, 2), (7001, 0)]),
    ("B4.2", 1, &[(0, 5), (3000, 5), (3001, 3), (5000, 3), (5001, 1), (7000, 1), (7001, 0)]),
    ("B4.3", 1, &[(0, 4), (1, 2), (20 * WAN, 2), (20 * WAN + 1, 1), (50 * WAN, 1), (50 * WAN + 1, 0)]),
    ("B5.3", 1, &[(8000, 3), (7999, 2), (5000, 2), (4999, 0)]),
    ("B5.4", 1, &[(3, 2), (2, 2), (1, 1), (0, 0)]),
];

/// The points of the options in the order of the tables.
const OPTIONS: &[(CardKind, &str, &[i32])] = &[
    (CardKind::A, "A1.2", &[5, 4, 3, 2, 0]),
    (CardKind::A, "A1.4", &[2, 1, 0]),
    (CardKind::A, "A2.2", &[6, 3, 0]),
    (CardKind::A, "A2.3", &[4, 2, 0, 4, 3, 2, 1, 0]),
    (CardKind::A, "A2.4", &[4, 2, 0]),
    (CardKind::A, "A2.5", &[2, 1, 0]),
    (CardKind::A, "A5.1", &[8, 5, 2, 0]),
    (CardKind::A, "A5.2", &[4, 2, 0]),
    (CardKind::A, "A5.3", &[3, 1, 0]),
    (CardKind::A, "A5.4", &[3, 1, 0]),
    (CardKind::B, "B1.3", &[3, 2, 1, 0]),
    (CardKind::B, "B1.4", &[3, 2, 0]),
    (CardKind::B, "B1.6", &[4, 3, 1, 0]),
    (CardKind::B, "B2.5", &[4, 2, 0]),
    (CardKind::B, "B3.3", &[5, 3, 0]),
    (CardKind::B, "B3.5", &[3, 2, 1, 0]),
    (CardKind::B, "B5.1", &[7, 4, 1, 0]),
    (CardKind::B, "B5.2", &[3, 1, 0]),
];

#[test]
fn every_type_of_member_has_its_card() {
    let cards = ["A", "A", "B", "A", "A", "B", "B", "A"];
    for (&member, card) in MemberType::ALL.iter().zip(cards) {
        assert_eq!(CardKind::of(member).code(), card, "{member:?}");
    }
}

#[test]
fn numbers_earn_what_the_tables_say_at_every_edge() {
    for (kind, table) in [(CardKind::A, A), (CardKind::B, B)] {
        let card = card(kind);
        for (code, unit, cases) in table {
            let indicator = card.indicator(code).unwrap();
            for (value, expected) in *cases {
                assert_eq!(points(indicator, &Number(value * unit)), Ok(*expected), "{code} {value}");
            }
        }
    }
}

#[test]
fn options_earn_what_the_tables_say() {
    for (kind, code, expected) in OPTIONS {
        let card = card(*kind);
        let bands = &card.indicator(code).unwrap().bands;
        let listed: Vec<i32> = bands.iter().map(|band| band.points).collect();
        assert_eq!(&listed, expected, "{code}");
        for band in bands {
            let When::Chosen(option) = &band.when else { unreachable!("{code} has options only") };
            assert_eq!(points(card.indicator(code).unwrap(), &Choice(option.clone())), Ok(band.points), "{option}");
        }
    }
}

#[test]
fn every_indicator_is_in_a_table() {
    for (kind, table) in [(CardKind::A, A), (CardKind::B, B)] {
        for indicator in card(kind).indicators {
            let numeric = table.iter().any(|(code, ..)| *code == indicator.code);
            let options = OPTIONS.iter().any(|(_, code, _)| *code == indicator.code);
            assert_eq!(
                (numeric, options),
                match indicator.kind {
                    ValueKind::Choice => (false, true),
                    ValueKind::Count
                    | ValueKind::Years
                    | ValueKind::Share
                    | ValueKind::Multiple
                    | ValueKind::Money
                    | ValueKind::Area => (true, false),
                },
                "{}",
                indicator.code
            );
        }
    }
}

#[test]
fn ratios_are_compared_unrounded() {
    let ratio = |numerator, denominator| Ratio { numerator, denominator };
    let cases = [
        (CardKind::A, "A3.5", ratio(59_999_999, 100_000_000), 2),
        (CardKind::A, "A3.5", ratio(60_000_000, 100_000_000), 3),
        (CardKind::A, "A4.1", ratio(40_000_001, 100_000_000), 5),
        (CardKind::A, "A4.1", ratio(40_000_000, 100_000_000), 6),
        (CardKind::A, "A4.2", ratio(2, 3), 0),
        (CardKind::A, "A4.3", ratio(-1, i64::MAX), 0),
        (CardKind::A, "A3.4", ratio(i64::MAX, 1), 4),
        (CardKind::B, "B2.1", ratio(210_000, 50_000), 8),
        (CardKind::B, "B2.2", ratio(4_999_999, 1_000_000), 4),
        (CardKind::B, "B3.2", ratio(1_199_999, 1_000_000), 5),
    ];
    for (kind, code, value, expected) in cases {
        assert_eq!(points(card(kind).indicator(code).unwrap(), &value), Ok(expected), "{code} {value:?}");
    }
}

#[test]
fn a_burden_on_nothing_is_worst_and_no_burden_best() {
    let guarantees = card(CardKind::A);
    let guarantees = guarantees.indicator("A4.5").unwrap();
    for (numerator, denominator, expected) in [(1, 0, 0), (1, -5, 0), (0, 0, 3), (0, -5, 3)] {
        assert_eq!(points(guarantees, &Ratio { numerator, denominator }), Ok(expected), "{numerator}/{denominator}");
    }
}

#[test]
fn values_that_cannot_be_are_refused() {
    let ratio = |numerator, denominator| Ratio { numerator, denominator };
    let cases = [
        (CardKind::A, "A1.2", Number(1), Misfit::ChoiceWanted),
        (CardKind::A, "A1.2", Choice("galaxy".into()), Misfit::UnknownChoice),
        (CardKind::A, "A1.1", Choice("no_debt".into()), Misfit::UnknownChoice),
        (CardKind::A, "A3.1", ratio(1, 2), Misfit::NotARatio),
        (CardKind::A, "A1.2", ratio(1, 2), Misfit::NotARatio),
        (CardKind::B, "B1.1", ratio(51, 2), Misfit::NotARatio),
        (CardKind::A, "A3.1", Number(-1), Misfit::Negative),
        (CardKind::A, "A4.1", Number(-1), Misfit::Negative),
        (CardKind::A, "A4.1", ratio(-1, 2), Misfit::Negative),
        (CardKind::A, "A3.4", ratio(1, 0), Misfit::NoDenominator),
    ];
    for (kind, code, value, misfit) in cases {
        assert_eq!(points(card(kind).indicator(code).unwrap(), &value), Err(misfit), "{code} {value:?}");
    }
}

#[test]
fn no_debt_stands_for_full_interest_cover() {
    let card = card(CardKind::A);
    assert_eq!(points(card.indicator("A4.4").unwrap(), &Choice("no_debt".into())), Ok(3));
}

#[test]
fn grades_begin_at_their_points() {
    let card = card(CardKind::A);
    let grades = [100, 90, 89, 80, 79, 70, 69, 60, 59, 0].map(|points| format!("{:?}", card.grade_of(points)));
    assert_eq!(grades, ["Aaa", "Aaa", "Aa", "Aa", "A", "A", "B", "B", "C", "C"]);
}
