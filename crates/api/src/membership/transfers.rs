//! Moves of members between towns: proposed, refused, taken back. The acceptance stands with what moves along, in
//! `services`.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, TransferId};
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::transfer::{Side, Transfer, TransferStatus, TransferVerb};
use domain::organisation::unit::UnitKind;
use persistence::identity::accounts;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::membership::labels;
use persistence::membership::standings;
use persistence::membership::transfers::{self, Filter, Stored};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::labels::{Labels, MemberLabel};
use super::standing::{ReasonIn, reason, undisturbed};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// Where a transfer stands, on the wire.
pub type TransferStatusCode = Code<TransferStatus>;
/// A step of a transfer, on the wire.
pub type TransferVerbCode = Code<TransferVerb>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(propose).service(list).service(find).service(refuse).service(cancel);
}

/// A move between two towns. Both towns and the member read it; until it is accepted, the member's own record is
/// the proposing town's.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Transfer)]
pub(crate) struct TransferOut {
    id: Uuid,
    member: MemberLabel,
    status: TransferStatusCode,
    from_unit_id: Uuid,
    /// The federation that the member belongs to.
    #[schema(example = "柳市镇农合联")]
    from_unit_name: String,
    to_unit_id: Uuid,
    /// The federation that is to take it.
    #[schema(example = "北白象镇农合联")]
    to_unit_name: String,
    /// Why the member moves.
    #[schema(example = "经营地迁至北白象镇")]
    reason: String,
    /// Who proposed it, by name.
    #[schema(example = "陈晓燕")]
    proposed_by: String,
    proposed_on: NaiveDate,
    /// Who decided it, by name.
    #[schema(example = "林建国")]
    decided_by: Option<String>,
    decided_on: Option<NaiveDate>,
    /// Why it was refused or taken back.
    #[schema(example = "本镇尚无该经营主体的土地流转合同")]
    decision_reason: Option<String>,
    /// The steps that are possible now, whoever takes them.
    allowed: Vec<TransferVerbCode>,
    version: i64,
}

struct Names {
    accounts: HashMap<AccountId, String>,
    units: HashMap<Uuid, String>,
    members: Labels,
}

fn names(db: &mut PgConnection, of: &[Stored]) -> Result<Names, Problem> {
    let hands = |stored: &Stored| {
        let transfer = &stored.transfer;
        [transfer.proposed_by].into_iter().chain(transfer.decision.as_ref().map(|decision| decision.by))
    };
    let people: Vec<AccountId> = of.iter().flat_map(hands).collect();
    let both = |stored: &Stored| [stored.transfer.from.unit.uuid(), stored.transfer.to.unit.uuid()];
    let units_of: Vec<Uuid> = of.iter().flat_map(both).collect();
    let members: Vec<Uuid> = of.iter().map(|stored| stored.transfer.member.uuid()).collect();
    Ok(Names {
        accounts: accounts::names(db, &people)?,
        units: units::names(db, &units_of)?,
        members: labels::of(db, &members)?.into(),
    })
}

fn out(stored: Stored, names: &Names) -> TransferOut {
    let transfer = stored.transfer;
    let account = |by: AccountId| names.accounts.get(&by).cloned().unwrap_or_default();
    let unit = |side: &Side| names.units.get(&side.unit.uuid()).cloned().unwrap_or_default();
    let decision = transfer.decision.as_ref();
    TransferOut {
        id: transfer.id.uuid(),
        member: names.members.of(transfer.member),
        status: Code(transfer.status),
        from_unit_id: transfer.from.unit.uuid(),
        from_unit_name: unit(&transfer.from),
        to_unit_id: transfer.to.unit.uuid(),
        to_unit_name: unit(&transfer.to),
        reason: transfer.reason.as_str().to_owned(),
        proposed_by: account(transfer.proposed_by),
        proposed_on: transfer.proposed_on,
        decided_by: decision.map(|decision| account(decision.by)),
        decided_on: decision.map(|decision| decision.on),
        decision_reason: decision.and_then(|decision| decision.reason.clone()).map(Into::into),
        allowed: transfer.allowed().into_iter().map(Code).collect(),
        version: stored.version,
    }
}

