//! What was done in the field (4.3).

use super::window::Window;
use crate::kernel::area::Mu;
use crate::kernel::id::AccountId;
use crate::kernel::ratio::BasisPoints;

/// One crew's work on one booking, as its operator reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkRecord {
    /// Who reports it.
    pub operator_id: AccountId,
    /// When the work was done.
    pub window: Window,
    /// Area measured on the track.
    pub measured_area: Mu,
    /// How often the machine passed over it.
    pub passes: u16,
    /// Photos taken before and after.
    pub photos: u16,
    /// Why the measured area differs from the ordered area.
    pub deviation_reason: Option<String>,
}

/// What a county asks of a work record (4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkPolicy {
    /// How far measured may lie from ordered area, either way, without a reason.
    pub tolerance: BasisPoints,
    /// The fewest photos.
    pub min_photos: u16,
}

impl Default for WorkPolicy {
    /// 5 % and two photos (4.3).
    fn default() -> Self {
        Self { tolerance: BasisPoints::percent(5), min_photos: 2 }
    }
}

/// Why a work record does not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WorkError {
    /// The measured area is not positive.
    #[error("no area was measured")]
    NothingMeasured,
    /// Fewer passes than one, or more than ordered.
    #[error("{done} passes were done and {ordered} ordered")]
    Passes {
        /// Ordered.
        ordered: u16,
        /// Done.
        done: u16,
    },
    /// Too few photos.
    #[error("{taken} photos were taken and {needed} are needed")]
    TooFewPhotos {
        /// Taken.
        taken: u16,
        /// Needed.
        needed: u16,
    },
    /// The measured area lies outside the tolerance and nobody says why.
    #[error("{measured} mu were measured and {ordered} ordered: this needs a reason")]
    AreaOutOfTolerance {
        /// Ordered.
        ordered: Mu,
        /// Measured.
        measured: Mu,
    },
}

impl WorkRecord {
    /// Whether the record stands for an order of this area and these passes.
    ///
    /// # Errors
    /// [`WorkError`], the first that applies.
    pub fn check(&self, ordered_area: Mu, ordered_passes: u16, policy: &WorkPolicy) -> Result<(), WorkError> {
        if self.measured_area <= Mu::ZERO {
            return Err(WorkError::NothingMeasured);
        }
        if self.passes == 0 || self.passes > ordered_passes {
            return Err(WorkError::Passes { ordered: ordered_passes, done: self.passes });
        }
        if self.photos < policy.min_photos {
            return Err(WorkError::TooFewPhotos { taken: self.photos, needed: policy.min_photos });
        }
        if !self.is_within(ordered_area, policy.tolerance) && !self.has_reason() {
            return Err(WorkError::AreaOutOfTolerance { ordered: ordered_area, measured: self.measured_area });
        }
        Ok(())
    }

    fn is_within(&self, ordered: Mu, tolerance: BasisPoints) -> bool {
        let apart = (i128::from(self.measured_area.0) - i128::from(ordered.0)).abs();
        apart * 10_000 <= i128::from(ordered.0) * i128::from(tolerance.0)
    }

    fn has_reason(&self) -> bool {
        self.deviation_reason.as_ref().is_some_and(|reason| !reason.trim().is_empty())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const SIXTY: Mu = Mu::mu(60);

    fn record(measured_area: Mu) -> WorkRecord {
        let window = Window::new("2026-10-20T00:00:00Z".parse().unwrap(), "2026-10-20T09:00:00Z".parse().unwrap());
        WorkRecord {
            operator_id: Uuid::from_u128(1).into(),
            window: window.unwrap(),
            measured_area,
            passes: 1,
            photos: 2,
            deviation_reason: None,
        }
    }

    #[test]
    fn measured_area_may_differ_by_five_per_cent() {
        let out = |measured| Err(WorkError::AreaOutOfTolerance { ordered: SIXTY, measured });
        for (measured, outcome) in [
            (Mu(56_999), out(Mu(56_999))),
            (Mu::mu(57), Ok(())),
            (Mu(57_800), Ok(())),
            (SIXTY, Ok(())),
            (Mu::mu(63), Ok(())),
            (Mu(63_001), out(Mu(63_001))),
        ] {
            assert_eq!(record(measured).check(SIXTY, 1, &WorkPolicy::default()), outcome, "{measured}");
        }
    }

    #[test]
    fn a_larger_difference_needs_a_reason_that_says_something() {
        for (reason, stands) in [(None, false), (Some("  "), false), (Some("two corners under water"), true)] {
            let deviation_reason = reason.map(str::to_owned);
            let outcome = WorkRecord { deviation_reason, ..record(Mu::mu(40)) }.check(SIXTY, 1, &WorkPolicy::default());
            assert_eq!(outcome.is_ok(), stands, "{reason:?}");
        }
    }

    #[test]
    fn at_least_one_pass_and_no_more_than_ordered() {
        for (done, stands) in [(0, false), (1, true), (2, true), (3, false)] {
            let outcome = WorkRecord { passes: done, ..record(SIXTY) }.check(SIXTY, 2, &WorkPolicy::default());
            assert_eq!(outcome, if stands { Ok(()) } else { Err(WorkError::Passes { ordered: 2, done }) });
        }
    }

    #[test]
    fn two_photos_are_needed() {
        let outcome = WorkRecord { photos: 1, ..record(SIXTY) }.check(SIXTY, 1, &WorkPolicy::default());
        assert_eq!(outcome, Err(WorkError::TooFewPhotos { taken: 1, needed: 2 }));
    }

    #[test]
    fn an_area_is_needed() {
        for measured in [Mu::ZERO, Mu(-1)] {
            let outcome = record(measured).check(SIXTY, 1, &WorkPolicy::default());
            assert_eq!(outcome, Err(WorkError::NothingMeasured));
        }
    }
}
