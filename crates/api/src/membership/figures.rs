//! The entry rate, completeness and freshness, as of any day, down to the rows behind each number.

use std::collections::HashMap;

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::check::MandatoryField;
use domain::membership::entry_rate::{EntryPolicy, Permille};
use domain::membership::figure::{EntryGap, MemberFigure};
use domain::membership::member_type::MemberType;
use persistence::membership::figures::{self, Asked, FigureRow, InForce, Numbers};
use persistence::organisation::units;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::form::MemberTypeCode;
use super::member_filter::MemberStatusCode;
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};

/// A figure, on the wire.
pub type MemberFigureCode = Code<MemberFigure>;
/// What keeps somebody from counting as entered, on the wire.
pub type EntryGapCode = Code<EntryGap>;
/// A mandatory field, on the wire.
pub type MandatoryFieldCode = Code<MandatoryField>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(all).service(rows);
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AsOf {
    /// The day as of which everything is looked at; today if not given.
    on: Option<NaiveDate>,
    /// Only of this unit and those below it.
    org_unit_id: Option<Uuid>,
}

/// A roster of the council.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RosterInForce)]
struct InForceOut {
    id: Uuid,
    #[schema(example = 2026)]
    year: i16,
    signed_on: NaiveDate,
    /// The number of the council's document.
    #[schema(example = "乐农合联〔2026〕3号")]
    document: String,
}

impl From<InForce> for InForceOut {
    fn from(found: InForce) -> Self {
        let InForce { id, year, signed_on, document } = found;
        Self { id, year, signed_on, document }
    }
}

/// A number that opens down to its rows.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberFigureNumber)]
struct NumberOut {
    figure: MemberFigureCode,
    #[schema(example = 463)]
    number: i64,
}

/// The figures of a group. A rate is absent where there is nothing to rate.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberFigureSet)]
struct SetOut {
    /// Per cent of the council's roster that is entered completely, checked and verified, with one place: the
    /// rate that is reported upward.
    #[schema(example = "96.9")]
    entry_rate: Option<String>,
    /// Per cent of the mandatory fields that is filled.
    #[schema(example = "99.2")]
    complete_rate: Option<String>,
    /// Per cent of the active members that were verified within twelve months.
    #[schema(example = "87.5")]
    freshness_rate: Option<String>,
    /// Every figure.
    figures: Vec<NumberOut>,
}

fn set(numbers: &Numbers) -> SetOut {
    let number = |figure: MemberFigure| numbers.get(&figure).copied().unwrap_or_default();
    let rate = |part: MemberFigure, whole: MemberFigure| {
        let (part, whole) = (u64::try_from(number(part)).ok()?, u64::try_from(number(whole)).ok()?);
        Some(Permille::share(part, whole)?.to_string())
    };
    SetOut {
        entry_rate: rate(MemberFigure::Entered, MemberFigure::Roster),
        complete_rate: rate(MemberFigure::FilledFields, MemberFigure::MandatoryFields),
        freshness_rate: rate(MemberFigure::Fresh, MemberFigure::Active),
        figures: MemberFigure::ALL
            .iter()
            .map(|figure| NumberOut { figure: Code(*figure), number: number(*figure) })
            .collect(),
    }
}

/// The figures of a federation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberFiguresOfUnit)]
struct OfUnitOut {
    org_unit_id: Uuid,
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    #[serde(flatten)]
    set: SetOut,
}

/// The figures of a type of member.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberFiguresOfType)]
struct OfTypeOut {
    member_type: MemberTypeCode,
    #[serde(flatten)]
    set: SetOut,
}

/// The figures of a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberFigures)]
struct FiguresOut {
    /// The day as of which everything is looked at.
    on: NaiveDate,
    /// The rosters in force on that day; none before the first was signed.
    rosters: Vec<InForceOut>,
    /// All together; whoever stands in several federations counts once.
    total: SetOut,
    /// Each federation that lists or holds members, by name.
    units: Vec<OfUnitOut>,
    /// Each type of member.
    types: Vec<OfTypeOut>,
}

/// What is asked, once the unit is reached.
fn asked(
    db: &mut PgConnection,
    scope: &Scope,
    (on, unit, member_type): (NaiveDate, Option<Uuid>, Option<MemberType>),
) -> Result<Asked, Problem> {
    let below = match unit {
        Some(id) => Some(units::find(db, scope, id.into())?.unit.path),
        None => None,
    };
    Ok(Asked { on, below, at: None, member_type, policy: EntryPolicy::default() })
}

