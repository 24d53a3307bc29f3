//! [`Action`], [`Automatic`], [`Clause`] and [`Effect`] as written.

use crate::{
    name::Name,
    span::{SourceText, Span, Spanned},
    ty::parse::TypeExpr,
};

use super::{Entry, people::RoleRef};

/// What a person may do.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Starts with a verb.
    pub title: Spanned<Name>,
    /// A sentence of help.
    pub help: Option<Spanned<Name>>,
    /// The past-tense phrase.
    pub done: Option<SourceText>,
    /// The past-tense event name; the action's id if nothing is written.
    pub event: Option<Spanned<Name>>,
    /// Who may do it.
    pub by: Vec<RoleRef>,
    /// Actions whose earlier performers may not do it.
    pub not_by: Vec<Spanned<Name>>,
    /// Actions one of whose earlier performers must do it.
    pub only_by: Vec<Spanned<Name>>,
    /// Roles whose holders may not do it.
    pub not_role: Vec<RoleRef>,
    /// Roles of which a second person must consent.
    pub second: Vec<RoleRef>,
    /// Its typed form.
    pub input: Vec<Entry<InputField>>,
    /// What must hold.
    pub needs: Vec<Clause>,
    /// The data it changes.
    pub set: Vec<Assignment>,
    /// Where it leads.
    pub target: Target,
    /// What it causes.
    pub effects: Vec<Effect>,
    /// A sentence the actor must confirm.
    pub confirm: Option<Spanned<Name>>,
}

/// Where a transition leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// `stay: true`
    Stay(Span),
    /// `to: state`
    To(Spanned<Name>),
    /// `to: state, resume: last`
    Resume(Spanned<Name>),
}

/// One field of an action's input.
#[derive(Clone, Debug, PartialEq)]
pub struct InputField {
    /// Its type.
    pub ty: TypeExpr,
    /// Its title.
    pub title: Option<Spanned<Name>>,
    /// A sentence of help.
    pub help: Option<Spanned<Name>>,
    /// Whether the action cannot be done without it; false if nothing is written.
    pub required: bool,
    /// Least value.
    pub min: Option<Spanned<i64>>,
    /// Greatest value.
    pub max: Option<Spanned<i64>>,
    /// Its class.
    pub classification: Option<Spanned<Name>>,
}

/// `field: expression` or `field[expression]: expression`.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// The whole assignment.
    pub span: Span,
    /// The field.
    pub field: Spanned<Name>,
    /// What stands between the brackets.
    pub at: Option<SourceText>,
    /// The new value.
    pub value: SourceText,
}

/// A transition without a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Automatic {
    /// The past-tense phrase.
    pub done: Option<SourceText>,
    /// The past-tense event name.
    pub event: Option<Spanned<Name>>,
    /// What must hold.
    pub needs: Vec<Clause>,
    /// The data it changes.
    pub set: Vec<Assignment>,
    /// Where it leads.
    pub target: Target,
    /// What it causes.
    pub effects: Vec<Effect>,
}

/// What a state does when a signal arrives.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalHandler {
    /// The machine it must come from.
    pub from: Option<Spanned<Name>>,
    /// The past-tense phrase.
    pub done: Option<SourceText>,
    /// The past-tense event name.
    pub event: Option<Spanned<Name>>,
    /// What must hold.
    pub needs: Vec<Clause>,
    /// The data it changes.
    pub set: Vec<Assignment>,
    /// Where it leads.
    pub target: Target,
    /// What it causes.
    pub effects: Vec<Effect>,
}

/// A named guard.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Its id; may contain `-`.
    pub id: Spanned<Name>,
    /// The whole clause.
    pub span: Span,
    /// What it demands.
    pub kind: ClauseKind,
    /// `level: advice`.
    pub advice: bool,
}

/// The two forms of a clause.
#[derive(Clone, Debug, PartialEq)]
pub enum ClauseKind {
    /// `say`, `that`
    That {
        /// A sentence that is true exactly when the clause is.
        say: Spanned<Name>,
        /// The expression.
        that: SourceText,
        /// `empty: allowed`.
        empty_allowed: bool,
    },
    /// `use`: a milestone
    Use(Spanned<Name>),
}

/// What a transition causes besides its own change.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The whole effect.
    pub span: Span,
    /// Binders, outermost first; each also binds `<id>_index`.
    pub for_each: Vec<Entry<SourceText>>,
    /// Only where this holds.
    pub condition: Option<SourceText>,
    /// What is done.
    pub kind: EffectKind,
}

/// The kinds of effects.
#[derive(Clone, Debug, PartialEq)]
pub enum EffectKind {
    /// `spawn`
    Spawn {
        /// The machine.
        machine: Spanned<Name>,
        /// The key.
        key: SpawnKey,
        /// The fields set at birth.
        with: Vec<Entry<SourceText>>,
        /// `if_absent: true`.
        if_absent: bool,
    },
    /// `signal`
    Signal {
        /// The signal.
        signal: Spanned<Name>,
        /// A machine, or an expression for an instance or a list of instances.
        to: SourceText,
    },
    /// `cancel: everything`
    CancelEverything,
    /// `cancel: expr`
    Cancel(SourceText),
    /// `notify`
    Notify {
        /// Whom.
        roles: Vec<RoleRef>,
        /// What, a phrase.
        say: SourceText,
    },
}

/// How a spawned instance gets its key.
#[derive(Clone, Debug, PartialEq)]
pub enum SpawnKey {
    /// `key: next`
    Next,
    /// `key: <phrase>`
    Phrase(SourceText),
    /// No key: the single instance of its machine.
    Single,
}
