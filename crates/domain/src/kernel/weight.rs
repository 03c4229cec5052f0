//! Weight, exact to the gram.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use super::decimal::{self, DecimalError};

/// Weight in grams; text in kilograms with three places (X3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grams(pub i64);

impl Grams {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Digits behind the point in text.
    pub const PLACES: u32 = 3;
    /// The largest amount that a record holds; wide of anything real, and far from overflow in sums.
    pub const MAX: Self = Self(99_999_999_999_999);

    /// This many whole kilograms.
    pub const fn kilograms(whole: i64) -> Self {
        Self(whole * 10_i64.pow(3))
    }
}

impl FromStr for Grams {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let count = decimal::parse(text, Self::PLACES)?;
        if count.unsigned_abs() > Self::MAX.0.unsigned_abs() { Err(DecimalError::OutOfRange) } else { Ok(Self(count)) }
    }
}

impl fmt::Display for Grams {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(out, self.0, Self::PLACES)
    }
}

impl Add for Grams {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Grams {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Grams {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Grams {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Grams {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Grams {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_and_count_agree() {
        let cases =
            [("0", 0, "0.000"), ("1000", 1_000_000, "1000.000"), ("-0.5", -500, "-0.500"), ("0.001", 1, "0.001")];
        for (text, count, written) in cases {
            assert_eq!(text.parse(), Ok(Grams(count)), "{text:?}");
            assert_eq!(Grams(count).to_string(), written);
        }
        assert_eq!(Grams::kilograms(12), "12".parse().unwrap());
    }

    #[test]
    fn nothing_beyond_the_largest_amount_is_read() {
        for amount in [Grams::MAX, -Grams::MAX] {
            assert_eq!(amount.to_string().parse(), Ok(amount));
        }
        for amount in [Grams(100_000_000_000_000), Grams(-100_000_000_000_000), Grams(i64::MIN)] {
            assert_eq!(amount.to_string().parse::<Grams>(), Err(DecimalError::OutOfRange));
        }
    }

    #[test]
    fn finer_text_than_a_gram_is_refused() {
        assert_eq!("1.0000".parse::<Grams>(), Err(DecimalError::TooManyPlaces(3)));
        assert_eq!("1.".parse::<Grams>(), Err(DecimalError::NotANumber));
    }

    #[test]
    fn amounts_add_up() {
        let mut sum: Grams = [Grams(7), Grams(-2), Grams(5)].into_iter().sum();
        assert_eq!(sum, Grams(10));
        sum += Grams(3);
        sum -= Grams(20);
        assert_eq!(sum, -Grams(7));
        assert_eq!(Grams(1) - Grams(2), Grams(-1));
        assert_eq!([].into_iter().sum::<Grams>(), Grams::ZERO);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(count in -Grams::MAX.0..=Grams::MAX.0) {
            prop_assert_eq!(Grams(count).to_string().parse(), Ok(Grams(count)));
        }
    }
}
