//! Whom to call at a member, and the industry federations that it belongs to.

use domain::organisation::unit::UnitKind;
use serde_json::{Value, json};
use tests::{TestApp, Unit};

use super::{Offices, offices};

fn somebody(mobile: &str, is_primary: bool) -> Value {
    json!({"name": "林小雨", "role": "finance", "mobile": mobile, "is_primary": is_primary})
}

#[actix_web::test]
async fn whom_the_form_names_is_called_first() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let id = app.a_member(&at);

    let known = town.get(&format!("/api/v1/members/{id}/contacts")).await.succeeded();

    assert_eq!(known.json["items"].as_array().map(Vec::len), Some(1));
    let first = &known.json["items"][0];
    assert_eq!((&first["mobile"], &first["is_primary"]), (&json!("138****0001"), &json!(true)));
}

#[actix_web::test]
async fn another_one_is_called_first_and_the_member_is_found_under_both_numbers() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let id = app.a_member(&at);
    let path = format!("/api/v1/members/{id}/contacts");

    town.post(&path, somebody("13800000077", true)).await.succeeded();

    let known = town.get(&path).await.succeeded();
    let first: Vec<Value> = known.json["items"].as_array().unwrap().iter().map(|c| c["is_primary"].clone()).collect();
    assert_eq!((first, known.text("/items/0/mobile")), (vec![json!(true), json!(false)], "138****0077"));
    for number in ["13800000077", "13800000001"] {
        let found = town.get(&format!("/api/v1/members?q={number}")).await.succeeded();
        assert_eq!(found.text("/items/0/contact_mobile"), "138****0077", "{number}");
    }
    let shown = json!({"field": "contact_mobile", "reason": "电话核实"});
    let shown = town.post(&format!("/api/v1/members/{id}/unmask"), shown).await.succeeded();
    assert_eq!(shown.text("/value"), "13800000077");
}

#[actix_web::test]
async fn who_is_called_first_stays_until_another_is() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let path = format!("/api/v1/members/{}/contacts", app.a_member(&at));
    let first = town.get(&path).await.succeeded().text("/items/0/id").to_owned();
    let seen = town.with("if-match", "\"1\"");

    let removed = seen.delete(&format!("{path}/{first}")).await;
    let lowered = json!({"name": "陈小满", "role": "head", "is_primary": false});
    let lowered = seen.put(&format!("{path}/{first}"), lowered).await;

    for answer in [removed, lowered] {
        assert_eq!((answer.status, answer.code()), (409, "contact.primary_needed"));
    }
    town.post(&path, somebody("13800000077", true)).await.succeeded();
    town.with("if-match", "\"2\"").delete(&format!("{path}/{first}")).await.succeeded();
}

#[actix_web::test]
async fn an_edit_keeps_a_number_that_is_not_sent() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let path = format!("/api/v1/members/{}/contacts", app.a_member(&at));
    let added = town.post(&path, somebody("13800000077", false)).await.succeeded();
    let edit = json!({"name": "林大雨", "role": "technician", "is_primary": false});
    let own = format!("{path}/{}", added.id());

    let unseen = town.put(&own, edit.clone()).await;
    let edited = town.with("if-match", "\"1\"").put(&own, edit.clone()).await.succeeded();
    let stale = town.with("if-match", "\"1\"").put(&own, edit).await;

    assert_eq!((edited.text("/name"), edited.text("/mobile")), ("林大雨", "138****0077"));
    assert_eq!((unseen.status, stale.status), (428, 412));
}

