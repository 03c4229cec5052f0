//! The catalogue, providers, machines, days and plots.

use domain::kernel::access::Role;
use serde_json::json;
use tests::TestApp;
use uuid::Uuid;

#[actix_web::test]
async fn the_catalogue_names_every_operation_with_terms_on_the_day() {
    let app = TestApp::rolled_back().await;
    let officer = app.county_officer(&app.county());

    let found = officer.get("/api/v1/service-links?on=2026-05-01").await.succeeded();
    let before = officer.get("/api/v1/service-links?on=2019-12-31").await.succeeded();

    let items = found.json["items"].as_array().unwrap();
    let harvest = items.iter().find(|item| item["link"] == "harvest").unwrap();
    assert_eq!((items.len(), &harvest["name_zh"], &harvest["weight_bp"]), (9, &json!("机收"), &json!(2700)));
    assert_eq!((&harvest["price"], &harvest["per_machine_day"]), (&json!("110.00"), &json!("40.000")));
    assert_eq!(before.json["items"], json!([]));
}

#[actix_web::test]
async fn a_county_officer_registers_a_provider_with_a_masked_mobile() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let provider = json!({"org_unit_id": county.id.uuid(), "name": "柳市农机专业合作社", "contact_name": "林建国",
        "contact_mobile": "13800005678"});

    let made = app.county_officer(&county).post("/api/v1/providers", provider.clone()).await.succeeded();
    let again = app.county_officer(&county).post("/api/v1/providers", provider.clone()).await;
    let town = app.town_officer(&app.town(&county)).post("/api/v1/providers", provider).await;

    assert_eq!((made.text("/contact_mobile"), made.text("/status")), ("138****5678", "active"));
    assert_eq!((again.status, again.code()), (409, "provider.name_taken"));
    assert_eq!((town.status, town.code()), (403, "forbidden"));
}

#[actix_web::test]
async fn wrong_fields_of_a_provider_a_machine_and_a_crew_are_all_named() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let officer = app.county_officer(&county);
    let wrong = json!({"org_unit_id": county.id.uuid(), "name": " ", "contact_name": "", "contact_mobile": "1"});
    let refused = officer.post("/api/v1/providers", wrong).await;
    let expected = ["/contact_mobile malformed", "/contact_name required", "/name required"];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(String::from).to_vec()));

    let path = format!("/api/v1/providers/{}", app.served_by(&county).provider_id);
    let wrong = json!({"model": "", "registration_no": "", "links": [], "rate": "0"});
    let refused = officer.post(&format!("{path}/machines"), wrong).await;
    let expected = ["/links required", "/model required", "/rate out_of_range", "/registration_no required"];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(String::from).to_vec()));

    let refused = officer.post(&format!("{path}/crews"), json!({"leader_name": "", "size": 0})).await;
    let expected = ["/leader_name required", "/size out_of_range"];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(String::from).to_vec()));
}

#[actix_web::test]
async fn a_provider_shows_its_machines_and_crews() {
    let app = TestApp::rolled_back().await;
    let county = app.county();
    let served = app.served_by(&county);

    let found = app.signed_in(Role::Reviewer, &county).get(&format!("/api/v1/providers/{}", served.provider_id)).await;

    assert_eq!(found.json["machines"][0]["links"], json!(["uav", "harvest"]));
    assert_eq!((found.text("/crews/0/leader_name"), &found.json["crews"][0]["size"]), ("林建国", &json!(3)));
}

#[actix_web::test]
async fn opened_days_with_room_are_found_in_order() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    harvest.placed().await;
    let days = json!({"from": "2026-06-01", "until": "2026-06-04", "area": "40"});
    let opened =
        harvest.operator().post(&format!("/api/v1/machines/{}/days", harvest.machine_id), days).await.succeeded();
    assert_eq!(opened.json["days"], 3);

    let room = |area: &str| format!("/api/v1/machine-days?link=harvest&from=2026-05-05&until=2026-07-01&area={area}");
    let some = harvest.grower().get(&room("40")).await.succeeded();
    let much = harvest.grower().get(&room("40.001")).await.succeeded();

    let found = some.json["items"].as_array().unwrap().iter().map(|day| (&day["work_on"], &day["free"]));
    let expected = ["2026-05-07", "2026-06-01", "2026-06-02", "2026-06-03"].map(|day| (json!(day), json!("40.000")));
    assert!(found.eq(expected.iter().map(|(day, free)| (day, free))), "{}", some.json);
    assert_eq!(much.json["items"], json!([]));
}

