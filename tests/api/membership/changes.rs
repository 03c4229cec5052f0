//! Requests to change what is known of a member.

use diesel::prelude::*;
use domain::membership::member::MemberStatus;
use persistence::schema::{events, members};
use serde_json::{Value, json};
use tests::membership::{a_coop, a_family_farm, a_resident_id, with};
use tests::{Answer, Client, TestApp};
use uuid::Uuid;

use super::{Offices, apply, offices};

async fn ask(by: &Client<'_>, member: impl std::fmt::Display, changes: Value) -> Answer {
    let body = json!({"changes": changes, "evidence": "土地流转合同(2026)柳字第 18 号,原件已核对"});
    by.post(&format!("/api/v1/members/{member}/change-requests"), body).await
}

async fn verb(by: &Client<'_>, request: Uuid, verb: &str) -> Answer {
    by.act(&format!("/api/v1/change-requests/{request}/{verb}")).await
}

async fn because(by: &Client<'_>, request: Uuid, verb: &str) -> Answer {
    by.post(&format!("/api/v1/change-requests/{request}/{verb}"), json!({"reason": "合同未盖章"})).await
}

#[actix_web::test]
async fn a_member_asks_the_town_agrees_and_the_member_is_known_by_the_new_address() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let id = app.a_member(&at);

    let asked = ask(&app.member(id, &at), id, json!({"address": "湖边路 2 号"})).await.succeeded();
    let applied = verb(&town, asked.id(), "pass-town").await.succeeded();

    assert_eq!((asked.json["fields"].clone(), asked.json["needs_county"].clone()), (json!(["address"]), json!(false)));
    assert_eq!((asked.text("/before/address"), asked.text("/after/address")), ("湖边路 1 号", "湖边路 2 号"));
    assert_eq!((applied.text("/status"), applied.json["allowed"].clone()), ("applied", json!([])));
    let member = town.get(&format!("/api/v1/members/{id}")).await.succeeded();
    assert_eq!(member.text("/form/address"), "湖边路 2 号");
}

#[actix_web::test]
async fn the_county_approves_who_a_member_is() {
    let app = TestApp::rolled_back().await;
    let Offices { clerk, town, reviewer, at, .. } = offices(&app);
    let id = app.member_from(&at, a_coop(&at), MemberStatus::Active);
    let asked = ask(&clerk, id, json!({"name": "湖边杨梅合作社"})).await.succeeded();

    let early = verb(&reviewer, asked.id(), "approve").await;
    let checked = verb(&town, asked.id(), "pass-town").await.succeeded();
    let applied = verb(&reviewer, asked.id(), "approve").await.succeeded();

    assert_eq!((early.status, early.code()), (409, "change.not_now"));
    assert_eq!((checked.text("/status"), applied.text("/status")), ("town_checked", "applied"));
    let found = town.get("/api/v1/members?q=hbymhzs").await.succeeded();
    assert_eq!(found.json["items"][0]["name"], "湖边杨梅合作社");
}

#[actix_web::test]
async fn who_asked_neither_checks_nor_rejects() {
    let app = TestApp::rolled_back().await;
    let Offices { clerk, town, at, .. } = offices(&app);
    let asked = ask(&clerk, app.a_member(&at), json!({"address": "湖边路 2 号"})).await.succeeded().id();

    for answer in [verb(&clerk, asked, "pass-town").await, because(&clerk, asked, "reject").await] {
        assert_eq!((answer.status, answer.code()), (409, "change.same_hands"));
    }
    let rejected = because(&town, asked, "reject").await.succeeded();
    assert_eq!((rejected.text("/status"), rejected.text("/reason")), ("rejected", "合同未盖章"));
}

#[actix_web::test]
async fn a_member_has_one_open_request_and_takes_it_back() {
    let app = TestApp::rolled_back().await;
    let at = app.town(&app.county());
    let id = app.a_member(&at);
    let member = app.member(id, &at);
    let asked = ask(&member, id, json!({"address": "湖边路 2 号"})).await.succeeded().id();

    let second = ask(&member, id, json!({"short_name": "小满"})).await;
    let cancelled = because(&member, asked, "cancel").await.succeeded();

    assert_eq!((second.status, second.code()), (409, "change.open_already"));
    assert_eq!(cancelled.text("/status"), "cancelled");
    ask(&member, id, json!({"short_name": "小满"})).await.succeeded();
}

#[actix_web::test]
async fn an_identity_that_somebody_has_is_refused_in_the_same_words() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let (id, held, applied) = (app.a_member(&at), a_resident_id(), a_resident_id());
    let known = |number: &str| with(a_family_farm(&at), "identity", json!({"resident_id": number}));
    app.member_from(&at, known(&held), MemberStatus::Active);
    apply(&app, known(&applied)).await.succeeded();

    let mut told = Vec::new();
    for number in [held, applied] {
        let refused = ask(&town, id, json!({"identity": {"resident_id": number}})).await;
        assert_eq!((refused.status, refused.code()), (409, "change.identity_unfit"));
        assert!(!refused.json.to_string().contains(&number));
        told.push(refused.text("/detail").to_owned());
    }
    assert_eq!(told[0], told[1]);
}

