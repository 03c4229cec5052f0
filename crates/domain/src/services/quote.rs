//! A price promised for a while (R4.6, R4.7).

use chrono::{Days, NaiveDate};

use super::catalogue::{LinkTerms, ServiceLink};
use super::settlement::{Rate, SettlementError, settle};
use crate::kernel::area::Mu;
use crate::kernel::money::Fen;
use crate::kernel::ratio::BasisPoints;

/// The caps of public subsidy (R4.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubsidyPolicy {
    /// The largest share of the price.
    pub max_share: BasisPoints,
    /// The most for one mu in one season, over all links.
    pub max_per_mu_season: Fen,
}

impl Default for SubsidyPolicy {
    /// 30 % and 100 yuan (R4.6).
    fn default() -> Self {
        Self { max_share: BasisPoints::percent(30), max_per_mu_season: Fen::yuan(100) }
    }
}

impl SubsidyPolicy {
    /// 40 % and 130 yuan, for hills and areas lifted from poverty (R4.6).
    pub fn hills() -> Self {
        Self { max_share: BasisPoints::percent(40), max_per_mu_season: Fen::yuan(130) }
    }

    /// The subsidy of one mu-time, rounded down to the fen so that neither cap is ever passed.
    /// `granted_per_mu` was granted before for the same mu and season.
    fn capped(&self, asked: Fen, price: Fen, passes: u16, granted_per_mu: Fen) -> Option<Fen> {
        let share = i128::from(price.0) * i128::from(self.max_share.0) / 10_000;
        let left = (self.max_per_mu_season.0.checked_sub(granted_per_mu.0)?).max(0);
        let per_pass = left.checked_div(i64::from(passes))?;
        Some(asked.min(Fen(i64::try_from(share).ok()?)).min(Fen(per_pass)))
    }
}

/// What a grower asks a price for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuoteRequest {
    /// Area to be worked.
    pub area: Mu,
    /// How often the machine passes over it.
    pub passes: u16,
    /// The day of work, whose terms count.
    pub work_on: NaiveDate,
    /// Area that the grower operates in all; decides who is a smallholder (R4.7).
    pub operated_area: Mu,
    /// Subsidy already granted for one mu of the plot in the season, over all links (R4.6).
    pub granted_per_mu: Fen,
}

/// A price promised for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// The link.
    pub link: ServiceLink,
    /// The day of work.
    pub work_on: NaiveDate,
    /// Area to be worked.
    pub area: Mu,
    /// How often the machine passes over it.
    pub passes: u16,
    /// Price and subsidy of one mu-time; settlement uses the same.
    pub rate: Rate,
    /// The full price.
    pub gross: Fen,
    /// The public share.
    pub subsidy: Fen,
    /// What the grower pays.
    pub payable: Fen,
    /// The first day on which the price is no longer promised.
    pub valid_until: NaiveDate,
}

/// Why there is no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    /// The link is not measured in mu.
    #[error("{0:?} is agreed by contract, not booked")]
    NotBookable(ServiceLink),
    /// The terms are not in force on the day of work.
    #[error("the terms are not in force on {0}")]
    NotInForce(NaiveDate),
    /// The link does not pass over an area more than once.
    #[error("{0:?} has one pass")]
    OnePassOnly(ServiceLink),
    /// The area, the passes or the terms make no price.
    #[error(transparent)]
    Unpriced(#[from] SettlementError),
}

/// The price of a request under the terms in force on the day of work, promised for `valid_days` from `today`.
///
/// # Errors
/// [`QuoteError`]
pub fn quote(
    request: &QuoteRequest,
    terms: &LinkTerms,
    policy: &SubsidyPolicy,
    today: NaiveDate,
    valid_days: u32,
) -> Result<Quote, QuoteError> {
    if !terms.is_bookable() {
        return Err(QuoteError::NotBookable(terms.link));
    }
    if !terms.in_force(request.work_on) {
        return Err(QuoteError::NotInForce(request.work_on));
    }
    if request.passes > 1 && !terms.unit.repeats() {
        return Err(QuoteError::OnePassOnly(terms.link));
    }
    if request.passes == 0 {
        return Err(SettlementError::NothingWorked.into());
    }
    let rate = rate(request, terms, policy).ok_or(SettlementError::OutOfRange)?;
    let priced = settle(request.area, request.passes, rate)?;
    let days = Days::new(u64::from(valid_days));
    Ok(Quote {
        link: terms.link,
        work_on: request.work_on,
        area: request.area,
        passes: request.passes,
        rate,
        gross: priced.gross,
        subsidy: priced.subsidy,
        payable: priced.farmer_pays,
        valid_until: today.checked_add_days(days).ok_or(SettlementError::OutOfRange)?,
    })
}

