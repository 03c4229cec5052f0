//! Two records of one member become one.

use diesel::prelude::*;
use domain::kernel::id::MemberId;
use domain::membership::member::MemberStatus;
use domain::organisation::unit::UnitKind;
use persistence::schema::{events, members, posts, ratings};
use serde_json::{Value, json};
use tests::files::PDF;
use tests::membership::{a_coop, a_credit_code, with};
use tests::{Answer, Client, TestApp};
use uuid::Uuid;

use super::duplicates::{PAIRS, a_farm, again, queue};
use super::figures::{FIGURES, number as number_of};
use super::{Offices, offices};

/// Two members of one farm, and the pair that they are.
struct Two<'a> {
    offices: Offices<'a>,
    first: MemberId,
    second: MemberId,
    pair: Uuid,
}

/// Enters two members and looks at them, as an import does.
fn two(app: &TestApp, second: impl FnOnce(&Value) -> Value) -> Two<'_> {
    let offices = offices(app);
    let farm = a_farm(&offices.at);
    let other = second(&farm);
    let first = app.member_from(&offices.at, farm, MemberStatus::Active);
    let second = app.member_from(&offices.at, other, MemberStatus::Active);
    let noticed = app.look_for_duplicates(&[first, second]);
    assert_eq!(noticed.len(), 1);
    Two { offices, first, second, pair: noticed[0] }
}

impl Two<'_> {
    async fn verb(&self, by: &Client<'_>, verb: &str, body: Value) -> Answer {
        by.post(&format!("{PAIRS}/{}/{verb}", self.pair), body).await
    }

    async fn propose(&self, take: &[&str]) -> Answer {
        let body = json!({"survivor": "first", "take": take, "reason": "同一农场登记了两次"});
        self.verb(&self.offices.clerk, "propose-merge", body).await
    }

    async fn merge(&self, by: &Client<'_>) -> Answer {
        by.act(&format!("{PAIRS}/{}/merge", self.pair)).await
    }
}

fn number(app: &TestApp, id: MemberId) -> String {
    app.db(|db| members::table.find(id.uuid()).select(members::number).first(db).unwrap())
}

fn status(app: &TestApp, id: MemberId) -> String {
    app.db(|db| members::table.find(id.uuid()).select(members::status).first(db).unwrap())
}

#[actix_web::test]
async fn one_proposes_and_another_carries_out() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    let body = json!({"survivor": "first", "take": [], "reason": "重复"});
    two.verb(&two.offices.county, "propose-merge", body).await.succeeded();

    let own = two.merge(&two.offices.county).await;
    let clerk = two.merge(&two.offices.clerk).await;
    let merged = two.merge(&two.offices.reviewer).await.succeeded();

    assert_eq!((own.status, own.code()), (409, "duplicate.same_hands"));
    assert_eq!((clerk.status, clerk.code()), (403, "forbidden"));
    assert_eq!((merged.text("/status"), &merged.json["allowed"]), ("merged", &json!([])));
    assert_eq!((status(&app, two.first), status(&app, two.second)), ("active".into(), "merged".into()));
    assert_eq!(queue(&two.offices.town).await, Vec::<Value>::new());
}

#[actix_web::test]
async fn the_number_of_the_record_that_went_leads_to_the_one_that_stays() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    two.propose(&[]).await.succeeded();
    two.merge(&two.offices.county).await.succeeded();
    let (stays, goes) = (number(&app, two.first), number(&app, two.second));

    let found = two.offices.town.get(&format!("/api/v1/members?q={goes}")).await.succeeded();
    let old = two.offices.town.get(&format!("/api/v1/members/{}", two.second)).await.succeeded();
    let merged = two.offices.town.get("/api/v1/members?status=merged").await.succeeded();

    assert_eq!(found.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(found.text("/items/0/number"), stays);
    assert_eq!((old.text("/status"), old.text("/merged_into/number")), ("merged", stays.as_str()));
    assert_eq!(merged.text("/items/0/merged_into/id"), two.first.to_string());
    assert_eq!(old.text("/left_on"), app.today().to_string());
}

#[actix_web::test]
async fn the_record_that_stays_takes_what_was_chosen_and_nothing_else() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, |farm| {
        let coop = a_coop(&app.town(&app.county()));
        let mut licensed = with(farm.clone(), "identity", json!({"uscc": a_credit_code("92")}));
        licensed["legal_person"] = coop["legal_person"].clone();
        licensed["organisation"] = coop["organisation"].clone();
        licensed["scale"]["value"] = json!("99");
        licensed
    });
    two.propose(&["identity"]).await.succeeded();
    two.merge(&two.offices.county).await.succeeded();

    let shown = two.offices.town.get(&format!("/api/v1/members/{}", two.first)).await.succeeded();
    let told = two.offices.town.get(&format!("/api/v1/members/{}/timeline", two.first)).await.succeeded();

    assert_eq!((shown.text("/form/identity/kind"), shown.text("/form/scale/value")), ("uscc", "60.500"));
    let absorbed = &told.json["items"][0];
    assert_eq!((&absorbed["kind"], &absorbed["reason"]), (&json!("member.absorbed"), &json!("同一农场登记了两次")));
    assert_eq!(absorbed["changes"]["absorbed"]["after"], json!(number(&app, two.second)));
    assert_eq!(absorbed["changes"]["identity"]["before"]["kind"], "resident_id");
    assert!(absorbed["changes"]["scale"].is_null(), "{absorbed}");
}

