//! The trail on the wire.

use actix_web::get;
use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use persistence::kernel::events::{self, Told};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::actor::Actor;
use super::code::{Code, RoleCode};
use super::page::{PageOut, page_request};
use super::problem::ProblemOut;
use super::query::Query;
use super::reply::{Answer, Reply};
use crate::app::State;

/// What happened, on the wire.
type EventKindCode = Code<EventKind>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list);
}

/// Something that happened to a record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Event)]
pub struct EventOut {
    id: Uuid,
    /// When it happened.
    at: DateTime<Utc>,
    /// What happened.
    kind: EventKindCode,
    /// The record that it happened to.
    subject_id: Uuid,
    /// Who did it, by name; null when nobody was signed in.
    #[schema(example = "陈晓燕")]
    by: Option<String>,
    /// The role acted in.
    role: Option<RoleCode>,
    /// Per field, what it was and what it is: `{"status": {"before": "placed", "after": "confirmed"}}`.
    #[schema(value_type = Object, example = json!({"status": {"before": "placed", "after": "confirmed"}}))]
    changes: Value,
    /// Why, in the words of whoever did it.
    #[schema(example = "材料齐全")]
    reason: Option<String>,
}

impl From<Told> for EventOut {
    fn from((event, by): Told) -> Self {
        Self {
            id: event.id,
            at: event.at,
            kind: Code(event.kind.0),
            subject_id: event.subject_id,
            by,
            role: event.role.map(|role| Code(role.0)),
            changes: event.changes,
            reason: event.reason,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only what happened to this record.
    subject_id: Option<Uuid>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List what happened, newest first
#[utoipa::path(
    operation_id = "list_events", tag = "integration", params(Filter),
    extensions(("x-permission" = json!("read_events"))),
    responses(
        (status = 200, description = "A page of events", body = PageOut<EventOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/events")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadEvents)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let found = state.db.read(move |db| Ok(events::list(db, &scope, filter.subject_id, &page)?)).await?;
    Reply::ok(PageOut::of(found, EventOut::from))
}
