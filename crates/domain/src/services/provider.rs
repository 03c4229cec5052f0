//! Those who serve growers.

use crate::vocabulary;

vocabulary! {
    /// Whether a provider takes bookings.
    pub enum ProviderStatus {
        Active => "active",
        Suspended => "suspended",
    }
}
