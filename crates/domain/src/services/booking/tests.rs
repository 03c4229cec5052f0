#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::services::season::CropCycle;

const PRICE: Fen = Fen::yuan(110);
const SUBSIDY: Fen = Fen::yuan(30);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-10-01")
}

fn work_day() -> NaiveDate {
    day("2026-10-20")
}

fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

fn order(number: u128) -> Order {
    Order {
        id: id(number),
        member_id: id(1),
        provider_id: id(2),
        machine_id: id(3),
        plot_id: id(4),
        crop_line: CropLine::Rice,
        season: CropSeason { year: 2026, cycle: CropCycle::Late },
    }
}

fn quote(area: Mu, passes: u16, work_on: NaiveDate) -> Quote {
    let rate = Rate { price_per_mu: PRICE, subsidy_per_mu: SUBSIDY };
    let priced = settle(area, passes, rate).unwrap();
    Quote {
        link: ServiceLink::Harvest,
        work_on,
        area,
        passes,
        rate,
        gross: priced.gross,
        subsidy: priced.subsidy,
        payable: priced.farmer_pays,
        valid_until: day("2026-10-08"),
    }
}

fn roomy() -> DayCapacity {
    DayCapacity { limit: Mu::mu(100), booked: Mu::ZERO }
}

fn place(quote: &Quote, day: &mut DayCapacity) -> Result<Booking, BookingError> {
    Booking::place(order(7), quote, today(), &BookingPolicy::default(), day)
}

fn booking(status: BookingStatus) -> Booking {
    let acceptance = Acceptance { area: Mu(57_800), passes: 1, accepted_by: id(9) };
    let accepted = (status == BookingStatus::Accepted).then_some(acceptance);
    let placed = place(&quote(Mu::mu(60), 1, work_day()), &mut roomy()).unwrap();
    Booking { status, accepted, ..placed }
}

fn window_on(date: NaiveDate) -> Window {
    let from = date.and_hms_opt(0, 0, 0).unwrap().and_utc();
    Window::new(from, date.and_hms_opt(9, 0, 0).unwrap().and_utc()).unwrap()
}

fn record(measured_area: Mu) -> WorkRecord {
    let window = window_on(work_day());
    WorkRecord { operator_id: id(8), window, measured_area, passes: 1, photos: 2, deviation_reason: None }
}

fn grower() -> Acceptor {
    Acceptor { account_id: id(9), provider_id: None }
}

type Verb = fn(&mut Booking, &mut DayCapacity) -> Result<(), BookingError>;

fn dispatch(booking: &mut Booking, _: &mut DayCapacity) -> Result<(), BookingError> {
    booking.dispatch(today(), id(5), window_on(booking.work_on))
}

fn record_work(booking: &mut Booking, day: &mut DayCapacity) -> Result<(), BookingError> {
    booking.record_work(&record(booking.area), &WorkPolicy::default(), day)
}

fn accept(booking: &mut Booking, _: &mut DayCapacity) -> Result<(), BookingError> {
    booking.accept(booking.area, grower(), &record(booking.area))
}

fn cancel(booking: &mut Booking, day: &mut DayCapacity) -> Result<(), BookingError> {
    booking.cancel(&BookingPolicy::default(), day).map(drop)
}

/// Every verb, where it may begin and where it leads.
fn verbs() -> [(&'static str, Verb, &'static [BookingStatus], BookingStatus); 9] {
    use BookingStatus::*;
    [
        ("confirm", |it, _| it.confirm(today()), &[Placed], Confirmed),
        ("dispatch", dispatch, &[Confirmed, WeatherHold], Dispatched),
        ("start", |it, _| it.start(), &[Dispatched], InProgress),
        ("hold", |it, _| it.hold_for_weather(), &[Dispatched, InProgress], WeatherHold),
        ("record_work", record_work, &[InProgress, Rework], WorkDone),
        ("ask_rework", |it, _| it.ask_rework(grower(), &record(it.area)), &[WorkDone], Rework),
        ("accept", accept, &[WorkDone], Accepted),
        ("settle", |it, _| it.settle().map(drop), &[Accepted], Settled),
        ("cancel", cancel, &[Placed, Confirmed, Dispatched, WeatherHold], Cancelled),
    ]
}

