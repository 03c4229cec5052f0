//! One booking, walked by the rules from placing to where it stands.

use chrono::{DateTime, NaiveDate, Utc};
use domain::kernel::area::Mu;
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, CrewId};
use domain::kernel::vocabulary::Vocabulary;
use domain::services::booking::{Acceptor, BookingError};
use domain::services::capacity::DayCapacity;
use domain::services::policy::BookingPolicy;
use domain::services::settlement::Settlement;
use domain::services::status::BookingStatus;
use domain::services::window::Window;
use domain::services::work_record::{WorkPolicy, WorkRecord};
use persistence::kernel::events::NewEvent;
use persistence::services::bookings::Record;
use persistence::services::quotes::Promise;
use persistence::services::work::Report;

use super::DemoError;
use super::diary::{Diary, Present, Who, at, later};
use super::dice::Dice;

pub(super) struct PlannedBooking {
    pub record: Record,
    pub promise: Promise,
    pub reports: Vec<Report>,
    pub settled: Option<(Settlement, AccountId, DateTime<Utc>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    Confirm,
    Dispatch,
    Start,
    Hold,
    Work,
    AskRework,
    Accept,
    Settle,
    Cancel,
}

use Move::{Accept, AskRework, Cancel, Confirm, Dispatch, Hold, Settle, Start, Work};

pub(super) struct Journey<'a> {
    pub planned: PlannedBooking,
    pub day: &'a mut DayCapacity,
    /// Who places and accepts: the grower, or the town for it.
    pub grower: Who,
    pub staff: Who,
    pub leader: &'a str,
    pub officer: Who,
    pub crew: CrewId,
    pub hours: (DateTime<Utc>, DateTime<Utc>),
    pub present: Present,
    pub dice: &'a mut Dice,
    pub diary: &'a mut Diary,
}

