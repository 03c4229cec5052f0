//! Divisions, units and sites.

pub mod divisions;
pub mod sites;
pub mod unit_events;
pub mod units;
