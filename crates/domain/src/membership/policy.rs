//! Time limits that a county sets for itself.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

/// What a county has set for admission and expulsion; a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MembershipPolicy {
    /// Working days for the check in the town (R1.13).
    pub town_review_days: u32,
    /// Working days for the check in the county (R1.13).
    pub county_review_days: u32,
    /// Calendar days until the council has sat (R1.13).
    pub council_days: u32,
    /// Calendar days of publicity (R1.13).
    pub publicity_days: u32,
    /// Months after a rejection before one applies again (1.4).
    pub reapply_months: u32,
    /// Working days to be heard before an expulsion (R1.15).
    pub hearing_days: u32,
}

/// What a county begins with (1.4, R1.13, R1.15).
impl Default for MembershipPolicy {
    fn default() -> Self {
        Self {
            town_review_days: 5,
            county_review_days: 5,
            council_days: 30,
            publicity_days: 7,
            reapply_months: 6,
            hearing_days: 10,
        }
    }
}

impl MembershipPolicy {
    /// The first day on which somebody rejected on `rejected_on` may apply again (1.4).
    /// `None` past the end of the calendar.
    pub fn reapply_from(&self, rejected_on: NaiveDate) -> Option<NaiveDate> {
        rejected_on.checked_add_months(Months::new(self.reapply_months))
    }

    /// Whether somebody rejected on `rejected_on` may apply again.
    pub fn may_reapply(&self, rejected_on: NaiveDate, today: NaiveDate) -> bool {
        self.reapply_from(rejected_on).is_some_and(|first| first <= today)
    }
}

/// Every policy that a county has set, each from its first day until the next one's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PolicyHistory(BTreeMap<NaiveDate, MembershipPolicy>);

impl FromIterator<(NaiveDate, MembershipPolicy)> for PolicyHistory {
    fn from_iter<I: IntoIterator<Item = (NaiveDate, MembershipPolicy)>>(policies: I) -> Self {
        Self(policies.into_iter().collect())
    }
}

impl PolicyHistory {
    /// The policy that holds on the day on which a term begins; what a county begins with before the first.
    pub fn on(&self, day: NaiveDate) -> MembershipPolicy {
        self.0.range(..=day).next_back().map_or_else(MembershipPolicy::default, |(_, policy)| *policy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    #[test]
    fn a_term_is_as_long_as_was_set_when_it_began() {
        let policy = |publicity_days| MembershipPolicy { publicity_days, ..MembershipPolicy::default() };
        let history: PolicyHistory = [(day(7, 1), policy(10)), (day(3, 1), policy(5))].into_iter().collect();
        for (began, days) in [(day(2, 28), 7), (day(3, 1), 5), (day(6, 30), 5), (day(7, 1), 10), (day(12, 1), 10)] {
            assert_eq!(history.on(began).publicity_days, days, "{began}");
        }
    }

    #[test]
    fn one_applies_again_half_a_year_after_a_rejection() {
        let policy = MembershipPolicy::default();
        assert_eq!(policy.reapply_from(day(8, 31)), NaiveDate::from_ymd_opt(2027, 2, 28));
        assert!(!policy.may_reapply(day(1, 10), day(7, 9)));
        assert!(policy.may_reapply(day(1, 10), day(7, 10)));
    }
}
