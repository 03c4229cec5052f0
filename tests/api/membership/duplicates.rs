//! The same subject twice, for certain or likely.

use diesel::prelude::*;
use domain::membership::member::MemberStatus;
use persistence::schema::duplicate_pairs;
use serde_json::{Value, json};
use tests::membership::{a_coop, a_credit_code, a_family_farm, a_large_grower, a_resident_id, with};
use tests::{Client, TestApp, Unit};
use uuid::Uuid;

use super::{APPLICATIONS, apply, offices, verb_because};

pub(super) const PAIRS: &str = "/api/v1/member-duplicates";

/// A family farm of its own, that shares nothing with other tests at the same time.
pub(super) fn a_farm(town: &Unit) -> Value {
    let farm = with(a_family_farm(town), "name", json!(format!("农场{}", Uuid::new_v4().simple())));
    let mobile = format!("139{:08}", Uuid::new_v4().as_u128() % 100_000_000);
    with(with(farm, "contact_mobile", json!(mobile)), "address", json!(format!("路{}", Uuid::new_v4().simple())))
}

/// The same farm under another number.
pub(super) fn again(farm: &Value) -> Value {
    with(farm.clone(), "identity", json!({"resident_id": a_resident_id()}))
}

pub(super) async fn queue(by: &Client<'_>) -> Vec<Value> {
    by.get(PAIRS).await.succeeded().json["items"].as_array().cloned().unwrap_or_default()
}

#[actix_web::test]
async fn an_organisation_applies_once_however_its_code_is_typed() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let mut village = a_coop(&town);
    village["member_type"] = json!("village_eco");
    village["composition"] = Value::Null;
    village["identity"] = json!({"uscc": a_credit_code("N2")});
    for form in [a_coop(&town), village] {
        let small = form["identity"]["uscc"].as_str().unwrap().to_lowercase();
        apply(&app, form.clone()).await.succeeded();
        let twice = apply(&app, with(form, "identity", json!({"uscc": format!(" {small} ")}))).await;
        assert_eq!((twice.status, twice.code()), (409, "application.duplicate"), "{small}");
    }
}

#[actix_web::test]
async fn a_person_is_known_by_the_number_whatever_it_applies_as() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let farm = a_farm(&town);
    app.member_from(&town, farm.clone(), MemberStatus::Active);

    let grower = with(a_large_grower(&town), "identity", farm["identity"].clone());

    assert_eq!(apply(&app, grower).await.code(), "application.duplicate");
}

#[actix_web::test]
async fn a_farm_and_its_licence_are_no_exact_duplicate_but_a_likely_one() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let farm = a_farm(&offices.at);
    apply(&app, farm.clone()).await.succeeded();
    let coop = a_coop(&offices.at);
    let mut licensed = with(farm.clone(), "identity", json!({"uscc": a_credit_code("92")}));
    licensed["legal_person"] = coop["legal_person"].clone();
    licensed["legal_person"]["resident_id"] = farm["identity"]["resident_id"].clone();
    licensed["organisation"] = coop["organisation"].clone();

    apply(&app, licensed).await.succeeded();

    let found = queue(&offices.town).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["reasons"], json!(["same_name", "same_mobile", "same_person", "same_address"]));
    assert_eq!((&found[0]["score"], &found[0]["allowed"]), (&json!(130), &json!(["dismiss"])));
}

#[actix_web::test]
async fn an_applicant_who_looks_like_a_member_is_in_the_queue_with_the_reasons() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (_, admitted) = offices.admit(&app, with(a_farm(&offices.at), "name", json!("王小明水稻种植场"))).await;
    let known = offices.town.get(&format!("/api/v1/members/{}", admitted.text("/member/id"))).await.succeeded();
    let other = with(a_farm(&offices.at), "name", json!("汪晓明水稻种植场"));
    let other = with(other, "address", known.json["form"]["address"].clone());
    let receipt = apply(&app, other).await.succeeded();

    let found = queue(&offices.town).await;

    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["reasons"], &found[0]["score"]), (&json!(["sounding_name", "same_address"]), &json!(65)));
    assert_eq!(found[0]["first"]["member_id"], admitted.json["member"]["id"]);
    assert_eq!(found[0]["second"]["application_id"], receipt.json["id"]);
    let told = offices.town.get(&format!("{PAIRS}/{}/timeline", found[0]["id"].as_str().unwrap())).await.succeeded();
    assert_eq!(told.json["items"][0]["kind"], "duplicate.found");
}

#[actix_web::test]
async fn a_pair_is_shown_side_by_side_and_masked() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let farm = a_farm(&offices.at);
    let twin = again(&farm);
    apply(&app, farm.clone()).await.succeeded();
    apply(&app, twin.clone()).await.succeeded();
    let id = queue(&offices.town).await[0]["id"].as_str().unwrap().to_owned();

    let shown = offices.town.get(&format!("{PAIRS}/{id}")).await.succeeded();

    let text = shown.json.to_string();
    for form in [&farm, &twin] {
        assert!(!text.contains(form["identity"]["resident_id"].as_str().unwrap()), "{text}");
        assert!(!text.contains(form["contact_mobile"].as_str().unwrap()), "{text}");
    }
    assert_eq!(shown.text("/first/form/name"), shown.text("/second/form/name"));
    assert_eq!(shown.header("etag"), "\"1\"");
}

