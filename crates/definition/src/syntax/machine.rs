//! [`Machine`] and [`State`] as written.

use crate::{
    dialect::Node,
    name::Name,
    span::{SourceText, Spanned},
    ty::parse::TypeExpr,
};

use super::{
    Entry,
    action::{Action, Automatic, Effect, SignalHandler},
    people::Access,
    time::{Deadline, Estimate},
};

/// The lifecycle of one kind of artefact.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    /// `root: true`.
    pub root: bool,
    /// `child_of: a or b`; empty if nothing is written.
    pub child_of: Vec<Spanned<Name>>,
    /// The title of an instance, a phrase in which a bare field name is short for `this.<field>`.
    pub title: SourceText,
    /// The name of the collection of its instances.
    pub plural: Option<Spanned<Name>>,
    /// Its data.
    pub fields: Vec<Entry<Field>>,
    /// Its class.
    pub classification: Option<Spanned<Name>>,
    /// Who sees and reads it.
    pub access: Option<Access>,
    /// `publish: never`.
    pub never_published: bool,
    /// `discreet: true`.
    pub discreet: bool,
    /// The initial state.
    pub initial: Spanned<Name>,
    /// The outermost states.
    pub states: Vec<Entry<State>>,
}

/// Typed data of an instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its type.
    pub ty: TypeExpr,
    /// Its title.
    pub title: Option<Spanned<Name>>,
    /// Its first value as written.
    pub initial: Option<Node>,
    /// Least value.
    pub min: Option<Spanned<i64>>,
    /// Greatest value.
    pub max: Option<Spanned<i64>>,
    /// Its class.
    pub classification: Option<Spanned<Name>>,
}

/// A state: a leaf, or one with states inside.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Its title.
    pub title: Option<Spanned<Name>>,
    /// `final: true`.
    pub is_final: bool,
    /// `settled: true`.
    pub settled: bool,
    /// `outcome: failure`.
    pub failure: bool,
    /// The state inside that is entered with it.
    pub initial: Option<Spanned<Name>>,
    /// The states inside.
    pub states: Vec<Entry<State>>,
    /// Its deadlines, one or many.
    pub deadlines: Vec<Deadline>,
    /// How long it is expected to take.
    pub estimate: Option<Estimate>,
    /// Access while in this state.
    pub access: Option<Access>,
    /// What people may do in it.
    pub actions: Vec<Entry<Action>>,
    /// Transitions without a person.
    pub automatics: Vec<Entry<Automatic>>,
    /// Signals it answers.
    pub signals: Vec<Entry<SignalHandler>>,
    /// Effects of entering it.
    pub enter: Vec<Effect>,
}
