//! From files to steps.

use std::collections::BTreeMap;

use super::{
    step::{Attempt, Change, Demand, Over, Step, When, Wish, read},
    *,
};
use crate::{
    diagnostic::Diagnostics,
    model::time::{Length, Unit},
    value::PartialDate,
};

const HEAD: &str = "scenario: s\nsay: It shows something\nreview: ../reviews/r.yaml\nsteps:\n";

/// Reads a scenario from files in memory; the first is the scenario.
fn load_from(files: &[(&str, &str)]) -> Result<Scenario, Unreadable> {
    let known: BTreeMap<&str, &str> = files.iter().copied().collect();
    load(files[0].0, &mut |path| match known.get(path) {
        Some(text) => Ok(text.as_bytes().to_vec()),
        None => Err("no such file".to_owned()),
    })
}

fn scenario(steps: &str) -> Scenario {
    load_from(&[("w/scenarios/s.yaml", &format!("{HEAD}{steps}"))]).expect("a scenario")
}

/// The only step of a scenario.
fn only(steps: &str) -> Step {
    let scenario = scenario(steps);
    let mut out = Diagnostics::new();
    let step = read(&scenario.parts[0].steps[0], &Bindings::new(), &mut out);
    assert_eq!(out.into_vec(), []);
    step.expect("a step")
}

fn attempt(steps: &str) -> Attempt {
    match only(steps) {
        Step::Attempt(attempt) => *attempt,
        other => panic!("{other:?}"),
    }
}

/// Everything wrong with a scenario, as people read it; with its steps, each on its own.
fn problems(files: &[(&str, &str)]) -> String {
    match load_from(files) {
        Err(unreadable) => unreadable.texts.render(&unreadable.findings, false),
        Ok(scenario) => {
            let mut out = Diagnostics::new();
            for step in &scenario.parts[0].steps {
                let _ = read(step, &Bindings::new(), &mut out);
            }
            let findings = out.into_vec().into_iter();
            let findings: Vec<_> = findings
                .map(|diagnostic| Finding {
                    part: 0,
                    diagnostic,
                })
                .collect();
            scenario.texts.render(&findings, false)
        }
    }
}

#[test]
fn every_kind_of_step_is_read() {
    assert!(matches!(only("  - stage: First"), Step::Stage(said) if said.value == "First"));
    let week = Length {
        count: 1,
        unit: Unit::Weeks,
    };
    assert!(matches!(only("  - wait: 1 week"), Step::Wait(length) if length.value == week));
    let Step::Expect(expect) = only("  - expect: { say: Notes, count: size(notes), is: 3 }") else {
        panic!("no expectation");
    };
    assert!(matches!(expect.demand, Demand::Count { of, is: 3 } if of.text == "size(notes)"));

    let done = attempt(
        "  - do: paper/1 sign\n    as: a\n    for: b\n    command: c\n    with: { pages: 1 }\n    \
         confirm: [confirm]\n    refused: Signing\n    because: [role, in-scope]\n    \
         occurred: { at: 3 days ago, reason: Late. }\n",
    );
    let Wish::Do { target, with } = &done.wish else {
        panic!("{done:?}")
    };
    assert_eq!(
        (target.instance.as_str(), target.action.as_str()),
        ("paper/1", "sign")
    );
    assert_eq!(with[0].key.text, "pages");
    assert_eq!(done.on_behalf_of.expect("for").value, "b");
    assert_eq!(done.command.expect("command").value, "c");
    assert_eq!(done.refused.expect("refused").because, ["role", "in-scope"]);
    let occurred = done.occurred.expect("occurred");
    assert_eq!(occurred.at, When::DaysFromThen(-3));
    assert_eq!(occurred.reason.expect("reason"), "Late.");

    let agreed = attempt("  - { consent: paper/1 sign, as: a }\n");
    assert!(matches!(agreed.wish, Wish::Consent { agrees: true, .. }));
    let declined = attempt("  - { decline: paper/1 sign, as: a }\n");
    assert!(matches!(declined.wish, Wish::Consent { agrees: false, .. }));
    let assigned = attempt("  - { assign: reader, of: paper/1, to: b, as: a }\n");
    assert!(matches!(assigned.wish, Wish::Assign { holding, .. } if holding.person.value == "b"));
    let revoked = attempt("  - { revoke: reader, from: b, as: a }\n");
    assert!(matches!(revoked.wish, Wish::Revoke(held) if held.of.is_none()));
    let lent = attempt("  - { delegate: reader, to: b, lasting: 1 week, as: a }\n");
    assert!(matches!(lent.wish, Wish::Delegate { lasting, .. } if lasting == week));
    let amended =
        attempt("  - { amend: x, add: { z: Z }, reason: Why., authority: not stated, as: a }\n");
    let Wish::Amend {
        change: Change::Add(members),
        ..
    } = amended.wish
    else {
        panic!("no change")
    };
    assert_eq!(members, [("z".into(), "Z".into())]);
}

#[test]
fn occurrences_are_dates_or_counted_from_the_step() {
    let at = |text: &str| {
        let steps = format!("  - do: paper sign\n    as: a\n    occurred: {{ at: {text} }}\n");
        attempt(&steps).occurred.expect("occurred").at
    };
    assert_eq!(at("in 2 days"), When::DaysFromThen(2));
    assert_eq!(at("1 day ago"), When::DaysFromThen(-1));
    assert_eq!(at("2003-09"), When::At(PartialDate::Month(2003, 9)));
}

