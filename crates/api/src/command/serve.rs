//! `sanwei serve`.

use std::sync::Arc;
use std::time::Duration;

use actix_web::middleware::{Compress, from_fn};
use actix_web::web::Data;
use actix_web::{App, HttpServer, rt};
use domain::identity::password::PasswordPolicy;
use domain::identity::session::SessionPolicy;
use persistence::kernel::events::{self, Stamp};
use persistence::kernel::idempotency;
use persistence::migrations;
use persistence::organisation::divisions;

use super::Failure;
use super::database::Database;
use crate::app::{State, catch_panics, configure, pages};
use crate::kernel::db::Db;
use crate::kernel::frame::frame;
use crate::settings::Settings;

/// How often waiting events are sealed and old answers forgotten.
const TIDY: Duration = Duration::from_secs(1);

pub(super) fn serve(settings: Settings) -> Result<(), Failure> {
    let secrets = settings.secrets().map_err(Failure::new)?;
    let database = Database::open(&settings)?;
    let mut owner = database.owner()?;
    migrations::up(&mut owner).map_err(Failure::new)?;
    divisions::find(&mut owner, &settings.county)
        .map_err(|error| Failure(format!("setting county: {} is no known division: {error}", settings.county)))?;
    drop(owner);
    let state = Data::new(State {
        db: Db::connect(&database.url, settings.pool_size).map_err(Failure)?,
        clock: settings.clock(),
        keys: Arc::new(secrets.keys),
        tokens: secrets.tokens,
        sessions: SessionPolicy { sessions_per_account: settings.sessions_per_account, ..Default::default() },
        passwords: PasswordPolicy { max_age_days: settings.password_days, ..Default::default() },
        lockout: Default::default(),
        secure_cookies: settings.secure_cookies,
        county: settings.county.clone(),
    });
    if settings.clock_shift_file.is_some() {
        tracing::warn!("the clock follows clock_shift_file: for rehearsals and tests only");
    }
    // The cluster, if it is ours, outlives the server and stops when `database` is dropped.
    rt::System::new().block_on(answer(settings, state))
}

async fn answer(settings: Settings, state: Data<State>) -> Result<(), Failure> {
    let (served, dir) = (state.clone(), settings.pages_dir.clone());
    let per_worker = (settings.pool_size as usize).div_ceil(settings.workers).max(1);
    let server = HttpServer::new(move || {
        App::new()
            .wrap(Compress::default())
            .wrap(catch_panics())
            .wrap(from_fn(frame))
            .configure(configure(served.clone()))
            .service(pages(&dir))
    })
    .workers(settings.workers)
    // A thread without a connection only waits for one.
    .worker_max_blocking_threads(per_worker)
    .shutdown_timeout(10)
    .bind(settings.listen)
    .map_err(|error| Failure(format!("setting listen: {} cannot be used: {error}", settings.listen)))?;
    // Port 0 lets the system choose: whoever started the server reads here which one it is.
    server.addrs().iter().for_each(|address| println!("Sanwei answers at http://{address}"));
    let server = server.run();
    let tidying = rt::spawn(tidy(state));
    let outcome = server.await;
    tidying.abort();
    outcome.map_err(Failure::new)
}

/// Seals events and forgets old answers, for as long as the server runs. Any number of processes may do so.
async fn tidy(state: Data<State>) {
    let mut ticks = rt::time::interval(TIDY);
    loop {
        ticks.tick().await;
        let (keys, now) = (Arc::clone(&state.keys), state.clock.now());
        let stamp = Stamp { account_id: None, role: None, request_id: None, now };
        let done = state.db.write(stamp, move |tx| {
            idempotency::forget_old(tx, now)?;
            Ok(events::seal_batch(tx, &keys)?)
        });
        if let Err(problem) = done.await {
            tracing::error!(cause = problem.cause(), "sealing failed; it is tried again");
        }
    }
}
