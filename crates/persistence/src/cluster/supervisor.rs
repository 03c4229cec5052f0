use std::fmt;
use std::process::{Child, ExitStatus};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::ClusterError;
use super::server::Server;

/// How long the death of the server may go unnoticed.
const WATCH: Duration = Duration::from_millis(50);

/// Restarts in a row before the server is given up.
const ATTEMPTS: u32 = 6;

/// The pause before the second attempt; it doubles with each further one.
const PAUSE: Duration = Duration::from_millis(200);

/// A server that ran this long is healthy: its next death starts a new row.
const HEALTHY: Duration = Duration::from_secs(60);

/// Starts the server again when it dies.
pub(super) struct Supervisor {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    server: Server,
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    /// The server that answers; `None` during a restart and after the last attempt.
    child: Option<Child>,
    stopping: bool,
}

impl Supervisor {
    pub(super) fn start(server: Server) -> Result<Self, ClusterError> {
        let child = server.launch(&|| false)?;
        let state = Mutex::new(State { child: Some(child), stopping: false });
        let shared = Arc::new(Shared { server, state, changed: Condvar::new() });
        let mut supervisor = Self { shared: Arc::clone(&shared), thread: None };
        let thread = thread::Builder::new().name("postgres-supervisor".into()).spawn(move || shared.watch());
        match thread {
            Ok(thread) => {
                supervisor.thread = Some(thread);
                Ok(supervisor)
            }
            Err(source) => {
                supervisor.shut_down()?;
                Err(ClusterError::running(&supervisor.shared.server.binaries.postgres)(source))
            }
        }
    }

    /// The process id of the server that answers.
    pub(super) fn pid(&self) -> Option<u32> {
        let mut state = self.shared.lock();
        let child = state.child.as_mut()?;
        matches!(child.try_wait(), Ok(None)).then(|| child.id())
    }

    pub(super) fn shut_down(&mut self) -> Result<(), ClusterError> {
        self.shared.lock().stopping = true;
        self.shared.changed.notify_all();
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the supervisor of PostgreSQL panicked");
        }
        let child = self.shared.lock().child.take();
        child.map_or(Ok(()), |mut child| self.shared.server.shut_down(&mut child))
    }
}

impl fmt::Debug for Supervisor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Supervisor").field("server", &self.shared.server).finish_non_exhaustive()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stopping(&self) -> bool {
        self.lock().stopping
    }

    /// Lets `duration` pass, or less when the cluster is to stop; tells whether it is.
    fn pause(&self, duration: Duration) -> bool {
        let waited = self.changed.wait_timeout_while(self.lock(), duration, |state| !state.stopping);
        waited.unwrap_or_else(PoisonError::into_inner).0.stopping
    }

    fn watch(&self) {
        let mut attempts = 0;
        let mut started = Instant::now();
        while !self.pause(WATCH) {
            let Some(status) = self.take_dead() else { continue };
            tracing::error!(%status, "PostgreSQL died");
            if started.elapsed() >= HEALTHY {
                attempts = 0;
            }
            let Some(child) = self.restart(&mut attempts) else {
                return;
            };
            self.lock().child = Some(child);
            started = Instant::now();
        }
    }

    fn take_dead(&self) -> Option<ExitStatus> {
        let mut state = self.lock();
        let status = state.child.as_mut()?.try_wait().ok()??;
        state.child = None;
        Some(status)
    }

    fn restart(&self, attempts: &mut u32) -> Option<Child> {
        while *attempts < ATTEMPTS {
            let pause = if *attempts == 0 { Duration::ZERO } else { PAUSE * (1 << (*attempts - 1)) };
            *attempts += 1;
            if self.pause(pause) {
                return None;
            }
            match self.server.launch(&|| self.stopping()) {
                Ok(child) => {
                    tracing::info!(pid = child.id(), attempt = *attempts, "PostgreSQL was started again");
                    return Some(child);
                }
                Err(error) => tracing::error!(%error, attempt = *attempts, "PostgreSQL was not started again"),
            }
        }
        tracing::error!("PostgreSQL is given up; restart the server after the cause is removed");
        None
    }
}
