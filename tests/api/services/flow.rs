//! A harvest from price to settlement.

use diesel::prelude::*;
use domain::kernel::area::Mu;
use persistence::schema::{settlements, work_records};
use serde_json::{Value, json};
use tests::TestApp;

#[actix_web::test]
async fn a_quote_names_list_price_discount_subsidy_and_what_is_left_to_pay() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();

    let quote = harvest.grower().post("/api/v1/quotes", harvest.question()).await.succeeded();

    let amounts =
        ["/list_price", "/discount", "/price", "/gross", "/subsidy", "/payable"].map(|field| quote.text(field));
    assert_eq!(amounts, ["110.00", "0.00", "110.00", "6600.00", "1800.00", "4800.00"]);
    assert_eq!((quote.text("/valid_until"), quote.text("/area")), ("2026-05-11", "60.000"));
}

#[actix_web::test]
async fn a_smallholder_pays_five_per_cent_less() {
    let app = TestApp::rolled_back().await;
    let mut harvest = app.harvest();
    harvest.member_id = app.grower(&harvest.town, domain::membership::member::MemberStatus::Active);
    harvest.plot_id = app.plots(&harvest.county, harvest.member_id, 1, 10)[0];

    let quote = harvest.grower().post("/api/v1/quotes", harvest.question()).await.succeeded();

    assert_eq!((quote.text("/discount"), quote.text("/gross")), ("5.50", "1045.00"));
}

#[actix_web::test]
async fn a_harvest_is_settled_on_the_accepted_area() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch", "start", "record-work"]).await;

    harvest.verb(&harvest.grower(), id, "accept", json!({"area": "57.8"})).await.succeeded();
    let officer = app.county_officer(&harvest.county);
    let booking = harvest.verb(&officer, id, "settle", Value::Null).await.succeeded();

    assert_eq!(booking.json, officer.get(&format!("/api/v1/bookings/{id}")).await.succeeded().json);
    let amounts =
        ["gross", "subsidy", "farmer_pays", "provider_receives"].map(|name| booking.json["settlement"][name].clone());
    assert_eq!(amounts, ["6358.00", "1734.00", "4624.00", "6358.00"].map(Value::from));
    assert_eq!((booking.text("/status"), &booking.json["allowed"]), ("settled", &json!([])));
    let kept = app.db(|db| settlements::table.find(id).select(settlements::farmer_pays_fen).first::<i64>(db).unwrap());
    assert_eq!(kept, 462_400);
}

#[actix_web::test]
async fn a_booking_tells_what_happened_to_it_and_who_did_it() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch", "start"]).await;

    let told = harvest.grower().get(&format!("/api/v1/bookings/{id}/timeline")).await.succeeded();

    let items = told.json["items"].as_array().unwrap();
    let kinds: Vec<_> =
        items.iter().map(|item| (item["kind"].as_str().unwrap(), item["role"].as_str().unwrap())).collect();
    let expected = [
        ("booking.placed", "member"),
        ("booking.confirmed", "provider"),
        ("booking.dispatched", "provider"),
        ("booking.started", "provider"),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(items[1]["changes"]["status"], json!({"before": "placed", "after": "confirmed"}));
}

#[actix_web::test]
async fn a_rework_is_reported_as_another_attempt() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch", "start", "record-work"]).await;
    let reason = json!({"reason": "漏收一角"});
    harvest.verb(&app.town_officer(&harvest.town), id, "ask-rework", reason).await.succeeded();

    harvest.verb(&harvest.operator(), id, "record-work", harvest.report()).await.succeeded();

    let of_booking = work_records::table.filter(work_records::booking_id.eq(id)).order(work_records::attempt);
    let attempts: Vec<i32> = app.db(|db| of_booking.select(work_records::attempt).load(db).unwrap());
    assert_eq!(attempts, [1, 2]);
    assert_eq!(app.held(harvest.machine_id, harvest.day).booked, Mu::ZERO);
}

#[actix_web::test]
async fn reported_work_frees_the_day_and_is_shown_with_the_booking() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();

    let id = harvest.taken_to(&["confirm", "dispatch", "start", "record-work"]).await;

    assert_eq!(app.held(harvest.machine_id, harvest.day).booked, Mu::ZERO);
    let booking = harvest.grower().get(&format!("/api/v1/bookings/{id}")).await.succeeded();
    assert_eq!(booking.text("/work_records/0/measured_area"), "58.000");
    assert_eq!(booking.json["allowed"], json!(["ask_rework", "accept"]));
}

#[actix_web::test]
async fn a_report_names_every_field_that_does_not_stand() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch", "start"]).await;
    let operator = harvest.operator();
    app.pass_days(3);

    let mut report = harvest.report();
    report["end_at"] = report["start_at"].clone();
    report["operator_name"] = json!("");
    report["measured_area"] = json!("58.0001");
    let refused = harvest.verb(&operator, id, "record-work", report).await;
    let expected = ["/end_at date_order", "/measured_area too_many_places", "/operator_name required"];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(String::from).to_vec()));

    for (field, value, wrong) in [
        ("measured_area", json!("56.999"), "/deviation_reason required"),
        ("photos", json!(1), "/photos too_few"),
        ("passes", json!(2), "/passes out_of_range"),
    ] {
        let mut report = harvest.report();
        report[field] = value;
        let refused = harvest.verb(&operator, id, "record-work", report).await;
        assert_eq!((refused.status, refused.wrong_fields()), (422, vec![wrong.to_owned()]), "{field}");
    }
}

#[actix_web::test]
async fn no_more_is_accepted_than_was_measured() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch", "start", "record-work"]).await;

    let refused = harvest.verb(&harvest.grower(), id, "accept", json!({"area": "58.001"})).await;

    assert_eq!((refused.status, refused.wrong_fields()), (422, vec!["/area area_above".to_owned()]));
}

#[actix_web::test]
async fn a_booking_tells_beforehand_what_cancelling_costs() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let placed = harvest.placed().await;
    let (id, operator, path) = (placed.id(), harvest.operator(), format!("/api/v1/bookings/{}", placed.id()));
    assert_eq!(placed.text("/cancel_fee"), "0.00");

    for (verb, body, fee) in [
        ("confirm", Value::Null, json!("0.00")),
        ("dispatch", harvest.hours(), json!("660.00")),
        ("start", Value::Null, Value::Null),
    ] {
        harvest.verb(&operator, id, verb, body).await.succeeded();
        assert_eq!(harvest.grower().get(&path).await.succeeded().json["cancel_fee"], fee, "{verb}");
    }
}

#[actix_web::test]
async fn accepted_work_shows_what_it_will_settle_to() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.taken_to(&["confirm", "dispatch", "start", "record-work"]).await;
    let path = format!("/api/v1/bookings/{id}");
    assert_eq!(harvest.grower().get(&path).await.succeeded().json["settlement"], Value::Null);

    harvest.verb(&harvest.grower(), id, "accept", json!({"area": "57.8"})).await.succeeded();

    let booking = harvest.grower().get(&path).await.succeeded();
    assert_eq!((booking.text("/status"), booking.text("/settlement/farmer_pays")), ("accepted", "4624.00"));
    assert_eq!(app.db(|db| settlements::table.count().get_result::<i64>(db).unwrap()), 0);
}
