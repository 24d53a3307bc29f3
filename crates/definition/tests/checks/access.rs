//! WF0601 to WF0629: who may know what.

use insta::assert_snapshot;

use super::{SMALL, changed, check, is_fine, with};

#[test]
fn a_lowered_class() {
    assert_snapshot!(changed(
        "theme: { type: theme }",
        "theme: { type: theme, classification: public }"
    ));
    assert_snapshot!(changed(
        "mood: { type: mood, required: true }",
        "mood: { type: mood, required: true, classification: public }"
    ));
}

#[test]
fn content_copied_to_where_more_people_read() {
    assert_snapshot!(changed(
        "text: { type: document, classification: confidential }",
        "text: { type: document }"
    ));
    is_fine(
        "text: { type: document, required: true, classification: confidential }",
        "text: { type: document, required: true }",
    );
}

#[test]
fn content_copied_to_another_machine() {
    let bad = with("      studies: { type: int, initial: 0 }", "      studies: { type: int, initial: 0 }\n      text: { type: document }")
        .replace("do: [{ signal: counted, to: summary }]", "do: [{ signal: counted, to: summary }, { spawn: summary, key: \"{this.theme}\", with: { text: this.text } }]")
        .replace("- { spawn: summary }", "- { spawn: summary, key: first }");
    assert_snapshot!(check(&bad));
    let raised = bad.replace("      text: { type: document }\n", "      text: { type: document, classification: confidential }\n    access: { read: [manager] }\n");
    assert_eq!(check(&raised), "");
}

#[test]
fn never_published() {
    let never = |access: &str| {
        with(
            "    access: { read: [author, office] }\n",
            "    access: { see: [office], read: [author, office] }\n    publish: never\n",
        )
        .replace(
            "      done: { final: true }",
            &format!("      done: {{ final: true, access: {access} }}"),
        )
    };
    assert_snapshot!(check(&never("{ read: [participants] }")));
    assert!(check(&never("{ see: [participants] }")).contains("WF0601"));
    assert_eq!(check(&never("{ read: [author] }")), "");
    let published = never("{ read: [participants] }").replace("    publish: never\n", "");
    assert_eq!(check(&published), "");
}

#[test]
fn nobody_may_read() {
    assert_snapshot!(changed("    access: { read: [author, office] }\n", ""));
    let all = SMALL.replace(
        "    access: { read: [author, office] }\n",
        "    classification: confidential\n",
    );
    assert_snapshot!(check(&all));
}

#[test]
fn told_what_they_may_not_read() {
    let say = "say: \"{theme} is late\"";
    assert_snapshot!(changed(
        &format!("to: [office], {say}"),
        "to: [manager], say: \"{text} is late\""
    ));
    is_fine(
        &format!("to: [office], {say}"),
        "to: [office], say: \"{text} is late\"",
    );
    let notice = |role: &str| {
        with(
            "do: [{ signal: counted",
            &format!(
                "do: [{{ notify: [{role}], say: \"{{this.text}} is accepted\" }}, {{ signal: counted"
            ),
        )
    };
    assert_snapshot!(check(&notice("manager")));
    assert_eq!(check(&notice("author")), "");
}

#[test]
fn told_what_they_may_not_see() {
    let hidden = with(
        "access: { read: [author, office] }",
        "access: { see: [author], read: [author, office] }",
    );
    assert_eq!(check(&hidden), "");
    let roles = hidden.replace(
        "roles:\n",
        "roles:\n  guest: { title: Guest, scope: review, min: 1 }\n",
    );
    assert_snapshot!(check(
        &roles.replace("to: [office], say", "to: [guest], say")
    ));
}

#[test]
fn separation_that_nobody_can_satisfy() {
    let bad = with("not_by: [hand_in]", "not_by: [suspend]").replace(
        "title: Accept the text, by: [office]",
        "title: Accept the text, by: [manager]",
    );
    assert_eq!(check(&bad), "", "the study need not have been suspended");
    let one = with(
        "max: 1 }\n  office: { title: Office, scope: review, min: 1 }",
        "max: 1 }\n  office: { title: Office, scope: review, min: 1, max: 1 }",
    );
    let bad = one
        .replace("            by: [author]\n", "            by: [office]\n")
        .replace(
            "                by: [author]\n",
            "                by: [office]\n",
        );
    assert_snapshot!(check(&bad));
    assert_snapshot!(check(&one.replace("not_by: [hand_in]", "second: [office]")));
    assert_snapshot!(changed("not_by: [hand_in]", "not_role: [office]"));
    assert_snapshot!(changed(
        "not_by: [hand_in]",
        "second: [manager], not_role: [manager]"
    ));
}
