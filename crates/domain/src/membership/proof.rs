//! The documents that a type of member is asked for (1.2, "extra proof").

use super::form::{ApplicationForm, DemoLevel};
use super::member_type::MemberType;
use crate::kernel::document::DocumentKind;

/// A document that is asked for; a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// Of whom.
    pub member_type: MemberType,
    /// What it has to prove.
    pub kind: DocumentKind,
    /// Asked only of those who state recognition as an example.
    pub only_recognised: bool,
}

impl Requirement {
    fn concerns(&self, form: &ApplicationForm) -> bool {
        self.member_type == form.member_type && (!self.only_recognised || form.demo_level != DemoLevel::None)
    }
}

/// What is asked of this applicant or member and not there yet. It is a warning: papers are also seen at the counter.
pub fn missing(asked: &[Requirement], form: &ApplicationForm, there: &[DocumentKind]) -> Vec<DocumentKind> {
    let wanted = asked.iter().filter(|requirement| requirement.concerns(form)).map(|requirement| requirement.kind);
    wanted.filter(|kind| !there.contains(kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::person;
    use super::*;

    const fn asked(member_type: MemberType, kind: DocumentKind, only_recognised: bool) -> Requirement {
        Requirement { member_type, kind, only_recognised }
    }

    #[test]
    fn what_is_asked_of_the_type_and_not_there_is_missing() {
        use DocumentKind::{LandContract, LeadingEnterprise, VillageCertificate};
        let rows = [
            asked(MemberType::LargeGrower, VillageCertificate, false),
            asked(MemberType::LargeGrower, LeadingEnterprise, true),
            asked(MemberType::FamilyFarm, LandContract, false),
        ];
        let grower = person(MemberType::LargeGrower);
        let known = ApplicationForm { demo_level: DemoLevel::County, ..grower.clone() };
        let table: [(&ApplicationForm, &[DocumentKind], Vec<DocumentKind>); 4] = [
            (&grower, &[], vec![VillageCertificate]),
            (&grower, &[LandContract], vec![VillageCertificate]),
            (&grower, &[VillageCertificate], vec![]),
            (&known, &[], vec![VillageCertificate, LeadingEnterprise]),
        ];
        for (form, there, expected) in table {
            assert_eq!(missing(&rows, form, there), expected, "{there:?}");
        }
        assert_eq!(missing(&rows, &person(MemberType::Individual), &[]), vec![]);
    }
}
