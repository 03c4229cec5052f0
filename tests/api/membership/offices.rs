//! The way through town, county, council and publicity.

use diesel::prelude::*;
use persistence::schema::{applications, members};
use serde_json::{Value, json};
use tests::TestApp;
use tests::membership::{a_family_farm, with};

use super::{APPLICATIONS, apply, approve, offices, verb, verb_because};

fn status(app: &TestApp, id: uuid::Uuid) -> String {
    app.db(|db| applications::table.find(id).select(applications::status).first(db).unwrap())
}

#[actix_web::test]
async fn an_applicant_becomes_a_member_through_three_pairs_of_hands() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);

    let (receipt, admitted) = offices.admit(&app, a_family_farm(&offices.at)).await;

    assert_eq!((admitted.text("/status"), admitted.json["allowed"].clone()), ("admitted", json!([])));
    assert!(admitted.text("/member/number").starts_with("330382-FF-"));
    assert_eq!(admitted.text("/town_review/by"), "测试人员");
    let (unit, joined): (uuid::Uuid, chrono::NaiveDate) = app.db(|db| {
        let made = members::table.filter(members::application_id.eq(receipt.id()));
        made.select((members::org_unit_id, members::joined_on)).first(db).unwrap()
    });
    assert_eq!((unit, joined), (offices.at.id.uuid(), app.today()));
}

#[actix_web::test]
async fn each_step_is_on_the_timeline() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (receipt, _) = offices.admit(&app, a_family_farm(&offices.at)).await;

    let told = offices.county.get(&format!("{APPLICATIONS}/{}/timeline", receipt.id())).await.succeeded();

    let kinds: Vec<&str> =
        told.json["items"].as_array().unwrap().iter().filter_map(|event| event["kind"].as_str()).collect();
    let steps = ["submitted", "taken_up", "passed_town", "passed_county", "approved", "published", "admitted"];
    assert_eq!(kinds, steps.map(|step| format!("application.{step}")));
}

#[actix_web::test]
async fn who_entered_a_form_does_not_check_it() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let entered =
        offices.clerk.post(&format!("{APPLICATIONS}/on-behalf"), a_family_farm(&offices.at)).await.succeeded();
    verb(&offices.clerk, entered.id(), "take-up").await.succeeded();

    let passed = verb(&offices.clerk, entered.id(), "pass-town").await;
    let rejected = verb_because(&offices.clerk, entered.id(), "reject", "材料不实").await;

    assert_eq!((passed.status, passed.code()), (409, "application.same_hands"));
    assert_eq!((rejected.status, rejected.code()), (409, "application.same_hands"));
    assert_eq!(status(&app, entered.id()), "town_review");
    verb(&offices.town, entered.id(), "pass-town").await.succeeded();
}

#[actix_web::test]
async fn nobody_is_admitted_before_the_publicity_ends() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let receipt = apply(&app, a_family_farm(&offices.at)).await.succeeded();
    offices.bring_to_publicity(&app, receipt.id()).await;

    app.pass_days(6);
    let early = verb(&offices.county, receipt.id(), "admit").await;

    assert_eq!((early.status, early.code()), (409, "application.publicity_runs"));
    assert!(early.text("/detail").contains("2026-05-11"), "{}", early.json);
    assert_eq!(status(&app, receipt.id()), "publicity");
    app.pass_days(1);
    verb(&offices.county, receipt.id(), "admit").await.succeeded();
}

#[actix_web::test]
async fn an_objection_stops_the_case_until_it_is_answered() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let receipt = apply(&app, a_family_farm(&offices.at)).await.succeeded();
    offices.bring_to_publicity(&app, receipt.id()).await;
    let objected = verb_because(&offices.county, receipt.id(), "object", "经营地不在本镇").await.succeeded();
    assert_eq!(objected.json["allowed"], json!(["dismiss_objection", "uphold_objection", "withdraw"]));
    app.pass_days(7);

    let stopped = verb(&offices.county, receipt.id(), "admit").await;
    verb_because(&offices.county, receipt.id(), "dismiss-objection", "已实地核实").await.succeeded();

    assert_eq!((stopped.status, stopped.code()), (409, "application.objection_open"));
    verb(&offices.county, receipt.id(), "admit").await.succeeded();
}

#[actix_web::test]
async fn an_objection_upheld_rejects() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let receipt = apply(&app, a_family_farm(&offices.at)).await.succeeded();
    offices.bring_to_publicity(&app, receipt.id()).await;
    verb_because(&offices.county, receipt.id(), "object", "经营地不在本镇").await.succeeded();

    let upheld = verb_because(&offices.reviewer, receipt.id(), "uphold-objection", "异议属实").await.succeeded();

    assert_eq!((upheld.text("/status"), upheld.text("/reason")), ("rejected", "异议属实"));
    assert_eq!(upheld.text("/objection/reason"), "经营地不在本镇");
}

