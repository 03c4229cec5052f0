//! Examples of whole requests and answers, put together from the examples of their fields.

mod refusals;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use utoipa::openapi::content::Content;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{AdditionalProperties, ArrayItems, KnownFormat, Schema, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{OpenApi, RefOr};

type Known = BTreeMap<String, RefOr<Schema>>;

/// Gives every body in the document an example, unless it has one.
pub(super) fn complete(document: &mut OpenApi) {
    let known: Known =
        document.components.as_ref().map(|parts| parts.schemas.clone().into_iter().collect()).unwrap_or_default();
    for (path, item) in &mut document.paths.paths {
        let verbs = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete];
        for operation in verbs.into_iter().flatten() {
            refusals::illustrate(operation, path.contains('{'));
            illustrate(operation, &known);
        }
    }
}

fn illustrate(operation: &mut Operation, known: &Known) {
    if let Some(RefOr::T(body)) = &mut operation.request_body {
        body.content.values_mut().for_each(|content| fill(content, known));
    }
    for answer in operation.responses.responses.values_mut() {
        if let RefOr::T(answer) = answer {
            answer.content.values_mut().for_each(|content| fill(content, known));
        }
    }
}

fn fill(content: &mut RefOr<Content>, known: &Known) {
    let RefOr::T(content) = content else { return };
    if content.example.is_none() && content.examples.is_empty() {
        content.example = content.schema.as_ref().and_then(|schema| example(schema, known));
    }
}

fn example(schema: &RefOr<Schema>, known: &Known) -> Option<Value> {
    match schema {
        RefOr::Ref(reference) => {
            let name = reference.ref_location.rsplit('/').next().unwrap_or_default();
            known.get(name).and_then(|schema| example(schema, known))
        }
        RefOr::T(Schema::Object(object)) => {
            if let Some(given) = object.example.clone().or_else(|| object.examples.first().cloned()) {
                return Some(given);
            }
            if object.properties.is_empty() {
                return match &object.additional_properties {
                    Some(additional) => match additional.as_ref() {
                        AdditionalProperties::RefOr(values) => Some(json!({ "key": example(values, known)? })),
                        AdditionalProperties::FreeForm(_) => Some(json!({})),
                    },
                    None => scalar(&object.schema_type, object.format.as_ref()),
                };
            }
            let fields =
                object.properties.iter().filter_map(|(name, field)| Some((name.clone(), example(field, known)?)));
            Some(Value::Object(fields.collect::<Map<_, _>>()))
        }
        RefOr::T(Schema::Array(array)) if array.example.is_some() || !array.examples.is_empty() => {
            array.example.clone().or_else(|| array.examples.first().cloned())
        }
        RefOr::T(Schema::Array(array)) => match &array.items {
            ArrayItems::RefOrSchema(item) => Some(json!([example(item, known)?])),
            ArrayItems::False => Some(json!([])),
        },
        RefOr::T(Schema::OneOf(choice)) => {
            choice.items.iter().filter_map(|item| example(item, known)).find(|value| !value.is_null())
        }
        RefOr::T(Schema::AllOf(parts)) => {
            let objects = parts.items.iter().filter_map(|item| example(item, known));
            let merged = objects.filter_map(|value| value.as_object().cloned()).flatten();
            Some(Value::Object(merged.collect()))
        }
        RefOr::T(Schema::AnyOf(choice)) => choice.items.iter().find_map(|item| example(item, known)),
        RefOr::T(_) => None,
    }
}

/// Examples that follow from the type alone; a number or a free text needs one of its own.
fn scalar(kind: &SchemaType, format: Option<&SchemaFormat>) -> Option<Value> {
    match format {
        Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)) => {
            return Some(json!("019340d0-8f4e-7cc1-a31c-0f3a5b1c2d4e"));
        }
        Some(SchemaFormat::KnownFormat(KnownFormat::Date)) => return Some(json!("2026-05-01")),
        Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)) => return Some(json!("2026-05-01T01:30:00Z")),
        _ => {}
    }
    let kinds: &[Type] = match kind {
        SchemaType::Type(kind) => std::slice::from_ref(kind),
        SchemaType::Array(kinds) => kinds,
        SchemaType::AnyValue => &[],
    };
    match kinds {
        kinds if kinds.contains(&Type::Boolean) => Some(json!(true)),
        kinds if kinds.contains(&Type::Integer) => Some(json!(1)),
        kinds if kinds.contains(&Type::Object) => Some(json!({})),
        [Type::Null] => Some(Value::Null),
        _ => None,
    }
}
