#![allow(clippy::unwrap_used, clippy::result_large_err)]
use figment::Jail;

use super::*;

const KEY: &str = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

fn refusal_with(name: &str, value: &str) -> String {
    let mut told = String::new();
    Jail::expect_with(|jail| {
        jail.set_env(name, value);
        told = Settings::load().and_then(|settings| settings.secrets().map(|_| ())).unwrap_err().to_string();
        Ok(())
    });
    told
}

#[test]
fn a_bad_setting_is_named_and_a_secret_is_not_shown() {
    let cases = [
        ("SANWEI_POOL_SIZE", "0", "pool_size"),
        ("SANWEI_POOL_SIZE", "many", "pool_size"),
        ("SANWEI_LISTEN", "everywhere", "listen"),
        ("SANWEI_COUNTY", "3303", "county"),
        ("SANWEI_COUNTY", "true", "county"),
        ("SANWEI_CONFIG", "nowhere.toml", "config"),
        ("DATABASE_URL", " ", "database_url"),
        ("SANWEI_CLOCK_SHIFT_FILE", "nowhere", "clock_shift_file"),
        ("SANWEI_VAR_DIR", "/proc/nowhere", "var_dir"),
        ("SANWEI_SESSIONS_PER_ACCOUNT", "0", "sessions_per_account"),
        ("SANWEI_PASSWORD_DAYS", "0", "password_days"),
        ("SANWEI_WORKERS", "-1", "workers"),
        ("SANWEI_PASSWORT", "secret-value", "passwort"),
        ("SANWEI_TOKEN_KEYS", "secret-value", "token_keys"),
        ("SANWEI_DATA_KEYS", "one:c2VjcmV0LXZhbHVl", "data_keys"),
        ("SANWEI_INDEX_KEY", "secret-value", "index_key"),
    ];
    for (name, value, told) in cases {
        let refusal = refusal_with(name, value);
        assert!(refusal.contains(told), "{name}={value}: {refusal}");
        assert!(!refusal.contains("secret-value") && !refusal.contains("c2VjcmV0"), "{refusal}");
    }
}

#[test]
fn the_environment_overrides_the_file_and_the_file_the_defaults() {
    Jail::expect_with(|jail| {
        jail.create_file("sanwei.toml", "pool_size = 20\nworkers = 3")?;
        jail.set_env("SANWEI_WORKERS", "4");
        let settings = Settings::load().unwrap();
        assert_eq!((settings.pool_size, settings.workers, settings.county.as_str()), (20, 4, "330382"));
        Ok(())
    });
}

#[test]
fn a_text_of_digits_may_come_from_the_environment() {
    Jail::expect_with(|jail| {
        jail.set_env("SANWEI_COUNTY", "330381");
        assert_eq!(Settings::load().unwrap().county, "330381");
        Ok(())
    });
}

#[test]
fn secrets_are_made_once_for_a_private_cluster() {
    Jail::expect_with(|jail| {
        let settings = Settings::load().unwrap();
        settings.secrets().unwrap();
        let first = std::fs::read_to_string(jail.directory().join("var/secrets.toml")).unwrap();
        settings.secrets().unwrap();
        let second = std::fs::read_to_string(jail.directory().join("var/secrets.toml")).unwrap();
        assert_eq!(first, second);
        Ok(())
    });
}

#[test]
fn secrets_are_not_made_up_beside_a_shared_database() {
    Jail::expect_with(|jail| {
        jail.set_env("DATABASE_URL", "postgres://somewhere/sanwei");
        jail.set_env("SANWEI_TOKEN_KEYS", format!("k1:{KEY}"));
        let missing = Settings::load().unwrap().secrets().err().unwrap().to_string();
        assert!(missing.contains("index_key"), "{missing}");
        jail.set_env("SANWEI_INDEX_KEY", KEY);
        jail.set_env("SANWEI_DATA_KEYS", format!("1:{KEY}"));
        assert!(Settings::load().unwrap().secrets().is_ok());
        Ok(())
    });
}
