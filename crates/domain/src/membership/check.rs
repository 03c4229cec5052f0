//! What is checked of a member, and what must be known of it (1.3, 1.5).

use super::member_type::{IdentityKind, MemberType};
use crate::vocabulary;

vocabulary! {
    /// What an office checks of a member; the latest check up to a day holds on it (R1.19).
    pub enum CheckKind {
        /// The entries against the papers: whoever passes is verified.
        Papers => "papers",
        /// The identity number against the licence or the resident card. Its digits were checked when it was
        /// entered, so nobody has failed until an office says so.
        Identity => "identity",
        /// Whether the same member stands here under another number. Nobody has failed until an office says so.
        Duplicate => "duplicate",
    }
}

vocabulary! {
    /// A field without which an entry is not complete (1.3).
    pub enum MandatoryField {
        Name => "name",
        Identity => "identity",
        ContactName => "contact_name",
        ContactMobile => "contact_mobile",
        Division => "division",
        Address => "address",
        Industries => "industries",
        Scale => "scale",
        DemoLevel => "demo_level",
        LegalName => "legal_name",
        LegalResidentId => "legal_resident_id",
        LegalMobile => "legal_mobile",
        RegisteredCapital => "registered_capital",
        EstablishedOn => "established_on",
        AnnualRevenue => "annual_revenue",
        Employees => "employees",
        HouseholdsDriven => "households_driven",
        MembersTotal => "members_total",
        FarmerMembers => "farmer_members",
        OrganisationMembers => "organisation_members",
    }
}

impl MandatoryField {
    /// Whether it is demanded of members of this type that are known so.
    pub const fn applies(self, member_type: MemberType, identity: IdentityKind) -> bool {
        match self {
            Self::Name
            | Self::Identity
            | Self::ContactName
            | Self::ContactMobile
            | Self::Division
            | Self::Address
            | Self::Industries
            | Self::DemoLevel => true,
            Self::Scale => !matches!(member_type, MemberType::Individual),
            Self::LegalName
            | Self::LegalResidentId
            | Self::LegalMobile
            | Self::RegisteredCapital
            | Self::EstablishedOn
            | Self::AnnualRevenue
            | Self::Employees
            | Self::HouseholdsDriven => matches!(identity, IdentityKind::Uscc),
            Self::MembersTotal | Self::FarmerMembers | Self::OrganisationMembers => member_type.has_composition(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    #[test]
    fn each_type_has_its_own_mandatory_fields() {
        let table = [
            (MemberType::Individual, IdentityKind::ResidentId, 8),
            (MemberType::LargeGrower, IdentityKind::ResidentId, 9),
            (MemberType::FamilyFarm, IdentityKind::ResidentId, 9),
            (MemberType::FamilyFarm, IdentityKind::Uscc, 17),
            (MemberType::Enterprise, IdentityKind::Uscc, 17),
            (MemberType::Coop, IdentityKind::Uscc, 20),
        ];
        for (member_type, identity, count) in table {
            let demanded = MandatoryField::ALL.iter().filter(|field| field.applies(member_type, identity)).count();
            assert_eq!(demanded, count, "{member_type:?} by {identity:?}");
        }
    }
}
