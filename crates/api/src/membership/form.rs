//! The form on which one applies, as it is sent.

use chrono::NaiveDate;
use domain::kernel::identifier::{DivisionCode, Mobile, ResidentId, ResidentIdError, Uscc, UsccError};
use domain::kernel::text::Line;
use domain::membership::composition::Composition;
use domain::membership::form::{
    ApplicationForm, DemoLevel, Industry, LegalPerson, OrganisationFacts, Scale, ScaleUnit,
};
use domain::membership::member_type::{Identity, IdentityKind, MemberType};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::note;
use crate::kernel::code::Code;
use crate::kernel::problem::{FieldCode, FieldErrors};
use crate::kernel::wire::Yuan;

/// What kind of member somebody is, on the wire.
pub type MemberTypeCode = Code<MemberType>;
/// What somebody grows, keeps or does, on the wire.
pub type IndustryCode = Code<Industry>;
/// In what the size of a business is stated, on the wire.
pub type ScaleUnitCode = Code<ScaleUnit>;
/// The level of recognition as an example, on the wire.
pub type DemoLevelCode = Code<DemoLevel>;

/// The form on which one applies. Every wrong field is answered at once.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ApplicationForm, example = json!({
    "member_type": "family_farm", "name": "陈小满", "short_name": "小满农场",
    "identity": {"resident_id": "330382197904120005"},
    "contact_name": "陈小满", "contact_mobile": "13800000001",
    "division_code": "330382114001", "address": "湖边路 1 号", "industries": ["rice"],
    "scale": {"unit": "mu", "value": "210"}, "accepts_charter": true
}))]
pub struct FormIn {
    /// What the applicant wants to be.
    pub member_type: MemberTypeCode,
    /// The name on the licence or the resident card.
    #[serde(default)]
    #[schema(example = "陈小满", required)]
    pub name: String,
    /// The name in daily use.
    #[schema(example = "小满农场")]
    pub short_name: Option<String>,
    /// By what the applicant is known: one of the two numbers.
    #[serde(default)]
    #[schema(required)]
    pub identity: IdentityIn,
    /// Who answers for an organisation in law; only with a credit code.
    pub legal_person: Option<LegalPersonIn>,
    /// Whom to call.
    #[serde(default)]
    #[schema(example = "陈小满", required)]
    pub contact_name: String,
    /// Under which mobile number.
    #[serde(default)]
    #[schema(example = "13800000001", required)]
    pub contact_mobile: String,
    /// The village (12 digits), or the town (9 digits) if there is no village.
    #[serde(default)]
    #[schema(example = "330382101001", required)]
    pub division_code: String,
    /// Where it lies there.
    #[serde(default)]
    #[schema(example = "湖边路 1 号", required)]
    pub address: String,
    /// What the applicant grows, keeps or does.
    #[serde(default)]
    #[schema(required)]
    pub industries: Vec<IndustryCode>,
    /// How much of it; only an individual may leave it out.
    pub scale: Option<ScaleIn>,
    /// What only organisations state.
    pub organisation: Option<OrganisationIn>,
    /// Recognition as an example; none if left out.
    pub demo_level: Option<DemoLevelCode>,
    /// How the members are made up; only of co-ops and their unions.
    pub composition: Option<CompositionIn>,
    /// Whether the applicant accepts the charter.
    #[serde(default)]
    #[schema(required)]
    pub accepts_charter: bool,
}

/// A resident number or a credit code.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ApplicationIdentity)]
pub struct IdentityIn {
    /// The resident number of a person.
    #[schema(example = "330382198001010006")]
    pub resident_id: Option<String>,
    /// The unified social credit code of an organisation.
    #[schema(example = "93330304MA2C0001XG")]
    pub uscc: Option<String>,
}

/// Who answers for an organisation in law.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LegalPerson)]
pub struct LegalPersonIn {
    /// The name on the licence.
    #[serde(default)]
    #[schema(example = "林大雪", required)]
    pub name: String,
    /// The person's resident number.
    #[serde(default)]
    #[schema(example = "330382198001010006", required)]
    pub resident_id: String,
    /// The person's mobile number.
    #[serde(default)]
    #[schema(example = "13800000002", required)]
    pub mobile: String,
}

/// The size of a business.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Scale)]
pub struct ScaleIn {
    /// In what it is stated.
    pub unit: ScaleUnitCode,
    /// How much: mu with at most three decimal places, yuan with two, animals and birds whole.
    #[schema(example = "60.5")]
    pub value: String,
}

