//! The first versions of the two cards (2.2, 2.3, 2.5), as the tables of the county design have them.
//!
//! A county changes a card by storing a new version; these tables only fill an empty installation.

mod a;
mod b;
mod labels;

use chrono::NaiveDate;

use super::line::{EnterpriseLine, HouseholdLine, LineRule};
use super::scorecard::{Band, CardKind, Grade, GradeBand, Group, Indicator, Label, Scorecard, ValueKind, When};
use crate::kernel::id::ScorecardId;
use crate::kernel::money::Fen;
use crate::kernel::ratio::BasisPoints;

/// The first version of a card, under a fresh identifier.
pub fn initial(kind: CardKind, effective_from: NaiveDate) -> Scorecard {
    let (zh, en, groups, rows, line_rule) = match kind {
        CardKind::A => ("合作社与企业评分卡", "Cooperatives and enterprises", a::GROUPS, a::ROWS, line_a()),
        CardKind::B => ("家庭农场与种养大户评分卡", "Family farms and large growers", b::GROUPS, b::ROWS, line_b()),
    };
    Scorecard {
        id: ScorecardId::fresh(),
        code: kind,
        version: 1,
        name: Label::new(zh, en),
        effective_from,
        groups: groups.iter().map(GroupRow::group).collect(),
        indicators: rows.iter().map(Row::indicator).collect(),
        grades: grades(),
        line_rule,
    }
}

/// The grades by points (2.5).
pub fn grades() -> Vec<GradeBand> {
    [
        (Grade::Aaa, 90, Some(20)),
        (Grade::Aa, 80, Some(60)),
        (Grade::A, 70, Some(100)),
        (Grade::B, 60, None),
        (Grade::C, 0, None),
    ]
    .map(|(grade, from, over)| GradeBand { grade, from, rate_over_lpr: over.map(BasisPoints) })
    .to_vec()
}

/// The line table of card A: alpha and beta in per cent, the cap in 10,000 yuan (R2.10).
pub fn line_a() -> LineRule {
    let rows = [
        (Grade::Aaa, 80, 40, 300),
        (Grade::Aa, 60, 30, 200),
        (Grade::A, 40, 20, 100),
        (Grade::B, 20, 10, 30),
        (Grade::C, 0, 0, 0),
    ];
    let row = |(grade, alpha, beta, cap)| EnterpriseLine {
        grade,
        alpha: BasisPoints::percent(alpha),
        beta: BasisPoints::percent(beta),
        cap: Fen::wan(cap),
    };
    LineRule::Enterprise { grades: rows.map(row).to_vec() }
}

/// The line table of card B: base and cap in 10,000 yuan (R2.11).
pub fn line_b() -> LineRule {
    let rows = [(Grade::Aaa, 10, 100), (Grade::Aa, 8, 60), (Grade::A, 5, 30), (Grade::B, 2, 10), (Grade::C, 0, 0)];
    let row = |(grade, base, cap)| HouseholdLine { grade, base: Fen::wan(base), cap: Fen::wan(cap) };
    LineRule::Household {
        asset_share: BasisPoints::percent(10),
        income_share: BasisPoints::percent(30),
        grades: rows.map(row).to_vec(),
    }
}

/// A group's code, points, and names.
struct GroupRow(&'static str, i32, &'static str, &'static str);

impl GroupRow {
    fn group(&self) -> Group {
        Group { code: self.0.to_owned(), name: Label::new(self.2, self.3), points: self.1 }
    }
}

/// An indicator's code, most points, names and bands.
struct Row(&'static str, i32, &'static str, &'static str, Bands);

/// An option's code, points and labels.
type OptionRow = (&'static str, i32, &'static str, &'static str);

/// Edges as the design prints them: per cent, tenths of a multiple, 10,000 yuan, mu, years or things. Whatever no
/// edge takes earns nothing.
enum Bands {
    AtLeast(ValueKind, &'static [(i64, i32)]),
    AtMost(ValueKind, &'static [(i64, i32)]),
    AtLeastOr(OptionRow, ValueKind, &'static [(i64, i32)]),
    Within(ValueKind, &'static [(i64, i64, i32)]),
    Options(&'static [OptionRow]),
}

impl Row {
    fn indicator(&self) -> Indicator {
        let Self(code, max, zh, en, bands) = self;
        let (kind, bands) = match bands {
            Bands::AtLeast(kind, steps) => (*kind, at_least(*kind, steps)),
            Bands::AtMost(kind, steps) => (*kind, at_most(*kind, steps)),
            Bands::AtLeastOr(or, kind, steps) => {
                (*kind, [vec![chosen(or)], at_least(*kind, steps)].into_iter().flatten().collect())
            }
            Bands::Within(kind, ranges) => (*kind, within(*kind, ranges)),
            Bands::Options(options) => (ValueKind::Choice, options.iter().map(chosen).collect()),
        };
        let group = code.split_once('.').map_or(*code, |(group, _)| group).to_owned();
        Indicator { code: (*code).to_owned(), group, name: Label::new(*zh, *en), max: *max, kind, bands }
    }
}

fn chosen((code, points, zh, en): &OptionRow) -> Band {
    Band { when: When::Chosen((*code).to_owned()), points: *points, label: Label::new(*zh, *en) }
}

fn at_least(kind: ValueKind, steps: &[(i64, i32)]) -> Vec<Band> {
    let above = [None].into_iter().chain(steps.iter().map(|(edge, _)| Some(*edge)));
    let mut bands: Vec<Band> = steps
        .iter()
        .zip(above)
        .map(|((edge, points), above)| Band {
            when: When::AtLeast(labels::exact(kind, *edge)),
            points: *points,
            label: labels::at_least(kind, *edge, above),
        })
        .collect();
    bands.extend(steps.last().map(|(edge, _)| otherwise(labels::below(kind, *edge))));
    bands
}

fn at_most(kind: ValueKind, steps: &[(i64, i32)]) -> Vec<Band> {
    let below = [None].into_iter().chain(steps.iter().map(|(edge, _)| Some(*edge)));
    let mut bands: Vec<Band> = steps
        .iter()
        .zip(below)
        .map(|((edge, points), below)| Band {
            when: When::AtMost(labels::exact(kind, *edge)),
            points: *points,
            label: labels::at_most(kind, *edge, below),
        })
        .collect();
    bands.extend(steps.last().map(|(edge, _)| otherwise(labels::above(kind, *edge))));
    bands
}

fn within(kind: ValueKind, ranges: &[(i64, i64, i32)]) -> Vec<Band> {
    let range = |(from, to, points): &(i64, i64, i32)| Band {
        when: When::Within(labels::exact(kind, *from), labels::exact(kind, *to)),
        points: *points,
        label: labels::within(kind, *from, *to),
    };
    ranges.iter().map(range).chain([otherwise(Label::new("其他", "otherwise"))]).collect()
}

fn otherwise(label: Label) -> Band {
    Band { when: When::Otherwise, points: 0, label }
}
