//! A day is never overbooked.

use diesel::prelude::*;
use diesel::result::Error;
use domain::kernel::area::Mu;
use futures::future::join_all;
use persistence::schema::machine_days;
use serde_json::{Value, json};
use tests::{Harvest, TestApp};

/// Prices for as many plots of 2 mu as asked for.
async fn quotes(app: &TestApp, harvest: &Harvest<'_>, count: usize) -> Vec<Value> {
    let (grower, mut orders) = (harvest.grower(), Vec::new());
    for plot in app.plots(&harvest.county, harvest.member_id, count, 2) {
        let mut question = harvest.question();
        question["plot_id"] = json!(plot.uuid());
        let quote = grower.post("/api/v1/quotes", question).await.succeeded();
        orders.push(harvest.order(quote.id()));
    }
    orders
}

#[actix_web::test]
async fn two_hundred_growers_at_once_take_exactly_the_room_there_is() {
    let app = TestApp::committed().await;
    let harvest = app.harvest();
    let orders = quotes(&app, &harvest, 200).await;
    let grower = harvest.grower();

    let answers = join_all(orders.into_iter().map(|order| grower.post("/api/v1/bookings", order))).await;

    let taken = answers.iter().filter(|answer| answer.status == 201).count();
    let full = answers.iter().filter(|answer| (answer.status, answer.code()) == (409, "booking.day_full")).count();
    assert_eq!((taken, full), (50, 150));
    assert_eq!(app.held(harvest.machine_id, harvest.day).booked, Mu::mu(100));
    assert_eq!(app.bookings_on(harvest.machine_id, harvest.day), 50);
}

#[actix_web::test]
async fn a_full_day_says_what_is_left_and_changes_nothing() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    app.open_day(&harvest.county, harvest.served, harvest.day, 59);
    let order = harvest.order(harvest.quoted().await);

    let refused = harvest.grower().with("accept-language", "en").post("/api/v1/bookings", order).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.day_full"));
    assert!(refused.text("/detail").starts_with("59.000 mu-times are left that day and 60.000 are asked for."));
    assert_eq!(app.held(harvest.machine_id, harvest.day).booked, Mu::ZERO);
    assert_eq!(app.bookings_on(harvest.machine_id, harvest.day), 0);
}

#[actix_web::test]
async fn the_table_itself_refuses_overbooking() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let day = machine_days::table.find((harvest.machine_id.uuid(), harvest.day));

    for booked in [100_001_i64, -1] {
        let refused = app.db(|db| {
            db.transaction::<(), Error, _>(|db| {
                diesel::update(day).set(machine_days::booked_milli_mu.eq(booked)).execute(db).map(drop)
            })
        });
        let Err(Error::DatabaseError(_, refused)) = refused else { panic!("{booked} was taken") };
        assert_eq!(refused.constraint_name(), Some("machine_days_not_overbooked"));
    }
}

#[actix_web::test]
async fn cancelling_gives_back_exactly_what_was_taken() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.placed().await.id();
    assert_eq!(app.held(harvest.machine_id, harvest.day).booked, Mu::mu(60));

    let cancelled = harvest.verb(&harvest.grower(), id, "cancel", json!({"reason": "改种"})).await.succeeded();

    assert_eq!((cancelled.text("/status"), cancelled.text("/cancel_fee")), ("cancelled", "0.00"));
    assert_eq!(app.held(harvest.machine_id, harvest.day).booked, Mu::ZERO);
}

#[actix_web::test]
async fn cancelling_after_dispatch_costs_a_tenth_and_work_under_way_is_not_cancelled() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch"]).await;
    let reason = json!({"reason": "改种"});
    let cancelled = harvest.verb(&harvest.grower(), id, "cancel", reason.clone()).await.succeeded();
    assert_eq!(cancelled.text("/cancel_fee"), "660.00");

    let id = harvest.taken_to(&["confirm", "dispatch", "start"]).await;
    let refused = harvest.verb(&harvest.grower(), id, "cancel", reason).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.wrong_status"));
    assert_eq!(app.held(harvest.machine_id, harvest.day).booked, Mu::mu(60));
}

#[actix_web::test]
async fn a_weather_hold_moves_to_a_day_with_room_and_takes_its_load_along() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let (id, operator) = (harvest.taken_to(&["confirm", "dispatch", "hold-for-weather"]).await, harvest.operator());
    let later = harvest.day.succ_opt().unwrap();
    let closed = harvest.verb(&operator, id, "postpone", json!({"work_on": later})).await;
    assert_eq!((closed.status, closed.code()), (409, "booking.day_closed"));
    app.open_day(&harvest.county, harvest.served, later, 59);
    let full = harvest.verb(&operator, id, "postpone", json!({"work_on": later})).await;
    assert_eq!((full.status, full.code()), (409, "booking.day_full"));
    app.open_day(&harvest.county, harvest.served, later, 60);

    let moved = harvest.verb(&operator, id, "postpone", json!({"work_on": later})).await.succeeded();

    assert_eq!(moved.json["work_on"], json!(later));
    assert_eq!(app.held(harvest.machine_id, harvest.day).booked, Mu::ZERO);
    assert_eq!(app.held(harvest.machine_id, later).booked, Mu::mu(60));
}

#[actix_web::test]
async fn a_limit_does_not_fall_below_what_is_booked() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    harvest.placed().await;
    let path = format!("/api/v1/machines/{}/days", harvest.machine_id);
    let days = |area: &str| json!({"from": harvest.day, "until": harvest.day.succ_opt(), "area": area});

    let refused = harvest.operator().post(&path, days("59.999")).await;
    assert_eq!((refused.status, refused.code()), (409, "capacity.below_booked"));
    harvest.operator().post(&path, days("60")).await.succeeded();

    assert_eq!(app.held(harvest.machine_id, harvest.day).left(), Mu::ZERO);
}
