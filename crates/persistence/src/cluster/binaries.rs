use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::ClusterError;

const OLDEST: u32 = 15;
const DEBIAN_ROOT: &str = "/usr/lib/postgresql";

/// The programs of one PostgreSQL installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Binaries {
    pub(super) initdb: PathBuf,
    pub(super) postgres: PathBuf,
}

/// Finds an installation: of the major version that wrote the data, or of any supported one for new data.
pub(super) fn find(written_by: Option<u32>) -> Result<Binaries, ClusterError> {
    let mut dirs = in_path(std::env::var_os("PATH"));
    dirs.extend(by_pg_config());
    dirs.extend(below(Path::new(DEBIAN_ROOT)));
    choose(dirs, written_by, major_version)
}

fn choose(
    dirs: Vec<PathBuf>,
    written_by: Option<u32>,
    version: impl Fn(&Path) -> Option<u32>,
) -> Result<Binaries, ClusterError> {
    let fits = |major: u32| written_by.map_or(major >= OLDEST, |written_by| major == written_by);
    dirs.into_iter()
        .map(|dir| Binaries { initdb: dir.join("initdb"), postgres: dir.join("postgres") })
        .filter(|binaries| binaries.initdb.is_file() && binaries.postgres.is_file())
        .find(|binaries| version(&binaries.postgres).is_some_and(fits))
        .ok_or_else(|| match written_by {
            Some(major) => ClusterError::VersionMissing { major },
            None => ClusterError::NotInstalled { oldest: OLDEST },
        })
}

/// The real directories behind PATH: a lone link to `postgres` leads to the directory that also holds `initdb`.
fn in_path(path: Option<OsString>) -> Vec<PathBuf> {
    let path = path.unwrap_or_default();
    std::env::split_paths(&path)
        .filter_map(|dir| fs::canonicalize(dir.join("postgres")).ok())
        .filter_map(|postgres| postgres.parent().map(Path::to_path_buf))
        .collect()
}

fn by_pg_config() -> Option<PathBuf> {
    output_of(Command::new("pg_config").arg("--bindir")).map(|dir| PathBuf::from(dir.trim_end()))
}

/// The `<major>/bin` directories below `root`, newest first.
fn below(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    versions.into_iter().rev().map(|(_, dir)| dir).collect()
}

fn major_version(postgres: &Path) -> Option<u32> {
    parse_version(&output_of(Command::new(postgres).arg("--version"))?)
}

fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// Reads the major version from `postgres (PostgreSQL) 15.6 (Debian 15.6-1)`.
fn parse_version(text: &str) -> Option<u32> {
    let number = text.split_once("(PostgreSQL) ")?.1;
    let digits = number.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn installation(root: &Path, major: &str) -> PathBuf {
        let bin = fs::canonicalize(root).unwrap().join(major).join("bin");
        fs::create_dir_all(&bin).unwrap();
        fs::write(bin.join("postgres"), major).unwrap();
        fs::write(bin.join("initdb"), "").unwrap();
        bin
    }

    fn version_in_file(postgres: &Path) -> Option<u32> {
        fs::read_to_string(postgres).ok()?.parse().ok()
    }

    #[test]
    fn versions_are_read() {
        let cases = [
            ("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n", Some(15)),
            ("postgres (PostgreSQL) 18beta1\n", Some(18)),
            ("postgres (EnterpriseDB) 15.1", None),
            ("postgres (PostgreSQL) devel", None),
        ];
        for (text, major) in cases {
            assert_eq!(parse_version(text), major, "{text}");
        }
    }

    #[test]
    fn a_lone_link_in_path_leads_to_its_installation() {
        let root = tempfile::tempdir().unwrap();
        let bin = installation(root.path(), "16");
        let local = root.path().join("local");
        fs::create_dir(&local).unwrap();
        symlink(bin.join("postgres"), local.join("postgres")).unwrap();
        assert_eq!(in_path(Some(local.into())), [bin]);
    }

    #[test]
    fn the_newest_installation_comes_first() {
        let root = tempfile::tempdir().unwrap();
        let bins = ["9", "15", "17"].map(|major| installation(root.path(), major));
        fs::create_dir(root.path().join("common")).unwrap();
        let root = fs::canonicalize(root.path()).unwrap();
        assert_eq!(below(&root), [bins[2].clone(), bins[1].clone(), bins[0].clone()]);
    }

    #[test]
    fn an_installation_must_be_complete_and_fit_the_data() {
        let root = tempfile::tempdir().unwrap();
        let dirs = || ["14", "17", "15", "16"].map(|major| installation(root.path(), major)).to_vec();
        let incomplete = dirs()[1].clone();
        let chosen = |written_by| {
            let dirs = dirs();
            fs::remove_file(incomplete.join("initdb")).unwrap();
            choose(dirs, written_by, version_in_file).map(|found| version_in_file(&found.postgres).unwrap())
        };
        assert_eq!(chosen(None).unwrap(), 15);
        assert_eq!(chosen(Some(16)).unwrap(), 16);
        let missing = chosen(Some(17)).unwrap_err().to_string();
        assert!(missing.contains("apt-get install postgresql-17"), "{missing}");
        let none = choose(dirs()[..1].to_vec(), None, version_in_file).unwrap_err().to_string();
        assert!(none.contains("apt-get install postgresql`"), "{none}");
    }
}
