//! What can be done with an application now, and whose turn it is.

use chrono::NaiveDate;

use super::application::{Application, Reason, Step};
use super::application_status::ApplicationStatus;
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

impl Application {
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
