//! Where a unit stands in the federation's tree.

use std::fmt;

/// The serial numbers from the root down to a unit, each closed by a slash: `1/`, `1/12/`.
///
/// The closing slash keeps unit 10 from reading unit 101: a subtree is a plain prefix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrgPath(String);

/// The text is not a path of serial numbers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a path of serial numbers, each closed by a slash")]
pub struct NotAPath;

impl OrgPath {
    /// Reads a stored path.
    ///
    /// # Errors
    /// [`NotAPath`] unless it is one or more serial numbers, each closed by a slash.
    pub fn parse(text: &str) -> Result<Self, NotAPath> {
        let serials = text.strip_suffix('/').ok_or(NotAPath)?;
        let numeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if serials.split('/').all(numeric) { Ok(Self(text.to_owned())) } else { Err(NotAPath) }
    }

    /// The path of a unit without a parent.
    pub fn root(serial: i64) -> Self {
        Self(format!("{serial}/"))
    }

    /// The path of a unit below this one.
    pub fn child(&self, serial: i64) -> Self {
        Self(format!("{}{serial}/", self.0))
    }

    /// Whether `other` is this unit or stands below it.
    pub fn covers(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The serial number of the unit itself, the last step; no two units ever share one.
    pub fn serial(&self) -> Option<i64> {
        self.0.strip_suffix('/')?.rsplit('/').next()?.parse().ok()
    }

    /// The stored text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrgPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_covers_itself_and_what_stands_below_and_nothing_that_only_looks_alike() {
        let town = OrgPath::root(1).child(10);
        assert!(town.covers(&town));
        assert!(town.covers(&town.child(3)));
        assert!(!town.covers(&OrgPath::root(1)));
        assert!(!town.covers(&OrgPath::root(1).child(101)));
    }

    #[test]
    fn the_last_step_of_a_path_is_the_unit_itself() {
        assert_eq!(OrgPath::root(1).serial(), Some(1));
        assert_eq!(OrgPath::root(1).child(12).serial(), Some(12));
    }

    #[test]
    fn only_serial_numbers_closed_by_slashes_are_a_path() {
        for text in ["", "/", "1", "1/12", "1//", "a/", "1/%/", "/1/"] {
            assert_eq!(OrgPath::parse(text), Err(NotAPath), "{text:?}");
        }
        assert_eq!(OrgPath::parse("1/12/"), Ok(OrgPath::root(1).child(12)));
    }
}
