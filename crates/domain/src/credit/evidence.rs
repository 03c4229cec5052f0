//! What is known about a member, where it comes from, and whether somebody stands for it (R2.8).

use chrono::NaiveDate;

use crate::kernel::id::AccountId;
use crate::vocabulary;

vocabulary! {
    /// Where a value comes from.
    pub enum EvidenceSource {
        /// Counted from the platform's own records.
        Platform => "platform",
        /// A paper or certificate on file.
        Document => "document",
        /// Declared by the member.
        Declaration => "declaration",
        /// The village's assessment (村级评议).
        VillageAssessment => "village_assessment",
        /// Reported by the bank.
        Bank => "bank",
        /// Seen in the town's field survey.
        Survey => "survey",
    }
}

/// A value as recorded, exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceValue {
    /// A number in the unit of the indicator's kind: things, years, basis points, fen, thousandths of a mu.
    Number(i64),
    /// Two exact quantities of the same unit, never divided before they are compared (R2.9).
    Ratio {
        /// What is measured.
        numerator: i64,
        /// What it is measured by.
        denominator: i64,
    },
    /// The code of one of the indicator's options.
    Choice(String),
}

/// One value of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The indicator's code.
    pub indicator: String,
    /// The value.
    pub value: EvidenceValue,
    /// Where it comes from.
    pub source: EvidenceSource,
    /// The day on which it was so.
    pub observed_on: NaiveDate,
    /// Who checked it. Unconfirmed evidence does not count.
    pub confirmed_by: Option<AccountId>,
}

/// The evidence that counts for an indicator on the rating date: confirmed, not from later, the latest observed;
/// of several from one day, the one listed last.
pub fn counting<'a>(evidence: &'a [Evidence], indicator: &str, on: NaiveDate) -> Option<&'a Evidence> {
    evidence
        .iter()
        .filter(|item| item.indicator == indicator && item.confirmed_by.is_some() && item.observed_on <= on)
        .max_by_key(|item| item.observed_on)
}