#[actix_web::test]
async fn a_number_stands_once_and_nobody_reaches_anothers_contacts() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let (id, other) = (app.a_member(&at), app.a_member(&at));
    let path = format!("/api/v1/members/{id}/contacts");
    let added = town.post(&path, somebody("13800000077", false)).await.succeeded();

    let twice = town.post(&path, somebody("13800000077", false)).await;
    let elsewhere = format!("/api/v1/members/{other}/contacts/{}", added.id());
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));

    assert_eq!((twice.status, twice.code()), (409, "contact.mobile_taken"));
    assert_eq!(town.with("if-match", "\"1\"").delete(&elsewhere).await.status, 404);
    let shown = json!({"field": "contact_mobile", "contact_id": added.id(), "reason": "核实"});
    assert_eq!(town.post(&format!("/api/v1/members/{other}/unmask"), shown).await.status, 404);
    assert_eq!(neighbour.post(&path, somebody("13800000078", false)).await.status, 404);
    assert_eq!(app.member(other, &at).get(&path).await.status, 404);
    app.member(id, &at).post(&path, somebody("13800000078", false)).await.succeeded();
}

fn a_federation(app: &TestApp, below: &Unit) -> Unit {
    app.unit(UnitKind::IndustryFederation, "杨梅产业农合联", "330382", Some(below))
}

#[actix_web::test]
async fn a_member_belongs_to_any_number_of_industry_federations_and_counts_once_in_each() {
    let app = TestApp::rolled_back().await;
    let Offices { county, at, .. } = offices(&app);
    let (one, other) = (a_federation(&app, &app.county()), a_federation(&app, &app.county()));
    let id = app.a_member(&at);
    let path = format!("/api/v1/members/{id}/federations");
    for unit in [&one, &other] {
        let join =
            json!({"federation_id": unit.id.uuid(), "joined_on": app.today().to_string(), "council_title": "理事"});
        county.post(&path, join).await.succeeded();
    }

    for unit in [&one, &other] {
        let found = county.get(&format!("/api/v1/members?federation_id={}", unit.id)).await.succeeded();
        assert_eq!(found.json["items"].as_array().map(Vec::len), Some(1));
    }
    let join = json!({"federation_id": one.id.uuid(), "joined_on": app.today().to_string()});
    let twice = county.post(&path, join).await;
    assert_eq!((twice.status, twice.code()), (409, "federation.joined"));
}

#[actix_web::test]
async fn a_member_leaves_a_federation_and_its_time_there_stays_known() {
    let app = TestApp::rolled_back().await;
    let Offices { county, at, .. } = offices(&app);
    let unit = a_federation(&app, &app.county());
    let path = format!("/api/v1/members/{}/federations", app.a_member(&at));
    let joined = json!({"federation_id": unit.id.uuid(), "joined_on": app.today().to_string()});
    let joined = county.post(&path, joined).await.succeeded();
    app.pass_days(30);
    let leave = json!({"left_on": app.today().to_string()});

    county.post(&format!("{path}/{}/leave", joined.id()), leave.clone()).await.succeeded();

    let again = county.post(&format!("{path}/{}/leave", joined.id()), leave).await;
    assert_eq!((again.status, again.code()), (409, "federation.left"));
    let known = county.get(&path).await.succeeded();
    assert_eq!(known.text("/items/0/left_on"), app.today().to_string());
    let found = county.get(&format!("/api/v1/members?federation_id={}", unit.id)).await.succeeded();
    assert_eq!(found.json["items"], json!([]));
}

#[actix_web::test]
async fn only_industry_federations_in_reach_take_members() {
    let app = TestApp::rolled_back().await;
    let Offices { town, county, at, .. } = offices(&app);
    let path = format!("/api/v1/members/{}/federations", app.a_member(&at));
    let join = |unit: &Unit| json!({"federation_id": unit.id.uuid(), "joined_on": app.today().to_string()});
    let (far, near) = (a_federation(&app, &app.county()), a_federation(&app, &at));

    let town_unit = county.post(&path, join(&at)).await;
    let out_of_reach = town.post(&path, join(&far)).await;

    assert_eq!((town_unit.status, town_unit.code()), (409, "federation.unfit"));
    assert_eq!((out_of_reach.status, out_of_reach.wrong_fields()), (404, vec!["/federation_id not_found".to_owned()]));
    town.post(&path, join(&near)).await.succeeded();
}
