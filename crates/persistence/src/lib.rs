//! Tables of Sanwei. Every function takes a connection and, where rows belong to somebody, a scope; no function
//! opens a transaction or decides a rule.

pub mod cluster;
/// What every context shares: errors, pages, codes, the trail, repeats, personal data, migrations.
pub mod kernel;
pub mod migrations;

/// Scorecards and ratings (C04).
pub mod credit;
/// Accounts, posts, sessions (C35).
pub mod identity;
/// Applications for membership, members (C02).
pub mod membership;
/// Divisions, units, sites (C01).
pub mod organisation;
/// Providers, machine days, plots, bookings, settlements (C07).
pub mod services;

#[rustfmt::skip]
#[allow(missing_docs)]
pub mod schema;
