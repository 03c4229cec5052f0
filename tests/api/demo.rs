//! The demo county.

use api::demo::{Credential, DemoError, Order, Outcome, load};
use diesel::Connection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use domain::kernel::identifier::ResidentId;
use domain::membership::member_type::Identity;
use persistence::kernel::events::{self, Verdict};
use persistence::membership::forms;
use persistence::schema::{change_requests, membership_forms};
use serde_json::{Value, json};
use tests::TestApp;
use uuid::Uuid;

/// Stores the documents of the demo where the server finds them; on a thread of its own, because the test's runtime
/// lets nobody wait on it from within.
fn shelf(app: &TestApp) -> impl FnMut(&str, Vec<u8>) -> std::io::Result<()> {
    let objects = app.state().objects.clone();
    move |name, bytes| {
        let stored = std::thread::scope(|scope| {
            scope.spawn(|| futures::executor::block_on(objects.put(name, bytes))).join().unwrap()
        });
        stored.map_err(std::io::Error::other)
    }
}

/// Loads the smallest demo as the command does.
fn loaded(app: &TestApp) -> Result<(Outcome, Vec<Credential>), DemoError> {
    let order = Order { county: "330382".into(), members: 60, seed: 7, now: app.now() };
    let keys = &app.state().keys;
    let mut credentials = Vec::new();
    let mut shelve = shelf(app);
    let outcome = app.db(|db| {
        let outcome = db.transaction(|db| {
            load(db, &order, keys, &mut shelve, |made| {
                credentials = made.to_vec();
                Ok(())
            })
        })?;
        while db.transaction(|db| events::seal_batch(db, keys))? > 0 {}
        Ok::<_, DemoError>(outcome)
    })?;
    Ok((outcome, credentials))
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

fn told(app: &TestApp, lines: &str) -> String {
    let all =
        format!("SELECT coalesce(string_agg(line, E'\\n' ORDER BY line), '') AS told FROM ({lines}) AS lines (line)");
    app.db(|db| diesel::sql_query(all).get_result::<Told>(db).unwrap()).told
}

/// What people see of a demo, without what only the machine knows.
const STORY: &str = "
    SELECT concat_ws(' ', name, kind, org_path, founded_on, closed_on) FROM org_units
    UNION ALL SELECT concat_ws(' ', kind, occurred_on, document) FROM org_events
    UNION ALL SELECT concat_ws(' ', kind, name, address, opened_on, closed_on) FROM sites
    UNION ALL SELECT concat_ws(' ', login, display_name, status) FROM accounts
    UNION ALL SELECT concat_ws(' ', name, identity_masked, contact_mobile_masked, scale_count) FROM membership_forms
    UNION ALL SELECT concat_ws(' ', number, status, joined_on, left_on) FROM members
    UNION ALL SELECT concat_ws(' ', number, status, submitted_on, closed_on, reason) FROM applications
    UNION ALL SELECT concat_ws(' ', status, scored_on, total, grade, valid_until, existing_credit_fen) FROM ratings
    UNION ALL SELECT concat_ws(' ', indicator, points, value) FROM rating_findings
    UNION ALL SELECT concat_ws(' ', number, status, work_on, gross_fen, cancel_fee_fen, during) FROM bookings
    UNION ALL SELECT concat_ws(' ', accepted_milli_mu, gross_fen, settled_at) FROM settlements
    UNION ALL SELECT concat_ws(' ', work_on, limit_milli_mu, booked_milli_mu) FROM machine_days
    UNION ALL SELECT concat_ws(' ', owner_kind, kind, media_type, size_bytes, filed_at) FROM documents
    UNION ALL SELECT concat_ws(' ', org_path, score, reasons, status) FROM duplicate_pairs
    UNION ALL SELECT concat_ws(' ', at, role, kind, org_path) FROM events";

#[actix_web::test]
async fn the_same_seed_and_day_give_the_same_county() {
    let (one, other) = (TestApp::committed().await, TestApp::committed().await);
    for app in [&one, &other] {
        assert!(matches!(loaded(app), Ok((Outcome::Loaded(_), _))));
    }

    assert!(told(&one, STORY).lines().count() > 5_000);
    assert_eq!(told(&one, STORY), told(&other, STORY));
}

#[actix_web::test]
async fn a_second_run_changes_nothing() {
    let app = TestApp::committed().await;
    loaded(&app).unwrap();
    let before = told(&app, STORY);

    let (outcome, credentials) = loaded(&app).unwrap();

    assert_eq!((outcome, credentials.len()), (Outcome::AlreadyLoaded, 0));
    assert_eq!(told(&app, STORY), before);
}

#[actix_web::test]
async fn a_database_with_members_of_its_own_is_left_alone() {
    let app = TestApp::committed().await;
    app.a_member(&app.town(&app.county()));

    assert!(matches!(loaded(&app), Err(DemoError::Occupied)));

    assert_eq!(told(&app, "SELECT login FROM accounts"), "");
}

#[actix_web::test]
async fn what_cannot_hand_over_its_passwords_loads_nothing() {
    let app = TestApp::committed().await;
    let order = Order { county: "330382".into(), members: 60, seed: 7, now: app.now() };
    let keys = &app.state().keys;

    let refused = |_: &[Credential]| Err(std::io::Error::other("the disk is full"));
    let mut shelve = shelf(&app);
    let outcome = app.db(|db| db.transaction(|db| load(db, &order, keys, &mut shelve, refused)));

    assert!(matches!(outcome, Err(DemoError::HandOver(_))));
    assert_eq!(told(&app, "SELECT number FROM members UNION SELECT login FROM accounts"), "");
}

#[actix_web::test]
async fn no_resident_number_is_anybodys() {
    let app = TestApp::committed().await;
    loaded(&app).unwrap();
    let numbers: Vec<ResidentId> = app.db(|db| {
        // A request to change something states the same people again.
        let again = change_requests::table.select(change_requests::after_form_id);
        let first = membership_forms::table.filter(membership_forms::id.ne_all(again));
        let ids: Vec<Uuid> = first.select(membership_forms::id).load(db).unwrap();
        let forms = ids.into_iter().map(|id| forms::open(db, &app.state().keys, id).unwrap());
        let stated = forms.flat_map(|form| {
            let own = if let Identity::Resident(id) = form.identity { Some(id) } else { None };
            own.into_iter().chain(form.legal_person.map(|person| person.resident_id))
        });
        stated.collect()
    });

    assert!(numbers.len() > 60);
    assert!(numbers.iter().all(|number| &number.as_str()[14..17] == "000"));
    let different: std::collections::BTreeSet<&str> = numbers.iter().map(ResidentId::as_str).collect();
    assert_eq!(different.len(), numbers.len());
}

#[actix_web::test]
async fn the_trail_of_the_demo_is_whole_and_in_the_order_of_time() {
    let app = TestApp::committed().await;
    loaded(&app).unwrap();

    let verdict = app.db(|db| events::verify(db, &app.state().keys)).unwrap();

    let Verdict::Intact { sealed, waiting: 0, .. } = verdict else { panic!("{verdict:?}") };
    assert!(sealed > 1_000);
    let jumps = "SELECT 'back' FROM (SELECT at < lag(at) OVER (ORDER BY position) AS back
        FROM sealed_events JOIN events ON event_id = id) AS steps WHERE back";
    assert_eq!(told(&app, jumps), "");
    assert_eq!(told(&app, &format!("SELECT 'ahead' FROM events WHERE at > '{}'", app.now().to_rfc3339())), "");
}

