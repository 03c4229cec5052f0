//! The private cluster with real PostgreSQL programs: life, death and recovery.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use diesel::dsl::sql;
use diesel::sql_types::{Bool, Integer, Text};
use diesel::{Connection, PgConnection, RunQueryDsl, select, sql_query};
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, getpgid};
use persistence::cluster::{Cluster, ClusterError, ClusterOptions, DATABASE, ROLE};
use tempfile::TempDir;

const OWNED_DIR: &str = "SANWEI_TEST_OWNED_DIR";

/// A directory that PostgreSQL's user can enter when the tests run as root.
fn enterable_dir() -> TempDir {
    tempfile::Builder::new().permissions(Permissions::from_mode(0o755)).tempdir().unwrap()
}

fn start(dir: &Path) -> Result<Cluster, ClusterError> {
    Cluster::start_with(dir, ClusterOptions { fsync: false, ..ClusterOptions::default() })
}

fn connect(cluster: &Cluster) -> PgConnection {
    PgConnection::establish(&cluster.url(DATABASE)).unwrap()
}

fn text(db: &mut PgConnection, expression: &str) -> String {
    select(sql::<Text>(expression)).get_result(db).unwrap()
}

fn write_note(cluster: &Cluster) {
    let db = &mut connect(cluster);
    sql_query("create table note (body text not null)").execute(db).unwrap();
    sql_query("insert into note values ('三位')").execute(db).unwrap();
}

fn assert_note(cluster: &Cluster) {
    assert_eq!(text(&mut connect(cluster), "(select body from note)"), "三位");
}

fn send(pid: u32, signal: Signal) {
    kill(Pid::from_raw(pid.try_into().unwrap()), signal).unwrap();
}

/// A zombie counts as gone: its arguments are empty.
fn is_alive(pid: u32) -> bool {
    fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|arguments| !arguments.is_empty())
}

