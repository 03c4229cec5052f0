//! Figures are true for any past day, also after edits that are dated back, and each is the sum of its rows.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::kernel::id::MemberId;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::entry_rate::Entry;
use domain::membership::figure::MemberFigure;
use domain::membership::member::MemberStatus;
use persistence::kernel::code::Code;
use persistence::kernel::day::changes_hold_from;
use persistence::schema::{members, membership_forms};
use serde_json::{Value, json};
use tests::membership::{a_family_farm, a_resident_id, with};
use tests::{TestApp, Unit};
use uuid::Uuid;

use super::figures::{FIGURES, number, rows_of};
use super::rosters::{ROSTERS, a_line, a_roster, add};
use super::{Offices, offices};

/// Leaves the size of a member's business empty, as old lists do.
pub(super) fn without_scale(app: &TestApp, member: MemberId) {
    app.db(|db| {
        let form: Uuid = members::table.find(member.uuid()).select(members::form_id).first(db).unwrap();
        let form = membership_forms::table.find(form);
        diesel::update(form).set(membership_forms::scale_count.eq(0)).execute(db).unwrap();
    });
}

/// A member that stands otherwise from a day on.
fn stands(app: &TestApp, member: MemberId, status: MemberStatus, on: NaiveDate) {
    app.db(|db| {
        changes_hold_from(db, on).unwrap();
        let other = members::table.filter(members::id.ne(member.uuid())).select(members::id);
        let other: Option<Uuid> = other.first(db).optional().unwrap();
        let set = (
            members::status.eq(Code(status)),
            members::left_on.eq((!status.is_current()).then_some(on)),
            members::merged_into.eq(other.filter(|_| status == MemberStatus::Merged)),
        );
        diesel::update(members::table.find(member.uuid())).set(set).execute(db).unwrap();
    });
}

fn moves(app: &TestApp, member: MemberId, to: &Unit, on: NaiveDate) {
    app.db(|db| {
        changes_hold_from(db, on).unwrap();
        let set = (members::org_unit_id.eq(to.id.uuid()), members::org_path.eq(to.path.as_str()));
        diesel::update(members::table.find(member.uuid())).set(set).execute(db).unwrap();
    });
}

async fn figures_on(offices: &Offices<'_>, on: NaiveDate) -> Value {
    offices.county.get(&format!("{FIGURES}?on={on}")).await.succeeded().json
}

/// Members on a roster, all entered on the first day.
async fn entered(app: &TestApp, offices: &Offices<'_>, count: usize) -> Vec<MemberId> {
    let numbers: Vec<String> = (0..count).map(|_| a_resident_id()).collect();
    let roster = a_roster(&offices.county).await;
    add(&offices.county, roster, numbers.iter().map(|number| a_line(&offices.at, number)).collect()).await.succeeded();
    let form = |number: &String| with(a_family_farm(&offices.at), "identity", json!({"resident_id": number}));
    app.members_from(&offices.at, numbers.iter().map(form).collect())
}

#[actix_web::test]
async fn yesterdays_figures_stay_when_a_member_is_suspended_today() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (members, first) = (entered(&app, &offices, 3).await, app.today());
    app.pass_days(30);

    stands(&app, members[0], MemberStatus::Suspended, app.today());
    stands(&app, members[1], MemberStatus::Withdrawn, app.today());

    let (then, now) = (figures_on(&offices, first).await, figures_on(&offices, app.today()).await);
    let told = |figures: &Value| ["roster", "entered", "not_active"].map(|figure| number(&figures["total"], figure));
    assert_eq!((told(&then), told(&now)), ([3, 3, 0], [2, 1, 1]));
}