impl Journey<'_> {
    /// Goes on from placing until the booking stands there.
    pub(super) fn reach(&mut self, end: BookingStatus, placed_on: NaiveDate) -> Result<(), DemoError> {
        let booking = &self.planned.record.booking;
        let told = NewEvent::new(EventKind::BookingPlaced, booking.id.uuid()).at(&self.planned.record.org_path);
        let told = told.changed("status", None::<String>, booking.status.code());
        self.diary.note(Some(self.grower), self.planned.record.placed_at, told);
        for step in self.way(end) {
            let when = self.when(step, placed_on);
            self.take(step, when)?;
        }
        Ok(())
    }

    fn way(&mut self, end: BookingStatus) -> Vec<Move> {
        match end {
            BookingStatus::Placed => vec![],
            BookingStatus::Confirmed => vec![Confirm],
            BookingStatus::Dispatched => vec![Confirm, Dispatch],
            BookingStatus::InProgress => vec![Confirm, Dispatch, Start],
            BookingStatus::WeatherHold => vec![Confirm, Dispatch, Hold],
            BookingStatus::WorkDone => vec![Confirm, Dispatch, Start, Work],
            BookingStatus::Rework => vec![Confirm, Dispatch, Start, Work, AskRework],
            BookingStatus::Accepted => vec![Confirm, Dispatch, Start, Work, Accept],
            BookingStatus::Settled if self.dice.chance(4) => {
                vec![Confirm, Dispatch, Start, Work, AskRework, Work, Accept, Settle]
            }
            BookingStatus::Settled => vec![Confirm, Dispatch, Start, Work, Accept, Settle],
            BookingStatus::Cancelled => {
                self.dice.pick(&[&[Cancel][..], &[Confirm, Cancel], &[Confirm, Dispatch, Cancel]]).to_vec()
            }
        }
    }

    /// When a step is taken; nothing lies ahead of the present.
    fn when(&self, step: Move, placed_on: NaiveDate) -> DateTime<Utc> {
        let (placed, work_on) = (self.planned.record.placed_at, self.planned.record.booking.work_on);
        let (begin, finish) = self.hours;
        let again = i64::from(self.planned.reports.len() > 1);
        let when = match step {
            Confirm => placed + chrono::TimeDelta::minutes(95),
            Dispatch => at(later(work_on, -1).max(placed_on), 17 * 60 + 40),
            Start => begin,
            Hold | Cancel => begin - chrono::TimeDelta::minutes(50),
            Work if self.planned.reports.is_empty() => finish,
            AskRework => at(later(work_on, 1), 9 * 60),
            Work => at(later(work_on, 2), 16 * 60),
            Accept => at(later(work_on, 1 + 2 * again), 10 * 60),
            Settle => at(later(work_on, 3 + again), 15 * 60),
        };
        when.min(self.present.now)
    }

    fn take(&mut self, step: Move, when: DateTime<Utc>) -> Result<(), DemoError> {
        let was = self.planned.record.booking.status;
        if step == Work {
            self.report(when)?;
        }
        let (kind, who, reason) = self.hand(step);
        self.go(step, when).map_err(DemoError::made_up)?;
        let booking = &self.planned.record.booking;
        let told = NewEvent::new(kind, booking.id.uuid()).at(&self.planned.record.org_path);
        let told = told.changed("status", was.code(), booking.status.code());
        let told = reason.into_iter().fold(told, |told, reason| told.because(reason));
        self.diary.note(Some(who), when, told);
        Ok(())
    }

    fn hand(&self, step: Move) -> (EventKind, Who, Option<&'static str>) {
        match step {
            Confirm => (EventKind::BookingConfirmed, self.staff, None),
            Dispatch => (EventKind::BookingDispatched, self.staff, None),
            Start => (EventKind::BookingStarted, self.staff, None),
            Hold => (EventKind::BookingHeld, self.staff, Some("连续降雨,田块积水,机具无法下田。")),
            Work => (EventKind::BookingWorked, self.staff, None),
            AskRework => (EventKind::BookingReworked, self.grower, Some("田角漏作业,要求返工。")),
            Accept => (EventKind::BookingAccepted, self.grower, None),
            Settle => (EventKind::BookingSettled, self.officer, None),
            Cancel => (EventKind::BookingCancelled, self.grower, Some("农户调整种植计划。")),
        }
    }

    fn go(&mut self, step: Move, when: DateTime<Utc>) -> Result<(), BookingError> {
        let Journey { planned, day, .. } = self;
        let booking = &mut planned.record.booking;
        let on = crate::kernel::clock::china_day(when);
        let acceptor = Acceptor { account_id: self.grower.account, provider_id: None };
        let last = planned.reports.last().map(|report| &report.work);
        let unreported = BookingError::NotAccepted;
        match step {
            Confirm => booking.confirm(on.min(booking.work_on)),
            Dispatch => {
                let window = Window::new(self.hours.0, self.hours.1);
                let window = window.map_err(|_| BookingError::OutsideDay(booking.work_on))?;
                booking.dispatch(on.min(booking.work_on), self.crew, window)
            }
            Start => booking.start(),
            Hold => booking.hold_for_weather(),
            Work => booking.record_work(last.ok_or(unreported)?, &WorkPolicy::default(), day),
            AskRework => booking.ask_rework(acceptor, last.ok_or(unreported)?),
            Accept => {
                let work = last.ok_or(unreported)?;
                booking.accept(work.measured_area.min(booking.area), acceptor, work)
            }
            Settle => {
                planned.settled = Some((booking.settle()?, self.officer.account, when));
                Ok(())
            }
            Cancel => {
                planned.record.cancel_fee = Some(booking.cancel(&BookingPolicy::default(), day)?);
                Ok(())
            }
        }
    }

    fn report(&mut self, when: DateTime<Utc>) -> Result<(), DemoError> {
        let booking = &self.planned.record.booking;
        let off = self.dice.chance(6);
        let part = if off { self.dice.between(880, 930) } else { self.dice.between(965, 1_040) };
        let (begin, finish) = self.hours;
        let shift = when - finish;
        let (begin, finish) = if self.planned.reports.is_empty() { (begin, finish) } else { (begin + shift, when) };
        let work = WorkRecord {
            operator_id: self.staff.account,
            window: Window::new(begin, finish).map_err(DemoError::made_up)?,
            measured_area: Mu((booking.area.0 * part / 1_000).max(1)),
            passes: booking.passes,
            photos: u16::try_from(self.dice.between(2, 6)).unwrap_or(2),
            deviation_reason: off.then(|| "田块一角为水沟,未作业。".to_owned()),
        };
        let inputs_note = self.dice.chance(20).then(|| "按配方用药,包装已回收。".to_owned());
        let id = self.dice.id(when);
        let operator_name = self.leader.to_owned();
        self.planned.reports.push(Report { id, work, operator_name, inputs_note, recorded_at: when });
        Ok(())
    }
}
