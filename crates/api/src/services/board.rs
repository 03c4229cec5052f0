//! A provider's day at a glance.

use std::collections::BTreeMap;

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::NaiveDate;
use domain::kernel::access::Action;
use domain::services::capacity::DayCapacity;
use persistence::services::{booking_views, machine_days, machines, providers};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::bookings::BookingOut;
use super::providers::{CrewOut, MachineOut};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::problem::ProblemOut;
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};
use crate::kernel::wire::MuText;

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(board);
}

/// A machine and how full its day is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BoardMachine)]
struct BoardMachineOut {
    machine: MachineOut,
    /// The most that it does that day, in mu-times; null if the day is not open.
    limit: Option<MuText>,
    /// What bookings hold of it, in mu-times.
    booked: Option<MuText>,
    /// What is still free, in mu-times.
    free: Option<MuText>,
}

/// A provider's day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Board)]
struct BoardOut {
    provider_id: Uuid,
    day: NaiveDate,
    machines: Vec<BoardMachineOut>,
    crews: Vec<CrewOut>,
    /// Every booking with work on that day, also cancelled ones.
    bookings: Vec<BookingOut>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OnDay {
    /// The day; today if not given.
    day: Option<NaiveDate>,
}

/// Show a provider's day: machines, crews and bookings
#[utoipa::path(
    operation_id = "get_provider_board", tag = "services",
    params(("id" = Uuid, Path, description = "The provider"), OnDay),
    extensions(("x-permission" = json!("read_booking"))),
    responses(
        (status = 200, description = "The day", body = BoardOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/providers/{id}/board")]
async fn board(actor: Actor, state: Data<State>, id: Path<Uuid>, Query(wanted): Query<OnDay>) -> Answer {
    let scope = actor.permit(Action::ReadBooking)?;
    let (id, day) = (*id, wanted.day.unwrap_or_else(|| state.clock.today()));
    let out = state.db.read(move |db| {
        let provider = providers::find(db, &scope, id.into())?;
        let mut held: BTreeMap<Uuid, DayCapacity> = machine_days::of_provider(db, &provider, day)?.into_iter().collect();
        let machines = machines::of_provider(db, &provider)?.into_iter().map(|machine| {
            let held = held.remove(&machine.id);
            BoardMachineOut {
                machine: machine.into(),
                limit: held.map(|held| held.limit.into()),
                booked: held.map(|held| held.booked.into()),
                free: held.map(|held| held.left().into()),
            }
        });
        let machines = machines.collect();
        let crews = providers::crews(db, &provider)?.into_iter().map(CrewOut::from).collect();
        let bookings = booking_views::of_day(db, &scope, id.into(), day)?;
        let bookings = bookings.into_iter().map(|view| BookingOut::of(view, &actor)).collect();
        Ok(BoardOut { provider_id: id, day, machines, crews, bookings })
    });
    Reply::ok(out.await?)
}
