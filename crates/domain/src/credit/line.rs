//! The suggested credit line (推荐额度, R2.10-R2.12, 2.5).

use super::scorecard::Grade;
use crate::kernel::money::Fen;
use crate::kernel::ratio::BasisPoints;
use crate::vocabulary;

/// How a line follows from the grade, as the card's version has it; one row for each grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineRule {
    /// For card A: the least of the cap, a share of net assets and a share of revenue (R2.10).
    Enterprise {
        /// The rows.
        grades: Vec<EnterpriseLine>,
    },
    /// For card B: a base, a share of household assets and a share of operating income, up to a cap (R2.11).
    Household {
        /// Share of household assets.
        asset_share: BasisPoints,
        /// Share of household operating income.
        income_share: BasisPoints,
        /// The rows.
        grades: Vec<HouseholdLine>,
    },
}

/// A grade's row of the table for card A.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnterpriseLine {
    /// The grade.
    pub grade: Grade,
    /// Share of net assets (alpha).
    pub alpha: BasisPoints,
    /// Share of revenue (beta).
    pub beta: BasisPoints,
    /// The most.
    pub cap: Fen,
}

/// A grade's row of the table for card B.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HouseholdLine {
    /// The grade.
    pub grade: Grade,
    /// What the grade alone gives.
    pub base: Fen,
    /// The most.
    pub cap: Fen,
}

/// The figures that a line is computed from, in fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFigures {
    /// Of a cooperative or enterprise.
    Enterprise {
        /// Assets less debts; may be negative.
        net_assets: Fen,
        /// Annual operating revenue.
        revenue: Fen,
    },
    /// Of a household.
    Household {
        /// Household assets.
        assets: Fen,
        /// Annual operating income of the household.
        operating_income: Fen,
    },
}

vocabulary! {
    /// The parts of a line's computation.
    pub enum LineTerm {
        /// The grade's cap.
        Cap => "cap",
        /// The share of net assets.
        NetAssets => "net_assets",
        /// The share of revenue.
        Revenue => "revenue",
        /// The grade's base.
        Base => "base",
        /// The share of household assets.
        HouseholdAssets => "household_assets",
        /// The share of operating income.
        OperatingIncome => "operating_income",
        /// Agricultural credit already used, taken off.
        ExistingCredit => "existing_credit",
    }
}

/// A suggested line and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedLine {
    /// The parts, in the order of the formula; shares rounded down to the fen for reading.
    pub terms: Vec<(LineTerm, Fen)>,
    /// The line, in whole 10,000 yuan, never negative.
    pub amount: Fen,
}

/// Why no line can be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Figures of a household for card A, or of an enterprise for card B.
    #[error("the figures are not of the kind that the card rates")]
    WrongFigures,
    /// The existing credit is less than nothing.
    #[error("existing credit cannot be negative")]
    NegativeCredit,
    /// The card's table has no row for the grade.
    #[error("the card has no line for grade {0:?}")]
    NoRow(Grade),
}

const ONE: i128 = 10_000;

/// A share of an amount in ten-thousandths of a fen, so that nothing is rounded before the floor.
fn share(amount: Fen, share: BasisPoints) -> i128 {
    i128::from(amount.0) * i128::from(share.0)
}

fn whole(amount: Fen) -> i128 {
    i128::from(amount.0) * ONE
}

fn shown(term: LineTerm, exact: i128) -> (LineTerm, Fen) {
    (term, Fen(i64::try_from(exact.div_euclid(ONE)).unwrap_or(if exact < 0 { i64::MIN } else { i64::MAX })))
}

/// What the figures allow, in ten-thousandths of a fen, before the cap and the existing credit.
struct Formula {
    parts: Vec<(LineTerm, i128)>,
    ceiling: i128,
    cap: Fen,
}

impl LineRule {
    /// The line that the grade and the figures suggest, after `existing` agricultural credit.
    ///
    /// # Errors
    /// [`LineError`] if the figures, the credit or the table do not allow a computation.
    pub fn suggest(&self, grade: Grade, figures: LineFigures, existing: Fen) -> Result<SuggestedLine, LineError> {
        if existing < Fen::ZERO {
            return Err(LineError::NegativeCredit);
        }
        let Formula { mut parts, ceiling, cap } = self.formula(grade, figures)?;
        parts.extend([(LineTerm::Cap, whole(cap)), (LineTerm::ExistingCredit, whole(existing))]);
        let left = (ceiling.min(whole(cap)) - whole(existing)).max(0);
        let (_, amount) = shown(LineTerm::Cap, left);
        let terms = parts.into_iter().map(|(term, exact)| shown(term, exact)).collect();
        Ok(SuggestedLine { terms, amount: amount.floor_wan() })
    }

