use std::env;
use std::ffi::OsString;
use std::fmt::Write;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::ClusterError;
use super::account::Account;

/// Names the socket file; no TCP port is opened.
pub(super) const PORT: &str = "5432";

/// The shortest limit among the systems we know (macOS: 104 bytes with the final zero; Linux: 108).
const SOCKET_PATH_LIMIT: usize = 103;

const LOG_LIMIT: u64 = 16 << 20;
const EXCERPT: u64 = 2000;

/// The files of a cluster. Everything that is not private to PostgreSQL's user lies directly in `dir`.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// Absolute, without links.
    pub(super) dir: PathBuf,
    /// The directory of the socket.
    pub(super) socket: PathBuf,
}

impl Layout {
    pub(super) fn prepare(dir: &Path, account: &Account) -> Result<Self, ClusterError> {
        create_enterable(dir).map_err(ClusterError::at(dir))?;
        let dir = fs::canonicalize(dir).map_err(ClusterError::at(dir))?;
        account.reaches(&dir)?;
        let layout = Self { socket: dir.join("socket"), dir };
        let log = layout.dir.join("log");
        private_dir(&log).map_err(ClusterError::at(&log))?;
        match fs::metadata(layout.data()) {
            Ok(metadata) if !account.owns(&metadata) => {
                Err(ClusterError::WrongOwner { path: layout.data(), account: account.name.clone() })
            }
            Ok(_) => Ok(layout),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(layout),
            Err(error) => Err(ClusterError::at(&layout.data())(error)),
        }
    }

    pub(super) fn data(&self) -> PathBuf {
        self.dir.join("data")
    }

    pub(super) fn pid_file(&self) -> PathBuf {
        self.data().join("postmaster.pid")
    }

    /// PostgreSQL's lock on the name of its socket.
    pub(super) fn socket_lock(&self) -> PathBuf {
        self.socket.join(format!(".s.PGSQL.{PORT}.lock"))
    }

    /// The major version that wrote the data, `None` when there is no data.
    pub(super) fn data_version(&self) -> Result<Option<u32>, ClusterError> {
        let path = self.data().join("PG_VERSION");
        match fs::read_to_string(&path) {
            Ok(text) => match text.trim().parse() {
                Ok(major) => Ok(Some(major)),
                Err(error) => Err(ClusterError::at(&path)(io::Error::new(ErrorKind::InvalidData, error))),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ClusterError::at(&path)(error)),
        }
    }

    /// Keeps the socket in the cluster if its path is usable, else in a short private directory that is recorded.
    pub(super) fn choose_socket(&mut self, account: &Account) -> Result<(), ClusterError> {
        self.socket = self.dir.join("socket");
        if !usable(&self.socket) {
            let record = self.record();
            let recorded = fs::read(&record).ok().map(|bytes| PathBuf::from(OsString::from_vec(bytes)));
            self.socket = match recorded {
                Some(path) if usable(&path) && path.is_absolute() => path,
                Some(_) | None => short_path(account),
            };
            fs::write(&record, self.socket.as_os_str().as_bytes()).map_err(ClusterError::at(&record))?;
        }
        self.open_socket_dir(account)
    }

    /// Creates the directory of the socket if it is missing; a short one may have been swept away.
    pub(super) fn open_socket_dir(&self, account: &Account) -> Result<(), ClusterError> {
        let path = &self.socket;
        private_dir(path)
            .and_then(|created| if created { account.give(path) } else { Ok(()) })
            .map_err(ClusterError::at(path))?;
        let metadata = fs::symlink_metadata(path).map_err(ClusterError::at(path))?;
        if metadata.is_dir() && account.owns(&metadata) && metadata.mode() & 0o077 == 0 {
            return Ok(());
        }
        Err(ClusterError::WrongOwner { path: path.clone(), account: account.name.clone() })
    }

    /// Removes a short socket directory after a clean stop.
    pub(super) fn forget_socket(&self) {
        if !self.socket.starts_with(&self.dir) && fs::remove_dir(&self.socket).is_ok() {
            // A record that stays behind names a directory that the next start creates again.
            let _ = fs::remove_file(self.record());
        }
    }

    fn record(&self) -> PathBuf {
        self.dir.join("socket.path")
    }

    fn log(&self) -> PathBuf {
        self.dir.join("log/postgres.log")
    }

