//! The server: state, routes, pages.

use std::path::Path;
use std::sync::Arc;

use actix_files::{Files, NamedFile};
use actix_web::dev::{HttpServiceFactory, ServiceRequest, ServiceResponse, fn_service};
use actix_web::web::{Data, PayloadConfig, ServiceConfig};
use actix_web_lab::middleware::CatchPanic;
use domain::identity::lockout::LockoutPolicy;
use domain::identity::password::PasswordPolicy;
use domain::identity::session::SessionPolicy;
use persistence::kernel::keyring::Keyring;

use crate::identity::tokens::TokenKeys;
use crate::kernel::body::LIMIT;
use crate::kernel::clock::Clock;
use crate::kernel::db::Db;
use crate::openapi;

/// What every request can reach. Nothing in it changes while the server runs: whatever another process must see
/// is in the database.
pub struct State {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Keys of personal data.
    pub keys: Arc<Keyring>,
    /// Keys of access tokens.
    pub tokens: TokenKeys,
    /// How long sessions last.
    pub sessions: SessionPolicy,
    /// What passwords are measured by.
    pub passwords: PasswordPolicy,
    /// When failed sign-ins lock.
    pub lockout: LockoutPolicy,
    /// Whether cookies are sent over TLS only.
    pub secure_cookies: bool,
    /// The county that this deployment serves.
    pub county: String,
}

/// Everything below `/api/v1`, `/docs`, `/healthz` and `/readyz`.
pub fn configure(state: Data<State>) -> impl FnOnce(&mut ServiceConfig) {
    move |config| {
        config.app_data(state).app_data(PayloadConfig::new(LIMIT));
        openapi::mount(config);
    }
}

/// The built pages: files as they are, any other address the start page, which routes it itself.
pub fn pages(dir: &Path) -> impl HttpServiceFactory + 'static {
    let start = dir.join("index.html");
    Files::new("/", dir).index_file("index.html").default_handler(fn_service(move |request: ServiceRequest| {
        let start = start.clone();
        async move {
            let (request, _) = request.into_parts();
            let page = NamedFile::open_async(start).await?.into_response(&request);
            Ok(ServiceResponse::new(request, page))
        }
    }))
}

/// Turns a panic in a handler into an answer, so that the server goes on.
pub fn catch_panics() -> CatchPanic {
    CatchPanic::default()
}
