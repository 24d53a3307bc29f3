//! [`Names`] and [`Place`]: what an expression may mention.
//!
//! Plain data, filled before the machines of a definition are complete, so that an expression can be checked while they are read.

use indexmap::{IndexMap, IndexSet};

use crate::{name::Name, ty::Type};

/// Words with a meaning of their own in expressions.
pub(crate) const KEYWORDS: [&str; 7] = [
    "this",
    "parent",
    "review",
    "input",
    "actor",
    "now",
    "milestone",
];

/// Everything a definition declares, as far as expressions can mention it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The root machine, the type of `review`.
    pub root: Name,
    /// The parameters of a review.
    pub parameters: IndexMap<Name, ValueShape>,
    /// The vocabularies, by id.
    pub vocabularies: IndexMap<Name, Members>,
    /// The machines, by id.
    pub machines: IndexMap<Name, MachineShape>,
    /// The milestones in the order written. A milestone may build on those written above it only.
    pub milestones: IndexSet<Name>,
    /// Whether there is a calendar; without one there are no working days.
    pub calendar: bool,
}

impl Names {
    /// The machine whose collection is called `plural`.
    #[must_use]
    pub fn collection(&self, plural: &str) -> Option<&MachineShape> {
        self.machines
            .values()
            .find(|machine| machine.plural.as_deref() == Some(plural))
    }
}

/// Where the members of a vocabulary come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members {
    /// They are written in the definition, in this order.
    Written(Vec<Name>),
    /// They are given with each review by this list parameter.
    Given(Name),
}

/// A parameter, a field or an input, as far as expressions can mention it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueShape {
    /// Its type.
    pub ty: Type,
    /// Whether it has a value at all times: a required parameter or input, a field with `initial` or set by every spawn.
    /// Without this, an expression must ask `has(...)` first.
    pub always_set: bool,
}

/// A machine, as far as expressions can mention it.
#[derive(Clone, Debug)]
pub struct MachineShape {
    /// Its id.
    pub id: Name,
    /// The name of the collection of its instances.
    pub plural: Option<Name>,
    /// Its fields.
    pub fields: IndexMap<Name, ValueShape>,
    /// All its states, whatever their depth.
    pub states: Vec<Name>,
    /// The machines an instance may be a child of.
    pub child_of: Vec<Name>,
    /// Whether its only instance is spawned without a key (or is the root), so that there is no `machine['key']`.
    pub single: bool,
}

/// Where an expression stands, and what exists there beside the [`Names`] of the definition.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The machines that `this` may be an instance of; empty where there is no `this`.
    pub this: Vec<Name>,
    /// Whether a bare name may be a field of `this`, as in titles of machines and in `study_lead of sender`.
    pub bare_fields: bool,
    /// The fields of `input`; `None` where there is no input.
    pub input: Option<IndexMap<Name, ValueShape>>,
    /// Whether somebody acts.
    pub actor: bool,
    /// Whether there is a `now`: only where truth may change without an event.
    pub now: bool,
    /// Whether members given by a parameter may be written as literals: only in properties, because a guard
    /// must not depend on one review.
    pub parameter_members: bool,
    /// The milestone that is being defined.
    pub milestone: Option<Name>,
    /// Variables bound around the expression, outermost first; the n-th has the slot n.
    pub binders: Vec<(Name, Type)>,
}
