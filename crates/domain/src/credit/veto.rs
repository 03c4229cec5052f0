//! What rules out a credit line whatever the points: the veto list (一票否决, 2.4).

use chrono::{Datelike, Days, Months, NaiveDate};

use super::policy::RatingPolicy;
use crate::vocabulary;

vocabulary! {
    /// The veto list (2.4).
    pub enum VetoKind {
        /// On the courts' list of dishonest debtors.
        DishonestDebtor => "V1",
        /// A loan overdue for more than 90 days, or classed substandard or worse.
        BadLoan => "V2",
        /// Compensation owed to a guarantee company.
        UnpaidCompensation => "V3",
        /// A produce quality accident or a banned pesticide found.
        UnsafeProduce => "V4",
        /// A work accident with a death.
        FatalAccident => "V5",
        /// Forged material in this application.
        ForgedMaterial => "V6",
        /// A shell unit: no trade, tax filing or payroll for twelve months.
        ShellUnit => "V7",
        /// Illegal fund-raising, gambling, drugs, gang crime.
        Crime => "V8",
        /// A serious environmental penalty.
        EnvironmentalPenalty => "V9",
        /// Licence revoked, cancelled or on the serious-violation list.
        LicenceLost => "V10",
        /// The legal person is unable to act.
        UnableToAct => "V11",
    }
}

/// A fact that rules out a line while it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Veto {
    /// Which item of the list.
    pub kind: VetoKind,
    /// The first day.
    pub since: NaiveDate,
    /// The first day on which it no longer counts; `None` until it is lifted.
    pub until: Option<NaiveDate>,
}

impl Veto {
    /// A veto as the list has it: V4, V5 and V9 lapse after their months, the others last until they are lifted.
    pub fn found(kind: VetoKind, since: NaiveDate, policy: &RatingPolicy) -> Self {
        let months = match kind {
            VetoKind::UnsafeProduce => Some(policy.produce_veto_months),
            VetoKind::FatalAccident => Some(policy.fatality_veto_months),
            VetoKind::EnvironmentalPenalty => Some(policy.environment_veto_months),
            VetoKind::DishonestDebtor
            | VetoKind::BadLoan
            | VetoKind::UnpaidCompensation
            | VetoKind::ForgedMaterial
            | VetoKind::ShellUnit
            | VetoKind::Crime
            | VetoKind::LicenceLost
            | VetoKind::UnableToAct => None,
        };
        Self { kind, since, until: months.and_then(|months| months_after(since, months)) }
    }

    /// Whether it counts on the day.
    pub fn active(&self, on: NaiveDate) -> bool {
        self.since <= on && self.until.is_none_or(|until| on < until)
    }
}

/// The first day behind `months` full calendar months; where the month has no such day, the first of the next.
/// `None` past the end of the calendar.
pub(super) fn months_after(from: NaiveDate, months: u32) -> Option<NaiveDate> {
    let clamped = from.checked_add_months(Months::new(months))?;
    if clamped.day() == from.day() { Some(clamped) } else { clamped.checked_add_days(Days::new(1)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn vetoes_lapse_as_listed() {
        let cases = [("V4", "2028-03-10"), ("V5", "2027-03-10"), ("V9", "2028-03-10")];
        let since = day("2026-03-10");
        for &kind in VetoKind::ALL {
            let veto = Veto::found(kind, since, &RatingPolicy::default());
            let expected = cases.iter().find(|(code, _)| *code == kind.code()).map(|(_, until)| day(until));
            assert_eq!(veto.until, expected, "{kind:?}");
        }
    }

    #[test]
    fn a_veto_counts_from_its_first_day_to_the_day_before_its_end() {
        let veto = Veto::found(VetoKind::FatalAccident, day("2026-03-10"), &RatingPolicy::default());
        let days = ["2026-03-09", "2026-03-10", "2027-03-09", "2027-03-10"];
        assert_eq!(days.map(|text| veto.active(day(text))), [false, true, true, false]);
    }

    #[test]
    fn full_months_never_fall_short() {
        assert_eq!(months_after(day("2024-02-29"), 12), Some(day("2025-03-01")));
        assert_eq!(months_after(day("2026-10-31"), 1), Some(day("2026-12-01")));
        assert_eq!(months_after(day("2026-01-15"), 12), Some(day("2027-01-15")));
    }
}