#[actix_web::test]
async fn a_step_out_of_turn_is_refused() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_family_farm(&offices.at)).await.succeeded().id();

    let table = [
        (verb(&offices.town, id, "pass-town").await, "application.not_now"),
        (verb(&offices.reviewer, id, "pass-county").await, "application.not_now"),
        (verb(&offices.county, id, "publish").await, "application.not_now"),
        (verb(&offices.county, id, "admit").await, "application.not_now"),
        (verb_because(&offices.county, id, "object", "不符").await, "application.not_now"),
    ];
    for (answer, code) in table {
        assert_eq!((answer.status, answer.code()), (409, code));
    }
    offices.bring_to_county(id).await;
    let unreviewed = approve(&offices.county, id, app.today()).await;
    assert_eq!((unreviewed.status, unreviewed.code()), (409, "application.not_reviewed"));
    verb(&offices.reviewer, id, "pass-county").await.succeeded();
    let twice = verb(&offices.reviewer, id, "pass-county").await;
    assert_eq!((twice.status, twice.code()), (409, "application.reviewed"));
}

#[actix_web::test]
async fn the_council_decides_between_the_check_and_today() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_family_farm(&offices.at)).await.succeeded().id();
    offices.bring_to_county(id).await;
    verb(&offices.reviewer, id, "pass-county").await.succeeded();

    let early = approve(&offices.county, id, "2026-05-03").await;
    let late = approve(&offices.county, id, "2026-05-05").await;

    assert_eq!((early.status, early.code()), (409, "application.date_unfit"));
    assert_eq!((late.status, late.wrong_fields()), (422, vec!["/decided_on date_in_future".to_owned()]));
    approve(&offices.county, id, "2026-05-04").await.succeeded();
}

#[actix_web::test]
async fn a_neighbour_town_finds_nothing() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));
    let id = apply(&app, a_family_farm(&offices.at)).await.succeeded().id();

    let answers = [
        neighbour.get(&format!("{APPLICATIONS}/{id}")).await,
        neighbour.get(&format!("{APPLICATIONS}/{id}/timeline")).await,
        verb(&neighbour, id, "take-up").await,
        verb_because(&neighbour, id, "reject", "不符").await,
    ];

    for answer in answers {
        assert_eq!((answer.status, answer.code()), (404, "not_found"));
    }
    assert_eq!(neighbour.get(APPLICATIONS).await.succeeded().json["items"], json!([]));
}

#[actix_web::test]
async fn each_step_is_for_its_own_office() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_family_farm(&offices.at)).await.succeeded().id();

    let answers = [
        verb(&offices.reviewer, id, "take-up").await,
        verb(&offices.county, id, "pass-town").await,
        verb(&offices.town, id, "pass-county").await,
        verb(&offices.town, id, "admit").await,
        verb_because(&offices.reviewer, id, "return", "材料不齐").await,
        verb_because(&offices.county, id, "reject", "材料不齐").await,
        app.administrator(&offices.at).get(APPLICATIONS).await,
    ];

    for answer in answers {
        assert_eq!((answer.status, answer.code()), (403, "forbidden"));
    }
    offices.bring_to_county(id).await;
    assert_eq!(verb_because(&offices.town, id, "return", "材料不齐").await.status, 403);
    verb_because(&offices.reviewer, id, "return", "材料不齐").await.succeeded();
}

#[actix_web::test]
async fn a_decision_on_an_old_version_is_refused() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_family_farm(&offices.at)).await.succeeded().id();
    verb(&offices.town, id, "take-up").await.succeeded();

    let stale = verb(&offices.town.with("if-match", "\"1\""), id, "pass-town").await;

    assert_eq!((stale.status, stale.code()), (412, "version_mismatch"));
    assert_eq!(status(&app, id), "town_review");
    verb(&offices.town.with("if-match", "\"2\""), id, "pass-town").await.succeeded();
}

#[actix_web::test]
async fn a_returned_application_is_corrected_by_an_officer_and_checked_anew() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let form = a_family_farm(&offices.at);
    let id = apply(&app, form.clone()).await.succeeded().id();
    offices.bring_to_county(id).await;
    verb_because(&offices.reviewer, id, "return", "请补充地址").await.succeeded();

    let path = format!("{APPLICATIONS}/{id}/resubmit");
    let again = offices.clerk.post(&path, with(form, "address", json!("湖边路 2 号"))).await.succeeded();

    assert_eq!((again.text("/status"), again.text("/form/address")), ("submitted", "湖边路 2 号"));
    assert_eq!((&again.json["town_review"], &again.json["reason"]), (&Value::Null, &Value::Null));
}

#[actix_web::test]
async fn applications_are_found_by_status_name_initials_and_number() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let first = apply(&app, with(a_family_farm(&offices.at), "name", json!("王小明"))).await.succeeded();
    let second = apply(&app, a_family_farm(&offices.at)).await.succeeded();
    verb(&offices.town, first.id(), "take-up").await.succeeded();
    let table = [
        (String::new(), vec![second.id(), first.id()]),
        ("?status=town_review".to_owned(), vec![first.id()]),
        ("?q=wxm".to_owned(), vec![first.id()]),
        ("?q=%E5%B0%8F%E6%BB%A1".to_owned(), vec![second.id()]),
        (format!("?q={}", first.text("/number").to_lowercase()), vec![first.id()]),
        ("?q=%25".to_owned(), vec![]),
        ("?limit=1".to_owned(), vec![second.id()]),
    ];
    for (query, expected) in table {
        let found = offices.town.get(&format!("{APPLICATIONS}{query}")).await.succeeded();
        let ids: Vec<Value> = found.json["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
        assert_eq!(ids, expected.iter().map(|id| json!(id)).collect::<Vec<_>>(), "{query}");
    }
}
