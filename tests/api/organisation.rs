//! Divisions, units and sites.

use diesel::prelude::*;
use domain::kernel::access::Role;
use domain::organisation::unit::UnitKind;
use persistence::schema::{events, org_units, posts, sites};
use serde_json::{Value, json};
use tests::organisation::{a_coop, a_site, but};
use tests::{Client, TestApp, Unit};
use uuid::Uuid;

const UNITS: &str = "/api/v1/org-units";
const SITES: &str = "/api/v1/sites";

fn coop(app: &TestApp, parent: &Unit) -> Unit {
    app.unit(UnitKind::GrassrootsCoop, "清江基层供销社", "330382114", Some(parent))
}

fn verb(unit: &Unit, verb: &str) -> String {
    format!("{UNITS}/{}/{verb}", unit.id)
}

fn path_of(app: &TestApp, id: Uuid) -> String {
    app.db(|db| org_units::table.find(id).select(org_units::org_path).first(db).unwrap())
}

async fn ids(client: &Client<'_>, path: &str) -> Vec<Value> {
    let page = client.get(path).await.succeeded();
    page.json["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
}

#[actix_web::test]
async fn a_division_is_found_by_its_parent_its_name_and_the_letters_of_its_syllables() {
    let app = TestApp::rolled_back().await;
    let officer = app.county_officer(&app.county());
    for query in ["?parent=330382&q=%E6%9F%B3%E5%B8%82", "?parent=330382&q=lsz", "?q=LSZ&parent=330382"] {
        let found = officer.get(&format!("/api/v1/divisions{query}")).await.succeeded();
        assert_eq!(found.text("/items/0/code"), "330382114", "{query}");
        assert_eq!(found.json["items"].as_array().unwrap().len(), 1, "{query}");
    }
}

#[actix_web::test]
async fn who_applies_finds_the_towns_of_the_county_without_signing_in() {
    let app = TestApp::rolled_back().await;
    let towns = app.stranger().get("/api/v1/divisions?limit=200").await.succeeded();
    let towns = towns.json["items"].as_array().unwrap().clone();
    assert!(towns.iter().any(|town| town["code"] == "330382114" && town["name"] == "柳市镇"));
    assert!(towns.iter().all(|town| town["parent_code"] == "330382"));
}

#[actix_web::test]
async fn a_division_is_shown_with_those_that_it_is_part_of() {
    let app = TestApp::rolled_back().await;
    let officer = app.county_officer(&app.county());

    let town = officer.get("/api/v1/divisions/330382114").await.succeeded();

    let above = ["/above/0/name", "/above/1/name", "/above/2/name"].map(|pointer| town.text(pointer));
    assert_eq!((town.text("/name"), above), ("柳市镇", ["浙江省", "温州市", "乐清市"]));
    for unknown in ["999999", "3303", "x"] {
        let expected = if unknown == "3303" { 200 } else { 404 };
        assert_eq!(officer.get(&format!("/api/v1/divisions/{unknown}")).await.status, expected, "{unknown}");
    }
}

#[actix_web::test]
async fn a_unit_is_founded_below_another_one() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());

    let made = app.county_officer(&app.county()).post(UNITS, a_coop(&town)).await;

    assert_eq!((made.status, made.text("/parent_id")), (201, town.id.to_string().as_str()));
    assert_eq!(made.json["allowed"], json!(["join", "merge", "close", "upgrade", "transform"]));
    assert!(path_of(&app, made.id()).starts_with(town.path.as_str()));
    let life = app.county_officer(&app.county()).get(&format!("{UNITS}/{}/events", made.id())).await;
    assert_eq!((life.text("/items/0/kind"), life.text("/items/0/occurred_on")), ("founded", "2020-01-01"));
    let trail: Vec<String> =
        app.db(|db| events::table.filter(events::subject_id.eq(made.id())).select(events::kind).load(db).unwrap());
    assert_eq!(trail, ["org_unit.founded"]);
}

#[actix_web::test]
async fn a_unit_tells_what_may_stand_below_and_above_it() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let (town, officer) = (app.town(&county), app.county_officer(&county));

    let shown = officer.get(&format!("{UNITS}/{}", town.id)).await.succeeded();

    assert_eq!(shown.json["kinds_above"], json!(["county_federation"]));
    assert_eq!(shown.json["kinds_below"], json!(["industry_federation", "grassroots_coop", "farmer_coop"]));
}

#[actix_web::test]
async fn every_wrong_field_of_a_founding_is_named_at_once() {
    let app = TestApp::rolled_back().await;
    let officer = app.county_officer(&app.county());
    let wrong = json!({
        "kind": "town_federation", "name": " ", "division_code": "330382", "parent_id": app.county().id.uuid(),
        "founded_on": "2030-01-01", "document": "",
    });

    let refused = officer.post(UNITS, wrong).await;

    let fields = ["/division_code out_of_range", "/document required", "/founded_on date_in_future", "/name required"];
    assert_eq!((refused.status, refused.wrong_fields()), (422, fields.map(String::from).to_vec()));
}

