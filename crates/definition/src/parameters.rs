//! [`ReviewParameters`]: what a review starts from.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::{
    name::Name,
    value::{Cell, Value},
};

/// What is given when a review starts, checked against its definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewParameters {
    /// The name of the review, `ohchr-2003`.
    pub review: Name,
    /// The id of its workflow.
    pub workflow: Name,
    /// The version of its workflow.
    pub version: Name,
    /// Its title.
    pub title: Arc<str>,
    /// The parameters other than matrices, in the order of the definition; optional ones only if given.
    /// A list parameter that defines a vocabulary holds the members in order.
    pub values: IndexMap<Name, Value>,
    /// The vocabularies that come from list parameters: members with their titles, in order.
    pub vocabularies: IndexMap<Name, IndexMap<Name, Name>>,
    /// The matrix parameters.
    pub matrices: IndexMap<Name, Matrix>,
    /// The first holders of roles, in the order written.
    pub roles: Vec<Holder>,
}

/// The value of a matrix parameter. Every cell is either covered or a written exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The cells in scope, in row-major order of the vocabularies.
    pub cells: Vec<Cell>,
    /// The cells that are out of scope, in row-major order.
    pub exceptions: Vec<Exception>,
}

/// A cell that is out of scope, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The cell.
    pub cell: Cell,
    /// Why: [`Value::Text`] or [`Value::NotStated`].
    pub reason: Value,
    /// On whose authority: [`Value::Text`] or [`Value::NotStated`].
    pub authority: Value,
}

/// A first holder of a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The role.
    pub role: Name,
    /// The instance it is held in, `report/country/malawi`; `None`: the review as a whole.
    pub scope: Option<Name>,
    /// The account's handle as written. Accounts are looked up elsewhere.
    pub account: Name,
}
