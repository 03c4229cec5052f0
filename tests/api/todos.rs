//! What waits for whom.

use diesel::prelude::*;
use domain::kernel::access::Role;
use persistence::schema::events;
use serde_json::{Value, json};
use tests::membership::{a_family_farm, with};
use tests::{Answer, Client, TestApp, Unit};
use uuid::Uuid;

const APPLICATIONS: &str = "/api/v1/membership-applications";

async fn applied(app: &TestApp, town: &Unit) -> Uuid {
    app.stranger().post(APPLICATIONS, a_family_farm(town)).await.succeeded().id()
}

async fn todos(by: &Client<'_>, query: &str) -> Vec<Value> {
    by.get(&format!("/api/v1/todos?{query}")).await.succeeded().json["items"].as_array().unwrap().clone()
}

/// Kinds and records on somebody's desk.
async fn desk(by: &Client<'_>) -> Vec<(String, Uuid)> {
    let told = |todo: &Value| (todo["kind"].as_str().unwrap().to_owned(), subject(todo));
    todos(by, "limit=200").await.iter().map(told).collect()
}

fn nothing() -> Vec<(String, Uuid)> {
    Vec::new()
}

fn subject(todo: &Value) -> Uuid {
    todo["subject_id"].as_str().unwrap().parse().unwrap()
}

async fn step(by: &Client<'_>, id: Uuid, verb: &str) {
    by.act(&format!("{APPLICATIONS}/{id}/{verb}")).await.succeeded();
}

async fn transfer(by: &Client<'_>, id: Uuid, to: &Client<'_>) -> Answer {
    let body = json!({"to": to.account_id.uuid(), "reason": "外出下乡"});
    by.post(&format!("/api/v1/todos/{id}/transfer"), body).await
}

#[actix_web::test]
async fn an_application_waits_on_one_desk_after_the_other() {
    let app = TestApp::rolled_back().await;
    let county_unit = app.county();
    let at = app.town(&county_unit);
    let (town, reviewer, county) =
        (app.town_officer(&at), app.reviewer(&county_unit), app.county_officer(&county_unit));
    let id = applied(&app, &at).await;
    let on = |kind: &str| vec![(kind.to_owned(), id)];

    assert_eq!((desk(&town).await, desk(&reviewer).await), (on("application.town_check"), nothing()));
    step(&town, id, "take-up").await;
    step(&town, id, "pass-town").await;
    assert_eq!((desk(&town).await, desk(&reviewer).await), (vec![], on("application.county_check")));
    step(&reviewer, id, "pass-county").await;
    assert_eq!((desk(&reviewer).await, desk(&county).await), (vec![], on("application.council")));
    let decided = json!({"decided_on": app.today().to_string()});
    county.post(&format!("{APPLICATIONS}/{id}/approve"), decided).await.succeeded();
    assert_eq!(desk(&county).await, on("application.publish"));
    step(&county, id, "publish").await;
    assert_eq!(desk(&county).await, nothing());
    app.pass_days(7);
    assert_eq!(desk(&county).await, on("application.admit"));
    step(&county, id, "admit").await;
    assert_eq!(desk(&county).await, nothing());
}

#[actix_web::test]
async fn an_entry_says_since_when_until_when_of_whom_and_what_can_be_done() {
    let app = TestApp::rolled_back().await;
    let at = app.town(&app.county());
    let town = app.town_officer(&at);
    applied(&app, &at).await;
    app.pass_days(8);

    let todo = todos(&town, "").await.remove(0);

    let told = ["action", "name", "org_unit_name", "since", "due_on"].map(|field| todo[field].as_str().unwrap());
    assert_eq!(told, ["review_application_in_town", "陈小满", "柳市镇农合联", "2026-05-04", "2026-05-11"]);
    assert_eq!((&todo["overdue"], &todo["mine"], &todo["reminders"]), (&json!(true), &json!(false), &json!(0)));
    assert!(todo["number"].as_str().unwrap().starts_with("A-330382-"));
}

#[actix_web::test]
async fn what_somebody_entered_waits_for_somebody_else() {
    let app = TestApp::rolled_back().await;
    let at = app.town(&app.county());
    let (clerk, town) = (app.town_officer(&at), app.town_officer(&at));
    let id = clerk.post(&format!("{APPLICATIONS}/on-behalf"), a_family_farm(&at)).await.succeeded().id();

    assert_eq!((desk(&clerk).await.len(), desk(&town).await.len()), (0, 1));
    let returned = json!({"reason": "请补充合同"});
    town.post(&format!("{APPLICATIONS}/{id}/return"), returned).await.succeeded();
    assert_eq!(desk(&clerk).await, [("application.correct".to_owned(), id)]);
}

