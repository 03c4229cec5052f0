//! Units of the tree and the dated events of their lives.

use chrono::NaiveDate;

use crate::kernel::id::OrgUnitId;
use crate::kernel::identifier::{DivisionCode, DivisionLevel};
use crate::kernel::org_path::OrgPath;
use crate::kernel::text::Line;
use crate::kernel::vocabulary::Vocabulary;
use crate::vocabulary;

vocabulary! {
    /// What a unit of the tree is (R1.1-R1.5, R1.1 table of levels).
    pub enum UnitKind {
        /// The federation of a province; stands above a county's platform and is only read there.
        ProvinceFederation => "province_federation",
        /// The federation of a city; receives reports.
        CityFederation => "city_federation",
        /// The federation of a county, which owns the platform.
        CountyFederation => "county_federation",
        /// The county's supply and marketing federation, executive committee of the county federation (R1.3).
        SupplyMarketingFederation => "supply_marketing_federation",
        /// The federation of a town; reviews applications first.
        TownFederation => "town_federation",
        /// The federation of one industry, across towns (R1.4).
        IndustryFederation => "industry_federation",
        /// A grassroots supply and marketing co-op.
        GrassrootsCoop => "grassroots_coop",
        /// An enterprise that the federation owns.
        CoopOwnedEnterprise => "coop_owned_enterprise",
        /// A farmers' co-op that a unit leads or has joined.
        FarmerCoop => "farmer_coop",
    }
}

impl UnitKind {
    /// The kinds of unit that one of this kind may stand below (X10, table of levels in 1.1).
    pub const fn allowed_parents(self) -> &'static [Self] {
        match self {
            Self::ProvinceFederation => &[],
            Self::CityFederation => &[Self::ProvinceFederation],
            Self::CountyFederation => &[Self::CityFederation],
            Self::SupplyMarketingFederation | Self::TownFederation => &[Self::CountyFederation],
            Self::IndustryFederation => &[Self::CountyFederation, Self::TownFederation],
            Self::GrassrootsCoop => &[Self::CountyFederation, Self::SupplyMarketingFederation, Self::TownFederation],
            Self::CoopOwnedEnterprise => &[
                Self::CountyFederation,
                Self::SupplyMarketingFederation,
                Self::GrassrootsCoop,
                Self::CoopOwnedEnterprise,
            ],
            Self::FarmerCoop => &[
                Self::SupplyMarketingFederation,
                Self::TownFederation,
                Self::IndustryFederation,
                Self::GrassrootsCoop,
                Self::CoopOwnedEnterprise,
            ],
        }
    }

    /// The kinds of unit that may stand below one of this kind: the same table, read the other way.
    pub fn allowed_children(self) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|kind| kind.allowed_parents().contains(&self)).collect()
    }

    /// The level of the division that a unit of this kind must serve, if it must serve one: a town federation is
    /// found by its town (R1.5).
    pub const fn served_level(self) -> Option<DivisionLevel> {
        match self {
            Self::TownFederation => Some(DivisionLevel::Town),
            Self::ProvinceFederation
            | Self::CityFederation
            | Self::CountyFederation
            | Self::SupplyMarketingFederation
            | Self::IndustryFederation
            | Self::GrassrootsCoop
            | Self::CoopOwnedEnterprise
            | Self::FarmerCoop => None,
        }
    }

    /// Whether a tree may begin with a unit of this kind: a platform serves a county, a city or a province.
    pub const fn may_be_root(self) -> bool {
        match self {
            Self::ProvinceFederation | Self::CityFederation | Self::CountyFederation => true,
            Self::SupplyMarketingFederation
            | Self::TownFederation
            | Self::IndustryFederation
            | Self::GrassrootsCoop
            | Self::CoopOwnedEnterprise
            | Self::FarmerCoop => false,
        }
    }
}

vocabulary! {
    /// What happened to a unit on a day (C01). The annual report counts these.
    pub enum OrgEventKind {
        /// Founded, or led from its first day.
        Founded => "founded",
        /// Came below another unit.
        Joined => "joined",
        /// Closed by merging into another unit.
        Merged => "merged",
        /// Closed.
        Closed => "closed",
        /// Built up to a top-100 grassroots co-op (R12.4).
        Upgraded => "upgraded",
        /// A weak grassroots co-op that is weak no longer (R12.5).
        Transformed => "transformed",
    }
}

/// Something that happened to a unit on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrgEvent {
    /// To which unit.
    pub unit_id: OrgUnitId,
    /// What.
    pub kind: OrgEventKind,
    /// On which day.
    pub on: NaiveDate,
    /// The unit it came below or merged into.
    pub other_id: Option<OrgUnitId>,
}

