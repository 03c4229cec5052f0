//! Where a roster stands: it follows from the jobs that check and enter it.

use crate::kernel::job::JobState;
use crate::vocabulary;

vocabulary! {
    /// Where a roster stands.
    pub enum RosterState {
        /// Its rows are being checked.
        Checking => "checking",
        /// The check was stopped or given up; it has to be handed in again.
        CheckStopped => "check_stopped",
        /// Every row is checked, nothing is entered.
        Checked => "checked",
        /// Its rows are being entered.
        Committing => "committing",
        /// The entry was stopped or given up; the rows entered until then are entered, and it can go on.
        Stopped => "stopped",
        /// Every row that may be entered is.
        Committed => "committed",
        /// What was entered was taken back.
        Undone => "undone",
    }
}

vocabulary! {
    /// What can be done with a roster.
    pub enum RosterVerb {
        /// Enter its rows.
        Commit => "commit",
        /// Take back what was entered.
        Undo => "undo",
    }
}

impl RosterState {
    /// What the jobs say: the check, the entry if there is one, and whether it was undone.
    pub const fn of(check: JobState, commit: Option<JobState>, undone: bool) -> Self {
        if undone {
            return Self::Undone;
        }
        match (check, commit) {
            (_, Some(JobState::Queued | JobState::Running | JobState::Cancelling)) => Self::Committing,
            (_, Some(JobState::Done)) => Self::Committed,
            (_, Some(JobState::Failed | JobState::Cancelled)) => Self::Stopped,
            (JobState::Queued | JobState::Running | JobState::Cancelling, None) => Self::Checking,
            (JobState::Failed | JobState::Cancelled, None) => Self::CheckStopped,
            (JobState::Done, None) => Self::Checked,
        }
    }

    /// Where it can go from here.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Checking => &[Self::Checked, Self::CheckStopped],
            Self::Checked => &[Self::Committing],
            Self::Committing => &[Self::Committed, Self::Stopped],
            Self::Stopped => &[Self::Committing, Self::Undone],
            Self::Committed => &[Self::Undone],
            Self::CheckStopped | Self::Undone => &[],
        }
    }

    /// What can be done with it now.
    pub fn allowed(self) -> Vec<RosterVerb> {
        let verbs = [(RosterVerb::Commit, Self::Committing), (RosterVerb::Undo, Self::Undone)];
        verbs.into_iter().filter(|(_, to)| self.next().contains(to)).map(|(verb, _)| verb).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    #[test]
    fn a_roster_stands_where_its_jobs_stand() {
        use JobState::{Cancelled, Cancelling, Done, Failed, Queued, Running};
        let table = [
            (Queued, None, RosterState::Checking),
            (Running, None, RosterState::Checking),
            (Cancelling, None, RosterState::Checking),
            (Cancelled, None, RosterState::CheckStopped),
            (Failed, None, RosterState::CheckStopped),
            (Done, None, RosterState::Checked),
            (Done, Some(Queued), RosterState::Committing),
            (Done, Some(Running), RosterState::Committing),
            (Done, Some(Cancelling), RosterState::Committing),
            (Done, Some(Cancelled), RosterState::Stopped),
            (Done, Some(Failed), RosterState::Stopped),
            (Done, Some(Done), RosterState::Committed),
        ];
        for (check, commit, state) in table {
            assert_eq!(RosterState::of(check, commit, false), state, "{check:?} {commit:?}");
            assert_eq!(RosterState::of(check, commit, true), RosterState::Undone);
        }
    }

    #[test]
    fn only_a_checked_or_stopped_roster_is_entered_and_only_an_entered_one_undone() {
        for &state in RosterState::ALL {
            let allowed = state.allowed();
            let enter = matches!(state, RosterState::Checked | RosterState::Stopped);
            let undo = matches!(state, RosterState::Committed | RosterState::Stopped);
            assert_eq!(allowed.contains(&RosterVerb::Commit), enter, "{state:?}");
            assert_eq!(allowed.contains(&RosterVerb::Undo), undo, "{state:?}");
        }
    }
}
