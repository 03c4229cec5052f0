//! The entry rate, completeness and freshness (R1.18 to R1.22).

use domain::organisation::unit::UnitKind;
use serde_json::{Value, json};
use tests::membership::{a_family_farm, a_resident_id, with};
use tests::{Answer, Client, TestApp};

use super::offices;
use super::rosters::{a_line, a_roster, add};

pub(super) const FIGURES: &str = "/api/v1/member-figures";

pub(super) fn number(set: &Value, figure: &str) -> i64 {
    let all = set["figures"].as_array().unwrap_or_else(|| panic!("no figures in {set}"));
    all.iter().find(|item| item["figure"] == figure).unwrap()["number"].as_i64().unwrap()
}

async fn fails(by: &Client<'_>, member: impl std::fmt::Display, kind: &str) -> Answer {
    let failed = json!({"kind": kind, "passed": false, "reason": "与证件不符"});
    by.post(&format!("/api/v1/members/{member}/check"), failed).await.succeeded()
}

/// Every row of a figure, page by page: how many there are, and what they count together.
pub(super) async fn rows_of(by: &Client<'_>, figure: &str, query: &str) -> (i64, Vec<Value>) {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = by.get(&format!("{FIGURES}/{figure}/rows?limit=200{query}{cursor}")).await.succeeded();
        all.extend(page.json["items"].as_array().unwrap().clone());
        match page.json["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => {
                assert_eq!(page.json["total"], json!(all.len()), "{figure}");
                return (all.iter().map(|row| row["counts"].as_i64().unwrap()).sum(), all);
            }
        }
    }
}

#[actix_web::test]
async fn of_478_on_the_roster_463_are_entered_which_is_96_9_per_cent() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let numbers: Vec<String> = (0..478).map(|_| a_resident_id()).collect();
    let roster = a_roster(&offices.county).await;
    add(&offices.county, roster, numbers.iter().map(|number| a_line(&offices.at, number)).collect()).await.succeeded();
    let form = |number: &String| with(a_family_farm(&offices.at), "identity", json!({"resident_id": number}));
    let members = app.members_from(&offices.at, numbers[..471].iter().map(form).collect());
    for member in &members[..6] {
        fails(&offices.town, member, "identity").await;
    }
    for member in &members[6..8] {
        fails(&offices.town, member, "duplicate").await;
    }

    let shown = offices.county.get(FIGURES).await.succeeded();

    let total = &shown.json["total"];
    assert_eq!((shown.text("/total/entry_rate"), shown.text("/rosters/0/document")), ("96.9", "乐农合联〔2026〕3号"));
    let figures = ["roster", "entered", "not_on_platform", "identity_failed", "duplicate", "members"];
    assert_eq!(figures.map(|figure| number(total, figure)), [478, 463, 7, 6, 2, 471]);
    assert_eq!(rows_of(&offices.county, "entered", "").await.0, 463);
}

#[actix_web::test]
async fn who_stands_in_a_town_and_two_industries_counts_once_in_the_county_and_once_in_each() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let county = app.county();
    let industry = |name| app.unit(UnitKind::IndustryFederation, name, "330382", Some(&county));
    let (bayberry, rice) = (industry("乐清市杨梅产业农合联"), industry("乐清市粮油产业农合联"));
    let (identity, roster) = (a_resident_id(), a_roster(&offices.county).await);
    let lines = [&offices.at, &bayberry, &rice].map(|unit| a_line(unit, &identity));
    add(&offices.county, roster, lines.to_vec()).await.succeeded();
    let form = with(a_family_farm(&offices.at), "identity", json!({"resident_id": identity}));
    app.members_from(&offices.at, vec![form]);

    let shown = offices.county.get(FIGURES).await.succeeded();

    assert_eq!((number_of(&shown, "/total"), number_of(&shown, "/types/0")), ((1, 1), (1, 1)));
    let units = shown.json["units"].as_array().unwrap();
    assert_eq!(units.iter().map(|unit| number(unit, "entered")).collect::<Vec<_>>(), [1, 1, 1]);
    assert_eq!(rows_of(&offices.county, "roster", "").await.1.len(), 1);
    let of_rice = format!("{FIGURES}?org_unit_id={}", rice.id);
    assert_eq!(number_of(&offices.county.get(&of_rice).await.succeeded(), "/total"), (1, 1));
}

fn number_of(shown: &Answer, pointer: &str) -> (i64, i64) {
    let set = shown.json.pointer(pointer).unwrap();
    (number(set, "roster"), number(set, "entered"))
}

