//! [`compare`]: where two canonical forms differ.

use serde_json::{Map, Value};

use crate::grammar::{Key, Record, Shape};

use super::ChangeKind;

/// One step from the root of a form to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a key of a record: its name and its line of documentation.
    Key(String, &'static str),
    /// Into what the author named: an entry of a map, or of a list of records with ids.
    Id(String),
}

/// A place in which two forms differ.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) path: Vec<Step>,
    pub(super) kind: ChangeKind,
    pub(super) old: Option<Value>,
    pub(super) new: Option<Value>,
}

/// All differences of two forms of one record, in the order of its keys. There is none only if the forms are equal.
pub(super) fn compare(root: &'static Record, old: &Value, new: &Value) -> Vec<Found> {
    let mut walk = Walk::default();
    walk.shaped(&Shape::Record(root), old, new);
    walk.found
}

#[derive(Default)]
struct Walk {
    path: Vec<Step>,
    found: Vec<Found>,
}

impl Walk {
    fn shaped(&mut self, shape: &Shape, old: &Value, new: &Value) {
        if old == new {
            return;
        }
        match (shape, old, new) {
            (
                Shape::Record(of) | Shape::TextOrRecord(_, of),
                Value::Object(a),
                Value::Object(b),
            ) => {
                let keys: Vec<&Key> = of.keys.iter().collect();
                self.record(&keys, a, b);
            }
            (Shape::Forms(forms), Value::Object(a), Value::Object(b)) => {
                let records = forms.forms.iter().map(|(_, of)| *of);
                let keys: Vec<&Key> = records.flat_map(|of| of.keys).collect();
                self.record(&keys, a, b);
            }
            (Shape::Map(_, inner), Value::Array(a), Value::Array(b)) => {
                match (pairs(a), pairs(b)) {
                    (Some(a), Some(b)) => self.named(inner, &a, &b),
                    _ => self.leaf(old, new),
                }
            }
            (Shape::List(inner) | Shape::OneOrList(inner), Value::Array(a), Value::Array(b)) => {
                match (with_ids(a), with_ids(b)) {
                    (Some(a), Some(b)) => self.named(inner, &a, &b),
                    _ => self.leaf(old, new),
                }
            }
            (Shape::OneOrList(inner), Value::Object(_), Value::Object(_)) => {
                self.shaped(inner, old, new);
            }
            _ => self.leaf(old, new),
        }
    }

    fn record(&mut self, keys: &[&Key], old: &Map<String, Value>, new: &Map<String, Value>) {
        let mut seen: Vec<&str> = Vec::new();
        for key in keys {
            // Several forms of one record share keys.
            if seen.contains(&key.name) {
                continue;
            }
            seen.push(key.name);
            self.key(key.name, key.doc, &key.shape, old, new);
        }
        let unknown = |name: &&String| !seen.contains(&name.as_str());
        let only_new = |name: &&String| !old.contains_key(*name);
        let others: Vec<&String> = old.keys().chain(new.keys().filter(only_new)).collect();
        for name in others.into_iter().filter(unknown) {
            self.key(name, "", &Shape::Literal, old, new);
        }
    }

    fn key(
        &mut self,
        name: &str,
        doc: &'static str,
        shape: &Shape,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) {
        self.path.push(Step::Key(name.to_owned(), doc));
        match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) => self.shaped(shape, old, new),
            (old, new) => self.one_sided(shape, old, new),
        }
        self.path.pop();
    }

    /// A key that only one side has. What the author named in it is told one by one.
    fn one_sided(&mut self, shape: &Shape, old: Option<&Value>, new: Option<&Value>) {
        let nothing = Value::Array(Vec::new());
        let several = |value: Option<&Value>| {
            value.and_then(Value::as_array).is_some_and(|parts| {
                let named = match shape {
                    Shape::Map(..) => pairs(parts),
                    _ => with_ids(parts),
                };
                named.is_some_and(|named| !named.is_empty())
            })
        };
        if several(old.or(new)) && matches!(shape, Shape::Map(..) | Shape::List(_)) {
            self.shaped(shape, old.unwrap_or(&nothing), new.unwrap_or(&nothing));
            return;
        }
        match (old, new) {
            (None, None) => {}
            (None, new) => self.push(ChangeKind::Added, None, new),
            (old, _) => self.push(ChangeKind::Removed, old, None),
        }
    }

    fn named(&mut self, shape: &Shape, old: &[(&str, &Value)], new: &[(&str, &Value)]) {
        let find = |among: &[(&str, &Value)], id: &str| {
            let found = among.iter().position(|(known, _)| *known == id);
            found.map(|place| among[place].1.clone())
        };
        for (id, value) in new {
            self.path.push(Step::Id((*id).to_owned()));
            match find(old, id) {
                Some(before) => self.shaped(shape, &before, value),
                None => self.push(ChangeKind::Added, None, Some(value)),
            }
            self.path.pop();
        }
        for (id, value) in old {
            if find(new, id).is_none() {
                self.path.push(Step::Id((*id).to_owned()));
                self.push(ChangeKind::Removed, Some(value), None);
                self.path.pop();
            }
        }
        let kept = |from: &[(&str, &Value)], in_both: &[(&str, &Value)]| -> Vec<Value> {
            let ids = from.iter().map(|(id, _)| *id);
            let kept = ids.filter(|id| in_both.iter().any(|(other, _)| other == id));
            kept.map(Value::from).collect()
        };
        let (before, after) = (kept(old, new), kept(new, old));
        if before != after {
            let (before, after) = (Value::Array(before), Value::Array(after));
            self.push(ChangeKind::Moved, Some(&before), Some(&after));
        }
    }

    fn leaf(&mut self, old: &Value, new: &Value) {
        self.push(ChangeKind::Changed, Some(old), Some(new));
    }

    fn push(&mut self, kind: ChangeKind, old: Option<&Value>, new: Option<&Value>) {
        self.found.push(Found {
            path: self.path.clone(),
            kind,
            old: old.cloned(),
            new: new.cloned(),
        });
    }
}

/// The entries of a map, if the list holds nothing else.
pub(super) fn pairs(parts: &[Value]) -> Option<Vec<(&str, &Value)>> {
    let mut entries = Vec::new();
    for part in parts {
        let [Value::String(id), value] = part.as_array()?.as_slice() else {
            return None;
        };
        entries.push((id.as_str(), value));
    }
    Some(entries)
}

/// The records of a list by their ids, if all of them have one and no two the same.
pub(super) fn with_ids(parts: &[Value]) -> Option<Vec<(&str, &Value)>> {
    let mut records: Vec<(&str, &Value)> = Vec::new();
    for part in parts {
        let id = part.get("id")?.as_str()?;
        if records.iter().any(|(known, _)| *known == id) {
            return None;
        }
        records.push((id, part));
    }
    Some(records)
}
