//! Applications in every status, walked there by the rules.

use chrono::{DateTime, NaiveDate, Utc};
use domain::kernel::event::EventKind;
use domain::kernel::id::Id;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::application::{Application, ApplicationError, Reason};
use domain::membership::policy::MembershipPolicy;
use persistence::kernel::events::NewEvent;

use super::DemoError;
use super::diary::{Diary, Present, Who, at, later};
use super::dice::Dice;
use super::forms::{Clerk, kind_at};
use super::ground::{Ground, line};
use super::people::People;

/// A step behind the submission.
#[derive(Clone, Copy)]
enum Move {
    TakeUp,
    PassTown,
    PassCounty,
    Approve,
    Publish,
    Object,
    Uphold,
    Admit,
    Return,
    Resubmit,
    Reject,
    Withdraw,
}

use Move::{Admit, Approve, Object, PassCounty, PassTown, Publish, Reject, Resubmit, Return, TakeUp, Uphold, Withdraw};

/// How many days ago it was submitted at most and at least, and which steps it took so many days later.
type Story = (i64, i64, &'static [(i64, Move)]);

/// One story for each place where an application can stand.
const STORIES: [Story; 15] = [
    (3, 0, &[]),
    (5, 3, &[(1, TakeUp)]),
    (7, 5, &[(1, TakeUp), (3, PassTown)]),
    (20, 9, &[(1, TakeUp), (3, PassTown), (7, PassCounty)]),
    (28, 23, &[(1, TakeUp), (3, PassTown), (7, PassCounty), (21, Approve)]),
    (29, 25, &[(1, TakeUp), (3, PassTown), (7, PassCounty), (21, Approve), (24, Publish)]),
    (30, 28, &[(1, TakeUp), (3, PassTown), (7, PassCounty), (21, Approve), (24, Publish), (27, Object)]),
    (40, 33, &[(1, TakeUp), (3, PassTown), (7, PassCounty), (21, Approve), (24, Publish)]),
    (150, 45, &[(1, TakeUp), (4, PassTown), (8, PassCounty), (22, Approve), (25, Publish), (33, Admit)]),
    (12, 4, &[(1, TakeUp), (3, Return)]),
    (20, 12, &[(1, TakeUp), (3, Return), (11, Resubmit)]),
    (12, 8, &[(1, TakeUp), (3, PassTown), (7, Return)]),
    (120, 12, &[(1, TakeUp), (4, Reject)]),
    (140, 60, &[(1, TakeUp), (3, PassTown), (7, PassCounty), (21, Approve), (24, Publish), (27, Object), (34, Uphold)]),
    (90, 10, &[(1, TakeUp), (2, Withdraw)]),
];

pub(super) struct PlannedApplication {
    pub application: Application,
    pub town: usize,
    pub tracking_hash: [u8; 32],
    pub submitted_at: DateTime<Utc>,
}

/// Makes applications; of the first thirty every second story plays in Liushi, so that each queue there holds some.
pub(super) fn plan(
    (seed, count): (u64, usize),
    ground: &Ground,
    people: &People,
    clerk: &mut Clerk,
    (present, diary): (Present, &mut Diary),
) -> Result<Vec<PlannedApplication>, DemoError> {
    let mut dice = Dice::of(seed, "applications");
    let mut planned = Vec::with_capacity(count);
    for place in 0..count {
        let town = if place < STORIES.len() * 2 { ground.liushi() } else { ground.some_town(&mut dice) };
        let (most, least, moves) = STORIES[place % STORIES.len()];
        let submitted = present.ago(dice.between(least, most));
        let kind = kind_at(place, &mut dice);
        let form = clerk.form(&mut dice, kind, &ground.towns[town])?;
        let submitted_at = at(submitted, dice.between(9 * 60, 16 * 60));
        let code = &ground.towns[town].code;
        let mut walk = Walk {
            entered: people.enterer(code).filter(|_| place % 3 != 0),
            checker: people.checker(code),
            reviewer: people.reviewer(place),
            officer: people.officer(),
            minutes: dice.between(9 * 60, 16 * 60),
            diary: &mut *diary,
        };
        let entered_by = walk.entered.map(|who| who.account);
        let path = ground.towns[town].seat.path.clone();
        let mut application = Application::draft(Id::from(dice.id(submitted_at)), path, form, entered_by);
        application.submit(entered_by, submitted).map_err(DemoError::made_up)?;
        walk.tell_submission(&application, submitted_at);
        for (days, step) in moves {
            walk.take(&mut application, *step, later(submitted, *days))?;
        }
        planned.push(PlannedApplication { application, town, tracking_hash: dice.bytes(), submitted_at });
    }
    planned.sort_by_key(|planned| planned.submitted_at);
    Ok(planned)
}

struct Walk<'a> {
    entered: Option<Who>,
    checker: Who,
    reviewer: Who,
    officer: Who,
    minutes: i64,
    diary: &'a mut Diary,
}

