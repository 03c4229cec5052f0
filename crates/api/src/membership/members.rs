//! Members.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::id::MemberId;
use domain::membership::member::{LapseReason, MemberStatus, MemberVerb, SuspensionReason};
use domain::membership::member_type::Identity;
use persistence::kernel::keyring::{Keyring, PersonalKind};
use persistence::membership::contacts::{self, ShownContact};
use persistence::membership::members::{self, Member, MemberFilter};
use persistence::membership::{forms, merging, standings};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::applications::{TimelineOut, timeline_of};
use super::form::{self, IndustryCode, MemberTypeCode, ScaleIn};
use super::form_out::{FormOut, ShownIdentity};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// Where a membership stands, on the wire.
pub type MemberStatusCode = Code<MemberStatus>;
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

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only of this type.
    #[param(inline)]
    member_type: Option<MemberTypeCode>,
    /// Only those that stand there.
    #[param(inline)]
    status: Option<MemberStatusCode>,
    /// Only of this unit itself.
    org_unit_id: Option<Uuid>,
    /// Only those that belong to this industry federation today.
    federation_id: Option<Uuid>,
    /// A piece of the name, the beginning of its initials (`cxm`), or the beginning of the number; or a whole
    /// resident number, credit code or mobile number.
    q: Option<String>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A whole identity or mobile number is looked up by its keyed hash, anything else in names and numbers.
fn wanted(filter: Filter, keys: &Keyring, today: NaiveDate) -> MemberFilter {
    let text = filter.q.filter(|text| !text.trim().is_empty());
    let sought = text.as_deref().unwrap_or_default();
    let resident = form::resident_id(sought, today).ok().map(Identity::Resident);
    let identity = resident.or_else(|| form::uscc(sought).ok().map(Identity::Organisation));
    let identity_digest = identity.map(|identity| forms::identity_digest(keys, &identity));
    let mobile_digest = form::mobile(sought).ok().map(|mobile| keys.digest(PersonalKind::Mobile, mobile.as_str()));
    let exact = identity_digest.is_some() || mobile_digest.is_some();
    MemberFilter {
        member_type: filter.member_type.map(|code| code.0),
        status: filter.status.map(|code| code.0),
        org_unit_id: filter.org_unit_id.map(Into::into),
        federation: filter.federation_id.map(|id| (id.into(), today)),
        text: text.filter(|_| !exact),
        identity_digest,
        mobile_digest,
    }
}

/// List members by number
///
/// Merged records only where that status is asked for; the number of one finds the member that goes on.
#[utoipa::path(
    operation_id = "list_members", tag = "membership", params(Filter),
    extensions(("x-permission" = json!("read_member"))),
    responses(
        (status = 200, description = "A page of members", body = PageOut<MemberOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/members")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadMember)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let filter = wanted(filter, &state.keys, state.clock.today());
    let found = state.db.read(move |db| {
        let found = members::list(db, &scope, &filter, &page)?;
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
