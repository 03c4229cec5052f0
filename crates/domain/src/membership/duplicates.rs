//! Records that look like one and the same subject.
//!
//! Each trait that two records share counts some points; from a threshold on a pair is looked at by people. No
//! single trait is enough: two people may have one name, an office one telephone, a family one address. Who may be
//! the same: records of one type, those of one household (family farm, large grower, individual), and those of one
//! firm (family farm, enterprise, service body). A co-op and its chairman are two members by right.

use std::collections::BTreeSet;

use super::member_type::MemberType;
use crate::kernel::id::AccountId;
use crate::vocabulary;

vocabulary! {
    /// Why two records look like one.
    pub enum DuplicateReason {
        /// The names are the same but for blanks and signs.
        SameName => "same_name",
        /// The names are written differently and sound the same.
        SoundingName => "sounding_name",
        /// Most of the two names is the same.
        SimilarName => "similar_name",
        /// A telephone is the same.
        SameMobile => "same_mobile",
        /// The person behind it has the same resident number.
        SamePerson => "same_person",
        /// The address is the same.
        SameAddress => "same_address",
    }
}

vocabulary! {
    /// By what records are compared.
    pub enum TraitKind {
        /// The name without blanks and signs.
        Name => "name",
        /// The syllables of the name.
        Sound => "sound",
        /// Village and address without blanks and signs.
        Address => "address",
        /// A telephone, as a keyed hash.
        Mobile => "mobile",
        /// The resident number of the applicant or the legal person, as a keyed hash.
        Person => "person",
    }
}

vocabulary! {
    /// Where a pair stands.
    pub enum PairStatus {
        /// Waits for somebody to look at it.
        Open => "open",
        /// Two different subjects.
        Dismissed => "dismissed",
        /// Somebody wants to merge them; somebody else decides.
        Proposed => "proposed",
        /// One record now.
        Merged => "merged",
    }
}

impl PairStatus {
    /// Where it can go from here. A dismissed pair opens again when the two have come to look more alike.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Open => &[Self::Dismissed, Self::Proposed],
            Self::Dismissed => &[Self::Open],
            Self::Proposed => &[Self::Open, Self::Merged],
            Self::Merged => &[],
        }
    }
}

vocabulary! {
    /// What can be done with a pair.
    pub enum PairVerb {
        /// Say that they are two.
        Dismiss => "dismiss",
        /// Propose to merge them.
        ProposeMerge => "propose_merge",
        /// Turn the proposal down.
        DeclineMerge => "decline_merge",
        /// Carry the proposal out.
        Merge => "merge",
    }
}

vocabulary! {
    /// One of the two.
    pub enum PairSide {
        First => "first",
        Second => "second",
    }
}

/// What a county has set for duplicates; a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuplicatePolicy {
    /// Points for [`DuplicateReason::SameName`].
    pub same_name: u32,
    /// Points for [`DuplicateReason::SoundingName`].
    pub sounding_name: u32,
    /// Points for [`DuplicateReason::SimilarName`].
    pub similar_name: u32,
    /// Points for [`DuplicateReason::SameMobile`].
    pub same_mobile: u32,
    /// Points for [`DuplicateReason::SamePerson`].
    pub same_person: u32,
    /// Points for [`DuplicateReason::SameAddress`].
    pub same_address: u32,
    /// The score from which a pair is looked at.
    pub threshold: u32,
    /// How much of two names is the same when they are similar, in percent of their letter pairs.
    pub similar_percent: u32,
    /// A trait that more records share says nothing about two of them.
    pub common_above: u32,
}

/// What a record is compared by. Telephones and people are keyed hashes: equal or not, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traits {
    /// What the member is or wants to be.
    pub member_type: MemberType,
    /// The name, see [`plain`].
    pub name: String,
    /// The syllables of the name.
    pub sound: String,
    /// Village and address, see [`plain`].
    pub address: String,
    /// Telephones.
    pub mobiles: BTreeSet<String>,
    /// The person behind it.
    pub person: Option<String>,
}

/// How much two records look like one, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// The points of all reasons.
    pub score: u32,
    /// Why, in the order of [`DuplicateReason`].
    pub reasons: Vec<DuplicateReason>,
}

/// A text in which only letters, digits and Chinese signs count: without blanks, brackets and hyphens, wide letters
/// made narrow, small ones large.
pub fn plain(text: &str) -> String {
    let narrow = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        other => other,
    };
    text.chars().map(narrow).filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Whether records of these types may be of one subject.
pub fn comparable(one: MemberType, other: MemberType) -> bool {
    let household = |kind| matches!(kind, MemberType::FamilyFarm | MemberType::LargeGrower | MemberType::Individual);
    let firm = |kind| matches!(kind, MemberType::FamilyFarm | MemberType::Enterprise | MemberType::ServiceOrg);
    one == other || (household(one) && household(other)) || (firm(one) && firm(other))
}

