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
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let numeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !numeric(whole) || !numeric(fraction) {
        return Err(DecimalError::NotANumber);
    }
    if fraction.len() > places.max(1) as usize || (places == 0 && digits.contains('.')) {
        return Err(DecimalError::TooManyPlaces(places));
    }
    let padded = format!("{whole}{fraction:0<width$}", width = places as usize);
    let digits = if places == 0 { whole } else { padded.as_str() };
    let count: i64 = digits.parse().map_err(|_| DecimalError::OutOfRange)?;
    Ok(if negative { -count } else { count })
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
