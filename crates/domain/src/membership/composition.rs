//! How the members of a co-op are made up, and what the law on co-ops says to that (R1.8).

use crate::kernel::decimal;
use crate::kernel::ratio::BasisPoints;
use crate::vocabulary;

/// The members of a co-op, or of a union of co-ops, by kind; the rest are other persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Composition {
    /// All members.
    pub members_total: u32,
    /// Farmers among them.
    pub farmer_members: u32,
    /// Organisations among them.
    pub organisation_members: u32,
}

vocabulary! {
    /// What looks odd on a form without forbidding admission.
    pub enum WarningKind {
        /// Fewer members than a co-op has.
        TooFewMembers => "too_few_members",
        /// More than one organisation in a small co-op.
        TooManyOrganisations => "too_many_organisations",
        /// A larger share of organisations than a co-op may have.
        OrganisationShareTooHigh => "organisation_share_too_high",
        /// A smaller share of farmers than a co-op has.
        FarmerShareTooLow => "farmer_share_too_low",
        /// Fewer member co-ops than a union has.
        TooFewMemberCoops => "too_few_member_coops",
        /// The organisation code inside the credit code fails its own check.
        OrganisationCodeCheck => "organisation_code_check",
    }
}

/// Something odd on a form, with its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// A co-op has at least five members (R1.8).
    TooFewMembers {
        /// Members of the applicant.
        members: u32,
        /// Members that it should have.
        at_least: u32,
    },
    /// A co-op of at most twenty members has at most one organisation among them (R1.8).
    TooManyOrganisations {
        /// Organisations among the members.
        organisations: u32,
        /// Organisations that there may be.
        at_most: u32,
    },
    /// Of more than twenty members at most 5 % are organisations (R1.8, R1.9).
    OrganisationShareTooHigh {
        /// The share, to the nearest basis point; the comparison itself is exact.
        share: BasisPoints,
        /// The share that there may be.
        at_most: BasisPoints,
    },
    /// At least 80 % of the members are farmers (R1.8).
    FarmerShareTooLow {
        /// The share, to the nearest basis point; the comparison itself is exact.
        share: BasisPoints,
        /// The share that there should be.
        at_least: BasisPoints,
    },
    /// A union has at least three member co-ops (1.2).
    TooFewMemberCoops {
        /// Member co-ops of the applicant.
        coops: u32,
        /// Member co-ops that it should have.
        at_least: u32,
    },
    /// The organisation code inside the credit code fails its own check (R1.28).
    OrganisationCodeCheck,
}

impl Warning {
    /// Which warning it is.
    pub const fn kind(&self) -> WarningKind {
        match self {
            Self::TooFewMembers { .. } => WarningKind::TooFewMembers,
            Self::TooManyOrganisations { .. } => WarningKind::TooManyOrganisations,
            Self::OrganisationShareTooHigh { .. } => WarningKind::OrganisationShareTooHigh,
            Self::FarmerShareTooLow { .. } => WarningKind::FarmerShareTooLow,
            Self::TooFewMemberCoops { .. } => WarningKind::TooFewMemberCoops,
            Self::OrganisationCodeCheck => WarningKind::OrganisationCodeCheck,
        }
    }

    /// The field that it is about, as a JSON pointer into the form.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::TooFewMembers { .. } => "/composition/members_total",
            Self::TooManyOrganisations { .. }
            | Self::OrganisationShareTooHigh { .. }
            | Self::TooFewMemberCoops { .. } => "/composition/organisation_members",
            Self::FarmerShareTooLow { .. } => "/composition/farmer_members",
            Self::OrganisationCodeCheck => "/identity",
        }
    }
}

const LEAST_MEMBERS: u32 = 5;
const SMALL_COOP: u32 = 20;
const ORGANISATIONS_OF_SMALL_COOP: u32 = 1;
const ORGANISATION_SHARE: BasisPoints = BasisPoints::percent(5);
const FARMER_SHARE: BasisPoints = BasisPoints::percent(80);
const LEAST_MEMBER_COOPS: u32 = 3;

