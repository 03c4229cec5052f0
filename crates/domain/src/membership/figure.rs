//! The figures of the entry rate, each of which opens down to its rows (R1.18 to R1.20).

use crate::vocabulary;

vocabulary! {
    /// Why somebody on the council's roster does not count as entered: the first of these that holds (R1.19).
    pub enum EntryGap {
        /// Nobody on the platform is known by that number.
        NotOnPlatform => "not_on_platform",
        /// The membership rests or ends.
        NotActive => "not_active",
        /// A mandatory field is empty.
        Incomplete => "incomplete",
        /// The identity number did not pass its check.
        IdentityFailed => "identity_failed",
        /// The member stands on the platform twice.
        Duplicate => "duplicate",
        /// Nobody has verified the entries.
        NotVerified => "not_verified",
    }
}

vocabulary! {
    /// A number of the entry rate; each is the sum of what its rows count.
    pub enum MemberFigure {
        /// Members on the council's roster who have not left.
        Roster => "roster",
        /// Of them, those entered completely, checked and verified.
        Entered => "entered",
        /// Of them, those not on the platform.
        NotOnPlatform => "not_on_platform",
        /// Of them, those whose membership rests or ends.
        NotActive => "not_active",
        /// Of them, active ones with a mandatory field empty.
        Incomplete => "incomplete",
        /// Of them, those whose identity number did not pass.
        IdentityFailed => "identity_failed",
        /// Of them, those who stand on the platform twice.
        Duplicate => "duplicate",
        /// Of them, those whom nobody has verified.
        NotVerified => "not_verified",
        /// Members on the platform who have not left.
        Members => "members",
        /// Mandatory fields of these members.
        MandatoryFields => "mandatory_fields",
        /// Mandatory fields of these members that are filled.
        FilledFields => "filled_fields",
        /// Active members on the platform.
        Active => "active",
        /// Of them, those verified within twelve months.
        Fresh => "fresh",
        /// Of them, those not verified within twelve months.
        Stale => "stale",
    }
}

/// Whose rows a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Entries of the council's roster.
    Roster,
    /// Members on the platform.
    Platform,
}

impl MemberFigure {
    /// Whose rows it counts.
    pub const fn counted(self) -> Counted {
        match self {
            Self::Roster
            | Self::Entered
            | Self::NotOnPlatform
            | Self::NotActive
            | Self::Incomplete
            | Self::IdentityFailed
            | Self::Duplicate
            | Self::NotVerified => Counted::Roster,
            Self::Members | Self::MandatoryFields | Self::FilledFields | Self::Active | Self::Fresh | Self::Stale => {
                Counted::Platform
            }
        }
    }

    /// The figure of those on the roster who are kept from counting by this.
    pub const fn of_gap(gap: EntryGap) -> Self {
        match gap {
            EntryGap::NotOnPlatform => Self::NotOnPlatform,
            EntryGap::NotActive => Self::NotActive,
            EntryGap::Incomplete => Self::Incomplete,
            EntryGap::IdentityFailed => Self::IdentityFailed,
            EntryGap::Duplicate => Self::Duplicate,
            EntryGap::NotVerified => Self::NotVerified,
        }
    }
}
