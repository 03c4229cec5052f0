//! Every operation of the document, tried by everybody.

use std::collections::BTreeSet;

use actix_web::http::Method;
use diesel::connection::SimpleConnection;
use domain::kernel::access::Role;
use domain::kernel::id::Id;
use domain::kernel::vocabulary::Vocabulary;
use persistence::migrations::APP_ROLE;
use tests::{Client, TestApp, Unit};

use crate::operations::{document, operations, text};

/// A server where a post of a member or provider needs no member or provider: they have no records at all, not even
/// their own one.
pub async fn an_app() -> TestApp {
    let app = TestApp::committed().await;
    let free = format!(
        "RESET ROLE; ALTER TABLE posts DROP CONSTRAINT posts_member, DROP CONSTRAINT posts_provider; SET ROLE {APP_ROLE}"
    );
    app.db(|db| db.batch_execute(&free).unwrap());
    app
}

pub fn somebody<'a>(app: &'a TestApp, role: Role, unit: &Unit) -> Client<'a> {
    match role {
        Role::Provider => app.provider(Id::fresh(), unit),
        Role::Member => app.member(Id::fresh(), unit),
        Role::Administrator
        | Role::SecurityAdministrator
        | Role::Auditor
        | Role::CountyOfficer
        | Role::Reviewer
        | Role::TownOfficer => app.signed_in(role, unit),
    }
}

#[test]
fn every_operation_is_told_in_full() {
    let mut ids = BTreeSet::new();
    for operation in operations() {
        let (name, told) = (&operation.name, &operation.told);
        let id = told["operationId"].as_str().unwrap_or_else(|| panic!("{name} has no operationId"));
        assert!(ids.insert(id.to_owned()), "{id} twice");
        assert!(!told["summary"].as_str().unwrap_or_default().is_empty(), "{name} has no summary");
        operation.may(Role::Auditor);
        let answers = told["responses"].as_object().unwrap();
        let (good, others): (Vec<_>, Vec<_>) = answers.iter().partition(|(status, _)| status.starts_with('2'));
        assert_eq!(good.len(), 1, "{name} has one kind of success");
        assert_eq!(others.iter().map(|(status, _)| status.as_str()).collect::<Vec<_>>(), ["default"], "{name}");
        let problem = &others[0].1["content"]["application/problem+json"];
        assert_eq!(problem["schema"]["$ref"], "#/components/schemas/Problem", "{name}");
    }
}

#[test]
fn every_body_has_an_example() {
    for operation in operations() {
        let answers = operation.told["responses"].as_object().unwrap().values();
        let bodies = answers.chain(operation.told.get("requestBody")).filter_map(|body| body["content"].as_object());
        for (kind, content) in bodies.flatten() {
            let given = content.get("example").or(content.get("examples")).is_some_and(|example| !example.is_null());
            assert!(given, "{} has no example of {kind}", operation.name);
        }
    }
}

#[test]
fn the_example_of_a_request_holds_every_field_that_is_required() {
    let document = document();
    for operation in operations() {
        let Some(body) = operation.told.pointer("/requestBody/content/application~1json") else { continue };
        let schema = body["schema"]["$ref"].as_str().and_then(|name| document.pointer(name.trim_start_matches('#')));
        let needed = schema.unwrap_or(&body["schema"])["required"].as_array().cloned().unwrap_or_default();
        for field in needed {
            assert!(body["example"].get(text(&field)).is_some(), "{}: no example of {field}", operation.name);
        }
    }
}

#[actix_web::test]
async fn nobody_gets_in_without_signing_in() {
    let app = an_app().await;
    for operation in operations().iter().filter(|operation| operation.permission() != "public") {
        let answer = operation.tried_by(&app.stranger()).await;
        assert_eq!((answer.status, answer.code()), (401, "unauthenticated"), "{}", operation.name);
    }
}

#[actix_web::test]
async fn a_role_without_the_permission_is_refused_before_anything_else_is_looked_at() {
    let (app, mut wrong) = (an_app().await, Vec::new());
    let county = app.county();
    for &role in Role::ALL {
        let client = somebody(&app, role, &county);
        for operation in operations().iter().filter(|operation| !operation.may(role)) {
            let answer = operation.tried_by(&client).await;
            if (answer.status, answer.code()) != (403, "forbidden") {
                wrong.push(format!("{role:?}: {} {}", operation.name, answer.json));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn a_role_with_the_permission_is_told_that_an_unknown_record_is_not_there() {
    let (app, mut wrong) = (an_app().await, Vec::new());
    let county = app.county();
    for operation in operations().iter().filter(|operation| operation.names_a_record()) {
        for &role in Role::ALL.iter().filter(|role| operation.may(**role)) {
            let answer = operation.tried_by(&somebody(&app, role, &county)).await;
            if (answer.status, answer.code()) != (404, "not_found") {
                wrong.push(format!("{role:?}: {} {}", operation.name, answer.json));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn a_role_with_the_permission_is_let_in() {
    let (app, mut wrong) = (an_app().await, Vec::new());
    let county = app.county();
    let others = operations().into_iter().filter(|operation| !operation.names_a_record());
    for operation in others.filter(|operation| operation.permission() != "public") {
        for &role in Role::ALL.iter().filter(|role| operation.may(**role)) {
            let answer = operation.tried_by(&somebody(&app, role, &county)).await;
            let told = format!("{role:?}: {} {}", operation.name, answer.json);
            // Nobody here is a member with a record.
            if operation.name.ends_with("/members/me") {
                assert_eq!(answer.code(), "not_found", "{told}");
                continue;
            }
            // The records that an example names are nobody's.
            let names_none = answer.status == 404 && !answer.wrong_fields().is_empty();
            let let_in = !matches!(answer.status, 401 | 403 | 404 | 405) && answer.status < 500 || names_none;
            if !let_in || (operation.method == Method::GET && answer.status != 200) {
                wrong.push(told);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
