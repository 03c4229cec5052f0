//! Evidence: stating what is known, and standing for it.

use actix_web::web::Path;
use actix_web::{post, put};
use chrono::NaiveDate;
use domain::credit::evidence::{Evidence, EvidenceSource};
use domain::credit::scorecard::Scorecard;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use persistence::credit::ratings::Case;
use persistence::credit::{evidence, scorecards};
use persistence::kernel::events::NewEvent;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::findings::EvidenceSourceCode;
use super::ratings::RatingOut;
use super::value::ValueWire;
use super::verbs::{Deed, Hand, expect_evidence};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::Answer;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(put_one).service(put_many).service(confirm_one).service(confirm_many);
}

/// A value, where it comes from, and the day on which it was so.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StateEvidence)]
struct EvidenceIn {
    value: ValueWire,
    source: EvidenceSourceCode,
    /// Not in the future.
    observed_on: NaiveDate,
}

/// A value of one indicator.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StateEvidenceItem)]
struct ItemIn {
    #[schema(example = "A3.1")]
    indicator: String,
    value: ValueWire,
    source: EvidenceSourceCode,
    /// Not in the future.
    observed_on: NaiveDate,
}

/// Values of several indicators.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StateEvidenceItems)]
struct ItemsIn {
    /// One for each indicator.
    items: Vec<ItemIn>,
}

/// Indicators whose values somebody stands for.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConfirmEvidence)]
struct IndicatorsIn {
    #[validate(length(min = 1, max = 100))]
    #[schema(example = json!(["A3.1", "A4.1"]))]
    indicators: Vec<String>,
}

/// Reads values for a card, noting everything that is wrong under the pointer of its item.
struct Reader<'a> {
    card: &'a Scorecard,
    today: NaiveDate,
    own: bool,
}

impl Reader<'_> {
    fn read(&self, item: &ItemIn, at: &str, errors: &mut FieldErrors) -> Option<Evidence> {
        if item.observed_on > self.today {
            errors.add(format!("{at}/observed_on"), FieldCode::DateInFuture);
        }
        if self.own && item.source.0 != EvidenceSource::Declaration {
            errors.add(format!("{at}/source"), FieldCode::NotADeclaration);
        }
        let found = self.card.indicator(&item.indicator).ok_or(FieldCode::NotOfThisCard);
        let indicator = errors.take(format!("{at}/indicator"), found)?;
        let value = item.value.read(indicator, &format!("{at}/value"), errors)?;
        Some(Evidence {
            indicator: item.indicator.clone(),
            value,
            source: item.source.0,
            observed_on: item.observed_on,
            confirmed_by: None,
        })
    }

    fn read_all(&self, items: &[ItemIn]) -> Result<Vec<Evidence>, Problem> {
        let mut errors = FieldErrors::default();
        if items.is_empty() {
            errors.add("/items", FieldCode::Required);
        }
        let mut read = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if items.iter().take(index).any(|before| before.indicator == item.indicator) {
                errors.add(format!("/items/{index}/indicator"), FieldCode::Repeated);
            }
            read.extend(self.read(item, &format!("/items/{index}"), &mut errors));
        }
        errors.finish(Some(read))
    }
}

/// What the event tells: which indicators, never the values.
fn named(event: NewEvent, indicators: &[String]) -> NewEvent {
    event.changed("indicators", None::<String>, indicators.to_vec())
}

fn store(tx: &mut Tx, case: &Case, hand: &Hand, items: &[Evidence], event: NewEvent) -> Result<NewEvent, Problem> {
    evidence::put(tx, case, items, hand.by)?;
    let indicators: Vec<String> = items.iter().map(|item| item.indicator.clone()).collect();
    Ok(named(event, &indicators))
}

