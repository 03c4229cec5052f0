//! Bookings as lists and pages show them.

use actix_web::get;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use domain::kernel::access::Action;
use domain::kernel::id::Id;
use domain::kernel::money::Fen;
use domain::services::booking::Booking;
use domain::services::policy::BookingPolicy;
use domain::services::settlement::Settlement;
use domain::services::status::BookingStatus;
use persistence::kernel::error::RepoError;
use persistence::kernel::events;
use persistence::services::booking_views::{self, View};
use persistence::services::work::{self, Report};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::codes::{BookingStatusCode, BookingVerbCode, CropLineCode, SeasonBody, ServiceLinkCode};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::code::Code;
use crate::kernel::events::EventOut;
use crate::kernel::page::{PageOut, page_request};
use crate::kernel::problem::ProblemOut;
use crate::kernel::query::Query;
use crate::kernel::reply::{Answer, Reply};
use crate::kernel::wire::{MuText, Yuan};

/// The routes of this file.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list).service(find).service(timeline);
}

/// What was done in the field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WorkRecord)]
struct WorkRecordOut {
    id: Uuid,
    start_at: DateTime<Utc>,
    #[schema(example = "2026-05-01T08:00:00Z")]
    end_at: DateTime<Utc>,
    /// Area measured on the track.
    measured_area: MuText,
    #[schema(example = 1)]
    passes: u16,
    /// Photos taken.
    #[schema(example = 2)]
    photos: u16,
    /// Who drove.
    #[schema(example = "林建国")]
    operator_name: String,
    /// Inputs used, as the operator notes them.
    #[schema(example = "20% 氯虫苯甲酰胺 10 毫升/亩")]
    inputs_note: Option<String>,
    /// Why the measured area differs from the ordered area.
    #[schema(example = "田角积水，未能收割")]
    deviation_reason: Option<String>,
    recorded_at: DateTime<Utc>,
}

impl From<Report> for WorkRecordOut {
    fn from(report: Report) -> Self {
        Self {
            id: report.id,
            start_at: report.work.window.from(),
            end_at: report.work.window.until(),
            measured_area: report.work.measured_area.into(),
            passes: report.work.passes,
            photos: report.work.photos,
            operator_name: report.operator_name,
            inputs_note: report.inputs_note,
            deviation_reason: report.work.deviation_reason,
            recorded_at: report.recorded_at,
        }
    }
}

/// Who pays and who receives how much.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Settlement)]
struct SettlementOut {
    /// The full price of what was accepted.
    gross: Yuan,
    /// The public share of it.
    subsidy: Yuan,
    /// What the grower pays.
    farmer_pays: Yuan,
    /// What the provider receives from both.
    provider_receives: Yuan,
}

impl From<Settlement> for SettlementOut {
    fn from(settlement: Settlement) -> Self {
        Self {
            gross: settlement.gross.into(),
            subsidy: settlement.subsidy.into(),
            farmer_pays: settlement.farmer_pays.into(),
            provider_receives: settlement.provider_receives.into(),
        }
    }
}

/// A service booked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Booking)]
pub(super) struct BookingOut {
    id: Uuid,
    /// Readable on the telephone.
    #[schema(example = "B-330382-20260501-000123")]
    number: String,
    status: BookingStatusCode,
    /// What the caller may do with it now.
    allowed: Vec<BookingVerbCode>,
    member_id: Uuid,
    #[schema(example = "柳市前垟粮食专业合作社")]
    member_name: String,
    #[schema(example = "330382-CO-000017")]
    member_number: String,
    /// Whom to ask for at the grower's.
    #[schema(example = "陈小满")]
    contact_name: String,
    provider_id: Uuid,
    #[schema(example = "柳市农机专业合作社")]
    provider_name: String,
    machine_id: Uuid,
    #[schema(example = "沃得锐龙 4LZ-6.0")]
    machine_model: String,
    plot_id: Uuid,
    #[schema(example = "前垟畈 3 号田")]
    plot_name: String,
    /// The town or village that the plot lies in.
    #[schema(example = "330382114")]
    plot_division_code: String,
    link: ServiceLinkCode,
    crop_line: CropLineCode,
    season: SeasonBody,
    /// Which pass over the plot in the season its first one is.
    #[schema(example = 1)]
    first_pass: u16,
    /// Ordered passes.
    #[schema(example = 1)]
    passes: u16,
    /// Ordered area.
    area: MuText,
    work_on: NaiveDate,
    /// Price of one mu-time.
    price: Yuan,
    /// Public subsidy of one mu-time.
    subsidy_per_mu: Yuan,
    /// The full price of the order.
    gross: Yuan,
    /// The public share of it.
    subsidy: Yuan,
    /// What the grower pays of it.
    payable: Yuan,
    crew_id: Option<Uuid>,
    /// Who leads the crew sent.
    #[schema(example = "林建国")]
    crew_leader: Option<String>,
    /// When the crew begins.
    start_at: Option<DateTime<Utc>>,
    /// When the crew is done.
    #[schema(example = "2026-05-01T08:00:00Z")]
    end_at: Option<DateTime<Utc>>,
    /// The area accepted, once it is.
    accepted_area: Option<MuText>,
    /// What cancelling cost, once cancelled; what it would cost now, before; null where nobody can cancel.
    cancel_fee: Option<Yuan>,
    placed_at: DateTime<Utc>,
    /// What was done, the last attempt first; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    work_records: Option<Vec<WorkRecordOut>>,
    /// Who pays how much: as it will be from acceptance on, as it is once settled; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    settlement: Option<SettlementOut>,
    version: i64,
}

/// What this caller may do where a booking stands.
fn verbs(status: BookingStatus, actor: &Actor) -> Vec<BookingVerbCode> {
    let fits = status.allowed().into_iter().filter(|verb| actor.scope_for(verb.action()).is_ok());
    fits.map(Code).collect()
}

