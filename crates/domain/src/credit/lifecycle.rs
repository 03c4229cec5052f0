//! A rating from draft until it takes effect (2.1, R2.6, X8); `term` has the rest of its life.

use chrono::NaiveDate;

use super::evidence::Evidence;
use super::policy::RatingPolicy;
use super::rating::{Assessment, Outcome};
use super::scorecard::Grade;
use super::term::GradeChange;
use super::veto::VetoKind;
use crate::kernel::id::{AccountId, MemberId, RatingId, ScorecardId};
use crate::kernel::period::Period;
use crate::vocabulary;

vocabulary! {
    /// Where a rating stands (2.1). Expiring is no status: it follows from the day ([`Rating::is_expiring`]).
    pub enum RatingStatus {
        /// Opened for a member.
        Draft => "draft",
        /// The member has declared its figures.
        SelfDeclared => "self_declared",
        /// The platform's own figures are in.
        DataPulled => "data_pulled",
        /// The town has seen the farm or firm.
        TownSurveyed => "town_surveyed",
        /// Scored with the card.
        Scored => "scored",
        /// The committee agrees.
        CommitteeReviewed => "committee_reviewed",
        /// Made public, open to appeals.
        Publicity => "publicity",
        /// Under appeal.
        Appealed => "appealed",
        /// In force.
        Effective => "effective",
        /// In force with a lower grade.
        Downgraded => "downgraded",
        /// Ended by a veto: grade C for the rest of its term.
        Revoked => "revoked",
        /// Its term is over.
        Expired => "expired",
        /// A newer rating has taken its place.
        ReRated => "re_rated",
    }
}

/// How an appeal ends (R2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling<'a> {
    /// The rating stands.
    Upheld,
    /// The rating was wrong: scored anew, and back to the committee.
    Revised(&'a Assessment),
}

/// One step of a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The status reached.
    pub to: RatingStatus,
    /// Who took it; `None` for what the calendar does.
    pub by: Option<AccountId>,
    /// When.
    pub on: NaiveDate,
}

/// One rating of one member with one version of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// Identifies the rating.
    pub id: RatingId,
    /// Who is rated.
    pub member: MemberId,
    /// The version of the card.
    pub card: ScorecardId,
    /// Where it stands; changed by the verbs alone.
    pub status: RatingStatus,
    /// What the latest scoring came to.
    pub outcome: Option<Outcome>,
    /// Every step so far, in order.
    pub steps: Vec<Step>,
    /// The days on which it is open to appeals.
    pub publicity: Option<Period>,
    /// The days for which it holds.
    pub validity: Option<Period>,
    /// The grades since it took effect, in order.
    pub grades: Vec<GradeChange>,
    /// The veto that ended it.
    pub revoked_for: Option<VetoKind>,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RatingError {
    /// The process does not lead from here to there (2.1).
    #[error("a {from:?} rating cannot become {to:?}")]
    WrongStatus {
        /// Where it stands.
        from: RatingStatus,
        /// Where it was to go.
        to: RatingStatus,
    },
    /// Who had a hand in the case does not judge it (R2.6, X8).
    #[error("{0} had a hand in this rating")]
    SameHands(AccountId),
    /// Not scored, or too much is missing (R2.9).
    #[error("the member is not ratable")]
    NotRatable,
    /// The step would lie before the one that it follows.
    #[error("the rating's last step was on {0}")]
    BeforeLastStep(NaiveDate),
    /// Appeals are taken within the publicity window only (R2.6).
    #[error("appeals were open until {0}")]
    AppealClosed(NaiveDate),
    /// The publicity window is still open.
    #[error("the rating is public until {0}")]
    PublicityRunning(NaiveDate),
    /// The term is not over.
    #[error("the rating holds until {0}")]
    StillValid(NaiveDate),
    /// The term is over.
    #[error("the rating held until {0}")]
    TermOver(NaiveDate),
    /// There is no grade below C.
    #[error("there is no lower grade")]
    LowestGrade,
    /// A period would reach past the end of the calendar, or have no day.
    #[error("the period cannot be laid on the calendar")]
    NoSuchPeriod,
}

