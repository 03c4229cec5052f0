//! Exact decimal text, the only way a quantity enters or leaves the program.

use std::fmt;

/// Why a text is not an exact quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// Not an optional minus sign, digits, and at most one point followed by digits.
    #[error("not a decimal number")]
    NotANumber,
    /// More digits behind the point than the unit has.
    #[error("more than {0} decimal places")]
    TooManyPlaces(u32),
    /// Too large for the column that holds it.
    #[error("out of range")]
    OutOfRange,
}

/// Reads `"1234.5"` as a count of the smallest unit, with `places` digits behind the point.
///
/// # Errors
/// [`DecimalError`], also for leading plus signs, exponents, separators and blanks: none is exact text.
pub fn parse(text: &str, places: u32) -> Result<i64, DecimalError> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let sign = if unsigned.len() < text.len() { "-" } else { "" };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let numeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !numeric(whole) || !fraction.is_none_or(numeric) {
        return Err(DecimalError::NotANumber);
    }
    let (fraction, width) = (fraction.unwrap_or_default(), places as usize);
    if fraction.len() > width {
        return Err(DecimalError::TooManyPlaces(places));
    }
    format!("{sign}{whole}{fraction:0<width$}").parse().map_err(|_| DecimalError::OutOfRange)
}

/// Writes a count of the smallest unit with `places` digits behind the point: `(123450, 2)` is `1234.50`.
pub fn write(out: &mut fmt::Formatter<'_>, count: i64, places: u32) -> fmt::Result {
    let unit = 10_u64.pow(places);
    let size = count.unsigned_abs();
    let sign = if count < 0 { "-" } else { "" };
    if places == 0 {
        return write!(out, "{sign}{size}");
    }
    write!(out, "{sign}{}.{:0width$}", size / unit, size % unit, width = places as usize)
}

