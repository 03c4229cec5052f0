//! Urging what waits (催办).

use actix_web::post;
use actix_web::web::Path;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::todo::ReminderPolicy;
use domain::kernel::vocabulary::Vocabulary;
use persistence::kernel::events::NewEvent;
use persistence::kernel::todo;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::list::{TodoKindCode, path};
use super::{in_sight, of_record};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(remind);
}

/// What is said with it.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Reminder)]
struct RemindIn {
    /// A word with it; at most 200 characters.
    #[schema(example = "请于本周内办结")]
    note: Option<String>,
}

/// What was urged.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RemindedTodo)]
struct RemindedOut {
    /// What waits.
    kind: TodoKindCode,
    /// With which record.
    subject_id: Uuid,
    /// How often it was urged by now.
    #[schema(example = 1)]
    reminders: i64,
}

/// Urge what waits with a record
///
/// By whoever sees the record; once a day. Whoever has it on the desk sees how often and when.
#[utoipa::path(
    operation_id = "remind_todo", tag = "todos", request_body = RemindIn,
    params(("id" = Uuid, Path, description = "The record that something is to be done with")),
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 200, description = "What was urged", body = RemindedOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/todos/{id}/remind")]
async fn remind(actor: Actor, command: Command, id: Path<Uuid>, body: Body<RemindIn>) -> Answer {
    let (today, now, policy) = (command.today(), command.now(), ReminderPolicy::default());
    let note = body.parse(|sent, errors: &mut FieldErrors| match sent.note.filter(|text| !text.is_empty()) {
        Some(text) => errors.take("/note", Line::<200>::parse(&text)).map(Some),
        None => Some(None),
    })?;
    let by = actor.clone();
    command
        .run(&actor, move |tx| {
            let waiting = of_record(tx, in_sight(&by), today, *id)?;
            if !policy.may_remind(waiting.reminded_on, today) {
                let last = waiting.reminded_on.unwrap_or(today);
                let again = policy.again_on(last).unwrap_or(last);
                return Err(Problem::new(ProblemCode::TodoReminded).with("date", last).with("again", again));
            }
            let note = note.as_ref().map(Line::as_str);
            todo::remind(tx, &waiting, today, (by.account_id, note, now))?;
            let event = NewEvent::new(EventKind::TodoReminded, waiting.subject_id).at(&path(&waiting)?);
            let event = event.changed("todo", None::<String>, waiting.kind.0.code());
            tx.record(match note {
                Some(note) => event.because(note),
                None => event,
            })?;
            let (kind, subject_id) = (Code(waiting.kind.0), waiting.subject_id);
            Reply::ok(RemindedOut { kind, subject_id, reminders: waiting.reminders + 1 })
        })
        .await
}
