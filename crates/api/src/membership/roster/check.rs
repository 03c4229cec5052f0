//! The check of a roster: every row is entered and taken back.

use domain::membership::roster::reconcile::RowResult;
use persistence::kernel::jobs::Job;
use persistence::kernel::keyring::Keyring;
use persistence::membership::roster_rows::{self, Outcome};
use persistence::membership::{reconciling, roster_imports};

use super::entry::{BATCH, Entry};
use crate::kernel::db::Tx;
use crate::kernel::jobs::Turn;
use crate::kernel::problem::Problem;

/// One batch of the check; the last one also counts who is missing.
///
/// # Errors
/// Only what concerns no single row.
pub fn turn(tx: &mut Tx, keys: &Keyring, job: &Job) -> Result<Turn, Problem> {
    let entry = Entry::of(tx, keys, job)?;
    let import = entry.roster.key();
    let rows = roster_rows::next(tx, import, job.cursor, BATCH)?;
    let turn = Turn::of(&rows);
    // Changed rows are tried as well: whether they are wanted is decided later.
    let outcomes = tx.rehearse(|tx| entry.enter(tx, rows, true))?;
    let failed = failed(&outcomes);
    let outcomes: Vec<Outcome> = outcomes.into_iter().map(taken_back).collect();
    roster_rows::save(tx, import, &outcomes)?;
    if turn.finished {
        let missing = reconciling::count_missing(tx, &entry.roster.path()?, import)?;
        roster_imports::save_missing(tx, import, missing)?;
    }
    Ok(Turn { failed, ..turn })
}

/// What stays of a row that was entered and taken back: no member that never was.
fn taken_back(outcome: Outcome) -> Outcome {
    let member = outcome.member.filter(|_| outcome.result != RowResult::New);
    // The version of a change that was taken back is one too high.
    let member = member.map(|(id, version)| (id, version - i64::from(outcome.written.is_some())));
    Outcome { member, written: None, ..outcome }
}

pub(super) fn failed(outcomes: &[Outcome]) -> i64 {
    outcomes.iter().map(|outcome| i64::from(outcome.result == RowResult::Invalid)).sum()
}

impl Turn {
    /// The batch of these rows, before it is known how many fail.
    pub(super) fn of(rows: &[roster_rows::Row]) -> Self {
        let done = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let cursor = rows.last().map_or(0, |row| i64::from(row.row_number.0));
        Self { cursor, done, failed: 0, finished: done < BATCH, result: None }
    }
}
