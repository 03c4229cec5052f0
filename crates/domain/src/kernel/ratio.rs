//! Ratios in basis points, exact.

use std::fmt;

use super::decimal;
use super::money::Fen;

/// A ratio in basis points: 10,000 is one, 100 is one per cent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BasisPoints(pub i64);

impl BasisPoints {
    /// This many whole per cent.
    pub const fn percent(whole: i64) -> Self {
        Self(whole * 100)
    }

    /// This share of an amount, to the nearest fen. `None` if it does not fit.
    pub fn of(self, amount: Fen) -> Option<Fen> {
        decimal::scale(amount.0, self.0, 10_000).map(Fen)
    }
}

/// Per cent with two places: `6.52`.
impl fmt::Display for BasisPoints {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(out, self.0, 2)
    }
}
