//! The trail: written with every change of state, sealed afterwards into a chain that shows tampering.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use domain::kernel::access::{Role, Rows, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id};
use domain::kernel::org_path::OrgPath;
use serde_json::{Value, json};
use uuid::Uuid;

use super::code::Code;
use super::error::RepoError;
use super::keyring::Keyring;
use super::page::{Page, PageRequest};
use super::scope::subtree;
use crate::schema::{accounts, events, sealed_events, sealed_head, unsealed_events};

/// Who acts, in which request and when: the same for every event of one command.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The account, if somebody is signed in.
    pub account_id: Option<AccountId>,
    /// The role acted in.
    pub role: Option<Role>,
    /// The request, as the caller's log knows it.
    pub request_id: Option<Uuid>,
    /// The instant of the command.
    pub now: DateTime<Utc>,
}

/// One change of state, about to be written down.
#[derive(Debug, Clone)]
pub struct NewEvent {
    kind: EventKind,
    subject_id: Uuid,
    org_path: String,
    changes: BTreeMap<&'static str, Value>,
    reason: Option<String>,
}

impl NewEvent {
    /// Something happened to a subject that belongs to no unit.
    pub fn new(kind: EventKind, subject_id: Uuid) -> Self {
        Self { kind, subject_id, org_path: String::new(), changes: BTreeMap::new(), reason: None }
    }

    /// The unit that the subject belongs to.
    #[must_use]
    pub fn at(mut self, path: &OrgPath) -> Self {
        self.org_path = path.to_string();
        self
    }

    /// A field and what it was and is. Never a secret, never a full identity number.
    #[must_use]
    pub fn changed(mut self, field: &'static str, before: impl Into<Value>, after: impl Into<Value>) -> Self {
        self.changes.insert(field, json!({ "before": before.into(), "after": after.into() }));
        self
    }

    /// Why, in the words of whoever did it.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

#[derive(Insertable)]
#[diesel(table_name = events)]
struct NewRow {
    id: Uuid,
    at: DateTime<Utc>,
    account_id: Option<Uuid>,
    role: Option<Code<Role>>,
    org_path: String,
    kind: Code<EventKind>,
    subject_id: Uuid,
    changes: Value,
    reason: Option<String>,
    request_id: Option<Uuid>,
}

fn row(stamp: &Stamp, event: NewEvent) -> NewRow {
    NewRow {
        id: Uuid::now_v7(),
        at: stamp.now,
        account_id: stamp.account_id.map(Id::uuid),
        role: stamp.role.map(Code),
        org_path: event.org_path,
        kind: Code(event.kind),
        subject_id: event.subject_id,
        changes: json!(event.changes),
        reason: event.reason,
        request_id: stamp.request_id,
    }
}

/// Writes an event down, in the transaction of the change itself.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn record(db: &mut PgConnection, stamp: &Stamp, event: NewEvent) -> Result<(), RepoError> {
    insert(db, &[row(stamp, event)])
}

/// Writes events of many commands down, in the order given; each as [`record`] does.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn record_all(db: &mut PgConnection, told: Vec<(Stamp, NewEvent)>) -> Result<(), RepoError> {
    let rows: Vec<NewRow> = told.into_iter().map(|(stamp, event)| row(&stamp, event)).collect();
    rows.chunks(BATCH as usize).try_for_each(|batch| insert(db, batch))
}

fn insert(db: &mut PgConnection, rows: &[NewRow]) -> Result<(), RepoError> {
    diesel::insert_into(events::table).values(rows).execute(db)?;
    let waiting: Vec<_> = rows.iter().map(|row| unsealed_events::event_id.eq(row.id)).collect();
    diesel::insert_into(unsealed_events::table).values(waiting).execute(db)?;
    Ok(())
}

/// An event as the trail holds it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = events, check_for_backend(Pg))]
pub struct Event {
    /// Its identifier.
    pub id: Uuid,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who did it, if somebody was signed in.
    pub account_id: Option<Uuid>,
    /// The role acted in.
    pub role: Option<Code<Role>>,
    /// Where the subject stood.
    pub org_path: String,
    /// What happened.
    pub kind: Code<EventKind>,
    /// To which record.
    pub subject_id: Uuid,
    /// Before and after per field.
    pub changes: Value,
    /// Why.
    pub reason: Option<String>,
    /// In which request.
    pub request_id: Option<Uuid>,
}

