//! Ratings from draft to grade: what a town officer files is scored, reviewed, made public, and holds.

use domain::credit::policy::RatingPolicy;
use domain::credit::rating::assess;
use domain::credit::scorecard::Grade;
use domain::kernel::access::{Action, Actor, Role};
use domain::kernel::id::Id;
use persistence::credit::{findings, ratings, scorecards};
use serde_json::{Value, json};
use tests::credit::{COOP, FARM};
use tests::{Answer, Rated, TestApp};

fn coop_figures() -> Value {
    json!({"net_assets": "4300000", "revenue": "6200000", "existing_credit": "600000"})
}

fn terms(rating: &Answer) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let terms = rating.json["line"]["terms"].as_array().unwrap();
    terms.iter().map(|term| (text(&term["term"]), text(&term["amount"]))).collect()
}

fn number(rating: &Answer, field: &str) -> i64 {
    rating.json[field].as_i64().unwrap()
}

fn finding<'a>(rating: &'a Answer, indicator: &str) -> &'a Value {
    let findings = rating.json["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["indicator"] == indicator).unwrap()
}

#[actix_web::test]
async fn the_cooperative_of_the_design_gets_87_points_and_1260000_yuan() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    rated.file(COOP).await;
    rated.put_figures(coop_figures()).await.succeeded();
    rated.scored().await;

    let rating = rated.reviewed_by("review").await.succeeded();

    assert_eq!((number(&rating, "total"), number(&rating, "missing_points")), (87, 0));
    assert_eq!((rating.text("/grade"), rating.text("/line/amount")), ("AA", "1260000.00"));
    let expected = [
        ("net_assets", "2580000.00"),
        ("revenue", "1860000.00"),
        ("cap", "2000000.00"),
        ("existing_credit", "600000.00"),
    ];
    assert_eq!(terms(&rating), expected.map(|(term, amount)| (term.to_owned(), amount.to_owned())));
}

#[actix_web::test]
async fn the_family_farm_of_the_design_gets_83_points_and_230000_yuan() {
    let app = TestApp::rolled_back().await;
    let rated = app.farm_draft().await;
    rated.file(FARM).await;
    let figures = json!({"household_assets": "1200000", "operating_income": "450000", "existing_credit": "100000"});
    rated.put_figures(figures).await.succeeded();
    rated.scored().await;

    let rating = rated.reviewed_by("review").await.succeeded();

    assert_eq!((number(&rating, "total"), rating.text("/grade")), (83, "AA"));
    assert_eq!(rating.text("/line/amount"), "230000.00");
    assert_eq!((rating.text("/card/code"), rating.text("/status")), ("B", "committee_reviewed"));
}

#[actix_web::test]
async fn every_point_names_its_value_its_band_and_what_would_raise_it() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_scored().await;

    let rating = rated.shown().await;

    let orders = finding(&rating, "A3.5");
    assert_eq!((&orders["points"], &orders["max"]), (&json!(2), &json!(3)));
    assert_eq!(orders["name"]["zh"], "订单（合同）销售占比");
    let scored = &orders["scored"];
    assert_eq!(scored["value"], json!({"ratio": {"numerator": "341", "denominator": "620"}}));
    assert_eq!((&scored["source"], &scored["observed_on"]), (&json!("document"), &json!("2026-05-01")));
    assert_eq!(scored["confirmed_by"], "测试人员");
    assert_eq!(scored["next_better"]["points"], 3);
    assert_eq!(scored["next_better"]["from"], json!({"number": "60"}));
}

#[actix_web::test]
async fn a_stored_score_is_computed_again_from_what_was_frozen() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_scored().await;
    let scope = scope_of(&rated);

    app.db(|db| {
        let case = ratings::find(db, &scope, rated.id.into()).unwrap();
        let card = scorecards::find(db, case.rating.card).unwrap();
        let kept = findings::of(db, &case, &card).unwrap();
        let inputs: Vec<_> = kept.iter().filter_map(|kept| kept.evidence.clone()).collect();
        let score = case.score.unwrap();
        let again = assess(&card, &inputs, &[], score.on, &RatingPolicy::default());
        assert_eq!((again.total, again.missing_points, Some(again.outcome)), (87, 0, case.rating.outcome));
        assert!(kept.into_iter().map(|kept| kept.finding).eq(again.findings));
    });
}

