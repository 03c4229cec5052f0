//! The operations of the document, ready to be tried.

use actix_web::http::Method;
use domain::kernel::access::{Action, Role};
use domain::kernel::vocabulary::Vocabulary;
use serde_json::Value;
use tests::{Answer, Client};
use uuid::Uuid;

/// An operation as the document tells of it.
#[derive(Clone)]
pub struct Operation {
    pub name: String,
    pub method: Method,
    pub path: String,
    pub told: Value,
}

pub fn document() -> Value {
    serde_json::from_str(&api::openapi::text().unwrap()).unwrap()
}

pub fn operations() -> Vec<Operation> {
    let document = document();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE] {
            if let Some(told) = item.get(method.as_str().to_lowercase()) {
                let name = format!("{method} {path}");
                found.push(Operation { name, method, path: path.clone(), told: told.clone() });
            }
        }
    }
    assert!(found.len() > 15, "only {} operations", found.len());
    found
}

impl Operation {
    pub fn permission(&self) -> &str {
        self.told["x-permission"].as_str().unwrap_or_else(|| panic!("{} names no permission", self.name))
    }

    pub fn may(&self, role: Role) -> bool {
        match self.permission() {
            "public" | "signed_in" => true,
            code => Action::from_code(code).unwrap_or_else(|| panic!("{}: {code}?", self.name)).roles().contains(&role),
        }
    }

    pub fn parameters(&self, place: &str) -> Vec<Value> {
        let all = self.told["parameters"].as_array().cloned().unwrap_or_default();
        all.into_iter().filter(|parameter| parameter["in"] == place).collect()
    }

    /// Whether it names a record by an identifier, which then is one that no record has.
    pub fn names_a_record(&self) -> bool {
        self.parameters("path").iter().any(|parameter| parameter["schema"]["format"] == "uuid")
    }

    /// Its address, with the examples of the document where it names no record.
    pub fn address(&self) -> String {
        self.address_of(Uuid::now_v7())
    }

    /// Its address at a record.
    pub fn address_of(&self, id: Uuid) -> String {
        let mut address = self.path.clone();
        for parameter in self.parameters("path") {
            let name = parameter["name"].as_str().unwrap();
            let value = match parameter["schema"]["format"].as_str() {
                Some("uuid") => id.to_string(),
                _ => sample(&parameter),
            };
            address = address.replace(&format!("{{{name}}}"), &value);
        }
        let needed = self.parameters("query").into_iter().filter(|parameter| parameter["required"] == true);
        let pair = |parameter: Value| format!("{}={}", text(&parameter["name"]), sample(&parameter));
        let query: Vec<String> = needed.map(pair).collect();
        if query.is_empty() { address } else { format!("{address}?{}", query.join("&")) }
    }

    /// The body of its example; null if it takes none.
    pub fn body(&self) -> Value {
        self.told.pointer("/requestBody/content/application~1json/example").cloned().unwrap_or_default()
    }

    /// Whether its body is a file, which has no fields.
    pub fn takes_bytes(&self) -> bool {
        self.told.pointer("/requestBody/content").is_some_and(|kinds| kinds.get("application/json").is_none())
    }

    pub async fn tried_by(&self, client: &Client<'_>) -> Answer {
        self.sent_by(client, &self.address(), &self.body()).await
    }

    /// The same operation at another address or with another body.
    pub async fn sent_by(&self, client: &Client<'_>, address: &str, body: &Value) -> Answer {
        let client = client.with("if-match", "\"1\"");
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        client.send(self.method.clone(), address, "application/json", body).await
    }
}

/// The example of a parameter, or the first code of its closed list.
fn sample(parameter: &Value) -> String {
    let document = document();
    let list = parameter["schema"]["$ref"].as_str().and_then(|list| document.pointer(list.trim_start_matches('#')));
    let first = list.map_or(&Value::Null, |list| &list["enum"][0]);
    let sample = if parameter["example"].is_null() { first } else { &parameter["example"] };
    assert!(!sample.is_null(), "no example of {parameter}");
    text(sample)
}

pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
