//! What came back.

use actix_web::http::header::HeaderMap;
use serde_json::Value;
use uuid::Uuid;

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// Null where the body is empty or no JSON.
    pub json: Value,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Answer {
    /// The kind of refusal; empty for success.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// The record's id.
    pub fn id(&self) -> Uuid {
        self.json["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("no id in {self:?}"))
    }

    /// A text at a JSON Pointer.
    pub fn text(&self, pointer: &str) -> &str {
        self.json.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {self:?}"))
    }

    /// A header; empty without it.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Every wrong field as `pointer code`, sorted.
    pub fn wrong_fields(&self) -> Vec<String> {
        let errors = self.json["errors"].as_array().cloned().unwrap_or_default();
        let told = |error: &Value| {
            format!("{} {}", error["pointer"].as_str().unwrap_or("?"), error["code"].as_str().unwrap_or("?"))
        };
        let mut fields: Vec<String> = errors.iter().map(told).collect();
        fields.sort();
        fields
    }

    /// The answer itself, if it succeeded: the rest of a test would only fail for the wrong reason.
    #[track_caller]
    pub fn succeeded(self) -> Self {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.json);
        self
    }
}
