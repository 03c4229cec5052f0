//! Links, units and dated terms (table 4.2).

use chrono::NaiveDate;

use crate::kernel::area::Mu;
use crate::kernel::money::Fen;
use crate::kernel::ratio::BasisPoints;
use crate::vocabulary;

vocabulary! {
    /// One field operation, or the whole package (table 4.2).
    pub enum ServiceLink {
        Till => "till",
        Seedling => "seedling",
        Plant => "plant",
        Protect => "protect",
        Uav => "uav",
        Fertilize => "fertilize",
        Harvest => "harvest",
        Dry => "dry",
        Store => "store",
        Mill => "mill",
        Transport => "transport",
        Full => "full",
    }
}

vocabulary! {
    /// What a link is priced and counted in (R4.3).
    pub enum ServiceUnit {
        MuTimes => "mu_times",
        Mu => "mu",
        Tonne => "tonne",
        MuSeason => "mu_season",
    }
}

impl ServiceLink {
    /// The link's name as growers know it.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Till => "机耕",
            Self::Seedling => "育秧",
            Self::Plant => "机插",
            Self::Protect => "统防统治",
            Self::Uav => "飞防",
            Self::Fertilize => "施肥",
            Self::Harvest => "机收",
            Self::Dry => "烘干",
            Self::Store => "仓储",
            Self::Mill => "加工",
            Self::Transport => "运输",
            Self::Full => "全程托管",
        }
    }

    /// The link's name in English.
    pub fn name_en(self) -> &'static str {
        match self {
            Self::Till => "Mechanical tillage",
            Self::Seedling => "Seedling trays",
            Self::Plant => "Mechanical transplanting",
            Self::Protect => "Unified plant protection",
            Self::Uav => "Drone spraying",
            Self::Fertilize => "Fertilizing",
            Self::Harvest => "Mechanical harvest",
            Self::Dry => "Grain drying",
            Self::Store => "Storage",
            Self::Mill => "Milling",
            Self::Transport => "Transport",
            Self::Full => "Full trusteeship",
        }
    }

    /// The link as which this one counts for trusteeship area: drones protect as booms do (table 4.2).
    pub fn counted_as(self) -> Self {
        match self {
            Self::Uav => Self::Protect,
            Self::Till
            | Self::Seedling
            | Self::Plant
            | Self::Protect
            | Self::Fertilize
            | Self::Harvest
            | Self::Dry
            | Self::Store
            | Self::Mill
            | Self::Transport
            | Self::Full => self,
        }
    }
}

impl ServiceUnit {
    /// Whether links in this unit are bookable: for now those measured in mu, because a day's capacity is.
    pub fn is_bookable(self) -> bool {
        match self {
            Self::MuTimes | Self::Mu | Self::MuSeason => true,
            Self::Tonne => false,
        }
    }

    /// Whether the operation may pass over the same area more than once (R4.3).
    pub fn repeats(self) -> bool {
        match self {
            Self::MuTimes => true,
            Self::Mu | Self::Tonne | Self::MuSeason => false,
        }
    }
}

/// A discount for orders from an area on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScaleTier {
    /// The smallest ordered area that gets it.
    pub from: Mu,
    /// Its share of the price.
    pub discount: BasisPoints,
}

/// Who pays less than the list price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceTiers {
    /// Whoever operates less is a smallholder (R4.7).
    pub smallholder_below: Mu,
    /// A smallholder's discount.
    pub smallholder_discount: BasisPoints,
    /// Discounts for large orders, in any order.
    pub scale: Vec<ScaleTier>,
}

impl PriceTiers {
    /// Whether somebody who operates this area is a smallholder (R4.7).
    pub fn is_smallholder(&self, operated: Mu) -> bool {
        operated < self.smallholder_below
    }

    /// The best discount that applies; discounts do not add up.
    pub fn discount(&self, ordered: Mu, operated: Mu) -> BasisPoints {
        let small = self.is_smallholder(operated).then_some(self.smallholder_discount);
        let scale = self.scale.iter().filter(|tier| tier.from <= ordered).map(|tier| tier.discount);
        scale.chain(small).max().unwrap_or_default()
    }
}