fn rate(request: &QuoteRequest, terms: &LinkTerms, policy: &SubsidyPolicy) -> Option<Rate> {
    let list = terms.price_per_unit;
    let price_per_mu = list - terms.tiers.discount(request.area, request.operated_area).of(list)?;
    let subsidy_per_mu = policy.capped(terms.subsidy_per_unit, price_per_mu, request.passes, request.granted_per_mu)?;
    Some(Rate { price_per_mu, subsidy_per_mu })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::services::catalogue::{default_catalogue, terms_on};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn terms(link: ServiceLink, subsidy_per_unit: Fen) -> LinkTerms {
        let catalogue = default_catalogue(day("2026-01-01"));
        LinkTerms { subsidy_per_unit, ..terms_on(&catalogue, link, day("2026-10-20")).unwrap().clone() }
    }

    fn request(area: Mu, passes: u16) -> QuoteRequest {
        let operated_area = Mu::mu(80);
        QuoteRequest { area, passes, work_on: day("2026-10-20"), operated_area, granted_per_mu: Fen::ZERO }
    }

    fn quoted(request: &QuoteRequest, terms: &LinkTerms) -> Result<Quote, QuoteError> {
        quote(request, terms, &SubsidyPolicy::default(), day("2026-10-01"), 7)
    }

    #[test]
    fn sixty_mu_of_harvest_at_110_are_quoted_6600() {
        let quote = quoted(&request(Mu::mu(60), 1), &terms(ServiceLink::Harvest, Fen::yuan(30))).unwrap();
        assert_eq!((quote.gross, quote.subsidy, quote.payable), (Fen::yuan(6_600), Fen::yuan(1_800), Fen::yuan(4_800)));
        assert_eq!(quote.valid_until, day("2026-10-08"));
    }

    #[test]
    fn a_smallholder_pays_five_per_cent_less() {
        let small = QuoteRequest { operated_area: Mu(49_999), ..request(Mu::mu(10), 1) };
        let quote = quoted(&small, &terms(ServiceLink::Harvest, Fen::ZERO)).unwrap();
        assert_eq!((quote.rate.price_per_mu, quote.gross), (Fen(10_450), Fen::yuan(1_045)));
    }

    #[test]
    fn subsidy_stays_within_both_caps() {
        let cases = [
            (ServiceLink::Harvest, Fen::yuan(30), 1, Fen::ZERO, Fen::yuan(30)),
            (ServiceLink::Harvest, Fen::yuan(33), 1, Fen::ZERO, Fen::yuan(33)),
            (ServiceLink::Harvest, Fen(3_301), 1, Fen::ZERO, Fen::yuan(33)),
            (ServiceLink::Harvest, Fen::yuan(30), 1, Fen::yuan(75), Fen::yuan(25)),
            (ServiceLink::Harvest, Fen::yuan(30), 1, Fen::yuan(100), Fen::ZERO),
            (ServiceLink::Harvest, Fen::yuan(30), 1, Fen::yuan(120), Fen::ZERO),
            (ServiceLink::Till, Fen::yuan(36), 3, Fen::ZERO, Fen(3_333)),
            (ServiceLink::Full, Fen::yuan(150), 1, Fen::ZERO, Fen::yuan(100)),
        ];
        for (link, subsidy, passes, granted_per_mu, expected) in cases {
            let request = QuoteRequest { granted_per_mu, ..request(Mu::mu(60), passes) };
            let quote = quoted(&request, &terms(link, subsidy)).unwrap();
            assert_eq!(quote.rate.subsidy_per_mu, expected, "{link:?} {subsidy} x {passes} after {granted_per_mu}");
        }
    }

    #[test]
    fn hills_have_wider_caps() {
        let terms = terms(ServiceLink::Full, Fen::yuan(150));
        let quote = quote(&request(Mu::mu(60), 1), &terms, &SubsidyPolicy::hills(), day("2026-10-01"), 7).unwrap();
        assert_eq!(quote.rate.subsidy_per_mu, Fen::yuan(130));
    }

    #[test]
    fn what_cannot_be_booked_has_no_price() {
        let mu = |whole, passes| request(Mu::mu(whole), passes);
        let late = QuoteRequest { work_on: day("2025-12-31"), ..mu(60, 1) };
        let nothing = QuoteError::Unpriced(SettlementError::NothingWorked);
        let cases = [
            (mu(60, 1), ServiceLink::Dry, QuoteError::NotBookable(ServiceLink::Dry)),
            (late, ServiceLink::Harvest, QuoteError::NotInForce(late.work_on)),
            (mu(60, 2), ServiceLink::Seedling, QuoteError::OnePassOnly(ServiceLink::Seedling)),
            (mu(60, 2), ServiceLink::Full, QuoteError::OnePassOnly(ServiceLink::Full)),
            (mu(60, 0), ServiceLink::Harvest, nothing),
            (mu(0, 1), ServiceLink::Harvest, nothing),
            (mu(-1, 1), ServiceLink::Harvest, nothing),
        ];
        for (request, link, error) in cases {
            assert_eq!(quoted(&request, &terms(link, Fen::ZERO)), Err(error), "{request:?}");
        }
    }

    proptest! {
        #[test]
        fn no_quote_passes_a_cap(
            area in 1..5_000_000_i64, operated in 0..5_000_000_i64, passes in 1..10_u16,
            price in 0..30_000_i64, subsidy in 0..30_000_i64, granted in 0..12_000_i64,
        ) {
            let terms = LinkTerms { price_per_unit: Fen(price), ..terms(ServiceLink::Harvest, Fen(subsidy)) };
            let operated_area = Mu(operated);
            let request = QuoteRequest { operated_area, granted_per_mu: Fen(granted), ..request(Mu(area), passes) };
            let quote = quoted(&request, &terms).unwrap();
            let rate = quote.rate;
            prop_assert!(rate.price_per_mu <= terms.price_per_unit);
            prop_assert!(rate.subsidy_per_mu.0 * 10 <= rate.price_per_mu.0 * 3);
            let season = granted + rate.subsidy_per_mu.0 * i64::from(passes);
            prop_assert!(rate.subsidy_per_mu == Fen::ZERO || season <= 10_000);
            prop_assert_eq!(quote.payable + quote.subsidy, quote.gross);
        }
    }
}
