//! Checks the shape of a whole file against the table and collects everything that is wrong.

mod report;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    dialect::{Map, Node, NodeKind, Pair},
    nearest::nearest,
    span::Span,
};

use super::{
    File, Forms, Key, Record, Rule, Shape,
    id::{self, Ids},
    scalar::{self, Kind},
};

/// Checks a file. Afterwards, if there are no errors, every node has the shape that the table gives it.
pub fn file(file: &File, node: &Node, diagnostics: &mut Diagnostics) {
    let owner = Owner {
        called: format!("the {}", file.name),
        place: first_place(node),
    };
    Checker { diagnostics }.record(file.root, node, &owner);
}

/// What a node belongs to, for messages.
struct Owner {
    /// ``action `launch` ``, ``key `by` ``
    called: String,
    /// Where to point for something that is not there.
    place: Span,
}

struct Checker<'d> {
    diagnostics: &'d mut Diagnostics,
}

impl Checker<'_> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn shape(&mut self, shape: &Shape, node: &Node, owner: &Owner) {
        match shape {
            Shape::Text(kind) => self.text(*kind, node, owner),
            Shape::Record(record) => self.record(record, node, owner),
            Shape::Forms(forms) => self.forms(forms, node, owner),
            Shape::TextOrRecord(kind, record) => match node.kind {
                NodeKind::Map(_) => self.record(record, node, owner),
                _ => self.text(*kind, node, owner),
            },
            Shape::Map(ids, shape) => self.map(*ids, shape, node, owner),
            Shape::List(shape) => match &node.kind {
                NodeKind::List(nodes) => self.list(shape, nodes),
                _ => self.push(report::no_list(node, &owner.called, owner.place)),
            },
            Shape::OneOrList(shape) => match &node.kind {
                NodeKind::List(nodes) => self.list(shape, nodes),
                _ => self.shape(shape, node, owner),
            },
            Shape::Literal if node.kind == NodeKind::Empty => {
                self.push(report::no_value(&owner.called, owner.place));
            }
            Shape::Literal | Shape::Free => {}
        }
    }

    fn text(&mut self, kind: Kind, node: &Node, owner: &Owner) {
        match node.text() {
            Some(source) => {
                if let Some(fault) = scalar::fault(kind, source) {
                    self.push(fault);
                }
            }
            None if node.kind == NodeKind::Empty => {
                self.push(report::no_value(&owner.called, owner.place));
            }
            None => {
                let expected = kind.described();
                self.push(report::wrong_kind(
                    &expected,
                    node,
                    &owner.called,
                    owner.place,
                ));
            }
        }
    }

    fn list(&mut self, shape: &Shape, nodes: &[Node]) {
        for node in nodes {
            let owner = Owner {
                called: element_name(shape, node),
                place: first_place(node),
            };
            self.shape(shape, node, &owner);
        }
    }

    fn map(&mut self, ids: Ids, shape: &Shape, node: &Node, owner: &Owner) {
        let map = match &node.kind {
            NodeKind::Map(map) => map,
            NodeKind::Empty => return self.push(report::no_value(&owner.called, owner.place)),
            _ => {
                return self.push(report::wrong_kind(
                    "a map",
                    node,
                    &owner.called,
                    owner.place,
                ));
            }
        };
        for (index, pair) in map.pairs.iter().enumerate() {
            let cut = pair.value.kind == NodeKind::Empty && !matches!(shape, Shape::Record(_));
            if let Some(help) = report::comma_help(map, index, index + 1).filter(|_| cut) {
                self.push(report::cut_text(pair, help));
                continue;
            }
            if let Some(fault) = id::fault(ids, &pair.key) {
                self.push(fault);
            }
            let owner = Owner {
                called: entry_name(shape, pair),
                place: pair.key.span,
            };
            self.shape(shape, &pair.value, &owner);
        }
    }

    fn forms(&mut self, forms: &Forms, node: &Node, owner: &Owner) {
        let NodeKind::Map(map) = &node.kind else {
            return self.push(report::wrong_kind(
                "a map",
                node,
                &owner.called,
                owner.place,
            ));
        };
        let chosen: Vec<_> = forms
            .forms
            .iter()
            .filter(|(key, _)| map.pairs.iter().any(|pair| pair.key.text == *key))
            .collect();
        match chosen.as_slice() {
            [(_, record)] => {
                self.record_keys(record, map, owner, Some(forms));
            }
            [] => self.formless(forms, map, owner),
            [(first, _), (second, _), ..] => {
                self.push(report::exclude_each_other(
                    &owner.called,
                    first,
                    second,
                    map,
                ));
            }
        }
    }

    /// None of the keys that tell the form is there: perhaps one is misspelt.
    fn formless(&mut self, forms: &Forms, map: &Map, owner: &Owner) {
        let keys = || forms.forms.iter().map(|(key, _)| *key);
        let misspelt = map.pairs.iter().find_map(|pair| {
            let known = forms.forms.iter().flat_map(|(_, record)| record.keys);
            let known = known.into_iter().any(|key| key.name == pair.key.text);
            let meant = nearest(&pair.key.text, keys()).filter(|_| !known)?;
            Some((pair, meant))
        });
        match misspelt {
            Some((pair, meant)) => self.push(report::misspelt(pair, meant)),
            None => self.push(report::one_of_missing(
                &owner.called,
                &keys().collect::<Vec<_>>(),
                owner.place,
            )),
        }
    }

    fn record(&mut self, record: &Record, node: &Node, owner: &Owner) {
        match &node.kind {
            NodeKind::Map(map) => self.record_keys(record, map, owner, None),
            NodeKind::Empty => {
                let map = Map {
                    pairs: Vec::new(),
                    braces: false,
                };
                self.record_keys(record, &map, owner, None);
            }
            _ => {
                self.push(report::wrong_kind(
                    "a map",
                    node,
                    &owner.called,
                    owner.place,
                ));
            }
        }
    }

    fn record_keys(&mut self, record: &Record, map: &Map, owner: &Owner, forms: Option<&Forms>) {
        let mut meant = Vec::new();
        let mut index = 0;
        while index < map.pairs.len() {
            let pair = &map.pairs[index];
            let end = cut_off(record, map, index);
            if let Some(help) = report::comma_help(map, index, end).filter(|_| end > index) {
                let last = &map.pairs[end - 1];
                self.push(report::cut_texts(pair, last, help));
                index = end;
                continue;
            }
            index += 1;
            match record.keys.iter().find(|key| key.name == pair.key.text) {
                Some(key) => {
                    let owner = Owner {
                        called: format!("`{}`", key.name),
                        place: pair.key.span,
                    };
                    self.shape(&key.shape, &pair.value, &owner);
                }
                None if record.open => {}
                None => {
                    let suggestion = suggestion(record, pair, map);
                    meant.extend(suggestion);
                    let text = report::unknown_key(pair, suggestion, record, forms);
                    let prose = map.braces && pair.key.text.contains(' ');
                    self.push(if prose {
                        text.help(report::QUOTE)
                    } else {
                        text
                    });
                }
            }
        }
        self.missing(record, map, owner, &meant);
        for rule in record.rules {
            self.rule(rule, map, owner, &meant);
        }
    }

    fn missing(&mut self, record: &Record, map: &Map, owner: &Owner, meant: &[&str]) {
        let missing: Vec<&Key> = record
            .keys
            .iter()
            .filter(|key| key.required && !meant.contains(&key.name))
            .filter(|key| place_of(map, key.name).is_none())
            .collect();
        for key in missing {
            self.push(report::missing(key, &owner.called, owner.place));
        }
    }

    fn rule(&mut self, rule: &Rule, map: &Map, owner: &Owner, meant: &[&str]) {
        match rule {
            Rule::ExactlyOne(keys) => {
                let there: Vec<_> = keys
                    .iter()
                    .filter(|key| place_of(map, key).is_some())
                    .collect();
                match there.as_slice() {
                    [_] => {}
                    [] if keys.iter().any(|key| meant.contains(key)) => {}
                    [] => self.push(report::one_of_missing(&owner.called, keys, owner.place)),
                    [first, second, ..] => {
                        self.push(report::exclude_each_other(
                            &owner.called,
                            first,
                            second,
                            map,
                        ));
                    }
                }
            }
            Rule::Together(first, second) => {
                self.needs(first, second, map, owner, meant);
                self.needs(second, first, map, owner, meant);
            }
            Rule::Needs(first, second) => self.needs(first, second, map, owner, meant),
        }
    }

    fn needs(&mut self, key: &str, other: &str, map: &Map, owner: &Owner, meant: &[&str]) {
        if let Some(place) = place_of(map, key)
            && place_of(map, other).is_none()
            && !meant.contains(&other)
        {
            self.push(report::needs(&owner.called, key, other, place));
        }
    }
}

