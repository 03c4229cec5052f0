//! Doing long work. A new kind of job is a variant of [`JobKind`] and a function that does one batch of it.

use std::time::Duration;

use actix_web::rt;
use actix_web::web::Data;
use domain::kernel::id::JobId;
use domain::kernel::job::{JobKind, JobPolicy, JobState};
use domain::kernel::vocabulary::Vocabulary;
use persistence::kernel::events::Stamp;
use persistence::kernel::jobs::{self, Job};
use persistence::kernel::keyring::Keyring;
use uuid::Uuid;

use crate::app::State;
use crate::kernel::db::Tx;
use crate::kernel::jobs::{Turn, record};
use crate::kernel::problem::Problem;
use crate::membership::roster;

/// How long a worker waits when there is nothing to do.
const IDLE: Duration = Duration::from_millis(500);

/// Does one batch of a job, in the transaction in which its progress is written down.
fn turn(tx: &mut Tx, keys: &Keyring, job: &Job) -> Result<Turn, Problem> {
    match job.kind.0 {
        JobKind::RosterCheck => roster::check::turn(tx, keys, job),
        JobKind::RosterCommit => roster::commit::turn(tx, keys, job),
    }
}

/// One pair of hands. Any number of them may work on one database, in any number of servers.
#[derive(Debug, Clone, Copy)]
pub struct Worker {
    id: Uuid,
    policy: JobPolicy,
}

impl Default for Worker {
    fn default() -> Self {
        Self { id: Uuid::now_v7(), policy: JobPolicy::default() }
    }
}

/// A job that a worker has taken.
#[derive(Debug, Clone)]
pub struct Taken {
    id: JobId,
    stamp: Stamp,
}

impl Worker {
    /// Works for as long as the server runs.
    pub async fn run(self, state: Data<State>) {
        loop {
            if let Err((job, problem)) = self.work(&state).await {
                // Whoever finds the job left behind tries again; the rules of the queue say when to give up.
                tracing::error!(?job, code = problem.code().code(), cause = problem.cause(), "a batch failed");
            }
            rt::time::sleep(IDLE).await;
        }
    }

    /// Works until nothing waits.
    ///
    /// # Errors
    /// What the batch of a job answers, with the job; it is left behind.
    pub async fn work(&self, state: &State) -> Result<(), (Option<JobId>, Problem)> {
        while let Some(taken) = self.take(state).await.map_err(|problem| (None, problem))? {
            while self.batch(state, &taken).await.map_err(|problem| (Some(taken.id), problem))? {}
        }
        Ok(())
    }

    /// Takes a job that waits or was left behind, if there is one.
    ///
    /// # Errors
    /// `busy` without a connection, `internal`.
    pub async fn take(&self, state: &State) -> Result<Option<Taken>, Problem> {
        let (worker, now) = (self.id, state.clock.now());
        let dead_since = self.policy.presumed_dead(now);
        let nobody = Stamp { account_id: None, role: None, request_id: None, now };
        let taken = state.db.write(nobody, move |tx| Ok(jobs::take(tx, worker, now, dead_since)?)).await?;
        Ok(taken.map(|job| Taken {
            id: job.id.into(),
            stamp: Stamp {
                account_id: Some(job.account_id.into()),
                role: Some(job.role.0),
                request_id: job.request_id,
                now,
            },
        }))
    }

    /// Does the next batch of a job: all of it happens, with the progress, or nothing; whether more is to do.
    ///
    /// # Errors
    /// What the batch answers; then nothing of it has happened.
    pub async fn batch(&self, state: &State, taken: &Taken) -> Result<bool, Problem> {
        let (worker, policy, id, keys) = (self.id, self.policy, taken.id, state.keys.clone());
        let stamp = Stamp { now: state.clock.now(), ..taken.stamp.clone() };
        state
            .db
            .write(stamp, move |tx| match jobs::hold(tx, id, worker)? {
                None => Ok(false),
                Some(job) if job.state.0 == JobState::Cancelling => end(tx, &job, JobState::Cancelled),
                Some(job) if policy.is_hopeless(job.attempts.unsigned_abs()) => end(tx, &job, JobState::Failed),
                Some(job) => advance(tx, &keys, job),
            })
            .await
    }
}

fn advance(tx: &mut Tx, keys: &Keyring, was: Job) -> Result<bool, Problem> {
    let now = tx.stamp().now;
    let done = turn(tx, keys, &was)?;
    let job = Job { cursor: done.cursor, done: was.done + done.done, failed: was.failed + done.failed, ..was };
    jobs::save_progress(tx, &job, now)?;
    if let Some(file) = &done.result {
        jobs::keep_result(tx, keys, job.id, file, now)?;
    }
    if done.finished { end(tx, &job, JobState::Done) } else { Ok(true) }
}

fn end(tx: &mut Tx, job: &Job, to: JobState) -> Result<bool, Problem> {
    let now = tx.stamp().now;
    jobs::save_state(tx, job, to, now)?;
    record(tx, job, to)?;
    Ok(false)
}
