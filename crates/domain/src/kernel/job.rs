//! Long work: what is done in batches by whichever server has a hand free.
//!
//! A job is a row. A worker takes it, does one batch and writes down how far it came, in one transaction; then the
//! next. Between two batches it shows that it lives by the time of the last one. A job whose worker has not been
//! heard of for a while is taken by another, which goes on where the last batch ended: what was not committed did
//! not happen, what was committed is not done again.

use chrono::{DateTime, TimeDelta, Utc};

use crate::vocabulary;

vocabulary! {
    /// What a job does.
    pub enum JobKind {
        /// Checks every row of a roster as if it were entered, and takes it back.
        RosterCheck => "roster_check",
        /// Enters the rows of a checked roster.
        RosterCommit => "roster_commit",
    }
}

vocabulary! {
    /// Where a job stands.
    pub enum JobState {
        /// Waits for a worker.
        Queued => "queued",
        /// A worker has it.
        Running => "running",
        /// Ends with the batch at hand.
        Cancelling => "cancelling",
        /// Everything is done.
        Done => "done",
        /// Given up after several tries.
        Failed => "failed",
        /// Stopped by whoever began it; what was done until then stays.
        Cancelled => "cancelled",
    }
}

impl JobState {
    /// Where it can go from here.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Queued => &[Self::Running, Self::Cancelled],
            Self::Running => &[Self::Cancelling, Self::Done, Self::Failed],
            Self::Cancelling => &[Self::Cancelled, Self::Done, Self::Failed],
            Self::Done | Self::Failed | Self::Cancelled => &[],
        }
    }

    /// Whether nothing happens to it any more.
    pub const fn has_ended(self) -> bool {
        self.next().is_empty()
    }

    /// Where it goes when somebody stops it: at once while nobody has it in hand, else after the batch.
    ///
    /// # Errors
    /// [`JobError::Ended`] if it has ended or is being stopped already.
    pub const fn cancel(self) -> Result<Self, JobError> {
        match self {
            Self::Queued => Ok(Self::Cancelled),
            Self::Running => Ok(Self::Cancelling),
            Self::Cancelling | Self::Done | Self::Failed | Self::Cancelled => Err(JobError::Ended),
        }
    }
}

/// Why a job is not stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// It has ended, or ends with the batch at hand.
    #[error("the job has ended or is ending")]
    Ended,
}

/// When a job counts as left behind, and when it is given up; [design default], rows of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobPolicy {
    /// Seconds after its last sign of life until another worker takes a job over.
    pub patience_seconds: u32,
    /// Tries in a row without getting anywhere until a job is given up.
    pub tries: u16,
    /// Days for which the result of a job is kept.
    pub result_days: u32,
}

impl Default for JobPolicy {
    fn default() -> Self {
        Self { patience_seconds: 10, tries: 5, result_days: 30 }
    }
}

impl JobPolicy {
    /// A worker heard of last at this instant or before is taken for dead.
    pub fn presumed_dead(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now - TimeDelta::seconds(self.patience_seconds.into())
    }

    /// A result made before this instant is no longer kept.
    pub fn results_kept_from(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now - TimeDelta::days(self.result_days.into())
    }

    /// Whether a job that was taken up so many times without getting anywhere is given up.
    pub const fn is_hopeless(&self, attempts: u16) -> bool {
        attempts > self.tries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    #[test]
    fn a_job_ends_done_failed_or_cancelled_and_never_begins_again() {
        for &state in JobState::ALL {
            let ended = matches!(state, JobState::Done | JobState::Failed | JobState::Cancelled);
            assert_eq!(state.has_ended(), ended, "{state:?}");
            assert!(!state.next().contains(&JobState::Queued), "{state:?}");
        }
    }

    #[test]
    fn a_waiting_job_is_stopped_at_once_and_a_running_one_after_its_batch() {
        let table = [
            (JobState::Queued, Ok(JobState::Cancelled)),
            (JobState::Running, Ok(JobState::Cancelling)),
            (JobState::Cancelling, Err(JobError::Ended)),
            (JobState::Done, Err(JobError::Ended)),
            (JobState::Failed, Err(JobError::Ended)),
            (JobState::Cancelled, Err(JobError::Ended)),
        ];
        for (state, expected) in table {
            assert_eq!(state.cancel(), expected, "{state:?}");
            if let Ok(to) = expected {
                assert!(state.next().contains(&to));
            }
        }
    }

    #[test]
    fn a_worker_is_taken_for_dead_after_its_time_and_a_job_given_up_after_its_tries() {
        let policy = JobPolicy { patience_seconds: 10, tries: 2, result_days: 1 };
        let now = DateTime::from_timestamp(1_000_000, 0).unwrap_or_default();
        assert_eq!(policy.presumed_dead(now).timestamp(), 999_990);
        assert_eq!(policy.results_kept_from(now).timestamp(), 913_600);
        assert_eq!([1, 2, 3].map(|attempts| policy.is_hopeless(attempts)), [false, false, true]);
    }
}
