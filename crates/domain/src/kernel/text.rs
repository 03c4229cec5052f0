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
