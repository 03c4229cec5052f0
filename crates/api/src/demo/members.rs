//! Members of all types in every status.

use chrono::{DateTime, NaiveDate, Utc};
use domain::kernel::area::Mu;
use domain::kernel::event::EventKind;
use domain::kernel::id::{ApplicationId, MemberId};
use domain::kernel::work_calendar::WorkCalendar;
use domain::membership::application_status::ApplicationStatus;
use domain::membership::form::{ApplicationForm, Industry, Scale};
use domain::membership::member::{Member, MemberStatus, Standing};
use domain::membership::member_type::MemberType;
use domain::membership::number::MemberNo;
use persistence::kernel::events::NewEvent;

use super::DemoError;
use super::applications::PlannedApplication;
use super::diary::{Diary, Present, at, later};
use super::dice::Dice;
use super::forms::{Clerk, kind_at};
use super::ground::Ground;
use super::lives::{Fate, Hands, Life};
use super::people::MEMBERS;

pub(super) struct PlannedMember {
    pub member: Member,
    pub form: ApplicationForm,
    pub town: usize,
    pub application: Option<ApplicationId>,
    pub verified_at: Option<DateTime<Utc>>,
    /// What goes with how the membership went on.
    pub life: Life,
    /// The login of those that have an account.
    pub login: Option<&'static str>,
}

struct Draft {
    form: ApplicationForm,
    town: usize,
    joined_on: NaiveDate,
    application: Option<usize>,
    login: Option<&'static str>,
    end: MemberStatus,
}

/// The statuses that the first ones behind those with accounts reach, so that every status occurs.
const ENDS: [MemberStatus; 6] = [
    MemberStatus::Suspended,
    MemberStatus::Withdrawing,
    MemberStatus::Withdrawn,
    MemberStatus::Expelled,
    MemberStatus::Lapsed,
    MemberStatus::TransferInProgress,
];

/// Makes `count` members: those whom the applications made, and those who were there before the platform.
pub(super) fn plan(
    (seed, count): (u64, usize),
    ground: &Ground,
    clerk: &mut Clerk,
    applications: &[PlannedApplication],
    (present, hands, diary): (Present, Hands, &mut Diary),
) -> Result<Vec<PlannedMember>, DemoError> {
    let mut dice = Dice::of(seed, "members");
    let mut drafts: Vec<Draft> = applications.iter().enumerate().filter_map(admitted).collect();
    for place in 0..count.saturating_sub(drafts.len()) {
        let shown = place < MEMBERS.len() || TWINS.iter().take(3).any(|twin| *twin == place + 1);
        let town = if shown { ground.liushi() } else { ground.some_town(&mut dice) };
        let kind = kind_at(place, &mut dice);
        let twin = drafts.last().filter(|_| TWINS.contains(&place)).map(|draft| (draft.town, draft.form.clone()));
        let (town, kind) = twin.as_ref().map_or((town, kind), |(town, form)| (*town, form.member_type));
        let mut form = clerk.form(&mut dice, kind, &ground.towns[town])?;
        if let Some((_, twin)) = twin {
            // Entered twice, from two lists with different numbers.
            (form.name, form.contact_mobile) = (twin.name, twin.contact_mobile);
            (form.division_code, form.address) = (twin.division_code, twin.address);
        }
        if place < MEMBERS.len() {
            // Whoever signs in has fields to book for.
            (form.industries, form.scale) = (vec![Industry::Rice], Scale::Land(Mu::mu(dice.between(90, 130))));
        }
        let joined_on = present.ago(if place < MEMBERS.len() { 900 } else { dice.between(160, 2_900) });
        let login = MEMBERS.get(place).copied();
        drafts.push(Draft { form, town, joined_on, application: None, login, end: end(&mut dice, place) });
    }
    drafts.sort_by_key(|draft| draft.joined_on);
    let mut entry = Entry { dice, present, hands, diary, given: Vec::new() };
    drafts.into_iter().map(|draft| entry.member(draft, ground, applications)).collect()
}