#[test]
fn every_verb_in_every_status_does_what_the_table_says() {
    for (name, verb, begins, to) in verbs() {
        for &from in BookingStatus::ALL {
            let mut booking = booking(from);
            let mut day = DayCapacity { booked: Mu::mu(60), ..roomy() };
            let before = (booking.clone(), day);
            let outcome = verb(&mut booking, &mut day);
            if begins.contains(&from) {
                assert_eq!((outcome, booking.status), (Ok(()), to), "{name} from {from:?}");
                let freed = from.holds_capacity() && !to.holds_capacity();
                assert_eq!(day.booked, if freed { Mu::ZERO } else { Mu::mu(60) }, "{name} from {from:?}");
            } else {
                assert_eq!(outcome, Err(BookingError::WrongStatus { from, to }), "{name} from {from:?}");
                assert_eq!((booking, day), before, "{name} from {from:?}");
            }
        }
    }
}

#[test]
fn the_verbs_reach_exactly_the_next_statuses() {
    for &from in BookingStatus::ALL {
        let mut reached: Vec<_> = verbs().iter().filter(|verb| verb.2.contains(&from)).map(|verb| verb.3).collect();
        let mut next = from.next().to_vec();
        reached.sort();
        next.sort();
        assert_eq!(reached, next, "{from:?}");
    }
}

#[test]
fn a_placed_booking_holds_its_day_at_the_quoted_price() {
    let mut day = roomy();
    let booking = place(&quote(Mu::mu(30), 3, work_day()), &mut day).unwrap();
    assert_eq!((booking.status, booking.load(), day.booked), (BookingStatus::Placed, Ok(Mu::mu(90)), Mu::mu(90)));
    assert_eq!(
        (booking.gross, booking.subsidy, booking.payable),
        (Fen::yuan(9_900), Fen::yuan(2_700), Fen::yuan(7_200))
    );
}

#[test]
fn a_full_day_refuses_and_stays_as_it_is() {
    let mut full = DayCapacity { limit: Mu::mu(100), booked: Mu(40_001) };
    let refused = CapacityError::DayFull { left: Mu(59_999), asked: Mu::mu(60) };
    assert_eq!(place(&quote(Mu::mu(60), 1, work_day()), &mut full), Err(refused.into()));
    assert_eq!(full.booked, Mu(40_001));
}

#[test]
fn a_booking_needs_notice_and_stays_inside_the_window() {
    let (earliest, latest) = (day("2026-10-02"), day("2026-11-30"));
    for (work_on, refusal) in [
        (day("2026-09-30"), Some(BookingError::DayPassed(day("2026-09-30")))),
        (today(), Some(BookingError::TooSoon { work_on: today(), earliest })),
        (earliest, None),
        (latest, None),
        (day("2026-12-01"), Some(BookingError::TooFar { work_on: day("2026-12-01"), latest })),
    ] {
        assert_eq!(place(&quote(Mu::mu(60), 1, work_on), &mut roomy()).err(), refusal, "{work_on}");
    }
}

#[test]
fn an_expired_quote_places_nothing() {
    let quote = quote(Mu::mu(60), 1, work_day());
    for (on, refusal) in [("2026-10-07", None), ("2026-10-08", Some(BookingError::QuoteExpired(quote.valid_until)))] {
        let outcome = Booking::place(order(7), &quote, day(on), &BookingPolicy::default(), &mut roomy());
        assert_eq!(outcome.err(), refusal, "{on}");
    }
}

#[test]
fn a_passed_day_is_neither_confirmed_nor_dispatched() {
    let (next, passed) = (day("2026-10-21"), Err(BookingError::DayPassed(work_day())));
    assert_eq!(booking(BookingStatus::Placed).confirm(next), passed);
    assert_eq!(booking(BookingStatus::Confirmed).dispatch(next, id(5), window_on(work_day())), passed);
    assert_eq!(booking(BookingStatus::Placed).confirm(work_day()), Ok(()));
    assert_eq!(booking(BookingStatus::Confirmed).dispatch(work_day(), id(5), window_on(work_day())), Ok(()));
}

#[test]
fn a_crew_is_sent_on_the_day_of_work_and_free_on_weather_hold() {
    let mut booking = booking(BookingStatus::Confirmed);
    let outside = booking.dispatch(today(), id(5), window_on(day("2026-10-21")));
    assert_eq!((outside, booking.crew_id), (Err(BookingError::OutsideDay(work_day())), None));
    let window = window_on(work_day());
    assert_eq!(booking.dispatch(today(), id(5), window), Ok(()));
    assert_eq!((booking.crew_id, booking.window), (Some(id(5)), Some(window)));
    assert_eq!(booking.hold_for_weather(), Ok(()));
    assert_eq!((booking.crew_id, booking.window), (None, None));
}

