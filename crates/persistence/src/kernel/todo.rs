//! What waits for somebody, computed from the records of all contexts. Each context says where its things wait
//! (`Source`); how they are listed, counted, assigned and urged is the same for all.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_types::{BigInt, Date, Nullable, Text, Uuid as SqlUuid};
use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::AccountId;
use domain::kernel::todo::TodoKind;
use domain::kernel::vocabulary::Vocabulary;
use domain::vocabulary;
use uuid::Uuid;

use super::code::Code;
use super::error::RepoError;
use super::page::PageRequest;
use super::scope::subtree;
use crate::schema::{assignments, reminders};

vocabulary! {
    /// Whose things to do a list shows, of all that the caller may do.
    pub enum Whose {
        /// Those handed to the caller, and those handed to nobody.
        Desk => "desk",
        /// Those handed to the caller.
        Mine => "mine",
        /// Also those handed to colleagues.
        All => "all",
    }
}

/// The records of one sort that can wait: SQL of their columns and where they come from.
pub(crate) struct Origin {
    pub from: &'static str,
    pub id: &'static str,
    pub number: &'static str,
    pub name: &'static str,
    /// The columns by which a scope reaches them; `NULL` for a scope that reaches none of them.
    pub org_path: &'static str,
    pub member: &'static str,
    pub provider: &'static str,
}

/// Which of them wait for one deed. In its SQL `$1` is today, `$2` the account that asks, nil if nobody in
/// particular does.
pub(crate) struct Source {
    pub kind: TodoKind,
    pub since: &'static str,
    pub due_on: &'static str,
    pub condition: &'static str,
}

/// What is asked: kinds with the rows in reach of each, and for whom.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The kinds, each with the scope of its permission.
    pub kinds: Vec<(TodoKind, Scope)>,
    /// Who asks: what it must not do because of what it did before is left out.
    pub me: Option<AccountId>,
    /// The day.
    pub today: NaiveDate,
    /// Whose.
    pub whose: Whose,
    /// Only of this record.
    pub subject_id: Option<Uuid>,
}

/// Something to do.
#[derive(Debug, Clone, QueryableByName)]
pub struct Waiting {
    /// What is to be done.
    #[diesel(sql_type = Text)]
    pub kind: Code<TodoKind>,
    /// With which record.
    #[diesel(sql_type = SqlUuid)]
    pub subject_id: Uuid,
    /// The number under which people speak of it.
    #[diesel(sql_type = Text)]
    pub number: String,
    /// Whom it is about.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// The unit that it belongs to.
    #[diesel(sql_type = Text)]
    pub org_path: String,
    /// Since when it waits.
    #[diesel(sql_type = Date)]
    pub since: NaiveDate,
    /// The last day for it, where the record itself names one.
    #[diesel(sql_type = Nullable<Date>)]
    pub due_on: Option<NaiveDate>,
    /// To whom it was handed.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub assigned_to: Option<Uuid>,
    /// When somebody urged it last.
    #[diesel(sql_type = Nullable<Date>)]
    pub reminded_on: Option<NaiveDate>,
    /// How often it was urged.
    #[diesel(sql_type = BigInt)]
    pub reminders: i64,
}

/// Where a page of things to do ends: those that wait longest come first.
pub type TodoKey = (NaiveDate, Uuid);

type Query = BoxedSqlQuery<'static, Pg, SqlQuery>;

/// Parameters that come before those of the scopes.
const FIRST_OF_SCOPES: usize = 8;

/// The condition of a scope, and what it binds.
fn reach(scope: &Scope, origin: &Origin, place: usize) -> (String, Option<String>) {
    match scope.rows() {
        Rows::All => ("true".to_owned(), None),
        Rows::Subtree(path) => (format!("{} LIKE ${place}", origin.org_path), Some(subtree(path))),
        Rows::OfMember(id) => (format!("{} = ${place}::uuid", origin.member), Some(id.to_string())),
        Rows::OfProvider(id) => (format!("{} = ${place}::uuid", origin.provider), Some(id.to_string())),
        Rows::OfAccount(_) => ("false".to_owned(), None),
    }
}

/// Where things wait: records, and for what.
pub(crate) type Desk<'a> = (&'a Origin, &'a [Source]);

