//! There is a change exactly if the digests differ.

use std::sync::OnceLock;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::grammar::tests::EVERY_KEY;

const SMALL: &str = include_str!("../../testdata/small.yaml");

fn written(text: &str) -> Written {
    Written::read(text.as_bytes()).expect("a definition")
}

/// Every way to change one place of a form: another text, one part less, two parts in the other order.
fn mutants(value: &Value) -> Vec<Value> {
    let mut mutants = Vec::new();
    match value {
        Value::String(text) => mutants.push(format!("{text}x").into()),
        Value::Array(parts) => {
            for (index, part) in parts.iter().enumerate() {
                // The first part of a pair is its key; without it, it would be none.
                for mutant in self::mutants(part) {
                    let mut other = parts.clone();
                    other[index] = mutant;
                    mutants.push(Value::Array(other));
                }
                let is_pair = parts.len() == 2 && parts[0].is_string() && !parts[1].is_string();
                if !is_pair {
                    let mut other = parts.clone();
                    other.remove(index);
                    mutants.push(Value::Array(other));
                }
            }
            if parts.len() > 1 && parts[0] != parts[1] {
                let mut other = parts.clone();
                other.swap(0, 1);
                mutants.push(Value::Array(other));
            }
        }
        Value::Object(record) => {
            for (key, value) in record {
                for mutant in self::mutants(value) {
                    let mut other = record.clone();
                    other.insert(key.clone(), mutant);
                    mutants.push(Value::Object(other));
                }
                let mut other = record.clone();
                other.remove(key);
                mutants.push(Value::Object(other));
            }
        }
        _ => mutants.push("x".into()),
    }
    mutants
}

#[test]
fn every_change_of_every_key_is_told_in_both_directions() {
    let mut count = 0;
    for text in [EVERY_KEY, SMALL] {
        let form = written(text).form;
        for mutant in mutants(&form) {
            assert_ne!(form, mutant);
            for (old, new) in [(&form, &mutant), (&mutant, &form)] {
                let groups = tell::groups(old, new);
                let mut changes = groups.iter().flat_map(|group| &group.changes);
                assert!(changes.next().is_some(), "{old} {new}");
                assert!(
                    groups
                        .iter()
                        .flat_map(|group| &group.changes)
                        .all(|change| !change.sentence.is_empty() && !change.path.is_empty())
                );
            }
            count += 1;
        }
        assert!(tell::groups(&form, &form).is_empty());
    }
    assert!(count > 300, "only {count} changes were tried");
}

static MUTANTS: OnceLock<Vec<Value>> = OnceLock::new();

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn comments_and_empty_lines_are_no_change(note in "[a-z ]{0,20}", lines in 0..4_usize) {
        let blank = "\n".repeat(lines);
        let other = format!("# {note}\n{blank}{EVERY_KEY}{blank}# {note}\n");
        let (old, new) = (written(EVERY_KEY), written(&other));
        prop_assert_eq!(old.digest(), new.digest());
        prop_assert_eq!(between(&old, &new), []);
    }

    /// Two changes drawn by lot: told exactly if something differs.
    #[test]
    fn changes_are_told_exactly_if_the_forms_differ(a in 0..10_000_usize, b in 0..10_000_usize) {
        let mutants = MUTANTS.get_or_init(|| mutants(&written(SMALL).form));
        let (old, new) = (&mutants[a % mutants.len()], &mutants[b % mutants.len()]);
        prop_assert_eq!(tell::groups(old, new).is_empty(), old == new);
    }
}