#[actix_web::test]
async fn what_would_be_no_complete_form_is_not_proposed() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, |farm| with(again(farm), "member_type", json!("large_grower")));

    let composition = json!({"survivor": "first", "take": ["name", "name"], "reason": ""});
    let wrong = two.verb(&two.offices.clerk, "propose-merge", composition).await;
    let unknown = json!({"survivor": "third", "take": [], "reason": "重复"});
    let unknown = two.verb(&two.offices.clerk, "propose-merge", unknown).await;

    assert_eq!(wrong.wrong_fields(), ["/reason required", "/take/1 repeated"]);
    assert_eq!(unknown.wrong_fields(), ["/survivor unknown_code"]);
    two.propose(&["composition", "recognition", "contact"]).await.succeeded();
}

#[actix_web::test]
async fn a_declined_proposal_waits_to_be_looked_at_again() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    two.propose(&[]).await.succeeded();
    assert_eq!(queue(&two.offices.town).await, Vec::<Value>::new());

    let body = json!({"reason": "请先核实执照"});
    let declined = two.verb(&two.offices.reviewer, "decline-merge", body).await.succeeded();

    assert_eq!((declined.text("/status"), &declined.json["proposal"]), ("open", &Value::Null));
    assert_eq!(declined.json["allowed"], json!(["dismiss", "propose_merge"]));
    let late = two.merge(&two.offices.reviewer).await;
    assert_eq!((late.status, late.code()), (409, "duplicate.not_now"));
}

#[actix_web::test]
async fn who_left_meanwhile_is_not_merged() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    two.propose(&[]).await.succeeded();
    app.db(|db| {
        let left = (members::status.eq("withdrawn"), members::left_on.eq(app.today()));
        diesel::update(members::table.find(two.second.uuid())).set(left).execute(db).unwrap();
    });

    let refused = two.merge(&two.offices.county).await;

    assert_eq!((refused.status, refused.code()), (409, "duplicate.not_current"));
    assert_eq!(status(&app, two.second), "withdrawn");
}

#[actix_web::test]
async fn a_decision_on_an_old_version_of_the_pair_is_refused() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    two.propose(&[]).await.succeeded();

    let stale = two.merge(&two.offices.county.with("if-match", "\"1\"")).await;

    assert_eq!((stale.status, stale.code()), (412, "version_mismatch"));
    two.merge(&two.offices.county.with("if-match", "\"2\"")).await.succeeded();
}

#[actix_web::test]
async fn documents_accounts_and_ratings_follow() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    let owner = app.member(two.second, &two.offices.at);
    let path = format!("/api/v1/members/{}/documents", two.second);
    let filed = two.offices.clerk.upload(&path, "other", "a.pdf", PDF).await.succeeded();
    let rating = two.offices.clerk.post("/api/v1/ratings", json!({"member_id": two.second.uuid()})).await.succeeded();
    two.propose(&[]).await.succeeded();
    two.merge(&two.offices.county).await.succeeded();

    let me = owner.get("/api/v1/members/me").await.succeeded();
    let papers = owner.get(&format!("/api/v1/members/{}/documents", two.first)).await.succeeded();

    assert_eq!(me.id(), two.first.uuid());
    assert_eq!(papers.json["items"][0]["id"], filed.json["id"]);
    let (rated, held): (Uuid, Option<Uuid>) = app.db(|db| {
        let rated = ratings::table.find(rating.id()).select(ratings::member_id).first(db).unwrap();
        let of_account = posts::table.filter(posts::account_id.eq(owner.account_id.uuid()));
        (rated, of_account.select(posts::member_id).first(db).unwrap())
    });
    assert_eq!((rated, held), (two.first.uuid(), Some(two.first.uuid())));
}

#[actix_web::test]
async fn contacts_and_federations_follow_and_the_chosen_contact_is_called_first() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    let offices = &two.offices;
    let somebody = json!({"name": "林小雨", "role": "finance", "mobile": "13800000077", "is_primary": true});
    offices.town.post(&format!("/api/v1/members/{}/contacts", two.second), somebody).await.succeeded();
    let federation = app.unit(UnitKind::IndustryFederation, "杨梅产业农合联", "330382", Some(&app.county()));
    let join = json!({"federation_id": federation.id.uuid(), "joined_on": app.today().to_string()});
    offices.county.post(&format!("/api/v1/members/{}/federations", two.second), join).await.succeeded();
    two.propose(&["contact"]).await.succeeded();
    two.merge(&offices.county).await.succeeded();

    let known = offices.town.get(&format!("/api/v1/members/{}/contacts", two.first)).await.succeeded();
    let joined = offices.county.get(&format!("/api/v1/members?federation_id={}", federation.id)).await.succeeded();

    let first: Vec<&Value> = known.json["items"].as_array().unwrap().iter().map(|held| &held["is_primary"]).collect();
    assert_eq!((first, known.text("/items/0/mobile")), (vec![&json!(true), &json!(false)], "138****0077"));
    assert_eq!(joined.text("/items/0/id"), two.first.to_string());
}

