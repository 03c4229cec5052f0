//! The aggregate from placing to settlement (R4.13).
//!
//! Verbs that change what a day holds take that day, locked by the caller, and change it together with the
//! booking; if a verb fails, neither changes.

use chrono::NaiveDate;

use super::capacity::{CapacityError, DayCapacity};
use super::catalogue::ServiceLink;
use super::policy::{BookingPolicy, not_passed};
use super::quote::Quote;
use super::season::{CropLine, CropSeason};
use super::settlement::{Rate, Settlement, SettlementError, mu_times, settle};
use super::status::BookingStatus;
use super::window::Window;
use super::work_record::{WorkError, WorkPolicy, WorkRecord};
use crate::kernel::area::Mu;
use crate::kernel::id::{AccountId, BookingId, CrewId, MachineId, MemberId, PlotId, ProviderId};
use crate::kernel::money::Fen;
use crate::kernel::ratio::BasisPoints;
use crate::kernel::vocabulary::Vocabulary;

#[cfg(test)]
mod tests;

/// Who books what of whom, besides the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The new booking.
    pub id: BookingId,
    /// The grower.
    pub member_id: MemberId,
    /// Who serves.
    pub provider_id: ProviderId,
    /// The machine whose day is held.
    pub machine_id: MachineId,
    /// The plot to be worked.
    pub plot_id: PlotId,
    /// What grows there.
    pub crop_line: CropLine,
    /// The crop season.
    pub season: CropSeason,
}

/// Somebody who judges work done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptor {
    /// The account.
    pub account_id: AccountId,
    /// The provider it works for, if any.
    pub provider_id: Option<ProviderId>,
}

/// What was accepted, the base of settlement (4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptance {
    /// The accepted area.
    pub area: Mu,
    /// The passes done.
    pub passes: u16,
    /// Who accepted.
    pub accepted_by: AccountId,
}

impl Acceptance {
    /// Accepted area times passes (4.3). `None` if it does not fit.
    pub fn mu_times(&self) -> Option<Mu> {
        mu_times(self.area, self.passes)
    }
}

/// A service booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Identifier.
    pub id: BookingId,
    /// The grower.
    pub member_id: MemberId,
    /// Who serves.
    pub provider_id: ProviderId,
    /// The machine whose day is held.
    pub machine_id: MachineId,
    /// The plot to be worked.
    pub plot_id: PlotId,
    /// The link.
    pub link: ServiceLink,
    /// What grows on the plot.
    pub crop_line: CropLine,
    /// The crop season.
    pub season: CropSeason,
    /// Ordered area.
    pub area: Mu,
    /// Ordered passes.
    pub passes: u16,
    /// The day of work, whose capacity is held.
    pub work_on: NaiveDate,
    /// Price and subsidy of one mu-time, as quoted.
    pub rate: Rate,
    /// The full price of the order.
    pub gross: Fen,
    /// The public share of it.
    pub subsidy: Fen,
    /// What the grower pays of it.
    pub payable: Fen,
    /// The crew sent, from dispatch on; none on weather hold.
    pub crew_id: Option<CrewId>,
    /// When the crew works, from dispatch on; none on weather hold.
    pub window: Option<Window>,
    /// What was accepted, from acceptance on.
    pub accepted: Option<Acceptance>,
    /// Where the booking stands.
    pub status: BookingStatus,
    /// Version of the record as read; the write is conditional on it.
    pub version: i64,
}

