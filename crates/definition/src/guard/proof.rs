//! [`Proof`]: why a condition holds, does not hold, or cannot be decided yet.
//!
//! A proof is made of the same leaves as the verdict: its truth equals [`Evaluation::truth`], and everything
//! it names as unmet is not true when it is evaluated alone. It names instances by handle and data by value and knows
//! nothing of viewers: whoever shows it must filter it.

mod leaves;
mod members;

use crate::{name::Name, span::Span, value::Value};

use super::{
    eval::{Evaluation, Scope, Truth},
    expr::{Comparison, Expr, ExprKind, Quantifier},
    world::Handle,
};

/// The greatest number of candidates, or of satisfying members, that a proof of `exists` names.
pub const NAMED_MAX: usize = 16;

/// Why a condition has the truth it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The verdict.
    pub truth: Truth,
    /// Where the condition stands in the definition's text.
    pub span: Span,
    /// What it is made of.
    pub kind: ProofKind,
}

/// The forms of a proof, one per form of a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum ProofKind {
    /// Data that is true or false, a literal among them.
    Data(Side),
    /// `has(path)`
    Has(Side),
    /// `!a`
    Not(Box<Proof>),
    /// `a && b`: all parts.
    And(Vec<Proof>),
    /// `a || b`: all parts.
    Or(Vec<Proof>),
    /// `a == b`, `a < b`
    Compare(Box<Compared>),
    /// `member in list`
    In {
        /// The left side.
        member: Side,
        /// The right side.
        list: Side,
    },
    /// `x.is('state')`, `x.was('state')`
    State {
        /// The instance; `value` is `None` if there is none.
        of: Side,
        /// Its handle, if it exists.
        instance: Option<Handle>,
        /// The wanted state.
        state: Name,
        /// Whether to have been there is enough.
        ever: bool,
    },
    /// `milestone.name`
    Milestone {
        /// Its name.
        name: Name,
        /// Why it is reached or not; `None` if the definition has none of this name.
        proof: Option<Box<Proof>>,
    },
    /// `list.all(x, ...)`
    All {
        /// The machine, if the list is a collection of instances.
        machine: Option<Name>,
        /// How many members it has.
        of: usize,
        /// How many satisfy it.
        satisfied: usize,
        /// Those that do not, in order.
        unmet: Vec<Witness>,
    },
    /// `list.exists(x, ...)`, `list.exists_one(x, ...)`
    Exists(Box<Existence>),
    /// A quantifier over a list that is itself undetermined.
    Unlisted(Side),
}

/// A side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Where it stands.
    pub span: Span,
    /// Its value, if it has one.
    pub value: Option<Value>,
    /// What is missing, if it has none or is not stated.
    pub absent: Option<Absent>,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absent {
    /// A field of an instance has no value.
    Field(Handle, Name),
    /// A map of an instance, or an input, has no entry for a member.
    Entry(Name),
    /// The action was done without this input.
    Input(Name),
    /// The review was started without this parameter.
    Parameter(Name),
    /// There is no such instance, or it was cancelled; its id.
    Instance(Name),
    /// It is written down that it is not known.
    NotStated,
    /// A number or a date would be out of range.
    OutOfRange,
    /// There is no instance, person or time around the expression.
    Surroundings,
}

/// A comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The operator.
    pub comparison: Comparison,
    /// The left side.
    pub left: Side,
    /// The right side.
    pub right: Side,
    /// If one side is `size(...)`, what was counted.
    pub counted: Option<Counted>,
}

/// What `size(list) >= n` counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The machine, if the list is a collection of instances.
    pub machine: Option<Name>,
    /// How many there are.
    pub have: i64,
    /// How many more are needed; 0 if it is not for want of members.
    pub lacking: i64,
    /// What the fields of a counted member must equal.
    pub demands: Vec<Demand>,
    /// Members that do not count yet, nearest first, at most [`NAMED_MAX`].
    pub candidates: Vec<Candidate>,
}

