//! Several `sanwei serve` on one database behave as one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::thread;

use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use support::{Database, Request, Server, await_that};

const PASSWORD: &str = "Own-choice-2026";

/// The administrator `boss`, signed in with a password of its own.
fn boss(database: &Database, server: &Server) -> Value {
    let first = database.administrator("boss");
    let (status, tokens) = server.sign_in("boss", &first);
    assert_eq!((status, &tokens["password_to_change"]), (200, &json!(true)), "{tokens}");
    let change = Request::post("/api/v1/me/change-password", json!({"current": first, "new": PASSWORD}));
    assert_eq!(server.answer(&change.by(&tokens)).0, 204);
    tokens
}

fn an_account(login: &str, key: &str, tokens: &Value) -> Request {
    let body = json!({"login": login, "display_name": "陈晓燕"});
    Request::post("/api/v1/accounts", body).with("Idempotency-Key", key).by(tokens)
}

fn me(tokens: &Value) -> Request {
    Request::get("/api/v1/me").by(tokens)
}

#[test]
fn a_session_of_one_server_is_good_at_the_other_and_ends_at_both() {
    let database = Database::new();
    let (one, two) = (database.server(), database.server());
    let tokens = boss(&database, &one);
    assert_eq!(two.answer(&me(&tokens)).0, 200);

    let out = Request::post("/api/v1/auth/sign-out", json!({})).by(&tokens);
    assert_eq!(two.answer(&out).0, 204);

    assert_eq!((one.answer(&me(&tokens)).0, two.answer(&me(&tokens)).0), (401, 401));
}

#[test]
fn a_refresh_token_is_spent_at_every_server() {
    let database = Database::new();
    let (one, two) = (database.server(), database.server());
    let tokens = boss(&database, &one);
    let refresh = Request::post("/api/v1/auth/refresh", json!({"refresh_token": tokens["refresh_token"]}));
    let (status, next) = one.answer(&refresh);
    assert_eq!(status, 200);

    assert_eq!(two.answer(&refresh).0, 401);

    assert_eq!(one.answer(&me(&next)).0, 401);
}

#[test]
fn failures_at_two_servers_add_up_to_one_lock() {
    let database = Database::new();
    let (one, two) = (database.server(), database.server());
    boss(&database, &one);
    for server in [&one, &two, &one, &two, &one] {
        assert_eq!(server.sign_in("boss", "Wrong-password-1").0, 401);
    }

    assert_eq!((one.sign_in("boss", PASSWORD).0, two.sign_in("boss", PASSWORD).0), (429, 429));
}

#[test]
fn the_same_request_at_two_servers_at_once_has_one_effect() {
    let database = Database::new();
    let (one, two) = (database.server(), database.server());
    let tokens = boss(&database, &one);
    let request = an_account("chen.xiaoyan", "7f11", &tokens);

    let answers: Vec<(u16, Value)> = thread::scope(|scope| {
        let sent: Vec<_> = [&one, &two].into_iter().cycle().take(8).collect();
        let request = &request;
        let sent: Vec<_> = sent.into_iter().map(|server| scope.spawn(move || server.answer(request))).collect();
        sent.into_iter().map(|answer| answer.join().unwrap()).collect()
    });

    assert_eq!(database.count("accounts WHERE login = 'chen.xiaoyan'"), 1);
    let made: Vec<&Value> = answers.iter().filter(|(status, _)| *status == 201).map(|(_, body)| body).collect();
    assert!(!made.is_empty() && made.iter().all(|body| *body == made[0]), "{answers:?}");
    assert!(answers.iter().all(|(status, _)| [201, 409].contains(status)), "{answers:?}");
}

#[test]
fn a_server_killed_between_commit_and_answer_leaves_the_answer_to_the_next() {
    let database = Database::new();
    let one = database.server();
    let tokens = boss(&database, &one);
    let request = an_account("chen.xiaoyan", "c41d", &tokens);
    let unread = one.send(&request);
    await_that("the effect is committed", || database.count("accounts WHERE login = 'chen.xiaoyan'") == 1);
    one.kill();
    drop(unread);

    let two = database.server();
    let (status, body) = two.answer(&request);

    let id = body["id"].as_str().unwrap_or_default();
    assert_eq!(status, 201, "{body}");
    assert_eq!(database.count(&format!("accounts WHERE login = 'chen.xiaoyan' AND id = '{id}'")), 1);
    assert_eq!(database.count("events WHERE kind = 'account.created' AND changes::text LIKE '%chen.xiaoyan%'"), 1);
    assert_eq!(two.sign_in("chen.xiaoyan", body["password"].as_str().unwrap()).1["code"], "sign_in.no_post");
}

