//! Query parameters: strict, each wrong one named.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;

use super::body::clean;
use super::problem::{FieldCode, FieldErrors, Problem};

/// The query parameters of a request, as `T` lists them; any other is refused by name.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map(Self))
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    let mut errors = FieldErrors::default();
    let clean: Vec<_> = sent(query)
        .into_iter()
        .filter_map(|(name, value)| {
            let value = errors.take(format!("?{name}"), clean(&value))?;
            Some((name, value))
        })
        .collect();
    errors.finish(Some(()))?;
    let clean = serde_html_form::to_string(clean).map_err(Problem::internal)?;
    let input = serde_html_form::Deserializer::from_bytes(clean.as_bytes());
    serde_path_to_error::deserialize(input).map_err(|error| {
        let words = error.inner().to_string();
        let named = words.split('`').nth(1).unwrap_or_default().to_owned();
        let path = error.path().to_string();
        let mut errors = FieldErrors::default();
        if words.starts_with("unknown field") {
            errors.add(format!("?{named}"), FieldCode::Unknown);
        } else if words.starts_with("missing field") {
            errors.add(format!("?{named}"), FieldCode::Required);
        } else if words.starts_with("unknown code") {
            errors.add(format!("?{path}"), FieldCode::UnknownCode);
        } else {
            errors.add(format!("?{path}"), FieldCode::Malformed);
        }
        errors.into()
    })
}

/// Refuses every query parameter, by name: for operations that take none.
pub(super) fn refuse(query: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    sent(query).iter().for_each(|(name, _)| errors.add(format!("?{name}"), FieldCode::Unknown));
    errors.finish(Some(()))
}

/// The pairs of a query; any text is some list of pairs.
fn sent(query: &str) -> Vec<(String, String)> {
    serde_html_form::from_str(query).unwrap_or_default()
}
