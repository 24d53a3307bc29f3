//! Random definitions: written as text, so that they pass the same loader as any other.

use std::fmt::Write as _;
use std::sync::Arc;

use definition::{
    diagnostic::{Diagnostic, Severity, render::render},
    load::load,
    model::Definition,
};

use crate::tape::Tape;

/// A clause that can never hold is found when a definition is loaded; then other choices are tried.
const ALWAYS_FALSE: &str = "WF0326";

/// A definition from the choices of a tape. Every tape gives one that loads.
pub(crate) fn random(tape: &mut Tape<'_>) -> Arc<Definition> {
    loop {
        let text = text(tape);
        match load(text.as_bytes()) {
            Ok(loaded) => return Arc::new(loaded.definition),
            Err(found) => {
                let others =
                    |one: &&Diagnostic| one.severity == Severity::Error && one.code != ALWAYS_FALSE;
                let message = || render(&found, "random.yaml", &text, false);
                assert!(found.iter().find(others).is_none(), "{}\n{text}", message());
            }
        }
    }
}

const HEAD: &str = "\
language: 1
workflow: random
version: 1.0.0
title: A random workflow
backdating: 30 days
parameters:
  things: { type: list of thing, min: 1, title: Things }
  aim: { type: text or not stated, title: Aim }
  grid: { type: matrix of thing by colour, title: Grid }
vocabularies:
  colour: { red: Red, green: Green, blue: Blue }
roles:
  chief: { title: Chief, scope: review, min: 1 }
  worker: { title: Worker, scope: review, min: 1, assigned_by: [chief] }
  checker: { title: Checker, scope: review, assigned_by: [chief], incompatible: [worker] }
  owner: { title: Owner, scope: [kind0], assigned_by: [chief] }
classification:
  public: { readers: anyone }
  restricted: { readers: participants }
  confidential: { readers: listed }
