//! Pages on the wire.

use persistence::kernel::page::{self, MOST, Page, PageRequest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::problem::{FieldCode, FieldErrors, Problem};

const DEFAULT: i64 = 20;

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Page)]
pub struct PageOut<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Pass it back as `cursor` for the next page; null on the last one.
    #[schema(example = "eyJpZCI6MX0")]
    pub next_cursor: Option<String>,
    /// How many rows the whole list has; only with `count=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 128)]
    pub total: Option<i64>,
}

impl<T> PageOut<T> {
    /// A page with its rows as the wire shows them.
    pub fn of<R, K: Serialize>(page: Page<R, K>, out: impl FnMut(R) -> T) -> Self {
        let next_cursor = page.next.as_ref().map(page::encode_cursor);
        let total = page.total;
        Self { items: page.items.into_iter().map(out).collect(), next_cursor, total }
    }
}

/// The page that `limit` and `cursor` ask for.
///
/// # Errors
/// `invalid` for a limit out of 1 to 200 or a cursor of another list.
pub fn page_request<K: DeserializeOwned>(limit: Option<i64>, cursor: Option<&str>) -> Result<PageRequest<K>, Problem> {
    let mut errors = FieldErrors::default();
    let limit = limit.unwrap_or(DEFAULT);
    if !(1..=MOST).contains(&limit) {
        errors.add("?limit", FieldCode::OutOfRange);
    }
    let after = cursor.map(|cursor| page::decode_cursor(cursor).ok_or(FieldCode::NotACursor));
    let after = after.and_then(|after| errors.take("?cursor", after));
    errors.finish(Some(PageRequest { limit, after }))
}
