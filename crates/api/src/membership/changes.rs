//! Requests to change what is known of a member, as they are sent, and their steps.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::identifier::DivisionCode;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::change::{ChangeError, ChangeRequest, ChangeStatus, FormChanges, Hand};
use domain::membership::form::ApplicationForm;
use domain::membership::member_type::MemberType;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::changes::{self, Stored};
use persistence::membership::members::{self, Member};
use persistence::membership::{applications, forms};
use persistence::organisation::units;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::changes_out::{ChangeOut, shown};
use super::form::{
    self, CompositionIn, DemoLevelCode, IdentityIn, IndustryCode, LegalPersonIn, OrganisationIn, ScaleIn,
};
use super::note;
use super::standing::{ReasonIn, reason};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(ask).service(pass_town).service(approve).service(reject).service(cancel);
}

/// The fields that change; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MemberChanges)]
struct ChangesIn {
    /// The name on the licence or the resident card.
    #[schema(example = "柳市镇湖边杨梅专业合作社")]
    name: Option<String>,
    /// The name in daily use; empty to take it away.
    #[schema(example = "湖边杨梅")]
    short_name: Option<String>,
    /// By what the member is known: one of the two numbers.
    identity: Option<IdentityIn>,
    /// Who answers for an organisation in law, as a whole.
    legal_person: Option<LegalPersonIn>,
    /// The village or town, in the member's own town.
    #[schema(example = "330382114001")]
    division_code: Option<String>,
    /// Where it lies there.
    #[schema(example = "湖边路 2 号")]
    address: Option<String>,
    /// What it grows, keeps or does.
    industries: Option<Vec<IndustryCode>>,
    /// How much of it.
    scale: Option<ScaleIn>,
    /// What only organisations state, as a whole.
    organisation: Option<OrganisationIn>,
    /// Recognition as an example.
    demo_level: Option<DemoLevelCode>,
    /// How the members are made up, as a whole.
    composition: Option<CompositionIn>,
}

/// What is to change of a member, and what proves it.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewChangeRequest, example = json!({
    "changes": {"address": "湖边路 2 号", "scale": {"unit": "mu", "value": "85.5"}},
    "evidence": "新签土地流转合同(2026)柳字第 18 号,原件已核对"
}))]
struct RequestIn {
    changes: ChangesIn,
    /// What proves it: which papers were seen, with their numbers; at most 1,000 characters.
    evidence: String,
}

fn read(sent: ChangesIn, today: NaiveDate, errors: &mut FieldErrors) -> Option<FormChanges> {
    let at = "/changes";
    let name = sent.name.map(|text| errors.take("/changes/name", Line::parse(&text)));
    let short_name = sent.short_name.map(|text| match text.as_str() {
        "" => Some(None),
        text => errors.take("/changes/short_name", Line::parse(text)).map(Some),
    });
    // The type matters only for an identity without a number, and a family farm may have either.
    let identity = sent.identity.map(|sent| form::identity(&sent, MemberType::FamilyFarm, at, today, errors));
    let legal_person = sent.legal_person.map(|sent| form::legal_person(&sent, at, today, errors));
    let division_code = sent.division_code.map(|code| {
        errors.take("/changes/division_code", DivisionCode::parse(&code).map_err(|_| FieldCode::Malformed))
    });
    let address = sent.address.map(|text| errors.take("/changes/address", Line::parse(&text)));
    let scale = sent.scale.map(|sent| form::scale(Some(&sent), MemberType::FamilyFarm, at, errors));
    let organisation = sent.organisation.map(|sent| form::organisation(&sent, at, errors));
    Some(FormChanges {
        name: form::present(name)?,
        short_name: form::present(short_name)?,
        identity: form::present(identity)?,
        legal_person: form::present(legal_person)?,
        division_code: form::present(division_code)?,
        address: form::present(address)?,
        industries: sent.industries.map(|all| all.iter().map(|industry| industry.0).collect()),
        scale: form::present(scale)?,
        organisation: form::present(organisation)?,
        demo_level: sent.demo_level.map(|level| level.0),
        composition: sent.composition.map(form::composition),
    })
}

