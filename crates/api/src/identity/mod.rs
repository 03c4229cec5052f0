//! Sign-in, accounts, posts and the audit trail.
//!
//! A person signs in with login and password (Argon2id) and gets an access token for 15 minutes and a refresh
//! token that is exchanged for the next one each time; showing a spent one ends the session. Every request looks
//! the session up, so that signing out, a withdrawn post or a disabled account works at once and everywhere.

pub mod accounts;
mod attempts;
pub mod me;
pub mod passwords;
pub mod posts;
pub mod sign_in;
pub mod tokens;
pub mod trail;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this context.
pub fn routes(config: &mut ServiceConfig) {
    sign_in::routes(config);
    me::routes(config);
    accounts::routes(config);
    posts::routes(config);
    trail::routes(config);
}
