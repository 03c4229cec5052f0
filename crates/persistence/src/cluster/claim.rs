//! Two locks keep a cluster to one owner and one server. `sanwei.lock` belongs to the owner. `server.lock` is the
//! standard input of `initdb` and `postgres`, so that every process of a server holds it and nobody else does: it is
//! free exactly when none of them lives, whatever happened to the owner and whatever stands in `postmaster.pid`.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::ClusterError;
use super::layout::Layout;

/// How often a condition that no event announces is looked at.
pub(super) const POLL: Duration = Duration::from_millis(10);

/// Fast shutdown, which writes a checkpoint, then immediate shutdown, with the time each is given.
pub(super) const SHUTDOWN: [(Signal, Duration); 2] =
    [(Signal::SIGINT, Duration::from_secs(60)), (Signal::SIGQUIT, Duration::from_secs(15))];

/// Makes this process the owner of the cluster until the file is closed.
pub(super) fn own(layout: &Layout) -> Result<File, ClusterError> {
    let path = layout.dir.join("sanwei.lock");
    try_lock(&path)?.ok_or_else(|| ClusterError::InUse { dir: layout.dir.clone() })
}

/// Takes the lock that a server is started with, after ending what an earlier server left behind.
///
/// Only the owner may call this. Gives up when `cancelled`.
pub(super) fn claim(layout: &Layout, cancelled: &dyn Fn() -> bool) -> Result<File, ClusterError> {
    let path = layout.dir.join("server.lock");
    if let Some(lock) = try_lock(&path)? {
        return discard_stale_files(layout).map(|()| lock);
    }
    for (signal, patience) in SHUTDOWN {
        if let Some(pid) = leftover_postmaster(layout) {
            tracing::warn!(%pid, %signal, "shutting down a PostgreSQL server whose owner is gone");
            // A process that is gone already needs no signal; one that refuses it keeps the lock.
            let _ = kill(pid, signal);
        }
        let deadline = Instant::now() + patience;
        while Instant::now() < deadline && !cancelled() {
            if let Some(lock) = try_lock(&path)? {
                return discard_stale_files(layout).map(|()| lock);
            }
            thread::sleep(POLL);
        }
    }
    Err(ClusterError::StillRunning { dir: layout.dir.clone() })
}

fn try_lock(path: &Path) -> Result<Option<File>, ClusterError> {
    let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    let file = open.map_err(ClusterError::at(path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(source)) => Err(ClusterError::at(path)(source)),
    }
}

/// With the lock free, PostgreSQL's own lock files are stale. It would still refuse to start if the process id in them
/// now belongs to another process of the same user, or to a zombie that no init process collects.
fn discard_stale_files(layout: &Layout) -> Result<(), ClusterError> {
    for path in [layout.pid_file(), layout.socket_lock()] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(ClusterError::at(&path)(error)),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

fn leftover_postmaster(layout: &Layout) -> Option<Pid> {
    let text = fs::read_to_string(layout.pid_file()).ok()?;
    let pid: i32 = text.lines().next()?.trim().parse().ok()?;
    is_postmaster_of(pid, &layout.data()).then(|| Pid::from_raw(pid))
}

/// Guards against a process id that was given to another process. Systems without `/proc` rely on the held lock.
fn is_postmaster_of(pid: i32, data: &Path) -> bool {
    match fs::read(format!("/proc/{pid}/cmdline")) {
        Ok(arguments) => arguments.split(|byte| *byte == 0).any(|argument| argument == data.as_os_str().as_bytes()),
        Err(_) => pid > 1 && !Path::new("/proc/self").exists(),
    }
}
