//! The way of an application from the first draft to admission (1.4).

use chrono::NaiveDate;

use super::application_status::ApplicationStatus;
use super::form::{ApplicationForm, FieldProblem};
use super::policy::MembershipPolicy;
use crate::kernel::id::{AccountId, ApplicationId};
use crate::kernel::org_path::OrgPath;
use crate::kernel::period::Period;
use crate::kernel::text::Line;

/// Who checked an application, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// The account.
    pub by: AccountId,
    /// The day.
    pub on: NaiveDate,
}

/// Who handed an application in, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submission {
    /// The officer's account; `None` for the applicant.
    pub by: Option<AccountId>,
    /// The day.
    pub on: NaiveDate,
}

/// Why somebody is against an admission, or why it is returned or rejected.
pub type Reason = Line<500>;

/// An objection that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// What it says.
    pub reason: Reason,
    /// When it was raised.
    pub raised_on: NaiveDate,
}

/// An application for membership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its identifier.
    pub id: ApplicationId,
    /// The unit that receives it: the town's federation.
    pub org_path: OrgPath,
    /// What was filled in.
    pub form: ApplicationForm,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// The officer who entered it first; `None` if the applicant did.
    pub entered_by: Option<AccountId>,
    /// Who submitted it last, and when.
    pub submission: Option<Submission>,
    /// Who passed it in the town.
    pub town_review: Option<Review>,
    /// Who passed it in the county.
    pub county_review: Option<Review>,
    /// When the county last gave it back to the town.
    pub sent_back_on: Option<NaiveDate>,
    /// The day of the council's decision.
    pub council_approved_on: Option<NaiveDate>,
    /// The days on which the decision hangs out.
    pub publicity: Option<Period>,
    /// The objection that waits for an answer.
    pub objection: Option<Objection>,
    /// Why it was returned or rejected last.
    pub reason: Option<Reason>,
    /// The day of admission, rejection or withdrawal.
    pub closed_on: Option<NaiveDate>,
}

/// Whose hands an application has passed through already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    /// Those that entered or submitted it.
    Entered,
    /// Those that checked it in the town.
    TownReview,
}

/// Why a step is not possible.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplicationError {
    /// The application does not stand where this can be done.
    #[error("not possible for a {0:?} application")]
    NotNow(ApplicationStatus),
    /// The form is not complete.
    #[error("{} fields are refused", .0.len())]
    Form(Vec<FieldProblem>),
    /// Who checks is another than who made or checked before (X8).
    #[error("the same account has been at it: {0:?}")]
    SameHands(Hands),
    /// The county has passed it already.
    #[error("the county has passed it")]
    AlreadyReviewed,
    /// The county has not passed it yet.
    #[error("the county has not passed it")]
    NotReviewed,
    /// The day lies before the step that led here.
    #[error("the step before was on {0}")]
    BeforeLastStep(NaiveDate),
    /// The publicity lasts until then, exclusive.
    #[error("the publicity ends before {until}")]
    PublicityNotOver {
        /// The first day behind it.
        until: NaiveDate,
    },
    /// The day lies outside the publicity.
    #[error("outside the publicity")]
    OutsidePublicity,
    /// An objection waits for an answer (R1.13).
    #[error("an objection is open")]
    ObjectionOpen,
    /// No objection waits for an answer.
    #[error("no objection is open")]
    NoObjection,
    /// The publicity would be no day long, or end past the calendar.
    #[error("the publicity is no period of days")]
    NoPublicity,
}

pub(super) type Step = Result<(), ApplicationError>;

impl Application {
    /// A new draft.
    pub fn draft(id: ApplicationId, org_path: OrgPath, form: ApplicationForm, entered_by: Option<AccountId>) -> Self {
        Self {
            id,
            org_path,
            form,
            status: ApplicationStatus::Draft,
            entered_by,
            submission: None,
            town_review: None,
            county_review: None,
            sent_back_on: None,
            council_approved_on: None,
            publicity: None,
            objection: None,
            reason: None,
            closed_on: None,
        }
    }

