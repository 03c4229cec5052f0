//! Members as a workbook.

use std::io::Cursor;

use api::kernel::problem::{Language, ProblemCode};
use api::membership::export::{Order, write};
use api::membership::sheet::Head;
use calamine::{Data, Reader, Xlsx};
use diesel::prelude::*;
use domain::kernel::access::{Action, Actor, Role};
use domain::kernel::id::Id;
use domain::membership::export::ExportPolicy;
use domain::membership::member::MemberStatus;
use persistence::membership::search::{MemberFilter, MemberSort};
use persistence::schema::events;
use serde_json::{Value, json};
use tests::membership::{a_coop, a_family_farm, a_resident_id, with};
use tests::{Answer, TestApp};

use super::offices;

const EXPORT: &str = "/api/v1/members/export";
const HEADINGS: usize = 5;

fn cells(answer: &Answer) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.bytes.clone())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(<[Data]>::to_vec).collect()
}

fn text(cell: &Data) -> String {
    let Data::String(text) = cell else { panic!("{cell:?} is no text") };
    text.clone()
}

#[actix_web::test]
async fn a_sheet_says_what_it_shows_of_whom_who_made_it_and_why() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    app.members_from(&offices.at, vec![a_family_farm(&offices.at), a_coop(&offices.at)]);

    let filter = json!({"member_type": "coop", "verified": true});
    let made = offices.town.post(EXPORT, json!({"filter": filter, "reason": "召开会员大会"})).await.succeeded();

    let rows = cells(&made);
    let head: Vec<String> = rows[..HEADINGS].iter().map(|row| text(&row[0])).collect();
    assert_eq!(head[..3], ["农合联会员名单", "单位：柳市镇农合联", "筛选条件：农民专业合作社；已核验"]);
    assert_eq!(head[3], "导出人：测试人员　导出时间：2026-05-04 09:00（北京时间）");
    assert_eq!(head[4], "用途：召开会员大会　证件号码和联系电话已脱敏。");
    let row: Vec<String> = rows[HEADINGS + 1][2..5].iter().map(text).collect();
    assert_eq!(row, ["柳市镇湖边杨梅专业合作社", "农民专业合作社", "统一社会信用代码"]);
    assert_eq!((rows.len(), text(&rows[HEADINGS + 2][0])), (HEADINGS + 3, "合计：1 个会员".to_owned()));
    assert_eq!(made.header("content-type"), api::kernel::file::XLSX);
    assert!(made.header("content-disposition").starts_with("attachment"), "{made:?}");
}

#[actix_web::test]
async fn a_sheet_has_every_row_of_the_list_and_no_other() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let next = app.neighbour_town(&app.county());
    app.members_from(&offices.at, (0..25).map(|_| a_family_farm(&offices.at)).collect());
    app.member_from(&next, a_family_farm(&next), MemberStatus::Active);

    let own = offices.town.post(EXPORT, json!({"reason": "核对"})).await.succeeded();
    let all = offices.county.post(EXPORT, json!({"sort": "-number", "reason": "核对"})).await.succeeded();

    assert_eq!((cells(&own).len(), cells(&all).len()), (HEADINGS + 27, HEADINGS + 28));
    let numbers: Vec<String> = cells(&all)[HEADINGS + 1..HEADINGS + 27].iter().map(|row| text(&row[1])).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] > pair[1]), "{numbers:?}");
}

#[actix_web::test]
async fn numbers_are_masked_unless_they_are_asked_for_in_full() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let number = a_resident_id();
    let form = with(a_family_farm(&offices.at), "identity", json!({"resident_id": number}));
    app.member_from(&offices.at, form, MemberStatus::Active);

    let masked = offices.town.post(EXPORT, json!({"reason": "核对"})).await.succeeded();
    let full = offices.town.post(EXPORT, json!({"full": true, "reason": "核对"})).await.succeeded();

    let shown = |answer: &Answer| {
        let row = cells(answer)[HEADINGS + 1].clone();
        (text(&row[5]), text(&row[7]))
    };
    assert_eq!(shown(&masked), (format!("{}********{}", &number[..6], &number[14..]), "138****0001".to_owned()));
    assert_eq!(shown(&full), (number, "13800000001".to_owned()));
}

#[actix_web::test]
async fn who_may_not_unmask_exports_masked_only() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    app.a_member(&offices.at);

    let full = offices.reviewer.post(EXPORT, json!({"full": true, "reason": "核对"})).await;

    assert_eq!((full.status, full.code()), (403, "forbidden"));
    offices.reviewer.post(EXPORT, json!({"reason": "核对"})).await.succeeded();
    let auditor = app.signed_in(Role::Auditor, &app.county());
    assert_eq!(auditor.post(EXPORT, json!({"reason": "核对"})).await.status, 403);
    assert_eq!(offices.town.post(EXPORT, json!({"reason": " "})).await.wrong_fields(), ["/reason required"]);
}

#[actix_web::test]
async fn an_export_is_on_the_trail_with_its_reason_and_its_rows_and_without_a_name() {
    let app = TestApp::rolled_back().await;
    let offices = offices(&app);
    let number = a_resident_id();
    let form = with(a_family_farm(&offices.at), "identity", json!({"resident_id": number}));
    app.member_from(&offices.at, form, MemberStatus::Active);

    let order = json!({"filter": {"q": number}, "full": true, "reason": "发放补贴"});
    let once = offices.town.with("idempotency-key", "one");
    let (first, again) =
        (once.post(EXPORT, order.clone()).await.succeeded(), once.post(EXPORT, order).await.succeeded());

    let told: Vec<(Value, Option<String>)> = app.db(|db| {
        let told = events::table.filter(events::kind.eq("members.exported"));
        told.select((events::changes, events::reason)).load(db).unwrap()
    });
    let [(changes, reason)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((&changes["rows"]["after"], &changes["full"]["after"]), (&json!(1), &json!(true)));
    assert_eq!((changes["filter"]["after"].as_str(), reason.as_deref()), (Some("按证件号码查找"), Some("发放补贴")));
    assert!(first.bytes == again.bytes && first.header("content-disposition") == again.header("content-disposition"));
}

#[actix_web::test]
async fn more_rows_than_are_written_at_once_are_refused_with_both_figures() {
    let app = TestApp::rolled_back().await;
    let town = app.town(&app.county());
    app.members_from(&town, vec![a_family_farm(&town), a_family_farm(&town)]);
    let actor = Actor {
        account_id: Id::fresh(),
        role: Role::TownOfficer,
        org_unit_id: town.id,
        org_path: town.path.clone(),
        provider_id: None,
        member_id: None,
    };
    let scope = actor.scope_for(Action::ExportMembers).unwrap();
    let head = Head {
        language: Language::English,
        unit: town.name,
        filter: String::new(),
        exporter: "&".into(),
        at: String::new(),
        reason: String::new(),
        full: false,
    };
    let order = Order { scope, filter: MemberFilter::default(), sort: MemberSort::Number, head };
    let keys = &app.state().keys;

    let refused = app.db(|db| write(db, keys, &order, &ExportPolicy { most_rows: 1 })).unwrap_err();

    assert_eq!(refused.code(), ProblemCode::ExportTooMany);
    let told = refused.document(Language::English, uuid::Uuid::nil());
    assert!(told.detail.starts_with("2 members fit; at most 1 "), "{}", told.detail);
    assert!(app.db(|db| write(db, keys, &order, &ExportPolicy { most_rows: 2 })).is_ok());
}
