//! Fields: what can be read of them, value by value.

use std::collections::BTreeSet;

use definition::{model::machine::Field, name::Name, ty::Type, value::Value};

use crate::{
    saying::Words,
    view::{Viewed, title_or_id},
};

use super::{Change, Finding, Kind, Shown};

/// How many digits of a hash tell two documents of the same name apart.
const HASH_DIGITS: usize = 8;

impl Finding<'_, '_> {
    /// The fields of an instance that the viewer reads afterwards.
    pub(super) fn fields(&mut self, place: usize, was_seen: bool) {
        let definition = self.after.snapshot().definition;
        let machine = &definition.machines[&self.after.instance(place).machine];
        for field in machine.fields.values() {
            if self.after.reads(place, &field.id) {
                self.field(place, field, was_seen);
            }
        }
    }

    fn field(&mut self, place: usize, field: &Field, was_seen: bool) {
        let after = self.after.instance(place).fields.get(&field.id);
        if !was_seen {
            // A new instance begins with its values.
            if let Some(value) = after {
                let change = Change {
                    after: Shown::words(self.after.said(&field.ty, value)),
                    ..self.of_field(place, field, Kind::Field)
                };
                self.changes.changes.push(change);
            }
            return;
        }
        if !self.before.reads(place, &field.id) {
            if let Some(value) = after {
                let change = Change {
                    before: Shown::words(Words::Unreadable),
                    after: Shown::words(self.after.said(&field.ty, value)),
                    ..self.of_field(place, field, Kind::Disclosed)
                };
                self.changes.changes.push(change);
            }
            return;
        }
        let before = self.before.instance(place).fields.get(&field.id);
        match entries(field, before, after) {
            Some(keys) => {
                for key in keys {
                    self.entry(place, field, &key, before, after);
                }
            }
            None => self.values(place, field, &field.ty, None, before, after),
        }
    }

    /// One entry of a `per` field.
    fn entry(
        &mut self,
        place: usize,
        field: &Field,
        key: &Name,
        before: Option<&Value>,
        after: Option<&Value>,
    ) {
        let Type::Per { vocabulary, value } = field.ty.stated() else {
            return;
        };
        let of = |values: Option<&'_ Value>| match values {
            Some(Value::Per(values)) => values.get(key).cloned(),
            _ => None,
        };
        let member = Value::Member(key.clone());
        let title = self
            .after
            .shown(&Type::Member(vec![vocabulary.clone()]), &member);
        let (before, after) = (of(before), of(after));
        self.values(
            place,
            field,
            value,
            Some(title),
            before.as_ref(),
            after.as_ref(),
        );
    }

    fn values(
        &mut self,
        place: usize,
        field: &Field,
        ty: &Type,
        entry: Option<String>,
        before: Option<&Value>,
        after: Option<&Value>,
    ) {
        if before.is_none() && after.is_none() {
            return;
        }
        let shown =
            |viewed: &Viewed<'_>, value: Option<&Value>| value.map(|value| viewed.said(ty, value));
        let (mut was, mut is) = (shown(self.before, before), shown(self.after, after));
        let hides = |viewed: &Viewed<'_>, value: Option<&Value>| {
            value.is_some_and(|value| viewed.names_hidden(value))
        };
        let is_hidden = hides(self.before, before) || hides(self.after, after);
        let is_same = if is_hidden {
            was == is
        } else {
            before == after
        };
        if !is_same && was == is {
            was = was.map(|text| (text.to_string() + &hash(before)).into());
            is = is.map(|text| (text.to_string() + &hash(after)).into());
        }
        let mut change = self.of_field(place, field, Kind::Field);
        if let (Some(label), Some(entry)) = (&mut change.label, entry) {
            *label = format!("{label}: {entry}");
        }
        change.before = was.map(Shown::Words);
        change.after = is.map(Shown::Words);
        self.compare(is_same, || change);
    }

    fn of_field(&self, place: usize, field: &Field, kind: Kind) -> Change {
        Change {
            of: Some(field.id.clone()),
            label: Some(title_or_id(field.title.as_ref(), &field.id)),
            ..self.of_instance(place, kind)
        }
    }
}

/// The members that have an entry in either value of a `per` field, in the order of their ids; `None` for other fields.
fn entries(field: &Field, before: Option<&Value>, after: Option<&Value>) -> Option<BTreeSet<Name>> {
    let Type::Per { .. } = field.ty.stated() else {
        return None;
    };
    let mut keys = BTreeSet::new();
    for value in [before, after] {
        match value {
            Some(Value::Per(values)) => keys.extend(values.keys().cloned()),
            None => {}
            Some(_) => return None,
        }
    }
    Some(keys)
}

/// What tells two documents of the same name apart.
fn hash(value: Option<&Value>) -> String {
    match value {
        Some(Value::Document(document)) => {
            let digits: String = document.sha256.chars().take(HASH_DIGITS).collect();
            format!(" ({digits}…)")
        }
        _ => String::new(),
    }
}
