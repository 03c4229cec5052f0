//! The federation's tree and the places it runs (C01).
//!
//! Units are federations, grassroots co-ops, enterprises owned by the federation and farmers' co-ops that it
//! leads or has joined. Each stands below one other unit, of a kind that may stand above it. A unit is open
//! from its day of founding up to, but not including, its day of closing; nothing happens to it outside.
//!
//! Founding, joining, merging, closing, upgrading and transforming are dated events. The annual report counts
//! these events, not the units, so that a figure of last year does not change when a unit closes today.
//!
//! Sites are places: a centre, a station, a plant hospital, a shop. A site belongs to one unit and opens only
//! while that unit is open.

pub mod site;
pub mod unit;
pub mod verb;
