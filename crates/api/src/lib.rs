//! Sanwei's HTTP API. HTTP appears only in this crate; rules live in `domain`, tables in `persistence`.

pub mod app;
pub mod command;
pub mod demo;
pub mod openapi;
pub mod settings;
pub mod work;

/// What every context shares: who asks, what was sent, what is answered.
pub mod kernel;

/// Scorecards and ratings (C04).
pub mod credit;
/// Sign-in, accounts, posts (C35).
pub mod identity;
/// Applications for membership, members (C02).
pub mod membership;
/// Divisions, units, sites (C01).
pub mod organisation;
/// Agri-service booking (C07).
pub mod services;
/// What waits for whom, over all contexts.
pub mod todos;
