//! Credit ratings of members and the credit lines suggested from them (C04, C05; R2.1-R2.14).
//!
//! - A scorecard is a dated version of data: indicators in groups, bands with points that sum to 100, grade
//!   bands, and the table of the line formula. Card A rates cooperatives and enterprises, card B family farms
//!   and large growers. A new version is a new row; ratings keep the version they were made with (R2.8, X4).
//! - Every point is explained: an assessment is a list of findings that name the value, its source and day, the
//!   band hit, and the next better band. The same card and evidence always give the same findings (R2.8).
//! - Only confirmed evidence counts. A gap scores nothing; gaps worth more than 20 points leave the member not
//!   ratable (R2.9). Band edges belong to the better band, and ratios are compared unrounded (R2.9).
//! - A veto in force on the rating date means grade C and no line, whatever the points (2.4).
//! - Who scores does not review, and who scored does not decide the appeal (R2.6, X8). A rating is made public
//!   for seven calendar days before it takes effect for twelve months (2.1).
//! - The line is a recommendation; what the bank grants is recorded apart from it (R2.12).

pub mod cards;
pub mod evidence;
pub mod lifecycle;
pub mod line;
pub mod platform;
pub mod policy;
pub mod proof;
pub mod rating;
pub mod scorecard;
pub mod term;
pub mod verbs;
pub mod veto;

#[cfg(test)]
mod edge_tests;
#[cfg(test)]
mod example_tests;
#[cfg(test)]
mod process_tests;
#[cfg(test)]
mod proof_tests;
