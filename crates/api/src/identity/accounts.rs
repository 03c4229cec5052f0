//! Accounts, as administrators see them.

use actix_web::web::{self, Data, Path};
use actix_web::{get, post};
use chrono::{DateTime, Utc};
use domain::identity::account::{AccountStatus, Login, LoginError};
use domain::identity::session::SessionEnd;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id};
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use persistence::identity::accounts::{self, Account, NewAccount};
use persistence::identity::{failures, posts, sessions};
use persistence::kernel::events::NewEvent;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::attempts::by_login;
use super::passwords;
use super::posts::PostOut;
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::{Code, RoleCode};
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// Whether an account may sign in, on the wire.
type AccountStatusCode = Code<AccountStatus>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(create).service(find);
    config.service(disable).service(enable).service(unlock).service(reset_password);
}

/// An account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub struct AccountOut {
    id: Uuid,
    #[schema(example = "chen.xiaoyan")]
    login: String,
    #[schema(example = "陈晓燕")]
    display_name: String,
    status: AccountStatusCode,
    /// Whether the person must choose a password first.
    password_to_change: bool,
    created_at: DateTime<Utc>,
    /// The posts held, the main one first; only where accounts are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    posts: Option<Vec<PostOut>>,
    /// Until when failed sign-ins keep it out; only where one account is asked for, and absent if nothing locks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    locked_until: Option<DateTime<Utc>>,
    version: i64,
}

impl From<Account> for AccountOut {
    fn from(account: Account) -> Self {
        Self {
            id: account.id,
            login: account.login,
            display_name: account.display_name,
            status: Code(account.status.0),
            password_to_change: account.password_to_change,
            created_at: account.created_at,
            posts: None,
            locked_until: None,
            version: account.version,
        }
    }
}

