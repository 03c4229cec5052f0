//! The council's roster of the year, with the gaps that a county has: members whom nobody has entered, numbers that do
//! not fit the papers, and members on the platform whom the roster forgot.

use chrono::{Datelike, NaiveDate};
use diesel::pg::PgConnection;
use domain::kernel::access::Action;
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::check::CheckKind;
use domain::membership::entry_rate::is_on_roster;
use domain::membership::form::ApplicationForm;
use domain::membership::member_type::Identity;
use persistence::kernel::events::NewEvent;
use persistence::kernel::keyring::Keyring;
use persistence::membership::checks::{self, NewCheck};
use persistence::membership::forms;
use persistence::membership::members::Member;
use persistence::membership::rosters::{self, Entering, NewEntry, NewRoster};

use super::DemoError;
use super::diary::{Diary, Present, Who, at, later};
use super::dice::Dice;
use super::forms::{Clerk, kind_at};
use super::ground::{Ground, leave};
use super::members::PlannedMember;

/// Somebody on the roster.
struct Listed {
    town: usize,
    form: ApplicationForm,
    /// Entered by the office later than the roster was signed.
    later: bool,
}

pub(super) struct PlannedRoster {
    signed_on: NaiveDate,
    lines: Vec<Listed>,
}

/// The roster of this year; of the last one in the first days of a year, before the council has sat.
pub(super) fn plan(
    seed: u64,
    ground: &Ground,
    clerk: &mut Clerk,
    members: &[PlannedMember],
    present: Present,
) -> Result<PlannedRoster, DemoError> {
    let mut dice = Dice::of(seed, "roster");
    let this_year = NaiveDate::from_ymd_opt(present.today.year(), 1, 15).unwrap_or(present.today);
    let signed_on = if present.today < this_year { later(this_year, -365) } else { this_year };
    let mut lines = Vec::new();
    for planned in members.iter().filter(|planned| is_on_roster(planned.member.status)) {
        if dice.chance(98) {
            let (town, form) = (planned.town, planned.form.clone());
            lines.push(Listed { town, form, later: planned.member.joined_on > signed_on });
        }
    }
    for place in 0..(members.len() / 30).max(3) {
        let (town, kind) = (ground.some_town(&mut dice), kind_at(place + 8, &mut dice));
        lines.push(Listed { town, form: clerk.form(&mut dice, kind, &ground.towns[town])?, later: false });
    }
    Ok(PlannedRoster { signed_on, lines })
}

fn line(keys: &Keyring, ground: &Ground, listed: &Listed) -> NewEntry {
    let seat = &ground.towns[listed.town].seat;
    let identity_masked = match &listed.form.identity {
        Identity::Resident(id) => id.masked(),
        Identity::Organisation(uscc) => uscc.as_str().to_owned(),
    };
    NewEntry {
        id: Id::fresh(),
        org_unit_id: seat.id,
        org_path: seat.path.clone(),
        member_type: listed.form.member_type,
        name: listed.form.name.as_str().to_owned(),
        identity_digest: forms::identity_digest(keys, &listed.form.identity),
        identity_masked,
        identity_valid: true,
    }
}

/// Enters the roster and what the offices found when they compared.
pub(super) fn enter(
    (db, keys): (&mut PgConnection, &Keyring),
    ground: &Ground,
    planned: &PlannedRoster,
    (present, officer): (Present, Who),
    diary: &mut Diary,
) -> Result<(), DemoError> {
    let county = ground.county_seat();
    let scope = leave(&county, Action::ManageRoster)?;
    let (id, signed_on) = (Id::fresh(), planned.signed_on);
    let (year, entered_at) = (i16::try_from(signed_on.year()).unwrap_or_default(), at(signed_on, 16 * 60));
    let document = format!("乐农合联〔{year}〕3号");
    let (org_unit_id, org_path, entered_by) = (county.id, &county.path, officer.account);
    let new = NewRoster { id, org_unit_id, org_path, year, signed_on, document: &document, entered_by, entered_at };
    rosters::insert(db, &scope, &new)?;
    let told = NewEvent::new(EventKind::RosterSigned, id.uuid()).at(&county.path);
    let told = told.changed("year", None::<i16>, year).changed("document_no", None::<String>, document.as_str());
    diary.note(Some(officer), entered_at, told);
    for later_ones in [false, true] {
        let lines = planned.lines.iter().filter(|listed| listed.later == later_ones);
        let lines: Vec<NewEntry> = lines.map(|listed| line(keys, ground, listed)).collect();
        let (source, listed_on) = match later_ones {
            false => (format!("{year}年度会员名册"), signed_on),
            true => ("年度内新入会补录".to_owned(), later(present.today, -1).max(signed_on)),
        };
        let entering = Entering { listed_on, source: &source, by: officer.account, at: at(listed_on, 17 * 60) };
        let roster = rosters::find(db, &scope, id)?;
        rosters::add(db, &roster, &entering, &lines)?;
        let told = NewEvent::new(EventKind::RosterEntered, id.uuid()).at(&county.path);
        diary.note(Some(officer), entering.at, told.changed("lines", None::<usize>, lines.len()).because(&*source));
    }
    Ok(())
}

/// A few members did not pass when the county compared numbers.
pub(super) fn compare(
    db: &mut PgConnection,
    members: &[Member],
    seed: u64,
    (present, officer): (Present, Who),
    diary: &mut Diary,
) -> Result<(), DemoError> {
    let mut dice = Dice::of(seed, "checks");
    let mut sorted: Vec<&Member> = members.iter().filter(|member| is_on_roster(member.status)).collect();
    sorted.sort_by_key(|member| member.number);
    for member in sorted {
        let (kind, reason) = match dice.between(1, 300) {
            1..=4 => (CheckKind::Identity, "证件号码与证件原件不符，待本人核实"),
            5..=6 => (CheckKind::Duplicate, "疑与另一会员为同一经营主体，待核实"),
            _ => continue,
        };
        let checked_on = present.ago(dice.between(1, 90)).max(member.joined_on);
        let (by, noted_at) = (officer.account, at(checked_on, 10 * 60));
        let check = NewCheck { kind, passed: false, checked_on, by, reason: Some(reason), at: noted_at };
        checks::record(db, member, &check)?;
        let told = NewEvent::new(EventKind::MemberChecked, member.id.uuid()).at(&member.org_path);
        let told = told.changed("check", None::<String>, kind.code()).changed("passed", None::<bool>, false);
        diary.note(Some(officer), noted_at, told.because(reason));
    }
    Ok(())
}
