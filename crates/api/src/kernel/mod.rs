//! What every context shares.

pub mod actor;
pub mod body;
pub mod calendar;
pub mod clock;
pub mod code;
pub mod command;
pub mod db;
mod declared;
pub mod events;
pub mod frame;
pub mod page;
pub mod problem;
pub mod query;
pub mod reply;
pub mod wire;
