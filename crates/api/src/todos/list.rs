//! The list, and how much of each kind there is.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::Data;
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::id::AccountId;
use domain::kernel::org_path::OrgPath;
use domain::kernel::todo::TodoKind;
use domain::kernel::vocabulary::Vocabulary;
use persistence::identity::accounts;
use persistence::kernel::page::PageRequest;
use persistence::kernel::todo::{TodoKey, Waiting, Wanted, Whose};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::{counts, due, on_the_desk, waiting};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::{ActionCode, Code};
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};
use crate::membership::limits::Limits;

/// What is to be done, on the wire.
pub type TodoKindCode = Code<TodoKind>;
/// Whose things to do, on the wire.
pub type WhoseCode = Code<Whose>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(count);
}

/// Something to do.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Todo)]
pub(super) struct TodoOut {
    /// What is to be done.
    kind: TodoKindCode,
    /// The permission that it needs, which the caller holds.
    action: ActionCode,
    /// The record that it is to be done with: an application, a rating or a booking, as the kind says.
    subject_id: Uuid,
    /// The number under which people speak of it: the application's, the booking's, or that of the member rated.
    #[schema(example = "A-330382-000123")]
    number: String,
    /// Whom it is about.
    #[schema(example = "陈小满")]
    name: String,
    /// The federation that it belongs to.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// Since when it waits.
    since: NaiveDate,
    /// The last day for it, where there is one.
    due_on: Option<NaiveDate>,
    /// Whether that day is over.
    overdue: bool,
    /// To whom it was handed, by name; null if to nobody.
    #[schema(example = "陈晓燕")]
    assigned_to: Option<String>,
    /// Whether it was handed to the caller.
    mine: bool,
    /// How often it was urged.
    #[schema(example = 1)]
    reminders: i64,
    /// When it was urged last.
    reminded_on: Option<NaiveDate>,
}

/// Things to do with the names that belong to them.
pub(super) fn shown(
    db: &mut PgConnection,
    found: Vec<Waiting>,
    me: AccountId,
    today: NaiveDate,
) -> Result<Vec<TodoOut>, Problem> {
    let people: Vec<AccountId> = found.iter().filter_map(|waiting| waiting.assigned_to).map(Into::into).collect();
    let paths: Vec<&str> = found.iter().map(|waiting| waiting.org_path.as_str()).collect();
    let (people, units) = (accounts::names(db, &people)?, units::names_at(db, &paths)?);
    let limits = Limits::load(db)?;
    Ok(found.into_iter().map(|waiting| out(waiting, (&people, &units, &limits), me, today)).collect())
}

fn out(
    waiting: Waiting,
    (people, units, limits): (&HashMap<AccountId, String>, &HashMap<String, String>, &Limits),
    me: AccountId,
    today: NaiveDate,
) -> TodoOut {
    let due_on = due(&waiting, limits);
    let assigned_to: Option<AccountId> = waiting.assigned_to.map(Into::into);
    TodoOut {
        kind: Code(waiting.kind.0),
        action: Code(waiting.kind.0.action()),
        subject_id: waiting.subject_id,
        number: waiting.number,
        name: waiting.name,
        org_unit_name: units.get(&waiting.org_path).cloned().unwrap_or_default(),
        since: waiting.since,
        due_on,
        overdue: due_on.is_some_and(|day| day < today),
        assigned_to: assigned_to.map(|id| people.get(&id).cloned().unwrap_or_default()),
        mine: assigned_to == Some(me),
        reminders: waiting.reminders,
        reminded_on: waiting.reminded_on,
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only of this kind.
    #[param(inline)]
    kind: Option<TodoKindCode>,
    /// Whose: `desk` those handed to the caller or to nobody, as if not given; `mine` those handed to the caller;
    /// `all` also those handed to colleagues.
    #[param(inline)]
    whose: Option<WhoseCode>,
    /// Whether `total` tells how many there are in all.
    count: Option<bool>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

fn wanted(actor: &Actor, kind: Option<TodoKind>, whose: Option<WhoseCode>, today: NaiveDate) -> Wanted {
    let mut wanted = on_the_desk(actor);
    wanted.kinds.retain(|(known, _)| kind.is_none_or(|kind| kind == *known));
    Wanted { today, whose: whose.map_or(Whose::Desk, |code| code.0), ..wanted }
}

/// List what waits for the caller, the longest wait first
///
/// Over all contexts: applications, ratings, bookings. What the caller must not do because of what it did before is
/// not on the list.
#[utoipa::path(
    operation_id = "list_todos", tag = "todos", params(Filter),
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 200, description = "A page of things to do", body = PageOut<TodoOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/todos")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let page: PageRequest<TodoKey> = page_request(filter.limit, filter.cursor.as_deref())?;
    let today = state.clock.today();
    let wanted = wanted(&actor, filter.kind.map(|code| code.0), filter.whose, today);
    let counted = filter.count.unwrap_or(false);
    let out = state.db.read(move |db| {
        let found = page.page(waiting(db, &wanted, &page)?, |waiting| (waiting.since, waiting.subject_id));
        let total = if counted { Some(counts(db, &wanted)?.values().sum()) } else { None };
        let next = found.next;
        let items = shown(db, found.items, actor.account_id, today)?;
        Ok(PageOut::of(persistence::kernel::page::Page { items, next, total }, |todo| todo))
    });
    Reply::ok(out.await?)
}

/// How much of a kind waits.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TodoCount)]
struct CountOut {
    kind: TodoKindCode,
    #[schema(example = 4)]
    count: i64,
}

/// How much waits.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TodoCounts)]
struct CountsOut {
    /// Of all kinds together.
    #[schema(example = 12)]
    total: i64,
    /// Of each kind that waits on the caller's desk by role, also none.
    items: Vec<CountOut>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CountFilter {
    /// Whose; as in the list.
    #[param(inline)]
    whose: Option<WhoseCode>,
}

/// Count what waits for the caller, by kind
#[utoipa::path(
    operation_id = "count_todos", tag = "todos", params(CountFilter),
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 200, description = "How much waits", body = CountsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/todo-counts")]
async fn count(actor: Actor, state: Data<State>, Query(filter): Query<CountFilter>) -> Answer {
    let wanted = wanted(&actor, None, filter.whose, state.clock.today());
    let out = state.db.read(move |db| {
        let counts = counts(db, &wanted)?;
        let known = TodoKind::ALL.iter().filter(|kind| wanted.kinds.iter().any(|(known, _)| known == *kind));
        let count = |kind: &TodoKind| counts.get(kind).copied().unwrap_or_default();
        let items = known.map(|kind| CountOut { kind: Code(*kind), count: count(kind) }).collect();
        Ok(CountsOut { total: counts.values().sum(), items })
    });
    Reply::ok(out.await?)
}

/// The unit's path, for an event.
pub(super) fn path(waiting: &Waiting) -> Result<OrgPath, Problem> {
    OrgPath::parse(&waiting.org_path).map_err(Problem::internal)
}
