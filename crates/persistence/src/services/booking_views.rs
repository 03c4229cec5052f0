//! Bookings with the names of everybody concerned, as lists and pages show them.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::access::Scope;
use domain::kernel::id::{BookingId, MemberId, ProviderId};
use domain::services::catalogue::ServiceLink;
use domain::services::status::BookingStatus;
use uuid::Uuid;

use super::bookings::{Record, Row, in_reach};
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::page::{Page, PageRequest};
use crate::schema::{bookings, crews, machines, members, membership_forms, plots, providers};

/// A booking with names.
#[derive(Debug, Clone)]
pub struct View {
    /// The booking.
    pub record: Record,
    /// The grower's name.
    pub member_name: String,
    /// The number on the grower's card.
    pub member_number: String,
    /// The provider's name.
    pub provider_name: String,
    /// Make and model of the machine.
    pub machine_model: String,
    /// Who leads the crew sent.
    pub crew_leader: Option<String>,
    /// What the grower calls the plot.
    pub plot_name: String,
    /// The division that the plot lies in.
    pub plot_division_code: String,
    /// Whom to ask for at the grower's.
    pub contact_name: String,
}

/// Which bookings are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only in this status.
    pub status: Option<BookingStatus>,
    /// Only of this link.
    pub link: Option<ServiceLink>,
    /// Only with work on or after this day.
    pub from: Option<NaiveDate>,
    /// Only with work before this day.
    pub until: Option<NaiveDate>,
    /// Only of this provider.
    pub provider_id: Option<ProviderId>,
    /// Only of this member.
    pub member_id: Option<MemberId>,
    /// Only with this number.
    pub number: Option<String>,
}

type Names = (String, String, String, String, Option<String>, String, String, String);

fn view((row, names): (Row, Names)) -> Result<View, RepoError> {
    let (member_name, member_number, provider_name, machine_model, crew_leader, plot_name, division, contact) = names;
    Ok(View {
        record: row.try_into()?,
        member_name,
        member_number,
        provider_name,
        machine_model,
        crew_leader,
        plot_name,
        plot_division_code: division,
        contact_name: contact,
    })
}

/// A booking in reach.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn find(db: &mut PgConnection, scope: &Scope, id: BookingId) -> Result<View, RepoError> {
    let found = bookings::table.find(id.uuid()).filter(in_reach(scope)).select(bookings::id).first::<Uuid>(db)?;
    with_names(db, &[found])?.pop().ok_or(RepoError::NotFound)
}

/// Bookings in reach, the latest day of work first. The key is day and id.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    filter: &Filter,
    page: &PageRequest<(NaiveDate, Uuid)>,
) -> Result<Page<View, (NaiveDate, Uuid)>, RepoError> {
    let mut query = wanted(scope, filter)
        .select((bookings::work_on, bookings::id))
        .order((bookings::work_on.desc(), bookings::id.desc()))
        .limit(page.fetch());
    if let Some((day, id)) = page.after {
        query = query.filter(bookings::work_on.lt(day).or(bookings::work_on.eq(day).and(bookings::id.lt(id))));
    }
    let keys = page.page(query.load::<(NaiveDate, Uuid)>(db)?, |key| *key);
    let ids: Vec<Uuid> = keys.items.iter().map(|(_, id)| *id).collect();
    Ok(Page { items: with_names(db, &ids)?, next: keys.next, total: None })
}

/// Every booking of a provider on one day.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn of_day(
    db: &mut PgConnection,
    scope: &Scope,
    provider_id: ProviderId,
    day: NaiveDate,
) -> Result<Vec<View>, RepoError> {
    let filter = Filter { from: Some(day), until: day.succ_opt(), provider_id: Some(provider_id), ..Filter::default() };
    let ids: Vec<Uuid> = wanted(scope, &filter).select(bookings::id).load(db)?;
    with_names(db, &ids)
}

fn wanted(scope: &Scope, filter: &Filter) -> bookings::BoxedQuery<'static, Pg> {
    let mut query = bookings::table.filter(in_reach(scope)).into_boxed();
    if let Some(status) = filter.status {
        query = query.filter(bookings::status.eq(Code(status)));
    }
    if let Some(link) = filter.link {
        query = query.filter(bookings::link.eq(Code(link)));
    }
    if let Some(from) = filter.from {
        query = query.filter(bookings::work_on.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(bookings::work_on.lt(until));
    }
    if let Some(provider) = filter.provider_id {
        query = query.filter(bookings::provider_id.eq(provider.uuid()));
    }
    if let Some(member) = filter.member_id {
        query = query.filter(bookings::member_id.eq(member.uuid()));
    }
    if let Some(number) = &filter.number {
        query = query.filter(bookings::number.eq(number.clone()));
    }
    query
}

fn with_names(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<View>, RepoError> {
    let rows: Vec<(Row, Names)> = bookings::table
        .inner_join(members::table.inner_join(membership_forms::table))
        .inner_join(providers::table)
        .inner_join(machines::table)
        .inner_join(plots::table)
        .left_join(crews::table)
        .filter(bookings::id.eq_any(ids))
        .order((bookings::work_on.desc(), bookings::id.desc()))
        .select((
            Row::as_select(),
            (
                membership_forms::name,
                members::number,
                providers::name,
                machines::model,
                crews::leader_name.nullable(),
                plots::name,
                plots::division_code,
                membership_forms::contact_name,
            ),
        ))
        .load(db)?;
    rows.into_iter().map(view).collect()
}
