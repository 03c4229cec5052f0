//! Land area, exact to a thousandth of a mu.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use super::decimal::{self, DecimalError};
use super::money::Fen;

/// Area in thousandths of a mu; text in mu with three places (1 hectare is 15 mu, X2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mu(pub i64);

impl Mu {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Digits behind the point in text.
    pub const PLACES: u32 = 3;
    /// The largest amount that a record holds; wide of anything real, and far from overflow in sums.
    pub const MAX: Self = Self(99_999_999_999_999);

    /// This many whole mu.
    #[expect(clippy::self_named_constructors, reason = "named after the unit, like `Fen::yuan` and `Grams::kilograms`")]
    pub const fn mu(whole: i64) -> Self {
        Self(whole * 10_i64.pow(3))
    }
}

impl FromStr for Mu {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let count = decimal::parse(text, Self::PLACES)?;
        if count.unsigned_abs() > Self::MAX.0.unsigned_abs() { Err(DecimalError::OutOfRange) } else { Ok(Self(count)) }
    }
}

impl fmt::Display for Mu {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(out, self.0, Self::PLACES)
    }
}

impl Add for Mu {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Mu {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Mu {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Mu {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Mu {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Mu {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

impl Mu {
    /// The price of this area at a price per mu, to the nearest fen. `None` if it does not fit.
    pub fn at(self, per_mu: Fen) -> Option<Fen> {
        decimal::scale(per_mu.0, self.0, 1_000).map(Fen)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_and_count_agree() {
        let cases = [("0", 0, "0.000"), ("57.8", 57_800, "57.800"), ("-0.001", -1, "-0.001"), ("15", 15_000, "15.000")];
        for (text, count, written) in cases {
            assert_eq!(text.parse(), Ok(Mu(count)), "{text:?}");
            assert_eq!(Mu(count).to_string(), written);
        }
        assert_eq!(Mu::mu(12), "12".parse().unwrap());
    }

    #[test]
    fn nothing_beyond_the_largest_amount_is_read() {
        for amount in [Mu::MAX, -Mu::MAX] {
            assert_eq!(amount.to_string().parse(), Ok(amount));
        }
        for amount in [Mu(100_000_000_000_000), Mu(-100_000_000_000_000), Mu(i64::MIN)] {
            assert_eq!(amount.to_string().parse::<Mu>(), Err(DecimalError::OutOfRange));
        }
    }

    #[test]
    fn finer_text_than_a_thousandth_is_refused() {
        assert_eq!("1.0000".parse::<Mu>(), Err(DecimalError::TooManyPlaces(3)));
        assert_eq!("1.".parse::<Mu>(), Err(DecimalError::NotANumber));
    }

    #[test]
    fn amounts_add_up() {
        let mut sum: Mu = [Mu(7), Mu(-2), Mu(5)].into_iter().sum();
        assert_eq!(sum, Mu(10));
        sum += Mu(3);
        sum -= Mu(20);
        assert_eq!(sum, -Mu(7));
        assert_eq!(Mu(1) - Mu(2), Mu(-1));
        assert_eq!([].into_iter().sum::<Mu>(), Mu::ZERO);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(count in -Mu::MAX.0..=Mu::MAX.0) {
            prop_assert_eq!(Mu(count).to_string().parse(), Ok(Mu(count)));
        }
    }

    #[test]
    fn an_area_at_a_price_per_mu_costs_the_nearest_fen() {
        let cases = [
            ("57.8", "110", Some("6358.00")),
            ("0", "110", Some("0.00")),
            ("0.001", "5", Some("0.01")),
            ("0.001", "4.99", Some("0.00")),
            ("0.001", "-5", Some("-0.01")),
            ("33.333", "0.03", Some("1.00")),
            ("99999999999.999", "999999999999.99", None),
        ];
        for (area, price, cost) in cases {
            let at = area.parse::<Mu>().unwrap().at(price.parse().unwrap());
            assert_eq!(at.map(|cost| cost.to_string()).as_deref(), cost, "{area} mu at {price}");
        }
    }
}
