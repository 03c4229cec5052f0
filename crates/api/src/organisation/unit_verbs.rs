//! What happens to a unit on a day: it joins, merges, closes, is upgraded or transformed.

use actix_web::post;
use actix_web::web::Path;
use chrono::NaiveDate;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{Id, OrgUnitId};
use domain::kernel::text::Line;
use domain::organisation::unit::{OrgError, OrgEvent, Unit};
use persistence::kernel::events::NewEvent;
use persistence::organisation::unit_events;
use persistence::organisation::units::{self, UnitRecord};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::units::UnitOut;
use super::{DocumentNumber, document, named, past, still_open};
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::{Command, Seen};
use crate::kernel::db::Tx;
use crate::kernel::problem::{FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(join).service(merge).service(close).service(upgrade).service(transform);
}

/// What a command brings besides the verb itself.
struct Deed {
    id: OrgUnitId,
    on: NaiveDate,
    document: Option<DocumentNumber>,
    today: NaiveDate,
    seen: Seen,
    scope: Scope,
}

impl Deed {
    /// The unit as it stands, while nobody else changes the tree.
    fn begin(&self, tx: &mut Tx) -> Result<UnitRecord, Problem> {
        units::lock_tree(tx)?;
        let was = units::find(tx, &self.scope, self.id)?;
        self.seen.expect(was.version)?;
        Ok(was)
    }

    /// Another unit that the body names.
    fn other(&self, tx: &mut Tx, pointer: &str, id: OrgUnitId) -> Result<UnitRecord, Problem> {
        let other = named(pointer, units::find(tx, &self.scope, id))?;
        still_open(&other, self.today, ProblemCode::OrgUnitOtherClosed)?;
        Ok(other)
    }

    /// Writes down what happened, and shows the unit as it is now.
    fn end(&self, tx: &mut Tx, was: &Unit, kind: EventKind, event: &OrgEvent) -> Answer {
        unit_events::insert(tx, event, self.document.as_ref().map(Line::as_str))?;
        let now = units::find(tx, &self.scope, self.id)?;
        let mut told = NewEvent::new(kind, self.id.uuid()).at(&now.unit.path);
        told = told.changed("on", None::<String>, event.on.to_string());
        if let Some(other_id) = event.other_id {
            told = told.changed("other_id", was.parent_id.map(|id| id.to_string()), other_id.to_string());
        }
        tx.record(told)?;
        Reply::ok(UnitOut::of(now, self.today))
    }
}

fn deed(
    actor: &Actor,
    command: &Command,
    id: Uuid,
    read: impl FnOnce(NaiveDate) -> Result<(NaiveDate, Option<DocumentNumber>), Problem>,
) -> Result<Deed, Problem> {
    let scope = actor.permit(Action::ManageOrgUnit)?;
    let today = command.today();
    let (on, document) = read(today)?;
    Ok(Deed { id: id.into(), on, document, today, seen: command.seen()?, scope })
}

