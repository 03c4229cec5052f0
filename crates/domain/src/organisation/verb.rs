//! What can be done with a unit or a site today, so that a screen offers nothing that would be refused.

use chrono::NaiveDate;

use super::site::Site;
use super::unit::{Unit, UnitKind};
use crate::vocabulary;

vocabulary! {
    /// What can be done with a unit.
    pub enum UnitVerb {
        /// Let it come below another unit.
        Join => "join",
        /// Close it by merging it into another unit.
        Merge => "merge",
        /// Close it.
        Close => "close",
        /// Note that it was built up to a top-100 grassroots co-op (R12.4).
        Upgrade => "upgrade",
        /// Note that it is a weak grassroots co-op no longer (R12.5).
        Transform => "transform",
    }
}

vocabulary! {
    /// What can be done with a site.
    pub enum SiteVerb {
        /// Close it.
        Close => "close",
    }
}

impl Site {
    /// What can be done with it.
    pub fn allowed(&self) -> Vec<SiteVerb> {
        if self.closed_on.is_some() { Vec::new() } else { vec![SiteVerb::Close] }
    }
}

impl Unit {
    /// What can be done with it on that day, as far as the unit itself decides.
    pub fn allowed_on(&self, day: NaiveDate) -> Vec<UnitVerb> {
        if !self.is_open_on(day) {
            return Vec::new();
        }
        let mut verbs = vec![UnitVerb::Merge, UnitVerb::Close];
        if !self.kind.allowed_parents().is_empty() {
            verbs.push(UnitVerb::Join);
        }
        if self.kind == UnitKind::GrassrootsCoop {
            verbs.extend([UnitVerb::Upgrade, UnitVerb::Transform]);
        }
        verbs.sort();
        verbs
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::unit::UnitDraft;
    use super::*;
    use crate::kernel::id::Id;
    use crate::kernel::org_path::OrgPath;
    use crate::kernel::text::Line;
    use crate::kernel::vocabulary::Vocabulary;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
    }

    fn unit(kind: UnitKind) -> Unit {
        let name = Line::parse("单位").unwrap();
        let UnitDraft { id, kind, name, division_code, serial } =
            UnitDraft { id: Id::fresh(), kind, name, division_code: None, serial: 2 };
        let path = OrgPath::root(1).child(serial);
        Unit {
            id,
            kind,
            name,
            division_code,
            serial,
            path,
            parent_id: None,
            founded_on: day(2),
            closed_on: Some(day(4)),
        }
    }

    #[test]
    fn nothing_is_offered_outside_the_life_of_a_unit() {
        for (on, offered) in [(1, false), (2, true), (3, true), (4, false)] {
            assert_eq!(!unit(UnitKind::TownFederation).allowed_on(day(on)).is_empty(), offered, "{on}");
        }
    }

    #[test]
    fn what_the_kind_forbids_is_not_offered() {
        for &kind in UnitKind::ALL {
            let offered = unit(kind).allowed_on(day(2));
            assert_eq!(offered.contains(&UnitVerb::Upgrade), unit(kind).upgrade(day(2)).is_ok(), "{kind:?}");
            assert_eq!(offered.contains(&UnitVerb::Transform), unit(kind).transform(day(2)).is_ok(), "{kind:?}");
            assert_eq!(offered.contains(&UnitVerb::Join), !kind.allowed_parents().is_empty(), "{kind:?}");
        }
        assert_eq!(unit(UnitKind::GrassrootsCoop).allowed_on(day(2)), UnitVerb::ALL);
    }
}
