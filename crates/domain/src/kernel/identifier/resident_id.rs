//! Resident identity numbers (公民身份号码, GB 11643).

use std::fmt;

use chrono::NaiveDate;

use super::digits;
use crate::kernel::period::full_years;
use crate::vocabulary;

vocabulary! {
    /// Sex as the identity number states it.
    pub enum Sex {
        Female => "female",
        Male => "male",
    }
}

/// A resident identity number: region of first registration, birth date, sequence, check digit.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ResidentId {
    text: String,
    birth_date: NaiveDate,
}

/// Why a text is not a resident identity number, in the order of the checks (R1.24).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResidentIdError {
    /// Not 17 digits and a digit or `X`; the 15 digits of before 2013 are among these.
    #[error("not 17 digits followed by a digit or X")]
    Shape,
    /// The first two digits are no province.
    #[error("no such province")]
    Province,
    /// Digits 7 to 14 are no calendar date from 1900 up to today.
    #[error("no possible date of birth")]
    BirthDate,
    /// The last character does not follow from the others.
    #[error("wrong check digit")]
    Checksum,
}

impl ResidentId {
    /// Reads a number as it was entered; blanks around it and a small `x` are set right (R1.24).
    /// The region need not be a code of today: it is the one of the first registration.
    ///
    /// # Errors
    /// [`ResidentIdError`], the first that applies.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, ResidentIdError> {
        let text = text.trim().to_ascii_uppercase();
        let (body, check) = text.split_at_checked(17).ok_or(ResidentIdError::Shape)?;
        let expected = Self::check_digit(body).ok_or(ResidentIdError::Shape)?;
        if !(check == "X" || check.len() == 1 && digits(check).is_some()) {
            return Err(ResidentIdError::Shape);
        }
        if !is_province(&body[..2]) {
            return Err(ResidentIdError::Province);
        }
        let birth_date = birth_date(&body[6..14], today).ok_or(ResidentIdError::BirthDate)?;
        if !check.starts_with(expected) {
            return Err(ResidentIdError::Checksum);
        }
        Ok(Self { birth_date, text })
    }

    /// The check digit that belongs behind these 17 digits (R1.23); `None` for anything else than 17 digits.
    /// Sample data is built with it, under the sequence `000`, which is never given to a person.
    pub fn check_digit(body: &str) -> Option<char> {
        let digits = digits(body).filter(|digits| digits.len() == 17)?;
        let sum = digits.iter().fold(0, |sum, digit| (sum + digit) * 2 % 11);
        match (12 - sum) % 11 {
            10 => Some('X'),
            value => char::from_digit(value, 10),
        }
    }

    /// The whole number: only for storage and for a disclosure that is recorded.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The day of birth (R1.25).
    pub fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }

    /// The sex: an odd sequence is male (R1.25).
    pub fn sex(&self) -> Sex {
        match self.text.as_bytes()[16] % 2 {
            1 => Sex::Male,
            _ => Sex::Female,
        }
    }

    /// Full years of age on a day (R1.25); negative before birth.
    pub fn age_on(&self, date: NaiveDate) -> i32 {
        full_years(self.birth_date, date)
    }

    /// The first six and the last four characters: `330382********0012` (X9).
    pub fn masked(&self) -> String {
        format!("{}********{}", &self.text[..6], &self.text[14..])
    }
}

/// Masked, so that no log holds the number.
impl fmt::Debug for ResidentId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ResidentId({})", self.masked())
    }
}

fn is_province(prefix: &str) -> bool {
    let number: Result<u8, _> = prefix.parse();
    matches!(number, Ok(11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83))
}

