//! Looking members up.

use domain::membership::member::MemberStatus;
use serde_json::{Value, json};
use tests::membership::{a_coop, a_family_farm, with};
use tests::{Answer, Client, TestApp};

use super::offices;

async fn list(by: &Client<'_>, query: &str) -> Answer {
    by.get(&format!("/api/v1/members?{query}")).await
}

fn names(answer: Answer) -> Vec<String> {
    let answer = answer.succeeded();
    answer.json["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

fn named(town: &tests::Unit, name: &str) -> Value {
    with(a_family_farm(town), "name", json!(name))
}

#[actix_web::test]
async fn a_piece_of_a_name_is_found_wherever_it_stands() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let all = ["乐清市ABC果蔬农场", "湖边杨梅农场", "杨湖梅边"];
    app.members_from(&offices.at, all.iter().map(|name| named(&offices.at, name)).collect());
    let table: [(&str, &[&str]); 7] = [
        ("%E6%A2%85", &["杨湖梅边", "湖边杨梅农场"]),
        ("%E6%9D%A8%E6%A2%85", &["湖边杨梅农场"]),
        ("%E6%9D%A8%E6%A2%85%E5%86%9C%E5%9C%BA", &["湖边杨梅农场"]),
        ("abc", &["乐清市ABC果蔬农场"]),
        ("lqs", &["乐清市ABC果蔬农场"]),
        ("hbym", &["湖边杨梅农场"]),
        ("%25", &[]),
    ];
    for (q, expected) in table {
        assert_eq!(names(list(&offices.town, &format!("q={q}&sort=name")).await), expected, "{q}");
    }
}

#[actix_web::test]
async fn a_telephone_is_found_whole_or_by_the_four_digits_that_everybody_sees() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let forms =
        ["13900001234", "13900005678"].map(|mobile| with(named(&offices.at, mobile), "contact_mobile", json!(mobile)));
    app.members_from(&offices.at, forms.to_vec());
    for (q, expected) in [("139%200000-1234", vec!["13900001234"]), ("5678", vec!["13900005678"]), ("13900005", vec![])]
    {
        assert_eq!(names(list(&offices.town, &format!("q={q}")).await), expected, "{q}");
    }
}

#[actix_web::test]
async fn members_are_narrowed_by_what_is_known_of_them() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let small = with(named(&offices.at, "小"), "scale", json!({"unit": "mu", "value": "20"}));
    let large = with(named(&offices.at, "大"), "scale", json!({"unit": "mu", "value": "200.5"}));
    let birds = with(named(&offices.at, "禽"), "scale", json!({"unit": "bird", "value": "100"}));
    let ids = app.members_from(&offices.at, vec![small, large, birds]);
    let failed = json!({"kind": "papers", "passed": false, "reason": "材料过期"});
    offices.town.post(&format!("/api/v1/members/{}/check", ids[0]), failed).await.succeeded();
    app.pass_days(10);
    app.members_from(&offices.at, vec![named(&offices.at, "新")]);
    let table: [(&str, &[&str]); 7] = [
        ("verified=false", &["小"]),
        ("verified=true", &["大", "新", "禽"]),
        ("joined_from=2026-05-14", &["新"]),
        ("joined_until=2026-05-14&scale_unit=mu", &["大", "小"]),
        ("scale_unit=mu&scale_from=100", &["大"]),
        ("scale_unit=mu&scale_to=100&verified=true", &["新"]),
        ("scale_unit=bird&scale_from=100&scale_to=100", &["禽"]),
    ];
    for (query, expected) in table {
        assert_eq!(names(list(&offices.town, &format!("{query}&sort=name")).await), expected, "{query}");
    }
}

#[actix_web::test]
async fn a_filter_that_says_nothing_is_refused_by_name() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let table = [
        ("scale_from=1", "?scale_unit required"),
        ("scale_unit=head&scale_to=1.5", "?scale_to not_a_decimal"),
        ("joined_from=2026-05-04&joined_until=2026-05-04", "?joined_until date_order"),
        ("sort=password_hash", "?sort unknown_code"),
        ("sort=joined_on&cursor=WyJ4IiwiMDE5MzQwZDAtOGY0ZS03Y2MxLWEzMWMtMGYzYTViMWMyZDRlIl0", "?cursor not_a_cursor"),
    ];
    for (query, wrong) in table {
        assert_eq!(list(&offices.town, query).await.wrong_fields(), [wrong], "{query}");
    }
}

#[actix_web::test]
async fn every_order_pages_through_everybody_once() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    for _ in 0..3 {
        app.members_from(&offices.at, vec![a_family_farm(&offices.at), a_coop(&offices.at)]);
        app.pass_days(1);
    }
    for sort in ["number", "-number", "name", "-name", "joined_on", "-joined_on"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = list(&offices.town, &format!("limit=2&count=true&sort={sort}{cursor}")).await.succeeded();
            assert_eq!(page.json["total"], json!(6), "{sort}");
            seen.extend(page.json["items"].as_array().unwrap().clone());
            let Some(next) = page.json["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let key = |item: &Value| item[sort.trim_start_matches('-')].as_str().unwrap().to_owned();
        let mut keys: Vec<String> = seen.iter().map(key).collect();
        if sort.starts_with('-') {
            keys.reverse();
        }
        assert!(keys.is_sorted() && keys.len() == 6, "{sort}: {keys:?}");
        let ids: std::collections::BTreeSet<&str> = seen.iter().filter_map(|item| item["id"].as_str()).collect();
        assert_eq!(ids.len(), 6, "{sort}");
    }
}

#[actix_web::test]
async fn a_count_is_of_what_the_caller_reaches() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let next = app.neighbour_town(&app.county());
    app.a_member(&offices.at);
    app.member_from(&next, a_family_farm(&next), MemberStatus::Active);

    let own = list(&offices.town, "count=true").await.succeeded();
    let all = list(&offices.county, "count=true&limit=1").await.succeeded();

    assert_eq!((own.json["total"].clone(), all.json["total"].clone()), (json!(1), json!(2)));
    assert_eq!(list(&offices.town, "").await.succeeded().json.get("total"), None);
}
