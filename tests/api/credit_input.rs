//! What may be sent about a rating, by whom, and what is said to everything else.

use diesel::prelude::*;
use domain::kernel::access::Role;
use persistence::schema::{events, rating_evidence, ratings};
use serde_json::{Value, json};
use tests::TestApp;
use tests::credit::{COOP, an_item};
use uuid::Uuid;

#[actix_web::test]
async fn both_cards_are_there_with_100_points_and_labels_in_both_languages() {
    let app = TestApp::rolled_back().await;
    let officer = app.town_officer(&app.town(&app.county()));

    let cards = officer.get("/api/v1/scorecards").await.succeeded();

    let cards = cards.json["items"].as_array().unwrap();
    assert_eq!(cards.iter().map(|card| card["code"].as_str().unwrap()).collect::<Vec<_>>(), ["A", "B"]);
    for card in cards {
        let groups = card["groups"].as_array().unwrap();
        assert_eq!(groups.iter().map(|group| group["points"].as_i64().unwrap()).sum::<i64>(), 100);
    }
    let one = officer.get(&format!("/api/v1/scorecards/{}", cards[0]["id"].as_str().unwrap())).await.succeeded();
    let debt = &one.json["groups"][3]["indicators"][0];
    assert_eq!(debt["name"], json!({"zh": "资产负债率", "en": "Debt to assets"}));
    assert_eq!((&debt["bands"][0]["points"], &debt["bands"][0]["to"]), (&json!(6), &json!({"number": "40"})));
}

#[actix_web::test]
async fn a_member_has_one_open_rating() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;

    let second = rated.officer.post("/api/v1/ratings", json!({"member_id": rated.member.uuid()})).await;

    assert_eq!((second.status, second.code()), (409, "rating.open_already"));
}

#[actix_web::test]
async fn whoever_has_left_is_not_rated() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    let member = app.a_farm_that_left(&town);

    let refused = app.town_officer(&town).post("/api/v1/ratings", json!({"member_id": member.uuid()})).await;

    assert_eq!((refused.status, refused.code()), (409, "rating.member_inactive"));
}

#[actix_web::test]
async fn a_member_of_the_neighbour_town_cannot_be_named() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let member = app.a_farm_to_rate(&app.town(&county));
    let neighbour = app.town_officer(&app.neighbour_town(&county));

    let refused = neighbour.post("/api/v1/ratings", json!({"member_id": member.uuid()})).await;

    assert_eq!((refused.status, refused.code()), (404, "not_found"));
    assert_eq!(refused.wrong_fields(), ["/member_id not_found"]);
}

#[actix_web::test]
async fn the_neighbour_town_finds_no_rating() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_effective().await;
    let neighbour = app.town_officer(&app.neighbour_town(&app.county()));

    let member = format!("/api/v1/members/{}/rating", rated.member.uuid());
    for path in [rated.path(""), member] {
        assert_eq!(neighbour.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(neighbour.act(&rated.path("/survey")).await.status, 404);
    assert_eq!(neighbour.get("/api/v1/ratings").await.succeeded().json["items"], json!([]));
}

#[actix_web::test]
async fn a_member_sees_its_own_rating_and_no_other() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_effective().await;
    let other = app.a_farm_to_rate(&rated.town);

    let own = app.member(rated.member, &rated.town);
    let stranger = app.member(other, &rated.town);

    let path = format!("/api/v1/members/{}/rating", rated.member.uuid());
    assert_eq!(own.get(&path).await.succeeded().id(), rated.id);
    for path in [path, rated.path("")] {
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(stranger.get("/api/v1/ratings").await.succeeded().json["items"], json!([]));
}

#[actix_web::test]
async fn nobody_takes_a_step_that_its_role_does_not_hold() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_scored().await;
    let member = app.member(rated.member, &rated.town);
    let auditor = app.signed_in(Role::Auditor, &app.county());

    let reason = json!({"reason": "理由"});
    assert_eq!(rated.act("review").await.status, 403);
    assert_eq!(rated.post("return", reason.clone()).await.status, 403);
    assert_eq!(rated.reviewed_by("score").await.status, 403);
    assert_eq!(member.act(&rated.path("/score")).await.status, 403);
    assert_eq!(member.act(&rated.path("/evidence/A1.1/confirm")).await.status, 403);
    assert_eq!(auditor.post(&rated.path("/appeal"), reason).await.status, 403);
    auditor.get(&rated.path("")).await.succeeded();
}

#[actix_web::test]
async fn a_member_declares_in_its_own_draft_only_and_only_as_a_declaration() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    let member = app.member(rated.member, &rated.town);
    let items = |source: &str| {
        let value = json!({"number": "6"});
        json!({"items": [{"indicator": "A1.1", "value": value, "source": source, "observed_on": "2026-05-01"}]})
    };

    let posing = member.post(&rated.path("/evidence"), items("bank")).await;
    assert_eq!(posing.wrong_fields(), ["/items/0/source not_a_declaration"]);
    member.post(&rated.path("/evidence"), items("declaration")).await.succeeded();
    member.act(&rated.path("/declare")).await.succeeded();

    let late = member.post(&rated.path("/evidence"), items("declaration")).await;
    assert_eq!((late.status, late.code()), (409, "rating.evidence_closed"));
}

