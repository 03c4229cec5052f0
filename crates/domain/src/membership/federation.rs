//! A member's belonging to industry federations, besides its town (R1.4, R1.22).

use chrono::NaiveDate;

use crate::kernel::id::{FederationMembershipId, MemberId, OrgUnitId};
use crate::kernel::text::Line;
use crate::organisation::unit::UnitKind;

/// A member's time in an industry federation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FederationMembership {
    /// Its identifier.
    pub id: FederationMembershipId,
    /// Who.
    pub member: MemberId,
    /// In which federation.
    pub unit: OrgUnitId,
    /// The first day.
    pub joined_on: NaiveDate,
    /// The first day on which it no longer belonged.
    pub left_on: Option<NaiveDate>,
    /// What it is in the federation's council, if anything.
    pub council_title: Option<Line<30>>,
}

/// Why a member cannot join or leave so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FederationError {
    /// Only an industry federation takes members besides their town.
    #[error("a unit of kind {0:?}")]
    NoIndustryFederation(UnitKind),
    /// The day lies before the member joined the county's federation, or before it joined this one.
    #[error("before {0}")]
    Before(NaiveDate),
    /// It has left already.
    #[error("left on {0}")]
    Left(NaiveDate),
}

impl FederationMembership {
    /// A member joins.
    ///
    /// # Errors
    /// [`FederationError`] for another kind of unit, or a day before membership.
    pub fn join(
        (member, member_since): (MemberId, NaiveDate),
        (unit, kind): (OrgUnitId, UnitKind),
        joined_on: NaiveDate,
        council_title: Option<Line<30>>,
    ) -> Result<Self, FederationError> {
        if kind != UnitKind::IndustryFederation {
            return Err(FederationError::NoIndustryFederation(kind));
        }
        if joined_on < member_since {
            return Err(FederationError::Before(member_since));
        }
        Ok(Self { id: FederationMembershipId::fresh(), member, unit, joined_on, left_on: None, council_title })
    }

    /// The member leaves: `on` is the first day on which it no longer belongs.
    ///
    /// # Errors
    /// [`FederationError`] when it has left already, or for a day not behind the first one.
    pub fn leave(&mut self, on: NaiveDate) -> Result<(), FederationError> {
        if let Some(left_on) = self.left_on {
            return Err(FederationError::Left(left_on));
        }
        if on <= self.joined_on {
            return Err(FederationError::Before(self.joined_on));
        }
        self.left_on = Some(on);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fixtures::day;
    use super::*;
    use crate::kernel::id::Id;

    #[test]
    fn a_member_joins_industry_federations_only_and_not_before_it_is_one() {
        let join = |kind, on| FederationMembership::join((Id::fresh(), day(5, 1)), (Id::fresh(), kind), on, None);
        assert!(join(UnitKind::IndustryFederation, day(5, 1)).is_ok());
        assert_eq!(join(UnitKind::IndustryFederation, day(4, 30)), Err(FederationError::Before(day(5, 1))));
        let town = UnitKind::TownFederation;
        assert_eq!(join(town, day(5, 1)), Err(FederationError::NoIndustryFederation(town)));
    }

    #[test]
    fn a_member_leaves_once_and_after_it_joined() {
        let unit = (Id::fresh(), UnitKind::IndustryFederation);
        let mut joined = FederationMembership::join((Id::fresh(), day(5, 1)), unit, day(5, 1), None).unwrap();
        assert_eq!(joined.leave(day(5, 1)), Err(FederationError::Before(day(5, 1))));
        assert_eq!(joined.leave(day(5, 2)), Ok(()));
        assert_eq!(joined.leave(day(5, 3)), Err(FederationError::Left(day(5, 2))));
    }
}
