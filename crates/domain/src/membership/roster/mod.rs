//! Rosters that come as a sheet (1.5, C02).
//!
//! **One set of rules.** A row is read into the very form on which one applies and checked by its rules. The check
//! enters every row and takes it back, so the entry that follows cannot judge otherwise.
//!
//! **Who a row is about.** The number on it, and nothing else: credit code or resident number. Of rows with the same
//! number the first counts and the others are refused. A row about a current member of the unit is compared with what
//! is known of it: it is the same or changed, so a sheet can be handed in again and again. About anybody else who
//! cannot be entered (a member elsewhere, somebody whose application is open or was lately rejected) the answer is
//! the same whatever lies behind it: the number may not belong to who asks.
//!
//! **Reconciliation.** Each row is new, same, changed or wrong before anything is written, and current members of the
//! unit whom no row is about are listed as missing. What becomes of them is decided elsewhere: nobody ceases to be a
//! member by not being on a sheet. Changed rows are entered only if that is asked for; the type of a member and its
//! town are not changed by a sheet, for both have procedures of their own (1.4).
//!
//! **Undoing.** What a roster entered is taken back as a whole, within a number of days and while nothing leans on it.

pub mod column;
pub mod file;
pub mod policy;
pub mod reconcile;
pub mod state;
