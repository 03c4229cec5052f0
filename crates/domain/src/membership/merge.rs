//! One form out of two, when two records turn out to be of one subject.

use chrono::NaiveDate;

use super::form::{ApplicationForm, FieldProblem};
use crate::vocabulary;

vocabulary! {
    /// What the record that stays can take from the other one.
    pub enum MergeField {
        /// Name and short name.
        Name => "name",
        /// Proof of identity, legal person and the facts of an organisation: they belong to one licence.
        Identity => "identity",
        /// Whom to call, and under which number.
        Contact => "contact",
        /// The village and where it lies there; within the same town only.
        Address => "address",
        /// Industries and size.
        Business => "business",
        /// Recognition as an example.
        Recognition => "recognition",
        /// How the members are made up.
        Composition => "composition",
    }
}

/// Digits of a division code that name the town.
const TOWN: usize = 9;

/// Why two forms do not become one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// The address lies in another town; a member moves by a transfer.
    #[error("the address lies in another town")]
    OtherTown,
    /// The form that would come out is not complete.
    #[error("{} fields are refused", .0.len())]
    Form(Vec<FieldProblem>),
}

/// The form of the record that stays, with these fields of the other one.
///
/// # Errors
/// [`MergeError`] for a form that could not be submitted.
pub fn merged(
    stays: &ApplicationForm,
    goes: &ApplicationForm,
    taken: &[MergeField],
    today: NaiveDate,
) -> Result<ApplicationForm, MergeError> {
    let mut form = stays.clone();
    for field in taken {
        take(&mut form, goes, *field)?;
    }
    let problems = form.check(today);
    if problems.is_empty() { Ok(form) } else { Err(MergeError::Form(problems)) }
}

fn take(form: &mut ApplicationForm, goes: &ApplicationForm, field: MergeField) -> Result<(), MergeError> {
    match field {
        MergeField::Name => {
            form.name = goes.name.clone();
            form.short_name = goes.short_name.clone();
        }
        MergeField::Identity => {
            form.identity = goes.identity.clone();
            form.legal_person = goes.legal_person.clone();
            form.organisation = goes.organisation;
        }
        MergeField::Contact => {
            form.contact_name = goes.contact_name.clone();
            form.contact_mobile = goes.contact_mobile.clone();
        }
        MergeField::Address => {
            let town = |form: &ApplicationForm| form.division_code.as_str().get(..TOWN).map(str::to_owned);
            if town(form) != town(goes) {
                return Err(MergeError::OtherTown);
            }
            form.division_code = goes.division_code.clone();
            form.address = goes.address.clone();
        }
        MergeField::Business => {
            form.industries = goes.industries.clone();
            form.scale = goes.scale;
        }
        MergeField::Recognition => form.demo_level = goes.demo_level,
        MergeField::Composition => form.composition = goes.composition,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::fixtures::{coop, day, line, organisation, person};
    use super::super::form::FormProblem;
    use super::super::member_type::MemberType;
    use super::*;
    use crate::kernel::identifier::DivisionCode;
    use crate::kernel::vocabulary::Vocabulary;

    #[test]
    fn nothing_is_taken_that_was_not_asked_for() {
        let (stays, goes) = (person(MemberType::FamilyFarm), organisation(MemberType::FamilyFarm, "92"));
        assert_eq!(merged(&stays, &goes, &[], day(6, 1)), Ok(stays.clone()));
        let all = merged(&stays, &goes, MergeField::ALL, day(6, 1));
        assert_eq!(all, Ok(goes));
    }

    #[test]
    fn a_farm_takes_the_licence_that_it_got_later() {
        let (stays, goes) = (person(MemberType::FamilyFarm), organisation(MemberType::FamilyFarm, "92"));
        let form = merged(&stays, &goes, &[MergeField::Identity], day(6, 1)).unwrap();
        assert_eq!((&form.identity, &form.legal_person), (&goes.identity, &goes.legal_person));
        assert_eq!((&form.name, form.organisation), (&stays.name, goes.organisation));
    }

    #[test]
    fn what_could_not_be_submitted_does_not_come_out() {
        let (grower, farm) = (person(MemberType::LargeGrower), organisation(MemberType::FamilyFarm, "92"));
        let refused = merged(&grower, &farm, &[MergeField::Identity], day(6, 1));
        let problem = FieldProblem { field: "/identity", problem: FormProblem::IdentityKindNotAllowed };
        assert_eq!(refused, Err(MergeError::Form(vec![problem])));
        let without = ApplicationForm { composition: None, ..coop() };
        assert!(matches!(merged(&coop(), &without, &[MergeField::Composition], day(6, 1)), Err(MergeError::Form(_))));
    }

    #[test]
    fn an_address_is_taken_within_the_town_only() {
        let stays = person(MemberType::LargeGrower);
        let near = ApplicationForm {
            address: line("湖边路 2 号"),
            division_code: DivisionCode::parse("330382001003").unwrap(),
            ..stays.clone()
        };
        let far = ApplicationForm { division_code: DivisionCode::parse("330382002001").unwrap(), ..near.clone() };
        assert_eq!(merged(&stays, &near, &[MergeField::Address], day(6, 1)), Ok(near));
        assert_eq!(merged(&stays, &far, &[MergeField::Address], day(6, 1)), Err(MergeError::OtherTown));
    }
}
