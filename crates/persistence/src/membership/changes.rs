//! Requests to change what is known of members, and what was known before.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{ChangeRequestId, MemberId};
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::change::{ChangeField, ChangeRequest, ChangeStatus, Hand};
use uuid::Uuid;

use super::forms::{self, SealedForm};
use super::members::Member;
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::schema::{change_requests, member_former_forms, members};

/// A request with the forms before and after.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The request.
    pub request: ChangeRequest,
    /// Where the member stands.
    pub org_path: OrgPath,
    /// What was known when it was asked for.
    pub before_form_id: Uuid,
    /// What is to be known.
    pub after_form_id: Uuid,
    /// Keyed hash of the identity on the form after.
    pub identity_digest: Vec<u8>,
    /// Grows with every step.
    pub version: i64,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = change_requests, check_for_backend(Pg), treat_none_as_null = true)]
struct Row {
    id: Uuid,
    member_id: Uuid,
    org_path: String,
    fields: Vec<Option<String>>,
    before_form_id: Uuid,
    after_form_id: Uuid,
    identity_digest: Vec<u8>,
    evidence: String,
    status: Code<ChangeStatus>,
    submitted_by: Uuid,
    submitted_on: NaiveDate,
    town_checked_by: Option<Uuid>,
    town_checked_on: Option<NaiveDate>,
    closed_by: Option<Uuid>,
    closed_on: Option<NaiveDate>,
    reason: Option<String>,
    version: i64,
}

fn hand(by: Option<Uuid>, on: Option<NaiveDate>) -> Option<Hand> {
    by.zip(on).map(|(by, on)| Hand { by: by.into(), on })
}

fn field(code: Option<&String>) -> Result<ChangeField, RepoError> {
    let known = code.and_then(|code| ChangeField::from_code(code));
    known.ok_or_else(|| RepoError::unreadable(format!("field {code:?}")))
}

impl Row {
    fn of(stored: &Stored) -> Self {
        let request = &stored.request;
        Self {
            id: request.id.uuid(),
            member_id: request.member.uuid(),
            org_path: stored.org_path.to_string(),
            fields: request.fields.iter().map(|field| Some(field.code().to_owned())).collect(),
            before_form_id: stored.before_form_id,
            after_form_id: stored.after_form_id,
            identity_digest: stored.identity_digest.clone(),
            evidence: request.evidence.as_str().to_owned(),
            status: Code(request.status),
            submitted_by: request.submitted.by.uuid(),
            submitted_on: request.submitted.on,
            town_checked_by: request.town_check.map(|hand| hand.by.uuid()),
            town_checked_on: request.town_check.map(|hand| hand.on),
            closed_by: request.closed.map(|hand| hand.by.uuid()),
            closed_on: request.closed.map(|hand| hand.on),
            reason: request.reason.clone().map(Into::into),
            version: stored.version,
        }
    }

    fn stored(self) -> Result<Stored, RepoError> {
        let request = ChangeRequest {
            id: self.id.into(),
            member: self.member_id.into(),
            fields: self.fields.iter().map(|code| field(code.as_ref())).collect::<Result<_, _>>()?,
            evidence: Line::parse(&self.evidence).map_err(RepoError::unreadable)?,
            status: self.status.0,
            submitted: Hand { by: self.submitted_by.into(), on: self.submitted_on },
            town_check: hand(self.town_checked_by, self.town_checked_on),
            closed: hand(self.closed_by, self.closed_on),
            reason: self.reason.as_deref().map(Line::parse).transpose().map_err(RepoError::unreadable)?,
        };
        Ok(Stored {
            request,
            org_path: OrgPath::parse(&self.org_path).map_err(RepoError::unreadable)?,
            before_form_id: self.before_form_id,
            after_form_id: self.after_form_id,
            identity_digest: self.identity_digest,
            version: self.version,
        })
    }
}

fn in_scope(scope: &Scope) -> change_requests::BoxedQuery<'_, Pg> {
    let all = change_requests::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(change_requests::org_path.like(subtree(path))),
        Rows::OfMember(id) => all.filter(change_requests::member_id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfAccount(_) => all.filter(change_requests::id.eq(Uuid::nil())),
    }
}

/// Writes down a request for a member in reach, with the form that it asks for.
///
/// # Errors
/// [`RepoError::Refused`] by `change_requests_one_open`.
pub fn insert(
    db: &mut PgConnection,
    member: &Member,
    request: &ChangeRequest,
    after: SealedForm,
) -> Result<(), RepoError> {
    let new = Stored {
        request: request.clone(),
        org_path: member.org_path.clone(),
        before_form_id: member.form_id,
        after_form_id: after.id(),
        identity_digest: after.identity_digest.clone(),
        version: 1,
    };
    forms::insert(db, vec![after])?;
    diesel::insert_into(change_requests::table).values(Row::of(&new)).execute(db)?;
    Ok(())
}

