//! What is known for the indicators of a rating.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::credit::evidence::{Evidence, EvidenceSource};
use domain::kernel::id::AccountId;
use serde_json::Value;
use uuid::Uuid;

use super::ratings::Case;
use super::value_json;
use crate::kernel::code::Code;
use crate::kernel::error::{RepoError, exactly_one};
use crate::schema::{accounts, rating_evidence};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = rating_evidence, check_for_backend(Pg), treat_none_as_null = true)]
struct Row {
    rating_id: Uuid,
    indicator: String,
    value: Value,
    source: Code<EvidenceSource>,
    observed_on: NaiveDate,
    declared_by: Uuid,
    confirmed_by: Option<Uuid>,
}

impl Row {
    fn of(case: &Case, evidence: &Evidence, declared_by: AccountId) -> Result<Self, RepoError> {
        Ok(Self {
            rating_id: case.rating.id.uuid(),
            indicator: evidence.indicator.clone(),
            value: value_json::write(&evidence.value)?,
            source: Code(evidence.source),
            observed_on: evidence.observed_on,
            declared_by: declared_by.uuid(),
            confirmed_by: evidence.confirmed_by.map(|id| id.uuid()),
        })
    }

    fn evidence(self) -> Result<Evidence, RepoError> {
        Ok(Evidence {
            indicator: self.indicator,
            value: value_json::read(self.value)?,
            source: self.source.0,
            observed_on: self.observed_on,
            confirmed_by: self.confirmed_by.map(Into::into),
        })
    }
}

/// Everything known for a rating, at most one value for each indicator.
///
/// # Errors
/// [`RepoError::Database`], [`RepoError::Unreadable`].
pub fn of(db: &mut PgConnection, case: &Case) -> Result<Vec<Evidence>, RepoError> {
    let of_rating = rating_evidence::table.filter(rating_evidence::rating_id.eq(case.rating.id.uuid()));
    let rows: Vec<Row> = of_rating.order(rating_evidence::indicator).select(Row::as_select()).load(db)?;
    rows.into_iter().map(Row::evidence).collect()
}

/// Everything known for a rating, each value with the name of who checked it.
///
/// # Errors
/// [`RepoError::Database`], [`RepoError::Unreadable`].
pub fn told(db: &mut PgConnection, case: &Case) -> Result<Vec<(Evidence, Option<String>)>, RepoError> {
    let rows: Vec<(Row, Option<String>)> = rating_evidence::table
        .filter(rating_evidence::rating_id.eq(case.rating.id.uuid()))
        .left_join(accounts::table.on(rating_evidence::confirmed_by.eq(accounts::id.nullable())))
        .order(rating_evidence::indicator)
        .select((Row::as_select(), accounts::display_name.nullable()))
        .load(db)?;
    rows.into_iter().map(|(row, name)| Ok((row.evidence()?, name))).collect()
}

/// States values, each in place of what was known before; the caller saves the case, which refuses a stale one.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn put(db: &mut PgConnection, case: &Case, items: &[Evidence], by: AccountId) -> Result<(), RepoError> {
    for item in items {
        let row = Row::of(case, item, by)?;
        diesel::insert_into(rating_evidence::table)
            .values(&row)
            .on_conflict((rating_evidence::rating_id, rating_evidence::indicator))
            .do_update()
            .set(&row)
            .execute(db)?;
    }
    Ok(())
}

/// Records who checked the values of these indicators.
///
/// # Errors
/// [`RepoError::Stale`] if one of them has no value.
pub fn confirm(db: &mut PgConnection, case: &Case, indicators: &[String], by: AccountId) -> Result<(), RepoError> {
    for indicator in indicators {
        let item = rating_evidence::table.find((case.rating.id.uuid(), indicator));
        let confirmed = rating_evidence::confirmed_by.eq(Some(by.uuid()));
        exactly_one(diesel::update(item).set(confirmed).execute(db)?)?;
    }
    Ok(())
}