#[actix_web::test]
async fn a_founding_names_only_what_is_in_reach() {
    let app = TestApp::rolled_back().await;
    let (town, elsewhere) =
        (app.town(&app.county()), app.unit(UnitKind::CountyFederation, "别县农合联", "330381", None));
    let officer = app.county_officer(&app.county());
    let cases = [
        (a_coop(&elsewhere), 404, "/parent_id not_found"),
        (but(a_coop(&town), "parent_id", Uuid::now_v7().to_string()), 404, "/parent_id not_found"),
        (but(a_coop(&town), "division_code", "330382999"), 422, "/division_code not_found"),
    ];
    for (body, status, expected) in cases {
        let refused = officer.post(UNITS, body.clone()).await;
        assert_eq!((refused.status, refused.wrong_fields()), (status, vec![expected.to_owned()]), "{body}");
    }
}

#[actix_web::test]
async fn a_town_has_one_federation_at_a_time() {
    let app = TestApp::rolled_back().await;
    let county = app.unit(UnitKind::CountyFederation, "别县农合联", "330381", None);
    let second = json!({
        "kind": "town_federation", "name": "北麂乡农合联", "division_code": "330381222", "parent_id": county.id.uuid(),
        "founded_on": "2020-01-01",
    });
    let officer = app.county_officer(&county);
    officer.post(UNITS, second.clone()).await.succeeded();

    let refused = officer.post(UNITS, second).await;

    assert_eq!((refused.status, refused.code()), (409, "org_unit.town_served"));
}

#[actix_web::test]
async fn a_coop_founded_outside_is_taken_in_on_the_day_it_joins() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.county_officer(&app.county());
    let body = but(but(a_coop(&town), "kind", "farmer_coop"), "joined_on", "2024-03-01");

    let made = officer.post(UNITS, body).await.succeeded();

    let life = officer.get(&format!("{UNITS}/{}/events", made.id())).await;
    assert_eq!((life.text("/items/0/kind"), life.text("/items/0/occurred_on")), ("joined", "2024-03-01"));
    let on = |day: &str| format!("{UNITS}/{}?as_of={day}", made.id());
    assert_eq!(officer.get(&on("2024-02-29")).await.status, 404);
    assert_eq!(officer.get(&on("2024-03-01")).await.status, 200);
}

#[actix_web::test]
async fn whatever_belongs_to_a_unit_moves_with_it() {
    let app = TestApp::rolled_back().await;
    let (town, next) = (app.town(&app.county()), app.neighbour_town(&app.county()));
    let mover = coop(&app, &town);
    let shop = app.unit(UnitKind::CoopOwnedEnterprise, "农资公司", "330382114", Some(&mover));
    let officer = app.county_officer(&app.county());
    let site = officer.post(SITES, a_site(&shop)).await.succeeded().id();

    let moved = officer.post(&verb(&mover, "join"), json!({"parent_id": next.id.uuid(), "on": "2026-03-01"})).await;

    assert_eq!((moved.status, moved.text("/parent_id")), (200, next.id.to_string().as_str()));
    let shop_path = path_of(&app, shop.id.uuid());
    assert!(shop_path.starts_with(next.path.as_str()));
    let site_path: String = app.db(|db| sites::table.find(site).select(sites::org_path).first(db).unwrap());
    assert_eq!(site_path, shop_path);
}

#[actix_web::test]
async fn the_tree_is_shown_as_it_stood_on_the_day_asked_for() {
    let app = TestApp::rolled_back().await;
    let (town, next) = (app.town(&app.county()), app.neighbour_town(&app.county()));
    let mover = coop(&app, &town);
    let officer = app.county_officer(&app.county());
    let join = json!({"parent_id": next.id.uuid(), "on": "2026-03-01"});
    officer.post(&verb(&mover, "join"), join).await.succeeded();

    let below = |unit: &Unit, day: &str| format!("{UNITS}?kind=grassroots_coop&parent_id={}&as_of={day}", unit.id);
    let this = vec![json!(mover.id.uuid())];
    assert_eq!(ids(&officer, &below(&town, "2026-02-28")).await, this);
    assert_eq!(ids(&officer, &below(&next, "2026-02-28")).await, Vec::<Value>::new());
    assert_eq!(ids(&officer, &below(&town, "2026-03-01")).await, Vec::<Value>::new());
    assert_eq!(ids(&officer, &below(&next, "2026-03-01")).await, this);
    assert_eq!(ids(&officer, &below(&town, "2017-08-21")).await, Vec::<Value>::new());
}

