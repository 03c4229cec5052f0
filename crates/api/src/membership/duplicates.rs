//! The queue of records that look like one.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, DuplicatePairId};
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::duplicates::{DuplicateReason, Pair, PairSide, PairStatus, PairVerb};
use domain::membership::merge::MergeField;
use persistence::identity::accounts;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::duplicate_subjects::{Newcomer, Subject};
use persistence::membership::duplicates::{self, StoredPair};
use persistence::membership::{applications, forms, members};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::applications::{TimelineOut, timeline_of};
use super::apply::ApplicationStatusCode;
use super::form::MemberTypeCode;
use super::form_out::FormOut;
use super::member_filter::MemberStatusCode;
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::clock::china_day;
use crate::kernel::code::Code;
use crate::kernel::db::Tx;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// Why two records look alike, on the wire.
pub type DuplicateReasonCode = Code<DuplicateReason>;
/// Where a pair stands, on the wire.
pub type PairStatusCode = Code<PairStatus>;
/// What can be done with a pair, on the wire.
pub type PairVerbCode = Code<PairVerb>;
/// One of the two, on the wire.
pub type PairSideCode = Code<PairSide>;
/// What is taken from the record that goes, on the wire.
pub type MergeFieldCode = Code<MergeField>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find).service(timeline);
}

/// Looks whether records that were just entered or changed look like others, and tells of every pair found: for one
/// application as for a whole roster, in the transaction that enters them. How many pairs were found.
///
/// # Errors
/// `internal`.
pub fn look_out(tx: &mut Tx, keys: &Keyring, newcomers: &[Newcomer]) -> Result<usize, Problem> {
    let now = tx.stamp().now;
    let policy = duplicates::policy_on(tx, china_day(now))?;
    let noticed = duplicates::look(tx, keys, &policy, newcomers, now)?;
    for pair in &noticed {
        let reasons: Vec<&str> = pair.likeness.reasons.iter().map(|reason| reason.code()).collect();
        let event = NewEvent::new(EventKind::DuplicateFound, pair.id).at(&pair.org_path);
        let was = pair.was.map(Vocabulary::code);
        let event = event.changed("status", was, PairStatus::Open.code());
        tx.record(event.changed("score", None::<u32>, pair.likeness.score).changed("reasons", None::<u32>, reasons))?;
    }
    Ok(noticed.len())
}

/// One of two records that look alike: a member, or an application on its way.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuplicateSide)]
struct SideOut {
    /// The member, unless it is an application.
    member_id: Option<Uuid>,
    /// The application, also of a member that came by one.
    application_id: Option<Uuid>,
    /// The member's number, or the application's.
    #[schema(example = "330382-FF-000001")]
    number: String,
    #[schema(example = "陈小满")]
    name: String,
    member_type: MemberTypeCode,
    /// Where the membership stands.
    member_status: Option<MemberStatusCode>,
    /// Where the application stands, of who is no member.
    application_status: Option<ApplicationStatusCode>,
    org_unit_id: Uuid,
    /// The federation that it belongs to.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// The first day of membership, or the day of submission.
    since: NaiveDate,
    /// Everything that is known of it, masked; only where one pair is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<FormOut>,
}

/// What somebody proposed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MergeProposal)]
struct ProposalOut {
    /// Which of the two stays.
    survivor: PairSideCode,
    /// What it takes from the other one.
    take: Vec<MergeFieldCode>,
    /// The officer, by name.
    #[schema(example = "陈晓燕")]
    by: String,
    at: DateTime<Utc>,
    #[schema(example = "同一农场先后用身份证和执照各登记一次")]
    reason: String,
}

/// What somebody decided last.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuplicateDecision)]
struct DecisionOut {
    /// The officer, by name.
    #[schema(example = "陈晓燕")]
    by: String,
    at: DateTime<Utc>,
    /// Why; null for a merge that was carried out as proposed.
    #[schema(example = "兄弟二人分户经营，并非同一农场")]
    reason: Option<String>,
}

