//! Forms as they were handed in, their personal data encrypted. A row never changes: who hands in again leaves
//! another one.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::identifier::{DivisionCode, Mobile, ResidentId, Uscc};
use domain::kernel::money::Fen;
use domain::kernel::text::{Line, TextError};
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::composition::Composition;
use domain::membership::form::{
    ApplicationForm, DemoLevel, Industry, LegalPerson, OrganisationFacts, Scale, ScaleUnit,
};
use domain::membership::member_type::{Identity, IdentityKind, MemberType};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::keyring::{Keyring, KeyringError, Personal, PersonalKind};
use crate::kernel::pinyin::initials;
use crate::schema::membership_forms;

/// Rows in one statement; PostgreSQL takes at most 65,535 values.
const BATCH: usize = 1_000;

/// A form ready to be stored.
#[derive(Debug, Clone)]
pub struct SealedForm {
    row: Row,
    /// Keyed hash of the identity's kind and number.
    pub identity_digest: Vec<u8>,
}

impl SealedForm {
    /// The identifier that its row will have.
    pub fn id(&self) -> Uuid {
        self.row.id
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = membership_forms, check_for_backend(Pg))]
pub(super) struct Row {
    id: Uuid,
    member_type: Code<MemberType>,
    name: String,
    name_initials: String,
    short_name: Option<String>,
    identity_kind: Code<IdentityKind>,
    identity_sealed: Vec<u8>,
    identity_masked: String,
    legal_name: Option<String>,
    legal_resident_id_sealed: Option<Vec<u8>>,
    legal_resident_id_masked: Option<String>,
    legal_mobile_sealed: Option<Vec<u8>>,
    legal_mobile_masked: Option<String>,
    contact_name: String,
    contact_mobile_sealed: Vec<u8>,
    contact_mobile_digest: Vec<u8>,
    contact_mobile_masked: String,
    division_code: String,
    address: String,
    industries: Vec<Option<String>>,
    scale_unit: Code<ScaleUnit>,
    scale_count: i64,
    registered_capital_fen: Option<i64>,
    established_on: Option<NaiveDate>,
    annual_revenue_fen: Option<i64>,
    employees: Option<i64>,
    households_driven: Option<i64>,
    demo_level: Code<DemoLevel>,
    members_total: Option<i64>,
    farmer_members: Option<i64>,
    organisation_members: Option<i64>,
}

/// The keyed hash under which an identity is found again; its kind is part of it.
pub fn identity_digest(keys: &Keyring, identity: &Identity) -> Vec<u8> {
    let (kind, plain, _) = identity_parts(identity);
    keys.digest(kind, plain)
}

fn identity_parts(identity: &Identity) -> (PersonalKind, &str, String) {
    match identity {
        Identity::Resident(id) => (PersonalKind::ResidentId, id.as_str(), id.masked()),
        Identity::Organisation(uscc) => (PersonalKind::Uscc, uscc.as_str(), uscc.as_str().to_owned()),
    }
}

/// Encrypts the personal data of a complete form for a row of its own.
///
/// # Errors
/// [`KeyringError::Empty`] on a ring without a key.
pub fn seal(keys: &Keyring, form: &ApplicationForm) -> Result<SealedForm, KeyringError> {
    let id = Uuid::now_v7();
    let (kind, plain, masked) = identity_parts(&form.identity);
    let identity = keys.seal(kind, id, plain, masked)?;
    let mobile = seal_mobile(keys, id, &form.contact_mobile)?;
    let legal = seal_legal(keys, id, form.legal_person.as_ref())?;
    let facts = form.organisation;
    let row = Row {
        id,
        member_type: Code(form.member_type),
        name: form.name.as_str().to_owned(),
        name_initials: initials(form.name.as_str()),
        short_name: form.short_name.clone().map(Into::into),
        identity_kind: Code(form.identity.kind()),
        identity_sealed: identity.sealed,
        identity_masked: identity.masked,
        legal_name: legal.name,
        legal_resident_id_sealed: legal.id_sealed,
        legal_resident_id_masked: legal.id_masked,
        legal_mobile_sealed: legal.mobile_sealed,
        legal_mobile_masked: legal.mobile_masked,
        contact_name: form.contact_name.as_str().to_owned(),
        contact_mobile_sealed: mobile.sealed,
        contact_mobile_digest: mobile.digest,
        contact_mobile_masked: mobile.masked,
        division_code: form.division_code.as_str().to_owned(),
        address: form.address.as_str().to_owned(),
        industries: form.industries.iter().map(|industry| Some(industry.code().to_owned())).collect(),
        scale_unit: Code(form.scale.unit()),
        scale_count: form.scale.count(),
        registered_capital_fen: facts.map(|facts| facts.registered_capital.0),
        established_on: facts.map(|facts| facts.established_on),
        annual_revenue_fen: facts.map(|facts| facts.annual_revenue.0),
        employees: facts.map(|facts| facts.employees.into()),
        households_driven: facts.map(|facts| facts.households_driven.into()),
        demo_level: Code(form.demo_level),
        members_total: form.composition.map(|parts| parts.members_total.into()),
        farmer_members: form.composition.map(|parts| parts.farmer_members.into()),
        organisation_members: form.composition.map(|parts| parts.organisation_members.into()),
    };
    Ok(SealedForm { row, identity_digest: identity.digest })
}

