//! What a password must be like.

use chrono::{DateTime, TimeDelta, Utc};

use super::account::Login;
use crate::kernel::identifier::Mobile;
use crate::vocabulary;

vocabulary! {
    /// What is wrong with a password.
    pub enum PasswordIssue {
        /// Fewer characters than the policy asks for.
        TooShort => "too_short",
        /// More characters than the policy allows.
        TooLong => "too_long",
        /// Too few kinds among small letters, capital letters, digits and others.
        TooFewClasses => "too_few_classes",
        /// Contains the login.
        ContainsLogin => "contains_login",
        /// Contains the owner's name.
        ContainsName => "contains_name",
        /// Contains a mobile number: the owner's most likely, and nobody else's is harder to guess.
        ContainsPhone => "contains_phone",
        /// Is one of the last few, as only the keeper of their hashes can tell.
        UsedBefore => "used_before",
    }
}

/// What passwords are measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// Characters at least.
    pub min_length: usize,
    /// Characters at most, so that hashing stays affordable.
    pub max_length: usize,
    /// Kinds of character at least, among small letters, capital letters, digits and others.
    pub min_classes: usize,
    /// How many former passwords, the present one among them, are not used again.
    pub history: usize,
    /// Days after which a password must be changed.
    pub max_age_days: u32,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self { min_length: 10, max_length: 128, min_classes: 3, history: 5, max_age_days: 90 }
    }
}

/// Whom a password belongs to.
#[derive(Debug, Clone, Copy)]
pub struct PasswordOwner<'a> {
    /// The login of the account.
    pub login: &'a Login,
    /// The name that the account shows.
    pub display_name: &'a str,
}

impl PasswordPolicy {
    /// Everything that is wrong with a new password, in the order of [`PasswordIssue`]; nothing if it will do.
    /// Whether it was used before is not looked at: former passwords are only known as hashes.
    pub fn issues(&self, password: &str, owner: PasswordOwner<'_>) -> Vec<PasswordIssue> {
        let length = password.chars().count();
        let contains = |part: &str| {
            let part = folded(part);
            !part.is_empty() && folded(password).contains(&part)
        };
        let checks = [
            (length < self.min_length, PasswordIssue::TooShort),
            (length > self.max_length, PasswordIssue::TooLong),
            (classes(password) < self.min_classes, PasswordIssue::TooFewClasses),
            (contains(owner.login.as_str()), PasswordIssue::ContainsLogin),
            (contains(owner.display_name), PasswordIssue::ContainsName),
            (tells_phone(&folded(password).replace('-', "")), PasswordIssue::ContainsPhone),
        ];
        checks.into_iter().filter_map(|(found, issue)| found.then_some(issue)).collect()
    }

    /// Whether a password that was set then must be changed now.
    pub fn is_outworn(&self, set_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now.signed_duration_since(set_at) >= TimeDelta::days(i64::from(self.max_age_days))
    }
}

/// Whether eleven characters in a row are a mobile number.
fn tells_phone(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    signs.windows(11).any(|signs| Mobile::parse(&signs.iter().collect::<String>()).is_ok())
}

/// How many of the four kinds of character there are.
fn classes(password: &str) -> usize {
    let other = |symbol: char| !symbol.is_lowercase() && !symbol.is_uppercase() && !symbol.is_numeric();
    let kinds = [
        password.contains(char::is_lowercase),
        password.contains(char::is_uppercase),
        password.contains(char::is_numeric),
        password.contains(other),
    ];
    kinds.into_iter().filter(|present| *present).count()
}

/// The text without the blanks in it and in small letters, in which parts are looked for.
fn folded(text: &str) -> String {
    text.chars().filter(|symbol| !symbol.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn issues(password: &str, display_name: &str) -> Vec<PasswordIssue> {
        let login = Login::parse("wang.xm").unwrap();
        let owner = PasswordOwner { login: &login, display_name };
        PasswordPolicy::default().issues(password, owner)
    }

    #[test]
    fn a_password_is_told_everything_that_is_wrong_with_it() {
        use PasswordIssue::*;
        let cases: [(&str, &[PasswordIssue]); 19] = [
            ("Rice-field7", &[]),
            ("Ricefield7x", &[]),
            ("rice-field-7", &[]),
            ("水稻-Ricefield", &[]),
            ("Rice-fiel7", &[]),
            ("Rice-fie7", &[TooShort]),
            ("水稻水稻水稻Ab1", &[TooShort]),
            ("ricefieldrice7", &[TooFewClasses]),
            ("RICEFIELDRICE7", &[TooFewClasses]),
            ("水稻水稻水稻水稻水稻", &[TooFewClasses]),
            ("", &[TooShort, TooFewClasses]),
            ("Wang.XM-2026", &[ContainsLogin]),
            ("My王小明-field7", &[ContainsName]),
            ("王 小 明-Field7x", &[ContainsName]),
            ("A-13812345678", &[ContainsPhone]),
            ("Ab 138 1234 5678", &[ContainsPhone]),
            ("水稻Ab-139-9999-9999x", &[ContainsPhone]),
            ("Rice-1281234567", &[]),
            ("wang.xm", &[TooShort, TooFewClasses, ContainsLogin]),
        ];
        for (password, expected) in cases {
            assert_eq!(issues(password, "王小明"), expected, "{password:?}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        let filler = |length: usize| format!("Aa1{}", "田".repeat(length - 3));
        for (length, expected) in
            [(9, vec![PasswordIssue::TooShort]), (10, vec![]), (128, vec![]), (129, vec![PasswordIssue::TooLong])]
        {
            assert_eq!(issues(&filler(length), "王小明"), expected, "{length} characters");
        }
    }

    #[test]
    fn names_are_found_whatever_their_case_and_blanks() {
        assert_eq!(issues("WANGxiaoming-7", "Wang Xiaoming"), [PasswordIssue::ContainsName]);
        assert_eq!(issues("Rice-field7", "  "), []);
    }

    #[test]
    fn a_policy_sets_the_measure() {
        let login = Login::parse("wang.xm").unwrap();
        let owner = PasswordOwner { login: &login, display_name: "王小明" };
        let strict = PasswordPolicy { min_length: 12, max_length: 14, min_classes: 4, history: 5, max_age_days: 30 };
        assert_eq!(strict.issues("Rice-field7x", owner), []);
        assert_eq!(strict.issues("Ricefield7x", owner), [PasswordIssue::TooShort, PasswordIssue::TooFewClasses]);
        assert_eq!(strict.issues("A-1281234567878", owner), [PasswordIssue::TooLong, PasswordIssue::TooFewClasses]);
        assert_eq!(PasswordPolicy::default().history, 5);
    }

    #[test]
    fn a_password_is_outworn_after_ninety_days() {
        let day = |days: i64| DateTime::UNIX_EPOCH + TimeDelta::days(days);
        let policy = PasswordPolicy::default();
        for (days, outworn) in [(0, false), (89, false), (90, true), (-1, false)] {
            assert_eq!(policy.is_outworn(day(1_000), day(1_000 + days)), outworn, "{days} days");
        }
        assert!(PasswordPolicy { max_age_days: 30, ..policy }.is_outworn(day(0), day(30)));
    }
}