fn scope_of(rated: &Rated) -> domain::kernel::access::Scope {
    let actor = Actor {
        account_id: rated.officer.account_id,
        role: Role::TownOfficer,
        org_unit_id: rated.town.id,
        org_path: rated.town.path.clone(),
        provider_id: None,
        member_id: None,
    };
    actor.scope_for(Action::ReadRating).unwrap()
}

#[actix_web::test]
async fn a_rating_takes_effect_after_seven_public_days_for_twelve_months() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_public().await;
    app.pass_days(6);
    let early = rated.act("take-effect").await;
    assert_eq!((early.status, early.code()), (409, "rating.publicity_running"));

    app.pass_days(1);
    let rating = rated.act("take-effect").await.succeeded();

    assert_eq!((rating.text("/validity/from"), rating.text("/validity/until")), ("2026-05-11", "2027-05-11"));
    let grades = ["2026-05-10", "2026-05-11", "2027-05-10", "2027-05-11"]
        .map(|day| app.db(|db| ratings::grade_on(db, rated.member, day.parse().unwrap()).unwrap()));
    assert_eq!(grades, [None, Some(Grade::Aa), Some(Grade::Aa), None]);
    let of_member = rated.officer.get(&format!("/api/v1/members/{}/rating", rated.member.uuid())).await;
    assert_eq!(of_member.succeeded().id(), rated.id);
}

#[actix_web::test]
async fn a_veto_gives_grade_c_and_no_line_whatever_the_points() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    rated.file(COOP).await;
    rated.put_figures(coop_figures()).await.succeeded();
    let veto = json!({"kind": "V1", "since": "2026-04-01", "document": "（2026）浙0382执1号"});
    rated.post("vetoes", veto).await.succeeded();

    let rating = rated.scored().await;

    assert_eq!((number(&rating, "total"), rating.text("/grade")), (87, "C"));
    assert_eq!((&rating.json["vetoed"], rating.text("/line/amount")), (&json!(true), "0.00"));
    assert_eq!((rating.text("/vetoes/0/kind"), &rating.json["vetoes"][0]["active"]), ("V1", &json!(true)));
}

#[actix_web::test]
async fn more_than_20_missing_points_are_not_ratable_and_get_no_further() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    let gaps = ["A5.1", "A2.2", "A4.1", "A1.4"];
    let known: Vec<_> = COOP.iter().filter(|(code, _)| !gaps.contains(code)).copied().collect();
    rated.file(&known).await;

    let rating = rated.scored().await;

    assert_eq!((number(&rating, "missing_points"), &rating.json["ratable"]), (22, &json!(false)));
    assert_eq!((&rating.json["grade"], finding(&rating, "A5.1")["scored"].clone()), (&Value::Null, Value::Null));
    assert_eq!(rated.reviewed_by("review").await.code(), "rating.not_ratable");
    assert_eq!(rated.act("publish").await.code(), "rating.wrong_status");
    assert_eq!(rated.shown().await.text("/status"), "scored");
}

#[actix_web::test]
async fn whoever_had_a_hand_in_the_case_does_not_review_it() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_scored().await;
    let both = app.also(&rated.officer, Role::Reviewer, &app.county());

    let refused = both.act(&rated.path("/review")).await;

    assert_eq!((refused.status, refused.code()), (409, "rating.same_hands"));
    assert_eq!(rated.shown().await.text("/status"), "scored");
    rated.reviewed_by("review").await.succeeded();
}