#[test]
fn a_weather_hold_moves_the_booking_and_what_it_holds() {
    let mut booking = booking(BookingStatus::WeatherHold);
    let (mut from, mut to) = (DayCapacity { booked: Mu::mu(60), ..roomy() }, roomy());
    let later = day("2026-10-23");
    assert_eq!(booking.postpone(later, today(), &BookingPolicy::default(), &mut from, &mut to), Ok(()));
    assert_eq!((booking.work_on, from.booked, to.booked), (later, Mu::ZERO, Mu::mu(60)));
    assert_eq!(booking.status, BookingStatus::WeatherHold);
}

#[test]
fn a_booking_moves_only_to_a_day_that_can_take_it() {
    let latest = day("2026-11-30");
    let full = CapacityError::DayFull { left: Mu::mu(59), asked: Mu::mu(60) };
    for (work_on, room, refusal) in [
        (work_day(), 100, BookingError::SameDay(work_day())),
        (day("2026-09-30"), 100, BookingError::DayPassed(day("2026-09-30"))),
        (day("2026-12-01"), 100, BookingError::TooFar { work_on: day("2026-12-01"), latest }),
        (day("2026-10-23"), 59, full.into()),
    ] {
        let mut booking = booking(BookingStatus::WeatherHold);
        let mut from = DayCapacity { booked: Mu::mu(60), ..roomy() };
        let mut to = DayCapacity { limit: Mu::mu(room), booked: Mu::ZERO };
        let before = (booking.clone(), from, to);
        let outcome = booking.postpone(work_on, today(), &BookingPolicy::default(), &mut from, &mut to);
        assert_eq!((outcome, (booking, from, to)), (Err(refusal), before), "{work_on}");
    }
}

#[test]
fn only_a_booking_on_hold_is_moved() {
    for &status in BookingStatus::ALL {
        let mut from = DayCapacity { booked: Mu::mu(60), ..roomy() };
        let policy = BookingPolicy::default();
        let outcome = booking(status).postpone(day("2026-10-23"), today(), &policy, &mut from, &mut roomy());
        let expected = if status == BookingStatus::WeatherHold { Ok(()) } else { Err(BookingError::NotOnHold(status)) };
        assert_eq!(outcome, expected);
    }
}

#[test]
fn cancelling_is_free_before_dispatch_and_costs_a_tenth_after_it() {
    for (status, fee) in [
        (BookingStatus::Placed, Fen::ZERO),
        (BookingStatus::Confirmed, Fen::ZERO),
        (BookingStatus::Dispatched, Fen::yuan(660)),
        (BookingStatus::WeatherHold, Fen::yuan(660)),
    ] {
        let mut day = DayCapacity { booked: Mu::mu(60), ..roomy() };
        assert_eq!(booking(status).cancel(&BookingPolicy::default(), &mut day), Ok(fee), "{status:?}");
    }
}

#[test]
fn a_record_that_does_not_stand_changes_nothing() {
    let mut booking = booking(BookingStatus::InProgress);
    let mut day = DayCapacity { booked: Mu::mu(60), ..roomy() };
    let out = WorkError::AreaOutOfTolerance { ordered: Mu::mu(60), measured: Mu::mu(40) };
    assert_eq!(booking.record_work(&record(Mu::mu(40)), &WorkPolicy::default(), &mut day), Err(out.into()));
    assert_eq!((booking.status, day.booked), (BookingStatus::InProgress, Mu::mu(60)));
}

#[test]
fn whoever_served_neither_accepts_nor_asks_for_rework() {
    let record = record(Mu(57_800));
    let provider = Acceptor { account_id: id(9), provider_id: Some(id(2)) };
    let operator = Acceptor { account_id: record.operator_id, provider_id: None };
    for by in [provider, operator] {
        let mut booking = booking(BookingStatus::WorkDone);
        assert_eq!(booking.accept(Mu(57_800), by, &record), Err(BookingError::OwnWork));
        assert_eq!(booking.ask_rework(by, &record), Err(BookingError::OwnWork));
        assert_eq!((booking.status, booking.accepted), (BookingStatus::WorkDone, None));
    }
    let other_provider = Acceptor { account_id: id(9), provider_id: Some(id(99)) };
    assert_eq!(booking(BookingStatus::WorkDone).accept(Mu(57_800), other_provider, &record), Ok(()));
}

