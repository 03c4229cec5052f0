//! Administrative divisions, province to village.

use actix_web::get;
use actix_web::web::{Data, Path};
use domain::kernel::access::Action;
use domain::kernel::identifier::{DivisionCode, DivisionLevel};
use persistence::organisation::divisions::{self, Division};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// How high a division stands, on the wire.
type DivisionLevelCode = Code<DivisionLevel>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find);
}

/// An administrative division.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Division)]
struct DivisionOut {
    /// 2 digits for a province, 4 for a city, 6 for a county, 9 for a town, 12 for a village.
    #[schema(example = "330382114")]
    code: String,
    #[schema(example = "柳市镇")]
    name: String,
    level: DivisionLevelCode,
    /// The division that it is part of; null for a province.
    #[schema(example = "330382")]
    parent_code: Option<String>,
}

impl From<Division> for DivisionOut {
    fn from(division: Division) -> Self {
        let Division { code, name, level, parent_code } = division;
        Self { code, name, level: Code(level.0), parent_code }
    }
}

/// An administrative division with those that it is part of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DivisionWithin)]
struct DivisionWithinOut {
    /// 2 digits for a province, 4 for a city, 6 for a county, 9 for a town, 12 for a village.
    #[schema(example = "330382114")]
    code: String,
    #[schema(example = "柳市镇")]
    name: String,
    level: DivisionLevelCode,
    /// The divisions that it is part of, the highest first.
    above: Vec<DivisionOut>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only divisions directly below the one with this code; below the county that is served if `q` is not given
    /// either.
    parent: Option<String>,
    /// Only divisions whose name holds this, or whose syllables begin with these letters: `柳市` or `ls`.
    q: Option<String>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List divisions by code
///
/// Public, for the form on which one applies.
#[utoipa::path(
    operation_id = "list_divisions", tag = "organisation", params(Filter), security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "A page of divisions", body = PageOut<DivisionOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/divisions")]
async fn list(state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let Filter { parent, q, .. } = filter;
    let parent = parent.or_else(|| q.is_none().then(|| state.county.clone()));
    let found = state.db.read(move |db| Ok(divisions::list(db, parent.as_deref(), q.as_deref(), &page)?)).await?;
    Reply::ok(PageOut::of(found, DivisionOut::from))
}

/// Show a division with those that it is part of
#[utoipa::path(
    operation_id = "get_division", tag = "organisation",
    params(("code" = String, Path, description = "Its code", example = "330382114")),
    extensions(("x-permission" = json!("read_division"))),
    responses(
        (status = 200, description = "The division", body = DivisionWithinOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/divisions/{code}")]
async fn find(actor: Actor, state: Data<State>, code: Path<String>) -> Answer {
    actor.permit(Action::ReadDivision)?;
    let code = DivisionCode::parse(&code).map_err(|error| Problem::new(ProblemCode::NotFound).caused_by(error))?;
    let out = state.db.read(move |db| {
        let division = divisions::find(db, code.as_str())?;
        let above = divisions::above(db, &division)?.into_iter().map(DivisionOut::from).collect();
        let Division { code, name, level, parent_code: _ } = division;
        Ok(DivisionWithinOut { code, name, level: Code(level.0), above })
    });
    Reply::ok(out.await?)
}
