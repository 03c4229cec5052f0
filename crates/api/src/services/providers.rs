//! Those who serve growers, their machines and crews.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use domain::kernel::access::Action;
use domain::kernel::area::Mu;
use domain::kernel::event::EventKind;
use domain::kernel::id::{Id, OrgUnitId, ProviderId};
use domain::kernel::identifier::Mobile;
use domain::kernel::org_path::OrgPath;
use domain::kernel::text::Line;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::PersonalKind;
use persistence::services::machines::{self, Machine, NewMachine};
use persistence::services::providers::{self, Crew, NewProvider, Provider};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::codes::{ProviderStatusCode, ServiceLinkCode};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};
use crate::kernel::wire::MuText;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(register).service(find).service(add_machine).service(add_crew);
}

/// A machine of a provider.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Machine)]
pub(super) struct MachineOut {
    id: Uuid,
    provider_id: Uuid,
    /// Make and model.
    #[schema(example = "沃得锐龙 4LZ-6.0")]
    model: String,
    /// The number on its plate or body.
    #[schema(example = "浙03-12345")]
    registration_no: String,
    /// The field operations that it can do.
    links: Vec<ServiceLinkCode>,
    /// What it usually does in a day, in mu-times.
    rate: MuText,
    version: i64,
}

impl From<Machine> for MachineOut {
    fn from(machine: Machine) -> Self {
        Self {
            id: machine.id,
            provider_id: machine.provider_id,
            model: machine.model,
            registration_no: machine.registration_no,
            links: machine.links.into_iter().map(Code).collect(),
            rate: machine.rate.into(),
            version: machine.version,
        }
    }
}

/// A crew of a provider.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Crew)]
pub(super) struct CrewOut {
    id: Uuid,
    provider_id: Uuid,
    #[schema(example = "林建国")]
    leader_name: String,
    /// People, the leader counted.
    #[schema(example = 3)]
    size: i32,
    version: i64,
}

impl From<Crew> for CrewOut {
    fn from(crew: Crew) -> Self {
        Self {
            id: crew.id,
            provider_id: crew.provider_id,
            leader_name: crew.leader_name,
            size: crew.size,
            version: crew.version,
        }
    }
}

/// Somebody who serves growers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Provider)]
pub(super) struct ProviderOut {
    id: Uuid,
    /// The unit that keeps the record.
    org_unit_id: Uuid,
    #[schema(example = "柳市农机专业合作社")]
    name: String,
    /// Whom to ask for.
    #[schema(example = "林建国")]
    contact_name: String,
    /// The contact's mobile number, masked.
    #[schema(example = "138****5678")]
    contact_mobile: String,
    status: ProviderStatusCode,
    /// Its machines; only where one provider is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    machines: Option<Vec<MachineOut>>,
    /// Its crews; only where one provider is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    crews: Option<Vec<CrewOut>>,
    version: i64,
}

