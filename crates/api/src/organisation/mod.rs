//! Divisions, units and sites.

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this context.
pub fn routes(_: &mut ServiceConfig) {}
