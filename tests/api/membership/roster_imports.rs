//! Rosters: handing in, check, entry, wrong rows.

use api::membership::roster::sheet::{Sheet, SheetError, read};
use diesel::prelude::*;
use domain::membership::member::MemberStatus;
use domain::membership::roster::policy::RosterPolicy;
use encoding_rs::GB18030;
use persistence::membership::roster_imports::forget_content;
use persistence::schema::{events, jobs, members, roster_rows};
use serde_json::{Value, json};
use tests::membership::{a_family_farm, a_large_grower, with};
use tests::roster_imports::{ROSTERS, a_row, checked, commit, count, csv, entered, hand_in, rows, shown, wrong};
use tests::{Client, TestApp};
use uuid::Uuid;

use super::apply;

fn stored(app: &TestApp) -> i64 {
    app.db(|db| members::table.count().get_result(db).unwrap())
}

fn sheet(bytes: &[u8]) -> Sheet {
    read(bytes, &RosterPolicy::default()).unwrap()
}

async fn error_sheet(by: &Client<'_>, id: Uuid) -> Vec<u8> {
    by.get(&format!("{ROSTERS}/{id}/error-sheet")).await.succeeded().bytes
}

async fn of_result(by: &Client<'_>, id: Uuid, result: &str) -> Value {
    by.get(&format!("{ROSTERS}/{id}/rows?result={result}")).await.succeeded().json["items"].clone()
}

#[actix_web::test]
async fn the_template_has_every_column_and_no_row() {
    let app = TestApp::rolled_back().await;
    let officer = app.town_officer(&app.town(&app.county()));
    let template = officer.get("/api/v1/roster-template").await.succeeded();
    assert_eq!(read(&template.bytes, &RosterPolicy::default()), Err(SheetError::Empty));
    assert!(template.header("content-type").ends_with("spreadsheetml.sheet"));
}

#[actix_web::test]
async fn a_check_tells_every_row_and_writes_no_member() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let mut rows = rows(&town, 4);
    rows[1].mobile = "12".into();
    rows[2].division = "330382115".into();
    let id = checked(&app, &officer, &rows).await;
    assert_eq!(wrong(&officer, id).await, ["3 contact_mobile mobile.malformed", "4 division not_found"]);
    assert_eq!((count(&officer, id, "new").await, count(&officer, id, "entered").await), (2, 0));
    assert_eq!(shown(&officer, id).await.json["allowed"], json!(["commit"]));
    assert_eq!(stored(&app), 0);
}

#[actix_web::test]
async fn an_entered_row_is_a_member_who_came_with_a_roster() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = entered(&app, &officer, &rows(&town, 1), false).await;
    let row = of_result(&officer, id, "new").await[0].clone();
    assert_eq!((&row["row_number"], &row["entered"], &row["name"]), (&json!(2), &json!(true), &json!("种植户1")));
    let member = row["member_id"].as_str().unwrap();
    let shown = officer.get(&format!("/api/v1/members/{member}")).await.succeeded();
    assert!(shown.text("/number").starts_with("330382-LG-"));
    assert_eq!((shown.text("/joined_on"), shown.text("/org_unit_name")), ("2020-03-01", town.name.as_str()));
    assert_eq!(shown.json["verified_at"], Value::Null);
    let told = officer.get(&format!("/api/v1/members/{member}/timeline")).await.succeeded();
    assert_eq!(told.text("/items/0/kind"), "member.imported");
    let source: String = app.db(|db| members::table.select(members::entry_source).first(db).unwrap());
    assert_eq!(source, "import");
}

#[actix_web::test]
async fn the_same_sheet_handed_in_again_changes_nothing() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    entered(&app, &officer, &rows(&town, 3), false).await;
    let again = entered(&app, &officer, &rows(&town, 3), true).await;
    assert_eq!((count(&officer, again, "same").await, count(&officer, again, "new").await), (3, 0));
    assert_eq!(count(&officer, again, "missing").await, 0);
    assert_eq!(stored(&app), 3);
}

#[actix_web::test]
async fn a_changed_row_is_entered_only_if_that_is_asked_for() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    entered(&app, &officer, &rows(&town, 1), false).await;
    let moved = tests::roster_imports::RosterRow { address: "山后路 9 号".into(), ..a_row(&town, 1) };
    for (apply_changes, updated, address) in [(false, 0, "湖边路 1 号"), (true, 1, "山后路 9 号")] {
        let id = entered(&app, &officer, std::slice::from_ref(&moved), apply_changes).await;
        let row = of_result(&officer, id, "changed").await[0].clone();
        assert_eq!(row["changes"], json!(["address"]));
        assert_eq!(count(&officer, id, "updated").await, updated);
        let member = row["member_id"].as_str().unwrap();
        let shown = officer.get(&format!("/api/v1/members/{member}")).await.succeeded();
        assert_eq!(shown.text("/form/address"), address);
    }
}

