//! Places that units run.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{Id, OrgUnitId, SiteId};
use domain::kernel::identifier::DivisionCode;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::organisation::site::{Site, SiteDraft, SiteError, SiteKind};
use domain::organisation::verb::SiteVerb;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::organisation::sites::{self, SiteRecord};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::{named, past, standing, still_open};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// What a site is for, on the wire.
type SiteKindCode = Code<SiteKind>;
/// What can be done with a site, on the wire.
type SiteVerbCode = Code<SiteVerb>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(open).service(find).service(close);
}

/// A place that a unit runs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Site)]
struct SiteOut {
    id: Uuid,
    /// The unit that runs it.
    org_unit_id: Uuid,
    #[schema(example = "乐清市柳市供销合作社")]
    org_unit_name: String,
    kind: SiteKindCode,
    #[schema(example = "柳市镇庄稼医院")]
    name: String,
    /// The division in which it lies.
    #[schema(example = "330382114")]
    division_code: String,
    #[schema(example = "柳青路 18 号")]
    address: String,
    opened_on: NaiveDate,
    /// The first day on which it no longer existed; null while it exists.
    closed_on: Option<NaiveDate>,
    /// What can be done with it.
    allowed: Vec<SiteVerbCode>,
    version: i64,
}

impl SiteOut {
    /// A site as the wire shows it, with the name of its unit among these.
    fn of(record: SiteRecord, names: &HashMap<Uuid, String>) -> Self {
        let SiteRecord { site, org_path: _, version } = record;
        Self {
            allowed: site.allowed().into_iter().map(Code).collect(),
            id: site.id.uuid(),
            org_unit_id: site.org_unit_id.uuid(),
            org_unit_name: names.get(&site.org_unit_id.uuid()).cloned().unwrap_or_default(),
            kind: Code(site.kind),
            name: site.name.into(),
            division_code: site.division_code.as_str().to_owned(),
            address: site.address.into(),
            opened_on: site.opened_on,
            closed_on: site.closed_on,
            version,
        }
    }
}

