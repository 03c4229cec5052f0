//! Requests of the organisation context that say only what matters to a test.

use serde_json::{Value, json};

use crate::Unit;

/// A grassroots co-op to be founded below a unit.
pub fn a_coop(parent: &Unit) -> Value {
    json!({
        "kind": "grassroots_coop",
        "name": "翁垟基层供销社",
        "parent_id": parent.id.uuid(),
        "founded_on": "2020-01-01",
    })
}

/// A plant hospital to be opened by a unit.
pub fn a_site(unit: &Unit) -> Value {
    json!({
        "org_unit_id": unit.id.uuid(),
        "kind": "plant_hospital",
        "name": "柳市镇庄稼医院",
        "division_code": "330382114",
        "address": "柳青路 18 号",
        "opened_on": "2020-01-01",
    })
}

/// The same request with another field.
pub fn but(mut request: Value, field: &str, value: impl Into<Value>) -> Value {
    request[field] = value.into();
    request
}
