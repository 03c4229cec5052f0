//! A request to change what is known of a member: asked for with evidence, checked, applied or not (1.3, X8).

use chrono::NaiveDate;

use super::composition::Composition;
use super::form::{ApplicationForm, DemoLevel, Industry, LegalPerson, OrganisationFacts, Scale};
use super::member_type::Identity;
use crate::kernel::id::{AccountId, ChangeRequestId, MemberId};
use crate::kernel::identifier::DivisionCode;
use crate::kernel::text::Line;
use crate::vocabulary;

vocabulary! {
    /// What can be changed of a member. Its type cannot: the number on its card names it. Contacts are kept apart.
    pub enum ChangeField {
        Name => "name",
        ShortName => "short_name",
        Identity => "identity",
        LegalPerson => "legal_person",
        DivisionCode => "division_code",
        Address => "address",
        Industries => "industries",
        Scale => "scale",
        Organisation => "organisation",
        DemoLevel => "demo_level",
        Composition => "composition",
    }
}

impl ChangeField {
    /// Whether it says who the member is; the county approves such a change.
    pub const fn tells_who(self) -> bool {
        match self {
            Self::Name | Self::Identity | Self::LegalPerson => true,
            Self::ShortName
            | Self::DivisionCode
            | Self::Address
            | Self::Industries
            | Self::Scale
            | Self::Organisation
            | Self::DemoLevel
            | Self::Composition => false,
        }
    }
}

/// The fields to be changed; what is `None` stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormChanges {
    /// The name.
    pub name: Option<Line<100>>,
    /// The name in daily use; `Some(None)` takes it away.
    pub short_name: Option<Option<Line<50>>>,
    /// By what the member is known. A person has no legal person and no organisation's facts: they go.
    pub identity: Option<Identity>,
    /// Who answers for it.
    pub legal_person: Option<LegalPerson>,
    /// The village or town.
    pub division_code: Option<DivisionCode>,
    /// Where it lies there.
    pub address: Option<Line<200>>,
    /// What it grows, keeps or does.
    pub industries: Option<Vec<Industry>>,
    /// How much of it.
    pub scale: Option<Scale>,
    /// What only organisations state.
    pub organisation: Option<OrganisationFacts>,
    /// Recognition as an example.
    pub demo_level: Option<DemoLevel>,
    /// How its members are made up.
    pub composition: Option<Composition>,
}

impl FormChanges {
    /// The form with these fields changed.
    pub fn apply(self, form: &ApplicationForm) -> ApplicationForm {
        let mut now = form.clone();
        if let Some(identity) = self.identity {
            if matches!(identity, Identity::Resident(_)) {
                (now.legal_person, now.organisation) = (None, None);
            }
            now.identity = identity;
        }
        now.name = self.name.unwrap_or(now.name);
        now.short_name = self.short_name.unwrap_or(now.short_name);
        now.legal_person = self.legal_person.or(now.legal_person);
        now.division_code = self.division_code.unwrap_or(now.division_code);
        now.address = self.address.unwrap_or(now.address);
        now.industries = self.industries.unwrap_or(now.industries);
        now.scale = self.scale.unwrap_or(now.scale);
        now.organisation = self.organisation.or(now.organisation);
        now.demo_level = self.demo_level.unwrap_or(now.demo_level);
        now.composition = self.composition.or(now.composition);
        now
    }
}

/// The fields in which two forms of a member differ.
pub fn differing(before: &ApplicationForm, after: &ApplicationForm) -> Vec<ChangeField> {
    let differs = [
        (ChangeField::Name, before.name != after.name),
        (ChangeField::ShortName, before.short_name != after.short_name),
        (ChangeField::Identity, before.identity != after.identity),
        (ChangeField::LegalPerson, before.legal_person != after.legal_person),
        (ChangeField::DivisionCode, before.division_code != after.division_code),
        (ChangeField::Address, before.address != after.address),
        (ChangeField::Industries, before.industries != after.industries),
        (ChangeField::Scale, before.scale != after.scale),
        (ChangeField::Organisation, before.organisation != after.organisation),
        (ChangeField::DemoLevel, before.demo_level != after.demo_level),
        (ChangeField::Composition, before.composition != after.composition),
    ];
    differs.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
}

vocabulary! {
    /// Where a change request stands.
    pub enum ChangeStatus {
        /// Waits for the town.
        Submitted => "submitted",
        /// The town agrees; it waits for the county.
        TownChecked => "town_checked",
        /// The member is known by the new values.
        Applied => "applied",
        /// Turned down.
        Rejected => "rejected",
        /// Taken back.
        Cancelled => "cancelled",
    }
}

impl ChangeStatus {
    /// Where a request can go from here.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Submitted => &[Self::TownChecked, Self::Applied, Self::Rejected, Self::Cancelled],
            Self::TownChecked => &[Self::Applied, Self::Rejected, Self::Cancelled],
            Self::Applied | Self::Rejected | Self::Cancelled => &[],
        }
    }

    /// Whether it still waits for somebody.
    pub const fn is_open(self) -> bool {
        !self.next().is_empty()
    }
}

