//! Ratings in every status, scored by the rules from evidence.

use chrono::NaiveDate;
use domain::credit::evidence::Evidence;
use domain::credit::lifecycle::{Rating, RatingError, RatingStatus};
use domain::credit::line::LineFigures;
use domain::credit::policy::RatingPolicy;
use domain::credit::rating::{Assessment, assess};
use domain::credit::scorecard::{CardKind, Scorecard};
use domain::credit::term::DowngradeCause;
use domain::credit::veto::{Veto, VetoKind};
use domain::kernel::event::EventKind;
use domain::kernel::id::AccountId;
use domain::kernel::money::Fen;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::member::MemberStatus;
use persistence::credit::ratings::{Case, Figures};
use persistence::kernel::events::NewEvent;

use super::DemoError;
use super::diary::{Diary, Present, Who, at, later};
use super::dice::Dice;
use super::evidence;
use super::ground::Ground;
use super::members::PlannedMember;
use super::people::People;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    Declare,
    Pull,
    Survey,
    Score,
    Review,
    Publish,
    Appeal,
    TakeEffect,
    Downgrade,
    Revoke,
    Expire,
}

use Move::{Appeal, Declare, Downgrade, Expire, Publish, Pull, Review, Revoke, Score, Survey, TakeEffect};

/// The way to effect, in days behind the opening.
const WAY: [(i64, Move); 7] =
    [(2, Declare), (3, Pull), (6, Survey), (8, Score), (12, Review), (14, Publish), (22, TakeEffect)];

/// A rating that ends somewhere: how many days ago it was opened at most and at least, how much of the way it
/// went, and what came then so many days behind the opening.
struct Story {
    opened: (i64, i64),
    way: usize,
    then: Option<(i64, Move)>,
}

const fn story(most: i64, least: i64, way: usize, then: Option<(i64, Move)>) -> Story {
    Story { opened: (most, least), way, then }
}

const STORIES: [Story; 11] = [
    story(6, 0, 0, None),
    story(6, 3, 1, None),
    story(8, 4, 2, None),
    story(11, 7, 3, None),
    story(16, 9, 4, None),
    story(18, 13, 5, None),
    story(20, 15, 6, None),
    story(20, 18, 6, Some((17, Appeal))),
    story(300, 140, 7, Some((120, Downgrade))),
    story(320, 160, 7, Some((140, Revoke))),
    story(640, 400, 7, Some((0, Expire))),
];

/// Whoever holds a rating now was rated this long ago.
const HOLDING: Story = story(382, 26, 7, None);
const FORMER: Story = story(330, 250, 7, None);
const NEWER: Story = story(70, 26, 7, None);

pub(super) struct PlannedRating {
    pub case: Case,
    pub evidence: Vec<Evidence>,
    pub vetoes: Vec<Veto>,
    /// The day and result of the scoring, if it was scored.
    pub scored: Option<(NaiveDate, Assessment)>,
    pub declared_by: AccountId,
    pub card: usize,
}

/// The cards in force, and whom they rate.
pub(super) type Cards = [Scorecard; 2];

fn card_of(cards: &Cards, kind: CardKind) -> usize {
    cards.iter().position(|card| card.code == kind).unwrap_or_default()
}

/// Rates members: `effective` of them hold a rating, a few stand in each other status.
pub(super) fn plan(
    (seed, effective): (u64, usize),
    ground: &Ground,
    people: &People,
    members: &[PlannedMember],
    (cards, present, diary): (&Cards, Present, &mut Diary),
) -> Result<Vec<PlannedRating>, DemoError> {
    let mut desk = Desk { dice: Dice::of(seed, "ratings"), ground, people, cards, present, diary, planned: Vec::new() };
    let each = (effective / 50).max(1);
    let mut active = members.iter().filter(|planned| planned.member.status == MemberStatus::Active);
    let named: Vec<&PlannedMember> = members.iter().filter(|planned| planned.login.is_some()).collect();
    for planned in &named {
        desk.rate(planned, &HOLDING)?;
    }
    let mut next = || active.by_ref().find(|planned| planned.login.is_none());
    for story in &STORIES {
        for planned in std::iter::from_fn(&mut next).take(each) {
            desk.rate(planned, story)?;
        }
    }
    for planned in std::iter::from_fn(&mut next).take(each) {
        desk.rate_again(planned)?;
    }
    for planned in std::iter::from_fn(&mut next).take(effective.saturating_sub(each + named.len())) {
        desk.rate(planned, &HOLDING)?;
    }
    Ok(desk.planned)
}