#[test]
fn a_server_killed_before_commit_leaves_nothing_behind() {
    let database = Database::new();
    let one = database.server();
    let tokens = boss(&database, &one);
    let request = an_account("chen.xiaoyan", "c41d", &tokens);
    let mut owner = database.owner();
    owner.batch_execute("BEGIN; LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE").unwrap();
    let unread = one.send(&request);
    let waiting = "pg_locks JOIN pg_database d ON d.oid = database WHERE NOT granted AND datname = current_database()";
    await_that("the insert waits", || database.count(waiting) == 1);
    one.kill();
    drop(unread);
    owner.batch_execute("ROLLBACK").unwrap();

    let two = database.server();
    let mut answer = (0, Value::Null);
    await_that("the key is free again", || {
        answer = two.answer(&request);
        answer.0 != 409
    });

    assert_eq!(answer.0, 201, "{}", answer.1);
    assert_eq!(database.count("accounts WHERE login = 'chen.xiaoyan'"), 1);
}

#[test]
fn servers_seal_into_one_chain_and_the_command_finds_what_was_done_to_it() {
    let database = Database::new();
    let (one, two) = (database.server(), database.server());
    let tokens = boss(&database, &one);
    for (number, server) in [&one, &two, &one, &two].into_iter().enumerate() {
        let request = an_account(&format!("person{number}"), &number.to_string(), &tokens);
        assert_eq!(server.answer(&request).0, 201);
    }
    await_that("all events are sealed", || database.count("unsealed_events") == 0);
    drop((one, two));
    let verify = || database.run(&["audit", "verify"]).status.success();
    assert!(verify());

    let remove = |position: &str| {
        format!(
            "WITH gone AS (DELETE FROM sealed_events WHERE position = {position} RETURNING event_id) \
             DELETE FROM events USING gone WHERE id = event_id"
        )
    };
    let tampering = [
        "UPDATE events SET reason = 'x' WHERE id = (SELECT event_id FROM sealed_events WHERE position = 2)".to_owned(),
        "UPDATE sealed_events SET position = 1002 WHERE position = 2; \
         UPDATE sealed_events SET position = 2 WHERE position = 3; \
         UPDATE sealed_events SET position = 3 WHERE position = 1002"
            .to_owned(),
        "INSERT INTO events SELECT gen_random_uuid(), at, account_id, role, org_path, kind, subject_id, changes \
         FROM events LIMIT 1"
            .to_owned(),
        remove("2"),
        remove("(SELECT max(position) FROM sealed_events)"),
    ];
    for statement in tampering {
        let tampered = Database::copy_of(&database);
        tampered.owner().batch_execute(&statement).unwrap();
        let told = tampered.run(&["audit", "verify"]);
        assert!(!told.status.success(), "{statement}: {}", String::from_utf8_lossy(&told.stdout));
    }
    assert!(verify());
}

#[test]
fn nothing_secret_is_in_the_log() {
    let database = Database::new();
    let server = database.server();
    let tokens = boss(&database, &server);
    server.sign_in("boss", "Wrong-password-1");
    let resident = "330382197001010003";
    let form = json!({"identity": {"resident_id": resident}, "contact_mobile": "13800005678", "name": "陈小满"});
    server.answer(&Request::post("/api/v1/membership-applications", form));
    server.answer(&Request::get(&format!("/api/v1/members?q={resident}")).by(&tokens));

    let log = server.log();

    assert!(log.contains("answered"), "{log}");
    let token = tokens["access_token"].as_str().unwrap();
    let refresh = tokens["refresh_token"].as_str().unwrap();
    for secret in [PASSWORD, "Wrong-password-1", token, refresh, resident, "13800005678", "陈小满", "AQIDBAUG"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

/// The addresses that a page names.
fn named(page: &str) -> Vec<String> {
    let places = [" src=\"", " href=\""].into_iter().flat_map(|place| page.split(place).skip(1));
    places.filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}

#[test]
fn the_reader_of_the_document_needs_nothing_from_outside() {
    let database = Database::new();
    let server = database.server();
    let (status, page) = server.text(&Request::get("/docs/"));
    assert_eq!(status, 200, "{page}");
    let parts = named(&page);
    assert!(parts.len() > 3, "{page}");
    for part in parts {
        assert!(!part.contains("//"), "{part}");
        let (status, text) = server.text(&Request::get(&format!("/docs/{}", part.trim_start_matches("./"))));
        assert!(status == 200 && !text.is_empty(), "{part}");
    }
    let committed: Value = serde_json::from_str(include_str!("../../../openapi/sanwei.json")).unwrap();
    assert_eq!(server.answer(&Request::get("/openapi.json")).1, committed);
}
