//! Documents of applications and members, in the hands of the offices and of members.

use chrono::Utc;
use diesel::prelude::*;
use domain::kernel::access::Role;
use domain::membership::member::MemberStatus;
use persistence::schema::{documents, events};
use serde_json::{Value, json};
use tests::files::{JPEG, PDF, plain_archive, text, workbook};
use tests::membership::{a_coop, a_family_farm};
use tests::{Answer, Client, TestApp, UPLOAD_LIMIT};
use uuid::Uuid;

use super::{APPLICATIONS, apply, offices, verb, verb_because};

async fn file(by: &Client<'_>, application: Uuid, kind: &str, name: &str, bytes: &[u8]) -> Answer {
    by.upload(&format!("{APPLICATIONS}/{application}/documents"), kind, name, bytes).await
}

async fn content(by: &Client<'_>, id: Uuid) -> Answer {
    by.get(&format!("/api/v1/documents/{id}/content")).await
}

async fn listed(by: &Client<'_>, application: Uuid) -> Value {
    by.get(&format!("{APPLICATIONS}/{application}/documents")).await.succeeded().json
}

fn stored(app: &TestApp) -> usize {
    let all = app.state().objects.clone();
    futures::executor::block_on(all.stored_before(Utc::now() + chrono::TimeDelta::days(1))).unwrap().len()
}

fn rows(app: &TestApp) -> i64 {
    app.db(|db| documents::table.count().get_result(db).unwrap())
}

#[actix_web::test]
async fn a_document_comes_back_as_it_was_filed() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();

    let filed = file(&offices.clerk, id, "licence", "营业执照.pdf", PDF).await.succeeded();
    let read = content(&offices.reviewer, filed.id()).await.succeeded();

    assert_eq!((filed.status, filed.text("/kind"), filed.text("/media_type")), (201, "licence", "application/pdf"));
    assert_eq!((filed.text("/file_name"), filed.json["size_bytes"].as_u64()), ("营业执照.pdf", Some(PDF.len() as u64)));
    assert_eq!(filed.text("/filed_by"), "测试人员");
    assert_eq!((read.bytes.as_slice(), read.header("content-type")), (PDF, "application/pdf"));
    assert_eq!(read.header("x-content-type-options"), "nosniff");
    let attached = "attachment; filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.pdf";
    assert_eq!(read.header("content-disposition"), attached);
}

#[actix_web::test]
async fn every_type_that_is_taken_is_seen_in_the_bytes() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let (book, letter) = (workbook(), text());
    let table: [(&str, &[u8], &str); 4] = [
        ("照片.JPG", JPEG, "image/jpeg"),
        ("扫描件.pdf", PDF, "application/pdf"),
        ("成员名册.xlsx", &book, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("章程.docx", &letter, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ];
    for (name, bytes, media_type) in table {
        let filed = file(&offices.clerk, id, "other", name, bytes).await.succeeded();
        assert_eq!(filed.text("/media_type"), media_type, "{name}");
    }
}

#[actix_web::test]
async fn a_file_that_is_not_what_its_name_says_is_refused() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let (archive, letter) = (plain_archive(), text());
    let table: [(&str, &[u8], u16, &str); 8] = [
        ("执照.pdf", JPEG, 422, "document.name_unfit"),
        ("执照", PDF, 422, "document.name_unfit"),
        ("名册.xlsx", &letter, 422, "document.name_unfit"),
        ("名册.xlsx", &archive, 415, "document.type_unknown"),
        ("执照.pdf", b"MZ\x90\0 a program", 415, "document.type_unknown"),
        ("执照.pdf", b"<html><script>alert(1)</script></html>", 415, "document.type_unknown"),
        ("执照.pdf", b"", 415, "document.type_unknown"),
        ("../执照.pdf", PDF, 422, "invalid"),
    ];
    for (name, bytes, status, code) in table {
        let refused = file(&offices.clerk, id, "licence", name, bytes).await;
        assert_eq!((refused.status, refused.code()), (status, code), "{name}");
    }
    assert_eq!((stored(&app), rows(&app)), (0, 0));
}

