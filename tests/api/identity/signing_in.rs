//! Signing in, and failing to.

use futures::future::join_all;
use serde_json::json;
use tests::TestApp;

use super::{PASSWORD, a_person, bearing, sign_in};

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
async fn of_many_guesses_at_once_five_are_looked_at() {
    let app = TestApp::committed().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;

    let answers = join_all((0..20).map(|_| sign_in(&app, "chen.xiaoyan", "Wrong-password-1"))).await;

    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((count(401), count(429)), (5, 15));
}
