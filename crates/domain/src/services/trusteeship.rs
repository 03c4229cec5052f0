//! Trusteeship area and service scale (R4.4, R4.5): two indicators that are never added (R4.3).

use std::collections::HashMap;

use super::catalogue::ServiceLink;
use super::season::CropSeason;
use super::settlement::mu_times;
use crate::kernel::area::Mu;
use crate::kernel::decimal;
use crate::kernel::id::PlotId;
use crate::kernel::ratio::BasisPoints;

/// Accepted work of one link on one plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldWork {
    /// The plot.
    pub plot_id: PlotId,
    /// The crop season.
    pub season: CropSeason,
    /// The link.
    pub link: ServiceLink,
    /// The accepted area.
    pub area: Mu,
    /// How often the operation passed over it.
    pub passes: u16,
    /// The link's conversion weight on the day of work.
    pub weight: Option<BasisPoints>,
}

/// Service scale: the sum of area times passes over all works, in mu-times (R4.3). `None` if it does not fit.
pub fn service_scale(works: &[FieldWork]) -> Option<Mu> {
    works.iter().try_fold(Mu::ZERO, |sum, work| sum.0.checked_add(mu_times(work.area, work.passes)?.0).map(Mu))
}

/// Trusteeship area (R4.4): on each plot and in each season a link's area counts once, whatever the number of
/// passes, weighed with the link's weight; a plot counts at most with the area worked on it, so that a full
/// package and its links do not count twice (R4.16). Rounded once, at the end, to a thousandth of a mu. `None` if
/// it does not fit.
pub fn trusteeship_area(works: &[FieldWork]) -> Option<Mu> {
    let mut plots: HashMap<(PlotId, CropSeason), HashMap<ServiceLink, (Mu, BasisPoints)>> = HashMap::new();
    for work in works {
        let Some(weight) = work.weight else { continue };
        let links = plots.entry((work.plot_id, work.season)).or_default();
        let once = links.entry(work.link.counted_as()).or_default();
        *once = (once.0.max(work.area), once.1.max(weight));
    }
    let weighed = plots.values().map(weighed_area).try_fold(0_i64, |sum, area| sum.checked_add(area?))?;
    decimal::scale(weighed, 1, ONE.0).map(Mu)
}

const ONE: BasisPoints = BasisPoints(10_000);

/// One plot's area in thousandths of a mu times basis points.
fn weighed_area(links: &HashMap<ServiceLink, (Mu, BasisPoints)>) -> Option<i64> {
    let largest = links.values().map(|(area, _)| area.0).max().unwrap_or(0).checked_mul(ONE.0)?;
    let weigh = |sum: i64, (area, weight): &(Mu, BasisPoints)| sum.checked_add(area.0.checked_mul(weight.0)?);
    links.values().try_fold(0, weigh).map(|sum| sum.min(largest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::services::season::CropCycle;

    const LATE: CropSeason = CropSeason { year: 2026, cycle: CropCycle::Late };

    fn work(plot: u128, link: ServiceLink, area: Mu, passes: u16, percent: i64) -> FieldWork {
        let weight = Some(BasisPoints::percent(percent));
        FieldWork { plot_id: Uuid::from_u128(plot).into(), season: LATE, link, area, passes, weight }
    }

    fn season_of_four_links() -> Vec<FieldWork> {
        vec![
            work(1, ServiceLink::Till, Mu::mu(1_200), 1, 36),
            work(1, ServiceLink::Plant, Mu::mu(1_000), 1, 27),
            work(1, ServiceLink::Protect, Mu::mu(1_500), 3, 10),
            work(1, ServiceLink::Harvest, Mu::mu(900), 1, 27),
        ]
    }

    #[test]
    fn four_links_make_1095_mu_and_7600_mu_times() {
        let works = season_of_four_links();
        assert_eq!(trusteeship_area(&works), Some(Mu::mu(1_095)));
        assert_eq!(service_scale(&works), Some(Mu::mu(7_600)));
    }

    #[test]
    fn the_same_links_on_different_plots_weigh_the_same() {
        let mut works = season_of_four_links();
        for (plot, work) in (1_u128..).zip(&mut works) {
            work.plot_id = Uuid::from_u128(plot).into();
        }
        assert_eq!(trusteeship_area(&works), Some(Mu::mu(1_095)));
    }

    #[test]
    fn passes_recorded_one_by_one_count_once_for_area_and_each_for_scale() {
        let once = work(1, ServiceLink::Protect, Mu::mu(100), 1, 10);
        let by_drone = FieldWork { link: ServiceLink::Uav, ..once };
        let works = [once, once, by_drone];
        assert_eq!(trusteeship_area(&works), Some(Mu::mu(10)));
        assert_eq!(service_scale(&works), Some(Mu::mu(300)));
    }

    #[test]
    fn each_season_counts_for_itself() {
        let late = work(1, ServiceLink::Till, Mu::mu(100), 1, 36);
        let early = FieldWork { season: CropSeason { cycle: CropCycle::Early, ..LATE }, ..late };
        assert_eq!(trusteeship_area(&[late, early]), Some(Mu::mu(72)));
    }

    #[test]
    fn a_full_package_and_its_links_count_a_plot_once() {
        let full = work(1, ServiceLink::Full, Mu::mu(100), 1, 100);
        let till = work(1, ServiceLink::Till, Mu::mu(100), 1, 36);
        assert_eq!(trusteeship_area(&[full, till]), Some(Mu::mu(100)));
    }

    #[test]
    fn a_link_without_weight_counts_for_scale_only() {
        let seedling = FieldWork { weight: None, ..work(1, ServiceLink::Seedling, Mu::mu(100), 1, 0) };
        assert_eq!(trusteeship_area(&[seedling]), Some(Mu::ZERO));
        assert_eq!(service_scale(&[seedling]), Some(Mu::mu(100)));
    }

    #[test]
    fn rounding_happens_once_at_the_end() {
        let works: Vec<_> = (1..=10).map(|plot| work(plot, ServiceLink::Protect, Mu(4), 1, 10)).collect();
        assert_eq!(trusteeship_area(&works), Some(Mu(4)));
    }

    #[test]
    fn sums_that_do_not_fit_are_refused() {
        let vast = work(1, ServiceLink::Till, Mu(i64::MAX), 1, 36);
        assert_eq!(trusteeship_area(&[vast]), None);
        assert_eq!(service_scale(&[vast, vast]), None);
    }

    proptest! {
        #[test]
        fn a_plot_with_all_four_links_counts_once(area in 1..10_000_000_i64, passes in 1..9_u16) {
            let links = [
                (ServiceLink::Till, 36), (ServiceLink::Plant, 27), (ServiceLink::Protect, 10), (ServiceLink::Harvest, 27),
            ];
            let works = links.map(|(link, percent)| work(1, link, Mu(area), passes, percent));
            prop_assert_eq!(trusteeship_area(&works), Some(Mu(area)));
            prop_assert_eq!(service_scale(&works), Some(Mu(4 * area * i64::from(passes))));
        }
    }
}
