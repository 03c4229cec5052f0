//! Sessions and their tokens.

use serde_json::{Value, json};
use tests::TestApp;

use super::{PASSWORD, a_person, bearing, refresh, sign_in};

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
