use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Instant;

use diesel::dsl::sql;
use diesel::sql_types::Bool;
use diesel::{Connection, PgConnection, QueryResult, RunQueryDsl, select, sql_query};
use nix::sys::signal::kill;
use nix::unistd::Pid;

use super::account::Account;
use super::binaries::Binaries;
use super::claim::{POLL, SHUTDOWN, claim};
use super::layout::{self, Layout, PORT};
use super::{ClusterError, ClusterOptions, DATABASE, ROLE};

const SUPERUSER: &str = "postgres";

/// `C.UTF-8` knows the letters of all scripts; where a system lacks it, `C` sorts the same way.
const LOCALES: [&str; 2] = ["C.UTF-8", "C"];

/// Everything that is needed to start the server of a cluster, again and again.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) binaries: Binaries,
    pub(super) account: Account,
    pub(super) layout: Layout,
    pub(super) options: ClusterOptions,
}

impl Server {
    /// Creates the data unless it exists. It appears under its name when it is complete.
    pub(super) fn initialise(&self) -> Result<(), ClusterError> {
        let data = self.layout.data();
        if data.exists() {
            return Ok(());
        }
        let lock = claim(&self.layout, &|| false)?;
        let new = self.layout.dir.join("data.new");
        let mut output = String::new();
        for locale in LOCALES {
            self.empty_dir(&new)?;
            match self.initdb(&new, locale, &lock)? {
                Ok(()) => {
                    fs::rename(&new, &data).map_err(ClusterError::at(&data))?;
                    return File::open(&self.layout.dir)
                        .and_then(|dir| dir.sync_all())
                        .map_err(ClusterError::at(&self.layout.dir));
                }
                Err(message) => output = message,
            }
        }
        Err(ClusterError::Initialise { output })
    }

    fn empty_dir(&self, path: &Path) -> Result<(), ClusterError> {
        if path.exists() {
            fs::remove_dir_all(path).map_err(ClusterError::at(path))?;
        }
        layout::private_dir(path).and_then(|_| self.account.give(path)).map_err(ClusterError::at(path))
    }

    fn initdb(&self, data: &Path, locale: &str, lock: &File) -> Result<Result<(), String>, ClusterError> {
        let program = &self.binaries.initdb;
        let lock = lock.try_clone().map_err(ClusterError::at(data))?;
        let mut command = self.command(program, lock);
        command.arg("-D").arg(data).args(["-U", SUPERUSER, "-E", "UTF8", "--locale", locale]);
        command.args(["--auth-local=trust", "--auth-host=reject"]);
        if !self.options.fsync {
            command.arg("--no-sync");
        }
        let output = command.output().map_err(ClusterError::running(program))?;
        if output.status.success() {
            return Ok(Ok(()));
        }
        Ok(Err(String::from_utf8_lossy(&output.stderr).into_owned()))
    }

    /// Starts the server and returns when it answers and has Sanwei's role and database, or early when `cancelled`.
    pub(super) fn launch(&self, cancelled: &dyn Fn() -> bool) -> Result<Child, ClusterError> {
        let lock = claim(&self.layout, cancelled)?;
        self.layout.open_socket_dir(&self.account)?;
        let (log, begin) = self.layout.open_log()?;
        let program = &self.binaries.postgres;
        let mut command = self.command(program, lock);
        command.arg("-D").arg(self.layout.data());
        for setting in self.settings() {
            command.arg("-c").arg(setting);
        }
        // Dropping the command closes our copy of the lock, which the server alone has to hold.
        let spawned = command.stdout(Stdio::null()).stderr(log).spawn();
        drop(command);
        let mut child = spawned.map_err(ClusterError::running(program))?;
        match self.await_answer(&mut child, begin, cancelled) {
            Ok(()) => Ok(child),
            Err(error) => {
                self.shut_down(&mut child)?;
                Err(error)
            }
        }
    }

