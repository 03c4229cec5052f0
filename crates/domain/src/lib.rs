//! The rules of a county federation, without SQL, HTTP or a clock.
//!
//! Every context is a module of the same name in `persistence`, `api`, the front end and the tests. A rule
//! that came from a text or an office names it; parameters that a county may set for itself are dated rows
//! handed in as arguments, never constants.

/// What every context shares: exact quantities, identifiers, closed lists, access.
pub mod kernel;

/// Scorecards, ratings and suggested credit lines (C04, C05).
pub mod credit;
/// Accounts, posts, sessions, passwords (C35).
pub mod identity;
/// Applications, members and their life cycle (C02, C03).
pub mod membership;
/// The federation's tree of units and their sites (C01).
pub mod organisation;
/// Agri-service booking from quote to settlement (C07).
pub mod services;
