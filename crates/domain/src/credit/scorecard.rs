//! Scorecards as versioned data, and how a value finds its band (R2.8, R2.9, 2.2, 2.3).

use chrono::NaiveDate;

use super::evidence::EvidenceValue;
use super::line::LineRule;
use crate::kernel::id::ScorecardId;
use crate::kernel::ratio::BasisPoints;
use crate::membership::member_type::MemberType;
use crate::vocabulary;

vocabulary! {
    /// Whom a card rates (2.2, 2.3).
    pub enum CardKind {
        /// Cooperatives and enterprises.
        A => "A",
        /// Family farms and large growers.
        B => "B",
    }
}

impl CardKind {
    /// The card that rates members of this type (2.2, 2.3).
    pub const fn of(member: MemberType) -> Self {
        match member {
            MemberType::Coop
            | MemberType::CoopUnion
            | MemberType::Enterprise
            | MemberType::ServiceOrg
            | MemberType::VillageEco => Self::A,
            MemberType::FamilyFarm | MemberType::LargeGrower | MemberType::Individual => Self::B,
        }
    }
}

vocabulary! {
    /// Credit grades, best first (2.5).
    pub enum Grade {
        /// Excellent.
        Aaa => "AAA",
        /// Very good.
        Aa => "AA",
        /// Good.
        A => "A",
        /// Fair.
        B => "B",
        /// No line.
        C => "C",
    }
}

vocabulary! {
    /// What an indicator measures, and so the unit of its values and band edges.
    pub enum ValueKind {
        /// Whole things or persons.
        Count => "count",
        /// Years; whole, or an exact ratio.
        Years => "years",
        /// A part of a whole, edges in basis points, shown in per cent.
        Share => "share",
        /// How many times a reference, edges in basis points (15,000 is 1.5 times).
        Multiple => "multiple",
        /// Money in fen.
        Money => "money",
        /// Area in thousandths of a mu.
        Area => "area",
        /// One of the options that the bands list.
        Choice => "choice",
    }
}

impl ValueKind {
    /// How many units of an edge make one, for kinds that may be given as an exact ratio.
    fn ratio_unit(self) -> Option<i64> {
        match self {
            Self::Years => Some(1),
            Self::Share | Self::Multiple => Some(10_000),
            Self::Count | Self::Money | Self::Area | Self::Choice => None,
        }
    }

    fn may_be_negative(self) -> bool {
        match self {
            Self::Share | Self::Multiple => true,
            Self::Count | Self::Years | Self::Money | Self::Area | Self::Choice => false,
        }
    }
}

impl Grade {
    /// One grade down (R2.7). `None` below C.
    pub fn lower(self) -> Option<Self> {
        match self {
            Self::Aaa => Some(Self::Aa),
            Self::Aa => Some(Self::A),
            Self::A => Some(Self::B),
            Self::B => Some(Self::C),
            Self::C => None,
        }
    }
}

/// What people read, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Label {
    /// A label from its two texts.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// One version of a card; ratings keep the version they were scored with (R2.8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// Identifies this version.
    pub id: ScorecardId,
    /// Whom it rates.
    pub code: CardKind,
    /// Counts from one for each kind.
    pub version: i32,
    /// The card's name.
    pub name: Label,
    /// The first day on which ratings are scored with it.
    pub effective_from: NaiveDate,
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// The indicators, in order.
    pub indicators: Vec<Indicator>,
    /// The grades from best to worst.
    pub grades: Vec<GradeBand>,
    /// How a line follows from the grade (2.5).
    pub line_rule: LineRule,
}

/// Indicators that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// As `A1`.
    pub code: String,
    /// The group's name.
    pub name: Label,
    /// The sum of its indicators' points.
    pub points: i32,
}

/// One thing that earns points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// As `A1.1`.
    pub code: String,
    /// The code of its group.
    pub group: String,
    /// The indicator's name.
    pub name: Label,
    /// The most points it can earn.
    pub max: i32,
    /// What its values are.
    pub kind: ValueKind,
    /// From best to worst; the first that holds is hit.
    pub bands: Vec<Band>,
}

/// Values that earn the same points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The values of the band.
    pub when: When,
    /// Points earned.
    pub points: i32,
    /// What people read.
    pub label: Label,
}

/// The condition of a band; edges are in the unit of the indicator's [`ValueKind`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// More is better: the edge and everything above it.
    AtLeast(i64),
    /// Less is better: the edge and everything below it.
    AtMost(i64),
    /// Both edges and everything between them.
    Within(i64, i64),
    /// Every number that no other band takes.
    Otherwise,
    /// The option with this code.
    Chosen(String),
}

