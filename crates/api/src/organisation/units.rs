//! Units of the federation's tree.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{Id, OrgUnitId};
use domain::kernel::identifier::DivisionCode;
use domain::kernel::text::Line;
use domain::kernel::vocabulary::Vocabulary;
use domain::organisation::unit::{OrgEvent, OrgEventKind, Unit, UnitDraft, UnitKind};
use domain::organisation::verb::UnitVerb;
use persistence::kernel::events::NewEvent;
use persistence::organisation::unit_events::{self, UnitEvent};
use persistence::organisation::units::{self, UnitRecord};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::{DocumentNumber, document, named, past, standing, still_open};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::code::Code;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// What a unit is, on the wire.
type UnitKindCode = Code<UnitKind>;
/// What can be done with a unit, on the wire.
type UnitVerbCode = Code<UnitVerb>;
/// What happened to a unit, on the wire.
type OrgEventKindCode = Code<OrgEventKind>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(found_unit).service(find).service(rename).service(events);
}

/// A unit of the federation's tree.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OrgUnit)]
pub struct UnitOut {
    id: Uuid,
    kind: UnitKindCode,
    #[schema(example = "柳市镇农合联")]
    name: String,
    /// The division that it serves, if it serves one.
    #[schema(example = "330382114")]
    division_code: Option<String>,
    /// The unit above, on the day asked for; null for the root.
    parent_id: Option<Uuid>,
    founded_on: NaiveDate,
    /// The first day on which it no longer existed; null while it exists.
    closed_on: Option<NaiveDate>,
    /// What can be done with it today.
    allowed: Vec<UnitVerbCode>,
    /// The kinds of unit that may be founded below it.
    kinds_below: Vec<UnitKindCode>,
    /// The kinds of unit below which it may stand.
    kinds_above: Vec<UnitKindCode>,
    version: i64,
}

