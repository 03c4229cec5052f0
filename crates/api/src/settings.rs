//! Settings: defaults, then an optional TOML file, then environment variables.
//!
//! Every name below is a key of `sanwei.toml` and, in capitals behind `SANWEI_`, an environment variable.
//! `DATABASE_URL` is read as well. `docs/settings.md` explains each.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::identity::password::PasswordPolicy;
use domain::identity::session::SessionPolicy;
use figment::Figment;
use figment::error::Kind;
use figment::providers::{Env, Format, Serialized, Toml};
use persistence::kernel::keyring::{Key, Keyring};
use rand::Rng;
use serde::{Deserialize, Deserializer, Serialize};

use crate::identity::tokens::TokenKeys;
use crate::kernel::clock::Clock;

/// A setting that cannot be used; the text names it and never shows a secret.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SettingError(String);

/// What an operator may set.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The database. Without it the server runs a private cluster in `var_dir`.
    pub database_url: Option<String>,
    /// The database as its owner sees it, for migrations; without it `database_url` serves for both.
    pub owner_database_url: Option<String>,
    /// Where the private cluster and generated secrets live.
    pub var_dir: PathBuf,
    /// The built pages.
    pub pages_dir: PathBuf,
    /// Connections to the database.
    pub pool_size: u32,
    /// Threads that answer requests.
    pub workers: usize,
    /// Whether cookies are sent over TLS only.
    pub secure_cookies: bool,
    /// Sessions that an account may have open at a time; another one ends the one idle longest.
    pub sessions_per_account: usize,
    /// Days after which a password must be changed.
    pub password_days: u32,
    /// The county that this deployment serves, as a six-digit division code.
    #[serde(deserialize_with = "text")]
    pub county: String,
    /// Log filter, as `tracing` reads it.
    #[serde(deserialize_with = "text")]
    pub log: String,
    /// Keys of access tokens: `id:base64,…`, the first signs.
    pub token_keys: Option<String>,
    /// Keys of personal data: `version:base64,…`, the highest encrypts.
    pub data_keys: Option<String>,
    /// Key of look-up hashes and of the trail's seals, base64.
    pub index_key: Option<String>,
    /// File with a number of seconds by which the clock is moved: for rehearsals and tests.
    pub clock_shift_file: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database_url: None,
            owner_database_url: None,
            var_dir: PathBuf::from("var"),
            pages_dir: PathBuf::from("frontend/dist"),
            pool_size: 8,
            workers: 2,
            secure_cookies: false,
            sessions_per_account: SessionPolicy::default().sessions_per_account,
            password_days: PasswordPolicy::default().max_age_days,
            county: "330382".to_owned(),
            // The address that is printed at start stays in sight.
            log: "info,actix_server=warn".to_owned(),
            token_keys: None,
            data_keys: None,
            index_key: None,
            clock_shift_file: None,
        }
    }
}

/// The secrets of a deployment.
pub struct Secrets {
    /// Keys of access tokens.
    pub tokens: TokenKeys,
    /// Keys of personal data.
    pub keys: Keyring,
}

impl Settings {
    /// Reads the settings from their sources.
    ///
    /// # Errors
    /// [`SettingError`] with the name of what is wrong.
    pub fn load() -> Result<Self, SettingError> {
        let named = std::env::var("SANWEI_CONFIG").ok();
        if named.as_ref().is_some_and(|file| !Path::new(file).exists()) {
            return Err(SettingError("setting config: SANWEI_CONFIG names a file that is not there".to_owned()));
        }
        let file = named.unwrap_or_else(|| "sanwei.toml".to_owned());
        let sources = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::raw().only(&["DATABASE_URL"]))
            .merge(Env::prefixed("SANWEI_").ignore(&["config"]));
        sources.extract().map_err(|error| unusable(&error)).and_then(Self::checked)
    }

    fn checked(self) -> Result<Self, SettingError> {
        let wrong = |name: &str, why: &str| Err(SettingError(format!("setting {name}: {why}")));
        let empty = |url: &Option<String>| url.as_ref().is_some_and(|url| url.trim().is_empty());
        match () {
            () if empty(&self.database_url) => wrong("database_url", "is empty; leave it out for a private cluster"),
            () if empty(&self.owner_database_url) => wrong("owner_database_url", "is empty"),
            () if self.clock_shift_file.as_ref().is_some_and(|file| !file.exists()) => {
                wrong("clock_shift_file", "names a file that is not there")
            }
            () if !(1..=500).contains(&self.pool_size) => wrong("pool_size", "must be 1 to 500"),
            () if !(1..=256).contains(&self.workers) => wrong("workers", "must be 1 to 256"),
            () if !(1..=100).contains(&self.sessions_per_account) => wrong("sessions_per_account", "must be 1 to 100"),
            () if !(1..=3_650).contains(&self.password_days) => wrong("password_days", "must be 1 to 3650"),
            () if self.county.len() != 6 || !self.county.bytes().all(|byte| byte.is_ascii_digit()) => {
                wrong("county", "must be a six-digit division code")
            }
            () => Ok(self),
        }
    }

    /// The clock of this deployment.
    pub fn clock(&self) -> Clock {
        self.clock_shift_file.clone().map_or(Clock::Real, Clock::Shifted)
    }

    /// The secrets: as set, or those in `var_dir`, made there once for a private cluster.
    ///
    /// # Errors
    /// [`SettingError`] for a secret that is malformed, or missing beside a `database_url`: several servers on one
    /// database must share them, so none is made up.
    pub fn secrets(&self) -> Result<Secrets, SettingError> {
        let given = Given {
            token_keys: self.token_keys.clone(),
            data_keys: self.data_keys.clone(),
            index_key: self.index_key.clone(),
        };
        let file = self.var_dir.join("secrets.toml");
        let kept = if file.exists() { read_secrets(&file)? } else { Given::default() };
        let mut given = given.or(kept);
        if !given.is_whole() && self.database_url.is_none() {
            given = given.or(Given::random());
            write_secrets(&file, &given)?;
        }
        given.parse()
    }
}

