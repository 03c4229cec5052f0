//! Applications for membership, and members.

pub mod applications;
pub mod duplicate_subjects;
pub mod duplicates;
pub mod forms;
pub mod members;
pub mod merging;
pub mod requirements;
