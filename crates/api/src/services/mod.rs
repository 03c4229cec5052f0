//! Agri-service booking: the catalogue, those who serve, growers' plots, and bookings from price to settlement.

pub mod board;
pub mod bookings;
pub mod catalogue;
mod change;
pub mod codes;
pub mod dispatch;
pub mod machine_days;
pub mod merging;
mod moving;
pub mod placing;
pub mod plots;
pub mod problems;
pub mod providers;
pub mod quotes;
pub mod settling;
pub mod work;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this context.
pub fn routes(config: &mut ServiceConfig) {
    catalogue::routes(config);
    providers::routes(config);
    machine_days::routes(config);
    board::routes(config);
    plots::routes(config);
    quotes::routes(config);
    bookings::routes(config);
    placing::routes(config);
    dispatch::routes(config);
    work::routes(config);
    settling::routes(config);
    moving::routes(config);
}