#[actix_web::test]
async fn different_people_of_one_name_are_no_pair() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let farm = a_farm(&offices.at);
    apply(&app, farm.clone()).await.succeeded();
    apply(&app, with(a_farm(&offices.at), "name", farm["name"].clone())).await.succeeded();

    assert_eq!(queue(&offices.town).await, Vec::<Value>::new());
}

#[actix_web::test]
async fn a_town_sees_its_own_pairs_and_the_county_those_across_towns() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.neighbour_town(&app.county());
    let elsewhere = app.town_officer(&neighbour);
    let farm = a_farm(&offices.at);
    apply(&app, farm.clone()).await.succeeded();
    apply(&app, with(again(&farm), "division_code", json!(neighbour.division_code))).await.succeeded();
    let across = queue(&offices.county).await;
    assert_eq!(across.len(), 1);
    assert_eq!((queue(&offices.town).await.len(), queue(&elsewhere).await.len()), (0, 0));
    apply(&app, again(&farm)).await.succeeded();

    let within = queue(&offices.town).await;

    assert_eq!((within.len(), queue(&elsewhere).await.len(), queue(&offices.county).await.len()), (1, 0, 3));
    for (who, pair) in [(&elsewhere, &within[0]), (&elsewhere, &across[0]), (&offices.town, &across[0])] {
        let path = format!("{PAIRS}/{}", pair["id"].as_str().unwrap());
        let answers = [
            who.get(&path).await,
            who.get(&format!("{path}/timeline")).await,
            who.post(&format!("{path}/dismiss"), json!({"reason": "不是同一户"})).await,
        ];
        for answer in answers {
            assert_eq!((answer.status, answer.code()), (404, "not_found"), "{path}");
        }
    }
    assert_eq!(app.stranger().get(PAIRS).await.status, 401);
    let member = app.member(app.a_member(&offices.at), &offices.at);
    assert_eq!(member.get(PAIRS).await.status, 403);
}

#[actix_web::test]
async fn a_dismissed_pair_stays_dismissed_until_the_two_look_more_alike() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let farm = a_farm(&offices.at);
    apply(&app, farm.clone()).await.succeeded();
    let other = with(again(&farm), "address", json!("别处 1 号"));
    let receipt = apply(&app, other.clone()).await.succeeded();
    let id = queue(&offices.town).await[0]["id"].as_str().unwrap().to_owned();
    let reason = json!({"reason": "兄弟二人分户经营"});
    let dismissed = offices.town.post(&format!("{PAIRS}/{id}/dismiss"), reason.clone()).await.succeeded();
    assert_eq!((dismissed.text("/status"), dismissed.text("/decision/reason")), ("dismissed", "兄弟二人分户经营"));
    let twice = offices.town.post(&format!("{PAIRS}/{id}/dismiss"), reason).await;
    assert_eq!((twice.status, twice.code()), (409, "duplicate.not_now"));

    let resubmit = format!("{APPLICATIONS}/{}/resubmit", receipt.id());
    verb_because(&offices.town, receipt.id(), "return", "请核对").await.succeeded();
    offices.clerk.post(&resubmit, other.clone()).await.succeeded();
    assert_eq!(queue(&offices.town).await, Vec::<Value>::new());
    verb_because(&offices.town, receipt.id(), "return", "请核对").await.succeeded();
    offices.clerk.post(&resubmit, with(other, "address", farm["address"].clone())).await.succeeded();

    let opened = queue(&offices.town).await;
    assert_eq!((opened.len(), &opened[0]["score"], &opened[0]["status"]), (1, &json!(105), &json!("open")));
}

#[actix_web::test]
async fn a_pair_is_moot_once_one_of_the_two_is_rejected() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let farm = a_farm(&offices.at);
    apply(&app, farm.clone()).await.succeeded();
    let receipt = apply(&app, again(&farm)).await.succeeded();
    let id = queue(&offices.town).await[0]["id"].as_str().unwrap().to_owned();
    verb_because(&offices.town, receipt.id(), "reject", "重复申请").await.succeeded();

    let late = offices.town.post(&format!("{PAIRS}/{id}/dismiss"), json!({"reason": "不同"})).await;

    assert_eq!(queue(&offices.town).await, Vec::<Value>::new());
    assert_eq!((late.status, late.code()), (409, "duplicate.not_current"));
}

#[actix_web::test]
async fn the_telephone_of_an_office_says_nothing_about_two_of_its_callers() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let farm = a_farm(&offices.at);
    let pairs = || app.db(|db| duplicate_pairs::table.count().get_result::<i64>(db).unwrap());
    for _ in 0..49 {
        let other = with(a_farm(&offices.at), "contact_mobile", farm["contact_mobile"].clone());
        apply(&app, other).await.succeeded();
    }
    let namesake = |form: &Value| with(again(form), "address", json!(format!("路{}", Uuid::new_v4().simple())));
    apply(&app, farm.clone()).await.succeeded();
    assert_eq!(pairs(), 0);

    apply(&app, namesake(&farm)).await.succeeded();

    assert_eq!(pairs(), 0);
}