/// The terms of one link for a while (X4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTerms {
    /// The link.
    pub link: ServiceLink,
    /// What price and subsidy are for.
    pub unit: ServiceUnit,
    /// List price of one unit.
    pub price_per_unit: Fen,
    /// Public subsidy of one unit, before the caps of R4.6.
    pub subsidy_per_unit: Fen,
    /// Conversion weight for trusteeship area; none for links that are reported in their unit only (R4.4).
    pub weight: Option<BasisPoints>,
    /// What one machine usually does in a day; none where the table gives none.
    pub per_machine_day: Option<Mu>,
    /// Who pays less.
    pub tiers: PriceTiers,
    /// The first day on which the terms are in force.
    pub effective_from: NaiveDate,
    /// The first day on which they no longer are; none if open.
    pub effective_until: Option<NaiveDate>,
}

impl LinkTerms {
    /// Whether the link is bookable by the day: for now only links measured in mu are.
    pub fn is_bookable(&self) -> bool {
        self.unit.is_bookable()
    }

    /// Whether the terms are in force on the day.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.effective_from <= day && self.effective_until.is_none_or(|until| day < until)
    }
}

/// The terms of a link in force on a day; of several, those that began last.
pub fn terms_on(catalogue: &[LinkTerms], link: ServiceLink, day: NaiveDate) -> Option<&LinkTerms> {
    let in_force = catalogue.iter().filter(|terms| terms.link == link && terms.in_force(day));
    in_force.max_by_key(|terms| terms.effective_from)
}

/// Terms to start a county with: prices in the middle of table 4.2, no subsidy before the county publishes one,
/// a smallholder's discount of 5 %, and 3 % and 6 % from 100 and 300 mu on. Storage, milling and transport are
/// agreed by contract and have no terms.
pub fn default_catalogue(effective_from: NaiveDate) -> Vec<LinkTerms> {
    let row = |(link, unit, yuan, weight, per_machine_day): DefaultRow| LinkTerms {
        link,
        unit,
        price_per_unit: Fen::yuan(yuan),
        subsidy_per_unit: Fen::ZERO,
        weight: weight.map(BasisPoints::percent),
        per_machine_day: per_machine_day.map(Mu::mu),
        tiers: default_tiers(),
        effective_from,
        effective_until: None,
    };
    DEFAULT_ROWS.into_iter().map(row).collect()
}

/// Link, unit, price in yuan, weight in per cent, mu per machine-day.
type DefaultRow = (ServiceLink, ServiceUnit, i64, Option<i64>, Option<i64>);

const DEFAULT_ROWS: [DefaultRow; 9] = [
    (ServiceLink::Till, ServiceUnit::MuTimes, 120, Some(36), Some(50)),
    (ServiceLink::Seedling, ServiceUnit::Mu, 150, None, None),
    (ServiceLink::Plant, ServiceUnit::MuTimes, 110, Some(27), Some(30)),
    (ServiceLink::Protect, ServiceUnit::MuTimes, 16, Some(10), Some(120)),
    (ServiceLink::Uav, ServiceUnit::MuTimes, 12, Some(10), Some(350)),
    (ServiceLink::Fertilize, ServiceUnit::MuTimes, 18, None, Some(150)),
    (ServiceLink::Harvest, ServiceUnit::MuTimes, 110, Some(27), Some(40)),
    (ServiceLink::Dry, ServiceUnit::Tonne, 140, None, None),
    (ServiceLink::Full, ServiceUnit::MuSeason, 700, Some(100), None),
];

