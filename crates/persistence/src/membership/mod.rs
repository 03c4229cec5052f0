//! Applications for membership, and members.

pub mod applications;
pub mod forms;
pub mod members;
