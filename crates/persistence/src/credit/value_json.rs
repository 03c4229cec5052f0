//! A value of evidence as JSON.

use domain::credit::evidence::EvidenceValue;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kernel::error::RepoError;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ValueJson {
    Number(i64),
    Ratio { numerator: i64, denominator: i64 },
    Choice(String),
}

/// The value as it is stored: whole numbers of the smallest unit.
///
/// # Errors
/// None that a value can cause; the writer's own.
pub(super) fn write(value: &EvidenceValue) -> Result<Value, RepoError> {
    let mirrored = match value.clone() {
        EvidenceValue::Number(number) => ValueJson::Number(number),
        EvidenceValue::Ratio { numerator, denominator } => ValueJson::Ratio { numerator, denominator },
        EvidenceValue::Choice(code) => ValueJson::Choice(code),
    };
    serde_json::to_value(mirrored).map_err(RepoError::unreadable)
}

/// The value that was stored.
///
/// # Errors
/// [`RepoError::Unreadable`].
pub(super) fn read(stored: Value) -> Result<EvidenceValue, RepoError> {
    Ok(match serde_json::from_value(stored).map_err(RepoError::unreadable)? {
        ValueJson::Number(number) => EvidenceValue::Number(number),
        ValueJson::Ratio { numerator, denominator } => EvidenceValue::Ratio { numerator, denominator },
        ValueJson::Choice(code) => EvidenceValue::Choice(code),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    #[test]
    fn values_have_one_stored_form() {
        let cases = [
            (EvidenceValue::Number(-5), json!({ "number": -5 })),
            (
                EvidenceValue::Ratio { numerator: 1, denominator: i64::MAX },
                json!({ "ratio": { "numerator": 1, "denominator": i64::MAX } }),
            ),
            (EvidenceValue::Choice("none".into()), json!({ "choice": "none" })),
        ];
        for (value, stored) in cases {
            assert_eq!(write(&value).unwrap(), stored);
            assert_eq!(read(stored).unwrap(), value);
        }
        assert!(read(json!({ "number": 1.5 })).is_err());
    }
}
