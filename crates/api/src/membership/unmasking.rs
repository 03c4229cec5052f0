//! Personal data of a member, shown in full for a reason that stays in the trail.

use actix_web::post;
use actix_web::web::Path;
use diesel::pg::PgConnection;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::form::ApplicationForm;
use domain::membership::member_type::Identity;
use domain::vocabulary;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::members::{self, Member};
use persistence::membership::{contacts, forms};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

vocabulary! {
    /// Personal data of a member that can be shown in full.
    pub enum PersonalField {
        /// The resident number or credit code.
        Identity => "identity",
        /// The number to call.
        ContactMobile => "contact_mobile",
        /// The resident number of who answers for the organisation.
        LegalResidentId => "legal_resident_id",
        /// The mobile number of who answers for the organisation.
        LegalMobile => "legal_mobile",
    }
}

/// Personal data that can be shown in full, on the wire.
pub type PersonalFieldCode = Code<PersonalField>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(unmask);
}

/// What is to be shown in full, and why.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Unmasking)]
struct UnmaskIn {
    /// Which personal data.
    field: PersonalFieldCode,
    /// Whose number, for `contact_mobile`; left out, that of who is called first.
    contact_id: Option<Uuid>,
    /// Why; it stays in the trail, with the name of who asked.
    #[schema(example = "电话核实贷款用途")]
    reason: String,
}

/// Personal data in full.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Unmasked)]
struct UnmaskedOut {
    field: PersonalFieldCode,
    /// The whole number.
    #[schema(example = "13800000001")]
    value: String,
}

/// Show personal data of a member in full
///
/// Every showing is written into the trail with its reason.
#[utoipa::path(
    operation_id = "unmask_member", tag = "membership", request_body = UnmaskIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("unmask_member"))),
    responses(
        (status = 200, description = "The number in full", body = UnmaskedOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/unmask")]
async fn unmask(actor: Actor, command: Command, id: Path<Uuid>, body: Body<UnmaskIn>) -> Answer {
    let scope = actor.permit(Action::UnmaskMember)?;
    let (field, contact_id, reason) = body.parse(|sent, errors: &mut FieldErrors| {
        let reason = errors.take("/reason", Line::<200>::parse(&sent.reason))?;
        Some((sent.field.0, sent.contact_id, reason))
    })?;
    let keys = command.keys();
    command
        .run(&actor, move |tx| {
            let member = members::find(tx, &scope, (*id).into())?;
            let value = match field {
                PersonalField::ContactMobile => mobile_of(tx, &keys, &member, contact_id)?,
                PersonalField::Identity | PersonalField::LegalResidentId | PersonalField::LegalMobile => {
                    in_full(&forms::open(tx, &keys, member.form_id)?, field)
                }
            };
            let value = value.ok_or_else(|| Problem::new(ProblemCode::NotFound))?;
            let event = NewEvent::new(EventKind::MemberUnmasked, member.id.uuid()).at(&member.org_path);
            tx.record(event.changed("field", None::<String>, field.code()).because(reason.as_str()))?;
            Reply::ok(UnmaskedOut { field: Code(field), value })
        })
        .await
}

/// The number that is asked for; `None` of who is no organisation and asked for its legal person.
pub(super) fn in_full(form: &ApplicationForm, field: PersonalField) -> Option<String> {
    let legal = form.legal_person.as_ref();
    let number = match (field, &form.identity) {
        (PersonalField::Identity, Identity::Resident(id)) => Some(id.as_str()),
        (PersonalField::Identity, Identity::Organisation(uscc)) => Some(uscc.as_str()),
        (PersonalField::ContactMobile, _) => None,
        (PersonalField::LegalResidentId, _) => legal.map(|person| person.resident_id.as_str()),
        (PersonalField::LegalMobile, _) => legal.map(|person| person.mobile.as_str()),
    };
    number.map(str::to_owned)
}

/// The number of one contact of a member, or of who is called first.
fn mobile_of(
    db: &mut PgConnection,
    keys: &Keyring,
    member: &Member,
    id: Option<Uuid>,
) -> Result<Option<String>, Problem> {
    let first = contacts::of_member(db, member)?.into_iter().find(|contact| contact.is_primary);
    let Some(id) = id.or(first.map(|contact| contact.id)) else { return Ok(None) };
    let (contact, _) = contacts::find(db, keys, member, id.into())?;
    Ok(Some(contact.mobile.as_str().to_owned()))
}
