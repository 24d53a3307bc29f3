//! Every message is there in every language, says the same values, and is used.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::table::sources;

/// The languages besides English.
const OTHERS: [&str; 2] = ["fr", "ar"];

/// The messages of a language: by key, what stands there.
pub(super) fn messages(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(language);
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let mut key = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let begins = line.starts_with(|one: char| one.is_ascii_alphabetic());
            if begins && let Some((name, said)) = line.split_once('=') {
                let name = name.trim().to_owned();
                let twice = messages.insert(name.clone(), said.to_owned());
                assert!(twice.is_none(), "{}: {name} twice", path.display());
                key = Some(name);
            } else if let Some(key) = &key {
                messages.get_mut(key).unwrap().push_str(line);
            }
        }
    }
    messages
}

/// The values that a message says: `$count`.
fn values(said: &str) -> BTreeSet<String> {
    let named = said.split('$').skip(1).map(|rest| {
        let name = rest
            .chars()
            .take_while(|one| one.is_ascii_alphanumeric() || *one == '-' || *one == '_');
        name.collect()
    });
    named.collect()
}

/// Texts of the sources that could be keys of messages, with `{…}` where a part of them is put in.
fn literals() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in sources() {
        let text = fs::read_to_string(file).unwrap();
        for (at, _) in text.match_indices('"') {
            let rest = &text[at + 1..];
            let Some(end) = rest.find('"') else { break };
            let literal = &rest[..end];
            let could = |one: char| one.is_ascii_alphanumeric() || "-{}_.():".contains(one);
            if !literal.is_empty() && literal.chars().all(could) {
                found.insert(literal.to_owned());
            }
        }
    }
    found
}

/// Whether a key is what a text with `{…}` in it becomes.
fn becomes(literal: &str, key: &str) -> bool {
    let mut parts = literal
        .split('{')
        .map(|part| part.rsplit('}').next().unwrap_or(""));
    let first = parts.next().unwrap_or("");
    let Some(mut rest) = key.strip_prefix(first) else {
        return false;
    };
    let mut last = first;
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
        last = part;
    }
    last.is_empty() || rest.is_empty()
}

#[test]
fn every_message_is_there_in_every_language_with_the_same_values() {
    let english = messages("en");
    let mut wrong = Vec::new();
    for language in OTHERS {
        let messages = messages(language);
        for (key, said) in &english {
            match messages.get(key) {
                None => wrong.push(format!("{language}: {key} is missing")),
                Some(other) if values(other) != values(said) => {
                    wrong.push(format!("{language}: {key} says other values: {other}"));
                }
                Some(_) => {}
            }
        }
        let left = messages.keys().filter(|key| !english.contains_key(*key));
        wrong.extend(left.map(|key| format!("{language}: {key} is not there in English")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_that_is_said_is_there() {
    let english = messages("en");
    let mut wrong = Vec::new();
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        for call in ["say(\"", "say_with(\""] {
            for (at, _) in text.match_indices(call) {
                let key = text[at + call.len()..].split('"').next().unwrap_or("");
                if !english.contains_key(key) {
                    wrong.push(format!("{}: {key}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_message_is_left_over() {
    let literals = literals();
    let formats: Vec<_> = literals
        .iter()
        .filter(|literal| {
            literal.contains('{') && literal.contains('-') && !literal.starts_with("{}")
        })
        .collect();
    let english = messages("en");
    let left: Vec<_> = english
        .keys()
        .filter(|key| !literals.contains(*key))
        .filter(|key| !formats.iter().any(|literal| becomes(literal, key)))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn a_text_with_a_hole_becomes_a_key() {
    assert!(becomes("state-{}", "state-not-yours"));
    assert!(becomes("word-{word}-means", "word-why-means"));
    assert!(!becomes("word-{word}-means", "word-why"));
    assert!(!becomes("month-{}", "state-ready"));
}
