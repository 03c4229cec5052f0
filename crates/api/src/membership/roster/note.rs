//! What is wrong with a row: column, code and figures, never what stands in a cell.

use domain::kernel::vocabulary::Vocabulary;
use domain::membership::roster::column::RosterColumn;
use serde_json::{Value, json};

use super::columns::Named;
use crate::kernel::problem::{FieldCode, Language};

/// Something wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// Where.
    pub(super) column: RosterColumn,
    /// What.
    pub(super) code: FieldCode,
    /// The figures that its words name.
    pub(super) figures: Vec<(String, String)>,
}

impl Note {
    pub(super) fn new(column: RosterColumn, code: FieldCode) -> Self {
        Self { column, code, figures: Vec::new() }
    }

    pub(super) fn with(mut self, name: &str, figure: impl ToString) -> Self {
        self.figures.push((name.to_owned(), figure.to_string()));
        self
    }

    /// The same in words.
    pub(super) fn message(&self, language: Language) -> String {
        self.code.message(language, &self.figures)
    }

    /// The same in words with the heading of its column.
    pub(super) fn sentence(&self) -> String {
        format!("{}：{}", self.column.label(), self.message(Language::Chinese))
    }
}

/// Notes as a row keeps them.
pub(super) fn to_value(notes: &[Note]) -> Value {
    let told = |note: &Note| json!({"column": note.column.code(), "code": note.code.code(), "figures": note.figures});
    notes.iter().map(told).collect()
}

/// Notes that a row keeps.
pub(super) fn from_value(kept: &Value) -> Vec<Note> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let figure = |pair: &Value| Some((text(&pair[0])?, text(&pair[1])?));
    let note = |kept: &Value| {
        let column = RosterColumn::from_code(kept["column"].as_str()?)?;
        let code = FieldCode::from_code(kept["code"].as_str()?)?;
        let figures = kept["figures"].as_array().into_iter().flatten().filter_map(figure).collect();
        Some(Note { column, code, figures })
    };
    kept.as_array().into_iter().flatten().filter_map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_as_it_was_kept() {
        let notes = [
            Note::new(RosterColumn::Name, FieldCode::TooLong).with("limit", 100),
            Note::new(RosterColumn::Division, FieldCode::NotFound),
        ];
        assert_eq!(from_value(&to_value(&notes)), notes);
        assert_eq!(notes[0].sentence(), "名称：不能超过 100 个字。");
    }
}
