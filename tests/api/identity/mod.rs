//! Sign-in, accounts, posts.

mod accounts;
mod passwords;
mod sessions;
mod signing_in;
mod trail;

use domain::kernel::access::Role;
use serde_json::{Value, json};
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