fn dated(
    on: NaiveDate,
    number: Option<&str>,
    today: NaiveDate,
    errors: &mut FieldErrors,
) -> Option<(NaiveDate, Option<DocumentNumber>)> {
    let document = document(errors, number);
    errors.take("/on", past(on, today)).map(|on| (on, document))
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct JoinIn {
    /// The unit above from that day on.
    parent_id: Uuid,
    /// The day, today at the latest.
    on: NaiveDate,
    /// Number of the deciding document, at most 100 characters.
    #[schema(example = "乐农合联〔2026〕12号")]
    document: Option<String>,
}

/// Let a unit come below another one
///
/// Everything below it comes along, with all records that belong there.
#[utoipa::path(
    operation_id = "join_org_unit", tag = "organisation", request_body = JoinIn,
    params(("id" = Uuid, Path, description = "The unit")),
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 200, description = "The unit", body = UnitOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/org-units/{id}/join")]
async fn join(actor: Actor, command: Command, id: Path<Uuid>, body: Body<JoinIn>) -> Answer {
    let mut parent_id = Id::from(Uuid::nil());
    let deed = deed(&actor, &command, *id, |today| {
        body.parse(|sent, errors| {
            parent_id = sent.parent_id.into();
            dated(sent.on, sent.document.as_deref(), today, errors)
        })
    })?;
    command
        .run(&actor, move |tx| {
            let was = deed.begin(tx)?;
            still_open(&was, deed.today, ProblemCode::OrgUnitClosed)?;
            let parent = deed.other(tx, "/parent_id", parent_id)?;
            let mut unit = was.unit.clone();
            let event = unit.join(&parent.unit, deed.on)?;
            units::relocate(tx, &was, &unit, deed.on)?;
            deed.end(tx, &was.unit, EventKind::OrgUnitJoined, &event)
        })
        .await
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct MergeIn {
    /// The unit of the same kind that goes on.
    into_id: Uuid,
    /// The first day on which this unit no longer exists, today at the latest.
    on: NaiveDate,
    /// Number of the deciding document, at most 100 characters.
    #[schema(example = "乐农合联〔2026〕12号")]
    document: Option<String>,
}

/// Close a unit by merging it into another one
///
/// Units and sites below it must have been moved or closed before.
#[utoipa::path(
    operation_id = "merge_org_unit", tag = "organisation", request_body = MergeIn,
    params(("id" = Uuid, Path, description = "The unit")),
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 200, description = "The unit", body = UnitOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/org-units/{id}/merge")]
async fn merge(actor: Actor, command: Command, id: Path<Uuid>, body: Body<MergeIn>) -> Answer {
    let mut into_id = Id::from(Uuid::nil());
    let deed = deed(&actor, &command, *id, |today| {
        body.parse(|sent, errors| {
            into_id = sent.into_id.into();
            dated(sent.on, sent.document.as_deref(), today, errors)
        })
    })?;
    command
        .run(&actor, move |tx| {
            let was = deed.begin(tx)?;
            let into = deed.other(tx, "/into_id", into_id)?;
            let open = units::open_below(tx, deed.id, deed.on)?;
            let event = was.unit.clone().merge_into(&into.unit, deed.on, open)?;
            units::set_closed(tx, &was, deed.on)?;
            deed.end(tx, &was.unit, EventKind::OrgUnitMerged, &event)
        })
        .await
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct OnDayIn {
    /// The day, today at the latest.
    on: NaiveDate,
    /// Number of the deciding document, at most 100 characters.
    #[schema(example = "乐农合联〔2026〕12号")]
    document: Option<String>,
}

fn on_day(actor: &Actor, command: &Command, id: Uuid, body: Body<OnDayIn>) -> Result<Deed, Problem> {
    deed(actor, command, id, |today| body.parse(|sent, errors| dated(sent.on, sent.document.as_deref(), today, errors)))
}

/// Close a unit
///
/// Units and sites below it must have been moved or closed before.
#[utoipa::path(
    operation_id = "close_org_unit", tag = "organisation", request_body = OnDayIn,
    params(("id" = Uuid, Path, description = "The unit")),
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 200, description = "The unit", body = UnitOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/org-units/{id}/close")]
async fn close(actor: Actor, command: Command, id: Path<Uuid>, body: Body<OnDayIn>) -> Answer {
    let deed = on_day(&actor, &command, *id, body)?;
    command
        .run(&actor, move |tx| {
            let was = deed.begin(tx)?;
            let open = units::open_below(tx, deed.id, deed.on)?;
            let event = was.unit.clone().close(deed.on, open)?;
            units::set_closed(tx, &was, deed.on)?;
            deed.end(tx, &was.unit, EventKind::OrgUnitClosed, &event)
        })
        .await
}

/// Note that a grassroots co-op was built up to a top-100 one
#[utoipa::path(
    operation_id = "upgrade_org_unit", tag = "organisation", request_body = OnDayIn,
    params(("id" = Uuid, Path, description = "The unit")),
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 200, description = "The unit", body = UnitOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/org-units/{id}/upgrade")]
async fn upgrade(actor: Actor, command: Command, id: Path<Uuid>, body: Body<OnDayIn>) -> Answer {
    let deed = on_day(&actor, &command, *id, body)?;
    command
        .run(&actor, move |tx| {
            let was = deed.begin(tx)?;
            let event = was.unit.upgrade(deed.on)?;
            deed.end(tx, &was.unit, EventKind::OrgUnitUpgraded, &event)
        })
        .await
}

/// Note that a weak grassroots co-op is weak no longer
#[utoipa::path(
    operation_id = "transform_org_unit", tag = "organisation", request_body = OnDayIn,
    params(("id" = Uuid, Path, description = "The unit")),
    extensions(("x-permission" = json!("manage_org_unit"))),
    responses(
        (status = 200, description = "The unit", body = UnitOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/org-units/{id}/transform")]
async fn transform(actor: Actor, command: Command, id: Path<Uuid>, body: Body<OnDayIn>) -> Answer {
    let deed = on_day(&actor, &command, *id, body)?;
    command
        .run(&actor, move |tx| {
            let was = deed.begin(tx)?;
            let event = was.unit.transform(deed.on)?;
            deed.end(tx, &was.unit, EventKind::OrgUnitTransformed, &event)
        })
        .await
}

impl From<OrgError> for Problem {
    fn from(error: OrgError) -> Self {
        let problem = match error {
            OrgError::ClosesBeforeFounded { founded_on: _ } => Self::new(ProblemCode::OrgUnitDateUnfit),
            OrgError::AlreadyClosed { on: _ } | OrgError::NotOpen { on: _ } => Self::new(ProblemCode::OrgUnitClosed),
            OrgError::OtherNotOpen { on: _ } => Self::new(ProblemCode::OrgUnitOtherClosed),
            OrgError::ParentMissing { kind: _ } | OrgError::ParentKindNotAllowed { kind: _, parent: _ } => {
                Self::new(ProblemCode::OrgUnitParentUnfit)
            }
            OrgError::Cycle => Self::new(ProblemCode::OrgUnitCycle),
            OrgError::KindsDiffer { kind: _, other: _ } => Self::new(ProblemCode::OrgUnitKindsDiffer),
            OrgError::OpenBelow { count } => Self::new(ProblemCode::OrgUnitOpenBelow).with("count", count),
            OrgError::NotAGrassrootsCoop { kind: _ } => Self::new(ProblemCode::OrgUnitNotGrassroots),
        };
        problem.caused_by(error)
    }
}
