//! Values of evidence on the wire: decimal text in the unit of the indicator.

use std::fmt;

use domain::credit::evidence::EvidenceValue;
use domain::credit::scorecard::{Indicator, Misfit, ValueKind};
use domain::kernel::decimal;
use domain::kernel::money::Fen;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kernel::problem::{FieldCode, FieldErrors};

/// Places of shares in per cent, of multiples, and of the quantities of a ratio.
const FINE: u32 = 4;

/// A hundred per cent with [`FINE`] places.
const WHOLE: i64 = 1_000_000;

/// A value of an indicator: exactly one of the fields.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EvidenceValue, example = json!({ "number": "6200000.00" }))]
pub struct ValueWire {
    /// A number in the unit of the indicator's kind: whole things or years; yuan; mu; per cent or times with at most
    /// four decimal places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "6200000.00")]
    number: Option<String>,
    /// Two quantities of one unit, compared without being divided; for years, shares and multiples.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ratio: Option<RatioWire>,
    /// The code of one of the indicator's options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "province")]
    choice: Option<String>,
}

/// Two exact quantities of one unit, each with at most four decimal places.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EvidenceRatio)]
pub struct RatioWire {
    /// What is measured.
    #[schema(example = "341")]
    numerator: String,
    /// What it is measured by.
    #[schema(example = "620")]
    denominator: String,
}

struct Written(i64, u32);

impl fmt::Display for Written {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(out, self.0, self.1)
    }
}

