//! Sign-in, accounts, posts.

use api::kernel::clock::china_day;
use chrono::{DateTime, Utc};
use domain::kernel::access::Role;
use futures::future::join_all;
use serde_json::{Value, json};
use tests::organisation::a_coop;
use tests::{Client, TestApp, Unit};

const PASSWORD: &str = "Own-choice-2026";

/// An account made by the administrator, with a password of its own and a post at the unit.
async fn a_person(app: &TestApp, unit: &Unit, login: &str) -> Value {
    let made =
        app.administrator(unit).post("/api/v1/accounts", json!({"login": login, "display_name": "陈晓燕"})).await;
    let made = made.succeeded();
    let posts = format!("/api/v1/accounts/{}/posts", made.id());
    let post = json!({"role": "town_officer", "org_unit_id": unit.id.uuid()});
    app.signed_in(Role::SecurityAdministrator, unit).post(&posts, post).await.succeeded();
    let first = sign_in(app, login, made.text("/password")).await.succeeded();
    let change = json!({"current": made.text("/password"), "new": PASSWORD});
    bearing(app, &first.json).post("/api/v1/me/change-password", change).await.succeeded();
    made.json
}

async fn sign_in(app: &TestApp, login: &str, password: &str) -> tests::Answer {
    let body = json!({"login": login, "password": password, "client": "app"});
    app.stranger().post("/api/v1/auth/sign-in", body).await
}

fn bearing<'a>(app: &'a TestApp, tokens: &Value) -> Client<'a> {
    app.stranger().bearing(tokens["access_token"].as_str().unwrap())
}

async fn refresh(app: &TestApp, tokens: &Value) -> tests::Answer {
    app.stranger().post("/api/v1/auth/refresh", json!({"refresh_token": tokens["refresh_token"]})).await
}

#[actix_web::test]
async fn a_person_signs_in_and_sees_who_they_are() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;

    let tokens = sign_in(&app, "Chen.Xiaoyan", PASSWORD).await.succeeded().json;
    let me = bearing(&app, &tokens).get("/api/v1/me").await.succeeded();

    assert_eq!((me.text("/role"), me.text("/org_unit_name")), ("town_officer", "柳市镇农合联"));
    assert!(me.json["permissions"].as_array().unwrap().contains(&json!("read_member")));
}

#[actix_web::test]
async fn a_first_password_opens_nothing_but_its_own_change() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let made =
        app.administrator(&county).post("/api/v1/accounts", json!({"login": "li.na", "display_name": "李娜"})).await;
    let posts = format!("/api/v1/accounts/{}/posts", made.id());
    let post = json!({"role": "county_officer", "org_unit_id": county.id.uuid()});
    app.signed_in(Role::SecurityAdministrator, &county).post(&posts, post).await.succeeded();

    let tokens = sign_in(&app, "li.na", made.text("/password")).await.succeeded().json;

    assert_eq!(tokens["password_to_change"], true);
    let sessions = bearing(&app, &tokens).get("/api/v1/me/sessions").await;
    assert_eq!((sessions.status, sessions.code()), (403, "password.to_change"));
}

#[actix_web::test]
async fn an_unknown_login_and_a_wrong_password_look_alike() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;

    let wrong = sign_in(&app, "chen.xiaoyan", "Wrong-password-1").await;
    let unknown = sign_in(&app, "nobody.here", "Wrong-password-1").await;

    assert_eq!((wrong.status, wrong.code()), (401, "sign_in.failed"));
    assert_eq!((unknown.status, &unknown.json["detail"]), (401, &wrong.json["detail"]));
}

#[actix_web::test]
async fn five_failures_lock_the_login_for_fifteen_minutes() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    for _ in 0..5 {
        assert_eq!(sign_in(&app, "chen.xiaoyan", "Wrong-password-1").await.status, 401);
    }

    let locked = sign_in(&app, "chen.xiaoyan", PASSWORD).await;
    assert_eq!((locked.status, locked.code(), locked.header("retry-after")), (429, "sign_in.locked", "900"));
    app.pass_seconds(900);
    sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded();
}

