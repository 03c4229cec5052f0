//! Scoring: a fold over evidence that explains every point (R2.8, R2.9, 2.4).

use chrono::NaiveDate;

use super::evidence::{Evidence, EvidenceSource, EvidenceValue, counting};
use super::policy::RatingPolicy;
use super::scorecard::{Band, Grade, Indicator, Scorecard};
use super::veto::{Veto, VetoKind};

/// What an indicator earned, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The indicator's code.
    pub indicator: String,
    /// Points earned.
    pub points: i32,
    /// The most it could earn.
    pub max: i32,
    /// What earned them; `None` if nothing confirmed is known: missing (R2.9).
    pub scored: Option<Scored>,
}

/// The value behind a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The value as recorded.
    pub value: EvidenceValue,
    /// Where it comes from.
    pub source: EvidenceSource,
    /// The day on which it was so.
    pub observed_on: NaiveDate,
    /// The band hit.
    pub band: Band,
    /// What would earn more; `None` at the top.
    pub next_better: Option<Band>,
}

/// What a rating comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The grade that the points give.
    Graded(Grade),
    /// A veto is in force: grade C whatever the points (2.4).
    Vetoed,
    /// Too much is missing (R2.9).
    NotRatable,
}

impl Outcome {
    /// The grade, if there is one.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Self::Graded(grade) => Some(grade),
            Self::Vetoed => Some(Grade::C),
            Self::NotRatable => None,
        }
    }
}

/// A member scored with one card on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// One finding for each indicator, in the card's order.
    pub findings: Vec<Finding>,
    /// The sum of the points.
    pub total: i32,
    /// The points that missing indicators could have earned.
    pub missing_points: i32,
    /// The vetoes in force.
    pub vetoes: Vec<VetoKind>,
    /// What it comes to.
    pub outcome: Outcome,
}

/// Scores a member on the rating date `on`. Evidence that does not fit its indicator counts as missing.
pub fn assess(
    card: &Scorecard,
    evidence: &[Evidence],
    vetoes: &[Veto],
    on: NaiveDate,
    policy: &RatingPolicy,
) -> Assessment {
    let findings: Vec<Finding> =
        card.indicators.iter().map(|indicator| find(indicator, counting(evidence, &indicator.code, on))).collect();
    let total = findings.iter().map(|finding| finding.points).sum();
    let missing_points = findings.iter().filter(|finding| finding.scored.is_none()).map(|finding| finding.max).sum();
    let vetoes: Vec<VetoKind> = vetoes.iter().filter(|veto| veto.active(on)).map(|veto| veto.kind).collect();
    let outcome = if !vetoes.is_empty() {
        Outcome::Vetoed
    } else if missing_points > policy.missing_limit {
        Outcome::NotRatable
    } else {
        Outcome::Graded(card.grade_of(total))
    };
    Assessment { findings, total, missing_points, vetoes, outcome }
}

fn find(indicator: &Indicator, evidence: Option<&Evidence>) -> Finding {
    let scored = evidence.and_then(|item| {
        let place = indicator.place(&item.value).ok()?;
        Some(Scored {
            value: item.value.clone(),
            source: item.source,
            observed_on: item.observed_on,
            band: indicator.bands.get(place)?.clone(),
            next_better: indicator.next_better(place).cloned(),
        })
    });
    let points = scored.as_ref().map_or(0, |scored| scored.band.points);
    Finding { indicator: indicator.code.clone(), points, max: indicator.max, scored }
}
