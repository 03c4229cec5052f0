//! A county to show and to try things on: the real towns and villages of Yueqing with made-up people.
//!
//! Everything follows from a seed and the present day: the same seed gives the same names, numbers, states and
//! amounts on any database. The rules themselves do what was done: applications walk through the offices, ratings
//! are scored from evidence, bookings are placed, worked and settled, and each step leaves its event.
//! Resident numbers use the sequence `000`, which is never given to a person. The accounts are meant to be used at
//! once, so their generated passwords need not be changed first; they are handed over once and kept nowhere else.

mod applications;
mod bookings;
mod diary;
mod dice;
mod evidence;
mod fields;
mod fleet;
mod forms;
mod ground;
mod journey;
mod knowledge;
mod lives;
mod members;
mod names;
mod numbers;
mod papers;
mod people;
mod plan;
#[cfg(test)]
mod plan_tests;
mod ratings;
mod rosters;
mod services;
mod sites;
mod store;
mod units;

use std::io;

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use domain::credit::scorecard::{CardKind, Scorecard};
use domain::kernel::event::EventKind;
use domain::kernel::id::AccountId;
use persistence::credit::scorecards;
use persistence::identity::accounts;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::{Keyring, KeyringError};
use persistence::membership::members as members_table;
use persistence::organisation::units as tree;
use persistence::services::catalogue;

use diary::{Diary, Present};
use dice::Dice;
use ground::Ground;
use papers::{Papers, Shelve};
use plan::Plan;
use store::Store;

/// How many members a demo has unless told otherwise.
pub const MEMBERS: usize = 1_200;

/// What kind of demo is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    /// The county, as a six-digit division code.
    pub county: String,
    /// How many members; everything else follows in proportion.
    pub members: usize,
    /// Decides every name and number.
    pub seed: u64,
    /// The present, on which all dates depend.
    pub now: DateTime<Utc>,
}

/// How to sign in with a demo account.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The login.
    pub login: String,
    /// The generated password.
    pub password: String,
    /// The role, in Chinese.
    pub role: &'static str,
    /// The name of the unit.
    pub seat: String,
}

/// How much was loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Accounts.
    pub accounts: usize,
    /// Sites.
    pub sites: usize,
    /// Applications for membership.
    pub applications: usize,
    /// Members.
    pub members: usize,
    /// Documents.
    pub documents: usize,
    /// Pairs of records that look like one.
    pub duplicates: usize,
    /// Ratings.
    pub ratings: usize,
    /// Bookings.
    pub bookings: usize,
    /// Events in the trail.
    pub events: usize,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The demo was there before; nothing changed.
    AlreadyLoaded,
    /// The demo is there now.
    Loaded(Summary),
}

/// Why there is no demo; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Real members would stand beside made-up ones.
    #[error("the database holds members that are not of the demo; load it into a database of its own")]
    Occupied,
    /// The tables refused something.
    #[error("the demo was not loaded: {0}")]
    Repo(#[from] RepoError),
    /// Personal data could not be encrypted.
    #[error("the demo was not loaded: {0}")]
    Keys(#[from] KeyringError),
    /// The passwords could not be handed over.
    #[error("the passwords could not be written down: {0}")]
    HandOver(#[from] io::Error),
    /// The rules refused something that was made up.
    #[error("the demo was not loaded: {0}")]
    MadeUp(String),
}

impl DemoError {
    fn made_up(cause: impl std::fmt::Display) -> Self {
        Self::MadeUp(cause.to_string())
    }
}

impl From<diesel::result::Error> for DemoError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Repo(error.into())
    }
}