/// One request.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: ChangeRequestId) -> Result<Stored, RepoError> {
    let found = in_scope(scope).filter(change_requests::id.eq(id.uuid()));
    found.select(Row::as_select()).first(db).map_err(RepoError::from).and_then(Row::stored)
}

/// What a list of requests is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Of this member.
    pub member: Option<MemberId>,
    /// Standing here.
    pub status: Option<ChangeStatus>,
}

/// Requests in reach, the newest first. The key is the request's id.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    page: &PageRequest<Uuid>,
) -> Result<Page<Stored, Uuid>, RepoError> {
    let mut query = in_scope(scope).select(Row::as_select()).order(change_requests::id.desc()).limit(page.fetch());
    if let Some(member) = filter.member {
        query = query.filter(change_requests::member_id.eq(member.uuid()));
    }
    if let Some(status) = filter.status {
        query = query.filter(change_requests::status.eq(Code(status)));
    }
    if let Some(after) = page.after {
        query = query.filter(change_requests::id.lt(after));
    }
    let rows: Vec<Row> = query.load(db)?;
    let found = rows.into_iter().map(Row::stored).collect::<Result<Vec<_>, _>>()?;
    Ok(page.page(found, |stored| stored.request.id.uuid()))
}

/// The request of a member in reach that waits for somebody.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn open_of(db: &mut PgConnection, member: &Member) -> Result<Option<Stored>, RepoError> {
    let waiting = [Code(ChangeStatus::Submitted), Code(ChangeStatus::TownChecked)];
    let open = change_requests::table.filter(change_requests::member_id.eq(member.id.uuid()));
    let row: Option<Row> =
        open.filter(change_requests::status.eq_any(waiting)).select(Row::as_select()).first(db).optional()?;
    row.map(Row::stored).transpose()
}

/// Writes a step down.
///
/// # Errors
/// [`RepoError::Stale`] unless the request still has the version seen.
pub fn save(db: &mut PgConnection, was: &Stored, now: &ChangeRequest) -> Result<(), RepoError> {
    let seen = change_requests::table.find(now.id.uuid()).filter(change_requests::version.eq(was.version));
    let row = Row::of(&Stored { request: now.clone(), version: was.version + 1, ..was.clone() });
    exactly_one(diesel::update(seen).set(row).execute(db)?)
}

/// Makes the form after the one by which the member is known, and keeps the one before.
///
/// # Errors
/// [`RepoError::Stale`] unless the member is still known by the form before; [`RepoError::Refused`] by
/// `members_identity_once` for an identity that another member has.
pub fn apply(db: &mut PgConnection, stored: &Stored, now: DateTime<Utc>) -> Result<(), RepoError> {
    let member = stored.request.member.uuid();
    let known = members::table.find(member).filter(members::form_id.eq(stored.before_form_id));
    let set = (
        members::form_id.eq(stored.after_form_id),
        members::identity_digest.eq(&stored.identity_digest),
        members::verified_at.eq(now),
        members::version.eq(members::version + 1),
    );
    exactly_one(diesel::update(known).set(set).execute(db)?)?;
    diesel::insert_into(member_former_forms::table)
        .values((
            member_former_forms::form_id.eq(stored.before_form_id),
            member_former_forms::member_id.eq(member),
            member_former_forms::held_until.eq(now),
            member_former_forms::change_request_id.eq(stored.request.id.uuid()),
        ))
        .execute(db)?;
    Ok(())
}

/// What was known of a member until when, and the request that ended it.
#[derive(Debug, Clone, Queryable)]
pub struct FormerForm {
    /// The row of the form.
    pub form_id: Uuid,
    /// Until when it held.
    pub held_until: DateTime<Utc>,
    /// The request.
    pub change_request_id: Uuid,
}

/// The former forms of a member in reach, the oldest first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn former_forms(db: &mut PgConnection, member: &Member) -> Result<Vec<FormerForm>, RepoError> {
    let all = member_former_forms::table.filter(member_former_forms::member_id.eq(member.id.uuid()));
    let columns =
        (member_former_forms::form_id, member_former_forms::held_until, member_former_forms::change_request_id);
    Ok(all.order(member_former_forms::held_until.asc()).select(columns).load(db)?)
}

/// Requests go with a member that moves to another town.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn follow(db: &mut PgConnection, member: MemberId, to: &OrgPath) -> Result<(), RepoError> {
    let all = change_requests::table.filter(change_requests::member_id.eq(member.uuid()));
    diesel::update(all).set(change_requests::org_path.eq(to.as_str())).execute(db)?;
    Ok(())
}
