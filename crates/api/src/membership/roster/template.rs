//! The template of a roster: instructions, headings, drop-downs with the county's own villages.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use diesel::pg::PgConnection;
use domain::kernel::access::{Action, Scope};
use domain::kernel::identifier::DivisionLevel;
use domain::kernel::vocabulary::Vocabulary;
use domain::membership::form::{DemoLevel, Industry, ScaleUnit};
use domain::membership::member_type::MemberType;
use domain::membership::roster::column::RosterColumn;
use domain::membership::roster::policy::RosterPolicy;
use persistence::organisation::divisions::{self, Division};
use persistence::organisation::units;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::columns::{NEEDED, NO, Named, YES};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::file::{FileBytes, XLSX, attachment};
use crate::kernel::problem::{Problem, ProblemOut};

const NAME: &str = "会员名册模板.xlsx";
const ROSTER: &str = "会员名册";
const DIVISIONS: &str = "区划";

/// The routes of this file.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(fetch);
}

/// Fetch the template of a roster
///
/// A workbook with instructions, the columns of all eight types of member, drop-downs for closed lists and the towns
/// and villages in the caller's reach. Numbers stand in text columns, so that no spreadsheet rounds them.
#[utoipa::path(
    operation_id = "get_roster_template", tag = "membership",
    extensions(("x-permission" = json!("import_roster"))),
    responses(
        (status = 200, description = "The workbook", body = FileBytes,
            content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/roster-template")]
async fn fetch(actor: Actor, state: Data<State>) -> Result<HttpResponse, Problem> {
    let scope = actor.permit(Action::ImportRoster)?;
    let content = state.db.read(move |db| {
        let places = places(db, &scope)?;
        write(&places, &RosterPolicy::default()).map_err(Problem::internal)
    });
    Ok(attachment(NAME, XLSX, content.await?))
}

/// What the drop-down of places offers: the code, then the names of town and village.
fn places(db: &mut PgConnection, scope: &Scope) -> Result<Vec<String>, Problem> {
    let towns: Vec<String> = units::town_federations(db, scope)?.into_keys().collect();
    let found = divisions::towns_and_villages(db, &towns)?;
    let name = |code: &str| found.iter().find(|town| town.code == code).map_or("", |town| town.name.as_str());
    let place = |place: &Division| match place.level.0 {
        DivisionLevel::Village => {
            let town = place.parent_code.as_deref().map_or("", name);
            format!("{} {town}{}", place.code, place.name)
        }
        DivisionLevel::Town | DivisionLevel::County | DivisionLevel::City | DivisionLevel::Province => {
            format!("{} {}", place.code, place.name)
        }
    };
    Ok(found.iter().map(place).collect())
}

fn write(places: &[String], policy: &RosterPolicy) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    instructions(book.add_worksheet(), policy)?;
    roster(book.add_worksheet(), places.len(), policy)?;
    let sheet = book.add_worksheet().set_name(DIVISIONS)?.set_column_width(0, 40)?;
    for (row, place) in (0_u32..).zip(places) {
        sheet.write_string(row, 0, place)?;
    }
    // Who opens the file begins with the instructions and fills in the next sheet.
    book.save_to_buffer()
}

fn instructions(sheet: &mut Worksheet, policy: &RosterPolicy) -> Result<(), XlsxError> {
    let (title, wrapped) = (Format::new().set_bold().set_font_size(14), Format::new().set_text_wrap());
    sheet.set_name("填写说明")?.set_column_width(0, 24)?.set_column_width(1, 90)?;
    sheet.write_string_with_format(0, 0, "会员名册填写说明", &title)?;
    let general = [
        ("填写位置", "请在“会员名册”表中填写，一行一个会员，列名不要改动；列的顺序可以调整，空行不影响。".to_owned()),
        ("行数", format!("每次最多 {} 行，文件不超过 {} MB，超过请分次导入。", policy.rows, policy.bytes >> 20)),
        ("号码", "证件号码、手机号码所在列已设为文本格式，请勿改为数值，否则末几位会丢失。".to_owned()),
        ("核对", "上传后系统先逐行核对，列出新增、一致、有变化和有误的行，确认后才入册。".to_owned()),
        ("有误的行", "可下载只含有误行的表，改正后直接重新上传，已入册的行不会重复。".to_owned()),
        ("识别", "同一会员只凭统一社会信用代码或居民身份证号识别，同一号码在表中只能出现一次。".to_owned()),
    ];
    let columns = RosterColumn::ALL.iter().map(|column| (column.label(), hint(*column).to_owned()));
    for (row, (name, text)) in (2_u32..).zip(general.into_iter().chain(columns)) {
        sheet.write_string(row, 0, name)?.write_string_with_format(row, 1, text, &wrapped)?;
    }
    Ok(())
}

fn roster(sheet: &mut Worksheet, places: usize, policy: &RosterPolicy) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    let plain = text.clone().set_bold().set_border(FormatBorder::Thin).set_background_color(Color::RGB(0x00EE_EEEE));
    let needed = plain.clone().set_background_color(Color::RGB(0x00FF_F2CC));
    sheet.set_name(ROSTER)?.set_freeze_panes(1, 2)?;
    for (place, column) in (0_u16..).zip(RosterColumn::ALL) {
        let heading = if NEEDED.contains(column) { &needed } else { &plain };
        sheet.set_column_format(place, &text)?.set_column_width(place, 20)?;
        sheet.write_string_with_format(0, place, column.label(), heading)?;
        sheet.insert_note(0, place, &Note::new(hint(*column)).add_author_prefix(false))?;
        if let Some(choice) = choice(*column, places)? {
            sheet.add_data_validation(1, place, policy.rows, place, &choice)?;
        }
    }
    Ok(())
}

