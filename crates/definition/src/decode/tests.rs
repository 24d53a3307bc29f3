//! From bytes to a package.

use jiff::civil::Weekday;
use proptest::prelude::*;

use super::*;
use crate::{
    grammar::tests::EVERY_KEY,
    model::{
        Readers,
        time::{Length, Unit},
    },
    syntax::{
        PropertyKind,
        action::{ClauseKind, EffectKind, SpawnKey, Target},
        people::ReaderKind,
        time::Due,
    },
};

fn read(text: &str) -> Package {
    let mut diagnostics = Diagnostics::new();
    let package = workflow(text.as_bytes(), &mut diagnostics);
    assert_eq!(diagnostics.into_vec(), []);
    package.expect("a package")
}

fn entry<'a, T>(entries: &'a [crate::syntax::Entry<T>], id: &str) -> &'a T {
    let entry = entries.iter().find(|entry| entry.id.value == id);
    &entry.unwrap_or_else(|| panic!("no `{id}`")).value
}

#[test]
fn what_is_written_is_in_the_tree() {
    let package = read(EVERY_KEY);
    assert_eq!(package.workflow.value, "every-key");
    assert_eq!(package.language.value, 1);
    let classes = package.classification.as_deref().expect("classes");
    assert_eq!(classes[2].id.value, "secret");
    assert_eq!(classes[2].value.value, Readers::Listed);
    let calendar = package.calendar.as_ref().expect("a calendar");
    assert_eq!(calendar.working_days[4].value, Weekday::Friday);
    assert_eq!(calendar.holidays[0].value, jiff::civil::date(2003, 12, 25));
    assert_eq!(entry(&package.roles, "lead").scope.len(), 2);
    assert_eq!(entry(&package.roles, "manager").scope[0].value, "review");
    assert!(entry(&package.milestones, "done").empty_allowed);
    let amend = entry(&package.amend, "countries");
    assert!(matches!(amend.needs[0].kind, ClauseKind::Use(_)));
    assert!(matches!(amend.removed[0].kind, EffectKind::Cancel(_)));
    assert!(package.explore.is_some());
    let forms: Vec<_> = package
        .properties
        .iter()
        .map(|property| match &property.kind {
            PropertyKind::Never(_) => "never",
            PropertyKind::Always(_) => "always",
            PropertyKind::CanAlwaysReach { .. } => "can_always_reach",
            PropertyKind::Trace { form, .. } => form.value.as_str(),
        })
        .collect();
    assert_eq!(
        forms,
        [
            "never",
            "always",
            "can_always_reach",
            "precedence",
            "response",
            "not_coexistence",
            "absence",
            "existence"
        ]
    );
    let PropertyKind::Trace { first, .. } = &package.properties[3].kind else {
        panic!("no trace property");
    };
    assert_eq!(first.key.as_ref().expect("a key").value, "malawi/x");
}

#[test]
fn machines_states_and_actions_are_in_the_tree() {
    let package = read(EVERY_KEY);
    let study = entry(&package.machines, "study");
    assert_eq!(study.child_of.len(), 2);
    assert!(study.never_published && study.discreet && !study.root);
    let access = study.access.as_ref().expect("access");
    let see = access.see.as_deref().expect("see");
    assert!(matches!(see[0].who, ReaderKind::Participants(_)));
    assert!(access.read.as_deref().expect("read")[1].when.is_some());
    let under_way = entry(&entry(&study.states, "active").states, "under_way");
    assert_eq!(under_way.deadlines.len(), 2);
    let working = Length {
        count: 20,
        unit: Unit::WorkingDays,
    };
    assert!(matches!(&under_way.deadlines[0].due, Due::After(length) if length.value == working));
    assert!(
        matches!(&under_way.deadlines[1].due, Due::At(text) if text.text == "this.held + days(10)")
    );
    let submit = entry(&under_way.actions, "submit");
    assert_eq!(submit.by[1].of.as_ref().expect("of").text, "this");
    assert!(submit.needs[0].advice);
    assert_eq!(submit.set[0].field.value, "interviews");
    assert_eq!(submit.set[0].at.as_ref().expect("at").text, "input.group");
    assert!(entry(&submit.input, "text").required && !entry(&submit.input, "count").required);
    let back = entry(&entry(&study.states, "submitted").actions, "back");
    assert!(matches!(back.target, Target::Resume(_)));
    assert!(entry(&study.states, "dropped").failure);
    assert_eq!(
        entry(&package.machines, "report").states[0].id.value,
        "accepted"
    );

    let launch = entry(
        &entry(&entry(&package.machines, "review").states, "open").actions,
        "launch",
    );
    let keys: Vec<_> = launch
        .effects
        .iter()
        .filter_map(|effect| match &effect.kind {
            EffectKind::Spawn { key, .. } => Some(key),
            _ => None,
        })
        .collect();
    assert!(matches!(
        keys[..],
        [SpawnKey::Phrase(_), SpawnKey::Next, SpawnKey::Single]
    ));
    assert!(matches!(
        launch.effects[4].kind,
        EffectKind::CancelEverything
    ));
}

