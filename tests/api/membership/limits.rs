//! Time limits: the calendar of working days, the county's policy, what is due and overdue.

use serde_json::json;
use tests::TestApp;
use tests::membership::a_family_farm;

use super::{APPLICATIONS, Offices, apply, offices, verb};

fn year(number: i32, day: &str, kind: &str) -> serde_json::Value {
    json!({
        "basis": "notice", "source": format!("关于{number}年部分节假日安排的通知"),
        "days": [{"day": day, "kind": kind, "occasion": "春节"}],
    })
}

#[actix_web::test]
async fn a_check_is_due_after_working_days_and_overdue_after_that() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    // Monday, 4 May 2026: a holiday, and so is the 5th; the Saturday of the 9th is worked.
    let receipt = apply(&app, a_family_farm(&at)).await.succeeded();
    assert_eq!(receipt.text("/due_on"), "2026-05-11");
    let path = format!("{APPLICATIONS}/{}", receipt.id());

    app.pass_days(7);
    let due = town.get(&path).await.succeeded();
    app.pass_days(1);
    let (over, listed) = (town.get(&path).await.succeeded(), town.get(APPLICATIONS).await.succeeded());

    assert_eq!((&due.json["overdue"], &over.json["overdue"]), (&json!(false), &json!(true)));
    assert_eq!((listed.text("/items/0/due_on"), &listed.json["items"][0]["overdue"]), ("2026-05-11", &json!(true)));
}

#[actix_web::test]
async fn county_and_council_have_their_own_terms() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_family_farm(&offices.at)).await.succeeded().id();
    app.pass_days(2);
    offices.bring_to_county(id).await;

    let county = offices.county.get(&format!("{APPLICATIONS}/{id}")).await.succeeded();
    let council = verb(&offices.reviewer, id, "pass-county").await.succeeded();

    assert_eq!((county.text("/due_on"), council.text("/due_on")), ("2026-05-12", "2026-06-05"));
}

#[actix_web::test]
async fn an_administrator_replaces_a_years_arrangement_and_terms_follow_it() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let id = apply(&app, a_family_farm(&at)).await.succeeded().id();
    let admin = app.administrator(&app.county());
    let path = "/api/v1/calendar-years/2026";

    let unseen = admin.put(path, year(2026, "2026-05-06", "holiday")).await;
    let seen = admin.with("if-match", "\"1\"");
    let replaced = seen.put(path, year(2026, "2026-05-06", "holiday")).await.succeeded();

    assert_eq!((unseen.status, replaced.header("etag")), (428, "\"2\""));
    let due = town.get(&format!("{APPLICATIONS}/{id}")).await.succeeded();
    assert_eq!(due.text("/due_on"), "2026-05-12");
}

#[actix_web::test]
async fn a_year_is_entered_once_with_days_that_can_be() {
    let app = TestApp::rolled_back().await;
    let county = app.county_officer(&app.county());
    let new = |day, kind| {
        let mut body = year(2028, day, kind);
        body["year"] = json!(2028);
        body
    };

    let wrong = county.post("/api/v1/calendar-years", new("2028-02-02", "worked")).await;
    let other = county.post("/api/v1/calendar-years", new("2027-02-02", "holiday")).await;
    county.post("/api/v1/calendar-years", new("2028-01-26", "holiday")).await.succeeded();
    let twice = county.post("/api/v1/calendar-years", new("2028-01-27", "holiday")).await;

    assert_eq!(wrong.wrong_fields(), ["/days/0/kind not_applicable"]);
    assert_eq!(other.wrong_fields(), ["/days/0/day out_of_range"]);
    assert_eq!((twice.status, twice.code()), (409, "record.exists"));
    assert_eq!(
        app.town_officer(&app.town(&app.county()))
            .post("/api/v1/calendar-years", new("2028-01-27", "holiday"))
            .await
            .status,
        403
    );
}

#[actix_web::test]
async fn the_known_years_tell_their_source() {
    let app = TestApp::rolled_back().await;
    let town = app.town_officer(&app.town(&app.county()));

    let years = town.get("/api/v1/calendar-years").await.succeeded();
    let festival = town.get("/api/v1/calendar-years/2026").await.succeeded();

    let known: Vec<_> =
        years.json["items"].as_array().unwrap().iter().map(|y| (y["year"].clone(), y["basis"].clone())).collect();
    assert_eq!(known, [(2027, "statute"), (2026, "notice"), (2025, "notice")].map(|(y, b)| (json!(y), json!(b))));
    let days = festival.json["days"].as_array().unwrap();
    let worked = |day: &str| days.iter().any(|d| d["day"] == day && d["kind"] == "worked");
    assert!(worked("2026-02-14") && worked("2026-02-28") && worked("2026-10-10"));
    assert_eq!(town.get("/api/v1/calendar-years/1999").await.status, 404);
}

#[actix_web::test]
async fn limits_hold_from_their_day_on_and_terms_that_have_begun_keep_theirs() {
    let app = TestApp::rolled_back().await;
    let Offices { town, county, at, .. } = offices(&app);
    let before = apply(&app, a_family_farm(&at)).await.succeeded();
    let limits = |from: &str| {
        json!({
            "valid_from": from, "town_review_days": 3, "county_review_days": 3, "council_days": 20,
            "publicity_days": 5, "reapply_months": 12, "hearing_days": 15, "document": "县农合联〔2026〕12号",
        })
    };

    let past = county.post("/api/v1/membership-policies", limits("2026-05-03")).await;
    county.post("/api/v1/membership-policies", limits("2026-05-06")).await.succeeded();
    app.pass_days(2);
    let after = apply(&app, a_family_farm(&at)).await.succeeded();

    assert_eq!(past.wrong_fields(), ["/valid_from date_in_past"]);
    let shown = town.get(&format!("{APPLICATIONS}/{}", before.id())).await.succeeded();
    assert_eq!((shown.text("/due_on"), after.text("/due_on")), ("2026-05-11", "2026-05-09"));
    assert_eq!(town.post("/api/v1/membership-policies", limits("2026-06-01")).await.status, 403);
}
