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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_taken_to_the_nearest_fen() {
        let cases = [
            (BasisPoints::percent(100), 12_345, Some(12_345)),
            (BasisPoints(80), 1_000_000, Some(8_000)),
            (BasisPoints(50), 100, Some(1)),
            (BasisPoints(49), 100, Some(0)),
            (BasisPoints(50), -100, Some(-1)),
            (BasisPoints::percent(-5), 1_000, Some(-50)),
            (BasisPoints(20_000), i64::MAX, None),
        ];
        for (ratio, amount, share) in cases {
            assert_eq!(ratio.of(Fen(amount)), share.map(Fen), "{ratio} per cent of {amount} fen");
        }
    }

    #[test]
    fn a_ratio_is_written_in_per_cent() {
        for (points, text) in [(0, "0.00"), (652, "6.52"), (10_000, "100.00"), (-5, "-0.05")] {
            assert_eq!(BasisPoints(points).to_string(), text);
        }
    }
}
