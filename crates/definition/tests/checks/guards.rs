//! WF0310 to WF0328: clauses.

use insta::assert_snapshot;

use super::{SMALL, changed, check, is_fine, with};

const PRINT: &str = "{ id: all, say: Every study is counted, that: this.studies == size(themes) }";

/// The clause of printing the summary, which is asked in a state where a study certainly exists.
fn print(that: &str) -> String {
    let clause = format!(
        "{{ id: all, say: Every study is counted, that: \"this.studies == size(themes) && ({that})\" }}"
    );
    changed(PRINT, &clause)
}

/// A clause of launching the review, which is asked before any instance exists.
fn launch(that: &str) -> String {
    let clause = format!(
        "needs: [{{ id: early, say: It is early, that: \"{that}\" }}]\n            to: running"
    );
    changed("to: running", &clause)
}

#[test]
fn all_of_nothing() {
    assert_snapshot!(launch("studies.all(s, s.is('done'))"));
    assert_snapshot!(changed(
        "size(studies) == size(themes) && studies.all",
        "studies.all"
    ));
    assert_snapshot!(print(
        "studies.filter(s, s.rounds == 0).all(s, s.is('done'))"
    ));
}

#[test]
fn all_with_an_expected_number() {
    assert_eq!(
        launch("size(studies) == size(themes) && studies.all(s, s.is('done'))"),
        ""
    );
    assert_eq!(
        launch("studies.all(s, s.is('done')) && size(studies) >= 1"),
        ""
    );
    assert_eq!(
        launch("0 < size(studies) && studies.all(s, s.is('done'))"),
        ""
    );
    assert_eq!(
        launch("studies.exists(s, s.rounds > 1) && studies.all(s, s.is('done'))"),
        ""
    );
    assert_eq!(
        launch("milestone.studies_done && studies.all(s, s.rounds == 0)"),
        ""
    );
    assert_ne!(
        launch("size(studies) >= 0 && studies.all(s, s.is('done'))"),
        ""
    );
    assert_ne!(
        launch("size(summaries) >= 1 && studies.all(s, s.is('done'))"),
        ""
    );
    assert_ne!(
        launch("size(studies) >= 1 || studies.all(s, s.is('done'))"),
        ""
    );
    assert_ne!(
        launch("themes.exists(t, t in themes) && studies.all(s, s.is('done'))"),
        ""
    );
}

/// Studies are spawned over a parameter with `min: 1` before a summary can exist.
#[test]
fn all_of_what_certainly_exists() {
    assert_eq!(print("studies.all(s, s.is('done'))"), "");
    let without_min = with(
        "themes: { type: list of theme, min: 1,",
        "themes: { type: list of theme,",
    );
    let clause = "that: \"this.studies == size(themes) && studies.all(s, s.rounds == 0)\" }";
    let text = without_min.replace("that: this.studies == size(themes) }", clause);
    assert!(check(&text).contains("WF0310"));
    let sometimes = with(
        "for_each: { t: themes }, key",
        "for_each: { t: themes }, if: \"size(places) > 3\", key",
    );
    let text = sometimes.replace("that: this.studies == size(themes) }", clause);
    assert!(check(&text).contains("WF0310"));
    let cancelled = with(
        "set: { rounds: this.rounds + 1 }, to: writing",
        "set: { rounds: this.rounds + 1 }, to: writing, do: [{ cancel: studies }]",
    );
    let text = cancelled.replace("that: this.studies == size(themes) }", clause);
    assert!(check(&text).contains("WF0310"));
}

#[test]
fn all_that_cannot_mislead() {
    assert_eq!(launch("themes.all(t, t in themes || t in themes)"), "");
    assert_eq!(launch("coverage.all(c, c.theme in themes)"), "");
    assert_eq!(launch("!studies.all(s, s.is('done'))"), "");
    assert_ne!(launch("!!studies.all(s, s.is('done'))"), "");
    assert_ne!(launch("themes.all(t, studies.all(s, s.theme == t))"), "");
    let allowed = "needs: [{ id: early, say: It is early, that: \"studies.all(s, s.is('done'))\", empty: allowed }]\n            to: running";
    is_fine("to: running", allowed);
}

#[test]
fn as_many_as_none() {
    assert_snapshot!(changed(
        "themes: { type: list of theme, min: 1,",
        "themes: { type: list of theme,"
    ));
}

#[test]
fn always_the_same() {
    assert_snapshot!(print("size(themes) >= 0"));
    assert_snapshot!(launch("size(themes) == size(themes)"));
    assert_snapshot!(launch("size(themes) > 3 && size(themes) < 2"));
    assert_snapshot!(launch("size(themes) > 3 || !(size(themes) > 3)"));
    assert_eq!(launch("size(themes) > 2 && size(themes) < 4"), "");
}

#[test]
fn clauses_with_one_id() {
    assert_snapshot!(changed(
        "{ id: all, say: Every",
        "{ id: studies, say: Every"
    ));
}

#[test]
fn sentences() {
    assert_snapshot!(changed(
        "say: Every study is counted",
        "say: Every study that anybody has ever thought of handing in at any time has been counted at least once"
    ));
    assert_snapshot!(changed(
        "say: Every study is counted",
        "say: Every study is counted in studies_done"
    ));
    assert_snapshot!(changed(
        "say: Every study is counted",
        "say: \"All {themes} are counted\""
    ));
}

#[test]
fn a_bad_guard_does_not_hide_other_findings() {
    let bad = SMALL
        .replace(
            "that: this.studies == size(themes)",
            "that: this.studies ==",
        )
        .replace("      done: { final: true }", "      done: { title: Done }");
    assert_snapshot!(check(&bad));
}
