//! Documents of records. Who reaches the record reaches its documents: whoever calls has found it in its scope.

use chrono::{DateTime, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::document::{DocumentKind, DocumentOwner, FileName, MediaType};
use domain::kernel::id::{AccountId, DocumentId};
use uuid::Uuid;

use super::code::Code;
use super::error::{RepoError, exactly_one};
use super::keyring::{Keyring, PersonalKind};
use crate::schema::documents;

/// The record that a document belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// What it is.
    pub kind: DocumentOwner,
    /// Which one.
    pub id: Uuid,
}

/// A document without its bytes.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// The record that it belongs to.
    pub owner: Owner,
    /// What it proves.
    pub kind: DocumentKind,
    /// What the sender called it.
    pub file_name: String,
    /// What it is.
    pub media_type: MediaType,
    /// How many bytes it has.
    pub size_bytes: i64,
    /// SHA-256 of the bytes.
    pub checksum: Vec<u8>,
    /// Where its bytes lie, encrypted.
    pub object_name: String,
    /// Who filed it; `None` for an applicant without an account.
    pub filed_by: Option<AccountId>,
    /// When.
    pub filed_at: DateTime<Utc>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Grows with every change.
    pub version: i64,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = documents, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    owner_kind: Code<DocumentOwner>,
    owner_id: Uuid,
    kind: Code<DocumentKind>,
    file_name_sealed: Vec<u8>,
    media_type: Code<MediaType>,
    size_bytes: i64,
    checksum: Vec<u8>,
    object_name: String,
    filed_by: Option<Uuid>,
    filed_at: DateTime<Utc>,
    withdrawn_at: Option<DateTime<Utc>>,
    version: i64,
}

impl Row {
    fn document(self, keys: &Keyring) -> Result<Document, RepoError> {
        let file_name = keys.open(PersonalKind::Document, self.id, &self.file_name_sealed);
        Ok(Document {
            id: self.id.into(),
            owner: Owner { kind: self.owner_kind.0, id: self.owner_id },
            kind: self.kind.0,
            file_name: file_name.map_err(RepoError::unreadable)?,
            media_type: self.media_type.0,
            size_bytes: self.size_bytes,
            checksum: self.checksum,
            object_name: self.object_name,
            filed_by: self.filed_by.map(Into::into),
            filed_at: self.filed_at,
            withdrawn_at: self.withdrawn_at,
            version: self.version,
        })
    }
}

/// A document whose bytes are stored, about to be entered.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Its identifier, to which its bytes are bound.
    pub id: DocumentId,
    /// The record that it belongs to.
    pub owner: Owner,
    /// What it proves.
    pub kind: DocumentKind,
    /// What the sender called it.
    pub file_name: FileName,
    /// What it is.
    pub media_type: MediaType,
    /// How many bytes it has.
    pub size_bytes: i64,
    /// SHA-256 of the bytes.
    pub checksum: Vec<u8>,
    /// Where its bytes lie.
    pub object_name: String,
    /// Who filed it.
    pub filed_by: Option<AccountId>,
    /// When.
    pub filed_at: DateTime<Utc>,
}

/// Enters a document.
///
/// # Errors
/// [`RepoError::Refused`] by a constraint; [`RepoError::Unreadable`] on a ring without a key.
pub fn insert(db: &mut PgConnection, keys: &Keyring, new: &NewDocument) -> Result<(), RepoError> {
    let id = new.id.uuid();
    let file_name_sealed =
        keys.encrypt(PersonalKind::Document, id, new.file_name.as_str().as_bytes()).map_err(RepoError::unreadable)?;
    let row = Row {
        id,
        owner_kind: Code(new.owner.kind),
        owner_id: new.owner.id,
        kind: Code(new.kind),
        file_name_sealed,
        media_type: Code(new.media_type),
        size_bytes: new.size_bytes,
        checksum: new.checksum.clone(),
        object_name: new.object_name.clone(),
        filed_by: new.filed_by.map(|by| by.uuid()),
        filed_at: new.filed_at,
        withdrawn_at: None,
        version: 1,
    };
    diesel::insert_into(documents::table).values(row).execute(db)?;
    Ok(())
}

/// The documents of records that the caller has reached, in the order of filing, also those withdrawn.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn of(db: &mut PgConnection, keys: &Keyring, owners: &[Owner]) -> Result<Vec<Document>, RepoError> {
    let mut found = Vec::new();
    for owner in owners {
        let rows: Vec<Row> = documents::table
            .filter(documents::owner_kind.eq(Code(owner.kind)).and(documents::owner_id.eq(owner.id)))
            .select(Row::as_select())
            .load(db)?;
        found.extend(rows);
    }
    found.sort_by_key(|row| row.id);
    found.into_iter().map(|row| row.document(keys)).collect()
}

/// The kinds of the documents that stand there and are not withdrawn, one entry each.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn kinds(db: &mut PgConnection, owners: &[Owner]) -> Result<Vec<DocumentKind>, RepoError> {
    let mut found = Vec::new();
    for owner in owners {
        let rows: Vec<Code<DocumentKind>> = documents::table
            .filter(documents::owner_kind.eq(Code(owner.kind)).and(documents::owner_id.eq(owner.id)))
            .filter(documents::withdrawn_at.is_null())
            .select(documents::kind)
            .load(db)?;
        found.extend(rows.into_iter().map(|kind| kind.0));
    }
    Ok(found)
}

/// One document, whoever owns it: the caller goes on through the owner's scope.
///
/// # Errors
/// [`RepoError::NotFound`]; [`RepoError::Unreadable`] for a row that the keys do not open.
pub fn find(db: &mut PgConnection, keys: &Keyring, id: DocumentId) -> Result<Document, RepoError> {
    documents::table.find(id.uuid()).select(Row::as_select()).first(db)?.document(keys)
}

/// Takes a document back; its row and its bytes stay.
///
/// # Errors
/// [`RepoError::Stale`] unless it still has the version seen.
pub fn withdraw(
    db: &mut PgConnection,
    was: &Document,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    let seen = documents::table.find(was.id.uuid()).filter(documents::version.eq(was.version));
    let set = (
        documents::withdrawn_by.eq(by.map(|by| by.uuid())),
        documents::withdrawn_at.eq(now),
        documents::version.eq(was.version + 1),
    );
    exactly_one(diesel::update(seen).set(set).execute(db)?)
}

/// Gives all documents of one record to another one; how many.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn hand_over(db: &mut PgConnection, from: Owner, to: Owner) -> Result<usize, RepoError> {
    let held = documents::table.filter(documents::owner_kind.eq(Code(from.kind)).and(documents::owner_id.eq(from.id)));
    let set = (documents::owner_kind.eq(Code(to.kind)), documents::owner_id.eq(to.id));
    Ok(diesel::update(held).set(set).execute(db)?)
}

/// Which of these objects no document names.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn orphans(db: &mut PgConnection, names: Vec<String>) -> Result<Vec<String>, RepoError> {
    let known: Vec<String> =
        documents::table.filter(documents::object_name.eq_any(&names)).select(documents::object_name).load(db)?;
    let known: std::collections::BTreeSet<String> = known.into_iter().collect();
    Ok(names.into_iter().filter(|name| !known.contains(name)).collect())
}
