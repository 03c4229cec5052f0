//! What an applicant without an account does: follow, correct, and open the member's account.

use actix_web::{HttpRequest, post};
use chrono::NaiveDate;
use domain::identity::account::Login;
use domain::identity::lockout::LockoutPolicy;
use domain::kernel::access::Role;
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::application_next::{ApplicationVerb, WaitsFor};
use domain::membership::application_status::ApplicationStatus;
use domain::membership::member::MemberStatus;
use domain::membership::policy::{MembershipPolicy, WorkCalendar};
use persistence::identity::accounts::{self, NewAccount};
use persistence::identity::failures;
use persistence::identity::posts::{self, NewPost};
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::membership::applications::{self, Stored};
use persistence::membership::members::{self, Member};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::apply::ApplicationStatusCode;
use super::form::{self, FormIn};
use super::form_out::FormOut;
use super::resubmission::resubmit_in;
use super::tracking_code;
use crate::identity::passwords;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// Wrong codes from one address, whatever the numbers, before it has to wait: a village office shares one.
const SOURCE_FAILURES: u32 = 50;

/// Characters of a name that an account shows.
const DISPLAY_NAME: usize = 80;

/// Who has to act next, on the wire.
pub type WaitsForCode = Code<WaitsFor>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(track).service(resubmit).service(activate);
}

/// What the receipt says.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Tracking)]
struct TrackIn {
    /// The application's number.
    #[schema(example = "A-330382-000123")]
    number: String,
    /// The code of the receipt; capitals, blanks and hyphens do not matter.
    #[schema(example = "7K3M-9QXT-2HVB")]
    tracking_code: String,
}

/// Where an application stands, for the applicant.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrackedApplication)]
struct TrackedOut {
    #[schema(example = "A-330382-000123")]
    number: String,
    status: ApplicationStatusCode,
    /// Who has to act next.
    waits_for: WaitsForCode,
    /// Until when: the office's last day, or the first day behind the publicity.
    until: Option<NaiveDate>,
    /// Why it was returned or rejected.
    #[schema(example = "请补充土地承包合同")]
    reason: Option<String>,
    /// Whether it can be corrected and handed in again now.
    may_resubmit: bool,
    /// The form as it was handed in, masked.
    form: FormOut,
    /// The member's number, once admitted.
    #[schema(example = "330382-FF-000001")]
    member_number: Option<String>,
    /// Whether the member's account can be opened with this code now.
    may_activate: bool,
}

/// Follow an application
///
/// With the number and the code of the receipt. Five wrong codes lock the number for 15 minutes.
#[utoipa::path(
    operation_id = "track_application", tag = "membership", request_body = TrackIn, security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "Where it stands", body = TrackedOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/track")]
