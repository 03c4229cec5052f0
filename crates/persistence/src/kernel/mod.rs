//! What every context shares.

pub mod calendar;
pub mod code;
pub mod day;
pub mod documents;
pub mod error;
pub mod events;
pub mod idempotency;
pub mod jobs;
pub mod keyring;
pub mod objects;
pub mod page;
pub mod pinyin;
pub mod scope;
pub mod todo;
