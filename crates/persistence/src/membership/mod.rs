//! Applications for membership, members, and rosters of them.

pub mod applications;
pub mod forms;
pub mod members;
pub mod reconciling;
pub mod roster_imports;
pub mod roster_rows;
