//! Failed sign-ins, per login tried and per source address, so that every process counts the same ones.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use domain::identity::lockout::Failures;

use crate::kernel::error::RepoError;
use crate::schema::sign_in_failures as table;

/// The failures noted for a subject. Whoever else asks for the same one waits until commit, also before the first
/// failure: many attempts at once are counted one after another.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of(db: &mut PgConnection, subject: &str) -> Result<Option<Failures>, RepoError> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended('sign_in_failures ' || $1, 0))")
        .bind::<Text, _>(subject)
        .execute(db)?;
    seen(db, subject)
}

/// The failures noted for a subject, for who only looks.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn seen(db: &mut PgConnection, subject: &str) -> Result<Option<Failures>, RepoError> {
    let row = table::table.find(subject).select((table::failures, table::last_at));
    Ok(row.first::<(i32, _)>(db).optional()?.map(failures))
}

fn failures((count, last_at): (i32, DateTime<Utc>)) -> Failures {
    Failures { count: u32::try_from(count).unwrap_or_default(), last_at }
}

/// Notes what became of a subject's failures.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn note(db: &mut PgConnection, subject: &str, failures: Failures) -> Result<(), RepoError> {
    let count = i32::try_from(failures.count).unwrap_or(i32::MAX);
    let values = (table::failures.eq(count), table::last_at.eq(failures.last_at));
    diesel::insert_into(table::table)
        .values((table::subject.eq(subject), values))
        .on_conflict(table::subject)
        .do_update()
        .set(values)
        .execute(db)?;
    Ok(())
}

/// Forgets a subject's failures; whether there were any.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn forget(db: &mut PgConnection, subject: &str) -> Result<bool, RepoError> {
    Ok(diesel::delete(table::table.find(subject)).execute(db)? > 0)
}
