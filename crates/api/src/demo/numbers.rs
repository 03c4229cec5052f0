//! Identity numbers that belong to nobody.

use chrono::{Days, NaiveDate};
use domain::kernel::identifier::{Mobile, ResidentId, Uscc};

use super::DemoError;

/// Where people of the coast were first registered, also under codes that no longer stand.
const REGIONS: [&str; 10] =
    ["330382", "330323", "330302", "330303", "330324", "330325", "330326", "330327", "330381", "331081"];
const DAYS: u64 = 17_000;
/// Has no factor in common with the number of regions and days, so that each number comes once.
const STRIDE: u64 = 7_919;

/// Gives out numbers, each once.
#[derive(Default)]
pub(super) struct Numbers {
    residents: u64,
    organisations: u32,
    mobiles: u32,
}

impl Numbers {
    /// A resident number under the sequence `000`, which is never given to a person.
    pub(super) fn resident(&mut self, today: NaiveDate) -> Result<ResidentId, DemoError> {
        let all = DAYS * REGIONS.len() as u64;
        if self.residents >= all {
            return Err(DemoError::made_up("there are no more resident numbers"));
        }
        let place = (self.residents * STRIDE + 4_711) % all;
        self.residents += 1;
        let region = REGIONS[usize::try_from(place / DAYS).unwrap_or_default()];
        let first = NaiveDate::from_ymd_opt(1956, 1, 1).unwrap_or_default();
        let born = first + Days::new(place % DAYS);
        let body = format!("{region}{}000", born.format("%Y%m%d"));
        let check = ResidentId::check_digit(&body).unwrap_or_default();
        ResidentId::parse(&format!("{body}{check}"), today).map_err(DemoError::made_up)
    }

    /// A credit code of this registry (the two characters that it begins with).
    pub(super) fn uscc(&mut self, registry: &str) -> Result<Uscc, DemoError> {
        self.organisations += 1;
        let organisation = format!("MA{:06}", self.organisations);
        let inner = Uscc::organisation_check_digit(&organisation).unwrap_or_default();
        let body = format!("{registry}330382{organisation}{inner}");
        let check = Uscc::check_digit(&body).unwrap_or_default();
        Uscc::parse(&format!("{body}{check}")).map_err(DemoError::made_up)
    }

    pub(super) fn mobile(&mut self) -> Result<Mobile, DemoError> {
        self.mobiles += 1;
        Mobile::parse(&format!("138{:08}", self.mobiles)).map_err(DemoError::made_up)
    }
}
