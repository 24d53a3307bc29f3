//! [`Value`]: the data of fields, inputs and parameters.

pub mod json;
pub mod node;
pub mod parse;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::name::Name;

/// A value of the language. There are no floats: equal inputs give equal bytes on every machine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// `true` or `false`
    Bool(bool),
    /// A 64-bit integer
    Int(i64),
    /// Prose
    Text(Arc<str>),
    /// A member of a vocabulary, by its id
    Member(Name),
    /// A civil date
    Date(Date),
    /// A date known only in part
    PartialDate(PartialDate),
    /// A moment, whole seconds
    Instant(Timestamp),
    /// Calendar days or working days
    Duration(Days),
    /// A reference to the bytes of a document
    Document(Document),
    /// An instance, by its id `machine/key`
    Instance(Name),
    /// A person, `u-` and 16 hex digits
    Person(Name),
    /// A cell of a matrix
    Cell(Cell),
    /// A list, in its order
    List(Vec<Value>),
    /// A set
    Set(BTreeSet<Value>),
    /// A map from vocabulary members to values
    Per(BTreeMap<Name, Value>),
    /// The statement that the source does not say it. Not the same as an absent value.
    NotStated,
}

/// A date of which the month or the day may be unknown. It never orders events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartialDate {
    /// `2003`
    Year(i16),
    /// `2003-09`
    Month(i16, i8),
    /// `2003-09-15`
    Day(Date),
}

/// A length of time in days, of one of two kinds that do not mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Days {
    /// Calendar days
    Calendar(i64),
    /// Working days of the definition's calendar
    Working(i64),
}

/// A document by reference. Two documents are equal if their hashes are.
#[derive(Clone, Debug, Eq)]
pub struct Document {
    /// SHA-256 of the document's own bytes, lower-case hex. Confidential like the document itself.
    pub sha256: Name,
    /// Length in bytes.
    pub length: u64,
    /// Media type (RFC 6838), for example `application/pdf`.
    pub media_type: Name,
    /// File name as handed in.
    pub name: Arc<str>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.sha256 == other.sha256
    }
}

impl PartialOrd for Document {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Document {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.sha256.cmp(&other.sha256)
    }
}

/// One cell of a matrix: the member of its row vocabulary and that of its column vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// Member of the row vocabulary.
    pub row: Name,
    /// Member of the column vocabulary.
    pub column: Name,
}
