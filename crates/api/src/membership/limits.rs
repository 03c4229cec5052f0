//! Time limits as the county has set them, counted on its calendar of working days.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::work_calendar::WorkCalendar;
use domain::membership::application_next::Stage;
use domain::membership::policy::{MembershipPolicy, PolicyHistory};
use persistence::kernel::calendar;
use persistence::membership::policies;

use crate::kernel::problem::Problem;

/// What terms are counted by.
pub(super) struct Limits {
    history: PolicyHistory,
    pub(super) calendar: WorkCalendar,
}

/// Until when somebody is waited for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due {
    pub(super) on: Option<NaiveDate>,
    pub(super) is_over: bool,
}

impl Due {
    pub(super) fn by(on: Option<NaiveDate>, today: NaiveDate) -> Self {
        Self { on, is_over: on.is_some_and(|on| on < today) }
    }
}

impl Limits {
    /// What the tables hold.
    pub(super) fn load(db: &mut PgConnection) -> Result<Self, Problem> {
        Ok(Self { history: policies::history(db)?, calendar: calendar::work_calendar(db)? })
    }

    /// The policy of a term that begins on the day.
    pub(super) fn on(&self, day: NaiveDate) -> MembershipPolicy {
        self.history.on(day)
    }

    /// Until when the step of an application is due; a term is as long as was set when it began.
    pub(super) fn due(&self, stage: Stage, today: NaiveDate) -> Due {
        let policy = self.on(stage.waits_since().unwrap_or(today));
        Due::by(stage.due_on(&policy, &self.calendar), today)
    }
}
