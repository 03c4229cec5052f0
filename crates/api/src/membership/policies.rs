//! The county's time limits, each set of them from its day on.

use actix_web::web::Data;
use actix_web::{get, post};
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::membership::policy::MembershipPolicy;
use persistence::kernel::events::NewEvent;
use persistence::membership::policies::{self, DatedPolicy};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::problem::{FieldCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(set);
}

/// Time limits of membership; a term that has begun keeps the length that was set when it began.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MembershipPolicy)]
struct PolicyIn {
    /// The first day; not before today.
    #[schema(example = "2027-01-01")]
    valid_from: NaiveDate,
    /// Working days for the check in the town.
    #[validate(range(min = 1, max = 60))]
    #[schema(example = 5)]
    town_review_days: u32,
    /// Working days for the check in the county.
    #[validate(range(min = 1, max = 60))]
    #[schema(example = 5)]
    county_review_days: u32,
    /// Calendar days until the council has sat.
    #[validate(range(min = 1, max = 366))]
    #[schema(example = 30)]
    council_days: u32,
    /// Calendar days of publicity.
    #[validate(range(min = 1, max = 60))]
    #[schema(example = 7)]
    publicity_days: u32,
    /// Months after a rejection before one applies again.
    #[validate(range(max = 60))]
    #[schema(example = 6)]
    reapply_months: u32,
    /// Working days to be heard before an expulsion.
    #[validate(range(min = 1, max = 60))]
    #[schema(example = 10)]
    hearing_days: u32,
    /// What the limits rest on; at most 200 characters.
    #[schema(example = "县农合联〔2026〕12号")]
    document: String,
}

impl From<DatedPolicy> for PolicyIn {
    fn from(dated: DatedPolicy) -> Self {
        let DatedPolicy { valid_from, policy, document } = dated;
        let MembershipPolicy {
            town_review_days,
            county_review_days,
            council_days,
            publicity_days,
            reapply_months,
            hearing_days,
        } = policy;
        Self {
            valid_from,
            town_review_days,
            county_review_days,
            council_days,
            publicity_days,
            reapply_months,
            hearing_days,
            document,
        }
    }
}

/// Every set of limits that there is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MembershipPolicies)]
struct PoliciesOut {
    /// The latest first.
    items: Vec<PolicyIn>,
}

/// List the time limits of membership, the latest first
#[utoipa::path(
    operation_id = "list_membership_policies", tag = "membership",
    extensions(("x-permission" = json!("read_calendar"))),
    responses(
        (status = 200, description = "Every set of limits", body = PoliciesOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/membership-policies")]
async fn list(actor: Actor, state: Data<State>) -> Answer {
    let scope = actor.permit(Action::ReadCalendar)?;
    let all = state.db.read(move |db| Ok(policies::all(db, &scope)?)).await?;
    Reply::ok(PoliciesOut { items: all.into_iter().map(PolicyIn::from).collect() })
}

/// Set the time limits of membership from a day on
///
/// What is set is never changed: other limits follow on another day.
#[utoipa::path(
    operation_id = "set_membership_policy", tag = "membership", request_body = PolicyIn,
    extensions(("x-permission" = json!("set_membership_policy"))),
    responses(
        (status = 201, description = "The limits", body = PolicyIn),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/membership-policies")]
async fn set(actor: Actor, command: Command, body: Body<PolicyIn>) -> Answer {
    let scope = actor.permit(Action::SetMembershipPolicy)?;
    let today = command.today();
    let new = body.parse(|sent, errors| {
        if sent.valid_from < today {
            errors.add("/valid_from", FieldCode::DateInPast);
        }
        let document = errors.take("/document", Line::<200>::parse(&sent.document));
        let policy = MembershipPolicy {
            town_review_days: sent.town_review_days,
            county_review_days: sent.county_review_days,
            council_days: sent.council_days,
            publicity_days: sent.publicity_days,
            reapply_months: sent.reapply_months,
            hearing_days: sent.hearing_days,
        };
        Some(DatedPolicy { valid_from: sent.valid_from, policy, document: document?.into() })
    })?;
    command
        .run(&actor, move |tx| {
            policies::insert(tx, &scope, &new)?;
            let event = NewEvent::new(EventKind::MembershipPolicySet, Uuid::nil());
            let event = event.changed("from", None::<String>, new.valid_from.to_string());
            tx.record(event.because(new.document.as_str()))?;
            Reply::created(PolicyIn::from(new))
        })
        .await
}