#[actix_web::test]
async fn a_changed_identity_is_shown_masked_and_found_only_under_the_new_number() {
    let app = TestApp::rolled_back().await;
    let Offices { clerk, town, reviewer, at, .. } = offices(&app);
    let (old, new) = (a_resident_id(), a_resident_id());
    let form = with(a_family_farm(&at), "identity", json!({"resident_id": old}));
    let id = app.member_from(&at, form, MemberStatus::Active);

    let asked = ask(&clerk, id, json!({"identity": {"resident_id": new}})).await.succeeded();
    verb(&town, asked.id(), "pass-town").await.succeeded();
    verb(&reviewer, asked.id(), "approve").await.succeeded();

    let text = asked.json.to_string();
    assert!(!text.contains(&old) && !text.contains(&new), "{text}");
    let found =
        async |number: &str| town.get(&format!("/api/v1/members?q={number}")).await.succeeded().json["items"].clone();
    assert_eq!(found(&old).await, json!([]));
    assert_eq!(found(&new).await[0]["id"], json!(id.uuid()));
    let told: Vec<Value> = app.db(|db| {
        let own = events::table.filter(events::subject_id.eq(id.uuid()));
        own.select(events::changes).load(db).unwrap()
    });
    assert!(told.iter().all(|changes| !changes.to_string().contains(&new)), "{told:?}");
}

#[actix_web::test]
async fn what_was_known_before_stays_readable() {
    let app = TestApp::rolled_back().await;
    let Offices { clerk, town, at, .. } = offices(&app);
    let id = app.a_member(&at);
    for address in ["湖边路 2 号", "湖边路 3 号"] {
        let asked = ask(&clerk, id, json!({"address": address})).await.succeeded().id();
        verb(&town, asked, "pass-town").await.succeeded();
    }

    let versions = town.get(&format!("/api/v1/members/{id}/versions")).await.succeeded();

    let all = versions.json["items"].as_array().unwrap();
    let addresses: Vec<&str> = all.iter().filter_map(|version| version["form"]["address"].as_str()).collect();
    assert_eq!(addresses, ["湖边路 1 号", "湖边路 2 号", "湖边路 3 号"]);
    assert_eq!((all[1]["until"].is_string(), &all[2]["until"]), (true, &Value::Null));
}

#[actix_web::test]
async fn a_request_is_applied_only_to_what_it_was_made_for() {
    let app = TestApp::rolled_back().await;
    let Offices { clerk, town, at, .. } = offices(&app);
    let (id, other) = (app.a_member(&at), app.a_member(&at));
    let asked = ask(&clerk, id, json!({"address": "湖边路 2 号"})).await.succeeded().id();
    // Another way of entering members has meanwhile put another form in place.
    app.db(|db| {
        let form: Uuid = members::table.find(other.uuid()).select(members::form_id).first(db).unwrap();
        diesel::delete(
            persistence::schema::member_contacts::table
                .filter(persistence::schema::member_contacts::member_id.eq(other.uuid())),
        )
        .execute(db)
        .unwrap();
        diesel::delete(members::table.find(other.uuid())).execute(db).unwrap();
        diesel::update(members::table.find(id.uuid())).set(members::form_id.eq(form)).execute(db).unwrap();
    });

    let outdated = verb(&town, asked, "pass-town").await;

    assert_eq!((outdated.status, outdated.code()), (409, "change.outdated"));
    let shown = town.get(&format!("/api/v1/change-requests/{asked}")).await.succeeded();
    assert_eq!(shown.text("/status"), "submitted");
}

#[actix_web::test]
async fn every_wrong_field_is_named_and_nothing_new_is_no_change() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let id = app.a_member(&at);

    let wrong = json!({"name": " ", "scale": {"unit": "mu", "value": "0"}, "identity": {"resident_id": "1"}});
    let wrong = ask(&town, id, wrong).await;
    let unfit = ask(&town, id, json!({"scale": {"unit": "mu", "value": "0"}})).await;
    let nothing = ask(&town, id, json!({"address": "湖边路 1 号"})).await;
    let far = ask(&town, id, json!({"division_code": "330382115"})).await;

    let fields = ["/changes/identity/resident_id resident_id.malformed", "/changes/name required"];
    assert_eq!(wrong.wrong_fields(), fields);
    assert_eq!(unfit.wrong_fields(), ["/changes/scale out_of_range"]);
    assert_eq!((nothing.status, nothing.code()), (409, "change.nothing"));
    assert_eq!((far.status, far.code()), (409, "change.other_town"));
}

#[actix_web::test]
async fn each_office_sees_and_decides_what_is_its_own() {
    let app = TestApp::rolled_back().await;
    let Offices { clerk, town, county, reviewer, at, .. } = offices(&app);
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));
    let id = app.a_member(&at);
    let asked = ask(&clerk, id, json!({"name": "陈大满"})).await.succeeded().id();

    for (answer, status) in [
        (verb(&county, asked, "pass-town").await, 403),
        (verb(&town, asked, "approve").await, 403),
        (because(&reviewer, asked, "reject").await, 403),
        (verb(&neighbour, asked, "pass-town").await, 404),
        (ask(&neighbour, id, json!({"name": "陈"})).await, 404),
        (ask(&reviewer, id, json!({"name": "陈"})).await, 403),
        (app.member(app.a_member(&at), &at).get(&format!("/api/v1/change-requests/{asked}")).await, 404),
    ] {
        assert_eq!(answer.status, status, "{}", answer.json);
    }
    verb(&town, asked, "pass-town").await.succeeded();
    assert_eq!(because(&town, asked, "reject").await.status, 403);
    because(&reviewer, asked, "reject").await.succeeded();
}
