//! A row as the form on which one applies: the same form, read by the same rules.

use chrono::NaiveDate;
use domain::membership::form::{ApplicationForm, DemoLevel, Industry, ScaleUnit};
use domain::membership::member_type::{Identity, MemberType};
use domain::membership::roster::column::RosterColumn;
use persistence::kernel::keyring::Keyring;
use persistence::membership::forms;
use unicode_normalization::UnicodeNormalization;

use super::columns::{Layout, Named, YES};
use super::note::Note;
use crate::kernel::body::clean;
use crate::kernel::code::Code;
use crate::kernel::problem::{FieldCode, FieldErrors};
use crate::kernel::wire::Yuan;
use crate::membership::form::{self, CompositionIn, FormIn, IdentityIn, LegalPersonIn, OrganisationIn, ScaleIn};

/// What a row states, if it is right.
#[derive(Debug, Clone)]
pub(super) struct Stated {
    /// Who, as an applicant would state it.
    pub(super) form: ApplicationForm,
    /// The first day of membership.
    pub(super) joined_on: NaiveDate,
}

/// Reads a row; everything wrong with it at once.
pub(super) fn read(layout: &Layout, cells: &[String], today: NaiveDate) -> Result<Stated, Vec<Note>> {
    let mut reading = Reading { layout, cells, notes: Vec::new() };
    let joined_on = reading.joined_on(today);
    let sent = reading.form();
    let mut notes = reading.notes;
    let Some(sent) = sent else { return Err(notes) };
    let known_by_person = sent.identity.resident_id.is_some();
    let mut errors = FieldErrors::default();
    let form = form::read(sent, "", today, &mut errors);
    // Where the cell itself cannot be read, what follows from that is not told as well.
    let unread: Vec<RosterColumn> = notes.iter().map(|note| note.column).collect();
    for (pointer, code, figures) in errors.notes() {
        let column = match RosterColumn::of_field(pointer) {
            Some(RosterColumn::Uscc) if pointer == "/identity" && known_by_person => RosterColumn::ResidentId,
            column => column.unwrap_or(RosterColumn::Name),
        };
        if !unread.contains(&column) {
            let figures = figures.iter().map(|(name, figure)| ((*name).to_owned(), figure.clone())).collect();
            notes.push(Note { column, code, figures });
        }
    }
    match form {
        Some(form) if notes.is_empty() => Ok(Stated { form, joined_on }),
        _ => Err(notes),
    }
}

/// The keyed hash of the number on a row, if it can be read, whatever else is wrong with the row.
pub(super) fn identity_digest(layout: &Layout, cells: &[String], today: NaiveDate, keys: &Keyring) -> Option<Vec<u8>> {
    let mut reading = Reading { layout, cells, notes: Vec::new() };
    let person = reading.number(RosterColumn::ResidentId).and_then(|text| form::resident_id(&text, today).ok());
    let organisation = reading.number(RosterColumn::Uscc).and_then(|text| form::uscc(&text).ok());
    let identity = organisation.map(Identity::Organisation).or(person.map(Identity::Resident))?;
    Some(forms::identity_digest(keys, &identity))
}

struct Reading<'a> {
    layout: &'a Layout,
    cells: &'a [String],
    notes: Vec<Note>,
}

