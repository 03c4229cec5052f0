//! What can be booked, and what not.

use diesel::prelude::*;
use domain::membership::member::MemberStatus;
use persistence::schema::quotes;
use serde_json::json;
use tests::TestApp;
use uuid::Uuid;

#[actix_web::test]
async fn a_booking_gets_a_readable_number_and_the_names_of_everybody() {
    let app = TestApp::rolled_back().await;
    let booking = app.harvest().placed().await;

    assert!(booking.text("/number").starts_with("B-330382-20260504-"), "{}", booking.text("/number"));
    assert_eq!(booking.text("/member_name"), "柳市前垟粮食专业合作社");
    assert_eq!((booking.text("/machine_model"), booking.text("/payable")), ("沃得锐龙 4LZ-6.0", "4800.00"));
    assert_eq!((&booking.json["allowed"], &booking.json["version"]), (&json!(["cancel"]), &json!(1)));
}

#[actix_web::test]
async fn sending_the_same_order_again_books_once() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let order = harvest.order(harvest.quoted().await);
    let grower = harvest.grower().with("idempotency-key", "phone-1");

    let first = grower.post("/api/v1/bookings", order.clone()).await.succeeded();
    let again = grower.post("/api/v1/bookings", order).await.succeeded();

    assert_eq!((again.status, &again.json), (201, &first.json));
    assert_eq!(app.bookings_on(harvest.machine_id, harvest.day), 1);
}

#[actix_web::test]
async fn a_price_is_booked_once() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    app.subsidise_harvest(0);
    let quote = harvest.quoted().await;
    let mut order = harvest.order(quote);
    harvest.grower().post("/api/v1/bookings", order.clone()).await.succeeded();
    app.open_day(&harvest.county, harvest.served, harvest.day, 200);
    order["first_pass"] = json!(2);

    let refused = harvest.grower().post("/api/v1/bookings", order).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.quote_used"));
}

#[actix_web::test]
async fn the_same_pass_over_a_plot_is_booked_once_in_a_season() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    app.subsidise_harvest(0);
    harvest.placed().await;
    app.open_day(&harvest.county, harvest.served, harvest.day, 200);
    let mut order = harvest.order(harvest.quoted().await);

    let refused = harvest.grower().post("/api/v1/bookings", order.clone()).await;
    assert_eq!((refused.status, refused.code()), (409, "booking.pass_taken"));

    order["first_pass"] = json!(2);
    harvest.grower().post("/api/v1/bookings", order).await.succeeded();
}

#[actix_web::test]
async fn a_price_made_before_another_subsidy_was_granted_is_outdated() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    app.open_day(&harvest.county, harvest.served, harvest.day, 200);
    let (first, mut second) = (harvest.quoted().await, harvest.order(harvest.quoted().await));
    harvest.grower().post("/api/v1/bookings", harvest.order(first)).await.succeeded();
    second["first_pass"] = json!(2);

    let refused = harvest.grower().post("/api/v1/bookings", second).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.quote_outdated"));
}

#[actix_web::test]
async fn only_an_active_member_books() {
    let app = TestApp::rolled_back().await;
    let mut harvest = app.harvest();
    harvest.member_id = app.grower(&harvest.town, MemberStatus::Suspended);
    harvest.plot_id = app.plots(&harvest.county, harvest.member_id, 1, 10)[0];
    let order = harvest.order(harvest.quoted().await);

    let refused = harvest.grower().post("/api/v1/bookings", order).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.member_not_active"));
}

#[actix_web::test]
async fn a_price_is_promised_for_a_week() {
    let app = TestApp::rolled_back().await;
    let mut harvest = app.harvest();
    harvest.day = harvest.day + chrono::Days::new(10);
    app.open_day(&harvest.county, harvest.served, harvest.day, 100);
    let order = harvest.order(harvest.quoted().await);
    app.pass_days(7);

    let refused = harvest.grower().post("/api/v1/bookings", order).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.quote_expired"));
}

#[actix_web::test]
async fn a_day_too_soon_too_far_or_never_opened_is_refused() {
    let app = TestApp::rolled_back().await;
    let mut harvest = app.harvest();
    let today = app.today();
    for (days, open, code) in
        [(0, true, "booking.too_soon"), (61, true, "booking.too_far"), (5, false, "booking.day_closed")]
    {
        harvest.day = today + chrono::Days::new(days);
        if open {
            app.open_day(&harvest.county, harvest.served, harvest.day, 100);
        }
        let order = harvest.order(harvest.quoted().await);
        let refused = harvest.grower().post("/api/v1/bookings", order).await;
        assert_eq!((refused.status, refused.code()), (409, code));
    }
}

#[actix_web::test]
async fn an_order_names_every_field_that_is_wrong() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let unknown = harvest.grower().post("/api/v1/bookings", harvest.order(Uuid::now_v7())).await;
    assert_eq!((unknown.status, unknown.wrong_fields()), (404, vec!["/quote_id not_found".to_owned()]));

    let mut question = harvest.question();
    question["passes"] = json!(0);
    question["season"]["year"] = json!(1999);
    question["work_on"] = json!("2026-05-03");
    question["area"] = json!("0");
    let refused = harvest.grower().post("/api/v1/quotes", question).await;

    let expected = ["/area out_of_range", "/passes out_of_range", "/season/year out_of_range", "/work_on date_in_past"];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(String::from).to_vec()));
}

#[actix_web::test]
async fn what_cannot_be_priced_is_refused_with_the_reason() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    for (field, value, status, code) in [
        ("link", json!("dry"), 409, "quote.not_bookable"),
        ("link", json!("store"), 409, "quote.no_terms"),
        ("area", json!("60.001"), 422, "invalid"),
        ("plot_id", json!(Uuid::now_v7()), 404, "not_found"),
    ] {
        let mut question = harvest.question();
        question[field] = value;
        let refused = harvest.grower().post("/api/v1/quotes", question).await;
        assert_eq!((refused.status, refused.code()), (status, code), "{field}");
    }
    let of_plot = quotes::table.filter(quotes::plot_id.eq(harvest.plot_id.uuid()));
    assert_eq!(app.db(|db| of_plot.count().get_result::<i64>(db).unwrap()), 0);
}

#[actix_web::test]
async fn a_machine_does_only_what_it_can() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let mut question = harvest.question();
    question["link"] = json!("till");
    let quote = harvest.grower().post("/api/v1/quotes", question).await.succeeded().id();

    let refused = harvest.grower().post("/api/v1/bookings", harvest.order(quote)).await;

    assert_eq!((refused.status, refused.code()), (409, "booking.machine_unfit"));
}

#[actix_web::test]
async fn an_id_made_by_the_phone_is_taken_once() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    app.subsidise_harvest(0);
    app.open_day(&harvest.county, harvest.served, harvest.day, 200);
    let (mut first, mut second) = (harvest.order(harvest.quoted().await), harvest.order(harvest.quoted().await));
    let id = Uuid::now_v7();
    (first["id"], second["id"], second["first_pass"]) = (json!(id), json!(id), json!(2));
    assert_eq!(harvest.grower().post("/api/v1/bookings", first).await.succeeded().id(), id);

    let refused = harvest.grower().post("/api/v1/bookings", second).await;

    assert_eq!((refused.status, refused.code()), (409, "record.exists"));
}