#[actix_web::test]
async fn a_neighbour_and_roles_without_a_desk_see_nothing() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let at = app.town(&county);
    let id = applied(&app, &at).await;
    let neighbour = app.town_officer(&app.neighbour_town(&county));

    for role in [Role::Administrator, Role::SecurityAdministrator, Role::Auditor] {
        assert_eq!(desk(&app.signed_in(role, &county)).await, nothing(), "{role:?}");
    }
    assert_eq!(desk(&neighbour).await, nothing());
    let remind = neighbour.post(&format!("/api/v1/todos/{id}/remind"), json!({})).await;
    let colleagues = neighbour.get(&format!("/api/v1/todos/{id}/colleagues")).await;
    let handed = transfer(&neighbour, id, &app.town_officer(&at)).await;
    assert_eq!((remind.status, colleagues.status, handed.status), (404, 404, 404));
}

#[actix_web::test]
async fn a_booking_waits_for_the_provider_the_grower_and_the_county() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let (operator, grower) = (harvest.operator(), harvest.grower());
    let county = app.county_officer(&harvest.county);
    let id = harvest.taken_to(&["confirm"]).await;
    let on = |kind: &str| vec![(kind.to_owned(), id)];

    assert_eq!((desk(&operator).await, desk(&grower).await), (on("booking.dispatch"), nothing()));
    assert_eq!(todos(&operator, "").await[0]["due_on"], json!(harvest.day));
    harvest.verb(&operator, id, "dispatch", harvest.hours()).await.succeeded();
    harvest.verb(&operator, id, "start", Value::Null).await.succeeded();
    assert_eq!(desk(&operator).await, on("booking.record"));
    app.pass_days(3);
    harvest.verb(&operator, id, "record-work", harvest.report()).await.succeeded();
    assert_eq!((desk(&operator).await, desk(&grower).await), (vec![], on("booking.accept")));
    assert_eq!(todos(&grower, "").await[0]["since"], json!(app.today()));
    assert_eq!(desk(&county).await, nothing());
}

#[actix_web::test]
async fn a_rating_waits_for_whoever_had_no_hand_in_it() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_scored().await;
    let on = |kind: &str| vec![(kind.to_owned(), rated.id)];
    let maker = app.also(&rated.officer, Role::Reviewer, &app.county());

    assert_eq!((desk(&rated.reviewer).await, desk(&maker).await), (on("rating.review"), nothing()));
    rated.reviewed_by("review").await.succeeded();
    assert_eq!((desk(&rated.reviewer).await, desk(&rated.officer).await), (vec![], on("rating.publish")));
    rated.act("publish").await.succeeded();
    assert_eq!(desk(&rated.officer).await, nothing());
    app.pass_days(7);
    assert_eq!(desk(&rated.officer).await, on("rating.take_effect"));
}

#[actix_web::test]
async fn a_draft_waits_for_the_member_and_its_town() {
    let app = TestApp::rolled_back().await;
    let rated = app.farm_draft().await;
    let member = app.member(rated.member, &rated.town);

    assert_eq!(desk(&member).await, [("rating.declare".to_owned(), rated.id)]);
    assert_eq!(desk(&rated.officer).await, [("rating.survey".to_owned(), rated.id)]);
    let handed = transfer(&member, rated.id, &rated.officer).await;
    assert_eq!(handed.wrong_fields(), ["/to not_found"]);
}

#[actix_web::test]
async fn the_longest_wait_comes_first_and_every_page_leads_to_the_next() {
    let app = TestApp::rolled_back().await;
    let at = app.town(&app.county());
    let town = app.town_officer(&at);
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(applied(&app, &at).await);
        app.pass_days(1);
    }

    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = town.get(&format!("/api/v1/todos?limit=2&count=true{cursor}")).await.succeeded();
        assert_eq!(page.json["total"], json!(5));
        seen.extend(page.json["items"].as_array().unwrap().iter().map(subject));
        let Some(next) = page.json["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen, ids);
}

#[actix_web::test]
async fn counts_are_those_of_the_list_and_name_every_kind_of_the_desk() {
    let app = TestApp::rolled_back().await;
    let at = app.town(&app.county());
    let town = app.town_officer(&at);
    applied(&app, &at).await;
    applied(&app, &at).await;

    let counts = town.get("/api/v1/todo-counts").await.succeeded();

    let of = |kind: &str| counts.json["items"].as_array().unwrap().iter().find(|item| item["kind"] == kind).cloned();
    assert_eq!(counts.json["total"], json!(2));
    assert_eq!(of("application.town_check").unwrap()["count"], json!(2));
    assert_eq!(of("rating.survey").unwrap()["count"], json!(0));
    assert_eq!(of("booking.confirm"), None);
    assert_eq!(todos(&town, "kind=application.town_check").await.len(), 2);
    assert_eq!(todos(&town, "kind=rating.survey").await.len(), 0);
}

