//! What an officer says of two records that look like one.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::application::Reason;
use domain::membership::duplicates::{PairSide, PairVerb};
use domain::membership::merge::{MergeField, merged};
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::duplicates::{self, Decision, Proposal, StoredPair};
use persistence::membership::forms;
use persistence::membership::members::{self, Member};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::duplicates::{MergeFieldCode, PairOut, PairSideCode, judged, shown};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(dismiss).service(propose).service(decline);
}

/// Why.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuplicateReasoning)]
struct ReasonIn {
    /// Why; it stays in the trail. At most 500 characters.
    #[schema(example = "兄弟二人分户经营，并非同一农场")]
    reason: String,
}

fn reason(body: Body<ReasonIn>) -> Result<Reason, Problem> {
    body.parse(|sent, errors: &mut FieldErrors| errors.take("/reason", Line::parse(&sent.reason)))
}

/// One step with a pair: reached by its taker, with the version seen.
struct Step {
    actor: Actor,
    command: Command,
    scope: Scope,
    id: Uuid,
    verb: PairVerb,
    kind: EventKind,
    reason: Reason,
}

impl Step {
    /// Takes it; `also` checks what the step rests on and gives the proposal that stands afterwards.
    async fn run<W>(self, also: W) -> Answer
    where
        W: FnOnce(&mut Tx, &Scope, &StoredPair) -> Result<Option<Proposal>, Problem> + Send + 'static,
    {
        let Self { actor, command, scope, id, verb, kind, reason } = self;
        let (keys, seen, by, now) = (command.keys(), command.seen()?, actor.account_id, command.now());
        command
            .run(&actor, move |tx| {
                let was = duplicates::find(tx, &scope, id.into())?;
                shown(tx, &keys, &scope, id.into())?;
                seen.expect(was.version)?;
                let to = judged(&was).take(verb, by)?;
                let proposal = also(tx, &scope, &was)?;
                let decided = verb != PairVerb::ProposeMerge;
                let decision = Decision { by, at: now, reason: Some(reason.as_str().to_owned()) };
                let decision = if decided { Some(decision) } else { was.decision.clone() };
                duplicates::save(tx, &was, to, proposal.as_ref(), decision.as_ref())?;
                let event = NewEvent::new(kind, id).at(&was.org_path);
                tx.record(event.changed("status", was.status.code(), to.code()).because(reason.as_str()))?;
                Reply::ok(shown(tx, &keys, &scope, id.into())?)
            })
            .await
    }
}

/// Say that two records are two subjects
///
/// With the reason. The pair comes up again only if the two come to look more alike.
#[utoipa::path(
    operation_id = "dismiss_member_duplicate", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The pair")),
    extensions(("x-permission" = json!("judge_duplicate"))),
    responses(
        (status = 200, description = "The pair", body = PairOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/member-duplicates/{id}/dismiss")]
async fn dismiss(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::JudgeDuplicate)?;
    let reason = reason(body)?;
    let (verb, kind) = (PairVerb::Dismiss, EventKind::DuplicateDismissed);
    Step { actor, command, scope, id: *id, verb, kind, reason }.run(|_, _, _| Ok(None)).await
}

/// How two records should become one.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProposeMerge)]
struct ProposeIn {
    /// Which of the two stays, with its number.
    survivor: PairSideCode,
    /// What it takes from the other one; nothing if empty.
    take: Vec<MergeFieldCode>,
    /// Why they are one; it stays in the trail. At most 500 characters.
    #[schema(example = "同一农场先后用身份证和执照各登记一次")]
    reason: String,
}

/// Propose to merge two members
///
/// Somebody else carries it out. What would come out must be a complete form.
#[utoipa::path(
    operation_id = "propose_member_merge", tag = "membership", request_body = ProposeIn,
    params(("id" = Uuid, Path, description = "The pair")),
    extensions(("x-permission" = json!("judge_duplicate"))),
    responses(
        (status = 200, description = "The pair", body = PairOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/member-duplicates/{id}/propose-merge")]
async fn propose(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ProposeIn>) -> Answer {
    let scope = actor.permit(Action::JudgeDuplicate)?;
    let (survivor, taken, reason) = body.parse(|sent, errors| {
        let taken: Vec<MergeField> = sent.take.iter().map(|field| field.0).collect();
        for (index, field) in taken.iter().enumerate() {
            if taken.iter().take(index).any(|before| before == field) {
                errors.add(format!("/take/{index}"), FieldCode::Repeated);
            }
        }
        let reason: Option<Reason> = errors.take("/reason", Line::parse(&sent.reason));
        Some((sent.survivor.0, taken, reason?))
    })?;
    let (keys, today) = (command.keys(), command.today());
    let (by, at, why) = (actor.account_id, command.now(), reason.as_str().to_owned());
    let (verb, kind) = (PairVerb::ProposeMerge, EventKind::DuplicateMergeProposed);
    Step { actor, command, scope, id: *id, verb, kind, reason }
        .run(move |tx, scope, pair| {
            let proposal = Proposal { survivor, taken, by, at, reason: why };
            rehearse(tx, &keys, scope, pair, &proposal, today)?;
            Ok(Some(proposal))
        })
        .await
}

/// The two members of a pair, and the form that comes out of them.
pub(super) struct Rehearsed {
    pub(super) stays: Member,
    pub(super) goes: Member,
    pub(super) before: domain::membership::form::ApplicationForm,
    pub(super) after: domain::membership::form::ApplicationForm,
}

/// What would come out of a merge.
pub(super) fn rehearse(
    tx: &mut Tx,
    keys: &Keyring,
    scope: &Scope,
    pair: &StoredPair,
    proposal: &Proposal,
    today: NaiveDate,
) -> Result<Rehearsed, Problem> {
    let (stays, goes) = match proposal.survivor {
        PairSide::First => (&pair.first, &pair.second),
        PairSide::Second => (&pair.second, &pair.first),
    };
    let (Some(stays), Some(goes)) = (stays.member_id, goes.member_id) else { return Err(RepoError::NotFound.into()) };
    let (stays, goes) = (members::find(tx, scope, stays)?, members::find(tx, scope, goes)?);
    let before = forms::open(tx, keys, stays.form_id)?;
    let after = merged(&before, &forms::open(tx, keys, goes.form_id)?, &proposal.taken, today)?;
    Ok(Rehearsed { stays, goes, before, after })
}

/// Turn the proposal to merge down
///
/// The pair waits to be looked at again.
#[utoipa::path(
    operation_id = "decline_member_merge", tag = "membership", request_body = ReasonIn,
    params(("id" = Uuid, Path, description = "The pair")),
    extensions(("x-permission" = json!("merge_members"))),
    responses(
        (status = 200, description = "The pair", body = PairOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/member-duplicates/{id}/decline-merge")]
async fn decline(actor: Actor, command: Command, id: Path<Uuid>, body: Body<ReasonIn>) -> Answer {
    let scope = actor.permit(Action::MergeMembers)?;
    let reason = reason(body)?;
    let (verb, kind) = (PairVerb::DeclineMerge, EventKind::DuplicateMergeDeclined);
    Step { actor, command, scope, id: *id, verb, kind, reason }.run(|_, _, _| Ok(None)).await
}
