//! [`Definition`]: a checked workflow, every name resolved, every expression typed.

pub mod action;
pub mod machine;
pub mod people;
pub mod time;

use indexmap::IndexMap;

use crate::{
    guard::{expr::Expr, names::Names},
    name::Name,
    span::Span,
    ty::Type,
};

use action::{Clause, Effect};
use machine::Machine;
use people::{Reader, Role};
use time::{Calendar, Length};

/// A workflow as written and checked. Identified by its [digest](Definition::digest).
#[derive(Clone, Debug)]
pub struct Definition {
    /// SHA-256 over the canonical form, lower-case hex.
    pub digest: Name,
    /// Its id, `technical-cooperation-review`.
    pub workflow: Name,
    /// Its version, `1.0.0`. A published version never changes.
    pub version: Name,
    /// The version of the language it is written in.
    pub language: u32,
    /// Its title.
    pub title: Name,
    /// How far back `occurred` may lie without a reason (G35).
    pub backdating: Option<Length>,
    /// What is given when a review starts, in the order written.
    pub parameters: IndexMap<Name, Parameter>,
    /// Closed lists of ids with titles, from the definition or from a parameter.
    pub vocabularies: IndexMap<Name, Vocabulary>,
    /// Who takes part.
    pub roles: IndexMap<Name, Role>,
    /// The classes of confidentiality, lowest first.
    pub classes: Vec<Class>,
    /// How working days are counted.
    pub calendar: Option<Calendar>,
    /// Named facts.
    pub milestones: IndexMap<Name, Milestone>,
    /// What may be amended in a running review, by parameter.
    pub amend: IndexMap<Name, Amendment>,
    /// The machines in the order written; the root is one of them.
    pub machines: IndexMap<Name, Machine>,
    /// The id of the root machine.
    pub root: Name,
    /// What must hold of every run; explored, not enforced step by step.
    pub properties: Vec<Property>,
    /// What expressions about its reviews may mention.
    pub names: Names,
}

impl Definition {
    /// The root machine.
    #[must_use]
    pub fn root(&self) -> &Machine {
        &self.machines[&self.root]
    }

    /// The lowest class: what everybody may know.
    #[must_use]
    pub fn lowest_class(&self) -> &Name {
        &self.classes[0].id
    }

    /// The rank of a class, 0 for the lowest.
    #[must_use]
    pub fn rank(&self, class: &str) -> Option<usize> {
        self.classes.iter().position(|known| known.id == class)
    }

    /// The machine whose collection is called `plural`.
    #[must_use]
    pub fn collection(&self, plural: &str) -> Option<&Machine> {
        self.machines
            .values()
            .find(|machine| machine.plural.as_deref() == Some(plural))
    }
}

/// A value given when a review starts and frozen, unless [`Amendment`] allows a change.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its id.
    pub id: Name,
    /// Its type; `list of v` where `v` is not a written vocabulary also defines the vocabulary `v`.
    pub ty: Type,
    /// Its title.
    pub title: Name,
    /// A sentence of help.
    pub help: Option<Name>,
    /// Whether a review cannot start without it.
    pub required: bool,
    /// Least number of members, or least value.
    pub min: Option<i64>,
    /// Greatest number of members, or greatest value.
    pub max: Option<i64>,
    /// The class of its prose.
    pub class: Name,
    /// Where it is declared.
    pub span: Span,
}

/// A closed list of ids with titles.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Its id, singular: `theme`.
    pub id: Name,
    /// Members with their titles; empty if they come from a parameter.
    pub members: IndexMap<Name, Name>,
    /// The list parameter that defines it.
    pub parameter: Option<Name>,
    /// Where it is declared.
    pub span: Span,
}

/// A class of confidentiality.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its id, never `open` or `personal`: those are the record's own section classes.
    pub id: Name,
    /// Who reads it unless `access` says more.
    pub readers: Readers,
}

/// The default readers of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Everybody, also without a viewer.
    Anyone,
    /// Everybody who holds a role in the review.
    Participants,
    /// Only who is listed in `access.read`.
    Listed,
}

/// A named fact, used in guards, progress and forecasts.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// Its id.
    pub id: Name,
    /// The fact as a sentence.
    pub say: Name,
    /// The expression as written.
    pub text: Name,
    /// The expression.
    pub that: Expr,
    /// Whether `empty: allowed` is written beside it.
    pub empty_allowed: bool,
    /// Where it is declared.
    pub span: Span,
}

/// What an amendment of one parameter may do and who may make it.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// The parameter.
    pub parameter: Name,
    /// The roles that may amend.
    pub by: Vec<Name>,
    /// What must hold.
    pub needs: Vec<Clause>,
    /// What follows for each added member (bound as `member`, slot 0) or each cell that comes into scope (bound as `cell`).
    pub added: Vec<Effect>,
    /// What follows for each removed member or cell, bound alike.
    pub removed: Vec<Effect>,
    /// Where it is declared.
    pub span: Span,
}

impl Amendment {
    /// What follows for added and for removed members.
    pub fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.added.iter().chain(&self.removed)
    }
}

/// Something that must hold of every run.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its id.
    pub id: Name,
    /// The property as a sentence.
    pub say: Name,
    /// What it demands.
    pub kind: PropertyKind,
    /// Where it is declared.
    pub span: Span,
}

/// The forms of a property.
#[derive(Clone, Debug)]
pub enum PropertyKind {
    /// Must hold in no reachable state.
    Never(Expr),
    /// Must hold in every reachable state.
    Always(Expr),
    /// From every reachable state (`unless` it holds there) a state can be reached in which it holds.
    CanAlwaysReach {
        /// The goal.
        goal: Expr,
        /// States that are exempt.
        unless: Option<Expr>,
    },
    /// A trace property over actions written `machine.action` or `machine[key].action`.
    Trace {
        /// `precedence`, `response`, `absence`, `existence` or `not_coexistence`.
        form: Name,
        /// The first action, or the only one.
        first: ActionRef,
        /// The second action.
        then: Option<ActionRef>,
    },
}

/// An action of a machine, or of one instance of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRef {
    /// The machine.
    pub machine: Name,
    /// The key of one instance.
    pub key: Option<Name>,
    /// The action.
    pub action: Name,
}

/// Who may see that something exists and in which state it is, and who may read its content.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// Who sees existence and state; `None`: all participants.
    pub see: Option<Vec<Reader>>,
    /// Who reads fields and documents; `None`: the readers of the class.
    pub read: Option<Vec<Reader>>,
}
