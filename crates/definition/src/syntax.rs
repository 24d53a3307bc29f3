//! [`Package`]: a workflow as written, before any name is looked up.
//!
//! Every name keeps its place, every expression and phrase its [`SourceText`], every map with ids of the author's
//! choice its order. What the shapes are is told once, in [`grammar`](crate::grammar).

pub mod action;
pub mod machine;
pub mod people;
pub mod time;

use crate::{
    dialect::Node,
    model::Readers,
    name::Name,
    span::{SourceText, Span, Spanned},
    ty::parse::TypeExpr,
};

use action::{Clause, Effect};
use machine::Machine;
use people::Role;
use time::Calendar;

/// One entry of a map whose keys are ids chosen by the author.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<T> {
    /// The key.
    pub id: Spanned<Name>,
    /// The whole entry, from its key to the end of its value.
    pub span: Span,
    /// The value.
    pub value: T,
}

/// A workflow as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// SHA-256 over the canonical form, lower-case hex.
    pub digest: Name,
    /// The version of the language.
    pub language: Spanned<u32>,
    /// Its id; may contain `-`.
    pub workflow: Spanned<Name>,
    /// Its version, `1.0.0`.
    pub version: Spanned<Name>,
    /// Its title.
    pub title: Spanned<Name>,
    /// How far back `occurred` may lie without a reason.
    pub backdating: Option<Spanned<crate::model::time::Length>>,
    /// What is given when a review starts.
    pub parameters: Vec<Entry<Parameter>>,
    /// Closed lists: members with their titles.
    pub vocabularies: Vec<Entry<Vec<Entry<Spanned<Name>>>>>,
    /// Who takes part.
    pub roles: Vec<Entry<Role>>,
    /// The classes of confidentiality, lowest first; `None` if nothing is written.
    pub classification: Option<Vec<Entry<Spanned<Readers>>>>,
    /// How working days are counted.
    pub calendar: Option<Calendar>,
    /// Named facts.
    pub milestones: Vec<Entry<Milestone>>,
    /// What may be amended; the ids are parameters.
    pub amend: Vec<Entry<Amendment>>,
    /// The machines.
    pub machines: Vec<Entry<Machine>>,
    /// What must hold of every run.
    pub properties: Vec<Property>,
    /// Scopes and limits of exploration, as written; no part of the digest.
    pub explore: Option<Node>,
}

/// A parameter of a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its type.
    pub ty: TypeExpr,
    /// Its title.
    pub title: Spanned<Name>,
    /// A sentence of help.
    pub help: Option<Spanned<Name>>,
    /// `required`; `None` means true.
    pub required: Option<Spanned<bool>>,
    /// Least number of members, or least value.
    pub min: Option<Spanned<i64>>,
    /// Greatest number of members, or greatest value.
    pub max: Option<Spanned<i64>>,
    /// The class of its prose.
    pub classification: Option<Spanned<Name>>,
    /// `default: covered` (only a matrix may have it).
    pub default: Option<Span>,
}

/// A named fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// The fact as a sentence.
    pub say: Spanned<Name>,
    /// The expression.
    pub that: SourceText,
    /// `empty: allowed`.
    pub empty_allowed: bool,
}

/// What an amendment of one parameter may do.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    /// The roles that may amend.
    pub by: Vec<Spanned<Name>>,
    /// What must hold.
    pub needs: Vec<Clause>,
    /// Effects for each added member (`member`) or cell (`cell`).
    pub added: Vec<Effect>,
    /// Effects for each removed member or cell.
    pub removed: Vec<Effect>,
}

/// Something that must hold of every run.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Its id; may contain `-`.
    pub id: Spanned<Name>,
    /// The whole property.
    pub span: Span,
    /// The property as a sentence.
    pub say: Spanned<Name>,
    /// What it demands.
    pub kind: PropertyKind,
}

/// The forms of a property.
#[derive(Clone, Debug, PartialEq)]
pub enum PropertyKind {
    /// `never: expr`
    Never(SourceText),
    /// `always: expr`
    Always(SourceText),
    /// `can_always_reach: expr`, `unless: expr`
    CanAlwaysReach {
        /// The goal.
        goal: SourceText,
        /// States that are exempt.
        unless: Option<SourceText>,
    },
    /// A trace property.
    Trace {
        /// `precedence`, `response`, `absence`, `existence` or `not_coexistence`.
        form: Spanned<Name>,
        /// The first action, or the only one.
        first: ActionRef,
        /// The second action.
        then: Option<ActionRef>,
    },
}

/// `machine.action` or `machine[key].action`.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionRef {
    /// The machine.
    pub machine: Spanned<Name>,
    /// The key of one instance.
    pub key: Option<Spanned<Name>>,
    /// The action.
    pub action: Spanned<Name>,
}
