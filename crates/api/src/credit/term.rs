//! A rating in force: from the end of its publicity to a downgrade or a veto.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::credit::lifecycle::{RatingError, RatingStatus};
use domain::credit::policy::RatingPolicy;
use domain::credit::term::DowngradeCause;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use persistence::credit::ratings::{self, Case};
use persistence::kernel::events::NewEvent;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::findings::VetoKindCode;
use super::ratings::RatingOut;
use super::verbs::{Deed, Hand};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::reply::Answer;

/// What lowers a grade, on the wire.
type DowngradeCauseCode = Code<DowngradeCause>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(take_effect).service(downgrade).service(revoke);
}

/// Ends the rating that the member had in force, if the new one has taken effect.
pub(super) fn make_way(tx: &mut Tx, case: &Case, today: NaiveDate) -> Result<(), Problem> {
    if case.rating.status != RatingStatus::Effective {
        return Ok(());
    }
    match ratings::in_force(tx, case.rating.member)? {
        Some(older) => end(tx, older, today),
        None => Ok(()),
    }
}

/// Ends a rating in force that gives way to another one of its member.
pub(super) fn end(tx: &mut Tx, mut older: Case, today: NaiveDate) -> Result<(), Problem> {
    let was = older.rating.status.code();
    let kind = match older.rating.supersede(today) {
        Err(RatingError::TermOver(_)) => {
            older.rating.expire(today)?;
            EventKind::RatingExpired
        }
        superseded => {
            superseded?;
            EventKind::RatingSuperseded
        }
    };
    ratings::save(tx, &older, None)?;
    let event = NewEvent::new(kind, older.rating.id.uuid()).at(&older.org_path);
    tx.record(event.changed("status", was, older.rating.status.code()))
}

/// Put a rating in force once its publicity has passed
///
/// It holds for twelve months and takes the place of the rating before it.
#[utoipa::path(
    operation_id = "take_rating_into_effect", tag = "credit",
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("score_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/take-effect")]
async fn take_effect(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ScoreRating)?;
    let work = |tx: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        case.rating.take_effect(hand.today, &RatingPolicy::default())?;
        make_way(tx, case, hand.today)?;
        Ok(event.changed("grade", None::<String>, case.grade().map(|grade| grade.code())))
    };
    deed.run(EventKind::RatingEffective, None, work).await
}

/// The grade before and after.
fn with_grades(event: NewEvent, was: Option<&'static str>, case: &Case) -> NewEvent {
    event.changed("grade", was, case.grade().map(|grade| grade.code()))
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DowngradeRating)]
struct DowngradeIn {
    cause: DowngradeCauseCode,
    /// What happened; it stays with the rating.
    #[schema(example = "2026-05-06 一笔农资货款逾期 35 天")]
    reason: String,
}

/// Lower the grade of a rating in force by one
#[utoipa::path(
    operation_id = "downgrade_rating", tag = "credit", request_body = DowngradeIn,
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("review_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/downgrade")]
async fn downgrade(actor: Actor, command: Command, id: Path<Uuid>, body: Body<DowngradeIn>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ReviewRating)?;
    let (cause, why) = body.parse(|sent, errors| {
        let reason = errors.take("/reason", Line::parse(&sent.reason))?;
        Some((sent.cause.0, reason))
    })?;
    let work = move |_: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        let was = case.grade().map(|grade| grade.code());
        case.rating.downgrade(hand.by, hand.today, cause)?;
        Ok(with_grades(event, was, case).changed("cause", None::<String>, cause.code()))
    };
    deed.run(EventKind::RatingDowngraded, Some(why), work).await
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RevokeRating)]
struct RevokeIn {
    kind: VetoKindCode,
    /// What happened; it stays with the rating.
    #[schema(example = "列入失信被执行人名单")]
    reason: String,
}

/// End a rating in force by a veto
///
/// The member has grade C and no line from the same day for the rest of the term.
#[utoipa::path(
    operation_id = "revoke_rating", tag = "credit", request_body = RevokeIn,
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("review_rating"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/revoke")]
async fn revoke(actor: Actor, command: Command, id: Path<Uuid>, body: Body<RevokeIn>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ReviewRating)?;
    let (kind, why) = body.parse(|sent, errors| {
        let reason = errors.take("/reason", Line::parse(&sent.reason))?;
        Some((sent.kind.0, reason))
    })?;
    let work = move |_: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        let was = case.grade().map(|grade| grade.code());
        case.rating.revoke(hand.by, hand.today, kind)?;
        Ok(with_grades(event, was, case).changed("veto", None::<String>, kind.code()))
    };
    deed.run(EventKind::RatingRevoked, Some(why), work).await
}
