//! The bytes of documents: encrypted, stored before the row that names them, swept away if no row came.
//!
//! They are encrypted by the server although a bucket or a disk may do so too: identity cards and land contracts are
//! the most sensitive data here, and the folder, its backups and the bucket's keeper need not be trusted with them.

use chrono::TimeDelta;
use domain::kernel::document::DocumentPolicy;
use domain::kernel::id::DocumentId;
use persistence::kernel::documents::{self, Document};
use persistence::kernel::keyring::PersonalKind;
use persistence::kernel::objects::{ObjectError, Objects};

use super::problem::Problem;
use crate::app::State;

impl From<ObjectError> for Problem {
    fn from(error: ObjectError) -> Self {
        Self::internal(error)
    }
}

/// Names asked about in one query.
const BATCH: usize = 1_000;

/// Stores bytes for a document that is about to be entered; where they lie.
///
/// # Errors
/// `internal` if they cannot be encrypted or stored.
pub async fn store(state: &State, id: DocumentId, bytes: &[u8]) -> Result<String, Problem> {
    let name = Objects::fresh_name();
    let sealed = state.keys.encrypt(PersonalKind::Document, id.uuid(), bytes)?;
    state.objects.put(&name, sealed).await?;
    Ok(name)
}

/// The bytes of a document.
///
/// # Errors
/// `internal` if they are not there, damaged, or those of another document.
pub async fn load(state: &State, document: &Document) -> Result<Vec<u8>, Problem> {
    let sealed = state.objects.get(&document.object_name).await?;
    Ok(state.keys.decrypt(PersonalKind::Document, document.id.uuid(), &sealed)?)
}

/// Removes files that were stored a day ago or earlier and that no document names: their command was refused, or the
/// process died before it. How many.
///
/// # Errors
/// `internal` or `busy`; what is left is removed the next time.
pub async fn sweep(state: &State) -> Result<usize, Problem> {
    let old = state.clock.now() - TimeDelta::hours(DocumentPolicy::default().orphan_hours);
    let stored = state.objects.stored_before(old).await?;
    let mut removed = 0;
    for names in stored.chunks(BATCH) {
        let names = names.to_vec();
        let orphans = state.db.read(move |db| Ok(documents::orphans(db, names)?)).await?;
        for name in orphans {
            state.objects.remove(&name).await?;
            removed += 1;
        }
    }
    Ok(removed)
}
