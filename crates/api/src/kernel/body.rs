//! Bodies from outside: strict, bounded, normalised, and every wrong field named at once.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use super::problem::{FieldCode, FieldErrors, Problem, ProblemCode};

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
            let bytes = bytes.await.map_err(|error| match error.as_response_error().status_code().as_u16() {
                413 => Problem::new(ProblemCode::TooLarge),
                _ => Problem::new(ProblemCode::Malformed).caused_by(error),
            })?;
            request.extensions_mut().insert(BodyHash(Sha256::digest(&bytes).to_vec()));
            read(&bytes).map(Body)
        })
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut value: Value =
        serde_json::from_slice(bytes).map_err(|error| Problem::new(ProblemCode::Malformed).caused_by(error))?;
    let mut errors = FieldErrors::default();
    normalise(&mut value, "", &mut errors);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut errors = FieldErrors::default();
        note(error, &mut errors);
        errors.into()
    })
}

/// A text as the program keeps it: NFC, no blanks around. `None` with control characters other than line breaks.
pub fn normal_text(text: &str) -> Option<String> {
    let text: String = text.trim().nfc().collect();
    (!text.chars().any(|sign| sign.is_control() && sign != '\n')).then_some(text)
}

fn normalise(value: &mut Value, pointer: &str, errors: &mut FieldErrors) {
    match value {
        Value::String(text) => match normal_text(text) {
            Some(normal) => *text = normal,
            None => errors.add(pointer, FieldCode::ControlCharacter),
        },
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                normalise(item, &format!("{pointer}/{index}"), errors);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                normalise(field, &format!("{pointer}/{name}"), errors);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn note(error: serde_path_to_error::Error<serde_json::Error>, errors: &mut FieldErrors) {
    let path = error.path().to_string();
    let at = if path == "." { String::new() } else { path.replace('[', ".").replace(']', "").replace('.', "/") };
    let words = error.inner().to_string();
    let named = words.split('`').nth(1).unwrap_or_default();
    if words.starts_with("unknown field") {
        // The path of an unknown field may or may not end in its name, depending on the parser underneath.
        let parent = at.strip_suffix(named).map_or(at.as_str(), |parent| parent.trim_end_matches('/'));
        let parent = if parent.is_empty() { String::new() } else { format!("/{parent}") };
        errors.add(format!("{parent}/{named}"), FieldCode::Unknown);
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
