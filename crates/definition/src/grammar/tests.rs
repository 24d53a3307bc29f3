//! The table and the text that people read agree.

use super::*;
use crate::diagnostic::Diagnostics;

/// Every key of the language at least once.
pub(crate) const EVERY_KEY: &str = include_str!("../../testdata/every-key.yaml");

const REFERENCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../workflows/REFERENCE.md");

#[test]
fn the_reference_is_written_from_the_table() {
    let written = reference::reference();
    if std::env::var_os("REMIT_BLESS").is_some() {
        std::fs::write(REFERENCE, &written).expect("the reference can be written");
    }
    let committed = std::fs::read_to_string(REFERENCE).unwrap_or_default();
    assert!(
        committed == written,
        "workflows/REFERENCE.md is not what the table says: run `REMIT_BLESS=1 cargo test -p definition`"
    );
}

/// Records of a file, each once.
fn records(file: &'static File) -> Vec<&'static Record> {
    fn add(record: &'static Record, found: &mut Vec<&'static Record>) {
        if !found.iter().any(|known| std::ptr::eq(*known, record)) {
            found.push(record);
            for key in record.keys {
                walk(&key.shape, found);
            }
        }
    }
    fn walk(shape: &'static Shape, found: &mut Vec<&'static Record>) {
        match shape {
            Shape::Record(record) | Shape::TextOrRecord(_, record) => add(record, found),
            Shape::Forms(forms) => forms
                .forms
                .iter()
                .for_each(|(_, record)| add(record, found)),
            Shape::Map(_, shape) | Shape::List(shape) | Shape::OneOrList(shape) => {
                walk(shape, found);
            }
            Shape::Text(_) | Shape::Literal | Shape::Free => {}
        }
    }
    let mut found = Vec::new();
    add(file.root, &mut found);
    found
}

#[test]
fn names_of_records_are_unique_because_the_reference_links_them() {
    let mut all: Vec<_> = [&WORKFLOW, &REVIEW, &MATRIX, &SCENARIO, &PART]
        .into_iter()
        .flat_map(records)
        .collect();
    // Scenarios and their parts share their steps.
    all.sort_unstable_by_key(|record| std::ptr::from_ref(*record));
    all.dedup_by_key(|record| std::ptr::from_ref(*record));
    let mut names: Vec<_> = all.into_iter().map(|record| record.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn keys_are_unique_documented_and_no_words_of_other_yaml_tools() {
    for record in [&WORKFLOW, &REVIEW, &MATRIX, &SCENARIO, &PART]
        .into_iter()
        .flat_map(records)
    {
        for (index, key) in record.keys.iter().enumerate() {
            assert!(
                !record.keys[..index]
                    .iter()
                    .any(|other| other.name == key.name)
            );
            assert!(!key.doc.is_empty() && !key.example.is_empty());
            assert!(
                !["on", "off", "yes", "no", "y", "n", "true", "false", "null"].contains(&key.name)
            );
        }
        for rule in record.rules {
            let keys: Vec<&str> = match rule {
                Rule::ExactlyOne(keys) => keys.to_vec(),
                Rule::Together(first, second) | Rule::Needs(first, second) => vec![first, second],
            };
            assert!(
                keys.iter()
                    .all(|key| record.keys.iter().any(|known| known.name == *key))
            );
        }
    }
}

#[test]
fn a_form_is_told_by_a_key_that_no_other_form_has() {
    fn forms(shape: &'static Shape) -> Option<&'static Forms> {
        match shape {
            Shape::Forms(forms) => Some(forms),
            Shape::Map(_, shape) | Shape::List(shape) | Shape::OneOrList(shape) => forms(shape),
            _ => None,
        }
    }
    let all = records(&WORKFLOW)
        .into_iter()
        .flat_map(|record| record.keys);
    let all: Vec<_> = all.filter_map(|key| forms(&key.shape)).collect();
    assert!(all.len() > 3);
    for forms in all {
        for (tell, record) in forms.forms {
            for (_, other) in forms.forms {
                let has = other
                    .keys
                    .iter()
                    .any(|key| key.name == *tell && key.required);
                assert_eq!(has, std::ptr::eq(*other, *record), "{tell}");
            }
        }
    }
}

#[test]
fn the_example_with_every_key_has_every_key() {
    let mut diagnostics = Diagnostics::new();
    let node = crate::decode::file(EVERY_KEY.as_bytes(), &WORKFLOW, &mut diagnostics);
    assert_eq!(diagnostics.into_vec(), []);
    let mut missing = Vec::new();
    let mut written = Vec::new();
    collect(
        &Shape::Record(WORKFLOW.root),
        &node.expect("a tree"),
        &mut written,
    );
    for record in records(&WORKFLOW) {
        for key in record.keys {
            if !written.contains(&(record.name, key.name)) {
                missing.push((record.name, key.name));
            }
        }
    }
    assert_eq!(missing, []);
}

fn collect(
    shape: &Shape,
    node: &crate::dialect::Node,
    written: &mut Vec<(&'static str, &'static str)>,
) {
    let mut record = |record: &Record| {
        for pair in node.pairs() {
            let known = record.keys.iter().find(|key| key.name == pair.key.text);
            let key = known.expect("a known key");
            written.push((record.name, key.name));
            collect(&key.shape, &pair.value, written);
        }
    };
    match shape {
        Shape::Record(shape) | Shape::TextOrRecord(_, shape) => record(shape),
        Shape::Forms(forms) => {
            let form = forms.forms.iter().find(|(key, _)| node.get(key).is_some());
            record(form.expect("a form").1);
        }
        Shape::Map(_, shape) => {
            for pair in node.pairs() {
                collect(shape, &pair.value, written);
            }
        }
        Shape::OneOrList(shape) if !node.is_list() => collect(shape, node, written),
        Shape::List(shape) | Shape::OneOrList(shape) => {
            for node in node.list() {
                collect(shape, node, written);
            }
        }
        Shape::Text(_) | Shape::Literal | Shape::Free => {}
    }
}

#[test]
fn examples_of_scalars_are_what_their_keys_want() {
    for record in [&WORKFLOW, &REVIEW, &MATRIX, &SCENARIO, &PART]
        .into_iter()
        .flat_map(records)
    {
        for key in record.keys {
            let Shape::Text(kind) = key.shape else {
                continue;
            };
            let text = crate::span::SourceText::verbatim(key.example.trim_matches('"'), 0);
            assert_eq!(
                scalar::fault(kind, &text),
                None,
                "{}.{}",
                record.name,
                key.name
            );
        }
    }
}

#[test]
fn lengths_and_numbers_have_one_way_of_writing() {
    assert!(scalar::length("20 working days").is_some() && scalar::length("1 month").is_some());
    for text in [
        "20",
        "days",
        "020 days",
        "-1 days",
        "20  days",
        "20 years",
        "99999999 days",
        "1 day ",
    ] {
        assert_eq!(scalar::length(text), None, "{text}");
    }
    assert_eq!(scalar::integer("-7"), Some(-7));
    for text in ["+7", "07", "-0", "7.0", "", " 7", "99999999999999999999"] {
        assert_eq!(scalar::integer(text), None, "{text}");
    }
    assert!(scalar::date("2003-02-28").is_some());
    for text in [
        "2003-02-30",
        "2003-2-28",
        "20030228",
        "2003-02",
        "2003-02-28T00:00",
    ] {
        assert_eq!(scalar::date(text), None, "{text}");
    }
}