#[test]
fn names_in_braces_are_filled_in_everywhere() {
    let scenario = scenario(
        "  - for_each: { t: [a, b], c: cells:m, p: parameter:q }\n    steps:\n      \
         - { do: \"note/{t}/{c.row} write {x\", as: \"lead-{t}\", with: { text: [\"{c.column}{t}\"] } }\n",
    );
    let mut out = Diagnostics::new();
    let step = read(&scenario.parts[0].steps[0], &Bindings::new(), &mut out);
    let Some(Step::ForEach { loops, steps }) = step else {
        panic!("no repetition")
    };
    let names: Vec<&str> = loops.iter().map(|one| one.name.value.as_str()).collect();
    assert_eq!(names, ["t", "c", "p"]);
    assert!(matches!(&loops[0].over, Over::Listed(texts) if texts[1].value == "b"));
    assert!(
        matches!(&loops[1].over, Over::Named { kind, id, .. } if *kind == "cells" && *id == "m")
    );

    let cell = [("row", "r1"), ("column", "c1")].map(|(part, member)| (part.into(), member.into()));
    let bindings = vec![
        ("t".into(), Binding::Text("outer".into())),
        ("t".into(), Binding::Text("inner".into())),
        ("c".into(), Binding::Parts(cell.into())),
    ];
    let filled = fill::node(&steps[0], &bindings, &mut out);
    assert_eq!(out.into_vec(), []);
    let text = |key: &str| {
        filled
            .get(key)
            .and_then(Node::text)
            .expect("a text")
            .text
            .clone()
    };
    assert_eq!(text("do"), "note/inner/r1 write {x");
    assert_eq!(text("as"), "lead-inner");
    let with = filled.get("with").expect("a form");
    assert_eq!(
        with.get("text").expect("texts").list()[0]
            .text()
            .expect("a text")
            .text,
        "c1inner"
    );
}

#[test]
fn a_place_in_a_filled_text_is_that_of_what_was_written() {
    let scenario = scenario("  - stage: \"{t} and {t}!\"\n");
    let bindings = vec![("t".into(), Binding::Text("a long text".into()))];
    let node = fill::node(
        &scenario.parts[0].steps[0],
        &bindings,
        &mut Diagnostics::new(),
    );
    let filled = node.get("stage").and_then(Node::text).expect("a text");
    assert_eq!(filled.text, "a long text and a long text!");
    let mark = filled.text.find('!').expect("the end");
    let place = filled.source_span(Span::new(mark, mark + 1));
    let source = &scenario.texts.get(0).expect("a file").text;
    assert_eq!(&source[place.start..place.end], "!");
}

#[test]
fn parts_are_found_beside_the_file_that_plays_them() {
    let head = format!("{HEAD}  - play: parts/a.yaml\n  - play: parts/a.yaml\n");
    let scenario = load_from(&[
        ("w/scenarios/s.yaml", &head),
        ("w/scenarios/parts/a.yaml", "steps:\n  - play: ../b.yaml\n"),
        ("w/scenarios/b.yaml", "steps:\n  - stage: B\n"),
    ])
    .expect("a scenario");
    assert_eq!(scenario.review, "w/reviews/r.yaml");
    assert_eq!(scenario.parts.len(), 3);
    assert_eq!(scenario.parts[0].plays["parts/a.yaml"], 1);
    assert_eq!(scenario.parts[1].plays["../b.yaml"], 2);
    let line = scenario.texts.line(Place {
        part: 2,
        span: scenario.parts[2].steps[0].span,
    });
    assert_eq!(line, ("w/scenarios/b.yaml".into(), 2));
}

#[test]
fn paths_stand_beside_their_file() {
    assert_eq!(
        path_beside("a/b/c.yaml", "d.yaml").as_deref(),
        Some("a/b/d.yaml")
    );
    assert_eq!(
        path_beside("a/b/c.yaml", "../.././d.yaml").as_deref(),
        Some("d.yaml")
    );
    assert_eq!(
        path_beside("c.yaml", "../d.yaml").as_deref(),
        Some("../d.yaml")
    );
    for wrong in ["/d.yaml", "", "a//b", "c:/d", "a\\b"] {
        assert_eq!(path_beside("a/b.yaml", wrong), None, "{wrong}");
    }
}

#[test]
fn everything_wrong_with_the_files_is_said_at_once() {
    let head = format!("{HEAD}  - play: gone.yaml\n  - play: /etc/x.yaml\n  - play: a.yaml\n");
    insta::assert_snapshot!(problems(&[
        ("s.yaml", &head),
        ("a.yaml", "steps:\n  - play: b.yaml\n"),
        ("b.yaml", "steps:\n  - play: a.yaml\n  - play: c.yaml\n"),
        ("c.yaml", "steps:\n  - stag: C\n"),
    ]));
}

#[test]
fn everything_wrong_with_the_steps_is_said_at_once() {
    let steps = "  - { do: paper, as: a, because: [role] }
  - { do: paper sign, as: \"{t}\" }
  - { do: paper sign, as: a, refused: Signing, because: [] }
  - { do: paper sign, as: a, occurred: { at: yesterday } }
  - { amend: x, reason: Why., authority: not stated, as: a }
  - { expect: { say: Notes, count: size(notes) } }
  - { for_each: { t: things }, steps: [] }
";
    let broken = format!("{HEAD}{steps}");
    insta::assert_snapshot!("the_shape_of_steps", problems(&[("s.yaml", &broken)]));
    let shaped: Vec<&str> = steps
        .lines()
        .skip(1)
        .filter(|line| !line.contains("amend") && !line.contains("expect"))
        .collect();
    let shaped = format!("{HEAD}{}\n  - {{ do: paper, as: a }}\n", shaped.join("\n"));
    insta::assert_snapshot!("the_form_of_steps", problems(&[("s.yaml", &shaped)]));
}
