//! The audit trail: everything that happened, for the auditor.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::Data;
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::org_path::OrgPath;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::{self, Event, Told};
use persistence::kernel::page::PageRequest;
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::clock::china_midnight;
use crate::kernel::code::RoleCode;
use crate::kernel::events::{EventKindCode, EventOut};
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::ProblemOut;
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list);
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only what happened to this record.
    subject_id: Option<Uuid>,
    /// Only events of this kind.
    kind: Option<EventKindCode>,
    /// Only what was done in this role.
    role: Option<RoleCode>,
    /// Only what this account did.
    account_id: Option<Uuid>,
    /// Only what happened on this day, in China, or later.
    from: Option<NaiveDate>,
    /// Only what happened before this day, in China.
    until: Option<NaiveDate>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Something that happened, with who did it and where the record stood.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrailEvent)]
struct TrailEventOut {
    #[serde(flatten)]
    event: EventOut,
    /// The account of who did it; null when nobody was signed in.
    account_id: Option<Uuid>,
    /// The unit to which the record belonged then; null for what belongs to no unit.
    org_unit_id: Option<Uuid>,
    /// That unit by its present name.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: Option<String>,
}

type Units = HashMap<i64, (Uuid, String)>;

fn serial_of(event: &Event) -> Option<i64> {
    OrgPath::parse(&event.org_path).ok()?.serial()
}

impl TrailEventOut {
    fn of(told: Told, units: &Units) -> Self {
        let (org_unit_id, org_unit_name) = serial_of(&told.0).and_then(|serial| units.get(&serial)).cloned().unzip();
        Self { account_id: told.0.account_id, org_unit_id, org_unit_name, event: told.into() }
    }
}

fn read(db: &mut PgConnection, scope: &Scope, filter: &events::Filter, page: &PageRequest<Uuid>) -> Trail {
    let found = events::list(db, scope, filter, page)?;
    let serials: Vec<i64> = found.items.iter().filter_map(|(event, _)| serial_of(event)).collect();
    let units = units::by_serial(db, &serials)?;
    Ok(PageOut::of(found, |told| TrailEventOut::of(told, &units)))
}

type Trail = Result<PageOut<TrailEventOut>, RepoError>;

/// List what happened, newest first
#[utoipa::path(
    operation_id = "list_events", tag = "integration", params(Filter),
    extensions(("x-permission" = json!("read_events"))),
    responses(
        (status = 200, description = "A page of events", body = PageOut<TrailEventOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/events")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadEvents)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let filter = events::Filter {
        subject_id: filter.subject_id,
        kind: filter.kind.map(|kind| kind.0),
        role: filter.role.map(|role| role.0),
        account_id: filter.account_id,
        from: filter.from.map(china_midnight),
        until: filter.until.map(china_midnight),
    };
    Reply::ok(state.db.read(move |db| Ok(read(db, &scope, &filter, &page)?)).await?)
}
