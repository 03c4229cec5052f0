//! Applications, members and what happens to a membership.

pub mod applications;
pub mod changes;
pub mod contacts;
pub mod expulsions;
pub mod federations;
pub mod duplicate_subjects;
pub mod duplicates;
pub mod checks;
pub mod figures;
pub mod forms;
pub mod labels;
pub mod members;
pub mod policies;
pub mod standings;
pub mod transfers;
pub mod merging;
pub mod requirements;
pub mod rosters;
pub mod search;
pub mod waiting;