impl Walk<'_> {
    fn tell_submission(&mut self, application: &Application, when: DateTime<Utc>) {
        let told = NewEvent::new(EventKind::ApplicationSubmitted, application.id.uuid()).at(&application.org_path);
        self.diary.note(self.entered, when, told.changed("status", None::<String>, application.status.code()));
    }

    fn take(&mut self, case: &mut Application, step: Move, on: NaiveDate) -> Result<(), DemoError> {
        let was = case.status;
        let reason = reason(step)?;
        let (kind, who) = self.hand(step);
        self.go(case, step, on, reason.clone()).map_err(DemoError::made_up)?;
        let mut told = NewEvent::new(kind, case.id.uuid()).at(&case.org_path);
        if was != case.status {
            told = told.changed("status", was.code(), case.status.code());
        }
        if let Some(reason) = reason {
            told = told.because(reason.as_str());
        }
        self.diary.note(who, at(on, self.minutes), told);
        Ok(())
    }

    /// What is remembered of a step, and who takes it.
    fn hand(&self, step: Move) -> (EventKind, Option<Who>) {
        match step {
            TakeUp => (EventKind::ApplicationTakenUp, Some(self.checker)),
            PassTown => (EventKind::ApplicationPassedTown, Some(self.checker)),
            PassCounty => (EventKind::ApplicationPassedCounty, Some(self.reviewer)),
            Approve => (EventKind::ApplicationApproved, Some(self.officer)),
            Publish => (EventKind::ApplicationPublished, Some(self.officer)),
            Object => (EventKind::ApplicationObjected, Some(self.officer)),
            Uphold => (EventKind::ApplicationRejected, Some(self.officer)),
            Admit => (EventKind::ApplicationAdmitted, Some(self.officer)),
            Return => (EventKind::ApplicationReturned, Some(self.checker)),
            Resubmit => (EventKind::ApplicationSubmitted, self.entered),
            Reject => (EventKind::ApplicationRejected, Some(self.checker)),
            Withdraw => (EventKind::ApplicationWithdrawn, None),
        }
    }

    fn go(
        &self,
        case: &mut Application,
        step: Move,
        on: NaiveDate,
        reason: Option<Reason>,
    ) -> Result<(), ApplicationError> {
        let spoken = reason.ok_or(ApplicationError::NotNow(case.status));
        match step {
            TakeUp => case.take_up(),
            PassTown => case.pass_town(self.checker.account, on),
            PassCounty => case.pass_county(self.reviewer.account, on),
            Approve => case.approve_in_council(on),
            Publish => case.publish(on, &MembershipPolicy::default()),
            Object => case.object(spoken?, on),
            Uphold => case.uphold_objection(spoken?, self.officer.account, on),
            Admit => case.admit(on),
            Return => case.return_to_applicant(spoken?),
            Resubmit => case.resubmit(case.form.clone(), self.entered.map(|who| who.account), on),
            Reject => case.reject(spoken?, self.checker.account, on),
            Withdraw => case.withdraw(on),
        }
    }
}

fn reason(step: Move) -> Result<Option<Reason>, DemoError> {
    let text = match step {
        Object => "公示期间收到来电:该主体的流转土地存在权属争议。",
        Uphold => "经核实,流转合同未备案,异议成立。",
        Return => "土地流转合同缺少签字页,请补齐后重新提交。",
        Reject => "实际经营地不在本县,不符合章程规定的入会条件。",
        TakeUp | PassTown | PassCounty | Approve | Publish | Admit | Resubmit | Withdraw => return Ok(None),
    };
    line(text).map(Some)
}
