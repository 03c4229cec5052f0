#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::super::expulsion::{Deed, ExpulsionReason, Vote};
use super::super::fixtures::{application, day, line, people};
use super::super::policy::MembershipPolicy;
use super::*;
use crate::kernel::id::Id;
use crate::kernel::vocabulary::Vocabulary;
use crate::kernel::work_calendar::WorkCalendar;

fn number() -> MemberNo {
    "330382-CO-000123".parse().unwrap()
}

fn member(status: MemberStatus) -> Member {
    let admitted = application(ApplicationStatus::Admitted, people());
    Member { status, ..Member::admitted(Id::fresh(), number(), &admitted).unwrap() }
}

/// A case whose vote stands at this status.
fn case(status: ExpulsionStatus) -> ExpulsionCase {
    let opened = Deed { by: Id::fresh(), on: day(9, 1) };
    let grounds = (ExpulsionReason::CharterBreach, line("多次以会员名义销售假冒农资"));
    let (policy, calendar) = (MembershipPolicy::default(), WorkCalendar::default());
    let mut case = ExpulsionCase::open(Id::fresh(), grounds, opened, &policy, &calendar).unwrap();
    let vote = Vote { seats: 15, in_favour: 11, against: 1, abstained: 1 };
    case.vote(vote, Deed { by: Id::fresh(), on: day(9, 16) }).unwrap();
    ExpulsionCase { status, ..case }
}

type Verb = fn(&mut Member, AccountId, NaiveDate) -> Step;

/// Every verb with where it begins and where it leads.
const VERBS: [(Verb, MemberStatus, MemberStatus); 10] = {
    use MemberStatus::{Active, Expelled, Lapsed, Suspended, TransferInProgress, Withdrawing, Withdrawn};
    [
        (|member, by, on| member.suspend(SuspensionReason::UnpaidDues, by, on), Active, Suspended),
        (Member::reinstate, Suspended, Active),
        (Member::give_notice, Active, Withdrawing),
        (Member::call_off_notice, Withdrawing, Active),
        (Member::approve_withdrawal, Withdrawing, Withdrawn),
        (|member, by, on| member.lapse(LapseReason::Dead, by, on), Active, Lapsed),
        (|member, by, on| member.expel(&case(ExpulsionStatus::Expelled), by, on), Active, Expelled),
        (Member::begin_transfer, Active, TransferInProgress),
        (|member, by, on| member.end_transfer(None, by, on), TransferInProgress, Active),
        (|member, by, on| member.end_transfer(Some(OrgPath::root(9)), by, on), TransferInProgress, Active),
    ]
};

#[test]
fn only_an_admitted_application_makes_a_member() {
    for &status in ApplicationStatus::ALL {
        let application = application(status, people());
        let outcome = Member::admitted(Id::fresh(), number(), &application);
        if status == ApplicationStatus::Admitted {
            let member = outcome.unwrap();
            assert_eq!((member.status, member.joined_on, member.left_on), (MemberStatus::Active, day(7, 8), None));
            assert_eq!((member.name, member.identity), (application.form.name, application.form.identity));
        } else {
            assert_eq!(outcome, Err(MemberError::NotAdmitted(status)));
        }
    }
}

#[test]
fn a_number_is_one_for_the_members_type() {
    let number = MemberNo::new(330_382, MemberType::Enterprise, 1).unwrap();
    let outcome = Member::admitted(Id::fresh(), number, &application(ApplicationStatus::Admitted, people()));
    assert_eq!(outcome, Err(MemberError::NumberOfOtherType(MemberType::Enterprise)));
}

#[test]
fn each_step_leads_only_from_where_it_begins() {
    for (verb, begins, to) in VERBS {
        for &from in MemberStatus::ALL {
            let mut member = member(from);
            let outcome = verb(&mut member, Id::fresh(), day(10, 1));
            if from == begins {
                let ended = (!to.is_current()).then(|| day(10, 1));
                assert_eq!((outcome, member.status, member.left_on), (Ok(()), to, ended));
                assert_eq!(member.standing.since, Some(day(10, 1)));
            } else {
                assert_eq!(outcome, Err(MemberError::WrongStatus { from, to }));
                assert_eq!((member.status, member.left_on), (from, None));
            }
        }
    }
}