#[actix_web::test]
async fn moves_that_the_tree_forbids_are_refused() {
    let app = TestApp::rolled_back().await;
    let (town, next) = (app.town(&app.county()), app.neighbour_town(&app.county()));
    let mover = coop(&app, &town);
    let shop = app.unit(UnitKind::CoopOwnedEnterprise, "农资公司", "330382114", Some(&mover));
    let officer = app.county_officer(&app.county());
    let cases = [
        (&shop, &town, "2026-03-01", "org_unit.parent_unfit"),
        (&shop, &shop, "2026-03-01", "org_unit.cycle"),
        (&mover, &next, "2017-08-22", "org_unit.date_unfit"),
        (&mover, &next, "2017-08-21", "org_unit.closed"),
    ];
    for (unit, parent, on, expected) in cases {
        let before = path_of(&app, unit.id.uuid());
        let refused = officer.post(&verb(unit, "join"), json!({"parent_id": parent.id.uuid(), "on": on})).await;
        assert_eq!((refused.status, refused.code()), (409, expected), "{on}");
        assert_eq!(path_of(&app, unit.id.uuid()), before);
    }
}

#[actix_web::test]
async fn a_unit_closes_only_when_nothing_below_it_is_open() {
    let app = TestApp::rolled_back().await;
    let unit = coop(&app, &app.town(&app.county()));
    let officer = app.county_officer(&app.county());
    let site = officer.post(SITES, a_site(&unit)).await.succeeded().id();
    let on = json!({"on": "2026-04-01"});

    let refused = officer.post(&verb(&unit, "close"), on.clone()).await;
    assert_eq!((refused.status, refused.code()), (409, "org_unit.open_below"));
    assert!(refused.text("/detail").contains(" 1 "), "{}", refused.text("/detail"));

    officer.post(&format!("{SITES}/{site}/close"), on.clone()).await.succeeded();
    let closed = officer.post(&verb(&unit, "close"), on).await;
    assert_eq!((closed.status, closed.text("/closed_on")), (200, "2026-04-01"));
    assert_eq!(closed.json["allowed"], json!([]));
    let listed = format!("{UNITS}?kind=grassroots_coop");
    assert!(!ids(&officer, &listed).await.contains(&json!(unit.id.uuid())));
}

#[actix_web::test]
async fn a_unit_merges_into_one_of_its_kind() {
    let app = TestApp::rolled_back().await;
    let (town, officer) = (app.town(&app.county()), app.county_officer(&app.county()));
    let (unit, into) = (coop(&app, &town), coop(&app, &town));
    let merge =
        |into: &Unit| json!({"into_id": into.id.uuid(), "on": "2026-04-01", "document": "乐农合联〔2026〕12号"});

    let refused = officer.post(&verb(&unit, "merge"), merge(&town)).await;
    assert_eq!((refused.status, refused.code()), (409, "org_unit.kinds_differ"));

    let merged = officer.post(&verb(&unit, "merge"), merge(&into)).await;
    assert_eq!((merged.status, merged.text("/closed_on")), (200, "2026-04-01"));
    let life = officer.get(&verb(&unit, "events")).await.succeeded();
    assert_eq!((life.text("/items/0/kind"), life.text("/items/0/other_id")), ("merged", into.id.to_string().as_str()));
    let again = officer.post(&verb(&unit, "merge"), merge(&into)).await;
    assert_eq!((again.status, again.code()), (409, "org_unit.closed"));
    let join = json!({"parent_id": unit.id.uuid(), "on": "2026-04-02"});
    let below_closed = officer.post(&verb(&into, "join"), join).await;
    assert_eq!((below_closed.status, below_closed.code()), (409, "org_unit.other_closed"));
}

#[actix_web::test]
async fn only_grassroots_coops_are_upgraded_and_transformed() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let (unit, officer) = (coop(&app, &town), app.county_officer(&app.county()));
    let on = json!({"on": "2026-04-01"});

    for deed in ["upgrade", "transform"] {
        officer.post(&verb(&unit, deed), on.clone()).await.succeeded();
        let refused = officer.post(&verb(&town, deed), on.clone()).await;
        assert_eq!((refused.status, refused.code()), (409, "org_unit.not_grassroots"), "{deed}");
    }

    let life = officer.get(&verb(&unit, "events")).await.succeeded();
    assert_eq!((life.text("/items/0/kind"), life.text("/items/1/kind")), ("upgraded", "transformed"));
}