vocabulary! {
    /// Something that can be done with a change request.
    pub enum ChangeVerb {
        /// The town agrees.
        PassTown => "pass_town",
        /// The county approves.
        Approve => "approve",
        /// It is turned down.
        Reject => "reject",
        /// It is taken back.
        Cancel => "cancel",
    }
}

/// Who took a step, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// The account.
    pub by: AccountId,
    /// The day.
    pub on: NaiveDate,
}

/// A change request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRequest {
    /// Its identifier.
    pub id: ChangeRequestId,
    /// Whose.
    pub member: MemberId,
    /// Which fields change.
    pub fields: Vec<ChangeField>,
    /// What proves it.
    pub evidence: Line<1000>,
    /// Where it stands.
    pub status: ChangeStatus,
    /// Who asked.
    pub submitted: Hand,
    /// Who agreed in the town.
    pub town_check: Option<Hand>,
    /// Who applied, rejected or cancelled it.
    pub closed: Option<Hand>,
    /// Why it was rejected or cancelled.
    pub reason: Option<Line<500>>,
}

/// Why a step is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// Nothing differs.
    #[error("nothing changes")]
    Nothing,
    /// The request does not stand where this can be done.
    #[error("not possible for a request that is {0:?}")]
    NotNow(ChangeStatus),
    /// Who decides is another than who asked or checked before (X8).
    #[error("the same account has been at it")]
    SameHands,
}

type Step = Result<(), ChangeError>;

impl ChangeRequest {
    /// Asks for a change.
    ///
    /// # Errors
    /// [`ChangeError::Nothing`] if the forms do not differ.
    pub fn submit(
        member: MemberId,
        before: &ApplicationForm,
        after: &ApplicationForm,
        evidence: Line<1000>,
        submitted: Hand,
    ) -> Result<Self, ChangeError> {
        let fields = differing(before, after);
        if fields.is_empty() {
            return Err(ChangeError::Nothing);
        }
        Ok(Self {
            id: ChangeRequestId::fresh(),
            member,
            fields,
            evidence,
            status: ChangeStatus::Submitted,
            submitted,
            town_check: None,
            closed: None,
            reason: None,
        })
    }

    /// Whether the county has a say: when the change touches who the member is.
    pub fn needs_county(&self) -> bool {
        self.fields.iter().any(|field| field.tells_who())
    }

    /// The town agrees, which applies the change unless the county has a say.
    ///
    /// # Errors
    /// [`ChangeError`] unless it waits for the town, and by another account than asked.
    pub fn pass_town(&mut self, hand: Hand) -> Step {
        let to = if self.needs_county() { ChangeStatus::TownChecked } else { ChangeStatus::Applied };
        self.only_in(ChangeStatus::Submitted)?;
        self.other_hands(hand.by)?;
        self.town_check = Some(hand);
        self.go(to, hand)
    }

    /// The county approves, which applies the change.
    ///
    /// # Errors
    /// [`ChangeError`] unless it waits for the county, and by another account than asked or checked.
    pub fn approve(&mut self, hand: Hand) -> Step {
        self.only_in(ChangeStatus::TownChecked)?;
        self.other_hands(hand.by)?;
        self.go(ChangeStatus::Applied, hand)
    }

    /// Turned down by the office that has it.
    ///
    /// # Errors
    /// [`ChangeError`] unless it is open, and by another account than asked or checked.
    pub fn reject(&mut self, hand: Hand, reason: Line<500>) -> Step {
        self.other_hands(hand.by)?;
        self.go(ChangeStatus::Rejected, hand)?;
        self.reason = Some(reason);
        Ok(())
    }

    /// Taken back by who asked, or closed because the member has left.
    ///
    /// # Errors
    /// [`ChangeError`] unless it is open.
    pub fn cancel(&mut self, hand: Hand, reason: Option<Line<500>>) -> Step {
        self.go(ChangeStatus::Cancelled, hand)?;
        self.reason = reason;
        Ok(())
    }

    /// The steps that are possible, whoever takes them.
    pub fn allowed(&self) -> Vec<ChangeVerb> {
        match self.status {
            ChangeStatus::Submitted => vec![ChangeVerb::PassTown, ChangeVerb::Reject, ChangeVerb::Cancel],
            ChangeStatus::TownChecked => vec![ChangeVerb::Approve, ChangeVerb::Reject, ChangeVerb::Cancel],
            ChangeStatus::Applied | ChangeStatus::Rejected | ChangeStatus::Cancelled => vec![],
        }
    }

    fn other_hands(&self, by: AccountId) -> Step {
        let checked = self.town_check.is_some_and(|hand| hand.by == by);
        if checked || self.submitted.by == by { Err(ChangeError::SameHands) } else { Ok(()) }
    }

    fn only_in(&self, status: ChangeStatus) -> Step {
        if self.status == status { Ok(()) } else { Err(ChangeError::NotNow(self.status)) }
    }

    fn go(&mut self, to: ChangeStatus, hand: Hand) -> Step {
        if !self.status.next().contains(&to) {
            return Err(ChangeError::NotNow(self.status));
        }
        self.status = to;
        if !to.is_open() {
            self.closed = Some(hand);
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
