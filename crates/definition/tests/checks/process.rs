//! WF0420 to WF0449: what causes what.

use insta::assert_snapshot;

use super::{changed, check, is_fine, with};

#[test]
fn automatics_in_a_circle() {
    let waits = "      collecting:\n        automatic:\n          give_up:\n            needs: [{ id: gone, say: A study is given up, that: \"studies.exists(s, s.is('suspended'))\" }]\n            to: printed\n";
    is_fine("      collecting:\n", waits);
    let both = with("      collecting:\n", waits).replace(
        "      suspended:\n",
        "      suspended:\n        automatic:\n          follow:\n            needs: [{ id: printed, say: The summary is printed, that: \"summaries.exists(x, x.is('printed'))\" }]\n            to: done\n",
    );
    assert_snapshot!(check(&both));
}

#[test]
fn automatics_that_lead_back() {
    let back = "      suspended:\n        automatic:\n          go_on:\n            needs: [{ id: good, say: The mood is good, that: this.mood == 'good' }]\n            to: working\n";
    is_fine("      suspended:\n", back);
    let both = with("      suspended:\n", back).replace(
        "          reading:\n",
        "          reading:\n            automatic:\n              tire:\n                needs: [{ id: bad, say: The mood is bad, that: this.mood == 'bad' }]\n                to: suspended\n",
    );
    assert_eq!(check(&both), "", "a person comes between");
    let both = both
        .replace("    initial: writing\n", "    initial: reading\n")
        .replace("by: [author]\n", "by: [author, office]\n");
    assert_snapshot!(check(&both));
}

fn rivals(first: &str, second: &str) -> String {
    let automatics = format!(
        "      suspended:\n        automatic:\n          give_up:\n            needs: [{{ id: one, say: It is so, that: \"{first}\" }}]\n            to: done\n          go_on:\n            needs: [{{ id: two, say: It is not so, that: \"{second}\" }}]\n            to: working\n"
    );
    changed("      suspended:\n", &automatics)
}

#[test]
fn automatics_that_may_be_possible_at_once() {
    assert_snapshot!(rivals("this.mood == 'good'", "this.rounds > 1"));
}

#[test]
fn automatics_that_exclude_each_other() {
    assert_eq!(rivals("this.mood == 'good'", "this.mood == 'bad'"), "");
    assert_eq!(rivals("this.mood == 'good'", "!(this.mood == 'good')"), "");
    assert_eq!(rivals("this.mood == 'good'", "this.mood != 'good'"), "");
    assert_eq!(rivals("this.rounds > 3", "this.rounds <= 3"), "");
    assert_eq!(
        rivals("this.rounds >= 3 && this.mood == 'bad'", "2 >= this.rounds"),
        ""
    );
    assert_eq!(
        rivals(
            "this.rounds > size(themes)",
            "size(themes) > this.rounds || this.rounds == size(themes)"
        ),
        ""
    );
    assert_eq!(rivals("has(this.text)", "!has(this.text)"), "");
    assert_eq!(
        rivals(
            "themes.exists(t, t == this.theme)",
            "themes.all(x, x != this.theme)"
        ),
        ""
    );
    assert_eq!(rivals("review.is('running')", "review.is('abandoned')"), "");
    assert_eq!(
        rivals(
            "milestone.studies_done",
            "!milestone.studies_done && this.rounds == 1"
        ),
        ""
    );
    assert_ne!(rivals("this.rounds > 3", "this.rounds < 5"), "");
    assert_ne!(rivals("this.rounds != 3", "this.rounds != 4"), "");
    assert_ne!(rivals("this.was('reading')", "this.is('suspended')"), "");
}

#[test]
fn a_spawn_without_a_parent() {
    let child = "  summary:\n    plural: summaries\n    title: Summary\n    child_of: study\n";
    assert_snapshot!(changed(
        "  summary:\n    plural: summaries\n    title: Summary\n    child_of: review\n",
        child
    ));
    is_fine(
        "  summary:\n    plural: summaries\n    title: Summary\n    child_of: review\n",
        &child.replace("child_of: study", "child_of: study or review"),
    );
}

#[test]
fn never_spawned() {
    assert_snapshot!(changed("              - { spawn: summary }\n", ""));
}

#[test]
fn spawned_without_end() {
    let enter = "      collecting:\n        enter: [{ spawn: summary, key: next }]\n";
    let bad = with("      collecting:\n", enter)
        .replace("- { spawn: summary }", "- { spawn: summary, key: next }");
    assert_snapshot!(check(&bad));
    let once = bad.replace(
        "{ spawn: summary, key: next }]",
        "{ spawn: summary, if: this.studies > 3, key: next }]",
    );
    assert_eq!(check(&once), "");
}

#[test]
fn the_same_key_again() {
    let again = |key: &str| {
        with(
            "this.rounds + 1 }, to: writing",
            &format!("this.rounds + 1 }}, to: writing, do: [{{ spawn: summary, {key} }}]"),
        )
        .replace("- { spawn: summary }", "- { spawn: summary, key: first }")
    };
    assert_snapshot!(check(&again("key: \"{this.theme}\"")));
    assert_eq!(check(&again("key: \"{this.theme}/{this.rounds}\"")), "");
    assert_eq!(check(&again("key: next")), "");
    assert_eq!(check(&again("key: \"{this.theme}\", if_absent: true")), "");
    assert_snapshot!(changed(
        "for_each: { t: themes }, key: \"{t}\"",
        "for_each: { p: places, t: themes }, key: \"{t}\""
    ));
    is_fine(
        "for_each: { t: themes }, key: \"{t}\"",
        "for_each: { p: places, t: themes }, key: \"{p}/{t_index}\"",
    );
}

#[test]
fn signals() {
    assert_snapshot!(changed(
        "signal: counted, to: summary",
        "signal: cuonted, to: summary"
    ));
    assert_snapshot!(changed(
        "counted: { from: study,",
        "counted: { from: review,"
    ));
    assert_snapshot!(changed(", do: [{ signal: counted, to: summary }] }", " }"));
    is_fine(
        "signal: counted, to: summary",
        "signal: counted, to: summaries",
    );
}

#[test]
fn nobody_waits() {
    let bad = with(
        "              - { id: summary, say: The summary is printed, that: \"summaries.exists(s, s.is('printed'))\" }\n",
        "",
    );
    assert_snapshot!(check(&bad));
}

#[test]
fn closing_over_open_work() {
    assert_snapshot!(changed(
        "to: abandoned, do: [{ cancel: everything }] }",
        "to: abandoned }"
    ));
    let clause = "              - { id: few, say: There are few themes, that: size(themes) < 5 }\n            to: closed\n          finish_later:\n            needs:\n";
    let bad = with(
        "          finish:\n            needs:\n",
        &format!("          finish:\n            needs:\n{clause}"),
    );
    assert!(check(&bad).contains("WF0431"));
}

#[test]
fn closing_before_anything_exists() {
    let withdraw = "          withdraw: { title: Withdraw the review, by: [manager], to: abandoned }\n          launch:\n";
    is_fine("          launch:\n", withdraw);
}
