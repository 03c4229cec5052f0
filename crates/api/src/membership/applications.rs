//! Applications, as the offices see them.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::id::{AccountId, ApplicationId};
use domain::membership::application::{Application, Review};
use domain::membership::application_next::{ApplicationVerb, Stage};
use domain::membership::application_status::ApplicationStatus;
use persistence::identity::accounts;
use persistence::kernel::error::RepoError;
use persistence::kernel::events;
use persistence::kernel::keyring::Keyring;
use persistence::membership::applications::{self, ApplicationFilter, Stored, Summary};
use persistence::membership::members::{self, Member};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::apply::ApplicationStatusCode;
use super::documents::{DocumentKindCode, Record, lacking};
use super::form::MemberTypeCode;
use super::form_out::{FormOut, WarningOut};
use super::limits::{Due, Limits};
use super::tracking::WaitsForCode;
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::events::EventOut;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// A step on the wire.
pub type ApplicationVerbCode = Code<ApplicationVerb>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find).service(timeline);
}

/// An application in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApplicationSummary)]
struct SummaryOut {
    id: Uuid,
    #[schema(example = "A-330382-000123")]
    number: String,
    /// The applicant.
    #[schema(example = "陈小满")]
    name: String,
    member_type: MemberTypeCode,
    status: ApplicationStatusCode,
    org_unit_id: Uuid,
    /// The federation that receives it.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// When it was submitted last.
    submitted_on: NaiveDate,
    /// The last day for the check or the sitting that is due now.
    due_on: Option<NaiveDate>,
    /// Whether that day has passed.
    overdue: bool,
    /// The first day on which the decision no longer hangs out.
    publicity_until: Option<NaiveDate>,
    /// Whether somebody's objection waits for an answer or was upheld.
    objected: bool,
    /// When it was admitted, rejected or withdrawn.
    closed_on: Option<NaiveDate>,
    version: i64,
}