#[actix_web::test]
async fn the_security_administrator_lifts_a_lock() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let id = a_person(&app, &town, "chen.xiaoyan").await["id"].as_str().unwrap().to_owned();
    for _ in 0..5 {
        sign_in(&app, "chen.xiaoyan", "Wrong-password-1").await;
    }

    let keeper = app.signed_in(Role::SecurityAdministrator, &town);
    keeper.post(&format!("/api/v1/accounts/{id}/unlock"), json!({"reason": "本人来电核实"})).await.succeeded();

    sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded();
}

#[actix_web::test]
async fn whoever_may_lift_a_lock_sees_how_long_it_lasts() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let id = a_person(&app, &town, "chen.xiaoyan").await["id"].as_str().unwrap().to_owned();
    let keeper = app.signed_in(Role::SecurityAdministrator, &town);
    let account = format!("/api/v1/accounts/{id}");
    assert!(keeper.get(&account).await.json.get("locked_until").is_none());
    for _ in 0..5 {
        sign_in(&app, "chen.xiaoyan", "Wrong-password-1").await;
    }

    let until: DateTime<Utc> = keeper.get(&account).await.text("/locked_until").parse().unwrap();

    assert_eq!((until - app.now()).num_minutes(), 15);
    app.pass_seconds(900);
    assert!(keeper.get(&account).await.json.get("locked_until").is_none());
}

#[actix_web::test]
async fn accounts_are_found_by_login_name_state_and_role() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let id = a_person(&app, &town, "chen.xiaoyan").await["id"].as_str().unwrap().to_owned();
    let admin = app.administrator(&town);
    admin.post("/api/v1/accounts", json!({"login": "li.na", "display_name": "李娜"})).await.succeeded();
    admin.post(&format!("/api/v1/accounts/{id}/disable"), json!({"reason": "已调离"})).await.succeeded();

    let listed = admin.get("/api/v1/accounts?q=chen").await.succeeded();
    assert_eq!(listed.text("/items/0/posts/0/org_unit_name"), "柳市镇农合联");
    for (query, found) in [
        ("q=chen", vec!["chen.xiaoyan"]),
        ("q=xiaoyan", vec![]),
        ("q=%E5%A8%9C", vec!["li.na"]),
        ("q=l%25", vec![]),
        ("status=disabled", vec!["chen.xiaoyan"]),
        ("role=town_officer", vec!["chen.xiaoyan"]),
        ("role=auditor", vec![]),
    ] {
        let page = admin.get(&format!("/api/v1/accounts?{query}")).await.succeeded();
        let logins = page.json["items"].as_array().unwrap().iter().map(|item| item["login"].as_str().unwrap());
        assert_eq!(logins.collect::<Vec<_>>(), found, "{query}");
    }
}

#[actix_web::test]
async fn the_trail_is_read_by_kind_role_person_and_days() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let (officer, admin) = (app.county_officer(&county), app.administrator(&county));
    let founded = officer.post("/api/v1/org-units", a_coop(&app.town(&county))).await.succeeded().id();
    admin.post("/api/v1/accounts", json!({"login": "li.na", "display_name": "李娜"})).await.succeeded();
    let (today, auditor) = (china_day(app.now()), app.signed_in(Role::Auditor, &county));
    let by = |client: &Client| format!("account_id={}", client.account_id);

    for (query, seen) in [
        ("kind=account.created".to_owned(), 1),
        ("kind=account.disabled".to_owned(), 0),
        ("role=county_officer".to_owned(), 1),
        ("role=auditor".to_owned(), 0),
        (by(&officer), 1),
        (by(&auditor), 0),
        (format!("subject_id={founded}"), 1),
        (format!("from={today}"), 2),
        (format!("until={today}"), 0),
        (format!("from={}", today.succ_opt().unwrap()), 0),
    ] {
        let page = auditor.get(&format!("/api/v1/events?{query}")).await.succeeded();
        assert_eq!(page.json["items"].as_array().unwrap().len(), seen, "{query}");
    }
}

#[actix_web::test]
async fn the_trail_tells_who_acted_and_where_the_record_stood() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let officer = app.county_officer(&county);
    let founded = officer.post("/api/v1/org-units", a_coop(&app.town(&county))).await.succeeded().id();

    let page = app.signed_in(Role::Auditor, &county).get("/api/v1/events?kind=org_unit.founded").await.succeeded();

    assert_eq!(page.text("/items/0/account_id"), officer.account_id.to_string());
    assert_eq!(page.text("/items/0/org_unit_id"), founded.to_string());
    assert_eq!(page.text("/items/0/org_unit_name"), "翁垟基层供销社");
}

