//! WF0101 to WF0139: names and types.

use insta::assert_snapshot;

use super::{SMALL, changed, check, is_fine, with};

#[test]
fn unknown_state() {
    assert_snapshot!(changed("to: reading", "to: raeding"));
}

#[test]
fn unknown_machine() {
    assert_snapshot!(changed("- { spawn: summary }", "- { spawn: sumary }"));
}

#[test]
fn unknown_role() {
    assert_snapshot!(changed("by: [author]", "by: [autor]"));
    assert_snapshot!(changed("to: [office], say", "to: [system], say"));
}

#[test]
fn unknown_field() {
    assert_snapshot!(changed(
        "set: { rounds: this.rounds + 1 }",
        "set: { round: this.rounds + 1 }"
    ));
    assert_snapshot!(changed("\"counts[input.mood]\"", "\"rounds[input.mood]\""));
}

#[test]
fn unknown_parameter() {
    assert_snapshot!(changed(
        "  themes: { by: [manager]",
        "  theme: { by: [manager]"
    ));
}

#[test]
fn unknown_type() {
    assert_snapshot!(changed(
        "mood: { type: mood, initial: good }",
        "mood: { type: moood, initial: good }"
    ));
    assert_snapshot!(changed("int per mood", "int per study"));
    is_fine(
        "counts: { type: int per mood",
        "counts: { type: int per mood or not stated",
    );
}

#[test]
fn unknown_milestone() {
    let bad = with(
        "      - { id: studies, use: studies_done }\n              - { id: summary",
        "      - { id: studies, use: study_done }\n              - { id: summary",
    );
    assert_snapshot!(check(&bad));
}

#[test]
fn unknown_action() {
    assert_snapshot!(changed("not_by: [hand_in]", "not_by: [handin]"));
    is_fine("not_by: [hand_in]", "not_by: [hand_in, suspend]");
}

#[test]
fn unknown_class() {
    assert_snapshot!(changed(
        "text: { type: document, classification: confidential }",
        "text: { type: document, classification: secret }"
    ));
}

#[test]
fn mixed_type() {
    assert_snapshot!(changed(
        "      studies: { type: int, initial: 0 }",
        "      studies: { type: int, initial: 0 }\n      about: { type: theme or study }"
    ));
}

#[test]
fn shared_member() {
    let two = with(
        "mood: { good: Good, bad: Bad }",
        "mood: { good: Good, bad: Bad }\n  grade: { bad: Bad, fair: Fair }",
    );
    let bad = two.replace(
        "mood: { type: mood, required: true }",
        "mood: { type: mood or grade, required: true }",
    );
    assert_snapshot!(check(&bad.replace(
        "mood: { type: mood, initial: good }",
        "mood: { type: mood or grade }"
    )));
}

#[test]
fn misplaced_type() {
    assert_snapshot!(changed(
        "studies: { type: int, initial: 0 }",
        "studies: { type: matrix of place by theme }"
    ));
    assert_snapshot!(changed(
        "places: { type: list of place, min: 1",
        "places: { type: list of study, min: 1"
    ));
}

#[test]
fn same_name() {
    assert_snapshot!(changed("plural: studies", "plural: places"));
    assert_snapshot!(changed("suspended:\n", "writing:\n"));
    assert_snapshot!(changed(
        "for_each: { t: themes }",
        "for_each: { places: themes }"
    ));
    assert_snapshot!(changed("  summary:\n    plural", "  mood:\n    plural"));
}

#[test]
fn taken_name() {
    assert_snapshot!(changed("plural: summaries", "plural: parent"));
}

#[test]
fn root() {
    assert_snapshot!(changed("    root: true\n", "    child_of: review\n"));
    assert_snapshot!(changed(
        "    title: Summary\n    child_of: review\n",
        "    title: Summary\n    root: true\n"
    ));
    assert_snapshot!(changed(
        "    title: Summary\n    child_of: review\n",
        "    title: Summary\n"
    ));
}

#[test]
fn initial_value() {
    assert_snapshot!(changed("initial: good", "initial: god"));
    assert_snapshot!(changed(
        "theme: { type: theme }",
        "theme: { type: theme, initial: education }"
    ));
    assert_snapshot!(changed("initial: 0, max: 9", "initial: 10, max: 9"));
}

#[test]
fn bounds() {
    assert_snapshot!(changed("initial: 0, max: 9", "initial: 0, min: 10, max: 9"));
    assert_snapshot!(changed(
        "mood: { type: mood, initial: good }",
        "mood: { type: mood, initial: good, max: 3 }"
    ));
    assert_snapshot!(changed(
        "themes: { type: list of theme, min: 1",
        "themes: { type: list of theme, min: 1, default: covered"
    ));
}

#[test]
fn calendar() {
    assert_snapshot!(changed("CET-1CEST,M3.5.0,M10.5.0/3", "Central Europe"));
    assert_snapshot!(changed("[mon, tue, wed, thu, fri]", "[]"));
}

