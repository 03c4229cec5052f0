//! What `sanwei` does when it is called.

mod admin;
mod audit;
mod database;
mod demo;
mod migrate;
mod serve;

use std::io::IsTerminal;

use clap::{Parser, Subcommand};

use crate::openapi;
use crate::settings::Settings;

/// Why a command did not do what it was asked, in words for the operator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    /// A failure told by what caused it.
    pub fn new(cause: impl std::fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

/// The seed of the demo that everybody knows.
const SEED: u64 = 330_382;

#[derive(Parser)]
#[command(
    name = "sanwei",
    version,
    about = "Sanwei (三位): the platform of a county's supply and marketing cooperative federation"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Migrate the database and answer requests until told to stop
    Serve,
    /// Bring the database's schema up to date, or take its last step back
    Migrate {
        #[arg(value_enum, default_value = "up")]
        direction: migrate::Direction,
    },
    /// Print the OpenAPI document
    Openapi,
    /// Load a demo county: real towns and villages, made-up members, ratings and bookings
    Demo {
        /// Decides every name and number
        #[arg(long, default_value_t = SEED)]
        seed: u64,
    },
    /// Load a demo county of another size
    Seed {
        /// How many members
        #[arg(long, value_parser = clap::value_parser!(u32).range(60..=100_000))]
        members: u32,
        /// Decides every name and number
        #[arg(long, default_value_t = SEED)]
        seed: u64,
    },
    /// Look after administrators
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Look after the audit trail
    #[command(subcommand)]
    Audit(audit::Audit),
}

/// Reads the command line and does what it says.
///
/// # Errors
/// [`Failure`] in words for the operator.
pub fn run() -> Result<(), Failure> {
    let cli = Cli::parse();
    if let Command::Openapi = cli.command {
        print!("{}", openapi::text().map_err(Failure::new)?);
        return Ok(());
    }
    let settings = Settings::load().map_err(Failure::new)?;
    start_log(&settings)?;
    match cli.command {
        Command::Serve => serve::serve(settings),
        Command::Migrate { direction } => migrate::migrate(&settings, direction),
        Command::Demo { seed } => demo::run(&settings, crate::demo::MEMBERS, seed),
        Command::Seed { members, seed } => demo::run(&settings, members as usize, seed),
        Command::Admin(command) => admin::run(&settings, command),
        Command::Audit(command) => audit::run(&settings, &command),
        Command::Openapi => Ok(()),
    }
}

fn start_log(settings: &Settings) -> Result<(), Failure> {
    let filter = tracing_subscriber::EnvFilter::try_new(&settings.log);
    let filter = filter.map_err(|error| Failure(format!("setting log: {error}")))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    Ok(())
}