/// An event with the name of who did it.
pub type Told = (Event, Option<String>);

/// Which events are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Of this record.
    pub subject_id: Option<Uuid>,
    /// Of this kind.
    pub kind: Option<EventKind>,
    /// Brought about in this role.
    pub role: Option<Role>,
    /// Brought about by this account.
    pub account_id: Option<Uuid>,
    /// At this instant or later.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
}

/// The newest events in reach first. The key is the event's id.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    page: &PageRequest<Uuid>,
) -> Result<Page<Told, Uuid>, RepoError> {
    let mut query = events::table
        .left_join(accounts::table.on(events::account_id.eq(accounts::id.nullable())))
        .select((Event::as_select(), accounts::display_name.nullable()))
        .order(events::id.desc())
        .limit(page.fetch())
        .into_boxed();
    match scope.rows() {
        Rows::All => {}
        Rows::Subtree(path) => query = query.filter(events::org_path.like(subtree(path))),
        Rows::OfProvider(_) | Rows::OfMember(_) => query = query.filter(diesel::dsl::sql::<Bool>("false")),
        Rows::OfAccount(id) => query = query.filter(events::account_id.eq(id.uuid())),
    }
    if let Some(subject_id) = filter.subject_id {
        query = query.filter(events::subject_id.eq(subject_id));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(events::kind.eq(Code(kind)));
    }
    if let Some(role) = filter.role {
        query = query.filter(events::role.eq(Code(role)));
    }
    if let Some(account_id) = filter.account_id {
        query = query.filter(events::account_id.eq(account_id));
    }
    if let Some(from) = filter.from {
        query = query.filter(events::at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(events::at.lt(until));
    }
    if let Some(after) = page.after {
        query = query.filter(events::id.lt(after));
    }
    Ok(page.page(query.load::<Told>(db)?, |(event, _)| event.id))
}

/// The events of one record that the caller has already reached, oldest first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn timeline(db: &mut PgConnection, subject_id: Uuid) -> Result<Vec<Told>, RepoError> {
    let told = events::table
        .left_join(accounts::table.on(events::account_id.eq(accounts::id.nullable())))
        .filter(events::subject_id.eq(subject_id))
        .select((Event::as_select(), accounts::display_name.nullable()))
        .order(events::id.asc())
        .load(db)?;
    Ok(told)
}

const SEALER: i64 = 0x5ea1_0000_0000_0001;
const BATCH: i64 = 1_000;
const GENESIS: [u8; 32] = [0; 32];

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = Bool)]
    locked: bool,
}

/// Seals up to a thousand waiting events, in one transaction of the caller; how many.
/// Zero as well when another process is sealing.
///
/// # Errors
/// [`RepoError::Unreadable`] if the trail no longer ends where it was sealed last: going on would hide what is missing.
pub fn seal_batch(db: &mut PgConnection, keys: &Keyring) -> Result<usize, RepoError> {
    let lock: Locked =
        diesel::sql_query("SELECT pg_try_advisory_xact_lock($1) AS locked").bind::<BigInt, _>(SEALER).get_result(db)?;
    if !lock.locked {
        return Ok(0);
    }
    let (mut position, mut seal) = last_link(db)?.unwrap_or((0, GENESIS.to_vec()));
    if !ends_at(db, keys, position, &seal)? {
        return Err(RepoError::unreadable(
            "the trail does not end where it was sealed last; see `sanwei audit verify`",
        ));
    }
    let waiting: Vec<Event> = unsealed_events::table
        .inner_join(events::table)
        .select(Event::as_select())
        .order(events::id.asc())
        .limit(BATCH)
        .load(db)?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let ids: Vec<Uuid> = waiting.iter().map(|event| event.id).collect();
    let mut rows = Vec::with_capacity(waiting.len());
    for event in &waiting {
        position += 1;
        seal = keys.seal_event(&seal, &canonical(position, event)).to_vec();
        rows.push((
            sealed_events::position.eq(position),
            sealed_events::event_id.eq(event.id),
            sealed_events::seal.eq(seal.clone()),
        ));
    }
    diesel::insert_into(sealed_events::table).values(rows).execute(db)?;
    diesel::delete(unsealed_events::table.filter(unsealed_events::event_id.eq_any(&ids))).execute(db)?;
    let mark = keys.mark_head(position, &seal);
    let head = (sealed_head::position.eq(position), sealed_head::mark.eq(mark.as_slice()));
    let moved = diesel::insert_into(sealed_head::table).values(head).on_conflict(sealed_head::singleton).do_update();
    moved.set(head).execute(db)?;
    Ok(ids.len())
}