#[actix_web::test]
async fn a_new_name_needs_the_version_that_was_seen() {
    let app = TestApp::rolled_back().await;
    let (unit, officer) = (coop(&app, &app.town(&app.county())), app.county_officer(&app.county()));
    let (path, name) = (format!("{UNITS}/{}", unit.id), json!({"name": "虹桥基层供销社"}));

    let blind = officer.put(&path, name.clone()).await;
    assert_eq!((blind.status, blind.code()), (428, "version_required"));
    let stale = officer.with("if-match", "\"7\"").put(&path, name.clone()).await;
    assert_eq!((stale.status, stale.code()), (412, "version_mismatch"));
    let renamed = officer.with("if-match", "\"1\"").put(&path, name).await;

    assert_eq!((renamed.status, renamed.header("etag")), (200, "\"2\""));
    let found = officer.get(&format!("{UNITS}?q=hqjcgxs")).await;
    assert_eq!(found.text("/items/0/name"), "虹桥基层供销社");
}

#[actix_web::test]
async fn a_site_opens_and_closes_on_days_of_its_unit() {
    let app = TestApp::rolled_back().await;
    let (unit, officer) = (coop(&app, &app.town(&app.county())), app.county_officer(&app.county()));
    let early = officer.post(SITES, but(a_site(&unit), "opened_on", "2017-01-01")).await;
    assert_eq!((early.status, early.code()), (409, "org_unit.closed"));

    let site = officer.post(SITES, a_site(&unit)).await.succeeded();
    let close = format!("{SITES}/{}/close", site.id());
    let same_day = officer.post(&close, json!({"on": "2020-01-01"})).await;
    assert_eq!((same_day.status, same_day.code()), (409, "site.date_unfit"));
    officer.post(&close, json!({"on": "2021-01-01"})).await.succeeded();
    let again = officer.post(&close, json!({"on": "2022-01-01"})).await;
    assert_eq!((again.status, again.code()), (409, "site.closed"));

    let open_on = |day: &str| format!("{SITES}?org_unit_id={}&kind=plant_hospital&as_of={day}", unit.id);
    for (day, open) in [("2019-12-31", 0), ("2020-01-01", 1), ("2020-12-31", 1), ("2021-01-01", 0)] {
        assert_eq!(ids(&officer, &open_on(day)).await.len(), open, "{day}");
    }
}

#[actix_web::test]
async fn sites_are_found_by_the_division_in_which_they_lie() {
    let app = TestApp::rolled_back().await;
    let (unit, officer) = (coop(&app, &app.town(&app.county())), app.county_officer(&app.county()));
    let opened = officer.post(SITES, a_site(&unit)).await.succeeded();
    assert_eq!(opened.text("/org_unit_name"), "清江基层供销社");

    for (code, found) in [("330382", 1), ("330382114", 1), ("330382115", 0), ("33038211_", 0)] {
        assert_eq!(ids(&officer, &format!("{SITES}?division_code={code}")).await.len(), found, "{code}");
    }
}

#[actix_web::test]
async fn units_and_sites_out_of_reach_are_not_there() {
    let app = TestApp::rolled_back().await;
    let unit = coop(&app, &app.town(&app.county()));
    let site = app.county_officer(&app.county()).post(SITES, a_site(&unit)).await.succeeded().id();
    let elsewhere = app.unit(UnitKind::CountyFederation, "别县农合联", "330381", None);
    let stranger = app.county_officer(&elsewhere);
    let on = json!({"on": "2026-04-01"});

    let paths = [verb(&unit, "close"), verb(&unit, "upgrade"), format!("{SITES}/{site}/close")];
    for path in paths {
        assert_eq!(stranger.post(&path, on.clone()).await.status, 404, "{path}");
    }
    let opened = stranger.post(SITES, a_site(&unit)).await;
    assert_eq!(opened.wrong_fields(), ["/org_unit_id not_found"]);
}

#[actix_web::test]
async fn a_post_at_a_unit_reaches_what_came_below_it() {
    let app = TestApp::rolled_back().await;
    let elsewhere = app.unit(UnitKind::CountyFederation, "别县农合联", "330381", None);
    let (unit, officer) = (coop(&app, &app.town(&app.county())), app.county_officer(&elsewhere));
    let on = json!({"on": "2026-04-01"});
    assert_eq!(officer.post(&verb(&unit, "upgrade"), on.clone()).await.status, 404);

    let join = json!({"parent_id": elsewhere.id.uuid(), "on": "2026-03-01"});
    app.signed_in(Role::Administrator, &app.county()).post(&verb(&unit, "join"), join).await.succeeded();

    assert_eq!(officer.post(&verb(&unit, "upgrade"), on).await.status, 200);
    let held: i64 =
        app.db(|db| posts::table.filter(posts::org_unit_id.eq(elsewhere.id.uuid())).count().get_result(db).unwrap());
    assert_eq!(held, 1);
}
