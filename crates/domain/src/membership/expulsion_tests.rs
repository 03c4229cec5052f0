#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::super::fixtures::{day, line};
use super::*;
use crate::kernel::id::Id;
use crate::kernel::vocabulary::Vocabulary;
use crate::kernel::work_calendar::{DayKind, SpecialDay};

const CARRIED: Vote = Vote { seats: 15, in_favour: 6, against: 3, abstained: 1 };

fn opened(by: AccountId, calendar: &WorkCalendar) -> ExpulsionCase {
    let grounds = (ExpulsionReason::CharterBreach, line("多次以会员名义销售假冒农资"));
    ExpulsionCase::open(Id::fresh(), grounds, Deed { by, on: day(9, 1) }, &MembershipPolicy::default(), calendar)
        .unwrap()
}

fn case() -> ExpulsionCase {
    opened(Id::fresh(), &WorkCalendar::default())
}

fn on(month: u32, number: u32) -> Deed {
    Deed { by: Id::fresh(), on: day(month, number) }
}

#[test]
fn a_member_is_heard_for_ten_working_days_before_the_council_votes() {
    let mut case = case();
    assert_eq!(case.heard_until, day(9, 15));
    assert_eq!(case.allowed(day(9, 15)), [ExpulsionVerb::Answer, ExpulsionVerb::Drop]);
    assert_eq!(case.vote(CARRIED, on(9, 15)), Err(ExpulsionError::HearingNotOver(day(9, 15))));
    assert_eq!(case.vote(CARRIED, on(9, 16)), Ok(()));
    assert_eq!(case.status, ExpulsionStatus::Expelled);
}

#[test]
fn holidays_do_not_shorten_the_time_to_be_heard() {
    let off = (7..=9).map(|number| SpecialDay { day: day(9, number), kind: DayKind::Holiday });
    assert_eq!(opened(Id::fresh(), &off.collect()).heard_until, day(9, 18));
}

#[test]
fn an_expulsion_needs_two_thirds_present_and_more_than_half_of_them() {
    let table = [
        ((15, 6, 3, 1), Ok(ExpulsionStatus::Expelled)),
        ((15, 6, 3, 0), Err(ExpulsionError::NoQuorum)),
        ((15, 5, 3, 2), Ok(ExpulsionStatus::Dismissed)),
        ((15, 15, 0, 0), Ok(ExpulsionStatus::Expelled)),
        ((15, 16, 0, 0), Err(ExpulsionError::NoQuorum)),
        ((0, 0, 0, 0), Err(ExpulsionError::NoQuorum)),
        ((16, 11, 0, 0), Ok(ExpulsionStatus::Expelled)),
        ((16, 10, 0, 0), Err(ExpulsionError::NoQuorum)),
    ];
    for ((seats, in_favour, against, abstained), expected) in table {
        let (mut case, vote) = (case(), Vote { seats, in_favour, against, abstained });
        let outcome = case.vote(vote, on(10, 1)).map(|()| case.status);
        assert_eq!(outcome, expected, "{vote:?}");
        assert_eq!(case.status == ExpulsionStatus::Hearing, expected.is_err());
    }
}

#[test]
fn who_opened_a_case_neither_votes_nor_rules() {
    let maker = AccountId::fresh();
    let mut case = opened(maker, &WorkCalendar::default());
    assert_eq!(case.vote(CARRIED, Deed { by: maker, on: day(10, 1) }), Err(ExpulsionError::SameHands));
    case.vote(CARRIED, on(10, 1)).unwrap();
    let taker = Deed { by: Id::fresh(), on: day(10, 8) };
    case.appeal(line("处罚过重"), taker).unwrap();
    for by in [maker, taker.by] {
        let ruling = case.rule(CongressRuling::Annulled, Deed { by, on: day(12, 1) });
        assert_eq!(ruling, Err(ExpulsionError::SameHands));
    }
    assert_eq!(case.rule(CongressRuling::Annulled, on(12, 1)), Ok(()));
    assert_eq!(case.status, ExpulsionStatus::Annulled);
}

#[test]
fn each_step_of_a_case_leads_only_from_where_it_begins() {
    type Verb = fn(&mut ExpulsionCase) -> Result<(), ExpulsionError>;
    use ExpulsionStatus::{Appealed, Expelled, Hearing};
    let verbs: [(Verb, ExpulsionStatus); 5] = [
        (|case| case.answer(line("已整改"), on(12, 1)), Hearing),
        (|case| case.vote(CARRIED, on(12, 1)), Hearing),
        (|case| case.drop_case(line("举报不实"), on(12, 1)), Hearing),
        (|case| case.appeal(line("处罚过重"), on(12, 1)), Expelled),
        (|case| case.rule(CongressRuling::Confirmed, on(12, 1)), Appealed),
    ];
    for (verb, begins) in verbs {
        for &status in ExpulsionStatus::ALL {
            let mut case = ExpulsionCase { status, ..case() };
            let expected = if status == begins { Ok(()) } else { Err(ExpulsionError::NotNow(status)) };
            assert_eq!(verb(&mut case), expected, "from {status:?}");
        }
    }
}

#[test]
fn nothing_happens_in_a_case_before_it_began() {
    assert_eq!(case().answer(line("已整改"), on(8, 31)), Err(ExpulsionError::BeforeLastStep(day(9, 1))));
    assert_eq!(case().drop_case(line("举报不实"), on(8, 31)), Err(ExpulsionError::BeforeLastStep(day(9, 1))));
}
