//! Scopes and searches as SQL.

use domain::kernel::org_path::OrgPath;

/// The `LIKE` pattern of a subtree. A path holds digits and slashes only, so nothing in it needs escaping.
pub fn subtree(path: &OrgPath) -> String {
    format!("{path}%")
}

/// The `LIKE` pattern of a text that begins with these words.
pub fn starting(words: &str) -> String {
    let mut pattern = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    pattern.push('%');
    pattern
}

/// The `LIKE` pattern of a text that holds these words somewhere.
pub fn containing(words: &str) -> String {
    format!("%{}", starting(words))
}

#[cfg(test)]
mod tests {
    use super::containing;

    #[test]
    fn what_stands_for_any_text_is_taken_literally() {
        for (words, pattern) in [("柳市", "%柳市%"), ("50%", "%50\\%%"), ("a_b", "%a\\_b%"), ("\\", "%\\\\%")] {
            assert_eq!(containing(words), pattern);
        }
    }
}
