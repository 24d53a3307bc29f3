//! WF0201 to WF0229: states.

use insta::assert_snapshot;

use super::{changed, is_fine};

#[test]
fn no_way_out() {
    assert_snapshot!(changed(
        "      printed: { final: true }",
        "      printed: { title: Printed }"
    ));
    assert_snapshot!(changed(
        "resume: { title: Resume the study, by: [manager], to: working, resume: last }",
        "remind: { title: Remind the author, by: [manager], stay: true }"
    ));
    is_fine(
        "      printed: { final: true }",
        "      printed: { settled: true }",
    );
}

#[test]
fn unreachable() {
    assert_snapshot!(changed(
        "      printed: { final: true }",
        "      printed: { final: true }\n      torn: { final: true }"
    ));
}

/// Of a state that cannot be entered with all that is inside only the outermost is told.
#[test]
fn unreachable_with_its_inside() {
    assert_snapshot!(changed(
        "by: [manager], to: suspended }",
        "by: [manager], to: done }"
    ));
    let inside =
        "      suspended:\n        initial: waiting\n        states: { waiting: {}, moving: {} }\n";
    let bad = super::with("      suspended:\n", inside).replace(
        "by: [manager], to: suspended }",
        "by: [manager], to: done }",
    );
    assert_snapshot!(super::check(&bad));
}

#[test]
fn declared_twice() {
    assert_snapshot!(changed(
        "send_back: { title: Send it back",
        "suspend: { title: Send it back"
    ));
}

#[test]
fn no_initial() {
    assert_snapshot!(changed("        initial: writing\n", ""));
    assert_snapshot!(changed("    initial: working\n", "    initial: reading\n"));
}

#[test]
fn nothing_to_resume() {
    assert_snapshot!(changed(
        "to: printed\n",
        "to: printed\n            resume: last\n"
    ));
}

#[test]
fn into_the_inside() {
    assert_snapshot!(changed("to: working, resume: last", "to: reading"));
    is_fine("to: working, resume: last", "to: working");
    is_fine(
        "by: [manager], to: suspended }",
        "by: [manager], to: suspended }\n          restart: { title: Start again, by: [manager], to: writing }",
    );
}

#[test]
fn nested_too_deeply() {
    let deep = |levels: usize| {
        let mut text = String::from("suspended:\n");
        let mut indent = String::from("        ");
        for level in 1..levels {
            text.push_str(&format!(
                "{indent}initial: level{level}\n{indent}states:\n{indent}  level{level}:\n"
            ));
            indent.push_str("    ");
        }
        text.push_str(&format!("{indent}title: Deep\n        actions:\n"));
        text
    };
    is_fine("suspended:\n        actions:\n", &deep(3));
    assert_snapshot!(changed("suspended:\n        actions:\n", &deep(4)));
}

#[test]
fn final_states() {
    assert_snapshot!(changed(
        "      done: { final: true }",
        "      done: { final: true, settled: true }"
    ));
    assert_snapshot!(changed(
        "      done: { final: true }",
        "      done: { final: true, deadline: { due: 2 days after entering } }"
    ));
    assert_snapshot!(changed(
        "      done: { final: true }",
        "      done: { final: true, actions: { reopen: { title: Reopen it, by: [office], to: working } } }"
    ));
    assert_snapshot!(changed(
        "          reading:\n",
        "          lost: { final: true }\n          reading:\n"
    ));
}
