//! Checks of members by the offices, each with its day.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::MemberId;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::check::CheckKind;
use persistence::kernel::events::NewEvent;
use persistence::membership::checks::{self, Check, NewCheck};
use persistence::membership::members;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// What is checked, on the wire.
pub type CheckKindCode = Code<CheckKind>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(check);
}

/// A check of a member.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberCheck)]
struct CheckOut {
    kind: CheckKindCode,
    /// Whether the member passed.
    passed: bool,
    /// The day of the check.
    checked_on: NaiveDate,
    /// Who checked, by name; null where it came with the admission.
    #[schema(example = "陈晓燕")]
    checked_by: Option<String>,
    /// Why it did not pass, or what was noted.
    #[schema(example = "证件号码与身份证不符")]
    reason: Option<String>,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
}

impl From<(Check, Option<String>)> for CheckOut {
    fn from((held, checked_by): (Check, Option<String>)) -> Self {
        Self {
            kind: Code(held.kind.0),
            passed: held.passed,
            checked_on: held.checked_on,
            checked_by,
            reason: held.reason,
            recorded_at: held.recorded_at,
        }
    }
}

/// The checks of a member, the latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberChecks)]
struct ChecksOut {
    /// The member.
    id: Uuid,
    /// When the entries were last verified against the papers; null if they are not, or no longer.
    verified_at: Option<DateTime<Utc>>,
    /// Every check.
    items: Vec<CheckOut>,
    version: i64,
}

fn shown(db: &mut PgConnection, scope: &Scope, id: MemberId) -> Result<ChecksOut, Problem> {
    let member = members::find(db, scope, id)?;
    let items = checks::of_member(db, &member)?.into_iter().map(CheckOut::from).collect();
    Ok(ChecksOut { id: member.id.uuid(), verified_at: member.verified_at, items, version: member.version })
}

/// List the checks of a member, the latest first
#[utoipa::path(
    operation_id = "list_member_checks", tag = "membership", params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("read_roster"))),
    responses(
        (status = 200, description = "The checks", body = ChecksOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/{id}/checks")]
async fn list(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadRoster)?;
    Reply::ok(state.db.read(move |db| shown(db, &scope, (*id).into())).await?)
}

/// A check to be recorded.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMemberCheck)]
struct CheckIn {
    /// What was checked; whoever passes the check of the papers is verified.
    kind: CheckKindCode,
    /// Whether the member passed.
    passed: bool,
    /// The day of the check; today if left out. May lie in the past, not before the first day of membership.
    #[schema(example = "2026-05-01")]
    checked_on: Option<NaiveDate>,
    /// Why it did not pass, which must be said, or what was noted; at most 200 characters.
    #[schema(example = "已核对营业执照原件")]
    reason: Option<String>,
}

/// Record a check of a member
///
/// Of the papers, which verifies the entries; of the identity number; or for duplicates. The latest check up to a day
/// holds on it, so that a check dated back changes the figures of the days since.
#[utoipa::path(
    operation_id = "check_member", tag = "membership", request_body = CheckIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("verify_member"))),
    responses(
        (status = 200, description = "All checks of the member", body = ChecksOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/check")]
async fn check(actor: Actor, command: Command, id: Path<Uuid>, body: Body<CheckIn>) -> Answer {
    let scope = actor.permit(Action::VerifyMember)?;
    let (today, now, seen, by) = (command.today(), command.now(), command.seen()?, actor.account_id);
    let (kind, passed, checked_on, reason) = body.parse(|sent, errors: &mut FieldErrors| {
        let checked_on = sent.checked_on.unwrap_or(today);
        if checked_on > today {
            errors.add("/checked_on", FieldCode::DateInFuture);
        }
        let reason = match sent.reason.filter(|text| !text.is_empty()) {
            Some(text) => Some(errors.take("/reason", Line::<200>::parse(&text))?),
            None if !sent.passed => {
                errors.add("/reason", FieldCode::Required);
                None
            }
            None => None,
        };
        Some((sent.kind.0, sent.passed, checked_on, reason))
    })?;
    command
        .run(&actor, move |tx| {
            let member = members::find(tx, &scope, (*id).into())?;
            seen.expect(member.version)?;
            if checked_on < member.joined_on {
                let mut errors = FieldErrors::default();
                errors.add("/checked_on", FieldCode::DateOrder);
                return Err(errors.into());
            }
            let reason = reason.as_ref().map(Line::as_str);
            checks::record(tx, &member, &NewCheck { kind, passed, checked_on, by, reason, at: now })?;
            let event = NewEvent::new(EventKind::MemberChecked, member.id.uuid()).at(&member.org_path);
            let event = event.changed("check", None::<String>, kind.code()).changed("passed", None::<bool>, passed);
            let event = event.changed("checked_on", None::<String>, checked_on.to_string());
            tx.record(match reason {
                Some(reason) => event.because(reason),
                None => event,
            })?;
            Reply::ok(shown(tx, &scope, (*id).into())?)
        })
        .await
}
