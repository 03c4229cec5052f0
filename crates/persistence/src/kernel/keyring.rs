//! Personal data at rest: encrypted under a versioned key, found through a keyed hash, shown masked.

use std::collections::BTreeMap;

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use hmac::{Hmac, Mac};
use rand::Rng;
use sha2::Sha256;
use uuid::Uuid;

use domain::vocabulary;

vocabulary! {
    /// Which kind of personal data a ciphertext holds; part of what is authenticated.
    pub enum PersonalKind {
        ResidentId => "resident_id",
        Uscc => "uscc",
        Mobile => "mobile",
        BankCard => "bank_card",
        Answer => "answer",
    }
}

/// Leads every ciphertext, so that other suites can stand beside this one.
const AES_256_GCM_SIV: u8 = 1;
const HEADER: usize = 1 + 4;
const NONCE: usize = 12;

/// A key of 256 bits.
pub type Key = [u8; 32];

/// A ciphertext that no key of the ring opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// Written under a suite or a key version that the ring does not hold.
    #[error("written under a suite or key that is not on the ring")]
    UnknownKey,
    /// Damaged, or moved here from another record.
    #[error("damaged, or not of this record")]
    Forged,
    /// A ring without a key encrypts nothing.
    #[error("the ring holds no key")]
    Empty,
}

/// One value of personal data as a record holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// Suite, key version, nonce and ciphertext.
    pub sealed: Vec<u8>,
    /// Keyed hash for exact look-up.
    pub digest: Vec<u8>,
    /// What answers, logs and events show.
    pub masked: String,
}

/// The keys of a deployment. Never printed.
pub struct Keyring {
    data_keys: BTreeMap<u32, Key>,
    index_key: Key,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Keyring({} data keys)", self.data_keys.len())
    }
}

impl Keyring {
    /// A ring of data keys by version (the highest encrypts) and the key of the look-up hashes.
    pub fn new(data_keys: BTreeMap<u32, Key>, index_key: Key) -> Self {
        Self { data_keys, index_key }
    }

    /// Encrypts a value for one record and prepares its look-up.
    ///
    /// # Errors
    /// [`KeyringError::Empty`] on a ring without a key.
    pub fn seal(
        &self,
        kind: PersonalKind,
        record: Uuid,
        plain: &str,
        masked: String,
    ) -> Result<Personal, KeyringError> {
        let sealed = self.encrypt(kind, record, plain.as_bytes())?;
        Ok(Personal { sealed, digest: self.digest(kind, plain), masked })
    }

    /// The value of a record, in full.
    ///
    /// # Errors
    /// [`KeyringError`] for an unknown key, damage, or a ciphertext of another record.
    pub fn open(&self, kind: PersonalKind, record: Uuid, sealed: &[u8]) -> Result<String, KeyringError> {
        let plain = self.decrypt(kind, record, sealed)?;
        String::from_utf8(plain).map_err(|_| KeyringError::Forged)
    }