/// Why a booking cannot be placed or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BookingError {
    /// The verb does not fit the status.
    #[error("a {} booking cannot become {}", .from.code(), .to.code())]
    WrongStatus {
        /// Where the booking stands.
        from: BookingStatus,
        /// Where the verb leads.
        to: BookingStatus,
    },
    /// Only a booking on weather hold is moved to another day.
    #[error("a {} booking keeps its day", .0.code())]
    NotOnHold(BookingStatus),
    /// The day of work lies in the past.
    #[error("the day of work {0} has passed")]
    DayPassed(NaiveDate),
    /// The notice is too short.
    #[error("{work_on} is too soon, {earliest} is the first day")]
    TooSoon {
        /// Asked for.
        work_on: NaiveDate,
        /// The first day that can be booked.
        earliest: NaiveDate,
    },
    /// The day lies behind the booking window.
    #[error("{work_on} is too far ahead, {latest} is the last day")]
    TooFar {
        /// Asked for.
        work_on: NaiveDate,
        /// The last day that can be booked.
        latest: NaiveDate,
    },
    /// The booking already has this day.
    #[error("the booking is on {0} already")]
    SameDay(NaiveDate),
    /// The quote is no longer valid.
    #[error("the quote was valid until {0}")]
    QuoteExpired(NaiveDate),
    /// The crew's window does not begin on the day of work.
    #[error("the window does not begin on {0}")]
    OutsideDay(NaiveDate),
    /// The provider, or whoever reported the work, would judge it.
    #[error("whoever served does not accept")]
    OwnWork,
    /// The accepted area is not positive or larger than measured.
    #[error("{accepted} mu cannot be accepted of {measured} mu measured")]
    AcceptedArea {
        /// Measured.
        measured: Mu,
        /// To be accepted.
        accepted: Mu,
    },
    /// There is no acceptance to settle.
    #[error("nothing was accepted")]
    NotAccepted,
    /// The day has no room, or does not hold the booking.
    #[error(transparent)]
    Capacity(#[from] CapacityError),
    /// The work record does not stand.
    #[error(transparent)]
    Work(#[from] WorkError),
    /// The amounts cannot be computed.
    #[error(transparent)]
    Settlement(#[from] SettlementError),
}

impl Booking {
    /// Places a booking at the quoted price and holds its machine's day until it is confirmed or cancelled.
    ///
    /// # Errors
    /// [`BookingError`]: quote expired, day passed, too soon, too far or full.
    pub fn place(
        order: Order,
        quote: &Quote,
        today: NaiveDate,
        policy: &BookingPolicy,
        day: &mut DayCapacity,
    ) -> Result<Self, BookingError> {
        if today >= quote.valid_until {
            return Err(BookingError::QuoteExpired(quote.valid_until));
        }
        policy.check_day(quote.work_on, today)?;
        let booking = Self {
            id: order.id,
            member_id: order.member_id,
            provider_id: order.provider_id,
            machine_id: order.machine_id,
            plot_id: order.plot_id,
            link: quote.link,
            crop_line: order.crop_line,
            season: order.season,
            area: quote.area,
            passes: quote.passes,
            work_on: quote.work_on,
            rate: quote.rate,
            gross: quote.gross,
            subsidy: quote.subsidy,
            payable: quote.payable,
            crew_id: None,
            window: None,
            accepted: None,
            status: BookingStatus::Placed,
            version: 0,
        };
        day.take(booking.load()?)?;
        Ok(booking)
    }

    /// What the booking takes of a day, in mu-times.
    ///
    /// # Errors
    /// [`BookingError::Settlement`] if it does not fit.
    pub fn load(&self) -> Result<Mu, BookingError> {
        mu_times(self.area, self.passes).ok_or(BookingError::Settlement(SettlementError::OutOfRange))
    }

    /// The provider promises to come. The day is held since placing, so it cannot be full now.
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`], [`BookingError::DayPassed`]
    pub fn confirm(&mut self, today: NaiveDate) -> Result<(), BookingError> {
        let status = self.status.to(BookingStatus::Confirmed)?;
        not_passed(self.work_on, today)?;
        self.status = status;
        Ok(())
    }

    /// Sends a crew, for the first time or again after a weather hold.
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`], [`BookingError::DayPassed`], [`BookingError::OutsideDay`]
    pub fn dispatch(&mut self, today: NaiveDate, crew_id: CrewId, window: Window) -> Result<(), BookingError> {
        let status = self.status.to(BookingStatus::Dispatched)?;
        not_passed(self.work_on, today)?;
        if !window.begins_on(self.work_on) {
            return Err(BookingError::OutsideDay(self.work_on));
        }
        (self.status, self.crew_id, self.window) = (status, Some(crew_id), Some(window));
        Ok(())
    }

    /// The crew begins.
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`]
    pub fn start(&mut self) -> Result<(), BookingError> {
        self.status = self.status.to(BookingStatus::InProgress)?;
        Ok(())
    }

    /// The weather stops the work, or lets it not begin; the day stays held, the crew is free.
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`]
    pub fn hold_for_weather(&mut self) -> Result<(), BookingError> {
        let status = self.status.to(BookingStatus::WeatherHold)?;
        (self.status, self.crew_id, self.window) = (status, None, None);
        Ok(())
    }

    /// Moves a booking on weather hold to another day of its machine; `from` is the day it leaves.
    ///
    /// # Errors
    /// [`BookingError`]: not on hold, same day, day passed, too far or full.
    pub fn postpone(
        &mut self,
        work_on: NaiveDate,
        today: NaiveDate,
        policy: &BookingPolicy,
        from: &mut DayCapacity,
        to: &mut DayCapacity,
    ) -> Result<(), BookingError> {
        if self.status != BookingStatus::WeatherHold {
            return Err(BookingError::NotOnHold(self.status));
        }
        if work_on == self.work_on {
            return Err(BookingError::SameDay(work_on));
        }
        not_passed(work_on, today)?;
        policy.check_not_too_far(work_on, today)?;
        let (load, mut left) = (self.load()?, *from);
        left.give_back(load)?;
        to.take(load)?;
        *from = left;
        self.work_on = work_on;
        Ok(())
    }

    /// The crew reports its work, also after a rework; the first report frees the day.
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`], [`BookingError::Work`], [`BookingError::Capacity`]
    pub fn record_work(
        &mut self,
        record: &WorkRecord,
        policy: &WorkPolicy,
        day: &mut DayCapacity,
    ) -> Result<(), BookingError> {
        let status = self.status.to(BookingStatus::WorkDone)?;
        record.check(self.area, self.passes, policy)?;
        self.leave_day(day)?;
        self.status = status;
        Ok(())
    }

    /// Somebody other than the provider finds that the work must be done again.
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`], [`BookingError::OwnWork`]
    pub fn ask_rework(&mut self, by: Acceptor, record: &WorkRecord) -> Result<(), BookingError> {
        let status = self.status.to(BookingStatus::Rework)?;
        self.check_acceptor(by, record)?;
        self.status = status;
        Ok(())
    }

    /// Somebody other than the provider accepts the work last reported, wholly or in part.
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`], [`BookingError::OwnWork`], [`BookingError::AcceptedArea`]
    pub fn accept(&mut self, area: Mu, by: Acceptor, record: &WorkRecord) -> Result<(), BookingError> {
        let status = self.status.to(BookingStatus::Accepted)?;
        self.check_acceptor(by, record)?;
        if area <= Mu::ZERO || area > record.measured_area {
            return Err(BookingError::AcceptedArea { measured: record.measured_area, accepted: area });
        }
        self.accepted = Some(Acceptance { area, passes: record.passes, accepted_by: by.account_id });
        self.status = status;
        Ok(())
    }

    /// Settles what was accepted at the quoted rate (R4.15).
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`], [`BookingError::NotAccepted`], [`BookingError::Settlement`]
    pub fn settle(&mut self) -> Result<Settlement, BookingError> {
        let status = self.status.to(BookingStatus::Settled)?;
        let accepted = self.accepted.ok_or(BookingError::NotAccepted)?;
        let settlement = settle(accepted.area, accepted.passes, self.rate)?;
        self.status = status;
        Ok(settlement)
    }

    /// Cancels, frees the day and returns the fee: nothing before dispatch, a share of the full price after it
    /// (R4.13). Work under way cannot be cancelled.
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`], [`BookingError::Capacity`]
    pub fn cancel(&mut self, policy: &BookingPolicy, day: &mut DayCapacity) -> Result<Fen, BookingError> {
        let fee = self.cancel_fee(policy)?;
        self.leave_day(day)?;
        self.status = BookingStatus::Cancelled;
        Ok(fee)
    }

    /// What cancelling would cost where the booking stands, told before anybody decides (R4.13).
    ///
    /// # Errors
    /// [`BookingError::WrongStatus`], [`BookingError::Settlement`]
    pub fn cancel_fee(&self, policy: &BookingPolicy) -> Result<Fen, BookingError> {
        self.status.to(BookingStatus::Cancelled)?;
        let share = if self.status.is_past_dispatch() { policy.cancel_fee } else { BasisPoints::default() };
        Ok(share.of(self.gross).ok_or(SettlementError::OutOfRange)?)
    }

    fn leave_day(&self, day: &mut DayCapacity) -> Result<(), BookingError> {
        if self.status.holds_capacity() {
            day.give_back(self.load()?)?;
        }
        Ok(())
    }

    fn check_acceptor(&self, by: Acceptor, record: &WorkRecord) -> Result<(), BookingError> {
        let served = by.provider_id == Some(self.provider_id) || by.account_id == record.operator_id;
        if served { Err(BookingError::OwnWork) } else { Ok(()) }
    }
}
