//! What waits for me: put together from what each context says, and handed on or urged.
//!
//! Nothing is stored about things to do but to whom they were handed and when they were urged; what waits, for whom
//! and since when follows from the records themselves.

pub mod colleagues;
pub mod list;
pub mod urging;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access;
use domain::kernel::todo::TodoKind;
use domain::kernel::vocabulary::Vocabulary;
use persistence::kernel::error::RepoError;
use persistence::kernel::page::PageRequest;
use persistence::kernel::todo::{TodoKey, Waiting, Wanted, Whose};
use persistence::{credit, membership, services};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::kernel::problem::{Problem, ProblemCode};
use crate::membership::limits::Limits;

/// The routes of this context.
pub fn routes(config: &mut ServiceConfig) {
    list::routes(config);
    colleagues::routes(config);
    urging::routes(config);
}

/// Everything that is on somebody's desk by role, with the reach of each permission.
fn on_the_desk(actor: &access::Actor) -> Wanted {
    let kinds = TodoKind::ALL.iter().filter(|kind| kind.desk().contains(&actor.role));
    let kinds = kinds.filter_map(|kind| Some((*kind, actor.scope_for(kind.action()).ok()?))).collect();
    Wanted { kinds, me: Some(actor.account_id), today: NaiveDate::MIN, whose: Whose::All, subject_id: None }
}

/// Everything that somebody can see waiting, whoever has it on the desk.
fn in_sight(actor: &access::Actor) -> Wanted {
    let kinds = TodoKind::ALL.iter().filter_map(|kind| Some((*kind, actor.scope_for(kind.reading()).ok()?)));
    Wanted { kinds: kinds.collect(), me: None, today: NaiveDate::MIN, whose: Whose::All, subject_id: None }
}

/// The things that wait longest over all contexts, one more than a page holds. Each context pages by the same key,
/// so the page of all is among the pages of each.
fn waiting(db: &mut PgConnection, wanted: &Wanted, page: &PageRequest<TodoKey>) -> Result<Vec<Waiting>, RepoError> {
    let mut all = membership::waiting::list(db, wanted, page)?;
    all.extend(credit::waiting::list(db, wanted, page)?);
    all.extend(services::waiting::list(db, wanted, page)?);
    all.sort_by_key(|waiting| (waiting.since, waiting.subject_id));
    all.truncate(usize::try_from(page.fetch()).unwrap_or_default());
    Ok(all)
}

/// How many things of each kind wait.
fn counts(db: &mut PgConnection, wanted: &Wanted) -> Result<HashMap<TodoKind, i64>, RepoError> {
    let mut all: HashMap<TodoKind, i64> = membership::waiting::counts(db, wanted)?.into_iter().collect();
    all.extend(credit::waiting::counts(db, wanted)?);
    all.extend(services::waiting::counts(db, wanted)?);
    Ok(all)
}

/// What waits with one record, if something of what is wanted does.
fn of_record(db: &mut PgConnection, wanted: Wanted, today: NaiveDate, id: Uuid) -> Result<Waiting, Problem> {
    let wanted = Wanted { today, subject_id: Some(id), ..wanted };
    let found = waiting(db, &wanted, &PageRequest { limit: 1, after: None })?;
    found.into_iter().next().ok_or_else(|| Problem::new(ProblemCode::NotFound))
}

/// The last day for something: its record's own, or that of the county's terms.
fn due(waiting: &Waiting, limits: &Limits) -> Option<NaiveDate> {
    waiting.due_on.or_else(|| limits.due_of(waiting.kind.0, waiting.since))
}
