//! The file that a roster comes in.

use crate::vocabulary;

vocabulary! {
    /// How a roster is written.
    pub enum RosterFormat {
        /// Comma-separated text.
        Csv => "csv",
        /// A workbook.
        Xlsx => "xlsx",
    }
}

vocabulary! {
    /// How the text of a roster is encoded.
    pub enum TextEncoding {
        /// With or without a byte-order mark; also the text inside a workbook.
        Utf8 => "utf-8",
        /// As Chinese office programs write text without asking.
        Gb18030 => "gb18030",
    }
}
