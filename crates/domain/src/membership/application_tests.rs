#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use proptest::sample::select;

use super::super::fixtures::{People, application, coop, day, objection, people, reason};
use super::super::form::FormProblem;
use super::*;
use crate::kernel::id::Id;
use crate::kernel::vocabulary::Vocabulary;
use crate::kernel::work_calendar::WorkCalendar;

const VERBS: [Verb; 15] = [
    Verb::Submit,
    Verb::Resubmit,
    Verb::TakeUp,
    Verb::PassTown,
    Verb::PassCounty,
    Verb::ApproveInCouncil,
    Verb::Publish,
    Verb::Object,
    Verb::DismissObjection,
    Verb::UpholdObjection,
    Verb::Admit,
    Verb::Return,
    Verb::Reject,
    Verb::SendBack,
    Verb::Withdraw,
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Verb {
    Submit,
    Resubmit,
    TakeUp,
    PassTown,
    PassCounty,
    ApproveInCouncil,
    Publish,
    Object,
    DismissObjection,
    UpholdObjection,
    Admit,
    Return,
    Reject,
    SendBack,
    Withdraw,
}

impl Verb {
    fn run(self, application: &mut Application, by: AccountId, today: NaiveDate) -> Step {
        match self {
            Self::Submit => application.submit(Some(by), today),
            Self::Resubmit => application.resubmit(coop(), Some(by), today),
            Self::TakeUp => application.take_up(),
            Self::PassTown => application.pass_town(by, today),
            Self::PassCounty => application.pass_county(by, today),
            Self::ApproveInCouncil => application.approve_in_council(today),
            Self::Publish => application.publish(today, &MembershipPolicy::default()),
            Self::Object => application.object(reason(), today),
            Self::DismissObjection => application.dismiss_objection().map(|_| ()),
            Self::UpholdObjection => application.uphold_objection(reason(), by, today),
            Self::Admit => application.admit(today),
            Self::Return => application.return_to_applicant(reason()),
            Self::Reject => application.reject(reason(), by, today),
            Self::SendBack => application.send_back(reason(), today),
            Self::Withdraw => application.withdraw(today),
        }
    }

    /// What has to hold before the step besides the status.
    fn prepare(self, application: &mut Application, people: People) {
        match self {
            Self::ApproveInCouncil => application.county_review = Some(Review { by: people.county, on: day(6, 10) }),
            Self::DismissObjection | Self::UpholdObjection => application.objection = Some(objection()),
            Self::Submit
            | Self::Resubmit
            | Self::TakeUp
            | Self::PassTown
            | Self::PassCounty
            | Self::Publish
            | Self::Object
            | Self::Admit
            | Self::Return
            | Self::Reject
            | Self::SendBack
            | Self::Withdraw => {}
        }
    }

    /// Where the step begins, and where it leads.
    fn leads(self) -> (Vec<ApplicationStatus>, Option<ApplicationStatus>) {
        use ApplicationStatus::*;
        let to = |from: &[ApplicationStatus], to| (from.to_vec(), Some(to));
        match self {
            Self::Submit => to(&[Draft], Submitted),
            Self::Resubmit => to(&[Returned], Submitted),
            Self::TakeUp => to(&[Submitted], TownReview),
            Self::PassTown => to(&[TownReview], CountyReview),
            Self::PassCounty => (vec![CountyReview], None),
            Self::ApproveInCouncil => to(&[CountyReview], CouncilApproved),
            Self::Publish => to(&[CouncilApproved], Publicity),
            Self::Object | Self::DismissObjection => (vec![Publicity], None),
            Self::UpholdObjection => to(&[Publicity], Rejected),
            Self::Admit => to(&[Publicity], Admitted),
            Self::Return => to(&[Submitted, TownReview, CountyReview], Returned),
            Self::Reject => to(&[Submitted, TownReview, CountyReview], Rejected),
            Self::SendBack => to(&[CountyReview], TownReview),
            Self::Withdraw => {
                to(&[Draft, Returned, Submitted, TownReview, CountyReview, CouncilApproved, Publicity], Withdrawn)
            }
        }
    }
}

#[test]
fn each_step_is_possible_exactly_where_it_begins() {
    for verb in VERBS {
        for &from in ApplicationStatus::ALL {
            let people = people();
            let mut application = application(from, people);
            verb.prepare(&mut application, people);
            let before = application.clone();
            let today = if verb == Verb::Object { day(7, 7) } else { day(7, 8) };
            let outcome = verb.run(&mut application, people.county, today);
            let (begins, to) = verb.leads();
            if begins.contains(&from) {
                assert_eq!((&outcome, application.status), (&Ok(()), to.unwrap_or(from)), "{verb:?} from {from:?}");
                assert!(to.is_none_or(|to| from.next().contains(&to)), "{verb:?} from {from:?}");
            } else {
                assert_eq!(outcome, Err(ApplicationError::NotNow(from)), "{verb:?} from {from:?}");
                assert_eq!(application, before, "{verb:?} from {from:?}");
            }
        }
    }
}

#[test]
fn every_way_of_the_table_has_a_step() {
    for &from in ApplicationStatus::ALL {
        for &to in from.next() {
            let found = VERBS.iter().any(|verb| verb.leads().0.contains(&from) && verb.leads().1 == Some(to));
            assert!(found, "{from:?} to {to:?}");
        }
    }
}

#[test]
fn an_application_goes_the_whole_way() {
    let people = people();
    let mut application = application(ApplicationStatus::Draft, people);
    assert_eq!(application.submit(Some(people.entering), day(6, 1)), Ok(()));
    assert_eq!(application.take_up(), Ok(()));
    assert_eq!(application.pass_town(people.town, day(6, 5)), Ok(()));
    assert_eq!(application.approve_in_council(day(6, 20)), Err(ApplicationError::NotReviewed));
    assert_eq!(application.pass_county(people.county, day(6, 10)), Ok(()));
    assert_eq!(application.pass_county(people.county, day(6, 10)), Err(ApplicationError::AlreadyReviewed));
    assert_eq!(application.approve_in_council(day(6, 9)), Err(ApplicationError::BeforeLastStep(day(6, 10))));
    assert_eq!(application.approve_in_council(day(6, 20)), Ok(()));
    assert_eq!(application.publish(day(7, 1), &MembershipPolicy::default()), Ok(()));
    let until = day(7, 8);
    assert_eq!(application.admit(day(7, 7)), Err(ApplicationError::PublicityNotOver { until }));
    assert_eq!(application.admit(until), Ok(()));
    assert_eq!((application.status, application.closed_on), (ApplicationStatus::Admitted, Some(until)));
}

#[test]
fn who_checks_has_not_had_it_in_hand_before() {
    let (first, people) = (people().entering, people());
    let mut town = application(ApplicationStatus::TownReview, people);
    town.submission = Some(Submission { by: Some(people.entering), on: day(6, 1) });
    town.entered_by = Some(first);
    let entered = Err(ApplicationError::SameHands(Hands::Entered));
    for by in [first, people.entering] {
        assert_eq!(town.pass_town(by, day(6, 5)), entered);
        assert_eq!(town.reject(reason(), by, day(6, 5)), entered);
    }
    let mut county = application(ApplicationStatus::CountyReview, people);
    assert_eq!(county.pass_county(people.entering, day(6, 10)), entered);
    assert_eq!(county.pass_county(people.town, day(6, 10)), Err(ApplicationError::SameHands(Hands::TownReview)));
    assert_eq!(county.reject(reason(), people.town, day(6, 10)), Err(ApplicationError::SameHands(Hands::TownReview)));
    assert_eq!((county.status, county.county_review), (ApplicationStatus::CountyReview, None));
}

#[test]
fn what_the_applicant_handed_in_any_officer_may_check() {
    let people = people();
    let mut application = application(ApplicationStatus::Draft, people);
    application.entered_by = None;
    assert_eq!(application.submit(None, day(6, 1)), Ok(()));
    assert_eq!(application.take_up(), Ok(()));
    assert_eq!(application.pass_town(people.entering, day(6, 5)), Ok(()));
    let town = Err(ApplicationError::SameHands(Hands::TownReview));
    assert_eq!(application.pass_county(people.entering, day(6, 5)), town);
}

#[test]
fn an_incomplete_form_is_not_submitted() {
    let people = people();
    let incomplete = ApplicationForm { accepts_charter: false, ..coop() };
    let problem = FieldProblem { field: "/accepts_charter", problem: FormProblem::CharterNotAccepted };
    let mut draft = Application { form: incomplete.clone(), ..application(ApplicationStatus::Draft, people) };
    assert_eq!(draft.submit(Some(people.entering), day(6, 1)), Err(ApplicationError::Form(vec![problem])));
    let mut returned = application(ApplicationStatus::Returned, people);
    let before = returned.clone();
    let outcome = returned.resubmit(incomplete, Some(people.entering), day(6, 1));
    assert_eq!((outcome, returned), (Err(ApplicationError::Form(vec![problem])), before));
}

#[test]
fn after_a_return_all_checks_begin_anew() {
    let people = people();
    let mut application = application(ApplicationStatus::CountyReview, people);
    assert_eq!(application.pass_county(people.county, day(6, 10)), Ok(()));
    assert_eq!(application.return_to_applicant(reason()), Ok(()));
    assert_eq!(application.reason, Some(reason()));
    assert_eq!(application.resubmit(coop(), Some(people.entering), day(6, 12)), Ok(()));
    assert_eq!((application.town_review, application.county_review, &application.reason), (None, None, &None));
    assert_eq!(application.status, ApplicationStatus::Submitted);
}

#[test]
fn an_objection_freezes_the_case_until_it_is_answered() {
    let people = people();
    let mut application = application(ApplicationStatus::Publicity, people);
    for outside in [day(6, 30), day(7, 8)] {
        assert_eq!(application.object(reason(), outside), Err(ApplicationError::OutsidePublicity));
    }
    assert_eq!(application.dismiss_objection(), Err(ApplicationError::NoObjection));
    let upheld = application.uphold_objection(reason(), people.county, day(7, 3));
    assert_eq!(upheld, Err(ApplicationError::NoObjection));
    assert_eq!(application.object(reason(), day(7, 3)), Ok(()));
    assert_eq!(application.object(reason(), day(7, 4)), Err(ApplicationError::ObjectionOpen));
    assert_eq!(application.admit(day(7, 30)), Err(ApplicationError::ObjectionOpen));
    assert_eq!(application.dismiss_objection(), Ok(objection()));
    assert_eq!(application.admit(day(7, 30)), Ok(()));
}

#[test]
fn an_upheld_objection_rejects_and_stays_on_record() {
    let people = people();
    let mut application =
        Application { objection: Some(objection()), ..application(ApplicationStatus::Publicity, people) };
    let early = application.uphold_objection(reason(), people.county, day(7, 2));
    assert_eq!(early, Err(ApplicationError::BeforeLastStep(day(7, 3))));
    assert_eq!(application.uphold_objection(reason(), people.county, day(7, 4)), Ok(()));
    assert_eq!((application.status, application.closed_on), (ApplicationStatus::Rejected, Some(day(7, 4))));
    assert_eq!((application.reason, application.objection), (Some(reason()), Some(objection())));
}

#[test]
fn a_publicity_lasts_at_least_a_day() {
    let policy = MembershipPolicy { publicity_days: 0, ..MembershipPolicy::default() };
    let mut application = application(ApplicationStatus::CouncilApproved, people());
    assert_eq!(application.publish(day(7, 1), &policy), Err(ApplicationError::NoPublicity));
    assert_eq!(application.status, ApplicationStatus::CouncilApproved);
}

#[test]
fn each_office_has_its_time() {
    let people = people();
    let due =
        |application: &Application| application.stage().due_on(&MembershipPolicy::default(), &WorkCalendar::default());
    for &status in ApplicationStatus::ALL {
        let expected = match status {
            ApplicationStatus::Submitted | ApplicationStatus::TownReview => Some(day(6, 8)),
            ApplicationStatus::CountyReview => Some(day(6, 12)),
            ApplicationStatus::Draft
            | ApplicationStatus::CouncilApproved
            | ApplicationStatus::Publicity
            | ApplicationStatus::Admitted
            | ApplicationStatus::Returned
            | ApplicationStatus::Rejected
            | ApplicationStatus::Withdrawn => None,
        };
        assert_eq!(due(&application(status, people)), expected, "{status:?}");
    }
    let mut waiting = application(ApplicationStatus::CountyReview, people);
    assert_eq!(waiting.pass_county(people.county, day(6, 10)), Ok(()));
    assert_eq!(due(&waiting), Some(day(7, 10)));
    assert_eq!(waiting.send_back(reason(), day(6, 15)), Ok(()));
    assert_eq!((waiting.town_review, waiting.county_review, due(&waiting)), (None, None, Some(day(6, 22))));
}

/// The steps that are possible from here without an end other than admission.
fn onward(status: ApplicationStatus) -> Vec<Verb> {
    let ends = [Some(ApplicationStatus::Rejected), Some(ApplicationStatus::Withdrawn)];
    let leads_on = |verb: &Verb| verb.leads().0.contains(&status) && !ends.contains(&verb.leads().1);
    VERBS.into_iter().filter(leads_on).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nobody_is_admitted_without_three_people_and_the_full_publicity(
        steps in prop::collection::vec((any::<prop::sample::Index>(), select(&VERBS[..]), 0_u8..8, 0_usize..4, 0_u64..5), 1..60),
    ) {
        let accounts: Vec<AccountId> = (0..4).map(|_| Id::fresh()).collect();
        let mut application = Application::draft(Id::fresh(), OrgPath::root(1), coop(), Some(accounts[0]));
        let mut today = day(1, 1);
        let mut open_objection = false;
        for (index, stray, dice, by, days) in steps {
            today = today + chrono::Days::new(days);
            let onward = onward(application.status);
            let verb = if dice == 0 || onward.is_empty() { stray } else { *index.get(&onward) };
            let from = application.status;
            let outcome = verb.run(&mut application, accounts[by], today);
            if outcome.is_ok() {
                open_objection = verb == Verb::Object || (open_objection && verb != Verb::DismissObjection);
            }
            prop_assert!(application.status == from || from.next().contains(&application.status));
            prop_assert!(outcome.is_ok() || application.status == from);
        }
        if application.status == ApplicationStatus::Admitted {
            let town = application.town_review.unwrap();
            let county = application.county_review.unwrap();
            let submission = application.submission.unwrap();
            for reviewer in [town.by, county.by] {
                prop_assert!(Some(reviewer) != application.entered_by && Some(reviewer) != submission.by);
            }
            prop_assert_ne!(town.by, county.by);
            let publicity = application.publicity.unwrap();
            prop_assert_eq!(publicity.until() - publicity.from(), chrono::TimeDelta::days(7));
            prop_assert!(application.closed_on.unwrap() >= publicity.until());
            prop_assert!(application.council_approved_on.unwrap() >= county.on && county.on >= town.on);
            prop_assert!(!open_objection);
        }
    }
}

#[test]
fn exactly_the_steps_that_are_possible_are_announced() {
    use super::super::application_next::ApplicationVerb;
    let announced = |verb: Verb| match verb {
        Verb::Submit => None,
        Verb::Resubmit => Some(ApplicationVerb::Resubmit),
        Verb::TakeUp => Some(ApplicationVerb::TakeUp),
        Verb::PassTown => Some(ApplicationVerb::PassTown),
        Verb::PassCounty => Some(ApplicationVerb::PassCounty),
        Verb::ApproveInCouncil => Some(ApplicationVerb::Approve),
        Verb::Publish => Some(ApplicationVerb::Publish),
        Verb::Object => Some(ApplicationVerb::Object),
        Verb::DismissObjection => Some(ApplicationVerb::DismissObjection),
        Verb::UpholdObjection => Some(ApplicationVerb::UpholdObjection),
        Verb::Admit => Some(ApplicationVerb::Admit),
        Verb::Return => Some(ApplicationVerb::Return),
        Verb::Reject => Some(ApplicationVerb::Reject),
        Verb::SendBack => Some(ApplicationVerb::SendBack),
        Verb::Withdraw => Some(ApplicationVerb::Withdraw),
    };
    let people = people();
    let anybody: AccountId = Id::fresh();
    for &status in ApplicationStatus::ALL {
        let plain = application(status, people);
        let reviewed =
            Application { county_review: Some(Review { by: people.county, on: day(6, 10) }), ..plain.clone() };
        let objected = Application { objection: Some(objection()), ..plain.clone() };
        for (case, today) in [(&plain, day(7, 7)), (&plain, day(7, 8)), (&reviewed, day(7, 8)), (&objected, day(7, 8))]
        {
            for verb in VERBS {
                let Some(expected) = announced(verb) else { continue };
                let possible = verb.run(&mut case.clone(), anybody, today).is_ok();
                assert_eq!(case.allowed(today).contains(&expected), possible, "{verb:?} from {status:?} on {today}");
            }
        }
    }
}

#[test]
fn somebody_is_waited_for_exactly_until_the_end() {
    use super::super::application_next::WaitsFor;
    for &status in ApplicationStatus::ALL {
        let waits = application(status, people()).waits_for();
        assert_eq!(waits == WaitsFor::Nobody, status.next().is_empty(), "{status:?}");
    }
    let people = people();
    let mut waiting = application(ApplicationStatus::CountyReview, people);
    assert_eq!(waiting.waits_for(), WaitsFor::County);
    assert_eq!(waiting.pass_county(people.county, day(6, 10)), Ok(()));
    assert_eq!(waiting.waits_for(), WaitsFor::Council);
}
