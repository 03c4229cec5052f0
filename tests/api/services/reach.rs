//! Who reaches what.

use domain::kernel::access::Role;
use domain::membership::member::MemberStatus;
use serde_json::{Value, json};
use tests::TestApp;

#[actix_web::test]
async fn another_member_another_town_and_another_provider_do_not_find_a_booking() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let path = format!("/api/v1/bookings/{}", harvest.placed().await.id());
    let neighbour = app.neighbour_town(&harvest.county);
    let stranger = app.grower(&harvest.town, MemberStatus::Active);
    let competitor = app.served_by(&harvest.county);
    for client in [
        app.member(stranger, &harvest.town),
        app.town_officer(&neighbour),
        app.provider(competitor.provider_id, &harvest.county),
    ] {
        let (found, told) = (client.get(&path).await, client.get(&format!("{path}/timeline")).await);
        assert_eq!((found.status, found.code(), told.status), (404, "not_found", 404));
        assert_eq!(client.get("/api/v1/bookings").await.succeeded().json["items"], json!([]));
    }
    let officer = app.town_officer(&harvest.town);
    assert_eq!(officer.get("/api/v1/bookings").await.succeeded().json["items"].as_array().map(Vec::len), Some(1));
}

#[actix_web::test]
async fn only_the_own_provider_works_on_a_booking() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.placed().await.id();
    let competitor = app.provider(app.served_by(&harvest.county).provider_id, &harvest.county);
    assert_eq!(harvest.verb(&competitor, id, "confirm", Value::Null).await.status, 404);

    for role in [Role::CountyOfficer, Role::TownOfficer, Role::Auditor] {
        let refused = harvest.verb(&app.signed_in(role, &harvest.county), id, "confirm", Value::Null).await;
        assert_eq!((refused.status, refused.code()), (403, "forbidden"), "{role:?}");
    }
}

#[actix_web::test]
async fn the_provider_neither_accepts_nor_settles() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch", "start", "record-work"]).await;

    for (verb, body) in
        [("accept", json!({"area": "57"})), ("settle", Value::Null), ("ask-rework", json!({"reason": "漏收"}))]
    {
        let refused = harvest.verb(&harvest.operator(), id, verb, body).await;
        assert_eq!((refused.status, refused.code()), (403, "forbidden"), "{verb}");
    }
}

#[actix_web::test]
async fn a_neighbouring_town_neither_accepts_nor_cancels() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch", "start", "record-work"]).await;
    let neighbour = app.town_officer(&app.neighbour_town(&harvest.county));

    for (verb, body) in [("accept", json!({"area": "57"})), ("cancel", json!({"reason": "改种"}))] {
        assert_eq!(harvest.verb(&neighbour, id, verb, body).await.status, 404, "{verb}");
    }
}

#[actix_web::test]
async fn a_plot_and_a_price_are_for_their_member_only() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let stranger = app.member(app.grower(&harvest.town, MemberStatus::Active), &harvest.town);
    let (quote, plot) = (harvest.quoted().await, format!("/api/v1/plots/{}", harvest.plot_id));
    assert_eq!(stranger.get(&plot).await.status, 404);
    let asked = stranger.post("/api/v1/quotes", harvest.question()).await;
    assert_eq!((asked.status, asked.wrong_fields()), (404, vec!["/plot_id not_found".to_owned()]));

    let placed = stranger.post("/api/v1/bookings", harvest.order(quote)).await;

    assert_eq!((placed.status, placed.wrong_fields()), (404, vec!["/quote_id not_found".to_owned()]));
    assert_eq!(app.bookings_on(harvest.machine_id, harvest.day), 0);
}

#[actix_web::test]
async fn a_provider_opens_only_its_own_machines_days_and_sees_only_its_own_board() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let competitor = app.provider(app.served_by(&harvest.county).provider_id, &harvest.county);
    let days = json!({"from": harvest.day, "until": harvest.day.succ_opt(), "area": "50"});

    let opened = competitor.post(&format!("/api/v1/machines/{}/days", harvest.machine_id), days).await;
    let board = competitor.get(&format!("/api/v1/providers/{}/board", harvest.provider_id)).await;

    assert_eq!((opened.status, board.status), (404, 404));
}

#[actix_web::test]
async fn a_board_shows_machines_crews_and_bookings_of_the_day() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.placed().await.id();
    let path = format!("/api/v1/providers/{}/board?day={}", harvest.provider_id, harvest.day);

    let board = harvest.operator().get(&path).await.succeeded();

    assert_eq!((board.text("/machines/0/booked"), board.text("/machines/0/free")), ("60.000", "40.000"));
    assert_eq!((&board.json["bookings"][0]["id"], board.text("/crews/0/leader_name")), (&json!(id), "林建国"));
}

#[actix_web::test]
async fn a_booking_is_found_by_the_number_that_is_quoted() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let number = harvest.placed().await.text("/number").to_owned();
    let town = app.town_officer(&harvest.town);

    let found = town.get(&format!("/api/v1/bookings?number={number}")).await.succeeded();
    let other = town.get(&format!("/api/v1/bookings?number={number}9")).await.succeeded();
    let neighbour = app.town_officer(&app.neighbour_town(&harvest.county));
    let elsewhere = neighbour.get(&format!("/api/v1/bookings?number={number}")).await.succeeded();

    assert_eq!(found.text("/items/0/number"), number);
    assert_eq!((&other.json["items"], &elsewhere.json["items"]), (&json!([]), &json!([])));
}

#[actix_web::test]
async fn a_booking_tells_the_crew_where_to_go_and_whom_to_ask_for() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.placed().await.id();

    let booking = harvest.operator().get(&format!("/api/v1/bookings/{id}")).await.succeeded();

    assert_eq!((booking.text("/plot_division_code"), booking.text("/contact_name")), ("330382114", "陈小满"));
}
