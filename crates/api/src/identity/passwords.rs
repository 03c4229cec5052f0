//! Password hashing (Argon2id) and the words for what is wrong with a password.

use actix_web::web;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::identity::account::Login;
use domain::identity::password::{PasswordIssue, PasswordOwner, PasswordPolicy};
use rand::seq::IndexedRandom;

use crate::kernel::problem::{FieldCode, FieldErrors, Problem};

/// What a sign-in with an unknown login is checked against, so that it takes as long as any other.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2Fud2VpLW5vYm9keQ$Bh+2IKa5sfqbpQtyPTKqGZLs5Z0Gq1mmbvpDBvJzFWA";

/// 19 MiB, two passes, one lane: the least that OWASP's password storage sheet asks of Argon2id.
fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// The hash of a password in PHC format.
///
/// # Errors
/// `internal` if the machine gives no random salt.
pub fn hash(password: &str) -> Result<String, Problem> {
    Ok(hasher().hash_password(password.as_bytes()).map_err(Problem::internal)?.to_string())
}

/// The hash of a password, made where it does not hold up other requests.
///
/// # Errors
/// As [`hash`].
pub async fn hash_aside(password: String) -> Result<String, Problem> {
    web::block(move || hash(&password)).await.map_err(Problem::internal)?
}

/// Whether the password belongs to the hash; `None` stands for an account that does not exist.
pub fn fits(password: &str, hash: Option<&str>) -> bool {
    let parsed = PasswordHash::new(hash.unwrap_or(NOBODY));
    let fits = parsed.is_ok_and(|parsed| hasher().verify_password(password.as_bytes(), &parsed).is_ok());
    fits && hash.is_some()
}

/// Notes everything that is wrong with a new password.
pub fn judge(pointer: &str, password: &str, login: &Login, display_name: &str, errors: &mut FieldErrors) {
    let policy = PasswordPolicy::default();
    let owner = PasswordOwner { login, display_name };
    for issue in policy.issues(password, owner) {
        match issue {
            PasswordIssue::TooShort => {
                errors.add_with(pointer, FieldCode::PasswordTooShort, "limit", policy.min_length);
            }
            PasswordIssue::TooLong => errors.add_with(pointer, FieldCode::PasswordTooLong, "limit", policy.max_length),
            PasswordIssue::TooFewClasses => errors.add(pointer, FieldCode::PasswordTooPlain),
            PasswordIssue::ContainsLogin | PasswordIssue::ContainsName | PasswordIssue::ContainsPhone => {
                errors.add(pointer, FieldCode::PasswordTellsName);
            }
            PasswordIssue::UsedBefore => errors.add(pointer, FieldCode::PasswordUsedBefore),
        }
    }
}

/// A password that somebody else may type from paper: 16 characters, none easily mistaken for another.
pub fn generate() -> String {
    const KINDS: [&[u8]; 3] = [b"abcdefghjkmnpqrstuvwxyz", b"ABCDEFGHJKMNPQRSTUVWXYZ", b"23456789"];
    let mut random = rand::rng();
    let mut pick = |place: usize| KINDS[place % 3].choose(&mut random).copied().map_or('x', char::from);
    (0..16).map(&mut pick).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_hash_fits_its_password_only() {
        let hash = hash("correct horse 1A").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(fits("correct horse 1A", Some(&hash)));
        assert!(!fits("correct horse 1B", Some(&hash)));
        assert!(!fits("correct horse 1A", None));
    }

    #[test]
    fn the_hash_of_nobody_can_be_checked() {
        assert!(PasswordHash::new(NOBODY).is_ok());
    }

    #[test]
    fn a_generated_password_passes_the_policy() {
        let login = Login::parse("somebody").unwrap();
        for _ in 0..50 {
            let mut errors = FieldErrors::default();
            judge("/password", &generate(), &login, "某人", &mut errors);
            assert!(errors.is_empty());
        }
    }
}
