//! The plots and bookings of a member whose record is merged into another one.

use persistence::membership::members::Member;
use persistence::services::hand_over::hand_over;

use crate::kernel::db::Tx;
use crate::kernel::problem::Problem;

/// Gives plots, quotes and bookings of the member that goes to the one that stays; how many plots and bookings.
///
/// # Errors
/// `internal`.
pub fn follow(tx: &mut Tx, goes: &Member, stays: &Member) -> Result<usize, Problem> {
    let moved = hand_over(tx, goes, stays)?;
    Ok(moved.plots + moved.bookings)
}
