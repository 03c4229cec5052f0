//! Keyset pages: page 5,000 costs what page 1 costs.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The most rows a page holds.
pub const MOST: i64 = 200;

/// Which page of a list is asked for. `K` is the sort key of the last row seen, its id last.
#[derive(Debug, Clone)]
pub struct PageRequest<K> {
    /// Rows wanted, 1 to [`MOST`].
    pub limit: i64,
    /// The sort key behind which the page begins.
    pub after: Option<K>,
}

impl<K> PageRequest<K> {
    /// Rows to fetch: one more than wanted, to know whether another page follows.
    pub fn fetch(&self) -> i64 {
        self.limit + 1
    }

    /// Cuts what was fetched to a page.
    pub fn page<T>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> K) -> Page<T, K> {
        let limit = usize::try_from(self.limit).unwrap_or_default();
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(key) } else { None };
        Page { items: rows, next, total: None }
    }
}

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T, K> {
    /// The rows.
    pub items: Vec<T>,
    /// The sort key of the last row, if another page follows.
    pub next: Option<K>,
    /// How many rows the whole list has, if that was asked for.
    pub total: Option<i64>,
}

impl<T, K> Page<T, K> {
    /// The same page with every row turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U, K> {
        Page { items: self.items.into_iter().map(turn).collect(), next: self.next, total: self.total }
    }
}

/// A sort key as opaque text.
pub fn encode_cursor<K: Serialize>(key: &K) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

/// The sort key in a cursor; `None` for a text that no list of this kind gave out.
pub fn decode_cursor<K: DeserializeOwned>(cursor: &str) -> Option<K> {
    let key: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    if is_storable(&key) { serde_json::from_value(key).ok() } else { None }
}

/// Whether the database can compare with it: it knows no text with a zero byte, and not all days of our calendar.
fn is_storable(key: &Value) -> bool {
    match key {
        Value::String(text) => {
            let instant = || text.parse::<DateTime<Utc>>().map(|instant| instant.date_naive());
            let day = text.parse::<NaiveDate>().or_else(|_| instant()).ok();
            !text.contains('\0') && day.map(|day| day.year()).is_none_or(|year| (1..=9_999).contains(&year))
        }
        Value::Array(items) => items.iter().all(is_storable),
        Value::Object(fields) => fields.values().all(is_storable),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}