/// A text that the environment may have turned into a number: `SANWEI_COUNTY=330382`.
fn text<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a text")]
    enum Sent {
        Text(String),
        Number(u64),
    }
    Ok(match Sent::deserialize(input)? {
        Sent::Text(text) => text,
        Sent::Number(number) => number.to_string(),
    })
}

/// Names the setting and what it must be, never what it was: that may be a secret.
#[expect(clippy::wildcard_enum_match_arm, reason = "the library's list is open")]
fn unusable(error: &figment::Error) -> SettingError {
    let name = error.path.join(".").to_lowercase();
    SettingError(match &error.kind {
        Kind::UnknownField(unknown, _) => format!("setting {}: there is no such setting", unknown.to_lowercase()),
        Kind::InvalidType(_, wanted) | Kind::InvalidValue(_, wanted) => format!("setting {name}: must be {wanted}"),
        _ => format!("setting {name}: cannot be read"),
    })
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    token_keys: Option<String>,
    data_keys: Option<String>,
    index_key: Option<String>,
}

impl Given {
    fn or(self, other: Self) -> Self {
        Self {
            token_keys: self.token_keys.or(other.token_keys),
            data_keys: self.data_keys.or(other.data_keys),
            index_key: self.index_key.or(other.index_key),
        }
    }

    fn is_whole(&self) -> bool {
        self.token_keys.is_some() && self.data_keys.is_some() && self.index_key.is_some()
    }

    fn random() -> Self {
        let key = || {
            let mut key = [0; 32];
            rand::rng().fill_bytes(&mut key);
            STANDARD.encode(key)
        };
        Self {
            token_keys: Some(format!("k1:{}", key())),
            data_keys: Some(format!("1:{}", key())),
            index_key: Some(key()),
        }
    }

    fn parse(self) -> Result<Secrets, SettingError> {
        let set = |name: &str, value: Option<String>| {
            value.ok_or_else(|| SettingError(format!("setting {name}: must be set beside database_url")))
        };
        let index_key = key("index_key", &set("index_key", self.index_key)?)?;
        let mut data_keys = BTreeMap::new();
        for (version, value) in listed("data_keys", &set("data_keys", self.data_keys)?)? {
            let version =
                version.parse().map_err(|_| SettingError("setting data_keys: versions are numbers".into()))?;
            data_keys.insert(version, value);
        }
        let tokens = TokenKeys::new(listed("token_keys", &set("token_keys", self.token_keys)?)?);
        let tokens = tokens.ok_or_else(|| SettingError("setting token_keys: holds no key".into()))?;
        Ok(Secrets { tokens, keys: Keyring::new(data_keys, index_key) })
    }
}

fn listed(name: &str, text: &str) -> Result<Vec<(String, Key)>, SettingError> {
    let pairs = text.split(',').map(|pair| match pair.trim().split_once(':') {
        Some((id, value)) if !id.is_empty() => Ok((id.to_owned(), key(name, value)?)),
        _ => Err(SettingError(format!("setting {name}: must read name:base64,name:base64"))),
    });
    pairs.collect()
}

fn key(name: &str, text: &str) -> Result<Key, SettingError> {
    let bytes = STANDARD.decode(text.trim()).ok();
    let key = bytes.and_then(|bytes| Key::try_from(bytes).ok());
    key.ok_or_else(|| SettingError(format!("setting {name}: a key is 32 bytes in base64")))
}

fn read_secrets(file: &Path) -> Result<Given, SettingError> {
    Figment::from(Toml::file(file)).extract().map_err(|error| unusable(&error))
}

fn write_secrets(file: &Path, given: &Given) -> Result<(), SettingError> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let failed = |error: std::io::Error| SettingError(format!("setting var_dir: {}: {error}", file.display()));
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent).map_err(failed)?;
    }
    let mut out =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file).map_err(failed)?;
    let lines = [("token_keys", &given.token_keys), ("data_keys", &given.data_keys), ("index_key", &given.index_key)];
    for (name, value) in lines {
        writeln!(out, "{name} = \"{}\"", value.as_deref().unwrap_or_default()).map_err(failed)?;
    }
    out.sync_all().map_err(failed)
}

#[cfg(test)]
mod tests;