/// State the value of an indicator
///
/// It takes the place of what was known before, and counts once an officer has confirmed it.
#[utoipa::path(
    operation_id = "put_evidence", tag = "credit", request_body = EvidenceIn,
    params(("id" = Uuid, Path, description = "The rating"), ("indicator" = String, Path, description = "The indicator", example = "A4.1"), ("If-Match" = String, Header, description = "The version seen")),
    extensions(("x-permission" = json!("declare_evidence"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[put("/ratings/{id}/evidence/{indicator}")]
async fn put_one(actor: Actor, command: Command, path: Path<(Uuid, String)>, body: Body<EvidenceIn>) -> Answer {
    let (id, indicator) = path.into_inner();
    let deed = Deed::edit(actor, command, id, Action::DeclareEvidence)?;
    let EvidenceIn { value, source, observed_on } = body.checked()?;
    let (item, own) = (ItemIn { indicator, value, source, observed_on }, deed.is_own());
    let work = move |tx: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        expect_evidence(case, own)?;
        let card = scorecards::find(tx, case.rating.card)?;
        if card.indicator(&item.indicator).is_none() {
            return Err(Problem::new(ProblemCode::NotFound));
        }
        let mut errors = FieldErrors::default();
        let read = Reader { card: &card, today: hand.today, own }.read(&item, "", &mut errors);
        store(tx, case, hand, &[errors.finish(read)?], event)
    };
    deed.run(EventKind::RatingEvidenceEntered, None, work).await
}

/// State the values of several indicators
///
/// All of them or none; every wrong item is named.
#[utoipa::path(
    operation_id = "state_evidence", tag = "credit", request_body = ItemsIn,
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("declare_evidence"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/evidence")]
async fn put_many(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ItemsIn>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::DeclareEvidence)?;
    let (sent, own) = (body.checked()?, deed.is_own());
    let work = move |tx: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        expect_evidence(case, own)?;
        let card = scorecards::find(tx, case.rating.card)?;
        let items = Reader { card: &card, today: hand.today, own }.read_all(&sent.items)?;
        store(tx, case, hand, &items, event)
    };
    deed.run(EventKind::RatingEvidenceEntered, None, work).await
}

/// Stand for the value of an indicator
///
/// Whoever confirms has checked the value against its source, and will not review the rating.
#[utoipa::path(
    operation_id = "confirm_evidence", tag = "credit",
    params(("id" = Uuid, Path, description = "The rating"), ("indicator" = String, Path, description = "The indicator", example = "A4.1")),
    extensions(("x-permission" = json!("confirm_evidence"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/evidence/{indicator}/confirm")]
async fn confirm_one(actor: Actor, command: Command, path: Path<(Uuid, String)>) -> Answer {
    let (id, indicator) = path.into_inner();
    let deed = Deed::of(actor, command, id, Action::ConfirmEvidence)?;
    let work = move |tx: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        expect_evidence(case, false)?;
        if evidence::of(tx, case)?.iter().all(|known| known.indicator != indicator) {
            return Err(Problem::new(ProblemCode::NotFound));
        }
        evidence::confirm(tx, case, std::slice::from_ref(&indicator), hand.by)?;
        Ok(named(event, &[indicator]))
    };
    deed.run(EventKind::RatingEvidenceConfirmed, None, work).await
}

/// Stand for the values of several indicators
///
/// All of them or none; every indicator without a value is named.
#[utoipa::path(
    operation_id = "confirm_evidence_items", tag = "credit", request_body = IndicatorsIn,
    params(("id" = Uuid, Path, description = "The rating")),
    extensions(("x-permission" = json!("confirm_evidence"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/ratings/{id}/confirm-evidence")]
async fn confirm_many(actor: Actor, command: Command, id: Path<Uuid>, body: Body<IndicatorsIn>) -> Answer {
    let deed = Deed::of(actor, command, *id, Action::ConfirmEvidence)?;
    let IndicatorsIn { indicators } = body.checked()?;
    let work = move |tx: &mut Tx, case: &mut Case, hand: &Hand, event: NewEvent| {
        expect_evidence(case, false)?;
        let there = evidence::of(tx, case)?;
        let mut errors = FieldErrors::default();
        for (index, indicator) in indicators.iter().enumerate() {
            if there.iter().all(|known| &known.indicator != indicator) {
                errors.add(format!("/indicators/{index}"), FieldCode::NotFound);
            }
        }
        errors.finish(Some(()))?;
        evidence::confirm(tx, case, &indicators, hand.by)?;
        Ok(named(event, &indicators))
    };
    deed.run(EventKind::RatingEvidenceConfirmed, None, work).await
}
