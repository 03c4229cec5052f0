//! What every context shares.

pub mod actor;
pub mod body;
pub mod clock;
pub mod code;
pub mod command;
pub mod db;
mod declared;
pub mod events;
pub mod file;
pub mod frame;
pub mod jobs;
pub mod page;
pub mod problem;
pub mod query;
pub mod raw;
pub mod reply;
pub mod wire;
