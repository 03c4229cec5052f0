//! What a refusal by the database means to the caller.

use super::ProblemCode;

/// The kind of refusal behind a named constraint. The rules check first, for better words; a constraint only
/// speaks when two requests raced or a rule was forgotten.
pub(super) fn meaning(constraint: &str) -> ProblemCode {
    match constraint {
        "accounts_login_once" => ProblemCode::LoginTaken,
        "posts_powers_separate" => ProblemCode::PostExclusive,
        "posts_once" | "posts_one_main" => ProblemCode::PostHeld,
        "applications_identity_once" | "members_identity_once" => ProblemCode::ApplicationDuplicate,
        _ => ProblemCode::Refused,
    }
}
