use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use nix::unistd::{User, getegid, geteuid};

use super::ClusterError;

/// Users that root hands the cluster to, in this order. `nobody` is not among them: services that share it could read
/// the data.
const UNPRIVILEGED: [&str; 2] = ["postgres", "sanwei"];

/// The user that PostgreSQL runs as.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) name: String,
    pub(super) uid: u32,
    gid: u32,
    /// Root starts PostgreSQL as somebody else; everyone else starts it as themselves.
    pub(super) switched: bool,
}

impl Account {
    pub(super) fn of_cluster() -> Result<Self, ClusterError> {
        let uid = geteuid();
        if uid.is_root() {
            let user = UNPRIVILEGED.iter().find_map(|name| User::from_name(name).ok().flatten());
            let user = user.ok_or(ClusterError::NoAccount)?;
            return Ok(Self { name: user.name, uid: user.uid.as_raw(), gid: user.gid.as_raw(), switched: true });
        }
        let name = User::from_uid(uid).ok().flatten().map_or_else(|| uid.to_string(), |user| user.name);
        Ok(Self { name, uid: uid.as_raw(), gid: getegid().as_raw(), switched: false })
    }

    /// Makes `command` run as this user, without the supplementary groups of root.
    pub(super) fn impose(&self, command: &mut Command) {
        if self.switched {
            command.uid(self.uid).gid(self.gid);
        }
    }

    pub(super) fn give(&self, path: &Path) -> io::Result<()> {
        if self.switched { chown(path, Some(self.uid), Some(self.gid)) } else { Ok(()) }
    }

    pub(super) fn owns(&self, metadata: &Metadata) -> bool {
        metadata.uid() == self.uid
    }

    /// Checks that the user can walk down to `dir`.
    pub(super) fn reaches(&self, dir: &Path) -> Result<(), ClusterError> {
        if !self.switched {
            return Ok(());
        }
        match self.barrier(dir)? {
            Some(dir) => Err(ClusterError::Unreachable { dir, account: self.name.clone() }),
            None => Ok(()),
        }
    }

    /// The outermost directory on the way down to `dir` that the user may not enter.
    fn barrier(&self, dir: &Path) -> Result<Option<PathBuf>, ClusterError> {
        let mut way: Vec<&Path> = dir.ancestors().collect();
        way.reverse();
        for step in way {
            let metadata = fs::metadata(step).map_err(ClusterError::at(step))?;
            if !self.may_enter(&metadata) {
                return Ok(Some(step.to_path_buf()));
            }
        }
        Ok(None)
    }

    fn may_enter(&self, metadata: &Metadata) -> bool {
        let bit = if self.owns(metadata) {
            0o100
        } else if metadata.gid() == self.gid {
            0o010
        } else {
            0o001
        };
        metadata.mode() & bit != 0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn stranger() -> Account {
        Account { name: "stranger".into(), uid: 3_000_001, gid: 3_000_001, switched: true }
    }

    #[test]
    fn a_closed_directory_on_the_way_is_named() {
        let root = tempfile::tempdir().unwrap();
        let closed = fs::canonicalize(root.path()).unwrap();
        let inner = closed.join("var/postgres");
        fs::create_dir_all(&inner).unwrap();
        fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
        let error = stranger().reaches(&inner).unwrap_err().to_string();
        assert!(error.contains(&format!("chmod o+x '{}'", closed.display())), "{error}");
        fs::set_permissions(&closed, Permissions::from_mode(0o711)).unwrap();
        assert!(stranger().reaches(&inner).is_ok());
    }

    #[test]
    fn the_owner_bit_counts_for_the_owner_and_the_group_bit_for_the_group() {
        let root = tempfile::tempdir().unwrap();
        let metadata = |mode| {
            fs::set_permissions(root.path(), Permissions::from_mode(mode)).unwrap();
            fs::metadata(root.path()).unwrap()
        };
        let owner = Account { uid: metadata(0o700).uid(), ..stranger() };
        let member = Account { gid: metadata(0o700).gid(), ..stranger() };
        let cases = [
            (0o700, true, false, false),
            (0o610, false, true, false),
            (0o701, true, false, true),
            (0o666, false, false, false),
        ];
        for (mode, as_owner, as_member, as_stranger) in cases {
            let metadata = metadata(mode);
            let got = (owner.may_enter(&metadata), member.may_enter(&metadata), stranger().may_enter(&metadata));
            assert_eq!(got, (as_owner, as_member, as_stranger), "{mode:o}");
        }
        metadata(0o700);
    }
}
