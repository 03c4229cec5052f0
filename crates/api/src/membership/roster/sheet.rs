//! Sheets from outside: text or workbook, told apart by their content, read within bounds.

use domain::membership::roster::file::{RosterFormat, TextEncoding};
use domain::membership::roster::policy::RosterPolicy;
use encoding_rs::GB18030;
use persistence::membership::roster_rows::Cells;

use super::columns::{Layout, Named};
use super::xlsx;
use crate::kernel::problem::{Problem, ProblemCode};

/// Columns behind these are not looked at.
pub(super) const COLUMNS: usize = 100;
/// The longest content of a cell, in bytes; nothing that a roster states comes near it.
pub(super) const CELL: usize = 8_000;
/// Headings stand in one of the first rows.
const HEADINGS_WITHIN: usize = 10;
/// A row with so many known headings is the row of headings.
const HEADINGS: usize = 3;

const WORKBOOK: &[u8] = b"PK\x03\x04";
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A roster as it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// How it is written.
    pub format: RosterFormat,
    /// How its text is encoded.
    pub encoding: TextEncoding,
    /// The headings.
    pub header: Cells,
    /// The rows behind them that are not blank, each with its number as the sheet counts.
    pub rows: Vec<(u32, Cells)>,
}

/// Why a file is not taken as a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetError {
    /// Larger than is allowed, or unfolding to more.
    TooLarge,
    /// Neither text in a known encoding nor a workbook, or damaged.
    Unreadable,
    /// No row of headings, or one without these.
    ColumnsMissing(Vec<&'static str>),
    /// Headings and nothing behind them.
    Empty,
    /// More rows than are allowed.
    TooManyRows(u32),
}

/// Numbered rows, blank ones left out.
pub(super) type Rows = Vec<(u32, Cells)>;

/// Reads a file.
///
/// # Errors
/// [`SheetError`]; never a panic, whatever the bytes.
pub fn read(bytes: &[u8], policy: &RosterPolicy) -> Result<Sheet, SheetError> {
    if bytes.len() > policy.bytes {
        return Err(SheetError::TooLarge);
    }
    let (format, encoding, sheets) = if bytes.starts_with(WORKBOOK) {
        (RosterFormat::Xlsx, TextEncoding::Utf8, xlsx::read(bytes, policy)?)
    } else {
        let (encoding, text) = decode(bytes)?;
        (RosterFormat::Csv, encoding, vec![csv_rows(&text, policy)?])
    };
    let mut best = Vec::new();
    for rows in sheets {
        match split(rows, policy) {
            Ok((header, rows)) => return Ok(Sheet { format, encoding, header, rows }),
            Err(error) => best.push(error),
        }
    }
    // Of several sheets the first that has the headings says what is wrong.
    let headed = best.iter().position(|error| !matches!(error, SheetError::ColumnsMissing(_))).unwrap_or(0);
    Err(best.into_iter().nth(headed).unwrap_or(SheetError::Empty))
}

fn split(rows: Rows, policy: &RosterPolicy) -> Result<(Cells, Rows), SheetError> {
    let known = |(_, cells): &(u32, Cells)| Layout::of(cells).known() >= HEADINGS;
    let at = rows.iter().take(HEADINGS_WITHIN).position(known);
    let header = at.and_then(|at| rows.get(at)).map(|(_, cells)| cells.clone()).unwrap_or_default();
    let lacking = Layout::of(&header).lacking();
    if !lacking.is_empty() {
        return Err(SheetError::ColumnsMissing(lacking.into_iter().map(Named::label).collect()));
    }
    let rows: Rows = rows.into_iter().skip(at.map_or(0, |at| at + 1)).collect();
    match u32::try_from(rows.len()) {
        Ok(0) => Err(SheetError::Empty),
        Ok(count) if count <= policy.rows => Ok((header, rows)),
        Ok(_) | Err(_) => Err(SheetError::TooManyRows(policy.rows)),
    }
}

fn decode(bytes: &[u8]) -> Result<(TextEncoding, String), SheetError> {
    if bytes.contains(&0) {
        return Err(SheetError::Unreadable);
    }
    let plain = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let (encoding, text) = match std::str::from_utf8(plain) {
        Ok(text) => (TextEncoding::Utf8, text.to_owned()),
        Err(_) => match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => (TextEncoding::Gb18030, text.into_owned()),
            None => return Err(SheetError::Unreadable),
        },
    };
    // One kind of line end, so that blank lines can be counted.
    Ok((encoding, text.replace("\r\n", "\n").replace('\r', "\n")))
}

/// Rows of comma-separated text, also if its separator is a semicolon or a tab. A row is numbered as a spreadsheet
/// would number it: blank lines count, line breaks inside quotes do not.
fn csv_rows(text: &str, policy: &RosterPolicy) -> Result<Rows, SheetError> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let often = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut rows, mut number, mut record) = (Rows::new(), 0, csv::StringRecord::new());
    let mut from = 0;
    while reader.read_record(&mut record).map_err(|_| SheetError::Unreadable)? {
        let until = usize::try_from(reader.position().byte()).map_err(|_| SheetError::TooLarge)?;
        let blank = text.as_bytes().get(from..until).unwrap_or_default();
        let blank = blank.iter().take_while(|byte| **byte == b'\n').count();
        from = until;
        number += 1 + u32::try_from(blank).map_err(|_| SheetError::TooLarge)?;
        keep(&mut rows, number, record.iter().take(COLUMNS).map(str::to_owned).collect(), policy)?;
    }
    Ok(rows)
}

/// Adds a row unless it is blank.
pub(super) fn keep(rows: &mut Rows, number: u32, mut cells: Cells, policy: &RosterPolicy) -> Result<(), SheetError> {
    let filled = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    cells.truncate(filled);
    if cells.is_empty() {
        return Ok(());
    }
    if cells.iter().any(|cell| cell.len() > CELL) {
        return Err(SheetError::Unreadable);
    }
    rows.push((number, cells));
    let most = (policy.rows as usize).saturating_add(HEADINGS_WITHIN);
    if rows.len() > most { Err(SheetError::TooManyRows(policy.rows)) } else { Ok(()) }
}

impl From<SheetError> for Problem {
    fn from(error: SheetError) -> Self {
        match error {
            SheetError::TooLarge => Self::new(ProblemCode::TooLarge),
            SheetError::Unreadable => Self::new(ProblemCode::RosterUnreadable),
            SheetError::ColumnsMissing(columns) => {
                Self::new(ProblemCode::RosterColumnsMissing).with("columns", columns.join("、"))
            }
            SheetError::Empty => Self::new(ProblemCode::RosterEmpty),
            SheetError::TooManyRows(limit) => Self::new(ProblemCode::RosterTooManyRows).with("limit", limit),
        }
    }
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