/// What cancelling cost, or would cost now.
fn fee(known: Option<Fen>, booking: &Booking) -> Option<Fen> {
    known.or_else(|| booking.cancel_fee(&BookingPolicy::default()).ok())
}

impl BookingOut {
    /// A booking as this caller sees it.
    pub(super) fn of(view: View, actor: &Actor) -> Self {
        let (record, booking) = (view.record.clone(), view.record.booking);
        Self {
            id: booking.id.uuid(),
            number: record.number,
            status: Code(booking.status),
            allowed: verbs(booking.status, actor),
            member_id: booking.member_id.uuid(),
            member_name: view.member_name,
            member_number: view.member_number,
            contact_name: view.contact_name,
            provider_id: booking.provider_id.uuid(),
            provider_name: view.provider_name,
            machine_id: booking.machine_id.uuid(),
            machine_model: view.machine_model,
            plot_id: booking.plot_id.uuid(),
            plot_name: view.plot_name,
            plot_division_code: view.plot_division_code,
            link: Code(booking.link),
            crop_line: Code(booking.crop_line),
            season: booking.season.into(),
            first_pass: record.first_pass,
            passes: booking.passes,
            area: booking.area.into(),
            work_on: booking.work_on,
            price: booking.rate.price_per_mu.into(),
            subsidy_per_mu: booking.rate.subsidy_per_mu.into(),
            gross: booking.gross.into(),
            subsidy: booking.subsidy.into(),
            payable: booking.payable.into(),
            crew_id: booking.crew_id.map(Id::uuid),
            crew_leader: view.crew_leader,
            start_at: booking.window.map(|window| window.from()),
            end_at: booking.window.map(|window| window.until()),
            accepted_area: booking.accepted.map(|accepted| accepted.area.into()),
            cancel_fee: fee(record.cancel_fee, &booking).map(Yuan::from),
            placed_at: record.placed_at,
            work_records: None,
            settlement: None,
            version: booking.version,
        }
    }

    /// A booking with its work records and settlement, as this caller sees it.
    pub(super) fn whole(db: &mut PgConnection, view: View, actor: &Actor) -> Result<Self, RepoError> {
        let reports = work::reports(db, &view.record.booking)?.into_iter().map(WorkRecordOut::from).collect();
        let settled = work::settlement(db, &view.record.booking)?;
        let settlement = settled.or_else(|| view.record.booking.clone().settle().ok()).map(SettlementOut::from);
        Ok(Self { work_records: Some(reports), settlement, ..Self::of(view, actor) })
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only in this status.
    #[param(value_type = Option<BookingStatusCode>)]
    status: Option<BookingStatusCode>,
    /// Only of this field operation.
    #[param(value_type = Option<ServiceLinkCode>)]
    link: Option<ServiceLinkCode>,
    /// Only with work on or after this day.
    from: Option<NaiveDate>,
    /// Only with work before this day.
    until: Option<NaiveDate>,
    /// Only of this provider.
    provider_id: Option<Uuid>,
    /// Only of this member.
    member_id: Option<Uuid>,
    /// Only with this number, as people quote it on the telephone.
    #[param(example = "B-330382-20260501-000123")]
    number: Option<String>,
    /// Rows wanted: 1 to 200, 20 if not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List bookings, the latest day of work first
#[utoipa::path(
    operation_id = "list_bookings", tag = "services", params(Filter),
    extensions(("x-permission" = json!("read_booking"))),
    responses(
        (status = 200, description = "A page of bookings", body = PageOut<BookingOut>),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/bookings")]
async fn list(actor: Actor, state: Data<State>, Query(filter): Query<Filter>) -> Answer {
    let scope = actor.permit(Action::ReadBooking)?;
    let page = page_request(filter.limit, filter.cursor.as_deref())?;
    let wanted = booking_views::Filter {
        status: filter.status.map(|status| status.0),
        link: filter.link.map(|link| link.0),
        from: filter.from,
        until: filter.until,
        provider_id: filter.provider_id.map(Id::from),
        member_id: filter.member_id.map(Id::from),
        number: filter.number,
    };
    let found = state.db.read(move |db| Ok(booking_views::list(db, &scope, &wanted, &page)?)).await?;
    Reply::ok(PageOut::of(found, |view| BookingOut::of(view, &actor)))
}

/// Show a booking with its work records and settlement
#[utoipa::path(
    operation_id = "get_booking", tag = "services", params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("read_booking"))),
    responses(
        (status = 200, description = "The booking", body = BookingOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/bookings/{id}")]
async fn find(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadBooking)?;
    let out = state.db.read(move |db| {
        let view = booking_views::find(db, &scope, (*id).into())?;
        Ok(BookingOut::whole(db, view, &actor)?)
    });
    Reply::ok(out.await?)
}

/// What happened to a booking.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingTimeline)]
struct TimelineOut {
    /// The oldest first.
    items: Vec<EventOut>,
}

/// Tell what happened to a booking, oldest first
#[utoipa::path(
    operation_id = "get_booking_timeline", tag = "services",
    params(("id" = Uuid, Path, description = "The booking")),
    extensions(("x-permission" = json!("read_booking"))),
    responses(
        (status = 200, description = "Its events", body = TimelineOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/bookings/{id}/timeline")]
async fn timeline(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Answer {
    let scope = actor.permit(Action::ReadBooking)?;
    let told = state.db.read(move |db| {
        booking_views::find(db, &scope, (*id).into())?;
        Ok(events::timeline(db, *id)?)
    });
    Reply::ok(TimelineOut { items: told.await?.into_iter().map(EventOut::from).collect() })
}
