//! The code by which an applicant without an account follows the application: typed from paper or a photo.

use rand::seq::IndexedRandom;

use crate::identity::tokens::{Secret, secret_hash};

/// Digits and capitals without I, L, O and U: 32 signs, five bits each.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 3;
const GROUP: usize = 4;

/// A fresh code of 60 bits, such as `7K3M-9QXT-2HVB`.
pub fn fresh() -> Secret {
    let mut random = rand::rng();
    let mut sign = || SIGNS.choose(&mut random).copied().map_or('0', char::from);
    let groups: Vec<String> = (0..GROUPS).map(|_| (0..GROUP).map(|_| sign()).collect()).collect();
    let text = groups.join("-");
    Secret { hash: hash(&text), text }
}

/// The hash under which a code is stored, however it was typed. Guessing is limited by number and by source, so
/// that 60 bits and a plain hash suffice.
pub fn hash(typed: &str) -> Vec<u8> {
    let signs = typed.chars().filter(char::is_ascii_alphanumeric).map(|sign| match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    secret_hash(&signs.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        let expected = hash("7K3M-90XT-21VB");
        for typed in ["7k3m90xt21vb", " 7K3M 9OXT 2IVB ", "7K3M-9oxt-2lVB"] {
            assert_eq!(hash(typed), expected, "{typed}");
        }
        assert_ne!(hash("7K3M-90XT-21VC"), expected);
    }

    #[test]
    fn a_fresh_code_has_three_groups_of_signs_that_are_not_mistaken() {
        for _ in 0..50 {
            let code = fresh();
            let groups: Vec<&str> = code.text.split('-').collect();
            assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4, 4, 4]);
            assert!(groups.concat().bytes().all(|sign| SIGNS.contains(&sign)));
            assert_eq!(hash(&code.text), code.hash);
        }
    }
}
