//! A rating in force, and the grade that a member has on a day (2.1, R2.7).

use chrono::{Days, NaiveDate};

use super::lifecycle::{Rating, RatingError, RatingStatus};
use super::policy::RatingPolicy;
use super::scorecard::Grade;
use super::veto::{VetoKind, months_after};
use crate::kernel::id::AccountId;
use crate::kernel::period::Period;
use crate::vocabulary;

vocabulary! {
    /// Why the grade of a rating changed.
    pub enum GradeCause {
        /// The rating took effect.
        TakenEffect => "taken_effect",
        /// A single payment is overdue for more than 30 days.
        Overdue => "overdue",
        /// The licence is on the list of abnormal operations.
        AbnormalList => "abnormal_list",
        /// A penalty of more than 10,000 yuan.
        Penalty => "penalty",
        /// A veto.
        Veto => "veto",
    }
}

vocabulary! {
    /// What lowers a grade by one while the rating is in force (R2.7).
    pub enum DowngradeCause {
        /// A single payment is overdue for more than 30 days.
        Overdue => "overdue",
        /// The licence is on the list of abnormal operations.
        AbnormalList => "abnormal_list",
        /// A penalty of more than 10,000 yuan.
        Penalty => "penalty",
    }
}

impl From<DowngradeCause> for GradeCause {
    fn from(cause: DowngradeCause) -> Self {
        match cause {
            DowngradeCause::Overdue => Self::Overdue,
            DowngradeCause::AbnormalList => Self::AbnormalList,
            DowngradeCause::Penalty => Self::Penalty,
        }
    }
}

/// The grade from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeChange {
    /// The first day.
    pub on: NaiveDate,
    /// The grade.
    pub grade: Grade,
    /// Why.
    pub cause: GradeCause,
}

impl Rating {
    /// Takes effect on the day, for the policy's full calendar months.
    pub(super) fn begin(
        &mut self,
        by: Option<AccountId>,
        on: NaiveDate,
        policy: &RatingPolicy,
    ) -> Result<(), RatingError> {
        let grade = self.gradable()?;
        let until = months_after(on, policy.valid_months).ok_or(RatingError::NoSuchPeriod)?;
        self.validity = Some(Period::new(on, until).map_err(|_| RatingError::NoSuchPeriod)?);
        self.grades.push(GradeChange { on, grade, cause: GradeCause::TakenEffect });
        self.step(RatingStatus::Effective, by, on);
        Ok(())
    }

    fn check_in_term(&self, to: RatingStatus, on: NaiveDate) -> Result<(), RatingError> {
        self.check(to, on)?;
        let term = self.validity.ok_or(RatingError::NoSuchPeriod)?;
        if term.contains(on) { Ok(()) } else { Err(RatingError::TermOver(term.until())) }
    }

    /// One grade down from the day on (R2.7).
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`, `TermOver`, `LowestGrade`.
    pub fn downgrade(&mut self, by: AccountId, on: NaiveDate, cause: DowngradeCause) -> Result<(), RatingError> {
        self.check_in_term(RatingStatus::Downgraded, on)?;
        let grade = self.grades.last().and_then(|change| change.grade.lower()).ok_or(RatingError::LowestGrade)?;
        self.grades.push(GradeChange { on, grade, cause: cause.into() });
        self.step(RatingStatus::Downgraded, Some(by), on);
        Ok(())
    }

    /// A veto ends the rating: grade C from the same day for the rest of its term (R2.7).
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`, `TermOver`.
    pub fn revoke(&mut self, by: AccountId, on: NaiveDate, veto: VetoKind) -> Result<(), RatingError> {
        self.check_in_term(RatingStatus::Revoked, on)?;
        self.grades.push(GradeChange { on, grade: Grade::C, cause: GradeCause::Veto });
        self.revoked_for = Some(veto);
        self.step(RatingStatus::Revoked, Some(by), on);
        Ok(())
    }

    /// The term is over.
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`, `StillValid`.
    pub fn expire(&mut self, today: NaiveDate) -> Result<(), RatingError> {
        self.check(RatingStatus::Expired, today)?;
        let term = self.validity.ok_or(RatingError::NoSuchPeriod)?;
        if today < term.until() {
            return Err(RatingError::StillValid(term.until()));
        }
        self.step(RatingStatus::Expired, None, today);
        Ok(())
    }

    /// The member has left: the rating ends that day, whatever is left of its term (R1.16).
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`.
    pub fn end_with_membership(&mut self, by: AccountId, on: NaiveDate) -> Result<(), RatingError> {
        self.check(RatingStatus::Expired, on)?;
        self.step(RatingStatus::Expired, Some(by), on);
        Ok(())
    }

    /// A newer rating of the member takes its place on the day.
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`, `TermOver`.
    pub fn supersede(&mut self, on: NaiveDate) -> Result<(), RatingError> {
        self.check_in_term(RatingStatus::ReRated, on)?;
        self.step(RatingStatus::ReRated, None, on);
        Ok(())
    }

    /// Whether it is in force and in the last days of its term, in which the yearly re-rating is due (2.1, R2.2).
    pub fn is_expiring(&self, today: NaiveDate, policy: &RatingPolicy) -> bool {
        let in_force = matches!(self.status, RatingStatus::Effective | RatingStatus::Downgraded);
        let last_days = |term: Period| {
            let from = term.until().checked_sub_days(Days::new(u64::from(policy.expiring_days)));
            term.contains(today) && from.is_some_and(|from| from <= today)
        };
        in_force && self.validity.is_some_and(last_days)
    }

    /// The grade that this rating gives on the day, looking back or forward from what is known.
    pub fn grade_on(&self, on: NaiveDate) -> Option<Grade> {
        let ends = [RatingStatus::ReRated, RatingStatus::Expired];
        let ended = self.steps.iter().any(|step| ends.contains(&step.to) && step.on <= on);
        let holds = !ended && self.validity.is_some_and(|term| term.contains(on));
        let change = self.grades.iter().rev().find(|change| change.on <= on)?;
        holds.then_some(change.grade)
    }
}

/// The grade of a member on a day: that of the latest rating holding then. `None` for a member without one.
pub fn grade_on(ratings: &[Rating], on: NaiveDate) -> Option<Grade> {
    let holding = ratings.iter().filter_map(|rating| Some((rating.validity?.from(), rating.grade_on(on)?)));
    holding.max_by_key(|(from, _)| *from).map(|(_, grade)| grade)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::kernel::id::Id;
    use crate::kernel::period::Period;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_rating_gives_no_grade_from_the_day_on_which_its_member_leaves() {
        let mut rating = Rating::draft(Id::fresh(), Id::fresh(), Id::fresh(), day("2026-03-01"));
        rating.status = RatingStatus::Effective;
        rating.validity = Some(Period::new(day("2026-03-17"), day("2027-03-17")).unwrap());
        rating.grades.push(GradeChange { on: day("2026-03-17"), grade: Grade::Aa, cause: GradeCause::TakenEffect });
        rating.end_with_membership(Id::fresh(), day("2026-06-01")).unwrap();
        assert_eq!(rating.status, RatingStatus::Expired);
        assert_eq!(rating.grade_on(day("2026-05-31")), Some(Grade::Aa));
        assert_eq!(rating.grade_on(day("2026-06-01")), None);
    }
}