/// What only organisations state; the figures are of the last fiscal year.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OrganisationFacts)]
pub struct OrganisationIn {
    /// Capital on the licence.
    pub registered_capital: Yuan,
    /// Day of the licence.
    pub established_on: NaiveDate,
    /// Revenue of the year.
    pub annual_revenue: Yuan,
    /// People employed.
    #[schema(example = 12)]
    pub employees: u32,
    /// Farming households that live by it.
    #[schema(example = 40)]
    pub households_driven: u32,
}

/// The members of a co-op or of a union of co-ops, by kind.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Composition)]
pub struct CompositionIn {
    /// All members.
    #[schema(example = 46)]
    pub members_total: u32,
    /// Farmers among them.
    #[schema(example = 43)]
    pub farmer_members: u32,
    /// Organisations among them.
    #[schema(example = 3)]
    pub organisation_members: u32,
}

/// Reads a form that stands at `at` in the body, noting everything that is wrong with it.
pub fn read(sent: FormIn, at: &str, today: NaiveDate, errors: &mut FieldErrors) -> Option<ApplicationForm> {
    let left_out = left_out(&sent);
    let form = fields(sent, at, today, errors);
    match &form {
        Some(form) => note(&form.check(today), at, errors),
        None => left_out.into_iter().for_each(|(field, code)| errors.add(format!("{at}{field}"), code)),
    }
    form
}

/// What is missing whatever the other fields say: a form with an unreadable field cannot be checked as a whole.
fn left_out(sent: &FormIn) -> Vec<(&'static str, FieldCode)> {
    let organisation = sent.identity.uscc.is_some();
    let composition = sent.member_type.0.has_composition() && sent.composition.is_none();
    let checks = [
        (!sent.accepts_charter, "/accepts_charter", FieldCode::CharterNotAccepted),
        (sent.industries.is_empty(), "/industries", FieldCode::Required),
        (organisation && sent.legal_person.is_none(), "/legal_person", FieldCode::Required),
        (organisation && sent.organisation.is_none(), "/organisation", FieldCode::Required),
        (composition, "/composition", FieldCode::Required),
    ];
    checks.into_iter().filter_map(|(missing, field, code)| missing.then_some((field, code))).collect()
}

fn fields(sent: FormIn, at: &str, today: NaiveDate, errors: &mut FieldErrors) -> Option<ApplicationForm> {
    let member_type = sent.member_type.0;
    let name = errors.take(format!("{at}/name"), Line::parse(&sent.name));
    let short_name = sent.short_name.as_deref().map(|name| errors.take(format!("{at}/short_name"), Line::parse(name)));
    let identity = identity(&sent.identity, member_type, at, today, errors);
    let legal_person = sent.legal_person.as_ref().map(|person| legal_person(person, at, today, errors));
    let contact_name = errors.take(format!("{at}/contact_name"), Line::parse(&sent.contact_name));
    let contact_mobile = errors.take(format!("{at}/contact_mobile"), mobile(&sent.contact_mobile));
    let division_code =
        DivisionCode::parse(&sent.division_code).map_err(|_| required_or(&sent.division_code, FieldCode::Malformed));
    let division_code = errors.take(format!("{at}/division_code"), division_code);
    let address = errors.take(format!("{at}/address"), Line::parse(&sent.address));
    let scale = scale(sent.scale.as_ref(), member_type, at, errors);
    let organisation = sent.organisation.as_ref().map(|facts| organisation(facts, at, errors));
    Some(ApplicationForm {
        member_type,
        name: name?,
        short_name: present(short_name)?,
        identity: identity?,
        legal_person: present(legal_person)?,
        contact_name: contact_name?,
        contact_mobile: contact_mobile?,
        division_code: division_code?,
        address: address?,
        industries: sent.industries.iter().map(|industry| industry.0).collect(),
        scale: scale?,
        organisation: present(organisation)?,
        demo_level: sent.demo_level.map_or(DemoLevel::None, |level| level.0),
        composition: sent.composition.map(composition),
        accepts_charter: sent.accepts_charter,
    })
}

/// Nothing sent is right, something unreadable is not.
pub(super) fn present<T>(sent: Option<Option<T>>) -> Option<Option<T>> {
    match sent {
        None => Some(None),
        Some(read) => read.map(Some),
    }
}

fn required_or(text: &str, otherwise: FieldCode) -> FieldCode {
    if text.is_empty() { FieldCode::Required } else { otherwise }
}

