//! `sanwei demo` and `sanwei seed`.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use actix_web::rt;
use diesel::Connection;
use persistence::kernel::events;
use persistence::migrations;

use super::Failure;
use super::database::Database;
use crate::demo::{self, Credential, Order, Outcome, Summary};
use crate::settings::Settings;

/// Loads a demo county of so many members and prints how to sign in.
pub(super) fn run(settings: &Settings, members: usize, seed: u64) -> Result<(), Failure> {
    let keys = settings.secrets().map_err(Failure::new)?.keys;
    let (objects, runtime) = (settings.objects().map_err(Failure::new)?, rt::Runtime::new().map_err(Failure::new)?);
    let mut shelve = |name: &str, bytes| runtime.block_on(objects.put(name, bytes)).map_err(io::Error::other);
    let database = Database::open(settings)?;
    migrations::up(&mut database.owner()?).map_err(Failure::new)?;
    let order = Order { county: settings.county.clone(), members, seed, now: settings.clock().now() };
    let file = settings.var_dir.join("demo-accounts.txt");
    let mut accounts = Vec::new();
    let hand_over = |made: &[Credential]| {
        accounts = made.to_vec();
        write_down(&file, made)
    };
    let mut connection = database.connection()?;
    let loaded =
        connection.transaction(|db| demo::load(db, &order, &keys, &mut shelve, hand_over)).map_err(Failure::new)?;
    while connection.transaction(|db| events::seal_batch(db, &keys)).map_err(Failure::new)? > 0 {}
    match loaded {
        Outcome::AlreadyLoaded => {
            println!("演示数据已经装载过,未作改动。演示账号见 {}。", file.display());
        }
        Outcome::Loaded(summary) => {
            print_accounts(&accounts);
            print_summary(&summary, &file);
        }
    }
    Ok(())
}

/// One line for each account: login, password, role, unit, with tabs between. Whole or not there.
fn write_down(file: &Path, accounts: &[Credential]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = file.with_extension("new");
    // A leftover may have other permissions.
    let _ = fs::remove_file(&draft);
    let mut out = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    for Credential { login, password, role, seat } in accounts {
        writeln!(out, "{login}\t{password}\t{role}\t{seat}")?;
    }
    out.sync_all()?;
    fs::rename(draft, file)
}

fn print_accounts(accounts: &[Credential]) {
    println!("演示账号(密码只显示这一次):");
    for Credential { login, password, role, seat } in accounts {
        println!("  {login:<28}{password:<20}{role}  {seat}");
    }
}

fn print_summary(summary: &Summary, file: &Path) {
    let Summary { accounts, sites, applications, members, documents, duplicates, ratings, bookings, events } = summary;
    println!("演示县已就绪:账号 {accounts} 个,网点 {sites} 个,入会申请 {applications} 件,会员 {members} 户,");
    println!("材料 {documents} 份,疑似重复登记 {duplicates} 组,");
    println!(
        "信用评级 {ratings} 件,农事服务预约 {bookings} 单,审计事件 {events} 条。账号同时记在 {}。",
        file.display()
    );
}