async fn track(command: Command, body: Body<TrackIn>) -> Answer {
    let sent = body.checked()?;
    let today = command.today();
    let stored = prove(&command, &sent.number, &sent.tracking_code).await?;
    let id = stored.application.id;
    let member = command.state().db.read(move |db| match members::of_application(db, id) {
        Ok(member) => {
            let known = accounts::credentials(db, &login_text(&member))?.is_some();
            Ok(Some((member, known)))
        }
        Err(RepoError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    });
    Reply::ok(tracked(&stored, member.await?.as_ref(), today))
}

fn tracked(stored: &Stored, member: Option<&(Member, bool)>, today: NaiveDate) -> TrackedOut {
    let application = &stored.application;
    let due_on = application.due_on(&MembershipPolicy::default(), &WorkCalendar::default());
    let publicity = application.publicity.filter(|_| application.status == ApplicationStatus::Publicity);
    TrackedOut {
        number: stored.number.clone(),
        status: Code(application.status),
        waits_for: Code(application.waits_for()),
        until: due_on.or(publicity.map(|publicity| publicity.until())),
        reason: application.reason.clone().map(Into::into),
        may_resubmit: application.allowed(today).contains(&ApplicationVerb::Resubmit),
        form: FormOut::from(&application.form),
        member_number: member.map(|(member, _)| member.number.to_string()),
        may_activate: member.is_some_and(|(member, known)| !known && member.status == MemberStatus::Active),
    }
}

fn subjects(number: &str, request: &HttpRequest) -> (String, String) {
    let source = request.peer_addr().map(|address| address.ip().to_string()).unwrap_or_default();
    let number: String = number.chars().take(40).collect();
    (format!("track:{number}"), format!("track-source:{source}"))
}

/// The application, if the code belongs to it. Counts in a transaction of its own, so that a refusal is remembered.
pub(super) async fn prove(command: &Command, number: &str, typed: &str) -> Result<Stored, Problem> {
    let (now, keys, policy) = (command.now(), command.keys(), command.state().lockout);
    let number = number.to_uppercase();
    let hash = tracking_code::hash(typed);
    let (by_number, by_source) = subjects(&number, command.request());
    let proof = command.state().db.write(command.stamp(None), move |tx| {
        let per_source = LockoutPolicy { failures: SOURCE_FAILURES, ..policy };
        for (subject, policy) in [(&by_number, policy), (&by_source, per_source)] {
            let before = failures::of(tx, subject)?;
            if let Some(until) = before.and_then(|failures| policy.locked_until(failures, now)) {
                let seconds = (until - now).num_seconds().max(1);
                let locked = Problem::new(ProblemCode::ApplicationTrackingLocked).with("minutes", seconds / 60 + 1);
                return Ok(Err(locked.retry_after(u32::try_from(seconds).unwrap_or(u32::MAX))));
            }
            failures::note(tx, subject, policy.after_failure(before, now))?;
        }
        let stored = match applications::by_number(tx, &keys, &number) {
            Ok(stored) if stored.tracking_hash == hash => stored,
            Ok(_) | Err(RepoError::NotFound) => return Ok(Err(Problem::new(ProblemCode::ApplicationNotTracked))),
            Err(error) => return Err(error.into()),
        };
        failures::forget(tx, &by_number)?;
        failures::forget(tx, &by_source)?;
        Ok(Ok(stored))
    });
    proof.await?
}

/// A corrected form.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Resubmission)]
struct ResubmitIn {
    /// The application's number.
    #[schema(example = "A-330382-000123")]
    number: String,
    /// The code of the receipt.
    #[schema(example = "7K3M-9QXT-2HVB")]
    tracking_code: String,
    /// The whole form, corrected.
    form: FormIn,
}

/// Where a corrected application stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ResubmittedApplication)]
struct ResubmittedOut {
    #[schema(example = "A-330382-000123")]
    number: String,
    status: ApplicationStatusCode,
}

/// Hand a returned application in again
///
/// For the applicant, with the code of the receipt. All checks begin anew.
#[utoipa::path(
    operation_id = "resubmit_tracked_application", tag = "membership", request_body = ResubmitIn, security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "Where it stands", body = ResubmittedOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/resubmit")]
async fn resubmit(command: Command, body: Body<ResubmitIn>) -> Answer {
    let (today, keys) = (command.today(), command.keys());
    let (number, code, form) = body.parse(|sent, errors| {
        let form = form::read(sent.form, "/form", today, errors)?;
        Some((sent.number, sent.tracking_code, form))
    })?;
    let proven = prove(&command, &number, &code).await?;
    command
        .run_public(move |tx| {
            let status = ApplicationStatus::Submitted;
            let stored = applications::by_number(tx, &keys, &proven.number)?;
            resubmit_in(tx, &keys, &stored, form, None, "/form/division_code")?;
            Reply::ok(ResubmittedOut { number: stored.number, status: Code(status) })
        })
        .await
}

/// The password of the member's account.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountActivation)]
struct ActivateIn {
    /// The application's number.
    #[schema(example = "A-330382-000123")]
    number: String,
    /// The code of the receipt.
    #[schema(example = "7K3M-9QXT-2HVB")]
    tracking_code: String,
    /// The password that the member chooses.
    #[schema(example = "Own-choice-2026", format = "password")]
    password: String,
}

/// The member's account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ActivatedAccount)]
struct ActivatedOut {
    /// The account.
    id: Uuid,
    /// Under which the member signs in: the member's number in small letters.
    #[schema(example = "330382-ff-000001")]
    login: String,
}

fn login_text(member: &Member) -> String {
    member.number.to_string().to_lowercase()
}

/// Open the account of a new member
///
/// For the applicant, once admitted, with the code of the receipt; works once.
#[utoipa::path(
    operation_id = "activate_member_account", tag = "membership", request_body = ActivateIn, security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "The account", body = ActivatedOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/activate-account")]
async fn activate(command: Command, body: Body<ActivateIn>) -> Answer {
    let sent = body.checked()?;
    let proven = prove(&command, &sent.number, &sent.tracking_code).await?;
    let application_id = proven.application.id;
    let member = command.state().db.read(move |db| match members::of_application(db, application_id) {
        Ok(member) if member.status == MemberStatus::Active => Ok(member),
        Ok(_) | Err(RepoError::NotFound) => Err(Problem::new(ProblemCode::ApplicationNotNow)),
        Err(error) => Err(error.into()),
    });
    let member = member.await?;
    let login = Login::parse(&login_text(&member)).map_err(Problem::internal)?;
    let mut errors = FieldErrors::default();
    passwords::judge("/password", &sent.password, &login, &member.name, &mut errors);
    errors.finish(Some(()))?;
    let hash = passwords::hash_aside(sent.password).await?;
    command.run_public(move |tx| open_account(tx, &member, &login, &hash)).await
}

fn open_account(tx: &mut Tx, member: &Member, login: &Login, password_hash: &str) -> Answer {
    if accounts::credentials(tx, login.as_str())?.is_some() {
        return Err(Problem::new(ProblemCode::AccountActivated));
    }
    let (account_id, now) = (Id::fresh(), tx.stamp().now);
    let display_name: String = member.name.chars().take(DISPLAY_NAME).collect();
    accounts::insert(
        tx,
        &NewAccount {
            id: account_id,
            login,
            display_name: &display_name,
            password_hash,
            password_to_change: false,
            created_at: now,
        },
    )?;
    posts::grant(
        tx,
        &NewPost {
            id: Id::fresh(),
            account_id,
            role: Role::Member,
            org_unit_id: member.org_unit_id,
            provider_id: None,
            member_id: Some(member.id),
            granted_at: now,
        },
    )?;
    let event = NewEvent::new(EventKind::AccountActivated, account_id.uuid()).at(&member.org_path);
    tx.record(event.changed("role", None::<String>, Role::Member.code()))?;
    Reply::ok(ActivatedOut { id: account_id.uuid(), login: login.as_str().to_owned() })
}