#[actix_web::test]
async fn completeness_counts_fields_and_freshness_counts_the_last_twelve_months() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let members = app.members_from(&offices.at, (0..4).map(|_| a_family_farm(&offices.at)).collect());
    super::figures_of_the_past::without_scale(&app, members[0]);
    app.pass_days(366);
    let check = json!({"kind": "papers", "passed": true});
    offices.town.post(&format!("/api/v1/members/{}/check", members[1]), check).await.succeeded();

    let shown = offices.town.get(FIGURES).await.succeeded();

    assert_eq!((shown.text("/total/complete_rate"), shown.text("/total/freshness_rate")), ("97.2", "25.0"));
    assert_eq!(shown.json["total"]["entry_rate"], Value::Null);
    let (filled, rows) = rows_of(&offices.town, "filled_fields", "").await;
    assert_eq!((filled, rows.len()), (35, 4));
    let lacking: Vec<&Value> = rows.iter().filter(|row| row["missing_fields"] != json!([])).collect();
    assert_eq!((lacking.len(), &lacking[0]["missing_fields"]), (1, &json!(["scale"])));
}

#[actix_web::test]
async fn a_town_sees_the_figures_and_rows_of_its_own_only() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let next = app.neighbour_town(&app.county());
    let roster = a_roster(&offices.county).await;
    let lines = vec![a_line(&offices.at, &a_resident_id()), a_line(&next, &a_resident_id())];
    add(&offices.county, roster, lines).await.succeeded();
    app.a_member(&next);

    let shown = offices.town.get(FIGURES).await.succeeded();
    let other = offices.town.get(&format!("{FIGURES}?org_unit_id={}", next.id)).await;
    let rows = offices.town.get(&format!("{FIGURES}/roster/rows?org_unit_id={}", next.id)).await;

    let figures = ["roster", "members"].map(|figure| number(&shown.json["total"], figure));
    assert_eq!((figures, other.status, rows.status), ([1, 0], 404, 404));
    assert_eq!(rows_of(&offices.town, "roster", "").await.1.len(), 1);
    assert_eq!(app.member(app.a_member(&offices.at), &offices.at).get(FIGURES).await.status, 403);
}

#[actix_web::test]
async fn the_rows_of_a_unit_itself_are_what_its_own_figure_counts() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (county, roster) = (app.county(), a_roster(&offices.county).await);
    let mut lines: Vec<Value> = (0..3).map(|_| a_line(&offices.at, &a_resident_id())).collect();
    lines.push(a_line(&county, &a_resident_id()));
    add(&offices.county, roster, lines).await.succeeded();

    let shown = offices.county.get(FIGURES).await.succeeded();

    for unit in shown.json["units"].as_array().unwrap() {
        let at = format!("&at_unit_id={}", unit["org_unit_id"].as_str().unwrap());
        assert_eq!(rows_of(&offices.county, "roster", &at).await.0, number(unit, "roster"), "{unit}");
    }
    let below = format!("&org_unit_id={}", county.id);
    assert_eq!(rows_of(&offices.county, "roster", &below).await.0, 4);
    let elsewhere = offices.town.get(&format!("{FIGURES}/roster/rows?at_unit_id={}", county.id)).await;
    assert_eq!(elsewhere.status, 404);
}

#[actix_web::test]
async fn a_check_is_dated_within_membership_and_says_why_it_failed() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));
    let path = format!("/api/v1/members/{}/check", app.a_member(&offices.at));

    let silent = offices.town.post(&path, json!({"kind": "identity", "passed": false})).await;
    let early = json!({"kind": "papers", "passed": true, "checked_on": "2026-05-03"});
    let late = json!({"kind": "papers", "passed": true, "checked_on": "2026-05-05"});

    assert_eq!(silent.wrong_fields(), ["/reason required"]);
    assert_eq!(offices.town.post(&path, early).await.wrong_fields(), ["/checked_on date_order"]);
    assert_eq!(offices.town.post(&path, late).await.wrong_fields(), ["/checked_on date_in_future"]);
    let passed = json!({"kind": "papers", "passed": true});
    assert_eq!(neighbour.post(&path, passed.clone()).await.status, 404);
    assert_eq!(offices.reviewer.post(&path, passed).await.status, 403);
}

#[actix_web::test]
async fn who_fails_the_check_of_the_papers_is_no_longer_verified() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let id = app.a_member(&offices.at);
    let path = format!("/api/v1/members/{id}/check");

    let failed = json!({"kind": "papers", "passed": false, "reason": "营业执照已变更"});
    let failed = offices.town.post(&path, failed).await.succeeded();
    let passed = offices.town.post(&path, json!({"kind": "papers", "passed": true})).await.succeeded();

    assert_eq!((failed.json["verified_at"].clone(), failed.text("/items/0/reason")), (Value::Null, "营业执照已变更"));
    assert_eq!(passed.text("/verified_at"), "2026-05-04T01:00:00Z");
    let told: Vec<&Value> = passed.json["items"].as_array().unwrap().iter().map(|item| &item["passed"]).collect();
    assert_eq!(told, [&json!(true), &json!(false), &json!(true)]);
    assert_eq!(passed.text("/items/0/checked_by"), "测试人员");
}
