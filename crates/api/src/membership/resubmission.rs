//! Handing a returned application in again.

use actix_web::post;
use actix_web::web::Path;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::AccountId;
use domain::membership::form::ApplicationForm;
use persistence::kernel::keyring::Keyring;
use persistence::membership::applications::{self, Stored};
use persistence::membership::duplicate_subjects::{Newcomer, Whose};
use persistence::membership::forms;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::applications::{ApplicationOut, shown};
use super::apply::{receiving_unit, refuse_known};
use super::duplicates::look_out;
use super::form::{self, FormIn};
use super::steps::record;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::clock::china_day;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(resubmit);
}

/// Hands a returned application in again, in the hands of an officer or of the applicant.
pub(super) fn resubmit_in(
    tx: &mut Tx,
    keys: &Keyring,
    was: &Stored,
    form: ApplicationForm,
    officer: Option<(AccountId, &Scope)>,
    division_at: &str,
) -> Result<(), Problem> {
    let unit = receiving_unit(tx, &form.division_code, officer.map(|(_, scope)| scope), division_at)?;
    let mut now = was.application.clone();
    now.resubmit(form, officer.map(|(by, _)| by), china_day(tx.stamp().now))?;
    now.org_path = unit.path;
    let sealed = forms::seal(keys, &now.form)?;
    let identity_digest = sealed.identity_digest.clone();
    applications::save_again(tx, was, &now, sealed, unit.id)?;
    refuse_known(tx, &identity_digest)?;
    look_out(tx, keys, &[Newcomer { whose: Whose::Application(now.id), form: &now.form }])?;
    record(tx, EventKind::ApplicationSubmitted, &was.application, &now, None)
}

/// Hand a returned application in again for somebody else
///
/// With the whole form corrected; all checks begin anew.
#[utoipa::path(
    operation_id = "resubmit_application", tag = "membership", request_body = FormIn,
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("enter_application"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-applications/{id}/resubmit")]
async fn resubmit(actor: Actor, command: Command, id: Path<Uuid>, body: Body<FormIn>) -> Answer {
    let scope = actor.permit(Action::EnterApplication)?;
    let (today, keys, by, seen) = (command.today(), command.keys(), actor.account_id, command.seen()?);
    let form = body.parse(|sent, errors| form::read(sent, "", today, errors))?;
    command
        .run(&actor, move |tx| {
            let was = applications::find(tx, &scope, &keys, (*id).into())?;
            seen.expect(was.version)?;
            resubmit_in(tx, &keys, &was, form, Some((by, &scope)), "/division_code")?;
            Reply::ok(shown(tx, &keys, &scope, (*id).into(), today)?)
        })
        .await
}
