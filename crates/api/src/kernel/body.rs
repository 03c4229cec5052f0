//! Bodies from outside: strict, bounded, normalised, and every wrong field named at once.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use super::problem::{FieldCode, FieldErrors, Problem, ProblemCode};
use super::strict::Strict;

/// The largest JSON body, in bytes.
pub const LIMIT: usize = 1 << 20;

/// SHA-256 of the body, left with the request for the idempotency check.
#[derive(Debug, Clone)]
pub(super) struct BodyHash(pub(super) Vec<u8>);

/// A JSON body of type `T`. Its field rules (`validator`) are checked together with those of [`Body::parse`].
#[derive(Debug)]
pub struct Body<T>(T);

impl<T: Validate> Body<T> {
    /// Turns what was sent into what is meant. `read` takes every field through `errors`, so that all that is
    /// wrong is answered at once.
    ///
    /// # Errors
    /// `invalid` with every wrong field.
    pub fn parse<U>(self, read: impl FnOnce(T, &mut FieldErrors) -> Option<U>) -> Result<U, Problem> {
        let mut errors = FieldErrors::default();
        if let Err(found) = self.0.validate() {
            collect(&found, "", &mut errors);
        }
        let value = read(self.0, &mut errors);
        errors.finish(value)
    }

    /// What was sent, once its field rules hold.
    ///
    /// # Errors
    /// `invalid` with every wrong field.
    pub fn checked(self) -> Result<T, Problem> {
        self.parse(|sent, _| Some(sent))
    }
}

impl<T: DeserializeOwned> FromRequest for Body<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let bytes = Bytes::from_request(&request, payload);
        Box::pin(async move {
            let is_json = |value: &str| value.split(';').next().is_some_and(|kind| kind.trim() == "application/json");
            let declared = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
            if !declared.is_some_and(is_json) {
                return Err(Problem::new(ProblemCode::UnsupportedMediaType));
            }
            read(&received(&request, bytes.await)?).map(Body)
        })
    }
}

/// What was sent, within bounds; its hash stays with the request.
fn received(request: &HttpRequest, bytes: Result<Bytes, Error>) -> Result<Bytes, Problem> {
    let bytes = bytes.map_err(|error| match error.as_response_error().status_code().as_u16() {
        413 => Problem::new(ProblemCode::TooLarge),
        _ => Problem::new(ProblemCode::Malformed).caused_by(error),
    })?;
    request.extensions_mut().insert(BodyHash(Sha256::digest(&bytes).to_vec()));
    Ok(bytes)
}

/// Refuses what is sent to an operation that takes no body; an empty object says nothing.
pub(super) fn refuse(request: &HttpRequest, bytes: Result<Bytes, Error>) -> Result<(), Problem> {
    let bytes = received(request, bytes)?;
    if bytes.is_empty() {
        return Ok(());
    }
    let sent: Value =
        serde_json::from_slice(&bytes).map_err(|error| Problem::new(ProblemCode::Malformed).caused_by(error))?;
    let mut errors = FieldErrors::default();
    match sent {
        Value::Object(fields) => {
            fields.keys().for_each(|name| errors.add(format!("/{}", token(name)), FieldCode::Unknown));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            errors.add("", FieldCode::WrongType);
        }
    }
    errors.finish(Some(()))
}

/// A name as a part of a JSON Pointer (RFC 6901).
fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut value: Value =
        serde_json::from_slice(bytes).map_err(|error| Problem::new(ProblemCode::Malformed).caused_by(error))?;
    let mut errors = FieldErrors::default();
    if !value.is_object() {
        errors.add("", FieldCode::WrongType);
        return Err(errors.into());
    }
    normalise(&mut value, "", &mut errors);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    serde_path_to_error::deserialize(Strict(value)).map_err(|error| {
        let mut errors = FieldErrors::default();
        note(error, &mut errors);
        errors.into()
    })
}

/// A text as it is taken in: NFC, no blanks around, no control characters but line breaks. A day or an instant is
/// one of the years that four digits tell, which is also what the database can hold.
pub(crate) fn clean(text: &str) -> Result<String, FieldCode> {
    let text: String = text.trim().nfc().collect();
    if text.chars().any(|sign| sign.is_control() && sign != '\n') {
        return Err(FieldCode::ControlCharacter);
    }
    let instant = || text.parse::<DateTime<Utc>>().map(|instant| instant.date_naive());
    let day = text.parse::<NaiveDate>().or_else(|_| instant()).ok();
    if day.is_some_and(|day| !(1..=9_999).contains(&day.year())) { Err(FieldCode::OutOfRange) } else { Ok(text) }
}

/// Cleans every text of a body.
fn normalise(value: &mut Value, pointer: &str, errors: &mut FieldErrors) {
    match value {
        Value::String(text) => {
            if let Some(clean) = errors.take(pointer, clean(text)) {
                *text = clean;
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                normalise(item, &format!("{pointer}/{index}"), errors);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                normalise(field, &format!("{pointer}/{}", token(name)), errors);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn note(error: serde_path_to_error::Error<serde_json::Error>, errors: &mut FieldErrors) {
    let path = error.path().to_string();
    let at = if path == "." { String::new() } else { path.replace('[', ".").replace(']', "").replace('.', "/") };
    let at = at.trim_start_matches('/').to_owned();
    let words = error.inner().to_string();
    let named = words.split('`').nth(1).unwrap_or_default();
    if words.starts_with("unknown field") {
        // The path of an unknown field may or may not end in its name, depending on the parser underneath.
        let parent = at.strip_suffix(named).map_or(at.as_str(), |parent| parent.trim_end_matches('/'));
        let parent = if parent.is_empty() { String::new() } else { format!("/{parent}") };
        errors.add(format!("{parent}/{}", token(named)), FieldCode::Unknown);
    } else if words.starts_with("missing field") {
        let parent = if at.is_empty() { String::new() } else { format!("/{at}") };
        errors.add(format!("{parent}/{named}"), FieldCode::Required);
    } else if words.starts_with("unknown code") || words.starts_with("unknown variant") {
        errors.add(format!("/{at}"), FieldCode::UnknownCode);
    } else {
        errors.add(if at.is_empty() { String::new() } else { format!("/{at}") }, FieldCode::WrongType);
    }
}

/// The findings of `validator`, by pointer. Its codes are ours where a rule names one, else its own few kinds.
fn collect(found: &ValidationErrors, parent: &str, errors: &mut FieldErrors) {
    for (name, kind) in found.errors() {
        let pointer = format!("{parent}/{name}");
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &pointer, errors),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{pointer}/{index}"), errors);
                }
            }
            ValidationErrorsKind::Field(problems) => {
                for problem in problems {
                    match (problem.code.as_ref(), problem.params.get("max")) {
                        ("length", Some(max)) => errors.add_with(pointer.clone(), FieldCode::TooLong, "limit", max),
                        ("length", None) => errors.add(pointer.clone(), FieldCode::TooShort),
                        ("range", _) => errors.add(pointer.clone(), FieldCode::OutOfRange),
                        _ => errors.add(pointer.clone(), FieldCode::Malformed),
                    }
                }
            }
        }
    }
}
