//! What waits in this context: applications.

use diesel::pg::PgConnection;
use domain::kernel::todo::TodoKind;

use crate::kernel::error::RepoError;
use crate::kernel::page::PageRequest;
use crate::kernel::todo::{self, Origin, Source, TodoKey, Waiting, Wanted};

/// Things to do with applications: those that wait longest, one more than a page holds.
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
    from: "applications JOIN membership_forms ON membership_forms.id = form_id",
    id: "applications.id",
    number: "number",
    name: "name",
    org_path: "org_path",
    member: "NULL",
    provider: "NULL",
};

/// Who has had an application in hand does not check it (X8), so it does not wait for them.
const SOURCES: [Source; 7] = [
    Source {
        kind: TodoKind::ApplicationTownCheck,
        since: "coalesce(sent_back_on, submitted_on)",
        due_on: "NULL",
        condition: "status IN ('submitted', 'town_review') \
                    AND $2 IS DISTINCT FROM entered_by AND $2 IS DISTINCT FROM submitted_by",
    },
    Source {
        kind: TodoKind::ApplicationCountyCheck,
        since: "town_reviewed_on",
        due_on: "NULL",
        condition: "status = 'county_review' AND county_reviewed_on IS NULL AND $2 IS DISTINCT FROM entered_by \
                    AND $2 IS DISTINCT FROM submitted_by AND $2 IS DISTINCT FROM town_reviewed_by",
    },
    Source {
        kind: TodoKind::ApplicationCouncil,
        since: "county_reviewed_on",
        due_on: "NULL",
        condition: "status = 'county_review' AND county_reviewed_on IS NOT NULL",
    },
    Source {
        kind: TodoKind::ApplicationPublish,
        since: "council_approved_on",
        due_on: "NULL",
        condition: "status = 'council_approved'",
    },
    Source {
        kind: TodoKind::ApplicationObjection,
        since: "objection_raised_on",
        due_on: "NULL",
        condition: "status = 'publicity' AND objection_raised_on IS NOT NULL",
    },
    Source {
        kind: TodoKind::ApplicationAdmit,
        since: "publicity_until",
        due_on: "NULL",
        condition: "status = 'publicity' AND objection_raised_on IS NULL AND publicity_until <= $1",
    },
    Source {
        kind: TodoKind::ApplicationCorrect,
        since: "coalesce((SELECT (max(at) AT TIME ZONE 'Asia/Shanghai')::date FROM events \
                WHERE subject_id = applications.id AND kind = 'application.returned'), submitted_on)",
        due_on: "NULL",
        condition: "status = 'returned' AND entered_by IS NOT NULL",
    },
];
