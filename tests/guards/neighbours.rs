//! Every operation on a record that is there, tried by the same roles of elsewhere.

use std::collections::BTreeMap;

use diesel::prelude::*;
use domain::kernel::access::{self, Action, Role, Rows};
use domain::kernel::id::Id;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::member::MemberStatus;
use domain::organisation::unit::UnitKind;
use persistence::schema::{jobs, sessions};
use serde_json::{Value, json};
use tests::membership::a_family_farm;
use tests::organisation::a_site;
use tests::roster_imports::{csv, hand_in, rows};
use tests::{Client, TestApp, Unit};
use uuid::Uuid;

use crate::authorization::{an_app, somebody};
use crate::operations::{Operation, operations};

/// Operations on records that everybody with the permission reaches: there is no elsewhere.
const OF_ALL: [&str; 2] = ["/scorecards/", "/divisions/"];

/// Fields of bodies that name no record of somebody: ids that the caller makes up, machines and providers, which are
/// public among those who book, and the crew of a booking, which only a confirmed booking leads to
/// (`services/dispatch.rs` tries another provider's). So does a member in reach to its contacts and to the federation
/// that it joins (`membership/contacts.rs`), and a member moves to a town out of reach by nature. A document is reached
/// by who holds the receipt of its application (`membership/tracked_documents.rs`).
const NO_ONES: [&str; 8] =
    ["id", "machine_id", "provider_id", "crew_id", "contact_id", "federation_id", "to_unit_id", "document_id"];

/// One record of every kind in Liushi, by the part of the address or the field that names it.
async fn records(app: &TestApp) -> BTreeMap<&'static str, Uuid> {
    let harvest = app.harvest();
    let quote = harvest.quoted().await;
    let booking = harvest.placed().await.id();
    let application = app.stranger().post("/api/v1/membership-applications", a_family_farm(&harvest.town)).await;
    let applied = application.succeeded().id();
    let site = app.county_officer(&harvest.county).post("/api/v1/sites", a_site(&harvest.town)).await;
    let (rating, town) = (app.coop_draft().await.id, harvest.town.id.uuid());
    let (session, post): (Uuid, Uuid) =
        app.db(|db| sessions::table.select((sessions::id, sessions::post_id)).first(db).unwrap());
    let mut known = BTreeMap::from([
        ("bookings", booking),
        ("machines", harvest.machine_id.uuid()),
        ("members", harvest.member_id.uuid()),
        ("membership-applications", applied),
        ("org-units", town),
        ("plots", harvest.plot_id.uuid()),
        ("providers", harvest.provider_id.uuid()),
        ("ratings", rating),
        ("sessions", session),
        ("sites", site.succeeded().id()),
        ("todos", applied),
        ("into_id", town),
        ("member_id", harvest.member_id.uuid()),
        ("org_unit_id", town),
        ("parent_id", town),
        ("plot_id", harvest.plot_id.uuid()),
        ("post_id", post),
        ("quote_id", quote),
    ]);
    known.extend(a_roster(app, &harvest.county, &harvest.town).await);
    known.extend(an_import(app, &harvest.town).await);
    known.extend(begun(app, &harvest.county, &harvest.town).await);
    known.extend(filed(app, &harvest.county, &harvest.town, applied).await);
    known
}

