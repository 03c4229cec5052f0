//! Whom to call at a member.

use actix_web::web::{Data, Path};
use actix_web::{delete, get, post, put};
use diesel::pg::PgConnection;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::{ContactId, Id};
use domain::kernel::identifier::Mobile;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::contact::{Contact, ContactRole};
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::contacts::{self, ShownContact};
use persistence::membership::members::{self, Member};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::form::mobile;
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// What a contact is to the member, on the wire.
pub type ContactRoleCode = Code<ContactRole>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(add).service(replace).service(remove);
}

/// Somebody to call, the number masked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Contact)]
struct ContactOut {
    id: Uuid,
    #[schema(example = "陈小满")]
    name: String,
    role: ContactRoleCode,
    /// The number, masked.
    #[schema(example = "138****0001")]
    mobile: String,
    /// Whether it is called first; one of a member's contacts is.
    is_primary: bool,
    version: i64,
}

impl From<ShownContact> for ContactOut {
    fn from(contact: ShownContact) -> Self {
        let ShownContact { id, member_id: _, name, role, mobile_masked, is_primary, version } = contact;
        Self { id, name, role: Code(role.0), mobile: mobile_masked, is_primary, version }
    }
}

/// The contacts of a member.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Contacts)]
struct ContactsOut {
    /// Who is called first stands first.
    items: Vec<ContactOut>,
}

/// Somebody to call.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewContact)]
struct NewContactIn {
    /// At most 50 characters.
    #[schema(example = "林小雨")]
    name: String,
    role: ContactRoleCode,
    #[schema(example = "13800000003")]
    mobile: String,
    /// Whether it is called first from now on.
    is_primary: bool,
}

/// A contact as it is to be.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ContactEdit)]
struct ContactIn {
    /// At most 50 characters.
    #[schema(example = "林小雨")]
    name: String,
    role: ContactRoleCode,
    /// The number; left out, it stays as it is, for it is only shown masked.
    #[schema(example = "13800000003")]
    mobile: Option<String>,
    /// Whether it is called first; another contact is made that by saying so there.
    is_primary: bool,
}

/// List whom to call at a member
#[utoipa::path(
    operation_id = "list_contacts", tag = "membership", params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "Its contacts", body = ContactsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/{id}/contacts")]
async fn list(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let found = state.db.read(move |db| {
        let member = members::find(db, &scope, (*id).into())?;
        Ok(contacts::of_member(db, &member)?)
    });
    Reply::ok(ContactsOut { items: found.await?.into_iter().map(ContactOut::from).collect() })
}

/// Only who has not left has contacts that change.
fn current(member: Member) -> Result<Member, Problem> {
    if member.status.is_current() { Ok(member) } else { Err(Problem::new(ProblemCode::MemberWrongStatus)) }
}

fn shown(db: &mut PgConnection, keys: &Keyring, member: &Member, id: ContactId) -> Result<ContactOut, Problem> {
    Ok(contacts::find(db, keys, member, id)?.1.into())
}

/// Nothing of the number is told, only that it changed.
fn tell(tx: &mut Tx, kind: EventKind, member: &Member, contact: &Contact) -> Result<(), Problem> {
    let event = NewEvent::new(kind, member.id.uuid()).at(&member.org_path);
    let event = event.changed("contact_role", None::<String>, contact.role.code());
    tx.record(event.changed("contact_is_primary", None::<bool>, contact.is_primary))
}