/// Show the entry rate, completeness and freshness of a day
///
/// In all, by federation and by type of member. Each number opens down to its rows.
#[utoipa::path(
    operation_id = "get_member_figures", tag = "membership", params(AsOf),
    extensions(("x-permission" = json!("read_roster"))),
    responses(
        (status = 200, description = "The figures", body = FiguresOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/member-figures")]
async fn all(actor: Actor, state: Data<State>, Query(as_of): Query<AsOf>) -> Answer {
    let scope = actor.permit(Action::ReadRoster)?;
    let on = as_of.on.unwrap_or_else(|| state.clock.today());
    let out = state.db.read(move |db| {
        let asked = asked(db, &scope, (on, as_of.org_unit_id, None))?;
        let found = figures::numbers(db, &scope, &asked)?;
        let known = MemberType::ALL.iter().filter_map(|kind| Some((kind, found.types.get(kind.code())?)));
        let types = known.map(|(kind, numbers)| OfTypeOut { member_type: Code(*kind), set: set(numbers) });
        Ok(FiguresOut {
            on,
            rosters: figures::in_force(db, &scope, &asked)?.into_iter().map(InForceOut::from).collect(),
            total: set(&found.total),
            types: types.collect(),
            units: of_units(db, &found.units)?,
        })
    });
    Reply::ok(out.await?)
}

fn of_units(db: &mut PgConnection, by_unit: &HashMap<Uuid, Numbers>) -> Result<Vec<OfUnitOut>, Problem> {
    let ids: Vec<Uuid> = by_unit.keys().copied().collect();
    let names = units::names(db, &ids)?;
    let of = |(id, numbers): (&Uuid, &Numbers)| OfUnitOut {
        org_unit_id: *id,
        org_unit_name: names.get(id).cloned().unwrap_or_default(),
        set: set(numbers),
    };
    let mut out: Vec<OfUnitOut> = by_unit.iter().map(of).collect();
    out.sort_by(|one, other| (&one.org_unit_name, one.org_unit_id).cmp(&(&other.org_unit_name, other.org_unit_id)));
    Ok(out)
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RowsAsOf {
    /// The day as of which everything is looked at; today if not given.
    on: Option<NaiveDate>,
    /// Only of this unit and those below it.
    org_unit_id: Option<Uuid>,
    /// Only what this unit lists or holds itself, as `units` of the figures counts it; `org_unit_id` then says nothing.
    at_unit_id: Option<Uuid>,
    /// Only of this type of member.
    #[param(inline)]
    member_type: Option<MemberTypeCode>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A row that a figure counts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemberFigureRow)]
struct RowOut {
    /// The line of the roster, or the member.
    id: Uuid,
    /// What the row adds to the number.
    #[schema(example = 1)]
    counts: i64,
    /// The member on the platform, if there is one.
    member_id: Option<Uuid>,
    /// The number on its card.
    #[schema(example = "330382-FF-000001")]
    number: Option<String>,
    #[schema(example = "陈小满")]
    name: String,
    member_type: MemberTypeCode,
    /// By what it is known; a resident number is masked.
    #[schema(example = "330382********0006")]
    identity: String,
    org_unit_id: Uuid,
    /// The federation that lists or holds it.
    #[schema(example = "柳市镇农合联")]
    org_unit_name: String,
    /// Where the membership stood on the day.
    status: Option<MemberStatusCode>,
    /// Mandatory fields that it has to fill.
    #[schema(example = 9)]
    mandatory_fields: i64,
    /// Those of them that are empty.
    missing_fields: Vec<MandatoryFieldCode>,
    /// Whether its identity number had passed the check.
    identity_passed: Option<bool>,
    /// Whether it stood on the platform once only.
    duplicate_passed: Option<bool>,
    /// When somebody had verified the entries last.
    verified_on: Option<NaiveDate>,
    /// What keeps it from counting as entered; of lines of the roster.
    gap: Option<EntryGapCode>,
}

impl RowOut {
    fn of(row: FigureRow, names: &HashMap<Uuid, String>) -> Self {
        Self {
            id: row.key,
            counts: row.counts,
            member_id: row.member_id,
            number: row.number,
            name: row.name,
            member_type: Code(row.member_type.0),
            identity: row.identity_masked,
            org_unit_id: row.org_unit_id,
            org_unit_name: names.get(&row.org_unit_id).cloned().unwrap_or_default(),
            status: row.status.map(|status| Code(status.0)),
            mandatory_fields: row.mandatory,
            missing_fields: row.missing.into_iter().map(|field| Code(field.0)).collect(),
            identity_passed: row.identity_passed,
            duplicate_passed: row.duplicate_passed,
            verified_on: row.verified_on,
            gap: row.gap.map(|gap| Code(gap.0)),
        }
    }
}

/// List the rows that a figure counts
///
/// The number of the figure is the sum of what its rows count; `total` is how many rows there are.
#[utoipa::path(
    operation_id = "list_member_figure_rows", tag = "membership",
    params(("figure" = MemberFigureCode, Path, description = "The figure"), RowsAsOf),
    extensions(("x-permission" = json!("read_roster"))),
    responses(
        (status = 200, description = "A page of rows, by name", body = PageOut<RowOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/member-figures/{figure}/rows")]
async fn rows(
    actor: Actor,
    state: Data<State>,
    figure: Path<MemberFigureCode>,
    Query(as_of): Query<RowsAsOf>,
) -> Answer {
    let scope = actor.permit(Action::ReadRoster)?;
    let page = page_request(as_of.limit, as_of.cursor.as_deref())?;
    let on = as_of.on.unwrap_or_else(|| state.clock.today());
    let figure = figure.into_inner().0;
    let out = state.db.read(move |db| {
        let unit = as_of.at_unit_id.or(as_of.org_unit_id);
        let asked = asked(db, &scope, (on, unit, as_of.member_type.map(|code| code.0)))?;
        let asked = Asked { at: as_of.at_unit_id, ..asked };
        let found = figures::rows(db, &scope, &asked, figure, &page)?;
        let ids: Vec<Uuid> = found.items.iter().map(|row| row.org_unit_id).collect();
        let names = units::names(db, &ids)?;
        Ok(PageOut::of(found, |row| RowOut::of(row, &names)))
    });
    Reply::ok(out.await?)
}
