//! Rosters to test with.

use std::fmt::Write;

use actix_web::http::Method;
use domain::kernel::identifier::ResidentId;
use uuid::Uuid;

use crate::{Answer, Client, TestApp, Unit};

pub const ROSTERS: &str = "/api/v1/roster-imports";

const HEADINGS: &str = "会员类型,名称,简称,统一社会信用代码,居民身份证号,法定代表人,法定代表人身份证号,法定代表人手机,\
联系人,联系手机,所在村（社区）,详细地址,产业,经营规模,规模单位,注册资本（元）,成立日期,上年营业收入（元）,从业人数,\
带动农户数,示范等级,成员总数,农民成员数,单位成员数,承认章程,入会日期";

/// The resident number of nobody that belongs to a serial number below 10,000 in a town: different serials and, as good
/// as always, different towns have different numbers, so that tests at the same time do not wait for one another.
fn resident_number(town: &Unit, serial: usize) -> String {
    let (region, day) = (serial % 10_000, town.id.uuid().as_u128() % 15_000);
    let body = format!("33{region:04}{}{:02}{:02}000", 1950 + day / 300, 1 + day / 28 % 12, 1 + day % 28);
    format!("{body}{}", ResidentId::check_digit(&body).unwrap())
}

/// A row about a large grower.
#[derive(Debug, Clone)]
pub struct RosterRow {
    pub name: String,
    pub resident_id: String,
    pub mobile: String,
    pub division: String,
    pub address: String,
}

/// A right row about a large grower in a town.
pub fn a_row(town: &Unit, serial: usize) -> RosterRow {
    RosterRow {
        name: format!("种植户{serial}"),
        resident_id: resident_number(town, serial),
        mobile: format!("138{serial:08}"),
        division: town.division_code.clone(),
        address: format!("湖边路 {serial} 号"),
    }
}

/// So many right rows about different growers of a town.
pub fn rows(town: &Unit, count: usize) -> Vec<RosterRow> {
    (1..=count).map(|serial| a_row(town, serial)).collect()
}

/// The rows as comma-separated text below their headings.
pub fn csv(rows: &[RosterRow]) -> String {
    rows.iter().fold(HEADINGS.to_owned(), |mut text, row| {
        let RosterRow { name, resident_id, mobile, division, address } = row;
        write!(text, "\n种养大户,{name},,,{resident_id},,,,{name},{mobile},{division},{address},水稻,60.5,亩,,,,,,,,,,是,2020-03-01")
            .unwrap();
        text
    })
}

/// Hands a file in.
pub async fn hand_in(by: &Client<'_>, file: impl Into<Vec<u8>>) -> Answer {
    by.send(Method::POST, ROSTERS, "application/octet-stream", file.into()).await
}

/// Hands rows in and lets them be checked.
pub async fn checked(app: &TestApp, by: &Client<'_>, rows: &[RosterRow]) -> Uuid {
    let id = hand_in(by, csv(rows)).await.succeeded().id();
    app.work().await;
    id
}

/// The same, and entered.
pub async fn entered(app: &TestApp, by: &Client<'_>, rows: &[RosterRow], apply_changes: bool) -> Uuid {
    let id = checked(app, by, rows).await;
    commit(by, id, apply_changes).await.succeeded();
    app.work().await;
    id
}

/// Asks for the entry of a roster.
pub async fn commit(by: &Client<'_>, id: Uuid, apply_changes: bool) -> Answer {
    by.post(&format!("{ROSTERS}/{id}/commit"), serde_json::json!({"apply_changes": apply_changes})).await
}

/// A roster as it now stands.
pub async fn shown(by: &Client<'_>, id: Uuid) -> Answer {
    by.get(&format!("{ROSTERS}/{id}")).await.succeeded()
}

/// How many rows of a roster are what this says.
pub async fn count(by: &Client<'_>, id: Uuid, of: &str) -> i64 {
    shown(by, id).await.json["counts"][of].as_i64().unwrap_or_else(|| panic!("no count of {of}"))
}

/// Every wrong row as `row column code`.
pub async fn wrong(by: &Client<'_>, id: Uuid) -> Vec<String> {
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = by.get(&format!("{ROSTERS}/{id}/rows?result=invalid&limit=200{cursor}")).await.succeeded();
        for row in page.json["items"].as_array().unwrap() {
            for error in row["errors"].as_array().unwrap() {
                let text = |field: &str| error[field].as_str().unwrap().to_owned();
                found.push(format!("{} {} {}", row["row_number"], text("column"), text("code")));
            }
        }
        let Some(next) = page.json["next_cursor"].as_str() else { return found };
        cursor = format!("&cursor={next}");
    }
}
