//! Long work: shared by servers, carried on, stopped.

use std::collections::BTreeSet;

use api::work::Worker;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use futures::future::join_all;
use persistence::schema::{events, jobs, members};
use serde_json::json;
use tests::roster_imports::{ROSTERS, a_row, checked, commit, csv, entered, hand_in, rows, shown};
use tests::{Client, TestApp};
use uuid::Uuid;

const JOBS: &str = "/api/v1/jobs";

async fn job(by: &Client<'_>, id: &str) -> serde_json::Value {
    by.get(&format!("{JOBS}/{id}")).await.succeeded().json
}

fn entered_members(app: &TestApp) -> i64 {
    app.db(|db| members::table.filter(members::entry_source.eq("import")).count().get_result(db).unwrap())
}

#[actix_web::test]
async fn two_workers_share_the_queue_and_do_nothing_twice() {
    let app = TestApp::committed().await;
    let (twin, town) = (app.twin().await, app.town(&app.county()));
    let officer = app.town_officer(&town);
    let mut ids = Vec::new();
    for part in 0..6 {
        let rows: Vec<_> = (1..=20).map(|serial| a_row(&town, part * 20 + serial)).collect();
        ids.push(checked(&app, &officer, &rows).await);
    }
    for id in &ids {
        commit(&officer, *id, false).await.succeeded();
    }

    join_all([app.work(), twin.work()]).await;

    let numbers: Vec<String> = app.db(|db| members::table.select(members::number).load(db).unwrap());
    assert_eq!((numbers.len(), numbers.iter().collect::<BTreeSet<_>>().len()), (120, 120));
    let states: Vec<String> = app.db(|db| jobs::table.select(jobs::state).distinct().load(db).unwrap());
    assert_eq!(states, ["done"]);
}

#[actix_web::test]
async fn the_job_of_a_worker_that_died_is_carried_on_by_another() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = checked(&app, &officer, &rows(&town, 700)).await;
    commit(&officer, id, false).await.succeeded();
    let (first, second) = (Worker::default(), Worker::default());
    let taken = first.take(app.state()).await.unwrap().unwrap();
    assert!(first.batch(app.state(), &taken).await.unwrap());
    let halfway = entered_members(&app);

    assert!(second.take(app.state()).await.unwrap().is_none(), "it is left alone while its worker may live");
    app.pass_seconds(10);
    second.work(app.state()).await.unwrap();

    assert_eq!((halfway, entered_members(&app)), (500, 700));
    assert_eq!(shown(&officer, id).await.text("/state"), "committed");
    // Should the first be alive after all, it finds that the job is no longer its own.
    assert!(!first.batch(app.state(), &taken).await.unwrap());
    assert_eq!(entered_members(&app), 700);
}

#[actix_web::test]
async fn a_batch_whose_transaction_is_lost_has_not_happened_and_is_done_again() {
    let app = TestApp::committed().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = checked(&app, &officer, &rows(&town, 30)).await;
    commit(&officer, id, false).await.succeeded();
    // The last statement of the batch fails, as if the connection broke there.
    app.db(|db| {
        db.batch_execute(
            "RESET ROLE; CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'gone'; END $$; \
             CREATE TRIGGER broken BEFORE UPDATE OF cursor ON jobs FOR EACH ROW EXECUTE FUNCTION broken(); \
             SET ROLE sanwei_app",
        )
        .unwrap();
    });
    let failed = Worker::default().work(app.state()).await;
    assert!(failed.is_err());
    assert_eq!(entered_members(&app), 0);

    app.db(|db| db.batch_execute("RESET ROLE; DROP TRIGGER broken ON jobs; SET ROLE sanwei_app").unwrap());
    app.pass_seconds(10);
    app.work().await;
    assert_eq!(entered_members(&app), 30);
}

#[actix_web::test]
async fn a_job_that_gets_nowhere_is_given_up() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = checked(&app, &officer, &rows(&town, 3)).await;
    commit(&officer, id, false).await.succeeded();
    for _ in 0..5 {
        assert!(Worker::default().take(app.state()).await.unwrap().is_some(), "taken up and left behind");
        app.pass_seconds(10);
    }
    app.work().await;
    let roster = shown(&officer, id).await;
    assert_eq!((roster.text("/state"), roster.text("/commit/state")), ("stopped", "failed"));
    assert_eq!(entered_members(&app), 0);
}

#[actix_web::test]
async fn a_waiting_job_is_stopped_at_once() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let roster = hand_in(&officer, csv(&rows(&town, 3))).await.succeeded();
    let check = roster.text("/check/id");
    let stopped = officer.act(&format!("{JOBS}/{check}/cancel")).await.succeeded();
    assert_eq!(stopped.text("/state"), "cancelled");
    app.work().await;
    assert_eq!(shown(&officer, roster.id()).await.text("/state"), "check_stopped");
    let again = officer.act(&format!("{JOBS}/{check}/cancel")).await;
    assert_eq!((again.status, again.code()), (409, "job.ended"));
}