#[actix_web::test]
async fn every_wrong_value_is_named_and_nothing_is_kept() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    let mut tomorrow = an_item("A1.4", json!({"choice": "all"}));
    tomorrow["observed_on"] = json!("2026-05-05");
    let items = [
        an_item("A1.1", json!({"number": "6"})),
        an_item("A1.2", json!({"choice": "galaxy"})),
        an_item("A1.3", json!({"number": "-1"})),
        an_item("A3.1", json!({"number": "1.234"})),
        an_item("A3.5", json!({"ratio": {"numerator": "1", "denominator": "0"}})),
        an_item("B1.1", json!({"number": "47"})),
        an_item("A2.2", json!({"number": "1"})),
        an_item("A1.1", json!({"number": "7"})),
        an_item("A3.2", json!({"ratio": {"numerator": "1", "denominator": "2"}})),
        an_item("A4.1", json!({"number": "40", "choice": "none"})),
        tomorrow,
    ];

    let refused = rated.post("evidence", json!({"items": items})).await;

    let expected = [
        "/items/1/value unknown_code",
        "/items/10/observed_on date_in_future",
        "/items/2/value negative",
        "/items/3/value too_many_places",
        "/items/4/value denominator_not_positive",
        "/items/5/indicator not_of_this_card",
        "/items/6/value choice_wanted",
        "/items/7/indicator repeated",
        "/items/8/value ratio_unfit",
        "/items/9/value malformed",
    ];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(str::to_owned).to_vec()));
    let kept = rating_evidence::table.filter(rating_evidence::rating_id.eq(rated.id));
    assert_eq!(app.db(|db| kept.count().get_result::<i64>(db).unwrap()), 0);
}

#[actix_web::test]
async fn one_value_is_stated_with_the_version_seen() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    let (path, value) = (rated.path("/evidence/A3.1"), json!({"number": "6200000"}));
    let body = json!({"value": value, "source": "document", "observed_on": "2026-05-01"});

    assert_eq!(rated.officer.put(&path, body.clone()).await.code(), "version_required");
    assert_eq!(rated.officer.with("if-match", "\"7\"").put(&path, body.clone()).await.code(), "version_mismatch");
    let unknown = rated.officer.with("if-match", "\"1\"").put(&rated.path("/evidence/A9.9"), body.clone()).await;
    assert_eq!(unknown.status, 404);
    let stated = rated.officer.with("if-match", "\"1\"").put(&path, body).await.succeeded();

    assert_eq!(stated.header("etag"), "\"2\"");
    assert_eq!(stated.json["evidence"][0]["value"], json!({"number": "6200000.00"}));
    assert_eq!(stated.json["evidence"][0]["confirmed"], json!(false));
}

#[actix_web::test]
async fn a_new_value_has_to_be_confirmed_anew() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    rated.file(&[("A1.1", r#"{"number": "6"}"#)]).await;

    rated.post("evidence", json!({"items": [an_item("A1.1", json!({"number": "9"}))]})).await.succeeded();

    assert_eq!(rated.shown().await.json["evidence"][0]["confirmed"], json!(false));
    rated.act("evidence/A1.1/confirm").await.succeeded();
    let evidence = &rated.shown().await.json["evidence"][0];
    assert_eq!((&evidence["confirmed"], &evidence["confirmed_by"]), (&json!(true), &json!("测试人员")));
}

#[actix_web::test]
async fn what_has_no_value_cannot_be_confirmed() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    rated.file(&[("A1.1", r#"{"number": "6"}"#)]).await;

    let many = rated.post("confirm-evidence", json!({"indicators": ["A1.1", "A1.2", "X"]})).await;

    assert_eq!(
        (many.status, many.wrong_fields()),
        (422, vec!["/indicators/1 not_found".to_owned(), "/indicators/2 not_found".to_owned()])
    );
    assert_eq!(rated.act("evidence/A1.2/confirm").await.status, 404);
}

#[actix_web::test]
async fn figures_are_those_of_the_card() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;

    let refused = rated.put_figures(json!({"revenue": "-1", "household_assets": "5", "existing_credit": "x"})).await;

    let expected = [
        "/existing_credit not_a_decimal",
        "/household_assets not_of_this_card",
        "/net_assets required",
        "/revenue negative",
    ];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(str::to_owned).to_vec()));
    let none: Option<i64> = app.db(|db| ratings::table.find(rated.id).select(ratings::revenue_fen).first(db).unwrap());
    assert_eq!(none, None);
}

#[actix_web::test]
async fn reviewed_evidence_no_longer_changes() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_public().await;

    let item = json!({"items": [an_item("A1.1", json!({"number": "9"}))]});
    let veto = json!({"kind": "V1", "since": "2026-04-01", "document": "判决书"});
    let figures = json!({"net_assets": "1", "revenue": "1", "existing_credit": "0"});

    let refused = [
        rated.post("evidence", item).await,
        rated.post("confirm-evidence", json!({"indicators": ["A1.1"]})).await,
        rated.post("vetoes", veto).await,
        rated.put_figures(figures).await,
    ];
    for answer in refused {
        assert_eq!((answer.status, answer.code()), (409, "rating.evidence_closed"));
    }
}