impl UnitOut {
    /// A unit as the wire shows it today.
    pub(super) fn of(record: UnitRecord, today: NaiveDate) -> Self {
        let UnitRecord { unit, version } = record;
        Self {
            allowed: unit.allowed_on(today).into_iter().map(Code).collect(),
            kinds_below: unit.kind.allowed_children().into_iter().map(Code).collect(),
            kinds_above: unit.kind.allowed_parents().iter().copied().map(Code).collect(),
            id: unit.id.uuid(),
            kind: Code(unit.kind),
            name: unit.name.into(),
            division_code: unit.division_code.map(|code| code.as_str().to_owned()),
            parent_id: unit.parent_id.map(Id::uuid),
            founded_on: unit.founded_on,
            closed_on: unit.closed_on,
            version,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only units of this kind.
    kind: Option<UnitKindCode>,
    /// Only units directly below this one.
    parent_id: Option<Uuid>,
    /// Only units whose name, or the first letters of its syllables, hold this: `柳市` or `lsz`.
    q: Option<String>,
    /// The tree as it stood on this day; today if not given.
    as_of: Option<NaiveDate>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the units of the tree in the order in which they entered it
#[utoipa::path(
    operation_id = "list_org_units", tag = "organisation", params(Filter),
    extensions(("x-permission" = json!("read_org_unit"))),
    responses(
        (status = 200, description = "A page of units that existed on that day", body = PageOut<UnitOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/org-units")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadOrgUnit)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let today = state.clock.today();
    let day = filter.as_of.unwrap_or(today);
    let filter = units::Filter { kind: filter.kind.map(|kind| kind.0), parent_id: filter.parent_id, words: filter.q };
    let found = state.db.read(move |db| Ok(units::list(db, &scope, &filter, day, &page)?)).await?;
    Reply::ok(PageOut::of(found, |record| UnitOut::of(record, today)))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AsOf {
    /// The unit where it stood on this day; where it stands now, or stood last, if not given.
    as_of: Option<NaiveDate>,
}

/// Show a unit
#[utoipa::path(
    operation_id = "get_org_unit", tag = "organisation", params(("id" = Uuid, Path, description = "The unit"), AsOf),
    extensions(("x-permission" = json!("read_org_unit"))),
    responses(
        (status = 200, description = "The unit", body = UnitOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/org-units/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>, Query(AsOf { as_of }): Query<AsOf>) -> Answer {
    let scope = actor.permit(Action::ReadOrgUnit)?;
    let id = (*id).into();
    let found = state.db.read(move |db| match as_of {
        Some(day) => Ok(units::find_as_of(db, &scope, id, day)?),
        None => Ok(units::find(db, &scope, id)?),
    });
    Reply::ok(UnitOut::of(found.await?, state.clock.today()))
}

/// Something that happened to a unit on a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OrgEvent)]
struct OrgEventOut {
    id: Uuid,
    kind: OrgEventKindCode,
    occurred_on: NaiveDate,
    /// The unit founded below, joined or merged into.
    other_id: Option<Uuid>,
    /// Number of the deciding document.
    #[schema(example = "乐农合联〔2026〕12号")]
    document: Option<String>,
}

impl From<UnitEvent> for OrgEventOut {
    fn from(event: UnitEvent) -> Self {
        let UnitEvent { id, kind, occurred_on, other_id, document } = event;
        Self { id, kind: Code(kind.0), occurred_on, other_id, document }
    }
}

/// What happened to a unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OrgEvents)]
struct OrgEventsOut {
    items: Vec<OrgEventOut>,
}

/// Show what happened to a unit, oldest first
#[utoipa::path(
    operation_id = "list_org_unit_events", tag = "organisation",
    params(("id" = Uuid, Path, description = "The unit")),
    extensions(("x-permission" = json!("read_org_unit"))),
    responses(
        (status = 200, description = "The unit's events", body = OrgEventsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/org-units/{id}/events")]
async fn events(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadOrgUnit)?;
    let told = state.db.read(move |db| {
        let record = units::find(db, &scope, (*id).into())?;
        Ok(unit_events::of_unit(db, record.unit.id)?)
    });
    Reply::ok(OrgEventsOut { items: told.await?.into_iter().map(OrgEventOut::from).collect() })
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct FoundIn {
    kind: UnitKindCode,
    /// Its full name, at most 100 characters.
    #[schema(example = "柳市镇农合联")]
    name: String,
    /// The division that it serves: a town for a town federation, otherwise as it is.
    #[schema(example = "330382114")]
    division_code: Option<String>,
    /// The unit above.
    parent_id: Uuid,
    /// Its first day.
    founded_on: NaiveDate,
    /// The day on which it joined, for a unit that was founded outside the federation.
    joined_on: Option<NaiveDate>,
    /// Number of the deciding document, at most 100 characters.
    #[schema(example = "乐农合联〔2026〕12号")]
    document: Option<String>,
}

struct Founding {
    kind: UnitKind,
    name: Line<100>,
    division_code: Option<DivisionCode>,
    parent_id: OrgUnitId,
    founded_on: NaiveDate,
    joined_on: Option<NaiveDate>,
    document: Option<DocumentNumber>,
}

fn read(sent: FoundIn, today: NaiveDate, errors: &mut FieldErrors) -> Option<Founding> {
    let kind = sent.kind.0;
    let name = errors.take("/name", Line::parse(&sent.name));
    let code = sent.division_code.and_then(|code| errors.take("/division_code", DivisionCode::parse(&code)));
    if let Some(level) = kind.served_level()
        && code.as_ref().is_none_or(|code| code.level() != level)
    {
        let what = if code.is_none() { FieldCode::Required } else { FieldCode::OutOfRange };
        errors.add("/division_code", what);
    }
    let founded_on = errors.take("/founded_on", past(sent.founded_on, today));
    let joined_on = sent.joined_on.and_then(|day| errors.take("/joined_on", past(day, today)));
    let (parent_id, document) = (sent.parent_id.into(), document(errors, sent.document.as_deref()));
    Some(Founding { kind, name: name?, division_code: code, parent_id, founded_on: founded_on?, joined_on, document })
}

/// Found a unit below another, or take in one that was founded outside
#[utoipa::path(
    operation_id = "found_org_unit", tag = "organisation", request_body = FoundIn,
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 201, description = "The unit", body = UnitOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/org-units")]
async fn found_unit(actor: Actor, command: Command, body: Body<FoundIn>) -> Answer {
    let scope = actor.permit(Action::ManageOrgUnit)?;
    let today = command.today();
    let founding = body.parse(|sent, errors| read(sent, today, errors))?;
    command
        .run(&actor, move |tx| {
            let record = enter(tx, &scope, founding, today)?;
            Reply::created(UnitOut::of(record, today))
        })
        .await
}

fn enter(tx: &mut Tx, scope: &Scope, founding: Founding, today: NaiveDate) -> Result<UnitRecord, Problem> {
    units::lock_tree(tx)?;
    let Founding { kind, name, division_code, parent_id, founded_on, joined_on, document } = founding;
    let parent = named("/parent_id", units::find(tx, scope, parent_id))?;
    still_open(&parent, today, ProblemCode::OrgUnitOtherClosed)?;
    if let Some(code) = &division_code {
        standing(tx, code)?;
    }
    let draft = UnitDraft { id: Id::fresh(), kind, name, division_code, serial: units::next_serial(tx)? };
    let (unit, event): (Unit, OrgEvent) = match joined_on {
        Some(on) => Unit::taken_in_on(draft, founded_on, &parent.unit, on)?,
        None => Unit::founded_on(draft, Some(&parent.unit), founded_on)?,
    };
    units::insert(tx, &unit, event.on)?;
    unit_events::insert(tx, &event, document.as_ref().map(Line::as_str))?;
    let kind = if joined_on.is_some() { EventKind::OrgUnitJoined } else { EventKind::OrgUnitFounded };
    let founded = NewEvent::new(kind, unit.id.uuid()).at(&unit.path);
    let founded = founded.changed("name", None::<String>, unit.name.as_str());
    tx.record(founded.changed("kind", None::<String>, unit.kind.code()))?;
    Ok(units::find(tx, scope, unit.id)?)
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct RenameIn {
    /// Its full name, at most 100 characters.
    #[schema(example = "柳市镇农民合作经济组织联合会")]
    name: String,
}

/// Give a unit another name
#[utoipa::path(
    operation_id = "rename_org_unit", tag = "organisation", request_body = RenameIn,
    params(("id" = Uuid, Path, description = "The unit"), ("If-Match" = String, Header, description = "The version seen")),
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 200, description = "The unit", body = UnitOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[put("/org-units/{id}")]
async fn rename(actor: Actor, command: Command, id: Path<Uuid>, body: Body<RenameIn>) -> Answer {
    let scope = actor.permit(Action::ManageOrgUnit)?;
    command.version()?;
    let (id, seen, today): (OrgUnitId, _, _) = ((*id).into(), command.seen()?, command.today());
    let name = body.parse(|sent, errors| errors.take("/name", Line::parse(&sent.name)))?;
    command
        .run(&actor, move |tx| {
            let was = units::find(tx, &scope, id)?;
            seen.expect(was.version)?;
            units::rename(tx, &was, &name)?;
            let renamed = NewEvent::new(EventKind::OrgUnitRenamed, id.uuid()).at(&was.unit.path);
            tx.record(renamed.changed("name", was.unit.name.as_str(), name.as_str()))?;
            Reply::ok(UnitOut::of(units::find(tx, &scope, id)?, today))
        })
        .await
}