#[actix_web::test]
async fn an_edit_dated_back_changes_the_days_since_and_none_before() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (members, first) = (entered(&app, &offices, 2).await, app.today());
    app.pass_days(30);
    let day = |days: i64| first + chrono::TimeDelta::days(days);

    stands(&app, members[0], MemberStatus::Lapsed, day(10));
    let failed = json!({"kind": "identity", "passed": false, "reason": "号码有误", "checked_on": day(20).to_string()});
    offices.town.post(&format!("/api/v1/members/{}/check", members[1]), failed).await.succeeded();

    for (on, expected) in [(first, [2, 2]), (day(9), [2, 2]), (day(10), [1, 1]), (day(19), [1, 1]), (day(20), [1, 0])] {
        let figures = figures_on(&offices, on).await;
        assert_eq!(["roster", "entered"].map(|figure| number(&figures["total"], figure)), expected, "{on}");
    }
}

#[actix_web::test]
async fn before_the_council_signed_nobody_stood_on_the_roster() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    entered(&app, &offices, 1).await;

    let before = offices.county.get(&format!("{FIGURES}?on=2026-01-14")).await.succeeded();
    let since = offices.county.get(&format!("{FIGURES}?on=2026-01-15")).await.succeeded();

    assert_eq!((before.json["rosters"].clone(), before.json["total"]["entry_rate"].clone()), (json!([]), Value::Null));
    let told = ["roster", "not_on_platform"].map(|figure| number(&since.json["total"], figure));
    assert_eq!((told, since.text("/total/entry_rate")), ([1, 1], "0.0"));
}

#[actix_web::test]
async fn a_day_of_leaving_that_is_corrected_corrects_the_figures() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (members, first) = (entered(&app, &offices, 1).await, app.today());
    app.pass_days(30);
    let day = |days: i64| first + chrono::TimeDelta::days(days);

    stands(&app, members[0], MemberStatus::Withdrawn, day(10));
    stands(&app, members[0], MemberStatus::Withdrawn, day(20));

    for (on, expected) in [(day(9), 1), (day(10), 1), (day(19), 1), (day(20), 0)] {
        assert_eq!(number(&figures_on(&offices, on).await["total"], "active"), expected, "{on}");
    }
}

/// What the rules say of a row.
fn gap(row: &Value) -> Value {
    let entry = row["status"].as_str().and_then(MemberStatus::from_code).map(|status| Entry {
        status,
        mandatory_fields: u32::try_from(row["mandatory_fields"].as_u64().unwrap()).unwrap(),
        filled_fields: u32::try_from(
            row["mandatory_fields"].as_u64().unwrap() - row["missing_fields"].as_array().unwrap().len() as u64,
        )
        .unwrap(),
        identity_valid: row["identity_passed"].as_bool().unwrap(),
        unique: row["duplicate_passed"].as_bool().unwrap(),
        verified_on: row["verified_on"].as_str().map(|day| day.parse().unwrap()),
    });
    json!(Entry::gap(entry.as_ref()).map(Vocabulary::code))
}

/// One edit, whatever it is, dated to any of the days so far.
async fn edit(app: &TestApp, offices: &Offices<'_>, members: &[MemberId], lines: &[Uuid], first: NaiveDate) {
    let chance = |limit: u128| usize::try_from(Uuid::new_v4().as_u128() % limit).unwrap();
    let member = members[chance(members.len() as u128)];
    let on = first + chrono::TimeDelta::days(i64::try_from(chance(60)).unwrap());
    match chance(5) {
        0 => {
            let status = MemberStatus::ALL[chance(MemberStatus::ALL.len() as u128)];
            stands(app, member, status, on);
        }
        1 => moves(
            app,
            member,
            &if chance(2) == 0 { app.neighbour_town(&app.county()) } else { app.town(&app.county()) },
            on,
        ),
        2 => without_scale(app, member),
        3 => {
            let (line, reason) = (lines[chance(lines.len() as u128)], json!({"on": on.to_string(), "reason": "核减"}));
            offices.county.post(&format!("/api/v1/roster-lines/{line}/strike"), reason).await;
        }
        _ => {
            let kind = ["papers", "identity", "duplicate"][chance(3)];
            let check = json!({"kind": kind, "passed": chance(2) == 0, "reason": "核查", "checked_on": on.to_string()});
            offices.town.post(&format!("/api/v1/members/{member}/check"), check).await;
        }
    }
}

