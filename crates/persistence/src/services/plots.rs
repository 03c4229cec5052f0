//! Land that members operate.

use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use domain::kernel::access::{Rows, Scope};
use domain::kernel::area::Mu;
use domain::kernel::id::{MemberId, PlotId};
use domain::kernel::org_path::OrgPath;
use domain::services::season::{CropLine, CropSeason};
use domain::services::status::BookingStatus;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::scope::subtree;
use crate::membership::members::Member;
use crate::schema::{bookings, plots};

/// A plot as the tables hold it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = plots, check_for_backend(Pg))]
pub struct Plot {
    /// Its identifier.
    pub id: Uuid,
    /// Who operates it.
    pub member_id: Uuid,
    /// The member's unit.
    pub org_path: String,
    /// What the member calls it.
    pub name: String,
    area_milli_mu: i64,
    /// The village that it lies in.
    pub division_code: String,
    /// What usually grows on it.
    pub crop_line: Code<CropLine>,
    /// Version of the record.
    pub version: i64,
}

impl Plot {
    /// Its area.
    pub fn area(&self) -> Mu {
        Mu(self.area_milli_mu)
    }
}

/// A plot to be entered.
#[derive(Debug, Clone)]
pub struct NewPlot {
    /// Its identifier.
    pub id: PlotId,
    /// What the member calls it.
    pub name: String,
    /// Its area.
    pub area: Mu,
    /// The village that it lies in.
    pub division_code: String,
    /// What usually grows on it.
    pub crop_line: CropLine,
}

type Predicate = Box<dyn BoxableExpression<plots::table, Pg, SqlType = Bool>>;

fn in_reach(scope: &Scope) -> Predicate {
    match scope.rows() {
        Rows::All => Box::new(true.into_sql::<Bool>()),
        Rows::Subtree(path) => Box::new(plots::org_path.like(subtree(path))),
        Rows::OfMember(id) => Box::new(plots::member_id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfAccount(_) => Box::new(false.into_sql::<Bool>()),
    }
}

/// Plots in reach, the newest first; of one member, if one is named.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    scope: &Scope,
    member: Option<MemberId>,
    page: &PageRequest<Uuid>,
) -> Result<Page<Plot, Uuid>, RepoError> {
    let mut query = plots::table
        .filter(in_reach(scope))
        .select(Plot::as_select())
        .order(plots::id.desc())
        .limit(page.fetch())
        .into_boxed();
    if let Some(member) = member {
        query = query.filter(plots::member_id.eq(member.uuid()));
    }
    if let Some(after) = page.after {
        query = query.filter(plots::id.lt(after));
    }
    Ok(page.page(query.load(db)?, |plot| plot.id))
}

/// A plot in reach.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn find(db: &mut PgConnection, scope: &Scope, id: PlotId) -> Result<Plot, RepoError> {
    Ok(plots::table.find(id.uuid()).filter(in_reach(scope)).select(Plot::as_select()).first(db)?)
}

/// Enters a member's plots.
///
/// # Errors
/// [`RepoError::Refused`] by `plots_name_once` or `plots_division`.
pub fn insert(db: &mut PgConnection, member: &Member, new: &[NewPlot]) -> Result<(), RepoError> {
    let row = |plot: &NewPlot| {
        (
            plots::id.eq(plot.id.uuid()),
            plots::member_id.eq(member.id.uuid()),
            plots::org_path.eq(member.org_path.to_string()),
            plots::name.eq(plot.name.clone()),
            plots::area_milli_mu.eq(plot.area.0),
            plots::division_code.eq(plot.division_code.clone()),
            plots::crop_line.eq(Code(plot.crop_line)),
        )
    };
    diesel::insert_into(plots::table).values(new.iter().map(row).collect::<Vec<_>>()).execute(db)?;
    Ok(())
}

/// The area that a member operates in all; it decides who is a smallholder (R4.7).
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn operated_area(db: &mut PgConnection, member: &Member) -> Result<Mu, RepoError> {
    let area = diesel::dsl::sql::<BigInt>("coalesce(sum(area_milli_mu), 0)::bigint");
    Ok(Mu(plots::table.filter(plots::member_id.eq(member.id.uuid())).select(area).first(db)?))
}

/// Locks a plot until commit, so that what was granted for it cannot be granted twice.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn lock(db: &mut PgConnection, id: PlotId) -> Result<(), RepoError> {
    plots::table.find(id.uuid()).select(plots::id).for_no_key_update().first::<Uuid>(db)?;
    Ok(())
}

/// Subsidy granted for one mu of a plot in a season by bookings that stand, over all links, in fen (R4.6).
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn granted_per_mu(db: &mut PgConnection, id: PlotId, season: CropSeason) -> Result<i64, RepoError> {
    let granted = diesel::dsl::sql::<BigInt>("coalesce(sum(subsidy_per_mu_fen * passes), 0)::bigint");
    let standing = bookings::table
        .filter(bookings::plot_id.eq(id.uuid()))
        .filter(bookings::season_year.eq(season.year).and(bookings::season_cycle.eq(Code(season.cycle))))
        .filter(bookings::status.ne(Code(BookingStatus::Cancelled)));
    Ok(standing.select(granted).first(db)?)
}

/// Plots go with a member that moves to another town.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn follow(db: &mut PgConnection, member: MemberId, to: &OrgPath) -> Result<(), RepoError> {
    let all = plots::table.filter(plots::member_id.eq(member.uuid()));
    diesel::update(all).set(plots::org_path.eq(to.as_str())).execute(db)?;
    Ok(())
}
