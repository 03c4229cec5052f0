//! Members.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::id::MemberId;
use domain::membership::member::{LapseReason, MemberVerb, SuspensionReason};
use persistence::kernel::keyring::Keyring;
use persistence::membership::contacts::{self, ShownContact};
use persistence::membership::members::{self, Member};
use persistence::membership::{forms, merging, search, standings};
use persistence::organisation::units;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::applications::{TimelineOut, timeline_of};
use super::form::{IndustryCode, MemberTypeCode, ScaleIn};
use super::form_out::{FormOut, ShownIdentity};
use super::member_filter::{MemberQuery, MemberStatusCode, Wanted};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::page::PageOut;
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// Why a membership is suspended, on the wire.
pub type SuspensionReasonCode = Code<SuspensionReason>;
/// Why a membership lapsed, on the wire.
pub type LapseReasonCode = Code<LapseReason>;
/// Something that can be done with a membership, on the wire.
pub type MemberVerbCode = Code<MemberVerb>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(me).service(find).service(timeline);
}

/// Since when a membership stands as it does, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberStanding)]
struct StandingOut {
    /// The day of the last step; null before the first.
    since: Option<NaiveDate>,
    suspended_for: Option<SuspensionReasonCode>,
    lapsed_for: Option<LapseReasonCode>,
    /// Whether the council has a case against the member that is not voted on.
    case_open: bool,
    /// What can be done with the membership now, whoever does it.
    allowed: Vec<MemberVerbCode>,
}

/// A member, its personal data masked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Member)]
pub(crate) struct MemberOut {
    id: Uuid,
    /// The number on its card.
    #[schema(example = "330382-FF-000001")]
    number: String,
    member_type: MemberTypeCode,
    status: MemberStatusCode,
    #[schema(example = "陈小满")]
    name: String,
    identity: ShownIdentity,
    /// Whom to call first.
    #[schema(example = "陈小满")]
    contact_name: String,
    /// Under which mobile number, masked.
    #[schema(example = "138****0001")]
    contact_mobile: String,
    /// The village or town.
    #[schema(example = "330382101001")]
    division_code: String,
    org_unit_id: Uuid,
    /// The federation that it belongs to.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// What it grows, keeps or does.
    industries: Vec<IndustryCode>,
    /// How much of it.
    scale: ScaleIn,
    /// The first day of membership.
    joined_on: NaiveDate,
    /// The day on which membership ended.
    left_on: Option<NaiveDate>,
    /// When the entries were last checked against the papers.
    verified_at: Option<DateTime<Utc>>,
    /// The application that made it a member.
    application_id: Option<Uuid>,
    /// Since when it stands so, why, and what can be done; only where one member is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<StandingOut>,
    /// The member that it turned out to be; its number leads there.
    merged_into: Option<MergedIntoOut>,
    /// Everything that is known of it; only where one member is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<FormOut>,
    version: i64,
}

/// The member that a merged record leads to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MergedInto)]
struct MergedIntoOut {
    id: Uuid,
    #[schema(example = "330382-FF-000001")]
    number: String,
}

/// The members that merged ones among these lead to.
fn leads(db: &mut PgConnection, found: &[Member]) -> Result<HashMap<Uuid, MergedIntoOut>, Problem> {
    let ids: Vec<Uuid> = found.iter().filter_map(|member| member.merged_into.map(|id| id.uuid())).collect();
    let numbers = merging::numbers(db, &ids)?;
    Ok(numbers.into_iter().map(|(id, number)| (id, MergedIntoOut { id, number })).collect())
}

