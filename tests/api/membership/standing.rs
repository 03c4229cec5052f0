//! Suspension, notice, lapse, and what ends with a membership.

use diesel::prelude::*;
use domain::kernel::access::Role;
use domain::membership::member::MemberStatus;
use persistence::schema::{events, members, posts};
use serde_json::{Value, json};
use tests::membership::a_family_farm;
use tests::{Answer, Client, TestApp};

use super::{Offices, offices};

const WHY: &str = "连续两年未缴纳会费";

async fn step(by: &Client<'_>, member: impl std::fmt::Display, verb: &str) -> Answer {
    by.post(&format!("/api/v1/members/{member}/{verb}"), json!({"reason": WHY})).await
}

async fn suspend(by: &Client<'_>, member: impl std::fmt::Display) -> Answer {
    let body = json!({"suspended_for": "unpaid_dues", "reason": WHY});
    by.post(&format!("/api/v1/members/{member}/suspend"), body).await
}

async fn approve(by: &Client<'_>, member: impl std::fmt::Display) -> Answer {
    let body = json!({"card": "returned", "reason": "会费已结清"});
    by.post(&format!("/api/v1/members/{member}/approve-withdrawal"), body).await
}

#[actix_web::test]
async fn a_suspended_member_is_reinstated() {
    let app = TestApp::rolled_back().await;
    let Offices { county, at, .. } = offices(&app);
    let id = app.a_member(&at);

    let suspended = suspend(&county, id).await.succeeded();
    let reinstated = step(&county, id, "reinstate").await.succeeded();

    assert_eq!((suspended.text("/status"), suspended.text("/standing/suspended_for")), ("suspended", "unpaid_dues"));
    assert_eq!(suspended.json["standing"]["allowed"], json!(["reinstate", "request_change"]));
    assert_eq!((reinstated.text("/status"), &reinstated.json["standing"]["suspended_for"]), ("active", &Value::Null));
    assert_eq!(reinstated.text("/standing/since"), app.today().to_string());
}

#[actix_web::test]
async fn a_member_gives_notice_takes_it_back_and_gives_it_again() {
    let app = TestApp::rolled_back().await;
    let at = app.town(&app.county());
    let id = app.a_member(&at);
    let member = app.member(id, &at);

    let given = step(&member, id, "give-notice").await.succeeded();
    let again = step(&member, id, "give-notice").await;
    let back = step(&member, id, "call-off-notice").await.succeeded();

    assert_eq!((given.text("/status"), back.text("/status")), ("withdrawing", "active"));
    assert_eq!((again.status, again.code()), (409, "member.wrong_status"));
    step(&member, id, "give-notice").await.succeeded();
}

#[actix_web::test]
async fn who_took_a_notice_does_not_approve_it() {
    let app = TestApp::rolled_back().await;
    let Offices { county, reviewer, at, .. } = offices(&app);
    let id = app.a_member(&at);
    step(&county, id, "give-notice").await.succeeded();

    let own = approve(&county, id).await;
    let other = approve(&reviewer, id).await.succeeded();

    assert_eq!((own.status, own.code()), (409, "member.same_hands"));
    assert_eq!((other.text("/status"), other.text("/left_on")), ("withdrawn", app.today().to_string().as_str()));
}

#[actix_web::test]
async fn a_members_account_ends_with_the_membership() {
    let app = TestApp::rolled_back().await;
    let Offices { reviewer, at, .. } = offices(&app);
    let id = app.a_member(&at);
    let member = app.member(id, &at);
    step(&member, id, "give-notice").await.succeeded();

    approve(&reviewer, id).await.succeeded();

    let own = member.get("/api/v1/members/me").await;
    assert_eq!((own.status, own.code()), (401, "unauthenticated"));
    let held: i64 = app.db(|db| {
        let of_member = posts::table.filter(posts::member_id.eq(id.uuid()).and(posts::ended_at.is_null()));
        of_member.count().get_result(db).unwrap()
    });
    assert_eq!(held, 0);
}

#[actix_web::test]
async fn the_rating_in_force_expires_with_the_membership() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_effective().await;
    let before = rated.shown().await;

    let lapse = json!({"lapsed_for": "cancelled", "reason": "已核准注销登记"});
    let county = app.county_officer(&app.county());
    county.post(&format!("/api/v1/members/{}/lapse", rated.member), lapse).await.succeeded();

    let after = rated.shown().await;
    assert_eq!((before.text("/status"), after.text("/status")), ("effective", "expired"));
}