impl RatingStatus {
    /// Where the process leads from here (2.1).
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::SelfDeclared],
            Self::SelfDeclared => &[Self::DataPulled],
            Self::DataPulled => &[Self::TownSurveyed],
            Self::TownSurveyed => &[Self::Scored],
            Self::Scored => &[Self::Scored, Self::CommitteeReviewed, Self::TownSurveyed],
            Self::CommitteeReviewed => &[Self::Publicity],
            Self::Publicity => &[Self::Appealed, Self::Effective],
            Self::Appealed => &[Self::Publicity, Self::Effective, Self::Scored],
            Self::Effective | Self::Downgraded => &[Self::Downgraded, Self::Revoked, Self::Expired, Self::ReRated],
            Self::Revoked | Self::Expired | Self::ReRated => &[],
        }
    }
}

impl Rating {
    /// A draft for a member, to be scored with a version of a card.
    pub fn draft(member: MemberId, card: ScorecardId, by: AccountId, on: NaiveDate) -> Self {
        Self {
            id: RatingId::fresh(),
            member,
            card,
            status: RatingStatus::Draft,
            outcome: None,
            steps: vec![Step { to: RatingStatus::Draft, by: Some(by), on }],
            publicity: None,
            validity: None,
            grades: Vec::new(),
            revoked_for: None,
        }
    }

    /// Whether the process leads to `to` on the day. An appeal ends by its ruling alone.
    pub(super) fn check(&self, to: RatingStatus, on: NaiveDate) -> Result<(), RatingError> {
        if self.status == RatingStatus::Appealed {
            return Err(RatingError::WrongStatus { from: self.status, to });
        }
        self.leads(to, on)
    }

