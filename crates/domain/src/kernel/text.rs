//! Text that people enter.

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// More characters than the field holds.
    #[error("longer than {0} characters")]
    TooLong(usize),
}

/// A line of text with something on it, of at most `MAX` characters (not bytes).
/// Normalisation and control characters are settled where text enters the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line<const MAX: usize>(String);

impl<const MAX: usize> Line<MAX> {
    /// Takes a text as it was entered, without the blanks around it.
    ///
    /// # Errors
    /// [`TextError`] if nothing is left or too much is.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = text.trim();
        match text.chars().count() {
            0 => Err(TextError::Empty),
            count if count > MAX => Err(TextError::TooLong(MAX)),
            _ => Ok(Self(text.to_owned())),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> From<Line<MAX>> for String {
    fn from(line: Line<MAX>) -> Self {
        line.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_a_line_do_not_count_and_blanks_within_do() {
        let cases = [
            ("a", Ok("a")),
            ("  城东街道\u{3000}", Ok("城东街道")),
            ("a b", Ok("a b")),
            ("", Err(TextError::Empty)),
            (" \t\u{3000}", Err(TextError::Empty)),
            ("乐清市城东", Err(TextError::TooLong(4))),
            (" abcd ", Ok("abcd")),
            ("ab cd", Err(TextError::TooLong(4))),
        ];
        for (text, line) in cases {
            let parsed = Line::<4>::parse(text);
            assert_eq!(parsed.as_ref().map(Line::as_str).map_err(|error| *error), line, "{text:?}");
            assert_eq!(parsed.map(String::from).as_deref().map_err(|error| *error), line, "{text:?}");
        }
    }
}
