//! The API, as a client sees it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod credit;
mod credit_input;
mod demo;
mod identity;
mod jobs;
mod kernel;
mod membership;
mod organisation;
mod services;
mod todos;
