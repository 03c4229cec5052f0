//! How much of the council's roster stands on the platform (1.5).

use std::fmt;

use chrono::{Months, NaiveDate};

use super::figure::EntryGap;
use super::member::MemberStatus;
use crate::kernel::decimal;

/// A share in tenths of a per cent: `969` is 96.9 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permille(pub i64);

impl Permille {
    /// This share, to the nearest tenth of a per cent. `None` of nothing.
    pub fn share(part: u64, whole: u64) -> Option<Self> {
        decimal::scale(i64::try_from(part).ok()?, 1_000, i64::try_from(whole).ok()?).map(Self)
    }
}

/// Per cent with one place: `96.9`.
impl fmt::Display for Permille {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(out, self.0, 1)
    }
}

/// What the platform holds of somebody on the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Where the membership stands.
    pub status: MemberStatus,
    /// Fields that this type of member must have filled.
    pub mandatory_fields: u32,
    /// How many of them are filled.
    pub filled_fields: u32,
    /// Whether the identity number passes its check.
    pub identity_valid: bool,
    /// Whether nobody else holds the same number.
    pub unique: bool,
    /// When somebody verified it last.
    pub verified_on: Option<NaiveDate>,
}

impl Entry {
    /// Whether it counts as entered (R1.19).
    pub fn is_entered(&self) -> bool {
        Self::gap(Some(self)).is_none()
    }

    /// What keeps somebody on the roster from counting as entered, `entry` being what the platform holds (R1.19).
    pub fn gap(entry: Option<&Self>) -> Option<EntryGap> {
        let Some(entry) = entry else { return Some(EntryGap::NotOnPlatform) };
        let lacking = [
            (!entry.status.has_rights(), EntryGap::NotActive),
            (entry.filled_fields < entry.mandatory_fields, EntryGap::Incomplete),
            (!entry.identity_valid, EntryGap::IdentityFailed),
            (!entry.unique, EntryGap::Duplicate),
            (entry.verified_on.is_none(), EntryGap::NotVerified),
        ];
        lacking.into_iter().find_map(|(holds, gap)| holds.then_some(gap))
    }
}

/// What a county has set for the entry rate; a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryPolicy {
    /// Calendar months for which a verification is fresh (R1.20).
    pub fresh_months: u32,
}

/// What a county begins with (R1.20).
impl Default for EntryPolicy {
    fn default() -> Self {
        Self { fresh_months: 12 }
    }
}

impl EntryPolicy {
    /// The first day on which a verification is still fresh on `on`; `None` before the calendar begins.
    pub fn fresh_from(&self, on: NaiveDate) -> Option<NaiveDate> {
        on.checked_sub_months(Months::new(self.fresh_months))
    }
}

/// The three rates of a town or the county (R1.19, R1.20); each is absent where there is nothing to rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryRates {
    /// Members entered of those on the roster; the only rate that is reported upward.
    pub entry: Option<Permille>,
    /// Mandatory fields filled of those there are.
    pub complete: Option<Permille>,
    /// Active members verified within twelve months of those active.
    pub freshness: Option<Permille>,
}

/// Whether somebody of this status stays on the roster at the end of a period (R1.19).
pub const fn is_on_roster(status: MemberStatus) -> bool {
    match status {
        MemberStatus::Active
        | MemberStatus::Suspended
        | MemberStatus::Withdrawing
        | MemberStatus::TransferInProgress => true,
        MemberStatus::Withdrawn | MemberStatus::Expelled | MemberStatus::Lapsed | MemberStatus::Merged => false,
    }
}

/// The rates on a day: `roster` is how many stand on it without those that have left, `entries` what the platform
/// holds of them.
pub fn entry_rates(roster: u64, entries: &[Entry], on: NaiveDate) -> EntryRates {
    let year_ago = EntryPolicy::default().fresh_from(on);
    let fresh = |entry: &&Entry| entry.verified_on.is_some_and(|day| day <= on && Some(day) >= year_ago);
    let active = || entries.iter().filter(|entry| entry.status.has_rights());
    let entered = entries.iter().filter(|entry| entry.is_entered()).count();
    let filled = entries.iter().map(|entry| u64::from(entry.filled_fields.min(entry.mandatory_fields))).sum();
    let mandatory = entries.iter().map(|entry| u64::from(entry.mandatory_fields)).sum();
    EntryRates {
        entry: Permille::share(entered as u64, roster),
        complete: Permille::share(filled, mandatory),
        freshness: Permille::share(active().filter(fresh).count() as u64, active().count() as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    fn entered() -> Entry {
        Entry {
            status: MemberStatus::Active,
            mandatory_fields: 16,
            filled_fields: 16,
            identity_valid: true,
            unique: true,
            verified_on: Some(day(2026, 1, 1)),
        }
    }

    #[test]
    fn of_478_on_the_roster_463_are_entered() {
        let mut entries = vec![entered(); 463];
        entries.extend([Entry { identity_valid: false, ..entered() }; 6]);
        entries.extend([Entry { unique: false, ..entered() }; 2]);
        assert_eq!(entries.len(), 471);
        let rates = entry_rates(478, &entries, day(2026, 6, 30));
        assert_eq!(rates.entry.map(|rate| rate.to_string()), Some("96.9".to_owned()));
        assert_eq!(rates.complete, Some(Permille(1_000)));
    }

    #[test]
    fn each_demand_alone_keeps_a_row_from_counting() {
        assert!(entered().is_entered());
        let lacking = [
            Entry { filled_fields: 15, ..entered() },
            Entry { identity_valid: false, ..entered() },
            Entry { unique: false, ..entered() },
            Entry { verified_on: None, ..entered() },
        ];
        for entry in lacking {
            assert!(!entry.is_entered(), "{entry:?}");
        }
        for &status in MemberStatus::ALL {
            assert_eq!(Entry { status, ..entered() }.is_entered(), status.has_rights(), "{status:?}");
        }
    }

    #[test]
    fn who_has_left_is_not_on_the_roster() {
        let left: Vec<_> = MemberStatus::ALL.iter().filter(|&&status| !is_on_roster(status)).collect();
        assert_eq!(
            left,
            [&MemberStatus::Withdrawn, &MemberStatus::Expelled, &MemberStatus::Lapsed, &MemberStatus::Merged]
        );
    }

    #[test]
    fn completeness_counts_fields_and_freshness_counts_active_rows_of_twelve_months() {
        let entries = [
            Entry { filled_fields: 8, verified_on: Some(day(2025, 6, 30)), ..entered() },
            Entry { verified_on: Some(day(2025, 6, 29)), ..entered() },
            Entry { verified_on: None, ..entered() },
            Entry { status: MemberStatus::Suspended, ..entered() },
        ];
        let rates = entry_rates(4, &entries, day(2026, 6, 30));
        assert_eq!(rates.entry, Some(Permille(250)));
        assert_eq!(rates.complete, Some(Permille(875)));
        assert_eq!(rates.freshness, Some(Permille(333)));
    }

    #[test]
    fn nothing_has_no_rate() {
        let none = EntryRates { entry: None, complete: None, freshness: None };
        assert_eq!(entry_rates(0, &[], day(2026, 6, 30)), none);
    }
}
