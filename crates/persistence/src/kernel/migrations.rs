//! The schema's history, embedded in the program.

use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
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

/// Brings the schema up to this program's version, and divisions and service terms with it; the names of what was run.
///
/// # Errors
/// [`MigrationError`] with the database's own words; everything of the failed step is undone.
pub fn up(db: &mut PgConnection) -> Result<Vec<String>, MigrationError> {
    locked(db, |db| {
        let done = db.run_pending_migrations(MIGRATIONS)?.iter().map(ToString::to_string).collect();
        crate::organisation::divisions::load_known(db)?;
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

/// Whether the schema is the one that this program was built for.
///
/// # Errors
/// [`MigrationError`] with the database's own words.
pub fn is_current(db: &mut PgConnection) -> Result<bool, MigrationError> {
    db.has_pending_migration(MIGRATIONS).map(|pending| !pending).map_err(|error| MigrationError(error.to_string()))
}

type Work<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn locked<T>(db: &mut PgConnection, work: impl FnOnce(&mut PgConnection) -> Work<T>) -> Result<T, MigrationError> {
    let failed = |error: diesel::result::Error| MigrationError(error.to_string());
    db.batch_execute(&format!("SELECT pg_advisory_lock({MIGRATOR})")).map_err(failed)?;
    let outcome = work(db).map_err(|error| MigrationError(error.to_string()));
    db.batch_execute(&format!("SELECT pg_advisory_unlock({MIGRATOR})")).map_err(failed)?;
    outcome
}
