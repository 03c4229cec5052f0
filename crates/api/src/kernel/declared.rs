//! What an operation takes, as its document tells. Extractors name what is wrong with it; here the rest is refused.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::HttpRequest;
use actix_web::http::Method;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{Operation, ParameterIn};

use super::problem::Problem;
use super::query;
use crate::openapi;

/// Operations by method and the pattern of their address.
static OPERATIONS: LazyLock<HashMap<(Method, String), Declared>> = LazyLock::new(|| {
    let paths = openapi::document().paths.paths.iter();
    let operations = paths.flat_map(|(path, item)| {
        let told = [
            (Method::GET, &item.get),
            (Method::POST, &item.post),
            (Method::PUT, &item.put),
            (Method::DELETE, &item.delete),
        ];
        told.into_iter().filter_map(move |(method, told)| Some(((method, path.clone()), Declared::of(told.as_ref()?))))
    });
    operations.collect()
});

struct Declared {
    query: bool,
    body: bool,
}

impl Declared {
    fn of(operation: &Operation) -> Self {
        let parameters = operation.parameters.iter().flatten();
        let mut places = parameters.filter_map(|parameter| match parameter {
            RefOr::T(parameter) => Some(&parameter.parameter_in),
            RefOr::Ref(_) => None,
        });
        Self { query: places.any(|place| matches!(place, ParameterIn::Query)), body: operation.request_body.is_some() }
    }

    fn behind(request: &HttpRequest) -> Option<&'static Self> {
        OPERATIONS.get(&(request.method().clone(), request.match_pattern()?))
    }
}

/// The methods of an address that has others than the one asked for.
pub(super) fn other_methods(request: &HttpRequest) -> Option<String> {
    let pattern = request.match_pattern()?;
    let mut methods: Vec<&str> =
        OPERATIONS.keys().filter(|(_, path)| *path == pattern).map(|(method, _)| method.as_str()).collect();
    methods.sort_unstable();
    let other = !methods.is_empty() && !methods.contains(&request.method().as_str());
    other.then(|| methods.join(", "))
}

/// Refuses query parameters where the operation has none.
///
/// # Errors
/// `invalid` with each parameter.
pub(super) fn check_query(request: &HttpRequest) -> Result<(), Problem> {
    match Declared::behind(request) {
        Some(Declared { query: false, .. }) => query::refuse(request.query_string()),
        Some(_) | None => Ok(()),
    }
}

/// Whether nothing else will read the body of the request.
pub(super) fn takes_no_body(request: &HttpRequest) -> bool {
    Declared::behind(request).is_some_and(|operation| !operation.body)
}
