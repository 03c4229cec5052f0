use std::io;
use std::path::{Path, PathBuf};

/// Why the private cluster is not available. The text names the missing piece and the command that supplies it.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// Another process owns the cluster.
    #[error(
        "the cluster in {} is in use by another server process; stop that one, or set DATABASE_URL to share its database",
        dir.display()
    )]
    InUse {
        /// The directory of the cluster.
        dir: PathBuf,
    },
    /// No usable PostgreSQL is installed.
    #[error(
        "PostgreSQL {oldest} or newer (postgres and initdb) was found neither in PATH, nor by `pg_config --bindir`, \
         nor under /usr/lib/postgresql; install it with `apt-get install postgresql`, or set DATABASE_URL"
    )]
    NotInstalled {
        /// The oldest major version that is supported.
        oldest: u32,
    },
    /// The data was written by a major version that is not installed.
    #[error(
        "the data was written by PostgreSQL {major}, which is not installed; \
         install it with `apt-get install postgresql-{major}`"
    )]
    VersionMissing {
        /// The major version that wrote the data.
        major: u32,
    },
    /// The server was started by root and there is no unprivileged user for PostgreSQL.
    #[error(
        "PostgreSQL does not run as root and there is neither a user `postgres` nor `sanwei`; \
         create one with `useradd --system --shell /usr/sbin/nologin sanwei`"
    )]
    NoAccount,
    /// The unprivileged user cannot reach the directory.
    #[error("the user `{account}` cannot enter {}; allow it with `chmod o+x '{}'`", dir.display(), dir.display())]
    Unreachable {
        /// The outermost directory that bars the way.
        dir: PathBuf,
        /// The user PostgreSQL runs as.
        account: String,
    },
    /// The data belongs to another user than the one PostgreSQL would run as.
    #[error(
        "{} does not belong to the user `{account}`; hand it over with `chown -R {account}: '{}'`",
        path.display(),
        path.display()
    )]
    WrongOwner {
        /// The directory in question.
        path: PathBuf,
        /// The user PostgreSQL runs as.
        account: String,
    },
    /// `initdb` failed.
    #[error("initdb could not create the cluster: {output}")]
    Initialise {
        /// What it wrote.
        output: String,
    },
    /// The server ended while it started.
    #[error("PostgreSQL ended while starting: {log}")]
    Exited {
        /// The end of its log.
        log: String,
    },
    /// The server did not answer in time.
    #[error("PostgreSQL did not answer within {seconds} s: {log}")]
    NotAnswering {
        /// The time it was given, in seconds.
        seconds: u64,
        /// The end of its log.
        log: String,
    },
    /// Processes of a server keep running although they were told to end.
    #[error("a PostgreSQL server of the cluster in {} does not end; look for it with `ps -ef`", dir.display())]
    StillRunning {
        /// The directory of the cluster.
        dir: PathBuf,
    },
    /// The role or the database could not be created.
    #[error("the role and the database of Sanwei could not be created: {0}")]
    Bootstrap(#[from] diesel::result::Error),
    /// A program could not be run.
    #[error("{} cannot be run: {source}", program.display())]
    Run {
        /// The program.
        program: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or directory could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl ClusterError {
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io { path, source }
    }

    pub(super) fn running(program: &Path) -> impl FnOnce(io::Error) -> Self {
        let program = program.to_path_buf();
        move |source| Self::Run { program, source }
    }
}
