//! Rosters of members that come as a sheet.
//!
//! A file is handed in and kept row by row, encrypted. A job checks every row by entering it and taking it back;
//! another enters the rows that are right. Both go the same way, so they cannot judge differently. What was
//! wrong comes back as the sheet itself with a column more.

pub mod check;
mod columns;
pub mod commit;
mod entry;
mod error_sheet;
mod imports;
mod note;
mod row;
mod rows;
pub mod sheet;
mod template;
mod undo;
mod upload;
mod xlsx;

use domain::kernel::access::{self, Action, Scope};
use domain::kernel::job::JobState;
use domain::kernel::org_path::OrgPath;
use persistence::kernel::jobs::Job;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::kernel::problem::Problem;

/// The routes of this folder.
pub fn routes(config: &mut ServiceConfig) {
    template::routes(config);
    upload::routes(config);
    imports::routes(config);
    rows::routes(config);
    commit::routes(config);
    undo::routes(config);
}

/// The rows that a job on a roster may touch: those of whoever began it, at the roster's unit.
fn scope_of(job: &Job) -> Result<Scope, Problem> {
    let actor = access::Actor {
        account_id: job.account_id.into(),
        role: job.role.0,
        org_unit_id: job.org_unit_id.into(),
        org_path: OrgPath::parse(&job.org_path).map_err(Problem::internal)?,
        provider_id: None,
        member_id: None,
    };
    Ok(actor.scope_for(Action::ImportRoster)?)
}

/// Where a roster's jobs stand, of those that were loaded with it.
fn state_of(jobs: &[Job], id: uuid::Uuid) -> Option<JobState> {
    jobs.iter().find(|job| job.id == id).map(|job| job.state.0)
}
