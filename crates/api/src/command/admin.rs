//! `sanwei admin`.

use clap::{Subcommand, ValueEnum};
use diesel::{Connection, PgConnection};
use domain::identity::account::Login;
use domain::kernel::access::Role;
use domain::kernel::event::EventKind;
use domain::kernel::id::{AccountId, Id};
use persistence::identity::accounts::{self, NewAccount};
use persistence::identity::posts::{self, NewPost};
use persistence::kernel::error::RepoError;
use persistence::kernel::events::{self, NewEvent, Stamp};
use persistence::migrations;
use persistence::organisation::federations;

use super::Failure;
use super::database::Database;
use crate::identity::passwords;
use crate::settings::Settings;

#[derive(Subcommand)]
pub(super) enum Admin {
    /// Make an account for one of the three separate powers, with a generated first password
    Create {
        /// 3 to 40 small letters, digits, dots, underscores and hyphens
        login: String,
        /// The name of the person
        #[arg(long)]
        name: String,
        /// What the account is for
        #[arg(long, value_enum, default_value = "administrator")]
        power: Power,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Power {
    Administrator,
    SecurityAdministrator,
    Auditor,
}

impl From<Power> for Role {
    fn from(power: Power) -> Self {
        match power {
            Power::Administrator => Self::Administrator,
            Power::SecurityAdministrator => Self::SecurityAdministrator,
            Power::Auditor => Self::Auditor,
        }
    }
}

pub(super) fn run(settings: &Settings, command: Admin) -> Result<(), Failure> {
    let Admin::Create { login, name, power } = command;
    let login = Login::parse(&login).map_err(Failure::new)?;
    let password = passwords::generate();
    let hash = passwords::hash(&password).map_err(Failure::new)?;
    let database = Database::open(settings)?;
    migrations::up(&mut database.owner()?).map_err(Failure::new)?;
    database
        .connection()?
        .transaction(|db| make(db, settings, &login, &name, &hash, power.into()))
        .map_err(|error| Failure(format!("the account was not made: {error}")))?;
    println!("Account {} is made. Its first password, shown this once and to be changed at sign-in:", login.as_str());
    println!("{password}");
    Ok(())
}

/// Makes the account at the county federation, which is founded if the county has none yet.
fn make(
    db: &mut PgConnection,
    settings: &Settings,
    login: &Login,
    display_name: &str,
    password_hash: &str,
    role: Role,
) -> Result<(), RepoError> {
    let (id, clock) = (AccountId::fresh(), settings.clock());
    let now = clock.now();
    let org_unit_id = match federations::of_county(db, &settings.county)? {
        Some(id) => id,
        None => federations::found_county(db, &settings.county, clock.today())?.id,
    };
    let account = NewAccount { id, login, display_name, password_hash, password_to_change: true, created_at: now };
    accounts::insert(db, &account)?;
    let post = NewPost {
        id: Id::fresh(),
        account_id: id,
        role,
        org_unit_id,
        provider_id: None,
        member_id: None,
        granted_at: now,
    };
    posts::grant(db, &post)?;
    let stamp = Stamp { account_id: None, role: None, request_id: None, now };
    events::record(db, &stamp, NewEvent::new(EventKind::AccountCreated, id.uuid()))
}
