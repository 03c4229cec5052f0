//! Mobile telephone numbers of the mainland.

use std::fmt;

/// A mobile number: eleven digits, without prefix and separators.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mobile(String);

/// The text is not a mobile number (part 1.6 of the domain rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a mobile number of eleven digits that begins with 13 to 19")]
pub struct NotAMobile;

impl Mobile {
    /// Reads a number as it was entered; blanks, hyphens and a leading `+86` are dropped.
    ///
    /// # Errors
    /// [`NotAMobile`] unless 1, a digit from 3 to 9 and nine more digits are left.
    pub fn parse(text: &str) -> Result<Self, NotAMobile> {
        let joined: String = text.chars().filter(|symbol| !symbol.is_whitespace() && *symbol != '-').collect();
        let number = joined.strip_prefix("+86").unwrap_or(&joined);
        match number.as_bytes() {
            [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit) => {
                Ok(Self(number.to_owned()))
            }
            _ => Err(NotAMobile),
        }
    }

    /// The whole number: only for storage and for a disclosure that is recorded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first three and the last four digits: `138****5678` (X9).
    pub fn masked(&self) -> String {
        format!("{}****{}", &self.0[..3], &self.0[7..])
    }
}

/// Masked, so that no log holds the number.
impl fmt::Debug for Mobile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Mobile({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_was_typed() {
        for text in ["13812345678", "+8613812345678", "+86 138-1234-5678", " 138 1234 5678 ", "+86-13812345678"] {
            assert_eq!(Mobile::parse(text).as_ref().map(Mobile::as_str), Ok("13812345678"), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_mobile_number_is_refused() {
        let texts = [
            "",
            "12812345678",
            "10812345678",
            "23812345678",
            "1381234567",
            "138123456789",
            "8613812345678",
            "+86+8613812345678",
            "+8513812345678",
            "13812345678+86",
            "1381234567a",
            "１3812345678",
            "0577-62512345",
        ];
        for text in texts {
            assert_eq!(Mobile::parse(text), Err(NotAMobile), "{text:?}");
        }
    }

    #[test]
    fn a_number_shows_itself_masked() {
        let mobile = Mobile::parse("13812345678").unwrap();
        assert_eq!(mobile.masked(), "138****5678");
        assert_eq!(format!("{mobile:?}"), "Mobile(138****5678)");
    }

    proptest! {
        #[test]
        fn every_number_is_taken_with_and_without_prefix(number in "1[3-9][0-9]{9}") {
            let plain = Mobile::parse(&number);
            prop_assert_eq!(plain.as_ref().map(Mobile::as_str), Ok(number.as_str()));
            prop_assert_eq!(Mobile::parse(&format!("+86 {number}")), plain);
        }
    }
}
