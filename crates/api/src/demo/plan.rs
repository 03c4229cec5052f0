//! The whole demo before any of it is stored.

use std::collections::BTreeMap;

use domain::services::catalogue::LinkTerms;

use super::applications::{self, PlannedApplication};
use super::bookings::{self, Days, World};
use super::diary::{Diary, Present};
use super::fields::{self, PlannedPlot};
use super::fleet::{self, Fleet};
use super::forms::Clerk;
use super::ground::Ground;
use super::journey::PlannedBooking;
use super::lives::Hands;
use super::members::{self, PlannedMember};
use super::numbers::Numbers;
use super::people::People;
use super::ratings::{self, Cards, PlannedRating};
use super::rosters::{self, PlannedRoster};
use super::{DemoError, Order};

pub(super) struct Plan {
    pub people: People,
    pub fleet: Fleet,
    pub applications: Vec<PlannedApplication>,
    pub members: Vec<PlannedMember>,
    pub roster: PlannedRoster,
    pub ratings: Vec<PlannedRating>,
    pub plots: Vec<PlannedPlot>,
    pub bookings: Vec<PlannedBooking>,
    pub days: Days,
    /// Gives out the numbers that are left.
    pub numbers: Numbers,
}

impl Plan {
    pub(super) fn make(
        order: &Order,
        ground: &Ground,
        cards: &Cards,
        catalogue: &[LinkTerms],
        present: Present,
        diary: &mut Diary,
    ) -> Result<Self, DemoError> {
        let seed = order.seed;
        let mut people = People::gather(seed, ground, present);
        let fleet = fleet::plan(seed, ground, &mut people, present)?;
        let mut clerk = Clerk::new(present.today);
        let count = (order.members / 8).max(30);
        let applications = applications::plan((seed, count), ground, &people, &mut clerk, (present, diary))?;
        let hands = Hands { officer: people.officer(), reviewer: people.reviewer(0) };
        let sized = (seed, order.members);
        let members = members::plan(sized, ground, &mut clerk, &applications, (present, hands, diary))?;
        let roster = rosters::plan(seed, ground, &mut clerk, &members, present)?;
        let mut owners = BTreeMap::new();
        for (place, planned) in members.iter().enumerate() {
            let Some(login) = planned.login else { continue };
            let id = members::account_id(seed, login, people.joined_at);
            let called = (login, planned.form.contact_name.as_str());
            let seat = &ground.towns[planned.town].seat;
            owners.insert(place, people.add_member(id, called, seat, planned.member.id));
        }
        let ratings = ratings::plan((seed, order.members / 2), ground, &people, &members, (cards, present, diary))?;
        let plots = fields::plan(seed, ground, &members);
        let world = World {
            ground,
            people: &people,
            members: &members,
            plots: &plots,
            fleet: &fleet,
            catalogue,
            owners: &owners,
            present,
        };
        let (bookings, days) = bookings::plan((seed, (order.members * 25 / 12).max(60)), &world, diary)?;
        let numbers = clerk.into_numbers();
        Ok(Self { people, fleet, applications, members, roster, ratings, plots, bookings, days, numbers })
    }
}
