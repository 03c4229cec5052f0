//! Undoing what a roster entered.

use diesel::prelude::*;
use domain::kernel::id::MemberId;
use persistence::schema::{events, members, membership_forms};
use tests::roster_imports::{ROSTERS, RosterRow, a_row, entered, rows, shown};
use tests::{Answer, Client, TestApp};
use uuid::Uuid;

async fn undo(by: &Client<'_>, id: Uuid) -> Answer {
    by.act(&format!("{ROSTERS}/{id}/undo")).await
}

fn stored(app: &TestApp) -> (i64, i64) {
    app.db(|db| {
        let members = members::table.count().get_result(db).unwrap();
        (members, membership_forms::table.count().get_result(db).unwrap())
    })
}

fn first(app: &TestApp) -> MemberId {
    app.db(|db| members::table.select(members::id).order(members::number).first::<Uuid>(db).unwrap()).into()
}

#[actix_web::test]
async fn members_that_a_roster_entered_go_and_others_stay() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    app.a_member(&town);
    let before = stored(&app);
    let id = entered(&app, &officer, &rows(&town, 3), false).await;
    let undone = undo(&officer, id).await.succeeded();
    assert_eq!(undone.text("/state"), "undone");
    assert_eq!(stored(&app), before);
    let told: i64 =
        app.db(|db| events::table.filter(events::kind.eq("member.import_undone")).count().get_result(db).unwrap());
    assert_eq!(told, 3);
    assert_eq!(undo(&officer, id).await.code(), "roster.not_now");
}

#[actix_web::test]
async fn a_member_that_a_roster_changed_is_as_before() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    entered(&app, &officer, &rows(&town, 1), false).await;
    let before = stored(&app);
    let moved = RosterRow { address: "山后路 9 号".into(), ..a_row(&town, 1) };
    let id = entered(&app, &officer, &[moved], true).await;
    undo(&officer, id).await.succeeded();
    let member = officer.get(&format!("/api/v1/members/{}", first(&app))).await.succeeded();
    assert_eq!(member.text("/form/address"), "湖边路 1 号");
    assert_eq!(stored(&app), before);
}

#[actix_web::test]
async fn nothing_is_undone_once_something_depends_on_a_row() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let town = app.town(&county);
    let officer = app.town_officer(&town);
    let id = entered(&app, &officer, &rows(&town, 2), false).await;
    app.plots(&county, first(&app), 1, 10);
    let refused = undo(&officer, id).await;
    assert_eq!((refused.status, refused.code()), (409, "roster.depended_on"));
    assert_eq!(stored(&app), (2, 2));
}

#[actix_web::test]
async fn nothing_is_undone_once_a_later_roster_changed_a_row() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = entered(&app, &officer, &rows(&town, 2), false).await;
    let moved = RosterRow { address: "山后路 9 号".into(), ..a_row(&town, 1) };
    entered(&app, &officer, &[moved], true).await;
    assert_eq!(undo(&officer, id).await.code(), "roster.depended_on");
    assert_eq!(stored(&app).0, 2);
}

#[actix_web::test]
async fn whom_a_changed_row_names_is_called_first_until_it_is_undone() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    entered(&app, &officer, &rows(&town, 1), false).await;
    let called = RosterRow { mobile: "13900000077".into(), ..a_row(&town, 1) };
    let path = format!("/api/v1/members/{}", first(&app));

    let id = entered(&app, &officer, &[called], true).await;
    let changed = officer.get(&path).await.succeeded();
    undo(&officer, id).await.succeeded();
    let undone = officer.get(&path).await.succeeded();

    assert_eq!((changed.text("/contact_mobile"), undone.text("/contact_mobile")), ("139****0077", "138****0001"));
    let contacts = officer.get(&format!("{path}/contacts")).await.succeeded();
    assert_eq!(contacts.json["items"].as_array().map(Vec::len), Some(1));
}

#[actix_web::test]
async fn look_alikes_of_a_roster_are_found_and_one_that_was_judged_is_not_undone() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let twin = RosterRow { name: "种植户1".into(), mobile: "13800000001".into(), ..a_row(&town, 2) };
    let id = entered(&app, &officer, &[a_row(&town, 1), twin], false).await;

    let found = officer.get("/api/v1/member-duplicates").await.succeeded();
    let pair = found.text("/items/0/id").to_owned();
    let dismiss = format!("/api/v1/member-duplicates/{pair}/dismiss");
    officer.post(&dismiss, serde_json::json!({"reason": "兄弟二人分户经营"})).await.succeeded();
    let refused = undo(&officer, id).await;

    assert_eq!(found.json["items"].as_array().map(Vec::len), Some(1));
    assert_eq!((refused.status, refused.code()), (409, "roster.depended_on"));
}

#[actix_web::test]
async fn a_roster_whose_look_alikes_nobody_has_judged_is_undone() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let twin = RosterRow { name: "种植户1".into(), mobile: "13800000001".into(), ..a_row(&town, 2) };
    let id = entered(&app, &officer, &[a_row(&town, 1), twin], false).await;

    undo(&officer, id).await.succeeded();

    let found = officer.get("/api/v1/member-duplicates").await.succeeded();
    assert_eq!((stored(&app), found.json["items"].as_array().map(Vec::len)), ((0, 0), Some(0)));
}

#[actix_web::test]
async fn a_roster_is_undone_within_thirty_days() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = entered(&app, &officer, &rows(&town, 1), false).await;
    app.pass_days(31);
    let late = undo(&officer, id).await;
    assert_eq!((late.status, late.code()), (409, "roster.undo_late"));
    assert_eq!(shown(&officer, id).await.json["allowed"], serde_json::json!([]));
    app.pass_days(-1);
    undo(&officer, id).await.succeeded();
}
