//! Databases, and servers as an operator starts them.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

const KEY: &str = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

fn address(database: &str) -> String {
    std::env::var("TEST_CLUSTER")
        .expect("TEST_CLUSTER is not set: run the tests with `make test`")
        .replace("DATABASE", database)
}

pub fn await_that(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !condition() {
        assert!(Instant::now() < deadline, "{what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// A migrated database of its own.
pub struct Database {
    name: String,
    dir: TempDir,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl Database {
    pub fn new() -> Self {
        let name = format!("sanwei_{}", Uuid::now_v7().simple());
        let mut owner = PgConnection::establish(&address("postgres")).unwrap();
        owner.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE sanwei_template")).unwrap();
        Self { name, dir: tempfile::tempdir().unwrap() }
    }

    /// The same once more; nobody may be connected to it.
    pub fn copy_of(other: &Self) -> Self {
        let name = format!("sanwei_{}", Uuid::now_v7().simple());
        let mut owner = PgConnection::establish(&address("postgres")).unwrap();
        owner.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {}", other.name)).unwrap();
        Self { name, dir: tempfile::tempdir().unwrap() }
    }

    /// A connection as the owner of the tables.
    pub fn owner(&self) -> PgConnection {
        PgConnection::establish(&address(&self.name)).unwrap()
    }

    pub fn count(&self, rows: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {rows}");
        diesel::sql_query(sql).get_result::<Count>(&mut self.owner()).unwrap().count
    }

    /// `sanwei` on this database.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sanwei"));
        command.args(arguments).current_dir(self.dir.path()).stdin(Stdio::null());
        command
            .env("DATABASE_URL", address(&self.name))
            .env("SANWEI_LISTEN", "127.0.0.1:0")
            .env("SANWEI_POOL_SIZE", "4");
        command.env("SANWEI_DATA_KEYS", format!("1:{KEY}")).env("SANWEI_TOKEN_KEYS", format!("k1:{KEY}"));
        command.env("SANWEI_INDEX_KEY", KEY).env("SANWEI_LOG", "debug");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// An administrator's first password.
    pub fn administrator(&self, login: &str) -> String {
        let made = self.run(&["admin", "create", login, "--name", "系统管理员"]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        String::from_utf8(made.stdout).unwrap().lines().last().unwrap().to_owned()
    }

    pub fn server(&self) -> Server {
        let log = self.dir.path().join(format!("{}.log", Uuid::now_v7()));
        let mut command = self.command(&["serve"]);
        let mut process = command.stdout(Stdio::piped()).stderr(File::create(&log).unwrap()).spawn().unwrap();
        let mut told = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut told).unwrap();
        let at = told.trim().rsplit("http://").next().unwrap().to_owned();
        assert!(told.contains("http://"), "{told}{}", fs::read_to_string(&log).unwrap());
        Server { process, at, log }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let mut owner = PgConnection::establish(&address("postgres")).unwrap();
        owner.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name)).unwrap();
    }
}

/// A running `sanwei serve`.
pub struct Server {
    process: Child,
    at: String,
    log: PathBuf,
}

impl Server {
    /// As `kill -9` ends it.
    pub fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        // One that has ended already needs no signal.
        let _ = self.process.kill();
        self.process.wait().unwrap();
    }

    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    /// Sends a request and does not wait for the answer.
    pub fn send(&self, request: &Request) -> TcpStream {
        let mut connection = TcpStream::connect(&self.at).unwrap();
        connection.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        connection.write_all(request.text().as_bytes()).unwrap();
        connection
    }

    pub fn text(&self, request: &Request) -> (u16, String) {
        let mut bytes = Vec::new();
        self.send(request).read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    /// Null where the body is no JSON.
    pub fn answer(&self, request: &Request) -> (u16, Value) {
        let (status, body) = self.text(request);
        (status, serde_json::from_str(&body).unwrap_or_default())
    }

    pub fn sign_in(&self, login: &str, password: &str) -> (u16, Value) {
        let body = json!({"login": login, "password": password, "client": "app"});
        self.answer(&Request::post("/api/v1/auth/sign-in", body))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// A request of somebody.
#[derive(Clone)]
pub struct Request {
    line: String,
    headers: String,
    body: String,
}

impl Request {
    pub fn get(path: &str) -> Self {
        Self { line: format!("GET {path}"), headers: String::new(), body: String::new() }
    }

    pub fn post(path: &str, body: Value) -> Self {
        Self { line: format!("POST {path}"), headers: String::new(), body: body.to_string() }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    pub fn by(self, tokens: &Value) -> Self {
        let token = tokens["access_token"].as_str().unwrap_or_else(|| panic!("no token in {tokens}"));
        self.with("Authorization", &format!("Bearer {token}"))
    }

    fn text(&self) -> String {
        let Self { line, headers, body } = self;
        let kind = "Content-Type: application/json";
        let length = body.len();
        format!(
            "{line} HTTP/1.1\r\nHost: sanwei\r\nConnection: close\r\n{kind}\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        )
    }
}
