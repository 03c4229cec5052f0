//! Crop lines and crop seasons.

use crate::vocabulary;

vocabulary! {
    /// What grows on the plot.
    pub enum CropLine {
        Rice => "rice",
        Wheat => "wheat",
        Rapeseed => "rapeseed",
        Vegetables => "vegetables",
        Fruit => "fruit",
        Tea => "tea",
        Other => "other",
    }
}

vocabulary! {
    /// The part of the year that one crop occupies.
    pub enum CropCycle {
        Early => "early",
        Middle => "middle",
        Late => "late",
        Winter => "winter",
        YearRound => "year_round",
    }
}

/// One crop season, in which an area counts once for each link (R4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CropSeason {
    /// The calendar year in which the crop is harvested.
    pub year: i16,
    /// The part of that year.
    pub cycle: CropCycle,
}
