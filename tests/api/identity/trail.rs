//! What the auditor reads.

use api::kernel::clock::china_day;
use domain::kernel::access::Role;
use serde_json::json;
use tests::organisation::a_coop;
use tests::{Client, TestApp};

use super::a_person;

#[actix_web::test]
async fn the_trail_is_read_by_kind_role_person_and_days() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let (officer, admin) = (app.county_officer(&county), app.administrator(&county));
    let founded = officer.post("/api/v1/org-units", a_coop(&app.town(&county))).await.succeeded().id();
    admin.post("/api/v1/accounts", json!({"login": "li.na", "display_name": "李娜"})).await.succeeded();
    let (today, auditor) = (china_day(app.now()), app.signed_in(Role::Auditor, &county));
    let by = |client: &Client| format!("account_id={}", client.account_id);

    for (query, seen) in [
        ("kind=account.created".to_owned(), 1),
        ("kind=account.disabled".to_owned(), 0),
        ("role=county_officer".to_owned(), 1),
        ("role=auditor".to_owned(), 0),
        (by(&officer), 1),
        (by(&auditor), 0),
        (format!("subject_id={founded}"), 1),
        (format!("from={today}"), 2),
        (format!("until={today}"), 0),
        (format!("from={}", today.succ_opt().unwrap()), 0),
    ] {
        let page = auditor.get(&format!("/api/v1/events?{query}")).await.succeeded();
        assert_eq!(page.json["items"].as_array().unwrap().len(), seen, "{query}");
    }
}

#[actix_web::test]
async fn the_trail_tells_who_acted_and_where_the_record_stood() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let officer = app.county_officer(&county);
    let founded = officer.post("/api/v1/org-units", a_coop(&app.town(&county))).await.succeeded().id();

    let page = app.signed_in(Role::Auditor, &county).get("/api/v1/events?kind=org_unit.founded").await.succeeded();

    assert_eq!(page.text("/items/0/account_id"), officer.account_id.to_string());
    assert_eq!(page.text("/items/0/org_unit_id"), founded.to_string());
    assert_eq!(page.text("/items/0/org_unit_name"), "翁垟基层供销社");
}

#[actix_web::test]
async fn the_trail_tells_at_which_unit_a_post_was_granted_and_ended() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let id = a_person(&app, &town, "chen.xiaoyan").await["id"].as_str().unwrap().to_owned();
    let keeper = app.signed_in(Role::SecurityAdministrator, &town);
    let post = keeper.get(&format!("/api/v1/accounts/{id}")).await.text("/posts/0/id").to_owned();
    keeper.delete(&format!("/api/v1/accounts/{id}/posts/{post}")).await.succeeded();

    let trail = app.signed_in(Role::Auditor, &town).get(&format!("/api/v1/events?subject_id={id}")).await.succeeded();

    let told = |kind: &str| {
        let items = trail.json["items"].as_array().unwrap();
        items.iter().find(|item| item["kind"] == kind).unwrap()["changes"]["org_unit_id"].clone()
    };
    assert_eq!(told("post.granted"), json!({"before": null, "after": town.id.to_string()}));
    assert_eq!(told("post.ended"), json!({"before": town.id.to_string(), "after": null}));
}