/// Ask for a change of what is known of a member
///
/// By the member or by an officer, with evidence. The town checks it; a change of the name, the identity or the
/// legal person is also approved by the county. A member has one open request at a time.
#[utoipa::path(
    operation_id = "request_change", tag = "membership", request_body = RequestIn,
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("request_change"))),
    responses(
        (status = 201, description = "The request", body = ChangeOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/members/{id}/change-requests")]
async fn ask(actor: Actor, command: Command, id: Path<Uuid>, body: Body<RequestIn>) -> Answer {
    let scope = actor.permit(Action::RequestChange)?;
    let (keys, today, by) = (command.keys(), command.today(), actor.account_id);
    let (wanted, evidence) = body.parse(|sent, errors| {
        let evidence = errors.take("/evidence", Line::parse(&sent.evidence));
        let changes = read(sent.changes, today, errors);
        Some((changes?, evidence?))
    })?;
    command
        .run(&actor, move |tx| {
            let member = members::find(tx, &scope, (*id).into())?;
            if !member.status.is_current() {
                return Err(Problem::new(ProblemCode::MemberWrongStatus));
            }
            let before = forms::open(tx, &keys, member.form_id)?;
            let after = wanted.apply(&before);
            let hand = Hand { by, on: today };
            let request = ChangeRequest::submit(member.id, &before, &after, evidence, hand)?;
            if changes::open_of(tx, &member)?.is_some() {
                return Err(Problem::new(ProblemCode::ChangeOpenAlready));
            }
            check(tx, &keys, &member, (&before, &after), today)?;
            changes::insert(tx, &member, &request, forms::seal(&keys, &after)?)?;
            let event = NewEvent::new(EventKind::MemberChangeRequested, member.id.uuid()).at(&member.org_path);
            let fields: Vec<&str> = request.fields.iter().map(|field| field.code()).collect();
            tx.record(event.changed("fields", None::<String>, fields))?;
            Reply::created(shown(tx, &keys, &scope, request.id)?)
        })
        .await
}

/// The whole form holds together, lies in the member's town, and no other member or applicant has its identity.
fn check(
    tx: &mut Tx,
    keys: &Keyring,
    member: &Member,
    (before, after): (&ApplicationForm, &ApplicationForm),
    today: NaiveDate,
) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    note(&after.check(today), "/changes", &mut errors);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    if before.division_code != after.division_code {
        match units::town_federation_of(tx, after.division_code.as_str()) {
            Ok((unit, _, _)) if unit == member.org_unit_id => {}
            Ok(_) | Err(RepoError::NotFound) => return Err(Problem::new(ProblemCode::ChangeOtherTown)),
            Err(error) => return Err(error.into()),
        }
    }
    if before.identity == after.identity { Ok(()) } else { free(tx, &forms::identity_digest(keys, &after.identity)) }
}

/// Refuses an identity that somebody has, in the same words whatever stands against it.
fn free(tx: &mut Tx, identity_digest: &[u8]) -> Result<(), Problem> {
    let held = members::is_member(tx, identity_digest)? || applications::is_open(tx, identity_digest)?;
    if held { Err(Problem::new(ProblemCode::ChangeIdentityUnfit)) } else { Ok(()) }
}

/// One step of a request: who takes it, which request, and what the trail calls it.
struct ChangeStep {
    actor: Actor,
    command: Command,
    scope: Scope,
    id: Uuid,
    kind: EventKind,
    reason: Option<Line<500>>,
}

impl ChangeStep {
    async fn run<R>(self, rule: R) -> Answer
    where
        R: FnOnce(&mut ChangeRequest, Hand) -> Result<(), Problem> + Send + 'static,
    {
        let Self { actor, command, scope, id, kind, reason } = self;
        let (keys, seen) = (command.keys(), command.seen()?);
        let hand = Hand { by: actor.account_id, on: command.today() };
        command
            .run(&actor, move |tx| {
                let was = changes::find(tx, &scope, id.into())?;
                seen.expect(was.version)?;
                let mut now = was.request.clone();
                rule(&mut now, hand)?;
                changes::save(tx, &was, &now)?;
                let applied = now.status == ChangeStatus::Applied;
                if applied {
                    apply(tx, &keys, &was, &now)?;
                }
                let kind = if applied { EventKind::MemberChanged } else { kind };
                record(tx, kind, &was, &now, reason.as_ref())?;
                Reply::ok(shown(tx, &keys, &scope, now.id)?)
            })
            .await
    }
}

/// The member is known by the new values, unless something else changed it meanwhile.
fn apply(tx: &mut Tx, keys: &Keyring, was: &Stored, now: &ChangeRequest) -> Result<(), Problem> {
    let known = forms::open(tx, keys, was.before_form_id)?;
    if forms::identity_digest(keys, &known.identity) != was.identity_digest {
        free(tx, &was.identity_digest)?;
    }
    let instant = tx.stamp().now;
    match changes::apply(tx, &Stored { request: now.clone(), ..was.clone() }, instant) {
        Err(RepoError::Stale) => Err(Problem::new(ProblemCode::ChangeOutdated)),
        applied => Ok(applied?),
    }
}

fn record(
    tx: &mut Tx,
    kind: EventKind,
    was: &Stored,
    now: &ChangeRequest,
    reason: Option<&Line<500>>,
) -> Result<(), Problem> {
    let event = NewEvent::new(kind, now.member.uuid()).at(&was.org_path);
    let fields: Vec<&str> = now.fields.iter().map(|field| field.code()).collect();
    let event = event.changed("fields", None::<String>, fields);
    let event = event.changed("change_status", was.request.status.code(), now.status.code());
    tx.record(reason.into_iter().fold(event, |event, reason| event.because(reason.as_str())))
}

/// Agree to a change in the town
///
/// It is applied at once, unless the county has a say. By somebody else than asked for it.
#[utoipa::path(
    operation_id = "pass_change_in_town", tag = "membership",
    params(("id" = Uuid, Path, description = "The request")),
    extensions(("x-permission" = json!("check_change"))),
    responses(
        (status = 200, description = "The request", body = ChangeOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/change-requests/{id}/pass-town")]
async fn pass_town(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::CheckChange)?;
    let kind = EventKind::MemberChangeChecked;
    let step = ChangeStep { actor, command, scope, id: *id, kind, reason: None };
    step.run(|request, hand| Ok(request.pass_town(hand)?)).await
}

/// Approve a change in the county
///
/// It is applied at once. By somebody else than asked for it or checked it in the town.
#[utoipa::path(
    operation_id = "approve_change", tag = "membership",
    params(("id" = Uuid, Path, description = "The request")),
    extensions(("x-permission" = json!("approve_change"))),
    responses(
        (status = 200, description = "The request", body = ChangeOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/change-requests/{id}/approve")]
async fn approve(actor: Actor, command: Command, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ApproveChange)?;
    let kind = EventKind::MemberChanged;
    let step = ChangeStep { actor, command, scope, id: *id, kind, reason: None };
    step.run(|request, hand| Ok(request.approve(hand)?)).await
}

/// Turn a change down
///
/// By the office that has it now, the town or the county, and by somebody else than asked or checked before.
#[utoipa::path(
    operation_id = "reject_change", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The request")),
    extensions(("x-permission" = json!("refuse_change"))),
    responses(
        (status = 200, description = "The request", body = ChangeOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/change-requests/{id}/reject")]
async fn reject(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::RefuseChange)?;
    let (why, kind, office) = (reason(body)?, EventKind::MemberChangeRejected, actor.clone());
    let step = ChangeStep { actor, command, scope, id: *id, kind, reason: Some(why.clone()) };
    step.run(move |request, hand| {
        match request.status {
            ChangeStatus::Submitted => office.permit(Action::CheckChange)?,
            ChangeStatus::TownChecked => office.permit(Action::ApproveChange)?,
            ChangeStatus::Applied | ChangeStatus::Rejected | ChangeStatus::Cancelled => {
                return Err(ChangeError::NotNow(request.status).into());
            }
        };
        Ok(request.reject(hand, why)?)
    })
    .await
}

/// Take a request for a change back
#[utoipa::path(
    operation_id = "cancel_change", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The request")),
    extensions(("x-permission" = json!("request_change"))),
    responses(
        (status = 200, description = "The request", body = ChangeOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/change-requests/{id}/cancel")]
async fn cancel(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::RequestChange)?;
    let (why, kind) = (reason(body)?, EventKind::MemberChangeCancelled);
    let step = ChangeStep { actor, command, scope, id: *id, kind, reason: Some(why.clone()) };
    step.run(move |request, hand| Ok(request.cancel(hand, Some(why))?)).await
}