fn admitted((place, planned): (usize, &PlannedApplication)) -> Option<Draft> {
    let PlannedApplication { application, town, .. } = planned;
    (application.status == ApplicationStatus::Admitted).then_some(())?;
    Some(Draft {
        form: application.form.clone(),
        town: *town,
        joined_on: application.closed_on?,
        application: Some(place),
        login: None,
        end: MemberStatus::Active,
    })
}

fn end(dice: &mut Dice, place: usize) -> MemberStatus {
    if place < MEMBERS.len() {
        return MemberStatus::Active;
    }
    match ENDS.get(place - MEMBERS.len()) {
        Some(end) => *end,
        None if dice.chance(9) => *dice.pick(&ENDS),
        None => MemberStatus::Active,
    }
}

/// The places of those that look like the one before them; the first of them in Liushi.
const TWINS: [usize; 6] = [21, 25, 29, 33, 37, 41];

struct Entry<'a> {
    dice: Dice,
    present: Present,
    hands: Hands,
    diary: &'a mut Diary,
    given: Vec<MemberType>,
}

impl Entry<'_> {
    fn member(
        &mut self,
        draft: Draft,
        ground: &Ground,
        applications: &[PlannedApplication],
    ) -> Result<PlannedMember, DemoError> {
        let Draft { form, town, joined_on, application, login, end } = draft;
        let admitted_at = at(joined_on, 15 * 60);
        let (id, number) = (MemberId::from(self.dice.id(admitted_at)), self.number(form.member_type)?);
        let application = application.and_then(|place| applications.get(place)).map(|planned| &planned.application);
        let mut member = match application {
            Some(application) => Member::admitted(id, number, application).map_err(DemoError::made_up)?,
            None => Member {
                id,
                number,
                member_type: form.member_type,
                name: form.name.clone(),
                identity: form.identity.clone(),
                org_path: ground.towns[town].seat.path.clone(),
                status: MemberStatus::Active,
                joined_on,
                left_on: None,
                standing: Standing::default(),
            },
        };
        let told = NewEvent::new(EventKind::MemberAdmitted, id.uuid()).at(&member.org_path);
        self.diary.note(
            Some(self.hands.officer),
            admitted_at,
            told.changed("number", None::<String>, number.to_string()),
        );
        let life = self.go_on(&mut member, town, end, ground)?;
        let verified = self.dice.between(0, 460).min((self.present.today - joined_on).num_days());
        let verified_at = self.dice.chance(93).then(|| at(self.present.ago(verified), 8 * 60));
        let application = application.map(|application| application.id);
        Ok(PlannedMember { member, form, town, application, verified_at, life, login })
    }

    /// How the membership went on; every second expulsion was appealed against.
    fn go_on(
        &mut self,
        member: &mut Member,
        town: usize,
        end: MemberStatus,
        ground: &Ground,
    ) -> Result<Life, DemoError> {
        let on = self.present.ago(self.dice.between(2, 120));
        let calendar = WorkCalendar::default();
        let (hands, diary) = (self.hands, &mut *self.diary);
        let mut fate = Fate { hands, ground, calendar: &calendar, diary };
        let mut life = fate.bring(member, town, end, on)?;
        if let Some(case) = life.case.as_mut().filter(|_| member.number.sequence().is_multiple_of(2)) {
            fate.appeal(case, later(on, 1))?;
        }
        Ok(life)
    }

    fn number(&mut self, kind: MemberType) -> Result<MemberNo, DemoError> {
        self.given.push(kind);
        let before = self.given.iter().filter(|given| **given == kind).count();
        let sequence = u32::try_from(before).unwrap_or(u32::MAX);
        MemberNo::new(330_382, kind, sequence).map_err(DemoError::made_up)
    }
}

/// Identifiers of the members' accounts come from here, so that nobody else's change with them.
pub(super) fn account_id(seed: u64, login: &str, at: DateTime<Utc>) -> uuid::Uuid {
    Dice::of(seed, login).id(at)
}
