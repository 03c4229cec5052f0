//! Passwords: first, new and old ones.

use domain::kernel::access::Role;
use serde_json::json;
use tests::TestApp;

use super::{PASSWORD, a_person, bearing, sign_in};

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
async fn guesses_at_the_current_password_lock_as_failed_sign_ins_do() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    let person = bearing(&app, &tokens);
    let guess = json!({"current": "Wrong-password-1", "new": "Another-choice-2026"});
    let change = json!({"current": PASSWORD, "new": "Another-choice-2026"});

    for _ in 0..5 {
        assert_eq!(person.post("/api/v1/me/change-password", guess.clone()).await.code(), "password.wrong");
    }

    let locked = person.post("/api/v1/me/change-password", change.clone()).await;
    assert_eq!((locked.status, locked.code(), locked.header("retry-after")), (429, "sign_in.locked", "900"));
    assert_eq!(sign_in(&app, "chen.xiaoyan", PASSWORD).await.code(), "sign_in.locked");
    app.pass_seconds(900);
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    bearing(&app, &tokens).post("/api/v1/me/change-password", change).await.succeeded();
}

#[actix_web::test]
async fn a_new_password_that_is_no_good_counts_as_no_guess() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    a_person(&app, &town, "chen.xiaoyan").await;
    let tokens = sign_in(&app, "chen.xiaoyan", PASSWORD).await.succeeded().json;
    let person = bearing(&app, &tokens);

    for _ in 0..6 {
        let plain = person.post("/api/v1/me/change-password", json!({"current": PASSWORD, "new": "short"})).await;
        assert_eq!((plain.status, plain.code()), (422, "invalid"));
    }
}
