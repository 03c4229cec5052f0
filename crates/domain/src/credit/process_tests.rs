//! The rating process (2.1, R2.6, R2.7, X8).
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use uuid::Uuid;

use super::evidence::{Evidence, EvidenceSource, EvidenceValue};
use super::lifecycle::{Rating, RatingError, RatingStatus, Ruling};
use super::policy::RatingPolicy;
use super::rating::{Assessment, Outcome};
use super::scorecard::Grade;
use super::term::{DowngradeCause, GradeCause, grade_on};
use super::veto::VetoKind;
use crate::kernel::id::{AccountId, MemberId, ScorecardId};
use crate::kernel::vocabulary::Vocabulary;

const CLERK: u128 = 1;
const SCORER: u128 = 2;
const REVIEWER: u128 = 3;
const APPELLANT: u128 = 4;
const JUDGE: u128 = 5;
const CONFIRMER: u128 = 6;

fn account(number: u128) -> AccountId {
    AccountId::from(Uuid::from_u128(number))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn policy() -> RatingPolicy {
    RatingPolicy::default()
}

fn assessment(outcome: Outcome) -> Assessment {
    Assessment { findings: Vec::new(), total: 0, missing_points: 0, vetoes: Vec::new(), outcome }
}

fn aa() -> Assessment {
    assessment(Outcome::Graded(Grade::Aa))
}

fn confirmed() -> Vec<Evidence> {
    vec![Evidence {
        indicator: "A1.1".into(),
        value: EvidenceValue::Number(5),
        source: EvidenceSource::Declaration,
        observed_on: day("2026-03-01"),
        confirmed_by: Some(account(CONFIRMER)),
    }]
}

fn draft() -> Rating {
    let member = MemberId::from(Uuid::nil());
    Rating::draft(member, ScorecardId::from(Uuid::nil()), account(CLERK), day("2026-03-01"))
}

fn scored(outcome: Outcome) -> Rating {
    let mut rating = draft();
    let on = day("2026-03-02");
    rating.declare(account(CLERK), on).unwrap();
    rating.pull_data(account(CLERK), on).unwrap();
    rating.survey(account(CLERK), on).unwrap();
    rating.score(account(SCORER), on, &assessment(outcome)).unwrap();
    rating
}

/// Public from 10 to 16 March.
fn public() -> Rating {
    let mut rating = scored(Outcome::Graded(Grade::Aa));
    rating.review(account(REVIEWER), day("2026-03-09"), &confirmed()).unwrap();
    rating.publish(account(CLERK), day("2026-03-10"), &policy()).unwrap();
    rating
}

fn appealed() -> Rating {
    let mut rating = public();
    rating.appeal(account(APPELLANT), day("2026-03-12")).unwrap();
    rating
}

/// Holds from 17 March 2026 to 16 March 2027.
fn effective() -> Rating {
    let mut rating = public();
    rating.take_effect(day("2026-03-17"), &policy()).unwrap();
    rating
}

#[test]
fn a_rating_takes_effect_when_seven_public_days_have_passed() {
    let mut rating = public();
    let running = RatingError::PublicityRunning(day("2026-03-17"));
    assert_eq!(rating.take_effect(day("2026-03-16"), &policy()), Err(running));
    rating.take_effect(day("2026-03-17"), &policy()).unwrap();
    assert_eq!(rating.status, RatingStatus::Effective);
    let days = ["2026-03-16", "2026-03-17", "2027-03-16", "2027-03-17"];
    let grades = days.map(|text| rating.grade_on(day(text)));
    assert_eq!(grades, [None, Some(Grade::Aa), Some(Grade::Aa), None]);
}

#[test]
fn whoever_had_a_hand_in_the_case_does_not_review_it() {
    for hand in [CLERK, SCORER, CONFIRMER] {
        let mut rating = scored(Outcome::Graded(Grade::Aa));
        let refused = rating.review(account(hand), day("2026-03-09"), &confirmed());
        assert_eq!(refused, Err(RatingError::SameHands(account(hand))));
        assert_eq!(rating.status, RatingStatus::Scored);
    }
}

#[test]
fn a_member_that_is_not_ratable_gets_no_further_until_scored_again() {
    let mut rating = scored(Outcome::NotRatable);
    let on = day("2026-03-09");
    assert_eq!(rating.review(account(REVIEWER), on, &[]), Err(RatingError::NotRatable));
    rating.score(account(SCORER), on, &aa()).unwrap();
    rating.review(account(REVIEWER), on, &[]).unwrap();
    rating.outcome = Some(Outcome::NotRatable);
    assert_eq!(rating.publish(account(CLERK), on, &policy()), Err(RatingError::NotRatable));
}

#[test]
fn a_case_sent_back_must_be_scored_again() {
    let mut rating = scored(Outcome::Graded(Grade::Aa));
    let on = day("2026-03-09");
    rating.send_back(account(REVIEWER), on).unwrap();
    assert_eq!(rating.status, RatingStatus::TownSurveyed);
    let wrong = |to| Err(RatingError::WrongStatus { from: RatingStatus::TownSurveyed, to });
    assert_eq!(rating.review(account(REVIEWER), on, &[]), wrong(RatingStatus::CommitteeReviewed));
    assert_eq!(rating.send_back(account(REVIEWER), on), wrong(RatingStatus::TownSurveyed));
    rating.score(account(SCORER), on, &aa()).unwrap();
    let surveyed = rating.survey(account(CLERK), on);
    assert_eq!(surveyed, Err(RatingError::WrongStatus { from: RatingStatus::Scored, to: RatingStatus::TownSurveyed }));
    let refused = rating.review(account(REVIEWER), on, &[]);
    assert_eq!(refused, Ok(()), "to send a case back is no hand in it");
}

#[test]
fn appeals_are_taken_while_the_rating_is_public() {
    for (on, expected) in [
        ("2026-03-10", Ok(())),
        ("2026-03-16", Ok(())),
        ("2026-03-17", Err(RatingError::AppealClosed(day("2026-03-17")))),
        ("2026-03-09", Err(RatingError::BeforeLastStep(day("2026-03-10")))),
    ] {
        assert_eq!(public().appeal(account(APPELLANT), day(on)), expected, "{on}");
    }
}

#[test]
fn an_open_appeal_holds_the_rating_back() {
    let mut rating = appealed();
    let wrong = |to| Err(RatingError::WrongStatus { from: RatingStatus::Appealed, to });
    let on = day("2026-03-20");
    assert_eq!(rating.take_effect(on, &policy()), wrong(RatingStatus::Effective));
    assert_eq!(rating.publish(account(CLERK), on, &policy()), wrong(RatingStatus::Publicity));
    assert_eq!(rating.score(account(SCORER), on, &aa()), wrong(RatingStatus::Scored));
}

#[test]
fn neither_scorer_nor_appellant_decides_the_appeal() {
    for hand in [SCORER, APPELLANT] {
        let mut rating = appealed();
        let refused = rating.decide_appeal(account(hand), day("2026-03-18"), Ruling::Upheld, &policy());
        assert_eq!(refused, Err(RatingError::SameHands(account(hand))));
    }
    let refused = public().decide_appeal(account(JUDGE), day("2026-03-18"), Ruling::Upheld, &policy());
    let to = RatingStatus::Effective;
    assert_eq!(refused, Err(RatingError::WrongStatus { from: RatingStatus::Publicity, to }));
}

#[test]
fn an_upheld_rating_waits_for_the_end_of_its_publicity() {
    let mut early = appealed();
    early.decide_appeal(account(JUDGE), day("2026-03-16"), Ruling::Upheld, &policy()).unwrap();
    assert_eq!((early.status, early.validity), (RatingStatus::Publicity, None));
    early.appeal(account(APPELLANT), day("2026-03-16")).unwrap();

    let mut late = appealed();
    late.decide_appeal(account(JUDGE), day("2026-03-17"), Ruling::Upheld, &policy()).unwrap();
    assert_eq!((late.status, late.grade_on(day("2026-03-17"))), (RatingStatus::Effective, Some(Grade::Aa)));
}

#[test]
fn a_revised_rating_is_reviewed_and_published_anew() {
    let mut rating = appealed();
    let revised = assessment(Outcome::Graded(Grade::A));
    rating.decide_appeal(account(JUDGE), day("2026-03-18"), Ruling::Revised(&revised), &policy()).unwrap();
    assert_eq!((rating.status, rating.publicity), (RatingStatus::Scored, None));
    let on = day("2026-03-19");
    assert_eq!(rating.review(account(JUDGE), on, &[]), Err(RatingError::SameHands(account(JUDGE))));
    rating.review(account(REVIEWER), on, &[]).unwrap();
    rating.publish(account(CLERK), on, &policy()).unwrap();
    assert_eq!(rating.take_effect(day("2026-03-25"), &policy()), Err(RatingError::PublicityRunning(day("2026-03-26"))));
    rating.take_effect(day("2026-03-26"), &policy()).unwrap();
    assert_eq!(rating.grade_on(day("2026-03-26")), Some(Grade::A));
}

#[test]
fn each_downgrade_takes_one_grade() {
    let mut rating = effective();
    let grades = [("2026-04-01", Grade::A), ("2026-05-01", Grade::B), ("2026-06-01", Grade::C)];
    for (&cause, (on, grade)) in DowngradeCause::ALL.iter().zip(grades) {
        rating.downgrade(account(CLERK), day(on), cause).unwrap();
        assert_eq!(rating.grade_on(day(on)), Some(grade));
        assert_eq!(rating.grades.last().unwrap().cause.code(), cause.code());
    }
    assert_eq!(rating.grade_on(day("2026-03-31")), Some(Grade::Aa));
    let refused = rating.downgrade(account(CLERK), day("2026-07-01"), DowngradeCause::Penalty);
    assert_eq!(refused, Err(RatingError::LowestGrade));
    let over = rating.downgrade(account(CLERK), day("2027-03-17"), DowngradeCause::Penalty);
    assert_eq!(over, Err(RatingError::TermOver(day("2027-03-17"))));
}

#[test]
fn a_veto_gives_grade_c_from_the_same_day() {
    let mut rating = effective();
    rating.revoke(account(CLERK), day("2026-08-01"), VetoKind::BadLoan).unwrap();
    let grades = ["2026-07-31", "2026-08-01", "2027-03-16", "2027-03-17"].map(|text| rating.grade_on(day(text)));
    assert_eq!(grades, [Some(Grade::Aa), Some(Grade::C), Some(Grade::C), None]);
    assert_eq!((rating.revoked_for, rating.status), (Some(VetoKind::BadLoan), RatingStatus::Revoked));
    assert_eq!(rating.grades.last().unwrap().cause, GradeCause::Veto);
}

#[test]
fn a_rating_expires_at_the_end_of_its_term() {
    let mut rating = effective();
    assert_eq!(rating.expire(day("2027-03-16")), Err(RatingError::StillValid(day("2027-03-17"))));
    let expiring = ["2027-01-15", "2027-01-16", "2027-03-16", "2027-03-17"];
    let expiring = expiring.map(|text| rating.is_expiring(day(text), &policy()));
    assert_eq!(expiring, [false, true, true, false]);
    rating.expire(day("2027-03-17")).unwrap();
    assert!(!rating.is_expiring(day("2027-03-01"), &policy()));
}

#[test]
fn the_latest_rating_gives_the_members_grade() {
    let mut old = effective();
    let mut new = effective();
    let from = day("2027-02-01");
    new.validity = Some(crate::kernel::period::Period::new(from, day("2028-02-01")).unwrap());
    new.grades.iter_mut().for_each(|change| (change.on, change.grade) = (from, Grade::B));
    let grade = |ratings: &[Rating], text: &str| grade_on(ratings, day(text));
    let both = [new.clone(), old.clone()];
    let days = ["2026-03-16", "2027-01-31", "2027-02-01", "2027-12-01", "2028-02-01"];
    let grades = days.map(|text| grade(&both, text));
    assert_eq!(grades, [None, Some(Grade::Aa), Some(Grade::B), Some(Grade::B), None]);
    old.supersede(from).unwrap();
    assert_eq!(grade(std::slice::from_ref(&old), "2027-01-31"), Some(Grade::Aa));
    assert_eq!(grade(&[old], "2027-02-01"), None);
}

#[derive(Debug, Clone, Copy)]
enum Verb {
    Declare,
    Pull,
    Survey,
    Score,
    ScoreGap,
    Return,
    Review,
    Publish,
    Appeal,
    Uphold,
    Revise,
    Effect,
    Downgrade,
    Revoke,
    Expire,
    Supersede,
}

impl Verb {
    const ALL: [Self; 16] = [
        Self::Declare,
        Self::Pull,
        Self::Survey,
        Self::Score,
        Self::ScoreGap,
        Self::Return,
        Self::Review,
        Self::Publish,
        Self::Appeal,
        Self::Uphold,
        Self::Revise,
        Self::Effect,
        Self::Downgrade,
        Self::Revoke,
        Self::Expire,
        Self::Supersede,
    ];

    fn run(self, rating: &mut Rating, by: AccountId, on: NaiveDate) -> Result<(), RatingError> {
        match self {
            Self::Declare => rating.declare(by, on),
            Self::Pull => rating.pull_data(by, on),
            Self::Survey => rating.survey(by, on),
            Self::Score => rating.score(by, on, &aa()),
            Self::ScoreGap => rating.score(by, on, &assessment(Outcome::NotRatable)),
            Self::Return => rating.send_back(by, on),
            Self::Review => rating.review(by, on, &confirmed()),
            Self::Publish => rating.publish(by, on, &policy()),
            Self::Appeal => rating.appeal(by, on),
            Self::Uphold => rating.decide_appeal(by, on, Ruling::Upheld, &policy()),
            Self::Revise => rating.decide_appeal(by, on, Ruling::Revised(&aa()), &policy()),
            Self::Effect => rating.take_effect(on, &policy()),
            Self::Downgrade => rating.downgrade(by, on, DowngradeCause::Penalty),
            Self::Revoke => rating.revoke(by, on, VetoKind::Crime),
            Self::Expire => rating.expire(on),
            Self::Supersede => rating.supersede(on),
        }
    }
}

/// The verbs that lead on from a status: with them random walks get far, the others are thrown in between.
fn verb(status: RatingStatus, dice: usize) -> Verb {
    let leading: &[Verb] = match status {
        RatingStatus::Draft => &[Verb::Declare],
        RatingStatus::SelfDeclared => &[Verb::Pull],
        RatingStatus::DataPulled => &[Verb::Survey],
        RatingStatus::TownSurveyed => &[Verb::Score, Verb::ScoreGap],
        RatingStatus::Scored => &[Verb::Review, Verb::Review, Verb::Score],
        RatingStatus::CommitteeReviewed => &[Verb::Publish],
        RatingStatus::Publicity => &[Verb::Effect, Verb::Effect, Verb::Appeal],
        RatingStatus::Appealed => &[Verb::Uphold, Verb::Revise],
        RatingStatus::Effective
        | RatingStatus::Downgraded
        | RatingStatus::Revoked
        | RatingStatus::Expired
        | RatingStatus::ReRated => &Verb::ALL,
    };
    let pool = if dice.is_multiple_of(4) { &Verb::ALL } else { leading };
    *pool.get(dice / 4 % pool.len()).expect("a verb for every throw")
}

fn walk(throws: &[(usize, u128, u64)]) -> Vec<Rating> {
    let mut rating = draft();
    let mut on = day("2026-03-01");
    let mut past = Vec::new();
    for &(dice, by, days) in throws {
        on = on.checked_add_days(Days::new(days)).expect("within the calendar");
        let before = rating.clone();
        match verb(rating.status, dice).run(&mut rating, account(by), on) {
            Ok(()) => assert!(before.status.next().contains(&rating.status), "{before:?} {rating:?}"),
            Err(_) => assert_eq!(before, rating, "a refused step changes nothing"),
        }
        past.push(rating.clone());
    }
    past
}

fn last_step(rating: &Rating, to: RatingStatus) -> Option<(usize, super::lifecycle::Step)> {
    rating.steps.iter().copied().enumerate().rfind(|(_, step)| step.to == to)
}

fn earned(rating: &Rating) -> bool {
    use RatingStatus::{CommitteeReviewed, Effective, Publicity, Scored};
    let Some(steps) = [Scored, CommitteeReviewed, Publicity, Effective]
        .map(|to| last_step(rating, to))
        .into_iter()
        .collect::<Option<Vec<_>>>()
    else {
        return false;
    };
    let [(at_score, score), (at_review, review), (at_public, _), (at_effect, effect)] = steps[..] else { return false };
    let ordered = at_score < at_review && at_review < at_public && at_public < at_effect;
    let published = rating.steps.iter().skip(at_review).find(|step| step.to == Publicity).map(|step| step.on);
    let waited = published.is_some_and(|from| effect.on - from >= chrono::Duration::days(7));
    let others = review.by != score.by && review.by != Some(account(CONFIRMER));
    ordered && waited && others && rating.outcome.is_some_and(|outcome| outcome.grade().is_some())
}

fn throws() -> impl Strategy<Value = Vec<(usize, u128, u64)>> {
    proptest::collection::vec((0..1_000_usize, 1..=6_u128, 0..=5_u64), 0..60)
}

proptest! {
    #[test]
    fn no_rating_takes_effect_unscored_unreviewed_or_unpublished(throws in throws()) {
        for rating in walk(&throws) {
            let held = rating.validity.is_some() || rating.status == RatingStatus::Effective;
            prop_assert!(!held || earned(&rating), "{rating:?}");
        }
    }
}

#[test]
fn walks_do_reach_effect() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let reached = (0..200).filter(|_| {
        let throws = throws().new_tree(&mut runner).expect("throws").current();
        walk(&throws).iter().any(|rating| rating.validity.is_some())
    });
    assert!(reached.count() > 20);
}
