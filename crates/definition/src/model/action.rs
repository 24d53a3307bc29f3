//! [`Action`], [`Automatic`], [`Clause`] and [`Effect`]: what happens, on what condition, with what consequence.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::{guard::expr::Expr, name::Name, span::Span, ty::Type};

use super::people::{RoleRef, Separation};

/// What a person may do.
#[derive(Clone, Debug)]
pub struct Action {
    /// Its id.
    pub id: Name,
    /// Starts with a verb: `Approve terms of reference`.
    pub title: Name,
    /// A sentence of help.
    pub help: Option<Name>,
    /// The past-tense phrase for people: `approved the terms of reference for {subject}`.
    pub done: Option<Phrase>,
    /// The past-tense event name; the leaf's type is `<machine>.<event>`.
    pub event: Name,
    /// Who may do it.
    pub by: Vec<RoleRef>,
    /// Who may not, or must, because of what they did or hold.
    pub separation: Separation,
    /// Roles of which a second person must consent before the step counts.
    pub second: Vec<RoleRef>,
    /// Its typed form.
    pub input: IndexMap<Name, InputField>,
    /// What must hold.
    pub needs: Vec<Clause>,
    /// The data it changes.
    pub set: Vec<Assignment>,
    /// Where it leads.
    pub target: Target,
    /// What it causes, in the order written.
    pub effects: Vec<Effect>,
    /// A sentence the actor must confirm.
    pub confirm: Option<Name>,
    /// Where it is declared.
    pub span: Span,
}

/// Where a transition leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `stay: true`: only data changes; deadlines keep running.
    Stay,
    /// `to: state`: an exit and an entry, also for the current state.
    To(Name),
    /// `to: state, resume: last`: the last active leaf inside that state in this instance, else its initial.
    Resume(Name),
}

/// One field of an action's input.
#[derive(Clone, Debug)]
pub struct InputField {
    /// Its id.
    pub id: Name,
    /// Its type.
    pub ty: Type,
    /// Its title, for forms.
    pub title: Option<Name>,
    /// A sentence of help.
    pub help: Option<Name>,
    /// Whether the action cannot be done without it.
    pub required: bool,
    /// Least value, or least length of a list.
    pub min: Option<i64>,
    /// Greatest value, or greatest length of a list.
    pub max: Option<i64>,
    /// Its class: the machine's, or one that it raises.
    pub class: Name,
    /// Where it is declared.
    pub span: Span,
}

/// `field: expression` or `field[key]: expression` of a `set`.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// The field.
    pub field: Name,
    /// The member of a `per` field.
    pub at: Option<Expr>,
    /// The new value, evaluated in the state before the step.
    pub value: Expr,
}

/// A transition without a person, taken as soon as its clauses hold.
#[derive(Clone, Debug)]
pub struct Automatic {
    /// Its id.
    pub id: Name,
    /// The past-tense phrase for people.
    pub done: Option<Phrase>,
    /// The past-tense event name.
    pub event: Name,
    /// What must hold.
    pub needs: Vec<Clause>,
    /// The data it changes.
    pub set: Vec<Assignment>,
    /// Where it leads.
    pub target: Target,
    /// What it causes.
    pub effects: Vec<Effect>,
    /// The machines whose instances its clauses read, also through milestones: it can become enabled only by a step that
    /// touches one of them, or the instance itself.
    pub reads: BTreeSet<Name>,
    /// Where it is declared.
    pub span: Span,
}

/// What a state does when a signal arrives.
#[derive(Clone, Debug)]
pub struct SignalHandler {
    /// The signal.
    pub id: Name,
    /// The machine it must come from, if written.
    pub from: Option<Name>,
    /// The past-tense phrase for people.
    pub done: Option<Phrase>,
    /// The past-tense event name.
    pub event: Name,
    /// What must hold; otherwise the signal is ignored.
    pub needs: Vec<Clause>,
    /// The data it changes.
    pub set: Vec<Assignment>,
    /// Where it leads.
    pub target: Target,
    /// What it causes.
    pub effects: Vec<Effect>,
    /// Where it is declared.
    pub span: Span,
}

/// A named guard.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its id, unique within the list.
    pub id: Name,
    /// A sentence that is true exactly when the clause is; a milestone's own sentence if it `use`s one.
    pub say: Name,
    /// The expression as written.
    pub text: Name,
    /// The expression; [`crate::guard::expr::ExprKind::Milestone`] if it `use`s one.
    pub that: Expr,
    /// `level: advice`: never blocks; the actor confirms it and the confirmation is recorded.
    pub advice: bool,
    /// `empty: allowed`: it is meant to hold over an empty collection.
    pub empty_allowed: bool,
    /// Where it is declared.
    pub span: Span,
}

/// What a transition causes besides its own change.
#[derive(Clone, Debug)]
pub struct Effect {
    /// Binders of `for_each`, outermost first, each with its index binder; evaluated as nested loops.
    pub for_each: Vec<Loop>,
    /// Only where this holds.
    pub condition: Option<Expr>,
    /// What is done.
    pub kind: EffectKind,
    /// Where it is declared.
    pub span: Span,
}

/// One binder of a `for_each`: `{ t: themes }` binds `t` in `slot` and `t_index`, from 0, in `slot + 1`.
#[derive(Clone, Debug)]
pub struct Loop {
    /// The variable.
    pub name: Name,
    /// Its slot; its index has the next one.
    pub slot: usize,
    /// The list it runs over.
    pub over: Expr,
}

/// The kinds of effects.
#[derive(Clone, Debug)]
pub enum EffectKind {
    /// Creates an instance.
    Spawn {
        /// The machine.
        machine: Name,
        /// The key.
        key: SpawnKey,
        /// The fields set at birth.
        with: Vec<(Name, Expr)>,
        /// An existing key is no error but nothing to do.
        if_absent: bool,
    },
    /// Sends a signal; it is not remembered.
    Signal {
        /// The signal.
        signal: Name,
        /// To whom: an instance or a list of instances.
        to: Expr,
    },
    /// Cancels every other open instance.
    CancelEverything,
    /// Cancels an instance or a list of instances.
    Cancel(Expr),
    /// Tells the holders of roles.
    Notify {
        /// Whom.
        roles: Vec<RoleRef>,
        /// What.
        say: Phrase,
    },
}

/// How a spawned instance gets its key.
#[derive(Clone, Debug)]
pub enum SpawnKey {
    /// `key: next`: numbered per machine, from 1.
    Next,
    /// An interpolated text.
    Phrase(Phrase),
    /// No key written: the only instance of its machine; its id is the machine's.
    Single,
}

/// Prose with interpolated expressions: `Note {direction}: {theme} / {country}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// As written.
    pub text: Name,
    /// Its parts in order.
    pub parts: Vec<PhrasePart>,
}

/// A part of a [`Phrase`].
#[derive(Clone, Debug, PartialEq)]
pub enum PhrasePart {
    /// Text as it is.
    Text(Name),
    /// The value of an expression; in titles of machines, a bare field name is short for `this.<field>`.
    Expr(Expr),
}
