//! Machine and crew can be in one place at a time only.

use futures::future::join_all;
use serde_json::{Value, json};
use tests::{Harvest, TestApp};
use uuid::Uuid;

/// Another booking of the same day and machine, confirmed.
async fn another(app: &TestApp, harvest: &Harvest<'_>) -> Uuid {
    let mut question = harvest.question();
    question["plot_id"] = json!(app.plots(&harvest.county, harvest.member_id, 1, 10)[0].uuid());
    let quote = harvest.grower().post("/api/v1/quotes", question).await.succeeded().id();
    let id = harvest.grower().post("/api/v1/bookings", harvest.order(quote)).await.succeeded().id();
    harvest.verb(&harvest.operator(), id, "confirm", Value::Null).await.succeeded();
    id
}

async fn another_crew(app: &TestApp, harvest: &Harvest<'_>) -> Uuid {
    let crews = format!("/api/v1/providers/{}/crews", harvest.provider_id);
    let crew = json!({"leader_name": "陈国强", "size": 2});
    app.county_officer(&harvest.county).post(&crews, crew).await.succeeded().id()
}

#[actix_web::test]
async fn a_machine_is_not_sent_to_two_places_at_once() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    harvest.taken_to(&["confirm", "dispatch"]).await;
    let (id, mut hours) = (another(&app, &harvest).await, harvest.hours());
    hours["crew_id"] = json!(another_crew(&app, &harvest).await);

    let refused = harvest.verb(&harvest.operator(), id, "dispatch", hours.clone()).await;
    assert_eq!((refused.status, refused.code()), (409, "booking.machine_taken"));

    hours["start_at"] = json!(format!("{}T09:00:00Z", harvest.day));
    hours["end_at"] = json!(format!("{}T11:00:00Z", harvest.day));
    harvest.verb(&harvest.operator(), id, "dispatch", hours).await.succeeded();
}

#[actix_web::test]
async fn a_crew_is_not_sent_to_two_places_at_once() {
    let app = TestApp::rolled_back().await;
    let mut harvest = app.harvest();
    harvest.taken_to(&["confirm", "dispatch"]).await;
    let machine = json!({"model": "久保田 988", "registration_no": Uuid::new_v4().simple().to_string(),
        "links": ["harvest"], "rate": "30"});
    let machines = format!("/api/v1/providers/{}/machines", harvest.provider_id);
    let machine = app.county_officer(&harvest.county).post(&machines, machine).await.succeeded().id();
    harvest.served.machine_id = machine.into();
    app.open_day(&harvest.county, harvest.served, harvest.day, 100);
    let id = another(&app, &harvest).await;

    let refused = harvest.verb(&harvest.operator(), id, "dispatch", harvest.hours()).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.crew_taken"));
}

#[actix_web::test]
async fn a_weather_hold_sets_the_crew_free() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    harvest.taken_to(&["confirm", "dispatch", "hold-for-weather"]).await;
    let id = another(&app, &harvest).await;

    harvest.verb(&harvest.operator(), id, "dispatch", harvest.hours()).await.succeeded();
}

#[actix_web::test]
async fn a_crew_of_somebody_else_and_hours_of_another_day_are_refused() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm"]).await;
    let mut hours = harvest.hours();
    hours["crew_id"] = json!(app.served_by(&harvest.county).crew_id.uuid());
    let refused = harvest.verb(&harvest.operator(), id, "dispatch", hours).await;
    assert_eq!((refused.status, refused.wrong_fields()), (404, vec!["/crew_id not_found".to_owned()]));

    let mut hours = harvest.hours();
    hours["start_at"] = json!(format!("{}T15:59:59Z", harvest.day.pred_opt().unwrap()));
    let refused = harvest.verb(&harvest.operator(), id, "dispatch", hours).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.outside_day"));
}

#[actix_web::test]
async fn eight_confirmations_at_once_confirm_once() {
    let app = TestApp::committed().await;
    let harvest = app.harvest();
    let id = harvest.placed().await.id();
    let operator = harvest.operator();

    let answers = join_all((0..8).map(|_| harvest.verb(&operator, id, "confirm", Value::Null))).await;

    let confirmed = answers.iter().filter(|answer| answer.status == 200).count();
    let late = answers.iter().filter(|answer| (answer.status, answer.code()) == (409, "booking.wrong_status")).count();
    assert_eq!((confirmed, late), (1, 7));
    let booking = operator.get(&format!("/api/v1/bookings/{id}")).await.succeeded();
    assert_eq!((booking.text("/status"), &booking.json["version"]), ("confirmed", &json!(2)));
}

#[actix_web::test]
async fn eight_dispatches_of_one_machine_at_once_send_it_once() {
    let app = TestApp::committed().await;
    let harvest = app.harvest();
    app.open_day(&harvest.county, harvest.served, harvest.day, 200);
    let mut waiting = Vec::new();
    for _ in 0..8 {
        waiting.push(another(&app, &harvest).await);
    }
    let (operator, hours) = (harvest.operator(), harvest.hours());

    let answers = join_all(waiting.iter().map(|id| harvest.verb(&operator, *id, "dispatch", hours.clone()))).await;

    let sent = answers.iter().filter(|answer| answer.status == 200).count();
    let taken =
        answers.iter().filter(|answer| (answer.status, answer.code()) == (409, "booking.machine_taken")).count();
    assert_eq!((sent, taken), (1, 7));
}

#[actix_web::test]
async fn a_verb_on_an_older_version_is_refused() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm"]).await;

    let refused = harvest.verb(&harvest.operator().with("if-match", "\"1\""), id, "dispatch", harvest.hours()).await;

    assert_eq!((refused.status, refused.code()), (412, "version_mismatch"));
}
