//! The arrangements of public holidays, by which working days are counted.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::text::Line;
use domain::kernel::work_calendar::{CalendarBasis, DayKind, DayProblem, SpecialDay, check_year};
use persistence::kernel::calendar::{self, CalendarDay, CalendarYear};
use persistence::kernel::code::Code as Stored;
use persistence::kernel::events::NewEvent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::actor::Actor;
use super::body::Body;
use super::code::Code;
use super::command::Command;
use super::db::Tx;
use super::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use super::reply::{Answer, Reply};
use crate::app::State;

/// How a day departs from the week, on the wire.
type DayKindCode = Code<DayKind>;
/// What a year rests on, on the wire.
type CalendarBasisCode = Code<CalendarBasis>;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find).service(enter).service(replace);
}

/// A year's arrangement without its days.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CalendarYearSummary)]
struct YearSummaryOut {
    #[schema(example = 2026)]
    year: i32,
    basis: CalendarBasisCode,
    /// Title and number of the notice or statute.
    #[schema(example = "国务院办公厅关于2026年部分节假日安排的通知")]
    source: String,
    version: i64,
}

impl From<CalendarYear> for YearSummaryOut {
    fn from(year: CalendarYear) -> Self {
        let CalendarYear { year, basis, source, version } = year;
        Self { year, basis: Code(basis.0), source, version }
    }
}

/// The years that are arranged.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CalendarYears)]
struct YearsOut {
    /// The latest first.
    items: Vec<YearSummaryOut>,
}

/// A day that departs from the week.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CalendarDay)]
struct DayIn {
    #[schema(example = "2026-02-14")]
    day: NaiveDate,
    kind: DayKindCode,
    /// The holiday that it belongs to.
    #[schema(example = "春节")]
    occasion: String,
}

/// A year's arrangement.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CalendarYear)]
struct YearOut {
    #[schema(example = 2026)]
    year: i32,
    basis: CalendarBasisCode,
    /// Title and number of the notice or statute.
    #[schema(example = "国务院办公厅关于2026年部分节假日安排的通知")]
    source: String,
    /// Days off and weekends that are worked, in order.
    days: Vec<DayIn>,
    version: i64,
}

/// A year's arrangement as it is entered.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CalendarArrangement)]
struct ArrangementIn {
    basis: CalendarBasisCode,
    /// Title and number of the notice or statute; at most 200 characters.
    #[schema(example = "国务院办公厅关于2026年部分节假日安排的通知")]
    source: String,
    /// Days off and weekends that are worked; every other day follows the week.
    #[validate(length(max = 200))]
    days: Vec<DayIn>,
}

/// A year's first arrangement.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCalendarYear)]
struct NewYearIn {
    #[validate(range(min = 2000, max = 2100))]
    #[schema(example = 2028)]
    year: i32,
    basis: CalendarBasisCode,
    /// Title and number of the notice or statute; at most 200 characters.
    #[schema(example = "国务院办公厅关于2028年部分节假日安排的通知")]
    source: String,
    /// Days off and weekends that are worked; every other day follows the week.
    #[validate(length(max = 200))]
    #[schema(example = json!([{"day": "2028-01-01", "kind": "holiday", "occasion": "元旦"}]))]
    days: Vec<DayIn>,
}

fn read(year: i32, sent: ArrangementIn, errors: &mut FieldErrors) -> Option<(CalendarYear, Vec<CalendarDay>)> {
    let special: Vec<SpecialDay> =
        sent.days.iter().map(|sent| SpecialDay { day: sent.day, kind: sent.kind.0 }).collect();
    for (place, problem) in check_year(year, &special) {
        let (field, code) = match problem {
            DayProblem::OtherYear => ("day", FieldCode::OutOfRange),
            DayProblem::Repeated => ("day", FieldCode::Repeated),
            DayProblem::NoWeekend => ("kind", FieldCode::NotApplicable),
        };
        errors.add(format!("/days/{place}/{field}"), code);
    }
    let source = errors.take("/source", Line::<200>::parse(&sent.source));
    let mut days = Vec::new();
    for (place, day) in sent.days.iter().enumerate() {
        let occasion = errors.take(format!("/days/{place}/occasion"), Line::<30>::parse(&day.occasion));
        days.extend(occasion.map(|occasion| CalendarDay {
            day: day.day,
            kind: Stored(day.kind.0),
            occasion: occasion.into(),
        }));
    }
    days.sort_by_key(|day| day.day);
    Some((CalendarYear { year, basis: Stored(sent.basis.0), source: source?.into(), version: 1 }, days))
}

