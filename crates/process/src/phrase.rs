//! Prose and keys with interpolated values.

use definition::{
    guard::world::{Handle, Site},
    model::action::{Phrase, PhrasePart},
    name::Name,
    ty::Type,
    value::{PartialDate, Value},
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

/// The prose a phrase gives, for people: members by their titles, instances by theirs, what has no value as `…`.
#[must_use]
pub fn prose(snapshot: Snapshot<'_>, phrase: &Phrase, site: Site<'_>, locals: &[Value]) -> String {
    let mut text = String::new();
    for part in &phrase.parts {
        match part {
            PhrasePart::Text(written) => text.push_str(written),
            PhrasePart::Expr(expr) => match snapshot.value(expr, site, locals) {
                Some(value) => text.push_str(&shown(snapshot, &expr.ty, &value)),
                None => text.push('…'),
            },
        }
    }
    text
}

/// The title of an instance.
#[must_use]
pub fn title(snapshot: Snapshot<'_>, place: usize) -> String {
    let instance = &snapshot.state.instances[place];
    let Some(machine) = snapshot.definition.machines.get(&instance.machine) else {
        return instance.id.to_string();
    };
    prose(
        snapshot,
        &machine.title,
        Site {
            this: Some(Handle(place)),
            ..Site::default()
        },
        &[],
    )
}

/// A value as people read it.
#[must_use]
pub fn shown(snapshot: Snapshot<'_>, ty: &Type, value: &Value) -> String {
    match value {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Member(id) => member_title(snapshot, ty, id).to_string(),
        Value::Date(date) => date.to_string(),
        Value::PartialDate(PartialDate::Year(year)) => format!("{year:04}"),
        Value::PartialDate(PartialDate::Month(year, month)) => format!("{year:04}-{month:02}"),
        Value::PartialDate(PartialDate::Day(date)) => date.to_string(),
        Value::Instant(instant) => instant.to_string(),
        Value::Duration(days) => format!("{days:?}"),
        Value::Document(document) => document.name.to_string(),
        Value::Instance(id) => match snapshot.state.index.get(id) {
            Some(place) => title(snapshot, *place),
            None => id.to_string(),
        },
        Value::Person(person) => person.to_string(),
        Value::Cell(cell) => format!("{} / {}", cell.row, cell.column),
        Value::List(values) => list(snapshot, ty, values.iter()),
        Value::Set(values) => list(snapshot, ty, values.iter()),
        Value::Per(values) => {
            let pair = |(key, value): (&Name, &Value)| {
                let (keys, inner) = match ty.stated() {
                    Type::Per { vocabulary, value } => (vocabulary.clone(), &**value),
                    other => (Name::default(), other),
                };
                let key = member_title(snapshot, &Type::Member(vec![keys]), key);
                format!("{key}: {}", shown(snapshot, inner, value))
            };
            values.iter().map(pair).collect::<Vec<_>>().join("; ")
        }
        Value::NotStated => "not stated".to_owned(),
    }
}

fn list<'a>(snapshot: Snapshot<'_>, ty: &Type, values: impl Iterator<Item = &'a Value>) -> String {
    let inner = match ty.stated() {
        Type::List(inner) | Type::Set(inner) => inner,
        other => other,
    };
    values
        .map(|value| shown(snapshot, inner, value))
        .collect::<Vec<_>>()
        .join(", ")
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