calendar: { working_days: [mon, tue, wed, thu, fri], zone: Europe/Zurich, rule: \"CET-1CEST,M3.5.0,M10.5.0/3\", version: \"1\" }
amend:
  things:
    by: [chief]
    added: { do: [{ spawn: kind0, key: \"{member}\", with: { subject: member } }] }
    removed: { do: [{ cancel: \"kinds0.filter(k, k.subject == member)\" }] }
  grid: { by: [chief] }
";

fn text(tape: &mut Tape<'_>) -> String {
    let kinds = 1 + tape.pick(3);
    let mut text = HEAD.to_owned();
    text.push_str("milestones:\n  all_left:\n    say: Every thing has been left behind\n    ");
    text.push_str("that: size(kinds0) == size(things) && kinds0.all(k, k.was('s1'))\n");
    text.push_str("machines:\n");
    root(&mut text, tape, kinds);
    for kind in 0..kinds {
        machine(&mut text, tape, kind);
    }
    text.push_str(NUMBERED);
    text
}

/// What people number as they create it.
const NUMBERED: &str = "  extra:
    plural: extras
    title: Extra
    child_of: kind0 or review
    fields: { colour: { type: colour } }
    classification: public
    initial: made
    states:
      made: { settled: true, actions: { paint: { title: Paint it, by: [worker], input: { colour: { type: colour, required: true } }, set: { colour: input.colour }, stay: true } } }
";

fn root(text: &mut String, tape: &mut Tape<'_>, kinds: usize) {
    text.push_str(
        "  review:
    root: true
    title: Review
    classification: public
    initial: preparing
    states:
      preparing:
        actions:
          launch:
            title: Launch it
            by: [chief]
            to: running
            do:
              - { spawn: kind0, for_each: { t: things }, key: \"{t}\", with: { subject: t } }
",
    );
    for kind in 1..kinds {
        let _ = match tape.pick(2) {
            0 => writeln!(
                text,
                "              - {{ spawn: kind{kind}, for_each: {{ t: things }}, key: \"{{t}}\", with: {{ subject: t }} }}"
            ),
            _ => writeln!(
                text,
                "              - {{ spawn: kind{kind}, for_each: {{ c: grid }}, key: \"{{c.thing}}/{{c.colour}}\", with: {{ subject: c.thing, tone: c.colour }} }}"
            ),
        };
    }
    text.push_str("      running:\n");
    if tape.one_in(2) {
        text.push_str(
            "        automatic:
          finish:
            needs:
              - { id: left, use: all_left }
              - { id: over, say: Everything is over, that: \"kinds0.all(k, k.is('end'))\", empty: allowed }
",
        );
        for kind in 1..kinds {
            let _ = writeln!(
                text,
                "              - {{ id: over{kind}, say: Everything of kind {kind} is over, that: \"kinds{kind}.all(k, k.is('end'))\", empty: allowed }}"
            );
        }
        text.push_str("            to: closed\n");
    }
    text.push_str("        actions:\n          close:\n            title: Close it\n            by: [chief]\n            to: closed\n            needs:\n");
    for kind in 0..kinds {
        let _ = writeln!(
            text,
            "              - {{ id: over{kind}, say: Everything of kind {kind} is over, that: \"kinds{kind}.all(k, k.is('end'))\", empty: allowed }}"
        );
    }
    text.push_str(
        "          abandon: { title: Abandon it, by: [chief], to: abandoned, do: [{ cancel: everything }] }
          add: { title: Add an extra, by: [worker, chief], stay: true, do: [{ spawn: extra, key: next }] }
      closed: { final: true }
      abandoned: { final: true, outcome: failure }
",
    );
}

fn machine(text: &mut String, tape: &mut Tape<'_>, kind: usize) {
    let class = tape.of(&["public", "restricted", "confidential"]);
    let discreet = if tape.one_in(6) {
        "    discreet: true\n"
    } else {
        ""
    };
    let access = match *class {
        "confidential" => "    access: { see: participants, read: [worker, chief] }\n",
        _ => *tape.of(&["", "    access: { see: [worker, chief], read: [chief] }\n"]),
    };
    let access = access.replace("see: participants", "see: [participants]");
    // Of a listed class somebody must be listed.
    let raised = match access.is_empty() {
        true => "",
        false => ", classification: confidential",
    };
    let _ = write!(
        text,
        "  kind{kind}:
    plural: kinds{kind}
    title: Kind {kind} on {{subject}}
    child_of: review
    classification: {class}
{discreet}{access}    fields:
      subject: {{ type: thing }}
      tone: {{ type: colour, initial: red }}
      count: {{ type: int, initial: 0, max: 5 }}
      note: {{ type: text }}
      paper: {{ type: document{raised} }}
      marks: {{ type: set of colour, initial: [] }}
      sums: {{ type: int per colour, initial: {{}} }}
      due: {{ type: date }}
    initial: s0
    states:
      s0:
        deadline: {{ due: 5 working days after entering, remind: [2 working days], escalate: [{{ after: 0 days, to: [chief] }}] }}
        actions:
          first: {{ title: Go on, by: [worker], to: s1 }}
"
    );
    actions(text, tape, kind, "s0", "          ");
    text.push_str("      s1:\n        initial: inner\n        actions:\n");
    text.push_str("          last: { title: Go to the end, by: [chief, worker], to: end }\n");
    text.push_str("          rest: { title: Rest, by: [worker], to: resting }\n");
    text.push_str("        states:\n          inner:\n            actions:\n");
    text.push_str("              go_deep: { title: Go deeper, by: [worker], to: deep }\n");
    actions(text, tape, kind, "inner", "              ");
    text.push_str("          deep:\n            deadline: { id: deep_time, due: this.due }\n            actions:\n");
    text.push_str("              go_up: { title: Go up again, by: [worker], to: inner }\n");
    actions(text, tape, kind, "deep", "              ");
    text.push_str("      resting:\n        signals: { wake: { to: s1 } }\n        actions:\n");
    text.push_str(
        "          resume: { title: Go on where it was, by: [worker], to: s1, resume: last }\n",
    );
    if kind > 0 && tape.one_in(2) {
        let before = kind - 1;
        let _ = write!(
            text,
            "        automatic:\n          wake_up: {{ needs: [{{ id: before, say: One before it is over, that: \"kinds{before}.exists(k, k.is('end'))\" }}], to: end }}\n"
        );
    }
    text.push_str("      end: { final: true }\n");
}

/// Further actions of a state, each with its own form, clauses, data and effects.
fn actions(text: &mut String, tape: &mut Tape<'_>, kind: usize, state: &str, indent: &str) {
    for number in 0..tape.pick(3) {
        let by = tape.of(&["worker", "checker", "chief", "owner"]);
        let by = if kind > 0 {
            by.replace("owner", "worker")
        } else {
            (*by).to_owned()
        };
        let target = match tape.pick(3) {
            0 => "stay: true".to_owned(),
            1 => format!("to: {state}"),
            _ => "to: resting".to_owned(),
        };
        let _ = writeln!(text, "{indent}do_{state}_{number}:");
        let _ = writeln!(text, "{indent}  title: Do {state} {number}");
        let _ = writeln!(text, "{indent}  by: [{by}]");
        let _ = writeln!(text, "{indent}  {target}");
        if tape.one_in(3) {
            let _ = writeln!(text, "{indent}  not_by: [do_{state}_{number}]");
        }
        if tape.one_in(5) {
            let _ = writeln!(text, "{indent}  second: [chief]");
        }
        if tape.one_in(6) {
            let _ = writeln!(text, "{indent}  confirm: Are you sure?");
        }
        let _ = writeln!(
            text,
            "{indent}  input: {{ num: {{ type: int, required: true, min: 0, max: 9 }}, say: {{ type: text or not stated }}, c: {{ type: colour }}, paper: {{ type: document }}, day: {{ type: date }} }}"
        );
        let clauses: Vec<String> = (0..tape.pick(3))
            .map(|id| {
                let level = if tape.one_in(4) {
                    ", level: advice"
                } else {
                    ""
                };
                let that = guard(tape, kind, 0);
                format!("{{ id: c{id}, say: A random clause holds, that: \"{that}\"{level} }}")
            })
            .collect();
        if !clauses.is_empty() {
            let _ = writeln!(text, "{indent}  needs: [{}]", clauses.join(", "));
        }
        consequences(text, tape, kind, indent);
    }
}

/// The data an action changes and what it causes.
fn consequences(text: &mut String, tape: &mut Tape<'_>, kind: usize, indent: &str) {
    let set = tape.of(&[
        "count: this.count + input.num",
        "note: input.say",
        "tone: input.c",
        "paper: input.paper",
        "\"sums[this.tone]\": input.num",
        "marks: \"this.marks + [this.tone]\"",
        "due: input.day",
        "count: this.count - 1",
    ]);
    let set = if *set == "note: input.say" {
        "count: input.num"
    } else {
        set
    };
    let _ = writeln!(text, "{indent}  set: {{ {set} }}");
    match tape.pick(6) {
        1 => {
            let _ = writeln!(text, "{indent}  do: [{{ signal: wake, to: kind{kind} }}]");
        }
        2 => {
            let _ = writeln!(
                text,
                "{indent}  do: [{{ spawn: extra, key: next, with: {{ colour: this.tone }} }}]"
            );
        }
        3 => {
            let _ = writeln!(
                text,
                "{indent}  do: [{{ notify: [chief], say: \"Look at {{this.subject}}\" }}]"
            );
        }
        4 => {
            let _ = writeln!(
                text,
                "{indent}  do: [{{ cancel: \"extras.filter(e, has(e.colour) && e.colour == this.tone)\" }}]"
            );
        }
        _ => {}
    }
}

fn guard(tape: &mut Tape<'_>, kind: usize, depth: usize) -> String {
    if depth < 2 && tape.one_in(3) {
        let left = guard(tape, kind, depth + 1);
        let right = guard(tape, kind, depth + 1);
        let form = tape.pick(3);
        return match form {
            0 => format!("({left} && {right})"),
            1 => format!("({left} || {right})"),
            _ => format!("(!({left}) || this.count >= 1)"),
        };
    }
    let other = tape.pick(kind + 1);
    let guards = [
        "this.count >= 1".to_owned(),
        "this.count + input.num < 7".to_owned(),
        "has(this.note)".to_owned(),
        "has(input.c) && input.c != this.tone".to_owned(),
        "this.tone in this.marks".to_owned(),
        "'red' in this.sums".to_owned(),
        format!("kinds{other}.exists(k, k.subject == this.subject && k.was('s1'))"),
        format!("size(kinds{other}) >= 1 && kinds{other}.all(k, k.count < 3)"),
        format!("kinds{other}.exists_one(k, k.is('end'))"),
        "grid.exists(c, c.thing == this.subject && c.colour == this.tone)".to_owned(),
        "size(excluded(grid)) < 2".to_owned(),
        "milestone.all_left || this.count < 5".to_owned(),
        "colour.exists(c, c in this.marks)".to_owned(),
        "has(input.paper) && (!has(this.paper) || input.paper != this.paper)".to_owned(),
        "has(input.day) && input.day > date('2026-01-01') + days(3)".to_owned(),
        "parent.is('running')".to_owned(),
        "size(extras) <= 2".to_owned(),
    ];
    tape.of(&guards).clone()
}
