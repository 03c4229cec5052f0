#![allow(clippy::unwrap_used)]

use domain::kernel::vocabulary::Vocabulary;
use domain::membership::roster::column::RosterColumn;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

use super::*;

fn headings() -> String {
    RosterColumn::ALL.iter().map(|column| column.label()).collect::<Vec<_>>().join(",")
}

fn numbers(sheet: &Sheet) -> Vec<u32> {
    sheet.rows.iter().map(|(number, _)| *number).collect()
}

fn policy() -> RosterPolicy {
    RosterPolicy { rows: 20, bytes: 100_000, ..RosterPolicy::default() }
}

#[test]
fn rows_of_text_are_numbered_as_a_spreadsheet_numbers_them() {
    let text = format!("\n名册\n{}\r\n\r\n甲,\"一\n二\"\n,,\n\n\n乙\n", headings());
    let sheet = read(text.as_bytes(), &policy()).unwrap();
    assert_eq!(numbers(&sheet), [5, 9]);
    assert_eq!(sheet.rows[0].1, ["甲", "一\n二"]);
    assert_eq!((sheet.format, sheet.encoding), (RosterFormat::Csv, TextEncoding::Utf8));
}

#[test]
fn the_encoding_of_text_is_recognised() {
    let text = format!("{}\n家庭农场,陈小满", headings());
    let marked = [BYTE_ORDER_MARK, text.as_bytes()].concat();
    let (chinese, _, _) = GB18030.encode(&text);
    for (bytes, encoding) in [
        (text.as_bytes(), TextEncoding::Utf8),
        (marked.as_slice(), TextEncoding::Utf8),
        (&chinese, TextEncoding::Gb18030),
    ] {
        let sheet = read(bytes, &policy()).unwrap();
        assert_eq!((sheet.encoding, sheet.rows), (encoding, vec![(2, vec!["家庭农场".into(), "陈小满".into()])]));
    }
}

#[test]
fn other_separators_are_recognised() {
    for separator in [";", "\t"] {
        let text = format!("{}\n甲{separator}乙", headings().replace(',', separator));
        assert_eq!(read(text.as_bytes(), &policy()).unwrap().rows, [(2, vec!["甲".into(), "乙".into()])]);
    }
}

fn workbook(rows: &[(u32, &[&str])]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "请填写").unwrap();
    let (sheet, text) = (book.add_worksheet(), Format::new().set_num_format("@"));
    for (place, column) in RosterColumn::ALL.iter().enumerate() {
        sheet.write(0, place as u16, column.label()).unwrap();
    }
    for (row, cells) in rows {
        for (place, cell) in cells.iter().enumerate() {
            sheet.write_with_format(*row, place as u16, *cell, &text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_from_the_sheet_with_the_headings() {
    let sheet = read(&workbook(&[(1, &["甲", "330382198001010006"]), (5, &["", "", "乙"])]), &policy()).unwrap();
    assert_eq!(numbers(&sheet), [2, 6]);
    assert_eq!(sheet.rows[0].1, ["甲", "330382198001010006"]);
    assert_eq!(sheet.format, RosterFormat::Xlsx);
}

#[test]
fn what_is_no_roster_is_told_as_what_it_is() {
    let lacking = |columns: &[&'static str]| SheetError::ColumnsMissing(columns.to_vec());
    let none = headings();
    let few = format!("{}\n甲", headings().replace("联系人,", ""));
    let many = format!("{}{}", headings(), "\n甲".repeat(21));
    let cases: [(&[u8], SheetError); 7] = [
        (b"\xd0\xcf\x11\xe0\0\0", SheetError::Unreadable),
        (b"PK\x03\x04 and so on", SheetError::Unreadable),
        (b"\xff\xff", SheetError::Unreadable),
        (none.as_bytes(), SheetError::Empty),
        (few.as_bytes(), lacking(&["联系人"])),
        (many.as_bytes(), SheetError::TooManyRows(20)),
        (&[b'x'; 100_001], SheetError::TooLarge),
    ];
    for (bytes, error) in cases {
        assert_eq!(read(bytes, &policy()), Err(error));
    }
    assert!(matches!(read(b"", &policy()), Err(SheetError::ColumnsMissing(columns)) if columns.len() > 9));
}

#[test]
fn a_workbook_that_unfolds_to_too_much_is_refused() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(&vec![b' '; 2_000_000]).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < policy().bytes);
    assert_eq!(read(&bytes, &policy()), Err(SheetError::TooLarge));
}

proptest! {
    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read(&bytes, &policy());
    }

    #[test]
    fn no_text_behind_the_headings_breaks_the_reader(text in "\\PC{0,300}", quotes in "[\",\n\r;\t甲]{0,100}") {
        let _ = read(format!("{}\n{text}{quotes}", headings()).as_bytes(), &policy());
    }

    #[test]
    fn no_damage_to_a_workbook_breaks_the_reader(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = workbook(&[(1, &["甲", "乙"])]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        let _ = read(&bytes, &policy());
    }

    #[test]
    fn text_comes_back_from_a_workbook_as_it_was_written(cells in proptest::collection::vec("[0-9A-Zx甲乙丙丁 .-]{1,20}", 1..8)) {
        let written: Vec<&str> = cells.iter().map(String::as_str).collect();
        prop_assume!(!written.last().is_some_and(|cell| cell.trim().is_empty()));
        let sheet = read(&workbook(&[(3, &written)]), &policy()).unwrap();
        prop_assert_eq!(&sheet.rows, &[(4, cells)]);
    }
}
