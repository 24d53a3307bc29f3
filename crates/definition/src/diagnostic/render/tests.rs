//! What people see.

use super::*;
use crate::diagnostic::Diagnostics;

fn shown(source: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    let package = crate::decode::workflow(source.as_bytes(), &mut diagnostics);
    assert_eq!(package, None);
    render(&diagnostics.into_vec(), "workflow.yaml", source, false)
}
#[test]
fn x() {
    println!(
        "{}",
        shown(&format!(
            "language: 1\nworkflow: {}\nversion: {} \n",
            "x ".repeat(2000),
            "y".repeat(60_000)
        ))
    );
    println!(
        "{}",
        shown(&format!(
            "language: 1\nworkflow: [{} a, b: : x]",
            "x ".repeat(2000)
        ))
    );
    println!(
        "{}",
        shown(&format!("language: 1\nworkflow: {}", "x ".repeat(200000)))
    );
    println!(
        "{}",
        shown(&format!("language: 1\nworkflow: {}", "x ".repeat(2000000)))
    );
    println!(
        "{}",
        shown("a:\n  b\nlanguage: 1\r\ntitle: \"{a\r\n b\"\r\nroles: [\n1,2]")
    );
    println!(
        "{}",
        shown(
            "language: 1\nworkflow: x\nversion: 1\ntitel: T\ntitle: T\nparameters:\n  audiences: { type: list of audience, title: Audiences of the sessions, in order }\nroles: {}\nmachines: {}\nmachines: 1\n"
        )
    );
    println!(
        "{}",
        shown(
            "language: 1\nworkflow: x\nversion: 1\ntitel: T\nparameters:\n  audiences: { type: list of audience, title: Audiences of the sessions, in order }\nroles: {}\nmachines: { m: {child_of: a or b, titlo: x, states: {x: [1], y: {actions: {a: {tile: x, byy: q}}}}, initial: y}}\n"
        )
    );
}