/// `count * numerator / denominator`, rounded half away from zero, exact in between.
/// `None` if the denominator is zero or the result does not fit.
pub fn scale(count: i64, numerator: i64, denominator: i64) -> Option<i64> {
    let product = i128::from(count) * i128::from(numerator);
    let denominator = i128::from(denominator);
    if denominator == 0 {
        return None;
    }
    let negative = (product < 0) != (denominator < 0);
    let (size, divisor) = (product.unsigned_abs(), denominator.unsigned_abs());
    let rounded = i128::try_from((size + divisor / 2) / divisor).ok()?;
    i64::try_from(if negative { -rounded } else { rounded }).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fmt;

    use proptest::prelude::*;

    use super::*;

    struct Written(i64, u32);

    impl fmt::Display for Written {
        fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            write(out, self.0, self.1)
        }
    }

    #[test]
    fn exact_text_is_read_and_missing_places_are_zeros() {
        let cases = [
            ("0", 2, 0),
            ("-0", 2, 0),
            ("1", 2, 100),
            ("1.5", 2, 150),
            ("1234.50", 2, 123_450),
            ("-0.01", 2, -1),
            ("007", 0, 7),
            ("57.8", 3, 57_800),
            ("-9223372036854775808", 0, i64::MIN),
            ("9223372036854775.807", 3, i64::MAX),
        ];
        for (text, places, count) in cases {
            assert_eq!(parse(text, places), Ok(count), "{text:?} with {places} places");
        }
    }

    #[test]
    fn text_that_is_not_exact_is_refused_with_the_reason() {
        let not_numbers = [
            "", "-", ".", "-.", "1.", ".5", "-.5", "+1", "--1", "1e3", "1.2.3", "1,000", "1 000", " 1", "1 ", "1.-5",
            "1.+5", "0x10", "NaN", "１", "一", "1．5",
        ];
        for text in not_numbers {
            for places in [0, 2, 3] {
                assert_eq!(parse(text, places), Err(DecimalError::NotANumber), "{text:?} with {places} places");
            }
        }
        for (text, places) in [("1.0", 0), ("1.000", 2), ("0.001", 2), ("-1.2345", 3)] {
            assert_eq!(parse(text, places), Err(DecimalError::TooManyPlaces(places)), "{text:?} with {places} places");
        }
        for (text, places) in [
            ("9223372036854775808", 0),
            ("-9223372036854775809", 0),
            ("92233720368547758.08", 2),
            ("99999999999999999999999999999999999999999", 3),
        ] {
            assert_eq!(parse(text, places), Err(DecimalError::OutOfRange), "{text:?} with {places} places");
        }
    }

    #[test]
    fn every_place_is_written() {
        let cases = [
            (0, 0, "0"),
            (0, 2, "0.00"),
            (5, 3, "0.005"),
            (-5, 2, "-0.05"),
            (123_450, 2, "1234.50"),
            (i64::MIN, 3, "-9223372036854775.808"),
        ];
        for (count, places, text) in cases {
            assert_eq!(Written(count, places).to_string(), text);
        }
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        let cases = [
            (1, 1, 2, Some(1)),
            (-1, 1, 2, Some(-1)),
            (1, -1, 2, Some(-1)),
            (1, 1, -2, Some(-1)),
            (-1, 1, -2, Some(1)),
            (3, 1, 2, Some(2)),
            (1, 1, 3, Some(0)),
            (2, 1, 3, Some(1)),
            (1_499, 1, 1_000, Some(1)),
            (0, 7, 3, Some(0)),
            (7, 0, 3, Some(0)),
            (1, 1, 0, None),
            (i64::MAX, 2, 1, None),
            (i64::MIN, -1, 1, None),
            (i64::MIN, 1, 1, Some(i64::MIN)),
            (i64::MIN, i64::MIN, i64::MIN, Some(i64::MIN)),
            (i64::MAX, i64::MAX, i64::MAX, Some(i64::MAX)),
        ];
        for (count, numerator, denominator, scaled) in cases {
            assert_eq!(scale(count, numerator, denominator), scaled, "{count} * {numerator} / {denominator}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(count: i64, places in 0_u32..=6) {
            prop_assert_eq!(parse(&Written(count, places).to_string(), places), Ok(count));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "-?[0-9.+e ]{0,22}", places in 0_u32..=6) {
            if let Ok(count) = parse(&text, places) {
                prop_assert_eq!(parse(&Written(count, places).to_string(), places), Ok(count));
            }
        }

        #[test]
        fn one_place_too_many_is_refused(whole in 0_i64..1_000_000, fraction in "[0-9]{1,8}", places in 0_u32..=6) {
            let text = format!("{whole}.{fraction}");
            let refused = parse(&text, places) == Err(DecimalError::TooManyPlaces(places));
            prop_assert_eq!(refused, fraction.len() > places as usize);
        }

        #[test]
        fn a_scaled_count_lies_within_half_a_unit(count: i64, numerator: i32, denominator in 1_i64..1_000_000) {
            let product = i128::from(count) * i128::from(numerator);
            match scale(count, i64::from(numerator), denominator) {
                Some(scaled) => {
                    let error = product - i128::from(scaled) * i128::from(denominator);
                    prop_assert!(2 * error.abs() <= i128::from(denominator));
                    let tie = 2 * error.abs() == i128::from(denominator);
                    prop_assert!(!tie || error.signum() != product.signum(), "a half was rounded towards zero");
                }
                None => prop_assert!((product / i128::from(denominator)).unsigned_abs() >= u128::from(i64::MAX.unsigned_abs())),
            }
        }

        #[test]
        fn rounding_is_the_same_on_both_sides_of_zero(count in 0_i64..1_000_000_000, numerator in 0_i64..100_000) {
            let scaled = scale(count, numerator, 10_000).unwrap();
            prop_assert_eq!(scale(-count, numerator, 10_000), Some(-scaled));
        }
    }
}
