//! Members and the ends of membership (1.4).

use chrono::NaiveDate;

use super::application::Application;
use super::application_status::ApplicationStatus;
use super::expulsion::{ExpulsionCase, ExpulsionStatus};
use super::member_type::{Identity, MemberType};
use super::number::MemberNo;
use crate::kernel::id::{AccountId, MemberId};
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
        /// On the way from one town's federation to another's, with all rights.
        TransferInProgress => "transfer_in_progress",
        /// Has left.
        Withdrawn => "withdrawn",
        /// Was excluded by the council (R1.15).
        Expelled => "expelled",
        /// Cancelled or dead.
        Lapsed => "lapsed",
        /// Turned out to be another member, whose record goes on.
        Merged => "merged",
    }
}

impl MemberStatus {
    /// The statuses of those who have not left.
    pub const CURRENT: [Self; 4] = [Self::Active, Self::Suspended, Self::Withdrawing, Self::TransferInProgress];

    /// Where it can go from here (1.4). A notice can be called off; a transfer ends where it began, in whichever town.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Active => &[
                Self::Suspended,
                Self::Withdrawing,
                Self::TransferInProgress,
                Self::Expelled,
                Self::Lapsed,
                Self::Merged,
            ],
            Self::Suspended => &[Self::Active, Self::Merged],
            Self::TransferInProgress => &[Self::Active],
            Self::Withdrawing => &[Self::Active, Self::Withdrawn, Self::Merged],
            Self::Withdrawn | Self::Expelled | Self::Lapsed | Self::Merged => &[],
        }
    }

    /// Whether the membership has not ended.
    pub fn is_current(self) -> bool {
        Self::CURRENT.contains(&self)
    }

    /// Whether the member may vote, book and be rated: a move between towns takes nothing away.
    pub const fn has_rights(self) -> bool {
        match self {
            Self::Active | Self::TransferInProgress => true,
            Self::Suspended | Self::Withdrawing | Self::Withdrawn | Self::Expelled | Self::Lapsed | Self::Merged => {
                false
            }
        }
    }

    /// What can be done with the membership now, whoever does it. While the council has a case against the member,
    /// the case goes first.
    pub fn allowed(self, case_open: bool) -> Vec<MemberVerb> {
        use MemberVerb::{
            ApproveWithdrawal, CallOffNotice, GiveNotice, Lapse, OpenExpulsion, ProposeTransfer, Reinstate,
            RequestChange, Suspend,
        };
        match self {
            Self::Active if case_open => vec![Lapse, RequestChange],
            Self::Active => vec![Suspend, GiveNotice, Lapse, OpenExpulsion, ProposeTransfer, RequestChange],
            Self::Suspended => vec![Reinstate, RequestChange],
            Self::Withdrawing => vec![ApproveWithdrawal, CallOffNotice],
            Self::TransferInProgress => vec![RequestChange],
            Self::Withdrawn | Self::Expelled | Self::Lapsed | Self::Merged => vec![],
        }
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
    /// What became of the member's card when it left (R1.11).
    pub enum CardReturn {
        /// Handed back.
        Returned => "returned",
        /// Declared lost in writing.
        DeclaredLost => "declared_lost",
    }
}

vocabulary! {
    /// Something that can be done with a membership.
    pub enum MemberVerb {
        /// Suspend it.
        Suspend => "suspend",
        /// Reinstate it.
        Reinstate => "reinstate",
        /// Take the member's notice.
        GiveNotice => "give_notice",
        /// Take the notice back.
        CallOffNotice => "call_off_notice",
        /// Approve the notice.
        ApproveWithdrawal => "approve_withdrawal",
        /// End it for somebody cancelled or dead.
        Lapse => "lapse",
        /// Open a case of expulsion.
        OpenExpulsion => "open_expulsion",
        /// Propose a move to another town.
        ProposeTransfer => "propose_transfer",
        /// Ask for a change of what is known of the member.
        RequestChange => "request_change",
    }
}

