//! Numbers that somebody else gave: identity numbers, credit codes, telephones, bank cards, divisions.
//!
//! Each is checked once, where it enters, and is right from then on. Those that point to one person
//! show themselves masked, also to a log: only `as_str` gives the whole number.

mod bank_card;
mod division_code;
mod mobile;
mod resident_id;
mod uscc;

pub use bank_card::{BankCard, BankCardError};
pub use division_code::{DivisionCode, DivisionLevel, NotADivisionCode};
pub use mobile::{Mobile, NotAMobile};
pub use resident_id::{ResidentId, ResidentIdError, Sex};
pub use uscc::{RegistryCategory, Uscc, UsccError, UsccWarning};

/// The digits of a text that has nothing else.
fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|symbol| symbol.to_digit(10)).collect()
}