struct Desk<'a> {
    dice: Dice,
    ground: &'a Ground,
    people: &'a People,
    cards: &'a Cards,
    present: Present,
    diary: &'a mut Diary,
    planned: Vec<PlannedRating>,
}

impl Desk<'_> {
    /// Rated last year and again this year.
    fn rate_again(&mut self, planned: &PlannedMember) -> Result<(), DemoError> {
        let place = self.planned.len();
        self.rate(planned, &FORMER)?;
        self.rate(planned, &NEWER)?;
        let began = self.planned.last().and_then(|newer| newer.case.rating.validity).map(|term| term.from());
        let (Some(on), Some(former)) = (began, self.planned.get_mut(place)) else {
            return Ok(());
        };
        former.case.rating.supersede(on).map_err(DemoError::made_up)?;
        let told = event(&former.case, EventKind::RatingSuperseded);
        let told = told.changed("status", RatingStatus::Effective.code(), former.case.rating.status.code());
        self.diary.note(None, at(on, 60), told);
        Ok(())
    }

    fn rate(&mut self, planned: &PlannedMember, story: &Story) -> Result<(), DemoError> {
        let opened = self.present.ago(self.dice.between(story.opened.1, story.opened.0));
        let town = self.people.checker(&self.ground.towns[planned.town].code);
        let card = card_of(self.cards, CardKind::of(planned.form.member_type));
        let mut rating = Rating::draft(planned.member.id, self.cards[card].id, town.account, opened);
        rating.id = self.dice.id(at(opened, 9 * 60)).into();
        // Who falls by a grade must not be at the bottom.
        let sound = matches!(story.then, Some((_, Downgrade)));
        let quality = if sound { 93 } else { evidence::quality(&mut self.dice) };
        let known = evidence::gather(&mut self.dice, &self.cards[card], &planned.form, quality, later(opened, 2));
        let mut case = Case::new(rating, planned.member.org_path.clone());
        self.diary.note(Some(town), at(opened, 9 * 60), event(&case, EventKind::RatingOpened));
        if story.way > 0 {
            case.figures = Some(figures(&mut self.dice, self.cards[card].code, quality));
        }
        let mut walk = Walk {
            town,
            reviewer: self.people.reviewer(self.planned.len()),
            card: &self.cards[card],
            known: if story.way > 0 { known } else { Vec::new() },
            vetoes: Vec::new(),
            scored: None,
            minutes: self.dice.between(9 * 60, 17 * 60),
            diary: &mut *self.diary,
        };
        if !sound && story.way == WAY.len() && self.dice.chance(2) {
            let kind = *self.dice.pick(VetoKind::ALL);
            walk.vetoes.push(Veto::found(kind, later(opened, -30), &RatingPolicy::default()));
        }
        walk.doubt(&mut self.dice, story);
        for (days, step) in WAY.iter().take(story.way).chain(&story.then) {
            walk.take(&mut case, *step, later(opened, *days))?;
        }
        let Walk { known, vetoes, scored, .. } = walk;
        self.planned.push(PlannedRating { case, evidence: known, vetoes, scored, declared_by: town.account, card });
        Ok(())
    }
}