#[test]
fn no_step_is_dated_before_membership_or_before_the_step_that_led_there() {
    let by = AccountId::fresh();
    let mut member = member(MemberStatus::Active);
    assert_eq!(member.lapse(LapseReason::Dead, by, day(7, 7)), Err(MemberError::BeforeJoined(day(7, 8))));
    assert_eq!(member.give_notice(by, day(8, 1)), Ok(()));
    assert_eq!(member.call_off_notice(by, day(7, 31)), Err(MemberError::BeforeLastStep(day(8, 1))));
    assert_eq!(member.call_off_notice(by, day(8, 1)), Ok(()));
}

#[test]
fn a_notice_is_approved_by_somebody_else_than_took_it() {
    let (taker, approver) = (AccountId::fresh(), AccountId::fresh());
    let mut member = member(MemberStatus::Active);
    member.give_notice(taker, day(8, 1)).unwrap();
    assert_eq!(member.approve_withdrawal(taker, day(8, 3)), Err(MemberError::SameHands));
    assert_eq!(member.approve_withdrawal(approver, day(8, 3)), Ok(()));
    assert_eq!((member.status, member.left_on), (MemberStatus::Withdrawn, Some(day(8, 3))));
}

#[test]
fn a_member_is_expelled_only_by_a_vote_that_was_carried() {
    for &status in ExpulsionStatus::ALL {
        let outcome = member(MemberStatus::Active).expel(&case(status), Id::fresh(), day(10, 1));
        let expected = if status == ExpulsionStatus::Expelled { Ok(()) } else { Err(MemberError::NotVotedOut(status)) };
        assert_eq!(outcome, expected);
    }
}

#[test]
fn a_member_moves_only_when_the_other_town_takes_it() {
    let by = AccountId::fresh();
    let was = member(MemberStatus::Active);
    let mut refused = was.clone();
    refused.begin_transfer(by, day(8, 1)).unwrap();
    assert_eq!(refused.org_path, was.org_path);
    let mut accepted = refused.clone();
    refused.end_transfer(None, by, day(8, 2)).unwrap();
    accepted.end_transfer(Some(OrgPath::root(1).child(9)), by, day(8, 2)).unwrap();
    assert_eq!((refused.status, refused.org_path), (MemberStatus::Active, was.org_path));
    assert_eq!((accepted.status, accepted.org_path), (MemberStatus::Active, OrgPath::root(1).child(9)));
}

#[test]
fn what_is_offered_can_be_done() {
    for &status in MemberStatus::ALL {
        let offered = status.allowed(false);
        for (verb, name) in [
            (VERBS[0].0, MemberVerb::Suspend),
            (VERBS[1].0, MemberVerb::Reinstate),
            (VERBS[2].0, MemberVerb::GiveNotice),
            (VERBS[3].0, MemberVerb::CallOffNotice),
            (VERBS[4].0, MemberVerb::ApproveWithdrawal),
            (VERBS[5].0, MemberVerb::Lapse),
            (VERBS[7].0, MemberVerb::ProposeTransfer),
        ] {
            let possible = verb(&mut member(status), Id::fresh(), day(10, 1)).is_ok();
            assert_eq!(offered.contains(&name), possible, "{name:?} of a {status:?} member");
        }
    }
}

proptest! {
    /// Whatever is tried in whatever order, on whatever days and by whomever.
    #[test]
    fn no_sequence_of_steps_reaches_a_status_that_the_table_forbids(
        steps in prop::collection::vec((0..VERBS.len(), 0_u64..40, 0_usize..3), 0..40),
    ) {
        let accounts = [AccountId::fresh(), AccountId::fresh(), AccountId::fresh()];
        let mut member = member(MemberStatus::Active);
        for (verb, days, by) in steps {
            let was = member.clone();
            let on = day(7, 1) + chrono::Days::new(days);
            match VERBS[verb].0(&mut member, accounts[by], on) {
                Ok(()) => {
                    prop_assert!(was.status.next().contains(&member.status));
                    prop_assert!(was.standing.since <= member.standing.since);
                    prop_assert!(member.standing.since >= Some(member.joined_on));
                }
                Err(_) => prop_assert_eq!(&member, &was),
            }
            prop_assert_eq!(member.left_on.is_some(), !member.status.is_current());
            prop_assert_eq!(member.standing.suspended_for.is_some(), member.status == MemberStatus::Suspended);
            prop_assert_eq!(member.standing.lapsed_for.is_some(), member.status == MemberStatus::Lapsed);
        }
    }
}
