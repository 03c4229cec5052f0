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
