//! Divisions, units and sites.

pub mod divisions;
pub mod federations;
pub mod sites;
pub mod unit_events;
pub mod units;