    /// Encrypts bytes for one record under the newest key.
    ///
    /// # Errors
    /// [`KeyringError::Empty`] on a ring without a key.
    pub fn encrypt(&self, kind: PersonalKind, record: Uuid, plain: &[u8]) -> Result<Vec<u8>, KeyringError> {
        let (version, key) = self.data_keys.last_key_value().ok_or(KeyringError::Empty)?;
        let mut nonce = [0; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let mut out = vec![AES_256_GCM_SIV];
        out.extend(version.to_be_bytes());
        let aad = bound_to(kind, record, &out);
        let ciphertext = Aes256GcmSiv::new(key.into())
            .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: &aad })
            .map_err(|_| KeyringError::Forged)?;
        out.extend(nonce);
        out.extend(ciphertext);
        Ok(out)
    }

    /// The bytes of a record.
    ///
    /// # Errors
    /// [`KeyringError`] for an unknown key, damage, or a ciphertext of another record.
    pub fn decrypt(&self, kind: PersonalKind, record: Uuid, sealed: &[u8]) -> Result<Vec<u8>, KeyringError> {
        let (header, rest) = sealed.split_at_checked(HEADER).ok_or(KeyringError::Forged)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or(KeyringError::Forged)?;
        let (suite, version) = header.split_first().ok_or(KeyringError::Forged)?;
        let version = u32::from_be_bytes(version.try_into().map_err(|_| KeyringError::Forged)?);
        let key = self.data_keys.get(&version).filter(|_| *suite == AES_256_GCM_SIV).ok_or(KeyringError::UnknownKey)?;
        let aad = bound_to(kind, record, header);
        Aes256GcmSiv::new(key.into())
            .decrypt(&Nonce::from(*nonce), Payload { msg: ciphertext, aad: &aad })
            .map_err(|_| KeyringError::Forged)
    }

    /// The keyed hash under which a value is found again.
    pub fn digest(&self, kind: PersonalKind, plain: &str) -> Vec<u8> {
        use domain::kernel::vocabulary::Vocabulary;
        self.mac(&[kind.code().as_bytes(), &[0], plain.as_bytes()]).to_vec()
    }

    /// The seal of an event: it covers the seal before it.
    pub(crate) fn seal_event(&self, before: &[u8], event: &[u8]) -> [u8; 32] {
        self.mac(&[b"event", &[0], before, event])
    }

    /// What shows that a trail ended at this position with this seal.
    pub(crate) fn mark_head(&self, position: i64, seal: &[u8]) -> [u8; 32] {
        self.mac(&[b"head", &[0], &position.to_be_bytes(), seal])
    }

    fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC pads a shorter key with zeros up to the hash's block.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.index_key);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes().into()
    }
}

fn bound_to(kind: PersonalKind, record: Uuid, header: &[u8]) -> Vec<u8> {
    use domain::kernel::vocabulary::Vocabulary;
    [header, kind.code().as_bytes(), record.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn ring(versions: &[u32]) -> Keyring {
        Keyring::new(versions.iter().map(|version| (*version, [*version as u8; 32])).collect(), [9; 32])
    }

    #[test]
    fn a_value_comes_back_for_its_record_only() {
        let (ring, record) = (ring(&[1]), Uuid::now_v7());
        let sealed = ring.encrypt(PersonalKind::Mobile, record, b"13800000000").unwrap();
        assert_eq!(ring.open(PersonalKind::Mobile, record, &sealed), Ok("13800000000".into()));
        assert_eq!(ring.open(PersonalKind::Mobile, Uuid::now_v7(), &sealed), Err(KeyringError::Forged));
        assert_eq!(ring.open(PersonalKind::BankCard, record, &sealed), Err(KeyringError::Forged));
    }

    #[test]
    fn every_damaged_byte_is_noticed() {
        let (ring, record) = (ring(&[1]), Uuid::now_v7());
        let sealed = ring.encrypt(PersonalKind::Mobile, record, b"13800000000").unwrap();
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert!(ring.decrypt(PersonalKind::Mobile, record, &damaged).is_err(), "byte {at}");
            assert!(ring.decrypt(PersonalKind::Mobile, record, &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn an_old_key_still_opens_and_the_newest_one_writes() {
        let record = Uuid::now_v7();
        let old = ring(&[1]).encrypt(PersonalKind::Mobile, record, b"1").unwrap();
        let both = ring(&[1, 2]);
        assert_eq!(both.open(PersonalKind::Mobile, record, &old), Ok("1".into()));
        let new = both.encrypt(PersonalKind::Mobile, record, b"1").unwrap();
        assert_eq!(ring(&[1]).open(PersonalKind::Mobile, record, &new), Err(KeyringError::UnknownKey));
    }

    #[test]
    fn the_same_value_is_found_by_its_hash_and_not_under_another_kind() {
        let ring = ring(&[1]);
        assert_eq!(ring.digest(PersonalKind::Mobile, "1"), ring.digest(PersonalKind::Mobile, "1"));
        assert_ne!(ring.digest(PersonalKind::Mobile, "1"), ring.digest(PersonalKind::Uscc, "1"));
    }
}
