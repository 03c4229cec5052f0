//! The private PostgreSQL cluster of a Sanwei server that was given no `DATABASE_URL`.
//!
//! The cluster lives in one directory (`./var/postgres`), answers on a Unix socket only and is a child process of the
//! server. Why it is built on the installed binaries, and how it survives `kill -9`, is decided in
//! `docs/decisions/0001-private-postgresql-cluster.md`.

mod account;
mod binaries;
mod claim;
mod error;
mod layout;
mod server;
mod supervisor;

use std::fs::File;
use std::path::Path;
use std::time::Duration;

pub use error::ClusterError;

use account::Account;
use layout::Layout;
use server::Server;
use supervisor::Supervisor;

/// The role that owns Sanwei's databases. It may create databases and roles, and is no superuser.
pub const ROLE: &str = "sanwei";

/// The database that the first start creates.
pub const DATABASE: &str = "sanwei";

/// How a cluster is run.
#[derive(Debug, Clone)]
pub struct ClusterOptions {
    /// Whether commits reach the disk before they are confirmed. Off only where the data may be lost: in tests.
    pub fsync: bool,
    /// How long a server may take until it answers; recovery after a crash counts.
    pub start_timeout: Duration,
}

impl Default for ClusterOptions {
    fn default() -> Self {
        Self { fsync: true, start_timeout: Duration::from_secs(120) }
    }
}

/// A running cluster. Dropping it shuts the server down.
#[derive(Debug)]
pub struct Cluster {
    supervisor: Supervisor,
    layout: Layout,
    _owner: File,
}

impl Cluster {
    /// Starts the cluster in `dir` with the default options and creates it on the first start.
    ///
    /// # Errors
    /// See [`Cluster::start_with`].
    pub fn start(dir: &Path) -> Result<Self, ClusterError> {
        Self::start_with(dir, ClusterOptions::default())
    }

    /// Starts the cluster in `dir`, creates it on the first start, and returns when it answers.
    ///
    /// A server that a killed owner left behind is shut down first. As root, the server runs as an unprivileged user.
    ///
    /// # Errors
    /// [`ClusterError::InUse`] while another owner holds `dir`; otherwise the variant that names what is missing.
    pub fn start_with(dir: &Path, options: ClusterOptions) -> Result<Self, ClusterError> {
        let account = Account::of_cluster()?;
        let mut layout = Layout::prepare(dir, &account)?;
        let owner = claim::own(&layout)?;
        let binaries = binaries::find(layout.data_version()?)?;
        layout.choose_socket(&account)?;
        let server = Server { binaries, account, layout: layout.clone(), options };
        server.initialise()?;
        let supervisor = Supervisor::start(server)?;
        tracing::info!(dir = %layout.dir.display(), "private PostgreSQL cluster answers");
        Ok(Self { supervisor, layout, _owner: owner })
    }

    /// The libpq address of `database` for the role [`ROLE`]. It stays the same when the server is restarted.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        layout::url(&self.layout.socket, ROLE, database)
    }

    /// Whether the server is up: started, answered once, and not dead since. False during a restart.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.supervisor.pid().is_some()
    }

    /// The process id of the postmaster, `None` while there is none that answers.
    #[must_use]
    pub fn postmaster_pid(&self) -> Option<u32> {
        self.supervisor.pid()
    }

    /// Shuts the server down: open transactions are rolled back, committed data is on disk.
    ///
    /// # Errors
    /// [`ClusterError::StillRunning`] when the server does not end.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.shut_down()
    }

    fn shut_down(&mut self) -> Result<(), ClusterError> {
        self.supervisor.shut_down()?;
        self.layout.forget_socket();
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.shut_down() {
            tracing::error!(%error, "private PostgreSQL cluster was not shut down");
        }
    }
}
