//! Accounts and their posts.

use chrono::{DateTime, Utc};
use domain::kernel::access::Role;
use serde_json::json;
use tests::TestApp;

use super::{PASSWORD, a_person, bearing, sign_in};

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
