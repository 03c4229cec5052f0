//! Versions of the scorecards.

use chrono::NaiveDate;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::credit::cards;
use domain::credit::scorecard::{CardKind, Label, Scorecard};
use domain::kernel::id::ScorecardId;
use domain::kernel::vocabulary::Vocabulary;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::card_json::{GradeBandJson, GroupJson, IndicatorJson, LineRuleJson};
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::scorecards;

/// The first day of the first versions: before any rating of this program.
const BEGINNING: Option<NaiveDate> = NaiveDate::from_ymd_opt(2020, 1, 1);

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = scorecards, check_for_backend(Pg))]
struct Row {
    id: Uuid,
    code: Code<CardKind>,
    version: i32,
    name_zh: String,
    name_en: String,
    effective_from: NaiveDate,
    groups: Value,
    indicators: Value,
    grades: Value,
    line_rule: Value,
}

fn read<T: DeserializeOwned, U: From<T>>(list: Value) -> Result<Vec<U>, RepoError> {
    let items: Vec<T> = serde_json::from_value(list).map_err(RepoError::unreadable)?;
    Ok(items.into_iter().map(U::from).collect())
}

fn written<T: Serialize>(part: T) -> Result<Value, RepoError> {
    serde_json::to_value(part).map_err(RepoError::unreadable)
}

fn list_of<U, T: From<U> + Serialize>(items: Vec<U>) -> Result<Value, RepoError> {
    written(items.into_iter().map(T::from).collect::<Vec<_>>())
}

impl Row {
    fn card(self) -> Result<Scorecard, RepoError> {
        let Self { id, code, version, name_zh, name_en, effective_from, groups, indicators, grades, line_rule } = self;
        let line_rule: LineRuleJson = serde_json::from_value(line_rule).map_err(RepoError::unreadable)?;
        Ok(Scorecard {
            id: id.into(),
            code: code.0,
            version,
            name: Label { zh: name_zh, en: name_en },
            effective_from,
            groups: read::<GroupJson, _>(groups)?,
            indicators: read::<IndicatorJson, _>(indicators)?,
            grades: read::<GradeBandJson, _>(grades)?,
            line_rule: line_rule.into(),
        })
    }

    fn of(card: Scorecard) -> Result<Self, RepoError> {
        let Scorecard { id, code, version, name, effective_from, groups, indicators, grades, line_rule } = card;
        Ok(Self {
            id: id.uuid(),
            code: Code(code),
            version,
            name_zh: name.zh,
            name_en: name.en,
            effective_from,
            groups: list_of::<_, GroupJson>(groups)?,
            indicators: list_of::<_, IndicatorJson>(indicators)?,
            grades: list_of::<_, GradeBandJson>(grades)?,
            line_rule: written(LineRuleJson::from(line_rule))?,
        })
    }
}

/// Stores a version of a card that has been proved sound.
///
/// # Errors
/// [`RepoError::Unreadable`] for a card with a flaw; [`RepoError::Refused`] by `scorecards_version_once` or
/// `scorecards_one_from_a_day`.
pub fn insert(db: &mut PgConnection, card: Scorecard) -> Result<(), RepoError> {
    if let Err(flaws) = card.prove() {
        return Err(RepoError::unreadable(format!("{flaws:?}")));
    }
    diesel::insert_into(scorecards::table).values(Row::of(card)?).execute(db)?;
    Ok(())
}

/// The identifier of a card's first version: the same in every installation.
fn initial_id(kind: CardKind) -> Uuid {
    match kind {
        CardKind::A => Uuid::from_u128(0x016f_5e66_e800_7000_8000_0000_0000_000a),
        CardKind::B => Uuid::from_u128(0x016f_5e66_e800_7000_8000_0000_0000_000b),
    }
}

/// Fills an empty installation with the first version of each card; stored cards stay as they are.
///
/// # Errors
/// Only a failing database.
pub(crate) fn load_initial(db: &mut PgConnection) -> Result<(), RepoError> {
    for &kind in CardKind::ALL {
        let stored = scorecards::table.filter(scorecards::code.eq(Code(kind)));
        let none = stored.count().get_result::<i64>(db)? == 0;
        if let (true, Some(from)) = (none, BEGINNING) {
            insert(db, Scorecard { id: initial_id(kind).into(), ..cards::initial(kind, from) })?;
        }
    }
    Ok(())
}

/// Every version of every card, the newest of each first.
///
/// # Errors
/// [`RepoError::Database`], [`RepoError::Unreadable`].
pub fn list(db: &mut PgConnection) -> Result<Vec<Scorecard>, RepoError> {
    let order = (scorecards::code.asc(), scorecards::version.desc());
    let rows: Vec<Row> = scorecards::table.order(order).select(Row::as_select()).load(db)?;
    rows.into_iter().map(Row::card).collect()
}

/// One version of a card.
///
/// # Errors
/// [`RepoError::NotFound`], [`RepoError::Unreadable`].
pub fn find(db: &mut PgConnection, id: ScorecardId) -> Result<Scorecard, RepoError> {
    scorecards::table.find(id.uuid()).select(Row::as_select()).first::<Row>(db)?.card()
}

/// The version of a card that rates on the day.
///
/// # Errors
/// [`RepoError::NotFound`] before the first version, [`RepoError::Unreadable`].
pub fn in_force(db: &mut PgConnection, kind: CardKind, on: NaiveDate) -> Result<Scorecard, RepoError> {
    let begun = scorecards::table.filter(scorecards::code.eq(Code(kind)).and(scorecards::effective_from.le(on)));
    begun.order(scorecards::effective_from.desc()).select(Row::as_select()).first::<Row>(db)?.card()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_card_is_read_back_as_it_was_written() {
        for &kind in CardKind::ALL {
            let card = cards::initial(kind, BEGINNING.unwrap());
            assert_eq!(Row::of(card.clone()).unwrap().card().unwrap(), card);
        }
    }
}
