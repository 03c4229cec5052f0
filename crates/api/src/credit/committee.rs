//! What the committee decides: the review and appeals.

use actix_web::post;
use actix_web::web::Path;
use domain::credit::lifecycle::Ruling;
use domain::credit::policy::RatingPolicy;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::vocabulary;
use persistence::credit::ratings::Case;
use persistence::credit::{evidence, findings};
use persistence::kernel::events::NewEvent;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::preparation::{freeze, reckon};
use super::ratings::RatingOut;
use super::term::make_way;
use super::verbs::{Deed, Hand, ReasonIn, reason};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::Answer;

vocabulary! {
    /// How an appeal ends.
    pub enum AppealRuling {
        /// The rating stands.
        Upheld => "upheld",
        /// The rating was wrong: it is scored anew with what is known now, and reviewed again.
        Revised => "revised",
    }
}

/// How an appeal ends, on the wire.
type AppealRulingCode = Code<AppealRuling>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(review).service(send_back).service(appeal).service(decide_appeal);
}

/// Refuses if the evidence of today gives another score than the frozen one: the committee would agree to something
/// that nobody sees.
fn expect_current(tx: &mut Tx, case: &Case) -> Result<(), Problem> {
    let Some(score) = case.score else { return Ok(()) };
    let now = reckon(tx, case, score.on)?;
    let frozen = findings::of(tx, case, &now.card)?.into_iter().map(|kept| kept.finding);
    let same = frozen.eq(now.assessment.findings) && case.rating.outcome == Some(now.assessment.outcome);
    if same { Ok(()) } else { Err(Problem::new(ProblemCode::RatingScoreOutdated)) }
}

/// Agree for the committee
///
/// By somebody who has neither prepared nor scored the case nor confirmed its evidence.
#[utoipa::path(
    operation_id = "review_rating", tag = "credit",
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("review_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/review")]
async fn review(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ReviewRating)?;
    let work = |tx: &mut Tx, case: &mut Case, hand: &Hand, event| {
        let evidence = evidence::of(tx, case)?;
        case.rating.review(hand.by, hand.today, &evidence)?;
        expect_current(tx, case)?;
        Ok(event)
    };
    deed.run(EventKind::RatingReviewed, None, work).await
}

/// Send the case back to the town
#[utoipa::path(
    operation_id = "return_rating", tag = "credit", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("review_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/return")]
async fn send_back(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ReviewRating)?;
    let work = |_: &mut Tx, case: &mut Case, hand: &Hand, event| {
        case.rating.send_back(hand.by, hand.today)?;
        Ok(event)
    };
    deed.run(EventKind::RatingReturned, Some(reason(body)?), work).await
}

/// Appeal against a rating while it is public
///
/// By the member, or by an officer who takes down what the member wrote.
#[utoipa::path(
    operation_id = "appeal_rating", tag = "credit", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("declare_evidence"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/appeal")]
async fn appeal(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::DeclareEvidence)?;
    let work = |_: &mut Tx, case: &mut Case, hand: &Hand, event| {
        case.rating.appeal(hand.by, hand.today)?;
        Ok(event)
    };
    deed.run(EventKind::RatingAppealed, Some(reason(body)?), work).await
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DecideAppeal)]
struct DecideIn {
    ruling: AppealRulingCode,
    /// Why; it stays with the rating.
    #[schema(example = "补充的销售合同属实，订单占比重新认定")]
    reason: String,
}

/// Decides as the ruling says; a revised case is scored with what is known now.
fn decide(
    tx: &mut Tx,
    case: &mut Case,
    hand: &Hand,
    ruling: AppealRuling,
    event: NewEvent,
) -> Result<NewEvent, Problem> {
    let policy = RatingPolicy::default();
    let event = event.changed("ruling", None::<String>, ruling.code());
    match ruling {
        AppealRuling::Upheld => {
            case.rating.decide_appeal(hand.by, hand.today, Ruling::Upheld, &policy)?;
            make_way(tx, case, hand.today)?;
            Ok(event)
        }
        AppealRuling::Revised => {
            let reckoning = reckon(tx, case, hand.today)?;
            case.rating.decide_appeal(hand.by, hand.today, Ruling::Revised(&reckoning.assessment), &policy)?;
            freeze(tx, case, hand, &reckoning, event)
        }
    }
}

/// Decide an appeal
///
/// By somebody who neither scored the case nor appealed. A revised rating is reviewed and made public again.
#[utoipa::path(
    operation_id = "decide_rating_appeal", tag = "credit", request_body = DecideIn,
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("review_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/decide-appeal")]
async fn decide_appeal(actor: Actor, command: Command, id: Path<Uuid>, body: Body<DecideIn>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ReviewRating)?;
    let (ruling, why) = body.parse(|sent, errors| {
        let reason = errors.take("/reason", Line::parse(&sent.reason))?;
        Some((sent.ruling.0, reason))
    })?;
    let work = move |tx: &mut Tx, case: &mut Case, hand: &Hand, event| decide(tx, case, hand, ruling, event);
    deed.run(EventKind::RatingAppealDecided, Some(why), work).await
}
