//! Moves of members between towns.

use serde_json::json;
use tests::{Answer, Client, TestApp, Unit};
use uuid::Uuid;

use super::{Offices, offices};

async fn propose(by: &Client<'_>, member: impl std::fmt::Display, to: &Unit) -> Answer {
    let body = json!({"to_unit_id": to.id.uuid(), "reason": "经营地迁至北白象镇"});
    by.post(&format!("/api/v1/members/{member}/transfers"), body).await
}

async fn end(by: &Client<'_>, transfer: Uuid, verb: &str) -> Answer {
    by.post(&format!("/api/v1/transfers/{transfer}/{verb}"), json!({"reason": "材料不齐"})).await
}

async fn accept(by: &Client<'_>, transfer: Uuid) -> Answer {
    by.act(&format!("/api/v1/transfers/{transfer}/accept")).await
}

#[actix_web::test]
async fn a_member_moves_only_when_the_receiving_town_accepts() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let next = app.neighbour_town(&app.county());
    let receiver = app.town_officer(&next);
    let id = app.a_member(&at);
    let path = format!("/api/v1/members/{id}");

    let proposed = propose(&town, id, &next).await.succeeded();
    let (sent, unseen) = (town.get(&path).await.succeeded(), receiver.get(&path).await);
    accept(&receiver, proposed.id()).await.succeeded();

    assert_eq!((sent.text("/status"), sent.text("/org_unit_name")), ("transfer_in_progress", at.name.as_str()));
    assert_eq!(unseen.status, 404);
    let moved = receiver.get(&path).await.succeeded();
    assert_eq!((moved.text("/status"), moved.text("/org_unit_name")), ("active", next.name.as_str()));
    assert_eq!(town.get(&path).await.status, 404);
}

#[actix_web::test]
async fn both_towns_and_the_member_read_a_transfer_and_nobody_else_does() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let next = app.neighbour_town(&app.county());
    let id = app.a_member(&at);
    let transfer = propose(&town, id, &next).await.succeeded();
    let path = format!("/api/v1/transfers/{}", transfer.id());
    let third =
        app.unit(domain::organisation::unit::UnitKind::GrassrootsCoop, "某供销社", "330382108", Some(&app.county()));

    for (client, status) in [
        (app.town_officer(&next), 200),
        (app.town_officer(&at), 200),
        (app.member(id, &at), 200),
        (app.member(app.a_member(&at), &at), 404),
        (app.town_officer(&third), 404),
    ] {
        assert_eq!(client.get(&path).await.status, status);
    }
    let waiting = app.town_officer(&next).get("/api/v1/transfers?status=proposed").await.succeeded();
    assert_eq!(waiting.json["items"][0]["id"], json!(transfer.id()));
}

#[actix_web::test]
async fn each_side_takes_its_own_steps() {
    let app = TestApp::rolled_back().await;
    let Offices { town, clerk, at, .. } = offices(&app);
    let next = app.neighbour_town(&app.county());
    let receiver = app.town_officer(&next);
    let transfer = propose(&town, app.a_member(&at), &next).await.succeeded().id();

    for answer in [
        accept(&clerk, transfer).await,
        end(&clerk, transfer, "refuse").await,
        end(&receiver, transfer, "cancel").await,
    ] {
        assert_eq!((answer.status, answer.code()), (403, "forbidden"));
    }
    let refused = end(&receiver, transfer, "refuse").await.succeeded();
    assert_eq!((refused.text("/status"), refused.text("/decision_reason")), ("refused", "材料不齐"));
    let late = accept(&receiver, transfer).await;
    assert_eq!((late.status, late.code()), (409, "transfer.decided"));
}

#[actix_web::test]
async fn a_refused_member_stays_and_can_be_proposed_again() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let next = app.neighbour_town(&app.county());
    let id = app.a_member(&at);
    let transfer = propose(&town, id, &next).await.succeeded().id();
    let twice = propose(&town, id, &next).await;
    end(&town, transfer, "cancel").await.succeeded();

    let member = town.get(&format!("/api/v1/members/{id}")).await.succeeded();

    assert_eq!((twice.status, twice.code()), (409, "member.wrong_status"));
    assert_eq!((member.text("/status"), member.text("/org_unit_name")), ("active", at.name.as_str()));
    propose(&town, id, &next).await.succeeded();
}

#[actix_web::test]
async fn what_belongs_to_the_member_goes_along() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let next = app.neighbour_town(&app.county());
    let receiver = app.town_officer(&next);
    let id = app.a_member(&at);
    let member = app.member(id, &at);
    let plot = json!({"member_id": id.uuid(), "name": "后垟 1 号田", "area": "12.5", "division_code": "330382114203", "crop_line": "rice"});
    let plot = town.post("/api/v1/plots", plot).await.succeeded();
    let rating = town.post("/api/v1/ratings", json!({"member_id": id.uuid()})).await.succeeded();

    let transfer = propose(&town, id, &next).await.succeeded().id();
    accept(&receiver, transfer).await.succeeded();

    assert_eq!(receiver.get(&format!("/api/v1/ratings/{}", rating.id())).await.status, 200);
    let plots = receiver.get("/api/v1/plots").await.succeeded();
    assert_eq!(plots.json["items"][0]["id"], json!(plot.id()));
    assert_eq!(member.get("/api/v1/members/me").await.succeeded().text("/org_unit_name"), next.name);
}

#[actix_web::test]
async fn a_member_moves_to_open_town_federations_only() {
    let app = TestApp::rolled_back().await;
    let Offices { town, at, .. } = offices(&app);
    let id = app.a_member(&at);

    let county = propose(&town, id, &app.county()).await;
    let same = propose(&town, id, &at).await;

    assert_eq!((county.status, county.wrong_fields()), (404, vec!["/to_unit_id not_found".to_owned()]));
    assert_eq!((same.status, same.code()), (409, "transfer.same_unit"));
}
