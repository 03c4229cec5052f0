//! The eight types of member and how each proves who it is (1.2).

use crate::kernel::identifier::{RegistryCategory, ResidentId, Uscc};
use crate::kernel::vocabulary::Vocabulary;
use crate::vocabulary;

vocabulary! {
    /// What kind of member somebody is or wants to be (1.2).
    pub enum MemberType {
        /// A farmers' cooperative.
        Coop => "coop",
        /// A union of farmers' cooperatives.
        CoopUnion => "coop_union",
        /// A family farm.
        FamilyFarm => "family_farm",
        /// An agricultural enterprise.
        Enterprise => "enterprise",
        /// A body that serves agriculture: bank, insurer, shop, institute, association.
        ServiceOrg => "service_org",
        /// A large grower or breeder.
        LargeGrower => "large_grower",
        /// A single person: an expert, a broker.
        Individual => "individual",
        /// A village's economic collective.
        VillageEco => "village_eco",
    }
}

vocabulary! {
    /// By what somebody is known (1.2, 1.6).
    pub enum IdentityKind {
        /// A citizen's resident number.
        ResidentId => "resident_id",
        /// An organisation's unified social credit code.
        Uscc => "uscc",
    }
}

/// By what one applicant or member is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// A person.
    Resident(ResidentId),
    /// An organisation.
    Organisation(Uscc),
}

impl Identity {
    /// Which of the two it is.
    pub const fn kind(&self) -> IdentityKind {
        match self {
            Self::Resident(_) => IdentityKind::ResidentId,
            Self::Organisation(_) => IdentityKind::Uscc,
        }
    }
}

impl MemberType {
    /// Two letters that stand in the member number (1.3).
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Coop => "CO",
            Self::CoopUnion => "CU",
            Self::FamilyFarm => "FF",
            Self::Enterprise => "EN",
            Self::ServiceOrg => "SO",
            Self::LargeGrower => "LG",
            Self::Individual => "IN",
            Self::VillageEco => "VE",
        }
    }

    /// The type with these two letters.
    pub fn from_letters(letters: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.letters() == letters)
    }

    /// How this type may prove who it is (1.2).
    pub const fn identity_kinds(self) -> &'static [IdentityKind] {
        match self {
            Self::Coop | Self::CoopUnion | Self::Enterprise | Self::ServiceOrg | Self::VillageEco => {
                &[IdentityKind::Uscc]
            }
            Self::FamilyFarm => &[IdentityKind::Uscc, IdentityKind::ResidentId],
            Self::LargeGrower | Self::Individual => &[IdentityKind::ResidentId],
        }
    }

    /// As what this type is registered, which its credit code begins with (1.2, R1.29). A body that serves
    /// agriculture may be any kind of organisation, also a public one (R1.7). Empty for persons.
    pub const fn registries(self) -> &'static [RegistryCategory] {
        match self {
            Self::Coop | Self::CoopUnion => &[RegistryCategory::FarmerCoop],
            Self::FamilyFarm => &[RegistryCategory::Enterprise, RegistryCategory::IndividualBusiness],
            Self::Enterprise => &[RegistryCategory::Enterprise],
            Self::ServiceOrg => RegistryCategory::ALL,
            Self::LargeGrower | Self::Individual => &[],
            Self::VillageEco => &[RegistryCategory::VillageCollective],
        }
    }

    /// Whether this type states how its members are made up: co-ops and their unions (R1.8).
    pub const fn has_composition(self) -> bool {
        match self {
            Self::Coop | Self::CoopUnion => true,
            Self::FamilyFarm
            | Self::Enterprise
            | Self::ServiceOrg
            | Self::LargeGrower
            | Self::Individual
            | Self::VillageEco => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lead_back_to_their_type() {
        for &kind in MemberType::ALL {
            assert_eq!(MemberType::from_letters(kind.letters()), Some(kind));
        }
        assert_eq!(MemberType::from_letters("co"), None);
    }

    #[test]
    fn a_type_names_registries_exactly_if_it_may_have_one() {
        for &kind in MemberType::ALL {
            let may_have = kind.identity_kinds().contains(&IdentityKind::Uscc);
            assert_eq!(!kind.registries().is_empty(), may_have, "{kind:?}");
            assert!(!kind.identity_kinds().is_empty(), "{kind:?}");
        }
    }
}
