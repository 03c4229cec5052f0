//! The queue of long work, shared by every server on the database.
//!
//! Taking a job skips what another worker holds; holding it locks its row until the end of the batch's transaction.
//! A server that dies lets go of the lock at once and of the job when its last sign of life has grown old.

use chrono::{DateTime, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{Timestamptz, Uuid as SqlUuid};
use domain::kernel::access::{Role, Rows, Scope};
use domain::kernel::id::{AccountId, JobId, OrgUnitId};
use domain::kernel::job::{JobKind, JobState};
use domain::kernel::org_path::OrgPath;
use uuid::Uuid;

use super::code::Code;
use super::error::{RepoError, exactly_one};
use super::keyring::{Keyring, PersonalKind};
use super::page::{Page, PageRequest};
use super::scope::subtree;
use crate::schema::{job_results, jobs};

/// A job as the tables hold it.
#[derive(Debug, Clone, Queryable, Selectable, QueryableByName)]
#[diesel(table_name = jobs, check_for_backend(Pg))]
pub struct Job {
    /// Its identifier.
    pub id: Uuid,
    /// What it does.
    pub kind: Code<JobKind>,
    /// Where it stands.
    pub state: Code<JobState>,
    /// The record that it works on.
    pub subject_id: Uuid,
    /// The unit at which it acts.
    pub org_unit_id: Uuid,
    /// Where that unit stands.
    pub org_path: String,
    /// Who began it.
    pub account_id: Uuid,
    /// In which role.
    pub role: Code<Role>,
    /// In which request.
    pub request_id: Option<Uuid>,
    /// Where the next batch begins.
    pub cursor: i64,
    /// Pieces looked at.
    pub done: i64,
    /// Those of them that failed.
    pub failed: i64,
    /// Pieces in all.
    pub total: i64,
    /// How often it was taken up since it last got anywhere.
    pub attempts: i16,
    /// When it was begun by whoever wants it.
    pub created_at: DateTime<Utc>,
    /// When a worker took it up first.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// Grows with every change.
    pub version: i64,
}

/// A job to be queued.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Its identifier.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// The record that it works on.
    pub subject_id: Uuid,
    /// The unit at which it acts.
    pub org_unit_id: OrgUnitId,
    /// Where that unit stands.
    pub org_path: OrgPath,
    /// Who wants it.
    pub account_id: AccountId,
    /// In which role.
    pub role: Role,
    /// In which request.
    pub request_id: Option<Uuid>,
    /// Pieces in all.
    pub total: i64,
    /// When it is queued.
    pub created_at: DateTime<Utc>,
}

/// Queues a job.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn insert(db: &mut PgConnection, new: &NewJob) -> Result<(), RepoError> {
    let row = (
        jobs::id.eq(new.id.uuid()),
        jobs::kind.eq(Code(new.kind)),
        jobs::state.eq(Code(JobState::Queued)),
        jobs::subject_id.eq(new.subject_id),
        jobs::org_unit_id.eq(new.org_unit_id.uuid()),
        jobs::org_path.eq(new.org_path.as_str()),
        jobs::account_id.eq(new.account_id.uuid()),
        jobs::role.eq(Code(new.role)),
        jobs::request_id.eq(new.request_id),
        jobs::total.eq(new.total),
        jobs::created_at.eq(new.created_at),
    );
    diesel::insert_into(jobs::table).values(row).execute(db)?;
    Ok(())
}

/// Takes the oldest job that waits, or whose worker was last heard of at `dead_since` or before.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn take(
    db: &mut PgConnection,
    worker: Uuid,
    now: DateTime<Utc>,
    dead_since: DateTime<Utc>,
) -> Result<Option<Job>, RepoError> {
    const TAKE: &str = "UPDATE jobs SET worker_id = $1, heartbeat_at = $2, started_at = coalesce(started_at, $2), \
        state = CASE state WHEN 'queued' THEN 'running' ELSE state END, attempts = attempts + 1, \
        version = version + 1 \
        WHERE id = (SELECT id FROM jobs WHERE state = 'queued' \
            OR (state IN ('running', 'cancelling') AND heartbeat_at <= $3) \
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *";
    let taken = diesel::sql_query(TAKE)
        .bind::<SqlUuid, _>(worker)
        .bind::<Timestamptz, _>(now)
        .bind::<Timestamptz, _>(dead_since)
        .get_result(db);
    Ok(taken.optional()?)
}

/// Holds a job that a worker has taken until the end of the transaction; `None` if another has it by now.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn hold(db: &mut PgConnection, id: JobId, worker: Uuid) -> Result<Option<Job>, RepoError> {
    let mine = jobs::table.find(id.uuid()).filter(jobs::worker_id.eq(worker));
    Ok(mine.select(Job::as_select()).for_update().first(db).optional()?)
}

/// Writes down how far a held job came, as a sign of life.
///
/// # Errors
/// [`RepoError::Stale`] if it is not held.
pub fn save_progress(db: &mut PgConnection, job: &Job, now: DateTime<Utc>) -> Result<(), RepoError> {
    let set = (
        jobs::cursor.eq(job.cursor),
        jobs::done.eq(job.done),
        jobs::failed.eq(job.failed),
        jobs::attempts.eq(0),
        jobs::heartbeat_at.eq(now),
        jobs::version.eq(job.version + 1),
    );
    exactly_one(diesel::update(jobs::table.find(job.id)).set(set).execute(db)?)
}

