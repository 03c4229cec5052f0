//! The form on which one applies (1.3).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::composition::{Composition, Warning};
use super::member_type::{Identity, MemberType};
use crate::kernel::area::Mu;
use crate::kernel::identifier::{DivisionCode, DivisionLevel, Mobile, ResidentId, UsccWarning};
use crate::kernel::money::Fen;
use crate::kernel::text::Line;
use crate::vocabulary;

vocabulary! {
    /// What somebody grows, keeps or does (1.3).
    pub enum Industry {
        Rice => "rice",
        Vegetables => "vegetables",
        /// Fruit other than bayberry.
        Fruit => "fruit",
        Tea => "tea",
        Bayberry => "bayberry",
        Livestock => "livestock",
        Aquaculture => "aquaculture",
        Services => "services",
        Other => "other",
    }
}

vocabulary! {
    /// In what the size of a business is stated (1.3).
    pub enum ScaleUnit {
        /// Land, in mu.
        Mu => "mu",
        /// Animals, by the head.
        Head => "head",
        /// Poultry, by the bird.
        Bird => "bird",
        /// Turnover, in yuan.
        Yuan => "yuan",
    }
}

/// The size of a business (1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Land.
    Land(Mu),
    /// Animals.
    Heads(i64),
    /// Poultry.
    Birds(i64),
    /// Turnover of a year.
    Turnover(Fen),
}

impl Scale {
    /// A size from its unit and a count of the unit's smallest part: thousandths of a mu, animals, birds, fen.
    pub const fn of(unit: ScaleUnit, count: i64) -> Self {
        match unit {
            ScaleUnit::Mu => Self::Land(Mu(count)),
            ScaleUnit::Head => Self::Heads(count),
            ScaleUnit::Bird => Self::Birds(count),
            ScaleUnit::Yuan => Self::Turnover(Fen(count)),
        }
    }

    /// In what it is stated.
    pub const fn unit(self) -> ScaleUnit {
        match self {
            Self::Land(_) => ScaleUnit::Mu,
            Self::Heads(_) => ScaleUnit::Head,
            Self::Birds(_) => ScaleUnit::Bird,
            Self::Turnover(_) => ScaleUnit::Yuan,
        }
    }

    /// How many of the unit's smallest part.
    pub const fn count(self) -> i64 {
        match self {
            Self::Land(Mu(count)) | Self::Turnover(Fen(count)) | Self::Heads(count) | Self::Birds(count) => count,
        }
    }
}

vocabulary! {
    /// The highest level on which a business is a recognised example (1.3).
    pub enum DemoLevel {
        /// Not recognised.
        None => "none",
        County => "county",
        City => "city",
        Province => "province",
        Nation => "nation",
    }
}

/// Who answers for an organisation in law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalPerson {
    /// The name on the licence.
    pub name: Line<50>,
    /// The person's resident number.
    pub resident_id: ResidentId,
    /// The person's telephone.
    pub mobile: Mobile,
}

/// What only organisations state (1.3); the figures are of the last fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationFacts {
    /// Capital on the licence.
    pub registered_capital: Fen,
    /// Day of the licence.
    pub established_on: NaiveDate,
    /// Revenue of the year.
    pub annual_revenue: Fen,
    /// People employed.
    pub employees: u32,
    /// Farming households that live by it.
    pub households_driven: u32,
}

/// A form as it was filled in; every field by itself is valid, [`ApplicationForm::check`] checks them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationForm {
    /// What the applicant wants to be.
    pub member_type: MemberType,
    /// The name on the licence or the resident card.
    pub name: Line<100>,
    /// The name in daily use.
    pub short_name: Option<Line<50>>,
    /// By what the applicant is known.
    pub identity: Identity,
    /// Who answers for an organisation.
    pub legal_person: Option<LegalPerson>,
    /// Whom to call.
    pub contact_name: Line<50>,
    /// Under which number.
    pub contact_mobile: Mobile,
    /// The village, or the town if there is no village.
    pub division_code: DivisionCode,
    /// Where it lies there.
    pub address: Line<200>,
    /// What the applicant grows, keeps or does.
    pub industries: Vec<Industry>,
    /// How much of it; only an individual, such as an expert, may state nothing.
    pub scale: Scale,
    /// What only organisations state.
    pub organisation: Option<OrganisationFacts>,
    /// Recognition as an example.
    pub demo_level: DemoLevel,
    /// What only co-ops and their unions state.
    pub composition: Option<Composition>,
    /// Whether the applicant accepts the charter.
    pub accepts_charter: bool,
}

