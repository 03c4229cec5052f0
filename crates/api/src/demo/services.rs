//! Providers, days, plots and bookings, into the tables.

use std::collections::BTreeMap;

use domain::kernel::access::Action;
use domain::kernel::area::Mu;
use domain::kernel::event::EventKind;
use domain::services::status::BookingStatus;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::PersonalKind;
use persistence::membership::members::Member;
use persistence::services::providers::{self, NewProvider, Provider};
use persistence::services::{bookings, machine_days, machines, plots, quotes, work};

use super::DemoError;
use super::bookings::{Days, OPEN};
use super::diary::{Diary, Present, Who, at};
use super::fields::PlannedPlot;
use super::fleet::{Fleet, PlannedProvider};
use super::ground::leave;
use super::journey::PlannedBooking;
use super::numbers::Numbers;
use super::store::Store;

impl Store<'_> {
    pub(super) fn fleet(
        &mut self,
        fleet: &Fleet,
        numbers: &mut Numbers,
        (present, officer, diary): (Present, Who, &mut Diary),
    ) -> Result<(), DemoError> {
        let (county, since) = (self.ground.county_seat(), at(present.ago(720), 10 * 60));
        let (manage, read) = (leave(&county, Action::ManageProvider)?, leave(&county, Action::ReadProvider)?);
        for (place, planned) in fleet.providers.iter().enumerate() {
            let mobile = numbers.mobile()?;
            let (plain, masked) = (mobile.as_str(), mobile.masked());
            let new = NewProvider {
                id: planned.id,
                org_unit_id: planned.seat.id,
                org_path: planned.seat.path.clone(),
                name: planned.name.to_owned(),
                contact_name: planned.contact.clone(),
                contact_mobile: self.keys.seal(PersonalKind::Mobile, planned.id.uuid(), plain, masked)?,
                registered_at: since,
            };
            providers::insert(self.db, &manage, &[new])?;
            let told = NewEvent::new(EventKind::ProviderRegistered, planned.id.uuid()).at(&planned.seat.path);
            diary.note(Some(officer), since, told.changed("name", None::<String>, planned.name));
            let provider = providers::find(self.db, &read, planned.id)?;
            self.crews(planned, &provider)?;
            for machine in fleet.machines.iter().filter(|machine| machine.provider == place) {
                machines::insert(self.db, &provider, &machine.new)?;
                let told = NewEvent::new(EventKind::MachineRegistered, machine.new.id.uuid()).at(&planned.seat.path);
                let number = machine.new.registration_no.as_str();
                diary.note(Some(officer), since, told.changed("registration_no", None::<String>, number));
            }
            let told = |id| NewEvent::new(EventKind::CrewRegistered, id).at(&planned.seat.path);
            for crew in &planned.crews {
                let told = told(crew.id.uuid()).changed("leader_name", None::<String>, crew.leader.as_str());
                diary.note(Some(officer), since, told);
            }
            self.open(&provider, planned, (present, diary))?;
        }
        Ok(())
    }

    fn crews(&mut self, planned: &PlannedProvider, provider: &Provider) -> Result<(), DemoError> {
        for crew in &planned.crews {
            providers::insert_crew(self.db, provider, crew.id, &crew.leader, crew.size)?;
        }
        Ok(())
    }

    fn open(
        &mut self,
        provider: &Provider,
        planned: &PlannedProvider,
        (present, diary): (Present, &mut Diary),
    ) -> Result<(), DemoError> {
        let (from, until) = (present.ago(OPEN.0), present.ago(-OPEN.1));
        for machine in machines::of_provider(self.db, provider)? {
            machine_days::open(self.db, provider, &machine, from, until, machine.rate)?;
            let told = NewEvent::new(EventKind::CapacityOpened, machine.id).at(&planned.seat.path);
            let told = told.changed("from", None::<String>, from.to_string());
            let told = told.changed("until", None::<String>, until.to_string());
            let told = told.changed("limit", None::<String>, machine.rate.to_string());
            diary.note(Some(planned.staff), at(present.ago(OPEN.0 + 3), 9 * 60), told);
        }
        Ok(())
    }

    pub(super) fn plots(
        &mut self,
        planned: &[PlannedPlot],
        (ids, stored): (&[uuid::Uuid], Vec<Member>),
        (officer, diary): (Who, &mut Diary),
    ) -> Result<(), DemoError> {
        let stored: BTreeMap<_, Member> = stored.into_iter().map(|member| (member.id.uuid(), member)).collect();
        let mut by_member: BTreeMap<uuid::Uuid, Vec<&PlannedPlot>> = BTreeMap::new();
        for plot in planned {
            by_member.entry(ids[plot.member]).or_default().push(plot);
        }
        for (id, planned) in by_member {
            let member = stored.get(&id).ok_or_else(|| DemoError::made_up("a plot without member"))?;
            let new: Vec<_> = planned.iter().map(|plot| plot.new.clone()).collect();
            plots::insert(self.db, member, &new)?;
            for plot in new {
                let told = NewEvent::new(EventKind::PlotEntered, plot.id.uuid()).at(&member.org_path);
                let told = told.changed("area", None::<String>, plot.area.to_string());
                diary.note(Some(officer), at(member.joined_on, 16 * 60), told);
            }
        }
        Ok(())
    }

    pub(super) fn bookings(
        &mut self,
        fleet: &Fleet,
        planned: Vec<PlannedBooking>,
        days: &Days,
    ) -> Result<(), DemoError> {
        for PlannedBooking { mut record, promise, reports, settled } in planned {
            quotes::insert(self.db, &promise, record.placed_at)?;
            let placed_on = crate::kernel::clock::china_day(record.placed_at);
            record.number = bookings::next_number(self.db, self.county, placed_on)?;
            let mut placed = record.clone();
            placed.booking.status = BookingStatus::Placed;
            bookings::insert(self.db, &promise, &placed)?;
            for report in &reports {
                work::insert_report(self.db, &record.booking, report)?;
            }
            if record.booking.status != BookingStatus::Placed {
                record.booking.version = 1;
                bookings::save(self.db, BookingStatus::Placed, &record)?;
            }
            if let (Some((settlement, by, when)), Some(accepted)) = (settled, record.booking.accepted) {
                work::insert_settlement(self.db, &record.booking, &accepted, &settlement, by, when)?;
            }
        }
        for ((machine, day), held) in days.iter().filter(|(_, held)| held.booked > Mu::ZERO) {
            machine_days::save(self.db, fleet.machines[*machine].new.id, *day, *held)?;
        }
        Ok(())
    }
}