#[actix_web::test]
async fn a_former_member_is_not_rated() {
    let app = TestApp::rolled_back().await;
    let Offices { county, town, at, .. } = offices(&app);
    let id = app.a_member(&at);
    let opened = town.post("/api/v1/ratings", json!({"member_id": id.uuid()})).await.succeeded();
    let lapse = json!({"lapsed_for": "cancelled", "reason": "已核准注销登记"});
    county.post(&format!("/api/v1/members/{id}/lapse"), lapse).await.succeeded();

    let again = town.post("/api/v1/ratings", json!({"member_id": id.uuid()})).await;
    let on = town.act(&format!("/api/v1/ratings/{}/declare", opened.id())).await;

    assert_eq!((again.status, again.code()), (409, "rating.member_inactive"));
    assert_eq!((on.status, on.code()), (409, "rating.member_inactive"));
}

#[actix_web::test]
async fn a_running_booking_goes_on_after_its_member_has_left_and_no_new_one_is_taken() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let booking = harvest.placed().await;
    let county = app.county_officer(&harvest.county);
    let lapse = json!({"lapsed_for": "dead", "reason": "派出所死亡证明"});
    county.post(&format!("/api/v1/members/{}/lapse", harvest.member_id), lapse).await.succeeded();

    let confirmed = harvest.verb(&harvest.operator(), booking.id(), "confirm", Value::Null).await.succeeded();
    let quote = app.county_officer(&harvest.county).post("/api/v1/quotes", harvest.question()).await;

    assert_eq!(confirmed.text("/status"), "confirmed");
    assert_eq!(quote.status, 201, "{}", quote.json);
    let order = harvest.order(quote.id());
    let refused = app.county_officer(&harvest.county).post("/api/v1/bookings", order).await;
    assert_eq!((refused.status, refused.code()), (409, "booking.member_not_active"));
}

#[actix_web::test]
async fn each_step_is_for_its_own_office_and_its_own_town() {
    let app = TestApp::rolled_back().await;
    let Offices { town, reviewer, at, .. } = offices(&app);
    let id = app.a_member(&at);
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));
    let other = app.member(app.a_member(&at), &at);

    for (answer, status) in [
        (suspend(&town, id).await, 403),
        (suspend(&reviewer, id).await, 403),
        (step(&reviewer, id, "give-notice").await, 403),
        (approve(&town, id).await, 403),
        (step(&neighbour, id, "give-notice").await, 404),
        (step(&other, id, "give-notice").await, 404),
        (suspend(&app.signed_in(Role::Auditor, &at), id).await, 403),
    ] {
        assert_eq!(answer.status, status, "{}", answer.json);
    }
    let status: String = app.db(|db| members::table.find(id.uuid()).select(members::status).first(db).unwrap());
    assert_eq!(status, "active");
}

#[actix_web::test]
async fn each_step_is_on_the_members_timeline_with_its_reason() {
    let app = TestApp::rolled_back().await;
    let Offices { county, at, .. } = offices(&app);
    let id = app.a_member(&at);
    suspend(&county, id).await.succeeded();
    step(&county, id, "reinstate").await.succeeded();

    let told: Vec<(String, Option<String>)> = app.db(|db| {
        let own = events::table.filter(events::subject_id.eq(id.uuid())).order(events::id.asc());
        own.select((events::kind, events::reason)).load(db).unwrap()
    });

    let why = Some(WHY.to_owned());
    assert_eq!(told, [("member.suspended".to_owned(), why.clone()), ("member.reinstated".to_owned(), why)]);
}

#[actix_web::test]
async fn a_step_on_an_old_version_is_refused() {
    let app = TestApp::rolled_back().await;
    let Offices { county, at, .. } = offices(&app);
    let id = app.member_from(&at, a_family_farm(&at), MemberStatus::Active);
    step(&county, id, "give-notice").await.succeeded();

    let stale = step(&county.with("if-match", "\"1\""), id, "call-off-notice").await;

    assert_eq!((stale.status, stale.code()), (412, "version_mismatch"));
    step(&county.with("if-match", "\"2\""), id, "call-off-notice").await.succeeded();
}
