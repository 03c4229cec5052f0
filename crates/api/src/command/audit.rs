//! `sanwei audit`.

use clap::Subcommand;
use persistence::kernel::events::{self, Verdict};

use super::Failure;
use super::database::Database;
use crate::settings::Settings;

#[derive(Subcommand)]
pub(super) enum Audit {
    /// Walk the whole trail and tell whether an event was changed, removed or moved
    Verify,
}

pub(super) fn run(settings: &Settings, command: &Audit) -> Result<(), Failure> {
    let Audit::Verify = command;
    let database = Database::open(settings)?;
    let keys = settings.secrets().map_err(Failure::new)?.keys;
    let mut connection = database.connection()?;
    // One snapshot, so that events sealed meanwhile are neither half seen nor missed.
    let verdict = connection
        .build_transaction()
        .repeatable_read()
        .read_only()
        .run(|db| events::verify(db, &keys))
        .map_err(Failure::new)?;
    match verdict {
        Verdict::Intact { sealed, waiting, head } => {
            println!("The trail is intact: {sealed} events sealed, {waiting} waiting to be sealed.");
            println!("Last seal: {}", head.map_or_else(|| "none".to_owned(), hex::encode));
            Ok(())
        }
        Verdict::Broken { position } => {
            Err(Failure(format!("the trail is broken at position {position}: an event was changed, removed or moved")))
        }
        Verdict::Orphaned { event_id } => Err(Failure(format!("event {event_id} was kept from being sealed"))),
    }
}
