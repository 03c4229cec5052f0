//! Taking an application back, and giving it back to the town.

use serde_json::json;
use tests::TestApp;
use tests::membership::a_family_farm;

use super::{APPLICATIONS, apply, offices, verb, verb_because};

#[actix_web::test]
async fn an_applicant_takes_an_application_back_with_the_code_of_the_receipt() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let form = a_family_farm(&offices.at);
    let receipt = apply(&app, form.clone()).await.succeeded();
    let of = |code: &str| json!({"number": receipt.text("/number"), "tracking_code": code, "reason": "暂不申请"});
    let path = format!("{APPLICATIONS}/withdraw");

    let wrong = app.stranger().post(&path, of("AAAA-AAAA-AAAA")).await;
    let taken = app.stranger().post(&path, of(receipt.text("/tracking_code"))).await.succeeded();
    let again = app.stranger().post(&path, of(receipt.text("/tracking_code"))).await;

    assert_eq!((wrong.status, wrong.code()), (404, "application.not_tracked"));
    assert_eq!(taken.text("/status"), "withdrawn");
    assert_eq!((again.status, again.code()), (409, "application.not_now"));
    apply(&app, form).await.succeeded();
}

#[actix_web::test]
async fn an_officer_takes_an_application_back_for_the_applicant() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));
    let id = apply(&app, a_family_farm(&offices.at)).await.succeeded().id();

    assert_eq!(verb_because(&neighbour, id, "withdraw", "本人要求").await.status, 404);
    let taken = verb_because(&offices.clerk, id, "withdraw", "本人要求").await.succeeded();

    assert_eq!((taken.text("/status"), taken.json["allowed"].clone()), ("withdrawn", json!([])));
    let told = offices.county.get(&format!("{APPLICATIONS}/{id}/timeline")).await.succeeded();
    assert_eq!((told.text("/items/1/kind"), told.text("/items/1/reason")), ("application.withdrawn", "本人要求"));
}

#[actix_web::test]
async fn what_the_county_gives_back_is_checked_by_the_town_anew() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = apply(&app, a_family_farm(&offices.at)).await.succeeded().id();
    offices.bring_to_county(id).await;
    app.pass_days(10);

    let back = verb_because(&offices.reviewer, id, "send-back", "请实地核实面积").await.succeeded();
    let again = verb_because(&offices.reviewer, id, "send-back", "请实地核实面积").await;

    assert_eq!((back.text("/status"), back.text("/reason")), ("town_review", "请实地核实面积"));
    assert_eq!((back.json["town_review"].clone(), back.text("/due_on")), (json!(null), "2026-05-21"));
    assert_eq!((again.status, again.code()), (409, "application.not_now"));
    assert_eq!(verb_because(&offices.town, id, "send-back", "不是县里").await.status, 403);
    verb(&offices.town, id, "pass-town").await.succeeded();
    verb(&offices.reviewer, id, "pass-county").await.succeeded();
}
