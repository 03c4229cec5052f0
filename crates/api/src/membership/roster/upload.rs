//! Handing in a roster.

use actix_web::post;
use domain::kernel::access::{Action, Scope};
use domain::kernel::event::EventKind;
use domain::kernel::id::{JobId, OrgUnitId, RosterImportId};
use domain::kernel::job::JobKind;
use domain::kernel::text::Line;
use domain::membership::roster::policy::RosterPolicy;
use domain::membership::roster::reconcile::repeats;
use persistence::kernel::events::NewEvent;
use persistence::kernel::jobs::NewJob;
use persistence::kernel::keyring::Keyring;
use persistence::membership::roster_imports::{self, NewRoster};
use persistence::membership::roster_rows::{self, NewRow};
use persistence::organisation::units;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::columns::Layout;
use super::imports::{RosterImportOut, shown};
use super::row;
use super::sheet::{self, Sheet};
use crate::kernel::actor::Actor;
use crate::kernel::body::clean;
use crate::kernel::clock::china_day;
use crate::kernel::command::Command;
use crate::kernel::db::Tx;
use crate::kernel::file::FileBytes;
use crate::kernel::jobs::queue;
use crate::kernel::problem::{FieldErrors, Problem, ProblemOut};
use crate::kernel::query::Query;
use crate::kernel::raw::RawBody;
use crate::kernel::reply::{Answer, Reply};

/// The routes of this file.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(upload);
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct About {
    /// The name of the file, at most 200 characters; what the file is, its content says.
    #[param(example = "柳市镇会员名册.xlsx")]
    file_name: Option<String>,
    /// The unit whose roster it is; the caller's own unit if not given.
    org_unit_id: Option<Uuid>,
}

/// Hand in a roster
///
/// The file itself is the body: an XLSX workbook, or CSV in UTF-8 or GB18030; at most 10 MB and 20,000 rows. It is
/// kept encrypted, row by row, and every row is checked by a job: nothing is entered yet.
#[utoipa::path(
    operation_id = "upload_roster", tag = "membership", params(About),
    request_body(content = FileBytes, content_type = "application/octet-stream", description = "The file",
        example = json!("会员类型,名称,统一社会信用代码,…")),
    extensions(("x-permission" = json!("import_roster"))),
    responses(
        (status = 202, description = "The roster, with the job that checks it", body = RosterImportOut),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[post("/roster-imports")]
async fn upload(actor: Actor, command: Command, Query(about): Query<About>, file: RawBody) -> Answer {
    let scope = actor.permit(Action::ImportRoster)?;
    let mut errors = FieldErrors::default();
    let name = about.file_name.as_deref().unwrap_or("名册");
    let name = errors.take("?file_name", clean(name)).and_then(|name| errors.take("?file_name", Line::parse(&name)));
    let name = errors.finish(name)?;
    let unit = about.org_unit_id.map_or(actor.org_unit_id, Into::into);
    let (keys, by) = (command.keys(), actor.clone());
    command
        .run(&actor, move |tx| {
            // Read in here, so that a repeated request is answered without being read again.
            let sheet = sheet::read(&file.0, &RosterPolicy::default())?;
            let id = take_in(tx, &keys, &by, &scope, unit, &name, &sheet)?;
            let today = china_day(tx.stamp().now);
            Reply::accepted(shown(tx, &scope, id, today)?)
        })
        .await
}

fn take_in(
    tx: &mut Tx,
    keys: &Keyring,
    by: &Actor,
    scope: &Scope,
    unit: OrgUnitId,
    name: &Line<200>,
    sheet: &Sheet,
) -> Result<RosterImportId, Problem> {
    let now = tx.stamp().now;
    let unit = units::find(tx, scope, unit)?.unit;
    let (id, check_job) = (RosterImportId::fresh(), JobId::fresh());
    let rows = rows(tx, keys, id, sheet)?;
    let job = NewJob {
        id: check_job,
        kind: JobKind::RosterCheck,
        subject_id: id.uuid(),
        org_unit_id: unit.id,
        org_path: unit.path.clone(),
        account_id: by.account_id,
        role: by.role,
        request_id: tx.stamp().request_id,
        total: i64::try_from(rows.len()).map_err(Problem::internal)?,
        created_at: now,
    };
    queue(tx, &job)?;
    let new = NewRoster {
        id,
        org_unit_id: unit.id,
        org_path: &unit.path,
        account_id: by.account_id,
        file_name: name.as_str(),
        format: sheet.format,
        encoding: sheet.encoding,
        header: &sheet.header,
        row_count: rows.len(),
        check_job,
        created_at: now,
    };
    roster_imports::insert(tx, keys, &new)?;
    roster_rows::insert(tx, id, &rows)?;
    let event = NewEvent::new(EventKind::RosterImportUploaded, id.uuid()).at(&unit.path);
    tx.record(event.changed("rows", None::<i64>, job.total))?;
    Ok(id)
}

/// The rows as they are kept: encrypted, each with the hash of the number on it and the earlier row that has the same.
fn rows(tx: &Tx, keys: &Keyring, id: RosterImportId, sheet: &Sheet) -> Result<Vec<NewRow>, Problem> {
    let (layout, today) = (Layout::of(&sheet.header), china_day(tx.stamp().now));
    let digest = |cells: &[String]| row::identity_digest(&layout, cells, today, keys);
    let digests: Vec<(u32, Option<Vec<u8>>)> =
        sheet.rows.iter().map(|(number, cells)| (*number, digest(cells))).collect();
    let first = repeats(digests.iter().map(|(number, digest)| (*number, digest.as_deref())));
    let mut rows = Vec::with_capacity(digests.len());
    for ((number, cells), (_, identity_digest)) in sheet.rows.iter().zip(digests) {
        let cells_sealed = roster_rows::seal(keys, id, *number, cells)?;
        let first_row = first.get(number).copied();
        rows.push(NewRow { row_number: *number, cells_sealed, identity_digest, first_row });
    }
    Ok(rows)
}
