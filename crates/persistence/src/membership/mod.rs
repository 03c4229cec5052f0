//! Applications for membership, and members.

pub mod applications;
pub mod checks;
pub mod figures;
pub mod forms;
pub mod members;
pub mod rosters;
pub mod search;
pub mod waiting;
