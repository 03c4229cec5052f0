//! Cases of expulsion.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::{ExpulsionId, MemberId};
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use domain::membership::expulsion::{Deed, ExpulsionCase, ExpulsionReason, ExpulsionStatus, Statement, Vote};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::schema::expulsions;

/// A case with where it stands in the tree.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The case.
    pub case: ExpulsionCase,
    /// Where the member stood.
    pub org_path: OrgPath,
    /// Grows with every step.
    pub version: i64,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = expulsions, check_for_backend(Pg), treat_none_as_null = true)]
struct Row {
    id: Uuid,
    member_id: Uuid,
    org_path: String,
    reason: Code<ExpulsionReason>,
    notice: String,
    opened_by: Uuid,
    opened_on: NaiveDate,
    heard_until: NaiveDate,
    status: Code<ExpulsionStatus>,
    answer: Option<String>,
    answered_by: Option<Uuid>,
    answered_on: Option<NaiveDate>,
    seats: Option<i32>,
    in_favour: Option<i32>,
    against: Option<i32>,
    abstained: Option<i32>,
    voted_by: Option<Uuid>,
    voted_on: Option<NaiveDate>,
    dropped_for: Option<String>,
    dropped_by: Option<Uuid>,
    dropped_on: Option<NaiveDate>,
    appeal: Option<String>,
    appealed_by: Option<Uuid>,
    appealed_on: Option<NaiveDate>,
    ruled_by: Option<Uuid>,
    ruled_on: Option<NaiveDate>,
    version: i64,
}

type Said = Option<(Statement, Deed)>;

fn text(said: &Said) -> Option<String> {
    said.as_ref().map(|(text, _)| text.as_str().to_owned())
}

fn by(said: &Said) -> Option<Uuid> {
    said.as_ref().map(|(_, deed)| deed.by.uuid())
}

fn on(said: &Said) -> Option<NaiveDate> {
    said.as_ref().map(|(_, deed)| deed.on)
}

fn deed(by: Option<Uuid>, on: Option<NaiveDate>) -> Option<Deed> {
    by.zip(on).map(|(by, on)| Deed { by: by.into(), on })
}

fn said(text: Option<String>, deed: Option<Deed>) -> Result<Said, RepoError> {
    let both = text.zip(deed).map(|(text, deed)| Ok((Line::parse(&text).map_err(RepoError::unreadable)?, deed)));
    both.transpose()
}

fn small(number: u32) -> Result<i32, RepoError> {
    i32::try_from(number).map_err(RepoError::unreadable)
}

fn count(stored: i32) -> Result<u32, RepoError> {
    u32::try_from(stored).map_err(RepoError::unreadable)
}

impl Row {
    fn of(stored: &Stored) -> Result<Self, RepoError> {
        let case = &stored.case;
        let vote = case.vote.map(|(vote, _)| vote);
        let votes = |number: fn(Vote) -> u32| vote.map(number).map(small).transpose();
        Ok(Self {
            id: case.id.uuid(),
            member_id: case.member.uuid(),
            org_path: stored.org_path.to_string(),
            reason: Code(case.reason),
            notice: case.notice.as_str().to_owned(),
            opened_by: case.opened.by.uuid(),
            opened_on: case.opened.on,
            heard_until: case.heard_until,
            status: Code(case.status),
            answer: text(&case.answer),
            answered_by: by(&case.answer),
            answered_on: on(&case.answer),
            seats: votes(|vote| vote.seats)?,
            in_favour: votes(|vote| vote.in_favour)?,
            against: votes(|vote| vote.against)?,
            abstained: votes(|vote| vote.abstained)?,
            voted_by: case.vote.map(|(_, deed)| deed.by.uuid()),
            voted_on: case.vote.map(|(_, deed)| deed.on),
            dropped_for: text(&case.dropped),
            dropped_by: by(&case.dropped),
            dropped_on: on(&case.dropped),
            appeal: text(&case.appeal),
            appealed_by: by(&case.appeal),
            appealed_on: on(&case.appeal),
            ruled_by: case.ruling.map(|deed| deed.by.uuid()),
            ruled_on: case.ruling.map(|deed| deed.on),
            version: stored.version,
        })
    }

