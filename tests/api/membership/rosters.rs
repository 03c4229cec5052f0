//! The council's roster, as data.

use diesel::prelude::*;
use domain::kernel::access::Role;
use persistence::schema::{events, roster_entries};
use serde_json::{Value, json};
use tests::membership::{a_credit_code, a_resident_id};
use tests::{Answer, Client, TestApp, Unit};
use uuid::Uuid;

use super::offices;

pub(super) const ROSTERS: &str = "/api/v1/member-rosters";

/// The roster of 2026, signed in January, without a line.
pub(super) async fn a_roster(county: &Client<'_>) -> Uuid {
    let signed = json!({"year": 2026, "signed_on": "2026-01-15", "document": "乐农合联〔2026〕3号"});
    county.post(ROSTERS, signed).await.succeeded().id()
}

pub(super) fn a_line(unit: &Unit, identity: &str) -> Value {
    json!({"org_unit_id": unit.id.uuid(), "member_type": "family_farm", "name": "陈小满", "identity": identity})
}

pub(super) async fn add(county: &Client<'_>, roster: Uuid, lines: Vec<Value>) -> Answer {
    county.post(&format!("{ROSTERS}/{roster}/lines"), json!({"source": "会员名册", "lines": lines})).await
}

#[actix_web::test]
async fn a_council_signs_one_roster_a_year() {
    let app = TestApp::rolled_back().await;
    let county = offices(&app).county;
    a_roster(&county).await;

    let again = json!({"year": 2026, "signed_on": "2026-02-01", "document": "乐农合联〔2026〕5号"});
    let away = json!({"year": 2025, "signed_on": "2026-02-01", "document": "乐农合联〔2026〕5号"});
    let (again, away) = (county.post(ROSTERS, again).await, county.post(ROSTERS, away).await);
    let future = json!({"year": 2026, "signed_on": "2026-05-05", "document": " "});

    assert_eq!((again.status, again.code()), (409, "roster.year_taken"));
    assert_eq!((away.status, away.code()), (409, "roster.date_unfit"));
    let wrong = county.post(ROSTERS, future).await.wrong_fields();
    assert_eq!(wrong, ["/document required", "/signed_on date_in_future"]);
}

#[actix_web::test]
async fn a_line_keeps_the_hash_of_its_number_and_not_the_number() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (roster, number) = (a_roster(&offices.county).await, a_resident_id());

    let lines = vec![a_line(&offices.at, &number), a_line(&offices.at, "330382190013320000")];
    let added = add(&offices.county, roster, lines).await.succeeded();

    assert_eq!((added.json["added"].clone(), added.json["invalid_identities"].clone()), (json!(2), json!(1)));
    let masked: Vec<(String, bool)> = app.db(|db| {
        let lines = roster_entries::table.filter(roster_entries::roster_id.eq(roster));
        let told = lines.select((roster_entries::identity_masked, roster_entries::identity_valid));
        told.order(roster_entries::identity_valid.desc()).load(db).unwrap()
    });
    assert_eq!(masked[0], (format!("{}********{}", &number[..6], &number[14..]), true));
    assert_eq!(masked[1], ("****0000".to_owned(), false));
}

#[actix_web::test]
async fn a_federation_lists_a_number_once() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (roster, code) = (a_roster(&offices.county).await, a_credit_code("93"));
    let neighbour = app.neighbour_town(&app.county());
    add(&offices.county, roster, vec![a_line(&offices.at, &code)]).await.succeeded();

    let twice = vec![a_line(&neighbour, &code), a_line(&offices.at, &code), a_line(&neighbour, &code)];
    let twice = add(&offices.county, roster, twice).await;

    assert_eq!(twice.wrong_fields(), ["/lines/1/identity repeated", "/lines/2/identity repeated"]);
    add(&offices.county, roster, vec![a_line(&neighbour, &code)]).await.succeeded();
}

#[actix_web::test]
async fn a_line_is_taken_off_once_and_stays_on_the_trail() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let roster = a_roster(&offices.county).await;
    add(&offices.county, roster, vec![a_line(&offices.at, &a_resident_id())]).await.succeeded();
    let lines = offices.county.get(&format!("{ROSTERS}/{roster}/lines?q=cxm")).await.succeeded();
    let path = format!("/api/v1/roster-lines/{}/strike", lines.text("/items/0/id"));

    let early = offices.county.post(&path, json!({"on": "2026-01-14", "reason": "已注销"})).await;
    let struck = offices.county.post(&path, json!({"on": "2026-03-01", "reason": "已注销"})).await.succeeded();
    let again = offices.county.post(&path, json!({"on": "2026-03-02", "reason": "已注销"})).await;

    assert_eq!((early.status, early.code()), (409, "roster.date_unfit"));
    assert_eq!((struck.text("/struck_on"), struck.text("/struck_reason")), ("2026-03-01", "已注销"));
    assert_eq!((again.status, again.code()), (409, "roster.struck"));
    let told: Option<String> = app.db(|db| {
        let told = events::table.filter(events::kind.eq("roster.entry_struck")).select(events::reason);
        told.first(db).unwrap()
    });
    assert_eq!(told.as_deref(), Some("已注销"));
}

#[actix_web::test]
async fn a_town_reads_its_own_lines_and_enters_none() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let neighbour = app.neighbour_town(&app.county());
    let roster = a_roster(&offices.county).await;
    let lines = vec![a_line(&offices.at, &a_resident_id()), a_line(&neighbour, &a_resident_id())];
    add(&offices.county, roster, lines).await.succeeded();

    let own = offices.town.get(&format!("{ROSTERS}/{roster}/lines")).await.succeeded();
    let refused = add(&offices.town, roster, vec![]).await;

    let units: Vec<&Value> = own.json["items"].as_array().unwrap().iter().map(|line| &line["org_unit_id"]).collect();
    assert_eq!(units, [&json!(offices.at.id.uuid())]);
    assert_eq!(refused.status, 403);
    assert_eq!(app.signed_in(Role::Administrator, &app.county()).get(ROSTERS).await.status, 403);
}

#[actix_web::test]
async fn another_county_neither_sees_a_roster_nor_lends_its_units_to_it() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let roster = a_roster(&offices.county).await;
    let elsewhere = app.unit(domain::organisation::unit::UnitKind::CountyFederation, "瑞安市农合联", "330381", None);
    let stranger = app.county_officer(&elsewhere);

    let seen = stranger.get(&format!("{ROSTERS}/{roster}")).await;
    let added = add(&stranger, roster, vec![a_line(&elsewhere, &a_resident_id())]).await;
    let lent = add(&offices.county, roster, vec![a_line(&elsewhere, &a_resident_id())]).await;

    assert_eq!((seen.status, added.status), (404, 404));
    assert_eq!((lent.status, lent.wrong_fields()), (404, vec!["/lines/0/org_unit_id not_found".to_owned()]));
}
