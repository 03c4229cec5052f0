//! Accounts, logins and the separation of powers.

use crate::kernel::access::Role;
use crate::vocabulary;

vocabulary! {
    /// Whether an account may sign in.
    pub enum AccountStatus {
        /// It may.
        Active => "active",
        /// It may not, and all its sessions have ended.
        Disabled => "disabled",
    }
}

/// The name under which an account signs in: 3 to 40 small letters, digits, dots, underscores and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Login(String);

/// Why a text is not a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// Fewer than 3 or more than 40 characters.
    #[error("not 3 to 40 characters")]
    Length,
    /// Something else than small letters, digits, dots, underscores and hyphens.
    #[error("only small letters, digits, dots, underscores and hyphens")]
    Character,
}

impl Login {
    /// Reads a login as it stands.
    ///
    /// # Errors
    /// [`LoginError`], the first that applies.
    pub fn parse(text: &str) -> Result<Self, LoginError> {
        if !(3..=40).contains(&text.chars().count()) {
            return Err(LoginError::Length);
        }
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
        if text.bytes().all(allowed) { Ok(Self(text.to_owned())) } else { Err(LoginError::Character) }
    }

    /// The login.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An account may not hold both roles: they are separate powers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the roles {held:?} and {asked:?} exclude each other")]
pub struct ExclusiveRoles {
    /// What the account already is.
    pub held: Role,
    /// What it should become as well.
    pub asked: Role,
}

/// Whether an account that holds these roles may receive another one.
///
/// # Errors
/// [`ExclusiveRoles`] if both it and one that is held are administrator, security administrator or auditor,
/// and they are not the same.
pub fn may_also_hold(held: &[Role], asked: Role) -> Result<(), ExclusiveRoles> {
    let excludes = |held: Role| held != asked && is_separate_power(held) && is_separate_power(asked);
    match held.iter().copied().find(|role| excludes(*role)) {
        Some(held) => Err(ExclusiveRoles { held, asked }),
        None => Ok(()),
    }
}

fn is_separate_power(role: Role) -> bool {
    match role {
        Role::Administrator | Role::SecurityAdministrator | Role::Auditor => true,
        Role::CountyOfficer | Role::Reviewer | Role::TownOfficer | Role::Provider | Role::Member => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::vocabulary::Vocabulary;

    #[test]
    fn logins_are_taken_or_refused_for_the_first_reason() {
        use LoginError::{Character, Length};
        let longest = "a".repeat(40);
        let too_long = "a".repeat(41);
        let cases = [
            ("abc", None),
            ("wang.xiao-ming_01", None),
            ("007", None),
            ("...", None),
            (longest.as_str(), None),
            ("", Some(Length)),
            ("ab", Some(Length)),
            (too_long.as_str(), Some(Length)),
            ("王小", Some(Length)),
            ("王小明", Some(Character)),
            ("Wang", Some(Character)),
            ("wang xm", Some(Character)),
            (" wang", Some(Character)),
            ("wang@x", Some(Character)),
            ("wang\0", Some(Character)),
        ];
        for (text, refusal) in cases {
            let parsed = Login::parse(text);
            assert_eq!(parsed.as_ref().err().copied(), refusal, "{text:?}");
            assert!(parsed.is_err() || parsed.as_ref().map(Login::as_str) == Ok(text), "{text:?}");
        }
    }

    #[test]
    fn two_of_the_three_powers_never_meet_in_one_account() {
        let powers = [Role::Administrator, Role::SecurityAdministrator, Role::Auditor];
        for &held in Role::ALL {
            for &asked in Role::ALL {
                let excluded = held != asked && powers.contains(&held) && powers.contains(&asked);
                let expected = if excluded { Err(ExclusiveRoles { held, asked }) } else { Ok(()) };
                assert_eq!(may_also_hold(&[held], asked), expected);
            }
        }
    }

    #[test]
    fn every_role_that_is_held_counts() {
        let held = [Role::Member, Role::TownOfficer, Role::Auditor];
        let conflict = ExclusiveRoles { held: Role::Auditor, asked: Role::Administrator };
        assert_eq!(may_also_hold(&held, Role::Administrator), Err(conflict));
        assert_eq!(may_also_hold(&held, Role::Auditor), Ok(()));
        assert_eq!(may_also_hold(&[], Role::Administrator), Ok(()));
    }
}
