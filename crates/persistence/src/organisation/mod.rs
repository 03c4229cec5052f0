//! Divisions, units and sites.

pub mod divisions;