#[actix_web::test]
async fn evidence_that_changed_after_the_score_is_scored_again_before_the_review() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_scored().await;
    rated.file(&[("A5.5", r#"{"number": "0"}"#)]).await;

    let outdated = rated.reviewed_by("review").await;

    assert_eq!((outdated.status, outdated.code()), (409, "rating.score_outdated"));
    assert_eq!(number(&rated.act("score").await.succeeded(), "total"), 85);
    rated.reviewed_by("review").await.succeeded();
}

#[actix_web::test]
async fn a_case_sent_back_is_scored_again_and_the_same_reviewer_may_agree() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_scored().await;

    let back = rated.decided("return", json!({"reason": "请补充销售合同"})).await.succeeded();

    assert_eq!(back.text("/status"), "town_surveyed");
    let steps = back.json["steps"].as_array().unwrap();
    assert_eq!(steps.last().unwrap()["note"], "请补充销售合同");
    rated.act("score").await.succeeded();
    assert_eq!(rated.reviewed_by("review").await.succeeded().text("/status"), "committee_reviewed");
}

#[actix_web::test]
async fn an_appeal_holds_the_rating_until_somebody_else_decides_it() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_public().await;
    let member = app.member(rated.member, &rated.town);
    member.post(&rated.path("/appeal"), json!({"reason": "订单占比应为 65%"})).await.succeeded();
    app.pass_days(7);
    assert_eq!(rated.act("take-effect").await.code(), "rating.wrong_status");

    rated.file(&[("A3.5", r#"{"number": "65"}"#)]).await;
    let decision = json!({"ruling": "revised", "reason": "补充的合同属实"});
    let revised = rated.decided("decide-appeal", decision).await.succeeded();

    assert_eq!((revised.text("/status"), number(&revised, "total")), ("scored", 88));
    assert_eq!(revised.json["publicity"], Value::Null);
}

#[actix_web::test]
async fn an_appeal_after_the_publicity_comes_too_late() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_public().await;
    app.pass_days(7);

    let late = rated.post("appeal", json!({"reason": "有异议"})).await;

    assert_eq!((late.status, late.code()), (409, "rating.appeal_closed"));
}

#[actix_web::test]
async fn an_upheld_rating_takes_effect_when_its_publicity_is_over() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_public().await;
    rated.post("appeal", json!({"reason": "有异议"})).await.succeeded();
    app.pass_days(8);

    let upheld = json!({"ruling": "upheld", "reason": "原评分无误"});
    let rating = rated.decided("decide-appeal", upheld).await.succeeded();

    assert_eq!((rating.text("/status"), rating.text("/validity/from")), ("effective", "2026-05-12"));
}

#[actix_web::test]
async fn a_downgrade_and_a_revocation_lower_grade_and_line_from_the_same_day() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_effective().await;
    let overdue = json!({"cause": "overdue", "reason": "农资货款逾期 35 天"});
    assert_eq!(rated.decided("downgrade", overdue).await.succeeded().text("/grade"), "A");
    app.pass_days(10);

    let revoked = rated.decided("revoke", json!({"kind": "V2", "reason": "贷款逾期 95 天"})).await.succeeded();

    assert_eq!((revoked.text("/grade"), revoked.text("/revoked_for")), ("C", "V2"));
    let grade = |day: &str| app.db(|db| ratings::grade_on(db, rated.member, day.parse().unwrap()).unwrap());
    assert_eq!([grade("2026-05-20"), grade("2026-05-21")], [Some(Grade::A), Some(Grade::C)]);
    let of_member = rated.officer.get(&format!("/api/v1/members/{}/rating", rated.member.uuid())).await;
    assert_eq!(of_member.succeeded().text("/grade"), "C");
}

#[actix_web::test]
async fn a_new_rating_takes_the_place_of_the_old_one() {
    let app = TestApp::rolled_back().await;
    let old = app.coop_effective().await;
    app.pass_days(300);
    let new = app.draft_of(old.member, old.town.clone()).await;
    new.file(COOP).await;
    new.scored().await;
    new.reviewed_by("review").await.succeeded();
    new.act("publish").await.succeeded();
    app.pass_days(7);

    new.act("take-effect").await.succeeded();

    assert_eq!((old.shown().await.text("/status"), new.shown().await.text("/status")), ("re_rated", "effective"));
    let in_force = app.db(|db| ratings::in_force(db, old.member).unwrap().unwrap());
    assert_eq!(in_force.rating.id, Id::from(new.id));
}

#[actix_web::test]
async fn the_platform_fills_in_what_it_knows_and_nobody_has_stated() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    rated.file(&[("A1.1", r#"{"number": "3"}"#)]).await;

    rated.act("declare").await.succeeded();
    let pulled = rated.act("pull-data").await.succeeded();

    let evidence = pulled.json["evidence"].as_array().unwrap();
    let told: Vec<_> = evidence.iter().map(|item| (item["indicator"].as_str().unwrap(), &item["source"])).collect();
    let platform = json!("platform");
    let document = json!("document");
    let expected =
        [("A1.1", &document), ("A1.2", &platform), ("A3.1", &platform), ("A3.2", &platform), ("A3.3", &platform)];
    assert_eq!(told, expected);
    assert_eq!(evidence[2]["value"], json!({"number": "6200000.00"}));
    assert_eq!(evidence[2]["confirmed"], json!(false));
}