impl SummaryOut {
    fn of(summary: Summary, names: &HashMap<Uuid, String>, limits: &Limits, today: NaiveDate) -> Self {
        let stage = Stage {
            status: summary.status.0,
            submitted_on: Some(summary.submitted_on),
            sent_back_on: summary.sent_back_on,
            town_passed_on: summary.town_reviewed_on,
            county_passed_on: summary.county_reviewed_on,
        };
        let due = limits.due(stage, today);
        Self {
            id: summary.id,
            number: summary.number,
            name: summary.name,
            member_type: Code(summary.member_type.0),
            status: Code(summary.status.0),
            org_unit_id: summary.org_unit_id,
            org_unit_name: names.get(&summary.org_unit_id).cloned().unwrap_or_default(),
            submitted_on: summary.submitted_on,
            due_on: due.on,
            overdue: due.is_over,
            publicity_until: summary.publicity_until,
            objected: summary.objection_raised_on.is_some(),
            closed_on: summary.closed_on,
            version: summary.version,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only those that stand there.
    #[param(inline)]
    status: Option<ApplicationStatusCode>,
    /// A piece of the name, the beginning of its initials (`cxm`), or the beginning of the number.
    q: Option<String>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List applications, newest first
#[utoipa::path(
    operation_id = "list_applications", tag = "membership", params(Filter),
    extensions(("x-permission" = json!("read_application"))),
    responses(
        (status = 200, description = "A page of applications", body = PageOut<SummaryOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/membership-applications")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadApplication)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let today = state.clock.today();
    let wanted = ApplicationFilter { status: filter.status.map(|status| status.0), text: filter.q };
    let found = state.db.read(move |db| {
        let found = applications::list(db, &scope, &wanted, &page)?;
        let ids: Vec<Uuid> = found.items.iter().map(|summary| summary.org_unit_id).collect();
        let (names, limits) = (units::names(db, &ids)?, Limits::load(db)?);
        Ok(PageOut::of(found, |summary| SummaryOut::of(summary, &names, &limits, today)))
    });
    Reply::ok(found.await?)
}

/// Who checked an application, and when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApplicationReview)]
struct ReviewOut {
    /// The officer, by name.
    #[schema(example = "陈晓燕")]
    by: String,
    on: NaiveDate,
}

/// An objection to an admission.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Objection)]
struct ObjectionOut {
    /// What it says.
    #[schema(example = "经营地不在本镇")]
    reason: String,
    raised_on: NaiveDate,
}

/// The days on which a decision hangs out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Publicity)]
struct PublicityOut {
    /// The first day.
    from: NaiveDate,
    /// The first day behind it, on which the applicant can be admitted.
    until: NaiveDate,
}

/// The member that an application made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdmittedMember)]
struct AdmittedOut {
    id: Uuid,
    #[schema(example = "330382-FF-000001")]
    number: String,
}

/// An application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Application)]
pub(super) struct ApplicationOut {
    id: Uuid,
    #[schema(example = "A-330382-000123")]
    number: String,
    status: ApplicationStatusCode,
    /// Who has to act next.
    waits_for: WaitsForCode,
    /// The last day for the check or the sitting that is due now.
    due_on: Option<NaiveDate>,
    /// Whether that day has passed.
    overdue: bool,
    org_unit_id: Uuid,
    /// The federation that receives it.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// The officer who entered it, by name; null when the applicant did.
    #[schema(example = "陈晓燕")]
    entered_by: Option<String>,
    /// When it was submitted last.
    submitted_on: Option<NaiveDate>,
    /// The town's check.
    town_review: Option<ReviewOut>,
    /// The county's check.
    county_review: Option<ReviewOut>,
    /// The day of the council's decision.
    council_approved_on: Option<NaiveDate>,
    publicity: Option<PublicityOut>,
    /// The objection that waits for an answer or was upheld.
    objection: Option<ObjectionOut>,
    /// Why it was returned or rejected last.
    #[schema(example = "请补充土地承包合同")]
    reason: Option<String>,
    /// When it was admitted, rejected or withdrawn.
    closed_on: Option<NaiveDate>,
    form: FormOut,
    /// What looks odd on the form.
    warnings: Vec<WarningOut>,
    /// Documents that are asked of this type of member and not there yet.
    missing_documents: Vec<DocumentKindCode>,
    /// The member that it made.
    member: Option<AdmittedOut>,
    /// The steps that are possible now, whoever takes them.
    allowed: Vec<ApplicationVerbCode>,
    version: i64,
}

/// An application with the names that belong to it.
///
/// # Errors
/// `not_found`, also out of scope.
pub(super) fn shown(
    db: &mut PgConnection,
    keys: &Keyring,
    scope: &Scope,
    id: ApplicationId,
    today: NaiveDate,
) -> Result<ApplicationOut, Problem> {
    let stored = applications::find(db, scope, keys, id)?;
    let unit = stored.org_unit_id.uuid();
    let org_unit_name = units::names(db, &[unit])?.remove(&unit).unwrap_or_default();
    let application = &stored.application;
    let reviews = [application.town_review, application.county_review];
    let people: Vec<AccountId> =
        reviews.into_iter().flatten().map(|review| review.by).chain(application.entered_by).collect();
    let names = accounts::names(db, &people)?;
    let member = match application.status {
        ApplicationStatus::Admitted => Some(members::of_application(db, id)?),
        ApplicationStatus::Draft
        | ApplicationStatus::Submitted
        | ApplicationStatus::TownReview
        | ApplicationStatus::CountyReview
        | ApplicationStatus::CouncilApproved
        | ApplicationStatus::Publicity
        | ApplicationStatus::Returned
        | ApplicationStatus::Rejected
        | ApplicationStatus::Withdrawn => None,
    };
    let due = Limits::load(db)?.due(application.stage(), today);
    let missing = lacking(db, &Record::of_application(&stored), today)?;
    Ok(ApplicationOut { missing_documents: missing, ..out(&stored, org_unit_name, &names, member, (due, today)) })
}

fn out(
    stored: &Stored,
    org_unit_name: String,
    names: &HashMap<AccountId, String>,
    member: Option<Member>,
    (due, today): (Due, NaiveDate),
) -> ApplicationOut {
    let application: &Application = &stored.application;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let review = |review: Option<Review>| review.map(|review| ReviewOut { by: name(review.by), on: review.on });
    let publicity = application.publicity;
    let objection = application.objection.as_ref();
    ApplicationOut {
        id: application.id.uuid(),
        number: stored.number.clone(),
        status: Code(application.status),
        waits_for: Code(application.waits_for()),
        due_on: due.on,
        overdue: due.is_over,
        org_unit_id: stored.org_unit_id.uuid(),
        org_unit_name,
        entered_by: application.entered_by.map(name),
        submitted_on: application.submission.map(|submission| submission.on),
        town_review: review(application.town_review),
        county_review: review(application.county_review),
        council_approved_on: application.council_approved_on,
        publicity: publicity.map(|days| PublicityOut { from: days.from(), until: days.until() }),
        objection: objection.map(|objection| ObjectionOut {
            reason: objection.reason.as_str().to_owned(),
            raised_on: objection.raised_on,
        }),
        reason: application.reason.clone().map(Into::into),
        closed_on: application.closed_on,
        form: FormOut::from(&application.form),
        warnings: application.form.warnings().into_iter().map(WarningOut::from).collect(),
        missing_documents: Vec::new(),
        member: member.map(|member| AdmittedOut { id: member.id.uuid(), number: member.number.to_string() }),
        allowed: application.allowed(today).into_iter().map(Code).collect(),
        version: stored.version,
    }
}

/// Show an application
#[utoipa::path(
    operation_id = "get_application", tag = "membership",
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("read_application"))),
    responses(
        (status = 200, description = "The application", body = ApplicationOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/membership-applications/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadApplication)?;
    let (keys, today) = (state.keys.clone(), state.clock.today());
    Reply::ok(state.db.read(move |db| shown(db, &keys, &scope, (*id).into(), today)).await?)
}

/// What happened to a record, oldest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Timeline)]
pub(super) struct TimelineOut {
    /// The events.
    items: Vec<EventOut>,
}

/// The timeline of a record that the caller has reached.
///
/// # Errors
/// `internal`.
pub(super) fn timeline_of(db: &mut PgConnection, id: Uuid) -> Result<TimelineOut, RepoError> {
    Ok(TimelineOut { items: events::timeline(db, id)?.into_iter().map(EventOut::from).collect() })
}

/// Show what happened to an application
#[utoipa::path(
    operation_id = "get_application_timeline", tag = "membership",
    params(("id" = Uuid, Path, description = "The application")),
    extensions(("x-permission" = json!("read_application"))),
    responses(
        (status = 200, description = "Its events, oldest first", body = TimelineOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/membership-applications/{id}/timeline")]
async fn timeline(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadApplication)?;
    let keys = state.keys.clone();
    let told = state.db.read(move |db| {
        applications::find(db, &scope, &keys, (*id).into())?;
        Ok(timeline_of(db, *id)?)
    });
    Reply::ok(told.await?)
}
