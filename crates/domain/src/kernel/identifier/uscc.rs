//! Unified social credit codes (统一社会信用代码, GB 32100-2015).

use crate::vocabulary;

vocabulary! {
    /// What a credit code was given to, as its first two characters say (R1.29).
    pub enum RegistryCategory {
        /// 11: an organ of state or party.
        Organ => "organ",
        /// 12: a public institution.
        PublicInstitution => "public_institution",
        /// 51: a social organisation; most federations are one (R1.6).
        SocialOrganisation => "social_organisation",
        /// 52: a private non-enterprise unit.
        PrivateNonEnterprise => "private_non_enterprise",
        /// 53: a foundation.
        Foundation => "foundation",
        /// 91: an enterprise.
        Enterprise => "enterprise",
        /// 92: an individual business.
        IndividualBusiness => "individual_business",
        /// 93: a farmers' cooperative.
        FarmerCoop => "farmer_coop",
        /// N1: the collective economic organisation of a villagers' group.
        GroupCollective => "group_collective",
        /// N2: the collective economic organisation of a village.
        VillageCollective => "village_collective",
        /// N3: the collective economic organisation of a town.
        TownCollective => "town_collective",
    }
}

vocabulary! {
    /// What is odd about a credit code that is right as a whole.
    pub enum UsccWarning {
        /// The organisation code in it fails its own check (R1.28).
        OrganisationCode => "organisation_code",
    }
}

/// A unified social credit code: registry and category, region, organisation code, check character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uscc(String);

/// Why a text is not a unified social credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UsccError {
    /// Not 18 digits and letters without I, O, Z, S and V, of which the third to the eighth are digits.
    #[error("not 18 characters of a credit code")]
    Shape,
    /// The last character does not follow from the others.
    #[error("wrong check character")]
    Checksum,
}

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

impl Uscc {
    /// Reads a code as it was entered; blanks around it and small letters are set right.
    ///
    /// # Errors
    /// [`UsccError`], the first that applies.
    pub fn parse(text: &str) -> Result<Self, UsccError> {
        let text = text.trim().to_ascii_uppercase();
        let (body, check) = text.split_at_checked(17).ok_or(UsccError::Shape)?;
        let expected = Self::check_digit(body).ok_or(UsccError::Shape)?;
        if check.chars().count() != 1 || !ALPHABET.contains(check) {
            return Err(UsccError::Shape);
        }
        if check.starts_with(expected) { Ok(Self(text)) } else { Err(UsccError::Checksum) }
    }

