//! What more is known of members: contacts, industry federations, and requests to change something.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::pg::PgConnection;
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::membership::change::{ChangeRequest, ChangeStatus, FormChanges, Hand};
use domain::membership::contact::{Contact, ContactRole};
use domain::membership::federation::FederationMembership;
use domain::membership::form::Industry;
use domain::membership::member::MemberStatus;
use domain::organisation::unit::{Unit, UnitKind};
use persistence::kernel::calendar;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::changes::{self, Stored};
use persistence::membership::contacts;
use persistence::membership::expulsions;
use persistence::membership::federations;
use persistence::membership::forms;
use persistence::membership::members::Member;

use super::DemoError;
use super::diary::{Diary, Present, Who, at, later};
use super::dice::Dice;
use super::ground::{Ground, LIUSHI, line};
use super::lives::{Fate, Hands};
use super::names;
use super::numbers::Numbers;
use super::people::People;

/// Where what is known of members goes, and who enters it.
pub(super) struct Registry<'a> {
    pub db: &'a mut PgConnection,
    pub keys: &'a Keyring,
    pub ground: &'a Ground,
    pub people: &'a People,
    pub present: Present,
    pub diary: &'a mut Diary,
}

/// One request for each place where one can stand, and how many days ago it was made.
const REQUESTS: [(ChangeStatus, i64); 5] = [
    (ChangeStatus::Submitted, 2),
    (ChangeStatus::TownChecked, 6),
    (ChangeStatus::Applied, 40),
    (ChangeStatus::Rejected, 25),
    (ChangeStatus::Cancelled, 18),
];

