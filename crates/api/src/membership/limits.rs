//! Time limits as the county has set them, counted on its calendar of working days.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::todo::TodoKind;
use domain::kernel::work_calendar::WorkCalendar;
use domain::membership::application_next::Stage;
use domain::membership::policy::{MembershipPolicy, PolicyHistory};
use domain::membership::waiting::due_on;
use persistence::kernel::calendar;
use persistence::membership::policies;

use crate::kernel::problem::Problem;

/// What terms are counted by.
pub(crate) struct Limits {
    history: PolicyHistory,
    pub(crate) calendar: WorkCalendar,
}

/// Until when somebody is waited for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Due {
    pub(crate) on: Option<NaiveDate>,
    pub(crate) is_over: bool,
}

impl Due {
    pub(crate) fn by(on: Option<NaiveDate>, today: NaiveDate) -> Self {
        Self { on, is_over: on.is_some_and(|on| on < today) }
    }
}

impl Limits {
    /// What the tables hold.
    pub(crate) fn load(db: &mut PgConnection) -> Result<Self, Problem> {
        Ok(Self { history: policies::history(db)?, calendar: calendar::work_calendar(db)? })
    }

    /// The policy of a term that begins on the day.
    pub(crate) fn on(&self, day: NaiveDate) -> MembershipPolicy {
        self.history.on(day)
    }

    /// Until when the step of an application is due; a term is as long as was set when it began.
    pub(crate) fn due(&self, stage: Stage, today: NaiveDate) -> Due {
        let policy = self.on(stage.waits_since().unwrap_or(today));
        Due::by(stage.due_on(&policy, &self.calendar), today)
    }

    /// Until when a thing to do is due that has waited since a day; `None` where no limit runs.
    pub(crate) fn due_of(&self, kind: TodoKind, since: NaiveDate) -> Option<NaiveDate> {
        due_on(kind, since, &self.on(since), &self.calendar)
    }
}