    fn vote(&self) -> Result<Option<(Vote, Deed)>, RepoError> {
        let (Some(seats), Some(in_favour), Some(against), Some(abstained), Some(deed)) =
            (self.seats, self.in_favour, self.against, self.abstained, deed(self.voted_by, self.voted_on))
        else {
            return Ok(None);
        };
        let vote = Vote {
            seats: count(seats)?,
            in_favour: count(in_favour)?,
            against: count(against)?,
            abstained: count(abstained)?,
        };
        Ok(Some((vote, deed)))
    }

    fn stored(self) -> Result<Stored, RepoError> {
        let vote = self.vote()?;
        let case = ExpulsionCase {
            id: self.id.into(),
            member: self.member_id.into(),
            reason: self.reason.0,
            notice: Line::parse(&self.notice).map_err(RepoError::unreadable)?,
            opened: Deed { by: self.opened_by.into(), on: self.opened_on },
            heard_until: self.heard_until,
            status: self.status.0,
            answer: said(self.answer, deed(self.answered_by, self.answered_on))?,
            vote,
            dropped: said(self.dropped_for, deed(self.dropped_by, self.dropped_on))?,
            appeal: said(self.appeal, deed(self.appealed_by, self.appealed_on))?,
            ruling: deed(self.ruled_by, self.ruled_on),
        };
        let org_path = OrgPath::parse(&self.org_path).map_err(RepoError::unreadable)?;
        Ok(Stored { case, org_path, version: self.version })
    }
}

fn in_scope(scope: &Scope) -> expulsions::BoxedQuery<'_, Pg> {
    let all = expulsions::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(expulsions::org_path.like(subtree(path))),
        Rows::OfMember(id) => all.filter(expulsions::member_id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfAccount(_) => all.filter(expulsions::id.eq(Uuid::nil())),
    }
}

/// Opens a case for a member that was reached through its scope.
///
/// # Errors
/// [`RepoError::Refused`] by `expulsions_one_open`.
pub fn insert(db: &mut PgConnection, case: &ExpulsionCase, org_path: &OrgPath) -> Result<(), RepoError> {
    let new = Stored { case: case.clone(), org_path: org_path.clone(), version: 1 };
    diesel::insert_into(expulsions::table).values(Row::of(&new)?).execute(db)?;
    Ok(())
}

/// One case.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: ExpulsionId) -> Result<Stored, RepoError> {
    let row: Row = in_scope(scope).filter(expulsions::id.eq(id.uuid())).select(Row::as_select()).first(db)?;
    row.stored()
}

/// The case against a member that is not voted on; the member was reached through its scope.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn open_against(db: &mut PgConnection, member: MemberId) -> Result<Option<Stored>, RepoError> {
    let open = expulsions::table.filter(expulsions::member_id.eq(member.uuid()));
    let open = open.filter(expulsions::status.eq(Code(ExpulsionStatus::Hearing)));
    let row: Option<Row> = open.select(Row::as_select()).first(db).optional()?;
    row.map(Row::stored).transpose()
}

/// What a list of cases is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Against this member.
    pub member: Option<MemberId>,
    /// Standing here.
    pub status: Option<ExpulsionStatus>,
}

/// Cases in reach, the newest first. The key is the case's id.
///
/// # Errors
/// Only [`RepoError::Database`] and [`RepoError::Unreadable`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    page: &PageRequest<Uuid>,
) -> Result<Page<Stored, Uuid>, RepoError> {
    let mut query = in_scope(scope).select(Row::as_select()).order(expulsions::id.desc()).limit(page.fetch());
    if let Some(member) = filter.member {
        query = query.filter(expulsions::member_id.eq(member.uuid()));
    }
    if let Some(status) = filter.status {
        query = query.filter(expulsions::status.eq(Code(status)));
    }
    if let Some(after) = page.after {
        query = query.filter(expulsions::id.lt(after));
    }
    let rows: Vec<Row> = query.load(db)?;
    let found = rows.into_iter().map(Row::stored).collect::<Result<Vec<_>, _>>()?;
    Ok(page.page(found, |stored| stored.case.id.uuid()))
}

/// Writes a step down.
///
/// # Errors
/// [`RepoError::Stale`] unless the case still has the version seen.
pub fn save(db: &mut PgConnection, was: &Stored, now: &ExpulsionCase) -> Result<(), RepoError> {
    let seen = expulsions::table.find(now.id.uuid()).filter(expulsions::version.eq(was.version));
    let row = Row::of(&Stored { case: now.clone(), org_path: was.org_path.clone(), version: was.version + 1 })?;
    exactly_one(diesel::update(seen).set(row).execute(db)?)
}
