//! What the checks say about a definition that is almost right: every code once, and its good neighbour.

#![allow(clippy::unwrap_used)]

#[path = "checks/access.rs"]
mod access;
#[path = "checks/guards.rs"]
mod guards;
#[path = "checks/names.rs"]
mod names;
#[path = "checks/process.rs"]
mod process;
#[path = "checks/robustness.rs"]
mod robustness;
#[path = "checks/states.rs"]
mod states;
#[path = "checks/time.rs"]
mod time;

use definition::{diagnostic::render::render, load::load};

/// A definition about which nothing is found.
const SMALL: &str = include_str!("checks/small.yaml");

/// What is found in a definition, as people read it; nothing if it is fine.
fn check(text: &str) -> String {
    let found = match load(text.as_bytes()) {
        Ok(loaded) => loaded.warnings,
        Err(found) => found,
    };
    render(&found, "workflow.yaml", text, false)
}

/// The small definition with one place written differently.
fn with(from: &str, to: &str) -> String {
    assert_eq!(
        SMALL.matches(from).count(),
        1,
        "`{from}` must stand exactly once in the small definition"
    );
    SMALL.replace(from, to)
}

/// What is found if one place of the small definition is written differently.
fn changed(from: &str, to: &str) -> String {
    check(&with(from, to))
}

/// Demands that nothing is found if one place of the small definition is written differently.
#[track_caller]
fn is_fine(from: &str, to: &str) {
    assert_eq!(changed(from, to), "");
}

#[test]
fn the_small_definition_is_fine() {
    assert_eq!(check(SMALL), "");
}