vocabulary! {
    /// Why a field of a form is refused.
    pub enum FormProblem {
        /// Demanded of this applicant and not stated.
        Required => "required",
        /// Stated by an applicant of whom it is not asked.
        NotApplicable => "not_applicable",
        /// The charter is not accepted (R1.7).
        CharterNotAccepted => "charter_not_accepted",
        /// This type of member does not prove itself so (1.2).
        IdentityKindNotAllowed => "identity_kind_not_allowed",
        /// The credit code begins as that of another kind of organisation (R1.29).
        RegistryNotAllowed => "registry_not_allowed",
        /// Neither a village nor a town.
        NotATownOrVillage => "not_a_town_or_village",
        /// The same entry twice.
        Repeated => "repeated",
        /// Less than nothing.
        Negative => "negative",
        /// Nothing, or less.
        NotPositive => "not_positive",
        /// A day yet to come.
        InTheFuture => "in_the_future",
        /// The parts are more than the whole.
        MoreThanTotal => "more_than_total",
    }
}

/// A field of a form that is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field, as a JSON pointer into the form.
    pub field: &'static str,
    /// Why.
    pub problem: FormProblem,
}

impl ApplicationForm {
    /// Everything wrong with the form, at once; empty if it can be submitted.
    pub fn check(&self, today: NaiveDate) -> Vec<FieldProblem> {
        let mut found = Found(Vec::new());
        found.when(!self.accepts_charter, "/accepts_charter", FormProblem::CharterNotAccepted);
        self.check_identity(&mut found);
        self.check_business(&mut found);
        self.check_organisation(today, &mut found);
        self.check_composition(&mut found);
        found.0
    }

    /// What looks odd on the form without forbidding admission (R1.8, R1.9, R1.28).
    pub fn warnings(&self) -> Vec<Warning> {
        let composition = self.composition.as_ref();
        let mut warnings = match self.member_type {
            MemberType::Coop => composition.map(Composition::coop_warnings),
            MemberType::CoopUnion => composition.map(Composition::union_warnings),
            MemberType::FamilyFarm
            | MemberType::Enterprise
            | MemberType::ServiceOrg
            | MemberType::LargeGrower
            | MemberType::Individual
            | MemberType::VillageEco => None,
        }
        .unwrap_or_default();
        if let Identity::Organisation(uscc) = &self.identity
            && uscc.warnings().contains(&UsccWarning::OrganisationCode)
        {
            warnings.push(Warning::OrganisationCodeCheck);
        }
        warnings
    }

    fn check_identity(&self, found: &mut Found) {
        let kind_allowed = self.member_type.identity_kinds().contains(&self.identity.kind());
        found.when(!kind_allowed, "/identity", FormProblem::IdentityKindNotAllowed);
        if let (true, Identity::Organisation(uscc)) = (kind_allowed, &self.identity) {
            let fits = uscc.registry().is_some_and(|registry| self.member_type.registries().contains(&registry));
            found.when(!fits, "/identity", FormProblem::RegistryNotAllowed);
        }
    }

    fn check_business(&self, found: &mut Found) {
        let level = self.division_code.level();
        let near = matches!(level, DivisionLevel::Town | DivisionLevel::Village);
        found.when(!near, "/division_code", FormProblem::NotATownOrVillage);
        found.when(self.industries.is_empty(), "/industries", FormProblem::Required);
        let different: BTreeSet<Industry> = self.industries.iter().copied().collect();
        found.when(different.len() < self.industries.len(), "/industries", FormProblem::Repeated);
        let runs_nothing = self.member_type == MemberType::Individual && self.scale.count() == 0;
        found.when(self.scale.count() <= 0 && !runs_nothing, "/scale", FormProblem::NotPositive);
    }

    fn check_organisation(&self, today: NaiveDate, found: &mut Found) {
        let asked = matches!(self.identity, Identity::Organisation(_));
        found.presence(asked, self.legal_person.is_some(), "/legal_person");
        found.presence(asked, self.organisation.is_some(), "/organisation");
        if let Some(facts) = &self.organisation {
            let capital = facts.registered_capital;
            found.when(capital < Fen::ZERO, "/organisation/registered_capital", FormProblem::Negative);
            found.when(facts.established_on > today, "/organisation/established_on", FormProblem::InTheFuture);
            found.when(facts.annual_revenue < Fen::ZERO, "/organisation/annual_revenue", FormProblem::Negative);
        }
    }

    fn check_composition(&self, found: &mut Found) {
        found.presence(self.member_type.has_composition(), self.composition.is_some(), "/composition");
        if let Some(composition) = &self.composition {
            let total = u64::from(composition.members_total);
            let stated = u64::from(composition.farmer_members) + u64::from(composition.organisation_members);
            found.when(total == 0, "/composition/members_total", FormProblem::NotPositive);
            found.when(stated > total, "/composition/members_total", FormProblem::MoreThanTotal);
        }
    }
}

struct Found(Vec<FieldProblem>);

impl Found {
    fn when(&mut self, wrong: bool, field: &'static str, problem: FormProblem) {
        if wrong {
            self.0.push(FieldProblem { field, problem });
        }
    }

    fn presence(&mut self, asked: bool, stated: bool, field: &'static str) {
        self.when(asked && !stated, field, FormProblem::Required);
        self.when(!asked && stated, field, FormProblem::NotApplicable);
    }
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