/// Moves a job from the state that was seen.
///
/// # Errors
/// [`RepoError::Stale`] if it stands elsewhere by now.
pub fn save_state(db: &mut PgConnection, was: &Job, to: JobState, now: DateTime<Utc>) -> Result<(), RepoError> {
    let seen = jobs::table.find(was.id).filter(jobs::state.eq(was.state));
    let moved = match to.has_ended() {
        true => diesel::update(seen)
            .set((
                jobs::state.eq(Code(to)),
                jobs::worker_id.eq(None::<Uuid>),
                jobs::finished_at.eq(now),
                jobs::version.eq(jobs::version + 1),
            ))
            .execute(db)?,
        false => {
            diesel::update(seen).set((jobs::state.eq(Code(to)), jobs::version.eq(jobs::version + 1))).execute(db)?
        }
    };
    exactly_one(moved)
}

fn in_scope<'a>(scope: &Scope) -> jobs::BoxedQuery<'a, Pg> {
    let all = jobs::table.into_boxed();
    match scope.rows() {
        Rows::All => all,
        Rows::Subtree(path) => all.filter(jobs::org_path.like(subtree(path))),
        Rows::OfAccount(id) => all.filter(jobs::account_id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfMember(_) => all.filter(jobs::id.eq(Uuid::nil())),
    }
}

/// One job.
///
/// # Errors
/// [`RepoError::NotFound`], also out of scope.
pub fn find(db: &mut PgConnection, scope: &Scope, id: JobId) -> Result<Job, RepoError> {
    Ok(in_scope(scope).filter(jobs::id.eq(id.uuid())).select(Job::as_select()).first(db)?)
}

/// The same, locked until the end of the transaction: it waits for the batch at hand.
///
/// # Errors
/// As [`find`].
pub fn lock(db: &mut PgConnection, scope: &Scope, id: JobId) -> Result<Job, RepoError> {
    find(db, scope, id)?;
    Ok(jobs::table.find(id.uuid()).select(Job::as_select()).for_update().first(db)?)
}

/// Jobs among these ids, of records that the caller has reached.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn among(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Job>, RepoError> {
    Ok(jobs::table.filter(jobs::id.eq_any(ids)).select(Job::as_select()).load(db)?)
}

/// Which jobs a list shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct JobFilter {
    /// Of this kind.
    pub kind: Option<JobKind>,
    /// Standing there.
    pub state: Option<JobState>,
}

/// The newest jobs first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: JobFilter,
    page: &PageRequest<Uuid>,
) -> Result<Page<Job, Uuid>, RepoError> {
    let mut query = in_scope(scope).order(jobs::id.desc()).limit(page.fetch());
    if let Some(kind) = filter.kind {
        query = query.filter(jobs::kind.eq(Code(kind)));
    }
    if let Some(state) = filter.state {
        query = query.filter(jobs::state.eq(Code(state)));
    }
    if let Some(after) = page.after {
        query = query.filter(jobs::id.lt(after));
    }
    Ok(page.page(query.select(Job::as_select()).load(db)?, |job| job.id))
}

/// A file that a job made.
#[derive(Debug, Clone)]
pub struct ResultFile {
    /// Under which name it is saved.
    pub file_name: String,
    /// What it is.
    pub media_type: String,
    /// The file itself.
    pub content: Vec<u8>,
}

/// Keeps the file that a job made, encrypted.
///
/// # Errors
/// [`RepoError::Unreadable`] if the ring holds no key.
pub fn keep_result(
    db: &mut PgConnection,
    keys: &Keyring,
    job: Uuid,
    file: &ResultFile,
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    let sealed = keys.encrypt(PersonalKind::JobResult, job, &file.content).map_err(RepoError::unreadable)?;
    let row = (
        job_results::job_id.eq(job),
        job_results::file_name.eq(&file.file_name),
        job_results::media_type.eq(&file.media_type),
        job_results::content_sealed.eq(sealed),
        job_results::made_at.eq(now),
    );
    diesel::insert_into(job_results::table).values(row).execute(db)?;
    Ok(())
}

/// The names of the files that these jobs made.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn result_names(db: &mut PgConnection, jobs: &[Uuid]) -> Result<Vec<(Uuid, String)>, RepoError> {
    let kept = job_results::table.filter(job_results::job_id.eq_any(jobs));
    Ok(kept.select((job_results::job_id, job_results::file_name)).load(db)?)
}

/// The file that a job made, which the caller has reached.
///
/// # Errors
/// [`RepoError::NotFound`] if it made none or it is no longer kept.
pub fn result(db: &mut PgConnection, keys: &Keyring, job: Uuid) -> Result<ResultFile, RepoError> {
    let kept = job_results::table.find(job);
    let (file_name, media_type, sealed): (String, String, Vec<u8>) =
        kept.select((job_results::file_name, job_results::media_type, job_results::content_sealed)).first(db)?;
    let content = keys.decrypt(PersonalKind::JobResult, job, &sealed).map_err(RepoError::unreadable)?;
    Ok(ResultFile { file_name, media_type, content })
}

/// Forgets files made before this instant; how many.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn forget_results(db: &mut PgConnection, before: DateTime<Utc>) -> Result<usize, RepoError> {
    Ok(diesel::delete(job_results::table.filter(job_results::made_at.lt(before))).execute(db)?)
}