/// Add somebody to call at a member
#[utoipa::path(
    operation_id = "add_contact", tag = "membership", request_body = NewContactIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("manage_contact"))),
    responses(
        (status = 201, description = "The contact", body = ContactOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/contacts")]
async fn add(actor: Actor, command: Command, id: Path<Uuid>, body: Body<NewContactIn>) -> Answer {
    let scope = actor.permit(Action::ManageContact)?;
    let contact = body.parse(|sent, errors| {
        let name = errors.take("/name", Line::parse(&sent.name));
        let mobile = errors.take("/mobile", mobile(&sent.mobile));
        Some(Contact { name: name?, role: sent.role.0, mobile: mobile?, is_primary: sent.is_primary })
    })?;
    let keys = command.keys();
    command
        .run(&actor, move |tx| {
            let member = current(members::find(tx, &scope, (*id).into())?)?;
            let contact_id = Id::fresh();
            if contact.is_primary {
                contacts::step_back(tx, &member)?;
            }
            contacts::insert(tx, &keys, &member, contact_id, &contact)?;
            tell(tx, EventKind::MemberContactAdded, &member, &contact)?;
            Reply::created(shown(tx, &keys, &member, contact_id)?)
        })
        .await
}

struct Edit {
    name: Line<50>,
    role: ContactRole,
    mobile: Option<Mobile>,
    is_primary: bool,
}

fn edit(sent: &ContactIn, errors: &mut FieldErrors) -> Option<Edit> {
    let name = errors.take("/name", Line::parse(&sent.name));
    let number = match &sent.mobile {
        Some(text) => errors.take("/mobile", mobile(text)).map(Some),
        None => Some(None),
    };
    Some(Edit { name: name?, role: sent.role.0, mobile: number?, is_primary: sent.is_primary })
}

/// Replace a contact of a member
#[utoipa::path(
    operation_id = "replace_contact", tag = "membership", request_body = ContactIn,
    params(("id" = Uuid, Path, description = "The member"), ("contact_id" = Uuid, Path, description = "The contact")),
    extensions(("x-permission" = json!("manage_contact"))),
    responses(
        (status = 200, description = "The contact", body = ContactOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[put("/members/{id}/contacts/{contact_id}")]
async fn replace(actor: Actor, command: Command, ids: Path<(Uuid, Uuid)>, body: Body<ContactIn>) -> Answer {
    let scope = actor.permit(Action::ManageContact)?;
    let (id, contact_id) = (ids.0, ContactId::from(ids.1));
    command.version()?;
    let (keys, seen) = (command.keys(), command.seen()?);
    let Edit { name, role, mobile, is_primary } = body.parse(|sent, errors| edit(&sent, errors))?;
    command
        .run(&actor, move |tx| {
            let member = current(members::find(tx, &scope, id.into())?)?;
            let (was, row) = contacts::find(tx, &keys, &member, contact_id)?;
            seen.expect(row.version)?;
            let now = Contact { name, role, mobile: mobile.unwrap_or(was.mobile.clone()), is_primary };
            was.may_become(Some(&now))?;
            if now.is_primary && !was.is_primary {
                contacts::step_back(tx, &member)?;
            }
            contacts::save(tx, &keys, &row, &now)?;
            tell(tx, EventKind::MemberContactEdited, &member, &now)?;
            Reply::ok(shown(tx, &keys, &member, contact_id)?)
        })
        .await
}

/// Remove a contact of a member
///
/// Not the one that is called first: another one is made that before.
#[utoipa::path(
    operation_id = "remove_contact", tag = "membership",
    params(("id" = Uuid, Path, description = "The member"), ("contact_id" = Uuid, Path, description = "The contact")),
    extensions(("x-permission" = json!("manage_contact"))),
    responses(
        (status = 204, description = "Removed"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[delete("/members/{id}/contacts/{contact_id}")]
async fn remove(actor: Actor, command: Command, ids: Path<(Uuid, Uuid)>) -> Answer {
    let scope = actor.permit(Action::ManageContact)?;
    let (id, contact_id) = (ids.0, ContactId::from(ids.1));
    command.version()?;
    let (keys, seen) = (command.keys(), command.seen()?);
    command
        .run(&actor, move |tx| {
            let member = current(members::find(tx, &scope, id.into())?)?;
            let (was, row) = contacts::find(tx, &keys, &member, contact_id)?;
            seen.expect(row.version)?;
            was.may_become(None)?;
            contacts::delete(tx, &row)?;
            tell(tx, EventKind::MemberContactRemoved, &member, &was)?;
            Reply::nothing()
        })
        .await
}
