//! The account that asks: who it is, its posts, sessions and password.

use actix_web::web::{Data, Path};
use actix_web::{delete, get, post};
use chrono::{DateTime, Utc};
use domain::identity::account::Login;
use domain::identity::session::SessionEnd;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::kernel::vocabulary::Vocabulary;
use persistence::identity::{accounts, posts, sessions};
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::attempts::{self, Counted};
use super::passwords;
use super::posts::PostOut;
use crate::app::State;
use crate::kernel::actor::{Actor, Newcomer};
use crate::kernel::body::Body;
use crate::kernel::code::{ActionCode, Code, RoleCode};
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(me).service(act_from).service(change_password).service(my_sessions).service(end_session);
}

/// The account that asks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Me)]
pub struct MeOut {
    account_id: Uuid,
    #[schema(example = "chen.xiaoyan")]
    login: String,
    #[schema(example = "陈晓燕")]
    display_name: String,
    /// The role of the present post.
    role: RoleCode,
    org_unit_id: Uuid,
    /// The unit of the present post.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// The member that the account is, for members.
    member_id: Option<Uuid>,
    /// The provider that the account works for, for providers.
    provider_id: Option<Uuid>,
    /// Every post that the account holds; `POST /me/act-from` changes between them.
    posts: Vec<PostOut>,
    /// What the present post may do.
    permissions: Vec<ActionCode>,
    /// Whether the password must be changed before anything else works.
    password_to_change: bool,
}

/// Tell who is signed in, from which post, and what that post may do
#[utoipa::path(
    operation_id = "get_me", tag = "identity", extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 200, description = "The account that asks", body = MeOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/me")]