fn await_that(what: &str, condition: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !condition() {
        assert!(Instant::now() < deadline, "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_first_start_creates_a_cluster_that_only_its_socket_reaches() {
    let root = enterable_dir();
    let cluster = start(&root.path().join("var/postgres")).unwrap();
    let db = &mut connect(&cluster);
    assert_eq!(select(sql::<Integer>("1")).get_result(db), Ok(1));
    assert_eq!(text(db, "current_setting('listen_addresses')"), "");
    assert_eq!(text(db, "current_user::text"), ROLE);
    assert_eq!(text(db, "current_setting('server_encoding')"), "UTF8");
    let superuser = select(sql::<Bool>("(select rolsuper from pg_roles where rolname = current_user)"));
    assert_eq!(superuser.get_result(db), Ok(false));
    sql_query("create database another").execute(db).unwrap();
    PgConnection::establish(&cluster.url("another")).unwrap();
    let mode = fs::metadata(root.path().join("var/postgres/socket")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn ctrl_c_reaches_the_owner_alone() {
    let root = enterable_dir();
    let cluster = start(root.path()).unwrap();
    let postmaster = Pid::from_raw(cluster.postmaster_pid().unwrap().try_into().unwrap());
    assert_eq!(getpgid(Some(postmaster)), Ok(postmaster));
}

#[test]
fn data_outlives_a_stop() {
    let root = enterable_dir();
    let cluster = start(root.path()).unwrap();
    write_note(&cluster);
    let pid = cluster.postmaster_pid().unwrap();
    cluster.stop().unwrap();
    assert!(!is_alive(pid));
    assert!(!root.path().join("data/postmaster.pid").exists());
    let cluster = start(root.path()).unwrap();
    assert_note(&cluster);
}

#[test]
fn a_cluster_has_one_owner() {
    let root = enterable_dir();
    let cluster = start(root.path()).unwrap();
    let refusal = start(root.path()).unwrap_err();
    assert!(matches!(refusal, ClusterError::InUse { .. }), "{refusal}");
    assert!(refusal.to_string().contains("DATABASE_URL"), "{refusal}");
    assert!(cluster.is_running());
    drop(cluster);
    start(root.path()).unwrap();
}

#[test]
fn a_long_path_gets_a_short_socket_that_a_stop_removes() {
    let root = enterable_dir();
    let dir = root.path().join("x".repeat(120));
    let cluster = start(&dir).unwrap();
    connect(&cluster);
    let socket = PathBuf::from(fs::read_to_string(dir.join("socket.path")).unwrap());
    assert_eq!(fs::metadata(&socket).unwrap().permissions().mode() & 0o777, 0o700);
    cluster.stop().unwrap();
    assert!(!socket.exists());
    assert!(!dir.join("socket.path").exists());
}

#[test]
fn a_killed_server_is_started_again_with_what_was_committed() {
    let root = enterable_dir();
    let cluster = start(root.path()).unwrap();
    write_note(&cluster);
    let url = cluster.url(DATABASE);
    let killed = cluster.postmaster_pid().unwrap();
    send(killed, Signal::SIGKILL);
    await_that("the server is started again", || cluster.postmaster_pid().is_some_and(|pid| pid != killed));
    assert!(cluster.is_running());
    assert_eq!(cluster.url(DATABASE), url);
    assert_note(&cluster);
}

/// What the other process of the following tests does: it owns a cluster until it is killed.
fn own_until_killed(dir: &Path) -> ! {
    let cluster = start(dir).unwrap();
    write_note(&cluster);
    println!("\nowner of {}", cluster.postmaster_pid().unwrap());
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    panic!("the owner was not killed");
}

/// Runs `test` in a second process, as the owner of `dir`; returns when its server answers.
fn other_owner(test: &str, dir: &Path) -> (Child, u32) {
    let mut owner = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(OWNED_DIR, dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(owner.stdout.take().unwrap());
    let pid = output.lines().find_map(|line| line.unwrap().strip_prefix("owner of ")?.parse().ok());
    (owner, pid.expect("the other process owns a server"))
}

fn kill_owner(mut owner: Child) {
    owner.kill().unwrap();
    owner.wait().unwrap();
}

#[test]
fn the_server_of_a_killed_owner_gives_way() {
    if let Some(dir) = std::env::var_os(OWNED_DIR) {
        own_until_killed(Path::new(&dir));
    }
    let root = enterable_dir();
    let (owner, orphan) = other_owner("the_server_of_a_killed_owner_gives_way", root.path());
    assert!(matches!(start(root.path()), Err(ClusterError::InUse { .. })));
    kill_owner(owner);
    assert!(is_alive(orphan));
    let cluster = start(root.path()).unwrap();
    assert!(!is_alive(orphan));
    assert_ne!(cluster.postmaster_pid(), Some(orphan));
    assert_note(&cluster);
}

#[test]
fn a_cluster_recovers_when_owner_and_server_were_killed() {
    if let Some(dir) = std::env::var_os(OWNED_DIR) {
        own_until_killed(Path::new(&dir));
    }
    let root = enterable_dir();
    let (owner, orphan) = other_owner("a_cluster_recovers_when_owner_and_server_were_killed", root.path());
    kill_owner(owner);
    send(orphan, Signal::SIGKILL);
    await_that("the orphan is gone", || !is_alive(orphan));
    assert!(root.path().join("data/postmaster.pid").exists());
    let cluster = start(root.path()).unwrap();
    assert_note(&cluster);
}

#[test]
fn a_process_id_that_belongs_to_somebody_else_is_left_alone() {
    let root = enterable_dir();
    start(root.path()).unwrap().stop().unwrap();
    let same_user = fs::metadata(root.path().join("data")).unwrap().uid();
    let mut bystander = Command::new("cat").stdin(Stdio::piped()).uid(same_user).spawn().unwrap();
    fs::write(root.path().join("data/postmaster.pid"), format!("{}\n", bystander.id())).unwrap();
    let cluster = start(root.path()).unwrap();
    connect(&cluster);
    assert!(bystander.try_wait().unwrap().is_none());
    bystander.kill().unwrap();
    bystander.wait().unwrap();
}
