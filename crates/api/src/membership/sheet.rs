//! A list of members as a workbook: numbers that name somebody are text cells, so that no digit is lost.

use domain::membership::form::Scale;
use domain::membership::member::MemberStatus;
use persistence::membership::members::Member;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::wording::{self, Label, word};
use crate::kernel::problem::Language;

/// What stands above the rows.
#[derive(Debug, Clone)]
pub struct Head {
    /// In which language.
    pub language: Language,
    /// The unit whose members are listed.
    pub unit: String,
    /// Which members, in words.
    pub filter: String,
    /// Who exported them.
    pub exporter: String,
    /// When, as the clocks of China show it.
    pub at: String,
    /// Why.
    pub reason: String,
    /// Whether numbers stand there in full.
    pub full: bool,
}

/// A member as the sheet shows it.
#[derive(Debug, Clone)]
pub struct Line {
    /// The member.
    pub member: Member,
    /// The name of its federation.
    pub unit: String,
    /// Its identity number, masked or in full.
    pub identity: String,
    /// Whom to call first.
    pub contact: String,
    /// That one's mobile number, masked or in full.
    pub mobile: String,
}

/// Heading and width of each column.
const COLUMNS: [(Label, u8); 16] = [
    (("序号", "No."), 6),
    (("会员编号", "Member number"), 18),
    (("名称", "Name"), 28),
    (("会员类型", "Type"), 16),
    (("证件类型", "Proof of identity"), 18),
    (("证件号码", "Identity number"), 21),
    (("联系人", "Contact"), 10),
    (("联系电话", "Mobile"), 14),
    (("所属农合联", "Federation"), 18),
    (("地址", "Address"), 24),
    (("主营产业", "Industries"), 16),
    (("规模", "Size"), 12),
    (("规模单位", "Unit"), 9),
    (("示范等级", "Recognition"), 9),
    (("会员状态", "Status"), 11),
    (("入会日期", "Joined on"), 12),
];

const TITLE: Label = ("农合联会员名单", "Members of the federation");
/// Rows above the headings.
const HEAD_ROWS: u32 = 5;
/// A4.
const PAPER: u8 = 9;

/// A workbook that is being written; rows go to disk as they come, so that memory does not grow with them.
pub struct Sheet {
    book: Workbook,
    language: Language,
    cell: Format,
    day: Format,
    rows: u32,
}

fn last_column() -> u16 {
    u16::try_from(COLUMNS.len() - 1).unwrap_or_default()
}

