//! Money, exact to the fen.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use super::decimal::{self, DecimalError};

/// Money in fen (1/100 yuan); text in yuan with two places (X1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(pub i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Digits behind the point in text.
    pub const PLACES: u32 = 2;
    /// The largest amount that a record holds; wide of anything real, and far from overflow in sums.
    pub const MAX: Self = Self(99_999_999_999_999);

    /// This many whole yuan.
    pub const fn yuan(whole: i64) -> Self {
        Self(whole * 10_i64.pow(2))
    }
}

impl FromStr for Fen {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let count = decimal::parse(text, Self::PLACES)?;
        if count.unsigned_abs() > Self::MAX.0.unsigned_abs() { Err(DecimalError::OutOfRange) } else { Ok(Self(count)) }
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(out, self.0, Self::PLACES)
    }
}

impl Add for Fen {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Fen {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Fen {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Fen {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Fen {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

impl Fen {
    /// This many whole units of ten thousand yuan (万元), in which lines and capitals are quoted.
    pub const fn wan(whole: i64) -> Self {
        Self::yuan(whole * 10_000)
    }

    /// Whole units of ten thousand yuan, rounded down.
    pub const fn floor_wan(self) -> Self {
        Self(self.0 - self.0.rem_euclid(Self::wan(1).0))
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
            [("0", 0, "0.00"), ("1234.5", 123_450, "1234.50"), ("-0.01", -1, "-0.01"), ("6358", 635_800, "6358.00")];
        for (text, count, written) in cases {
            assert_eq!(text.parse(), Ok(Fen(count)), "{text:?}");
            assert_eq!(Fen(count).to_string(), written);
        }
        assert_eq!(Fen::yuan(12), "12".parse().unwrap());
    }

    #[test]
    fn nothing_beyond_the_largest_amount_is_read() {
        for amount in [Fen::MAX, -Fen::MAX] {
            assert_eq!(amount.to_string().parse(), Ok(amount));
        }
        for amount in [Fen(100_000_000_000_000), Fen(-100_000_000_000_000), Fen(i64::MIN)] {
            assert_eq!(amount.to_string().parse::<Fen>(), Err(DecimalError::OutOfRange));
        }
    }

    #[test]
    fn finer_text_than_a_fen_is_refused() {
        assert_eq!("1.000".parse::<Fen>(), Err(DecimalError::TooManyPlaces(2)));
        assert_eq!("1.".parse::<Fen>(), Err(DecimalError::NotANumber));
    }

    #[test]
    fn amounts_add_up() {
        let mut sum: Fen = [Fen(7), Fen(-2), Fen(5)].into_iter().sum();
        assert_eq!(sum, Fen(10));
        sum += Fen(3);
        sum -= Fen(20);
        assert_eq!(sum, -Fen(7));
        assert_eq!(Fen(1) - Fen(2), Fen(-1));
        assert_eq!([].into_iter().sum::<Fen>(), Fen::ZERO);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(count in -Fen::MAX.0..=Fen::MAX.0) {
            prop_assert_eq!(Fen(count).to_string().parse(), Ok(Fen(count)));
        }
    }

    #[test]
    fn whole_units_of_ten_thousand_yuan_are_rounded_down() {
        assert_eq!(Fen::wan(30), Fen::yuan(300_000));
        let cases = [("0", 0), ("9999.99", 0), ("10000", 1), ("309999.99", 30), ("-0.01", -1), ("-10000", -1)];
        for (amount, wan) in cases {
            assert_eq!(amount.parse::<Fen>().unwrap().floor_wan(), Fen::wan(wan), "{amount}");
        }
    }
}