pub(super) fn identity(
    sent: &IdentityIn,
    member_type: MemberType,
    at: &str,
    today: NaiveDate,
    errors: &mut FieldErrors,
) -> Option<Identity> {
    match (&sent.resident_id, &sent.uscc) {
        (Some(text), None) => {
            errors.take(format!("{at}/identity/resident_id"), resident_id(text, today)).map(Identity::Resident)
        }
        (None, Some(text)) => errors.take(format!("{at}/identity/uscc"), uscc(text)).map(Identity::Organisation),
        (Some(_), Some(_)) => {
            errors.add(format!("{at}/identity/uscc"), FieldCode::NotApplicable);
            None
        }
        (None, None) => {
            let person = member_type.identity_kinds().contains(&IdentityKind::ResidentId);
            let field = if person { "resident_id" } else { "uscc" };
            errors.add(format!("{at}/identity/{field}"), FieldCode::Required);
            None
        }
    }
}

/// A resident number as it was typed.
///
/// # Errors
/// What is wrong with it.
pub fn resident_id(text: &str, today: NaiveDate) -> Result<ResidentId, FieldCode> {
    ResidentId::parse(text, today).map_err(|error| match error {
        ResidentIdError::Shape => required_or(text, FieldCode::ResidentIdShape),
        ResidentIdError::Province => FieldCode::ResidentIdProvince,
        ResidentIdError::BirthDate => FieldCode::ResidentIdBirthDate,
        ResidentIdError::Checksum => FieldCode::Checksum,
    })
}

/// A credit code as it was typed.
///
/// # Errors
/// What is wrong with it.
pub fn uscc(text: &str) -> Result<Uscc, FieldCode> {
    Uscc::parse(text).map_err(|error| match error {
        UsccError::Shape => required_or(text, FieldCode::UsccShape),
        UsccError::Checksum => FieldCode::Checksum,
    })
}

/// A mobile number as it was typed.
///
/// # Errors
/// What is wrong with it.
pub fn mobile(text: &str) -> Result<Mobile, FieldCode> {
    Mobile::parse(text).map_err(|_| required_or(text, FieldCode::MobileShape))
}

pub(super) fn legal_person(
    sent: &LegalPersonIn,
    at: &str,
    today: NaiveDate,
    errors: &mut FieldErrors,
) -> Option<LegalPerson> {
    let name = errors.take(format!("{at}/legal_person/name"), Line::parse(&sent.name));
    let number = errors.take(format!("{at}/legal_person/resident_id"), resident_id(&sent.resident_id, today));
    let mobile = errors.take(format!("{at}/legal_person/mobile"), mobile(&sent.mobile));
    Some(LegalPerson { name: name?, resident_id: number?, mobile: mobile? })
}

pub(super) fn scale(
    sent: Option<&ScaleIn>,
    member_type: MemberType,
    at: &str,
    errors: &mut FieldErrors,
) -> Option<Scale> {
    let Some(ScaleIn { unit, value }) = sent else {
        if member_type != MemberType::Individual {
            errors.add(format!("{at}/scale"), FieldCode::Required);
        }
        return Some(Scale::of(ScaleUnit::Mu, 0)).filter(|_| member_type == MemberType::Individual);
    };
    amount(unit.0, value, format!("{at}/scale/value"), errors)
}

/// A size as it was typed, in its unit.
pub(super) fn amount(unit: ScaleUnit, value: &str, at: String, errors: &mut FieldErrors) -> Option<Scale> {
    match unit {
        ScaleUnit::Mu => errors.take(at, value.parse()).map(Scale::Land),
        ScaleUnit::Yuan => errors.take(at, value.parse()).map(Scale::Turnover),
        ScaleUnit::Head => errors.take(at, whole(value)).map(Scale::Heads),
        ScaleUnit::Bird => errors.take(at, whole(value)).map(Scale::Birds),
    }
}

fn whole(text: &str) -> Result<i64, FieldCode> {
    text.parse().map_err(|_| FieldCode::NotADecimal)
}

pub(super) fn organisation(sent: &OrganisationIn, at: &str, errors: &mut FieldErrors) -> Option<OrganisationFacts> {
    let capital = errors.take(format!("{at}/organisation/registered_capital"), sent.registered_capital.read());
    let revenue = errors.take(format!("{at}/organisation/annual_revenue"), sent.annual_revenue.read());
    Some(OrganisationFacts {
        registered_capital: capital?,
        established_on: sent.established_on,
        annual_revenue: revenue?,
        employees: sent.employees,
        households_driven: sent.households_driven,
    })
}

pub(super) fn composition(sent: CompositionIn) -> Composition {
    let CompositionIn { members_total, farmer_members, organisation_members } = sent;
    Composition { members_total, farmer_members, organisation_members }
}

impl From<Scale> for ScaleIn {
    fn from(scale: Scale) -> Self {
        let value = match scale {
            Scale::Land(mu) => mu.to_string(),
            Scale::Turnover(fen) => fen.to_string(),
            Scale::Heads(count) | Scale::Birds(count) => count.to_string(),
        };
        Self { unit: Code(scale.unit()), value }
    }
}
