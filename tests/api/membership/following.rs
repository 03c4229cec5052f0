//! What an applicant without an account does.

use diesel::prelude::*;
use persistence::schema::{accounts, posts};
use serde_json::{Value, json};
use tests::membership::{a_family_farm, with};
use tests::{Answer, TestApp};

use super::{APPLICATIONS, apply, offices, verb_because};

const PASSWORD: &str = "Own-choice-2026";

async fn track(app: &TestApp, number: &str, code: &str) -> Answer {
    let body = json!({"number": number, "tracking_code": code});
    app.stranger().post(&format!("{APPLICATIONS}/track"), body).await
}

async fn activate(app: &TestApp, receipt: &Answer, password: &str) -> Answer {
    let body = json!({
        "number": receipt.text("/number"),
        "tracking_code": receipt.text("/tracking_code"),
        "password": password,
    });
    app.stranger().post(&format!("{APPLICATIONS}/activate-account"), body).await
}

#[actix_web::test]
async fn an_applicant_follows_the_application_with_the_receipt() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let receipt = apply(&app, a_family_farm(&offices.at)).await.succeeded();
    let (number, code) = (receipt.text("/number"), receipt.text("/tracking_code"));

    let first = track(&app, number, code).await.succeeded();
    offices.bring_to_publicity(&app, receipt.id()).await;
    let typed = code.to_lowercase().replace('-', " ");
    let second = track(&app, &number.to_lowercase(), &typed).await.succeeded();

    assert_eq!((first.text("/waits_for"), first.text("/until")), ("town", "2026-05-11"));
    assert_eq!((second.text("/status"), second.text("/until")), ("publicity", "2026-05-11"));
    assert_eq!(second.json["member_number"], Value::Null);
}

#[actix_web::test]
async fn a_wrong_code_and_an_unknown_number_look_alike() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let receipt = apply(&app, a_family_farm(&town)).await.succeeded();

    let wrong = track(&app, receipt.text("/number"), "0000-0000-0000").await;
    let unknown = track(&app, "A-330382-999999", "0000-0000-0000").await;

    assert_eq!((wrong.status, wrong.code()), (404, "application.not_tracked"));
    assert_eq!((unknown.status, &unknown.json["detail"]), (404, &wrong.json["detail"]));
}

#[actix_web::test]
async fn five_wrong_codes_lock_the_number_for_fifteen_minutes() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let receipt = apply(&app, a_family_farm(&town)).await.succeeded();
    let (number, code) = (receipt.text("/number"), receipt.text("/tracking_code"));
    for _ in 0..5 {
        assert_eq!(track(&app, number, "0000-0000-0000").await.status, 404);
    }

    let locked = track(&app, number, code).await;

    assert_eq!((locked.status, locked.code()), (429, "application.tracking_locked"));
    app.pass_seconds(15 * 60);
    track(&app, number, code).await.succeeded();
}

#[actix_web::test]
async fn a_returned_application_is_corrected_by_the_applicant() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let form = a_family_farm(&offices.at);
    let receipt = apply(&app, form.clone()).await.succeeded();
    verb_because(&offices.town, receipt.id(), "return", "请补充土地承包合同").await.succeeded();
    let (number, code) = (receipt.text("/number"), receipt.text("/tracking_code"));
    let returned = track(&app, number, code).await.succeeded();
    assert_eq!((returned.text("/reason"), &returned.json["may_resubmit"]), ("请补充土地承包合同", &json!(true)));
    let path = format!("{APPLICATIONS}/resubmit");
    let body = |form: Value| json!({"number": number, "tracking_code": code, "form": form});

    let wrong = app.stranger().post(&path, body(with(form.clone(), "contact_mobile", json!("1")))).await;
    let right = app.stranger().post(&path, body(form.clone())).await.succeeded();
    let twice = app.stranger().post(&path, body(form)).await;

    assert_eq!(wrong.wrong_fields(), ["/form/contact_mobile mobile.malformed"]);
    assert_eq!(right.text("/status"), "submitted");
    assert_eq!((twice.status, twice.code()), (409, "application.not_now"));
}

#[actix_web::test]
async fn an_admitted_applicant_opens_the_account_and_signs_in_as_the_member() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (receipt, admitted) = offices.admit(&app, a_family_farm(&offices.at)).await;

    let opened = activate(&app, &receipt, PASSWORD).await.succeeded();
    let sign_in = json!({"login": opened.text("/login"), "password": PASSWORD, "client": "app"});
    let tokens = app.stranger().post("/api/v1/auth/sign-in", sign_in).await.succeeded();

    assert_eq!(opened.text("/login"), admitted.text("/member/number").to_lowercase());
    let member = app.stranger().bearing(tokens.text("/access_token"));
    let me = member.get("/api/v1/members/me").await.succeeded();
    assert_eq!(me.json["id"], admitted.json["member"]["id"]);
    let post: (String, uuid::Uuid) = app.db(|db| {
        let held = posts::table.filter(posts::account_id.eq(opened.id()));
        held.select((posts::role, posts::org_unit_id)).first(db).unwrap()
    });
    assert_eq!(post, ("member".to_owned(), offices.at.id.uuid()));
}

#[actix_web::test]
async fn an_account_is_opened_once_with_a_good_password() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (receipt, admitted) = offices.admit(&app, a_family_farm(&offices.at)).await;

    let weak = activate(&app, &receipt, "short").await;
    activate(&app, &receipt, PASSWORD).await.succeeded();
    let twice = activate(&app, &receipt, "Other-choice-2026").await;

    assert_eq!(weak.wrong_fields(), ["/password password.too_plain", "/password password.too_short"]);
    assert_eq!((twice.status, twice.code()), (409, "account.activated"));
    let login = admitted.text("/member/number").to_lowercase();
    let count: i64 = app.db(|db| accounts::table.filter(accounts::login.eq(login)).count().get_result(db).unwrap());
    assert_eq!(count, 1);
}

#[actix_web::test]
async fn no_account_is_opened_before_admission_or_with_a_wrong_code() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let receipt = apply(&app, a_family_farm(&town)).await.succeeded();

    let early = activate(&app, &receipt, PASSWORD).await;
    let body = json!({"number": receipt.text("/number"), "tracking_code": "0000-0000-0000", "password": PASSWORD});
    let wrong = app.stranger().post(&format!("{APPLICATIONS}/activate-account"), body).await;

    assert_eq!((early.status, early.code()), (409, "application.not_now"));
    assert_eq!((wrong.status, wrong.code()), (404, "application.not_tracked"));
}