    /// Submits the draft.
    ///
    /// # Errors
    /// [`ApplicationError`] unless it is a draft with a complete form.
    pub fn submit(&mut self, by: Option<AccountId>, today: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::Draft)?;
        complete(&self.form, today)?;
        self.hand_in(by, today)
    }

    /// Submits it again after it was returned, with the form corrected; all checks begin anew.
    ///
    /// # Errors
    /// [`ApplicationError`] unless it was returned and the form is complete now.
    pub fn resubmit(&mut self, form: ApplicationForm, by: Option<AccountId>, today: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::Returned)?;
        complete(&form, today)?;
        self.form = form;
        self.hand_in(by, today)
    }

    /// The town begins its check.
    ///
    /// # Errors
    /// [`ApplicationError`] unless it was submitted.
    pub fn take_up(&mut self) -> Step {
        self.only_in(ApplicationStatus::Submitted)?;
        self.go(ApplicationStatus::TownReview)
    }

    /// The town passes it on to the county.
    ///
    /// # Errors
    /// [`ApplicationError`] unless the town checks it, and by another account than entered it.
    pub fn pass_town(&mut self, by: AccountId, today: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::TownReview)?;
        self.other_hands(by)?;
        self.not_before(self.submission.map(|submission| submission.on), today)?;
        self.town_review = Some(Review { by, on: today });
        self.go(ApplicationStatus::CountyReview)
    }

    /// The county passes it on to the council; it stays in the county's review until the council has sat.
    ///
    /// # Errors
    /// [`ApplicationError`] unless the county checks it, and by another account than entered it or checked it in
    /// the town.
    pub fn pass_county(&mut self, by: AccountId, today: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::CountyReview)?;
        if self.county_review.is_some() {
            return Err(ApplicationError::AlreadyReviewed);
        }
        self.other_hands(by)?;
        self.not_before(self.town_review.map(|review| review.on), today)?;
        self.county_review = Some(Review { by, on: today });
        Ok(())
    }

    /// The council has decided for it on that day (R1.11).
    ///
    /// # Errors
    /// [`ApplicationError`] unless the county has passed it, on that day or before.
    pub fn approve_in_council(&mut self, on: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::CountyReview)?;
        let review = self.county_review.ok_or(ApplicationError::NotReviewed)?;
        self.not_before(Some(review.on), on)?;
        self.council_approved_on = Some(on);
        self.go(ApplicationStatus::CouncilApproved)
    }

    /// Hangs out the council's decision, beginning with that day (R1.13).
    ///
    /// # Errors
    /// [`ApplicationError`] unless the council has decided for it, on that day or before.
    pub fn publish(&mut self, on: NaiveDate, policy: &MembershipPolicy) -> Step {
        self.only_in(ApplicationStatus::CouncilApproved)?;
        self.not_before(self.council_approved_on, on)?;
        let publicity = Period::of_days(on, policy.publicity_days).ok_or(ApplicationError::NoPublicity)?;
        self.publicity = Some(publicity);
        self.go(ApplicationStatus::Publicity)
    }

    /// Somebody objects, which freezes the case until the objection is answered (R1.13).
    ///
    /// # Errors
    /// [`ApplicationError`] unless the decision hangs out on that day and no other objection is open.
    pub fn object(&mut self, reason: Reason, today: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::Publicity)?;
        if !self.publicity.is_some_and(|publicity| publicity.contains(today)) {
            return Err(ApplicationError::OutsidePublicity);
        }
        if self.objection.is_some() {
            return Err(ApplicationError::ObjectionOpen);
        }
        self.objection = Some(Objection { reason, raised_on: today });
        Ok(())
    }

    /// Answers the objection and goes on.
    ///
    /// # Errors
    /// [`ApplicationError`] unless an objection is open.
    pub fn dismiss_objection(&mut self) -> Result<Objection, ApplicationError> {
        self.only_in(ApplicationStatus::Publicity)?;
        self.objection.take().ok_or(ApplicationError::NoObjection)
    }

    /// Answers the objection by rejecting the application; the objection stays on it.
    ///
    /// # Errors
    /// [`ApplicationError`] unless an objection is open, and by an account that did not enter or pass it before.
    pub fn uphold_objection(&mut self, reason: Reason, by: AccountId, today: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::Publicity)?;
        let raised_on = self.objection.as_ref().map(|objection| objection.raised_on);
        self.not_before(Some(raised_on.ok_or(ApplicationError::NoObjection)?), today)?;
        self.refuse(reason, by, today)
    }

    /// Admits the applicant, when the publicity is over and nobody's objection is open.
    ///
    /// # Errors
    /// [`ApplicationError`] before that.
    pub fn admit(&mut self, today: NaiveDate) -> Step {
        self.only_in(ApplicationStatus::Publicity)?;
        if self.objection.is_some() {
            return Err(ApplicationError::ObjectionOpen);
        }
        let until = self.publicity.ok_or(ApplicationError::NoPublicity)?.until();
        if today < until {
            return Err(ApplicationError::PublicityNotOver { until });
        }
        self.close(ApplicationStatus::Admitted, today)
    }

    /// Sends it back for correction.
    ///
    /// # Errors
    /// [`ApplicationError`] unless town or county have it.
    pub fn return_to_applicant(&mut self, reason: Reason) -> Step {
        self.go(ApplicationStatus::Returned)?;
        self.reason = Some(reason);
        Ok(())
    }

    /// Rejects it while town, county or council have it.
    ///
    /// # Errors
    /// [`ApplicationError`] unless they have it, and by another account than entered it or passed it in the town.
    pub fn reject(&mut self, reason: Reason, by: AccountId, today: NaiveDate) -> Step {
        match self.status {
            ApplicationStatus::Submitted | ApplicationStatus::TownReview | ApplicationStatus::CountyReview => {
                self.refuse(reason, by, today)
            }
            ApplicationStatus::Draft
            | ApplicationStatus::CouncilApproved
            | ApplicationStatus::Publicity
            | ApplicationStatus::Admitted
            | ApplicationStatus::Returned
            | ApplicationStatus::Rejected
            | ApplicationStatus::Withdrawn => Err(ApplicationError::NotNow(self.status)),
        }
    }

    fn hand_in(&mut self, by: Option<AccountId>, today: NaiveDate) -> Step {
        self.submission = Some(Submission { by, on: today });
        self.town_review = None;
        self.county_review = None;
        self.sent_back_on = None;
        self.reason = None;
        self.go(ApplicationStatus::Submitted)
    }

    fn refuse(&mut self, reason: Reason, by: AccountId, today: NaiveDate) -> Step {
        self.other_hands(by)?;
        self.close(ApplicationStatus::Rejected, today)?;
        self.reason = Some(reason);
        Ok(())
    }

    fn other_hands(&self, by: AccountId) -> Step {
        if [self.entered_by, self.submission.and_then(|submission| submission.by)].contains(&Some(by)) {
            return Err(ApplicationError::SameHands(Hands::Entered));
        }
        if self.town_review.is_some_and(|review| review.by == by) {
            return Err(ApplicationError::SameHands(Hands::TownReview));
        }
        Ok(())
    }

    fn not_before(&self, step: Option<NaiveDate>, today: NaiveDate) -> Step {
        match step {
            Some(step) if today < step => Err(ApplicationError::BeforeLastStep(step)),
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn only_in(&self, status: ApplicationStatus) -> Step {
        if self.status == status { Ok(()) } else { Err(ApplicationError::NotNow(self.status)) }
    }

    pub(super) fn close(&mut self, to: ApplicationStatus, today: NaiveDate) -> Step {
        self.go(to)?;
        self.closed_on = Some(today);
        Ok(())
    }

    pub(super) fn go(&mut self, to: ApplicationStatus) -> Step {
        if !self.status.next().contains(&to) {
            return Err(ApplicationError::NotNow(self.status));
        }
        self.status = to;
        Ok(())
    }
}

fn complete(form: &ApplicationForm, today: NaiveDate) -> Step {
    let problems = form.check(today);
    if problems.is_empty() { Ok(()) } else { Err(ApplicationError::Form(problems)) }
}

#[cfg(test)]
#[path = "application_tests.rs"]
mod tests;
