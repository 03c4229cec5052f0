//! Ratings: opening one, the list, and one with everything that explains it.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::credit::lifecycle::{Rating, RatingStatus};
use domain::credit::policy::RatingPolicy;
use domain::credit::rating::Outcome;
use domain::credit::scorecard::{CardKind, Scorecard};
use domain::credit::verbs::RatingVerb;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::RatingId;
use domain::kernel::period::Period;
use domain::kernel::vocabulary::Vocabulary;
use persistence::credit::list::{Filter, Listed};
use persistence::credit::ratings::Case;
use persistence::credit::{evidence, findings, list as rating_list, ratings, scorecards, vetoes};
use persistence::kernel::events::NewEvent;
use persistence::membership::members;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::figures::FiguresWire;
use super::findings::{EvidenceOut, FindingOut, LineOut, RatingStatusCode, StepOut, VetoKindCode, VetoOut};
use super::scorecards::{CardKindCode, GradeCode, LabelOut};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// What can be done with a rating, on the wire.
pub(super) type RatingVerbCode = Code<RatingVerb>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(open).service(find).service(of_member);
}

/// The member of a rating.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RatedMember)]
struct RatedMemberOut {
    id: Uuid,
    #[schema(example = "330382-CO-000123")]
    number: String,
    #[schema(example = "乐清市柳市粮食专业合作社")]
    name: String,
}

/// The version of the card that a rating is scored with.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RatingCard)]
struct RatingCardOut {
    id: Uuid,
    code: CardKindCode,
    #[schema(example = 1)]
    card_version: i32,
    name: LabelOut,
}

/// Days from the first up to, but not including, the last.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Days)]
struct DaysOut {
    from: NaiveDate,
    until: NaiveDate,
}

impl From<Period> for DaysOut {
    fn from(period: Period) -> Self {
        Self { from: period.from(), until: period.until() }
    }
}

/// A rating in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListedRating)]
struct ListedOut {
    id: Uuid,
    member: RatedMemberOut,
    card: CardKindCode,
    status: RatingStatusCode,
    /// The points of the latest scoring; null before it.
    #[schema(example = 87)]
    total: Option<i32>,
    /// The grade that it stands for today; null before scoring and for members that are not ratable.
    grade: Option<GradeCode>,
    /// First day on which it is no longer open to appeals.
    public_until: Option<NaiveDate>,
    /// First day on which it no longer holds.
    valid_until: Option<NaiveDate>,
    version: i64,
}

impl From<Listed> for ListedOut {
    fn from(listed: Listed) -> Self {
        Self {
            id: listed.id,
            member: RatedMemberOut { id: listed.member_id, number: listed.member_number, name: listed.member_name },
            card: Code(listed.card.0),
            status: Code(listed.status.0),
            total: listed.total,
            grade: listed.grade.map(|grade| Code(grade.0)),
            public_until: listed.public_until,
            valid_until: listed.valid_until,
            version: listed.version,
        }
    }
}

/// A rating with everything that explains it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Rating)]
pub(super) struct RatingOut {
    id: Uuid,
    member: RatedMemberOut,
    card: RatingCardOut,
    status: RatingStatusCode,
    /// What can be done from here today, by whoever holds the permission.
    allowed: Vec<RatingVerbCode>,
    /// The points of the latest scoring; null before it.
    #[schema(example = 87)]
    total: Option<i32>,
    /// The points that indicators without confirmed evidence could have earned.
    #[schema(example = 0)]
    missing_points: Option<i32>,
    /// The rating date of the latest scoring.
    scored_on: Option<NaiveDate>,
    /// Whether the latest scoring gives a grade at all; null before it.
    ratable: Option<bool>,
    /// Whether a veto was in force on the rating date: grade C whatever the points.
    vetoed: bool,
    /// The grade that it stands for today: as scored, or lowered since it took effect.
    grade: Option<GradeCode>,
    /// The days on which it is open to appeals.
    publicity: Option<DaysOut>,
    /// The days for which it holds.
    validity: Option<DaysOut>,
    /// Whether it is in force and in the last days of its term.
    expiring: bool,
    /// The veto that ended it.
    revoked_for: Option<VetoKindCode>,
    /// What the line is computed from; null until it is stated.
    figures: Option<FiguresWire>,
    /// The suggested line; null without a grade or without figures.
    line: Option<LineOut>,
    /// The latest scoring, in the order of the card; empty before it.
    findings: Vec<FindingOut>,
    /// What is known now.
    evidence: Vec<EvidenceOut>,
    vetoes: Vec<VetoOut>,
    /// The way so far.
    steps: Vec<StepOut>,
    version: i64,
}

fn line(case: &Case, card: &Scorecard) -> Result<Option<LineOut>, Problem> {
    let Some((grade, figures)) = case.grade().zip(case.figures) else { return Ok(None) };
    let line = card.line_rule.suggest(grade, figures.line, figures.existing_credit).map_err(Problem::internal)?;
    Ok(Some(line.into()))
}

/// The rating as it is stored now.
pub(super) fn show(db: &mut PgConnection, scope: &Scope, id: RatingId, today: NaiveDate) -> Result<RatingOut, Problem> {
    let case = ratings::find(db, scope, id)?;
    explain(db, case, today)
}

