//! What holds for every operation: bad input, repeats, languages, the trail.

use actix_web::http::Method;
use actix_web::web::{self, Data};
use api::app::State;
use api::kernel::problem::Problem;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use domain::kernel::access::Role;
use persistence::kernel::events::{Verdict, seal_batch, verify};
use persistence::schema::{accounts, events, unsealed_events};
use serde_json::json;
use tests::TestApp;
use uuid::Uuid;

const ACCOUNTS: &str = "/api/v1/accounts";

fn accounts_named(app: &TestApp, login: &str) -> i64 {
    app.db(|db| accounts::table.filter(accounts::login.eq(login)).count().get_result(db).unwrap())
}

#[actix_web::test]
async fn every_wrong_field_is_named_at_once_in_the_callers_language() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county());

    let answer = admin.with("accept-language", "en").post(ACCOUNTS, json!({"login": "A!", "display_name": " "})).await;

    assert_eq!((answer.status, answer.code()), (422, "invalid"));
    assert_eq!(answer.wrong_fields(), ["/display_name required", "/login out_of_range"]);
    assert_eq!(answer.json["title"], "Invalid input");
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

#[actix_web::test]
async fn bodies_that_no_one_should_send_are_refused_by_name() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county());
    let huge = format!(r#"{{"login": "{}"}}"#, "a".repeat(10 << 20)).into_bytes();
    let cases: [(&str, Vec<u8>, u16, &str); 8] = [
        ("application/json", b"{".to_vec(), 400, "malformed"),
        ("application/json", b"\xff\xfe".to_vec(), 400, "malformed"),
        ("text/plain", b"{}".to_vec(), 415, "unsupported_media_type"),
        ("application/json", huge, 413, "too_large"),
        ("application/json", br#"{"login":"x","display_name":"y","admin":true}"#.to_vec(), 422, "invalid"),
        ("application/json", br#"{"login":7,"display_name":"y"}"#.to_vec(), 422, "invalid"),
        ("application/json", br#"{"login":"abc"}"#.to_vec(), 422, "invalid"),
        ("application/json", br#"{"login":"abc","display_name":"a\u0000b"}"#.to_vec(), 422, "invalid"),
    ];
    for (kind, body, status, code) in cases {
        let answer = admin.send(Method::POST, ACCOUNTS, kind, body.clone()).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{:?}", body.get(..60));
    }
}

#[actix_web::test]
async fn unknown_missing_and_mistyped_fields_are_pointed_at() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county());
    let cases = [
        (json!({"login": "abc", "display_name": "y", "admin": true}), "/admin unknown_field"),
        (json!({"login": "abc"}), "/display_name required"),
        (json!({"login": 7, "display_name": "y"}), "/login wrong_type"),
        (json!({"login": "abc", "display_name": "a\u{7}b"}), "/display_name control_character"),
        (json!({"login": "abc", "display_name": "a\u{0}b"}), "/display_name control_character"),
        (json!({"login": "abc", "display_name": "-5000-01-01"}), "/display_name out_of_range"),
        (json!([]), " wrong_type"),
        (json!(["abc", "y"]), " wrong_type"),
    ];
    for (body, expected) in cases {
        assert_eq!(admin.post(ACCOUNTS, body.clone()).await.wrong_fields(), [expected], "{body}");
    }
}

#[actix_web::test]
async fn a_record_within_a_body_is_an_object_and_not_the_list_of_its_values() {
    let app = TestApp::rolled_back().await;
    let officer = app.signed_in(Role::TownOfficer, &app.town(&app.county()));
    let question = |season| json!({"plot_id": Uuid::now_v7(), "link": "harvest", "season": season, "passes": 1, "work_on": "2026-06-01"});

    let listed = officer.post("/api/v1/quotes", question(json!([2026, "early"]))).await;
    let named = officer.post("/api/v1/quotes", question(json!({"year": 2026, "cycle": "early"}))).await;

    assert_eq!((listed.status, listed.wrong_fields()), (422, vec!["/season wrong_type".to_owned()]));
    assert_eq!(named.status, 404, "{}", named.json);
}

#[actix_web::test]
async fn unknown_and_wrong_query_parameters_are_refused_by_name() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county());
    let cases = [
        ("?page=2", "?page unknown_field"),
        ("?limit=0", "?limit out_of_range"),
        ("?limit=201", "?limit out_of_range"),
        ("?limit=many", "?limit malformed"),
        ("?cursor=%21", "?cursor not_a_cursor"),
        ("?cursor=IlwwMDAwIg", "?cursor not_a_cursor"),
        ("?q=%00", "?q control_character"),
    ];
    for (query, expected) in cases {
        let answer = admin.get(&format!("{ACCOUNTS}{query}")).await;
        assert_eq!((answer.status, answer.wrong_fields()), (422, vec![expected.to_owned()]), "{query}");
    }
}

