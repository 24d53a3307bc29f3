//! What changes a digest and what does not.

use proptest::prelude::*;

use super::*;
use crate::{
    decode,
    diagnostic::Diagnostics,
    dialect::Pair,
    grammar::{WORKFLOW, tests::EVERY_KEY},
};

const SMALL: &str = include_str!("../../testdata/small.yaml");

fn tree(text: &str) -> Node {
    let mut diagnostics = Diagnostics::new();
    let node = decode::file(text.as_bytes(), &WORKFLOW, &mut diagnostics);
    assert_eq!(diagnostics.into_vec(), [], "{text}");
    node.expect("a tree")
}

fn digest_of(text: &str) -> Name {
    digest(&WORKFLOW, &tree(text))
}

/// How a tree is written again. Each number decides one free choice of the writer, in turn.
struct Writer<'a> {
    choices: &'a [u8],
    at: usize,
    text: String,
}

impl<'a> Writer<'a> {
    fn write(node: &Node, choices: &'a [u8]) -> String {
        let mut writer = Writer {
            choices,
            at: 0,
            text: String::new(),
        };
        writer.root(node);
        writer.text
    }

    fn choose(&mut self, below: u8) -> u8 {
        let choice = self.choices.get(self.at % self.choices.len().max(1));
        self.at += 1;
        choice.map_or(0, |choice| choice % below)
    }

    fn root(&mut self, node: &Node) {
        // The keys of a record may stand in any order.
        let pairs = node.pairs();
        let first = usize::from(self.choose(251)) % pairs.len();
        for index in 0..pairs.len() {
            self.pair(&pairs[(first + index) % pairs.len()], 0);
        }
    }

    fn comment(&mut self) {
        if self.choose(4) == 0 {
            self.text
                .push_str("   # a comment: with [all] {kinds} of 'marks'");
        }
        self.text.push('\n');
        if self.choose(5) == 0 {
            self.text.push_str("\n# another\n");
        }
    }

    fn pair(&mut self, pair: &Pair, indent: usize) {
        self.text.push_str(&" ".repeat(indent));
        let key = pair.key.text.as_str();
        self.inline(key, false);
        self.text.push(':');
        self.value(&pair.value, indent);
    }

    fn value(&mut self, node: &Node, indent: usize) {
        match &node.kind {
            NodeKind::Empty if self.choose(2) == 0 => self.text.push_str(" {}"),
            NodeKind::Empty => {}
            NodeKind::Text(scalar) => return self.scalar(&scalar.source.text, indent),
            NodeKind::List(nodes) if !nodes.is_empty() && self.choose(2) == 0 => {
                self.comment();
                for node in nodes {
                    self.text.push_str(&" ".repeat(indent + 1));
                    self.text.push('-');
                    self.value(node, indent + 1);
                }
                return;
            }
            NodeKind::Map(map) if !map.is_empty() && self.choose(2) == 0 => {
                self.comment();
                let deeper = indent + 1 + usize::from(self.choose(3));
                for pair in &map.pairs {
                    self.pair(pair, deeper);
                }
                return;
            }
            NodeKind::List(_) | NodeKind::Map(_) => {
                self.text.push(' ');
                self.flow(node);
            }
        }
        self.comment();
    }

    fn scalar(&mut self, text: &str, indent: usize) {
        let foldable = !text.contains("  ") && !text.contains('\n');
        match self.choose(4) {
            0 if foldable => {
                self.text.push_str(" >-\n");
                let words = text.replace(' ', &format!("\n{}", " ".repeat(indent + 3)));
                self.text.push_str(&" ".repeat(indent + 3));
                self.text.push_str(&words);
                self.text.push('\n');
            }
            1 if !text.contains('\n') => {
                self.text.push_str(" |-\n");
                self.text.push_str(&" ".repeat(indent + 2));
                self.text.push_str(text);
                self.text.push('\n');
            }
            _ => {
                self.text.push(' ');
                self.inline(text, false);
                self.comment();
            }
        }
    }

    fn flow(&mut self, node: &Node) {
        let (open, close) = if node.is_list() {
            ("[", "]")
        } else {
            ("{", "}")
        };
        match &node.kind {
            NodeKind::Empty => return self.text.push_str("{}"),
            NodeKind::Text(scalar) => return self.inline(&scalar.source.text, true),
            NodeKind::List(_) | NodeKind::Map(_) => {}
        }
        self.text.push_str(open);
        for (index, node) in node.list().iter().enumerate() {
            self.text.push_str(if index > 0 { ", " } else { "" });
            self.flow(node);
        }
        for (index, pair) in node.pairs().iter().enumerate() {
            self.text.push_str(if index > 0 { " , " } else { " " });
            self.inline(&pair.key.text, true);
            self.text.push_str(": ");
            self.flow(&pair.value);
        }
        self.text.push_str(close);
    }