#[actix_web::test]
async fn ratings_are_listed_newest_first_page_by_page_and_by_grade() {
    let app = TestApp::rolled_back().await;
    let first = app.coop_scored().await;
    let second = app.coop_draft().await;
    let officer = &second.officer;
    let ids = |page: &Value| {
        let rows = page["items"].as_array().unwrap();
        rows.iter().map(|row| row["id"].as_str().unwrap().parse::<Uuid>().unwrap()).collect::<Vec<_>>()
    };

    let page = officer.get("/api/v1/ratings?limit=1").await.succeeded().json;
    let rest = format!("/api/v1/ratings?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
    let rest = officer.get(&rest).await.succeeded().json;
    let aa = officer.get("/api/v1/ratings?grade=AA&status=scored").await.succeeded().json;

    assert_eq!([ids(&page), ids(&rest), ids(&aa)], [vec![second.id], vec![first.id], vec![first.id]]);
    let of_member = format!("/api/v1/ratings?member_id={}", second.member.uuid());
    assert_eq!(ids(&officer.get(&of_member).await.succeeded().json), [second.id]);
    assert_eq!(officer.get("/api/v1/ratings?grade=D").await.wrong_fields(), ["?grade unknown_code"]);
}

#[actix_web::test]
async fn ratings_are_found_by_card_and_by_the_name_and_number_of_the_member() {
    let app = TestApp::rolled_back().await;
    let coop = app.coop_draft().await;
    let farm = app.draft_of(app.a_farm_to_rate(&coop.town), coop.town.clone()).await;
    let number = farm.shown().await.text("/member/number").to_owned();
    let found = async |query: String| {
        let page = coop.officer.get(&format!("/api/v1/ratings?{query}")).await.succeeded().json;
        let rows = page["items"].as_array().unwrap().clone();
        rows.iter().map(|row| row["id"].as_str().unwrap().parse::<Uuid>().unwrap()).collect::<Vec<_>>()
    };

    assert_eq!(found("card=A".into()).await, [coop.id]);
    assert_eq!(found("card=B".into()).await, [farm.id]);
    assert_eq!(found(format!("q={number}")).await, [farm.id]);
    assert_eq!(found("q=cxm".into()).await, [farm.id]);
    assert!(found("q=%25".into()).await.is_empty(), "a wildcard is a sign like any other");
}

#[actix_web::test]
async fn ratings_that_can_take_effect_are_found_once_nobody_may_appeal_any_more() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_public().await;
    let waiting = async || {
        let page = rated.officer.get("/api/v1/ratings?appeals_closed=true").await.succeeded().json;
        page["items"].as_array().unwrap().len()
    };
    let allowed = async || rated.shown().await.json["allowed"].clone();

    assert_eq!((waiting().await, allowed().await), (0, json!(["appeal"])));
    app.pass_days(7);
    assert_eq!((waiting().await, allowed().await), (1, json!(["take_effect"])));
}

#[actix_web::test]
async fn who_is_not_ratable_is_offered_no_review() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;

    let scored = rated.scored().await;

    assert_eq!(scored.json["allowed"], json!(["enter_evidence", "score", "return"]));
}

#[actix_web::test]
async fn every_step_is_in_the_trail_without_the_values() {
    let app = TestApp::rolled_back().await;
    let rated = app.coop_draft().await;
    rated.file(COOP).await;
    rated.scored().await;
    rated.reviewed_by("review").await.succeeded();

    let trail: Vec<(String, Value)> = app.db(|db| {
        let of_rating = events::table.filter(events::subject_id.eq(rated.id)).order(events::id);
        of_rating.select((events::kind, events::changes)).load(db).unwrap()
    });

    let kinds: Vec<_> = trail.iter().map(|(kind, _)| kind.as_str()).collect();
    let expected = ["opened", "evidence_entered", "evidence_confirmed", "surveyed", "scored", "reviewed"];
    assert_eq!(kinds, expected.map(|deed| format!("rating.{deed}")));
    let (_, scored) = &trail[4];
    assert_eq!((&scored["total"]["after"], &scored["grade"]["after"]), (&json!(87), &json!("AA")));
    assert!(trail.iter().all(|(_, changes)| !changes.to_string().contains("6200000")), "{trail:?}");
}
