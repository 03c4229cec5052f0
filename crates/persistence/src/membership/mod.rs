//! Applications for membership, and members.

pub mod forms;
pub mod members;
