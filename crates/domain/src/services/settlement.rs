//! What accepted work costs, and who pays it (R4.15).

use crate::kernel::area::Mu;
use crate::kernel::money::Fen;

/// What one mu-time costs, and what of it the public pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Price of one mu-time, tiers already applied.
    pub price_per_mu: Fen,
    /// Subsidy of one mu-time, caps already applied.
    pub subsidy_per_mu: Fen,
}

/// Who pays and who receives how much for one booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// The full price.
    pub gross: Fen,
    /// The public share, paid to the provider after publicity.
    pub subsidy: Fen,
    /// What the grower pays: the price without the subsidy.
    pub farmer_pays: Fen,
    /// What the provider receives from both: the full price.
    pub provider_receives: Fen,
}

/// Why work cannot be priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettlementError {
    /// There is no area, or no pass over it.
    #[error("nothing was worked")]
    NothingWorked,
    /// The price is negative, or the subsidy negative or above the price.
    #[error("a subsidy lies between nothing and the price")]
    BadRate,
    /// An amount does not fit a record.
    #[error("out of range")]
    OutOfRange,
}

/// Area times passes (R4.3). `None` if it does not fit.
pub fn mu_times(area: Mu, passes: u16) -> Option<Mu> {
    area.0.checked_mul(i64::from(passes)).map(Mu)
}

/// The settlement of an accepted area (R4.15), to the fen.
///
/// # Errors
/// [`SettlementError`]
pub fn settle(area: Mu, passes: u16, rate: Rate) -> Result<Settlement, SettlementError> {
    if area <= Mu::ZERO || passes == 0 {
        return Err(SettlementError::NothingWorked);
    }
    if rate.subsidy_per_mu < Fen::ZERO || rate.subsidy_per_mu > rate.price_per_mu {
        return Err(SettlementError::BadRate);
    }
    let worked = mu_times(area, passes).ok_or(SettlementError::OutOfRange)?;
    let amount = |per_mu| worked.at(per_mu).filter(|&fen| fen <= Fen::MAX).ok_or(SettlementError::OutOfRange);
    let (gross, subsidy) = (amount(rate.price_per_mu)?, amount(rate.subsidy_per_mu)?);
    Ok(Settlement { gross, subsidy, farmer_pays: gross - subsidy, provider_receives: gross })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rate(price_fen: i64, subsidy_fen: i64) -> Rate {
        Rate { price_per_mu: Fen(price_fen), subsidy_per_mu: Fen(subsidy_fen) }
    }

    #[test]
    fn a_harvest_of_57_8_mu_settles_to_the_fen() {
        let settled = settle("57.8".parse().unwrap(), 1, rate(11_000, 3_000)).unwrap();
        let texts = [settled.gross, settled.subsidy, settled.farmer_pays, settled.provider_receives];
        assert_eq!(texts.map(|fen| fen.to_string()), ["6358.00", "1734.00", "4624.00", "6358.00"]);
    }

    #[test]
    fn every_pass_is_paid() {
        let settled = settle(Mu::mu(10), 3, rate(1_200, 100)).unwrap();
        assert_eq!((settled.gross, settled.subsidy), (Fen::yuan(360), Fen::yuan(30)));
    }

    #[test]
    fn nothing_worked_bad_rates_and_overflow_are_refused() {
        let cases = [
            (Mu::ZERO, 1, rate(100, 0), SettlementError::NothingWorked),
            (Mu(-1), 1, rate(100, 0), SettlementError::NothingWorked),
            (Mu::mu(1), 0, rate(100, 0), SettlementError::NothingWorked),
            (Mu::mu(1), 1, rate(100, 101), SettlementError::BadRate),
            (Mu::mu(1), 1, rate(100, -1), SettlementError::BadRate),
            (Mu::mu(1), 1, rate(-1, -1), SettlementError::BadRate),
            (Mu(i64::MAX), 2, rate(100, 0), SettlementError::OutOfRange),
            (Mu::MAX, 1, rate(10_000, 0), SettlementError::OutOfRange),
        ];
        for (area, passes, rate, error) in cases {
            assert_eq!(settle(area, passes, rate), Err(error), "{area} x {passes} at {rate:?}");
        }
    }

    proptest! {
        #[test]
        fn grower_and_public_together_pay_what_the_provider_receives(
            area in 1..10_000_000_i64, passes in 1..20_u16, price in 0..100_000_i64, share in 0..=10_000_i64,
        ) {
            let settled = settle(Mu(area), passes, rate(price, price * share / 10_000)).unwrap();
            prop_assert_eq!(settled.farmer_pays + settled.subsidy, settled.provider_receives);
            prop_assert_eq!(settled.gross, settled.provider_receives);
            prop_assert!(settled.farmer_pays >= Fen::ZERO && settled.subsidy >= Fen::ZERO);
            let exact = i128::from(area) * i128::from(passes) * i128::from(price);
            prop_assert!((i128::from(settled.gross.0) * 1_000 - exact).abs() * 2 <= 1_000);
        }
    }
}
