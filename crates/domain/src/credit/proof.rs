//! Whether a card can be scored with: complete, without overlap, and worth 100 points.

use super::line::LineRule;
use super::scorecard::{Band, CardKind, Grade, Indicator, Scorecard, ValueKind, When};
use crate::kernel::money::Fen;
use crate::kernel::vocabulary::Vocabulary;

/// What is wrong with a card.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardFlaw {
    /// The most that the indicators can earn together is not 100.
    #[error("the indicators sum to {0} points, not 100")]
    Total(i32),
    /// Two groups or two indicators share a code.
    #[error("{0} is there twice")]
    Duplicate(String),
    /// An indicator names a group that the card does not have.
    #[error("{indicator} belongs to {group}, which the card does not have")]
    UnknownGroup {
        /// The indicator's code.
        indicator: String,
        /// The group that it names.
        group: String,
    },
    /// A group states another sum than its indicators have.
    #[error("group {group} states {stated} points, its indicators sum to {summed}")]
    GroupSum {
        /// The group's code.
        group: String,
        /// The points that the group states.
        stated: i32,
        /// The points of its indicators.
        summed: i32,
    },
    /// The best band earns more or less than the indicator's most points.
    #[error("the best band of {indicator} earns {best} points, not {max}")]
    BestBand {
        /// The indicator's code.
        indicator: String,
        /// The points of its best band.
        best: i32,
        /// Its most points.
        max: i32,
    },
    /// A band takes points away.
    #[error("{0} has a band with negative points")]
    NegativePoints(String),
    /// Some value hits no band, or there is only one band.
    #[error("the bands of {0} do not take every value")]
    Incomplete(String),
    /// Some value hits two bands.
    #[error("bands of {0} overlap")]
    Overlap(String),
    /// Bands do not stand from best to worst, or a range ends before it begins.
    #[error("the bands of {0} are out of order")]
    OutOfOrder(String),
    /// Numeric bands for a choice, or numeric bands of more than one sort.
    #[error("{0} has bands of different sorts")]
    MixedBands(String),
    /// Not every grade from the best down to one that begins at 0 points.
    #[error("the grades do not run from AAA to C down to 0 points")]
    Grades,
    /// The line formula is that of the other card.
    #[error("the line formula is that of the other card")]
    WrongLineRule,
    /// The line table does not have each grade once.
    #[error("the line table does not have each grade once")]
    LineGrades,
    /// Grade C would get a line (2.5).
    #[error("grade C gets a line")]
    LineForC,
}

impl Scorecard {
    /// Whether ratings can be made with this card.
    ///
    /// # Errors
    /// Every [`CardFlaw`], in the order of the card.
    pub fn prove(&self) -> Result<(), Vec<CardFlaw>> {
        let mut flaws = self.sums();
        flaws.extend(self.indicators.iter().flat_map(|indicator| indicator.flaws()));
        flaws.extend(self.grade_flaws());
        flaws.extend(self.line_flaws());
        if flaws.is_empty() { Ok(()) } else { Err(flaws) }
    }

    fn sums(&self) -> Vec<CardFlaw> {
        let mut flaws = Vec::new();
        let codes: Vec<&String> =
            self.groups.iter().map(|group| &group.code).chain(self.indicators.iter().map(|item| &item.code)).collect();
        flaws.extend(repeated(&codes).map(|code| CardFlaw::Duplicate(code.to_string())));
        for group in &self.groups {
            let members = self.indicators.iter().filter(|indicator| indicator.group == group.code);
            let summed = members.map(|indicator| indicator.max).fold(0, i32::saturating_add);
            if summed != group.points {
                flaws.push(CardFlaw::GroupSum { group: group.code.clone(), stated: group.points, summed });
            }
        }
        let homeless = self.indicators.iter().filter(|item| self.groups.iter().all(|group| group.code != item.group));
        flaws.extend(
            homeless.map(|item| CardFlaw::UnknownGroup { indicator: item.code.clone(), group: item.group.clone() }),
        );
        let total = self.indicators.iter().map(|indicator| indicator.max).fold(0, i32::saturating_add);
        flaws.extend((total != 100).then_some(CardFlaw::Total(total)));
        flaws
    }

    fn grade_flaws(&self) -> Option<CardFlaw> {
        let all = self.grades.iter().map(|band| band.grade).eq(Grade::ALL.iter().copied());
        let falling = self.grades.is_sorted_by(|better, worse| better.from > worse.from);
        let bounded = self.grades.first().is_some_and(|best| best.from <= 100)
            && self.grades.last().is_some_and(|worst| worst.from == 0);
        (!(all && falling && bounded)).then_some(CardFlaw::Grades)
    }

