//! Accounts, posts and sessions.

pub mod accounts;
pub mod failures;
pub mod holders;
pub mod posts;
pub mod sessions;
