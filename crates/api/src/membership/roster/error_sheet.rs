//! The rows that were wrong, as they stood in the file, with what is wrong in a column of its own.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use diesel::pg::PgConnection;
use domain::kernel::access::Action;
use domain::membership::roster::reconcile::RowResult;
use persistence::kernel::keyring::Keyring;
use persistence::membership::roster_imports::{self, Roster};
use persistence::membership::roster_rows::{self, Cells};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, XlsxError};
use uuid::Uuid;

use super::note::{self, Note};
use crate::app::State;
use crate::kernel::actor::Actor;
use crate::kernel::file::{FileBytes, XLSX, attachment};
use crate::kernel::problem::{Problem, ProblemCode, ProblemOut};

/// Heading of the column with the number that the row had.
const ROW: &str = "原表行号";
/// Heading of the column with what is wrong. Both are passed over when the sheet is handed in again.
const WRONG: &str = "错误说明";

/// The name of the file, after that of the roster.
pub(super) fn name(roster: &Roster) -> String {
    let stem = roster.file_name.rsplit_once('.').map_or(roster.file_name.as_str(), |(stem, _)| stem);
    let stem: String = stem.chars().take(150).collect();
    format!("{stem}-错误行.xlsx")
}

/// The sheet of the wrong rows of a roster in reach.
///
/// # Errors
/// `roster.content_gone` once the cells are forgotten.
pub(super) fn make(db: &mut PgConnection, keys: &Keyring, roster: &Roster) -> Result<Vec<u8>, Problem> {
    let gone = || Problem::new(ProblemCode::RosterContentGone);
    let header = roster.header(keys)?.ok_or_else(gone)?;
    let mut wrong = Vec::new();
    for row in roster_rows::all_of(db, roster.key(), RowResult::Invalid)? {
        let sealed = row.cells_sealed.as_deref().ok_or_else(gone)?;
        let cells = roster_rows::open(keys, roster.key(), row.row_number.0, sealed)?;
        wrong.push((row.row_number.0, cells, note::from_value(&row.problems)));
    }
    write(header, wrong).map_err(Problem::internal)
}

fn write(header: Cells, wrong: Vec<(u32, Cells, Vec<Note>)>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("错误行")?;
    // A sheet that is handed in for the third time has these columns already.
    let kept: Vec<usize> = (0..header.len()).filter(|place| ![ROW, WRONG].contains(&header[*place].trim())).collect();
    let text = Format::new().set_num_format("@");
    let bold = text.clone().set_bold().set_align(FormatAlign::Center);
    let red = text.clone().set_font_color(Color::Red).set_text_wrap();
    let row_at = u16::try_from(kept.len()).unwrap_or(u16::MAX - 2);
    for (column, place) in (0_u16..).zip(&kept) {
        sheet.set_column_format(column, &text)?.set_column_width(column, 18)?;
        sheet.write_string_with_format(0, column, &header[*place], &bold)?;
    }
    sheet.write_string_with_format(0, row_at, ROW, &bold)?.write_string_with_format(0, row_at + 1, WRONG, &bold)?;
    sheet.set_column_width(row_at + 1, 60)?.set_freeze_panes(1, 0)?;
    for (at, (number, cells, notes)) in (1_u32..).zip(wrong) {
        for (column, place) in (0_u16..).zip(&kept) {
            if let Some(cell) = cells.get(*place).filter(|cell| !cell.is_empty()) {
                sheet.write_string_with_format(at, column, cell, &text)?;
            }
        }
        let sentences: Vec<String> = notes.iter().map(Note::sentence).collect();
        sheet.write_number(at, row_at, number)?;
        sheet.write_string_with_format(at, row_at + 1, sentences.join("\n"), &red)?;
    }
    book.save_to_buffer()
}

/// Fetch the rows of a roster that are wrong
///
/// A workbook: the rows and cells as they were handed in, with a column that says what is wrong. Corrected, it can be
/// handed in again as it is.
#[utoipa::path(
    operation_id = "get_roster_error_sheet", tag = "membership",
    params(("id" = Uuid, Path, description = "The roster")),
    extensions(("x-permission" = json!("import_roster"))),
    responses(
        (status = 200, description = "The workbook", body = FileBytes,
            content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = "default", description = "Refused", body = ProblemOut, content_type = "application/problem+json"),
    )
)]
#[get("/roster-imports/{id}/error-sheet")]
pub(super) async fn fetch(actor: Actor, state: Data<State>, id: Path<Uuid>) -> Result<HttpResponse, Problem> {
    let scope = actor.permit(Action::ImportRoster)?;
    let keys = state.keys.clone();
    let made = state.db.read(move |db| {
        let roster = roster_imports::find(db, &scope, (*id).into())?;
        Ok((name(&roster), make(db, &keys, &roster)?))
    });
    let (name, content) = made.await?;
    Ok(attachment(&name, XLSX, content))
}