impl Sheet {
    /// A workbook with its head.
    ///
    /// # Errors
    /// The library's, when a temporary file cannot be written.
    pub fn begin(head: &Head) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        let border = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let heading = border.clone().set_bold().set_align(FormatAlign::Center).set_background_color("D9E2F3");
        let language = head.language;
        let sheet = book.add_worksheet_with_constant_memory();
        sheet.set_name(word(("会员名单", "Members"), language))?;
        set_page(sheet, head)?;
        for (column, (_, width)) in (0..).zip(COLUMNS) {
            sheet.set_column_width(column, width)?;
        }
        let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
        sheet.merge_range(0, 0, 0, last_column(), word(TITLE, language), &title)?;
        for (row, line) in (1..HEAD_ROWS).zip(head_lines(head)) {
            sheet.merge_range(row, 0, row, last_column(), &line, &Format::new())?;
        }
        for (column, (label, _)) in (0..).zip(COLUMNS) {
            sheet.write_with_format(HEAD_ROWS, column, word(label, language), &heading)?;
        }
        let day = border.clone().set_num_format("yyyy-mm-dd");
        Ok(Self { book, language, cell: border.set_num_format("@"), day, rows: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// As [`Sheet::begin`].
    pub fn add(&mut self, line: &Line) -> Result<(), XlsxError> {
        self.rows += 1;
        let row = HEAD_ROWS + self.rows;
        let texts = texts(line, self.language);
        let joined = line.member.joined_on;
        let sheet = self.book.worksheet_from_index(0)?;
        let number = Format::new().set_border(FormatBorder::Thin);
        sheet.write_with_format(row, 0, self.rows, &number)?;
        for (column, text) in (1..).zip(texts) {
            sheet.write_string_with_format(row, column, text, &self.cell)?;
        }
        let joined = joined.to_string();
        let day = ExcelDateTime::parse_from_str(&joined)?;
        sheet.write_with_format(row, last_column(), &day, &self.day)?;
        Ok(())
    }

    /// The finished workbook, and how many rows it has.
    ///
    /// # Errors
    /// As [`Sheet::begin`].
    pub fn finish(mut self) -> Result<(Vec<u8>, u32), XlsxError> {
        let row = HEAD_ROWS + self.rows + 1;
        let total = match self.language {
            Language::Chinese => format!("合计：{} 个会员", self.rows),
            Language::English => format!("Total: {} members", self.rows),
        };
        let bold = Format::new().set_bold();
        self.book.worksheet_from_index(0)?.merge_range(row, 0, row, last_column(), &total, &bold)?;
        Ok((self.book.save_to_buffer()?, self.rows))
    }
}

/// A4 across, as wide as the page, with the headings and who printed it on every page.
fn set_page(sheet: &mut Worksheet, head: &Head) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(HEAD_ROWS + 1, 3)?;
    sheet.set_repeat_rows(HEAD_ROWS, HEAD_ROWS)?;
    let footer = match head.language {
        Language::Chinese => format!("&L导出人：{} {}&R第 &P 页 共 &N 页", escaped(&head.exporter), head.at),
        Language::English => format!("&LExported by {} on {}&RPage &P of &N", escaped(&head.exporter), head.at),
    };
    sheet.set_footer(footer);
    Ok(())
}

/// A name in which a footer finds nothing special.
fn escaped(name: &str) -> String {
    name.replace('&', "&&")
}

fn head_lines(head: &Head) -> [String; 4] {
    let shown = match (head.full, head.language) {
        (true, Language::Chinese) => "证件号码和联系电话为完整号码，请妥善保管。",
        (false, Language::Chinese) => "证件号码和联系电话已脱敏。",
        (true, Language::English) => "Identity and mobile numbers stand in full; keep the file safe.",
        (false, Language::English) => "Identity and mobile numbers are masked.",
    };
    match head.language {
        Language::Chinese => [
            format!("单位：{}", head.unit),
            format!("筛选条件：{}", head.filter),
            format!("导出人：{}　导出时间：{}（北京时间）", head.exporter, head.at),
            format!("用途：{}　{shown}", head.reason),
        ],
        Language::English => [
            format!("Unit: {}", head.unit),
            format!("Filter: {}", head.filter),
            format!("Exported by {} on {} (Beijing time)", head.exporter, head.at),
            format!("Purpose: {}. {shown}", head.reason),
        ],
    }
}

/// Everything between the serial number and the day of joining.
fn texts(line: &Line, language: Language) -> [String; 14] {
    let Line { member, unit, identity, contact, mobile } = line;
    let told = |label: Label| word(label, language).to_owned();
    let comma = word(("、", ", "), language);
    let industries: Vec<&str> = member.industries.iter().map(|item| word(wording::industry(*item), language)).collect();
    let status = match member.left_on {
        Some(day) if member.status != MemberStatus::Active => {
            format!("{} {day}", told(wording::member_status(member.status)))
        }
        Some(_) | None => told(wording::member_status(member.status)),
    };
    [
        member.number.to_string(),
        member.name.clone(),
        told(wording::member_type(member.member_type)),
        told(wording::identity_kind(member.identity_kind)),
        identity.clone(),
        contact.clone(),
        mobile.clone(),
        unit.clone(),
        member.address.clone(),
        industries.join(comma),
        amount(member.scale),
        told(wording::scale_unit(member.scale.unit())),
        told(wording::demo_level(member.demo_level)),
        status,
    ]
}

fn amount(scale: Scale) -> String {
    match scale {
        Scale::Land(mu) => mu.to_string(),
        Scale::Turnover(fen) => fen.to_string(),
        Scale::Heads(count) | Scale::Birds(count) => count.to_string(),
    }
}
