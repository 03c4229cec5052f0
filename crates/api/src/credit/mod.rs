//! Scorecards and ratings.
//!
//! A rating collects evidence, each value with its source and day; whoever checks a value against the papers
//! confirms it, and only confirmed values count. Scoring freezes every input with the version of the card. Somebody
//! who prepared nothing reviews, seven calendar days of publicity follow, and the rating holds for twelve months.

mod committee;
mod evidence;
mod figures;
mod findings;
mod leaving;
pub mod merging;
mod preparation;
mod problem;
mod ratings;
mod scorecards;
mod term;
mod value;
mod verbs;
mod vetoes;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this context.
pub fn routes(config: &mut ServiceConfig) {
    scorecards::routes(config);
    ratings::routes(config);
    evidence::routes(config);
    figures::routes(config);
    vetoes::routes(config);
    preparation::routes(config);
    committee::routes(config);
    term::routes(config);
    leaving::routes(config);
}
