//! [`ReviewParameters`]: what one review is about, given once when it starts.

use indexmap::IndexMap;

use crate::{
    name::Name,
    value::{Cell, Value},
};

/// The parameters of one review, typed by its definition, as a parameter file gives them.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewParameters {
    /// The review's name, unique in a record: `ohchr-2003`.
    pub name: Name,
    /// The definition's id.
    pub workflow: Name,
    /// The definition's version.
    pub version: Name,
    /// The review's title.
    pub title: Name,
    /// Parameters other than lists that define vocabularies, and matrices. Absent optional ones are left out.
    pub values: IndexMap<Name, Value>,
    /// Vocabularies given by list parameters, by the id of the vocabulary: members with titles, in order.
    pub vocabularies: IndexMap<Name, IndexMap<Name, Name>>,
    /// Written exceptions of each matrix parameter.
    pub exceptions: IndexMap<Name, Vec<Exception>>,
    /// First holders of roles.
    pub holders: Vec<Holder>,
}

/// A cell of a matrix that is out of scope, in writing (G05).
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// The cell.
    pub cell: Cell,
    /// Why: text, or not stated.
    pub reason: Value,
    /// By whose authority: text, or not stated.
    pub authority: Value,
}

/// A person who holds a role when the review starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The role.
    pub role: Name,
    /// The instance it is held in, which need not exist yet; `None` for the review.
    pub of: Option<Name>,
    /// The person: an account's handle in a file, the account's id in a command.
    pub person: Name,
}
