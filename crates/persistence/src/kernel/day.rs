//! The calendar day of a transaction, for what the tables keep by themselves.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::error::RepoError;

/// Tells the database from which day on the changes of this transaction hold: today, unless a change is dated back.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn changes_hold_from(db: &mut PgConnection, day: NaiveDate) -> Result<(), RepoError> {
    let told = diesel::sql_query("SELECT set_config('sanwei.day', $1, true)").bind::<Text, _>(day.to_string());
    told.execute(db)?;
    Ok(())
}