fn seal_mobile(keys: &Keyring, id: Uuid, mobile: &Mobile) -> Result<Personal, KeyringError> {
    keys.seal(PersonalKind::Mobile, id, mobile.as_str(), mobile.masked())
}

#[derive(Default)]
struct SealedLegal {
    name: Option<String>,
    id_sealed: Option<Vec<u8>>,
    id_masked: Option<String>,
    mobile_sealed: Option<Vec<u8>>,
    mobile_masked: Option<String>,
}

fn seal_legal(keys: &Keyring, id: Uuid, person: Option<&LegalPerson>) -> Result<SealedLegal, KeyringError> {
    let Some(LegalPerson { name, resident_id, mobile }) = person else { return Ok(SealedLegal::default()) };
    let number = keys.seal(PersonalKind::ResidentId, id, resident_id.as_str(), resident_id.masked())?;
    let mobile = seal_mobile(keys, id, mobile)?;
    Ok(SealedLegal {
        name: Some(name.as_str().to_owned()),
        id_sealed: Some(number.sealed),
        id_masked: Some(number.masked),
        mobile_sealed: Some(mobile.sealed),
        mobile_masked: Some(mobile.masked),
    })
}

/// Stores forms.
///
/// # Errors
/// [`RepoError::Refused`] by a constraint of the table.
pub fn insert(db: &mut PgConnection, forms: Vec<SealedForm>) -> Result<(), RepoError> {
    let rows: Vec<Row> = forms.into_iter().map(|form| form.row).collect();
    for batch in rows.chunks(BATCH) {
        diesel::insert_into(membership_forms::table).values(batch).execute(db)?;
    }
    Ok(())
}

/// A form in plain text, for a decision or a disclosure that is recorded. The row's owner has been reached
/// through its scope before.
///
/// # Errors
/// [`RepoError::NotFound`]; [`RepoError::Unreadable`] for a row that the keys or the rules do not read.
pub fn open(db: &mut PgConnection, keys: &Keyring, id: Uuid) -> Result<ApplicationForm, RepoError> {
    let row: Row = membership_forms::table.find(id).select(Row::as_select()).first(db)?;
    row.open(keys)
}

