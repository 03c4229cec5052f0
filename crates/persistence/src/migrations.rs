//! The schema's history, embedded in the program.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../migrations");

/// Held while migrating, so that processes that start together migrate one after another.
const MIGRATOR: i64 = 0x5ea1_0000_0000_0002;

/// The role under which the server works; it owns nothing.
pub const APP_ROLE: &str = "sanwei_app";

/// Why the schema could not be brought to the wanted state.
#[derive(Debug, thiserror::Error)]
#[error("migration failed: {0}")]
pub struct MigrationError(String);

/// Brings the schema up to this program's version, and divisions, scorecards and service terms with it; the names
/// of what was run.
///
/// # Errors
/// [`MigrationError`] with the database's own words; everything of the failed step is undone.
pub fn up(db: &mut PgConnection) -> Result<Vec<String>, MigrationError> {
    locked(db, |db| {
        let done = db.run_pending_migrations(MIGRATIONS)?.iter().map(ToString::to_string).collect();
        crate::organisation::divisions::load_known(db)?;
        crate::credit::scorecards::load_initial(db)?;
        crate::services::catalogue::load_initial(db)?;
        Ok(done)
    })
}

/// Takes the last step back; its name, or `None` on an empty schema.
///
/// # Errors
/// [`MigrationError`] with the database's own words.
pub fn down(db: &mut PgConnection) -> Result<Option<String>, MigrationError> {
    locked(db, |db| {
        if db.applied_migrations()?.is_empty() {
            return Ok(None);
        }
        Ok(Some(db.revert_last_migration(MIGRATIONS)?.to_string()))
    })
}

/// Whether the schema is the one that this program was built for. Only reads, so the server's own role may ask.
///
/// # Errors
/// [`MigrationError`] with the database's own words.
pub fn is_current(db: &mut PgConnection) -> Result<bool, MigrationError> {
    let failed = |error: &dyn std::fmt::Display| MigrationError(error.to_string());
    let known = MigrationSource::<Pg>::migrations(&MIGRATIONS).map_err(|error| failed(&error))?;
    let known: BTreeSet<String> = known.iter().map(|step| step.name().version().to_string()).collect();
    let run = diesel::sql_query("SELECT version FROM __diesel_schema_migrations").load::<Run>(db);
    let run = run.map_err(|error| failed(&error))?.into_iter().map(|row| row.version).collect();
    Ok(known == run)
}

#[derive(QueryableByName)]
struct Run {
    #[diesel(sql_type = Text)]
    version: String,
}

type Work<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn locked<T>(db: &mut PgConnection, work: impl FnOnce(&mut PgConnection) -> Work<T>) -> Result<T, MigrationError> {
    let failed = |error: diesel::result::Error| MigrationError(error.to_string());
    db.batch_execute(&format!("SELECT pg_advisory_lock({MIGRATOR})")).map_err(failed)?;
    let outcome = work(db).map_err(|error| MigrationError(error.to_string()));
    db.batch_execute(&format!("SELECT pg_advisory_unlock({MIGRATOR})")).map_err(failed)?;
    outcome
}
