//! What a rating shows: the score with every reason, the evidence, the vetoes, the line, the way so far.

use chrono::NaiveDate;
use domain::credit::evidence::{Evidence, EvidenceSource};
use domain::credit::lifecycle::RatingStatus;
use domain::credit::line::{LineTerm, SuggestedLine};
use domain::credit::scorecard::Scorecard;
use domain::credit::veto::VetoKind;
use persistence::credit::findings::Kept;
use persistence::credit::{ratings::Told, vetoes::Found};
use serde::Serialize;
use utoipa::ToSchema;

use super::scorecards::{BandOut, LabelOut, ValueKindCode};
use super::value::ValueWire;
use crate::kernel::code::Code;
use crate::kernel::problem::Problem;
use crate::kernel::wire::Yuan;

/// Where a value comes from, on the wire.
pub(super) type EvidenceSourceCode = Code<EvidenceSource>;
/// An item of the veto list, on the wire.
pub(super) type VetoKindCode = Code<VetoKind>;
/// Where a rating stands, on the wire.
pub(super) type RatingStatusCode = Code<RatingStatus>;
/// A part of a line's computation, on the wire.
pub(super) type LineTermCode = Code<LineTerm>;

/// What an indicator earned, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Finding)]
pub(super) struct FindingOut {
    #[schema(example = "A4.1")]
    indicator: String,
    /// The code of its group.
    #[schema(example = "A4")]
    group: String,
    name: LabelOut,
    kind: ValueKindCode,
    #[schema(example = 5)]
    points: i32,
    /// The most points that it could earn.
    #[schema(example = 6)]
    max: i32,
    /// What earned the points; null if nothing confirmed was known.
    scored: Option<ScoredOut>,
}

/// The value behind a finding.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScoredValue)]
pub(super) struct ScoredOut {
    value: ValueWire,
    source: EvidenceSourceCode,
    /// The day on which it was so.
    observed_on: NaiveDate,
    /// Who checked the value.
    #[schema(example = "陈晓燕")]
    confirmed_by: Option<String>,
    band: BandOut,
    /// What would earn more; null at the top.
    next_better: Option<BandOut>,
}

impl FindingOut {
    pub(super) fn of(kept: Kept, card: &Scorecard) -> Result<Self, Problem> {
        let Kept { finding, evidence: _, confirmed_by } = kept;
        let unknown = || Problem::internal(format!("the card has no indicator {}", finding.indicator));
        let indicator = card.indicator(&finding.indicator).ok_or_else(unknown)?;
        let kind = indicator.kind;
        let scored = finding.scored.map(|scored| ScoredOut {
            value: ValueWire::of(&scored.value, kind),
            source: Code(scored.source),
            observed_on: scored.observed_on,
            confirmed_by,
            band: BandOut::of(scored.band, kind),
            next_better: scored.next_better.map(|band| BandOut::of(band, kind)),
        });
        Ok(Self {
            indicator: indicator.code.clone(),
            group: indicator.group.clone(),
            name: indicator.name.clone().into(),
            kind: Code(kind),
            points: finding.points,
            max: finding.max,
            scored,
        })
    }
}

/// A value known for an indicator.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Evidence)]
pub(super) struct EvidenceOut {
    #[schema(example = "A4.1")]
    indicator: String,
    value: ValueWire,
    source: EvidenceSourceCode,
    /// The day on which it was so.
    observed_on: NaiveDate,
    /// Whether somebody checked it; only what is confirmed counts.
    confirmed: bool,
    /// Who checked it.
    #[schema(example = "陈晓燕")]
    confirmed_by: Option<String>,
}

impl EvidenceOut {
    pub(super) fn of(item: Evidence, confirmed_by: Option<String>, card: &Scorecard) -> Option<Self> {
        let kind = card.indicator(&item.indicator)?.kind;
        Some(Self {
            value: ValueWire::of(&item.value, kind),
            indicator: item.indicator,
            source: Code(item.source),
            observed_on: item.observed_on,
            confirmed: item.confirmed_by.is_some(),
            confirmed_by,
        })
    }
}

/// A fact that rules out a line while it lasts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Veto)]
pub(super) struct VetoOut {
    kind: VetoKindCode,
    /// The first day.
    since: NaiveDate,
    /// The first day on which it no longer counts; null while it lasts.
    until: Option<NaiveDate>,
    /// Whether it counts today.
    active: bool,
    /// The paper that it rests on.
    #[schema(example = "（2026）浙0382执1234号")]
    document: String,
    /// Who entered it.
    #[schema(example = "陈晓燕")]
    entered_by: String,
}

impl VetoOut {
    pub(super) fn of(found: Found, today: NaiveDate) -> Self {
        let active = found.veto().active(today);
        let Found { kind, since, until, document, entered_by } = found;
        Self { kind: Code(kind.0), since, until, active, document, entered_by }
    }
}

/// A suggested credit line and how it came about. The bank decides what it grants.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SuggestedLine)]
pub(super) struct LineOut {
    /// The line, in whole 10,000 yuan.
    amount: Yuan,
    /// The parts, in the order of the formula.
    terms: Vec<LineTermOut>,
}

/// A part of a line's computation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LinePart)]
pub(super) struct LineTermOut {
    term: LineTermCode,
    amount: Yuan,
}

impl From<SuggestedLine> for LineOut {
    fn from(SuggestedLine { terms, amount }: SuggestedLine) -> Self {
        let terms = terms.into_iter().map(|(term, amount)| LineTermOut { term: Code(term), amount: amount.into() });
        Self { amount: amount.into(), terms: terms.collect() }
    }
}

/// A step of a rating.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RatingStep)]
pub(super) struct StepOut {
    /// The status reached.
    to: RatingStatusCode,
    /// When.
    on: NaiveDate,
    /// Who took it; null for what the calendar does.
    #[schema(example = "陈晓燕")]
    by: Option<String>,
    /// Why, where a reason is asked for.
    #[schema(example = "对经营收入的认定有异议")]
    note: Option<String>,
}

impl From<Told> for StepOut {
    fn from(Told { to, on, by, note }: Told) -> Self {
        Self { to: Code(to.0), on, by, note }
    }
}