#[actix_web::test]
async fn a_record_with_an_open_case_or_change_does_not_go() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    let change = json!({"changes": {"address": "山后路 9 号"}, "evidence": "租赁合同"});
    let path = format!("/api/v1/members/{}/change-requests", two.second);
    two.offices.clerk.post(&path, change).await.succeeded();
    two.propose(&[]).await.succeeded();

    let refused = two.merge(&two.offices.county).await;

    assert_eq!((refused.status, refused.code()), (409, "change.open_already"));
    assert_eq!(status(&app, two.second), "active");
}

#[actix_web::test]
async fn a_suspended_record_goes_and_no_longer_counts_from_that_day_on() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    app.pass_days(10);
    let suspended = json!({"suspended_for": "unpaid_dues", "reason": "未缴会费"});
    two.offices.county.post(&format!("/api/v1/members/{}/suspend", two.second), suspended).await.succeeded();
    app.pass_days(10);
    two.propose(&[]).await.succeeded();
    two.merge(&two.offices.county).await.succeeded();

    let day = |days: i64| app.today() - chrono::TimeDelta::days(days);
    for (on, expected) in [(day(20), [2, 2]), (day(10), [2, 1]), (day(0), [1, 1])] {
        let figures = two.offices.county.get(&format!("{FIGURES}?on={on}")).await.succeeded();
        assert_eq!(["members", "active"].map(|figure| number_of(&figures.json["total"], figure)), expected, "{on}");
    }
}

#[actix_web::test]
async fn two_ratings_on_their_way_are_finished_first() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    for member in [two.first, two.second] {
        two.offices.clerk.post("/api/v1/ratings", json!({"member_id": member.uuid()})).await.succeeded();
    }
    two.propose(&[]).await.succeeded();

    let refused = two.merge(&two.offices.county).await;

    assert_eq!((refused.status, refused.code()), (409, "rating.open_already"));
    assert_eq!(status(&app, two.second), "active");
}

#[actix_web::test]
async fn plots_follow_and_those_of_one_name_are_told_apart() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    for member in [two.first, two.second] {
        let plot = json!({
            "member_id": member.uuid(), "name": "村东大田", "area": "12.5",
            "division_code": two.offices.at.division_code, "crop_line": "rice",
        });
        two.offices.clerk.post("/api/v1/plots", plot).await.succeeded();
    }
    two.propose(&[]).await.succeeded();
    two.merge(&two.offices.county).await.succeeded();

    let held = two.offices.town.get(&format!("/api/v1/plots?member_id={}", two.first)).await.succeeded();

    let mut names: Vec<&str> =
        held.json["items"].as_array().unwrap().iter().filter_map(|plot| plot["name"].as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["村东大田".to_owned(), format!("村东大田（{}）", number(&app, two.second))]);
}

#[actix_web::test]
async fn nothing_whole_of_a_person_is_told_in_the_trail_of_a_merge() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, |farm| with(again(farm), "contact_name", json!("别人")));
    two.propose(&["identity", "contact", "address", "business"]).await.succeeded();
    two.merge(&two.offices.county).await.succeeded();

    let trail: Vec<Value> = app.db(|db| events::table.select(events::changes).load(db).unwrap());

    let text = format!("{trail:?}");
    assert!(text.contains("别人") && text.contains("********"), "{text}");
    assert!(
        !text.chars().collect::<Vec<_>>().windows(18).any(|signs| signs.iter().all(char::is_ascii_digit)),
        "{text}"
    );
}

#[actix_web::test]
async fn whom_to_call_follows_and_is_not_called_first() {
    let app = TestApp::rolled_back().await;
    let two = two(&app, again);
    let path = |id: MemberId| format!("/api/v1/members/{id}/contacts");
    let body = json!({"name": "林大雨", "role": "technician", "mobile": "13800000078", "is_primary": true});
    two.offices.town.post(&path(two.second), body).await.succeeded();
    two.propose(&[]).await.succeeded();

    two.merge(&two.offices.county).await.succeeded();

    let known = two.offices.town.get(&path(two.first)).await.succeeded();
    let items = known.json["items"].as_array().unwrap();
    let called = items.iter().find(|contact| contact["mobile"] == "138****0078").unwrap();
    assert_eq!(called["is_primary"], false);
}
