//! What is answered: JSON with the headers that its content calls for.

use actix_web::body::BoxBody;
use actix_web::cookie::Cookie;
use actix_web::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH, LINK, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, Responder};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::file::{XLSX, saved_as};
use super::problem::Problem;

/// What every handler gives back.
pub type Answer = Result<Reply, Problem>;

/// A file to be saved.
#[derive(Debug, Clone)]
pub struct File {
    /// Under which name.
    pub name: String,
    /// What it holds.
    pub content_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file as it is kept for a repeated request.
#[derive(Serialize, Deserialize)]
struct KeptFile {
    kept_file: String,
    content_type: String,
    content: String,
}

/// The kinds of files that are answered.
const CONTENT_TYPES: [&str; 1] = [XLSX];

/// A successful answer. A `version` in it becomes the `ETag`, a `next_cursor` the `Link`.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    body: Option<Value>,
    file: Option<File>,
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
        Ok(Self { status: StatusCode::NO_CONTENT, body: None, file: None, cookies: Vec::new() })
    }

    /// 200 with a file.
    ///
    /// # Errors
    /// None; it is an [`Answer`] like the others.
    pub fn file(file: File) -> Answer {
        Ok(Self { status: StatusCode::OK, body: None, file: Some(file), cookies: Vec::new() })
    }

    /// The same answer with a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    fn with(status: StatusCode, body: impl Serialize) -> Answer {
        let body = serde_json::to_value(body).map_err(Problem::internal)?;
        Ok(Self { status, body: Some(body), file: None, cookies: Vec::new() })
    }

    /// Status and body, to be kept for a repeated request.
    pub(super) fn to_keep(&self) -> (i16, Vec<u8>) {
        let file = self.file.as_ref().map(|file| KeptFile {
            kept_file: file.name.clone(),
            content_type: file.content_type.to_owned(),
            content: STANDARD.encode(&file.bytes),
        });
        let file = file.and_then(|file| serde_json::to_string(&file).ok());
        let body = file.or_else(|| self.body.as_ref().map(Value::to_string)).unwrap_or_default();
        (i16::try_from(self.status.as_u16()).unwrap_or_default(), body.into_bytes())
    }

    /// The answer that was kept.
    pub(super) fn kept(status: i16, body: &[u8]) -> Answer {
        let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.ok_or_else(|| Problem::internal("kept answer without a status"))?;
        if let Ok(kept) = serde_json::from_slice::<KeptFile>(body) {
            let bytes = STANDARD.decode(kept.content).map_err(Problem::internal)?;
            let known = CONTENT_TYPES.into_iter().find(|kind| *kind == kept.content_type);
            let content_type = known.ok_or_else(|| Problem::internal("kept file of an unknown kind"))?;
            let file = Some(File { name: kept.kept_file, content_type, bytes });
            return Ok(Self { status, body: None, file, cookies: Vec::new() });
        }
        let body = if body.is_empty() { None } else { Some(serde_json::from_slice(body).map_err(Problem::internal)?) };
        Ok(Self { status, body, file: None, cookies: Vec::new() })
    }
}

impl Responder for Reply {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        for cookie in self.cookies {
            response.cookie(cookie);
        }
        if let Some(File { name, content_type, bytes }) = self.file {
            response.insert_header((CONTENT_TYPE, content_type)).insert_header(saved_as(&name));
            return response.body(bytes);
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