#[actix_web::test]
async fn a_repeated_request_has_one_effect_and_the_first_answer() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county()).with("idempotency-key", "0b3a");
    let body = json!({"login": "chen.xiaoyan", "display_name": "陈晓燕"});

    let first = admin.post(ACCOUNTS, body.clone()).await.succeeded();
    let second = admin.post(ACCOUNTS, body).await.succeeded();

    assert_eq!(first.json, second.json);
    assert_eq!(accounts_named(&app, "chen.xiaoyan"), 1);
    let other = admin.post(ACCOUNTS, json!({"login": "li.na", "display_name": "李娜"})).await;
    assert_eq!((other.status, other.code()), (422, "idempotency.other_body"));
    assert_eq!(accounts_named(&app, "li.na"), 0);
}

#[actix_web::test]
async fn the_same_request_sent_twenty_times_at_once_has_one_effect() {
    let app = TestApp::committed().await;
    let admin = app.administrator(&app.county()).with("idempotency-key", "7f11");
    let body = json!({"login": "chen.xiaoyan", "display_name": "陈晓燕"});

    let sent = (0..20).map(|_| admin.post(ACCOUNTS, body.clone()));
    let answers = futures::future::join_all(sent).await;

    assert_eq!(accounts_named(&app, "chen.xiaoyan"), 1);
    let made: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert!(!made.is_empty());
    assert!(made.iter().all(|answer| answer.json == made[0].json));
    let others = answers.iter().filter(|answer| answer.status != 201);
    others.for_each(|answer| assert_eq!((answer.status, answer.code()), (409, "idempotency.in_flight")));
}

#[actix_web::test]
async fn a_list_is_paged_to_its_end_without_a_gap() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county());
    for number in 0..5 {
        let body = json!({"login": format!("zz.person{number}"), "display_name": "某人"});
        admin.post(ACCOUNTS, body).await.succeeded();
    }

    let (mut path, mut seen) = (format!("{ACCOUNTS}?q=zz.&limit=2"), Vec::new());
    loop {
        let page = admin.get(&path).await.succeeded();
        seen.extend(
            page.json["items"].as_array().unwrap().iter().map(|item| item["login"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page.header("link").strip_prefix('<').and_then(|link| link.split('>').next()) else { break };
        path = next.to_owned();
    }

    assert_eq!(seen, (0..5).map(|number| format!("zz.person{number}")).collect::<Vec<_>>());
}

#[actix_web::test]
async fn every_change_is_in_the_trail_and_the_trail_shows_tampering() {
    let app = TestApp::committed().await;
    let admin = app.administrator(&app.county());
    for login in ["one", "two", "three"] {
        admin.post(ACCOUNTS, json!({"login": login, "display_name": "某人"})).await.succeeded();
    }
    let keys = app.state().keys.clone();

    let (sealed, verdict) = app.db(|db| (seal_batch(db, &keys).unwrap(), verify(db, &keys).unwrap()));

    assert_eq!(sealed, 3);
    assert!(matches!(verdict, Verdict::Intact { sealed: 3, waiting: 0, .. }), "{verdict:?}");
    let forged = app.db(|db| {
        db.batch_execute("RESET ROLE; UPDATE events SET reason = 'x' WHERE id = (SELECT event_id FROM sealed_events WHERE position = 2)").unwrap();
        verify(db, &keys).unwrap()
    });
    assert_eq!(forged, Verdict::Broken { position: 2 });
}

#[actix_web::test]
async fn an_event_taken_out_of_the_queue_is_noticed() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county());
    admin.post(ACCOUNTS, json!({"login": "one", "display_name": "某人"})).await.succeeded();
    let keys = app.state().keys.clone();

    let verdict = app.db(|db| {
        diesel::delete(unsealed_events::table).execute(db).unwrap();
        verify(db, &keys).unwrap()
    });

    assert!(matches!(verdict, Verdict::Orphaned { .. }), "{verdict:?}");
}

#[actix_web::test]
async fn the_servers_role_can_neither_change_nor_remove_an_event() {
    let app = TestApp::rolled_back().await;
    for statement in
        ["UPDATE events SET reason = 'x'", "DELETE FROM events", "TRUNCATE events", "DELETE FROM sealed_events"]
    {
        let refused = app.db(|db| db.transaction(|db| db.batch_execute(statement)));
        assert!(refused.unwrap_err().to_string().contains("permission denied"), "{statement}");
    }
}

#[actix_web::test]
async fn a_secret_never_reaches_the_trail() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county());
    let made = admin.post(ACCOUNTS, json!({"login": "one", "display_name": "某人"})).await.succeeded();

    let trail: Vec<serde_json::Value> = app.db(|db| events::table.select(events::changes).load(db).unwrap());

    assert!(!trail.is_empty());
    assert!(!trail.iter().any(|changes| changes.to_string().contains(made.text("/password"))));
}

#[actix_web::test]
async fn addresses_and_methods_that_do_not_exist_get_a_problem_document() {
    let app = TestApp::rolled_back().await;
    let nothing = app.stranger().get("/api/v1/nothing").await;
    assert_eq!((nothing.status, nothing.code()), (404, "not_found"));
    assert_eq!(nothing.text("/instance"), format!("urn:uuid:{}", nothing.header("x-request-id")));
    let record = app.administrator(&app.county()).get("/api/v1/accounts/not-a-uuid").await;
    assert_eq!((record.status, record.code()), (404, "not_found"));
}

