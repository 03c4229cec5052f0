//! The refusals that an operation can give, as examples of its `default` answer.

use domain::kernel::vocabulary::Vocabulary;
use serde_json::Value;
use utoipa::openapi::RefOr;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::path::Operation;
use uuid::Uuid;

use crate::kernel::problem::{FieldCode, FieldErrors, Language, Problem, ProblemCode};

/// Gives the `default` answer an example of every refusal that follows from the shape of the operation.
pub(super) fn illustrate(operation: &mut Operation, names_a_record: bool) {
    let problems = possible(operation, names_a_record);
    let Some(RefOr::T(default)) = operation.responses.responses.get_mut("default") else { return };
    for content in default.content.values_mut() {
        let RefOr::T(content) = content else { continue };
        for problem in &problems {
            let document = problem.document(Language::Chinese, Uuid::nil());
            let example =
                ExampleBuilder::new().summary(document.title.clone()).value(serde_json::to_value(document).ok());
            content.examples.insert(problem.code().code().to_owned(), example.build().into());
        }
    }
}

fn possible(operation: &Operation, names_a_record: bool) -> Vec<Problem> {
    let permission = operation.extensions.as_ref().and_then(|extra| extra.get("x-permission")).and_then(Value::as_str);
    let mut codes = Vec::new();
    match permission {
        Some("public") | None => {}
        Some("signed_in") => codes.push(ProblemCode::Unauthenticated),
        Some(_) => codes.extend([ProblemCode::Unauthenticated, ProblemCode::Forbidden]),
    }
    if names_a_record {
        codes.push(ProblemCode::NotFound);
    }
    let mut problems: Vec<Problem> = codes.into_iter().map(Problem::new).collect();
    if operation.request_body.is_some() {
        let mut errors = FieldErrors::default();
        errors.add("/field", FieldCode::Required);
        problems.extend([Problem::new(ProblemCode::Malformed), errors.into()]);
    }
    problems.push(Problem::new(ProblemCode::Busy));
    problems
}
