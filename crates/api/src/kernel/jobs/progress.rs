//! The progress of a job as server-sent events. Each look is a look at the row, so any server can tell it.

use std::time::Duration;

use actix_web::http::header::ContentEncoding;
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpResponse, get, rt};
use domain::kernel::access::{Action, Scope};
use domain::kernel::id::JobId;
use futures::stream::unfold;
use futures::{Stream, TryStreamExt};
use uuid::Uuid;

use super::{JobOut, shown};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::problem::{Problem, ProblemOut};

/// How often the row is looked at.
const PACE: Duration = Duration::from_millis(500);
/// Looks until the stream ends and whoever still watches has to ask again, with a sign-in that still holds.
const LOOKS: u32 = 120;

/// Watch the progress of a job
///
/// Server-sent events named `progress`, each with the job as JSON, whenever it has changed. The stream ends with the
/// job, or after a minute: then ask again.
#[utoipa::path(
    operation_id = "watch_job", tag = "integration", params(("id" = Uuid, Path, description = "The job")),
    extensions(("x-permission" = json!("read_job"))),
    responses(
        (status = 200, description = "Events", body = String, content_type = "text/event-stream",
            example = json!("event: progress\nid: 7\ndata: {\"state\":\"running\",\"done\":4500,\"total\":10000}\n\n")),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/jobs/{id}/progress")]
pub(super) async fn watch(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Result<HttpResponse, Problem> {
    let scope = actor.permit(Action::ReadJob)?;
    let watching = Watching { state, scope, id: (*id).into(), told: 0, looks: 0 };
    let first = watching.look().await?;
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        // Compressed, an event would wait for the next ones to fill a block.
        .insert_header(ContentEncoding::Identity)
        // A failure on the way ends the stream; whoever watches asks again and is told then.
        .streaming(events(watching, first).map_err(|problem| std::io::Error::other(problem.to_string()))))
}

struct Watching {
    state: Data<State>,
    scope: Scope,
    id: JobId,
    told: i64,
    looks: u32,
}

impl Watching {
    async fn look(&self) -> Result<JobOut, Problem> {
        let (scope, id) = (self.scope.clone(), self.id);
        self.state.db.read(move |db| shown(db, &scope, id)).await
    }
}

fn events(watching: Watching, first: JobOut) -> impl Stream<Item = Result<Bytes, Problem>> {
    unfold(Some((watching, Some(first))), |step| async move {
        let (mut watching, given) = step?;
        let job = match given {
            Some(job) => job,
            None => match watching.next().await {
                Ok(job) => job?,
                Err(problem) => return Some((Err(problem), None)),
            },
        };
        watching.told = job.version;
        let ended = job.state.0.has_ended();
        let event = serde_json::to_string(&job).map_err(Problem::internal);
        let event = event.map(|data| Bytes::from(format!("event: progress\nid: {}\ndata: {data}\n\n", job.version)));
        Some((event, (!ended).then_some((watching, None))))
    })
}

impl Watching {
    /// The job once it has changed; `None` when it is time to end.
    async fn next(&mut self) -> Result<Option<JobOut>, Problem> {
        while self.looks < LOOKS {
            self.looks += 1;
            rt::time::sleep(PACE).await;
            let job = self.look().await?;
            if job.version != self.told {
                return Ok(Some(job));
            }
        }
        Ok(None)
    }
}
