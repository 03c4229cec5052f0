//! Documents of an applicant without an account.

use diesel::prelude::*;
use persistence::schema::documents;
use serde_json::{Value, json};
use tests::files::PDF;
use tests::membership::a_coop;
use tests::{Answer, TestApp};

use super::{APPLICATIONS, apply, offices, verb_because};

async fn file(app: &TestApp, receipt: &Answer, kind: &str) -> Answer {
    let phone = app.stranger().with("application-number", receipt.text("/number"));
    let phone = phone.with("tracking-code", receipt.text("/tracking_code"));
    phone.upload(&format!("{APPLICATIONS}/tracked-documents"), kind, "执照.pdf", PDF).await
}

async fn take_back(app: &TestApp, receipt: &Answer, document: &Value) -> Answer {
    let (number, tracking_code) = (receipt.text("/number"), receipt.text("/tracking_code"));
    let body = json!({"number": number, "tracking_code": tracking_code, "document_id": document});
    app.stranger().post(&format!("{APPLICATIONS}/tracked-documents/withdraw"), body).await
}

async fn tracked(app: &TestApp, receipt: &Answer) -> Value {
    let body = json!({"number": receipt.text("/number"), "tracking_code": receipt.text("/tracking_code")});
    app.stranger().post(&format!("{APPLICATIONS}/track"), body).await.succeeded().json["documents"].clone()
}

#[actix_web::test]
async fn an_applicant_files_with_the_receipt_and_sees_what_is_missing() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let receipt = apply(&app, a_coop(&offices.at)).await.succeeded();

    let filed = file(&app, &receipt, "licence").await.succeeded();
    let shown = tracked(&app, &receipt).await;

    assert_eq!((filed.status, &filed.json["filed_by"]), (201, &Value::Null));
    assert_eq!((&shown["items"][0]["id"], &shown["missing"]), (&filed.json["id"], &json!(["charter", "member_list"])));
    let read = offices.town.get(&format!("/api/v1/documents/{}/content", filed.id())).await.succeeded();
    assert_eq!(read.bytes, PDF);
}

#[actix_web::test]
async fn who_lacks_the_receipt_files_nothing() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let receipt = apply(&app, a_coop(&town)).await.succeeded();
    let path = format!("{APPLICATIONS}/tracked-documents");

    let nothing = app.stranger().upload(&path, "licence", "a.pdf", PDF).await;
    let wrong = app.stranger().with("application-number", receipt.text("/number"));
    let wrong = wrong.with("tracking-code", "0000-0000-0000").upload(&path, "licence", "a.pdf", PDF).await;

    assert_eq!(nothing.wrong_fields(), ["Application-Number required", "Tracking-Code required"]);
    assert_eq!((wrong.status, wrong.code()), (404, "application.not_tracked"));
    assert_eq!(app.db(|db| documents::table.count().get_result::<i64>(db).unwrap()), 0);
}

#[actix_web::test]
async fn an_applicant_takes_back_only_documents_of_the_own_application() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let (one, other) = (apply(&app, a_coop(&town)).await.succeeded(), apply(&app, a_coop(&town)).await.succeeded());
    let foreign = file(&app, &other, "licence").await.succeeded();
    let own = file(&app, &one, "licence").await.succeeded();

    let refused = take_back(&app, &one, &foreign.json["id"]).await;
    let taken = take_back(&app, &one, &own.json["id"]).await.succeeded();

    assert_eq!((refused.status, refused.wrong_fields()), (422, vec!["/document_id not_found".to_owned()]));
    assert!(taken.json["withdrawn_at"].is_string());
    assert_eq!(tracked(&app, &other).await["items"][0]["withdrawn_at"], Value::Null);
}

#[actix_web::test]
async fn nothing_is_filed_or_taken_back_once_it_is_decided() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let receipt = apply(&app, a_coop(&offices.at)).await.succeeded();
    let filed = file(&app, &receipt, "licence").await.succeeded();
    verb_because(&offices.town, receipt.id(), "reject", "不在本镇经营").await.succeeded();

    for refused in [file(&app, &receipt, "charter").await, take_back(&app, &receipt, &filed.json["id"]).await] {
        assert_eq!((refused.status, refused.code()), (409, "document.record_closed"));
    }
}
