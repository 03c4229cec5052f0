//! Signing in, staying signed in, signing out.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::web::Data;
use actix_web::{post, web};
use chrono::{DateTime, Utc};
use domain::identity::account::AccountStatus;
use domain::identity::session::SessionEnd;
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id, PostId, SessionId};
use domain::vocabulary;
use persistence::identity::accounts::{self, Credentials};
use persistence::identity::{posts, sessions};
use persistence::kernel::events::NewEvent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::tokens::{Secret, fresh_secret, secret_hash};
use super::{attempts, passwords};
use crate::app::State;
use crate::kernel::actor::Newcomer;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The cookie that keeps a browser signed in; only the sign-in routes ever receive it.
const COOKIE: &str = "sanwei_refresh";
const COOKIE_PATH: &str = "/api/v1/auth";

/// What signs in, on the wire.
type ClientKindCode = Code<ClientKind>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(sign_in).service(refresh).service(sign_out);
}

vocabulary! {
    /// What signs in: a browser keeps its refresh token in a cookie, an app gets it in the answer.
    pub enum ClientKind {
        Browser => "browser",
        App => "app",
    }
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignInIn {
    /// The login, or the mobile number or member number given out with the account.
    #[validate(length(min = 1, max = 80))]
    #[schema(example = "chen.xiaoyan")]
    login: String,
    /// The password.
    #[validate(length(min = 1, max = 200))]
    #[schema(example = "Sanwei-2026-demo", format = "password")]
    password: String,
    /// What signs in.
    client: ClientKindCode,
}

/// Tokens of a session.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Tokens)]
pub struct TokensOut {
    /// Send it as `Authorization: Bearer …`.
    #[schema(example = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJpc3MiOiJzYW53ZWkifQ.c2lnbmF0dXJl")]
    access_token: String,
    /// When the access token stops working; exchange the refresh token before.
    expires_at: DateTime<Utc>,
    /// Exchanged once for the next tokens; null for browsers, which hold it in a cookie.
    #[schema(example = "2sJ0F3l4oFq0Yx1H9mWq8w0mXq4o3nYy2nTqk5c8d7E")]
    refresh_token: Option<String>,
    /// Whether the password must be changed before anything else works: the first one, and one of 90 days.
    password_to_change: bool,
}

/// Sign in
///
/// Five failures in a row lock the login for 15 minutes; the answer does not tell whether a login exists.
#[utoipa::path(
    operation_id = "sign_in", tag = "identity", request_body = SignInIn, security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "Signed in", body = TokensOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/auth/sign-in")]
async fn sign_in(command: Command, body: Body<SignInIn>) -> Answer {
    let sent = body.checked()?;
    let client = sent.client.0;
    let login = sent.login.to_lowercase();
    let credentials = attempt(&command, login.clone()).await?;
    let known = credentials.clone().filter(|found| found.status.0 == AccountStatus::Active);
    let hash = known.as_ref().map(|found| found.password_hash.clone());
    let fits = web::block(move || passwords::fits(&sent.password, hash.as_deref())).await.map_err(Problem::internal)?;
    match known {
        Some(account) if fits => open(command, client, login, account).await,
        _ => Err(refuse(&command, credentials).await),
    }
}

async fn attempt(command: &Command, login: String) -> Result<Option<Credentials>, Problem> {
    let now = command.now();
    let counted = attempts::counted(&login, command.request(), command.state().lockout);
    let found = command.state().db.write(command.stamp(None), move |tx| match attempts::count(tx, &counted, now)? {
        Ok(()) => Ok(Ok(accounts::credentials(tx, &login)?)),
        Err(until) => Ok(Err(until)),
    });
    found.await?.map_err(|until| attempts::locked(until, now))
}

async fn refuse(command: &Command, credentials: Option<Credentials>) -> Problem {
    let noted = command.state().db.write(command.stamp(None), move |tx| match credentials {
        Some(account) => tx.record(NewEvent::new(EventKind::SessionRefused, account.id)),
        None => Ok(()),
    });
    noted.await.err().unwrap_or_else(|| Problem::new(ProblemCode::SignInFailed))
}

async fn open(command: Command, client: ClientKind, login: String, account: Credentials) -> Answer {
    let (now, sessions_policy) = (command.now(), command.state().sessions);
    let counted = attempts::counted(&login, command.request(), command.state().lockout);
    let agent = command.request().headers().get("user-agent").and_then(|value| value.to_str().ok());
    let agent: String = agent.unwrap_or_default().chars().take(200).collect();
    let token = fresh_secret();
    let hash = token.hash.clone();
    let account_id: AccountId = account.id.into();
    let outworn = command.state().passwords.is_outworn(account.password_set_at, now) && !account.password_to_change;
    let session_id = command.state().db.write(command.stamp(None), move |tx| {
        attempts::forget(tx, &counted)?;
        let post = posts::of_account(tx, account_id)?.into_iter().next();
        let post = post.ok_or_else(|| Problem::new(ProblemCode::SignInNoPost))?;
        let open = sessions::open_of(tx, account_id)?;
        let surplus: Vec<_> = open.iter().take(sessions_policy.surplus(open.len())).map(|session| session.id).collect();
        sessions::end(tx, &surplus, SessionEnd::Replaced, now)?;
        let mut event = NewEvent::new(EventKind::SessionStarted, account_id.uuid());
        if outworn {
            accounts::wear_out_password(tx, account_id)?;
            event = event.changed("password_to_change", false, true);
        }
        let session_id = start(tx, account_id, post.id.into(), &agent, &hash, now)?;
        tx.record(event)?;
        Ok(session_id)
    });
    let password_to_change = account.password_to_change || outworn;
    let opened = Opened { session_id: session_id.await?, account_id, began: now, password_to_change };
    tokens(command.state(), &opened, now, token, client)
}

fn start(
    tx: &mut Tx,
    account_id: AccountId,
    post_id: PostId,
    agent: &str,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<SessionId, Problem> {
    let session_id = Id::fresh();
    sessions::open(tx, session_id, account_id, post_id, agent, now)?;
    sessions::issue(tx, session_id, token_hash, now)?;
    Ok(session_id)
}

/// A session that has just been opened or refreshed.
struct Opened {
    session_id: SessionId,
    account_id: AccountId,
    began: DateTime<Utc>,
    password_to_change: bool,
}

fn tokens(state: &State, opened: &Opened, now: DateTime<Utc>, next: Secret, client: ClientKind) -> Answer {
    let until = state.sessions.access_token_until(opened.began, now);
    let access_token = state.tokens.issue(opened.session_id, opened.account_id.uuid(), now, until);
    let access_token = access_token.map_err(Problem::internal)?;
    let password_to_change = opened.password_to_change;
    let out = |refresh_token| TokensOut { access_token, expires_at: until, refresh_token, password_to_change };
    match client {
        ClientKind::Browser => Ok(Reply::ok(out(None))?.cookie(cookie(state, next.text))),
        ClientKind::App => Reply::ok(out(Some(next.text))),
    }
}

fn cookie(state: &State, value: String) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(state.secure_cookies)
        .finish()
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct RefreshIn {
    /// The refresh token, from an app; a browser sends none, its cookie speaks for it.
    #[validate(length(max = 200))]
    #[schema(example = "2sJ0F3l4oFq0Yx1H9mWq8w0mXq4o3nYy2nTqk5c8d7E")]
    refresh_token: Option<String>,
}

/// Exchange a refresh token for the next tokens
///
/// A refresh token works once. Showing a spent one ends the session it belongs to.
#[utoipa::path(
    operation_id = "refresh_session", tag = "identity", request_body = RefreshIn, security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "The next tokens", body = TokensOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/auth/refresh")]
async fn refresh(command: Command, body: Body<RefreshIn>) -> Answer {
    let sent = body.checked()?.refresh_token;
    let client = if sent.is_some() { ClientKind::App } else { ClientKind::Browser };
    let held = command.request().cookie(COOKIE).map(|cookie| cookie.value().to_owned());
    let shown = sent.or(held).ok_or_else(|| Problem::new(ProblemCode::Unauthenticated))?;
    let (now, policy, token) = (command.now(), command.state().sessions, fresh_secret());
    let (old, new) = (secret_hash(&shown), token.hash.clone());
    let exchanged = command.state().db.write(command.stamp(None), move |tx| {
        let (session_id, account_id, known) = sessions::shown(tx, &old)?;
        if let Err(refusal) = policy.refresh(known, now) {
            if let Some(why) = refusal.ends_session() {
                sessions::end(tx, &[session_id.uuid()], why, now)?;
                tx.record(NewEvent::new(EventKind::SessionEnded, account_id.uuid()).because("token_reused"))?;
            }
            return Ok(None);
        }
        sessions::rotate(tx, session_id, &old, &new, now)?;
        let acting = sessions::acting(tx, session_id)?;
        let opened =
            |password_to_change| Opened { session_id, account_id, began: known.session_created_at, password_to_change };
        Ok(acting.map(|acting| opened(acting.password_to_change)))
    });
    let unknown_is_none =
        |problem: Problem| if problem.code() == ProblemCode::NotFound { Ok(None) } else { Err(problem) };
    let exchanged = exchanged.await.or_else(unknown_is_none)?;
    let opened = exchanged.ok_or_else(|| Problem::new(ProblemCode::Unauthenticated))?;
    tokens(command.state(), &opened, now, token, client)
}

/// Sign out
///
/// Ends the session at once and everywhere, also for access tokens that are still within their time.
#[utoipa::path(
    operation_id = "sign_out", tag = "identity",
    extensions(("x-permission" = json!("signed_in"))),
    responses(
        (status = 204, description = "Signed out"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/auth/sign-out")]
async fn sign_out(actor: Newcomer, state: Data<State>, command: Command) -> Answer {
    let (actor, now) = (actor.0, command.now());
    let (session_id, account_id) = (actor.session_id(), actor.account_id);
    let reply = command
        .run(&actor, move |tx| {
            sessions::end(tx, &[session_id.uuid()], SessionEnd::SignedOut, now)?;
            tx.record(NewEvent::new(EventKind::SessionEnded, account_id.uuid()))?;
            Reply::nothing()
        })
        .await?;
    let mut gone = cookie(&state, String::new());
    gone.make_removal();
    Ok(reply.cookie(gone))
}
