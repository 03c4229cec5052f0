//! Bookings of three months back and two weeks ahead: which plot, which machine, which day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::kernel::area::Mu;
use domain::kernel::id::{CrewId, Id};
use domain::kernel::money::Fen;
use domain::services::booking::{Booking, Order};
use domain::services::capacity::DayCapacity;
use domain::services::catalogue::{LinkTerms, ServiceLink, terms_on};
use domain::services::policy::BookingPolicy;
use domain::services::quote::{QuoteRequest, SubsidyPolicy, quote};
use domain::services::season::{CropCycle, CropLine, CropSeason};
use domain::services::status::BookingStatus::{
    self, Accepted, Cancelled, Confirmed, Dispatched, InProgress, Placed, Rework, Settled, WeatherHold, WorkDone,
};
use persistence::services::bookings::Record;
use persistence::services::quotes::Promise;

use super::DemoError;
use super::diary::{Diary, Present, Who, at, later};
use super::dice::Dice;
use super::fields::PlannedPlot;
use super::fleet::Fleet;
use super::ground::Ground;
use super::journey::{Journey, PlannedBooking};
use super::members::PlannedMember;
use super::people::People;

/// Days before today and behind it on which machines are open.
pub(super) const OPEN: (i64, i64) = (92, 60);
/// The last day for which there are bookings already.
const AHEAD: i64 = 14;
/// The two jobs that a machine can do in a day, in minutes of it.
const SLOTS: [(i64, i64); 2] = [(7 * 60 + 30, 11 * 60 + 20), (13 * 60, 17 * 60 + 10)];
/// For each of the first ones, so that every status occurs: where it ends, and on which day from today.
const FIRST: [(BookingStatus, i64); 10] = [
    (Placed, 5),
    (Confirmed, 3),
    (Dispatched, 1),
    (InProgress, 0),
    (WeatherHold, 0),
    (WorkDone, -2),
    (Rework, -3),
    (Accepted, -4),
    (Settled, -9),
    (Cancelled, -6),
];

type Shares = &'static [(BookingStatus, i64)];

const PAST: Shares = &[(Settled, 88), (Cancelled, 8), (Accepted, 4)];
const RECENT: Shares = &[(Settled, 35), (Accepted, 26), (WorkDone, 22), (Rework, 5), (Cancelled, 8), (WeatherHold, 4)];
const TODAY: Shares = &[(Dispatched, 40), (InProgress, 40), (WeatherHold, 10), (Confirmed, 10)];
const SOON: Shares = &[(Confirmed, 45), (Placed, 25), (Dispatched, 20), (Cancelled, 10)];
const LATER: Shares = &[(Placed, 50), (Confirmed, 42), (Cancelled, 8)];

fn end(dice: &mut Dice, day: i64) -> BookingStatus {
    let shares = match day {
        ..=-11 => PAST,
        -10..=-1 => RECENT,
        0 => TODAY,
        1..=2 => SOON,
        _ => LATER,
    };
    let mut left = dice.between(1, 100);
    let found = shares.iter().find(|(_, share)| {
        left -= share;
        left <= 0
    });
    found.map_or(Settled, |(status, _)| *status)
}

/// What a machine holds on a day, by its place in the fleet.
pub(super) type Days = BTreeMap<(usize, NaiveDate), DayCapacity>;

/// What everything stands on.
pub(super) struct World<'a> {
    pub ground: &'a Ground,
    pub people: &'a People,
    pub members: &'a [PlannedMember],
    pub plots: &'a [PlannedPlot],
    pub fleet: &'a Fleet,
    pub catalogue: &'a [LinkTerms],
    /// The members' own accounts, by the member's place.
    pub owners: &'a BTreeMap<usize, Who>,
    pub present: Present,
}

/// Makes about `count` bookings, and the days that they hold.
pub(super) fn plan(
    (seed, count): (u64, usize),
    world: &World,
    diary: &mut Diary,
) -> Result<(Vec<PlannedBooking>, Days), DemoError> {
    let own = |plot: &&PlannedPlot| world.owners.contains_key(&plot.member);
    let own: Vec<&PlannedPlot> = world.plots.iter().filter(own).collect();
    let all: Vec<&PlannedPlot> = world.plots.iter().collect();
    let mut board = Board::new(seed, world, diary);
    let mut planned = Vec::with_capacity(count);
    for place in 0..count {
        let plots = if place < FIRST.len() * 2 || place % 12 == 0 { &own } else { &all };
        for _ in 0..60 {
            if plots.is_empty() {
                break;
            }
            let plot = board.dice.place(plots.len());
            if let Some(booking) = board.job(place, plots[plot])? {
                planned.push(booking);
                break;
            }
        }
    }
    planned.sort_by_key(|planned| planned.record.placed_at);
    Ok((planned, board.days))
}

struct Board<'a> {
    dice: Dice,
    world: &'a World<'a>,
    diary: &'a mut Diary,
    days: Days,
    worked: BTreeMap<(usize, NaiveDate), Mu>,
    machines_taken: BTreeSet<(usize, NaiveDate, usize)>,
    crews_taken: BTreeSet<(uuid::Uuid, NaiveDate, usize)>,
    passes: BTreeMap<(uuid::Uuid, ServiceLink, CropSeason), u16>,
    granted: BTreeMap<(uuid::Uuid, CropSeason), Fen>,
    operated: BTreeMap<usize, Mu>,
}

