//! Prices promised to growers.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use domain::kernel::access::{Rows, Scope};
use domain::kernel::area::Mu;
use domain::kernel::id::QuoteId;
use domain::kernel::money::Fen;
use domain::kernel::org_path::OrgPath;
use domain::services::catalogue::ServiceLink;
use domain::services::quote::Quote;
use domain::services::season::{CropCycle, CropSeason};
use domain::services::settlement::Rate;
use uuid::Uuid;

use super::{passes, season};
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::scope::subtree;
use crate::schema::quotes;

#[derive(Queryable, Selectable)]
#[diesel(table_name = quotes, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    member_id: Uuid,
    plot_id: Uuid,
    org_path: String,
    link: Code<ServiceLink>,
    season_year: i16,
    season_cycle: Code<CropCycle>,
    work_on: NaiveDate,
    area_milli_mu: i64,
    passes: i32,
    list_price_fen: i64,
    price_per_mu_fen: i64,
    subsidy_per_mu_fen: i64,
    gross_fen: i64,
    subsidy_fen: i64,
    payable_fen: i64,
    granted_per_mu_fen: i64,
    valid_until: NaiveDate,
}

/// A price promised, with what it was made from.
#[derive(Debug, Clone)]
pub struct Promise {
    /// Its identifier.
    pub id: QuoteId,
    /// To whom.
    pub member_id: Uuid,
    /// For which plot.
    pub plot_id: Uuid,
    /// The grower's unit.
    pub org_path: OrgPath,
    /// For which crop season.
    pub season: CropSeason,
    /// The price before discounts, of one mu-time.
    pub list_price: Fen,
    /// Subsidy that one mu of the plot already had in the season (R4.6).
    pub granted_per_mu: Fen,
    /// The price.
    pub quote: Quote,
}

impl TryFrom<Row> for Promise {
    type Error = RepoError;

    fn try_from(row: Row) -> Result<Self, RepoError> {
        let quote = Quote {
            link: row.link.0,
            work_on: row.work_on,
            area: Mu(row.area_milli_mu),
            passes: passes(row.passes)?,
            rate: Rate { price_per_mu: Fen(row.price_per_mu_fen), subsidy_per_mu: Fen(row.subsidy_per_mu_fen) },
            gross: Fen(row.gross_fen),
            subsidy: Fen(row.subsidy_fen),
            payable: Fen(row.payable_fen),
            valid_until: row.valid_until,
        };
        Ok(Self {
            id: row.id.into(),
            member_id: row.member_id,
            plot_id: row.plot_id,
            org_path: OrgPath::parse(&row.org_path).map_err(RepoError::unreadable)?,
            season: season(row.season_year, row.season_cycle),
            list_price: Fen(row.list_price_fen),
            granted_per_mu: Fen(row.granted_per_mu_fen),
            quote,
        })
    }
}

type Predicate = Box<dyn BoxableExpression<quotes::table, Pg, SqlType = Bool>>;

fn in_reach(scope: &Scope) -> Predicate {
    match scope.rows() {
        Rows::All => Box::new(true.into_sql::<Bool>()),
        Rows::Subtree(path) => Box::new(quotes::org_path.like(subtree(path))),
        Rows::OfMember(id) => Box::new(quotes::member_id.eq(id.uuid())),
        Rows::OfProvider(_) | Rows::OfAccount(_) => Box::new(false.into_sql::<Bool>()),
    }
}

/// A price in reach.
///
/// # Errors
/// [`RepoError::NotFound`]
pub fn find(db: &mut PgConnection, scope: &Scope, id: QuoteId) -> Result<Promise, RepoError> {
    quotes::table.find(id.uuid()).filter(in_reach(scope)).select(Row::as_select()).first(db)?.try_into()
}

/// Keeps a price promised.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn insert(db: &mut PgConnection, promise: &Promise, now: DateTime<Utc>) -> Result<(), RepoError> {
    let quote = &promise.quote;
    diesel::insert_into(quotes::table)
        .values((
            quotes::id.eq(promise.id.uuid()),
            quotes::member_id.eq(promise.member_id),
            quotes::plot_id.eq(promise.plot_id),
            quotes::org_path.eq(promise.org_path.to_string()),
            quotes::link.eq(Code(quote.link)),
            quotes::season_year.eq(promise.season.year),
            quotes::season_cycle.eq(Code(promise.season.cycle)),
            quotes::work_on.eq(quote.work_on),
            quotes::area_milli_mu.eq(quote.area.0),
            quotes::passes.eq(i32::from(quote.passes)),
            quotes::list_price_fen.eq(promise.list_price.0),
            quotes::price_per_mu_fen.eq(quote.rate.price_per_mu.0),
            quotes::subsidy_per_mu_fen.eq(quote.rate.subsidy_per_mu.0),
            quotes::gross_fen.eq(quote.gross.0),
            quotes::subsidy_fen.eq(quote.subsidy.0),
            quotes::payable_fen.eq(quote.payable.0),
            quotes::granted_per_mu_fen.eq(promise.granted_per_mu.0),
            quotes::quoted_at.eq(now),
            quotes::valid_until.eq(quote.valid_until),
        ))
        .execute(db)?;
    Ok(())
}