fn default_tiers() -> PriceTiers {
    PriceTiers {
        smallholder_below: Mu::mu(50),
        smallholder_discount: BasisPoints::percent(5),
        scale: vec![
            ScaleTier { from: Mu::mu(100), discount: BasisPoints::percent(3) },
            ScaleTier { from: Mu::mu(300), discount: BasisPoints::percent(6) },
        ],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn catalogue() -> Vec<LinkTerms> {
        default_catalogue(day("2026-01-01"))
    }

    #[test]
    fn prices_stay_inside_the_ranges_of_the_table() {
        let ranges = [
            (ServiceLink::Till, 100, 140),
            (ServiceLink::Seedling, 120, 180),
            (ServiceLink::Plant, 90, 130),
            (ServiceLink::Protect, 12, 20),
            (ServiceLink::Uav, 8, 15),
            (ServiceLink::Fertilize, 10, 25),
            (ServiceLink::Harvest, 80, 130),
            (ServiceLink::Dry, 120, 160),
            (ServiceLink::Full, 600, 850),
        ];
        let catalogue = catalogue();
        assert_eq!(catalogue.len(), ranges.len());
        for (terms, (link, low, high)) in catalogue.iter().zip(ranges) {
            assert_eq!(terms.link, link);
            assert!(terms.price_per_unit >= Fen::yuan(low) && terms.price_per_unit <= Fen::yuan(high), "{link:?}");
        }
    }

    #[test]
    fn the_four_links_of_a_season_weigh_one() {
        let weight = |link| terms_on(&catalogue(), link, day("2026-05-20")).unwrap().weight.unwrap_or_default().0;
        let four = [ServiceLink::Till, ServiceLink::Plant, ServiceLink::Protect, ServiceLink::Harvest];
        assert_eq!(four.map(weight), [3_600, 2_700, 1_000, 2_700]);
        assert_eq!(four.map(weight).iter().sum::<i64>(), weight(ServiceLink::Full));
        assert_eq!(weight(ServiceLink::Uav), weight(ServiceLink::Protect));
    }

    #[test]
    fn only_links_measured_in_mu_are_bookable() {
        let refused: Vec<_> = catalogue().into_iter().filter(|terms| !terms.is_bookable()).map(|it| it.link).collect();
        assert_eq!(refused, [ServiceLink::Dry]);
    }

    #[test]
    fn only_drone_spraying_counts_as_another_link() {
        for &link in ServiceLink::ALL {
            let expected = if link == ServiceLink::Uav { ServiceLink::Protect } else { link };
            assert_eq!(link.counted_as(), expected);
        }
    }

    #[test]
    fn every_link_has_its_own_names() {
        let names = |name: fn(ServiceLink) -> &'static str| {
            ServiceLink::ALL.iter().map(|&link| name(link)).collect::<std::collections::HashSet<_>>()
        };
        assert_eq!(names(ServiceLink::name_zh).len(), ServiceLink::ALL.len());
        assert_eq!(names(ServiceLink::name_en).len(), ServiceLink::ALL.len());
    }

    #[test]
    fn terms_change_on_their_first_day() {
        let mut old = catalogue().remove(0);
        old.effective_until = Some(day("2026-07-01"));
        let new = LinkTerms { effective_from: day("2026-07-01"), effective_until: None, ..old.clone() };
        let both = [new.clone(), old.clone()];
        for (on, expected) in
            [("2025-12-31", None), ("2026-01-01", Some(&old)), ("2026-06-30", Some(&old)), ("2026-07-01", Some(&new))]
        {
            assert_eq!(terms_on(&both, old.link, day(on)), expected, "{on}");
        }
        assert_eq!(terms_on(&both, ServiceLink::Harvest, day("2026-07-01")), None);
    }

    #[test]
    fn the_better_of_smallholder_and_scale_discount_applies() {
        let tiers = default_tiers();
        for (ordered, operated, percent) in [
            (Mu::mu(40), Mu(49_999), 5),
            (Mu::mu(40), Mu::mu(50), 0),
            (Mu(99_999), Mu::mu(500), 0),
            (Mu::mu(100), Mu::mu(500), 3),
            (Mu(299_999), Mu::mu(500), 3),
            (Mu::mu(300), Mu::mu(500), 6),
            (Mu::mu(100), Mu::mu(49), 5),
            (Mu::mu(300), Mu::mu(49), 6),
        ] {
            assert_eq!(tiers.discount(ordered, operated), BasisPoints::percent(percent), "{ordered} of {operated}");
        }
    }
}
