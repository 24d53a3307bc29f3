//! The language as one table: every record with its keys, their shapes, whether they must be there, a line of
//! documentation and an example.
//!
//! The table drives the check of shapes, the "did you mean", the canonical form and the reference for people. To add
//! a key to the language, add a line here and read it in [`decode`](crate::decode).

mod action;
pub mod check;
pub mod id;
mod machine;
mod package;
mod people;
pub mod reference;
mod review;
pub mod scalar;
mod scenario;
mod time;

#[cfg(test)]
pub(crate) mod tests;

use id::Ids;
use scalar::Kind;

pub use package::WORKFLOW;
pub use review::{MATRIX, REVIEW};
pub use scenario::{PART, SCENARIO};
pub use time::weekday;

/// A kind of file.
#[derive(Debug)]
pub struct File {
    /// What it is called: `workflow`.
    pub name: &'static str,
    /// The record that it consists of.
    pub root: &'static Record,
}

/// A map with keys that the language gives.
#[derive(Debug)]
pub struct Record {
    /// What it is called: `action`.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its keys, in the order in which people should write them.
    pub keys: &'static [Key],
    /// What must hold between its keys.
    pub rules: &'static [Rule],
    /// Whether keys that are not listed belong to the reader of the file, which checks them itself.
    pub open: bool,
}

/// A key of a [`Record`].
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What stands behind it.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// The version of the language that first knew it.
    pub since: u32,
    /// What it means, in one line.
    pub doc: &'static str,
    /// An example of its value.
    pub example: &'static str,
}

/// What may stand somewhere.
#[derive(Debug)]
pub enum Shape {
    /// A text.
    Text(Kind),
    /// A record; nothing at all is a record without keys.
    Record(&'static Record),
    /// One of several records, told apart by a key that only one of them has.
    Forms(&'static Forms),
    /// A text, or a record.
    TextOrRecord(Kind, &'static Record),
    /// A map whose keys are ids chosen by the author. Their order has meaning.
    Map(Ids, &'static Shape),
    /// A list.
    List(&'static Shape),
    /// One, or a list of them.
    OneOrList(&'static Shape),
    /// A value, read later against its type.
    Literal,
    /// Anything; no part of the canonical form.
    Free,
}

/// Several records that may stand in one place.
#[derive(Debug)]
pub struct Forms {
    /// What they are called together: `effect`.
    pub name: &'static str,
    /// What they are.
    pub doc: &'static str,
    /// The key that tells, and the record.
    pub forms: &'static [(&'static str, &'static Record)],
}

/// What must hold between the keys of a record.
#[derive(Debug)]
pub enum Rule {
    /// One of them must be there, and no more.
    ExactlyOne(&'static [&'static str]),
    /// All of them are there, or none.
    Together(&'static str, &'static str),
    /// The first is there only with the second.
    Needs(&'static str, &'static str),
}

/// A key that must be there, known since version 1.
const fn required(
    name: &'static str,
    shape: Shape,
    doc: &'static str,
    example: &'static str,
) -> Key {
    Key {
        name,
        shape,
        required: true,
        since: 1,
        doc,
        example,
    }
}

/// A key that may be left out, known since version 1.
const fn optional(
    name: &'static str,
    shape: Shape,
    doc: &'static str,
    example: &'static str,
) -> Key {
    Key {
        name,
        shape,
        required: false,
        since: 1,
        doc,
        example,
    }
}

/// A record without rules.
const fn record(name: &'static str, doc: &'static str, keys: &'static [Key]) -> Record {
    Record {
        name,
        doc,
        keys,
        rules: &[],
        open: false,
    }
}
