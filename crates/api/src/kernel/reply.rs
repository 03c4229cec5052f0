//! What is answered: JSON with the headers that its content calls for.

use actix_web::body::BoxBody;
use actix_web::cookie::Cookie;
use actix_web::http::header::{ETAG, IF_NONE_MATCH, LINK, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, Responder};
use serde::Serialize;
use serde_json::Value;

use super::problem::Problem;

/// What every handler gives back.
pub type Answer = Result<Reply, Problem>;

/// A successful answer. A `version` in it becomes the `ETag`, a `next_cursor` the `Link`.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    body: Option<Value>,
    cookies: Vec<Cookie<'static>>,
}

impl Reply {
    /// 200 with a body.
    ///
    /// # Errors
    /// `internal` if the body cannot be written as JSON.
    pub fn ok(body: impl Serialize) -> Answer {
        Self::with(StatusCode::OK, body)
    }

    /// 201 with the new record, whose address is the request's followed by its `id`.
    ///
    /// # Errors
    /// `internal` if the body cannot be written as JSON.
    pub fn created(body: impl Serialize) -> Answer {
        Self::with(StatusCode::CREATED, body)
    }

    /// 202 with the record that tells how far the work has come.
    ///
    /// # Errors
    /// `internal` if the body cannot be written as JSON.
    pub fn accepted(body: impl Serialize) -> Answer {
        Self::with(StatusCode::ACCEPTED, body)
    }

    /// 204.
    pub fn nothing() -> Answer {
        Ok(Self { status: StatusCode::NO_CONTENT, body: None, cookies: Vec::new() })
    }

    /// The same answer with a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    fn with(status: StatusCode, body: impl Serialize) -> Answer {
        let body = serde_json::to_value(body).map_err(Problem::internal)?;
        Ok(Self { status, body: Some(body), cookies: Vec::new() })
    }

    /// Status and body, to be kept for a repeated request.
    pub(super) fn to_keep(&self) -> (i16, Vec<u8>) {
        let body = self.body.as_ref().map(Value::to_string).unwrap_or_default();
        (i16::try_from(self.status.as_u16()).unwrap_or_default(), body.into_bytes())
    }

    /// The answer that was kept.
    pub(super) fn kept(status: i16, body: &[u8]) -> Answer {
        let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.ok_or_else(|| Problem::internal("kept answer without a status"))?;
        let body = if body.is_empty() { None } else { Some(serde_json::from_slice(body).map_err(Problem::internal)?) };
        Ok(Self { status, body, cookies: Vec::new() })
    }
}

impl Responder for Reply {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        for cookie in self.cookies {
            response.cookie(cookie);
        }
        let Some(body) = self.body else { return response.finish() };
        if let Some(version) = body.get("version").and_then(Value::as_i64) {
            let tag = format!("\"{version}\"");
            let seen = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
            if request.method() == Method::GET && seen == Some(tag.as_str()) {
                return HttpResponse::NotModified().insert_header((ETAG, tag)).finish();
            }
            response.insert_header((ETAG, tag));
        }
        if self.status == StatusCode::CREATED
            && let Some(id) = body.get("id").and_then(Value::as_str)
        {
            response.insert_header((LOCATION, format!("{}/{id}", request.path())));
        }
        if let Some(cursor) = body.get("next_cursor").and_then(Value::as_str) {
            response.insert_header((LINK, format!("<{}>; rel=\"next\"", next_page(request, cursor))));
        }
        response.json(body)
    }
}

fn next_page(request: &HttpRequest, cursor: &str) -> String {
    let others = request.query_string().split('&').filter(|part| !part.is_empty() && !part.starts_with("cursor="));
    let cursor = format!("cursor={cursor}");
    let query: Vec<&str> = others.chain([cursor.as_str()]).collect();
    format!("{}?{}", request.path(), query.join("&"))
}
