//! The number on a member's card.

use std::fmt;
use std::str::FromStr;

use super::member_type::MemberType;

/// County, type and serial number of a member: `330382-CO-000123` (1.3). Given once and never again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberNo {
    county: u32,
    member_type: MemberType,
    sequence: u32,
}

/// The text or the parts are not a member number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a member number such as 330382-CO-000123")]
pub struct NotAMemberNo;

impl MemberNo {
    /// The largest serial number of one type in one county.
    pub const MAX_SEQUENCE: u32 = 999_999;

    /// A number of a county (six digits, not beginning with zero), a type, and a serial number from 1.
    ///
    /// # Errors
    /// [`NotAMemberNo`] if county or serial number is out of range.
    pub fn new(county: u32, member_type: MemberType, sequence: u32) -> Result<Self, NotAMemberNo> {
        let valid = (100_000..=999_999).contains(&county) && (1..=Self::MAX_SEQUENCE).contains(&sequence);
        if valid { Ok(Self { county, member_type, sequence }) } else { Err(NotAMemberNo) }
    }

    /// The county's division code.
    pub const fn county(self) -> u32 {
        self.county
    }

    /// The member's type when it was admitted.
    pub const fn member_type(self) -> MemberType {
        self.member_type
    }

    /// The serial number among members of that county and type.
    pub const fn sequence(self) -> u32 {
        self.sequence
    }
}

impl fmt::Display for MemberNo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:06}-{}-{:06}", self.county, self.member_type.letters(), self.sequence)
    }
}

impl FromStr for MemberNo {
    type Err = NotAMemberNo;

    fn from_str(text: &str) -> Result<Self, NotAMemberNo> {
        let mut parts = text.split('-');
        let (Some(county), Some(letters), Some(sequence), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotAMemberNo);
        };
        let member_type = MemberType::from_letters(letters).ok_or(NotAMemberNo)?;
        Self::new(six_digits(county)?, member_type, six_digits(sequence)?)
    }
}

fn six_digits(text: &str) -> Result<u32, NotAMemberNo> {
    let plain = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().map_err(|_| NotAMemberNo) } else { Err(NotAMemberNo) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    #[test]
    fn a_number_is_written_as_on_the_card() {
        let number = MemberNo::new(330_382, MemberType::Coop, 123);
        assert_eq!(number.map(|number| number.to_string()), Ok("330382-CO-000123".to_owned()));
    }

    #[test]
    fn nothing_else_is_a_number() {
        let texts = [
            "",
            "330382-CO-123",
            "330382-co-000123",
            "330382-XX-000123",
            "330382-CO-000000",
            "030382-CO-000123",
            "330382CO000123",
            "330382-CO-000123-",
            "+30382-CO-000123",
            "330382-CO-+00123",
            " 330382-CO-000123",
        ];
        for text in texts {
            assert_eq!(text.parse::<MemberNo>(), Err(NotAMemberNo), "{text:?}");
        }
        assert_eq!(MemberNo::new(330_382, MemberType::Coop, 1_000_000), Err(NotAMemberNo));
    }

    proptest! {
        #[test]
        fn a_number_survives_being_written_and_read(
            county in 100_000_u32..=999_999, kind in select(MemberType::ALL), sequence in 1_u32..=999_999,
        ) {
            let number = MemberNo::new(county, kind, sequence);
            prop_assert_eq!(number.and_then(|number| number.to_string().parse()), number);
        }
    }
}