/// The query over everything wanted that waits here; `None` if nothing of it does.
fn query(
    (origin, sources): Desk,
    wanted: &Wanted,
    (columns, rest): (&str, &str),
    page: Option<&PageRequest<TodoKey>>,
) -> Option<Query> {
    let (mut parts, mut binds) = (Vec::new(), Vec::new());
    let Origin { from, id, number, name, org_path, .. } = origin;
    for (kind, scope) in &wanted.kinds {
        for Source { since, due_on, condition, .. } in sources.iter().filter(|source| source.kind == *kind) {
            let (reached, bind) = reach(scope, origin, FIRST_OF_SCOPES + binds.len());
            parts.push(format!(
                "SELECT '{}', {id}, {number}, {name}, {org_path}, {since}, {due_on}::date FROM {from} \
                 WHERE ({condition}) AND {reached}",
                kind.code()
            ));
            binds.extend(bind);
        }
    }
    if parts.is_empty() {
        return None;
    }
    let text = format!(
        "WITH waiting (kind, subject_id, number, name, org_path, since, due_on) AS ({}) \
         SELECT {columns} FROM waiting \
         LEFT JOIN assignments ON assignments.subject_id = waiting.subject_id AND assignments.kind = waiting.kind \
         WHERE ($3 = 'all' OR assigned_to = $2 OR ($3 = 'desk' AND assigned_to IS NULL)) \
         AND ($4 IS NULL OR waiting.subject_id = $4) AND ($5 IS NULL OR (since, waiting.subject_id) > ($5, $6)) \
         AND $1 IS NOT NULL {rest}",
        parts.join(" UNION ALL ")
    );
    Some(bound(text, wanted, page, binds))
}

fn bound(text: String, wanted: &Wanted, page: Option<&PageRequest<TodoKey>>, scopes: Vec<String>) -> Query {
    let after = page.and_then(|page| page.after);
    let query = diesel::sql_query(text)
        .into_boxed()
        .bind::<Date, _>(wanted.today)
        .bind::<SqlUuid, _>(wanted.me.map_or(Uuid::nil(), |me| me.uuid()))
        .bind::<Text, _>(wanted.whose.code())
        .bind::<Nullable<SqlUuid>, _>(wanted.subject_id)
        .bind::<Nullable<Date>, _>(after.map(|(since, _)| since))
        .bind::<Nullable<SqlUuid>, _>(after.map(|(_, id)| id))
        .bind::<BigInt, _>(page.map_or(i64::MAX, PageRequest::fetch));
    scopes.into_iter().fold(query, |query, bind| query.bind::<Text, _>(bind))
}

/// The things that wait longest, one more than a page holds.
pub(crate) fn list(
    db: &mut PgConnection,
    desk: Desk,
    wanted: &Wanted,
    page: &PageRequest<TodoKey>,
) -> Result<Vec<Waiting>, RepoError> {
    let columns = "waiting.*, assigned_to, \
        (SELECT max(reminded_on) FROM reminders WHERE subject_id = waiting.subject_id) AS reminded_on, \
        (SELECT count(*) FROM reminders WHERE subject_id = waiting.subject_id) AS reminders";
    let query = query(desk, wanted, (columns, "ORDER BY since, waiting.subject_id LIMIT $7"), Some(page));
    query.map_or(Ok(Vec::new()), |query| Ok(query.load(db)?))
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Text)]
    kind: Code<TodoKind>,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many things of each kind wait.
pub(crate) fn counts(db: &mut PgConnection, desk: Desk, wanted: &Wanted) -> Result<Vec<(TodoKind, i64)>, RepoError> {
    let columns = "waiting.kind, count(*) AS count";
    let query = query(desk, wanted, (columns, "AND $7 IS NOT NULL GROUP BY waiting.kind"), None);
    let counts: Vec<Count> = query.map_or(Ok(Vec::new()), |query| query.load(db))?;
    Ok(counts.into_iter().map(|count| (count.kind.0, count.count)).collect())
}

/// Hands something to do to somebody, whoever had it before.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn assign(
    db: &mut PgConnection,
    waiting: &Waiting,
    to: AccountId,
    (by, reason, now): (AccountId, &str, DateTime<Utc>),
) -> Result<(), RepoError> {
    let row = (
        assignments::subject_id.eq(waiting.subject_id),
        assignments::kind.eq(waiting.kind),
        assignments::assigned_to.eq(to.uuid()),
        assignments::assigned_by.eq(by.uuid()),
        assignments::assigned_at.eq(now),
        assignments::reason.eq(reason),
    );
    let key = (assignments::subject_id, assignments::kind);
    diesel::insert_into(assignments::table).values(row).on_conflict(key).do_update().set(row).execute(db)?;
    Ok(())
}

/// Writes down that something to do was urged.
///
/// # Errors
/// [`RepoError::Refused`] by `reminders_once_a_day`.
pub fn remind(
    db: &mut PgConnection,
    waiting: &Waiting,
    today: NaiveDate,
    (by, note, now): (AccountId, Option<&str>, DateTime<Utc>),
) -> Result<(), RepoError> {
    diesel::insert_into(reminders::table)
        .values((
            reminders::id.eq(Uuid::now_v7()),
            reminders::subject_id.eq(waiting.subject_id),
            reminders::kind.eq(waiting.kind),
            reminders::reminded_by.eq(by.uuid()),
            reminders::reminded_on.eq(today),
            reminders::reminded_at.eq(now),
            reminders::note.eq(note),
        ))
        .execute(db)?;
    Ok(())
}