#[test]
fn phrase() {
    assert_snapshot!(changed(
        "title: Study on {theme}",
        "title: \"Study on {theme\""
    ));
    assert_snapshot!(changed(
        "title: Study on {theme}",
        "title: \"Study on {theme}}\""
    ));
    assert_snapshot!(changed("title: Study on {theme}", "title: \"Study on {}\""));
    is_fine(
        "title: Study on {theme}",
        "title: \"{this.theme}: study {rounds}\"",
    );
}

#[test]
fn role_scope() {
    assert_snapshot!(changed(
        "actions:\n          print:\n            title: Print the summary\n            by: [manager]",
        "actions:\n          print:\n            title: Print the summary\n            by: [author]"
    ));
    assert_snapshot!(changed("themes: { by: [manager]", "themes: { by: [author]"));
    assert_snapshot!(changed("scope: study, min", "scope: [study, review], min"));
}

#[test]
fn role_of_a_reference() {
    let field = "      studies: { type: int, initial: 0 }";
    let by = "            title: Print the summary\n            by: [manager]";
    let good = with(field, &format!("{field}\n      first: {{ type: study }}"));
    let good = good.replace(by, "            title: Print the summary\n            by: [author of first]\n            input: { first: { type: study } }\n            set: { first: input.first }");
    assert_eq!(check(&good), "");
    assert_snapshot!(check(
        &good.replace("first: { type: study }", "first: { type: review }")
    ));
}

#[test]
fn keys_of_spawns() {
    assert_snapshot!(changed(
        "for_each: { t: themes }, key: \"{t}\", with",
        "for_each: { t: themes }, with"
    ));
    assert_snapshot!(changed(
        "- { spawn: summary }",
        "- { spawn: summary, for_each: { t: themes } }"
    ));
    assert_snapshot!(changed(
        "- { spawn: summary }",
        "- { spawn: review }\n              - { spawn: summary }"
    ));
}

#[test]
fn amendment() {
    let number = with(
        "  places: {",
        "  rounds: { type: int, title: Rounds }\n  places: {",
    );
    let good = number.replace(
        "  themes: { by: [manager]",
        "  rounds: { by: [manager] }\n  themes: { by: [manager]",
    );
    assert_eq!(check(&good), "");
    assert_snapshot!(check(
        &number.replace("  themes: { by: [manager]", "  rounds: { by: [manager]")
    ));
    is_fine(
        "themes: { by: [manager],",
        "themes: { by: [manager], removed: { do: [{ cancel: \"study[member]\" }] },",
    );
}

#[test]
fn one_action_with_two_inputs() {
    let resume = "resume: { title: Resume the study, by: [manager], to: working, resume: last }";
    let same = "hand_in: { title: Hand it in, by: [author], input: { mood: { type: mood } }, to: working }";
    is_fine(resume, &format!("{resume}\n          {same}"));
    let other = same.replace("type: mood", "type: text");
    assert_snapshot!(changed(resume, &format!("{resume}\n          {other}")));
}

#[test]
fn unused() {
    assert_snapshot!(changed(
        "vocabularies:\n",
        "vocabularies:\n  colour: { red: Red }\n"
    ));
    assert_snapshot!(changed(
        "roles:\n",
        "roles:\n  guest: { title: Guest, scope: review }\n"
    ));
    assert_snapshot!(changed(
        "      studies: { type: int, initial: 0 }",
        "      studies: { type: int, initial: 0 }\n      remark: { type: text }"
    ));
}

/// A field is always set if every spawn gives it a value that is always there.
#[test]
fn what_a_spawn_may_leave_unset_must_be_tested() {
    let spawn = "key: \"{t}\", with: { theme: t }";
    let good = with(spawn, "key: \"{t}\", with: { theme: t, mood: input.mood }")
        .replace("mood: { type: mood, initial: good }", "mood: { type: mood }")
        .replace("added: { do: [{ spawn: study, key: \"{member}\", with: { theme: member } }] }", "needs: []")
        .replace("            by: [manager]\n            to: running", "            by: [manager]\n            input: { mood: { type: mood, required: true } }\n            to: running")
        .replace("The author is in a good mood, that: input.mood == 'good'", "The author is in a good mood, that: this.mood == 'good'");
    assert_eq!(check(&good), "");
    assert_snapshot!(check(&good.replace(
        "{ type: mood, required: true } }\n            to: running",
        "{ type: mood } }\n            to: running"
    )));
}

/// Errors of different stages are told together, in the order of the text, without what only follows from them.
#[test]
fn all_errors_at_once() {
    let bad = SMALL
        .replace(
            "mood: { type: mood, initial: good }",
            "mood: { type: moood, initial: good }",
        )
        .replace("s.is('printed')", "s.is('prnted')")
        .replace("to: suspended", "to: away")
        .replace(
            "      printed: { final: true }",
            "      printed: { final: true }\n      lost: { title: Lost }",
        );
    assert_snapshot!(check(&bad));
}
