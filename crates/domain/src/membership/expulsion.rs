//! The expulsion of a member: notice, time to be heard, the council's vote, an appeal to the congress (R1.15).

use chrono::NaiveDate;

use super::policy::MembershipPolicy;
use crate::kernel::id::{AccountId, ExpulsionId, MemberId};
use crate::kernel::text::Line;
use crate::kernel::work_calendar::WorkCalendar;
use crate::vocabulary;

vocabulary! {
    /// Why a member is expelled (R1.11, R1.15).
    pub enum ExpulsionReason {
        /// A serious breach of the charter.
        CharterBreach => "charter_breach",
        /// A serious breach of the law.
        LawBreach => "law_breach",
        /// False statements on the application.
        FalseStatements => "false_statements",
    }
}

vocabulary! {
    /// Where a case of expulsion stands (R1.15).
    pub enum ExpulsionStatus {
        /// The member has notice and may be heard.
        Hearing => "hearing",
        /// The council has voted the member out.
        Expelled => "expelled",
        /// The council has not.
        Dismissed => "dismissed",
        /// The case was given up before the vote.
        Dropped => "dropped",
        /// The former member appeals to the next congress.
        Appealed => "appealed",
        /// The congress stands by the council.
        Confirmed => "confirmed",
        /// The congress finds for the former member, who may apply anew at once.
        Annulled => "annulled",
    }
}

impl ExpulsionStatus {
    /// Where a case can go from here.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Hearing => &[Self::Expelled, Self::Dismissed, Self::Dropped],
            Self::Expelled => &[Self::Appealed],
            Self::Appealed => &[Self::Confirmed, Self::Annulled],
            Self::Dismissed | Self::Dropped | Self::Confirmed | Self::Annulled => &[],
        }
    }
}

vocabulary! {
    /// Something that can be done with a case of expulsion.
    pub enum ExpulsionVerb {
        /// Write down what the member says.
        Answer => "answer",
        /// Enter the council's vote.
        Vote => "vote",
        /// Give the case up.
        Drop => "drop",
        /// Take the appeal to the congress.
        Appeal => "appeal",
        /// Enter the congress's decision.
        Rule => "rule",
    }
}

vocabulary! {
    /// How the congress decides an appeal.
    pub enum CongressRuling {
        /// The expulsion stands.
        Confirmed => "confirmed",
        /// The expulsion was wrong.
        Annulled => "annulled",
    }
}

/// How a council voted (R1.15).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// Seats of the council.
    pub seats: u32,
    /// Votes for.
    pub in_favour: u32,
    /// Votes against.
    pub against: u32,
    /// Abstentions.
    pub abstained: u32,
}

impl Vote {
    /// Those present.
    pub fn present(&self) -> u64 {
        u64::from(self.in_favour) + u64::from(self.against) + u64::from(self.abstained)
    }

    /// Whether at least two thirds of the seats, and no more than all, were present.
    pub fn has_quorum(&self) -> bool {
        let seats = u64::from(self.seats);
        seats > 0 && self.present() <= seats && self.present() * 3 >= seats * 2
    }

    /// Whether more than half of those present were in favour.
    pub fn is_carried(&self) -> bool {
        u64::from(self.in_favour) * 2 > self.present()
    }
}

/// Something said at length.
pub type Statement = Line<2000>;

/// Somebody's deed on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deed {
    /// The account.
    pub by: AccountId,
    /// The day.
    pub on: NaiveDate,
}

/// A case of expulsion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpulsionCase {
    /// Its identifier.
    pub id: ExpulsionId,
    /// Against whom.
    pub member: MemberId,
    /// Why.
    pub reason: ExpulsionReason,
    /// The written notice.
    pub notice: Statement,
    /// Who gave notice, and on which day the member had it.
    pub opened: Deed,
    /// The last day on which the member may be heard.
    pub heard_until: NaiveDate,
    /// Where it stands.
    pub status: ExpulsionStatus,
    /// What the member says, and who wrote it down.
    pub answer: Option<(Statement, Deed)>,
    /// The council's vote.
    pub vote: Option<(Vote, Deed)>,
    /// Why the case was given up.
    pub dropped: Option<(Statement, Deed)>,
    /// The appeal.
    pub appeal: Option<(Statement, Deed)>,
    /// The congress's decision; the day is that of the congress.
    pub ruling: Option<Deed>,
}

/// Why a step of a case is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ExpulsionError {
    /// There is no such step from where the case stands.
    #[error("not possible for a case that is {0:?}")]
    NotNow(ExpulsionStatus),
    /// The member may be heard up to and including that day.
    #[error("may be heard until {0}")]
    HearingNotOver(NaiveDate),
    /// Too few of the council were there, or more than it has seats.
    #[error("no quorum")]
    NoQuorum,
    /// Who decides is another than who opened the case (X8).
    #[error("the same account has been at it")]
    SameHands,
    /// The day lies before the step that led here.
    #[error("the step before was on {0}")]
    BeforeLastStep(NaiveDate),
    /// The time to be heard would end past the calendar.
    #[error("no time to be heard")]
    NoHearing,
}

type Step = Result<(), ExpulsionError>;

