//! The council's rosters, as data.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::{Id, RosterId};
use domain::kernel::text::Line;
use domain::membership::register;
use persistence::kernel::events::NewEvent;
use persistence::membership::rosters::{self, NewRoster, Roster};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCode, FieldErrors, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(sign).service(find);
}

/// A roster as the council signed it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Roster)]
pub(super) struct RosterOut {
    id: Uuid,
    org_unit_id: Uuid,
    /// Whose council signed it.
    #[schema(example = "乐清市农合联")]
    org_unit_name: String,
    /// The year that it is of.
    #[schema(example = 2026)]
    year: i16,
    signed_on: NaiveDate,
    /// The number of the council's document.
    #[schema(example = "乐农合联〔2026〕3号")]
    document: String,
    version: i64,
}

impl RosterOut {
    pub(super) fn of(roster: Roster, names: &HashMap<Uuid, String>) -> Self {
        Self {
            id: roster.id,
            org_unit_id: roster.org_unit_id,
            org_unit_name: names.get(&roster.org_unit_id).cloned().unwrap_or_default(),
            year: roster.year,
            signed_on: roster.signed_on,
            document: roster.document,
            version: roster.version,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Paging {
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the council's rosters, the newest year first
#[utoipa::path(
    operation_id = "list_rosters", tag = "membership", params(Paging),
    extensions(("x-permission" = json!("read_roster"))),
    responses(
        (status = 200, description = "A page of rosters", body = PageOut<RosterOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/member-rosters")]
async fn list(actor: Actor, state: Data<State>, Query(paging): Query<Paging>) -> Answer {
    let scope = actor.permit(Action::ReadRoster)?;
    let page = page_request(paging.limit, paging.cursor.as_deref())?;
    let out = state.db.read(move |db| {
        let found = rosters::list(db, &scope, &page)?;
        let ids: Vec<Uuid> = found.items.iter().map(|roster| roster.org_unit_id).collect();
        let names = units::names(db, &ids)?;
        Ok(PageOut::of(found, |roster| RosterOut::of(roster, &names)))
    });
    Reply::ok(out.await?)
}

/// Show a roster
#[utoipa::path(
    operation_id = "get_roster", tag = "membership", params(("id" = Uuid, Path, description = "The roster")),
    extensions(("x-permission" = json!("read_roster"))),
    responses(
        (status = 200, description = "The roster", body = RosterOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/member-rosters/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadRoster)?;
    let out = state.db.read(move |db| {
        let roster = rosters::find(db, &scope, (*id).into())?;
        let names = units::names(db, &[roster.org_unit_id])?;
        Ok(RosterOut::of(roster, &names))
    });
    Reply::ok(out.await?)
}

/// A roster to be entered.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRoster)]
struct SignIn {
    /// The year that it is of.
    #[validate(range(min = 2000, max = 2100))]
    #[schema(example = 2026, minimum = 2000, maximum = 2100)]
    year: i16,
    /// When the council signed it: in that year or the one before.
    #[schema(example = "2026-01-15")]
    signed_on: NaiveDate,
    /// The number of the council's document; at most 100 characters.
    #[schema(example = "乐农合联〔2026〕3号")]
    document: String,
}

/// Enter the roster that the council has signed for a year
///
/// Of the caller's own federation. Its lines are added afterwards; until then nobody stands on it.
#[utoipa::path(
    operation_id = "sign_roster", tag = "membership", request_body = SignIn,
    extensions(("x-permission" = json!("manage_roster"))),
    responses(
        (status = 201, description = "The roster", body = RosterOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/member-rosters")]
async fn sign(actor: Actor, command: Command, body: Body<SignIn>) -> Answer {
    let scope = actor.permit(Action::ManageRoster)?;
    let (today, now) = (command.today(), command.now());
    let (year, signed_on, document) = body.parse(|sent, errors: &mut FieldErrors| {
        let document = errors.take("/document", Line::<100>::parse(&sent.document));
        if sent.signed_on > today {
            errors.add("/signed_on", FieldCode::DateInFuture);
        }
        Some((sent.year, sent.signed_on, document?))
    })?;
    let by = actor.clone();
    command
        .run(&actor, move |tx| {
            register::sign(year, signed_on, today)?;
            let id: RosterId = Id::fresh();
            let (org_unit_id, org_path) = (by.org_unit_id, &by.org_path);
            let (document, entered_by) = (document.as_str(), by.account_id);
            let new = NewRoster { id, org_unit_id, org_path, year, signed_on, document, entered_by, entered_at: now };
            rosters::insert(tx, &scope, &new)?;
            let event = NewEvent::new(EventKind::RosterSigned, id.uuid()).at(org_path);
            tx.record(event.changed("year", None::<i16>, year).changed("document_no", None::<String>, document))?;
            let roster = rosters::find(tx, &scope, id)?;
            let names = units::names(tx, &[roster.org_unit_id])?;
            Reply::created(RosterOut::of(roster, &names))
        })
        .await
}
