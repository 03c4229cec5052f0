//! What machines can do on each day.

use actix_web::web::{Data, Path};
use actix_web::{get, post};
use chrono::{Days, NaiveDate};
use domain::kernel::access::Action;
use domain::kernel::area::Mu;
use domain::kernel::event::EventKind;
use domain::kernel::id::MachineId;
use domain::services::capacity::DayCapacity;
use persistence::kernel::events::NewEvent;
use persistence::services::machine_days::{self, FreeDay, Wanted};
use persistence::services::{machines, providers};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::codes::ServiceLinkCode;
use super::providers::{path_of, positive};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::body::Body;
use crate::kernel::command::Command;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};
use crate::kernel::wire::MuText;

/// The most days opened or looked through at once.
const LONGEST: u64 = 366;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(open);
}

/// A machine's day with room on it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MachineDay)]
struct FreeDayOut {
    work_on: NaiveDate,
    machine_id: Uuid,
    /// Make and model.
    #[schema(example = "沃得锐龙 4LZ-6.0")]
    machine_model: String,
    provider_id: Uuid,
    #[schema(example = "柳市农机专业合作社")]
    provider_name: String,
    /// The most that the machine does that day, in mu-times.
    limit: MuText,
    /// What is still free, in mu-times.
    free: MuText,
}

impl From<FreeDay> for FreeDayOut {
    fn from(day: FreeDay) -> Self {
        let capacity = day.capacity();
        Self {
            work_on: day.work_on,
            machine_id: day.machine_id,
            machine_model: day.model,
            provider_id: day.provider_id,
            provider_name: day.provider_name,
            limit: capacity.limit.into(),
            free: capacity.left().into(),
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// The field operation.
    #[param(value_type = ServiceLinkCode)]
    link: ServiceLinkCode,
    /// The first day; today if not given.
    from: Option<NaiveDate>,
    /// The first day behind; thirty days after `from` if not given, at most 366.
    until: Option<NaiveDate>,
    /// Room that the day must have, in mu-times; any if not given.
    #[param(value_type = Option<String>, example = "60")]
    area: Option<MuText>,
    /// Only of this machine.
    machine_id: Option<Uuid>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

impl Filter {
    fn read(&self, today: NaiveDate) -> Result<Wanted, Problem> {
        let mut errors = FieldErrors::default();
        let from = self.from.unwrap_or(today);
        let until = self.until.or_else(|| from.checked_add_days(Days::new(30))).unwrap_or(NaiveDate::MAX);
        check_range("?until", from, until, &mut errors);
        let area = self.area.as_ref().map_or(Ok(Mu(1)), MuText::read);
        let area = errors.take("?area", area).and_then(|area| errors.take("?area", positive(area)));
        let machine_id = self.machine_id.map(MachineId::from);
        errors.finish(area.map(|area| Wanted { link: self.link.0, from, until, area, machine_id }))
    }
}

fn check_range(pointer: &str, from: NaiveDate, until: NaiveDate, errors: &mut FieldErrors) {
    if until <= from {
        errors.add(pointer, FieldCode::DateOrder);
    } else if from.checked_add_days(Days::new(LONGEST)).is_none_or(|last| until > last) {
        errors.add(pointer, FieldCode::OutOfRange);
    }
}

/// List the days on which machines have room, the earliest first
#[utoipa::path(
    operation_id = "list_machine_days", tag = "services", params(Filter),
    extensions(("x-permission" = json!("read_provider"))),
    responses(
        (status = 200, description = "A page of days", body = PageOut<FreeDayOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/machine-days")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    actor.permit(Action::ReadProvider)?;
    let wanted = filter.read(state.clock.today())?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let found = state.db.read(move |db| Ok(machine_days::free(db, &wanted, &page)?)).await?;
    Reply::ok(PageOut::of(found, FreeDayOut::from))
}

#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OpenDays)]
struct OpenIn {
    /// The first day; not in the past.
    #[schema(example = "2026-06-01")]
    from: NaiveDate,
    /// The first day behind; at most 366 days after `from`.
    #[schema(example = "2026-07-01")]
    until: NaiveDate,
    /// The most that the machine does on each of them, in mu-times; zero closes days that hold nothing.
    area: MuText,
}

/// Days of a machine that take bookings.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OpenedDays)]
struct OpenedOut {
    machine_id: Uuid,
    from: NaiveDate,
    until: NaiveDate,
    /// The most that the machine does on each of them, in mu-times.
    limit: MuText,
    /// How many days that are.
    #[schema(example = 30)]
    days: usize,
}

/// Open a machine's days for bookings
///
/// Days that are open already get the new limit, unless they hold more.
#[utoipa::path(
    operation_id = "open_machine_days", tag = "services", request_body = OpenIn,
    params(("id" = Uuid, Path, description = "The machine")),
    extensions(("x-permission" = json!("manage_capacity"))),
    responses(
        (status = 200, description = "The days", body = OpenedOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/machines/{id}/days")]
async fn open(actor: Actor, command: Command, id: Path<Uuid>, body: Body<OpenIn>) -> Answer {
    let scope = actor.permit(Action::ManageCapacity)?;
    let (id, today) = (*id, command.today());
    let (from, until, limit) = body.parse(|sent, errors| {
        if sent.from < today {
            errors.add("/from", FieldCode::DateInPast);
        }
        check_range("/until", sent.from, sent.until, errors);
        let limit = errors.take("/area", sent.area.read());
        let limit = limit.and_then(|limit| errors.take("/area", not_negative(limit)));
        Some((sent.from, sent.until, limit?))
    })?;
    command
        .run(&actor, move |tx| {
            let machine = machines::find(tx, id.into())?;
            let provider = providers::find(tx, &scope, machine.provider_id.into())?;
            check_booked(&machine_days::lock_range(tx, &machine, from, until)?, limit)?;
            let days = machine_days::open(tx, &provider, &machine, from, until, limit)?;
            let event = NewEvent::new(EventKind::CapacityOpened, id).at(&path_of(&provider)?);
            let event = event.changed("from", None::<String>, from.to_string());
            let event = event.changed("until", None::<String>, until.to_string());
            tx.record(event.changed("limit", None::<String>, limit.to_string()))?;
            Reply::ok(OpenedOut { machine_id: id, from, until, limit: limit.into(), days })
        })
        .await
}

fn not_negative(limit: Mu) -> Result<Mu, FieldCode> {
    if limit >= Mu::ZERO { Ok(limit) } else { Err(FieldCode::OutOfRange) }
}

/// What is promised stays promised: no day goes below what it holds.
fn check_booked(days: &[(NaiveDate, DayCapacity)], limit: Mu) -> Result<(), Problem> {
    match days.iter().find(|(_, held)| held.booked > limit) {
        None => Ok(()),
        Some((day, held)) => {
            Err(Problem::new(ProblemCode::CapacityBelowBooked).with("day", day).with("booked", held.booked))
        }
    }
}