#[actix_web::test]
async fn the_trail_tells_at_which_unit_a_post_was_granted_and_ended() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let id = a_person(&app, &town, "chen.xiaoyan").await["id"].as_str().unwrap().to_owned();
    let keeper = app.signed_in(Role::SecurityAdministrator, &town);
    let post = keeper.get(&format!("/api/v1/accounts/{id}")).await.text("/posts/0/id").to_owned();
    keeper.delete(&format!("/api/v1/accounts/{id}/posts/{post}")).await.succeeded();

    let trail = app.signed_in(Role::Auditor, &town).get(&format!("/api/v1/events?subject_id={id}")).await.succeeded();

    let told = |kind: &str| {
        let items = trail.json["items"].as_array().unwrap();
        items.iter().find(|item| item["kind"] == kind).unwrap()["changes"]["org_unit_id"].clone()
    };
    assert_eq!(told("post.granted"), json!({"before": null, "after": town.id.to_string()}));
    assert_eq!(told("post.ended"), json!({"before": town.id.to_string(), "after": null}));
}

#[actix_web::test]
async fn a_spent_refresh_token_ends_the_whole_session() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let first = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    let second = refresh(&app, &first).await.succeeded().json;

    let stolen = refresh(&app, &first).await;

    assert_eq!((stolen.status, stolen.code()), (401, "unauthenticated"));
    assert_eq!(bearing(&app, &second).get("/api/v1/me").await.status, 401);
    assert_eq!(refresh(&app, &second).await.status, 401);
}

#[actix_web::test]
async fn signing_out_ends_tokens_that_are_still_within_their_time() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;

    bearing(&app, &tokens).act("/api/v1/auth/sign-out").await.succeeded();

    assert_eq!(bearing(&app, &tokens).get("/api/v1/me").await.status, 401);
    assert_eq!(refresh(&app, &tokens).await.status, 401);
}

#[actix_web::test]
async fn an_access_token_is_good_for_fifteen_minutes() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;

    app.pass_seconds(899);
    assert_eq!(bearing(&app, &tokens).get("/api/v1/me").await.status, 200);
    app.pass_seconds(1);
    assert_eq!(bearing(&app, &tokens).get("/api/v1/me").await.status, 401);
}

#[actix_web::test]
async fn a_session_left_idle_cannot_be_refreshed() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;

    app.pass_seconds(30 * 60 + 1);

    assert_eq!(refresh(&app, &tokens).await.status, 401);
}

#[actix_web::test]
async fn a_browser_gets_its_refresh_token_in_a_cookie_that_pages_cannot_read() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;

    let body = json!({"login": "chen.xiaoyan", "password": PASSWORD, "client": "browser"});
    let answer = app.stranger().post("/api/v1/auth/sign-in", body).await.succeeded();

    assert_eq!(answer.json["refresh_token"], Value::Null);
    let cookie = answer.header("set-cookie");
    for part in ["sanwei_refresh=", "HttpOnly", "SameSite=Strict", "Path=/api/v1/auth"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    let held = cookie.split(';').next().unwrap();
    app.stranger().with("cookie", held).post("/api/v1/auth/refresh", json!({})).await.succeeded();
}

#[actix_web::test]
async fn a_disabled_account_is_out_at_once() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let id = a_person(&app, &town, "chen.xiaoyan").await["id"].as_str().unwrap().to_owned();
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;

    let path = format!("/api/v1/accounts/{id}/disable");
    app.administrator(&town).post(&path, json!({"reason": "已调离"})).await.succeeded();

    assert_eq!(bearing(&app, &tokens).get("/api/v1/me").await.status, 401);
    assert_eq!(sign_in(&app, "chen.xiaoyan", PASSWORD).await.code(), "sign_in.failed");
}

#[actix_web::test]
async fn the_three_powers_never_meet_in_one_account() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let made =
        app.administrator(&county).post("/api/v1/accounts", json!({"login": "wu.gang", "display_name": "吴刚"})).await;
    let posts = format!("/api/v1/accounts/{}/posts", made.id());
    let keeper = app.signed_in(Role::SecurityAdministrator, &county);
    let post = |role: &str| json!({"role": role, "org_unit_id": county.id.uuid()});
    keeper.post(&posts, post("auditor")).await.succeeded();

    let second = keeper.post(&posts, post("administrator")).await;

    assert_eq!((second.status, second.code()), (409, "post.exclusive"));
}

