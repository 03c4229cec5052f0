//! The acceptance of a member by another town. It stands here because ratings and plots move along, and a context
//! leans only on those before it.

use actix_web::post;
use actix_web::web::Path;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::transfer::Transfer;
use persistence::credit::ratings;
use persistence::identity::posts;
use persistence::membership::{changes, standings, transfers};
use persistence::services::plots;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::kernel::actor::Actor;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::reply::{Answer, Reply};
use crate::membership::transfers::{TransferOut, only_for, shown, tell};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(accept);
}

/// Accept a member whom another town has proposed
///
/// From now on the member belongs to the receiving town, with its requests, its plots and its rating. Bookings and
/// what has ended stay where they were made. For the receiving town, and by somebody else than proposed it.
#[utoipa::path(
    operation_id = "accept_transfer", tag = "membership",
    params(("id" = Uuid, Path, description = "The transfer")),
    extensions(("x-permission" = json!("decide_transfer"))),
    responses(
        (status = 200, description = "The transfer", body = TransferOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/transfers/{id}/accept")]
async fn accept(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::DecideTransfer)?;
    let (keys, seen, by, today) = (command.keys(), command.seen()?, actor.account_id, command.today());
    command
        .run(&actor, move |tx| {
            let was = transfers::find(tx, &scope, (*id).into())?;
            seen.expect(was.version)?;
            only_for(&scope, &was.transfer.to)?;
            let mut now = was.transfer.clone();
            now.accept(by, today)?;
            transfers::save(tx, &was, &now)?;
            let moving = standings::of_transfer(tx, &keys, &was)?;
            let mut moved = moving.member.clone();
            moved.end_transfer(Some(now.to.path.clone()), by, today)?;
            standings::save(tx, &moving, &moved, Some(now.to.unit))?;
            follow(tx, &now)?;
            tell(tx, EventKind::MemberTransferred, &now, moving.member.status.code(), moved.status.code())?;
            Reply::ok(shown(tx, &scope, now.id)?)
        })
        .await
}

/// What goes with the member.
fn follow(tx: &mut Tx, transfer: &Transfer) -> Result<(), Problem> {
    let (member, path) = (transfer.member, &transfer.to.path);
    posts::move_of_member(tx, member, transfer.to.unit)?;
    changes::follow(tx, member, path)?;
    ratings::follow(tx, member, path)?;
    Ok(plots::follow(tx, member, path)?)
}