#[actix_web::test]
async fn a_running_job_is_stopped_after_its_batch_and_goes_on_when_that_is_asked_for() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = checked(&app, &officer, &rows(&town, 700)).await;
    let roster = commit(&officer, id, false).await.succeeded();
    let worker = Worker::default();
    let taken = worker.take(app.state()).await.unwrap().unwrap();
    assert!(worker.batch(app.state(), &taken).await.unwrap());
    let asked = officer.act(&format!("{JOBS}/{}/cancel", roster.text("/commit/id"))).await.succeeded();
    assert_eq!(asked.text("/state"), "cancelling");

    assert!(!worker.batch(app.state(), &taken).await.unwrap());

    assert_eq!((shown(&officer, id).await.text("/state"), entered_members(&app)), ("stopped", 500));
    commit(&officer, id, false).await.succeeded();
    app.work().await;
    let roster = shown(&officer, id).await;
    assert_eq!((roster.text("/state"), &roster.json["commit"]["total"]), ("committed", &json!(200)));
    assert_eq!(entered_members(&app), 700);
}

#[actix_web::test]
async fn progress_comes_as_events_until_the_job_ends() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = checked(&app, &officer, &rows(&town, 3)).await;
    let roster = shown(&officer, id).await;
    let told = officer.get(&format!("{JOBS}/{}/progress", roster.text("/check/id"))).await.succeeded();
    assert_eq!(told.header("content-type"), "text/event-stream");
    let text = String::from_utf8(told.bytes).unwrap();
    let data = text.lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!((&data["state"], &data["done"]), (&json!("done"), &json!(3)));
    assert!(text.starts_with("event: progress\nid: ") && text.ends_with("\n\n"), "{text}");
}

#[actix_web::test]
async fn a_job_is_seen_by_whoever_began_it_and_by_the_auditor_above() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let (town, neighbour) = (app.town(&county), app.neighbour_town(&county));
    let officer = app.town_officer(&town);
    let id = checked(&app, &officer, &rows(&town, 1)).await;
    let check = shown(&officer, id).await.text("/check/id").to_owned();
    let auditor = |at| app.signed_in(domain::kernel::access::Role::Auditor, at);
    for (who, sees) in
        [(&officer, true), (&auditor(&county), true), (&auditor(&neighbour), false), (&app.town_officer(&town), false)]
    {
        let listed = who.get(&format!("{JOBS}?kind=roster_check")).await.succeeded();
        let one = who.get(&format!("{JOBS}/{check}")).await;
        assert_eq!(
            (listed.json["items"].as_array().unwrap().len(), one.status),
            if sees { (1, 200) } else { (0, 404) }
        );
    }
}

#[actix_web::test]
async fn the_file_of_a_job_is_the_sheet_of_wrong_rows() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let mut rows = rows(&town, 2);
    rows[1].mobile = "12".into();
    let id = entered(&app, &officer, &rows, false).await;
    let commit = shown(&officer, id).await.text("/commit/id").to_owned();
    assert!(job(&officer, &commit).await["result_file"].as_str().unwrap().ends_with(".xlsx"));
    let file = officer.get(&format!("{JOBS}/{commit}/result")).await.succeeded();
    assert!(file.header("content-disposition").starts_with("attachment"));
    let sheet = officer.get(&format!("{ROSTERS}/{id}/error-sheet")).await.succeeded();
    let read = |bytes: &[u8]| api::membership::roster::sheet::read(bytes, &Default::default()).unwrap().rows;
    assert_eq!(read(&file.bytes), read(&sheet.bytes));
    let check = shown(&officer, id).await.text("/check/id").to_owned();
    let none = officer.get(&format!("{JOBS}/{check}/result")).await;
    assert_eq!((none.status, none.code()), (404, "job.no_result"));
}

#[actix_web::test]
async fn every_step_of_a_job_is_in_the_trail() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let officer = app.town_officer(&town);
    let id = checked(&app, &officer, &rows(&town, 1)).await;
    let check: Uuid = shown(&officer, id).await.text("/check/id").parse().unwrap();
    let told: Vec<(String, Option<Uuid>)> = app.db(|db| {
        let of = events::table.filter(events::subject_id.eq(check)).order(events::id);
        of.select((events::kind, events::account_id)).load(db).unwrap()
    });
    let by = Some(officer.account_id.uuid());
    assert_eq!(told, [("job.queued".into(), by), ("job.done".into(), by)]);
}
