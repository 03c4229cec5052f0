//! Requests for a change as they are shown, before and after, and what was known of a member before.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::id::{AccountId, ChangeRequestId};
use domain::membership::change::{ChangeField, ChangeStatus, ChangeVerb, Hand};
use persistence::identity::accounts;
use persistence::kernel::keyring::Keyring;
use persistence::membership::changes::{self, Filter, Stored};
use persistence::membership::{forms, labels, members};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::form_out::FormOut;
use super::labels::{Labels, MemberLabel};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// What can be changed, on the wire.
pub type ChangeFieldCode = Code<ChangeField>;
/// Where a request stands, on the wire.
pub type ChangeStatusCode = Code<ChangeStatus>;
/// A step of a request, on the wire.
pub type ChangeVerbCode = Code<ChangeVerb>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find).service(versions);
}

/// Who took a step of a request, and when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChangeHand)]
struct HandOut {
    /// By name.
    #[schema(example = "陈晓燕")]
    by: String,
    on: NaiveDate,
}

/// A request for a change in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChangeSummary)]
struct SummaryOut {
    id: Uuid,
    member: MemberLabel,
    status: ChangeStatusCode,
    /// The fields that change.
    fields: Vec<ChangeFieldCode>,
    /// Whether the county has a say: the change touches who the member is.
    needs_county: bool,
    /// Who asked.
    submitted: HandOut,
    /// Who agreed in the town.
    town_check: Option<HandOut>,
    /// Who applied, rejected or cancelled it.
    closed: Option<HandOut>,
    /// The steps that are possible now, whoever takes them.
    allowed: Vec<ChangeVerbCode>,
    version: i64,
}

/// A request for a change. Personal data are masked on both sides: a changed number may look the same.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChangeRequest)]
pub(super) struct ChangeOut {
    #[serde(flatten)]
    summary: SummaryOut,
    /// What proves it.
    #[schema(example = "新签土地流转合同(2026)柳字第 18 号,原件已核对")]
    evidence: String,
    /// Why it was rejected or cancelled.
    #[schema(example = "合同未盖章")]
    reason: Option<String>,
    /// What was known when it was asked for.
    before: FormOut,
    /// What is to be known.
    after: FormOut,
}

struct Names {
    accounts: HashMap<AccountId, String>,
    members: Labels,
}

fn names(db: &mut PgConnection, of: &[Stored]) -> Result<Names, Problem> {
    let hands = |stored: &Stored| {
        let request = &stored.request;
        [Some(request.submitted), request.town_check, request.closed].into_iter().flatten().map(|hand| hand.by)
    };
    let people: Vec<AccountId> = of.iter().flat_map(hands).collect();
    let whose: Vec<Uuid> = of.iter().map(|stored| stored.request.member.uuid()).collect();
    Ok(Names { accounts: accounts::names(db, &people)?, members: labels::of(db, &whose)?.into() })
}

fn summary(stored: &Stored, names: &Names) -> SummaryOut {
    let request = &stored.request;
    let hand = |hand: Hand| HandOut { by: names.accounts.get(&hand.by).cloned().unwrap_or_default(), on: hand.on };
    SummaryOut {
        id: request.id.uuid(),
        member: names.members.of(request.member),
        status: Code(request.status),
        fields: request.fields.iter().map(|field| Code(*field)).collect(),
        needs_county: request.needs_county(),
        submitted: hand(request.submitted),
        town_check: request.town_check.map(hand),
        closed: request.closed.map(hand),
        allowed: request.allowed().into_iter().map(Code).collect(),
        version: stored.version,
    }
}

/// A request with both forms.
///
/// # Errors
/// `not_found`, also out of scope.
pub(super) fn shown(
    db: &mut PgConnection,
    keys: &Keyring,
    scope: &Scope,
    id: ChangeRequestId,
) -> Result<ChangeOut, Problem> {
    let stored = changes::find(db, scope, id)?;
    let names = names(db, std::slice::from_ref(&stored))?;
    let before = forms::open(db, keys, stored.before_form_id)?;
    let after = forms::open(db, keys, stored.after_form_id)?;
    Ok(ChangeOut {
        summary: summary(&stored, &names),
        evidence: stored.request.evidence.as_str().to_owned(),
        reason: stored.request.reason.clone().map(Into::into),
        before: FormOut::from(&before),
        after: FormOut::from(&after),
    })
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Only of this member.
    member_id: Option<Uuid>,
    /// Only those that stand there.
    #[param(inline)]
    status: Option<ChangeStatusCode>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List requests for changes, newest first
#[utoipa::path(
    operation_id = "list_changes", tag = "membership", params(Wanted),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "A page of requests", body = PageOut<SummaryOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/change-requests")]
async fn list(actor: Actor, state: Data<State>, Query(wanted): Query<Wanted>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let request = page_request(wanted.limit, wanted.cursor.as_deref())?;
    let filter = Filter { member: wanted.member_id.map(Into::into), status: wanted.status.map(|status| status.0) };
    let found = state.db.read(move |db| {
        let found = changes::list(db, &scope, &filter, &request)?;
        let names = names(db, &found.items)?;
        Ok(PageOut::of(found, |stored| summary(&stored, &names)))
    });
    Reply::ok(found.await?)
}

/// Show a request for a change, before and after
#[utoipa::path(
    operation_id = "get_change", tag = "membership", params(("id" = Uuid, Path, description = "The request")),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "The request", body = ChangeOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/change-requests/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let keys = state.keys.clone();
    Reply::ok(state.db.read(move |db| shown(db, &keys, &scope, (*id).into())).await?)
}

/// What was known of a member for a while.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberVersion)]
struct VersionOut {
    /// Until when it held; null for what is known now.
    until: Option<DateTime<Utc>>,
    /// The request that ended it.
    change_request_id: Option<Uuid>,
    form: FormOut,
}

/// Everything that was known of a member, one after the other.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberVersions)]
struct VersionsOut {
    /// The oldest first; the last one is what is known now.
    items: Vec<VersionOut>,
}

/// Show what was known of a member, version by version
#[utoipa::path(
    operation_id = "list_member_versions", tag = "membership",
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "Its versions", body = VersionsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/{id}/versions")]
async fn versions(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let keys = state.keys.clone();
    let found = state.db.read(move |db| {
        let member = members::find(db, &scope, (*id).into())?;
        let mut items = Vec::new();
        for former in changes::former_forms(db, &member)? {
            let form = FormOut::from(&forms::open(db, &keys, former.form_id)?);
            let (until, request) = (Some(former.held_until), Some(former.change_request_id));
            items.push(VersionOut { until, change_request_id: request, form });
        }
        let form = FormOut::from(&forms::open(db, &keys, member.form_id)?);
        items.push(VersionOut { until: None, change_request_id: None, form });
        Ok(items)
    });
    Reply::ok(VersionsOut { items: found.await? })
}