    fn line_flaws(&self) -> Vec<CardFlaw> {
        let rows: Vec<(Grade, Fen)> = match &self.line_rule {
            LineRule::Enterprise { grades } => grades.iter().map(|row| (row.grade, row.cap)).collect(),
            LineRule::Household { grades, .. } => grades.iter().map(|row| (row.grade, row.cap)).collect(),
        };
        let right = match (&self.line_rule, self.code) {
            (LineRule::Enterprise { .. }, CardKind::A) | (LineRule::Household { .. }, CardKind::B) => true,
            (LineRule::Enterprise { .. }, CardKind::B) | (LineRule::Household { .. }, CardKind::A) => false,
        };
        let once = |grade: &Grade| rows.iter().filter(|(listed, _)| listed == grade).count() == 1;
        let mut flaws = Vec::new();
        flaws.extend((!right).then_some(CardFlaw::WrongLineRule));
        flaws.extend((!Grade::ALL.iter().all(once)).then_some(CardFlaw::LineGrades));
        flaws.extend(rows.iter().any(|row| row.0 == Grade::C && row.1 != Fen::ZERO).then_some(CardFlaw::LineForC));
        flaws
    }
}

impl Indicator {
    fn flaws(&self) -> Vec<CardFlaw> {
        let code = || self.code.clone();
        let best = self.bands.iter().map(|band| band.points).max().unwrap_or(0);
        let mut flaws = Vec::new();
        if best != self.max {
            flaws.push(CardFlaw::BestBand { indicator: code(), best, max: self.max });
        }
        if self.bands.iter().any(|band| band.points < 0) {
            flaws.push(CardFlaw::NegativePoints(code()));
        }
        let options: Vec<&String> = self.bands.iter().filter_map(|band| option(&band.when)).collect();
        if repeated(&options).next().is_some() {
            flaws.push(CardFlaw::Overlap(code()));
        }
        let numeric: Vec<&Band> = self.bands.iter().filter(|band| option(&band.when).is_none()).collect();
        match self.kind {
            ValueKind::Choice => {
                flaws.extend((!numeric.is_empty()).then(|| CardFlaw::MixedBands(code())));
                flaws.extend((options.len() < 2).then(|| CardFlaw::Incomplete(code())));
            }
            ValueKind::Count
            | ValueKind::Years
            | ValueKind::Share
            | ValueKind::Multiple
            | ValueKind::Money
            | ValueKind::Area => flaws.extend(numeric_flaw(&numeric).map(|flaw| flaw(code()))),
        }
        flaws
    }
}

fn option(when: &When) -> Option<&String> {
    match when {
        When::Chosen(code) => Some(code),
        When::AtLeast(_) | When::AtMost(_) | When::Within(..) | When::Otherwise => None,
    }
}

/// Codes that stand behind an equal one.
fn repeated<'a>(codes: &'a [&String]) -> impl Iterator<Item = &'a str> {
    codes.iter().enumerate().filter(|(place, code)| codes[..*place].contains(code)).map(|(_, code)| code.as_str())
}

type Flaw = fn(String) -> CardFlaw;

/// The first thing wrong with the numeric bands of one indicator.
fn numeric_flaw(bands: &[&Band]) -> Option<Flaw> {
    let Some((last, edged)) = bands.split_last() else {
        return Some(CardFlaw::Incomplete);
    };
    let rests = bands.iter().filter(|band| band.when == When::Otherwise).count();
    if rests == 0 || edged.is_empty() {
        return Some(CardFlaw::Incomplete);
    }
    if rests > 1 {
        return Some(CardFlaw::Overlap);
    }
    if last.when != When::Otherwise {
        return Some(CardFlaw::OutOfOrder);
    }
    let (mut floors, mut ceilings, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
    for band in edged {
        match band.when {
            When::AtLeast(edge) => floors.push(-i128::from(edge)),
            When::AtMost(edge) => ceilings.push(i128::from(edge)),
            When::Within(from, to) => ranges.push((from, to)),
            When::Otherwise | When::Chosen(_) => {}
        }
    }
    match (floors.is_empty(), ceilings.is_empty(), ranges.is_empty()) {
        (false, true, true) => edge_flaw(&floors).or(points_flaw(bands)),
        (true, false, true) => edge_flaw(&ceilings).or(points_flaw(bands)),
        (true, true, false) => range_flaw(&mut ranges),
        (_, _, _) => Some(CardFlaw::MixedBands),
    }
}

fn edge_flaw(widening: &[i128]) -> Option<Flaw> {
    if !widening.is_sorted() {
        return Some(CardFlaw::OutOfOrder);
    }
    (!widening.is_sorted_by(|narrow, wide| narrow < wide)).then_some(CardFlaw::Overlap)
}

fn points_flaw(bands: &[&Band]) -> Option<Flaw> {
    (!bands.is_sorted_by(|better, worse| better.points >= worse.points)).then_some(CardFlaw::OutOfOrder)
}

fn range_flaw(ranges: &mut [(i64, i64)]) -> Option<Flaw> {
    if ranges.iter().any(|(from, to)| from > to) {
        return Some(CardFlaw::OutOfOrder);
    }
    ranges.sort_unstable();
    (!ranges.is_sorted_by(|lower, higher| lower.1 < higher.0)).then_some(CardFlaw::Overlap)
}
