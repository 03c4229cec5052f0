//! Divisions, units and sites.
//!
//! The tree can be read as it stood on any day, since each unit's places are kept with their dates. Whatever
//! belongs to a unit follows it when it comes below another one. What happens to units and sites is dated, today at
//! the latest; the annual report counts these events.

pub mod divisions;
pub mod sites;
pub mod unit_verbs;
pub mod units;

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::identifier::DivisionCode;
use domain::kernel::text::Line;
use persistence::kernel::error::RepoError;
use persistence::organisation::units::UnitRecord;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::kernel::problem::{FieldCode, FieldErrors, Problem, ProblemCode};

/// The routes of this context.
pub fn routes(config: &mut ServiceConfig) {
    divisions::routes(config);
    units::routes(config);
    unit_verbs::routes(config);
    sites::routes(config);
}

/// Number of a deciding document.
type DocumentNumber = Line<100>;

/// A day that has come.
fn past(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, FieldCode> {
    if day <= today { Ok(day) } else { Err(FieldCode::DateInFuture) }
}

/// A deciding document, if one was named.
fn document(errors: &mut FieldErrors, sent: Option<&str>) -> Option<DocumentNumber> {
    sent.and_then(|number| errors.take("/document", Line::parse(number)))
}

/// What the body's field names, if it is in reach.
fn named<T>(pointer: &str, found: Result<T, RepoError>) -> Result<T, Problem> {
    match found {
        Err(RepoError::NotFound) => Err(Problem::absent(pointer)),
        found => Ok(found?),
    }
}

/// Refuses a division that does not stand today (R1.30).
fn standing(db: &mut PgConnection, code: &DivisionCode) -> Result<(), Problem> {
    match persistence::organisation::divisions::find(db, code.as_str()) {
        Err(RepoError::NotFound) => {
            let mut errors = FieldErrors::default();
            errors.add("/division_code", FieldCode::NotFound);
            Err(errors.into())
        }
        found => Ok(found.map(|_| ())?),
    }
}

/// Refuses a unit that has closed since, whatever day is meant.
fn still_open(record: &UnitRecord, today: NaiveDate, otherwise: ProblemCode) -> Result<(), Problem> {
    if record.unit.is_open_on(today) { Ok(()) } else { Err(Problem::new(otherwise)) }
}