impl AccountOut {
    fn holding(held: Vec<posts::Post>, account: Account) -> Self {
        Self { posts: Some(held.into_iter().map(PostOut::from).collect()), ..account.into() }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only logins that start like this, or persons whose name holds this.
    q: Option<String>,
    /// Only accounts in this state.
    status: Option<AccountStatusCode>,
    /// Only accounts that hold a post of this role.
    role: Option<RoleCode>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List accounts by login
#[utoipa::path(
    operation_id = "list_accounts", tag = "identity", params(Filter),
    extensions(("x-permission" = json!("read_account"))),
    responses(
        (status = 200, description = "A page of accounts", body = PageOut<AccountOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/accounts")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadAccount)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let filter = accounts::Filter {
        words: filter.q,
        status: filter.status.map(|status| status.0),
        role: filter.role.map(|role| role.0),
    };
    let out = state.db.read(move |db| {
        let found = accounts::list(db, &scope, &filter, &page)?;
        let ids: Vec<Uuid> = found.items.iter().map(|account| account.id).collect();
        let mut held = posts::of_accounts(db, &ids)?;
        Ok(PageOut::of(found, |account| AccountOut::holding(held.remove(&account.id).unwrap_or_default(), account)))
    });
    Reply::ok(out.await?)
}

/// Show an account with its posts
#[utoipa::path(
    operation_id = "get_account", tag = "identity", params(("id" = Uuid, Path, description = "The account")),
    extensions(("x-permission" = json!("read_account"))),
    responses(
        (status = 200, description = "The account", body = AccountOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/accounts/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadAccount)?;
    let (policy, now) = (state.lockout, state.clock.now());
    let out = state.db.read(move |db| {
        let account = accounts::find(db, &scope, (*id).into())?;
        let held = posts::of_account(db, account.id.into())?;
        let failures = failures::seen(db, &by_login(&account.login))?;
        let locked_until = failures.and_then(|failures| policy.locked_until(failures, now));
        Ok(AccountOut { locked_until, ..AccountOut::holding(held, account) })
    });
    Reply::ok(out.await?)
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct CreateIn {
    /// 3 to 40 small letters, digits, dots, underscores and hyphens.
    #[schema(example = "chen.xiaoyan")]
    login: String,
    /// The name of the person.
    #[schema(example = "陈晓燕")]
    display_name: String,
}

/// An account and the password that its owner starts with, shown this once.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FirstPassword)]
struct FirstPasswordOut {
    id: Uuid,
    #[schema(example = "chen.xiaoyan")]
    login: String,
    /// To be changed at the first sign-in; it is not shown again.
    #[schema(example = "aB3cD4eF5gH6jK7m")]
    password: String,
}

/// Make an account
///
/// It has no post yet, so it reaches nothing; the security administrator grants one.
#[utoipa::path(
    operation_id = "create_account", tag = "identity", request_body = CreateIn,
    extensions(("x-permission" = json!("manage_account"))),
    responses(
        (status = 201, description = "The account with its first password", body = FirstPasswordOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/accounts")]
async fn create(actor: Actor, command: Command, body: Body<CreateIn>) -> Answer {
    actor.permit(Action::ManageAccount)?;
    let (login, name) = body.parse(|sent, errors| {
        let login = errors.take("/login", Login::parse(&sent.login).map_err(login_code));
        let name = errors.take("/display_name", Line::<80>::parse(&sent.display_name));
        login.zip(name)
    })?;
    let now = command.now();
    let (password, hash) = first_password().await?;
    command
        .run(&actor, move |tx| {
            let id = Id::fresh();
            let display_name = name.as_str();
            accounts::insert(
                tx,
                &NewAccount {
                    id,
                    login: &login,
                    display_name,
                    password_hash: &hash,
                    password_to_change: true,
                    created_at: now,
                },
            )?;
            tx.record(NewEvent::new(EventKind::AccountCreated, id.uuid()).changed(
                "login",
                None::<String>,
                login.as_str(),
            ))?;
            Reply::created(FirstPasswordOut { id: id.uuid(), login: login.as_str().to_owned(), password })
        })
        .await
}

/// What is wrong with a login, as a note on its field.
pub(super) fn login_code(error: LoginError) -> FieldCode {
    match error {
        LoginError::Length => FieldCode::OutOfRange,
        LoginError::Character => FieldCode::Malformed,
    }
}

async fn first_password() -> Result<(String, String), Problem> {
    let made = web::block(|| {
        let password = passwords::generate();
        passwords::hash(&password).map(|hash| (password, hash))
    });
    made.await.map_err(Problem::internal)?
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReasonIn {
    /// Why; it stays in the trail.
    #[schema(example = "已调离")]
    reason: String,
}

fn reason(body: Body<ReasonIn>) -> Result<Line<200>, Problem> {
    body.parse(|sent, errors: &mut FieldErrors| errors.take("/reason", Line::parse(&sent.reason)))
}

fn change_status(
    tx: &mut Tx,
    scope: &Scope,
    id: AccountId,
    status: AccountStatus,
    kind: EventKind,
    reason: &str,
) -> Answer {
    let account = accounts::find(tx, scope, id)?;
    accounts::set_status(tx, &account, status)?;
    let was = account.status.0.code();
    tx.record(NewEvent::new(kind, account.id).changed("status", was, status.code()).because(reason))?;
    Reply::ok(AccountOut::from(accounts::find(tx, scope, id)?))
}

/// Disable an account
///
/// Every session of it ends at once.
#[utoipa::path(
    operation_id = "disable_account", tag = "identity", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The account")),
    extensions(("x-permission" = json!("manage_account"))),
    responses(
        (status = 200, description = "The account", body = AccountOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{id}/disable")]
async fn disable(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::ManageAccount)?;
    let (reason, id, now) = (reason(body)?, (*id).into(), command.now());
    command
        .run(&actor, move |tx| {
            let kind = EventKind::AccountDisabled;
            let reply = change_status(tx, &scope, id, AccountStatus::Disabled, kind, reason.as_str())?;
            sessions::end_all(tx, id, SessionEnd::AccountDisabled, now)?;
            Ok(reply)
        })
        .await
}

/// Enable an account again
#[utoipa::path(
    operation_id = "enable_account", tag = "identity", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The account")),
    extensions(("x-permission" = json!("manage_account"))),
    responses(
        (status = 200, description = "The account", body = AccountOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{id}/enable")]
async fn enable(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::ManageAccount)?;
    let (reason, id) = (reason(body)?, (*id).into());
    command
        .run(&actor, move |tx| {
            change_status(tx, &scope, id, AccountStatus::Active, EventKind::AccountEnabled, reason.as_str())
        })
        .await
}

/// Lift the lock that failed sign-ins put on an account
#[utoipa::path(
    operation_id = "unlock_account", tag = "identity", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The account")),
    extensions(("x-permission" = json!("unlock_account"))),
    responses(
        (status = 204, description = "Unlocked"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{id}/unlock")]
async fn unlock(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::UnlockAccount)?;
    let (reason, id) = (reason(body)?, (*id).into());
    command
        .run(&actor, move |tx| {
            let account = accounts::find(tx, &scope, id)?;
            failures::forget(tx, &by_login(&account.login))?;
            tx.record(NewEvent::new(EventKind::AccountUnlocked, account.id).because(reason.as_str()))?;
            Reply::nothing()
        })
        .await
}

/// Give an account a new first password
///
/// Every session of it ends; the owner must change the password at the next sign-in.
#[utoipa::path(
    operation_id = "reset_password", tag = "identity", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The account")),
    extensions(("x-permission" = json!("manage_account"))),
    responses(
        (status = 200, description = "The new first password", body = FirstPasswordOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{id}/reset-password")]
async fn reset_password(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::ManageAccount)?;
    let (reason, id, now): (_, AccountId, _) = (reason(body)?, (*id).into(), command.now());
    let (password, hash) = first_password().await?;
    command
        .run(&actor, move |tx| {
            let account = accounts::find(tx, &scope, id)?;
            accounts::set_password(tx, id, &hash, true, now)?;
            sessions::end_all(tx, id, SessionEnd::PasswordChanged, now)?;
            tx.record(NewEvent::new(EventKind::AccountPasswordReset, account.id).because(reason.as_str()))?;
            Reply::ok(FirstPasswordOut { id: account.id, login: account.login, password })
        })
        .await
}
