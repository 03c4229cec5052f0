//! Members and the ends of membership (1.4).

use chrono::NaiveDate;

use super::application::Application;
use super::application_status::ApplicationStatus;
use super::member_type::{Identity, MemberType};
use super::number::MemberNo;
use super::policy::{MembershipPolicy, WorkCalendar};
use crate::kernel::id::MemberId;
use crate::kernel::org_path::OrgPath;
use crate::kernel::text::Line;
use crate::vocabulary;

vocabulary! {
    /// Where a membership stands (1.4).
    pub enum MemberStatus {
        /// A member with all rights.
        Active => "active",
        /// Rights rest while something is cleared up.
        Suspended => "suspended",
        /// Has given notice.
        Withdrawing => "withdrawing",
        /// Has left.
        Withdrawn => "withdrawn",
        /// Was excluded by the council (R1.15).
        Expelled => "expelled",
        /// Cancelled or dead.
        Lapsed => "lapsed",
    }
}

impl MemberStatus {
    /// Where it can go from here (1.4).
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Active => &[Self::Suspended, Self::Withdrawing, Self::Expelled, Self::Lapsed],
            Self::Suspended => &[Self::Active],
            Self::Withdrawing => &[Self::Withdrawn],
            Self::Withdrawn | Self::Expelled | Self::Lapsed => &[],
        }
    }
}

vocabulary! {
    /// How a member came onto the platform (1.3).
    pub enum EntrySource {
        /// By an application.
        Application => "application",
        /// With a roster.
        Import => "import",
        /// Entered by the office otherwise, for instance when the platform began.
        Office => "office",
    }
}

vocabulary! {
    /// Why a membership is suspended (1.4).
    pub enum SuspensionReason {
        /// Whether the licence was revoked is being checked.
        LicenceCheck => "licence_check",
        /// Dues are not paid (R1.11).
        UnpaidDues => "unpaid_dues",
    }
}

vocabulary! {
    /// Why a membership lapsed (1.4).
    pub enum LapseReason {
        /// The organisation was struck off.
        Cancelled => "cancelled",
        /// The person has died.
        Dead => "dead",
    }
}

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

/// What an expulsion rests on (R1.15).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expulsion {
    /// Why.
    pub reason: ExpulsionReason,
    /// The day on which the member had written notice.
    pub noticed_on: NaiveDate,
    /// The council's vote.
    pub vote: Vote,
}

/// A member of the federation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its identifier.
    pub id: MemberId,
    /// The number on its card.
    pub number: MemberNo,
    /// What it is.
    pub member_type: MemberType,
    /// Its name.
    pub name: Line<100>,
    /// By what it is known.
    pub identity: Identity,
    /// The unit that it belongs to.
    pub org_path: OrgPath,
    /// Where the membership stands.
    pub status: MemberStatus,
    /// The first day of membership.
    pub joined_on: NaiveDate,
    /// The day on which membership ended (R1.14).
    pub left_on: Option<NaiveDate>,
}

/// Why a step is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MemberError {
    /// The application was not admitted.
    #[error("the application is {0:?}")]
    NotAdmitted(ApplicationStatus),
    /// The number names another type of member.
    #[error("a number for {0:?}")]
    NumberOfOtherType(MemberType),
    /// There is no such step from where the membership stands.
    #[error("a member that is {from:?} cannot become {to:?}")]
    WrongStatus {
        /// Where it stands.
        from: MemberStatus,
        /// Where it should go.
        to: MemberStatus,
    },
    /// The day lies before the first day of membership.
    #[error("joined on {0}")]
    BeforeJoined(NaiveDate),
    /// The member can be heard up to and including that day; none past the end of the calendar (R1.15).
    #[error("may be heard until {0:?}")]
    HearingNotOver(Option<NaiveDate>),
    /// Too few of the council were there, or more than it has seats (R1.15).
    #[error("no quorum")]
    NoQuorum,
    /// Not more than half of those present were in favour (R1.15).
    #[error("not carried")]
    NotCarried,
}

