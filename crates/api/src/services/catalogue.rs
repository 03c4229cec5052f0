//! The catalogue: field operations with price, subsidy and weight on a day.

use actix_web::get;
use actix_web::web::Data;
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::services::catalogue::{LinkTerms, ScaleTier};
use persistence::services::catalogue;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::codes::{ServiceLinkCode, ServiceUnitCode};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::problem::ProblemOut;
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};
use crate::kernel::wire::{MuText, Yuan};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list);
}

/// A discount for large orders.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScaleTier)]
struct ScaleTierOut {
    /// The smallest ordered area that gets it.
    from: MuText,
    /// Its share of the price in basis points: 300 is 3 %.
    #[schema(example = 300)]
    discount_bp: i64,
}

impl From<ScaleTier> for ScaleTierOut {
    fn from(tier: ScaleTier) -> Self {
        Self { from: tier.from.into(), discount_bp: tier.discount.0 }
    }
}

/// A field operation and its terms on a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceTerms)]
struct TermsOut {
    link: ServiceLinkCode,
    #[schema(example = "机收")]
    name_zh: &'static str,
    #[schema(example = "Mechanical harvest")]
    name_en: &'static str,
    /// What price and subsidy are for.
    unit: ServiceUnitCode,
    /// Whether it is booked by the day; others are agreed by contract.
    bookable: bool,
    /// Whether it may pass over the same area more than once.
    repeats: bool,
    /// List price of one unit.
    price: Yuan,
    /// Public subsidy of one unit, before caps.
    subsidy: Yuan,
    /// Conversion to trusteeship area in basis points; null for operations without a weight.
    #[schema(example = 2700)]
    weight_bp: Option<i64>,
    /// What one machine usually does in a day.
    per_machine_day: Option<MuText>,
    /// Whoever operates less is a smallholder.
    smallholder_below: MuText,
    /// A smallholder's discount in basis points.
    #[schema(example = 500)]
    smallholder_discount_bp: i64,
    /// Discounts for large orders; the best discount that applies counts, they do not add up.
    scale_tiers: Vec<ScaleTierOut>,
    /// The first day on which these terms are in force.
    effective_from: NaiveDate,
    /// The first day on which they no longer are; null if open.
    effective_until: Option<NaiveDate>,
}

impl From<LinkTerms> for TermsOut {
    fn from(terms: LinkTerms) -> Self {
        Self {
            link: Code(terms.link),
            name_zh: terms.link.name_zh(),
            name_en: terms.link.name_en(),
            unit: Code(terms.unit),
            bookable: terms.is_bookable(),
            repeats: terms.unit.repeats(),
            price: terms.price_per_unit.into(),
            subsidy: terms.subsidy_per_unit.into(),
            weight_bp: terms.weight.map(|weight| weight.0),
            per_machine_day: terms.per_machine_day.map(MuText::from),
            smallholder_below: terms.tiers.smallholder_below.into(),
            smallholder_discount_bp: terms.tiers.smallholder_discount.0,
            scale_tiers: terms.tiers.scale.into_iter().map(ScaleTierOut::from).collect(),
            effective_from: terms.effective_from,
            effective_until: terms.effective_until,
        }
    }
}

/// The field operations that have terms on a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceCatalogue)]
struct CatalogueOut {
    /// The day.
    on: NaiveDate,
    /// One entry per operation.
    items: Vec<TermsOut>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OnDay {
    /// The day whose terms are asked for; today if not given.
    on: Option<NaiveDate>,
}

/// List the field operations with their terms on a day
#[utoipa::path(
    operation_id = "list_service_links", tag = "services", params(OnDay),
    extensions(("x-permission" = json!("read_service_catalogue"))),
    responses(
        (status = 200, description = "The catalogue", body = CatalogueOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/service-links")]
async fn list(actor: Actor, state: Data<State>, Query(wanted): Query<OnDay>) -> Answer {
    actor.permit(Action::ReadServiceCatalogue)?;
    let on = wanted.on.unwrap_or_else(|| state.clock.today());
    let terms = state.db.read(move |db| Ok(catalogue::on(db, on)?)).await?;
    Reply::ok(CatalogueOut { on, items: terms.into_iter().map(TermsOut::from).collect() })
}
