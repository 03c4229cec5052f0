//! An event of the trail on the wire.

use chrono::{DateTime, Utc};
use domain::kernel::event::EventKind;
use persistence::kernel::events::Told;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::code::{Code, RoleCode};

/// What happened, on the wire.
pub type EventKindCode = Code<EventKind>;

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
