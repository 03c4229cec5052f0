//! What every context shares.

pub mod actor;
pub mod body;
pub mod calendar;
pub mod clock;
pub mod code;
pub mod command;
pub mod db;
mod declared;
pub mod documents;
pub mod events;
pub mod file;
pub mod frame;
pub mod jobs;
pub mod page;
pub mod problem;
pub mod query;
pub mod raw;
pub mod reply;
mod strict;
pub mod upload;
pub mod wire;