/// Whether the trail was sealed last up to here.
fn ends_at(db: &mut PgConnection, keys: &Keyring, position: i64, seal: &[u8]) -> Result<bool, RepoError> {
    let head = sealed_head::table.select((sealed_head::position, sealed_head::mark));
    Ok(match head.first::<(i64, Vec<u8>)>(db).optional()? {
        Some((end, mark)) => end == position && mark == keys.mark_head(position, seal),
        None => position == 0,
    })
}

fn last_link(db: &mut PgConnection) -> Result<Option<(i64, Vec<u8>)>, RepoError> {
    let last = sealed_events::table.order(sealed_events::position.desc());
    Ok(last.select((sealed_events::position, sealed_events::seal)).first(db).optional()?)
}

/// Every field of an event and its place in the chain, unambiguously as bytes. Objects are written with
/// sorted names, so the same event always gives the same bytes.
fn canonical(position: i64, event: &Event) -> Vec<u8> {
    use domain::kernel::vocabulary::Vocabulary;
    let role = event.role.map(|role| role.0.code());
    let fields = json!([
        position,
        event.id,
        event.at.timestamp_micros(),
        event.account_id,
        role,
        event.org_path,
        event.kind.0.code(),
        event.subject_id,
        event.changes,
        event.reason,
        event.request_id,
    ]);
    fields.to_string().into_bytes()
}

/// What a walk along the whole chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every seal fits, and the last one is where the trail ended. Quoted outside the system, it also shows whether the
    /// whole database was set back to an earlier day.
    Intact {
        /// Events sealed.
        sealed: i64,
        /// Events that still wait.
        waiting: i64,
        /// The last seal, if there is one.
        head: Option<Vec<u8>>,
    },
    /// The seal at this position does not fit: an event was changed, removed or moved there.
    Broken {
        /// The first position that does not fit.
        position: i64,
    },
    /// An event that is neither sealed nor waiting: somebody took it out of the queue.
    Orphaned {
        /// The event.
        event_id: Uuid,
    },
}

/// Walks the chain from its beginning.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn verify(db: &mut PgConnection, keys: &Keyring) -> Result<Verdict, RepoError> {
    let (mut position, mut seal) = (0_i64, GENESIS.to_vec());
    loop {
        let links: Vec<(i64, Vec<u8>, Event)> = sealed_events::table
            .inner_join(events::table)
            .filter(sealed_events::position.gt(position))
            .order(sealed_events::position.asc())
            .limit(BATCH)
            .select((sealed_events::position, sealed_events::seal, Event::as_select()))
            .load(db)?;
        if links.is_empty() {
            break;
        }
        for (at, stored, event) in links {
            position += 1;
            seal = keys.seal_event(&seal, &canonical(position, &event)).to_vec();
            if at != position || stored != seal {
                return Ok(Verdict::Broken { position });
            }
        }
    }
    if !ends_at(db, keys, position, &seal)? {
        return Ok(Verdict::Broken { position: position + 1 });
    }
    let orphan = events::table
        .filter(diesel::dsl::not(diesel::dsl::exists(
            sealed_events::table.filter(sealed_events::event_id.eq(events::id)),
        )))
        .filter(diesel::dsl::not(diesel::dsl::exists(
            unsealed_events::table.filter(unsealed_events::event_id.eq(events::id)),
        )))
        .select(events::id)
        .first(db)
        .optional()?;
    if let Some(event_id) = orphan {
        return Ok(Verdict::Orphaned { event_id });
    }
    let waiting = unsealed_events::table.count().get_result(db)?;
    Ok(Verdict::Intact { sealed: position, waiting, head: (position > 0).then_some(seal) })
}
