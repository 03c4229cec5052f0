//! Applying: on a phone without an account, or through a town officer.

use actix_web::post;
use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id, OrgUnitId};
use domain::kernel::identifier::DivisionCode;
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::application::Application;
use domain::membership::application_status::ApplicationStatus;
use domain::membership::form::ApplicationForm;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::applications::NewApplication;
use persistence::membership::duplicate_subjects::{Newcomer, Whose};
use persistence::membership::{applications, forms, members};
use persistence::organisation::{divisions, units};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::duplicates::look_out;
use super::form::{self, FormIn};
use super::form_out::WarningOut;
use super::limits::Limits;
use super::tracking_code;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::clock::china_day;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// Where an application stands, on the wire.
pub type ApplicationStatusCode = Code<ApplicationStatus>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(apply).service(apply_on_behalf);
}

/// The receipt of an application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApplicationReceipt)]
struct ReceiptOut {
    id: Uuid,
    /// The number under which people speak of it.
    #[schema(example = "A-330382-000123")]
    number: String,
    /// With the number it shows the applicant where the application stands; it is not shown again.
    #[schema(example = "7K3M-9QXT-2HVB")]
    tracking_code: String,
    status: ApplicationStatusCode,
    /// The federation that checks it first.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// The last day for the town's check.
    due_on: Option<NaiveDate>,
    /// What looks odd on the form; the offices look at it.
    warnings: Vec<WarningOut>,
    version: i64,
}

/// Apply for membership
///
/// For the applicant, without an account. The town's federation is found by the division.
#[utoipa::path(
    operation_id = "apply", tag = "membership", request_body = FormIn, security(()),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 201, description = "The receipt", body = ReceiptOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications")]
async fn apply(command: Command, body: Body<FormIn>) -> Answer {
    let (today, keys) = (command.today(), command.keys());
    let form = body.parse(|sent, errors| form::read(sent, "", today, errors))?;
    command.run_public(move |tx| hand_in(tx, &keys, form, None)).await
}

/// Apply for somebody else
///
/// For a town officer with the applicant at the counter; somebody else has to check it afterwards.
#[utoipa::path(
    operation_id = "apply_on_behalf", tag = "membership", request_body = FormIn,
    extensions(("x-permission" = json!("enter_application"))),
    responses(
        (status = 201, description = "The receipt", body = ReceiptOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/on-behalf")]
async fn apply_on_behalf(actor: Actor, command: Command, body: Body<FormIn>) -> Answer {
    let scope = actor.permit(Action::EnterApplication)?;
    let (today, keys, by) = (command.today(), command.keys(), actor.account_id);
    let form = body.parse(|sent, errors| form::read(sent, "", today, errors))?;
    command.run(&actor, move |tx| hand_in(tx, &keys, form, Some((by, scope)))).await
}

fn hand_in(tx: &mut Tx, keys: &Keyring, form: ApplicationForm, officer: Option<(AccountId, Scope)>) -> Answer {
    let today = china_day(tx.stamp().now);
    let scope = officer.as_ref().map(|(_, scope)| scope);
    let unit = receiving_unit(tx, &form.division_code, scope, "/division_code")?;
    let by = officer.as_ref().map(|(by, _)| *by);
    let mut application = Application::draft(Id::fresh(), unit.path.clone(), form, by);
    application.submit(by, today)?;
    let code = tracking_code::fresh();
    let number = enter(tx, keys, &application, unit.id, &code.hash)?;
    let status = ApplicationStatus::Submitted;
    let event = NewEvent::new(EventKind::ApplicationSubmitted, application.id.uuid()).at(&unit.path);
    tx.record(event.changed("status", None::<String>, status.code()))?;
    Reply::created(ReceiptOut {
        id: application.id.uuid(),
        number,
        tracking_code: code.text,
        status: Code(status),
        org_unit_name: unit.name,
        due_on: Limits::load(tx)?.due(application.stage(), today).on,
        warnings: application.form.warnings().into_iter().map(WarningOut::from).collect(),
        version: 1,
    })
}

fn enter(
    tx: &mut Tx,
    keys: &Keyring,
    application: &Application,
    org_unit_id: OrgUnitId,
    tracking_hash: &[u8],
) -> Result<String, Problem> {
    let sealed = forms::seal(keys, &application.form)?;
    let (form_id, identity_digest) = (sealed.id(), sealed.identity_digest.clone());
    let county: String = application.form.division_code.as_str().chars().take(6).collect();
    let number = applications::draw_numbers(tx, &county, 1)?.pop();
    let number = number.ok_or_else(|| Problem::internal("no application number was drawn"))?;
    forms::insert(tx, vec![sealed])?;
    let new = NewApplication {
        application,
        number: &number,
        tracking_hash,
        form_id,
        identity_digest: &identity_digest,
        org_unit_id,
    };
    applications::insert(tx, &[new])?;
    refuse_known(tx, &identity_digest)?;
    look_out(tx, keys, &[Newcomer { whose: Whose::Application(application.id), form: &application.form }])?;
    Ok(number)
}

/// Refuses an identity that may not apply, in the same words whatever stands against it: who asks may not be whom
/// the number belongs to. Looked at after the application is in the table, so that of two admissions and
/// applications at the same time none slips through.
pub(super) fn refuse_known(tx: &mut Tx, identity_digest: &[u8]) -> Result<(), Problem> {
    let today = china_day(tx.stamp().now);
    let rejected_on = applications::last_rejected_on(tx, identity_digest)?;
    let limits = Limits::load(tx)?;
    let waits = rejected_on.is_some_and(|day| !limits.on(day).may_reapply(day, today));
    if waits || members::is_member(tx, identity_digest)? {
        return Err(Problem::new(ProblemCode::ApplicationDuplicate));
    }
    Ok(())
}

/// The federation that receives an application.
pub(super) struct ReceivingUnit {
    pub(super) id: OrgUnitId,
    pub(super) path: OrgPath,
    pub(super) name: String,
}

/// The federation of the town in which an applicant lies; of one in the officer's scope, if an officer enters it.
pub(super) fn receiving_unit(
    tx: &mut Tx,
    division: &DivisionCode,
    scope: Option<&Scope>,
    at: &str,
) -> Result<ReceivingUnit, Problem> {
    let found = divisions::find(tx, division.as_str()).and_then(|_| units::town_federation_of(tx, division.as_str()));
    match found {
        Ok((id, path, name)) if scope.is_none_or(|scope| scope.covers(&path)) => Ok(ReceivingUnit { id, path, name }),
        Ok(_) | Err(RepoError::NotFound) => {
            let mut errors = FieldErrors::default();
            errors.add(at, FieldCode::NotFound);
            Err(errors.into())
        }
        Err(error) => Err(error.into()),
    }
}
