//! Handing a form in.

use diesel::prelude::*;
use persistence::schema::{applications, events, membership_forms};
use serde_json::json;
use tests::TestApp;
use tests::membership::{a_coop, a_family_farm, a_large_grower, a_resident_id, with};

use super::{APPLICATIONS, apply, offices};

fn stored(app: &TestApp) -> i64 {
    app.db(|db| applications::table.count().get_result(db).unwrap())
}

#[actix_web::test]
async fn a_farmer_applies_on_a_phone_and_gets_a_receipt() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());

    let receipt = apply(&app, a_family_farm(&town)).await.succeeded();

    assert_eq!((receipt.status, receipt.text("/status")), (201, "submitted"));
    assert!(receipt.text("/number").starts_with("A-330382-"), "{}", receipt.json);
    assert_eq!(receipt.text("/tracking_code").len(), "7K3M-9QXT-2HVB".len());
    assert_eq!((receipt.text("/org_unit_name"), receipt.text("/due_on")), (town.name.as_str(), "2026-05-11"));
    let (unit, status): (uuid::Uuid, String) = app.db(|db| {
        let row = applications::table.find(receipt.id()).select((applications::org_unit_id, applications::status));
        row.first(db).unwrap()
    });
    assert_eq!((unit, status.as_str()), (town.id.uuid(), "submitted"));
}

#[actix_web::test]
async fn a_coop_and_a_large_grower_apply_with_their_own_fields() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());

    let grower = apply(&app, a_large_grower(&town)).await.succeeded();
    let coop = apply(&app, a_coop(&town)).await.succeeded();

    assert_eq!(grower.json["warnings"], json!([]));
    let warning = json!({
        "code": "organisation_share_too_high",
        "pointer": "/composition/organisation_members",
        "figure": "6.52",
        "limit": "5.00",
    });
    assert_eq!(coop.json["warnings"], json!([warning]));
}

#[actix_web::test]
async fn everything_wrong_with_a_form_is_said_at_once() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let mut form = a_coop(&town);
    form["name"] = json!(" ");
    form["contact_mobile"] = json!("12345");
    form["legal_person"]["resident_id"] = json!("11010519491231002Y");
    form["legal_person"]["mobile"] = json!("");
    form["organisation"]["annual_revenue"] = json!("1.234");
    form["division_code"] = json!("33038");
    form["scale"]["value"] = json!("many");
    form["composition"] = json!(null);
    form["accepts_charter"] = json!(false);

    let answer = apply(&app, form).await;

    assert_eq!((answer.status, answer.code()), (422, "invalid"));
    assert_eq!(
        answer.wrong_fields(),
        [
            "/accepts_charter charter_not_accepted",
            "/composition required",
            "/contact_mobile mobile.malformed",
            "/division_code malformed",
            "/legal_person/mobile required",
            "/legal_person/resident_id resident_id.malformed",
            "/name required",
            "/organisation/annual_revenue too_many_places",
            "/scale/value not_a_decimal",
        ]
    );
    assert_eq!(stored(&app), 0);
}

#[actix_web::test]
async fn a_form_is_checked_as_a_whole() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let mut form = with(a_family_farm(&town), "member_type", json!("coop"));
    form["division_code"] = json!("330382");
    form["industries"] = json!(["rice", "rice"]);
    form["scale"]["value"] = json!("0");

    let answer = apply(&app, form).await;

    assert_eq!(
        answer.wrong_fields(),
        [
            "/composition required",
            "/division_code not_a_town_or_village",
            "/identity identity_kind_not_allowed",
            "/industries repeated",
            "/scale out_of_range",
        ]
    );
}

#[actix_web::test]
async fn a_wrong_check_digit_is_named_as_such() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let table = [
        ("110105194912310020", "/identity/resident_id checksum"),
        ("110105194902300021", "/identity/resident_id resident_id.birth_date"),
        ("160105194912310020", "/identity/resident_id resident_id.province"),
        ("", "/identity/resident_id required"),
    ];
    for (number, wrong) in table {
        let form = with(a_family_farm(&town), "identity", json!({"resident_id": number}));
        assert_eq!(apply(&app, form).await.wrong_fields(), [wrong], "{number}");
    }
}

#[actix_web::test]
async fn an_unknown_field_and_a_missing_type_are_refused_by_name() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());

    let unknown = apply(&app, with(a_family_farm(&town), "status", json!("admitted"))).await;
    let missing = apply(&app, json!({})).await;

    assert_eq!((unknown.status, unknown.wrong_fields()), (422, vec!["/status unknown_field".to_owned()]));
    assert_eq!((missing.status, missing.wrong_fields()), (422, vec!["/member_type required".to_owned()]));
}