fn shown((year, days): (CalendarYear, Vec<CalendarDay>)) -> YearOut {
    let CalendarYear { year, basis, source, version } = year;
    let days = days.into_iter().map(|day| DayIn { day: day.day, kind: Code(day.kind.0), occasion: day.occasion });
    YearOut { year, basis: Code(basis.0), source, days: days.collect(), version }
}

/// List the years whose public holidays are arranged
#[utoipa::path(
    operation_id = "list_calendar_years", tag = "organisation",
    extensions(("x-permission" = json!("read_calendar"))),
    responses(
        (status = 200, description = "The years, the latest first", body = YearsOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/calendar-years")]
async fn list(actor: Actor, state: Data<State>) -> Answer {
    let scope = actor.permit(Action::ReadCalendar)?;
    let years = state.db.read(move |db| Ok(calendar::years(db, &scope)?)).await?;
    Reply::ok(YearsOut { items: years.into_iter().map(YearSummaryOut::from).collect() })
}

/// Show how the public holidays of a year are arranged
#[utoipa::path(
    operation_id = "get_calendar_year", tag = "organisation",
    params(("year" = i32, Path, description = "The year", example = 2026)),
    extensions(("x-permission" = json!("read_calendar"))),
    responses(
        (status = 200, description = "The arrangement", body = YearOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/calendar-years/{year}")]
async fn find(actor: Actor, state: Data<State>, year: Path<String>) -> Answer {
    let scope = actor.permit(Action::ReadCalendar)?;
    let year = number(&year)?;
    Reply::ok(shown(state.db.read(move |db| Ok(calendar::find(db, &scope, year)?)).await?))
}

fn number(year: &str) -> Result<i32, Problem> {
    year.parse().map_err(|_| Problem::new(ProblemCode::NotFound))
}

/// Enter the public holidays of another year
///
/// Once a year, when the State Council's notice is out; until then a year stands with its statutory days alone.
#[utoipa::path(
    operation_id = "enter_calendar_year", tag = "organisation", request_body = NewYearIn,
    extensions(("x-permission" = json!("manage_calendar"))),
    responses(
        (status = 201, description = "The arrangement", body = YearOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/calendar-years")]
async fn enter(actor: Actor, command: Command, body: Body<NewYearIn>) -> Answer {
    let scope = actor.permit(Action::ManageCalendar)?;
    let (year, days) = body.parse(|sent, errors| {
        let NewYearIn { year, basis, source, days } = sent;
        read(year, ArrangementIn { basis, source, days }, errors)
    })?;
    command
        .run(&actor, move |tx| {
            calendar::insert(tx, &scope, &year, &days)?;
            tell(tx, &year)?;
            Reply::created(shown(calendar::find(tx, &scope, year.year)?))
        })
        .await
}

/// Replace the arrangement of a year
///
/// As a whole: days that are left out follow the week again.
#[utoipa::path(
    operation_id = "replace_calendar_year", tag = "organisation", request_body = ArrangementIn,
    params(("year" = i32, Path, description = "The year", example = 2026)),
    extensions(("x-permission" = json!("manage_calendar"))),
    responses(
        (status = 200, description = "The arrangement", body = YearOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[put("/calendar-years/{year}")]
async fn replace(actor: Actor, command: Command, year: Path<String>, body: Body<ArrangementIn>) -> Answer {
    let scope = actor.permit(Action::ManageCalendar)?;
    let (number, version) = (number(&year)?, command.version()?);
    let (year, days) = body.parse(|sent, errors| read(number, sent, errors))?;
    command
        .run(&actor, move |tx| {
            let (was, _) = calendar::find(tx, &scope, number)?;
            if was.version != version {
                return Err(Problem::new(ProblemCode::VersionMismatch));
            }
            calendar::replace(tx, &scope, &CalendarYear { version, ..year.clone() }, &days)?;
            tell(tx, &year)?;
            Reply::ok(shown(calendar::find(tx, &scope, number)?))
        })
        .await
}

/// A year has no identifier of its own in the trail; it is named among the changes.
fn tell(tx: &mut Tx, year: &CalendarYear) -> Result<(), Problem> {
    let event = NewEvent::new(EventKind::CalendarArranged, Uuid::nil()).changed("year", None::<i32>, year.year);
    tx.record(event.changed("source", None::<String>, year.source.as_str()))
}