/// Without the zeros that say nothing.
fn short(count: i64, places: u32) -> String {
    let text = Written(count, places).to_string();
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn places(kind: ValueKind) -> u32 {
    match kind {
        ValueKind::Count | ValueKind::Years | ValueKind::Choice => 0,
        ValueKind::Money => 2,
        ValueKind::Area => 3,
        ValueKind::Share | ValueKind::Multiple => FINE,
    }
}

fn quantity(text: &str, places: u32) -> Result<i64, decimal::DecimalError> {
    let count = decimal::parse(text, places)?;
    let fits = count.unsigned_abs() <= Fen::MAX.0.unsigned_abs();
    if fits { Ok(count) } else { Err(decimal::DecimalError::OutOfRange) }
}

fn misfit(problem: Misfit) -> FieldCode {
    match problem {
        Misfit::ChoiceWanted => FieldCode::ChoiceWanted,
        Misfit::UnknownChoice => FieldCode::UnknownCode,
        Misfit::NotARatio => FieldCode::RatioUnfit,
        Misfit::Negative => FieldCode::Negative,
        Misfit::NoDenominator => FieldCode::DenominatorNotPositive,
        Misfit::Unbanded => FieldCode::OutOfRange,
    }
}

impl ValueWire {
    /// The value, if it can be evidence of the indicator; what is wrong is noted at `pointer`.
    pub(super) fn read(&self, indicator: &Indicator, pointer: &str, errors: &mut FieldErrors) -> Option<EvidenceValue> {
        let value = match (&self.number, &self.ratio, &self.choice) {
            (Some(text), None, None) => {
                number(indicator.kind, errors.take(pointer, quantity(text, places(indicator.kind)))?)
            }
            (None, Some(ratio), None) => {
                let numerator = errors.take(pointer, quantity(&ratio.numerator, FINE))?;
                let denominator = errors.take(pointer, quantity(&ratio.denominator, FINE))?;
                EvidenceValue::Ratio { numerator, denominator }
            }
            (None, None, Some(code)) => EvidenceValue::Choice(code.clone()),
            _ => {
                errors.add(pointer, FieldCode::Malformed);
                return None;
            }
        };
        errors.take(pointer, indicator.place(&value).map_err(misfit))?;
        Some(value)
    }

    /// The value as people state it.
    pub(super) fn of(value: &EvidenceValue, kind: ValueKind) -> Self {
        match value {
            EvidenceValue::Number(count) => Self { number: Some(stated(kind, *count)), ..Self::default() },
            EvidenceValue::Ratio { numerator, denominator } => {
                let ratio = RatioWire { numerator: short(*numerator, FINE), denominator: short(*denominator, FINE) };
                Self { ratio: Some(ratio), ..Self::default() }
            }
            EvidenceValue::Choice(code) => Self { choice: Some(code.clone()), ..Self::default() },
        }
    }
}

/// A share finer than a basis point is kept as an exact ratio to the whole.
fn number(kind: ValueKind, count: i64) -> EvidenceValue {
    match kind {
        ValueKind::Share if count % 100 == 0 => EvidenceValue::Number(count / 100),
        ValueKind::Share => EvidenceValue::Ratio { numerator: count, denominator: WHOLE },
        ValueKind::Count
        | ValueKind::Years
        | ValueKind::Multiple
        | ValueKind::Money
        | ValueKind::Area
        | ValueKind::Choice => EvidenceValue::Number(count),
    }
}

fn stated(kind: ValueKind, count: i64) -> String {
    match kind {
        ValueKind::Count | ValueKind::Years | ValueKind::Choice => count.to_string(),
        ValueKind::Money => Written(count, 2).to_string(),
        ValueKind::Area => Written(count, 3).to_string(),
        ValueKind::Share => short(count, 2),
        ValueKind::Multiple => short(count, FINE),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use domain::credit::cards;
    use domain::credit::scorecard::CardKind;
    use serde_json::{Value, json};

    use super::*;

    fn read(indicator: &str, value: Value) -> Result<EvidenceValue, usize> {
        let card = cards::initial(CardKind::A, chrono::NaiveDate::default());
        let wire: ValueWire = serde_json::from_value(value).unwrap();
        let mut errors = FieldErrors::default();
        let value = wire.read(card.indicator(indicator).unwrap(), "/value", &mut errors);
        value.ok_or_else(|| usize::from(!errors.is_empty()))
    }

    #[test]
    fn values_are_exact_in_both_directions() {
        let cases = [
            ("A1.1", json!({ "number": "6" }), EvidenceValue::Number(6)),
            ("A3.1", json!({ "number": "6200000.00" }), EvidenceValue::Number(620_000_000)),
            ("A3.2", json!({ "number": "850.000" }), EvidenceValue::Number(850_000)),
            ("A3.4", json!({ "number": "-6.5" }), EvidenceValue::Number(-650)),
            ("A4.2", json!({ "number": "1.3" }), EvidenceValue::Number(13_000)),
            ("A1.2", json!({ "choice": "province" }), EvidenceValue::Choice("province".into())),
            (
                "A3.5",
                json!({ "ratio": { "numerator": "341", "denominator": "620.5" } }),
                EvidenceValue::Ratio { numerator: 3_410_000, denominator: 6_205_000 },
            ),
        ];
        for (indicator, wire, value) in cases {
            assert_eq!(read(indicator, wire.clone()), Ok(value.clone()));
            let card = cards::initial(CardKind::A, chrono::NaiveDate::default());
            let kind = card.indicator(indicator).unwrap().kind;
            assert_eq!(serde_json::to_value(ValueWire::of(&value, kind)).unwrap(), wire);
        }
    }

    #[test]
    fn a_share_finer_than_a_basis_point_stays_exact() {
        let fine = EvidenceValue::Ratio { numerator: 399_999, denominator: WHOLE };
        assert_eq!(read("A4.1", json!({ "number": "39.9999" })), Ok(fine.clone()));
        let wire = serde_json::to_value(ValueWire::of(&fine, ValueKind::Share)).unwrap();
        assert_eq!(wire, json!({ "ratio": { "numerator": "39.9999", "denominator": "100" } }));
    }

    #[test]
    fn what_is_no_value_is_noted() {
        let cases = [
            ("A1.1", json!({ "number": "6.5" })),
            ("A1.1", json!({ "number": "-1" })),
            ("A3.1", json!({ "number": "1.234" })),
            ("A3.1", json!({ "number": "10000000000000.00" })),
            ("A3.1", json!({ "ratio": { "numerator": "1", "denominator": "2" } })),
            ("A3.5", json!({ "ratio": { "numerator": "1", "denominator": "0" } })),
            ("A3.5", json!({ "ratio": { "numerator": "x", "denominator": "1" } })),
            ("A1.2", json!({ "choice": "galaxy" })),
            ("A1.2", json!({ "number": "1" })),
            ("A1.2", json!({})),
            ("A1.1", json!({ "number": "1", "choice": "none" })),
        ];
        for (indicator, wire) in cases {
            assert_eq!(read(indicator, wire.clone()), Err(1), "{indicator} {wire}");
        }
    }
}