impl Registry<'_> {
    /// Enters contacts, federations and requests of the members, in the order of their numbers.
    pub(super) fn enter(
        &mut self,
        seed: u64,
        members: &[Member],
        industries: &[Unit],
        numbers: &mut Numbers,
    ) -> Result<(), DemoError> {
        let mut dice = Dice::of(seed, "knowledge");
        let mut sorted: Vec<&Member> = members.iter().filter(|member| member.status == MemberStatus::Active).collect();
        sorted.sort_by_key(|member| member.number.to_string());
        for member in &sorted {
            if dice.chance(25) {
                self.contact(&mut dice, member, numbers)?;
            }
            self.federations(&mut dice, member, industries)?;
        }
        let liushi = &self.ground.towns[self.ground.liushi()].seat;
        let own: Vec<&Member> = sorted.into_iter().filter(|member| member.org_unit_id == liushi.id).collect();
        if let Some(member) = own.get(REQUESTS.len()) {
            self.hearing(member)?;
        }
        for ((status, days), member) in REQUESTS.into_iter().zip(own) {
            self.request(member, status, self.present.ago(days).max(later(member.joined_on, 1)))?;
        }
        Ok(())
    }

    fn contact(&mut self, dice: &mut Dice, member: &Member, numbers: &mut Numbers) -> Result<(), DemoError> {
        let role = *dice.pick(&[ContactRole::Finance, ContactRole::Technician, ContactRole::Family]);
        let contact = Contact { name: line(&names::person(dice))?, role, mobile: numbers.mobile()?, is_primary: false };
        let id = Id::from(dice.id(at(self.present.ago(100), 9 * 60)));
        Ok(contacts::insert(self.db, self.keys, member, id, &contact)?)
    }

    fn federations(&mut self, dice: &mut Dice, member: &Member, industries: &[Unit]) -> Result<(), DemoError> {
        let chains: BTreeMap<Industry, usize> =
            [(Industry::Rice, 0), (Industry::Bayberry, 1), (Industry::Aquaculture, 2), (Industry::Tea, 2)].into();
        let mut joined: Vec<usize> = member.industries.iter().filter_map(|own| chains.get(own)).copied().collect();
        joined.dedup();
        for unit in joined.into_iter().filter_map(|place| industries.get(place)) {
            let day = later(unit.founded_on.max(member.joined_on), dice.between(1, 90));
            if !dice.chance(40) || day >= self.present.today || unit.kind != UnitKind::IndustryFederation {
                continue;
            }
            let title = if dice.chance(10) { Some(line("理事")?) } else { None };
            let (who, there) = ((member.id, member.joined_on), (unit.id, unit.kind));
            let joined = FederationMembership::join(who, there, day, title).map_err(DemoError::made_up)?;
            federations::insert(self.db, member, &joined)?;
            let told = NewEvent::new(EventKind::MemberFederationJoined, member.id.uuid()).at(&member.org_path);
            let told = told.changed("on", None::<String>, day.to_string());
            self.diary.note(Some(self.people.officer()), at(day, 11 * 60), told);
        }
        Ok(())
    }

    /// A case that the member is still being heard in.
    fn hearing(&mut self, member: &Member) -> Result<(), DemoError> {
        let (by, on) = (self.people.officer(), self.present.ago(3).max(member.joined_on));
        let hands = Hands { officer: by, reviewer: self.people.reviewer(0) };
        let calendar = calendar::work_calendar(self.db)?;
        let mut fate = Fate { hands, ground: self.ground, calendar: &calendar, diary: &mut *self.diary };
        let case = fate.hearing(member.id, &member.org_path, on)?;
        Ok(expulsions::insert(self.db, &case, &member.org_path)?)
    }

    /// The one town officer enters, the other checks, and the county approves.
    fn request(&mut self, member: &Member, status: ChangeStatus, on: NaiveDate) -> Result<(), DemoError> {
        let checker = self.people.checker(LIUSHI);
        let enterer = self.people.enterer(LIUSHI).unwrap_or_else(|| self.people.officer());
        let before = forms::open(self.db, self.keys, member.form_id)?;
        let mut wanted = FormChanges { address: Some(line("柳青北路 128 号")?), ..FormChanges::default() };
        if status == ChangeStatus::TownChecked {
            wanted.name = Some(line(&format!("{}(更名)", member.name))?);
        }
        let after = wanted.apply(&before);
        let evidence = line("营业执照副本(2026 年 3 月换发),原件已核对")?;
        let hand = |who: Who, days: i64| Hand { by: who.account, on: later(on, days).min(self.present.today) };
        let asked = ChangeRequest::submit(member.id, &before, &after, evidence, hand(enterer, 0));
        let request = asked.map_err(DemoError::made_up)?;
        let mut now = request.clone();
        let decided = match status {
            ChangeStatus::Submitted => Ok(()),
            ChangeStatus::TownChecked | ChangeStatus::Applied => now.pass_town(hand(checker, 2)),
            ChangeStatus::Rejected => now.reject(hand(checker, 2), line("所附合同未加盖公章,请补齐后重新申请。")?),
            ChangeStatus::Cancelled => now.cancel(hand(enterer, 1), Some(line("地址填写有误,另行申请。")?)),
        };
        decided.map_err(DemoError::made_up)?;
        changes::insert(self.db, member, &request, forms::seal(self.keys, &after)?)?;
        self.close(member, now, on)
    }

    fn close(&mut self, member: &Member, now: ChangeRequest, on: NaiveDate) -> Result<(), DemoError> {
        let Some(was) = changes::open_of(self.db, member)? else { return Ok(()) };
        let told = |kind| NewEvent::new(kind, member.id.uuid()).at(&member.org_path);
        let enterer = self.people.enterer(LIUSHI);
        self.diary.note(enterer, at(on, 9 * 60), told(EventKind::MemberChangeRequested));
        let kind = match now.status {
            ChangeStatus::Submitted => return Ok(()),
            ChangeStatus::TownChecked => EventKind::MemberChangeChecked,
            ChangeStatus::Applied => EventKind::MemberChanged,
            ChangeStatus::Rejected => EventKind::MemberChangeRejected,
            ChangeStatus::Cancelled => EventKind::MemberChangeCancelled,
        };
        changes::save(self.db, &was, &now)?;
        let day = later(on, 2).min(self.present.today);
        if now.status == ChangeStatus::Applied {
            changes::apply(self.db, &Stored { request: now, ..was }, at(day, 9 * 60))?;
        }
        self.diary.note(Some(self.people.checker(LIUSHI)), at(day, 9 * 60), told(kind));
        Ok(())
    }
}