#[actix_web::test]
async fn free_days_are_asked_for_of_one_machine() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    app.open_day(&harvest.county, app.served_by(&harvest.county), harvest.day, 80);

    let path = format!("/api/v1/machine-days?link=harvest&machine_id={}", harvest.machine_id);
    let found = harvest.operator().get(&path).await.succeeded();

    assert_eq!(found.json["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(found.text("/items/0/machine_id"), harvest.machine_id.to_string());
}

#[actix_web::test]
async fn days_in_the_past_or_in_the_wrong_order_are_not_opened() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let path = format!("/api/v1/machines/{}/days", harvest.machine_id);

    let refused =
        harvest.operator().post(&path, json!({"from": "2026-05-03", "until": "2026-05-03", "area": "-1"})).await;

    let expected = ["/area out_of_range", "/from date_in_past", "/until date_order"];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(String::from).to_vec()));
}

#[actix_web::test]
async fn a_member_enters_its_own_plots_and_an_officer_those_of_the_town() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let plot = |name: &str| json!({"name": name, "area": "12.5", "division_code": "330382114", "crop_line": "rice"});
    let own = harvest.grower().post("/api/v1/plots", plot("东畈")).await.succeeded();
    assert_eq!((own.json["member_id"].clone(), own.text("/area")), (json!(harvest.member_id.uuid()), "12.500"));

    let mut entered = plot("西畈");
    let officer = app.town_officer(&harvest.town);
    let nobody = officer.post("/api/v1/plots", entered.clone()).await;
    assert_eq!((nobody.status, nobody.wrong_fields()), (422, vec!["/member_id required".to_owned()]));
    entered["member_id"] = json!(harvest.member_id.uuid());
    officer.post("/api/v1/plots", entered.clone()).await.succeeded();

    entered["name"] = json!("北畈");
    let neighbour = app.town_officer(&app.neighbour_town(&harvest.county)).post("/api/v1/plots", entered).await;
    assert_eq!((neighbour.status, neighbour.wrong_fields()), (404, vec!["/member_id not_found".to_owned()]));
}

#[actix_web::test]
async fn wrong_fields_of_a_plot_are_all_named() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let mut plot = json!({"name": "", "area": "0", "division_code": "", "crop_line": "rice"});
    let refused = harvest.grower().post("/api/v1/plots", plot.clone()).await;
    let expected = ["/area out_of_range", "/division_code required", "/name required"];
    assert_eq!((refused.status, refused.wrong_fields()), (422, expected.map(String::from).to_vec()));

    (plot["name"], plot["area"], plot["division_code"]) = (json!("东畈"), json!("1"), json!("999999"));
    let refused = harvest.grower().post("/api/v1/plots", plot).await;
    assert_eq!((refused.status, refused.wrong_fields()), (422, vec!["/division_code not_found".to_owned()]));
}

#[actix_web::test]
async fn bookings_are_listed_page_by_page_and_filtered() {
    let app = TestApp::rolled_back().await;
    let harvest = app.harvest();
    let id = harvest.placed().await.id();
    let officer = app.county_officer(&harvest.county);
    let listed = |query: String| {
        let officer = &officer;
        async move { officer.get(&format!("/api/v1/bookings?{query}")).await.succeeded().json["items"].clone() }
    };
    let member = harvest.member_id;

    assert_eq!(
        listed(format!("member_id={member}&status=placed&link=harvest&from={}", harvest.day)).await[0]["id"],
        json!(id)
    );
    for other in [format!("until={}", harvest.day), "status=settled".into(), format!("member_id={}", Uuid::now_v7())] {
        assert_eq!(listed(format!("provider_id={}&{other}", harvest.provider_id)).await, json!([]), "{other}");
    }
}
