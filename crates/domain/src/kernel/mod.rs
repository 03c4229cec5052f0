//! What every context shares.

pub mod access;
pub mod area;
pub mod decimal;
pub mod document;
pub mod event;
pub mod id;
pub mod identifier;
pub mod job;
pub mod money;
pub mod org_path;
pub mod period;
pub mod ratio;
pub mod text;
pub mod todo;
pub mod vocabulary;
pub mod weight;
pub mod work_calendar;
