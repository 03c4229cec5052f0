//! Every operation, sent what it does not take.

use actix_web::http::Method;
use domain::kernel::access::Role;
use domain::kernel::vocabulary::Vocabulary;
use futures::future::join_all;
use serde_json::json;
use tests::{Client, TestApp};

use crate::authorization::{an_app, somebody};
use crate::operations::{Operation, operations};

/// Somebody who may do it, or a stranger for what is public.
fn allowed<'a>(app: &'a TestApp, operation: &Operation) -> Client<'a> {
    let role = Role::ALL.iter().find(|role| operation.may(**role)).unwrap();
    if operation.permission() == "public" { app.stranger() } else { somebody(app, *role, &app.county()) }
}

fn with_query(address: &str, pair: &str) -> String {
    format!("{address}{}{pair}", if address.contains('?') { '&' } else { '?' })
}

#[actix_web::test]
async fn every_operation_refuses_a_query_parameter_that_it_does_not_know() {
    let (app, mut wrong) = (an_app().await, Vec::new());
    for operation in operations() {
        let address = with_query(&operation.address(), "nonsense=1");
        let answer = operation.sent_by(&allowed(&app, &operation), &address, &operation.body()).await;
        if (answer.status, answer.wrong_fields()) != (422, vec!["?nonsense unknown_field".to_owned()]) {
            wrong.push(format!("{} {} {}", operation.name, answer.status, answer.json));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn every_operation_that_writes_refuses_a_field_that_it_does_not_know() {
    let (app, mut wrong) = (an_app().await, Vec::new());
    for operation in operations().iter().filter(|operation| operation.method != Method::GET && !operation.takes_bytes())
    {
        let mut body = operation.body();
        body["nonsense"] = json!(1);
        let answer = operation.sent_by(&allowed(&app, operation), &operation.address(), &body).await;
        if (answer.status, answer.wrong_fields()) != (422, vec!["/nonsense unknown_field".to_owned()]) {
            wrong.push(format!("{} {} {}", operation.name, answer.status, answer.json));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn no_operation_breaks_on_what_no_database_can_hold() {
    let (app, mut wrong) = (an_app().await, Vec::new());
    for operation in operations() {
        let client = allowed(&app, &operation);
        for name in operation.parameters("query").iter().filter_map(|parameter| parameter["name"].as_str()) {
            // A zero byte, a day before all calendars, a cursor with a zero byte, one with such a day.
            for value in
                ["%00", "-5000-01-01", "WyJcdTAwMDAiLCJcdTAwMDAiXQ", "WyItNTAwMC0wMS0wMSIsIlx1MDAwMCJd", "IlwwMDAi"]
            {
                let address = with_query(&operation.address(), &format!("{name}={value}"));
                let answer = operation.sent_by(&client, &address, &operation.body()).await;
                if answer.status >= 500 {
                    wrong.push(format!("{} {name}={value} {}", operation.name, answer.json));
                }
            }
        }
        for parameter in operation.parameters("path").iter().filter_map(|parameter| parameter["name"].as_str()) {
            let path = operation.path.replace(&format!("{{{parameter}}}"), "%00");
            let address = Operation { path, ..operation.clone() }.address();
            let answer = operation.sent_by(&client, &address, &operation.body()).await;
            if !(400..500).contains(&answer.status) {
                wrong.push(format!("{} {} {}", operation.name, answer.status, answer.json));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn every_field_of_every_body_may_hold_anything() {
    let (app, mut wrong) = (an_app().await, Vec::new());
    // A zero byte and a day of a negative year are refused wherever they stand (`api/kernel.rs`).
    let strange = [
        json!(null),
        json!(-1),
        json!(u64::MAX),
        json!(""),
        json!("9999-12-31"),
        json!("9999-12-31T23:59:59Z"),
        json!("99999999999999999999.99"),
        json!("😀".repeat(5_000)),
        json!([]),
        json!({}),
    ];
    for operation in operations() {
        let (client, example) = (allowed(&app, &operation), operation.body());
        let fields: Vec<String> =
            example.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default();
        for field in fields {
            let sent = strange.iter().map(|value| {
                let mut body = example.clone();
                body[&field] = value.clone();
                let (operation, client) = (&operation, &client);
                async move { operation.sent_by(client, &operation.address(), &body).await }
            });
            let answers = join_all(sent).await;
            let broken = answers.iter().zip(&strange).filter(|(answer, _)| answer.status >= 500);
            wrong.extend(broken.map(|(answer, value)| format!("{} {field}={value} {}", operation.name, answer.json)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
