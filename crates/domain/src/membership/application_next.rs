//! What can be done with an application now, and whose turn it is.

use chrono::{Days, NaiveDate};

use super::application::{Application, Reason, Step};
use super::application_status::ApplicationStatus;
use super::policy::MembershipPolicy;
use crate::kernel::work_calendar::WorkCalendar;
use crate::vocabulary;

vocabulary! {
    /// A step that an office or the applicant takes.
    pub enum ApplicationVerb {
        /// The applicant or an officer hands it in again.
        Resubmit => "resubmit",
        /// The town begins its check.
        TakeUp => "take_up",
        /// The town passes it on.
        PassTown => "pass_town",
        /// The county passes it on.
        PassCounty => "pass_county",
        /// The council has decided for it.
        Approve => "approve",
        /// The decision is hung out.
        Publish => "publish",
        /// Somebody objects.
        Object => "object",
        /// The objection is answered, and the case goes on.
        DismissObjection => "dismiss_objection",
        /// The objection is answered by a rejection.
        UpholdObjection => "uphold_objection",
        /// The applicant becomes a member.
        Admit => "admit",
        /// It goes back for correction.
        Return => "return",
        /// It is refused.
        Reject => "reject",
        /// The county gives it back to the town.
        SendBack => "send_back",
        /// The applicant takes it back.
        Withdraw => "withdraw",
    }
}

vocabulary! {
    /// Who has to act next.
    pub enum WaitsFor {
        /// The applicant corrects the form.
        Applicant => "applicant",
        /// The town checks it.
        Town => "town",
        /// The county checks it.
        County => "county",
        /// The council sits.
        Council => "council",
        /// The county federation's office hangs out the decision, answers an objection or admits.
        Office => "office",
        /// It is decided.
        Nobody => "nobody",
    }
}

/// What the time limits of an application hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// Where it stands.
    pub status: ApplicationStatus,
    /// When it was handed in last.
    pub submitted_on: Option<NaiveDate>,
    /// When the county last gave it back to the town: the town's term begins anew.
    pub sent_back_on: Option<NaiveDate>,
    /// When the town passed it.
    pub town_passed_on: Option<NaiveDate>,
    /// When the county passed it.
    pub county_passed_on: Option<NaiveDate>,
}

impl Stage {
    /// Since when the office or council that has it now is waited for; `None` if no limit runs.
    pub fn waits_since(self) -> Option<NaiveDate> {
        match self.status {
            ApplicationStatus::Submitted | ApplicationStatus::TownReview => self.sent_back_on.or(self.submitted_on),
            ApplicationStatus::CountyReview => self.county_passed_on.or(self.town_passed_on),
            ApplicationStatus::Draft
            | ApplicationStatus::CouncilApproved
            | ApplicationStatus::Publicity
            | ApplicationStatus::Admitted
            | ApplicationStatus::Returned
            | ApplicationStatus::Rejected
            | ApplicationStatus::Withdrawn => None,
        }
    }

    /// The last day for the step that is due now (R1.13): town and county have working days, the council calendar
    /// days. `None` if no limit runs, or past the end of the calendar.
    pub fn due_on(self, policy: &MembershipPolicy, calendar: &WorkCalendar) -> Option<NaiveDate> {
        let since = self.waits_since()?;
        if self.status != ApplicationStatus::CountyReview {
            return calendar.due_on(since, policy.town_review_days);
        }
        match self.county_passed_on {
            None => calendar.due_on(since, policy.county_review_days),
            Some(_) => since.checked_add_days(Days::new(u64::from(policy.council_days))),
        }
    }
}

impl Application {
    /// What its time limits hang on.
    pub fn stage(&self) -> Stage {
        Stage {
            status: self.status,
            submitted_on: self.submission.map(|submission| submission.on),
            sent_back_on: self.sent_back_on,
            town_passed_on: self.town_review.map(|review| review.on),
            county_passed_on: self.county_review.map(|review| review.on),
        }
    }

    /// The steps that are possible on that day, whoever takes them.
    pub fn allowed(&self, today: NaiveDate) -> Vec<ApplicationVerb> {
        use ApplicationVerb::{
            Admit, Approve, DismissObjection, Object, PassCounty, PassTown, Publish, Reject, Resubmit, Return,
            SendBack, TakeUp, UpholdObjection, Withdraw,
        };
        match self.status {
            ApplicationStatus::Submitted => vec![TakeUp, Return, Reject, Withdraw],
            ApplicationStatus::TownReview => vec![PassTown, Return, Reject, Withdraw],
            ApplicationStatus::CountyReview => {
                let next = if self.county_review.is_some() { Approve } else { PassCounty };
                vec![next, Return, Reject, SendBack, Withdraw]
            }
            ApplicationStatus::CouncilApproved => vec![Publish, Withdraw],
            ApplicationStatus::Publicity if self.objection.is_some() => {
                vec![DismissObjection, UpholdObjection, Withdraw]
            }
            ApplicationStatus::Publicity => match self.publicity {
                Some(publicity) if publicity.until() <= today => vec![Admit, Withdraw],
                Some(publicity) if publicity.contains(today) => vec![Object, Withdraw],
                Some(_) | None => vec![Withdraw],
            },
            ApplicationStatus::Returned => vec![Resubmit, Withdraw],
            ApplicationStatus::Draft => vec![Withdraw],
            ApplicationStatus::Admitted | ApplicationStatus::Rejected | ApplicationStatus::Withdrawn => vec![],
        }
    }

    /// The county gives it back to the town, which checks it anew.
    ///
    /// # Errors
    /// [`ApplicationError`](super::application::ApplicationError) unless the county or the council has it.
    pub fn send_back(&mut self, reason: Reason, today: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::CountyReview)?;
        self.sent_back_on = Some(today);
        self.town_review = None;
        self.county_review = None;
        self.reason = Some(reason);
        self.go(ApplicationStatus::TownReview)
    }

    /// The applicant takes it back.
    ///
    /// # Errors
    /// [`ApplicationError`](super::application::ApplicationError) once it has been decided.
    pub fn withdraw(&mut self, today: NaiveDate) -> Step {
        self.close(ApplicationStatus::Withdrawn, today)
    }

    /// Who has to act next.
    pub fn waits_for(&self) -> WaitsFor {
        match self.status {
            ApplicationStatus::Draft | ApplicationStatus::Returned => WaitsFor::Applicant,
            ApplicationStatus::Submitted | ApplicationStatus::TownReview => WaitsFor::Town,
            ApplicationStatus::CountyReview if self.county_review.is_none() => WaitsFor::County,
            ApplicationStatus::CountyReview => WaitsFor::Council,
            ApplicationStatus::CouncilApproved | ApplicationStatus::Publicity => WaitsFor::Office,
            ApplicationStatus::Admitted | ApplicationStatus::Rejected | ApplicationStatus::Withdrawn => {
                WaitsFor::Nobody
            }
        }
    }
}
