//! Definitions that must load: the smallest one, the example of the language, and those that ship with the product.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use definition::{
    diagnostic::render::render,
    load::load,
    model::action::{EffectKind, SpawnKey, Target},
    ty::Type,
};

#[track_caller]
fn is_fine(source: &[u8]) -> definition::model::Definition {
    let text = String::from_utf8_lossy(source);
    match load(source) {
        Ok(loaded) if loaded.warnings.is_empty() => loaded.definition,
        Ok(loaded) => panic!(
            "{}",
            render(&loaded.warnings, "workflow.yaml", &text, false)
        ),
        Err(found) => panic!("{}", render(&found, "workflow.yaml", &text, false)),
    }
}

#[test]
fn the_smallest_workflow() {
    let definition = is_fine(include_bytes!("two_states.yaml"));
    let root = definition.root();
    assert_eq!(root.entered(&root.initial).id, "ajar");
    let shut = root.action("ajar", "shut").unwrap();
    assert_eq!(shut.target, Target::To("closed".into()));
    assert_eq!(shut.event, "shut");
    assert_eq!(root.class, "restricted");
}

#[test]
fn the_example() {
    let definition = is_fine(include_bytes!("example.yaml"));
    assert_eq!(definition.machines.len(), 10);
    let theme = &definition.vocabularies["theme"];
    assert_eq!(theme.parameter.as_deref(), Some("themes"));
    let subject = definition.machines["report"].field("subject").unwrap();
    assert_eq!(
        subject.ty,
        Type::Member(vec!["theme".into(), "country".into()])
    );
    assert_eq!(subject.class, "confidential");
    let mission = &definition.machines["mission"];
    assert_eq!(mission.path("planned"), "active.planned");
    assert_eq!(mission.entered("active").id, "planned");
    assert_eq!(mission.states["under_way"].title, "under way");
    let launch = definition.root().action("preparing", "launch").unwrap();
    let keys: Vec<_> = launch
        .effects
        .iter()
        .map(|effect| match &effect.kind {
            EffectKind::Spawn { machine, key, .. } => (
                machine.as_str(),
                matches!(key, SpawnKey::Single),
                effect.for_each.len(),
            ),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(keys[4], ("feedback_session", false, 1));
    assert_eq!(keys[5], ("synthesis", true, 0));
    let deadlines = &definition.machines["report"].states["submitted"].deadlines;
    assert_eq!(deadlines[0].id, "submitted");
}

/// Every workflow that ships with the product loads without a finding.
#[test]
fn the_workflows_of_the_product() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../workflows");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path().join("workflow.yaml");
        if let Ok(source) = std::fs::read(&file) {
            is_fine(&source);
            count += 1;
        }
    }
    assert!(count >= 2, "there should be two workflows, found {count}");
}