/// A unit of the federation's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its identifier.
    pub id: OrgUnitId,
    /// What it is.
    pub kind: UnitKind,
    /// Its full name.
    pub name: Line<100>,
    /// The division that it serves, if it serves one.
    pub division_code: Option<DivisionCode>,
    /// Its own step in the path; never used twice.
    pub serial: i64,
    /// Where it stands.
    pub path: OrgPath,
    /// The unit above; none for the root.
    pub parent_id: Option<OrgUnitId>,
    /// Its first day.
    pub founded_on: NaiveDate,
    /// The first day on which it is closed.
    pub closed_on: Option<NaiveDate>,
}

/// What has to be known of a unit before it enters the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDraft {
    /// Its identifier.
    pub id: OrgUnitId,
    /// What it is.
    pub kind: UnitKind,
    /// Its full name.
    pub name: Line<100>,
    /// The division that it serves, if it serves one.
    pub division_code: Option<DivisionCode>,
    /// Its own step in the path.
    pub serial: i64,
}

/// Why something cannot happen to a unit on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrgError {
    /// It would close on or before its first day.
    #[error("the unit was founded on {founded_on}")]
    ClosesBeforeFounded {
        /// Its first day.
        founded_on: NaiveDate,
    },
    /// It has a day of closing.
    #[error("the unit closed on {on}")]
    AlreadyClosed {
        /// That day.
        on: NaiveDate,
    },
    /// It is not open on that day.
    #[error("the unit is not open on {on}")]
    NotOpen {
        /// That day.
        on: NaiveDate,
    },
    /// The unit above, or the one to merge into, is not open on that day.
    #[error("the other unit is not open on {on}")]
    OtherNotOpen {
        /// That day.
        on: NaiveDate,
    },
    /// Only a tree's first unit may stand below nothing, and only some kinds may be that.
    #[error("a {kind:?} stands below another unit")]
    ParentMissing {
        /// The unit's kind.
        kind: UnitKind,
    },
    /// Kinds that may not stand so.
    #[error("a {kind:?} does not stand below a {parent:?}")]
    ParentKindNotAllowed {
        /// The unit's kind.
        kind: UnitKind,
        /// The kind above.
        parent: UnitKind,
    },
    /// It would stand below itself.
    #[error("a unit cannot stand below itself")]
    Cycle,
    /// Only units of one kind merge.
    #[error("a {kind:?} does not merge into a {other:?}")]
    KindsDiffer {
        /// The unit's kind.
        kind: UnitKind,
        /// The other's kind.
        other: UnitKind,
    },
    /// Units or sites below it are still open.
    #[error("{count} units or sites below are open")]
    OpenBelow {
        /// How many.
        count: usize,
    },
    /// Only grassroots co-ops are upgraded and transformed (R12.4, R12.5).
    #[error("a {kind:?} is not a grassroots co-op")]
    NotAGrassrootsCoop {
        /// The unit's kind.
        kind: UnitKind,
    },
}

impl Unit {
    /// Founds a unit, below another or as the root of a tree.
    ///
    /// # Errors
    /// [`OrgError`] if it may not stand there, or the unit above is not open on that day.
    pub fn founded_on(draft: UnitDraft, parent: Option<&Self>, on: NaiveDate) -> Result<(Self, OrgEvent), OrgError> {
        let mut unit = Self::outside(draft, on);
        match parent {
            Some(parent) => unit.place(parent, on)?,
            None if unit.kind.may_be_root() => {}
            None => return Err(OrgError::ParentMissing { kind: unit.kind }),
        }
        let event = unit.event(OrgEventKind::Founded, on, unit.parent_id);
        Ok((unit, event))
    }

    /// Takes in a unit that was founded outside the federation and joins it on `on`.
    ///
    /// # Errors
    /// As [`Unit::join`].
    pub fn taken_in_on(
        draft: UnitDraft,
        founded_on: NaiveDate,
        parent: &Self,
        on: NaiveDate,
    ) -> Result<(Self, OrgEvent), OrgError> {
        let mut unit = Self::outside(draft, founded_on);
        let event = unit.join(parent, on)?;
        Ok((unit, event))
    }

    fn outside(draft: UnitDraft, founded_on: NaiveDate) -> Self {
        let UnitDraft { id, kind, name, division_code, serial } = draft;
        let path = OrgPath::root(serial);
        Self { id, kind, name, division_code, serial, path, parent_id: None, founded_on, closed_on: None }
    }

