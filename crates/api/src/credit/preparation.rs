//! From a draft to a score: what the town does.

use actix_web::post;
use actix_web::web::Path;
use domain::credit::evidence::Evidence;
use domain::credit::lifecycle::RatingStatus;
use domain::credit::platform;
use domain::credit::policy::RatingPolicy;
use domain::credit::rating::{Assessment, assess};
use domain::credit::scorecard::Scorecard;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::vocabulary::Vocabulary;
use persistence::credit::ratings::Case;
use persistence::credit::{evidence, findings, scorecards, vetoes};
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::{forms, members};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::ratings::RatingOut;
use super::verbs::{Deed, Hand};
use crate::kernel::actor::Actor;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::reply::Answer;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(declare).service(pull_data).service(survey).service(score).service(publish);
}

/// Declare the member's own figures
#[utoipa::path(
    operation_id = "declare_rating", tag = "credit",
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("declare_evidence"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/declare")]
async fn declare(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::DeclareEvidence)?;
    let work = |_: &mut Tx, case: &mut Case, hand: &Hand, event| {
        case.rating.declare(hand.by, hand.today)?;
        Ok(event)
    };
    deed.run(EventKind::RatingDeclared, None, work).await
}

/// Takes in what the platform knows for indicators of which nothing is known yet; how many values.
fn pull(tx: &mut Tx, case: &mut Case, hand: &Hand, keys: &Keyring) -> Result<usize, Problem> {
    case.rating.pull_data(hand.by, hand.today)?;
    let member = members::find(tx, &hand.scope, case.rating.member)?;
    let form = forms::open(tx, keys, member.form_id)?;
    let there = evidence::of(tx, case)?;
    let mut new = platform::known(&form, hand.today);
    new.retain(|item| there.iter().all(|known| known.indicator != item.indicator));
    evidence::put(tx, case, &new, hand.by)?;
    Ok(new.len())
}

/// Take in what the platform knows of the member
///
/// Values that are stated already stay. What is taken in counts once an officer has confirmed it.
#[utoipa::path(
    operation_id = "pull_rating_data", tag = "credit",
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("score_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/pull-data")]
async fn pull_data(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ScoreRating)?;
    let keys = deed.keys();
    let work = move |tx: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        let count = pull(tx, case, hand, &keys)?;
        Ok(event.changed("values", 0, count))
    };
    deed.run(EventKind::RatingDataPulled, None, work).await
}

/// Record that the town has surveyed the member
///
/// From an earlier status it takes the steps before it too, so that an officer can prepare a case alone.
#[utoipa::path(
    operation_id = "survey_rating", tag = "credit",
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("score_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/survey")]
async fn survey(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ScoreRating)?;
    let keys = deed.keys();
    let work = move |tx: &mut Tx, case: &mut Case, hand: &Hand, event| {
        if case.rating.status == RatingStatus::Draft {
            case.rating.declare(hand.by, hand.today)?;
        }
        if case.rating.status == RatingStatus::SelfDeclared {
            pull(tx, case, hand, &keys)?;
        }
        case.rating.survey(hand.by, hand.today)?;
        Ok(event)
    };
    deed.run(EventKind::RatingSurveyed, None, work).await
}

/// Everything that a rating rests on, and what it comes to on a day.
pub(super) struct Reckoning {
    pub(super) card: Scorecard,
    pub(super) evidence: Vec<Evidence>,
    pub(super) assessment: Assessment,
}

/// Scores with what is known now.
pub(super) fn reckon(tx: &mut Tx, case: &Case, on: chrono::NaiveDate) -> Result<Reckoning, Problem> {
    let card = scorecards::find(tx, case.rating.card)?;
    let evidence = evidence::of(tx, case)?;
    let vetoes: Vec<_> = vetoes::of(tx, case)?.iter().map(|found| found.veto()).collect();
    let assessment = assess(&card, &evidence, &vetoes, on, &RatingPolicy::default());
    Ok(Reckoning { card, evidence, assessment })
}

/// Freezes a score with every input, and tells it in the event.
pub(super) fn freeze(
    tx: &mut Tx,
    case: &mut Case,
    hand: &Hand,
    reckoning: &Reckoning,
    event: NewEvent,
) -> Result<NewEvent, Problem> {
    let Reckoning { card, evidence, assessment } = reckoning;
    let was = case.score.map(|former| former.total);
    findings::replace(tx, case, card, assessment, evidence, hand.today)?;
    case.keep_score(hand.today, assessment);
    let grade = case.grade().map(|grade| grade.code());
    Ok(event.changed("total", was, assessment.total).changed("grade", None::<String>, grade))
}

/// Score with the card, and freeze every input
///
/// Only confirmed values count. More than 20 points without a value leave the member not ratable.
#[utoipa::path(
    operation_id = "score_rating", tag = "credit",
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("score_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/score")]
async fn score(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ScoreRating)?;
    let work = |tx: &mut Tx, case: &mut Case, hand: &Hand, event| {
        let reckoning = reckon(tx, case, hand.today)?;
        case.rating.score(hand.by, hand.today, &reckoning.assessment)?;
        freeze(tx, case, hand, &reckoning, event)
    };
    deed.run(EventKind::RatingScored, None, work).await
}

/// Make the rating public for seven calendar days
#[utoipa::path(
    operation_id = "publish_rating", tag = "credit",
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("score_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/publish")]
async fn publish(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ScoreRating)?;
    let work = |_: &mut Tx, case: &mut Case, hand: &Hand, event| {
        case.rating.publish(hand.by, hand.today, &RatingPolicy::default())?;
        Ok(event)
    };
    deed.run(EventKind::RatingPublished, None, work).await
}