impl ExpulsionCase {
    /// Opens a case: the member has notice that day, and working days to be heard.
    ///
    /// # Errors
    /// [`ExpulsionError::NoHearing`] past the end of the calendar.
    pub fn open(
        member: MemberId,
        (reason, notice): (ExpulsionReason, Statement),
        opened: Deed,
        policy: &MembershipPolicy,
        calendar: &WorkCalendar,
    ) -> Result<Self, ExpulsionError> {
        let heard_until = calendar.due_on(opened.on, policy.hearing_days).ok_or(ExpulsionError::NoHearing)?;
        Ok(Self {
            id: ExpulsionId::fresh(),
            member,
            reason,
            notice,
            opened,
            heard_until,
            status: ExpulsionStatus::Hearing,
            answer: None,
            vote: None,
            dropped: None,
            appeal: None,
            ruling: None,
        })
    }

    /// Writes down what the member says; the last statement counts.
    ///
    /// # Errors
    /// [`ExpulsionError`] after the vote, or for a day before the notice.
    pub fn answer(&mut self, statement: Statement, deed: Deed) -> Step {
        self.only_in(ExpulsionStatus::Hearing)?;
        Self::not_before(self.opened.on, deed.on)?;
        self.answer = Some((statement, deed));
        Ok(())
    }

    /// Enters the council's vote, after the member could be heard. A vote with a quorum decides the case.
    ///
    /// # Errors
    /// [`ExpulsionError`] before the time to be heard is over, without a quorum, or by who opened the case.
    pub fn vote(&mut self, vote: Vote, deed: Deed) -> Step {
        self.only_in(ExpulsionStatus::Hearing)?;
        if deed.on <= self.heard_until {
            return Err(ExpulsionError::HearingNotOver(self.heard_until));
        }
        if deed.by == self.opened.by {
            return Err(ExpulsionError::SameHands);
        }
        if !vote.has_quorum() {
            return Err(ExpulsionError::NoQuorum);
        }
        self.status = if vote.is_carried() { ExpulsionStatus::Expelled } else { ExpulsionStatus::Dismissed };
        self.vote = Some((vote, deed));
        Ok(())
    }

    /// Gives the case up.
    ///
    /// # Errors
    /// [`ExpulsionError`] after the vote.
    pub fn drop_case(&mut self, why: Statement, deed: Deed) -> Step {
        self.go(ExpulsionStatus::Dropped, self.opened.on, deed.on)?;
        self.dropped = Some((why, deed));
        Ok(())
    }

    /// Takes the former member's appeal to the next congress.
    ///
    /// # Errors
    /// [`ExpulsionError`] unless expelled.
    pub fn appeal(&mut self, grounds: Statement, deed: Deed) -> Step {
        let voted = self.vote.map_or(self.opened.on, |(_, vote)| vote.on);
        self.go(ExpulsionStatus::Appealed, voted, deed.on)?;
        self.appeal = Some((grounds, deed));
        Ok(())
    }

    /// Enters the congress's decision, by another account than took the appeal or opened the case.
    ///
    /// # Errors
    /// [`ExpulsionError`] unless appealed.
    pub fn rule(&mut self, ruling: CongressRuling, deed: Deed) -> Step {
        self.only_in(ExpulsionStatus::Appealed)?;
        let appealed = self.appeal.as_ref().map(|(_, appeal)| *appeal);
        if deed.by == self.opened.by || appealed.is_some_and(|appeal| appeal.by == deed.by) {
            return Err(ExpulsionError::SameHands);
        }
        let to = match ruling {
            CongressRuling::Confirmed => ExpulsionStatus::Confirmed,
            CongressRuling::Annulled => ExpulsionStatus::Annulled,
        };
        self.go(to, appealed.map_or(self.opened.on, |appeal| appeal.on), deed.on)?;
        self.ruling = Some(deed);
        Ok(())
    }

    /// The steps that are possible on that day, whoever takes them.
    pub fn allowed(&self, today: NaiveDate) -> Vec<ExpulsionVerb> {
        use ExpulsionVerb::{Answer, Appeal, Drop, Rule, Vote};
        match self.status {
            ExpulsionStatus::Hearing if today <= self.heard_until => vec![Answer, Drop],
            ExpulsionStatus::Hearing => vec![Answer, Vote, Drop],
            ExpulsionStatus::Expelled => vec![Appeal],
            ExpulsionStatus::Appealed => vec![Rule],
            ExpulsionStatus::Dismissed
            | ExpulsionStatus::Dropped
            | ExpulsionStatus::Confirmed
            | ExpulsionStatus::Annulled => vec![],
        }
    }

    fn only_in(&self, status: ExpulsionStatus) -> Step {
        if self.status == status { Ok(()) } else { Err(ExpulsionError::NotNow(self.status)) }
    }

    fn go(&mut self, to: ExpulsionStatus, last: NaiveDate, on: NaiveDate) -> Step {
        if !self.status.next().contains(&to) {
            return Err(ExpulsionError::NotNow(self.status));
        }
        Self::not_before(last, on)?;
        self.status = to;
        Ok(())
    }

    fn not_before(last: NaiveDate, on: NaiveDate) -> Step {
        if on < last { Err(ExpulsionError::BeforeLastStep(last)) } else { Ok(()) }
    }
}

#[cfg(test)]
#[path = "expulsion_tests.rs"]
mod tests;