/// A transfer with the names that belong to it.
///
/// # Errors
/// `not_found`, also out of scope.
pub(crate) fn shown(db: &mut PgConnection, scope: &Scope, id: TransferId) -> Result<TransferOut, Problem> {
    let stored = transfers::find(db, scope, id)?;
    let names = names(db, std::slice::from_ref(&stored))?;
    Ok(out(stored, &names))
}

/// Where a member is to go.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTransfer)]
struct ProposeIn {
    /// The town federation that is to take the member.
    to_unit_id: Uuid,
    /// Why the member moves; at most 500 characters.
    #[schema(example = "经营地迁至北白象镇")]
    reason: String,
}

/// Propose a member's move to another town
///
/// The member keeps all rights and stays where it is until the other town accepts.
#[utoipa::path(
    operation_id = "propose_transfer", tag = "membership", request_body = ProposeIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("propose_transfer"))),
    responses(
        (status = 201, description = "The transfer", body = TransferOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/transfers")]
async fn propose(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ProposeIn>) -> Answer {
    let scope = actor.permit(Action::ProposeTransfer)?;
    let everywhere = actor.permit(Action::ReadOrgUnit)?;
    let (to, why) = body.parse(|sent, errors| {
        let why = errors.take("/reason", Line::parse(&sent.reason));
        Some((sent.to_unit_id, why?))
    })?;
    let (keys, today, by) = (command.keys(), command.today(), actor.account_id);
    command
        .run(&actor, move |tx| {
            let was = standings::find(tx, &scope, &keys, (*id).into())?;
            let receiving = receiving(tx, &everywhere, to)?;
            let here = Side { unit: was.org_unit_id, path: was.member.org_path.clone() };
            let transfer = Transfer::propose(was.member.id, (here, receiving), why, (by, today))?;
            undisturbed(tx, &was)?;
            let mut now = was.member.clone();
            now.begin_transfer(by, today)?;
            standings::save(tx, &was, &now, None)?;
            transfers::insert(tx, &transfer)?;
            tell(tx, EventKind::MemberTransferProposed, &transfer, was.member.status.code(), now.status.code())?;
            Reply::created(shown(tx, &scope, transfer.id)?)
        })
        .await
}

/// An open town federation, wherever it is: a member moves out of its proposer's reach by nature.
fn receiving(tx: &mut Tx, everywhere: &Scope, id: Uuid) -> Result<Side, Problem> {
    match units::find(tx, everywhere, id.into()) {
        Ok(found) if found.unit.kind == UnitKind::TownFederation && found.unit.closed_on.is_none() => {
            Ok(Side { unit: found.unit.id, path: found.unit.path })
        }
        Ok(_) | Err(RepoError::NotFound) => Err(Problem::absent("/to_unit_id")),
        Err(error) => Err(error.into()),
    }
}

/// Writes a step of a transfer into the member's trail.
pub(crate) fn tell(
    tx: &mut Tx,
    kind: EventKind,
    transfer: &Transfer,
    was: &'static str,
    now: &'static str,
) -> Result<(), Problem> {
    let event = NewEvent::new(kind, transfer.member.uuid()).at(&transfer.from.path);
    let units = event.changed("member_unit_id", transfer.from.unit.to_string(), transfer.to.unit.to_string());
    let event = units.changed("status", was, now);
    let reason = match &transfer.decision {
        Some(decision) => decision.reason.as_ref(),
        None => Some(&transfer.reason),
    };
    tx.record(reason.into_iter().fold(event, |event, reason| event.because(reason.as_str())))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Only of this member.
    member_id: Option<Uuid>,
    /// Only those that stand there.
    #[param(inline)]
    status: Option<TransferStatusCode>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List moves between towns, newest first
///
/// Those that a town has proposed and those that it is to decide.
#[utoipa::path(
    operation_id = "list_transfers", tag = "membership", params(Wanted),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "A page of transfers", body = PageOut<TransferOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/transfers")]
async fn list(actor: Actor, state: Data<State>, Query(wanted): Query<Wanted>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let request = page_request(wanted.limit, wanted.cursor.as_deref())?;
    let filter = Filter { member: wanted.member_id.map(Into::into), status: wanted.status.map(|status| status.0) };
    let found = state.db.read(move |db| {
        let found = transfers::list(db, &scope, &filter, &request)?;
        let names = names(db, &found.items)?;
        Ok(PageOut::of(found, |stored| out(stored, &names)))
    });
    Reply::ok(found.await?)
}

/// Show a move between towns
#[utoipa::path(
    operation_id = "get_transfer", tag = "membership", params(("id" = Uuid, Path, description = "The transfer")),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "The transfer", body = TransferOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/transfers/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    Reply::ok(state.db.read(move |db| shown(db, &scope, (*id).into())).await?)
}

/// Both sides read a transfer; each step is for one of them.
pub(crate) fn only_for(scope: &Scope, side: &Side) -> Result<(), Problem> {
    if scope.covers(&side.path) { Ok(()) } else { Err(Problem::new(ProblemCode::Forbidden)) }
}

/// Refuse a member whom another town has proposed
///
/// The member stays where it is. For the receiving town.
#[utoipa::path(
    operation_id = "refuse_transfer", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The transfer")),
    extensions(("x-permission" = json!("decide_transfer"))),
    responses(
        (status = 200, description = "The transfer", body = TransferOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/transfers/{id}/refuse")]
async fn refuse(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::DecideTransfer)?;
    let (why, by, today) = (reason(body)?, actor.account_id, command.today());
    end(actor, command, scope, *id, EventKind::MemberTransferRefused, move |scope, transfer| {
        only_for(scope, &transfer.to)?;
        Ok(transfer.refuse(by, today, why)?)
    })
    .await
}

/// Take a proposed move back
///
/// For the proposing town.
#[utoipa::path(
    operation_id = "cancel_transfer", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The transfer")),
    extensions(("x-permission" = json!("propose_transfer"))),
    responses(
        (status = 200, description = "The transfer", body = TransferOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/transfers/{id}/cancel")]
async fn cancel(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::ProposeTransfer)?;
    let (why, by, today) = (reason(body)?, actor.account_id, command.today());
    end(actor, command, scope, *id, EventKind::MemberTransferCancelled, move |scope, transfer| {
        only_for(scope, &transfer.from)?;
        Ok(transfer.cancel(by, today, why)?)
    })
    .await
}

/// Ends a transfer with the member where it was.
async fn end<R>(actor: Actor, command: Command, scope: Scope, id: Uuid, kind: EventKind, rule: R) -> Answer
where
    R: FnOnce(&Scope, &mut Transfer) -> Result<(), Problem> + Send + 'static,
{
    let (keys, seen, by, today) = (command.keys(), command.seen()?, actor.account_id, command.today());
    command
        .run(&actor, move |tx| {
            let was = transfers::find(tx, &scope, id.into())?;
            seen.expect(was.version)?;
            let mut now = was.transfer.clone();
            rule(&scope, &mut now)?;
            transfers::save(tx, &was, &now)?;
            let moving = standings::of_transfer(tx, &keys, &was)?;
            let mut staying = moving.member.clone();
            staying.end_transfer(None, by, today)?;
            standings::save(tx, &moving, &staying, None)?;
            tell(tx, kind, &now, moving.member.status.code(), staying.status.code())?;
            Reply::ok(shown(tx, &scope, now.id)?)
        })
        .await
}