#[actix_web::test]
async fn machine_days_and_money_add_up() {
    let app = TestApp::committed().await;
    loaded(&app).unwrap();

    let days = "SELECT d.machine_id::text FROM machine_days d LEFT JOIN bookings b
            ON b.machine_id = d.machine_id AND b.work_on = d.work_on
            AND b.status IN ('placed', 'confirmed', 'dispatched', 'in_progress', 'weather_hold')
        GROUP BY d.machine_id, d.work_on
        HAVING d.booked_milli_mu <> coalesce(sum(b.area_milli_mu * b.passes), 0)";
    let settled = "SELECT number FROM bookings LEFT JOIN settlements s ON s.booking_id = bookings.id
        WHERE (status = 'settled') <> (s.booking_id IS NOT NULL)";
    let scored = "SELECT r.id::text FROM ratings r JOIN rating_findings f ON f.rating_id = r.id
        GROUP BY r.id HAVING sum(points) <> r.total";
    for wrong in [days, settled, scored] {
        assert_eq!(told(&app, wrong), "", "{wrong}");
    }
}

#[actix_web::test]
async fn an_officer_of_the_demo_signs_in_to_a_full_desk() {
    let app = TestApp::committed().await;
    let (_, credentials) = loaded(&app).unwrap();
    let officer = credentials.iter().find(|credential| credential.login == "liushi.huang").unwrap();

    let body = json!({"login": officer.login, "password": officer.password, "client": "app"});
    let tokens = app.stranger().post("/api/v1/auth/sign-in", body).await.succeeded();
    let client = app.stranger().bearing(tokens.text("/access_token"));

    assert_eq!(client.get("/api/v1/me").await.succeeded().text("/org_unit_name"), "柳市镇农合联");
    let lists = ["membership-applications?status=submitted", "members", "member-duplicates", "ratings", "bookings"];
    for list in lists {
        let items = client.get(&format!("/api/v1/{list}")).await.succeeded().json["items"].clone();
        assert!(items.as_array().is_some_and(|items| items.iter().any(Value::is_object)), "{list}");
    }
}
