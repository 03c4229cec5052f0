//! What waits in this context: ratings.

use diesel::pg::PgConnection;
use domain::kernel::todo::TodoKind;

use crate::kernel::error::RepoError;
use crate::kernel::page::PageRequest;
use crate::kernel::todo::{self, Origin, Source, TodoKey, Waiting, Wanted};

/// Things to do with ratings: those that wait longest, one more than a page holds.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn list(db: &mut PgConnection, wanted: &Wanted, page: &PageRequest<TodoKey>) -> Result<Vec<Waiting>, RepoError> {
    todo::list(db, (&ORIGIN, &SOURCES), wanted, page)
}

/// How many things of each kind wait.
///
/// # Errors
/// Only [`RepoError::Database`].
pub fn counts(db: &mut PgConnection, wanted: &Wanted) -> Result<Vec<(TodoKind, i64)>, RepoError> {
    todo::counts(db, (&ORIGIN, &SOURCES), wanted)
}

const ORIGIN: Origin = Origin {
    from: "ratings JOIN members ON members.id = ratings.member_id \
           JOIN membership_forms ON membership_forms.id = members.form_id",
    id: "ratings.id",
    number: "members.number",
    name: "membership_forms.name",
    org_path: "ratings.org_path",
    member: "ratings.member_id",
    provider: "NULL",
};

/// The day of a rating's last step.
const LAST_STEP: &str = "(SELECT taken_on FROM rating_steps WHERE rating_id = ratings.id ORDER BY seq DESC LIMIT 1)";

/// Who prepared a case or decided it before does not judge it (R2.6, X8), so it does not wait for them.
const SOURCES: [Source; 7] = [
    Source { kind: TodoKind::RatingDeclare, since: LAST_STEP, due_on: "NULL", condition: "ratings.status = 'draft'" },
    Source {
        kind: TodoKind::RatingSurvey,
        since: LAST_STEP,
        due_on: "NULL",
        condition: "ratings.status IN ('draft', 'self_declared', 'data_pulled')",
    },
    Source {
        kind: TodoKind::RatingScore,
        since: LAST_STEP,
        due_on: "NULL",
        condition: "ratings.status = 'town_surveyed'",
    },
    Source {
        kind: TodoKind::RatingReview,
        since: LAST_STEP,
        due_on: "NULL",
        condition: "ratings.status = 'scored' \
                    AND NOT EXISTS (SELECT FROM rating_evidence WHERE rating_id = ratings.id AND confirmed_by = $2) \
                    AND NOT EXISTS (SELECT FROM rating_steps own WHERE rating_id = ratings.id AND taken_by = $2 \
                    AND (reached IN ('draft', 'self_declared', 'data_pulled', 'scored') OR (reached = 'town_surveyed' \
                    AND NOT EXISTS (SELECT FROM rating_steps WHERE rating_id = own.rating_id \
                    AND seq = own.seq - 1 AND reached = 'scored'))))",
    },
    Source {
        kind: TodoKind::RatingPublish,
        since: LAST_STEP,
        due_on: "NULL",
        condition: "ratings.status = 'committee_reviewed'",
    },
    Source {
        kind: TodoKind::RatingAppeal,
        since: LAST_STEP,
        due_on: "NULL",
        condition: "ratings.status = 'appealed' \
                    AND NOT EXISTS (SELECT FROM rating_steps WHERE rating_id = ratings.id AND taken_by = $2 \
                    AND reached IN ('scored', 'appealed'))",
    },
    Source {
        kind: TodoKind::RatingTakeEffect,
        since: "public_until",
        due_on: "NULL",
        condition: "ratings.status = 'publicity' AND public_until <= $1",
    },
];
