//! Land that members operate.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::kernel::text::Line;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::membership::members;
use persistence::organisation::divisions;
use persistence::services::plots::{self, NewPlot, Plot};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::codes::{CropLineCode, for_member};
use super::providers::{positive, unknown};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};
use crate::kernel::wire::MuText;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(enter).service(find);
}

/// A plot of land.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Plot)]
struct PlotOut {
    id: Uuid,
    member_id: Uuid,
    /// What the member calls it.
    #[schema(example = "前垟畈 3 号田")]
    name: String,
    area: MuText,
    /// The division that it lies in.
    #[schema(example = "330382114")]
    division_code: String,
    /// What usually grows on it.
    crop_line: CropLineCode,
    version: i64,
}

impl From<Plot> for PlotOut {
    fn from(plot: Plot) -> Self {
        Self {
            area: plot.area().into(),
            id: plot.id,
            member_id: plot.member_id,
            name: plot.name,
            division_code: plot.division_code,
            crop_line: Code(plot.crop_line.0),
            version: plot.version,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only plots of this member.
    member_id: Option<Uuid>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List plots, newest first
#[utoipa::path(
    operation_id = "list_plots", tag = "services", params(Filter),
    extensions(("x-permission" = json!("read_plot"))),
    responses(
        (status = 200, description = "A page of plots", body = PageOut<PlotOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/plots")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadPlot)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let member = filter.member_id.map(Id::from);
    let found = state.db.read(move |db| Ok(plots::list(db, &scope, member, &page)?)).await?;
    Reply::ok(PageOut::of(found, PlotOut::from))
}

/// Show a plot
#[utoipa::path(
    operation_id = "get_plot", tag = "services", params(("id" = Uuid, Path, description = "The plot")),
    extensions(("x-permission" = json!("read_plot"))),
    responses(
        (status = 200, description = "The plot", body = PlotOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/plots/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadPlot)?;
    let plot = state.db.read(move |db| Ok(plots::find(db, &scope, (*id).into())?)).await?;
    Reply::ok(PlotOut::from(plot))
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EnterPlot)]
struct PlotIn {
    /// Who operates it; a member enters its own plots and need not say so.
    member_id: Option<Uuid>,
    /// What the member calls it: at most 80 characters, once per member.
    #[schema(example = "前垟畈 3 号田")]
    name: String,
    area: MuText,
    /// The town or village that it lies in.
    #[schema(example = "330382114")]
    division_code: String,
    /// What usually grows on it.
    crop_line: CropLineCode,
}

/// Enter a plot
#[utoipa::path(
    operation_id = "enter_plot", tag = "services", request_body = PlotIn,
    extensions(("x-permission" = json!("enter_plot"))),
    responses(
        (status = 201, description = "The plot", body = PlotOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/plots")]
async fn enter(actor: Actor, command: Command, body: Body<PlotIn>) -> Answer {
    let scope = actor.permit(Action::EnterPlot)?;
    let (member_id, plot) = body.parse(|sent, errors| {
        let member_id = for_member(sent.member_id, &scope, errors);
        let name = errors.take("/name", Line::<80>::parse(&sent.name));
        let area = errors.take("/area", sent.area.read());
        let area = area.and_then(|area| errors.take("/area", positive(area)));
        let division_code = errors.take("/division_code", Line::<12>::parse(&sent.division_code));
        let (name, division_code) = (name?.into(), division_code?.into());
        Some((member_id?, NewPlot { id: Id::fresh(), name, area: area?, division_code, crop_line: sent.crop_line.0 }))
    })?;
    command
        .run(&actor, move |tx| {
            let member = members::find(tx, &scope, member_id).map_err(|error| unknown("/member_id", error))?;
            divisions::find(tx, &plot.division_code).map_err(no_division)?;
            plots::insert(tx, &member, std::slice::from_ref(&plot))?;
            let event = NewEvent::new(EventKind::PlotEntered, plot.id.uuid()).at(&member.org_path);
            tx.record(event.changed("area", None::<String>, plot.area.to_string()))?;
            Reply::created(PlotOut::from(plots::find(tx, &scope, plot.id)?))
        })
        .await
}

/// Divisions are public: a code that is none is a wrong field.
fn no_division(error: RepoError) -> Problem {
    if !matches!(error, RepoError::NotFound) {
        return error.into();
    }
    let mut errors = FieldErrors::default();
    errors.add("/division_code", FieldCode::NotFound);
    errors.into()
}
