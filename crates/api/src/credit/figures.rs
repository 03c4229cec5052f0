//! The figures that a line is computed from.

use actix_web::put;
use actix_web::web::Path;
use domain::credit::line::LineFigures;
use domain::credit::scorecard::CardKind;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::money::Fen;
use persistence::credit::ratings::{Case, Figures};
use persistence::credit::scorecards;
use persistence::kernel::events::NewEvent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::ratings::RatingOut;
use super::verbs::{Deed, Hand, expect_evidence};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, FieldErrors, ProblemOut};
use crate::kernel::reply::Answer;
use crate::kernel::wire::Yuan;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(state);
}

/// What a line is computed from: net assets and revenue for card A, household assets and operating income for card B.
#[derive(Debug, Default, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LineFigures)]
pub(super) struct FiguresWire {
    /// Assets less debts; may be negative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    net_assets: Option<Yuan>,
    /// Operating revenue of a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revenue: Option<Yuan>,
    /// What the household owns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    household_assets: Option<Yuan>,
    /// Operating income of the household in a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    operating_income: Option<Yuan>,
    /// Agricultural credit already used; taken off the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    existing_credit: Option<Yuan>,
}

impl From<Figures> for FiguresWire {
    fn from(Figures { line, existing_credit }: Figures) -> Self {
        let existing_credit = Some(existing_credit.into());
        match line {
            LineFigures::Enterprise { net_assets, revenue } => Self {
                net_assets: Some(net_assets.into()),
                revenue: Some(revenue.into()),
                existing_credit,
                ..Self::default()
            },
            LineFigures::Household { assets, operating_income } => Self {
                household_assets: Some(assets.into()),
                operating_income: Some(operating_income.into()),
                existing_credit,
                ..Self::default()
            },
        }
    }
}

fn amount(pointer: &str, sent: Option<&Yuan>, errors: &mut FieldErrors) -> Option<Fen> {
    let sent = errors.take(pointer, sent.ok_or(FieldCode::Required))?;
    errors.take(pointer, sent.read())
}

fn not_negative(pointer: &str, sent: Option<&Yuan>, errors: &mut FieldErrors) -> Option<Fen> {
    let amount = amount(pointer, sent, errors)?;
    if amount < Fen::ZERO {
        errors.add(pointer, FieldCode::Negative);
    }
    Some(amount)
}

fn unasked(pointer: &str, sent: Option<&Yuan>, errors: &mut FieldErrors) {
    if sent.is_some() {
        errors.add(pointer, FieldCode::NotOfThisCard);
    }
}

impl FiguresWire {
    fn read(&self, card: CardKind, errors: &mut FieldErrors) -> Option<Figures> {
        let existing_credit = not_negative("/existing_credit", self.existing_credit.as_ref(), errors);
        let line = match card {
            CardKind::A => {
                unasked("/household_assets", self.household_assets.as_ref(), errors);
                unasked("/operating_income", self.operating_income.as_ref(), errors);
                let net_assets = amount("/net_assets", self.net_assets.as_ref(), errors);
                let revenue = not_negative("/revenue", self.revenue.as_ref(), errors);
                net_assets.zip(revenue).map(|(net_assets, revenue)| LineFigures::Enterprise { net_assets, revenue })
            }
            CardKind::B => {
                unasked("/net_assets", self.net_assets.as_ref(), errors);
                unasked("/revenue", self.revenue.as_ref(), errors);
                let assets = not_negative("/household_assets", self.household_assets.as_ref(), errors);
                let income = not_negative("/operating_income", self.operating_income.as_ref(), errors);
                assets.zip(income).map(|(assets, operating_income)| LineFigures::Household { assets, operating_income })
            }
        };
        line.zip(existing_credit).map(|(line, existing_credit)| Figures { line, existing_credit })
    }
}

/// State the figures that the line is computed from
#[utoipa::path(
    operation_id = "put_rating_figures", tag = "credit", request_body = FiguresWire,
    params(("id" = Uuid, Path, description = "The rating"), ("If-Match" = String, Header, description = "The version seen")),
    extensions(("x-permission" = json!("confirm_evidence"))),
    responses(
        (status = 200, description = "The rating", body = RatingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[put("/ratings/{id}/figures")]
async fn state(actor: Actor, command: Command, id: Path<Uuid>, body: Body<FiguresWire>) -> Answer {
    let deed = Deed::edit(actor, command, *id, Action::ConfirmEvidence)?;
    let sent = body.checked()?;
    let work = move |tx: &mut Tx, case: &mut Case, _: &Hand, event: NewEvent| {
        expect_evidence(case, false)?;
        let card = scorecards::find(tx, case.rating.card)?;
        let mut errors = FieldErrors::default();
        let figures = sent.read(card.code, &mut errors);
        case.figures = Some(errors.finish(figures)?);
        Ok(event)
    };
    deed.run(EventKind::RatingFiguresEntered, None, work).await
}
