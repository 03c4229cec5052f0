//! Closed lists and small values that the whole context shares on the wire.

use domain::kernel::access::{Rows, Scope};
use domain::kernel::id::MemberId;
use domain::services::catalogue::{ServiceLink, ServiceUnit};
use domain::services::provider::ProviderStatus;
use domain::services::season::{CropCycle, CropLine, CropSeason};
use domain::services::status::{BookingStatus, BookingVerb};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::kernel::code::Code;
use crate::kernel::problem::{FieldCode, FieldErrors};

/// A field operation on the wire.
pub type ServiceLinkCode = Code<ServiceLink>;
/// A unit of price on the wire.
pub type ServiceUnitCode = Code<ServiceUnit>;
/// Whether a provider takes bookings, on the wire.
pub type ProviderStatusCode = Code<ProviderStatus>;
/// What grows on a plot, on the wire.
pub type CropLineCode = Code<CropLine>;
/// A part of the year on the wire.
pub type CropCycleCode = Code<CropCycle>;
/// Where a booking stands, on the wire.
pub type BookingStatusCode = Code<BookingStatus>;
/// What can be done with a booking, on the wire.
pub type BookingVerbCode = Code<BookingVerb>;

/// One crop season.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CropSeason)]
pub struct SeasonBody {
    /// The calendar year of the harvest.
    #[schema(example = 2026, minimum = 2000, maximum = 2100)]
    pub year: i16,
    /// The part of that year.
    pub cycle: CropCycleCode,
}

impl SeasonBody {
    /// The season, or a note of why there is none.
    pub fn read(self, pointer: &str, errors: &mut FieldErrors) -> Option<CropSeason> {
        if (2000..=2100).contains(&self.year) {
            return Some(CropSeason { year: self.year, cycle: self.cycle.0 });
        }
        errors.add(format!("{pointer}/year"), FieldCode::OutOfRange);
        None
    }
}

impl From<CropSeason> for SeasonBody {
    fn from(season: CropSeason) -> Self {
        Self { year: season.year, cycle: Code(season.cycle) }
    }
}

/// For whom something is entered: a member always for itself, an officer for the member named.
pub fn for_member(sent: Option<Uuid>, scope: &Scope, errors: &mut FieldErrors) -> Option<MemberId> {
    let own = match scope.rows() {
        Rows::OfMember(own) => Some(*own),
        Rows::All | Rows::Subtree(_) | Rows::OfProvider(_) | Rows::OfAccount(_) => None,
    };
    let found = sent.map(MemberId::from).or(own);
    if found.is_none() {
        errors.add("/member_id", FieldCode::Required);
    }
    found
}
