//! Applications, members and what happens to a membership.

pub mod applications;
pub mod changes;
pub mod contacts;
pub mod duplicate_subjects;
pub mod duplicates;
pub mod expulsions;
pub mod federations;
pub mod forms;
pub mod labels;
pub mod members;
pub mod merging;
pub mod policies;
pub mod requirements;
pub mod standings;
pub mod transfers;
