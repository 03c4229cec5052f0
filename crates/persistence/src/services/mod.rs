//! Providers and their machines, growers' plots, and bookings from price to settlement.

pub mod booking_views;
pub mod bookings;
pub mod catalogue;
pub mod hand_over;
pub mod machine_days;
pub mod machines;
pub mod plots;
pub mod providers;
pub mod quotes;
pub mod waiting;
pub mod work;

use domain::services::season::{CropCycle, CropSeason};

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;

fn season(year: i16, cycle: Code<CropCycle>) -> CropSeason {
    CropSeason { year, cycle: cycle.0 }
}

fn passes(stored: i32) -> Result<u16, RepoError> {
    u16::try_from(stored).map_err(RepoError::unreadable)
}
