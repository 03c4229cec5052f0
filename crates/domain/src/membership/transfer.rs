//! A member's move from one town's federation to another's: proposed by the one, accepted or refused by the other.

use chrono::NaiveDate;

use crate::kernel::id::{AccountId, MemberId, OrgUnitId, TransferId};
use crate::kernel::org_path::OrgPath;
use crate::kernel::text::Line;
use crate::vocabulary;

vocabulary! {
    /// Where a transfer stands.
    pub enum TransferStatus {
        /// Waits for the receiving town.
        Proposed => "proposed",
        /// The member belongs to the receiving town.
        Accepted => "accepted",
        /// The receiving town does not take the member.
        Refused => "refused",
        /// The proposing town has taken it back.
        Cancelled => "cancelled",
    }
}

impl TransferStatus {
    /// Where a transfer can go from here.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Proposed => &[Self::Accepted, Self::Refused, Self::Cancelled],
            Self::Accepted | Self::Refused | Self::Cancelled => &[],
        }
    }
}

vocabulary! {
    /// Something that can be done with a transfer.
    pub enum TransferVerb {
        /// The receiving town takes the member.
        Accept => "accept",
        /// The receiving town does not.
        Refuse => "refuse",
        /// The proposing town takes it back.
        Cancel => "cancel",
    }
}

/// A town's federation in a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The unit.
    pub unit: OrgUnitId,
    /// Where it stands.
    pub path: OrgPath,
}

/// How a transfer was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// By whom.
    pub by: AccountId,
    /// When.
    pub on: NaiveDate,
    /// Why it was refused or taken back.
    pub reason: Option<Line<500>>,
}

/// A transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Its identifier.
    pub id: TransferId,
    /// Who moves.
    pub member: MemberId,
    /// From where.
    pub from: Side,
    /// To where.
    pub to: Side,
    /// Why.
    pub reason: Line<500>,
    /// Where it stands.
    pub status: TransferStatus,
    /// Who proposed it.
    pub proposed_by: AccountId,
    /// When.
    pub proposed_on: NaiveDate,
    /// How it was decided.
    pub decision: Option<Decision>,
}

/// Why a transfer is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TransferError {
    /// The member is there already.
    #[error("from and to are the same")]
    SameUnit,
    /// It is decided.
    #[error("the transfer is {0:?}")]
    Decided(TransferStatus),
    /// Who accepts is another than who proposed (X8).
    #[error("the same account has been at it")]
    SameHands,
}

impl Transfer {
    /// Proposes a transfer.
    ///
    /// # Errors
    /// [`TransferError::SameUnit`].
    pub fn propose(
        member: MemberId,
        (from, to): (Side, Side),
        reason: Line<500>,
        (by, on): (AccountId, NaiveDate),
    ) -> Result<Self, TransferError> {
        if from.unit == to.unit {
            return Err(TransferError::SameUnit);
        }
        Ok(Self {
            id: TransferId::fresh(),
            member,
            from,
            to,
            reason,
            status: TransferStatus::Proposed,
            proposed_by: by,
            proposed_on: on,
            decision: None,
        })
    }

    /// The receiving town takes the member.
    ///
    /// # Errors
    /// [`TransferError`] once decided, or by who proposed it.
    pub fn accept(&mut self, by: AccountId, on: NaiveDate) -> Result<(), TransferError> {
        self.other_hands(by)?;
        self.decide(TransferStatus::Accepted, Decision { by, on, reason: None })
    }

    /// The receiving town does not take the member.
    ///
    /// # Errors
    /// [`TransferError`] once decided, or by who proposed it.
    pub fn refuse(&mut self, by: AccountId, on: NaiveDate, reason: Line<500>) -> Result<(), TransferError> {
        self.other_hands(by)?;
        self.decide(TransferStatus::Refused, Decision { by, on, reason: Some(reason) })
    }

    /// The proposing town takes it back.
    ///
    /// # Errors
    /// [`TransferError`] once decided.
    pub fn cancel(&mut self, by: AccountId, on: NaiveDate, reason: Line<500>) -> Result<(), TransferError> {
        self.decide(TransferStatus::Cancelled, Decision { by, on, reason: Some(reason) })
    }

    /// The steps that are possible, whoever takes them.
    pub fn allowed(&self) -> Vec<TransferVerb> {
        match self.status {
            TransferStatus::Proposed => vec![TransferVerb::Accept, TransferVerb::Refuse, TransferVerb::Cancel],
            TransferStatus::Accepted | TransferStatus::Refused | TransferStatus::Cancelled => vec![],
        }
    }

    fn other_hands(&self, by: AccountId) -> Result<(), TransferError> {
        if self.proposed_by == by { Err(TransferError::SameHands) } else { Ok(()) }
    }

    fn decide(&mut self, to: TransferStatus, decision: Decision) -> Result<(), TransferError> {
        if !self.status.next().contains(&to) {
            return Err(TransferError::Decided(self.status));
        }
        self.status = to;
        self.decision = Some(decision);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fixtures::{day, line};
    use super::*;
    use crate::kernel::id::Id;

    fn side(serial: i64) -> Side {
        Side { unit: Id::fresh(), path: OrgPath::root(1).child(serial) }
    }

    fn proposed(by: AccountId) -> Transfer {
        Transfer::propose(Id::fresh(), (side(2), side(3)), line("迁至本镇经营"), (by, day(6, 1))).unwrap()
    }

    #[test]
    fn a_member_does_not_move_to_where_it_is() {
        let here = side(2);
        let moved = Transfer::propose(Id::fresh(), (here.clone(), here), line("搬迁"), (Id::fresh(), day(6, 1)));
        assert_eq!(moved, Err(TransferError::SameUnit));
    }

    #[test]
    fn a_transfer_is_decided_once_and_not_by_who_proposed_it() {
        let (one, other) = (AccountId::fresh(), AccountId::fresh());
        type Step = fn(&mut Transfer, AccountId) -> Result<(), TransferError>;
        let steps: [(Step, TransferStatus); 3] = [
            (|transfer, by| transfer.accept(by, day(6, 2)), TransferStatus::Accepted),
            (|transfer, by| transfer.refuse(by, day(6, 2), line("材料不齐")), TransferStatus::Refused),
            (|transfer, by| transfer.cancel(by, day(6, 2), line("不再搬迁")), TransferStatus::Cancelled),
        ];
        for (step, to) in steps {
            let mut transfer = proposed(one);
            if to != TransferStatus::Cancelled {
                assert_eq!(step(&mut transfer, one), Err(TransferError::SameHands));
            }
            assert_eq!((step(&mut transfer, other), transfer.status), (Ok(()), to));
            assert_eq!(transfer.allowed(), []);
            for (again, _) in steps {
                assert_eq!(again(&mut transfer, other), Err(TransferError::Decided(to)));
            }
        }
    }
}
