//! Runs a command beside a private PostgreSQL cluster with migrated databases to test on:
//! `with-cluster cargo nextest run`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::{Command, ExitCode};

use chrono::NaiveDate;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use persistence::cluster::{Cluster, ClusterOptions};
use persistence::migrations;
use persistence::organisation::federations;
use tests::database::{SHARED, TEMPLATE};

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let program = words.next().expect("the command to run");
    let options = ClusterOptions { fsync: false, ..ClusterOptions::default() };
    let cluster =
        Cluster::start_with(Path::new("var/test-postgres"), options).unwrap_or_else(|error| panic!("{error}"));
    prepare(&cluster);
    let status = Command::new(program).args(words).env("TEST_CLUSTER", cluster.url("DATABASE")).status();
    cluster.stop().unwrap();
    if status.is_ok_and(|status| status.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn prepare(cluster: &Cluster) {
    let mut owner = PgConnection::establish(&cluster.url("postgres")).unwrap();
    for statement in [
        format!("DROP DATABASE IF EXISTS {SHARED}"),
        format!("DROP DATABASE IF EXISTS {TEMPLATE}"),
        format!("CREATE DATABASE {TEMPLATE}"),
    ] {
        owner.batch_execute(&statement).unwrap();
    }
    let mut template = PgConnection::establish(&cluster.url(TEMPLATE)).unwrap();
    migrations::up(&mut template).unwrap();
    let founded_on = NaiveDate::from_ymd_opt(2017, 8, 22).unwrap();
    let county = federations::found_county(&mut template, "330382", founded_on).unwrap();
    federations::found_towns(&mut template, &county, founded_on).unwrap();
    drop(template);
    owner.batch_execute(&format!("CREATE DATABASE {SHARED} TEMPLATE {TEMPLATE}")).unwrap();
}
