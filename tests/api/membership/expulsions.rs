//! The expulsion of a member: notice, hearing, vote, appeal.

use serde_json::{Value, json};
use tests::{Answer, Client, TestApp};
use uuid::Uuid;

use super::{Offices, offices};

const NOTICE: &str = "两次以会员名义销售假冒农资,拟提请理事会除名";

async fn open(by: &Client<'_>, member: impl std::fmt::Display) -> Answer {
    let body = json!({"reason": "charter_breach", "notice": NOTICE});
    by.post(&format!("/api/v1/members/{member}/expulsions"), body).await
}

async fn vote(by: &Client<'_>, case: Uuid, in_favour: u32, against: u32, on: impl ToString) -> Answer {
    let body = json!({
        "seats": 15, "in_favour": in_favour, "against": against, "abstained": 0, "voted_on": on.to_string(),
    });
    by.post(&format!("/api/v1/expulsions/{case}/vote"), body).await
}

async fn say(by: &Client<'_>, case: Uuid, verb: &str) -> Answer {
    by.post(&format!("/api/v1/expulsions/{case}/{verb}"), json!({"statement": "已全部召回并退款"})).await
}

#[actix_web::test]
async fn a_member_is_heard_for_ten_working_days_and_then_voted_out() {
    let app = TestApp::rolled_back().await;
    let Offices { county, reviewer, at, .. } = offices(&app);
    let id = app.a_member(&at);
    let case = open(&county, id).await.succeeded();

    app.pass_days(14);
    let early = vote(&reviewer, case.id(), 11, 1, app.today()).await;
    app.pass_days(1);
    let voted = vote(&reviewer, case.id(), 11, 1, app.today()).await.succeeded();

    // The holiday of 5 May does not count, the Saturday of 9 May does.
    assert_eq!(case.text("/heard_until"), "2026-05-18");
    assert_eq!((early.status, early.code()), (409, "expulsion.hearing_runs"));
    assert_eq!((voted.text("/status"), &voted.json["vote"]["carried"]), ("expelled", &json!(true)));
    let member = county.get(&format!("/api/v1/members/{id}")).await.succeeded();
    assert_eq!((member.text("/status"), member.text("/left_on")), ("expelled", "2026-05-19"));
}

#[actix_web::test]
async fn a_vote_without_quorum_counts_for_nothing_and_one_without_majority_dismisses() {
    let app = TestApp::rolled_back().await;
    let Offices { county, reviewer, at, .. } = offices(&app);
    let id = app.a_member(&at);
    let case = open(&county, id).await.succeeded().id();
    app.pass_days(15);

    let few = vote(&reviewer, case, 8, 1, app.today()).await;
    let lost = vote(&reviewer, case, 5, 5, app.today()).await.succeeded();

    assert_eq!((few.status, few.code()), (409, "expulsion.no_quorum"));
    assert_eq!((lost.text("/status"), lost.json["allowed"].clone()), ("dismissed", json!([])));
    let member = county.get(&format!("/api/v1/members/{id}")).await.succeeded();
    assert_eq!((member.text("/status"), &member.json["standing"]["case_open"]), ("active", &json!(false)));
}

#[actix_web::test]
async fn while_a_case_is_open_nothing_else_happens_to_the_membership() {
    let app = TestApp::rolled_back().await;
    let Offices { county, at, .. } = offices(&app);
    let id = app.a_member(&at);
    open(&county, id).await.succeeded();
    let path = format!("/api/v1/members/{id}");
    let neighbour = app.neighbour_town(&app.county());

    let why = json!({"reason": "不再经营"});
    let suspended = json!({"suspended_for": "unpaid_dues", "reason": "欠费"});
    let moved = json!({"to_unit_id": neighbour.id.uuid(), "reason": "搬迁"});
    for answer in [
        county.post(&format!("{path}/give-notice"), why).await,
        county.post(&format!("{path}/suspend"), suspended).await,
        county.post(&format!("{path}/transfers"), moved).await,
        open(&county, id).await,
    ] {
        assert_eq!((answer.status, answer.code()), (409, "member.case_open"), "{}", answer.json);
    }
    let member = county.get(&path).await.succeeded();
    assert_eq!(member.json["standing"]["allowed"], json!(["lapse", "request_change"]));
}

#[actix_web::test]
async fn a_death_ends_the_case_too() {
    let app = TestApp::rolled_back().await;
    let Offices { county, at, .. } = offices(&app);
    let id = app.a_member(&at);
    let case = open(&county, id).await.succeeded().id();

    let lapse = json!({"lapsed_for": "dead", "reason": "派出所死亡证明"});
    county.post(&format!("/api/v1/members/{id}/lapse"), lapse).await.succeeded();

    let dropped = county.get(&format!("/api/v1/expulsions/{case}")).await.succeeded();
    assert_eq!(dropped.text("/status"), "dropped");
}

#[actix_web::test]
async fn an_appeal_goes_to_the_congress_and_is_decided_by_other_hands() {
    let app = TestApp::rolled_back().await;
    let Offices { county, reviewer, at, .. } = offices(&app);
    let case = open(&county, app.a_member(&at)).await.succeeded().id();
    app.pass_days(15);
    vote(&reviewer, case, 11, 1, app.today()).await.succeeded();
    let appealed = say(&county, case, "appeal").await.succeeded();

    let ruling = json!({"ruling": "annulled", "decided_on": app.today().to_string()});
    let path = format!("/api/v1/expulsions/{case}/rule");
    let own = county.post(&path, ruling.clone()).await;
    let ruled = reviewer.post(&path, ruling).await.succeeded();

    assert_eq!((appealed.text("/status"), appealed.json["allowed"].clone()), ("appealed", json!(["rule"])));
    assert_eq!((own.status, ruled.text("/status")), (403, "annulled"));
}

#[actix_web::test]
async fn a_member_answers_its_own_case_and_no_other() {
    let app = TestApp::rolled_back().await;
    let Offices { county, at, .. } = offices(&app);
    let (id, other) = (app.a_member(&at), app.a_member(&at));
    let case = open(&county, id).await.succeeded().id();

    let said = say(&app.member(id, &at), case, "answer").await.succeeded();
    let stranger = say(&app.member(other, &at), case, "answer").await;
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));

    assert_eq!(said.text("/answer/statement"), "已全部召回并退款");
    assert_eq!((stranger.status, stranger.code()), (404, "not_found"));
    assert_eq!(neighbour.get(&format!("/api/v1/expulsions/{case}")).await.status, 404);
    assert_eq!(neighbour.get("/api/v1/expulsions").await.succeeded().json["items"], Value::Array(vec![]));
}