#[actix_web::test]
async fn what_is_handed_over_leaves_one_desk_and_lies_on_the_other() {
    let app = TestApp::rolled_back().await;
    let at = app.town(&app.county());
    let (town, other, third) = (app.town_officer(&at), app.town_officer(&at), app.town_officer(&at));
    let id = applied(&app, &at).await;

    let handed = transfer(&town, id, &other).await.succeeded();

    assert_eq!((handed.text("/assigned_to"), handed.json["mine"].clone()), ("测试人员", json!(false)));
    assert_eq!((desk(&town).await.len(), desk(&third).await.len(), desk(&other).await.len()), (0, 0, 1));
    assert_eq!(todos(&other, "whose=mine").await.len(), 1);
    assert_eq!(todos(&town, "whose=all").await.len(), 1);
    let told: (Option<String>, Uuid) = app.db(|db| {
        let told = events::table.filter(events::kind.eq("todo.transferred"));
        told.select((events::reason, events::subject_id)).first(db).unwrap()
    });
    assert_eq!(told, (Some("外出下乡".to_owned()), id));
    step(&town, id, "take-up").await;
}

#[actix_web::test]
async fn only_who_may_do_it_gets_it() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let at = app.town(&county);
    let (clerk, town, other) = (app.town_officer(&at), app.town_officer(&at), app.town_officer(&at));
    let id = clerk.post(&format!("{APPLICATIONS}/on-behalf"), a_family_farm(&at)).await.succeeded().id();
    let neighbour = app.town_officer(&app.neighbour_town(&county));

    for who in [&clerk, &neighbour, &app.reviewer(&county), &app.county_officer(&county), &town] {
        let refused = transfer(&town, id, who).await;
        assert_eq!((refused.status, refused.wrong_fields()), (404, vec!["/to not_found".to_owned()]));
    }
    let able = town.get(&format!("/api/v1/todos/{id}/colleagues")).await.succeeded();
    let ids: Vec<&Value> = able.json["items"].as_array().unwrap().iter().map(|item| &item["id"]).collect();
    assert_eq!(ids, [&json!(other.account_id.uuid())]);
    transfer(&town, id, &other).await.succeeded();
}

#[actix_web::test]
async fn a_record_is_urged_once_a_day() {
    let app = TestApp::rolled_back().await;
    let county_unit = app.county();
    let at = app.town(&county_unit);
    let (town, county) = (app.town_officer(&at), app.county_officer(&county_unit));
    let id = applied(&app, &at).await;
    let path = format!("/api/v1/todos/{id}/remind");

    county.post(&path, json!({"note": "请尽快办理"})).await.succeeded();
    let again = county.post(&path, json!({})).await;
    app.pass_days(1);
    let next_day = county.post(&path, json!({})).await.succeeded();

    assert_eq!((again.status, again.code()), (409, "todo.reminded"));
    assert!(again.text("/detail").contains("2026-05-05"), "{}", again.json);
    assert_eq!(next_day.json["reminders"], json!(2));
    let todo = todos(&town, "").await.remove(0);
    assert_eq!((&todo["reminders"], &todo["reminded_on"]), (&json!(2), &json!("2026-05-05")));
}

#[actix_web::test]
async fn a_list_over_all_contexts_pages_in_one_order() {
    let app = TestApp::rolled_back().await;
    let county_unit = app.county();
    let at = app.town(&county_unit);
    let county = app.county_officer(&county_unit);
    let town = app.town_officer(&at);
    for name in ["甲", "乙"] {
        let form = with(a_family_farm(&at), "name", json!(name));
        app.stranger().post(APPLICATIONS, form).await.succeeded();
        let member = app.a_member(&at);
        county.post("/api/v1/ratings", json!({"member_id": member.uuid()})).await.succeeded();
        app.pass_days(1);
    }

    let first = town.get("/api/v1/todos?limit=3").await.succeeded();
    let next = town.get(&format!("/api/v1/todos?limit=3&cursor={}", first.text("/next_cursor"))).await.succeeded();

    let kinds = |answer: &Answer| -> Vec<String> {
        let items = answer.json["items"].as_array().unwrap().clone();
        items.iter().map(|item| format!("{} {}", item["since"], item["kind"])).collect()
    };
    let mut all = kinds(&first);
    all.extend(kinds(&next));
    assert!(all.iter().map(|told| &told[..12]).is_sorted(), "{all:?}");
    assert_eq!(all.iter().filter(|told| told.contains("rating.survey")).count(), 2, "{all:?}");
    assert_eq!(all.len(), 4);
}
