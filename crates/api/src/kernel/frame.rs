//! The frame around every request: an id, a log line, refusals in the caller's language, safe headers.

use std::fmt;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, ResponseError};
use domain::kernel::vocabulary::Vocabulary;
use uuid::Uuid;

use super::declared;
use super::problem::{Language, Problem, ProblemCode};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The identifier of a request: the caller's own, if it is a UUID, else a fresh one.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);

/// Wraps everything that the server answers.
///
/// # Errors
/// Only for a handler that panicked; that error answers with a problem document as well.
pub async fn frame(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let began = Instant::now();
    let sent = request.headers().get(&REQUEST_ID).and_then(|value| value.to_str().ok()?.parse().ok());
    let request_id = sent.unwrap_or_else(Uuid::now_v7);
    let language = language(request.headers());
    let method = request.method().clone();
    let path = request.path().to_owned();
    request.extensions_mut().insert(RequestId(request_id));

    let mut response = match next.call(request).await {
        Ok(response) => response.map_into_boxed_body(),
        Err(cause) => return Err(Broken { cause: cause.to_string(), language, request_id }.into()),
    };
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        let mut refused = document(&response, language, request_id);
        if let Some(Ok(methods)) = unknown_method(&response).map(|methods| HeaderValue::from_str(&methods)) {
            refused.headers_mut().insert(ALLOW, methods);
        }
        response = response.into_response(refused);
    }
    finish(response.headers_mut(), request_id, &path);
    let micros = began.elapsed().as_micros() as u64;
    tracing::info!(%request_id, %method, path, status = status.as_u16(), micros, "answered");
    Ok(response)
}

fn finish(headers: &mut HeaderMap, request_id: Uuid, path: &str) {
    if let Ok(value) = HeaderValue::from_str(&request_id.to_string()) {
        headers.insert(REQUEST_ID, value);
    }
    protect(headers, path);
}

/// The methods that would have found something, where nothing was found for the one that was used.
fn unknown_method(response: &ServiceResponse<BoxBody>) -> Option<String> {
    let carried = response.response().extensions().contains::<Problem>();
    let nothing = response.status() == StatusCode::NOT_FOUND && !carried;
    if nothing { declared::other_methods(response.request()) } else { None }
}

fn document(response: &ServiceResponse<BoxBody>, language: Language, request_id: Uuid) -> HttpResponse {
    let other_method = unknown_method(response).is_some();
    let response = response.response();
    let carried = response.extensions().get::<Problem>().cloned();
    let problem = carried.unwrap_or_else(|| {
        if other_method {
            return Problem::new(ProblemCode::MethodNotAllowed);
        }
        let cause = response.error().map(ToString::to_string).unwrap_or_default();
        Problem::new(ProblemCode::from_status(response.status())).caused_by(cause)
    });
    let mut refused = write(&problem, language, request_id);
    for (name, value) in response.headers() {
        if name != CONTENT_TYPE {
            refused.headers_mut().append(name.clone(), value.clone());
        }
    }
    refused
}

fn write(problem: &Problem, language: Language, request_id: Uuid) -> HttpResponse {
    if problem.code() == ProblemCode::Internal {
        tracing::error!(%request_id, cause = problem.cause(), "failed");
    } else {
        tracing::debug!(%request_id, code = problem.code().code(), cause = problem.cause(), "refused");
    }
    HttpResponse::build(problem.code().status())
        .insert_header((CONTENT_TYPE, "application/problem+json"))
        .insert_header((CONTENT_LANGUAGE, language.code()))
        .body(serde_json::to_string(&problem.document(language, request_id)).unwrap_or_default())
}

/// A request whose handler panicked. It took the request with it, so the answer is made without one.
#[derive(Debug)]
struct Broken {
    cause: String,
    language: Language,
    request_id: Uuid,
}

impl fmt::Display for Broken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "request {} broke", self.request_id)
    }
}

impl ResponseError for Broken {
    fn error_response(&self) -> HttpResponse {
        let mut response = write(&Problem::internal(&self.cause), self.language, self.request_id);
        finish(response.headers_mut(), self.request_id, "/api/");
        response
    }
}

/// The first of our languages that the caller lists; Chinese if it lists none.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut ranked: Vec<(&str, u32)> = wanted.split(',').map(ranked).collect();
    ranked.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    let ours = |(tag, weight): &(&str, u32)| match tag.get(..2) {
        Some("zh") if *weight > 0 => Some(Language::Chinese),
        Some("en") if *weight > 0 => Some(Language::English),
        _ => None,
    };
    ranked.iter().find_map(ours).unwrap_or(Language::Chinese)
}

fn ranked(part: &str) -> (&str, u32) {
    let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
    let (whole, thousandths) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let thousandths = format!("{thousandths:0<3}").get(..3).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    (tag.trim(), whole.parse().unwrap_or(0) * 1_000 + thousandths)
}

fn protect(headers: &mut HeaderMap, path: &str) {
    let fixed = [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=(self)"),
        ("cross-origin-opener-policy", "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if path.starts_with("/api/") {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(CSP, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    } else {
        // Styles inside the page come from the component library, which writes them as it renders.
        headers.insert(CSP, HeaderValue::from_static(
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
        ));
    }
}

const CSP: HeaderName = HeaderName::from_static("content-security-policy");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_callers_first_language_among_ours_is_spoken() {
        let cases = [
            ("", Language::Chinese),
            ("en", Language::English),
            ("en-GB,en;q=0.9", Language::English),
            ("fr, en;q=0.3, zh-CN;q=0.8", Language::Chinese),
            ("zh;q=0.2,en;q=0.25", Language::English),
            ("en;q=0", Language::Chinese),
            ("de", Language::Chinese),
        ];
        for (header, expected) in cases {
            let mut headers = HeaderMap::new();
            if let Ok(value) = HeaderValue::from_str(header) {
                headers.insert(ACCEPT_LANGUAGE, value);
            }
            assert_eq!(language(&headers), expected, "{header}");
        }
    }
}