/// The points from which a grade is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeBand {
    /// The grade.
    pub grade: Grade,
    /// The fewest points that give it.
    pub from: i32,
    /// The suggested interest above the loan prime rate; `None` where the bank decides case by case or lends
    /// nothing (2.5).
    pub rate_over_lpr: Option<BasisPoints>,
}

/// Why a value cannot be an indicator's evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// A number where one of the options is wanted.
    #[error("one of the options is wanted")]
    ChoiceWanted,
    /// The option is not in the list.
    #[error("the option is not in the list")]
    UnknownChoice,
    /// A ratio where a whole number is wanted.
    #[error("a whole number is wanted")]
    NotARatio,
    /// Less than nothing of something that cannot be negative.
    #[error("the value cannot be negative")]
    Negative,
    /// A ratio to nothing, or to less than nothing, that has no meaning.
    #[error("the denominator must be more than zero")]
    NoDenominator,
    /// The card's bands leave a hole; [`Scorecard::prove`] finds it first.
    #[error("no band takes the value")]
    Unbanded,
}

impl When {
    /// Whether `numerator / denominator` lies in the band; a zero denominator stands for boundlessly much.
    fn holds(&self, numerator: i128, denominator: i128) -> bool {
        let reached = |edge: &i64| numerator >= i128::from(*edge) * denominator;
        let kept = |edge: &i64| numerator <= i128::from(*edge) * denominator;
        match self {
            Self::AtLeast(edge) => reached(edge),
            Self::AtMost(edge) => kept(edge),
            Self::Within(from, to) => reached(from) && kept(to),
            Self::Otherwise => true,
            Self::Chosen(_) => false,
        }
    }
}

impl Indicator {
    /// The place in `bands` of the band that the value hits, compared exactly (R2.9).
    ///
    /// Where less is better, a burden on nothing or on negative means (guarantees over lost capital, instalments
    /// without income) is worse than every edge, and no burden is none whatever the means.
    ///
    /// # Errors
    /// [`Misfit`] if the value cannot be evidence of this indicator.
    pub fn place(&self, value: &EvidenceValue) -> Result<usize, Misfit> {
        match value {
            EvidenceValue::Choice(code) => {
                let chosen = |band: &Band| matches!(&band.when, When::Chosen(option) if option == code);
                self.bands.iter().position(chosen).ok_or(Misfit::UnknownChoice)
            }
            EvidenceValue::Number(number) => self.place_number(i128::from(*number), 1),
            EvidenceValue::Ratio { numerator, denominator } => {
                let ranged = self.bands.iter().any(|band| matches!(band.when, When::Within(..)));
                match self.kind.ratio_unit() {
                    Some(unit) if !ranged => {
                        self.place_number(i128::from(*numerator) * i128::from(unit), i128::from(*denominator))
                    }
                    Some(_) | None => Err(Misfit::NotARatio),
                }
            }
        }
    }

    fn place_number(&self, numerator: i128, denominator: i128) -> Result<usize, Misfit> {
        let burden = self.bands.iter().any(|band| matches!(band.when, When::AtMost(_)));
        if self.kind == ValueKind::Choice {
            return Err(Misfit::ChoiceWanted);
        }
        if numerator < 0 && (burden || !self.kind.may_be_negative()) {
            return Err(Misfit::Negative);
        }
        let (numerator, denominator) = match (denominator > 0, burden) {
            (true, _) => (numerator, denominator),
            (false, true) if numerator == 0 => (0, 1),
            (false, true) => (1, 0),
            (false, false) => return Err(Misfit::NoDenominator),
        };
        self.bands.iter().position(|band| band.when.holds(numerator, denominator)).ok_or(Misfit::Unbanded)
    }

    /// What would earn more than the band at `place`: the nearest band listed above it with more points.
    pub fn next_better(&self, place: usize) -> Option<&Band> {
        let (better, hit) = (self.bands.get(..place)?, self.bands.get(place)?);
        better.iter().rev().find(|band| band.points > hit.points)
    }
}

impl Scorecard {
    /// The grade that the points give (2.5); C below every band.
    pub fn grade_of(&self, points: i32) -> Grade {
        self.grades.iter().find(|band| points >= band.from).map_or(Grade::C, |band| band.grade)
    }

    /// The indicator with this code.
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code == code)
    }
}
