//! Rows of rosters and what became of each. Whoever comes here has reached the roster through its scope.

use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid};
use domain::kernel::id::RosterImportId;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::roster::column::RosterColumn;
use domain::membership::roster::reconcile::RowResult;
use serde_json::Value;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::keyring::{Keyring, PersonalKind};
use crate::kernel::page::{Page, PageRequest};
use crate::schema::roster_rows;

/// Rows in one statement; PostgreSQL takes at most 65,535 values.
const BATCH: usize = 1_000;

/// The cells of a row, as text, in the order of the sheet.
pub type Cells = Vec<String>;

/// Encrypts cells for one row of one roster; its headings are row 0.
///
/// # Errors
/// [`RepoError::Unreadable`] on a ring without a key.
pub fn seal(keys: &Keyring, import: RosterImportId, row_number: u32, cells: &Cells) -> Result<Vec<u8>, RepoError> {
    let plain = serde_json::to_vec(cells).map_err(RepoError::unreadable)?;
    keys.encrypt(PersonalKind::RosterRow, place(import, row_number), &plain).map_err(RepoError::unreadable)
}

/// The cells of one row of one roster.
///
/// # Errors
/// [`RepoError::Unreadable`] for cells of another row or under an unknown key.
pub fn open(keys: &Keyring, import: RosterImportId, row_number: u32, sealed: &[u8]) -> Result<Cells, RepoError> {
    let plain = keys.decrypt(PersonalKind::RosterRow, place(import, row_number), sealed);
    serde_json::from_slice(&plain.map_err(RepoError::unreadable)?).map_err(RepoError::unreadable)
}

/// What a ciphertext is bound to: the roster and the row.
fn place(import: RosterImportId, row_number: u32) -> Uuid {
    Uuid::from_u128(import.uuid().as_u128() ^ u128::from(row_number))
}

/// A row to be kept.
#[derive(Debug, Clone)]
pub struct NewRow {
    /// As the sheet itself counts.
    pub row_number: u32,
    /// Its cells, encrypted.
    pub cells_sealed: Vec<u8>,
    /// Keyed hash of its identity, if that can be read.
    pub identity_digest: Option<Vec<u8>>,
    /// The earlier row with the same identity.
    pub first_row: Option<u32>,
}

/// Keeps the rows of a roster.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn insert(db: &mut PgConnection, import: RosterImportId, new: &[NewRow]) -> Result<(), RepoError> {
    for batch in new.chunks(BATCH) {
        let rows: Vec<_> = batch
            .iter()
            .map(|row| {
                (
                    roster_rows::import_id.eq(import.uuid()),
                    roster_rows::row_number.eq(row.row_number.cast_signed()),
                    roster_rows::cells_sealed.eq(&row.cells_sealed),
                    roster_rows::identity_digest.eq(&row.identity_digest),
                    roster_rows::first_row.eq(row.first_row.map(u32::cast_signed)),
                )
            })
            .collect();
        diesel::insert_into(roster_rows::table).values(rows).execute(db)?;
    }
    Ok(())
}

/// A row as the tables hold it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = roster_rows, check_for_backend(Pg))]
pub struct Row {
    /// As the sheet itself counts.
    #[diesel(deserialize_as = i32)]
    pub row_number: Number,
    /// Its cells, encrypted; `None` once forgotten.
    pub cells_sealed: Option<Vec<u8>>,
    /// Keyed hash of its identity, if that can be read.
    pub identity_digest: Option<Vec<u8>>,
    /// The earlier row with the same identity.
    pub first_row: Option<i32>,
    /// What it is, once it was looked at.
    pub result: Option<Code<RowResult>>,
    /// What is wrong with it.
    pub problems: Value,
    /// Codes of the columns in which it differs from what is known.
    pub changes: Vec<Option<String>>,
    /// The member that it is about.
    pub member_id: Option<Uuid>,
    /// The member's version as the row left it.
    pub member_version: Option<i64>,
    /// The form that the row made.
    pub form_id: Option<Uuid>,
    /// The form that the member had before.
    pub former_form_id: Option<Uuid>,
    /// Whether it was entered.
    pub written: bool,
}

/// The number of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub u32);

impl TryFrom<i32> for Number {
    type Error = std::num::TryFromIntError;

    fn try_from(stored: i32) -> Result<Self, Self::Error> {
        u32::try_from(stored).map(Self)
    }
}