fn explain(db: &mut PgConnection, case: Case, today: NaiveDate) -> Result<RatingOut, Problem> {
    let card = scorecards::find(db, case.rating.card)?;
    let (number, name) = ratings::member_label(db, &case)?;
    let kept = findings::of(db, &case, &card)?;
    let evidence = evidence::told(db, &case)?;
    let vetoes = vetoes::of(db, &case)?;
    let steps = ratings::told(db, &case)?;
    let rating = &case.rating;
    Ok(RatingOut {
        id: rating.id.uuid(),
        member: RatedMemberOut { id: rating.member.uuid(), number, name },
        status: Code(rating.status),
        allowed: rating.allowed(today).into_iter().map(Code).collect(),
        total: case.score.map(|score| score.total),
        missing_points: case.score.map(|score| score.missing_points),
        scored_on: case.score.map(|score| score.on),
        ratable: rating.outcome.map(|outcome| outcome.grade().is_some()),
        vetoed: rating.outcome == Some(Outcome::Vetoed),
        grade: case.grade().map(Code),
        publicity: rating.publicity.map(Into::into),
        validity: rating.validity.map(Into::into),
        expiring: rating.is_expiring(today, &RatingPolicy::default()),
        revoked_for: rating.revoked_for.map(Code),
        figures: case.figures.map(Into::into),
        line: line(&case, &card)?,
        findings: kept.into_iter().map(|kept| FindingOut::of(kept, &card)).collect::<Result<_, _>>()?,
        evidence: evidence.into_iter().filter_map(|(item, by)| EvidenceOut::of(item, by, &card)).collect(),
        vetoes: vetoes.into_iter().map(|found| VetoOut::of(found, today)).collect(),
        steps: steps.into_iter().map(Into::into).collect(),
        version: case.version,
        card: RatingCardOut {
            id: card.id.uuid(),
            code: Code(card.code),
            card_version: card.version,
            name: card.name.into(),
        },
    })
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Only ratings of this member.
    member_id: Option<Uuid>,
    /// Only ratings that stand here.
    #[param(inline)]
    status: Option<RatingStatusCode>,
    /// Only ratings with this grade today.
    #[param(inline)]
    grade: Option<GradeCode>,
    /// Only ratings scored with a version of this card.
    #[param(inline)]
    card: Option<CardKindCode>,
    /// With `true` only ratings that are public and whose time for appeals is over: they can take effect.
    appeals_closed: Option<bool>,
    /// A piece of the member's name, the beginning of its initials (`cxm`), or the beginning of its number.
    q: Option<String>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List ratings, the newest first
#[utoipa::path(
    operation_id = "list_ratings", tag = "credit", params(ListQuery),
    extensions(("x-permission" = json!("read_rating"))),
    responses(
        (status = 200, description = "A page of ratings", body = PageOut<ListedOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/ratings")]
async fn list(actor: Actor, state: Data<State>, Query(query): Query<ListQuery>) -> Answer {
    let scope = actor.permit(Action::ReadRating)?;
    let page = page_request(query.limit, query.cursor.as_deref())?;
    let filter = Filter {
        member: query.member_id.map(Into::into),
        status: query.status.map(|status| status.0),
        grade: query.grade.map(|grade| grade.0),
        card: query.card.map(|card| card.0),
        appeals_closed_on: query.appeals_closed.filter(|closed| *closed).map(|_| state.clock.today()),
        text: query.q.filter(|text| !text.trim().is_empty()),
    };
    let found = state.db.read(move |db| Ok(rating_list::list(db, &scope, &filter, &page)?)).await?;
    Reply::ok(PageOut::of(found, ListedOut::from))
}

/// Show a rating: every point with its reason, the line with its terms, the way so far
#[utoipa::path(
    operation_id = "get_rating", tag = "credit", params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("read_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/ratings/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadRating)?;
    let today = state.clock.today();
    Reply::ok(state.db.read(move |db| show(db, &scope, (*id).into(), today)).await?)
}

/// Show the rating that gives a member its grade today
#[utoipa::path(
    operation_id = "get_member_rating", tag = "credit", params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("read_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/{id}/rating")]
async fn of_member(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadRating)?;
    let today = state.clock.today();
    let shown = state.db.read(move |db| {
        let case = ratings::holding_on(db, &scope, (*id).into(), today)?;
        explain(db, case, today)
    });
    Reply::ok(shown.await?)
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OpenRating)]
struct OpenIn {
    /// Who is to be rated.
    member_id: Uuid,
}

/// Open a rating for a member
///
/// It is scored with today's version of the card for the member's type. A member has one open rating at a time.
#[utoipa::path(
    operation_id = "open_rating", tag = "credit", request_body = OpenIn,
    extensions(("x-permission" = json!("declare_evidence"))),
    responses(
        (status = 201, description = "The draft", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings")]
async fn open(actor: Actor, command: Command, body: Body<OpenIn>) -> Answer {
    let scope = actor.permit(Action::DeclareEvidence)?;
    let (sent, today, by) = (body.checked()?, command.today(), actor.account_id);
    command
        .run(&actor, move |tx| {
            let found = members::lookup(tx, &scope, sent.member_id.into())?;
            let member = found.ok_or_else(|| Problem::absent("/member_id"))?;
            if !member.status.has_rights() {
                return Err(Problem::new(ProblemCode::RatingMemberInactive));
            }
            let card = scorecards::in_force(tx, CardKind::of(member.member_type), today)?;
            let case = Case::new(Rating::draft(member.id, card.id, by, today), member.org_path);
            ratings::insert(tx, &case)?;
            let event = NewEvent::new(EventKind::RatingOpened, case.rating.id.uuid()).at(&case.org_path);
            let opened = event.changed("status", None::<String>, RatingStatus::Draft.code());
            tx.record(opened.changed("member_id", None::<String>, member.id.to_string()))?;
            Reply::created(show(tx, &scope, case.rating.id, today)?)
        })
        .await
}