fn figures(dice: &mut Dice, card: CardKind, quality: i64) -> Figures {
    let wan = |dice: &mut Dice, low: i64, high: i64| Fen::yuan(dice.between(low * 100, high * quality / 2) * 100);
    let line = match card {
        CardKind::A => LineFigures::Enterprise { net_assets: wan(dice, 5, 30), revenue: wan(dice, 5, 40) },
        CardKind::B => LineFigures::Household { assets: wan(dice, 5, 20), operating_income: wan(dice, 5, 8) },
    };
    let existing_credit = if dice.chance(40) { Fen::wan(dice.between(1, 20)) } else { Fen::ZERO };
    Figures { line, existing_credit }
}

fn event(case: &Case, kind: EventKind) -> NewEvent {
    NewEvent::new(kind, case.rating.id.uuid()).at(&case.org_path)
}

struct Walk<'a> {
    town: Who,
    reviewer: Who,
    card: &'a Scorecard,
    known: Vec<Evidence>,
    vetoes: Vec<Veto>,
    scored: Option<(NaiveDate, Assessment)>,
    minutes: i64,
    diary: &'a mut Diary,
}

impl Walk<'_> {
    /// Some cases that stop at the scoring lack so much that there is no grade.
    fn doubt(&mut self, dice: &mut Dice, story: &Story) {
        if story.way == 4 && dice.chance(25) {
            self.known.truncate(self.known.len() / 2);
        }
    }

    fn take(&mut self, case: &mut Case, step: Move, on: NaiveDate) -> Result<(), DemoError> {
        let was = case.rating.status;
        let on = match (step, case.rating.validity) {
            (Expire, Some(term)) => term.until(),
            _ => on,
        };
        let (kind, who, reason) = self.hand(step);
        self.go(case, step, on).map_err(DemoError::made_up)?;
        let mut told = event(case, kind).changed("status", was.code(), case.rating.status.code());
        if let Some(reason) = reason {
            told = told.because(reason);
        }
        let shift = i64::from(step == Pull) + 2 * i64::from(step == Score);
        self.diary.note(who, at(on, self.minutes + shift), told);
        Ok(())
    }

    fn hand(&self, step: Move) -> (EventKind, Option<Who>, Option<&'static str>) {
        let (town, reviewer) = (Some(self.town), Some(self.reviewer));
        match step {
            Declare => (EventKind::RatingDeclared, town, None),
            Pull => (EventKind::RatingDataPulled, town, None),
            Survey => (EventKind::RatingSurveyed, town, None),
            Score => (EventKind::RatingScored, town, None),
            Review => (EventKind::RatingReviewed, reviewer, None),
            Publish => (EventKind::RatingPublished, town, None),
            Appeal => (EventKind::RatingAppealed, town, Some("会员认为基地面积少计,已补交流转合同。")),
            TakeEffect => (EventKind::RatingEffective, None, None),
            Downgrade => (EventKind::RatingDowngraded, reviewer, Some("单笔贷款逾期超过30天。")),
            Revoke => (EventKind::RatingRevoked, reviewer, Some("列入失信被执行人名单。")),
            Expire => (EventKind::RatingExpired, None, None),
        }
    }

    fn go(&mut self, case: &mut Case, step: Move, on: NaiveDate) -> Result<(), RatingError> {
        let (policy, town, reviewer) = (RatingPolicy::default(), self.town.account, self.reviewer.account);
        match step {
            Declare => case.rating.declare(town, on),
            Pull => case.rating.pull_data(town, on),
            Survey => {
                self.known = evidence::confirmed(&self.known, town);
                case.rating.survey(town, on)
            }
            Score => {
                let assessment = assess(self.card, &self.known, &self.vetoes, on, &policy);
                case.rating.score(town, on, &assessment)?;
                case.keep_score(on, &assessment);
                self.scored = Some((on, assessment));
                Ok(())
            }
            Review => case.rating.review(reviewer, on, &self.known),
            Publish => case.rating.publish(town, on, &policy),
            Appeal => case.rating.appeal(town, on),
            TakeEffect => case.rating.take_effect(on, &policy),
            Downgrade => case.rating.downgrade(reviewer, on, DowngradeCause::Overdue),
            Revoke => case.rating.revoke(reviewer, on, VetoKind::DishonestDebtor),
            Expire => case.rating.expire(on),
        }
    }
}
