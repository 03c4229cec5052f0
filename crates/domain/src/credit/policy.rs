//! What a county sets for itself about ratings; a dated row, handed in as an argument (X4).

/// The county's numbers for the rating process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingPolicy {
    /// Calendar days for which a rating is made public (2.1).
    pub publicity_days: u32,
    /// Calendar months for which a rating holds (2.1).
    pub valid_months: u32,
    /// Calendar days before the end in which a rating is expiring (2.1).
    pub expiring_days: u32,
    /// The most points of missing indicators that leave a member ratable (R2.9).
    pub missing_limit: i32,
    /// Months for which a produce accident or banned pesticide is a veto (V4).
    pub produce_veto_months: u32,
    /// Months for which a fatal work accident is a veto (V5).
    pub fatality_veto_months: u32,
    /// Months for which a serious environmental penalty is a veto (V9).
    pub environment_veto_months: u32,
}

/// The defaults of the county design, until the county's own measure says otherwise.
impl Default for RatingPolicy {
    fn default() -> Self {
        Self {
            publicity_days: 7,
            valid_months: 12,
            expiring_days: 60,
            missing_limit: 20,
            produce_veto_months: 24,
            fatality_veto_months: 12,
            environment_veto_months: 24,
        }
    }
}
