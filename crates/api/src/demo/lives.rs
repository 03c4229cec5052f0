//! How memberships went on: suspensions, notices, expulsions with their cases, moves between towns.

use chrono::NaiveDate;
use domain::kernel::event::EventKind;
use domain::kernel::id::MemberId;
use domain::kernel::org_path::OrgPath;
use domain::kernel::vocabulary::Vocabulary;
use domain::kernel::work_calendar::WorkCalendar;
use domain::membership::expulsion::{
    CongressRuling, Deed, ExpulsionCase, ExpulsionError, ExpulsionReason, Statement, Vote,
};
use domain::membership::member::{LapseReason, Member, MemberStatus, SuspensionReason};
use domain::membership::policy::MembershipPolicy;
use domain::membership::transfer::{Side, Transfer};
use persistence::kernel::events::NewEvent;

use super::DemoError;
use super::diary::{Diary, Who, at, later};
use super::ground::{Ground, line};

/// What goes with how a membership went on.
#[derive(Default)]
pub(super) struct Life {
    pub case: Option<ExpulsionCase>,
    pub transfer: Option<Transfer>,
}

/// Those through whose hands it goes.
#[derive(Clone, Copy)]
pub(super) struct Hands {
    pub officer: Who,
    pub reviewer: Who,
}

/// Somebody who lets a membership go on.
pub(super) struct Fate<'a> {
    pub hands: Hands,
    pub ground: &'a Ground,
    pub calendar: &'a WorkCalendar,
    pub diary: &'a mut Diary,
}

impl Fate<'_> {
    /// Brings a member to a status, the last step on that day.
    pub(super) fn bring(
        &mut self,
        member: &mut Member,
        town: usize,
        end: MemberStatus,
        on: NaiveDate,
    ) -> Result<Life, DemoError> {
        let (officer, reviewer) = (self.hands.officer, self.hands.reviewer);
        let mut life = Life::default();
        match end {
            MemberStatus::Active => {}
            // Only two records of one member lead there.
            MemberStatus::Merged => return Err(DemoError::made_up("a member merges with another one")),
            MemberStatus::Suspended => {
                let stepped = member.suspend(SuspensionReason::UnpaidDues, officer.account, on);
                stepped.map_err(DemoError::made_up)?;
                self.tell(officer, EventKind::MemberSuspended, member, on, "连续两年未缴纳会费");
            }
            MemberStatus::Withdrawing => self.notice(member, on)?,
            MemberStatus::Withdrawn => {
                self.notice(member, later(on, -6))?;
                member.approve_withdrawal(reviewer.account, on).map_err(DemoError::made_up)?;
                self.tell(reviewer, EventKind::MemberWithdrawn, member, on, "会员证已交回。会费已结清");
            }
            MemberStatus::Lapsed => {
                member.lapse(LapseReason::Cancelled, officer.account, on).map_err(DemoError::made_up)?;
                self.tell(officer, EventKind::MemberLapsed, member, on, "市场监管部门已核准注销登记");
            }
            MemberStatus::TransferInProgress => life.transfer = Some(self.transfer(member, town, on)?),
            MemberStatus::Expelled => life.case = Some(self.expulsion(member, on)?),
        }
        Ok(life)
    }

    fn notice(&mut self, member: &mut Member, on: NaiveDate) -> Result<(), DemoError> {
        member.give_notice(self.hands.officer.account, on).map_err(DemoError::made_up)?;
        self.tell(self.hands.officer, EventKind::MemberNoticeGiven, member, on, "经营者年事已高，土地已退租");
        Ok(())
    }

    fn transfer(&mut self, member: &mut Member, town: usize, on: NaiveDate) -> Result<Transfer, DemoError> {
        let by = self.hands.officer;
        let seat = |place: usize| {
            let seat = &self.ground.towns[place % self.ground.towns.len()].seat;
            Side { unit: seat.id, path: seat.path.clone() }
        };
        let why = line("经营地迁至邻镇，土地流转合同已在邻镇备案")?;
        let transfer = Transfer::propose(member.id, (seat(town), seat(town + 1)), why, (by.account, on));
        let transfer = transfer.map_err(DemoError::made_up)?;
        member.begin_transfer(by.account, on).map_err(DemoError::made_up)?;
        self.tell(by, EventKind::MemberTransferProposed, member, on, transfer.reason.as_str());
        Ok(transfer)
    }

    /// A case that the member is still being heard in.
    pub(super) fn hearing(
        &mut self,
        member: MemberId,
        path: &OrgPath,
        on: NaiveDate,
    ) -> Result<ExpulsionCase, DemoError> {
        let by = self.hands.officer;
        let notice: Statement = line("经查，你户两次以会员名义销售假冒农资，拟提请理事会除名。可于期限内陈述申辩。")?;
        let grounds = (ExpulsionReason::CharterBreach, notice);
        let opened = Deed { by: by.account, on };
        let case = ExpulsionCase::open(member, grounds, opened, &MembershipPolicy::default(), self.calendar);
        let case = case.map_err(DemoError::made_up)?;
        let told = NewEvent::new(EventKind::MemberExpulsionOpened, member.uuid()).at(path);
        self.diary.note(Some(by), at(on, 10 * 60), told.because(case.notice.as_str()));
        Ok(case)
    }

    /// The council sits on the day; the congress confirms later what was appealed against.
    fn expulsion(&mut self, member: &mut Member, on: NaiveDate) -> Result<ExpulsionCase, DemoError> {
        let mut case = self.hearing(member.id, &member.org_path.clone(), later(on, -40))?;
        self.decide(&mut case, on).map_err(DemoError::made_up)?;
        member.expel(&case, self.hands.reviewer.account, on).map_err(DemoError::made_up)?;
        self.tell(self.hands.reviewer, EventKind::MemberExpelled, member, on, "理事会表决通过除名");
        Ok(case)
    }

    fn decide(&self, case: &mut ExpulsionCase, on: NaiveDate) -> Result<(), ExpulsionError> {
        let vote = Vote { seats: 15, in_favour: 11, against: 1, abstained: 1 };
        case.vote(vote, Deed { by: self.hands.reviewer.account, on })
    }

    /// An appeal that the congress has turned down on the day after the vote.
    pub(super) fn appeal(&self, case: &mut ExpulsionCase, on: NaiveDate) -> Result<(), DemoError> {
        let (taker, ruler) = (self.hands.officer.account, self.hands.reviewer.account);
        let grounds = line("涉事批次系上游厂家供货，申请复议。")?;
        case.appeal(grounds, Deed { by: taker, on }).map_err(DemoError::made_up)?;
        let ruled = case.rule(CongressRuling::Confirmed, Deed { by: ruler, on: later(on, 1) });
        ruled.map_err(DemoError::made_up)
    }

    fn tell(&mut self, who: Who, kind: EventKind, member: &Member, on: NaiveDate, why: &str) {
        let told = NewEvent::new(kind, member.id.uuid()).at(&member.org_path);
        let told = told.changed("status", None::<String>, member.status.code()).because(why);
        self.diary.note(Some(who), at(on, 10 * 60), told);
    }
}