/// Loads a demo, in one transaction of the caller: all of it is there afterwards, or nothing. The passwords are
/// handed over last, so that none is lost if the commit follows at once. `shelve` stores the bytes of documents; what
/// it stored is swept away if nothing is committed.
///
/// # Errors
/// [`DemoError`].
pub fn load(
    db: &mut PgConnection,
    order: &Order,
    keys: &Keyring,
    shelve: Shelve,
    hand_over: impl FnOnce(&[Credential]) -> io::Result<()>,
) -> Result<Outcome, DemoError> {
    // Whoever loads at the same time waits here, and then finds the demo.
    tree::lock_tree(db)?;
    match accounts::own(db, AccountId::from(people::MARK)) {
        Ok(_) => return Ok(Outcome::AlreadyLoaded),
        Err(RepoError::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    if members_table::any(db)? {
        return Err(DemoError::Occupied);
    }
    let (summary, credentials) = fill(db, order, keys, shelve)?;
    hand_over(&credentials)?;
    Ok(Outcome::Loaded(summary))
}

fn fill(
    db: &mut PgConnection,
    order: &Order,
    keys: &Keyring,
    shelve: Shelve,
) -> Result<(Summary, Vec<Credential>), DemoError> {
    let (present, mut diary) = (Present::at(order.now), Diary::default());
    let ground = Ground::read(db, &order.county, present)?;
    let (cards, terms) = (cards(db, present)?, catalogue::on(db, present.today)?);
    let plan = Plan::make(order, &ground, &cards, &terms, present, &mut diary)?;
    let Plan { people, fleet, applications, members, roster, ratings, plots, bookings, days, mut numbers } = plan;
    let credentials = people.enter(db, &mut diary)?;
    accounts::date_passwords(db, order.now)?;
    let acting = (order.seed, present, people.officer());
    tell_of_federations(&ground, &mut diary, people.administrator());
    let units = units::found(db, &mut diary, &ground, acting)?;
    let sites = sites::open(db, &mut diary, &ground, &units, acting)?;
    let mut store = Store { db, keys, county: &order.county, ground: &ground };
    let stored = store.membership(&applications, &members)?;
    store.lives(&members)?;
    let (officer, dice) = (people.officer(), Dice::of(order.seed, "papers"));
    let mut papers = Papers { db: &mut *store.db, keys, diary: &mut diary, present, officer, dice };
    let filed = papers.file(&applications, &members, shelve)?;
    let pairs = papers.look(&applications, &members)?;
    let county = (present, people.officer());
    rosters::enter((&mut *store.db, keys), &ground, &roster, county, &mut diary)?;
    rosters::compare(store.db, &stored, order.seed, county, &mut diary)?;
    store.ratings(&cards, &ratings)?;
    store.fleet(&fleet, &mut numbers, (present, people.officer(), &mut diary))?;
    let ids: Vec<_> = members.iter().map(|planned| planned.member.id.uuid()).collect();
    let mut registry =
        knowledge::Registry { db: &mut *store.db, keys, ground: &ground, people: &people, present, diary: &mut diary };
    registry.enter(order.seed, &stored, &units.industries, &mut numbers)?;
    store.plots(&plots, (&ids, stored), (people.officer(), &mut diary))?;
    let (applications, members, ratings) = (applications.len(), members.len(), ratings.len());
    let (accounts, documents, duplicates, events) = (credentials.len(), filed, pairs, 0);
    let booked = bookings.len();
    let summary =
        Summary { accounts, sites, applications, members, documents, duplicates, ratings, bookings: booked, events };
    store.bookings(&fleet, bookings, &days)?;
    people.appoint(db, &mut diary, order.seed)?;
    let events = diary.len();
    diary.write(db, present)?;
    Ok((Summary { events, ..summary }, credentials))
}

/// The scorecards that the demo rates with.
fn cards(db: &mut PgConnection, present: Present) -> Result<[Scorecard; 2], DemoError> {
    let [a, b] = [CardKind::A, CardKind::B].map(|kind| scorecards::in_force(db, kind, present.ago(1_000)));
    Ok([a?, b?])
}

/// The federations, if the demo founded them.
fn tell_of_federations(ground: &Ground, diary: &mut Diary, administrator: diary::Who) {
    if !ground.founded {
        return;
    }
    let on = ground.county.founded_on;
    let county = ground.county_seat();
    for seat in std::iter::once(&county).chain(ground.towns.iter().map(|town| &town.seat)) {
        let told = NewEvent::new(EventKind::OrgUnitFounded, seat.id.uuid()).at(&seat.path);
        let told = told.changed("name", None::<String>, seat.name.as_str());
        diary.note(Some(administrator), diary::at(on, 9 * 60), told);
    }
}
