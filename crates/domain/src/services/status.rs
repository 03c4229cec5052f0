//! The booking's life cycle (R4.13).

use super::booking::BookingError;
use crate::vocabulary;

vocabulary! {
    /// Where a booking stands (R4.13).
    pub enum BookingStatus {
        Placed => "placed",
        Confirmed => "confirmed",
        Dispatched => "dispatched",
        InProgress => "in_progress",
        WeatherHold => "weather_hold",
        WorkDone => "work_done",
        Rework => "rework",
        Accepted => "accepted",
        Settled => "settled",
        Cancelled => "cancelled",
    }
}

impl BookingStatus {
    /// The statuses that may follow this one (R4.13).
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Placed => &[Self::Confirmed, Self::Cancelled],
            Self::Confirmed => &[Self::Dispatched, Self::Cancelled],
            Self::Dispatched => &[Self::InProgress, Self::WeatherHold, Self::Cancelled],
            Self::InProgress => &[Self::WorkDone, Self::WeatherHold],
            Self::WeatherHold => &[Self::Dispatched, Self::Cancelled],
            Self::WorkDone => &[Self::Accepted, Self::Rework],
            Self::Rework => &[Self::WorkDone],
            Self::Accepted => &[Self::Settled],
            Self::Settled | Self::Cancelled => &[],
        }
    }

    /// Whether a booking holds its machine's day: from placing until the work is done or it is cancelled.
    /// A rework is fitted in by the provider without holding a day again.
    pub fn holds_capacity(self) -> bool {
        match self {
            Self::Placed | Self::Confirmed | Self::Dispatched | Self::InProgress | Self::WeatherHold => true,
            Self::WorkDone | Self::Rework | Self::Accepted | Self::Settled | Self::Cancelled => false,
        }
    }

    /// Whether a crew has been sent, so that cancelling costs a fee (R4.13).
    pub fn is_past_dispatch(self) -> bool {
        match self {
            Self::Placed | Self::Confirmed | Self::Cancelled => false,
            Self::Dispatched
            | Self::InProgress
            | Self::WeatherHold
            | Self::WorkDone
            | Self::Rework
            | Self::Accepted
            | Self::Settled => true,
        }
    }

    pub(super) fn to(self, to: Self) -> Result<Self, BookingError> {
        if self.next().contains(&to) { Ok(to) } else { Err(BookingError::WrongStatus { from: self, to }) }
    }
}
