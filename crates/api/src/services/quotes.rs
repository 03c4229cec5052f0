//! Prices promised to growers.

use actix_web::post;
use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::area::Mu;
use domain::kernel::event::EventKind;
use domain::kernel::id::{Id, PlotId};
use domain::kernel::money::Fen;
use domain::services::catalogue::ServiceLink;
use domain::services::policy::BookingPolicy;
use domain::services::quote::{QuoteRequest, SubsidyPolicy, quote};
use domain::services::season::CropSeason;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::membership::members;
use persistence::services::plots::{self, Plot};
use persistence::services::quotes::{self, Promise};
use persistence::services::catalogue;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::codes::{SeasonBody, ServiceLinkCode};
use super::providers::{positive, unknown};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};
use crate::kernel::wire::{MuText, Yuan};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(make);
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AskQuote)]
struct QuoteIn {
    /// The plot to be worked; its member is the grower.
    plot_id: Uuid,
    /// The field operation.
    link: ServiceLinkCode,
    /// The crop season: the subsidy of one mu is capped per season.
    season: SeasonBody,
    /// How often the machine passes over it; 1 unless the operation repeats.
    #[schema(example = 1, minimum = 1, maximum = 20)]
    passes: u16,
    /// The day of work, whose terms count.
    work_on: NaiveDate,
    /// The area to be worked; the whole plot if not given.
    area: Option<MuText>,
}

/// A price promised for a while.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Quote)]
struct QuoteOut {
    id: Uuid,
    member_id: Uuid,
    plot_id: Uuid,
    link: ServiceLinkCode,
    season: SeasonBody,
    work_on: NaiveDate,
    area: MuText,
    #[schema(example = 1)]
    passes: u16,
    /// List price of one mu-time.
    list_price: Yuan,
    /// What the discount takes off one mu-time.
    discount: Yuan,
    /// Price of one mu-time after the discount.
    price: Yuan,
    /// Public subsidy of one mu-time, caps already applied.
    subsidy_per_mu: Yuan,
    /// The full price.
    gross: Yuan,
    /// The public share of it.
    subsidy: Yuan,
    /// What the grower pays of it.
    payable: Yuan,
    /// The first day on which the price is no longer promised.
    valid_until: NaiveDate,
}

impl From<Promise> for QuoteOut {
    fn from(promise: Promise) -> Self {
        let quote = promise.quote;
        Self {
            id: promise.id.uuid(),
            member_id: promise.member_id,
            plot_id: promise.plot_id,
            link: Code(quote.link),
            season: promise.season.into(),
            work_on: quote.work_on,
            area: quote.area.into(),
            passes: quote.passes,
            list_price: promise.list_price.into(),
            discount: (promise.list_price - quote.rate.price_per_mu).into(),
            price: quote.rate.price_per_mu.into(),
            subsidy_per_mu: quote.rate.subsidy_per_mu.into(),
            gross: quote.gross.into(),
            subsidy: quote.subsidy.into(),
            payable: quote.payable.into(),
            valid_until: quote.valid_until,
        }
    }
}

/// What a grower asks a price for.
struct Asked {
    plot_id: PlotId,
    link: ServiceLink,
    season: CropSeason,
    passes: u16,
    work_on: NaiveDate,
    area: Option<Mu>,
}

impl QuoteIn {
    fn read(self, today: NaiveDate, errors: &mut FieldErrors) -> Option<Asked> {
        let season = self.season.read("/season", errors);
        if !(1..=20).contains(&self.passes) {
            errors.add("/passes", FieldCode::OutOfRange);
        }
        if self.work_on < today {
            errors.add("/work_on", FieldCode::DateInPast);
        }
        let area = self.area.map(|area| {
            let area = errors.take("/area", area.read());
            area.and_then(|area| errors.take("/area", positive(area)))
        });
        let area = match area {
            Some(read) => Some(read?),
            None => None,
        };
        let (plot_id, link) = (self.plot_id.into(), self.link.0);
        Some(Asked { plot_id, link, season: season?, passes: self.passes, work_on: self.work_on, area })
    }
}

/// Ask what a service on a plot will cost
#[utoipa::path(
    operation_id = "make_quote", tag = "services", request_body = QuoteIn,
    extensions(("x-permission" = json!("place_booking"))),
    responses(
        (status = 201, description = "The price", body = QuoteOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/quotes")]
async fn make(actor: Actor, command: Command, body: Body<QuoteIn>) -> Answer {
    let scope = actor.permit(Action::PlaceBooking)?;
    let (today, now) = (command.today(), command.now());
    let asked = body.parse(|sent, errors| sent.read(today, errors))?;
    command
        .run(&actor, move |tx| {
            let plot = plots::find(tx, &scope, asked.plot_id).map_err(|error| unknown("/plot_id", error))?;
            let promise = price(tx, &scope, &plot, &asked, today)?;
            quotes::insert(tx, &promise, now)?;
            let event = NewEvent::new(EventKind::QuoteMade, promise.id.uuid()).at(&promise.org_path);
            tx.record(event.changed("payable", None::<String>, promise.quote.payable.to_string()))?;
            Reply::created(QuoteOut::from(promise))
        })
        .await
}

fn price(tx: &mut Tx, scope: &Scope, plot: &Plot, asked: &Asked, today: NaiveDate) -> Result<Promise, Problem> {
    let area = asked.area.unwrap_or(plot.area());
    if area > plot.area() {
        let mut errors = FieldErrors::default();
        errors.add_with("/area", FieldCode::AreaAbove, "limit", plot.area());
        return Err(errors.into());
    }
    let member = members::find(tx, scope, plot.member_id.into())?;
    let terms = match catalogue::of_link(tx, asked.link, asked.work_on) {
        Err(RepoError::NotFound) => return Err(Problem::new(ProblemCode::QuoteNoTerms)),
        found => found?,
    };
    let granted_per_mu = Fen(plots::granted_per_mu(tx, asked.plot_id, asked.season)?);
    let request = QuoteRequest {
        area,
        passes: asked.passes,
        work_on: asked.work_on,
        operated_area: plots::operated_area(tx, &member)?,
        granted_per_mu,
    };
    let days = BookingPolicy::default().quote_valid_days;
    Ok(Promise {
        id: Id::fresh(),
        member_id: plot.member_id,
        plot_id: plot.id,
        org_path: member.org_path.clone(),
        season: asked.season,
        list_price: terms.price_per_unit,
        granted_per_mu,
        quote: quote(&request, &terms, &SubsidyPolicy::default(), today, days)?,
    })
}
