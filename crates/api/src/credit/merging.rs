//! The ratings of a member whose record is merged into another one.

use persistence::credit::ratings;
use persistence::membership::members::Member;

use super::term::end;
use crate::kernel::clock::china_day;
use crate::kernel::db::Tx;
use crate::kernel::problem::Problem;

/// Gives the ratings of the member that goes to the one that stays. Of two ratings in force that of the record that
/// stays holds on; two on their way are finished first. How many.
///
/// # Errors
/// `rating.open_already` if both have one on its way.
pub fn follow(tx: &mut Tx, goes: &Member, stays: &Member) -> Result<usize, Problem> {
    let today = china_day(tx.stamp().now);
    if ratings::in_force(tx, stays.id)?.is_some()
        && let Some(spare) = ratings::in_force(tx, goes.id)?
    {
        end(tx, spare, today)?;
    }
    Ok(ratings::hand_over(tx, goes.id, stays.id)?)
}