/// The next rows behind `after` that are not entered, in the order of the sheet.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn next(db: &mut PgConnection, import: RosterImportId, after: i64, count: i64) -> Result<Vec<Row>, RepoError> {
    let after = i32::try_from(after).map_err(RepoError::unreadable)?;
    let rows = roster_rows::table
        .filter(roster_rows::import_id.eq(import.uuid()))
        .filter(roster_rows::row_number.gt(after))
        .filter(roster_rows::written.eq(false))
        .order(roster_rows::row_number)
        .limit(count);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Rows of one result, or of every one, by number.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    import: RosterImportId,
    result: Option<RowResult>,
    page: &PageRequest<u32>,
) -> Result<Page<Row, u32>, RepoError> {
    let mut query = roster_rows::table
        .filter(roster_rows::import_id.eq(import.uuid()))
        .order(roster_rows::row_number)
        .limit(page.fetch())
        .into_boxed();
    if let Some(result) = result {
        query = query.filter(roster_rows::result.eq(Code(result)));
    }
    if let Some(after) = page.after {
        query = query.filter(roster_rows::row_number.gt(i32::try_from(after).unwrap_or(i32::MAX)));
    }
    Ok(page.page(query.select(Row::as_select()).load(db)?, |row| row.row_number.0))
}

/// All rows of one result.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn all_of(db: &mut PgConnection, import: RosterImportId, result: RowResult) -> Result<Vec<Row>, RepoError> {
    let rows = roster_rows::table
        .filter(roster_rows::import_id.eq(import.uuid()))
        .filter(roster_rows::result.eq(Code(result)))
        .order(roster_rows::row_number);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// All rows that were entered.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn written(db: &mut PgConnection, import: RosterImportId) -> Result<Vec<Row>, RepoError> {
    let rows = roster_rows::table
        .filter(roster_rows::import_id.eq(import.uuid()))
        .filter(roster_rows::written.eq(true))
        .order(roster_rows::row_number);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// How many rows there are of each result, and how many of them were entered.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn counts(db: &mut PgConnection, imports: &[Uuid]) -> Result<Vec<(Uuid, RowResult, bool, i64)>, RepoError> {
    let counted: Vec<(Uuid, Option<Code<RowResult>>, bool, i64)> = roster_rows::table
        .filter(roster_rows::import_id.eq_any(imports))
        .filter(roster_rows::result.is_not_null())
        .group_by((roster_rows::import_id, roster_rows::result, roster_rows::written))
        .select((roster_rows::import_id, roster_rows::result, roster_rows::written, diesel::dsl::count_star()))
        .load(db)?;
    let known = |(import, result, written, count): (Uuid, Option<Code<RowResult>>, bool, i64)| {
        result.map(|result| (import, result.0, written, count))
    };
    Ok(counted.into_iter().filter_map(known).collect())
}

/// What became of a row.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// As the sheet itself counts.
    pub row_number: u32,
    /// What it is.
    pub result: RowResult,
    /// What is wrong with it; empty unless invalid.
    pub problems: Value,
    /// The columns in which it differs; empty unless changed.
    pub changes: Vec<RosterColumn>,
    /// The member that it is about, with its version as the row left it.
    pub member: Option<(Uuid, i64)>,
    /// The form that was entered, and the one before it if there was one; `None` if nothing was entered.
    pub written: Option<(Uuid, Option<Uuid>)>,
}

/// Writes down what became of rows.
///
/// # Errors
/// [`RepoError::Refused`] by a constraint of the table; [`RepoError::Stale`] if a row is gone.
pub fn save(db: &mut PgConnection, import: RosterImportId, outcomes: &[Outcome]) -> Result<(), RepoError> {
    const SAVE: &str = "UPDATE roster_rows SET result = now.result, problems = now.problems, \
        changes = string_to_array(now.changes, ','), member_id = now.member_id, \
        member_version = now.member_version, form_id = now.form_id, former_form_id = now.former_form_id, \
        written = now.written \
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10) AS now (row_number, result, problems, changes, member_id, \
        member_version, form_id, former_form_id, written) \
        WHERE roster_rows.import_id = $1 AND roster_rows.row_number = now.row_number";
    let all = || outcomes.iter();
    let changes = |outcome: &Outcome| outcome.changes.iter().map(|column| column.code()).collect::<Vec<_>>().join(",");
    let saved = diesel::sql_query(SAVE)
        .bind::<SqlUuid, _>(import.uuid())
        .bind::<Array<Integer>, _>(all().map(|row| row.row_number.cast_signed()).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(all().map(|row| row.result.code()).collect::<Vec<_>>())
        .bind::<Array<Jsonb>, _>(all().map(|row| row.problems.clone()).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(all().map(changes).collect::<Vec<_>>())
        .bind::<Array<Nullable<SqlUuid>>, _>(all().map(|row| row.member.map(|(id, _)| id)).collect::<Vec<_>>())
        .bind::<Array<Nullable<BigInt>>, _>(all().map(|row| row.member.map(|(_, seen)| seen)).collect::<Vec<_>>())
        .bind::<Array<Nullable<SqlUuid>>, _>(all().map(|row| row.written.map(|(form, _)| form)).collect::<Vec<_>>())
        .bind::<Array<Nullable<SqlUuid>>, _>(all().map(|row| row.written.and_then(|(_, was)| was)).collect::<Vec<_>>())
        .bind::<Array<Bool>, _>(all().map(|row| row.written.is_some()).collect::<Vec<_>>())
        .execute(db)?;
    if saved == outcomes.len() { Ok(()) } else { Err(RepoError::Stale) }
}
