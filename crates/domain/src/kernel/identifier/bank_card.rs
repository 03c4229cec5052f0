//! Numbers of bank cards.

use std::fmt;

use super::digits;

/// The number of a person's bank card. Accounts of organisations follow no such rule and are plain text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BankCard(String);

/// Why a text is not the number of a bank card (part 1.6 of the domain rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BankCardError {
    /// Not 16 to 19 digits.
    #[error("not 16 to 19 digits")]
    Shape,
    /// The Luhn sum is no multiple of ten.
    #[error("wrong check digit")]
    Checksum,
}

impl BankCard {
    /// Reads a number as it was entered; the blanks between the groups of digits are dropped.
    ///
    /// # Errors
    /// [`BankCardError`], the first that applies.
    pub fn parse(text: &str) -> Result<Self, BankCardError> {
        let number: String = text.split_whitespace().collect();
        let digits = digits(&number).filter(|digits| (16..=19).contains(&digits.len())).ok_or(BankCardError::Shape)?;
        if luhn_sum(&digits).is_multiple_of(10) { Ok(Self(number)) } else { Err(BankCardError::Checksum) }
    }

    /// The whole number: only for storage and for a disclosure that is recorded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last four digits: `****6784` (X9).
    pub fn masked(&self) -> String {
        format!("****{}", &self.0[self.0.len() - 4..])
    }
}

/// Masked, so that no log holds the number.
impl fmt::Debug for BankCard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "BankCard({})", self.masked())
    }
}

/// The sum of all digits, every second from the right doubled, less nine where that gives two digits.
fn luhn_sum(digits: &[u32]) -> u32 {
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    digits.iter().rev().enumerate().map(|(place, digit)| if place % 2 == 1 { doubled(*digit) } else { *digit }).sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cards_are_taken_or_refused_for_the_first_reason() {
        use BankCardError::{Checksum, Shape};
        let cases = [
            ("6228480320123456784", Ok("6228480320123456784")),
            (" 6228 4803 2012 3456 784 ", Ok("6228480320123456784")),
            ("6228480320123456783", Err(Checksum)),
            ("0000000000000000", Ok("0000000000000000")),
            ("000000000000000", Err(Shape)),
            ("00000000000000000000", Err(Shape)),
            ("622848032012345678X", Err(Shape)),
            ("6228-4803-2012-3456-784", Err(Shape)),
            ("６228480320123456784", Err(Shape)),
            ("", Err(Shape)),
        ];
        for (text, expected) in cases {
            let parsed = BankCard::parse(text);
            assert_eq!(parsed.as_ref().map(BankCard::as_str).map_err(|error| *error), expected, "{text:?}");
        }
    }

    #[test]
    fn a_card_shows_its_last_four_digits_only() {
        let card = BankCard::parse("6228480320123456784").unwrap();
        assert_eq!(card.masked(), "****6784");
        assert_eq!(format!("{card:?}"), "BankCard(****6784)");
    }

    fn any_card() -> impl Strategy<Value = String> {
        "[0-9]{15,18}".prop_map(|body| {
            let check = (0..10).map(|check| format!("{body}{check}")).find(|card| BankCard::parse(card).is_ok());
            check.unwrap()
        })
    }

    proptest! {
        #[test]
        fn just_one_digit_fits_behind_a_body(body in "[0-9]{15,18}") {
            let fitting = (0..10).filter(|check| BankCard::parse(&format!("{body}{check}")).is_ok()).count();
            prop_assert_eq!(fitting, 1);
        }

        #[test]
        fn a_card_with_one_wrong_digit_is_refused(card in any_card(), place in 0_usize..16, wrong in "[0-9]") {
            prop_assume!(card[place..=place] != wrong);
            let mut changed = card;
            changed.replace_range(place..=place, &wrong);
            prop_assert_eq!(BankCard::parse(&changed), Err(BankCardError::Checksum));
        }

        #[test]
        fn a_card_with_two_neighbours_swapped_is_refused(card in any_card(), place in 0_usize..15) {
            let mut symbols: Vec<char> = card.chars().collect();
            let pair = (symbols[place], symbols[place + 1]);
            // The Luhn sum is blind to 09 in place of 90.
            prop_assume!(pair.0 != pair.1 && pair != ('0', '9') && pair != ('9', '0'));
            symbols.swap(place, place + 1);
            let swapped: String = symbols.into_iter().collect();
            prop_assert_eq!(BankCard::parse(&swapped), Err(BankCardError::Checksum));
        }
    }
}
