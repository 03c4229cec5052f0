//! Facts that rule out a line, as found for a rating.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::credit::veto::{Veto, VetoKind};
use domain::kernel::id::AccountId;

use super::ratings::Case;
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::{accounts, rating_vetoes};

/// A veto as people read it.
#[derive(Debug, Clone, Queryable)]
pub struct Found {
    /// Which item of the list.
    pub kind: Code<VetoKind>,
    /// The first day.
    pub since: NaiveDate,
    /// The first day on which it no longer counts.
    pub until: Option<NaiveDate>,
    /// The paper that it rests on.
    pub document: String,
    /// The name of who entered it.
    pub entered_by: String,
}

impl Found {
    /// The veto as the rules count it.
    pub fn veto(&self) -> Veto {
        Veto { kind: self.kind.0, since: self.since, until: self.until }
    }
}

/// The vetoes found for a rating, by their place in the list.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of(db: &mut PgConnection, case: &Case) -> Result<Vec<Found>, RepoError> {
    let of_rating = rating_vetoes::table.filter(rating_vetoes::rating_id.eq(case.rating.id.uuid()));
    let columns = (
        rating_vetoes::kind,
        rating_vetoes::since,
        rating_vetoes::until,
        rating_vetoes::document,
        accounts::display_name,
    );
    let mut found: Vec<Found> = of_rating.inner_join(accounts::table).select(columns).load(db)?;
    found.sort_by_key(|found| found.kind.0);
    Ok(found)
}

/// Enters a veto, in place of an earlier one of the same kind.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn put(db: &mut PgConnection, case: &Case, veto: &Veto, document: &str, by: AccountId) -> Result<(), RepoError> {
    let found = (
        rating_vetoes::since.eq(veto.since),
        rating_vetoes::until.eq(veto.until),
        rating_vetoes::document.eq(document),
        rating_vetoes::entered_by.eq(by.uuid()),
    );
    let of_rating = (rating_vetoes::rating_id.eq(case.rating.id.uuid()), rating_vetoes::kind.eq(Code(veto.kind)));
    diesel::insert_into(rating_vetoes::table)
        .values((of_rating, found))
        .on_conflict((rating_vetoes::rating_id, rating_vetoes::kind))
        .do_update()
        .set(found)
        .execute(db)?;
    Ok(())
}
