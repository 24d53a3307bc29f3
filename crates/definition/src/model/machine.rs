//! [`Machine`]: the lifecycle of one kind of artefact.

use indexmap::IndexMap;

use crate::{name::Name, span::Span, ty::Type, value::Value};

use super::{
    Access,
    action::{Action, Automatic, Effect, Phrase, SignalHandler},
    time::{Deadline, Estimate},
};

/// The lifecycle of one kind of artefact; its instances live in a review.
#[derive(Clone, Debug)]
pub struct Machine {
    /// Its id, `report`.
    pub id: Name,
    /// The title of an instance, with interpolations: `Intermediate report on {subject}`.
    pub title: Phrase,
    /// The name of the collection of its instances, `reports`.
    pub plural: Option<Name>,
    /// The machines an instance may be a child of; empty for the root.
    pub child_of: Vec<Name>,
    /// Its data.
    pub fields: IndexMap<Name, Field>,
    /// Its class; the default class of its fields.
    pub class: Name,
    /// Who sees and reads it.
    pub access: Access,
    /// `publish: never`: it can never enter a state with wider access, and no action lowers its class (G22).
    pub never_published: bool,
    /// Its leaves carry no telling type or time.
    pub discreet: bool,
    /// The initial state (not necessarily a leaf).
    pub initial: Name,
    /// All states in the order written, outer before inner; ids are unique within the machine.
    pub states: IndexMap<Name, State>,
    /// Where it is declared.
    pub span: Span,
}

impl Machine {
    /// The path of a state from the outermost to itself, joined by dots: `active.planned`.
    #[must_use]
    pub fn path(&self, state: &str) -> String {
        let mut path = state.to_owned();
        let mut outer = self.states[state].parent.as_ref();
        while let Some(parent) = outer {
            path = format!("{parent}.{path}");
            outer = self.states[parent].parent.as_ref();
        }
        path
    }

    /// The leaf entered when `state` is entered: itself, or the initial leaf inside it.
    #[must_use]
    pub fn entered(&self, state: &str) -> &State {
        let mut entered = &self.states[state];
        while let Some(initial) = &entered.initial {
            entered = &self.states[initial];
        }
        entered
    }

    /// Whether an action is one that `publish: never` forbids for good, in every state (G22).
    #[must_use]
    pub fn forbids(&self, action: &str) -> bool {
        self.never_published && action == "publish"
    }

    /// The declaration of an action on the path of a leaf; there is at most one (WF0203).
    #[must_use]
    pub fn action(&self, leaf: &str, action: &str) -> Option<&Action> {
        self.innermost_first(leaf)
            .find_map(|state| state.actions.get(action))
    }

    /// The states on the path of a leaf, innermost first.
    pub fn innermost_first<'a>(&'a self, leaf: &str) -> impl Iterator<Item = &'a State> {
        let first = self.states.get(leaf);
        std::iter::successors(first, |state| {
            state.parent.as_ref().map(|parent| &self.states[parent])
        })
    }

    /// The field, its class resolved.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.get(name)
    }
}

/// Typed data of an instance. Optional unless `initial` or set at spawn.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its id.
    pub id: Name,
    /// Its type.
    pub ty: Type,
    /// Its title, for forms and history.
    pub title: Option<Name>,
    /// Its value when the instance is created.
    pub initial: Option<Value>,
    /// Least value.
    pub min: Option<i64>,
    /// Greatest value.
    pub max: Option<i64>,
    /// Its class: the machine's, or one that it raises.
    pub class: Name,
    /// Where it is declared.
    pub span: Span,
}

/// A state: a leaf, or one with states inside.
#[derive(Clone, Debug)]
pub struct State {
    /// Its id, unique within the machine.
    pub id: Name,
    /// The state around it.
    pub parent: Option<Name>,
    /// Its title; the id with spaces if none is written.
    pub title: Name,
    /// No way out.
    pub is_final: bool,
    /// Done unless reopened.
    pub settled: bool,
    /// `outcome: failure`.
    pub failure: bool,
    /// The state inside that is entered with it; `Some` exactly for states with states inside.
    pub initial: Option<Name>,
    /// Access while in this state, in place of the machine's.
    pub access: Option<Access>,
    /// Its deadlines.
    pub deadlines: Vec<Deadline>,
    /// How long it is expected to take.
    pub estimate: Option<Estimate>,
    /// What people may do in it.
    pub actions: IndexMap<Name, Action>,
    /// Transitions without a person, in the order written.
    pub automatics: IndexMap<Name, Automatic>,
    /// Signals it answers.
    pub signals: IndexMap<Name, SignalHandler>,
    /// Effects of entering it.
    pub enter: Vec<Effect>,
    /// Where it is declared.
    pub span: Span,
}
