//! Workbooks, read cell by cell so that what a sheet claims about its size costs nothing.

use std::io::{Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use domain::membership::roster::policy::RosterPolicy;
use zip::ZipArchive;

use super::columns::{NO, YES};
use super::sheet::{COLUMNS, Rows, SheetError, keep};

/// How many times its own size a workbook may unfold to, of the largest one allowed.
const UNFOLDS: u64 = 10;
/// Parts that a workbook may have.
const PARTS: usize = 1_000;
/// Sheets that are looked at.
const SHEETS: usize = 10;
/// Numbers from here on have more digits than a spreadsheet keeps.
const DIGITS_LOST: f64 = 1e15;

/// The rows of every sheet.
///
/// # Errors
/// [`SheetError::Unreadable`] for what is no workbook or a damaged one, [`SheetError::TooLarge`] for one that unfolds
/// to too much, [`SheetError::TooManyRows`].
pub(super) fn read(bytes: &[u8], policy: &RosterPolicy) -> Result<Vec<Rows>, SheetError> {
    weigh(bytes, policy)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetError::Unreadable)?;
    let names: Vec<String> = book.sheet_names().into_iter().take(SHEETS).collect();
    let mut sheets = Vec::new();
    for name in names {
        sheets.push(rows(&mut book, &name, policy)?);
    }
    Ok(sheets)
}

/// Unfolds every part once, without keeping it: what the archive claims about sizes need not be true.
fn weigh(bytes: &[u8], policy: &RosterPolicy) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Unreadable)?;
    let mut left = UNFOLDS * policy.bytes as u64;
    if archive.len() > PARTS {
        return Err(SheetError::TooLarge);
    }
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| SheetError::Unreadable)?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| SheetError::Unreadable)?;
        left = left.checked_sub(size).ok_or(SheetError::TooLarge)?;
    }
    Ok(())
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, policy: &RosterPolicy) -> Result<Rows, SheetError> {
    // A chart has no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(Rows::new()) };
    let (mut found, mut number, mut row) = (Rows::new(), 0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(|_| SheetError::Unreadable)? {
        let (at, column) = cell.get_position();
        let at = at.checked_add(1).ok_or(SheetError::Unreadable)?;
        if at != number {
            keep(&mut found, number, std::mem::take(&mut row), policy)?;
            if at < number {
                // Rows out of order are no spreadsheet's work.
                return Err(SheetError::Unreadable);
            }
            number = at;
        }
        let column = column as usize;
        let text = text(cell.get_value());
        if column < COLUMNS && !text.is_empty() {
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            row[column] = text;
        }
    }
    keep(&mut found, number, row, policy)?;
    Ok(found)
}

/// A cell as a person reads it.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(yes) => (if *yes { YES[0] } else { NO }).to_owned(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::Error(error) => format!("{error:?}"),
    }
}

/// A number with the fifteen digits that a spreadsheet shows; beyond them in the form that betrays their loss.
fn decimal(number: f64) -> String {
    if number.abs() >= DIGITS_LOST || !number.is_finite() {
        return format!("{number:E}");
    }
    let whole = format!("{:.0}", number.trunc().abs()).len();
    let text = format!("{number:.*}", 15_usize.saturating_sub(whole));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.to_owned()
}

fn day(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time =
        if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}:{second:02}") };
    format!("{year:04}-{month:02}-{day:02}{time}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_a_spreadsheet_shows_them() {
        let table = [
            (60.5, "60.5"),
            (1_000_000.0, "1000000"),
            (0.1 + 0.2, "0.3"),
            (-7.0, "-7"),
            (0.0, "0"),
            (13_800_000_001.0, "13800000001"),
            (330_382_198_001_010_006.0, "3.3038219800101E17"),
        ];
        for (number, shown) in table {
            assert_eq!(decimal(number), shown);
        }
    }
}