    /// The command without the environment of the server process: it holds secrets, and `PG*` variables.
    fn command(&self, program: &Path, lock: File) -> Command {
        let mut command = Command::new(program);
        let kept = ["PATH", "LD_LIBRARY_PATH"].map(|name| (name, env::var_os(name)));
        command.env_clear().envs(kept.into_iter().filter_map(|(name, value)| Some((name, value?))));
        // An own process group, so that Ctrl-C reaches the owner alone, which then shuts down in order.
        command.current_dir(&self.layout.dir).stdin(lock).process_group(0);
        self.account.impose(&mut command);
        command
    }

    fn settings(&self) -> Vec<OsString> {
        let durable = if self.options.fsync { "on" } else { "off" };
        let mut settings: Vec<OsString> = [
            "listen_addresses=",
            "unix_socket_permissions=0700",
            "shared_buffers=128MB",
            "max_connections=100",
            "synchronous_commit=on",
            // Detail lines would carry the values of the row that broke a constraint.
            "log_error_verbosity=terse",
        ]
        .map(OsString::from)
        .into();
        settings.push(format!("port={PORT}").into());
        settings.push(format!("fsync={durable}").into());
        settings.push(format!("full_page_writes={durable}").into());
        let mut directories = OsString::from("unix_socket_directories=");
        directories.push(quoted(&self.layout.socket));
        settings.push(directories);
        settings
    }

    fn await_answer(&self, child: &mut Child, begin: u64, cancelled: &dyn Fn() -> bool) -> Result<(), ClusterError> {
        let url = format!("{}&connect_timeout=10", layout::url(&self.layout.socket, SUPERUSER, "postgres"));
        let deadline = Instant::now() + self.options.start_timeout;
        while !cancelled() {
            if let Ok(mut db) = PgConnection::establish(&url) {
                return Ok(bootstrap(&mut db)?);
            }
            if child.try_wait().map_err(ClusterError::running(&self.binaries.postgres))?.is_some() {
                return Err(ClusterError::Exited { log: self.layout.log_since(begin) });
            }
            if Instant::now() >= deadline {
                let seconds = self.options.start_timeout.as_secs();
                return Err(ClusterError::NotAnswering { seconds, log: self.layout.log_since(begin) });
            }
            thread::sleep(POLL);
        }
        Ok(())
    }

    /// Ends the server and collects its process.
    pub(super) fn shut_down(&self, child: &mut Child) -> Result<(), ClusterError> {
        let still_running = || ClusterError::StillRunning { dir: self.layout.dir.clone() };
        let pid = Pid::from_raw(i32::try_from(child.id()).map_err(|_| still_running())?);
        for (signal, patience) in SHUTDOWN {
            let deadline = Instant::now() + patience;
            let mut signalled = false;
            while Instant::now() < deadline {
                if child.try_wait().map_err(ClusterError::running(&self.binaries.postgres))?.is_some() {
                    return Ok(());
                }
                if !signalled {
                    // An uncollected child keeps its process id, so this reaches nobody else and cannot fail.
                    let _ = kill(pid, signal);
                    signalled = true;
                }
                thread::sleep(POLL);
            }
        }
        Err(still_running())
    }
}

/// A list element of PostgreSQL's settings.
fn quoted(path: &Path) -> OsString {
    let mut bytes = vec![b'"'];
    for byte in path.as_os_str().as_bytes() {
        bytes.extend(std::iter::repeat_n(*byte, if *byte == b'"' { 2 } else { 1 }));
    }
    bytes.push(b'"');
    OsString::from_vec(bytes)
}

/// Creates Sanwei's role and database where they are missing; a first start may have been interrupted.
fn bootstrap(db: &mut PgConnection) -> QueryResult<()> {
    if !exists(db, &format!("pg_roles where rolname = '{ROLE}'"))? {
        sql_query(format!("create role {ROLE} login createdb createrole")).execute(db)?;
    }
    if !exists(db, &format!("pg_database where datname = '{DATABASE}'"))? {
        sql_query(format!("create database {DATABASE} owner {ROLE}")).execute(db)?;
    }
    Ok(())
}

fn exists(db: &mut PgConnection, rows: &str) -> QueryResult<bool> {
    select(sql::<Bool>(&format!("exists (select from {rows})"))).get_result(db)
}
