//! `sanwei migrate`.

use clap::ValueEnum;
use persistence::migrations;

use super::Failure;
use super::database::Database;
use crate::settings::Settings;

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Direction {
    /// Run every step that is missing
    Up,
    /// Take the last step back, with all that it holds
    Down,
}

pub(super) fn migrate(settings: &Settings, direction: Direction) -> Result<(), Failure> {
    let database = Database::open(settings)?;
    let mut owner = database.owner()?;
    match direction {
        Direction::Up => {
            let done = migrations::up(&mut owner).map_err(Failure::new)?;
            done.iter().for_each(|name| println!("up    {name}"));
            println!("The schema is up to date.");
        }
        Direction::Down => match migrations::down(&mut owner).map_err(Failure::new)? {
            Some(name) => println!("down  {name}"),
            None => println!("The schema is empty."),
        },
    }
    Ok(())
}
