//! The rules' refusals as the API says them.

use domain::kernel::area::Mu;
use domain::kernel::vocabulary::Vocabulary;
use domain::services::booking::BookingError;
use domain::services::capacity::CapacityError;
use domain::services::quote::QuoteError;
use domain::services::settlement::SettlementError;
use domain::services::work_record::WorkError;

use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode};

impl From<BookingError> for Problem {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::WrongStatus { from, to: _ } | BookingError::NotOnHold(from) => {
                Self::new(ProblemCode::BookingWrongStatus).caused_by(from.code())
            }
            BookingError::DayPassed(day) => Self::new(ProblemCode::BookingDayPassed).with("day", day),
            BookingError::TooSoon { work_on: _, earliest } => {
                Self::new(ProblemCode::BookingTooSoon).with("earliest", earliest)
            }
            BookingError::TooFar { work_on: _, latest } => Self::new(ProblemCode::BookingTooFar).with("latest", latest),
            BookingError::SameDay(day) => Self::new(ProblemCode::BookingSameDay).with("day", day),
            BookingError::QuoteExpired(day) => Self::new(ProblemCode::BookingQuoteExpired).with("day", day),
            BookingError::OutsideDay(day) => Self::new(ProblemCode::BookingOutsideDay).with("day", day),
            BookingError::OwnWork => Self::new(ProblemCode::BookingOwnWork),
            BookingError::AcceptedArea { measured, accepted } => area_refused(measured, accepted),
            BookingError::NotAccepted => Self::internal(error),
            BookingError::Capacity(error) => error.into(),
            BookingError::Work(error) => error.into(),
            BookingError::Settlement(error) => error.into(),
        }
    }
}

fn area_refused(measured: Mu, accepted: Mu) -> Problem {
    let mut errors = FieldErrors::default();
    if accepted > measured {
        errors.add_with("/area", FieldCode::AreaAbove, "limit", measured);
    } else {
        errors.add("/area", FieldCode::OutOfRange);
    }
    errors.into()
}

impl From<CapacityError> for Problem {
    fn from(error: CapacityError) -> Self {
        match error {
            CapacityError::DayFull { left, asked } => {
                Self::new(ProblemCode::BookingDayFull).with("left", left).with("asked", asked)
            }
            CapacityError::NotBooked { .. } | CapacityError::NoArea(_) => Self::internal(error),
        }
    }
}

impl From<WorkError> for Problem {
    fn from(error: WorkError) -> Self {
        let mut errors = FieldErrors::default();
        match error {
            WorkError::NothingMeasured => errors.add("/measured_area", FieldCode::OutOfRange),
            WorkError::Passes { .. } => errors.add("/passes", FieldCode::OutOfRange),
            WorkError::TooFewPhotos { taken: _, needed } => {
                errors.add_with("/photos", FieldCode::TooFew, "limit", needed);
            }
            WorkError::AreaOutOfTolerance { .. } => errors.add("/deviation_reason", FieldCode::Required),
        }
        errors.into()
    }
}

impl From<SettlementError> for Problem {
    fn from(error: SettlementError) -> Self {
        match error {
            SettlementError::OutOfRange => Self::new(ProblemCode::QuoteOutOfRange),
            SettlementError::NothingWorked | SettlementError::BadRate => Self::internal(error),
        }
    }
}

impl From<QuoteError> for Problem {
    fn from(error: QuoteError) -> Self {
        match error {
            QuoteError::NotBookable(_) => Self::new(ProblemCode::QuoteNotBookable),
            QuoteError::NotInForce(_) => Self::new(ProblemCode::QuoteNoTerms),
            QuoteError::OnePassOnly(_) => {
                let mut errors = FieldErrors::default();
                errors.add("/passes", FieldCode::OutOfRange);
                errors.into()
            }
            QuoteError::Unpriced(error) => error.into(),
        }
    }
}