impl From<Provider> for ProviderOut {
    fn from(provider: Provider) -> Self {
        Self {
            id: provider.id,
            org_unit_id: provider.org_unit_id,
            name: provider.name,
            contact_name: provider.contact_name,
            contact_mobile: provider.contact_mobile_masked,
            status: Code(provider.status.0),
            machines: None,
            crews: None,
            version: provider.version,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Pages {
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List providers by name
#[utoipa::path(
    operation_id = "list_providers", tag = "services", params(Pages),
    extensions(("x-permission" = json!("read_provider"))),
    responses(
        (status = 200, description = "A page of providers", body = PageOut<ProviderOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/providers")]
async fn list(actor: Actor, state: Data<State>, Query(pages): Query<Pages>) -> Answer {
    let scope = actor.permit(Action::ReadProvider)?;
    let page = page_request(pages.limit, pages.cursor.as_deref())?;
    let found = state.db.read(move |db| Ok(providers::list(db, &scope, &page)?)).await?;
    Reply::ok(PageOut::of(found, ProviderOut::from))
}

/// Show a provider with its machines and crews
#[utoipa::path(
    operation_id = "get_provider", tag = "services", params(("id" = Uuid, Path, description = "The provider")),
    extensions(("x-permission" = json!("read_provider"))),
    responses(
        (status = 200, description = "The provider", body = ProviderOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/providers/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadProvider)?;
    let out = state.db.read(move |db| {
        let provider = providers::find(db, &scope, (*id).into())?;
        let machines = machines::of_provider(db, &provider)?.into_iter().map(MachineOut::from).collect();
        let crews = providers::crews(db, &provider)?.into_iter().map(CrewOut::from).collect();
        Ok(ProviderOut { machines: Some(machines), crews: Some(crews), ..provider.into() })
    });
    Reply::ok(out.await?)
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RegisterProvider)]
struct ProviderIn {
    /// The unit that keeps the record.
    org_unit_id: Uuid,
    /// At most 80 characters; no other provider has the same.
    #[schema(example = "柳市农机专业合作社")]
    name: String,
    /// Whom to ask for, at most 40 characters.
    #[schema(example = "林建国")]
    contact_name: String,
    /// The contact's mobile number.
    #[schema(example = "13800005678")]
    contact_mobile: String,
}

/// Register a provider
#[utoipa::path(
    operation_id = "register_provider", tag = "services", request_body = ProviderIn,
    extensions(("x-permission" = json!("manage_provider"))),
    responses(
        (status = 201, description = "The provider", body = ProviderOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/providers")]
async fn register(actor: Actor, command: Command, body: Body<ProviderIn>) -> Answer {
    let scope = actor.permit(Action::ManageProvider)?;
    let (unit_id, name, contact, mobile) = body.parse(|sent, errors| {
        let name = errors.take("/name", Line::<80>::parse(&sent.name));
        let contact = errors.take("/contact_name", Line::<40>::parse(&sent.contact_name));
        let mobile = Mobile::parse(&sent.contact_mobile).map_err(|_| FieldCode::Malformed);
        let mobile = errors.take("/contact_mobile", mobile);
        Some((OrgUnitId::from(sent.org_unit_id), name?, contact?, mobile?))
    })?;
    let (keys, now, id) = (command.keys(), command.now(), ProviderId::fresh());
    command
        .run(&actor, move |tx| {
            let org_path =
                providers::keeping_unit(tx, &scope, unit_id).map_err(|error| unknown("/org_unit_id", error))?;
            let sealed = keys.seal(PersonalKind::Mobile, id.uuid(), mobile.as_str(), mobile.masked())?;
            let provider = NewProvider {
                id,
                org_unit_id: unit_id,
                org_path: org_path.clone(),
                name: name.into(),
                contact_name: contact.into(),
                contact_mobile: sealed,
                registered_at: now,
            };
            providers::insert(tx, &scope, std::slice::from_ref(&provider))?;
            let event = NewEvent::new(EventKind::ProviderRegistered, id.uuid()).at(&org_path);
            tx.record(event.changed("name", None::<String>, provider.name))?;
            Reply::created(ProviderOut::from(providers::find(tx, &scope, id)?))
        })
        .await
}

/// A record named in a body that is not there or out of reach.
pub(super) fn unknown(pointer: &str, error: RepoError) -> Problem {
    match error {
        RepoError::NotFound => Problem::absent(pointer),
        RepoError::Refused(_)
        | RepoError::Stale
        | RepoError::Unreadable(_)
        | RepoError::Disconnected(_)
        | RepoError::Database(_) => error.into(),
    }
}

/// Where a provider's record is kept.
pub(super) fn path_of(provider: &Provider) -> Result<OrgPath, Problem> {
    OrgPath::parse(&provider.org_path).map_err(Problem::internal)
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RegisterMachine)]
struct MachineIn {
    /// Make and model, at most 80 characters.
    #[schema(example = "沃得锐龙 4LZ-6.0")]
    model: String,
    /// The number on its plate or body, at most 40 characters; no other machine has the same.
    #[schema(example = "浙03-12345")]
    registration_no: String,
    /// The field operations that it can do; at least one.
    links: Vec<ServiceLinkCode>,
    /// What it usually does in a day, in mu-times.
    rate: MuText,
}

impl MachineIn {
    fn read(self, errors: &mut FieldErrors) -> Option<NewMachine> {
        let model = errors.take("/model", Line::<80>::parse(&self.model));
        let registration_no = errors.take("/registration_no", Line::<40>::parse(&self.registration_no));
        let rate = errors.take("/rate", self.rate.read());
        let rate = rate.and_then(|rate| errors.take("/rate", positive(rate)));
        let links: Vec<_> = self.links.into_iter().map(|link| link.0).collect();
        if links.is_empty() {
            errors.add("/links", FieldCode::Required);
        }
        let (model, registration_no) = (model?.into(), registration_no?.into());
        Some(NewMachine { id: Id::fresh(), model, registration_no, links, rate: rate? })
    }
}

/// An area that is more than nothing.
pub(super) fn positive(area: Mu) -> Result<Mu, FieldCode> {
    if area > Mu::ZERO { Ok(area) } else { Err(FieldCode::OutOfRange) }
}

/// Register a machine of a provider
#[utoipa::path(
    operation_id = "register_machine", tag = "services", request_body = MachineIn,
    params(("id" = Uuid, Path, description = "The provider")),
    extensions(("x-permission" = json!("manage_provider"))),
    responses(
        (status = 201, description = "The machine", body = MachineOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/providers/{id}/machines")]
async fn add_machine(actor: Actor, command: Command, id: Path<Uuid>, body: Body<MachineIn>) -> Answer {
    let scope = actor.permit(Action::ManageProvider)?;
    let machine = body.parse(MachineIn::read)?;
    let id = (*id).into();
    command
        .run(&actor, move |tx| {
            let provider = providers::find(tx, &scope, id)?;
            machines::insert(tx, &provider, &machine)?;
            let event = NewEvent::new(EventKind::MachineRegistered, machine.id.uuid()).at(&path_of(&provider)?);
            tx.record(event.changed("registration_no", None::<String>, machine.registration_no))?;
            Reply::created(MachineOut::from(machines::find(tx, machine.id)?))
        })
        .await
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RegisterCrew)]
struct CrewIn {
    /// At most 40 characters.
    #[schema(example = "林建国")]
    leader_name: String,
    /// People, the leader counted: 1 to 100.
    #[validate(range(min = 1, max = 100))]
    #[schema(example = 3, minimum = 1, maximum = 100)]
    size: i32,
}

/// Register a crew of a provider
#[utoipa::path(
    operation_id = "register_crew", tag = "services", request_body = CrewIn,
    params(("id" = Uuid, Path, description = "The provider")),
    extensions(("x-permission" = json!("manage_provider"))),
    responses(
        (status = 201, description = "The crew", body = CrewOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/providers/{id}/crews")]
async fn add_crew(actor: Actor, command: Command, id: Path<Uuid>, body: Body<CrewIn>) -> Answer {
    let scope = actor.permit(Action::ManageProvider)?;
    let (leader, size) = body.parse(|sent, errors| {
        errors.take("/leader_name", Line::<40>::parse(&sent.leader_name)).map(|leader| (leader, sent.size))
    })?;
    let id = (*id).into();
    command
        .run(&actor, move |tx| {
            let provider = providers::find(tx, &scope, id)?;
            let crew = providers::insert_crew(tx, &provider, Id::fresh(), leader.as_str(), size)?;
            let event = NewEvent::new(EventKind::CrewRegistered, crew.id).at(&path_of(&provider)?);
            tx.record(event.changed("leader_name", None::<String>, leader.as_str()))?;
            Reply::created(CrewOut::from(crew))
        })
        .await
}
