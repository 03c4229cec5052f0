//! What every context shares.

pub mod code;
pub mod error;
pub mod events;
pub mod idempotency;
pub mod jobs;
pub mod keyring;
pub mod page;
pub mod pinyin;
pub mod scope;