#[actix_web::test]
async fn a_file_above_the_limit_is_refused_and_other_bodies_keep_theirs() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let sized = |size: usize| [PDF, vec![b' '; size - PDF.len()].as_slice()].concat();

    let most = file(&offices.clerk, id, "other", "a.pdf", &sized(UPLOAD_LIMIT)).await;
    let more = file(&offices.clerk, id, "other", "a.pdf", &sized(UPLOAD_LIMIT + 1)).await;
    let body = json!({"reason": "长".repeat(UPLOAD_LIMIT / 4)});
    let elsewhere = offices.town.post(&format!("{APPLICATIONS}/{id}/return"), body).await;

    assert_eq!(most.status, 201);
    assert_eq!((more.status, more.code()), (413, "document.too_large"));
    assert!(more.text("/detail").contains("2 MB"), "{}", more.json);
    assert_eq!((elsewhere.status, elsewhere.code()), (413, "too_large"));
}

#[actix_web::test]
async fn what_lies_in_the_store_is_encrypted_under_a_name_that_tells_nothing() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let filed = file(&offices.clerk, id, "identity_card", "陈小满身份证.pdf", PDF).await.succeeded();

    let (name, sealed): (String, Vec<u8>) = app.db(|db| {
        let row = documents::table.find(filed.id());
        row.select((documents::object_name, documents::file_name_sealed)).first(db).unwrap()
    });
    let bytes = std::fs::read(app.folder().join(&name)).unwrap();
    let trail: Vec<Value> = app.db(|db| events::table.select(events::changes).load(db).unwrap());

    assert!(!name.contains(&filed.id().simple().to_string()), "{name}");
    assert!(bytes.windows(PDF.len()).all(|piece| piece != PDF));
    let secret = "陈小满身份证".as_bytes();
    assert!(sealed.windows(secret.len()).all(|piece| piece != secret));
    assert!(!format!("{trail:?}").contains("身份证"), "{trail:?}");
}

#[actix_web::test]
async fn reading_a_document_is_on_the_timeline_of_its_record() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let filed = file(&offices.clerk, id, "licence", "a.pdf", PDF).await.succeeded();
    content(&offices.town, filed.id()).await.succeeded();

    let told = offices.county.get(&format!("{APPLICATIONS}/{id}/timeline")).await.succeeded();

    let items = told.json["items"].as_array().unwrap();
    let kinds: Vec<&str> = items.iter().filter_map(|event| event["kind"].as_str()).collect();
    assert_eq!(kinds, ["application.submitted", "document.filed", "document.read"]);
    assert_eq!(items[2]["changes"]["document"]["after"], json!(filed.id()));
}

#[actix_web::test]
async fn a_neighbour_town_and_others_without_the_record_find_nothing() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let filed = file(&offices.clerk, id, "licence", "a.pdf", PDF).await.succeeded();
    let member = app.member(app.a_member(&offices.at), &offices.at);

    for who in [&neighbour, &member] {
        let answers = [
            who.get(&format!("{APPLICATIONS}/{id}/documents")).await,
            file(who, id, "licence", "a.pdf", PDF).await,
            content(who, filed.id()).await,
            who.act(&format!("/api/v1/documents/{}/withdraw", filed.id())).await,
        ];
        for answer in answers {
            assert_eq!((answer.status, answer.code()), (404, "not_found"));
        }
    }
    assert_eq!((stored(&app), rows(&app)), (1, 1));
    assert_eq!(content(&app.stranger(), filed.id()).await.status, 401);
    assert_eq!(content(&app.administrator(&app.county()), filed.id()).await.status, 403);
    let auditor = app.signed_in(Role::Auditor, &app.county());
    content(&auditor, filed.id()).await.succeeded();
    assert_eq!(file(&auditor, id, "licence", "a.pdf", PDF).await.status, 403);
}

#[actix_web::test]
async fn a_member_keeps_the_papers_of_the_application_and_files_more() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let receipt = apply(&app, a_family_farm(&offices.at)).await.succeeded();
    let before = file(&offices.clerk, receipt.id(), "land_contract", "合同.pdf", PDF).await.succeeded();
    offices.bring_to_publicity(&app, receipt.id()).await;
    app.pass_days(7);
    let admitted = verb(&offices.county, receipt.id(), "admit").await.succeeded();
    let id: Uuid = admitted.text("/member/id").parse().unwrap();
    let member = app.member(id.into(), &offices.at);

    let own = member.upload(&format!("/api/v1/members/{id}/documents"), "other", "照片.jpg", JPEG).await.succeeded();
    let shown = member.get(&format!("/api/v1/members/{id}/documents")).await.succeeded();

    let ids: Vec<&Value> = shown.json["items"].as_array().unwrap().iter().map(|item| &item["id"]).collect();
    assert_eq!(ids, [&before.json["id"], &own.json["id"]]);
    assert_eq!((&shown.json["missing"], &shown.json["allowed"]), (&json!(["directory_listing"]), &json!(["file"])));
    assert_eq!(content(&member, before.id()).await.succeeded().bytes, PDF);
    let closed = file(&offices.clerk, receipt.id(), "other", "a.pdf", PDF).await;
    assert_eq!((closed.status, closed.code()), (409, "document.record_closed"));
    let kept = member.act(&format!("/api/v1/documents/{}/withdraw", own.id())).await;
    assert_eq!((kept.status, kept.code()), (409, "document.record_closed"));
}