    /// The check character that belongs behind these 17 characters (R1.26); `None` if they have not the shape.
    pub fn check_digit(body: &str) -> Option<char> {
        let region = body.get(2..8)?;
        let sum = weighted_sum(body, &WEIGHTS, |symbol| ALPHABET.find(symbol))?;
        // A remainder of zero stands for "0": 31 - 0 lies behind the alphabet (R1.27).
        let check = ALPHABET.chars().nth((31 - sum % 31) % 31);
        check.filter(|_| region.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// The check character that belongs behind these eight characters of an organisation code (R1.28);
    /// `None` unless they are eight digits and capital letters.
    pub fn organisation_check_digit(body: &str) -> Option<char> {
        let value = |symbol: char| {
            if symbol.is_ascii_lowercase() { None } else { symbol.to_digit(36) }
        };
        let sum = weighted_sum(body, &ORGANISATION_WEIGHTS, |symbol| value(symbol)?.try_into().ok())?;
        ['0', 'X', '9', '8', '7', '6', '5', '4', '3', '2', '1'].get(sum % 11).copied()
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the code was given to; `None` for registries that no member of a federation has (R1.29).
    pub fn registry(&self) -> Option<RegistryCategory> {
        match &self.0[..2] {
            "11" => Some(RegistryCategory::Organ),
            "12" => Some(RegistryCategory::PublicInstitution),
            "51" => Some(RegistryCategory::SocialOrganisation),
            "52" => Some(RegistryCategory::PrivateNonEnterprise),
            "53" => Some(RegistryCategory::Foundation),
            "91" => Some(RegistryCategory::Enterprise),
            "92" => Some(RegistryCategory::IndividualBusiness),
            "93" => Some(RegistryCategory::FarmerCoop),
            "N1" => Some(RegistryCategory::GroupCollective),
            "N2" => Some(RegistryCategory::VillageCollective),
            "N3" => Some(RegistryCategory::TownCollective),
            _ => None,
        }
    }

    /// What somebody should look at, though the code is taken (R1.28).
    pub fn warnings(&self) -> Vec<UsccWarning> {
        let fits = Self::organisation_check_digit(&self.0[8..16]).is_some_and(|check| self.0[16..].starts_with(check));
        if fits { Vec::new() } else { vec![UsccWarning::OrganisationCode] }
    }
}

/// The sum of the symbols' values, each times the weight of its place.
/// `None` if there are more or fewer symbols than weights, or one has no value.
fn weighted_sum(body: &str, weights: &[usize], value: impl Fn(char) -> Option<usize>) -> Option<usize> {
    if body.chars().count() != weights.len() {
        return None;
    }
    body.chars().zip(weights).map(|(symbol, weight)| Some(value(symbol)? * weight)).sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_are_taken_or_refused_for_the_first_reason() {
        use UsccError::{Checksum, Shape};
        let cases = [
            ("91330100799655058B", Ok("91330100799655058B")),
            ("93330304MA2C0001XG", Ok("93330304MA2C0001XG")),
            (" 93330304ma2c0001xg\n", Ok("93330304MA2C0001XG")),
            ("93330304MA2C002390", Ok("93330304MA2C002390")),
            ("93330304MA2C0001XF", Err(Checksum)),
            ("93330304MA2C00239Y", Err(Checksum)),
            ("", Err(Shape)),
            ("93330304MA2C0001X", Err(Shape)),
            ("93330304MA2C0001XGG", Err(Shape)),
            ("93330304MA2C0001XO", Err(Shape)),
            ("93330304MA2C0001X一", Err(Shape)),
            ("933303O4MA2C0001XG", Err(Shape)),
            ("93A30304MA2C0001XG", Err(Shape)),
            ("93330304-MA2C0001X", Err(Shape)),
        ];
        for (text, expected) in cases {
            let parsed = Uscc::parse(text);
            assert_eq!(parsed.as_ref().map(Uscc::as_str).map_err(|error| *error), expected, "{text:?}");
        }
        for letter in ["I", "O", "Z", "S", "V"] {
            assert_eq!(Uscc::parse(&format!("9333030{letter}MA2C0001XG")), Err(Shape));
            assert_eq!(Uscc::parse(&format!("93330304M{letter}2C0001XG")), Err(Shape));
        }
    }

    #[test]
    fn a_remainder_of_zero_is_checked_by_a_zero() {
        assert_eq!(weighted_sum("93330304MA2C00239", &WEIGHTS, |symbol| ALPHABET.find(symbol)), Some(1_550));
        assert_eq!(Uscc::check_digit("93330304MA2C00239"), Some('0'));
    }

    #[test]
    fn the_first_two_characters_name_the_registry() {
        use RegistryCategory::*;
        let cases = [
            ("11", Some(Organ)),
            ("12", Some(PublicInstitution)),
            ("51", Some(SocialOrganisation)),
            ("52", Some(PrivateNonEnterprise)),
            ("53", Some(Foundation)),
            ("91", Some(Enterprise)),
            ("92", Some(IndividualBusiness)),
            ("93", Some(FarmerCoop)),
            ("N1", Some(GroupCollective)),
            ("N2", Some(VillageCollective)),
            ("N3", Some(TownCollective)),
            ("N9", None),
            ("13", None),
        ];
        for (first, category) in cases {
            let body = format!("{first}330382MA2C0001X");
            let code = format!("{body}{}", Uscc::check_digit(&body).unwrap());
            assert_eq!(Uscc::parse(&code).unwrap().registry(), category, "{code}");
        }
    }

    #[test]
    fn an_odd_organisation_code_is_a_warning_and_no_error() {
        let checks = [("79965505", '8'), ("MA2C0001", 'X'), ("MA2C0023", '9'), ("00000000", '0'), ("00000004", '3')];
        for (body, check) in checks {
            assert_eq!(Uscc::organisation_check_digit(body), Some(check), "{body}");
        }
        for body in ["", "MA2C000", "MA2C00011", "ma2c0001", "MA2C000-"] {
            assert_eq!(Uscc::organisation_check_digit(body), None, "{body:?}");
        }
        for code in ["91330100799655058B", "93330304MA2C0001XG", "93330304MA2C002390"] {
            assert_eq!(Uscc::parse(code).unwrap().warnings(), [], "{code}");
        }
        let body = "93330304MA2C00015";
        let odd = format!("{body}{}", Uscc::check_digit(body).unwrap());
        assert_eq!(Uscc::parse(&odd).unwrap().warnings(), [UsccWarning::OrganisationCode]);
    }

    fn any_code() -> impl Strategy<Value = String> {
        "[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{9}"
            .prop_map(|body| format!("{body}{}", Uscc::check_digit(&body).unwrap()))
    }

    proptest! {
        #[test]
        fn a_code_built_with_its_check_character_is_taken(code in any_code()) {
            let parsed = Uscc::parse(&code);
            prop_assert_eq!(parsed.as_ref().map(Uscc::as_str), Ok(code.as_str()));
        }

        #[test]
        fn a_code_with_one_wrong_character_is_refused(code in any_code(), place in 0_usize..18, wrong in "[0-9A-HJ-NP-RTUWXY]") {
            prop_assume!(code[place..=place] != wrong);
            let mut changed = code;
            changed.replace_range(place..=place, &wrong);
            prop_assert!(Uscc::parse(&changed).is_err(), "{changed}");
        }

        #[test]
        fn a_code_with_two_neighbours_swapped_is_refused(code in any_code(), place in 0_usize..17) {
            let mut symbols: Vec<char> = code.chars().collect();
            prop_assume!(symbols[place] != symbols[place + 1]);
            symbols.swap(place, place + 1);
            let swapped: String = symbols.into_iter().collect();
            prop_assert!(Uscc::parse(&swapped).is_err(), "{swapped}");
        }
    }
}
