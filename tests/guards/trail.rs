//! What the trail names has words on the audit page.

use crate::{project, sources};

/// The names of fields that a source writes into the trail.
fn fields(text: &str) -> Vec<String> {
    let calls = text.split("changed(").skip(1);
    let named = calls.filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next());
    named.map(str::to_owned).collect()
}

#[test]
fn a_field_is_found_on_the_line_of_its_call_and_on_the_next() {
    assert_eq!(fields("event.changed(\"status\", was).changed(\n    \"login\", None)"), ["status", "login"]);
    assert!(fields("tx.record(event.changed(field, before, after))").is_empty());
}

#[test]
fn every_field_of_the_trail_can_be_read_on_the_audit_page() {
    let page = project("frontend/src/features/identity/trail/changes/readings.ts");
    let readings = std::fs::read_to_string(page).unwrap();
    let mut seen = 0;
    for (file, text) in sources("crates/api/src", &[".rs"]) {
        for field in fields(&text) {
            seen += 1;
            assert!(readings.contains(&format!("\n  {field}: '")), "{file} writes {field}, which readings.ts lacks");
        }
    }
    assert!(seen > 40, "only {seen} fields seen");
}