impl MemberOut {
    fn of(
        member: Member,
        names: &HashMap<Uuid, String>,
        first: Option<&ShownContact>,
        leads: &HashMap<Uuid, MergedIntoOut>,
    ) -> Self {
        let unit = member.org_unit_id.uuid();
        let first = first.map(|contact| (contact.name.clone(), contact.mobile_masked.clone()));
        let (contact_name, contact_mobile) = first.unwrap_or((member.contact_name, member.contact_mobile_masked));
        Self {
            id: member.id.uuid(),
            number: member.number.to_string(),
            member_type: Code(member.member_type),
            status: Code(member.status),
            name: member.name,
            identity: ShownIdentity { kind: Code(member.identity_kind), number: member.identity_masked },
            contact_name,
            contact_mobile,
            division_code: member.division_code,
            org_unit_id: unit,
            org_unit_name: names.get(&unit).cloned().unwrap_or_default(),
            industries: member.industries.into_iter().map(Code).collect(),
            scale: member.scale.into(),
            joined_on: member.joined_on,
            left_on: member.left_on,
            verified_at: member.verified_at,
            application_id: member.application_id.map(|id| id.uuid()),
            standing: None,
            merged_into: member.merged_into.and_then(|id| leads.get(&id.uuid()).cloned()),
            form: None,
            version: member.version,
        }
    }
}

/// List members
///
/// Sorted by number unless `sort` says otherwise. Merged records only where that status is asked for; the number of
/// one finds the member that goes on.
#[utoipa::path(
    operation_id = "list_members", tag = "membership", params(MemberQuery),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "A page of members", body = PageOut<MemberOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members")]
async fn list(actor: Actor, state: Data<State>, Query(query): Query<MemberQuery>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let Wanted { filter, sort, page, count } = query.read(&state.keys, state.clock.today())?;
    let found = state.db.read(move |db| {
        let found = search::list(db, &scope, &filter, sort, &page, count)?;
        let ids: Vec<Uuid> = found.items.iter().map(|member| member.org_unit_id.uuid()).collect();
        let names = units::names(db, &ids)?;
        let (first, leads) = (contacts::first_of(db, &found.items)?, leads(db, &found.items)?);
        Ok(PageOut::of(found, |member| {
            let contact = first.get(&member.id);
            MemberOut::of(member, &names, contact, &leads)
        }))
    });
    Reply::ok(found.await?)
}

/// A member with everything that is known of it.
///
/// # Errors
/// `not_found`, also out of scope.
pub(crate) fn shown(db: &mut PgConnection, keys: &Keyring, scope: &Scope, id: MemberId) -> Result<MemberOut, Problem> {
    let member = members::find(db, scope, id)?;
    let names = units::names(db, &[member.org_unit_id.uuid()])?;
    let first = contacts::first_of(db, std::slice::from_ref(&member))?;
    let form = forms::open(db, keys, member.form_id)?;
    let (standing, case_open) = (standings::of(db, id)?, standings::case_open(db, id)?);
    let standing = StandingOut {
        since: standing.since,
        suspended_for: standing.suspended_for.map(Code),
        lapsed_for: standing.lapsed_for.map(Code),
        case_open,
        allowed: member.status.allowed(case_open).into_iter().map(Code).collect(),
    };
    let leads = leads(db, std::slice::from_ref(&member))?;
    let out = MemberOut::of(member, &names, first.get(&id), &leads);
    Ok(MemberOut { standing: Some(standing), form: Some(FormOut::from(&form)), ..out })
}

/// Show the member that the caller is
#[utoipa::path(
    operation_id = "get_own_member", tag = "membership",
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "The member", body = MemberOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/me")]
async fn me(actor: Actor, state: Data<State>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let id = actor.member_id.ok_or_else(|| Problem::new(ProblemCode::NotFound))?;
    let keys = state.keys.clone();
    Reply::ok(state.db.read(move |db| shown(db, &keys, &scope, id)).await?)
}

/// Show a member
#[utoipa::path(
    operation_id = "get_member", tag = "membership", params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "The member", body = MemberOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let keys = state.keys.clone();
    Reply::ok(state.db.read(move |db| shown(db, &keys, &scope, (*id).into())).await?)
}

/// Show what happened to a member
#[utoipa::path(
    operation_id = "get_member_timeline", tag = "membership",
    params(("id" = Uuid, Path, description = "The member")),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "Its events, oldest first", body = TimelineOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members/{id}/timeline")]
async fn timeline(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let told = state.db.read(move |db| {
        members::find(db, &scope, (*id).into())?;
        Ok(timeline_of(db, *id)?)
    });
    Reply::ok(told.await?)
}
