//! Posts: which role an account holds at which unit. Only the security administrator grants and ends them.

use actix_web::web::Path;
use actix_web::{delete, post};
use domain::identity::account::{ExclusiveRoles, may_also_hold};
use domain::identity::session::SessionEnd;
use domain::kernel::access::{Action, Role};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id};
use domain::kernel::vocabulary::Vocabulary;
use persistence::identity::{accounts, posts, sessions};
use persistence::kernel::events::NewEvent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::{Code, RoleCode};
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldCode, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(grant).service(end);
}

/// A post that an account holds.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Post)]
pub struct PostOut {
    id: Uuid,
    role: RoleCode,
    org_unit_id: Uuid,
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// Whether a sign-in begins with this post.
    main: bool,
}

impl From<posts::Post> for PostOut {
    fn from(post: posts::Post) -> Self {
        Self {
            id: post.id,
            role: Code(post.role.0),
            org_unit_id: post.org_unit_id,
            org_unit_name: post.org_unit_name,
            main: post.main,
        }
    }
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "town_officer", "org_unit_id": "019340d0-8f4e-7cc1-a31c-0f3a5b1c2d4e"}))]
struct GrantIn {
    role: RoleCode,
    /// The unit at which the role is held; it bounds what the post reaches.
    org_unit_id: Uuid,
    /// The provider that the account works for: for the role of a provider, and only then.
    provider_id: Option<Uuid>,
}

/// Grant an account a post
///
/// Administrator, security administrator and auditor exclude one another. A member's post comes with the
/// admission and cannot be granted here. Every session of the account ends.
#[utoipa::path(
    operation_id = "grant_post", tag = "identity", request_body = GrantIn,
    params(("id" = Uuid, Path, description = "The account")),
    extensions(("x-permission" = json!("grant_post"))),
    responses(
        (status = 201, description = "The post", body = PostOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{id}/posts")]
async fn grant(actor: Actor, command: Command, id: Path<Uuid>, body: Body<GrantIn>) -> Answer {
    let scope = actor.permit(Action::GrantPost)?;
    let sent = body.parse(|sent, errors| match (sent.role.0, sent.provider_id) {
        (Role::Member, _) => errors.take("/role", Err(FieldCode::UnknownCode)),
        (Role::Provider, None) => errors.take("/provider_id", Err(FieldCode::Required)),
        (Role::Provider, Some(_)) => Some(sent),
        (_, Some(_)) => errors.take("/provider_id", Err(FieldCode::Unknown)),
        (_, None) => Some(sent),
    })?;
    let (account_id, now): (AccountId, _) = ((*id).into(), command.now());
    command
        .run(&actor, move |tx| {
            let account = accounts::find(tx, &scope, account_id)?;
            let held = posts::of_account(tx, account_id)?;
            let roles: Vec<Role> = held.iter().map(|post| post.role.0).collect();
            may_also_hold(&roles, sent.role.0)?;
            let org_unit_name =
                posts::unit_name(tx, sent.org_unit_id.into()).map_err(|_| Problem::absent("/org_unit_id"))?;
            let post = posts::NewPost {
                id: Id::fresh(),
                account_id,
                role: sent.role.0,
                org_unit_id: sent.org_unit_id.into(),
                provider_id: sent.provider_id.map(Id::from),
                member_id: None,
                granted_at: now,
            };
            posts::insert(tx, &scope, &post)?;
            sessions::end_all(tx, account_id, SessionEnd::PostChanged, now)?;
            let granted = NewEvent::new(EventKind::PostGranted, account.id);
            let granted = granted.changed("org_unit_id", None::<String>, sent.org_unit_id.to_string());
            tx.record(granted.changed("role", None::<String>, sent.role.0.code()))?;
            let (role, main) = (Code(sent.role.0), held.is_empty());
            let out = PostOut { id: post.id.uuid(), role, org_unit_id: sent.org_unit_id, org_unit_name, main };
            Reply::created(out)
        })
        .await
}

/// End a post
///
/// Every session of the account ends.
#[utoipa::path(
    operation_id = "end_post", tag = "identity",
    params(("id" = Uuid, Path, description = "The account"), ("post_id" = Uuid, Path, description = "The post")),
    extensions(("x-permission" = json!("grant_post"))),
    responses(
        (status = 204, description = "Ended"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[delete("/accounts/{id}/posts/{post_id}")]
async fn end(actor: Actor, command: Command, ids: Path<(Uuid, Uuid)>) -> Answer {
    let scope = actor.permit(Action::GrantPost)?;
    let (account_id, post_id): (AccountId, _) = (ids.0.into(), ids.1.into());
    let now = command.now();
    command
        .run(&actor, move |tx| {
            let (role, org_unit_id) = posts::end(tx, &scope, account_id, post_id, now)?;
            sessions::end_all(tx, account_id, SessionEnd::PostChanged, now)?;
            let ended = NewEvent::new(EventKind::PostEnded, account_id.uuid());
            let ended = ended.changed("org_unit_id", org_unit_id.to_string(), None::<String>);
            tx.record(ended.changed("role", role.code(), None::<String>))?;
            Reply::nothing()
        })
        .await
}

impl From<ExclusiveRoles> for Problem {
    fn from(error: ExclusiveRoles) -> Self {
        Self::new(ProblemCode::PostExclusive).caused_by(error)
    }
}
