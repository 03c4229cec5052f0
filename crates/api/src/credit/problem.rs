//! Why a rating cannot go on, in the words of the API.

use domain::credit::lifecycle::RatingError;

use crate::kernel::problem::{Problem, ProblemCode};

impl From<RatingError> for Problem {
    fn from(error: RatingError) -> Self {
        match error {
            RatingError::WrongStatus { .. } => Self::new(ProblemCode::RatingWrongStatus).caused_by(error),
            RatingError::SameHands(_) => Self::new(ProblemCode::RatingSameHands),
            RatingError::NotRatable => Self::new(ProblemCode::RatingNotRatable),
            RatingError::BeforeLastStep(on) => Self::new(ProblemCode::RatingBeforeLastStep).with("day", on),
            RatingError::AppealClosed(until) => Self::new(ProblemCode::RatingAppealClosed).with("day", until),
            RatingError::PublicityRunning(until) => Self::new(ProblemCode::RatingPublicityRunning).with("day", until),
            RatingError::TermOver(until) => Self::new(ProblemCode::RatingTermOver).with("day", until),
            RatingError::LowestGrade => Self::new(ProblemCode::RatingLowestGrade),
            RatingError::StillValid(_) | RatingError::NoSuchPeriod => Self::internal(error),
        }
    }
}
