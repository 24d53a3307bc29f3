//! Whatever is written, it is told what is wrong with it; nothing ends in a panic.

use proptest::prelude::*;

use super::{SMALL, check};

const EXAMPLE: &str = include_str!("../example.yaml");

/// A definition with some lines left out, put twice or put elsewhere, and some words changed for others of it.
fn mutated(text: &'static str) -> impl Strategy<Value = String> {
    let lines: Vec<&str> = text.lines().collect();
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let change = (
        0..4,
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    );
    prop::collection::vec(change, 1..4).prop_map(move |changes| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (kind, one, other) in changes {
            let (at, to) = (one.index(lines.len()), other.index(lines.len()));
            match kind {
                0 => {
                    lines.remove(at);
                }
                1 => lines.swap(at, to),
                2 => lines.insert(to, lines[at].clone()),
                _ => {
                    let (old, new) = (
                        words[one.index(words.len())],
                        words[other.index(words.len())],
                    );
                    let all = lines.join("\n");
                    lines = all
                        .replacen(old, new, 2)
                        .lines()
                        .map(str::to_owned)
                        .collect();
                }
            }
        }
        lines.join("\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_small_definition_never_panics(text in mutated(SMALL)) {
        check(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_example_never_panics(text in mutated(EXAMPLE)) {
        check(&text);
    }
}