/// Two records that look like one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberDuplicate)]
pub(super) struct PairOut {
    id: Uuid,
    /// The points of all reasons; the more, the more alike.
    #[schema(example = 80)]
    score: u32,
    /// Why they look alike.
    reasons: Vec<DuplicateReasonCode>,
    status: PairStatusCode,
    found_at: DateTime<Utc>,
    first: SideOut,
    second: SideOut,
    /// The proposal to merge them.
    proposal: Option<ProposalOut>,
    /// The last decision.
    decision: Option<DecisionOut>,
    /// The steps that are possible now, whoever takes them; the merge is carried out by another than proposed it.
    allowed: Vec<PairVerbCode>,
    version: i64,
}

/// What the rules need to know of a pair.
pub(super) fn judged(pair: &StoredPair) -> Pair {
    Pair {
        status: pair.status,
        members: pair.first.member_id.is_some() && pair.second.member_id.is_some(),
        current: pair.first.current && pair.second.current,
        proposed_by: pair.proposal.as_ref().map(|proposal| proposal.by),
    }
}

/// A record of a pair; `None` if it has moved out of the caller's reach meanwhile.
fn side(
    db: &mut PgConnection,
    keys: &Keyring,
    scope: &Scope,
    subject: &Subject,
    whole: bool,
) -> Result<Option<SideOut>, Problem> {
    let found = match (subject.member_id, subject.application_id) {
        (Some(id), _) => members::find(db, scope, id).map(|found| Found::Member(Box::new(found))),
        (None, Some(id)) => applications::find(db, scope, keys, id).map(|found| Found::Application(Box::new(found))),
        (None, None) => Err(RepoError::NotFound),
    };
    match found {
        Ok(found) => Ok(Some(found.out(db, keys, subject, whole)?)),
        Err(RepoError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

enum Found {
    Member(Box<members::Member>),
    Application(Box<applications::Stored>),
}

impl Found {
    fn out(self, db: &mut PgConnection, keys: &Keyring, subject: &Subject, whole: bool) -> Result<SideOut, Problem> {
        let (unit, form) = match &self {
            Self::Member(member) if whole => (member.org_unit_id, Some(forms::open(db, keys, member.form_id)?)),
            Self::Member(member) => (member.org_unit_id, None),
            Self::Application(stored) => (stored.org_unit_id, Some(stored.application.form.clone()).filter(|_| whole)),
        };
        let org_unit_id = unit.uuid();
        let org_unit_name = units::names(db, &[org_unit_id])?.remove(&org_unit_id).unwrap_or_default();
        let (number, name, since) = match &self {
            Self::Member(member) => (member.number.to_string(), member.name.clone(), member.joined_on),
            Self::Application(stored) => {
                let submitted = stored.application.submission.map(|submission| submission.on);
                (stored.number.clone(), stored.application.form.name.as_str().to_owned(), submitted.unwrap_or_default())
            }
        };
        Ok(SideOut {
            member_id: subject.member_id.map(|id| id.uuid()),
            application_id: subject.application_id.map(|id| id.uuid()),
            number,
            name,
            member_type: Code(subject.traits.member_type),
            member_status: match &self {
                Self::Member(member) => Some(Code(member.status)),
                Self::Application(_) => None,
            },
            application_status: match &self {
                Self::Member(_) => None,
                Self::Application(stored) => Some(Code(stored.application.status)),
            },
            org_unit_id,
            org_unit_name,
            since,
            form: form.as_ref().map(FormOut::from),
        })
    }
}

/// A pair with both records; `None` if one has moved out of the caller's reach meanwhile.
fn out(
    db: &mut PgConnection,
    keys: &Keyring,
    scope: &Scope,
    pair: StoredPair,
    whole: bool,
) -> Result<Option<PairOut>, Problem> {
    let sides = side(db, keys, scope, &pair.first, whole)?.zip(side(db, keys, scope, &pair.second, whole)?);
    let Some((first, second)) = sides else { return Ok(None) };
    let proposed = pair.proposal.as_ref().map(|proposal| proposal.by);
    let people: Vec<AccountId> =
        proposed.into_iter().chain(pair.decision.as_ref().map(|decision| decision.by)).collect();
    let names: HashMap<AccountId, String> = accounts::names(db, &people)?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let allowed = judged(&pair).allowed();
    Ok(Some(PairOut {
        id: pair.id.uuid(),
        score: pair.likeness.score,
        reasons: pair.likeness.reasons.into_iter().map(Code).collect(),
        status: Code(pair.status),
        found_at: pair.found_at,
        first,
        second,
        proposal: pair.proposal.map(|proposal| ProposalOut {
            survivor: Code(proposal.survivor),
            take: proposal.taken.into_iter().map(Code).collect(),
            by: name(proposal.by),
            at: proposal.at,
            reason: proposal.reason,
        }),
        decision: pair.decision.map(|decision| DecisionOut {
            by: name(decision.by),
            at: decision.at,
            reason: decision.reason,
        }),
        allowed: allowed.into_iter().map(Code).collect(),
        version: pair.version,
    }))
}

/// A pair with both records side by side.
///
/// # Errors
/// `not_found`, also when one of the two is out of scope.
pub(super) fn shown(
    db: &mut PgConnection,
    keys: &Keyring,
    scope: &Scope,
    id: DuplicatePairId,
) -> Result<PairOut, Problem> {
    let pair = duplicates::find(db, scope, id)?;
    out(db, keys, scope, pair, true)?.ok_or_else(|| RepoError::NotFound.into())
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Those that stand there; those that wait to be looked at if left out.
    #[param(inline)]
    status: Option<PairStatusCode>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List records that look like one, the most alike first
///
/// A town sees pairs within the town; pairs across towns are the county's.
#[utoipa::path(
    operation_id = "list_member_duplicates", tag = "membership", params(Filter),
    extensions(("x-permission" = json!("read_duplicate"))),
    responses(
        (status = 200, description = "A page of pairs", body = PageOut<PairOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/member-duplicates")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadDuplicate)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let (keys, status) = (state.keys.clone(), filter.status.map_or(PairStatus::Open, |status| status.0));
    let found = state.db.read(move |db| {
        let found = duplicates::list(db, &scope, status, &page)?;
        let next_cursor = PageOut::of(found.clone(), |_| ()).next_cursor;
        let shown = found.items.into_iter().map(|pair| out(db, &keys, &scope, pair, false));
        let items = shown.filter_map(Result::transpose).collect::<Result<Vec<_>, Problem>>()?;
        Ok(PageOut { items, next_cursor, total: None })
    });
    Reply::ok(found.await?)
}

/// Show two records side by side
#[utoipa::path(
    operation_id = "get_member_duplicate", tag = "membership",
    params(("id" = Uuid, Path, description = "The pair")),
    extensions(("x-permission" = json!("read_duplicate"))),
    responses(
        (status = 200, description = "The pair with both records, masked", body = PairOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/member-duplicates/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadDuplicate)?;
    let keys = state.keys.clone();
    Reply::ok(state.db.read(move |db| shown(db, &keys, &scope, (*id).into())).await?)
}

/// Show what happened to a pair
#[utoipa::path(
    operation_id = "get_member_duplicate_timeline", tag = "membership",
    params(("id" = Uuid, Path, description = "The pair")),
    extensions(("x-permission" = json!("read_duplicate"))),
    responses(
        (status = 200, description = "Its events, oldest first", body = TimelineOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/member-duplicates/{id}/timeline")]
async fn timeline(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadDuplicate)?;
    let told = state.db.read(move |db| {
        duplicates::find(db, &scope, (*id).into())?;
        Ok(timeline_of(db, *id)?)
    });
    Reply::ok(told.await?)
}
