//! [`Datum`]: a value in passing.
//!
//! Evaluation borrows what the world stores and computes only small things, so that comparing two fields copies no text.

use std::collections::{BTreeMap, BTreeSet, btree_set};

use jiff::{Timestamp, civil::Date};

use crate::{
    name::Name,
    value::{Cell, Days, Document, PartialDate, Value},
};

use super::world::{Handle, World};

/// A value that is borrowed from a world or an expression, or was computed.
#[derive(Clone, Debug)]
pub(super) enum Datum<'a> {
    Bool(bool),
    Int(i64),
    Text(&'a str),
    Member(&'a Name),
    Date(Date),
    PartialDate(PartialDate),
    Instant(Timestamp),
    Duration(Days),
    Document(&'a Document),
    Person(&'a Name),
    Instance(Handle),
    /// A stored reference: an id, looked up only when needed.
    Reference(&'a Name),
    Cell(&'a Cell),
    Collection(Vec<Handle>),
    Members(&'a [Name]),
    Cells(&'a [Cell]),
    List(&'a [Value]),
    Set(&'a BTreeSet<Value>),
    Per(&'a BTreeMap<Name, Value>),
    ComputedList(Vec<Datum<'a>>),
    /// Without equal members.
    ComputedSet(Vec<Datum<'a>>),
    NotStated,
}

impl<'a> Datum<'a> {
    pub(super) fn of(value: &'a Value) -> Self {
        match value {
            Value::Bool(truth) => Datum::Bool(*truth),
            Value::Int(number) => Datum::Int(*number),
            Value::Text(text) => Datum::Text(text),
            Value::Member(member) => Datum::Member(member),
            Value::Date(date) => Datum::Date(*date),
            Value::PartialDate(date) => Datum::PartialDate(*date),
            Value::Instant(instant) => Datum::Instant(*instant),
            Value::Duration(days) => Datum::Duration(*days),
            Value::Document(document) => Datum::Document(document),
            Value::Instance(id) => Datum::Reference(id),
            Value::Person(person) => Datum::Person(person),
            Value::Cell(cell) => Datum::Cell(cell),
            Value::List(list) => Datum::List(list),
            Value::Set(set) => Datum::Set(set),
            Value::Per(map) => Datum::Per(map),
            Value::NotStated => Datum::NotStated,
        }
    }

    pub(super) fn to_value(&self, world: &dyn World) -> Value {
        match self {
            Datum::Bool(truth) => Value::Bool(*truth),
            Datum::Int(number) => Value::Int(*number),
            Datum::Text(text) => Value::Text((*text).into()),
            Datum::Member(member) => Value::Member((*member).clone()),
            Datum::Date(date) => Value::Date(*date),
            Datum::PartialDate(date) => Value::PartialDate(*date),
            Datum::Instant(instant) => Value::Instant(*instant),
            Datum::Duration(days) => Value::Duration(*days),
            Datum::Document(document) => Value::Document((*document).clone()),
            Datum::Person(person) => Value::Person((*person).clone()),
            Datum::Instance(handle) => Value::Instance(world.id(*handle).clone()),
            Datum::Reference(id) => Value::Instance((*id).clone()),
            Datum::Cell(cell) => Value::Cell((*cell).clone()),
            Datum::List(list) => Value::List(list.to_vec()),
            Datum::Set(set) => Value::Set((*set).clone()),
            Datum::Per(map) => Value::Per((*map).clone()),
            Datum::NotStated => Value::NotStated,
            Datum::ComputedSet(members) => Value::Set(
                members
                    .iter()
                    .map(|member| member.to_value(world))
                    .collect(),
            ),
            Datum::Collection(_) | Datum::Members(_) | Datum::Cells(_) | Datum::ComputedList(_) => {
                let elements = self.elements().into_iter().flatten();
                Value::List(elements.map(|element| element.to_value(world)).collect())
            }
        }
    }

    /// The members of a list or a set.
    pub(super) fn elements(&self) -> Option<Elements<'_, 'a>> {
        Some(match self {
            Datum::Collection(handles) => Elements::Handles(handles.iter()),
            Datum::Members(members) => Elements::Members(members.iter()),
            Datum::Cells(cells) => Elements::Cells(cells.iter()),
            Datum::List(list) => Elements::List(list.iter()),
            Datum::Set(set) => Elements::Set(set.iter()),
            Datum::ComputedList(list) | Datum::ComputedSet(list) => Elements::Computed(list.iter()),
            _ => return None,
        })
    }

    /// How many members a list, a set or a map has.
    pub(super) fn size(&self) -> Option<usize> {
        match self {
            Datum::Per(map) => Some(map.len()),
            Datum::Set(set) => Some(set.len()),
            Datum::Collection(handles) => Some(handles.len()),
            Datum::Members(members) => Some(members.len()),
            Datum::Cells(cells) => Some(cells.len()),
            Datum::List(list) => Some(list.len()),
            Datum::ComputedList(list) | Datum::ComputedSet(list) => Some(list.len()),
            _ => None,
        }
    }

    pub(super) fn is_set(&self) -> bool {
        matches!(self, Datum::Set(_) | Datum::ComputedSet(_))
    }

    /// The instance, if it is one and exists.
    pub(super) fn handle(&self, world: &dyn World) -> Option<Handle> {
        match self {
            Datum::Instance(handle) => Some(*handle),
            Datum::Reference(id) => world.find(id),
            _ => None,
        }
    }

    /// Whether two values are equal; `None` if one of them, or a part that decides, is not stated.
    pub(super) fn equals(&self, other: &Datum<'_>, world: &dyn World) -> Option<bool> {
        Some(match (self, other) {
            (Datum::NotStated, _) | (_, Datum::NotStated) => return None,
            (Datum::Bool(a), Datum::Bool(b)) => a == b,
            (Datum::Int(a), Datum::Int(b)) => a == b,
            (Datum::Text(a), Datum::Text(b)) => a == b,
            (Datum::Member(a), Datum::Member(b)) | (Datum::Person(a), Datum::Person(b)) => a == b,
            (Datum::Date(a), Datum::Date(b)) => a == b,
            (Datum::PartialDate(a), Datum::PartialDate(b)) => a == b,
            (Datum::Instant(a), Datum::Instant(b)) => a == b,
            (Datum::Duration(a), Datum::Duration(b)) => a == b,
            (Datum::Document(a), Datum::Document(b)) => a == b,
            (Datum::Cell(a), Datum::Cell(b)) => a == b,
            (Datum::Instance(a), Datum::Instance(b)) => a == b,
            (Datum::Reference(a), Datum::Reference(b)) => a == b,
            (Datum::Instance(handle), Datum::Reference(id))
            | (Datum::Reference(id), Datum::Instance(handle)) => world.id(*handle) == *id,
            _ if self.is_set() && other.is_set() => return self.same_members(other, world),
            _ => return self.same_order(other, world),
        })
    }

    /// Whether a value is among the members of a list or a set, or a key of a map.
    pub(super) fn contains(&self, member: &Datum<'_>, world: &dyn World) -> Option<bool> {
        if let (Datum::Per(map), Datum::Member(member)) = (self, member) {
            return Some(map.contains_key(*member));
        }
        let mut verdict = Some(false);
        for element in self.elements()? {
            match element.equals(member, world) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => verdict = None,
            }
        }
        // Of nothing, or of something not stated, it cannot be said that it is in a list.
        if matches!(member, Datum::NotStated) {
            None
        } else {
            verdict
        }
    }

    fn same_members(&self, other: &Datum<'_>, world: &dyn World) -> Option<bool> {
        if self.size() != other.size() {
            return Some(false);
        }
        let mut verdict = Some(true);
        for element in self.elements()? {
            match other.contains(&element, world) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => verdict = None,
            }
        }
        verdict
    }

    fn same_order(&self, other: &Datum<'_>, world: &dyn World) -> Option<bool> {
        let (left, right) = (self.elements()?, other.elements()?);
        if self.size() != other.size() {
            return Some(false);
        }
        let mut verdict = Some(true);
        for (a, b) in left.zip(right) {
            match a.equals(&b, world) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => verdict = None,
            }
        }
        verdict
    }
}

/// The members of a list or a set, one after the other.
pub(super) enum Elements<'d, 'a> {
    Handles(std::slice::Iter<'d, Handle>),
    Members(std::slice::Iter<'a, Name>),
    Cells(std::slice::Iter<'a, Cell>),
    List(std::slice::Iter<'a, Value>),
    Set(btree_set::Iter<'a, Value>),
    Computed(std::slice::Iter<'d, Datum<'a>>),
}

impl<'a> Iterator for Elements<'_, 'a> {
    type Item = Datum<'a>;

    fn next(&mut self) -> Option<Datum<'a>> {
        match self {
            Elements::Handles(handles) => handles.next().map(|handle| Datum::Instance(*handle)),
            Elements::Members(members) => members.next().map(Datum::Member),
            Elements::Cells(cells) => cells.next().map(Datum::Cell),
            Elements::List(list) => list.next().map(Datum::of),
            Elements::Set(set) => set.next().map(Datum::of),
            Elements::Computed(list) => list.next().cloned(),
        }
    }
}
