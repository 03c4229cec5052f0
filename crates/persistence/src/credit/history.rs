//! The steps and grades of a rating, in order.

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use domain::credit::lifecycle::{Rating, RatingStatus, Step};
use domain::credit::scorecard::Grade;
use domain::credit::term::{GradeCause, GradeChange};
use uuid::Uuid;

use super::ratings::Case;
use crate::kernel::code::Code;
use crate::kernel::error::RepoError;
use crate::schema::{accounts, rating_grades, rating_steps};

/// How much of a rating's history the tables already hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Stored {
    steps: usize,
    grades: usize,
}

impl Stored {
    pub(super) fn of(rating: &Rating) -> Self {
        Self { steps: rating.steps.len(), grades: rating.grades.len() }
    }
}

pub(super) fn steps(db: &mut PgConnection, id: Uuid) -> Result<Vec<Step>, RepoError> {
    let of_rating = rating_steps::table.filter(rating_steps::rating_id.eq(id)).order(rating_steps::seq);
    let columns = (rating_steps::reached, rating_steps::taken_by, rating_steps::taken_on);
    let rows: Vec<(Code<RatingStatus>, Option<Uuid>, NaiveDate)> = of_rating.select(columns).load(db)?;
    Ok(rows.into_iter().map(|(to, by, on)| Step { to: to.0, by: by.map(Into::into), on }).collect())
}

pub(super) fn grades(db: &mut PgConnection, id: Uuid) -> Result<Vec<GradeChange>, RepoError> {
    let of_rating = rating_grades::table.filter(rating_grades::rating_id.eq(id)).order(rating_grades::seq);
    let columns = (rating_grades::changed_on, rating_grades::grade, rating_grades::cause);
    let rows: Vec<(NaiveDate, Code<Grade>, Code<GradeCause>)> = of_rating.select(columns).load(db)?;
    Ok(rows.into_iter().map(|(on, grade, cause)| GradeChange { on, grade: grade.0, cause: cause.0 }).collect())
}

/// Appends what the tables do not hold yet; the note belongs to the last step.
pub(super) fn write(
    db: &mut PgConnection,
    rating: &Rating,
    stored: &Stored,
    note: Option<&str>,
) -> Result<(), RepoError> {
    let last = rating.steps.len();
    for (step, seq) in rating.steps.iter().zip(0_i32..).skip(stored.steps) {
        let is_last = usize::try_from(seq).is_ok_and(|seq| seq + 1 == last);
        diesel::insert_into(rating_steps::table)
            .values((
                rating_steps::rating_id.eq(rating.id.uuid()),
                rating_steps::seq.eq(seq),
                rating_steps::reached.eq(Code(step.to)),
                rating_steps::taken_by.eq(step.by.map(|by| by.uuid())),
                rating_steps::taken_on.eq(step.on),
                rating_steps::note.eq(note.filter(|_| is_last)),
            ))
            .execute(db)?;
    }
    for (change, seq) in rating.grades.iter().zip(0_i32..).skip(stored.grades) {
        diesel::insert_into(rating_grades::table)
            .values((
                rating_grades::rating_id.eq(rating.id.uuid()),
                rating_grades::seq.eq(seq),
                rating_grades::changed_on.eq(change.on),
                rating_grades::grade.eq(Code(change.grade)),
                rating_grades::cause.eq(Code(change.cause)),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// A step as people read it.
#[derive(Debug, Clone, Queryable)]
pub struct Told {
    /// The status reached.
    pub to: Code<RatingStatus>,
    /// When.
    pub on: NaiveDate,
    /// The name of who took it; `None` for what the calendar does.
    pub by: Option<String>,
    /// Why, where a reason is asked for.
    pub note: Option<String>,
}

/// Every step of a rating, in order.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn told(db: &mut PgConnection, case: &Case) -> Result<Vec<Told>, RepoError> {
    let steps = rating_steps::table.left_join(accounts::table);
    let of_rating = steps.filter(rating_steps::rating_id.eq(case.rating.id.uuid())).order(rating_steps::seq);
    let name = accounts::display_name.nullable();
    Ok(of_rating.select((rating_steps::reached, rating_steps::taken_on, name, rating_steps::note)).load(db)?)
}
