//! Handing something to do to a colleague: only to somebody who may do it.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access;
use domain::kernel::event::EventKind;
use domain::kernel::id::AccountId;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use persistence::identity::accounts;
use persistence::identity::holders::{self, Holder};
use persistence::kernel::events::NewEvent;
use persistence::kernel::todo::{self, Waiting};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::list::{TodoOut, path, shown};
use super::{of_record, on_the_desk};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::{Code, RoleCode};
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(transfer);
}

/// Somebody who may do it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TodoColleague)]
struct ColleagueOut {
    /// The account.
    id: Uuid,
    #[schema(example = "陈晓燕")]
    name: String,
    /// In which role.
    role: RoleCode,
    /// At which unit.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
}

/// Those who may do it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TodoColleagues)]
struct ColleaguesOut {
    items: Vec<ColleagueOut>,
}

/// Whoever has the thing on the desk as well: it is asked for everybody as for themselves.
fn colleagues(
    db: &mut PgConnection,
    waiting: &Waiting,
    asking: &access::Actor,
    today: NaiveDate,
) -> Result<Vec<Holder>, Problem> {
    let mut able: Vec<Holder> = Vec::new();
    for holder in holders::of_roles(db, asking, waiting.kind.0.desk(), &path(waiting)?)? {
        let known = able.iter().any(|other| other.actor.account_id == holder.actor.account_id);
        if known || holder.actor.account_id == asking.account_id {
            continue;
        }
        match of_record(db, on_the_desk(&holder.actor), today, waiting.subject_id) {
            Ok(_) => able.push(holder),
            Err(problem) if problem.code() == ProblemCode::NotFound => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(able)
}

/// List the colleagues to whom something to do can be handed
///
/// Those who have it on their desk too: by role, by reach, and because they had no hand in it before.
#[utoipa::path(
    operation_id = "list_todo_colleagues", tag = "todos",
    params(("id" = Uuid, Path, description = "The record that something is to be done with")),
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 200, description = "The colleagues", body = ColleaguesOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/todos/{id}/colleagues")]
async fn list(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let today = state.clock.today();
    let out = state.db.read(move |db| {
        let waiting = of_record(db, on_the_desk(&actor), today, *id)?;
        let able = colleagues(db, &waiting, &actor, today)?.into_iter();
        let items = able.map(|holder| ColleagueOut {
            id: holder.actor.account_id.uuid(),
            name: holder.name,
            role: Code(holder.actor.role),
            org_unit_name: holder.org_unit_name,
        });
        Ok(ColleaguesOut { items: items.collect() })
    });
    Reply::ok(out.await?)
}

/// To whom it is handed.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TodoTransfer)]
struct TransferIn {
    /// The colleague's account.
    to: Uuid,
    /// Why; at most 200 characters.
    #[schema(example = "本周外出下乡，请代为办理")]
    reason: String,
}

/// Hand something to do to a colleague
///
/// Who has it on the desk too. Others who may do it still can; their list no longer shows it as theirs.
#[utoipa::path(
    operation_id = "transfer_todo", tag = "todos", request_body = TransferIn,
    params(("id" = Uuid, Path, description = "The record that something is to be done with")),
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 200, description = "What was handed over", body = TodoOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/todos/{id}/transfer")]
async fn transfer(actor: Actor, command: Command, id: Path<Uuid>, body: Body<TransferIn>) -> Answer {
    let (today, now) = (command.today(), command.now());
    let (to, reason) = body.parse(|sent, errors: &mut FieldErrors| {
        let reason = errors.take("/reason", Line::<200>::parse(&sent.reason));
        Some((AccountId::from(sent.to), reason?))
    })?;
    let by = actor.clone();
    command
        .run(&actor, move |tx| {
            let waiting = of_record(tx, on_the_desk(&by), today, *id)?;
            let able = colleagues(tx, &waiting, &by, today)?;
            if !able.iter().any(|holder| holder.actor.account_id == to) {
                return Err(Problem::absent("/to"));
            }
            todo::assign(tx, &waiting, to, (by.account_id, reason.as_str(), now))?;
            let names = accounts::names(tx, &[to])?;
            let event = NewEvent::new(EventKind::TodoTransferred, waiting.subject_id).at(&path(&waiting)?);
            let event = event.changed("todo", None::<String>, waiting.kind.0.code());
            let event = event.changed("assigned_to", None::<String>, names.get(&to).cloned().unwrap_or_default());
            tx.record(event.because(reason.as_str()))?;
            let waiting = of_record(tx, on_the_desk(&by), today, *id)?;
            let shown = shown(tx, vec![waiting], by.account_id, today)?.pop();
            Reply::ok(shown.ok_or_else(|| Problem::internal("what was handed over is gone"))?)
        })
        .await
}