impl Composition {
    /// What the law on co-ops finds odd in a co-op of these members (R1.8).
    pub fn coop_warnings(&self) -> Vec<Warning> {
        let Self { members_total: members, farmer_members, organisation_members: organisations } = *self;
        let mut warnings = Vec::new();
        if members < LEAST_MEMBERS {
            warnings.push(Warning::TooFewMembers { members, at_least: LEAST_MEMBERS });
        }
        if members <= SMALL_COOP && organisations > ORGANISATIONS_OF_SMALL_COOP {
            warnings.push(Warning::TooManyOrganisations { organisations, at_most: ORGANISATIONS_OF_SMALL_COOP });
        }
        if members > SMALL_COOP && parts(organisations) > limit(ORGANISATION_SHARE, members) {
            let share = share(organisations, members);
            warnings.push(Warning::OrganisationShareTooHigh { share, at_most: ORGANISATION_SHARE });
        }
        if parts(farmer_members) < limit(FARMER_SHARE, members) {
            let share = share(farmer_members, members);
            warnings.push(Warning::FarmerShareTooLow { share, at_least: FARMER_SHARE });
        }
        warnings
    }

    /// What is odd in a union of these members (1.2); its members are co-ops, so that R1.8 does not apply.
    pub fn union_warnings(&self) -> Vec<Warning> {
        let coops = self.organisation_members;
        if coops < LEAST_MEMBER_COOPS {
            vec![Warning::TooFewMemberCoops { coops, at_least: LEAST_MEMBER_COOPS }]
        } else {
            Vec::new()
        }
    }
}

fn parts(count: u32) -> i64 {
    i64::from(count) * BasisPoints::percent(100).0
}

fn limit(share: BasisPoints, members: u32) -> i64 {
    share.0 * i64::from(members)
}

fn share(count: u32, of: u32) -> BasisPoints {
    let share = decimal::scale(i64::from(count), BasisPoints::percent(100).0, i64::from(of));
    BasisPoints(share.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(members_total: u32, farmer_members: u32, organisation_members: u32) -> Vec<WarningKind> {
        let composition = Composition { members_total, farmer_members, organisation_members };
        composition.coop_warnings().iter().map(Warning::kind).collect()
    }

    #[test]
    fn three_companies_among_forty_six_are_too_many_and_forty_three_farmers_are_enough() {
        let coop = Composition { members_total: 46, farmer_members: 43, organisation_members: 3 };
        let share = BasisPoints(652);
        let at_most = BasisPoints(500);
        assert_eq!(coop.coop_warnings(), [Warning::OrganisationShareTooHigh { share, at_most }]);
        assert_eq!(super::share(43, 46), BasisPoints(9_348));
    }

    #[test]
    fn the_limits_of_the_law_are_exact() {
        use WarningKind::{FarmerShareTooLow, OrganisationShareTooHigh, TooFewMembers, TooManyOrganisations};
        let table = [
            (5, 4, 1, vec![]),
            (4, 4, 0, vec![TooFewMembers]),
            (20, 19, 1, vec![]),
            (20, 18, 2, vec![TooManyOrganisations]),
            (21, 19, 2, vec![OrganisationShareTooHigh]),
            (40, 38, 2, vec![]),
            (1_000_000, 949_999, 50_001, vec![OrganisationShareTooHigh]),
            (100, 80, 0, vec![]),
            (100, 79, 0, vec![FarmerShareTooLow]),
            (1_000_000, 799_999, 0, vec![FarmerShareTooLow]),
            (3, 1, 2, vec![TooFewMembers, TooManyOrganisations, FarmerShareTooLow]),
        ];
        for (members, farmers, organisations, expected) in table {
            assert_eq!(kinds(members, farmers, organisations), expected, "{farmers} and {organisations} of {members}");
        }
    }

    #[test]
    fn the_largest_counts_are_still_compared_exactly() {
        assert_eq!(kinds(u32::MAX, u32::MAX, 0), []);
        assert_eq!(kinds(u32::MAX, 0, u32::MAX).len(), 2);
    }

    #[test]
    fn a_union_has_three_member_coops() {
        let union = |organisation_members| Composition { members_total: 4, farmer_members: 0, organisation_members };
        assert_eq!(union(3).union_warnings(), []);
        assert_eq!(union(2).union_warnings(), [Warning::TooFewMemberCoops { coops: 2, at_least: 3 }]);
    }
}