/// The same for many forms, by identifier.
///
/// # Errors
/// As [`open`], except that what is not there is left out.
pub fn open_all(
    db: &mut PgConnection,
    keys: &Keyring,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, ApplicationForm>, RepoError> {
    let rows: Vec<Row> =
        membership_forms::table.filter(membership_forms::id.eq_any(ids)).select(Row::as_select()).load(db)?;
    rows.into_iter().map(|row| Ok((row.id, row.open(keys)?))).collect()
}

/// Forgets forms that nothing refers to any more.
///
/// # Errors
/// [`RepoError::Refused`] by the reference of whatever still does.
pub fn delete(db: &mut PgConnection, ids: &[Uuid]) -> Result<(), RepoError> {
    diesel::delete(membership_forms::table.filter(membership_forms::id.eq_any(ids))).execute(db)?;
    Ok(())
}

impl Row {
    pub(super) fn open(self, keys: &Keyring) -> Result<ApplicationForm, RepoError> {
        Ok(ApplicationForm {
            member_type: self.member_type.0,
            name: line(&self.name)?,
            short_name: self.short_name.as_deref().map(line).transpose()?,
            identity: self.identity(keys)?,
            legal_person: self.legal_person(keys)?,
            contact_name: line(&self.contact_name)?,
            contact_mobile: mobile(keys, self.id, &self.contact_mobile_sealed)?,
            division_code: DivisionCode::parse(&self.division_code).map_err(RepoError::unreadable)?,
            address: line(&self.address)?,
            industries: industries(&self.industries)?,
            scale: Scale::of(self.scale_unit.0, self.scale_count),
            organisation: self.organisation()?,
            demo_level: self.demo_level.0,
            composition: self.composition()?,
            accepts_charter: true,
        })
    }

    fn identity(&self, keys: &Keyring) -> Result<Identity, RepoError> {
        match self.identity_kind.0 {
            IdentityKind::ResidentId => Ok(Identity::Resident(resident_id(keys, self.id, &self.identity_sealed)?)),
            IdentityKind::Uscc => {
                let plain = keys.open(PersonalKind::Uscc, self.id, &self.identity_sealed);
                let uscc = Uscc::parse(&plain.map_err(RepoError::unreadable)?);
                Ok(Identity::Organisation(uscc.map_err(RepoError::unreadable)?))
            }
        }
    }

    fn legal_person(&self, keys: &Keyring) -> Result<Option<LegalPerson>, RepoError> {
        let (Some(name), Some(sealed_id), Some(sealed_mobile)) =
            (&self.legal_name, &self.legal_resident_id_sealed, &self.legal_mobile_sealed)
        else {
            return Ok(None);
        };
        let resident_id = resident_id(keys, self.id, sealed_id)?;
        Ok(Some(LegalPerson { name: line(name)?, resident_id, mobile: mobile(keys, self.id, sealed_mobile)? }))
    }

    fn organisation(&self) -> Result<Option<OrganisationFacts>, RepoError> {
        let (Some(capital), Some(established_on), Some(revenue), Some(employees), Some(households)) = (
            self.registered_capital_fen,
            self.established_on,
            self.annual_revenue_fen,
            self.employees,
            self.households_driven,
        ) else {
            return Ok(None);
        };
        Ok(Some(OrganisationFacts {
            registered_capital: Fen(capital),
            established_on,
            annual_revenue: Fen(revenue),
            employees: count(employees)?,
            households_driven: count(households)?,
        }))
    }

    fn composition(&self) -> Result<Option<Composition>, RepoError> {
        let (Some(all), Some(farmers), Some(organisations)) =
            (self.members_total, self.farmer_members, self.organisation_members)
        else {
            return Ok(None);
        };
        Ok(Some(Composition {
            members_total: count(all)?,
            farmer_members: count(farmers)?,
            organisation_members: count(organisations)?,
        }))
    }
}

/// The industries of a stored list of codes.
///
/// # Errors
/// [`RepoError::Unreadable`] for a code that is none.
pub(super) fn industries(codes: &[Option<String>]) -> Result<Vec<Industry>, RepoError> {
    let known = |code: &Option<String>| {
        let industry = code.as_deref().and_then(Industry::from_code);
        industry.ok_or_else(|| RepoError::unreadable(format!("industry {code:?}")))
    };
    codes.iter().map(known).collect()
}

fn line<const MAX: usize>(text: &str) -> Result<Line<MAX>, RepoError> {
    Line::parse(text).map_err(|error: TextError| RepoError::unreadable(error))
}

fn count(stored: i64) -> Result<u32, RepoError> {
    u32::try_from(stored).map_err(RepoError::unreadable)
}

fn mobile(keys: &Keyring, record: Uuid, sealed: &[u8]) -> Result<Mobile, RepoError> {
    let plain = keys.open(PersonalKind::Mobile, record, sealed).map_err(RepoError::unreadable)?;
    Mobile::parse(&plain).map_err(RepoError::unreadable)
}

fn resident_id(keys: &Keyring, record: Uuid, sealed: &[u8]) -> Result<ResidentId, RepoError> {
    let plain = keys.open(PersonalKind::ResidentId, record, sealed).map_err(RepoError::unreadable)?;
    // Whether the day of birth had come was checked when the number was taken in.
    ResidentId::parse(&plain, NaiveDate::MAX).map_err(RepoError::unreadable)
}

/// A piece of text in which `LIKE` finds nothing special.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
