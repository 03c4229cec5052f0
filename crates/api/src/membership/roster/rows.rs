//! The rows of a roster, and the members whom no row is about.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, get};
use domain::kernel::access::Action;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::roster::column::RosterColumn;
use domain::membership::roster::reconcile::RowResult;
use persistence::kernel::keyring::Keyring;
use persistence::membership::roster_imports::{self, Roster};
use persistence::membership::roster_rows::{self, Row};
use persistence::membership::{reconciling, reconciling::Missing};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::columns::{Layout, Named};
use super::note::{self, Note};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::frame::language;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCodeOut, Language, Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

type RowResultCode = Code<RowResult>;
type RosterColumnCode = Code<RosterColumn>;

/// The routes of this file.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(list).service(missing);
}

/// Something wrong with a row.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RosterRowError, example = json!({
    "column": "contact_mobile", "heading": "联系手机", "code": "mobile.malformed",
    "message": "手机号码应为 11 位数字，以 13 至 19 开头。"
}))]
struct RowErrorOut {
    column: RosterColumnCode,
    /// The column's heading in the template.
    #[schema(example = "联系手机")]
    heading: String,
    code: FieldCodeOut,
    /// What is wrong, in the caller's language.
    #[schema(example = "手机号码应为 11 位数字，以 13 至 19 开头。")]
    message: String,
}

impl RowErrorOut {
    fn of(note: &Note, language: Language) -> Self {
        Self {
            column: Code(note.column),
            heading: note.column.label().to_owned(),
            code: Code(note.code),
            message: note.message(language),
        }
    }
}

/// A row of a roster.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RosterRow, example = json!({
    "row_number": 17, "result": "invalid", "name": "小满农场", "changes": [], "member_id": null, "entered": false,
    "errors": [{
        "column": "contact_mobile", "heading": "联系手机", "code": "mobile.malformed",
        "message": "手机号码应为 11 位数字，以 13 至 19 开头。"
    }]
}))]
struct RowOut {
    /// The number of the row as the sheet itself counts.
    #[schema(example = 17)]
    row_number: u32,
    /// What it is; null until it is checked.
    result: Option<RowResultCode>,
    /// The name that it states; null once its cells are no longer kept.
    #[schema(example = "小满农场")]
    name: Option<String>,
    /// Everything wrong with it; empty unless invalid.
    errors: Vec<RowErrorOut>,
    /// The columns in which it differs from what is known; empty unless changed.
    changes: Vec<RosterColumnCode>,
    /// The member that it is about or that it became; null of a new row that is not entered and of a wrong one.
    member_id: Option<Uuid>,
    /// Whether it was entered.
    entered: bool,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only rows of this result.
    result: Option<RowResultCode>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the rows of a roster in the order of the sheet
#[utoipa::path(
    operation_id = "list_roster_rows", tag = "membership",
    params(("id" = Uuid, Path, description = "The roster"), Filter),
    extensions(("x-permission" = json!("read_roster_import"))),
    responses(
        (status = 200, description = "A page of rows", body = PageOut<RowOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/roster-imports/{id}/rows")]
async fn list(
    actor: Actor,
    state: Data<State>,
    id: Path<Uuid>,
    Query(filter): Query<Filter>,
    request: HttpRequest,
) -> Answer {
    let scope = actor.permit(Action::ReadRosterImport)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let (keys, language) = (state.keys.clone(), language(request.headers()));
    let found = state.db.read(move |db| {
        let roster = roster_imports::find(db, &scope, (*id).into())?;
        let layout = roster.header(&keys)?.map(|header| Layout::of(&header));
        let found = roster_rows::list(db, roster.key(), filter.result.map(|result| result.0), &page)?;
        let names = found.items.iter().map(|row| name(&keys, &roster, layout.as_ref(), row));
        let mut names = names.collect::<Result<Vec<_>, _>>()?.into_iter();
        Ok(PageOut::of(found, |row| out(row, names.next().flatten(), language)))
    });
    Reply::ok(found.await?)
}

fn name(keys: &Keyring, roster: &Roster, layout: Option<&Layout>, row: &Row) -> Result<Option<String>, Problem> {
    let (Some(layout), Some(sealed)) = (layout, row.cells_sealed.as_deref()) else { return Ok(None) };
    let cells = roster_rows::open(keys, roster.key(), row.row_number.0, sealed)?;
    Ok(Some(layout.cell(&cells, RosterColumn::Name).to_owned()))
}

fn out(row: Row, name: Option<String>, language: Language) -> RowOut {
    let changes = row.changes.iter().flatten().filter_map(|code| RosterColumn::from_code(code));
    RowOut {
        row_number: row.row_number.0,
        result: row.result.map(|result| Code(result.0)),
        name,
        errors: note::from_value(&row.problems).iter().map(|note| RowErrorOut::of(note, language)).collect(),
        changes: changes.map(Code).collect(),
        member_id: row.member_id,
        entered: row.written,
    }
}

/// A current member whom no row of a roster is about.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MissingMember)]
struct MissingOut {
    /// The member.
    id: Uuid,
    #[schema(example = "330382-FF-000001")]
    number: String,
    #[schema(example = "陈小满")]
    name: String,
    org_unit_id: Uuid,
    /// The federation that it belongs to.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MissingFilter {
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List current members of the unit whom no row of a roster is about, by number
///
/// As of now. Nothing becomes of them by not being on a roster.
#[utoipa::path(
    operation_id = "list_missing_members", tag = "membership",
    params(("id" = Uuid, Path, description = "The roster"), MissingFilter),
    extensions(("x-permission" = json!("read_roster_import"))),
    responses(
        (status = 200, description = "A page of members", body = PageOut<MissingOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/roster-imports/{id}/missing")]
async fn missing(actor: Actor, state: Data<State>, id: Path<Uuid>, Query(filter): Query<MissingFilter>) -> Answer {
    let scope = actor.permit(Action::ReadRosterImport)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let found = state.db.read(move |db| {
        let roster = roster_imports::find(db, &scope, (*id).into())?;
        let found = reconciling::missing(db, &roster.path()?, roster.key(), &page)?;
        let units: Vec<Uuid> = found.items.iter().map(|member| member.org_unit_id).collect();
        let names = units::names(db, &units)?;
        Ok(PageOut::of(found, |Missing { id, number, name, org_unit_id }| MissingOut {
            id,
            number,
            name,
            org_unit_id,
            org_unit_name: names.get(&org_unit_id).cloned().unwrap_or_default(),
        }))
    });
    Reply::ok(found.await?)
}