/// The drop-down of a column, if it has one.
fn choice(column: RosterColumn, places: usize) -> Result<Option<DataValidation>, XlsxError> {
    if column == RosterColumn::Division && places > 0 {
        let range = format!("={DIVISIONS}!$A$1:$A${places}");
        return Ok(Some(DataValidation::new().allow_list_formula(range.as_str().into())));
    }
    let Some(labels) = closed_list(column) else { return Ok(None) };
    let list = DataValidation::new().allow_list_strings(&labels)?;
    let list = list.set_error_title("请从列表中选择")?.set_error_message("请从下拉列表中选择。")?;
    // Several industries may be written, which a drop-down cannot offer: there it helps and does not forbid.
    let forbids = column != RosterColumn::Industries;
    Ok(Some(if forbids { list } else { list.set_error_style(DataValidationErrorStyle::Information) }))
}

/// What a column offers that states an item of a closed list.
fn closed_list(column: RosterColumn) -> Option<Vec<&'static str>> {
    fn labels<T: Named>() -> Option<Vec<&'static str>> {
        Some(T::ALL.iter().map(|item| item.label()).collect())
    }
    match column {
        RosterColumn::MemberType => labels::<MemberType>(),
        RosterColumn::ScaleUnit => labels::<ScaleUnit>(),
        RosterColumn::DemoLevel => labels::<DemoLevel>(),
        RosterColumn::Industries => labels::<Industry>(),
        RosterColumn::AcceptsCharter => Some(vec![YES[0], NO]),
        RosterColumn::Division
        | RosterColumn::Name
        | RosterColumn::ShortName
        | RosterColumn::Uscc
        | RosterColumn::ResidentId
        | RosterColumn::LegalName
        | RosterColumn::LegalResidentId
        | RosterColumn::LegalMobile
        | RosterColumn::ContactName
        | RosterColumn::ContactMobile
        | RosterColumn::Address
        | RosterColumn::ScaleValue
        | RosterColumn::RegisteredCapital
        | RosterColumn::EstablishedOn
        | RosterColumn::AnnualRevenue
        | RosterColumn::Employees
        | RosterColumn::HouseholdsDriven
        | RosterColumn::MembersTotal
        | RosterColumn::FarmerMembers
        | RosterColumn::OrganisationMembers
        | RosterColumn::JoinedOn => None,
    }
}

/// How a column is filled in.
fn hint(column: RosterColumn) -> &'static str {
    match column {
        RosterColumn::MemberType => "必填，从列表中选择。",
        RosterColumn::Name => "必填，与营业执照或身份证一致，最多 100 字。",
        RosterColumn::ShortName => "可不填，日常称呼，最多 50 字。",
        RosterColumn::Uscc => "合作社、联合社、企业、服务单位、村经济合作社必填；家庭农场已登记的填此项。18 位。",
        RosterColumn::ResidentId => "种养大户、个人会员必填；家庭农场未登记的填经营者身份证号。18 位。",
        RosterColumn::LegalName => "填信用代码的会员必填。",
        RosterColumn::LegalResidentId => "填信用代码的会员必填，18 位。",
        RosterColumn::LegalMobile => "填信用代码的会员必填，11 位。",
        RosterColumn::ContactName => "必填，日常联系的人。",
        RosterColumn::ContactMobile => "必填，11 位手机号码。",
        RosterColumn::Division => "必填，从列表中选择，也可只填 12 位（村）或 9 位（乡镇）区划代码。",
        RosterColumn::Address => "必填，村以下的地址，最多 200 字。",
        RosterColumn::Industries => "必填，可填多个，用顿号隔开，如：水稻、杨梅。",
        RosterColumn::ScaleValue => "除个人会员外必填，亩可填三位小数，元可填两位小数，头、羽填整数。",
        RosterColumn::ScaleUnit => "与经营规模一起填写，从列表中选择。",
        RosterColumn::RegisteredCapital => "填信用代码的会员必填，单位为元，不是万元。",
        RosterColumn::EstablishedOn => "填信用代码的会员必填，如 2018-03-01。",
        RosterColumn::AnnualRevenue => "填信用代码的会员必填，上一会计年度，单位为元，不是万元。",
        RosterColumn::Employees => "填信用代码的会员必填，整数。",
        RosterColumn::HouseholdsDriven => "填信用代码的会员必填，整数。",
        RosterColumn::DemoLevel => "从列表中选择，不填即为“暂无”。",
        RosterColumn::MembersTotal => "合作社、联合社必填，其他会员不填。",
        RosterColumn::FarmerMembers => "合作社、联合社必填，其他会员不填。",
        RosterColumn::OrganisationMembers => "合作社、联合社必填，其他会员不填。",
        RosterColumn::AcceptsCharter => "必填，承认章程的填“是”。",
        RosterColumn::JoinedOn => "加入农合联的日期，如 2020-03-01；不填则为导入当日。已在册会员不因此更改。",
    }
}
