//! The OpenAPI document, made from the routes themselves.

mod examples;
mod headers;

use std::sync::LazyLock;

use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, get};
use persistence::migrations;
use utoipa::openapi::schema::{ArrayItems, Schema};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, ContactBuilder, LicenseBuilder, OpenApi, Ref, RefOr, ServerBuilder};
use utoipa::{Modify, OpenApi as Derive};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::scope::scope;
use utoipa_swagger_ui::SwaggerUi;

use crate::app::State;
use crate::kernel::problem::{Problem, ProblemCode, catalogue};

#[derive(Derive)]
#[openapi(
    info(title = "Sanwei", description = "The platform of a county's supply and marketing cooperative federation."),
    tags(
        (name = "identity", description = "Sign-in, accounts and posts"),
        (name = "organisation", description = "Divisions, units and sites"),
        (name = "membership", description = "Applications and members"),
        (name = "credit", description = "Scorecards, ratings and credit lines"),
        (name = "services", description = "Agri-service booking"),
        (name = "integration", description = "What other systems follow"),
    ),
    modifiers(&Ours)
)]
struct Document;

struct Ours;

impl Modify for Ours {
    fn modify(&self, document: &mut OpenApi) {
        document.info.license = Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build());
        document.info.contact = Some(ContactBuilder::new().name(Some("Sanwei")).build());
        let bearer =
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build());
        let components = document.components.get_or_insert_with(|| ComponentsBuilder::new().build());
        components.add_security_scheme("bearer", bearer);
        document.servers = Some(vec![ServerBuilder::new().url("/").description(Some("This server")).build()]);
        document.security = Some(vec![SecurityRequirement::new("bearer", Vec::<String>::new())]);
    }
}

fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig) {
    crate::kernel::calendar::routes(config);
    crate::kernel::problem::catalogue::routes(config);
    crate::identity::routes(config);
    crate::organisation::routes(config);
    crate::credit::routes(config);
    crate::membership::routes(config);
    crate::services::routes(config);
}

static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(collect);

/// The whole document.
pub fn document() -> &'static OpenApi {
    &DOCUMENT
}

/// The document as it is committed.
///
/// # Errors
/// The document cannot be written as JSON.
pub fn text() -> Result<String, serde_json::Error> {
    Ok(DOCUMENT.to_pretty_json()? + "\n")
}

fn collect() -> OpenApi {
    let app = actix_web::App::new().into_utoipa_app().openapi(Document::openapi());
    let (_, mut document) = app.service(scope("/api/v1").configure(routes)).split_for_parts();
    Ours.modify(&mut document);
    refer_to_items(&mut document);
    headers::complete(&mut document);
    examples::complete(&mut document);
    document
}

/// Lets every page refer to the schema of its rows: the derive copies it out, because a page is generic.
fn refer_to_items(document: &mut OpenApi) {
    let Some(components) = &mut document.components else { return };
    let known: Vec<String> = components.schemas.keys().cloned().collect();
    for (name, schema) in &mut components.schemas {
        let row = name.strip_prefix("Page_").filter(|row| known.iter().any(|name| name == row));
        if let (Some(row), RefOr::T(Schema::Object(page))) = (row, schema)
            && let Some(RefOr::T(Schema::Array(items))) = page.properties.get_mut("items")
        {
            items.items = ArrayItems::RefOrSchema(Box::new(Ref::from_schema_name(row).into()));
        }
    }
}

/// Mounts the API, its document in a reader that needs nothing from outside, and the health checks.
pub(crate) fn mount(config: &mut ServiceConfig) {
    config
        .service(web::scope("/api/v1").configure(|config| {
            let mut collected = utoipa_actix_web::service_config::ServiceConfig::new(config);
            routes(&mut collected);
        }))
        .service(SwaggerUi::new("/docs/{_:.*}").url("/openapi.json", document().clone()))
        .service(web::redirect("/docs", "/docs/"))
        .service(catalogue::describe)
        .service(alive)
        .service(ready);
}

#[get("/healthz")]
async fn alive() -> HttpResponse {
    HttpResponse::Ok().body("alive\n")
}

#[get("/readyz")]
async fn ready(state: web::Data<State>) -> Result<HttpResponse, Problem> {
    let current = state.db.read(|db| migrations::is_current(db).map_err(Problem::internal)).await?;
    if current { Ok(HttpResponse::Ok().body("ready\n")) } else { Err(Problem::new(ProblemCode::Busy)) }
}
