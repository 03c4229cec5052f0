//! The request headers that a kind of operation understands.

use serde_json::json;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{OpenApi, RefOr, Required};

/// Adds them: a key to everything that is posted, the version seen to edits and to verbs on a record.
pub(super) fn complete(document: &mut OpenApi) {
    for (path, item) in &mut document.paths.paths {
        if let Some(post) = &mut item.post
            && !path.contains("/auth/")
        {
            add(post, idempotency_key());
            if path.contains("{id}/") {
                add(post, version_seen(Required::False));
            }
        }
        if let Some(put) = &mut item.put {
            add(put, version_seen(Required::True));
        }
    }
}

fn add(operation: &mut Operation, parameter: Parameter) {
    let parameters = operation.parameters.get_or_insert_with(Vec::new);
    // What a handler describes in its own words stays.
    if !parameters.iter().any(|known| matches!(known, RefOr::T(known) if known.name == parameter.name)) {
        parameters.push(parameter.into());
    }
}

fn idempotency_key() -> Parameter {
    header("Idempotency-Key")
        .description(Some(
            "Chosen by the caller, at most 200 characters. The same key and body give the first answer again for \
             24 hours; another body under the key is refused.",
        ))
        .example(Some(json!("5f0c7b9a-3f7e-4a54-9a0e-0b7a3a9c1d2e")))
        .build()
}

fn version_seen(required: Required) -> Parameter {
    header("If-Match")
        .description(Some("The `ETag` of the record as the caller saw it; refused if it has changed since."))
        .required(required)
        .example(Some(json!("\"1\"")))
        .build()
}

fn header(name: &str) -> ParameterBuilder {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
}