/// Since when the membership stands as it does, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The day of the last step.
    pub since: Option<NaiveDate>,
    /// Who took it: for a notice, who must not approve it (X8).
    pub by: Option<AccountId>,
    /// Why it is suspended.
    pub suspended_for: Option<SuspensionReason>,
    /// Why it lapsed.
    pub lapsed_for: Option<LapseReason>,
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
    /// Since when it stands there, and why.
    pub standing: Standing,
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
    /// The day lies before the step that led here.
    #[error("stands so since {0}")]
    BeforeLastStep(NaiveDate),
    /// Who approves is another than who made (X8).
    #[error("the same account has been at it")]
    SameHands,
    /// The council has not voted the member out.
    #[error("the case is {0:?}")]
    NotVotedOut(ExpulsionStatus),
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
            standing: Standing::default(),
        })
    }

    /// Suspends the membership.
    ///
    /// # Errors
    /// [`MemberError`] unless active.
    pub fn suspend(&mut self, reason: SuspensionReason, by: AccountId, on: NaiveDate) -> Step {
        self.go(MemberStatus::Suspended, by, on)?;
        self.standing.suspended_for = Some(reason);
        Ok(())
    }

    /// Reinstates a suspended membership.
    ///
    /// # Errors
    /// [`MemberError`] unless suspended.
    pub fn reinstate(&mut self, by: AccountId, on: NaiveDate) -> Step {
        self.only_in(MemberStatus::Suspended, MemberStatus::Active)?;
        self.go(MemberStatus::Active, by, on)
    }

    /// Takes the member's written notice (R1.11).
    ///
    /// # Errors
    /// [`MemberError`] unless active.
    pub fn give_notice(&mut self, by: AccountId, on: NaiveDate) -> Step {
        self.go(MemberStatus::Withdrawing, by, on)
    }

    /// Takes the notice back.
    ///
    /// # Errors
    /// [`MemberError`] unless notice was given.
    pub fn call_off_notice(&mut self, by: AccountId, on: NaiveDate) -> Step {
        self.only_in(MemberStatus::Withdrawing, MemberStatus::Active)?;
        self.go(MemberStatus::Active, by, on)
    }

    /// Approves the notice; membership ends that day (R1.14).
    ///
    /// # Errors
    /// [`MemberError`] unless notice was given, and by another account than took it.
    pub fn approve_withdrawal(&mut self, by: AccountId, on: NaiveDate) -> Step {
        self.can(MemberStatus::Withdrawn, on)?;
        if self.standing.by == Some(by) {
            return Err(MemberError::SameHands);
        }
        self.end(MemberStatus::Withdrawn, by, on)
    }

    /// Ends a membership whose holder is cancelled or dead.
    ///
    /// # Errors
    /// [`MemberError`] unless active, or for a day before membership.
    pub fn lapse(&mut self, reason: LapseReason, by: AccountId, on: NaiveDate) -> Step {
        self.end(MemberStatus::Lapsed, by, on)?;
        self.standing.lapsed_for = Some(reason);
        Ok(())
    }

    /// Whether the council may open a case against the member.
    ///
    /// # Errors
    /// [`MemberError::WrongStatus`] unless active.
    pub fn may_be_expelled(&self) -> Step {
        self.only_in(MemberStatus::Active, MemberStatus::Expelled)
    }

    /// Expels the member whom the council has voted out (R1.15).
    ///
    /// # Errors
    /// [`MemberError`] unless active and voted out.
    pub fn expel(&mut self, case: &ExpulsionCase, by: AccountId, on: NaiveDate) -> Step {
        self.can(MemberStatus::Expelled, on)?;
        if case.status != ExpulsionStatus::Expelled {
            return Err(MemberError::NotVotedOut(case.status));
        }
        self.end(MemberStatus::Expelled, by, on)
    }

    /// Begins the move to another town's federation.
    ///
    /// # Errors
    /// [`MemberError`] unless active.
    pub fn begin_transfer(&mut self, by: AccountId, on: NaiveDate) -> Step {
        self.go(MemberStatus::TransferInProgress, by, on)
    }

    /// Ends the move: in the receiving town, or where the member was.
    ///
    /// # Errors
    /// [`MemberError`] unless it is on the way.
    pub fn end_transfer(&mut self, moved_to: Option<OrgPath>, by: AccountId, on: NaiveDate) -> Step {
        self.only_in(MemberStatus::TransferInProgress, MemberStatus::Active)?;
        self.go(MemberStatus::Active, by, on)?;
        if let Some(path) = moved_to {
            self.org_path = path;
        }
        Ok(())
    }

    fn only_in(&self, status: MemberStatus, to: MemberStatus) -> Step {
        let from = self.status;
        if from == status { Ok(()) } else { Err(MemberError::WrongStatus { from, to }) }
    }

    fn end(&mut self, to: MemberStatus, by: AccountId, on: NaiveDate) -> Step {
        self.go(to, by, on)?;
        self.left_on = Some(on);
        Ok(())
    }

    fn go(&mut self, to: MemberStatus, by: AccountId, on: NaiveDate) -> Step {
        self.can(to, on)?;
        self.status = to;
        self.standing = Standing { since: Some(on), by: Some(by), ..Standing::default() };
        Ok(())
    }

    fn can(&self, to: MemberStatus, on: NaiveDate) -> Step {
        let from = self.status;
        if !from.next().contains(&to) {
            return Err(MemberError::WrongStatus { from, to });
        }
        if on < self.joined_on {
            return Err(MemberError::BeforeJoined(self.joined_on));
        }
        match self.standing.since {
            Some(since) if on < since => Err(MemberError::BeforeLastStep(since)),
            Some(_) | None => Ok(()),
        }
    }
}

#[cfg(test)]
#[path = "member_tests.rs"]
mod tests;