#[test]
fn names_keep_their_places() {
    let package = read(EVERY_KEY);
    let submit = package.machines[1].value.states[0].value.states[0]
        .value
        .actions[0]
        .clone();
    let place = |span: crate::span::Span| &EVERY_KEY[span.start..span.end];
    assert_eq!(place(submit.id.span), "submit");
    assert_eq!(place(submit.value.by[1].role.span), "lead");
    let of = submit.value.by[1].of.as_ref().expect("of");
    assert_eq!(place(of.span), "this");
    let at = submit.value.set[0].at.as_ref().expect("at");
    assert_eq!(place(at.span), "input.group");
    let that = &package.milestones[0].value.that;
    let accepted = that.text.find("'accepted'").expect("there");
    let within = crate::span::Span::new(accepted, accepted + 10);
    assert_eq!(place(that.source_span(within)), "'accepted'");
}

/// One change of the text of a workflow: a byte range replaced.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let bytes = EVERY_KEY.as_bytes();
    let snippets = prop::sample::select(vec![
        "", "\n", "  ", ":", ": ", "- ", "[", "]", "{", "}", ",", "'", "\"", "#", "|", ">-", "&a ",
        "*a", "!t ", "\t", "é", "a", "1", "true", "? ", "%", "---\n", "...\n", "\r\n", "\0",
        "title:",
    ]);
    let change = (0..bytes.len(), 0..12usize, snippets);
    prop::collection::vec(change, 1..4).prop_map(move |changes| {
        let mut text = bytes.to_vec();
        for (start, length, snippet) in changes {
            let start = start.min(text.len());
            let end = (start + length).min(text.len());
            text.splice(start..end, snippet.bytes());
        }
        text
    })
}

/// Reading and showing never panics; there is a package exactly if there is no error.
fn survives(bytes: &[u8]) {
    let mut diagnostics = Diagnostics::new();
    let package = workflow(bytes, &mut diagnostics);
    assert_eq!(package.is_some(), !diagnostics.has_errors());
    let text = String::from_utf8_lossy(bytes);
    let found = diagnostics.into_vec();
    let shown = crate::diagnostic::render::render(&found, "workflow.yaml", &text, false);
    assert_eq!(shown.is_empty(), found.is_empty());
    let json = crate::diagnostic::render::to_json(&found, "workflow.yaml", &text);
    assert_eq!(json.as_array().map(Vec::len), Some(found.len()));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        survives(text.as_bytes());
    }

    #[test]
    fn any_yaml_like_text_is_read_or_refused(text in "[-a-z0-9:, \\n\\[\\]{}'\"#|>&*!?%]{0,120}") {
        survives(text.as_bytes());
    }

    #[test]
    fn a_damaged_workflow_is_read_or_refused(bytes in damaged()) {
        survives(&bytes);
    }
}

#[test]
fn many_errors_are_found_at_once_and_soon_shown() {
    let mut text = String::from("machines:\n");
    for number in 0..20_000 {
        text.push_str(&format!("  m{number}: {{ titel: x }}\n"));
    }
    survives(text.as_bytes());
}
