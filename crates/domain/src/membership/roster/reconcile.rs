//! Rows against the members there are.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::column::RosterColumn;
use crate::kernel::id::{MemberId, OrgUnitId};
use crate::membership::form::{ApplicationForm, LegalPerson, OrganisationFacts};
use crate::membership::member_type::Identity;
use crate::vocabulary;

vocabulary! {
    /// What a row is, compared with the members there are.
    pub enum RowResult {
        /// About somebody who is no member yet.
        New => "new",
        /// About a member of whom exactly this is known.
        Same => "same",
        /// About a member of whom something else is known.
        Changed => "changed",
        /// Wrong: it is not entered.
        Invalid => "invalid",
    }
}

/// What is known under a row's number.
#[derive(Debug, Clone, Copy)]
pub enum Known<'a> {
    /// Nothing.
    Nobody,
    /// Something that forbids to enter it here: a member elsewhere, an application open or lately rejected.
    Taken,
    /// A current member of the unit or of one below it.
    Member {
        /// Which one.
        id: MemberId,
        /// What is known of it.
        form: &'a ApplicationForm,
        /// The federation that it belongs to.
        unit: OrgUnitId,
    },
}

/// Why a row that is right by itself is not entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// An earlier row has the same number.
    Repeated {
        /// That row, as the sheet counts.
        first_row: u32,
    },
    /// The number cannot be entered here; the same whatever lies behind it.
    Taken,
    /// The member is of another type.
    OtherType,
    /// The member belongs to another town.
    OtherTown,
}

impl Refusal {
    /// The column to which it is noted, given by what the row is known.
    pub const fn column(self, identity: &Identity) -> RosterColumn {
        match (self, identity) {
            (Self::OtherType, _) => RosterColumn::MemberType,
            (Self::OtherTown, _) => RosterColumn::Division,
            (Self::Repeated { .. } | Self::Taken, Identity::Resident(_)) => RosterColumn::ResidentId,
            (Self::Repeated { .. } | Self::Taken, Identity::Organisation(_)) => RosterColumn::Uscc,
        }
    }
}

/// What becomes of a row that is right by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody new.
    New,
    /// Nothing to do.
    Same(MemberId),
    /// A member of whom these columns say something else.
    Changed(MemberId, Vec<RosterColumn>),
    /// Not entered.
    Refused(Refusal),
}

/// Judges a row that is right by itself, for the federation of its town; `first_row` is an earlier row with the same
/// number.
pub fn reconcile(form: &ApplicationForm, unit: OrgUnitId, first_row: Option<u32>, known: Known<'_>) -> Verdict {
    if let Some(first_row) = first_row {
        return Verdict::Refused(Refusal::Repeated { first_row });
    }
    match known {
        Known::Nobody => Verdict::New,
        Known::Taken => Verdict::Refused(Refusal::Taken),
        Known::Member { form: was, .. } if was.member_type != form.member_type => Verdict::Refused(Refusal::OtherType),
        Known::Member { unit: at, .. } if at != unit => Verdict::Refused(Refusal::OtherTown),
        Known::Member { id, form: was, .. } => match differences(was, form) {
            changes if changes.is_empty() => Verdict::Same(id),
            changes => Verdict::Changed(id, changes),
        },
    }
}

/// For every row whose number an earlier row has, that earlier row. Rows without a readable number repeat nothing.
pub fn repeats<K: Hash + Eq>(rows: impl IntoIterator<Item = (u32, Option<K>)>) -> BTreeMap<u32, u32> {
    let mut first: HashMap<K, u32> = HashMap::new();
    let mut repeated = BTreeMap::new();
    for (row, key) in rows {
        let Some(key) = key else { continue };
        match first.get(&key) {
            Some(first) => {
                repeated.insert(row, *first);
            }
            None => {
                first.insert(key, row);
            }
        }
    }
    repeated
}

/// The columns in which two forms differ.
pub fn differences(was: &ApplicationForm, now: &ApplicationForm) -> Vec<RosterColumn> {
    use RosterColumn as C;
    let mut found = vec![
        (was.member_type != now.member_type, C::MemberType),
        (was.name != now.name, C::Name),
        (was.short_name != now.short_name, C::ShortName),
        (was.contact_name != now.contact_name, C::ContactName),
        (was.contact_mobile != now.contact_mobile, C::ContactMobile),
        (was.division_code != now.division_code, C::Division),
        (was.address != now.address, C::Address),
        (sorted(was) != sorted(now), C::Industries),
        (was.scale.count() != now.scale.count(), C::ScaleValue),
        (was.scale.unit() != now.scale.unit(), C::ScaleUnit),
        (was.demo_level != now.demo_level, C::DemoLevel),
    ];
    let identity = match now.identity {
        Identity::Resident(_) => C::ResidentId,
        Identity::Organisation(_) => C::Uscc,
    };
    found.push((was.identity != now.identity, identity));
    found.extend(legal(was.legal_person.as_ref(), now.legal_person.as_ref()));
    found.extend(facts(was.organisation.as_ref(), now.organisation.as_ref()));
    let (was, now) = (was.composition, now.composition);
    found.extend([
        (was.map(|all| all.members_total) != now.map(|all| all.members_total), C::MembersTotal),
        (was.map(|all| all.farmer_members) != now.map(|all| all.farmer_members), C::FarmerMembers),
        (was.map(|all| all.organisation_members) != now.map(|all| all.organisation_members), C::OrganisationMembers),
    ]);
    let mut columns: Vec<C> = found.into_iter().filter(|(differs, _)| *differs).map(|(_, column)| column).collect();
    columns.sort_unstable();
    columns
}

fn sorted(form: &ApplicationForm) -> Vec<crate::membership::form::Industry> {
    let mut industries = form.industries.clone();
    industries.sort_unstable();
    industries
}

fn legal(was: Option<&LegalPerson>, now: Option<&LegalPerson>) -> [(bool, RosterColumn); 3] {
    [
        (was.map(|person| &person.name) != now.map(|person| &person.name), RosterColumn::LegalName),
        (was.map(|person| &person.resident_id) != now.map(|person| &person.resident_id), RosterColumn::LegalResidentId),
        (was.map(|person| &person.mobile) != now.map(|person| &person.mobile), RosterColumn::LegalMobile),
    ]
}

fn facts(was: Option<&OrganisationFacts>, now: Option<&OrganisationFacts>) -> [(bool, RosterColumn); 5] {
    use RosterColumn as C;
    [
        (was.map(|all| all.registered_capital) != now.map(|all| all.registered_capital), C::RegisteredCapital),
        (was.map(|all| all.established_on) != now.map(|all| all.established_on), C::EstablishedOn),
        (was.map(|all| all.annual_revenue) != now.map(|all| all.annual_revenue), C::AnnualRevenue),
        (was.map(|all| all.employees) != now.map(|all| all.employees), C::Employees),
        (was.map(|all| all.households_driven) != now.map(|all| all.households_driven), C::HouseholdsDriven),
    ]
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
