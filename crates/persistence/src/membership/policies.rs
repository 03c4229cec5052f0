//! The county's time limits, each set of them from its day on.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::access::Scope;
use domain::membership::policy::{MembershipPolicy, PolicyHistory};

use crate::kernel::error::RepoError;
use crate::schema::membership_policies;

/// A set of time limits with its first day and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedPolicy {
    /// The first day.
    pub valid_from: NaiveDate,
    /// The limits.
    pub policy: MembershipPolicy,
    /// The document.
    pub document: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = membership_policies, check_for_backend(Pg))]
struct Row {
    valid_from: NaiveDate,
    town_review_days: i32,
    county_review_days: i32,
    council_days: i32,
    publicity_days: i32,
    reapply_months: i32,
    hearing_days: i32,
    document: String,
}

fn count(stored: i32) -> Result<u32, RepoError> {
    u32::try_from(stored).map_err(RepoError::unreadable)
}

impl Row {
    fn policy(self) -> Result<DatedPolicy, RepoError> {
        let policy = MembershipPolicy {
            town_review_days: count(self.town_review_days)?,
            county_review_days: count(self.county_review_days)?,
            council_days: count(self.council_days)?,
            publicity_days: count(self.publicity_days)?,
            reapply_months: count(self.reapply_months)?,
            hearing_days: count(self.hearing_days)?,
        };
        Ok(DatedPolicy { valid_from: self.valid_from, policy, document: self.document })
    }
}

/// Every set of limits with its first day, for counting terms.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn history(db: &mut PgConnection) -> Result<PolicyHistory, RepoError> {
    let rows: Vec<Row> = membership_policies::table.select(Row::as_select()).load(db)?;
    rows.into_iter().map(|row| row.policy().map(|dated| (dated.valid_from, dated.policy))).collect()
}

/// All that ever were set, the latest first.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn all(db: &mut PgConnection, _scope: &Scope) -> Result<Vec<DatedPolicy>, RepoError> {
    let rows: Vec<Row> =
        membership_policies::table.order(membership_policies::valid_from.desc()).select(Row::as_select()).load(db)?;
    rows.into_iter().map(Row::policy).collect()
}

/// Sets limits from a day on.
///
/// # Errors
/// [`RepoError::Refused`] by `membership_policies_pkey` for a day on which others begin.
pub fn insert(db: &mut PgConnection, _scope: &Scope, new: &DatedPolicy) -> Result<(), RepoError> {
    let policy = &new.policy;
    let small = |number: u32| i32::try_from(number).map_err(RepoError::unreadable);
    let row = Row {
        valid_from: new.valid_from,
        town_review_days: small(policy.town_review_days)?,
        county_review_days: small(policy.county_review_days)?,
        council_days: small(policy.council_days)?,
        publicity_days: small(policy.publicity_days)?,
        reapply_months: small(policy.reapply_months)?,
        hearing_days: small(policy.hearing_days)?,
        document: new.document.clone(),
    };
    diesel::insert_into(membership_policies::table).values(row).execute(db)?;
    Ok(())
}
