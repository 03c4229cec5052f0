//! The columns of a roster (1.3).

use crate::vocabulary;

vocabulary! {
    /// What a column of a roster states.
    pub enum RosterColumn {
        MemberType => "member_type",
        Name => "name",
        ShortName => "short_name",
        /// The credit code of an organisation.
        Uscc => "uscc",
        /// The resident number of a person.
        ResidentId => "resident_id",
        LegalName => "legal_name",
        LegalResidentId => "legal_resident_id",
        LegalMobile => "legal_mobile",
        ContactName => "contact_name",
        ContactMobile => "contact_mobile",
        Division => "division",
        Address => "address",
        Industries => "industries",
        ScaleValue => "scale_value",
        ScaleUnit => "scale_unit",
        RegisteredCapital => "registered_capital",
        EstablishedOn => "established_on",
        AnnualRevenue => "annual_revenue",
        Employees => "employees",
        HouseholdsDriven => "households_driven",
        DemoLevel => "demo_level",
        MembersTotal => "members_total",
        FarmerMembers => "farmer_members",
        OrganisationMembers => "organisation_members",
        /// Whether the charter is accepted (R1.7).
        AcceptsCharter => "accepts_charter",
        /// The first day of membership; the day of entry if empty.
        JoinedOn => "joined_on",
    }
}

impl RosterColumn {
    /// The column that states a field of the form, given as a JSON pointer into it; of a group that is missing as a
    /// whole, its first. `None` for what is no field of the form.
    pub fn of_field(pointer: &str) -> Option<Self> {
        Some(match pointer {
            "/member_type" => Self::MemberType,
            "/name" => Self::Name,
            "/short_name" => Self::ShortName,
            "/identity/uscc" | "/identity" => Self::Uscc,
            "/identity/resident_id" => Self::ResidentId,
            "/legal_person" | "/legal_person/name" => Self::LegalName,
            "/legal_person/resident_id" => Self::LegalResidentId,
            "/legal_person/mobile" => Self::LegalMobile,
            "/contact_name" => Self::ContactName,
            "/contact_mobile" => Self::ContactMobile,
            "/division_code" => Self::Division,
            "/address" => Self::Address,
            "/industries" => Self::Industries,
            "/scale" | "/scale/value" => Self::ScaleValue,
            "/scale/unit" => Self::ScaleUnit,
            "/organisation" | "/organisation/registered_capital" => Self::RegisteredCapital,
            "/organisation/established_on" => Self::EstablishedOn,
            "/organisation/annual_revenue" => Self::AnnualRevenue,
            "/organisation/employees" => Self::Employees,
            "/organisation/households_driven" => Self::HouseholdsDriven,
            "/demo_level" => Self::DemoLevel,
            "/composition" | "/composition/members_total" => Self::MembersTotal,
            "/composition/farmer_members" => Self::FarmerMembers,
            "/composition/organisation_members" => Self::OrganisationMembers,
            "/accepts_charter" => Self::AcceptsCharter,
            "/joined_on" => Self::JoinedOn,
            _ => return None,
        })
    }
}
