//! The scorecards, with every band in both languages.

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::NaiveDate;
use domain::credit::scorecard::{Band, CardKind, Grade, GradeBand, Indicator, Label, Scorecard, ValueKind, When};
use domain::kernel::access::Action;
use persistence::credit::scorecards;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::value::ValueWire;
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::problem::ProblemOut;
use crate::kernel::reply::{Answer, Reply};

/// Whom a card rates, on the wire.
pub(super) type CardKindCode = Code<CardKind>;
/// A grade on the wire.
pub(super) type GradeCode = Code<Grade>;
/// What an indicator measures, on the wire.
pub(super) type ValueKindCode = Code<ValueKind>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find);
}

/// A text in both languages.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Label)]
pub(super) struct LabelOut {
    #[schema(example = "资产负债率")]
    zh: String,
    #[schema(example = "Debt to assets")]
    en: String,
}

impl From<Label> for LabelOut {
    fn from(Label { zh, en }: Label) -> Self {
        Self { zh, en }
    }
}

/// A version of a scorecard.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Scorecard)]
struct ScorecardOut {
    id: Uuid,
    code: CardKindCode,
    /// Which version of the card it is; a version never changes.
    #[schema(example = 1)]
    card_version: i32,
    name: LabelOut,
    /// The first day of the version; it holds until the next one of the card begins.
    effective_from: NaiveDate,
    groups: Vec<GroupOut>,
    /// From best to worst.
    grades: Vec<GradeBandOut>,
}

/// Indicators that belong together.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScorecardGroup)]
struct GroupOut {
    #[schema(example = "A4")]
    code: String,
    name: LabelOut,
    /// The most points of the group.
    #[schema(example = 20)]
    points: i32,
    indicators: Vec<IndicatorOut>,
}

/// One thing that earns points.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Indicator)]
struct IndicatorOut {
    #[schema(example = "A4.1")]
    code: String,
    name: LabelOut,
    /// The most points that it can earn.
    #[schema(example = 6)]
    max: i32,
    /// What its values are, and so their unit.
    kind: ValueKindCode,
    /// From best to worst; the first that holds is hit.
    bands: Vec<BandOut>,
}

/// Values that earn the same points.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Band)]
pub(super) struct BandOut {
    #[schema(example = 5)]
    points: i32,
    label: LabelOut,
    /// The lower edge, which belongs to the band; in the unit of the indicator's kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<ValueWire>,
    /// The upper edge, which belongs to the band.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<ValueWire>,
    /// The option, for a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "province")]
    choice: Option<String>,
}

impl BandOut {
    pub(super) fn of(band: Band, kind: ValueKind) -> Self {
        let edge = |edge| Some(ValueWire::of(&domain::credit::evidence::EvidenceValue::Number(edge), kind));
        let (from, to, choice) = match band.when {
            When::AtLeast(from) => (edge(from), None, None),
            When::AtMost(to) => (None, edge(to), None),
            When::Within(from, to) => (edge(from), edge(to), None),
            When::Otherwise => (None, None, None),
            When::Chosen(code) => (None, None, Some(code)),
        };
        Self { points: band.points, label: band.label.into(), from, to, choice }
    }
}

/// The points from which a grade is given.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GradeBand)]
struct GradeBandOut {
    grade: GradeCode,
    /// The fewest points that give it.
    #[schema(example = 80)]
    from: i32,
    /// The suggested interest above the loan prime rate, in basis points; null where the bank decides.
    #[schema(example = 60)]
    rate_over_lpr: Option<i64>,
}

impl From<GradeBand> for GradeBandOut {
    fn from(GradeBand { grade, from, rate_over_lpr }: GradeBand) -> Self {
        Self { grade: Code(grade), from, rate_over_lpr: rate_over_lpr.map(|points| points.0) }
    }
}

impl From<Indicator> for IndicatorOut {
    fn from(Indicator { code, group: _, name, max, kind, bands }: Indicator) -> Self {
        let bands = bands.into_iter().map(|band| BandOut::of(band, kind)).collect();
        Self { code, name: name.into(), max, kind: Code(kind), bands }
    }
}

impl From<Scorecard> for ScorecardOut {
    fn from(card: Scorecard) -> Self {
        let Scorecard { id, code, version, name, effective_from, groups, indicators, grades, line_rule: _ } = card;
        let inside =
            |group: &str| indicators.iter().filter(|one| one.group == group).cloned().map(Into::into).collect();
        let groups = groups.into_iter().map(|group| GroupOut {
            indicators: inside(&group.code),
            code: group.code,
            name: group.name.into(),
            points: group.points,
        });
        Self {
            id: id.uuid(),
            code: Code(code),
            card_version: version,
            name: name.into(),
            effective_from,
            groups: groups.collect(),
            grades: grades.into_iter().map(Into::into).collect(),
        }
    }
}

/// Every version of every card.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Scorecards)]
struct ScorecardsOut {
    items: Vec<ScorecardOut>,
}

/// List the scorecards, the newest version of each first
#[utoipa::path(
    operation_id = "list_scorecards", tag = "credit",
    extensions(("x-permission" = json!("read_scorecard"))),
    responses(
        (status = 200, description = "The scorecards", body = ScorecardsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/scorecards")]
async fn list(actor: Actor, state: Data<State>) -> Answer {
    actor.permit(Action::ReadScorecard)?;
    let cards = state.db.read(|db| Ok(scorecards::list(db)?)).await?;
    Reply::ok(ScorecardsOut { items: cards.into_iter().map(Into::into).collect() })
}

/// Show a version of a scorecard
#[utoipa::path(
    operation_id = "get_scorecard", tag = "credit",
    params(("id" = Uuid, Path, description = "The version of the card")),
    extensions(("x-permission" = json!("read_scorecard"))),
    responses(
        (status = 200, description = "The scorecard", body = ScorecardOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/scorecards/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    actor.permit(Action::ReadScorecard)?;
    Reply::ok(ScorecardOut::from(state.db.read(move |db| Ok(scorecards::find(db, (*id).into())?)).await?))
}