#[actix_web::test]
async fn members_whom_no_row_is_about_are_missing_and_stay_members() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    app.member_from(&town, a_family_farm(&town), MemberStatus::Suspended);
    app.a_former_member(&town);
    let id = entered(&app, &officer, &rows(&town, 2), false).await;
    assert_eq!(count(&officer, id, "missing").await, 1);
    let missing = officer.get(&format!("{ROSTERS}/{id}/missing")).await.succeeded();
    assert_eq!((missing.json["items"].as_array().unwrap().len(), missing.text("/items/0/name")), (1, "陈小满"));
    assert_eq!(stored(&app), 4);
}

#[actix_web::test]
async fn a_number_twice_in_a_sheet_or_taken_elsewhere_is_told_without_telling_whose_it_is() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let (town, neighbour) = (app.town(&county), app.neighbour_town(&county));
    let officer = app.town_officer(&town);
    let known_as = |form, serial| with(form, "identity", json!({"resident_id": a_row(&town, serial).resident_id}));
    app.member_from(&neighbour, known_as(a_large_grower(&neighbour), 1), MemberStatus::Active);
    apply(&app, known_as(a_large_grower(&town), 2)).await.succeeded();
    app.member_from(&town, known_as(a_family_farm(&town), 3), MemberStatus::Active);
    let rows: Vec<_> = [1, 2, 3, 4, 4].map(|serial| a_row(&town, serial)).into();
    let id = checked(&app, &officer, &rows).await;
    let told = [
        "2 resident_id identity_taken",
        "3 resident_id identity_taken",
        "4 member_type member_type_differs",
        "6 resident_id identity_repeated",
    ];
    assert_eq!(wrong(&officer, id).await, told);
    let repeated = of_result(&officer, id, "invalid").await[3]["errors"][0]["message"].clone();
    assert_eq!(repeated, "与第 5 行的证件号码重复，请只保留一行。");
}

#[actix_web::test]
async fn text_and_workbooks_in_each_encoding_give_the_same_rows() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let mut rows = rows(&town, 3);
    rows[1].mobile = "12".into();
    let text = csv(&rows);
    let id = checked(&app, &officer, &rows).await;
    let chinese = GB18030.encode(&text).0.into_owned();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for (file, encoding, format) in
        [(chinese, "gb18030", "csv"), (marked, "utf-8", "csv"), (error_sheet(&officer, id).await, "utf-8", "xlsx")]
    {
        let roster = hand_in(&officer, file).await.succeeded();
        app.work().await;
        assert_eq!((roster.text("/encoding"), roster.text("/format")), (encoding, format));
        assert_eq!(wrong(&officer, roster.id()).await.len(), 1);
    }
}

#[actix_web::test]
async fn what_is_no_roster_is_refused_with_what_to_do() {
    let app = TestApp::rolled_back().await;
    let officer = app.town_officer(&app.town(&app.county()));
    let many = format!("{}{}", csv(&[]), "\n种养大户".repeat(20_001));
    for (file, status, code) in [
        (b"\xd0\xcf\x11\xe0\0".to_vec(), 422, "roster.unreadable"),
        ("甲,乙\n丙,丁".into(), 422, "roster.columns_missing"),
        (csv(&[]).into(), 422, "roster.empty"),
        (many.into(), 422, "roster.too_many_rows"),
        (vec![b'x'; 11 << 20], 413, "too_large"),
    ] {
        let answer = hand_in(&officer, file).await;
        assert_eq!((answer.status, answer.code()), (status, code));
    }
}

#[actix_web::test]
async fn nobody_hands_in_or_sees_a_roster_of_another_town() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let (town, neighbour) = (app.town(&county), app.neighbour_town(&county));
    let (officer, stranger) = (app.town_officer(&town), app.town_officer(&neighbour));
    let id = checked(&app, &officer, &rows(&town, 1)).await;
    for path in ["", "/rows", "/missing", "/error-sheet"] {
        assert_eq!(stranger.get(&format!("{ROSTERS}/{id}{path}")).await.status, 404, "{path}");
    }
    assert_eq!(commit(&stranger, id, false).await.status, 404);
    let there = format!("{ROSTERS}?org_unit_id={}", neighbour.id);
    let sent = officer.send(actix_web::http::Method::POST, &there, "text/csv", csv(&rows(&town, 1)).into()).await;
    assert_eq!(sent.status, 404);
}

#[actix_web::test]
async fn the_county_hands_in_the_roster_of_one_town() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let (town, neighbour) = (app.town(&county), app.neighbour_town(&county));
    let officer = app.county_officer(&county);
    let rows = [a_row(&town, 1), a_row(&neighbour, 2)];
    let path = format!("{ROSTERS}?org_unit_id={}&file_name=%E5%90%8D%E5%86%8C.csv", town.id);
    let roster = officer.send(actix_web::http::Method::POST, &path, "text/csv", csv(&rows).into()).await.succeeded();
    app.work().await;
    assert_eq!(roster.text("/file_name"), "名册.csv");
    assert_eq!(wrong(&officer, roster.id()).await, ["3 division not_found"]);
}