/// The end of a run of pairs from `index` on that look like the rest of a text that was cut off at a comma: keys that
/// the record does not know, without values.
fn cut_off(record: &Record, map: &Map, index: usize) -> usize {
    let is_rest = |pair: &&Pair| {
        let known = record.keys.iter().any(|key| key.name == pair.key.text);
        pair.value.kind == NodeKind::Empty && !known
    };
    index + map.pairs[index..].iter().take_while(is_rest).count()
}

fn suggestion<'k>(record: &Record, pair: &Pair, map: &Map) -> Option<&'k str>
where
    'static: 'k,
{
    let free = record
        .keys
        .iter()
        .map(|key| key.name)
        .filter(|name| place_of(map, name).is_none());
    nearest(&pair.key.text, free)
}

fn place_of(map: &Map, key: &str) -> Option<Span> {
    let pair = map.pairs.iter().find(|pair| pair.key.text == key)?;
    Some(pair.key.span)
}

/// ``action `launch` ``
fn entry_name(shape: &Shape, pair: &Pair) -> String {
    let id = scalar::excerpt(&pair.key.text);
    match shape {
        Shape::Record(record) => format!("{} `{id}`", record.name),
        _ => format!("`{id}`"),
    }
}

/// ``clause `terms` ``, or `the effect`
fn element_name(shape: &Shape, node: &Node) -> String {
    let name = match shape {
        Shape::Record(record) => record.name,
        Shape::Forms(forms) => forms.name,
        _ => "element of the list",
    };
    match node.get("id").and_then(Node::text) {
        Some(id) => format!("{name} `{}`", scalar::excerpt(&id.text)),
        None => format!("the {name}"),
    }
}

/// Where to point for a node as a whole: its first key, or itself.
fn first_place(node: &Node) -> Span {
    match node.pairs().first() {
        Some(pair) => pair.key.span,
        None => node.span,
    }
}