    /// Opens the log for appending, and tells where the new part begins.
    pub(super) fn open_log(&self) -> Result<(File, u64), ClusterError> {
        let path = self.log();
        if fs::metadata(&path).is_ok_and(|metadata| metadata.len() > LOG_LIMIT) {
            fs::rename(&path, path.with_extension("log.1")).map_err(ClusterError::at(&path))?;
        }
        let file = OpenOptions::new().append(true).create(true).open(&path).map_err(ClusterError::at(&path))?;
        let length = file.metadata().map_err(ClusterError::at(&path))?.len();
        Ok((file, length))
    }

    /// The end of what was logged after `begin`.
    pub(super) fn log_since(&self, begin: u64) -> String {
        let read = || -> io::Result<Vec<u8>> {
            let mut file = File::open(self.log())?;
            let length = file.metadata()?.len();
            file.seek(SeekFrom::Start(begin.max(length.saturating_sub(EXCERPT))))?;
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        read().map_or_else(|error| error.to_string(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// The libpq address of a database behind a socket.
pub(super) fn url(socket: &Path, role: &str, database: &str) -> String {
    let host = percent_encoded(socket.as_os_str().as_bytes());
    let database = percent_encoded(database.as_bytes());
    format!("postgres:///{database}?host={host}&port={PORT}&user={role}")
}

fn percent_encoded(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
            text.push(char::from(*byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

/// libpq takes a comma for the border between two hosts.
fn usable(socket: &Path) -> bool {
    let bytes = socket.as_os_str().as_bytes();
    bytes.len() + "/.s.PGSQL.".len() + PORT.len() <= SOCKET_PATH_LIMIT && !bytes.contains(&b',')
}

/// The runtime directory of root is closed to the user that root hands the cluster to.
fn short_path(account: &Account) -> PathBuf {
    let name = format!("sanwei-{:016x}", rand::random::<u64>());
    let runtime = env::var_os("XDG_RUNTIME_DIR").filter(|_| !account.switched).map(PathBuf::from);
    runtime
        .filter(|base| base.is_absolute() && base.is_dir())
        .map(|base| base.join(&name))
        .filter(|path| usable(path))
        .unwrap_or_else(|| Path::new("/tmp").join(&name))
}

/// Creates `dir` and its missing parents so that PostgreSQL's user can enter them, whatever the umask says.
fn create_enterable(dir: &Path) -> io::Result<()> {
    if dir.as_os_str().is_empty() || dir.is_dir() {
        return Ok(());
    }
    if let Some(parent) = dir.parent() {
        create_enterable(parent)?;
    }
    fs::create_dir(dir)?;
    fs::set_permissions(dir, Permissions::from_mode(0o755))
}

/// Creates a directory for its owner alone; tells whether it was missing.
pub(super) fn private_dir(path: &Path) -> io::Result<bool> {
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_encoded() {
        let address = url(Path::new("/srv/三 位/a&b"), "sanwei", "test_1");
        assert_eq!(address, "postgres:///test_1?host=%2Fsrv%2F%E4%B8%89%20%E4%BD%8D%2Fa%26b&port=5432&user=sanwei");
    }

    #[test]
    fn a_socket_path_has_a_length_and_no_comma() {
        let longest = format!("/{}", "x".repeat(SOCKET_PATH_LIMIT - 15));
        assert!(usable(Path::new(&longest)));
        assert!(!usable(Path::new(&format!("{longest}x"))));
        assert!(!usable(Path::new("/srv/a,b/socket")));
    }

    #[test]
    fn a_foreign_or_open_socket_directory_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let socket = root.path().join("socket");
        let layout = Layout { dir: root.path().into(), socket: socket.clone() };
        let owner = fs::metadata(root.path()).unwrap().uid();
        let mut account = Account::of_cluster().unwrap();
        account.switched = false;
        account.uid = owner;
        layout.open_socket_dir(&account).unwrap();
        fs::set_permissions(&socket, Permissions::from_mode(0o750)).unwrap();
        assert!(layout.open_socket_dir(&account).is_err());
        fs::set_permissions(&socket, Permissions::from_mode(0o700)).unwrap();
        account.uid = owner + 1;
        assert!(layout.open_socket_dir(&account).is_err());
    }
}
