//! A member's times in industry federations, besides its town (R1.4, R1.22).

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::membership::federation::FederationMembership;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::membership::federations::{self, Stored};
use persistence::membership::members::{self, Member};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(join).service(leave);
}

/// A member's time in an industry federation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FederationMembership)]
struct MembershipOut {
    id: Uuid,
    federation_id: Uuid,
    /// The federation.
    #[schema(example = "杨梅产业农合联")]
    federation_name: String,
    joined_on: NaiveDate,
    /// The first day on which it no longer belonged.
    left_on: Option<NaiveDate>,
    /// What it is in the federation's council.
    #[schema(example = "常务理事")]
    council_title: Option<String>,
    version: i64,
}

impl MembershipOut {
    fn of(stored: Stored, names: &HashMap<Uuid, String>) -> Self {
        let unit = stored.membership.unit.uuid();
        Self {
            id: stored.membership.id.uuid(),
            federation_id: unit,
            federation_name: names.get(&unit).cloned().unwrap_or_default(),
            joined_on: stored.membership.joined_on,
            left_on: stored.membership.left_on,
            council_title: stored.membership.council_title.map(Into::into),
            version: stored.version,
        }
    }
}

/// A member's times in industry federations.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FederationMemberships)]
struct MembershipsOut {
    /// The latest first.
    items: Vec<MembershipOut>,
}

/// List the industry federations of a member
#[utoipa::path(
    operation_id = "list_federation_memberships", tag = "membership",
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "Its times in them", body = MembershipsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/{id}/federations")]
async fn list(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let found = state.db.read(move |db| {
        let member = members::find(db, &scope, (*id).into())?;
        let found = federations::of_member(db, &member)?;
        let ids: Vec<Uuid> = found.iter().map(|stored| stored.membership.unit.uuid()).collect();
        let names = units::names(db, &ids)?;
        Ok(found.into_iter().map(|stored| MembershipOut::of(stored, &names)).collect())
    });
    Reply::ok(MembershipsOut { items: found.await? })
}

/// Which federation a member joins.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewFederationMembership)]
struct JoinIn {
    /// The industry federation.
    federation_id: Uuid,
    /// The first day; not in the future.
    #[schema(example = "2026-05-01")]
    joined_on: NaiveDate,
    /// What it is in the federation's council, if anything; at most 30 characters.
    #[schema(example = "常务理事")]
    council_title: Option<String>,
}

fn shown(tx: &mut Tx, member: &Member, membership: &FederationMembership) -> Result<MembershipOut, Problem> {
    let stored = federations::find(tx, member, membership.id)?;
    let names = units::names(tx, &[membership.unit.uuid()])?;
    Ok(MembershipOut::of(stored, &names))
}

fn tell(tx: &mut Tx, kind: EventKind, member: &Member, now: &FederationMembership) -> Result<(), Problem> {
    let event = NewEvent::new(kind, member.id.uuid()).at(&member.org_path);
    let unit = Some(now.unit.to_string());
    let (was, is) = if now.left_on.is_some() { (unit, None) } else { (None, unit) };
    let event = event.changed("federation_id", was, is);
    let day = now.left_on.unwrap_or(now.joined_on);
    tx.record(event.changed("on", None::<String>, day.to_string()))
}

/// Let a member join an industry federation
///
/// Besides its town, and in any number of them; it counts once in each.
#[utoipa::path(
    operation_id = "join_federation", tag = "membership", request_body = JoinIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("manage_federation_member"))),
    responses(
        (status = 201, description = "Its time in the federation", body = MembershipOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/federations")]
async fn join(actor: Actor, command: Command, id: Path<Uuid>, body: Body<JoinIn>) -> Answer {
    let scope = actor.permit(Action::ManageFederationMember)?;
    let today = command.today();
    let (unit, joined_on, title) = body.parse(|sent, errors| {
        if sent.joined_on > today {
            errors.add("/joined_on", FieldCode::DateInFuture);
        }
        let title = match &sent.council_title {
            Some(title) => errors.take("/council_title", Line::parse(title)).map(Some),
            None => Some(None),
        };
        Some((sent.federation_id, sent.joined_on, title?))
    })?;
    command
        .run(&actor, move |tx| {
            let member = members::find(tx, &scope, (*id).into())?;
            if !member.status.is_current() {
                return Err(Problem::new(ProblemCode::MemberWrongStatus));
            }
            let unit = match units::find(tx, &scope, unit.into()) {
                Ok(found) if found.unit.closed_on.is_none() => found.unit,
                Ok(_) | Err(RepoError::NotFound) => return Err(Problem::absent("/federation_id")),
                Err(error) => return Err(error.into()),
            };
            let (who, there) = ((member.id, member.joined_on), (unit.id, unit.kind));
            let joined = FederationMembership::join(who, there, joined_on, title)?;
            federations::insert(tx, &member, &joined)?;
            tell(tx, EventKind::MemberFederationJoined, &member, &joined)?;
            Reply::created(shown(tx, &member, &joined)?)
        })
        .await
}

/// When a member leaves.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FederationLeaving)]
struct LeaveIn {
    /// The first day on which it no longer belongs; not in the future.
    #[schema(example = "2026-05-01")]
    left_on: NaiveDate,
}

/// Let a member leave an industry federation
#[utoipa::path(
    operation_id = "leave_federation", tag = "membership", request_body = LeaveIn,
    params(
        ("id" = Uuid, Path, description = "The member"),
        ("membership_id" = Uuid, Path, description = "Its time in the federation"),
    ),
    extensions(("x-permission" = json!("manage_federation_member"))),
    responses(
        (status = 200, description = "Its time in the federation", body = MembershipOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/federations/{membership_id}/leave")]
async fn leave(actor: Actor, command: Command, ids: Path<(Uuid, Uuid)>, body: Body<LeaveIn>) -> Answer {
    let scope = actor.permit(Action::ManageFederationMember)?;
    let (today, seen) = (command.today(), command.seen()?);
    let on = body.parse(|sent, errors| {
        if sent.left_on > today {
            errors.add("/left_on", FieldCode::DateInFuture);
        }
        Some(sent.left_on)
    })?;
    command
        .run(&actor, move |tx| {
            let member = members::find(tx, &scope, ids.0.into())?;
            let was = federations::find(tx, &member, ids.1.into())?;
            if units::find(tx, &scope, was.membership.unit).is_err() {
                return Err(Problem::new(ProblemCode::NotFound));
            }
            seen.expect(was.version)?;
            let mut now = was.membership.clone();
            now.leave(on)?;
            federations::save(tx, &was, &now)?;
            tell(tx, EventKind::MemberFederationLeft, &member, &now)?;
            Reply::ok(shown(tx, &member, &now)?)
        })
        .await
}