#[actix_web::test]
async fn a_division_that_no_federation_serves_is_refused() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());

    for code in ["330399001", "330304001"] {
        let answer = apply(&app, with(a_family_farm(&town), "division_code", json!(code))).await;
        assert_eq!(
            (answer.status, answer.wrong_fields()),
            (422, vec!["/division_code not_found".to_owned()]),
            "{code}"
        );
    }
}

#[actix_web::test]
async fn who_has_an_open_application_or_is_a_member_is_refused_in_the_same_words() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let open = a_family_farm(&offices.at);
    apply(&app, open.clone()).await.succeeded();
    let member = a_family_farm(&offices.at);
    app.member_from(&offices.at, member.clone(), domain::membership::member::MemberStatus::Active);
    let before = stored(&app);

    let twice = apply(&app, open).await;
    let again = offices.clerk.post(&format!("{APPLICATIONS}/on-behalf"), member).await;

    assert_eq!((twice.status, twice.code()), (409, "application.duplicate"));
    assert_eq!((again.status, again.code()), (409, "application.duplicate"));
    assert_eq!(twice.json["detail"], again.json["detail"]);
    assert_eq!(stored(&app), before);
}

#[actix_web::test]
async fn who_was_rejected_applies_again_after_half_a_year() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let form = a_family_farm(&offices.at);
    let receipt = apply(&app, form.clone()).await.succeeded();
    super::verb_because(&offices.town, receipt.id(), "reject", "不在本镇经营").await.succeeded();

    assert_eq!(apply(&app, form.clone()).await.code(), "application.duplicate");
    app.pass_days(183);
    assert_eq!(apply(&app, form.clone()).await.code(), "application.duplicate");
    app.pass_days(1);
    apply(&app, form).await.succeeded();
}

#[actix_web::test]
async fn a_member_who_has_left_may_apply() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let form = a_family_farm(&town);
    app.member_from(&town, form.clone(), domain::membership::member::MemberStatus::Withdrawn);

    apply(&app, form).await.succeeded();
}

#[actix_web::test]
async fn a_repeated_request_gives_the_same_receipt() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let phone = app.stranger().with("idempotency-key", &a_resident_id());
    let form = a_family_farm(&town);

    let first = phone.post(APPLICATIONS, form.clone()).await.succeeded();
    let second = phone.post(APPLICATIONS, form).await.succeeded();

    assert_eq!(first.json, second.json);
    assert_eq!(stored(&app), 1);
}

#[actix_web::test]
async fn an_officer_enters_forms_of_the_own_town_only() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.neighbour_town(&app.county());
    let path = format!("{APPLICATIONS}/on-behalf");

    offices.clerk.post(&path, a_family_farm(&offices.at)).await.succeeded();
    let foreign = offices.clerk.post(&path, a_family_farm(&neighbour)).await;
    let reviewer = offices.reviewer.post(&path, a_family_farm(&offices.at)).await;
    let stranger = app.stranger().post(&path, a_family_farm(&offices.at)).await;

    assert_eq!((foreign.status, foreign.wrong_fields()), (422, vec!["/division_code not_found".to_owned()]));
    assert_eq!((reviewer.status, reviewer.code()), (403, "forbidden"));
    assert_eq!((stranger.status, stranger.code()), (401, "unauthenticated"));
}

#[actix_web::test]
async fn no_whole_number_of_a_person_is_stored_or_told() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let form = a_coop(&offices.at);
    let secrets = [form["legal_person"]["resident_id"].as_str().unwrap(), "13800000001", "13800000002"];

    let receipt = apply(&app, form.clone()).await.succeeded();
    let shown = offices.town.get(&format!("{APPLICATIONS}/{}", receipt.id())).await.succeeded();
    let told = offices.town.get(&format!("{APPLICATIONS}/{}/timeline", receipt.id())).await.succeeded();

    let masked: Vec<Option<String>> =
        app.db(|db| membership_forms::table.select(membership_forms::legal_resident_id_masked).load(db).unwrap());
    let trail: Vec<serde_json::Value> = app.db(|db| events::table.select(events::changes).load(db).unwrap());
    for text in
        [receipt.json.to_string(), shown.json.to_string(), told.json.to_string(), format!("{masked:?}{trail:?}")]
    {
        assert!(secrets.iter().all(|secret| !text.contains(secret)), "{text}");
    }
    assert_eq!(shown.text("/form/contact_mobile"), "138****0001");
}