#[actix_web::test]
async fn every_figure_is_the_sum_of_its_rows_after_any_edits() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (members, first) = (entered(&app, &offices, 12).await, app.today());
    app.pass_days(60);
    let roster = offices.county.get(ROSTERS).await.succeeded().text("/items/0/id").to_owned();
    let lines = offices.county.get(&format!("{ROSTERS}/{roster}/lines")).await.succeeded();
    let lines: Vec<Uuid> = lines.json["items"].as_array().unwrap().iter().map(id).collect();
    for _ in 0..60 {
        edit(&app, &offices, &members, &lines, first).await;
    }

    for days in [0, 20, 40, 60] {
        let on = first + chrono::TimeDelta::days(days);
        let shown = figures_on(&offices, on).await;
        for figure in MemberFigure::ALL.iter().map(|figure| figure.code()) {
            let (sum, rows) = rows_of(&offices.county, figure, &format!("&on={on}")).await;
            assert_eq!(number(&shown["total"], figure), sum, "{figure} on {on}");
            let units: i64 = shown["units"].as_array().unwrap().iter().map(|unit| number(unit, figure)).sum();
            let types: i64 = shown["types"].as_array().unwrap().iter().map(|kind| number(kind, figure)).sum();
            assert_eq!((units, types), (sum, sum), "{figure} on {on}");
            for row in rows.iter().filter(|_| figure == "roster") {
                assert_eq!(row["gap"], gap(row), "{row}");
            }
        }
    }
}

fn id(line: &Value) -> Uuid {
    line["id"].as_str().unwrap().parse().unwrap()
}

#[actix_web::test]
async fn every_step_of_a_membership_changes_the_figures_from_its_day_on() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (members, first) = (entered(&app, &offices, 3).await, app.today());
    app.pass_days(30);
    let next = app.neighbour_town(&app.county());
    let step = |member: usize, verb: &str| format!("/api/v1/members/{}/{verb}", members[member]);
    let suspended = json!({"suspended_for": "unpaid_dues", "reason": "连续两年未缴纳会费"});
    let moving = json!({"to_unit_id": next.id.uuid(), "reason": "经营地迁至邻镇"});

    offices.county.post(&step(0, "suspend"), suspended).await.succeeded();
    offices.town.post(&step(1, "transfers"), moving).await.succeeded();
    app.pass_days(1);
    offices.county.post(&step(0, "reinstate"), json!({"reason": "会费已补缴"})).await.succeeded();

    let day = |days: i64| first + chrono::TimeDelta::days(days);
    for (on, expected) in [(first, [3, 3, 0]), (day(29), [3, 3, 0]), (day(30), [3, 2, 1]), (day(31), [3, 3, 0])] {
        let figures = figures_on(&offices, on).await;
        let told = ["roster", "entered", "not_active"].map(|figure| number(&figures["total"], figure));
        assert_eq!(told, expected, "{on}");
    }
}

#[actix_web::test]
async fn a_step_that_is_entered_later_holds_from_its_own_day() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let (members, first) = (entered(&app, &offices, 1).await, app.today());
    app.pass_days(30);
    let since = first + chrono::TimeDelta::days(10);
    app.db(|db| {
        let set = (members::status.eq("suspended"), members::standing_since.eq(since));
        diesel::update(members::table.find(members[0].uuid())).set(set).execute(db).unwrap();
    });

    for (on, expected) in [(first, 1), (since.pred_opt().unwrap(), 1), (since, 0)] {
        assert_eq!(number(&figures_on(&offices, on).await["total"], "entered"), expected, "{on}");
    }
}