impl Reading<'_> {
    fn note(&mut self, column: RosterColumn, code: FieldCode) {
        self.notes.push(Note::new(column, code));
    }

    /// The text of a cell, as a body's text is taken in.
    fn text(&mut self, column: RosterColumn) -> String {
        match clean(self.layout.cell(self.cells, column)) {
            Ok(text) => text,
            Err(code) => {
                self.note(column, code);
                String::new()
            }
        }
    }

    /// A number, code or date: digits of any width, without blanks.
    fn plain(&mut self, column: RosterColumn) -> String {
        self.text(column).nfkc().filter(|sign| !sign.is_whitespace()).collect()
    }

    /// A number under which somebody is known or called. One that a spreadsheet has rounded is told as that.
    fn number(&mut self, column: RosterColumn) -> Option<String> {
        let text = self.plain(column);
        if is_rounded(&text) {
            self.note(column, FieldCode::DigitsLost);
        }
        Some(text).filter(|text| !text.is_empty())
    }

    fn amount(&mut self, column: RosterColumn) -> String {
        self.plain(column).replace(',', "")
    }

    /// An amount that the others of its group call for.
    fn needed_amount(&mut self, column: RosterColumn) -> Yuan {
        let text = self.amount(column);
        if text.is_empty() {
            self.note(column, FieldCode::Required);
        }
        Yuan::from_text(if text.is_empty() { "0".to_owned() } else { text })
    }

    fn count(&mut self, column: RosterColumn) -> u32 {
        let text = self.amount(column);
        text.parse().unwrap_or_else(|_| {
            self.note(column, if text.is_empty() { FieldCode::Required } else { FieldCode::NotADecimal });
            1
        })
    }

    fn states_any(&self, columns: &[RosterColumn]) -> bool {
        columns.iter().any(|column| !self.layout.cell(self.cells, *column).is_empty())
    }

    fn listed<T: Named>(&mut self, column: RosterColumn) -> Option<T> {
        let text = self.text(column);
        let item = T::named(&text);
        if item.is_none() && !text.is_empty() {
            self.note(column, FieldCode::UnknownCode);
        }
        item
    }

    fn date(&mut self, column: RosterColumn) -> Option<NaiveDate> {
        let text = self.plain(column);
        if text.is_empty() {
            return None;
        }
        let date = date(&text);
        if date.is_none() {
            self.note(column, FieldCode::NotADate);
        }
        date
    }

    fn joined_on(&mut self, today: NaiveDate) -> NaiveDate {
        let day = self.date(RosterColumn::JoinedOn).unwrap_or(today);
        if day > today {
            self.note(RosterColumn::JoinedOn, FieldCode::DateInFuture);
        }
        day
    }

    /// `None` without a type of member: what is asked of a row depends on it.
    fn form(&mut self) -> Option<FormIn> {
        use RosterColumn as C;
        let Some(member_type) = self.listed::<MemberType>(C::MemberType) else {
            if self.notes.iter().all(|note| note.column != C::MemberType) {
                self.note(C::MemberType, FieldCode::Required);
            }
            return None;
        };
        let short_name = self.text(C::ShortName);
        Some(FormIn {
            member_type: Code(member_type),
            name: self.text(C::Name),
            short_name: Some(short_name).filter(|name| !name.is_empty()),
            identity: IdentityIn { resident_id: self.number(C::ResidentId), uscc: self.number(C::Uscc) },
            legal_person: self.legal_person(),
            contact_name: self.text(C::ContactName),
            contact_mobile: self.number(C::ContactMobile).unwrap_or_default(),
            division_code: division(&self.text(C::Division)),
            address: self.text(C::Address),
            industries: self.industries(),
            scale: self.scale(),
            organisation: self.organisation(),
            demo_level: self.listed::<DemoLevel>(C::DemoLevel).map(Code),
            composition: self.composition(),
            accepts_charter: YES.contains(&self.text(C::AcceptsCharter).to_lowercase().as_str()),
        })
    }

    fn legal_person(&mut self) -> Option<LegalPersonIn> {
        use RosterColumn as C;
        self.states_any(&[C::LegalName, C::LegalResidentId, C::LegalMobile]).then(|| LegalPersonIn {
            name: self.text(C::LegalName),
            resident_id: self.number(C::LegalResidentId).unwrap_or_default(),
            mobile: self.number(C::LegalMobile).unwrap_or_default(),
        })
    }

    fn industries(&mut self) -> Vec<Code<Industry>> {
        let text = self.text(RosterColumn::Industries);
        let names = text.split(['、', '，', ',', '；', ';', '/', '\n']).map(str::trim).filter(|name| !name.is_empty());
        let named: Vec<Option<Industry>> = names.map(Industry::named).collect();
        if named.contains(&None) {
            self.note(RosterColumn::Industries, FieldCode::UnknownCode);
        }
        named.into_iter().flatten().map(Code).collect()
    }

    fn scale(&mut self) -> Option<ScaleIn> {
        use RosterColumn as C;
        if !self.states_any(&[C::ScaleValue, C::ScaleUnit]) {
            return None;
        }
        let value = self.amount(C::ScaleValue);
        if value.is_empty() {
            self.note(C::ScaleValue, FieldCode::Required);
        }
        let unit = self.listed::<ScaleUnit>(C::ScaleUnit);
        if unit.is_none() && self.layout.cell(self.cells, C::ScaleUnit).is_empty() {
            self.note(C::ScaleUnit, FieldCode::Required);
        }
        Some(ScaleIn { unit: Code(unit.unwrap_or(ScaleUnit::Mu)), value })
    }

    fn organisation(&mut self) -> Option<OrganisationIn> {
        use RosterColumn as C;
        let columns = [C::RegisteredCapital, C::EstablishedOn, C::AnnualRevenue, C::Employees, C::HouseholdsDriven];
        if !self.states_any(&columns) {
            return None;
        }
        let established_on = self.date(C::EstablishedOn);
        if established_on.is_none() && self.layout.cell(self.cells, C::EstablishedOn).is_empty() {
            self.note(C::EstablishedOn, FieldCode::Required);
        }
        Some(OrganisationIn {
            registered_capital: self.needed_amount(C::RegisteredCapital),
            established_on: established_on.unwrap_or_default(),
            annual_revenue: self.needed_amount(C::AnnualRevenue),
            employees: self.count(C::Employees),
            households_driven: self.count(C::HouseholdsDriven),
        })
    }

    fn composition(&mut self) -> Option<CompositionIn> {
        use RosterColumn as C;
        self.states_any(&[C::MembersTotal, C::FarmerMembers, C::OrganisationMembers]).then(|| CompositionIn {
            members_total: self.count(C::MembersTotal),
            farmer_members: self.count(C::FarmerMembers),
            organisation_members: self.count(C::OrganisationMembers),
        })
    }
}

/// The code at the beginning of what a drop-down offers, or what else was entered.
fn division(text: &str) -> String {
    let text: String = text.nfkc().collect();
    text.split_whitespace().next().unwrap_or_default().to_owned()
}

/// A day as people write it: `2018-03-01`, `2018/3/1`, `2018.3.1`, `2018年3月1日`, `20180301`.
fn date(text: &str) -> Option<NaiveDate> {
    let day = text.trim_end_matches(['日', '号']);
    let parts: Vec<&str> = day.split(['-', '/', '.', '年', '月']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        [whole] if whole.len() == 8 => NaiveDate::parse_from_str(whole, "%Y%m%d").ok(),
        _ => None,
    }
}

/// Whether a spreadsheet has turned a long number into a rounded one: `3.30382E+17`.
fn is_rounded(text: &str) -> bool {
    let Some((digits, power)) = text.to_ascii_uppercase().split_once('E').map(|(a, b)| (a.to_owned(), b.to_owned()))
    else {
        return false;
    };
    let numeric = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    numeric(&digits) && numeric(power.trim_start_matches('+'))
}

#[cfg(test)]
#[path = "row_tests.rs"]
mod tests;