#[actix_web::test]
async fn a_new_password_must_be_good_and_new() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    let person = bearing(&app, &tokens);
    let change = |new: &str| json!({"current": PASSWORD, "new": new});

    let plain = person.post("/api/v1/me/change-password", change("short")).await;
    assert_eq!(plain.wrong_fields(), ["/new password.too_plain", "/new password.too_short"]);
    let same = person.post("/api/v1/me/change-password", change(PASSWORD)).await;
    assert_eq!(same.wrong_fields(), ["/new password.used_before"]);
}

#[actix_web::test]
async fn a_sixth_session_takes_the_place_of_the_one_idle_longest() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let first = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    for _ in 0..5 {
        app.pass_seconds(1);
        sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded();
    }

    assert_eq!(bearing(&app, &first).get("/api/v1/me").await.status, 401);
}

#[actix_web::test]
async fn a_withdrawn_post_reaches_nothing_at_once() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let id = a_person(&app, &town, "chen.xiaoyan").await["id"].as_str().unwrap().to_owned();
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    let post = app.administrator(&town).get(&format!("/api/v1/accounts/{id}")).await.text("/posts/0/id").to_owned();

    let keeper = app.signed_in(Role::SecurityAdministrator, &town);
    keeper.delete(&format!("/api/v1/accounts/{id}/posts/{post}")).await.succeeded();

    assert_eq!(bearing(&app, &tokens).get("/api/v1/me").await.status, 401);
    assert_eq!(sign_in(&app, "chen.xiaoyan", PASSWORD).await.code(), "sign_in.no_post");
}

#[actix_web::test]
async fn a_password_does_not_tell_a_mobile_number() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;

    let change = json!({"current": PASSWORD, "new": "Ab-13800005678"});
    let refused = bearing(&app, &tokens).post("/api/v1/me/change-password", change).await;

    assert_eq!(refused.wrong_fields(), ["/new password.tells_name"]);
}

#[actix_web::test]
async fn a_password_of_ninety_days_opens_nothing_but_its_own_change() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    app.pass_days(89);
    assert_eq!(sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json["password_to_change"], false);
    app.pass_days(1);

    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    let person = bearing(&app, &tokens);

    assert_eq!(tokens["password_to_change"], true);
    assert_eq!(person.get("/api/v1/me/sessions").await.code(), "password.to_change");
    let change = json!({"current": PASSWORD, "new": "Another-choice-2026"});
    person.post("/api/v1/me/change-password", change).await.succeeded();
    person.get("/api/v1/me/sessions").await.succeeded();
}

#[actix_web::test]
async fn a_repeated_change_of_password_has_the_first_answer() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    let person = bearing(&app, &tokens).with("idempotency-key", "91c2");
    let change = json!({"current": PASSWORD, "new": "Another-choice-2026"});

    for _ in 0..2 {
        assert_eq!(person.post("/api/v1/me/change-password", change.clone()).await.status, 204);
    }
}

#[actix_web::test]
async fn of_many_guesses_at_once_five_are_looked_at() {
    let app = TestApp::committed().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;

    let answers = join_all((0..20).map(|_| sign_in(&app, "chen.xiaoyan", "Wrong-password-1"))).await;

    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((count(401), count(429)), (5, 15));
}

#[actix_web::test]
async fn a_session_ends_after_twelve_hours_however_busy_it_is() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let mut tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    for _ in 0..29 {
        app.pass_seconds(24 * 60 + 48);
        tokens = refresh(&app, &tokens).await.succeeded().json;
    }
    assert_eq!(bearing(&app, &tokens).get("/api/v1/me").await.status, 200);

    app.pass_seconds(48);

    assert_eq!(refresh(&app, &tokens).await.status, 401);
    assert_eq!(bearing(&app, &tokens).get("/api/v1/me").await.status, 401);
}

#[actix_web::test]
async fn a_session_left_idle_is_not_listed_any_more() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded();
    app.pass_seconds(30 * 60);
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;

    let listed = bearing(&app, &tokens).get("/api/v1/me/sessions").await.succeeded();

    assert_eq!(listed.json["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(listed.json["items"][0]["current"], true);
}
