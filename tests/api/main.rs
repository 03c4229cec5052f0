//! The API, as a client sees it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod identity;
mod kernel;
mod membership;
