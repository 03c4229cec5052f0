//! Checks of members, each with its day.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::id::AccountId;
use domain::membership::check::CheckKind;
use uuid::Uuid;

use super::members::Member;
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::schema::{accounts, member_checks, members};

/// By how much the clocks of China are ahead.
const CHINA: TimeDelta = TimeDelta::hours(8);

/// A check to be recorded.
#[derive(Debug, Clone)]
pub struct NewCheck<'a> {
    /// What was checked.
    pub kind: CheckKind,
    /// Whether the member passed.
    pub passed: bool,
    /// The day of the check.
    pub checked_on: NaiveDate,
    /// Who checked.
    pub by: AccountId,
    /// Why it did not pass, or what was noted.
    pub reason: Option<&'a str>,
    /// Now.
    pub at: DateTime<Utc>,
}

/// A check as it was recorded.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = member_checks, check_for_backend(Pg))]
pub struct Check {
    /// What was checked.
    pub kind: Code<CheckKind>,
    /// Whether the member passed.
    pub passed: bool,
    /// The day of the check.
    pub checked_on: NaiveDate,
    /// Why it did not pass, or what was noted.
    pub reason: Option<String>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Records a check of a member that the caller has reached. The latest check of the papers is also told by the
/// member itself: who verified it, and when.
///
/// # Errors
/// [`RepoError::Stale`] unless the member still has the version seen.
pub fn record(db: &mut PgConnection, member: &Member, new: &NewCheck) -> Result<(), RepoError> {
    diesel::insert_into(member_checks::table)
        .values((
            member_checks::member_id.eq(member.id.uuid()),
            member_checks::kind.eq(Code(new.kind)),
            member_checks::passed.eq(new.passed),
            member_checks::checked_on.eq(new.checked_on),
            member_checks::checked_by.eq(new.by.uuid()),
            member_checks::reason.eq(new.reason),
            member_checks::recorded_at.eq(new.at),
        ))
        .execute(db)?;
    let latest = latest_of_papers(db, member)?.filter(|(passed, ..)| *passed);
    let verified_at = latest.map(|(_, _, day, recorded_at)| instant(day, recorded_at));
    let seen = members::table.find(member.id.uuid()).filter(members::version.eq(member.version));
    let told = (
        members::verified_at.eq(verified_at),
        members::verified_by.eq(latest.and_then(|(_, by, ..)| by)),
        members::version.eq(member.version + 1),
    );
    exactly_one(diesel::update(seen).set(told).execute(db)?)
}

type Papers = (bool, Option<Uuid>, NaiveDate, DateTime<Utc>);

/// An instant of the day of a check: that of its recording, if it was recorded on the day, else its beginning.
fn instant(day: NaiveDate, recorded_at: DateTime<Utc>) -> DateTime<Utc> {
    let begins = day.and_time(NaiveTime::MIN).and_utc() - CHINA;
    if (begins..begins + TimeDelta::days(1)).contains(&recorded_at) { recorded_at } else { begins }
}

fn latest_of_papers(db: &mut PgConnection, member: &Member) -> Result<Option<Papers>, RepoError> {
    let papers = member_checks::table
        .filter(member_checks::member_id.eq(member.id.uuid()))
        .filter(member_checks::kind.eq(Code(CheckKind::Papers)))
        .order((member_checks::checked_on.desc(), member_checks::recorded_at.desc(), member_checks::id.desc()))
        .select((
            member_checks::passed,
            member_checks::checked_by,
            member_checks::checked_on,
            member_checks::recorded_at,
        ));
    Ok(papers.first(db).optional()?)
}

/// The checks of a member that the caller has reached, the latest first, with who checked.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_member(db: &mut PgConnection, member: &Member) -> Result<Vec<(Check, Option<String>)>, RepoError> {
    let all = member_checks::table
        .left_join(accounts::table)
        .filter(member_checks::member_id.eq(member.id.uuid()))
        .order((member_checks::checked_on.desc(), member_checks::recorded_at.desc(), member_checks::id.desc()))
        .select((Check::as_select(), accounts::display_name.nullable()));
    Ok(all.load(db)?)
}