/// One job that a machine and a crew could do.
struct Chance {
    machine: usize,
    day: NaiveDate,
    slot: usize,
    crew: CrewId,
    passes: u16,
    first_pass: u16,
    season: CropSeason,
    link: ServiceLink,
}

fn open(world: &World) -> Days {
    let mut days = Days::new();
    for (machine, planned) in world.fleet.machines.iter().enumerate() {
        for offset in -OPEN.0..OPEN.1 {
            let capacity = DayCapacity { limit: planned.new.rate, booked: Mu::ZERO };
            days.insert((machine, later(world.present.today, offset)), capacity);
        }
    }
    days
}

impl<'a> Board<'a> {
    fn new(seed: u64, world: &'a World<'a>, diary: &'a mut Diary) -> Self {
        let mut operated: BTreeMap<usize, Mu> = BTreeMap::new();
        world.plots.iter().for_each(|plot| *operated.entry(plot.member).or_default() += plot.new.area);
        Self {
            dice: Dice::of(seed, "bookings"),
            world,
            diary,
            days: open(world),
            worked: BTreeMap::new(),
            machines_taken: BTreeSet::new(),
            crews_taken: BTreeSet::new(),
            passes: BTreeMap::new(),
            granted: BTreeMap::new(),
            operated,
        }
    }

    fn job(&mut self, place: usize, plot: &PlannedPlot) -> Result<Option<PlannedBooking>, DemoError> {
        let (status, offset) = match FIRST.get(place % FIRST.len()).filter(|_| place < FIRST.len() * 2) {
            Some(first) => *first,
            None => {
                let offset = self.dice.between(-OPEN.0 + 2, AHEAD);
                (end(&mut self.dice, offset), offset)
            }
        };
        let day = later(self.world.present.today, offset);
        let notice = self.dice.between(2, 12);
        let placed_on = later(day, -notice).min(self.world.present.today);
        let joined_on = self.world.members[plot.member].member.joined_on;
        let Some(chance) = self.chance(plot, day, joined_on < placed_on) else { return Ok(None) };
        self.book(plot, &chance, placed_on, status).map(Some)
    }

    /// A machine with room, a crew and a pass that is still to be done; `None` if this plot has to wait.
    fn chance(&mut self, plot: &PlannedPlot, day: NaiveDate, joined: bool) -> Option<Chance> {
        let (new, slot) = (&plot.new, self.dice.place(SLOTS.len()));
        let machine = self.dice.place(self.world.fleet.machines.len());
        let known = &self.world.fleet.machines[machine];
        let link = *self.dice.pick(&known.new.links);
        let season = season(new.crop_line, day);
        let done = self.passes.get(&(new.id.uuid(), link, season)).copied().unwrap_or_default();
        let passes = if most_passes(link) > 2 && self.dice.chance(25) { 2 } else { 1 };
        let crews = &self.world.fleet.providers[known.provider].crews;
        let free = crews.iter().find(|crew| !self.crews_taken.contains(&(crew.id.uuid(), day, slot)));
        let (Some(crew), Some(held)) = (free, self.days.get(&(machine, day))) else { return None };
        let load = Mu(new.area.0 * i64::from(passes));
        let worked = self.worked.get(&(machine, day)).copied().unwrap_or_default();
        let fits = grows_by(new.crop_line, link)
            && done + passes <= most_passes(link)
            && load <= held.left()
            && worked + load <= held.limit
            && !self.machines_taken.contains(&(machine, day, slot));
        let (crew, first_pass) = (crew.id, done + 1);
        (fits && joined).then_some(Chance { machine, day, slot, crew, passes, first_pass, season, link })
    }

    fn book(
        &mut self,
        plot: &PlannedPlot,
        chance: &Chance,
        placed_on: NaiveDate,
        end: BookingStatus,
    ) -> Result<PlannedBooking, DemoError> {
        let placed_at = at(placed_on, self.dice.between(8 * 60, 17 * 60)).min(self.world.present.now);
        let promise = self.promise(plot, chance, placed_on)?;
        let machine = &self.world.fleet.machines[chance.machine];
        let provider = &self.world.fleet.providers[machine.provider];
        let order = self.order(plot, chance, &promise, placed_at);
        let held =
            self.days.get_mut(&(chance.machine, chance.day)).ok_or_else(|| DemoError::made_up("a closed day"))?;
        let booking = Booking::place(order, &promise.quote, placed_on, &BookingPolicy::default(), held);
        let booking = booking.map_err(DemoError::made_up)?;
        let record = Record {
            booking,
            number: String::new(),
            org_path: promise.org_path.clone(),
            first_pass: chance.first_pass,
            cancel_fee: None,
            placed_at,
        };
        let planned = &self.world.members[plot.member];
        let checker = self.world.people.checker(&self.world.ground.towns[planned.town].code);
        let (from, until) = SLOTS[chance.slot];
        let mut journey = Journey {
            planned: PlannedBooking { record, promise, reports: Vec::new(), settled: None },
            day: held,
            grower: self.world.owners.get(&plot.member).copied().unwrap_or(checker),
            staff: provider.staff,
            leader: provider.crews.iter().find(|crew| crew.id == chance.crew).map_or("", |crew| crew.leader.as_str()),
            officer: self.world.people.officer(),
            crew: chance.crew,
            hours: (at(chance.day, from), at(chance.day, until)),
            present: self.world.present,
            dice: &mut self.dice,
            diary: &mut *self.diary,
        };
        journey.reach(end, placed_on)?;
        let planned = journey.planned;
        self.remember(chance, &planned);
        Ok(planned)
    }

