//! The booking's life cycle (R4.13).

use super::booking::BookingError;
use crate::kernel::access::Action;
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

vocabulary! {
    /// What can be done with a booking.
    pub enum BookingVerb {
        Confirm => "confirm",
        Dispatch => "dispatch",
        Start => "start",
        HoldForWeather => "hold_for_weather",
        Postpone => "postpone",
        RecordWork => "record_work",
        AskRework => "ask_rework",
        Accept => "accept",
        Settle => "settle",
        Cancel => "cancel",
    }
}

impl BookingVerb {
    /// Where the verb leads; none if the booking stays where it stands.
    pub fn leads_to(self) -> Option<BookingStatus> {
        match self {
            Self::Confirm => Some(BookingStatus::Confirmed),
            Self::Dispatch => Some(BookingStatus::Dispatched),
            Self::Start => Some(BookingStatus::InProgress),
            Self::HoldForWeather => Some(BookingStatus::WeatherHold),
            Self::Postpone => None,
            Self::RecordWork => Some(BookingStatus::WorkDone),
            Self::AskRework => Some(BookingStatus::Rework),
            Self::Accept => Some(BookingStatus::Accepted),
            Self::Settle => Some(BookingStatus::Settled),
            Self::Cancel => Some(BookingStatus::Cancelled),
        }
    }

    /// The permission that the verb needs.
    pub fn action(self) -> Action {
        match self {
            Self::Confirm | Self::Dispatch | Self::Start | Self::HoldForWeather | Self::Postpone | Self::RecordWork => {
                Action::WorkBooking
            }
            Self::AskRework | Self::Accept => Action::AcceptBooking,
            Self::Settle => Action::SettleBooking,
            Self::Cancel => Action::CancelBooking,
        }
    }
}

impl BookingStatus {
    /// The verbs that fit this status.
    pub fn allowed(self) -> Vec<BookingVerb> {
        use crate::kernel::vocabulary::Vocabulary;
        let fits = |verb: &BookingVerb| match verb.leads_to() {
            Some(to) => self.next().contains(&to),
            None => self == Self::WeatherHold,
        };
        BookingVerb::ALL.iter().copied().filter(fits).collect()
    }

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