#[actix_web::test]
async fn a_method_that_an_address_does_not_have_is_told_which_ones_it_has() {
    let app = TestApp::rolled_back().await;
    let refused = app.administrator(&app.county()).delete(ACCOUNTS).await;
    assert_eq!((refused.status, refused.code(), refused.header("allow")), (405, "method_not_allowed", "GET, POST"));
}

#[actix_web::test]
async fn a_field_is_refused_also_where_no_body_is_wanted() {
    let app = TestApp::rolled_back().await;
    let admin = app.administrator(&app.county());
    let refused = admin.post("/api/v1/auth/sign-out", json!({"everywhere": true})).await;
    assert_eq!((refused.status, refused.wrong_fields()), (422, vec!["/everywhere unknown_field".to_owned()]));
    assert_eq!(admin.get("/api/v1/me").await.status, 200);
}

#[actix_web::test]
async fn a_server_on_a_migrated_database_is_alive_and_ready() {
    let app = TestApp::rolled_back().await;
    assert_eq!(app.stranger().get("/healthz").await.status, 200);
    assert_eq!(app.stranger().get("/readyz").await.status, 200);
}

#[actix_web::test]
async fn what_one_server_ends_the_other_refuses() {
    let one = TestApp::committed().await;
    let two = one.twin().await;
    let admin = one.administrator(&one.county());
    assert_eq!(admin.at(&two).get("/api/v1/me").await.status, 200);

    admin.act("/api/v1/auth/sign-out").await.succeeded();

    assert_eq!(admin.at(&two).get("/api/v1/me").await.status, 401);
}

#[actix_web::test]
async fn a_key_used_at_one_server_is_known_at_the_other() {
    let one = TestApp::committed().await;
    let two = one.twin().await;
    let admin = one.administrator(&one.county()).with("idempotency-key", "c41d");
    let body = json!({"login": "chen.xiaoyan", "display_name": "陈晓燕"});

    let first = admin.post(ACCOUNTS, body.clone()).await.succeeded();
    let second = admin.at(&two).post(ACCOUNTS, body).await.succeeded();

    assert_eq!(first.json, second.json);
    assert_eq!(accounts_named(&one, "chen.xiaoyan"), 1);
}

async fn panics() -> &'static str {
    panic!("on purpose: 330382197001010003")
}

async fn panics_on_a_blocking_thread(state: Data<State>) -> Result<String, Problem> {
    state.db.read(|_| panic!("on purpose")).await
}

#[actix_web::test]
async fn a_panic_is_answered_with_the_request_id_and_the_server_goes_on() {
    let routes = [web::get().to(panics), web::get().to(panics_on_a_blocking_thread)];
    for route in routes {
        let app = TestApp::committed().await.with_route("/panic", route).await;
        let answer = app.stranger().get("/panic").await;
        assert_eq!((answer.status, answer.code()), (500, "internal"));
        assert!(answer.text("/instance").ends_with(answer.header("x-request-id")));
        assert!(!answer.json.to_string().contains("on purpose"));
        assert_eq!(app.stranger().get("/readyz").await.status, 200);
    }
}

#[actix_web::test]
async fn a_wait_for_a_connection_ends_as_busy() {
    let app = TestApp::impatient().await;
    let answer = app.while_nobody_else_can_connect(|| async { app.stranger().get("/readyz").await }).await;
    assert_eq!((answer.status, answer.code(), answer.header("retry-after")), (503, "busy", "1"));
    assert_eq!(app.stranger().get("/readyz").await.status, 200);
}

async fn loses_its_connection(state: Data<State>) -> Result<String, Problem> {
    let lost = |db: &mut PgConnection| {
        db.batch_execute("RESET ROLE; SELECT pg_terminate_backend(pg_backend_pid())")?;
        Ok(String::new())
    };
    state.db.read(lost).await
}

#[actix_web::test]
async fn a_connection_that_breaks_under_a_request_ends_it_as_busy_and_the_server_goes_on() {
    let app = TestApp::committed().await.with_route("/disconnect", web::get().to(loses_its_connection)).await;
    let answer = app.stranger().get("/disconnect").await;
    assert_eq!((answer.status, answer.code(), answer.header("retry-after")), (503, "busy", "1"));
    assert_eq!(app.stranger().get("/readyz").await.status, 200);
}

#[actix_web::test]
async fn the_type_of_a_refusal_leads_to_its_description() {
    let app = TestApp::rolled_back().await;
    let refused = app.stranger().get("/api/v1/nothing").await;
    let described = app.stranger().with("accept-language", "en").get(refused.text("/type")).await.succeeded();
    assert_eq!((described.code(), described.text("/title")), ("not_found", "Not found"));
    let kinds = app.stranger().get("/api/v1/problem-kinds").await.succeeded();
    assert!(
        kinds.json["items"].as_array().unwrap().iter().any(|kind| kind["code"] == "stale" && kind["status"] == 409)
    );
}
