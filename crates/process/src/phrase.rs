//! Prose and keys with interpolated values.

use std::collections::BTreeMap;

use definition::{
    guard::world::{Handle, Site},
    model::action::{Phrase, PhrasePart},
    name::Name,
    ty::Type,
    value::{Days, Value, json::partial_date_to_text},
};

use crate::snapshot::Snapshot;

/// The key a phrase gives: members and instances by their ids. `None` if a part has no value.
#[must_use]
pub fn key(
    snapshot: Snapshot<'_>,
    phrase: &Phrase,
    site: Site<'_>,
    locals: &[Value],
) -> Option<String> {
    let mut text = String::new();
    for part in &phrase.parts {
        match part {
            PhrasePart::Text(written) => text.push_str(written),
            PhrasePart::Expr(expr) => match snapshot.value(expr, site, locals)? {
                Value::Int(number) => text.push_str(&number.to_string()),
                Value::Member(id) => text.push_str(&id),
                Value::Instance(id) => {
                    text.push_str(id.split_once('/').map_or(&*id, |(_, key)| key))
                }
                Value::Date(date) => text.push_str(&date.to_string()),
                _ => return None,
            },
        }
    }
    Some(text)
}

/// Titles may name other instances by their titles; so many deep, then by their ids. Two that name each other come to an end.
const TITLES_DEEP: usize = 4;

/// The prose a phrase gives, for people: members by their titles, instances by theirs, what has no value as `…`.
#[must_use]
pub fn prose(snapshot: Snapshot<'_>, phrase: &Phrase, site: Site<'_>, locals: &[Value]) -> String {
    Prose {
        snapshot,
        deep: TITLES_DEEP,
    }
    .phrase(phrase, site, locals)
}

/// The title of an instance.
#[must_use]
pub fn title(snapshot: Snapshot<'_>, place: usize) -> String {
    Prose {
        snapshot,
        deep: TITLES_DEEP,
    }
    .title(place)
}

/// A value as people read it.
#[must_use]
pub fn shown(snapshot: Snapshot<'_>, ty: &Type, value: &Value) -> String {
    Prose {
        snapshot,
        deep: TITLES_DEEP,
    }
    .value(ty, value)
}

/// Values in words.
#[derive(Clone, Copy)]
struct Prose<'a> {
    snapshot: Snapshot<'a>,
    /// How many more titles may stand inside each other.
    deep: usize,
}

impl Prose<'_> {
    fn phrase(self, phrase: &Phrase, site: Site<'_>, locals: &[Value]) -> String {
        let mut text = String::new();
        for part in &phrase.parts {
            match part {
                PhrasePart::Text(written) => text.push_str(written),
                PhrasePart::Expr(expr) => match self.snapshot.value(expr, site, locals) {
                    Some(value) => text.push_str(&self.value(&expr.ty, &value)),
                    None => text.push('…'),
                },
            }
        }
        text
    }

    fn title(self, place: usize) -> String {
        let instance = &self.snapshot.state.instances[place];
        let machine = self.snapshot.definition.machines.get(&instance.machine);
        let (Some(machine), Some(deep)) = (machine, self.deep.checked_sub(1)) else {
            return instance.id.to_string();
        };
        let site = Site {
            this: Some(Handle(place)),
            ..Site::default()
        };
        Self { deep, ..self }.phrase(&machine.title, site, &[])
    }

    fn value(self, ty: &Type, value: &Value) -> String {
        match value {
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Int(number) => number.to_string(),
            Value::Text(text) => text.to_string(),
            Value::Member(id) => member_title(self.snapshot, ty, id).to_string(),
            Value::Date(date) => date.to_string(),
            Value::PartialDate(date) => partial_date_to_text(*date),
            Value::Instant(instant) => instant.to_string(),
            Value::Duration(Days::Calendar(days)) => format!("{days} days"),
            Value::Duration(Days::Working(days)) => format!("{days} working days"),
            Value::Document(document) => document.name.to_string(),
            Value::Instance(id) => match self.snapshot.state.index.get(id) {
                Some(place) => self.title(*place),
                None => id.to_string(),
            },
            Value::Person(person) => person.to_string(),
            Value::Cell(cell) => format!("{} / {}", cell.row, cell.column),
            Value::List(values) => self.list(ty, values.iter()),
            Value::Set(values) => self.list(ty, values.iter()),
            Value::Per(values) => self.entries(ty, values),
            Value::NotStated => "not stated".to_owned(),
        }
    }

    fn entries(self, ty: &Type, values: &BTreeMap<Name, Value>) -> String {
        let (keys, inner) = match ty.stated() {
            Type::Per { vocabulary, value } => (vec![vocabulary.clone()], &**value),
            other => (Vec::new(), other),
        };
        let keys = Type::Member(keys);
        let entry = |(key, value): (&Name, &Value)| {
            format!(
                "{}: {}",
                member_title(self.snapshot, &keys, key),
                self.value(inner, value)
            )
        };
        values.iter().map(entry).collect::<Vec<_>>().join("; ")
    }

    fn list<'v>(self, ty: &Type, values: impl Iterator<Item = &'v Value>) -> String {
        let inner = match ty.stated() {
            Type::List(inner) | Type::Set(inner) => inner,
            other => other,
        };
        values
            .map(|value| self.value(inner, value))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// The title of a vocabulary member; its id if the vocabulary does not know it (any more).
fn member_title(snapshot: Snapshot<'_>, ty: &Type, id: &Name) -> Name {
    let Type::Member(vocabularies) = ty.stated() else {
        return id.clone();
    };
    let title = vocabularies.iter().find_map(|vocabulary| {
        let given = snapshot.state.scope.vocabularies.get(vocabulary);
        let members = given.or_else(|| {
            snapshot
                .definition
                .vocabularies
                .get(vocabulary)
                .map(|known| &known.members)
        });
        members.and_then(|members| members.get(id))
    });
    title.unwrap_or(id).clone()
}
