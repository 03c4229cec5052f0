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