/// Whether a member with a property exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Existence {
    /// Whether exactly one is wanted.
    pub one: bool,
    /// The machine, if the list is a collection of instances.
    pub machine: Option<Name>,
    /// How many members the list has, those left out by a `filter` included.
    pub of: usize,
    /// How many have the property.
    pub satisfied: usize,
    /// Members that have it, in order, at most [`NAMED_MAX`].
    pub satisfying: Vec<Witness>,
    /// Members that do not, nearest first, at most [`NAMED_MAX`].
    pub candidates: Vec<Candidate>,
    /// What the fields of such a member must equal. If no candidate [fits](Candidate::fits), it does not exist yet.
    pub demands: Vec<Demand>,
}

/// A member of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// An instance.
    Instance(Handle),
    /// A value that is no existing instance.
    Value(Value),
}

/// A member of a list and what its body says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The member.
    pub subject: Subject,
    /// The proof of the body for it. If the list was filtered, an [`ProofKind::And`] of the filters and the body.
    pub proof: Proof,
}

/// A member that does not have a property yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The member and what it lacks.
    pub witness: Witness,
    /// How many parts of the condition it does not meet.
    pub unmet: usize,
    /// Whether it meets every demand, so that it is the one (or one of those) meant.
    pub fits: bool,
}

/// `field == value`, demanded of a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// The field.
    pub field: Name,
    /// The value it must have.
    pub value: Value,
}

impl<'a> Evaluation<'a> {
    /// Why a condition has the truth it has.
    #[must_use]
    pub fn prove(&self, expr: &'a Expr) -> Proof {
        self.prove_in(expr, None)
    }

    pub(super) fn prove_in(&self, expr: &'a Expr, scope: Scope<'_, 'a>) -> Proof {
        let (truth, kind) = match &expr.kind {
            ExprKind::Not(inner) => {
                let inner = self.prove_in(inner, scope);
                (inner.truth.negated(), ProofKind::Not(Box::new(inner)))
            }
            ExprKind::And(parts) => {
                let parts = self.prove_parts(parts, scope);
                (Truth::all(truths(&parts)), ProofKind::And(parts))
            }
            ExprKind::Or(parts) => {
                let parts = self.prove_parts(parts, scope);
                (Truth::any(truths(&parts)), ProofKind::Or(parts))
            }
            ExprKind::Compare(comparison, left, right) => {
                self.prove_comparison(*comparison, left, right, scope)
            }
            ExprKind::In(member, list) => self.prove_contained(member, list, scope),
            ExprKind::Is(of, state) => self.prove_state(expr, of, state, false, scope),
            ExprKind::Was(of, state) => self.prove_state(expr, of, state, true, scope),
            ExprKind::Has(path) => {
                let side = self.side(path, scope);
                (side.value.is_some().into(), ProofKind::Has(side))
            }
            ExprKind::Milestone(name) => self.prove_milestone(name),
            ExprKind::Quantified(Quantifier::All, over, binder, body) => {
                self.prove_all(over, binder, body, scope)
            }
            ExprKind::Quantified(quantifier, over, binder, body) => {
                let one = *quantifier == Quantifier::ExistsOne;
                self.prove_existence(one, over, binder, body, scope)
            }
            _ => (
                self.truth_in(expr, scope),
                ProofKind::Data(self.side(expr, scope)),
            ),
        };
        Proof {
            truth,
            span: expr.span,
            kind,
        }
    }

    fn prove_parts(&self, parts: &'a [Expr], scope: Scope<'_, 'a>) -> Vec<Proof> {
        parts
            .iter()
            .map(|part| self.prove_in(part, scope))
            .collect()
    }

    fn prove_milestone(&self, name: &Name) -> (Truth, ProofKind) {
        let milestone = self.milestones.get(name);
        let proof = milestone.map(|milestone| Box::new(self.of_milestone().prove(&milestone.that)));
        let truth = proof
            .as_ref()
            .map_or(Truth::Undetermined, |proof| proof.truth);
        (
            truth,
            ProofKind::Milestone {
                name: name.clone(),
                proof,
            },
        )
    }
}

fn truths(parts: &[Proof]) -> impl Iterator<Item = Truth> {
    parts.iter().map(|part| part.truth)
}
