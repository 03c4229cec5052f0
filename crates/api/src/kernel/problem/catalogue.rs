//! The catalogue of refusals: every `type` of a problem document leads here.

use actix_web::web::Path;
use actix_web::{HttpRequest, get};
use domain::kernel::vocabulary::Vocabulary;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Language, Problem, ProblemCode, ProblemCodeOut, ProblemOut};
use crate::kernel::code::Code;
use crate::kernel::declared::check_query;
use crate::kernel::frame::language;
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file that belong to the API's document.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list);
}

/// A kind of refusal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProblemKind)]
struct ProblemKindOut {
    code: ProblemCodeOut,
    /// The HTTP status that comes with it.
    #[schema(example = 404)]
    status: u16,
    /// The kind in a few words, in the caller's language.
    #[schema(example = "找不到")]
    title: String,
    /// What it means and what to do next; figures stand in braces.
    #[schema(example = "记录不存在，或不在您的管辖范围内。")]
    detail: String,
}

impl ProblemKindOut {
    fn of(code: ProblemCode, language: Language) -> Self {
        let words = code.words(language);
        Self {
            code: Code(code),
            status: code.status().as_u16(),
            title: words.title.to_owned(),
            detail: words.detail.to_owned(),
        }
    }
}

/// Every kind of refusal: a closed list, so it comes in one piece.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProblemKinds)]
struct ProblemKindsOut {
    items: Vec<ProblemKindOut>,
}

/// List every way in which the API refuses
#[utoipa::path(
    operation_id = "list_problem_kinds", tag = "integration", security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "Every kind of refusal", body = ProblemKindsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/problem-kinds")]
async fn list(request: HttpRequest) -> Answer {
    check_query(&request)?;
    let language = language(request.headers());
    let items = ProblemCode::ALL.iter().map(|code| ProblemKindOut::of(*code, language)).collect();
    Reply::ok(ProblemKindsOut { items })
}

/// What the `type` of a problem document leads to.
#[get("/problems/{code}")]
pub(crate) async fn describe(request: HttpRequest, code: Path<String>) -> Answer {
    let code = ProblemCode::from_code(&code).ok_or_else(|| Problem::new(ProblemCode::NotFound))?;
    Reply::ok(ProblemKindOut::of(code, language(request.headers())))
}
