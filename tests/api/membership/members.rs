//! The list of members and their personal data.

use diesel::prelude::*;
use domain::kernel::access::Role;
use domain::membership::member::MemberStatus;
use persistence::schema::events;
use serde_json::{Value, json};
use tests::TestApp;
use tests::membership::{a_coop, a_family_farm, a_resident_id, with};

use super::offices;

#[actix_web::test]
async fn members_are_found_by_what_they_are_known_by() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let number = a_resident_id();
    let farm = with(a_family_farm(&offices.at), "identity", json!({"resident_id": number}));
    let farm = with(with(farm, "name", json!("王小明")), "contact_mobile", json!("13900000009"));
    let farm = app.member_from(&offices.at, farm, MemberStatus::Active);
    let coop = app.member_from(&offices.at, a_coop(&offices.at), MemberStatus::Suspended);
    let table = [
        ("q=wxm".to_owned(), vec![farm]),
        ("q=%E5%B0%8F%E6%98%8E".to_owned(), vec![farm]),
        (format!("q={number}"), vec![farm]),
        ("q=13900000009".to_owned(), vec![farm]),
        ("q=1390000000".to_owned(), vec![]),
        ("member_type=coop".to_owned(), vec![coop]),
        ("status=suspended".to_owned(), vec![coop]),
        ("q=330382-co".to_owned(), vec![coop]),
        (format!("org_unit_id={}", app.county().id), vec![]),
    ];
    for (query, expected) in table {
        let found = offices.town.get(&format!("/api/v1/members?{query}")).await.succeeded();
        let ids: Vec<Value> = found.json["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
        assert_eq!(ids, expected.iter().map(|id| json!(id.uuid())).collect::<Vec<_>>(), "{query}");
    }
}

#[actix_web::test]
async fn a_page_of_members_leads_to_the_next() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    for _ in 0..3 {
        app.a_member(&offices.at);
    }

    let first = offices.town.get("/api/v1/members?limit=2").await.succeeded();
    let cursor = first.text("/next_cursor");
    let second = offices.town.get(&format!("/api/v1/members?limit=2&cursor={cursor}")).await.succeeded();

    let pages = [first.json["items"].clone(), second.json["items"].clone()];
    let numbers: Vec<&str> =
        pages.iter().flat_map(|page| page.as_array().unwrap()).filter_map(|m| m["number"].as_str()).collect();
    assert_eq!((numbers.len(), second.json["next_cursor"].clone()), (3, Value::Null));
    assert!(numbers.is_sorted(), "{numbers:?}");
}

#[actix_web::test]
async fn a_member_is_shown_masked_and_only_in_its_own_town() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));
    let number = a_resident_id();
    let form = with(a_family_farm(&offices.at), "identity", json!({"resident_id": number}));
    let id = app.member_from(&offices.at, form, MemberStatus::Active);
    let path = format!("/api/v1/members/{id}");

    let shown = offices.town.get(&path).await.succeeded();

    assert_eq!(shown.text("/identity/number"), format!("{}********{}", &number[..6], &number[14..]));
    assert!(!shown.json.to_string().contains(&number));
    assert_eq!(neighbour.get(&path).await.status, 404);
    assert_eq!(app.administrator(&offices.at).get(&path).await.status, 403);
}

#[actix_web::test]
async fn a_member_sees_itself_and_nobody_else() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let (own, other) = (app.a_member(&town), app.a_member(&town));
    let member = app.member(own, &town);

    let me = member.get("/api/v1/members/me").await.succeeded();
    let all = member.get("/api/v1/members").await.succeeded();

    assert_eq!(me.id(), own.uuid());
    assert_eq!(all.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(member.get(&format!("/api/v1/members/{other}")).await.status, 404);
    assert_eq!(app.town_officer(&town).get("/api/v1/members/me").await.status, 404);
}

#[actix_web::test]
async fn personal_data_is_shown_in_full_with_a_reason_on_the_trail() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = app.a_member(&offices.at);
    let path = format!("/api/v1/members/{id}/unmask");

    let shown = offices.town.post(&path, json!({"field": "contact_mobile", "reason": "电话核实"})).await.succeeded();

    assert_eq!(shown.text("/value"), "13800000001");
    let (account, changes, reason): (Option<uuid::Uuid>, Value, Option<String>) = app.db(|db| {
        let told = events::table.filter(events::subject_id.eq(id.uuid())).filter(events::kind.eq("member.unmasked"));
        told.select((events::account_id, events::changes, events::reason)).first(db).unwrap()
    });
    assert_eq!((account, reason.as_deref()), (Some(offices.town.account_id.uuid()), Some("电话核实")));
    assert_eq!(changes, json!({"field": {"before": null, "after": "contact_mobile"}}));
}

#[actix_web::test]
async fn personal_data_is_not_shown_without_leave_or_reason() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));
    let path = format!("/api/v1/members/{}/unmask", app.a_member(&offices.at));
    let body = json!({"field": "identity", "reason": "电话核实"});

    let silent = offices.town.post(&path, json!({"field": "identity", "reason": " "})).await;
    let legal = offices.town.post(&path, json!({"field": "legal_mobile", "reason": "核实"})).await;

    assert_eq!(silent.wrong_fields(), ["/reason required"]);
    assert_eq!(legal.status, 404);
    assert_eq!(neighbour.post(&path, body.clone()).await.status, 404);
    assert_eq!(offices.reviewer.post(&path, body.clone()).await.status, 403);
    assert_eq!(app.signed_in(Role::Auditor, &offices.at).post(&path, body).await.status, 403);
    let told: i64 =
        app.db(|db| events::table.filter(events::kind.eq("member.unmasked")).count().get_result(db).unwrap());
    assert_eq!(told, 0);
}
