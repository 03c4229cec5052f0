//! How the API says no: RFC 9457, one table of codes, words in two languages.

pub mod catalogue;
mod code;
mod constraints;
mod field;
mod words;

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use domain::kernel::access::Forbidden;
use domain::kernel::vocabulary::Vocabulary;
use persistence::kernel::error::RepoError;
use persistence::kernel::keyring::KeyringError;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use code::ProblemCode;
pub use field::{FieldCode, FieldErrors};
pub use words::Language;

use super::code::Code;

/// A refusal, before it is put into words.
#[derive(Debug, Clone)]
pub struct Problem {
    code: ProblemCode,
    figures: Vec<(&'static str, String)>,
    errors: Vec<field::FieldError>,
    cause: Option<String>,
    retry_after: Option<u32>,
}

impl Problem {
    /// A refusal of this kind.
    pub fn new(code: ProblemCode) -> Self {
        Self { code, figures: Vec::new(), errors: Vec::new(), cause: None, retry_after: None }
    }

    /// A failure of ours; the cause goes to the log only.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::new(ProblemCode::Internal).caused_by(cause)
    }

    /// A record that the body names is not there or out of reach: absent like one in the address, and the field told.
    pub fn absent(pointer: impl Into<String>) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(pointer, FieldCode::NotFound);
        Self { errors: errors.into_list(), ..Self::new(ProblemCode::NotFound) }
    }

    /// A figure that the words of the code name, such as `{left}`.
    #[must_use]
    pub fn with(mut self, name: &'static str, figure: impl fmt::Display) -> Self {
        self.figures.push((name, figure.to_string()));
        self
    }

    /// What lies behind it, for the log only.
    #[must_use]
    pub fn caused_by(mut self, cause: impl fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// In how many seconds another try makes sense.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The kind of refusal.
    pub fn code(&self) -> ProblemCode {
        self.code
    }

    /// What lies behind it.
    pub(crate) fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// The document that the caller sees.
    pub fn document(&self, language: Language, request_id: Uuid) -> ProblemOut {
        let words = self.code.words(language);
        ProblemOut {
            kind: format!("/problems/{}", self.code.code()),
            code: Code(self.code),
            title: words.title.to_owned(),
            status: self.code.status().as_u16(),
            detail: words::fill(words.detail, &self.figures),
            instance: format!("urn:uuid:{request_id}"),
            errors: self.errors.iter().map(|error| error.document(language)).collect(),
        }
    }
}

/// The kind of refusal on the wire.
pub type ProblemCodeOut = Code<ProblemCode>;
/// What is wrong with a field, on the wire.
pub type FieldCodeOut = Code<FieldCode>;

/// A refusal, as RFC 9457 writes it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemOut {
    /// Where this kind of refusal is described.
    #[serde(rename = "type")]
    #[schema(example = "/problems/not_found")]
    pub kind: String,
    /// The kind of refusal; closed list.
    pub code: ProblemCodeOut,
    /// The kind in a few words, in the caller's language.
    #[schema(example = "找不到")]
    pub title: String,
    /// The HTTP status.
    #[schema(example = 404)]
    pub status: u16,
    /// What happened and what to do next, in the caller's language.
    #[schema(example = "记录不存在，或不在您的管辖范围内。")]
    pub detail: String,
    /// The request, as the log knows it.
    #[schema(example = "urn:uuid:019340d0-8f4e-7cc1-a31c-0f3a5b1c2d4e")]
    pub instance: String,
    /// Every field that is wrong, all at once; for `not_found`, the field that names what is not there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldErrorOut>,
}

/// A field that is wrong.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FieldError)]
pub struct FieldErrorOut {
    /// JSON Pointer into the body, or `?name` for a query parameter.
    #[schema(example = "/contact_mobile")]
    pub pointer: String,
    /// What is wrong; closed list.
    pub code: FieldCodeOut,
    /// The same in the caller's language.
    #[schema(example = "手机号码应为 11 位数字，以 1 开头。")]
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code.code())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.code.status()
    }

    /// Carries the refusal to the frame around every request, which knows the caller's language.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header(ContentType::json());
        if let Some(seconds) = self.retry_after {
            response.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        response.extensions_mut().insert(self.clone());
        response.finish()
    }
}

impl From<RepoError> for Problem {
    fn from(error: RepoError) -> Self {
        match error {
            RepoError::NotFound => Self::new(ProblemCode::NotFound),
            RepoError::Stale => Self::new(ProblemCode::Stale),
            RepoError::Refused(name) => Self::new(constraints::meaning(&name)).caused_by(name),
            RepoError::Unreadable(what) => Self::internal(what),
            RepoError::Disconnected(cause) => Self::new(ProblemCode::Busy).caused_by(cause).retry_after(1),
            RepoError::Database(cause) => Self::internal(cause),
        }
    }
}

impl From<KeyringError> for Problem {
    fn from(error: KeyringError) -> Self {
        Self::internal(error)
    }
}

impl From<Forbidden> for Problem {
    fn from(error: Forbidden) -> Self {
        Self::new(ProblemCode::Forbidden).caused_by(error)
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        Self { errors: errors.into_list(), ..Self::new(ProblemCode::Invalid) }
    }
}
