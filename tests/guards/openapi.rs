//! The committed document is the one that the routes make.

use crate::project;

#[test]
fn the_committed_document_is_the_one_of_the_routes() {
    let committed = std::fs::read_to_string(project("openapi/sanwei.json")).unwrap();
    let made = api::openapi::text().unwrap();
    let first = committed.lines().zip(made.lines()).position(|(committed, made)| committed != made);
    assert!(
        committed == made,
        "openapi/sanwei.json differs from line {:?} on; write it again: cargo run -p api --bin sanwei -- openapi > openapi/sanwei.json",
        first.map(|line| line + 1)
    );
}
