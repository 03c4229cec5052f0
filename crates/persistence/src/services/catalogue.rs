//! Dated terms of the field operations.

use std::ops::Bound;

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::area::Mu;
use domain::kernel::money::Fen;
use domain::kernel::ratio::BasisPoints;
use domain::services::catalogue::{LinkTerms, PriceTiers, ScaleTier, ServiceLink, ServiceUnit, default_catalogue};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::service_terms;

/// The day from which the terms that come with the program are in force.
const BEGINNING: Option<NaiveDate> = NaiveDate::from_ymd_opt(2020, 1, 1);

#[derive(Queryable, Selectable)]
#[diesel(table_name = service_terms, check_for_backend(Pg))]
struct Row {
    link: Code<ServiceLink>,
    unit: Code<ServiceUnit>,
    price_fen: i64,
    subsidy_fen: i64,
    weight_bp: Option<i64>,
    per_machine_day_milli_mu: Option<i64>,
    smallholder_below_milli_mu: i64,
    smallholder_discount_bp: i64,
    scale_tiers: Value,
    effective: (Bound<NaiveDate>, Bound<NaiveDate>),
}

impl TryFrom<Row> for LinkTerms {
    type Error = RepoError;

    fn try_from(row: Row) -> Result<Self, RepoError> {
        let tiers: Vec<(i64, i64)> = serde_json::from_value(row.scale_tiers).map_err(RepoError::unreadable)?;
        let scale =
            tiers.into_iter().map(|(from, discount)| ScaleTier { from: Mu(from), discount: BasisPoints(discount) });
        let (Bound::Included(effective_from), until) = row.effective else {
            return Err(RepoError::unreadable("terms without a first day"));
        };
        let effective_until = match until {
            Bound::Excluded(day) => Some(day),
            Bound::Unbounded => None,
            Bound::Included(day) => Some(day.succ_opt().unwrap_or(NaiveDate::MAX)),
        };
        Ok(Self {
            link: row.link.0,
            unit: row.unit.0,
            price_per_unit: Fen(row.price_fen),
            subsidy_per_unit: Fen(row.subsidy_fen),
            weight: row.weight_bp.map(BasisPoints),
            per_machine_day: row.per_machine_day_milli_mu.map(Mu),
            tiers: PriceTiers {
                smallholder_below: Mu(row.smallholder_below_milli_mu),
                smallholder_discount: BasisPoints(row.smallholder_discount_bp),
                scale: scale.collect(),
            },
            effective_from,
            effective_until,
        })
    }
}

/// Loads the terms that a county starts with; a link that has terms already keeps them.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn load_initial(db: &mut PgConnection) -> Result<(), RepoError> {
    let Some(beginning) = BEGINNING else { return Ok(()) };
    let rows: Vec<_> = default_catalogue(beginning)
        .into_iter()
        .map(|terms| {
            let tiers: Vec<(i64, i64)> = terms.tiers.scale.iter().map(|tier| (tier.from.0, tier.discount.0)).collect();
            let until = terms.effective_until.map_or(Bound::Unbounded, Bound::Excluded);
            (
                service_terms::id.eq(Uuid::now_v7()),
                service_terms::link.eq(Code(terms.link)),
                service_terms::unit.eq(Code(terms.unit)),
                service_terms::price_fen.eq(terms.price_per_unit.0),
                service_terms::subsidy_fen.eq(terms.subsidy_per_unit.0),
                service_terms::weight_bp.eq(terms.weight.map(|weight| weight.0)),
                service_terms::per_machine_day_milli_mu.eq(terms.per_machine_day.map(|area| area.0)),
                service_terms::smallholder_below_milli_mu.eq(terms.tiers.smallholder_below.0),
                service_terms::smallholder_discount_bp.eq(terms.tiers.smallholder_discount.0),
                service_terms::scale_tiers.eq(json!(tiers)),
                service_terms::effective.eq((Bound::Included(terms.effective_from), until)),
            )
        })
        .collect();
    diesel::insert_into(service_terms::table).values(rows).on_conflict_do_nothing().execute(db)?;
    Ok(())
}

/// The terms in force on a day, by link.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn on(db: &mut PgConnection, day: NaiveDate) -> Result<Vec<LinkTerms>, RepoError> {
    let in_force = service_terms::table.filter(service_terms::effective.contains(day)).order(service_terms::link);
    in_force.select(Row::as_select()).load(db)?.into_iter().map(LinkTerms::try_from).collect()
}

/// The terms of a link in force on a day.
///
/// # Errors
/// [`RepoError::NotFound`] for a link without terms on that day.
pub fn of_link(db: &mut PgConnection, link: ServiceLink, day: NaiveDate) -> Result<LinkTerms, RepoError> {
    let in_force =
        service_terms::table.filter(service_terms::link.eq(Code(link))).filter(service_terms::effective.contains(day));
    in_force.select(Row::as_select()).first(db)?.try_into()
}
