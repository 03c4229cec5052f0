//! Codes of administrative divisions (GB/T 2260 and its statistical extension).

use crate::vocabulary;

vocabulary! {
    /// How high a division stands (X10).
    pub enum DivisionLevel {
        Province => "province",
        City => "city",
        County => "county",
        Town => "town",
        Village => "village",
    }
}

/// The code of a division in its shortest form: 2 digits for a province, 4 for a city, 6 for a county,
/// 9 for a town, 12 for a village.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode(String);

/// The text is not the code of a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a division code of 2, 4, 6, 9 or 12 digits")]
pub struct NotADivisionCode;

impl DivisionCode {
    /// Reads a code. Zeros that only fill up are dropped: `330300` is the city `3303`.
    /// Whether there is such a division is for the table of divisions to say (R1.30).
    ///
    /// # Errors
    /// [`NotADivisionCode`] unless it is 2, 4, 6, 9 or 12 digits that begin with a province.
    pub fn parse(text: &str) -> Result<Self, NotADivisionCode> {
        let text = text.trim();
        let numeric = text.bytes().all(|byte| byte.is_ascii_digit());
        if !numeric || !matches!(text.len(), 2 | 4 | 6 | 9 | 12) || text.starts_with("00") {
            return Err(NotADivisionCode);
        }
        Ok(Self(shortest(text).to_owned()))
    }

    /// The code, without zeros that only fill up.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How high the division stands.
    pub fn level(&self) -> DivisionLevel {
        match self.0.len() {
            2 => DivisionLevel::Province,
            4 => DivisionLevel::City,
            6 => DivisionLevel::County,
            9 => DivisionLevel::Town,
            _ => DivisionLevel::Village,
        }
    }

    /// The division that it belongs to; `None` for a province.
    /// A town of a city without counties belongs to the city: `441900003` to `4419`.
    pub fn parent(&self) -> Option<Self> {
        above(&self.0).map(|code| Self(shortest(code).to_owned()))
    }
}

/// The code of the level above, as it stands within this one.
fn above(code: &str) -> Option<&str> {
    match code.len() {
        4 => code.get(..2),
        6 => code.get(..4),
        9 => code.get(..6),
        12 => code.get(..9),
        _ => None,
    }
}

fn shortest(code: &str) -> &str {
    match above(code) {
        Some(upper) if code[upper.len()..].bytes().all(|byte| byte == b'0') => shortest(upper),
        Some(_) | None => code,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_are_kept_in_their_shortest_form() {
        use DivisionLevel::{City, County, Province, Town, Village};
        let cases = [
            ("33", "33", Province, None),
            ("330000", "33", Province, None),
            ("330000000000", "33", Province, None),
            ("3303", "3303", City, Some("33")),
            (" 330300 ", "3303", City, Some("33")),
            ("330382", "330382", County, Some("3303")),
            ("330382000", "330382", County, Some("3303")),
            ("330382001", "330382001", Town, Some("330382")),
            ("330382001000", "330382001", Town, Some("330382")),
            ("330382001002", "330382001002", Village, Some("330382001")),
            ("330310", "330310", County, Some("3303")),
            ("441900003", "441900003", Town, Some("4419")),
        ];
        for (text, code, level, parent) in cases {
            let parsed = DivisionCode::parse(text).unwrap();
            assert_eq!((parsed.as_str(), parsed.level()), (code, level), "{text:?}");
            assert_eq!(parsed.parent().as_ref().map(DivisionCode::as_str), parent, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let texts = [
            "",
            "3",
            "330",
            "33038",
            "3303820",
            "33038200100",
            "3303820010020",
            "33038X",
            "３3",
            "000000",
            "00",
            "0033",
        ];
        for text in texts {
            assert_eq!(DivisionCode::parse(text), Err(NotADivisionCode), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_parent_stands_higher_and_begins_the_code(text in "[1-9][0-9]{11}") {
            let mut code = DivisionCode::parse(&text).unwrap();
            while let Some(parent) = code.parent() {
                prop_assert!(parent.level() < code.level());
                prop_assert!(code.as_str().starts_with(parent.as_str()));
                prop_assert_eq!(DivisionCode::parse(parent.as_str()), Ok(parent.clone()));
                code = parent;
            }
            prop_assert_eq!(code.as_str(), &text[..2]);
        }
    }
}