fn birth_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let earliest = NaiveDate::from_ymd_opt(1900, 1, 1)?;
    let date = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
    (earliest <= date && date <= today).then_some(date)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::{Datelike, Days};
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn parse(text: &str) -> Result<ResidentId, ResidentIdError> {
        ResidentId::parse(text, day("2026-06-15"))
    }

    fn complete(body: &str) -> String {
        format!("{body}{}", ResidentId::check_digit(body).unwrap())
    }

    #[test]
    fn check_digits_follow_the_samples_of_the_standard() {
        for (body, check) in [("11010519491231002", 'X'), ("44052418800101001", '4')] {
            assert_eq!(ResidentId::check_digit(body), Some(check), "{body}");
        }
        for body in ["", "1101051949123100", "110105194912310021", "1101051949123100X", "１1010519491231002"] {
            assert_eq!(ResidentId::check_digit(body), None, "{body:?}");
        }
    }

    #[test]
    fn numbers_are_taken_or_refused_for_the_first_reason() {
        use ResidentIdError::{BirthDate, Checksum, Province, Shape};
        let cases = [
            ("11010519491231002X", Ok("11010519491231002X")),
            (" 11010519491231002x\n", Ok("11010519491231002X")),
            ("110105194912310020", Err(Checksum)),
            ("110105194902300021", Err(BirthDate)),
            ("440524188001010014", Err(BirthDate)),
            ("", Err(Shape)),
            ("110105491231002", Err(Shape)),
            ("11010519491231002", Err(Shape)),
            ("11010519491231002XX", Err(Shape)),
            ("11010519491231002Y", Err(Shape)),
            ("1101051949123100XX", Err(Shape)),
            ("110105 19491231002X", Err(Shape)),
            ("11010519491231002一", Err(Shape)),
            ("1101051949123100２X", Err(Shape)),
            ("160105194902300021", Err(Province)),
            ("000105194912310020", Err(Province)),
            ("840105194912310020", Err(Province)),
            ("110105194913310020", Err(BirthDate)),
            ("110105194900010020", Err(BirthDate)),
            ("110105190002290020", Err(BirthDate)),
        ];
        for (text, expected) in cases {
            let parsed = parse(text);
            assert_eq!(parsed.as_ref().map(ResidentId::as_str).map_err(|error| *error), expected, "{text:?}");
        }
    }

    #[test]
    fn every_province_code_and_no_other_is_known() {
        let known =
            "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";
        for prefix in 0..100 {
            let prefix = format!("{prefix:02}");
            let parsed = parse(&complete(&format!("{prefix}038219800615000")));
            assert_eq!(parsed.is_ok(), known.split(' ').any(|code| code == prefix), "{prefix}");
        }
    }

    #[test]
    fn births_lie_between_1900_and_today() {
        let cases =
            [("18991231", false), ("19000101", true), ("20260615", true), ("20260616", false), ("20240229", true)];
        for (born, possible) in cases {
            assert_eq!(parse(&complete(&format!("330382{born}000"))).is_ok(), possible, "{born}");
        }
    }

    #[test]
    fn birth_date_sex_and_age_are_read_from_the_number() {
        let woman = parse("11010519491231002X").unwrap();
        assert_eq!((woman.birth_date(), woman.sex()), (day("1949-12-31"), Sex::Female));
        assert_eq!((woman.age_on(day("2026-12-30")), woman.age_on(day("2026-12-31"))), (76, 77));
        let man = parse(&complete("33038219800615001")).unwrap();
        assert_eq!((man.birth_date(), man.sex()), (day("1980-06-15"), Sex::Male));
    }

    #[test]
    fn a_number_shows_itself_masked() {
        let id = parse("11010519491231002X").unwrap();
        assert_eq!(id.masked(), "110105********002X");
        assert_eq!(format!("{id:?}"), "ResidentId(110105********002X)");
    }

    fn any_number() -> impl Strategy<Value = String> {
        (0_u64..46_000, 0_u32..1_000).prop_map(|(days, sequence)| {
            let born = day("1900-01-01").checked_add_days(Days::new(days)).unwrap();
            complete(&format!("330382{}{:02}{:02}{sequence:03}", born.year(), born.month(), born.day()))
        })
    }

    proptest! {
        #[test]
        fn a_number_built_with_its_check_digit_is_taken(text in any_number()) {
            let id = parse(&text);
            prop_assert_eq!(id.as_ref().map(ResidentId::as_str), Ok(text.as_str()));
        }

        #[test]
        fn a_number_with_one_wrong_character_is_refused(text in any_number(), place in 0_usize..18, wrong in "[0-9X]") {
            prop_assume!(text[place..=place] != wrong);
            let mut changed = text;
            changed.replace_range(place..=place, &wrong);
            prop_assert!(parse(&changed).is_err(), "{changed}");
        }

        #[test]
        fn a_number_with_two_neighbours_swapped_is_refused(text in any_number(), place in 0_usize..17) {
            let mut symbols: Vec<char> = text.chars().collect();
            prop_assume!(symbols[place] != symbols[place + 1]);
            symbols.swap(place, place + 1);
            let swapped: String = symbols.into_iter().collect();
            prop_assert!(parse(&swapped).is_err(), "{swapped}");
        }

        #[test]
        fn a_foreign_character_anywhere_is_refused(text in any_number(), place in 0_usize..18, foreign in "[^0-9Xx]") {
            let mut changed = text;
            changed.replace_range(place..=place, &foreign);
            prop_assert_eq!(parse(&changed), Err(ResidentIdError::Shape));
        }
    }
}
