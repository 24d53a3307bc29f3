//! The canonical form of a file and its digest.
//!
//! The form is JSON as RFC 8785 writes it, of the tree as written: records become objects, maps with ids of the
//! author's choice become lists of pairs, because their order has meaning, lists stay lists, every scalar is a string
//! with the text as read. Comments, layout, quotes and the order of the keys of a record have no part in it, nor have
//! parts of the language that are [`Free`](Shape::Free). What is not written is not filled in, so that a
//! new default of a later version never changes a digest.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::{
    dialect::{Node, NodeKind},
    grammar::{File, Record, Shape},
    name::Name,
};

/// SHA-256 over the canonical form of a file whose shape was checked, lower-case hex.
#[must_use]
pub fn digest(file: &File, node: &Node) -> Name {
    let hash = Sha256::digest(form(file, node));
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.into()
}

/// The canonical form of a file whose shape was checked.
#[must_use]
pub fn form(file: &File, node: &Node) -> String {
    let value = record(file.root, node);
    // Only numbers and keys that are no strings can fail; there are none.
    serde_json_canonicalizer::to_string(&value).unwrap_or_default()
}

fn shaped(shape: &Shape, node: &Node) -> Value {
    match shape {
        Shape::Text(_) | Shape::Literal | Shape::Free => literal(node),
        Shape::Record(keys) => record(keys, node),
        Shape::Forms(forms) => {
            let form = forms.forms.iter().find(|(key, _)| node.get(key).is_some());
            form.map_or(Value::Null, |(_, keys)| record(keys, node))
        }
        Shape::TextOrRecord(_, keys) => match node.kind {
            NodeKind::Map(_) => record(keys, node),
            _ => literal(node),
        },
        Shape::Map(_, shape) => pairs(node, |value| shaped(shape, value)),
        Shape::List(shape) => list(node, shape),
        Shape::OneOrList(shape) if node.is_list() => list(node, shape),
        Shape::OneOrList(shape) => shaped(shape, node),
    }
}

fn record(record: &Record, node: &Node) -> Value {
    let mut object = Map::new();
    for pair in node.pairs() {
        let known = record.keys.iter().find(|key| key.name == pair.key.text);
        let value = match known.map(|key| &key.shape) {
            Some(Shape::Free) => continue,
            Some(shape) => shaped(shape, &pair.value),
            None => literal(&pair.value),
        };
        object.insert(pair.key.text.clone(), value);
    }
    Value::Object(object)
}

fn list(node: &Node, shape: &Shape) -> Value {
    node.list().iter().map(|node| shaped(shape, node)).collect()
}

fn pairs(node: &Node, shaped: impl Fn(&Node) -> Value) -> Value {
    node.pairs()
        .iter()
        .map(|pair| json!([pair.key.text, shaped(&pair.value)]))
        .collect()
}

/// A part whose meaning the table does not tell: its maps keep their order.
fn literal(node: &Node) -> Value {
    match &node.kind {
        NodeKind::Empty => Value::Null,
        NodeKind::Text(scalar) => Value::String(scalar.source.text.clone()),
        NodeKind::List(nodes) => nodes.iter().map(literal).collect(),
        NodeKind::Map(_) => pairs(node, literal),
    }
}