    fn leads(&self, to: RatingStatus, on: NaiveDate) -> Result<(), RatingError> {
        if !self.status.next().contains(&to) {
            return Err(RatingError::WrongStatus { from: self.status, to });
        }
        match self.steps.last() {
            Some(last) if on < last.on => Err(RatingError::BeforeLastStep(last.on)),
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn step(&mut self, to: RatingStatus, by: Option<AccountId>, on: NaiveDate) {
        self.status = to;
        self.steps.push(Step { to, by, on });
    }

    /// Whether the account took a step to one of the statuses.
    fn took(&self, by: AccountId, statuses: &[RatingStatus]) -> bool {
        self.steps.iter().any(|step| step.by == Some(by) && statuses.contains(&step.to))
    }

    /// Whether the account prepared or scored the case. To have sent it back from `Scored` is no hand in it.
    fn prepared(&self, by: AccountId) -> bool {
        use RatingStatus::{DataPulled, Draft, Scored, SelfDeclared, TownSurveyed};
        let before = [None].into_iter().chain(self.steps.iter().map(|step| Some(step.to)));
        let sent_back = |before, to| before == Some(Scored) && to == TownSurveyed;
        let mut own = self.steps.iter().zip(before).filter(|(step, _)| step.by == Some(by));
        own.any(|(step, before)| {
            [Draft, SelfDeclared, DataPulled, TownSurveyed, Scored].contains(&step.to) && !sent_back(before, step.to)
        })
    }

    pub(super) fn gradable(&self) -> Result<Grade, RatingError> {
        self.outcome.and_then(Outcome::grade).ok_or(RatingError::NotRatable)
    }

    /// The member's figures are declared.
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`.
    pub fn declare(&mut self, by: AccountId, on: NaiveDate) -> Result<(), RatingError> {
        self.check(RatingStatus::SelfDeclared, on)?;
        self.step(RatingStatus::SelfDeclared, Some(by), on);
        Ok(())
    }

    /// The platform's own figures are taken in.
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`.
    pub fn pull_data(&mut self, by: AccountId, on: NaiveDate) -> Result<(), RatingError> {
        self.check(RatingStatus::DataPulled, on)?;
        self.step(RatingStatus::DataPulled, Some(by), on);
        Ok(())
    }

    /// The town has surveyed the member.
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`.
    pub fn survey(&mut self, by: AccountId, on: NaiveDate) -> Result<(), RatingError> {
        self.check(RatingStatus::TownSurveyed, on)?;
        if self.status == RatingStatus::Scored {
            return Err(RatingError::WrongStatus { from: self.status, to: RatingStatus::TownSurveyed });
        }
        self.step(RatingStatus::TownSurveyed, Some(by), on);
        Ok(())
    }

    /// The member is scored; again, until the committee has reviewed it, when more evidence came in.
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`.
    pub fn score(&mut self, by: AccountId, on: NaiveDate, assessment: &Assessment) -> Result<(), RatingError> {
        self.check(RatingStatus::Scored, on)?;
        self.outcome = Some(assessment.outcome);
        self.step(RatingStatus::Scored, Some(by), on);
        Ok(())
    }

    /// The committee agrees. The reviewer has neither prepared nor scored the case nor confirmed its evidence (X8).
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`, `NotRatable`, `SameHands`.
    pub fn review(&mut self, by: AccountId, on: NaiveDate, evidence: &[Evidence]) -> Result<(), RatingError> {
        self.check(RatingStatus::CommitteeReviewed, on)?;
        self.gradable()?;
        let confirmed = evidence.iter().any(|item| item.confirmed_by == Some(by));
        if confirmed || self.prepared(by) {
            return Err(RatingError::SameHands(by));
        }
        self.step(RatingStatus::CommitteeReviewed, Some(by), on);
        Ok(())
    }

    /// The committee sends the case back to the town, to be scored again (2.1).
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`.
    pub fn send_back(&mut self, by: AccountId, on: NaiveDate) -> Result<(), RatingError> {
        self.check(RatingStatus::TownSurveyed, on)?;
        if self.status != RatingStatus::Scored {
            return Err(RatingError::WrongStatus { from: self.status, to: RatingStatus::TownSurveyed });
        }
        self.step(RatingStatus::TownSurveyed, Some(by), on);
        Ok(())
    }

    /// The rating is made public for the policy's days, of which `on` is the first.
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`, `NotRatable`, `NoSuchPeriod`.
    pub fn publish(&mut self, by: AccountId, on: NaiveDate, policy: &RatingPolicy) -> Result<(), RatingError> {
        self.check(RatingStatus::Publicity, on)?;
        self.gradable()?;
        self.publicity = Some(Period::of_days(on, policy.publicity_days).ok_or(RatingError::NoSuchPeriod)?);
        self.step(RatingStatus::Publicity, Some(by), on);
        Ok(())
    }

    /// Somebody appeals within the publicity window (R2.6).
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`, `AppealClosed`.
    pub fn appeal(&mut self, by: AccountId, on: NaiveDate) -> Result<(), RatingError> {
        self.check(RatingStatus::Appealed, on)?;
        let window = self.publicity.ok_or(RatingError::NoSuchPeriod)?;
        if !window.contains(on) {
            return Err(RatingError::AppealClosed(window.until()));
        }
        self.step(RatingStatus::Appealed, Some(by), on);
        Ok(())
    }

    /// The appeal is decided by somebody who neither scored the case nor appealed. An upheld rating takes effect
    /// at once, or stays public until its window closes; a revised one is scored anew and needs another review.
    ///
    /// # Errors
    /// `WrongStatus`, `BeforeLastStep`, `SameHands`, `NotRatable`, `NoSuchPeriod`.
    pub fn decide_appeal(
        &mut self,
        by: AccountId,
        on: NaiveDate,
        ruling: Ruling<'_>,
        policy: &RatingPolicy,
    ) -> Result<(), RatingError> {
        let to = match ruling {
            Ruling::Revised(_) => RatingStatus::Scored,
            Ruling::Upheld if self.publicity.is_some_and(|window| window.contains(on)) => RatingStatus::Publicity,
            Ruling::Upheld => RatingStatus::Effective,
        };
        if self.status != RatingStatus::Appealed {
            return Err(RatingError::WrongStatus { from: self.status, to });
        }
        self.leads(to, on)?;
        if self.took(by, &[RatingStatus::Scored, RatingStatus::Appealed]) {
            return Err(RatingError::SameHands(by));
        }
        match ruling {
            Ruling::Upheld if to == RatingStatus::Effective => return self.begin(Some(by), on, policy),
            Ruling::Upheld => {}
            Ruling::Revised(assessment) => {
                self.outcome = Some(assessment.outcome);
                self.publicity = None;
            }
        }
        self.step(to, Some(by), on);
        Ok(())
    }

    /// The publicity window has passed without an open appeal: the rating holds from `today`.
    ///
    /// # Errors
    /// `WrongStatus` also while an appeal is open, `BeforeLastStep`, `PublicityRunning`, `NotRatable`,
    /// `NoSuchPeriod`.
    pub fn take_effect(&mut self, today: NaiveDate, policy: &RatingPolicy) -> Result<(), RatingError> {
        self.check(RatingStatus::Effective, today)?;
        let window = self.publicity.ok_or(RatingError::NoSuchPeriod)?;
        if today < window.until() {
            return Err(RatingError::PublicityRunning(window.until()));
        }
        self.begin(None, today, policy)
    }
}