    /// A scalar within a line: plain if it may be, or in one of the two quotes.
    fn inline(&mut self, text: &str, braces: bool) {
        let plain = text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && !text.contains([':', '#', '\n', '\'', '"'])
            && !(braces && text.contains(['{', '}', '[', ']', ',']))
            && text.trim() == text;
        match self.choose(3) {
            0 | 1 if plain => self.text.push_str(text),
            0 if !text.contains('\n') => {
                let quoted = format!("'{}'", text.replace('\'', "''"));
                self.text.push_str(&quoted);
            }
            _ => {
                let quoted = serde_json::to_string(text).expect("a JSON string is a YAML string");
                self.text.push_str(&quoted);
            }
        }
    }
}

proptest! {
    #[test]
    fn comments_layout_and_quotes_change_nothing(
        choices in prop::collection::vec(any::<u8>(), 1..200),
        every in any::<bool>(),
    ) {
        let text = if every { EVERY_KEY } else { SMALL };
        let again = Writer::write(&tree(text), &choices);
        prop_assert_eq!(digest_of(&again), digest_of(text), "{}", again);
    }

    #[test]
    fn every_change_of_a_text_changes_the_digest(place in any::<prop::sample::Index>()) {
        let mut node = tree(EVERY_KEY);
        let before = digest(&WORKFLOW, &node);
        let mut scalars = Vec::new();
        texts(&mut node, &mut scalars);
        let count = scalars.len();
        prop_assert!(count > 200);
        scalars[place.index(count)].push('x');
        prop_assert_ne!(digest(&WORKFLOW, &node), before);
    }
}

/// The texts of all values that count.
fn texts<'n>(node: &'n mut Node, found: &mut Vec<&'n mut String>) {
    match &mut node.kind {
        NodeKind::Text(scalar) => found.push(&mut scalar.source.text),
        NodeKind::List(nodes) => nodes.iter_mut().for_each(|node| texts(node, found)),
        NodeKind::Map(map) => {
            for pair in map
                .pairs
                .iter_mut()
                .filter(|pair| pair.key.text != "explore")
            {
                texts(&mut pair.value, found);
            }
        }
        NodeKind::Empty => {}
    }
}

#[test]
fn every_change_of_an_id_or_of_an_order_changes_the_digest() {
    let before = digest_of(SMALL);
    for (from, to) in [
        // ids chosen by the author
        ("manager:", "director:"),
        ("  review:\n", "  whole_review:\n"),
        ("national:", "federal:"),
        // their order
        (
            "{ national: National level, regional: Regional level }",
            "{ regional: Regional level, national: National level }",
        ),
        (
            "    states:\n      drafting: { actions: { finish: { title: Finish, by: [lead], to: finished } } }\n      finished: { final: true }\n",
            "    states:\n      finished: { final: true }\n      drafting: { actions: { finish: { title: Finish, by: [lead], to: finished } } }\n",
        ),
        // one or a list of one, a key more, a default written out
        ("scope: [study]", "scope: study"),
        ("final: true", "final: true, settled: true"),
        ("type: partial date,", "type: partial date, required: true,"),
    ] {
        assert!(SMALL.contains(from), "{from}");
        assert_ne!(digest_of(&SMALL.replace(from, to)), before, "{to}");
    }
}

#[test]
fn the_order_of_keys_and_exploration_change_nothing() {
    let before = digest_of(SMALL);
    for (from, to) in [
        (
            "title: Manager, scope: review",
            "scope: review, title: Manager",
        ),
        (
            "    plural: studies\n    title: \"Study of {subject}\"\n",
            "    title: Study of {subject}\n    plural: studies\n",
        ),
        (
            "machines:\n",
            "explore: { limits: { states: 9 } }\nmachines:\n",
        ),
        (
            "closed: { final: true }",
            "closed: {\n        final: true }",
        ),
    ] {
        assert!(SMALL.contains(from), "{from}");
        assert_eq!(digest_of(&SMALL.replace(from, to)), before, "{to}");
    }
}

#[test]
fn the_form_is_what_it_always_was() {
    let text = "language: 1\nworkflow: w\nversion: 1.0.0\ntitle: \"T\\u00e9\"\nroles: { a: { title: A, scope: [m], min: 1 } }\n\
                machines:\n  m: { root: true, title: M, initial: s, states: { s: , t: { final: true } } }\n";
    let node = tree(text);
    assert_eq!(
        form(&WORKFLOW, &node),
        "{\"language\":\"1\",\"machines\":[[\"m\",{\"initial\":\"s\",\"root\":\"true\",\"states\":[[\"s\",{}],[\"t\",{\"final\":\"true\"}]],\
         \"title\":\"M\"}]],\"roles\":[[\"a\",{\"min\":\"1\",\"scope\":[\"m\"],\"title\":\"A\"}]],\"title\":\"Té\",\"version\":\"1.0.0\",\"workflow\":\"w\"}"
    );
    // Published definitions are known by their digests: this one must never change.
    assert_eq!(
        digest(&WORKFLOW, &node),
        "f2bf80d1d1d6b2e0c038533e3d2b2813decd20c59fdce703bffadb2cfdfef71c"
    );
}