/// A file handed in by the town, and the job that checks it.
async fn an_import(app: &TestApp, town: &Unit) -> [(&'static str, Uuid); 2] {
    let handed_in = hand_in(&app.town_officer(town), csv(&rows(town, 1))).await.succeeded();
    let job = app.db(|db| jobs::table.select(jobs::id).first(db).unwrap());
    [("roster-imports", handed_in.id()), ("jobs", job)]
}

/// A roster of the county with a line of the town.
async fn a_roster(app: &TestApp, county: &Unit, town: &Unit) -> [(&'static str, Uuid); 2] {
    let officer = app.county_officer(county);
    let signed = json!({"year": 2026, "signed_on": "2026-01-15", "document": "3号"});
    let roster = officer.post("/api/v1/member-rosters", signed).await.succeeded().id();
    let line = json!({"org_unit_id": town.id.uuid(), "member_type": "coop", "name": "甲社", "identity": "1"});
    let lines = json!({"source": "名册", "lines": [line]});
    officer.post(&format!("/api/v1/member-rosters/{roster}/lines"), lines).await.succeeded();
    let listed = officer.get(&format!("/api/v1/member-rosters/{roster}/lines")).await.succeeded();
    [("member-rosters", roster), ("roster-lines", listed.text("/items/0/id").parse().unwrap())]
}

/// A case of expulsion, a request for a change, and a move to a town that nobody of the tests comes from.
async fn begun(app: &TestApp, county: &Unit, town: &Unit) -> Vec<(&'static str, Uuid)> {
    let officer = app.county_officer(county);
    let far = app.unit(UnitKind::CountyFederation, "永嘉县农合联", "330324", None);
    let far = app.unit(UnitKind::TownFederation, "瓯北街道农合联", "330382108", Some(&far));
    let expulsion = json!({"reason": "charter_breach", "notice": "拟提请理事会除名"});
    let change = json!({"changes": {"address": "湖边路 2 号"}, "evidence": "土地流转合同"});
    let transfer = json!({"to_unit_id": far.id.uuid(), "reason": "搬迁"});
    let mut ids = Vec::new();
    for (kind, body) in [("expulsions", expulsion), ("change-requests", change), ("transfers", transfer)] {
        let path = format!("/api/v1/members/{}/{kind}", app.a_member(town));
        ids.push((kind, officer.post(&path, body).await.succeeded().id()));
    }
    ids
}

/// A document of the application, and two members that look like one.
async fn filed(app: &TestApp, county: &Unit, town: &Unit, application: Uuid) -> [(&'static str, Uuid); 2] {
    let path = format!("/api/v1/membership-applications/{application}/documents");
    let pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
    let document = app.county_officer(county).upload(&path, "licence", "a.pdf", pdf).await.succeeded().id();
    let farm = a_family_farm(town);
    let mut again = farm.clone();
    again["identity"] = a_family_farm(town)["identity"].clone();
    let ids = [farm, again].map(|form| app.member_from(town, form, MemberStatus::Active));
    [("documents", document), ("member-duplicates", app.look_for_duplicates(&ids)[0])]
}

/// Whether the role reaches only some rows with it: those of its unit, or its own.
fn is_bounded(operation: &Operation, role: Role, at: &Unit) -> bool {
    let actor = access::Actor {
        account_id: Id::fresh(),
        role,
        org_unit_id: at.id,
        org_path: at.path.clone(),
        provider_id: Some(Id::fresh()),
        member_id: Some(Id::fresh()),
    };
    match Action::from_code(operation.permission()) {
        Some(action) => actor.scope_for(action).is_ok_and(|scope| *scope.rows() != Rows::All),
        None => operation.permission() == "signed_in",
    }
}

/// A county without anything, and somebody of each role there.
fn elsewhere(app: &TestApp) -> Unit {
    app.unit(UnitKind::CountyFederation, "瑞安市农合联", "330381", None)
}

/// The place of somebody from elsewhere: officers of towns sit in the town next door.
/// A county's roster is read in all its towns, so that one is tried from another county by everybody.
fn seat(app: &TestApp, role: Role, elsewhere: &Unit, path: &str) -> Unit {
    let of_the_county = path.contains("/member-rosters/");
    if role == Role::TownOfficer && !of_the_county { app.neighbour_town(&app.county()) } else { elsewhere.clone() }
}

fn segment(path: &str) -> &str {
    let before = path.split("/{id}").next().unwrap();
    before.rsplit('/').next().unwrap()
}

#[actix_web::test]
async fn nobody_from_elsewhere_finds_a_record_by_its_address() {
    let (app, mut wrong, mut tried) = (an_app().await, Vec::new(), 0);
    let (records, elsewhere) = (records(&app).await, elsewhere(&app));
    let by_address = operations().into_iter().filter(|operation| operation.path.contains("/{id}"));
    for operation in by_address.filter(|operation| !OF_ALL.iter().any(|path| operation.path.contains(path))) {
        for &role in Role::ALL {
            let seat = seat(&app, role, &elsewhere, &operation.path);
            if !operation.may(role) || !is_bounded(&operation, role, &seat) {
                continue;
            }
            let id = records.get(segment(&operation.path));
            let id =
                id.unwrap_or_else(|| panic!("{}: which record? Name it in tests/guards/neighbours.rs", operation.name));
            let address = operation.address_of(*id);
            let answer = operation.sent_by(&somebody(&app, role, &seat), &address, &operation.body()).await;
            tried += 1;
            if (answer.status, answer.code()) != (404, "not_found") {
                wrong.push(format!("{role:?}: {} {} {}", operation.name, answer.status, answer.json));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 80, "only {tried} tried");
}

/// The fields of a body that name records.
fn naming(operation: &Operation) -> Vec<String> {
    let body = operation.body();
    let fields = body.as_object().into_iter().flatten();
    let ids = fields.filter(|(name, value)| {
        let id = name.ends_with("_id") || *name == "id";
        id && value.as_str().is_some_and(|text| text.parse::<Uuid>().is_ok())
    });
    ids.map(|(name, _)| name.clone()).filter(|name| !NO_ONES.contains(&name.as_str())).collect()
}

async fn send(
    operation: &Operation,
    by: &Client<'_>,
    own: &Unit,
    field: &str,
    record: Uuid,
) -> (u16, Vec<String>, Value) {
    let mut body = operation.body();
    body[field] = json!(record);
    if body["work_on"].is_string() {
        // The day of the example has passed on the clock of the tests, or will have.
        body["work_on"] = json!("2026-05-07");
    }
    let answer = operation.sent_by(by, &operation.address_of(own.id.uuid()), &body).await;
    (answer.status, answer.wrong_fields(), answer.json)
}

#[actix_web::test]
async fn nobody_from_elsewhere_names_a_record_in_a_body() {
    let (app, mut wrong, mut tried) = (an_app().await, Vec::new(), 0);
    let (records, elsewhere) = (records(&app).await, elsewhere(&app));
    for operation in operations() {
        for field in naming(&operation) {
            let record = records.get(field.as_str());
            let record = *record.unwrap_or_else(|| {
                panic!("{}: which record is {field}? Name it in tests/guards/neighbours.rs", operation.name)
            });
            for &role in Role::ALL {
                let seat = seat(&app, role, &elsewhere, &operation.path);
                if !operation.may(role) || !is_bounded(&operation, role, &seat) {
                    continue;
                }
                tried += 1;
                let by = somebody(&app, role, &seat);
                let (status, fields, told) = send(&operation, &by, &seat, &field, record).await;
                if (status, fields) != (404, vec![format!("/{field} not_found")]) {
                    wrong.push(format!("{role:?}: {} {field} {status} {told}", operation.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 15, "only {tried} tried");
}