#[actix_web::test]
async fn who_has_left_gets_no_more_documents() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = app.member_from(&offices.at, a_family_farm(&offices.at), MemberStatus::Withdrawn);

    let refused = offices.clerk.upload(&format!("/api/v1/members/{id}/documents"), "other", "a.pdf", PDF).await;

    assert_eq!((refused.status, refused.code()), (409, "document.record_closed"));
    assert_eq!(stored(&app), 0);
}

#[actix_web::test]
async fn what_is_asked_for_is_missing_until_it_is_filed() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    assert_eq!(listed(&offices.town, id).await["missing"], json!(["charter", "licence", "member_list"]));

    file(&offices.clerk, id, "charter", "章程.pdf", PDF).await.succeeded();
    let list = file(&offices.clerk, id, "member_list", "名册.pdf", PDF).await.succeeded();
    offices.clerk.act(&format!("/api/v1/documents/{}/withdraw", list.id())).await.succeeded();

    assert_eq!(listed(&offices.town, id).await["missing"], json!(["licence", "member_list"]));
    let shown = offices.town.get(&format!("{APPLICATIONS}/{id}")).await.succeeded();
    assert_eq!(shown.json["missing_documents"], json!(["licence", "member_list"]));
}

#[actix_web::test]
async fn a_document_is_taken_back_once_and_stays_on_record() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let filed = file(&offices.clerk, id, "licence", "a.pdf", PDF).await.succeeded();
    let path = format!("/api/v1/documents/{}/withdraw", filed.id());

    let stale = offices.clerk.with("if-match", "\"2\"").act(&path).await;
    let taken = offices.clerk.with("if-match", "\"1\"").act(&path).await.succeeded();
    let twice = offices.clerk.act(&path).await;

    assert_eq!((stale.status, stale.code()), (412, "version_mismatch"));
    assert!(taken.json["withdrawn_at"].is_string() && taken.json["allowed"] == json!([]), "{}", taken.json);
    assert_eq!((twice.status, twice.code()), (409, "document.withdrawn"));
    assert_eq!(listed(&offices.town, id).await["items"].as_array().unwrap().len(), 1);
    let gone = app.db(|db| db.transaction(|db| diesel::delete(documents::table).execute(db)));
    assert!(gone.is_err(), "the server's role must not make documents disappear");
}

#[actix_web::test]
async fn a_repeated_upload_files_one_document() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let phone = offices.clerk.with("idempotency-key", &Uuid::new_v4().to_string());

    let first = file(&phone, id, "licence", "a.pdf", PDF).await.succeeded();
    let second = file(&phone, id, "licence", "a.pdf", PDF).await.succeeded();
    let other = file(&phone, id, "charter", "a.pdf", PDF).await;

    assert_eq!((first.json, rows(&app)), (second.json, 1));
    assert_eq!((other.status, other.code()), (422, "idempotency.other_body"));
}

#[actix_web::test]
async fn files_that_no_record_names_are_swept_away_after_a_day() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    let filed = file(&offices.clerk, id, "licence", "a.pdf", PDF).await.succeeded();
    // As when the process dies between the file and its row.
    app.state().objects.put("documents/ab/orphan", b"bytes".to_vec()).await.unwrap();
    app.pass_days((Utc::now() - app.now()).num_days());

    let early = api::kernel::documents::sweep(app.state()).await.unwrap();
    app.pass_days(2);
    let late = api::kernel::documents::sweep(app.state()).await.unwrap();

    assert_eq!((early, late, stored(&app)), (0, 1, 1));
    content(&offices.town, filed.id()).await.succeeded();
}

#[actix_web::test]
async fn a_record_holds_so_many_documents_and_no_more() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_coop(&offices.at)).await.succeeded().id();
    for _ in 0..40 {
        file(&offices.clerk, id, "other", "a.pdf", PDF).await.succeeded();
    }

    let refused = file(&offices.clerk, id, "other", "a.pdf", PDF).await;

    assert_eq!((refused.status, refused.code()), (409, "document.too_many"));
    verb_because(&offices.town, id, "return", "材料过多").await.succeeded();
}