type Step = Result<(), MemberError>;

impl Member {
    /// The member that an admitted application makes.
    ///
    /// # Errors
    /// [`MemberError`] unless the application was admitted and the number is one for its type.
    pub fn admitted(id: MemberId, number: MemberNo, application: &Application) -> Result<Self, MemberError> {
        let not_admitted = MemberError::NotAdmitted(application.status);
        if application.status != ApplicationStatus::Admitted {
            return Err(not_admitted);
        }
        let form = &application.form;
        if number.member_type() != form.member_type {
            return Err(MemberError::NumberOfOtherType(number.member_type()));
        }
        Ok(Self {
            id,
            number,
            member_type: form.member_type,
            name: form.name.clone(),
            identity: form.identity.clone(),
            org_path: application.org_path.clone(),
            status: MemberStatus::Active,
            joined_on: application.closed_on.ok_or(not_admitted)?,
            left_on: None,
        })
    }

    /// Suspends the membership; the reason ([`SuspensionReason`]) is kept with the event.
    ///
    /// # Errors
    /// [`MemberError::WrongStatus`] unless active.
    pub fn suspend(&mut self) -> Step {
        self.go(MemberStatus::Suspended)
    }

    /// Resumes a suspended membership.
    ///
    /// # Errors
    /// [`MemberError::WrongStatus`] unless suspended.
    pub fn resume(&mut self) -> Step {
        self.go(MemberStatus::Active)
    }

    /// Takes the member's written notice (R1.11).
    ///
    /// # Errors
    /// [`MemberError::WrongStatus`] unless active.
    pub fn give_notice(&mut self) -> Step {
        self.go(MemberStatus::Withdrawing)
    }

    /// Approves the notice; membership ends that day (R1.14).
    ///
    /// # Errors
    /// [`MemberError`] unless notice was given, or for a day before membership.
    pub fn approve_withdrawal(&mut self, on: NaiveDate) -> Step {
        self.end(MemberStatus::Withdrawn, on)
    }

    /// Ends a membership whose holder is cancelled or dead; the reason ([`LapseReason`]) is kept with the event.
    ///
    /// # Errors
    /// [`MemberError`] unless active, or for a day before membership.
    pub fn lapse(&mut self, on: NaiveDate) -> Step {
        self.end(MemberStatus::Lapsed, on)
    }

    /// Expels the member by the council's vote on that day, after it could be heard (R1.15).
    ///
    /// # Errors
    /// [`MemberError`] unless active, heard long enough, and voted out with a quorum.
    pub fn expel(
        &mut self,
        case: &Expulsion,
        on: NaiveDate,
        policy: &MembershipPolicy,
        calendar: &WorkCalendar,
    ) -> Step {
        self.can(MemberStatus::Expelled)?;
        let heard_until = calendar.due_on(case.noticed_on, policy.hearing_days);
        if heard_until.is_none_or(|last| on <= last) {
            return Err(MemberError::HearingNotOver(heard_until));
        }
        if !case.vote.has_quorum() {
            return Err(MemberError::NoQuorum);
        }
        if !case.vote.is_carried() {
            return Err(MemberError::NotCarried);
        }
        self.end(MemberStatus::Expelled, on)
    }

    fn end(&mut self, to: MemberStatus, on: NaiveDate) -> Step {
        self.can(to)?;
        if on < self.joined_on {
            return Err(MemberError::BeforeJoined(self.joined_on));
        }
        self.left_on = Some(on);
        self.go(to)
    }

    fn go(&mut self, to: MemberStatus) -> Step {
        self.can(to)?;
        self.status = to;
        Ok(())
    }

    fn can(&self, to: MemberStatus) -> Step {
        let from = self.status;
        if from.next().contains(&to) { Ok(()) } else { Err(MemberError::WrongStatus { from, to }) }
    }
}

#[cfg(test)]
#[path = "member_tests.rs"]
mod tests;
