//! Moves of members between towns.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{MemberId, TransferId};
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use domain::membership::transfer::{Decision, Side, Transfer, TransferStatus};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::schema::member_transfers;

/// A transfer with the version of its row.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The transfer.
    pub transfer: Transfer,
    /// Grows with every step.
    pub version: i64,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = member_transfers, check_for_backend(Pg), treat_none_as_null = true)]
struct Row {
    id: Uuid,
    member_id: Uuid,
    from_unit_id: Uuid,
    org_path: String,
    to_unit_id: Uuid,
    receiving_path: String,
    reason: String,
    status: Code<TransferStatus>,
    proposed_by: Uuid,
    proposed_on: NaiveDate,
    decided_by: Option<Uuid>,
    decided_on: Option<NaiveDate>,
    decision_reason: Option<String>,
    version: i64,
}

impl Row {
    fn of(transfer: &Transfer, version: i64) -> Self {
        let decision = transfer.decision.as_ref();
        Self {
            id: transfer.id.uuid(),
            member_id: transfer.member.uuid(),
            from_unit_id: transfer.from.unit.uuid(),
            org_path: transfer.from.path.to_string(),
            to_unit_id: transfer.to.unit.uuid(),
            receiving_path: transfer.to.path.to_string(),
            reason: transfer.reason.as_str().to_owned(),
            status: Code(transfer.status),
            proposed_by: transfer.proposed_by.uuid(),
            proposed_on: transfer.proposed_on,
            decided_by: decision.map(|decision| decision.by.uuid()),
            decided_on: decision.map(|decision| decision.on),
            decision_reason: decision.and_then(|decision| decision.reason.clone()).map(Into::into),
            version,
        }
    }

    fn stored(self) -> Result<Stored, RepoError> {
        let path = |text: &str| OrgPath::parse(text).map_err(RepoError::unreadable);
        let line = |text: &str| Line::parse(text).map_err(RepoError::unreadable);
        let reason = self.decision_reason.as_deref().map(line).transpose()?;
        let decision = self.decided_by.zip(self.decided_on).map(|(by, on)| Decision { by: by.into(), on, reason });
        let transfer = Transfer {
            id: self.id.into(),
            member: self.member_id.into(),
            from: Side { unit: self.from_unit_id.into(), path: path(&self.org_path)? },
            to: Side { unit: self.to_unit_id.into(), path: path(&self.receiving_path)? },
            reason: line(&self.reason)?,
            status: self.status.0,
            proposed_by: self.proposed_by.into(),
            proposed_on: self.proposed_on,
            decision,
        };
        Ok(Stored { transfer, version: self.version })
    }
}

/// Both sides read a transfer, and so does the member.
fn in_scope(scope: &Scope) -> member_transfers::BoxedQuery<'_, Pg> {
    let all = member_transfers::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => {
            let mine = subtree(path);
            let sent = member_transfers::org_path.like(mine.clone());
            all.filter(sent.or(member_transfers::receiving_path.like(mine)))
        }
        Rows::OfMember(id) => all.filter(member_transfers::member_id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfAccount(_) => all.filter(member_transfers::id.eq(Uuid::nil())),
    }
}

/// Writes a proposal down, for a member that was reached through its scope.
///
/// # Errors
/// [`RepoError::Refused`] by `member_transfers_one_open`.
pub fn insert(db: &mut PgConnection, transfer: &Transfer) -> Result<(), RepoError> {
    diesel::insert_into(member_transfers::table).values(Row::of(transfer, 1)).execute(db)?;
    Ok(())
}

/// One transfer.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: TransferId) -> Result<Stored, RepoError> {
    let found = in_scope(scope).filter(member_transfers::id.eq(id.uuid()));
    found.select(Row::as_select()).first(db).map_err(RepoError::from).and_then(Row::stored)
}

/// What a list of transfers is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Of this member.
    pub member: Option<MemberId>,
    /// Standing here.
    pub status: Option<TransferStatus>,
}

/// Transfers in reach, the newest first. The key is the transfer's id.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    page: &PageRequest<Uuid>,
) -> Result<Page<Stored, Uuid>, RepoError> {
    let mut query = in_scope(scope).select(Row::as_select()).order(member_transfers::id.desc()).limit(page.fetch());
    if let Some(member) = filter.member {
        query = query.filter(member_transfers::member_id.eq(member.uuid()));
    }
    if let Some(status) = filter.status {
        query = query.filter(member_transfers::status.eq(Code(status)));
    }
    if let Some(after) = page.after {
        query = query.filter(member_transfers::id.lt(after));
    }
    let rows: Vec<Row> = query.load(db)?;
    let found = rows.into_iter().map(Row::stored).collect::<Result<Vec<_>, _>>()?;
    Ok(page.page(found, |stored| stored.transfer.id.uuid()))
}

/// Writes a decision down.
///
/// # Errors
/// [`RepoError::Stale`] unless the transfer still has the version seen.
pub fn save(db: &mut PgConnection, was: &Stored, now: &Transfer) -> Result<(), RepoError> {
    let seen = member_transfers::table.find(now.id.uuid()).filter(member_transfers::version.eq(was.version));
    exactly_one(diesel::update(seen).set(Row::of(now, was.version + 1)).execute(db)?)
}