    fn order(&mut self, plot: &PlannedPlot, chance: &Chance, promise: &Promise, placed_at: DateTime<Utc>) -> Order {
        let machine = &self.world.fleet.machines[chance.machine];
        Order {
            id: Id::from(self.dice.id(placed_at)),
            member_id: promise.member_id.into(),
            provider_id: self.world.fleet.providers[machine.provider].id,
            machine_id: machine.new.id,
            plot_id: plot.new.id,
            crop_line: plot.new.crop_line,
            season: chance.season,
        }
    }

    fn promise(&mut self, plot: &PlannedPlot, chance: &Chance, placed_on: NaiveDate) -> Result<Promise, DemoError> {
        let (link, plot_id) = (chance.link, plot.new.id.uuid());
        let terms = terms_on(self.world.catalogue, link, chance.day).ok_or_else(|| DemoError::made_up("no terms"))?;
        let granted_per_mu = self.granted.get(&(plot_id, chance.season)).copied().unwrap_or_default();
        let request = QuoteRequest {
            area: plot.new.area,
            passes: chance.passes,
            work_on: chance.day,
            operated_area: self.operated.get(&plot.member).copied().unwrap_or_default(),
            granted_per_mu,
        };
        let valid = BookingPolicy::default().quote_valid_days;
        let quote = quote(&request, terms, &SubsidyPolicy::default(), placed_on, valid).map_err(DemoError::made_up)?;
        let planned = &self.world.members[plot.member].member;
        Ok(Promise {
            id: Id::from(self.dice.id(at(placed_on, 8 * 60))),
            member_id: planned.id.uuid(),
            plot_id,
            org_path: planned.org_path.clone(),
            season: chance.season,
            list_price: terms.price_per_unit,
            granted_per_mu,
            quote,
        })
    }

    /// What stands takes machine and crew. A pass that was called off is not given to another booking, since both
    /// may have stood at the same time.
    fn remember(&mut self, chance: &Chance, planned: &PlannedBooking) {
        let booking = &planned.record.booking;
        let (plot, day) = (booking.plot_id.uuid(), chance.day);
        *self.passes.entry((plot, chance.link, chance.season)).or_default() += chance.passes;
        if booking.status == Cancelled {
            return;
        }
        self.machines_taken.insert((chance.machine, day, chance.slot));
        self.crews_taken.insert((chance.crew.uuid(), day, chance.slot));
        *self.worked.entry((chance.machine, day)).or_default() += Mu(booking.area.0 * i64::from(booking.passes));
        let subsidy = Fen(booking.rate.subsidy_per_mu.0 * i64::from(chance.passes));
        *self.granted.entry((plot, chance.season)).or_default() += subsidy;
    }
}

fn season(crop: CropLine, day: NaiveDate) -> CropSeason {
    let year = i16::try_from(day.year()).unwrap_or(i16::MAX);
    match (crop, day.month()) {
        (CropLine::Fruit | CropLine::Tea | CropLine::Other, _) => CropSeason { year, cycle: CropCycle::YearRound },
        (_, 3..=6) => CropSeason { year, cycle: CropCycle::Early },
        (_, 7..=10) => CropSeason { year, cycle: CropCycle::Late },
        (_, 11..) => CropSeason { year: year.saturating_add(1), cycle: CropCycle::Winter },
        (_, _) => CropSeason { year, cycle: CropCycle::Winter },
    }
}

/// Whether the operation is of use where this grows.
fn grows_by(crop: CropLine, link: ServiceLink) -> bool {
    let field = matches!(crop, CropLine::Rice | CropLine::Wheat | CropLine::Rapeseed);
    field || matches!(link, ServiceLink::Till | ServiceLink::Fertilize | ServiceLink::Protect | ServiceLink::Uav)
}

/// How often the operation passes over a plot in a season at most.
fn most_passes(link: ServiceLink) -> u16 {
    match link {
        ServiceLink::Till => 2,
        ServiceLink::Fertilize => 4,
        ServiceLink::Protect | ServiceLink::Uav => 6,
        ServiceLink::Seedling
        | ServiceLink::Plant
        | ServiceLink::Harvest
        | ServiceLink::Dry
        | ServiceLink::Store
        | ServiceLink::Mill
        | ServiceLink::Transport
        | ServiceLink::Full => 1,
    }
}