/// How much two records look like one; `None` below the threshold and for types that cannot be the same.
pub fn compare(one: &Traits, other: &Traits, policy: &DuplicatePolicy) -> Option<Likeness> {
    if !comparable(one.member_type, other.member_type) {
        return None;
    }
    let mut found: Vec<(DuplicateReason, u32)> = named_alike(one, other, policy).into_iter().collect();
    if !one.mobiles.is_disjoint(&other.mobiles) {
        found.push((DuplicateReason::SameMobile, policy.same_mobile));
    }
    if one.person.is_some() && one.person == other.person {
        found.push((DuplicateReason::SamePerson, policy.same_person));
    }
    if !one.address.is_empty() && one.address == other.address {
        found.push((DuplicateReason::SameAddress, policy.same_address));
    }
    let score = found.iter().map(|(_, points)| points).sum();
    let reasons = found.into_iter().map(|(reason, _)| reason).collect();
    (score >= policy.threshold).then_some(Likeness { score, reasons })
}

/// The strongest of the three ways in which names are alike.
fn named_alike(one: &Traits, other: &Traits, policy: &DuplicatePolicy) -> Option<(DuplicateReason, u32)> {
    if !one.name.is_empty() && one.name == other.name {
        Some((DuplicateReason::SameName, policy.same_name))
    } else if !one.sound.is_empty() && one.sound == other.sound {
        Some((DuplicateReason::SoundingName, policy.sounding_name))
    } else if common_percent(&one.name, &other.name) >= policy.similar_percent {
        Some((DuplicateReason::SimilarName, policy.similar_name))
    } else {
        None
    }
}

/// The share of letter pairs that two texts have in common, in whole percent (Dice's coefficient).
fn common_percent(one: &str, other: &str) -> u32 {
    let pairs = |text: &str| {
        let signs: Vec<char> = text.chars().collect();
        signs.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    let (ours, mut theirs) = (pairs(one), pairs(other));
    let all = ours.len() + theirs.len();
    let mut common = 0;
    for pair in ours {
        if let Some(at) = theirs.iter().position(|candidate| *candidate == pair) {
            theirs.swap_remove(at);
            common += 1;
        }
    }
    u32::try_from(200 * common / all.max(1)).unwrap_or_default()
}

/// Why a step with a pair is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PairError {
    /// The pair does not stand where this can be done.
    #[error("not possible for a {0:?} pair")]
    NotNow(PairStatus),
    /// Whoever proposed does not carry out (X8).
    #[error("the same account proposed it")]
    SameHands,
    /// One of the two is an application: it is rejected or admitted, not merged.
    #[error("only members are merged")]
    NotMembers,
    /// One of the two has been closed or has left meanwhile.
    #[error("one of the two is no longer current")]
    NotCurrent,
}

/// A pair, as far as steps depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Where it stands.
    pub status: PairStatus,
    /// Whether both are members.
    pub members: bool,
    /// Whether neither has been closed or has left.
    pub current: bool,
    /// Who proposed to merge them.
    pub proposed_by: Option<AccountId>,
}

impl Pair {
    /// The steps that are possible, whoever takes them.
    pub fn allowed(&self) -> Vec<PairVerb> {
        match (self.status, self.current) {
            (PairStatus::Open, true) if self.members => vec![PairVerb::Dismiss, PairVerb::ProposeMerge],
            (PairStatus::Open, true) => vec![PairVerb::Dismiss],
            (PairStatus::Proposed, true) => vec![PairVerb::DeclineMerge, PairVerb::Merge],
            (PairStatus::Proposed, false) => vec![PairVerb::DeclineMerge],
            (PairStatus::Open, false) | (PairStatus::Dismissed | PairStatus::Merged, _) => vec![],
        }
    }

    /// The status that a step leads to.
    ///
    /// # Errors
    /// [`PairError`]
    pub fn take(&self, verb: PairVerb, by: AccountId) -> Result<PairStatus, PairError> {
        let (from, to) = match verb {
            PairVerb::Dismiss => (PairStatus::Open, PairStatus::Dismissed),
            PairVerb::ProposeMerge => (PairStatus::Open, PairStatus::Proposed),
            PairVerb::DeclineMerge => (PairStatus::Proposed, PairStatus::Open),
            PairVerb::Merge => (PairStatus::Proposed, PairStatus::Merged),
        };
        if self.status != from {
            return Err(PairError::NotNow(self.status));
        }
        if !self.current && verb != PairVerb::DeclineMerge {
            return Err(PairError::NotCurrent);
        }
        if verb == PairVerb::ProposeMerge && !self.members {
            return Err(PairError::NotMembers);
        }
        if verb == PairVerb::Merge && self.proposed_by == Some(by) {
            return Err(PairError::SameHands);
        }
        Ok(to)
    }
}

#[cfg(test)]
#[path = "duplicates_tests.rs"]
mod tests;
