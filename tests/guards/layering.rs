//! Who may lean on whom, read from the sources.

use crate::{project, sources};

/// Contexts, each leaning at most on those before it.
const CONTEXTS: [&str; 7] = ["kernel", "organisation", "identity", "membership", "credit", "services", "todos"];

/// Files below `kernel` that know a context: who asks is looked up for every request, and the first rows of some
/// tables come with the schema.
const KERNEL_KNOWS: [(&str, &str); 1] = [("crates/api/src/kernel/actor.rs", "identity")];

/// Whether a source names a module of a crate: `crate::credit`, but not `crate::creditors`.
fn names(text: &str, krate: &str, context: &str) -> bool {
    let path = format!("{krate}::{context}");
    let in_word = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    text.match_indices(&path)
        .any(|(at, _)| !in_word(text[..at].chars().next_back()) && !in_word(text[at + path.len()..].chars().next()))
}

#[test]
fn a_name_is_found_only_as_a_whole() {
    for (text, found) in [
        ("use crate::credit::line;", true),
        ("crate::credit", true),
        ("use crate::creditors;", false),
        ("use subcrate::credit;", false),
        ("use crate::kernel::credit;", false),
    ] {
        assert_eq!(names(text, "crate", "credit"), found, "{text}");
    }
}

#[test]
fn a_context_leans_only_on_those_before_it() {
    let mut seen = 0;
    for krate in ["domain", "persistence", "api"] {
        for (place, context) in CONTEXTS.iter().enumerate() {
            for (file, text) in sources(&format!("crates/{krate}/src"), &[".rs"]) {
                if !file.starts_with(&format!("crates/{krate}/src/{context}/")) {
                    continue;
                }
                seen += 1;
                for later in &CONTEXTS[place + 1..] {
                    let leans = ["crate", "domain", "persistence"].iter().any(|krate| names(&text, krate, later));
                    let known = KERNEL_KNOWS.contains(&(file.as_str(), *later));
                    assert_eq!(leans, known, "{file} leans on {later}");
                }
            }
        }
    }
    assert!(seen > 60, "only {seen} files seen");
}

#[test]
fn the_rules_need_no_more_than_a_calendar_identifiers_and_errors() {
    let manifest = std::fs::read_to_string(project("crates/domain/Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let mut needed: Vec<&str> = section.lines().filter_map(|line| line.split(['.', '=', ' ']).next()).collect();
    needed.retain(|name| !name.is_empty());
    assert_eq!(needed, ["chrono", "thiserror", "uuid"]);
}

/// Something that only some files may name, in crates that serve.
fn only_in(folder: &str, what: &str, allowed: &[&str]) {
    let found: Vec<String> =
        sources(folder, &[".rs"]).into_iter().filter(|(_, text)| text.contains(what)).map(|(file, _)| file).collect();
    let (expected, strangers): (Vec<&String>, Vec<&String>) =
        found.iter().partition(|file| allowed.iter().any(|allowed| file.starts_with(allowed)));
    assert_eq!(strangers, Vec::<&String>::new(), "{what}");
    assert!(allowed.is_empty() || !expected.is_empty(), "{what} is nowhere any more");
}

#[test]
fn one_file_names_the_pool_and_its_transactions() {
    only_in("crates/api/src", "r2d2", &["crates/api/src/kernel/db.rs"]);
    only_in("crates/api/src", ".transaction(", &["crates/api/src/kernel/db.rs", "crates/api/src/command/"]);
    only_in("crates/persistence/src", ".transaction(", &[]);
    // Passwords are hashed off the event loop too.
    only_in("crates/api/src", "web::block", &["crates/api/src/kernel/db.rs", "crates/api/src/identity/"]);
}

#[test]
fn one_file_tells_the_time() {
    for source in ["Utc::now", "Local::now", "Local::today"] {
        let allowed: &[&str] = if source == "Utc::now" { &["crates/api/src/kernel/clock.rs"] } else { &[] };
        only_in("crates/api/src", source, allowed);
        only_in("crates/persistence/src", source, &[]);
        only_in("crates/domain/src", source, &[]);
    }
}

#[test]
fn nothing_is_patched() {
    for word in ["PATCH", "#[patch("] {
        only_in("crates", word, &[]);
    }
    assert!(!api::openapi::text().unwrap().contains("\"patch\": {"));
}

#[test]
fn a_file_can_be_read_in_one_sitting() {
    let made = ["crates/persistence/src/schema.rs", "frontend/src/api/schema.d.ts"];
    let folders = [("crates", [".rs", ".sql"]), ("tests", [".rs", ".sql"]), ("frontend/src", [".ts", ".tsx"])];
    for (folder, endings) in folders {
        for (file, text) in sources(folder, &endings) {
            let lines = text.lines().count();
            assert!(lines < 400 || made.contains(&file.as_str()), "{file} has {lines} lines");
        }
    }
}
