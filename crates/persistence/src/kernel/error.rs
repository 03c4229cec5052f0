//! What can go wrong between the program and its tables.

use diesel::result::{DatabaseErrorKind, Error as Diesel};

/// Why a repository function did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum RepoError {
    /// No such row, or none in this scope: the two are not told apart.
    #[error("no such row in this scope")]
    NotFound,
    /// A named constraint refused the write.
    #[error("constraint {0} refused the write")]
    Refused(String),
    /// The row is no longer the one that the decision was taken on.
    #[error("the row changed under us")]
    Stale,
    /// A stored value that the rules do not know: the database and the program disagree.
    #[error("stored value that cannot be read: {0}")]
    Unreadable(String),
    /// The connection to the database broke: what was asked may be asked again.
    #[error("the connection to the database broke")]
    Disconnected(#[source] Diesel),
    /// The database failed.
    #[error("database failure")]
    Database(#[source] Diesel),
}

impl RepoError {
    /// The error for a stored value that a parser of the rules refuses.
    pub fn unreadable(what: impl std::fmt::Display) -> Self {
        Self::Unreadable(what.to_string())
    }
}

impl From<Diesel> for RepoError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "diesel's list of errors is open")]
    fn from(error: Diesel) -> Self {
        match &error {
            Diesel::NotFound => Self::NotFound,
            Diesel::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Stale,
            Diesel::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, _) => {
                Self::Disconnected(error)
            }
            // Exclusion violations arrive as `Unknown`, but they too carry the constraint's name.
            Diesel::DatabaseError(_, info) => match info.constraint_name() {
                Some(name) => Self::Refused(name.to_owned()),
                None => Self::Database(error),
            },
            _ => Self::Database(error),
        }
    }
}

/// One row written, or [`RepoError::Stale`]: for writes that are conditional on what was seen.
///
/// # Errors
/// [`RepoError::Stale`] unless exactly one row was written.
pub fn exactly_one(rows: usize) -> Result<(), RepoError> {
    if rows == 1 { Ok(()) } else { Err(RepoError::Stale) }
}