#[actix_web::test]
async fn no_cell_stands_in_errors_jobs_or_events_and_the_sheet_only_encrypted() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let mut rows = rows(&town, 2);
    rows[1].resident_id = "330382198001010009".into();
    entered(&app, &officer, &rows, false).await;
    let told: Vec<(Value, Option<String>)> =
        app.db(|db| events::table.select((events::changes, events::reason)).load(db).unwrap());
    let kept: Vec<Value> = app.db(|db| roster_rows::table.select(roster_rows::problems).load(db).unwrap());
    let cells: Vec<Option<Vec<u8>>> =
        app.db(|db| roster_rows::table.select(roster_rows::cells_sealed).load(db).unwrap());
    let everything = format!(
        "{told:?} {kept:?} {}",
        String::from_utf8_lossy(&cells.into_iter().flatten().flatten().collect::<Vec<u8>>())
    );
    for secret in [&rows[0].resident_id, &rows[1].resident_id, &rows[0].mobile, &rows[0].name, &rows[0].address] {
        assert!(!everything.contains(secret.as_str()), "{secret}");
    }
    let job_rows: i64 = app.db(|db| jobs::table.count().get_result(db).unwrap());
    assert_eq!(job_rows, 2);
}

#[actix_web::test]
async fn the_cells_of_an_old_roster_are_forgotten() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let mut rows = rows(&town, 1);
    rows[0].mobile = "12".into();
    let id = checked(&app, &officer, &rows).await;
    app.pass_days(31);
    let before = RosterPolicy::default().content_kept_from(app.now());
    assert_eq!(app.db(|db| forget_content(db, before)).unwrap(), 1);
    let gone = officer.get(&format!("{ROSTERS}/{id}/error-sheet")).await;
    assert_eq!((gone.status, gone.code()), (410, "roster.content_gone"));
    assert_eq!(commit(&officer, id, false).await.code(), "roster.content_gone");
    let roster = shown(&officer, id).await;
    assert_eq!((&roster.json["content_kept"], &roster.json["allowed"]), (&json!(false), &json!([])));
    assert_eq!(of_result(&officer, id, "invalid").await[0]["name"], Value::Null);
}

#[actix_web::test]
async fn a_roster_is_entered_once() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = hand_in(&officer, csv(&rows(&town, 1))).await.succeeded().id();
    assert_eq!(commit(&officer, id, false).await.code(), "roster.not_now");
    app.work().await;
    commit(&officer, id, false).await.succeeded();
    assert_eq!(commit(&officer, id, false).await.code(), "roster.not_now");
    app.work().await;
    assert_eq!(commit(&officer, id, false).await.code(), "roster.not_now");
}

/// The acceptance test: 5,000 rows of which 137 are wrong, corrected and handed in again.
#[actix_web::test]
async fn of_five_thousand_rows_the_wrong_ones_come_back_and_only_they_are_entered_afterwards() {
    let app = TestApp::committed().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let mut rows = rows(&town, 5_000);
    rows.iter_mut().step_by(36).take(137).for_each(|row| row.mobile = "138".into());
    let id = checked(&app, &officer, &rows).await;
    let preview = wrong(&officer, id).await;
    assert_eq!((preview.len(), stored(&app)), (137, 0));

    commit(&officer, id, false).await.succeeded();
    app.work().await;
    assert_eq!(wrong(&officer, id).await, preview);
    assert_eq!((stored(&app), count(&officer, id, "entered").await), (4_863, 4_863));

    let mut errors = sheet(&error_sheet(&officer, id).await);
    let originals = sheet(csv(&rows).as_bytes()).rows;
    let originals: Vec<_> = originals.into_iter().step_by(36).take(137).map(|(_, cells)| cells).collect();
    let returned: Vec<_> = errors.rows.iter().map(|(_, cells)| cells[..originals[0].len()].to_vec()).collect();
    assert_eq!(returned, originals);

    errors.rows.iter_mut().for_each(|(_, cells)| cells[9] = "13800000001".into());
    let corrected = [errors.header.clone()].into_iter().chain(errors.rows.into_iter().map(|(_, cells)| cells));
    let quoted = |cells: Vec<String>| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
    let again = hand_in(&officer, corrected.map(quoted).collect::<Vec<_>>().join("\n")).await.succeeded().id();
    app.work().await;
    commit(&officer, again, false).await.succeeded();
    app.work().await;
    assert_eq!((stored(&app), count(&officer, again, "entered").await), (5_000, 137));
}
