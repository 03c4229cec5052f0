//! Scopes as SQL.

use domain::kernel::org_path::OrgPath;

/// The `LIKE` pattern of a subtree. A path holds digits and slashes only, so nothing in it needs escaping.
pub fn subtree(path: &OrgPath) -> String {
    format!("{path}%")
}
