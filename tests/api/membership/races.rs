//! What only commits can show.

use std::collections::BTreeSet;

use diesel::prelude::*;
use futures::future::join_all;
use persistence::schema::{applications, members};
use tests::TestApp;
use tests::membership::a_family_farm;

use super::{apply, offices, verb};

#[actix_web::test]
async fn of_two_applications_under_one_identity_one_is_taken() {
    let app = TestApp::committed().await;
    let town = app.town(&app.county());
    let form = a_family_farm(&town);

    let answers = join_all((0..4).map(|_| apply(&app, form.clone()))).await;

    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409]);
    assert!(answers.iter().all(|answer| answer.status == 201 || answer.code() == "application.duplicate"));
    let stored: i64 = app.db(|db| applications::table.count().get_result(db).unwrap());
    assert_eq!(stored, 1);
}

#[actix_web::test]
async fn members_admitted_at_the_same_time_have_numbers_of_their_own() {
    let app = TestApp::committed().await;
    let offices = offices(&app);
    let mut waiting = Vec::new();
    for _ in 0..8 {
        let receipt = apply(&app, a_family_farm(&offices.at)).await.succeeded();
        offices.bring_to_publicity(&app, receipt.id()).await;
        waiting.push(receipt.id());
    }
    app.pass_days(7);

    let admitted = join_all(waiting.iter().map(|id| verb(&offices.county, *id, "admit"))).await;

    let numbers: BTreeSet<String> =
        admitted.into_iter().map(|answer| answer.succeeded().text("/member/number").to_owned()).collect();
    let expected: BTreeSet<String> = (1..=8).map(|serial| format!("330382-FF-{serial:06}")).collect();
    assert_eq!(numbers, expected);
}

#[actix_web::test]
async fn one_applicant_admitted_twice_at_the_same_time_is_one_member() {
    let app = TestApp::committed().await;
    let offices = offices(&app);
    let receipt = apply(&app, a_family_farm(&offices.at)).await.succeeded();
    offices.bring_to_publicity(&app, receipt.id()).await;
    app.pass_days(7);

    let answers = join_all([&offices.county, &offices.reviewer].map(|by| verb(by, receipt.id(), "admit"))).await;

    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let made: i64 = app.db(|db| members::table.count().get_result(db).unwrap());
    assert_eq!(made, 1);
}
