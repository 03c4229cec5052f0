//! Query parameters: strict, each wrong one named.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;

use super::problem::{FieldCode, FieldErrors, Problem};

/// The query parameters of a request, as `T` lists them; any other is refused by name.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let input = serde_html_form::Deserializer::from_bytes(request.query_string().as_bytes());
        ready(serde_path_to_error::deserialize(input).map(Self).map_err(|error| {
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
        }))
    }
}