    /// Whether the unit is open on that day.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.founded_on <= day && self.closed_on.is_none_or(|closed_on| day < closed_on)
    }

    /// Comes below another unit; the paths of all units below it change with it.
    ///
    /// # Errors
    /// [`OrgError`] if either unit is not open on that day, if the kinds do not stand so, or if it would
    /// stand below itself.
    pub fn join(&mut self, parent: &Self, on: NaiveDate) -> Result<OrgEvent, OrgError> {
        self.must_be_open(on)?;
        self.place(parent, on)?;
        Ok(self.event(OrgEventKind::Joined, on, Some(parent.id)))
    }

    /// Closes. `open_below` is how many units and sites below are open on that day.
    ///
    /// # Errors
    /// [`OrgError`] if it has closed already, would not have been open for a day, or something below is open.
    pub fn close(&mut self, on: NaiveDate, open_below: usize) -> Result<OrgEvent, OrgError> {
        self.end(on, open_below)?;
        Ok(self.event(OrgEventKind::Closed, on, None))
    }

    /// Closes by merging into another unit of the same kind; what stood below has joined another unit before.
    ///
    /// # Errors
    /// [`OrgError`] as for [`Unit::close`], and if the other is itself, of another kind, or not open on that day.
    pub fn merge_into(&mut self, other: &Self, on: NaiveDate, open_below: usize) -> Result<OrgEvent, OrgError> {
        if self.id == other.id {
            return Err(OrgError::Cycle);
        }
        if self.kind != other.kind {
            return Err(OrgError::KindsDiffer { kind: self.kind, other: other.kind });
        }
        if !other.is_open_on(on) {
            return Err(OrgError::OtherNotOpen { on });
        }
        self.end(on, open_below)?;
        Ok(self.event(OrgEventKind::Merged, on, Some(other.id)))
    }

    /// Becomes a top-100 grassroots co-op (R12.4).
    ///
    /// # Errors
    /// [`OrgError`] if it is no grassroots co-op or not open on that day.
    pub fn upgrade(&self, on: NaiveDate) -> Result<OrgEvent, OrgError> {
        self.honour(OrgEventKind::Upgraded, on)
    }

    /// Was a weak grassroots co-op and is one no longer (R12.5).
    ///
    /// # Errors
    /// [`OrgError`] if it is no grassroots co-op or not open on that day.
    pub fn transform(&self, on: NaiveDate) -> Result<OrgEvent, OrgError> {
        self.honour(OrgEventKind::Transformed, on)
    }

    fn honour(&self, kind: OrgEventKind, on: NaiveDate) -> Result<OrgEvent, OrgError> {
        if self.kind != UnitKind::GrassrootsCoop {
            return Err(OrgError::NotAGrassrootsCoop { kind: self.kind });
        }
        self.must_be_open(on)?;
        Ok(self.event(kind, on, None))
    }

    fn must_be_open(&self, on: NaiveDate) -> Result<(), OrgError> {
        if self.is_open_on(on) { Ok(()) } else { Err(OrgError::NotOpen { on }) }
    }

    fn place(&mut self, parent: &Self, on: NaiveDate) -> Result<(), OrgError> {
        if self.id == parent.id || self.path.covers(&parent.path) {
            return Err(OrgError::Cycle);
        }
        if !self.kind.allowed_parents().contains(&parent.kind) {
            return Err(OrgError::ParentKindNotAllowed { kind: self.kind, parent: parent.kind });
        }
        if !parent.is_open_on(on) {
            return Err(OrgError::OtherNotOpen { on });
        }
        self.parent_id = Some(parent.id);
        self.path = parent.path.child(self.serial);
        Ok(())
    }

    fn end(&mut self, on: NaiveDate, open_below: usize) -> Result<(), OrgError> {
        if let Some(on) = self.closed_on {
            return Err(OrgError::AlreadyClosed { on });
        }
        if on <= self.founded_on {
            return Err(OrgError::ClosesBeforeFounded { founded_on: self.founded_on });
        }
        if open_below > 0 {
            return Err(OrgError::OpenBelow { count: open_below });
        }
        self.closed_on = Some(on);
        Ok(())
    }

    fn event(&self, kind: OrgEventKind, on: NaiveDate, other_id: Option<OrgUnitId>) -> OrgEvent {
        OrgEvent { unit_id: self.id, kind, on, other_id }
    }
}

#[cfg(test)]
#[path = "unit_tests.rs"]
mod tests;