fn show(db: &mut PgConnection, scope: &Scope, id: SiteId) -> Result<SiteOut, RepoError> {
    let record = sites::find(db, scope, id)?;
    let names = units::names(db, &[record.site.org_unit_id.uuid()])?;
    Ok(SiteOut::of(record, &names))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only sites of this unit.
    org_unit_id: Option<Uuid>,
    /// Only sites of this kind.
    kind: Option<SiteKindCode>,
    /// Only sites in the division with this code or in one below it.
    division_code: Option<String>,
    /// Sites that were open on this day; today if not given.
    as_of: Option<NaiveDate>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List sites in the order in which they were entered
#[utoipa::path(
    operation_id = "list_sites", tag = "organisation", params(Filter),
    extensions(("x-permission" = json!("read_org_unit"))),
    responses(
        (status = 200, description = "A page of sites that were open on that day", body = PageOut<SiteOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/sites")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadOrgUnit)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let day = filter.as_of.unwrap_or_else(|| state.clock.today());
    let Filter { org_unit_id, kind, division_code, .. } = filter;
    let filter = sites::Filter { org_unit_id, kind: kind.map(|kind| kind.0), division_code };
    let out = state.db.read(move |db| {
        let found = sites::list(db, &scope, &filter, day, &page)?;
        let runners: Vec<Uuid> = found.items.iter().map(|record| record.site.org_unit_id.uuid()).collect();
        let names = units::names(db, &runners)?;
        Ok(PageOut::of(found, |record| SiteOut::of(record, &names)))
    });
    Reply::ok(out.await?)
}

/// Show a site
#[utoipa::path(
    operation_id = "get_site", tag = "organisation", params(("id" = Uuid, Path, description = "The site")),
    extensions(("x-permission" = json!("read_org_unit"))),
    responses(
        (status = 200, description = "The site", body = SiteOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/sites/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadOrgUnit)?;
    Reply::ok(state.db.read(move |db| Ok(show(db, &scope, (*id).into())?)).await?)
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct OpenIn {
    /// The unit that runs it.
    org_unit_id: Uuid,
    kind: SiteKindCode,
    /// Its name, at most 100 characters.
    #[schema(example = "柳市镇庄稼医院")]
    name: String,
    /// The division in which it lies.
    #[schema(example = "330382114")]
    division_code: String,
    /// Where it lies there, at most 200 characters.
    #[schema(example = "柳青路 18 号")]
    address: String,
    /// Its first day, today at the latest.
    opened_on: NaiveDate,
}

fn read(sent: OpenIn, today: NaiveDate, errors: &mut FieldErrors) -> Option<(SiteDraft, OrgUnitId, NaiveDate)> {
    let name = errors.take("/name", Line::parse(&sent.name));
    let division_code = errors.take("/division_code", DivisionCode::parse(&sent.division_code));
    let address = errors.take("/address", Line::parse(&sent.address));
    let opened_on = errors.take("/opened_on", past(sent.opened_on, today));
    let (id, kind) = (Id::fresh(), sent.kind.0);
    let draft = SiteDraft { id, kind, name: name?, division_code: division_code?, address: address? };
    Some((draft, sent.org_unit_id.into(), opened_on?))
}

/// Open a site
#[utoipa::path(
    operation_id = "open_site", tag = "organisation", request_body = OpenIn,
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 201, description = "The site", body = SiteOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/sites")]
async fn open(actor: Actor, command: Command, body: Body<OpenIn>) -> Answer {
    let scope = actor.permit(Action::ManageOrgUnit)?;
    let today = command.today();
    let (draft, unit_id, on) = body.parse(|sent, errors| read(sent, today, errors))?;
    command
        .run(&actor, move |tx| {
            units::lock_tree(tx)?;
            let record = named("/org_unit_id", units::find(tx, &scope, unit_id))?;
            still_open(&record, today, ProblemCode::OrgUnitClosed)?;
            standing(tx, &draft.division_code)?;
            let site = Site::opened_on(draft, &record.unit, on)?;
            sites::insert(tx, &site, &record.unit.path)?;
            let opened = NewEvent::new(EventKind::SiteOpened, site.id.uuid()).at(&record.unit.path);
            let opened = opened.changed("kind", None::<String>, site.kind.code());
            tx.record(opened.changed("name", None::<String>, site.name.as_str()))?;
            Reply::created(show(tx, &scope, site.id)?)
        })
        .await
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct CloseIn {
    /// The first day on which it no longer exists, today at the latest.
    on: NaiveDate,
}

/// Close a site
#[utoipa::path(
    operation_id = "close_site", tag = "organisation", request_body = CloseIn,
    params(("id" = Uuid, Path, description = "The site")),
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 200, description = "The site", body = SiteOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/sites/{id}/close")]
async fn close(actor: Actor, command: Command, id: Path<Uuid>, body: Body<CloseIn>) -> Answer {
    let scope = actor.permit(Action::ManageOrgUnit)?;
    let (id, seen, today): (SiteId, _, _) = ((*id).into(), command.seen()?, command.today());
    let on = body.parse(|sent, errors| errors.take("/on", past(sent.on, today)))?;
    command
        .run(&actor, move |tx| {
            let was = sites::find(tx, &scope, id)?;
            seen.expect(was.version)?;
            end(tx, &scope, &was, on)
        })
        .await
}

fn end(tx: &mut Tx, scope: &Scope, was: &SiteRecord, on: NaiveDate) -> Answer {
    was.site.clone().close(on)?;
    sites::set_closed(tx, was, on)?;
    let closed = NewEvent::new(EventKind::SiteClosed, was.site.id.uuid()).at(&was.org_path);
    tx.record(closed.changed("closed_on", None::<String>, on.to_string()))?;
    Reply::ok(show(tx, scope, was.site.id)?)
}

impl From<SiteError> for Problem {
    fn from(error: SiteError) -> Self {
        let code = match error {
            SiteError::UnitNotOpen { on: _ } => ProblemCode::OrgUnitClosed,
            SiteError::ClosesBeforeOpened { opened_on: _ } => ProblemCode::SiteDateUnfit,
            SiteError::AlreadyClosed { on: _ } => ProblemCode::SiteClosed,
        };
        Self::new(code).caused_by(error)
    }
}