    fn formula(&self, grade: Grade, figures: LineFigures) -> Result<Formula, LineError> {
        match (self, figures) {
            (Self::Enterprise { grades }, LineFigures::Enterprise { net_assets, revenue }) => {
                let row = grades.iter().find(|row| row.grade == grade).ok_or(LineError::NoRow(grade))?;
                let (by_assets, by_revenue) = (share(net_assets, row.alpha), share(revenue, row.beta));
                let parts = vec![(LineTerm::NetAssets, by_assets), (LineTerm::Revenue, by_revenue)];
                Ok(Formula { parts, ceiling: by_assets.min(by_revenue), cap: row.cap })
            }
            (
                Self::Household { asset_share, income_share, grades },
                LineFigures::Household { assets, operating_income },
            ) => {
                let row = grades.iter().find(|row| row.grade == grade).ok_or(LineError::NoRow(grade))?;
                let parts = vec![
                    (LineTerm::Base, whole(row.base)),
                    (LineTerm::HouseholdAssets, share(assets, *asset_share)),
                    (LineTerm::OperatingIncome, share(operating_income, *income_share)),
                ];
                let ceiling = parts.iter().map(|(_, exact)| exact).sum();
                Ok(Formula { parts, ceiling, cap: row.cap })
            }
            (Self::Enterprise { .. }, LineFigures::Household { .. })
            | (Self::Household { .. }, LineFigures::Enterprise { .. }) => Err(LineError::WrongFigures),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::credit::cards;
    use crate::kernel::vocabulary::Vocabulary;

    fn enterprise(net_assets: Fen, revenue: Fen) -> LineFigures {
        LineFigures::Enterprise { net_assets, revenue }
    }

    #[test]
    fn line_a_follows_the_table() {
        let cases = [
            (Grade::Aaa, 1_000, 1_000, 0, 300),
            (Grade::Aaa, 1_000, 700, 0, 280),
            (Grade::Aaa, 300, 5_000, 0, 240),
            (Grade::Aa, 5_000, 5_000, 0, 200),
            (Grade::A, 5_000, 450, 0, 90),
            (Grade::B, 5_000, 5_000, 0, 30),
            (Grade::C, 5_000, 5_000, 0, 0),
            (Grade::Aa, 430, 620, 186, 0),
            (Grade::Aa, 430, 620, 500, 0),
            (Grade::Aa, -10, 620, 0, 0),
        ];
        for (grade, net_assets, revenue, existing, line) in cases {
            let figures = enterprise(Fen::wan(net_assets), Fen::wan(revenue));
            let suggested = cards::line_a().suggest(grade, figures, Fen::wan(existing)).unwrap();
            assert_eq!(suggested.amount, Fen::wan(line), "{grade:?} {net_assets} {revenue} {existing}");
        }
    }

    #[test]
    fn line_b_follows_the_table() {
        let cases = [(Grade::Aaa, 100), (Grade::Aa, 60), (Grade::A, 30), (Grade::B, 10), (Grade::C, 0)];
        let rich = LineFigures::Household { assets: Fen::wan(9_000), operating_income: Fen::wan(9_000) };
        for (grade, cap) in cases {
            let suggested = cards::line_b().suggest(grade, rich, Fen::ZERO).unwrap();
            assert_eq!(suggested.amount, Fen::wan(cap), "{grade:?}");
        }
        let bases = [(Grade::Aaa, 10), (Grade::Aa, 8), (Grade::A, 5), (Grade::B, 2), (Grade::C, 0)];
        let poor = LineFigures::Household { assets: Fen::ZERO, operating_income: Fen::ZERO };
        for (grade, base) in bases {
            let suggested = cards::line_b().suggest(grade, poor, Fen::ZERO).unwrap();
            assert_eq!(suggested.amount, Fen::wan(base), "{grade:?}");
        }
    }

    #[test]
    fn nothing_is_rounded_before_the_floor() {
        let least = Fen(Fen::wan(100).0 / 4 * 10);
        let whole = cards::line_a().suggest(Grade::Aaa, enterprise(Fen::wan(900), least), Fen::ZERO).unwrap();
        assert_eq!(whole.amount, Fen::wan(100));
        let short = cards::line_a().suggest(Grade::Aaa, enterprise(Fen::wan(900), least - Fen(1)), Fen::ZERO).unwrap();
        assert_eq!(short.amount, Fen::wan(99));
    }

    #[test]
    fn what_cannot_be_computed_is_refused() {
        let figures = enterprise(Fen::wan(1), Fen::wan(1));
        assert_eq!(cards::line_b().suggest(Grade::A, figures, Fen::ZERO), Err(LineError::WrongFigures));
        assert_eq!(cards::line_a().suggest(Grade::A, figures, Fen(-1)), Err(LineError::NegativeCredit));
        let empty = LineRule::Enterprise { grades: Vec::new() };
        for &grade in Grade::ALL {
            assert_eq!(empty.suggest(grade, figures, Fen::ZERO), Err(LineError::NoRow(grade)));
        }
    }
}
