//! Access tokens (JWT, HS256) and refresh tokens (random).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::kernel::id::SessionId;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use persistence::kernel::keyring::Key;
use rand::Rng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

const ISSUER: &str = "sanwei";

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: Uuid,
    sid: Uuid,
    iat: i64,
    exp: i64,
}

/// The keys of access tokens. The first signs; all of them verify, so that a key can be replaced at leisure.
pub struct TokenKeys {
    signing: (String, EncodingKey),
    verifying: Vec<(String, DecodingKey)>,
}

/// Why a token is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not a token of ours, or altered.
    #[error("not a token of ours: {0}")]
    Forged(String),
    /// Its time is up.
    #[error("expired")]
    Expired,
}

impl TokenKeys {
    /// Keys by id, the signing one first; `None` without any.
    pub fn new(keys: Vec<(String, Key)>) -> Option<Self> {
        let (id, key) = keys.first()?;
        let signing = (id.clone(), EncodingKey::from_secret(key));
        let verifying = keys.iter().map(|(id, key)| (id.clone(), DecodingKey::from_secret(key))).collect();
        Some(Self { signing, verifying })
    }

    /// An access token for a session.
    ///
    /// # Errors
    /// The signature could not be made.
    pub fn issue(
        &self,
        session: SessionId,
        account: Uuid,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<String, jsonwebtoken::errors::Error> {
        let (kid, key) = &self.signing;
        let header = Header { kid: Some(kid.clone()), ..Header::new(Algorithm::HS256) };
        let claims = Claims {
            iss: ISSUER.to_owned(),
            sub: account,
            sid: session.uuid(),
            iat: now.timestamp(),
            exp: until.timestamp(),
        };
        jsonwebtoken::encode(&header, &claims, key)
    }

    /// The session that a token stands for.
    ///
    /// # Errors
    /// [`TokenError`] unless one of our keys signed it and its time is not up.
    pub fn read(&self, token: &str, now: DateTime<Utc>) -> Result<SessionId, TokenError> {
        let forged = |error: jsonwebtoken::errors::Error| TokenError::Forged(error.to_string());
        let kid = jsonwebtoken::decode_header(token).map_err(forged)?.kid.unwrap_or_default();
        let key = self.verifying.iter().find(|(id, _)| *id == kid).map(|(_, key)| key);
        let key = key.ok_or_else(|| TokenError::Forged("unknown key id".into()))?;
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_issuer(&[ISSUER]);
        // The library reads the machine's clock; ours may stand elsewhere, so the time is checked below.
        rules.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, key, &rules).map_err(forged)?.claims;
        if now.timestamp() < claims.exp { Ok(claims.sid.into()) } else { Err(TokenError::Expired) }
    }
}

/// A secret that is shown once and stored as its hash.
pub struct Secret {
    /// What the holder gets.
    pub text: String,
    /// What the table gets.
    pub hash: Vec<u8>,
}

/// A fresh secret of 256 bits.
pub fn fresh_secret() -> Secret {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    let text = URL_SAFE_NO_PAD.encode(bytes);
    Secret { hash: secret_hash(&text), text }
}

/// The hash under which a secret is stored. It is random and long, so a plain hash suffices.
pub fn secret_hash(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::TimeDelta;
    use domain::kernel::id::Id;

    use super::*;

    fn keys(ids: &[u8]) -> TokenKeys {
        TokenKeys::new(ids.iter().map(|id| (format!("k{id}"), [*id; 32])).collect()).unwrap()
    }

    fn token(keys: &TokenKeys, session: SessionId, now: DateTime<Utc>) -> String {
        keys.issue(session, Uuid::now_v7(), now, now + TimeDelta::minutes(15)).unwrap()
    }

    #[test]
    fn a_token_is_good_until_its_time_is_up() {
        let (keys, session, now) = (keys(&[1]), Id::fresh(), DateTime::UNIX_EPOCH);
        let token = token(&keys, session, now);
        assert_eq!(keys.read(&token, now + TimeDelta::seconds(899)), Ok(session));
        assert_eq!(keys.read(&token, now + TimeDelta::seconds(900)), Err(TokenError::Expired));
    }

    #[test]
    fn a_former_key_still_verifies_and_a_removed_one_does_not() {
        let (session, now) = (Id::fresh(), DateTime::UNIX_EPOCH);
        let token = token(&keys(&[1]), session, now);
        assert_eq!(keys(&[2, 1]).read(&token, now), Ok(session));
        assert!(matches!(keys(&[2]).read(&token, now), Err(TokenError::Forged(_))));
    }

    #[test]
    fn altered_unsigned_and_foreign_tokens_are_refused() {
        let (keys, now) = (keys(&[1]), DateTime::UNIX_EPOCH);
        let token = token(&keys, Id::fresh(), now);
        let parts: Vec<&str> = token.split('.').collect();
        let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","kid":"k1"}"#);
        let unsigned = format!("{none}.{}.", parts[1]);
        let swapped = format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(r#"{"iss":"sanwei"}"#), parts[2]);
        for forged in [unsigned.as_str(), swapped.as_str(), "", "a.b.c", &token[..token.len() - 2]] {
            assert!(matches!(keys.read(forged, now), Err(TokenError::Forged(_))), "{forged}");
        }
    }
}
