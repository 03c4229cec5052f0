#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::super::fixtures::{application, day, people};
use super::*;
use crate::kernel::id::Id;
use crate::kernel::vocabulary::Vocabulary;

const CARRIED: Vote = Vote { seats: 15, in_favour: 6, against: 3, abstained: 1 };

fn number() -> MemberNo {
    "330382-CO-000123".parse().unwrap()
}

fn member(status: MemberStatus) -> Member {
    let admitted = application(ApplicationStatus::Admitted, people());
    Member { status, ..Member::admitted(Id::fresh(), number(), &admitted).unwrap() }
}

fn expel(member: &mut Member, vote: Vote, on: NaiveDate) -> Step {
    let case = Expulsion { reason: ExpulsionReason::CharterBreach, noticed_on: day(9, 1), vote };
    member.expel(&case, on, &MembershipPolicy::default(), &WorkCalendar::default())
}

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
    use MemberStatus::{Active, Expelled, Lapsed, Suspended, Withdrawing, Withdrawn};
    type Verb = fn(&mut Member) -> Step;
    let verbs: [(Verb, MemberStatus, MemberStatus); 6] = [
        (Member::suspend, Active, Suspended),
        (Member::resume, Suspended, Active),
        (Member::give_notice, Active, Withdrawing),
        (|member| member.approve_withdrawal(day(10, 1)), Withdrawing, Withdrawn),
        (|member| member.lapse(day(10, 1)), Active, Lapsed),
        (|member| expel(member, CARRIED, day(10, 1)), Active, Expelled),
    ];
    for (verb, begins, to) in verbs {
        for &from in MemberStatus::ALL {
            let mut member = member(from);
            let outcome = verb(&mut member);
            if from == begins {
                let ended = to.next().is_empty().then(|| day(10, 1));
                assert_eq!((outcome, member.status, member.left_on), (Ok(()), to, ended));
            } else {
                assert_eq!(outcome, Err(MemberError::WrongStatus { from, to }));
                assert_eq!((member.status, member.left_on), (from, None));
            }
        }
    }
}

#[test]
fn nobody_leaves_before_joining() {
    let mut member = member(MemberStatus::Active);
    assert_eq!(member.lapse(day(7, 7)), Err(MemberError::BeforeJoined(day(7, 8))));
    assert_eq!(member.lapse(day(7, 8)), Ok(()));
}

#[test]
fn a_member_is_heard_for_ten_working_days_before_it_is_expelled() {
    let mut member = member(MemberStatus::Active);
    assert_eq!(expel(&mut member, CARRIED, day(9, 15)), Err(MemberError::HearingNotOver(Some(day(9, 15)))));
    assert_eq!(expel(&mut member, CARRIED, day(9, 16)), Ok(()));
}

#[test]
fn an_expulsion_needs_two_thirds_present_and_more_than_half_of_them() {
    let table = [
        ((15, 6, 3, 1), Ok(())),
        ((15, 6, 3, 0), Err(MemberError::NoQuorum)),
        ((15, 5, 3, 2), Err(MemberError::NotCarried)),
        ((15, 15, 0, 0), Ok(())),
        ((15, 16, 0, 0), Err(MemberError::NoQuorum)),
        ((0, 0, 0, 0), Err(MemberError::NoQuorum)),
        ((16, 11, 0, 0), Ok(())),
        ((16, 10, 0, 0), Err(MemberError::NoQuorum)),
    ];
    for ((seats, in_favour, against, abstained), expected) in table {
        let vote = Vote { seats, in_favour, against, abstained };
        assert_eq!(expel(&mut member(MemberStatus::Active), vote, day(10, 1)), expected, "{vote:?}");
    }
}
