//! A form as it is shown: personal data masked, and what looks odd on it.

use domain::membership::composition::{Warning, WarningKind};
use domain::membership::form::{ApplicationForm, LegalPerson, OrganisationFacts};
use domain::membership::member_type::{Identity, IdentityKind};
use serde::Serialize;
use utoipa::ToSchema;

use super::form::{CompositionIn, DemoLevelCode, IndustryCode, MemberTypeCode, OrganisationIn, ScaleIn};
use crate::kernel::code::Code;

/// By what somebody is known, on the wire.
pub type IdentityKindCode = Code<IdentityKind>;
/// What looks odd on a form, on the wire.
pub type WarningCode = Code<WarningKind>;

/// A form with its personal data masked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ShownForm)]
pub struct FormOut {
    /// What the applicant wants to be, or the member is.
    pub member_type: MemberTypeCode,
    /// The name on the licence or the resident card.
    #[schema(example = "陈小满")]
    pub name: String,
    /// The name in daily use.
    #[schema(example = "小满农场")]
    pub short_name: Option<String>,
    /// By what it is known.
    pub identity: ShownIdentity,
    /// Who answers for an organisation in law.
    pub legal_person: Option<ShownLegalPerson>,
    /// Whom to call.
    #[schema(example = "陈小满")]
    pub contact_name: String,
    /// Under which mobile number, masked.
    #[schema(example = "138****0001")]
    pub contact_mobile: String,
    /// The village or town.
    #[schema(example = "330382101001")]
    pub division_code: String,
    /// Where it lies there.
    #[schema(example = "湖边路 1 号")]
    pub address: String,
    /// What it grows, keeps or does.
    pub industries: Vec<IndustryCode>,
    /// How much of it.
    pub scale: ScaleIn,
    /// What only organisations state.
    pub organisation: Option<OrganisationIn>,
    /// Recognition as an example.
    pub demo_level: DemoLevelCode,
    /// How the members are made up; only of co-ops and their unions.
    pub composition: Option<CompositionIn>,
}

/// By what somebody is known.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Identity)]
pub struct ShownIdentity {
    /// A resident number or a credit code.
    pub kind: IdentityKindCode,
    /// The resident number masked, the credit code in full.
    #[schema(example = "330382********0006")]
    pub number: String,
}

/// Who answers for an organisation in law.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ShownLegalPerson)]
pub struct ShownLegalPerson {
    /// The name on the licence.
    #[schema(example = "林大雪")]
    pub name: String,
    /// The person's resident number, masked.
    #[schema(example = "330382********0006")]
    pub resident_id: String,
    /// The person's mobile number, masked.
    #[schema(example = "138****0002")]
    pub mobile: String,
}

impl From<&ApplicationForm> for FormOut {
    fn from(form: &ApplicationForm) -> Self {
        Self {
            member_type: Code(form.member_type),
            name: form.name.as_str().to_owned(),
            short_name: form.short_name.clone().map(Into::into),
            identity: ShownIdentity::from(&form.identity),
            legal_person: form.legal_person.as_ref().map(ShownLegalPerson::from),
            contact_name: form.contact_name.as_str().to_owned(),
            contact_mobile: form.contact_mobile.masked(),
            division_code: form.division_code.as_str().to_owned(),
            address: form.address.as_str().to_owned(),
            industries: form.industries.iter().map(|industry| Code(*industry)).collect(),
            scale: form.scale.into(),
            organisation: form.organisation.map(OrganisationIn::from),
            demo_level: Code(form.demo_level),
            composition: form.composition.map(|parts| CompositionIn {
                members_total: parts.members_total,
                farmer_members: parts.farmer_members,
                organisation_members: parts.organisation_members,
            }),
        }
    }
}

impl From<&Identity> for ShownIdentity {
    fn from(identity: &Identity) -> Self {
        let number = match identity {
            Identity::Resident(id) => id.masked(),
            Identity::Organisation(uscc) => uscc.as_str().to_owned(),
        };
        Self { kind: Code(identity.kind()), number }
    }
}

impl From<&LegalPerson> for ShownLegalPerson {
    fn from(person: &LegalPerson) -> Self {
        Self {
            name: person.name.as_str().to_owned(),
            resident_id: person.resident_id.masked(),
            mobile: person.mobile.masked(),
        }
    }
}

impl From<OrganisationFacts> for OrganisationIn {
    fn from(facts: OrganisationFacts) -> Self {
        Self {
            registered_capital: facts.registered_capital.into(),
            established_on: facts.established_on,
            annual_revenue: facts.annual_revenue.into(),
            employees: facts.employees,
            households_driven: facts.households_driven,
        }
    }
}

/// Something odd on a form that does not forbid admission (R1.8, R1.9, R1.28).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Warning)]
pub struct WarningOut {
    /// What looks odd.
    pub code: WarningCode,
    /// The field that it is about, as a JSON pointer into the form.
    #[schema(example = "/composition/organisation_members")]
    pub pointer: String,
    /// The figure found: members, or per cent.
    #[schema(example = "6.52")]
    pub figure: Option<String>,
    /// The figure that there should be at least or at most.
    #[schema(example = "5.00")]
    pub limit: Option<String>,
}

impl From<Warning> for WarningOut {
    fn from(warning: Warning) -> Self {
        let (figure, limit) = match warning {
            Warning::TooFewMembers { members, at_least } => (members.to_string(), at_least.to_string()),
            Warning::TooManyOrganisations { organisations, at_most } => {
                (organisations.to_string(), at_most.to_string())
            }
            Warning::OrganisationShareTooHigh { share, at_most } => (share.to_string(), at_most.to_string()),
            Warning::FarmerShareTooLow { share, at_least } => (share.to_string(), at_least.to_string()),
            Warning::TooFewMemberCoops { coops, at_least } => (coops.to_string(), at_least.to_string()),
            Warning::OrganisationCodeCheck => return Self::plain(&warning),
        };
        Self { figure: Some(figure), limit: Some(limit), ..Self::plain(&warning) }
    }
}

impl WarningOut {
    fn plain(warning: &Warning) -> Self {
        Self { code: Code(warning.kind()), pointer: warning.field().to_owned(), figure: None, limit: None }
    }
}
