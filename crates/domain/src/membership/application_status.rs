//! Where an application can stand (1.4).

use crate::vocabulary;

vocabulary! {
    /// Where an application stands (1.4).
    pub enum ApplicationStatus {
        /// Being filled in.
        Draft => "draft",
        /// Waits for the town.
        Submitted => "submitted",
        /// The town checks it.
        TownReview => "town_review",
        /// The county checks it, then it waits for the council.
        CountyReview => "county_review",
        /// The council has decided for it (R1.11).
        CouncilApproved => "council_approved",
        /// The decision hangs out for everybody to object (R1.13).
        Publicity => "publicity",
        /// The applicant is a member.
        Admitted => "admitted",
        /// Sent back for correction.
        Returned => "returned",
        /// Refused; one may apply again later.
        Rejected => "rejected",
        /// Taken back by the applicant.
        Withdrawn => "withdrawn",
    }
}

impl ApplicationStatus {
    /// Whether it is on its way: handed in and neither decided nor taken back.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Submitted
            | Self::TownReview
            | Self::CountyReview
            | Self::CouncilApproved
            | Self::Publicity
            | Self::Returned => true,
            Self::Draft | Self::Admitted | Self::Rejected | Self::Withdrawn => false,
        }
    }

    /// Where it can go from here (1.4). An objection upheld during publicity rejects (R1.13).
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft | Self::Returned => &[Self::Submitted, Self::Withdrawn],
            Self::Submitted => &[Self::TownReview, Self::Returned, Self::Rejected, Self::Withdrawn],
            Self::TownReview => &[Self::CountyReview, Self::Returned, Self::Rejected, Self::Withdrawn],
            Self::CountyReview => {
                &[Self::CouncilApproved, Self::TownReview, Self::Returned, Self::Rejected, Self::Withdrawn]
            }
            Self::CouncilApproved => &[Self::Publicity, Self::Withdrawn],
            Self::Publicity => &[Self::Admitted, Self::Rejected, Self::Withdrawn],
            Self::Admitted | Self::Rejected | Self::Withdrawn => &[],
        }
    }
}
