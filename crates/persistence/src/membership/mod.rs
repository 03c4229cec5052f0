//! Applications, members, what happens to a membership, and rosters of members.

pub mod applications;
pub mod changes;
pub mod checks;
pub mod contacts;
pub mod duplicate_subjects;
pub mod duplicates;
pub mod expulsions;
pub mod federations;
pub mod figures;
pub mod forms;
pub mod labels;
pub mod members;
pub mod merging;
pub mod policies;
pub mod reconciling;
pub mod requirements;
pub mod roster_imports;
pub mod roster_rows;
pub mod rosters;
pub mod search;
pub mod standings;
pub mod transfers;
pub mod waiting;
