//! Scorecards, ratings and what they rest on.

mod card_json;
pub mod evidence;
pub mod findings;
mod history;
pub mod list;
pub mod ratings;
pub mod scorecards;
mod value_json;
pub mod vetoes;