async fn me(actor: Newcomer, state: Data<State>) -> Answer {
    let actor = actor.0;
    let out = state.db.read(move |db| {
        let org_unit_name = posts::unit_name(db, actor.org_unit_id)?;
        let posts = posts::of_account(db, actor.account_id)?;
        let account = accounts::own(db, actor.account_id)?;
        let may = |action: &&Action| actor.permit(**action).is_ok();
        Ok(MeOut {
            account_id: actor.account_id.uuid(),
            login: account.login,
            display_name: account.display_name,
            role: Code(actor.role),
            org_unit_id: actor.org_unit_id.uuid(),
            org_unit_name,
            member_id: actor.member_id.map(Id::uuid),
            provider_id: actor.provider_id.map(Id::uuid),
            posts: posts.into_iter().map(PostOut::from).collect(),
            permissions: Action::ALL.iter().filter(may).map(|action| Code(*action)).collect(),
            password_to_change: account.password_to_change,
        })
    });
    Reply::ok(out.await?)
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct ActFromIn {
    /// A post that the account holds.
    post_id: Uuid,
}

/// Act from another post of the account
#[utoipa::path(
    operation_id = "act_from_post", tag = "identity", request_body = ActFromIn,
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 204, description = "The session acts from that post"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/me/act-from")]
async fn act_from(actor: Actor, command: Command, body: Body<ActFromIn>) -> Answer {
    let post_id = body.checked()?.post_id.into();
    let (session_id, account_id) = (actor.session_id(), actor.account_id);
    command
        .run(&actor, move |tx| {
            sessions::act_from(tx, session_id, account_id, post_id).map_err(not_held)?;
            Reply::nothing()
        })
        .await
}

fn not_held(error: RepoError) -> Problem {
    if matches!(error, RepoError::NotFound) { Problem::absent("/post_id") } else { error.into() }
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct ChangePasswordIn {
    /// The present password.
    #[validate(length(min = 1, max = 200))]
    #[schema(example = "first-Pass-2026", format = "password")]
    current: String,
    /// The new one: at least ten characters of three kinds, not the login, the name or a recent password.
    #[validate(length(min = 1, max = 200))]
    #[schema(example = "Own-choice-2026", format = "password")]
    new: String,
}

/// Change the own password
///
/// Ends every other session of the account. A wrong current password counts as a failed sign-in does, and locks like
/// one.
#[utoipa::path(
    operation_id = "change_password", tag = "identity", request_body = ChangePasswordIn,
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 204, description = "Changed"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/me/change-password")]
async fn change_password(
    actor: Newcomer,
    state: Data<State>,
    command: Command,
    body: Body<ChangePasswordIn>,
) -> Answer {
    let (actor, sent, now) = (actor.0, body.checked()?, command.now());
    let history = i64::try_from(command.state().passwords.history).unwrap_or_default();
    let (account_id, session_id) = (actor.account_id, actor.session_id());
    let counted = guess(&command, &actor).await?;
    let stamp = command.stamp(Some(&actor));
    let outcome = command
        .run(&actor, move |tx| {
            let (account, hashes) =
                (accounts::own(tx, account_id)?, accounts::last_passwords(tx, account_id, history)?);
            let hash = judged_hash(&sent, &account, &hashes)?;
            accounts::set_password(tx, account_id, &hash, false, now)?;
            let open = sessions::open_of(tx, account_id)?.into_iter().map(|session| session.id);
            let others: Vec<Uuid> = open.filter(|id| *id != session_id.uuid()).collect();
            sessions::end(tx, &others, SessionEnd::PasswordChanged, now)?;
            tx.record(NewEvent::new(EventKind::AccountPasswordChanged, account_id.uuid()))?;
            Reply::nothing()
        })
        .await;
    if !outcome.as_ref().is_err_and(|problem| problem.code() == ProblemCode::PasswordWrong) {
        state.db.write(stamp, move |tx| attempts::forget(tx, &counted)).await?;
    }
    outcome
}

/// Counts a guess at the own password: whoever has found an open session shall not find the password through it.
async fn guess(command: &Command, actor: &Actor) -> Result<[Counted; 2], Problem> {
    let (now, account_id) = (command.now(), actor.account_id);
    let (request, lockout) = (command.request(), command.state().lockout);
    let login = command.state().db.read(move |db| Ok(accounts::own(db, account_id)?.login)).await?;
    let counted = attempts::counted(&login, request, lockout);
    let guessed = counted.clone();
    let told = command.state().db.write(command.stamp(Some(actor)), move |tx| attempts::count(tx, &guessed, now));
    told.await?.map_err(|until| attempts::locked(until, now))?;
    Ok(counted)
}

/// Takes a moment by design; commands run where it holds up nobody else.
fn judged_hash(sent: &ChangePasswordIn, account: &accounts::Account, hashes: &[String]) -> Result<String, Problem> {
    if !passwords::fits(&sent.current, hashes.first().map(String::as_str)) {
        return Err(Problem::new(ProblemCode::PasswordWrong));
    }
    let login = Login::parse(&account.login).map_err(Problem::internal)?;
    let mut errors = FieldErrors::default();
    passwords::judge("/new", &sent.new, &login, &account.display_name, &mut errors);
    if hashes.iter().any(|hash| passwords::fits(&sent.new, Some(hash))) {
        errors.add("/new", FieldCode::PasswordUsedBefore);
    }
    errors.finish(Some(()))?;
    passwords::hash(&sent.new)
}

/// A session of the account that asks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
struct SessionOut {
    id: Uuid,
    /// When it began.
    created_at: DateTime<Utc>,
    /// When it was last refreshed.
    used_at: DateTime<Utc>,
    /// The browser or app.
    #[schema(example = "Mozilla/5.0 (Linux; Android 14)")]
    user_agent: String,
    /// Whether it is the session of this request.
    current: bool,
}

/// The open sessions of an account: never more than a handful, so they come in one piece.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sessions)]
struct SessionsOut {
    items: Vec<SessionOut>,
}

/// List the own open sessions
#[utoipa::path(
    operation_id = "list_my_sessions", tag = "identity", extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 200, description = "Open sessions, the one idle longest first", body = SessionsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/me/sessions")]
async fn my_sessions(actor: Actor, state: Data<State>) -> Answer {
    let (current, now) = (actor.session_id().uuid(), state.clock.now());
    let mut open = state.db.read(move |db| Ok(sessions::open_of(db, actor.account_id)?)).await?;
    open.retain(|session| session.id == current || !state.sessions.is_over(session.created_at, session.used_at, now));
    let out = |session: sessions::OpenSession| SessionOut {
        id: session.id,
        created_at: session.created_at,
        used_at: session.used_at,
        user_agent: session.user_agent,
        current: session.id == current,
    };
    Reply::ok(SessionsOut { items: open.into_iter().map(out).collect() })
}

/// End one of the own sessions
#[utoipa::path(
    operation_id = "end_my_session", tag = "identity",
    params(("id" = Uuid, Path, description = "The session")),
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 204, description = "Ended"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[delete("/me/sessions/{id}")]
async fn end_session(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let (id, now, account_id) = (*id, command.now(), actor.account_id);
    command
        .run(&actor, move |tx| {
            if !sessions::open_of(tx, account_id)?.iter().any(|session| session.id == id) {
                return Err(Problem::new(ProblemCode::NotFound));
            }
            sessions::end(tx, &[id], SessionEnd::Killed, now)?;
            tx.record(NewEvent::new(EventKind::SessionEnded, account_id.uuid()))?;
            Reply::nothing()
        })
        .await
}