#[test]
fn no_more_is_accepted_than_was_measured() {
    for (accepted, stands) in
        [(Mu(-1), false), (Mu::ZERO, false), (Mu(1), true), (Mu(57_800), true), (Mu(57_801), false)]
    {
        let outcome = booking(BookingStatus::WorkDone).accept(accepted, grower(), &record(Mu(57_800)));
        let refused = Err(BookingError::AcceptedArea { measured: Mu(57_800), accepted });
        assert_eq!(outcome, if stands { Ok(()) } else { refused });
    }
}

#[test]
fn a_booking_of_60_mu_is_settled_by_the_57_8_mu_accepted() {
    let (mut day, record) = (roomy(), record(Mu(57_800)));
    let mut booking = place(&quote(Mu::mu(60), 1, work_day()), &mut day).unwrap();
    booking.confirm(today()).unwrap();
    booking.dispatch(today(), id(5), window_on(work_day())).unwrap();
    booking.start().unwrap();
    booking.record_work(&record, &WorkPolicy::default(), &mut day).unwrap();
    booking.accept(Mu(57_800), grower(), &record).unwrap();
    assert_eq!(booking.accepted.unwrap().mu_times(), Some(Mu(57_800)));
    let settled = booking.settle().unwrap();
    assert_eq!((booking.gross, settled.gross), (Fen::yuan(6_600), Fen::yuan(6_358)));
    assert_eq!((settled.subsidy, settled.farmer_pays), (Fen::yuan(1_734), Fen::yuan(4_624)));
    assert_eq!(settled.provider_receives, Fen::yuan(6_358));
}

#[test]
fn nothing_accepted_is_not_settled() {
    let mut booking = Booking { accepted: None, ..booking(BookingStatus::Accepted) };
    assert_eq!(booking.settle(), Err(BookingError::NotAccepted));
    assert_eq!(booking.status, BookingStatus::Accepted);
}

#[derive(Debug, Clone)]
enum Step {
    Place { milli_mu: i64, passes: u16, on: NaiveDate },
    Verb { verb: usize, booking: usize },
    Postpone { booking: usize, to: NaiveDate },
}

fn step() -> impl Strategy<Value = Step> {
    let a_day = || (0_u64..3).prop_map(|later| work_day() + chrono::Days::new(later));
    prop_oneof![
        (1..70_000_i64, 1..3_u16, a_day()).prop_map(|(milli_mu, passes, on)| Step::Place { milli_mu, passes, on }),
        (0..9_usize, 0..8_usize).prop_map(|(verb, booking)| Step::Verb { verb, booking }),
        (0..9_usize, 0..8_usize).prop_map(|(verb, booking)| Step::Verb { verb, booking }),
        (0..8_usize, a_day()).prop_map(|(booking, to)| Step::Postpone { booking, to }),
    ]
}

fn run(step: &Step, bookings: &mut Vec<Booking>, days: &mut BTreeMap<NaiveDate, DayCapacity>) {
    let policy = BookingPolicy::default();
    match *step {
        Step::Place { milli_mu, passes, on } => {
            let day = days.entry(on).or_insert_with(roomy);
            bookings.extend(place(&quote(Mu(milli_mu), passes, on), day));
        }
        Step::Verb { verb, booking } => {
            let Some(booking) = bookings.get_mut(booking) else {
                return;
            };
            let _refused_or_done = verbs()[verb].1(booking, days.get_mut(&booking.work_on).unwrap());
        }
        Step::Postpone { booking, to } => {
            let Some(booking) = bookings.get_mut(booking) else {
                return;
            };
            let mut new_day = *days.entry(to).or_insert_with(roomy);
            let old = booking.work_on;
            let old_day = days.get_mut(&old).unwrap();
            if booking.postpone(to, today(), &policy, old_day, &mut new_day).is_ok() {
                days.insert(to, new_day);
            }
        }
    }
}

proptest! {
    #[test]
    fn a_day_always_holds_the_sum_of_its_bookings_and_never_more_than_its_limit(
        steps in prop::collection::vec(step(), 1..120)
    ) {
        let (mut bookings, mut days) = (Vec::new(), BTreeMap::new());
        for step in &steps {
            run(step, &mut bookings, &mut days);
            for (date, day) in &days {
                let holding = bookings.iter().filter(|it| it.status.holds_capacity() && it.work_on == *date);
                prop_assert_eq!(holding.map(|it| it.load().unwrap()).sum::<Mu>(), day.booked);
                prop_assert!(day.booked <= day.limit);
            }
        }
    }
}
