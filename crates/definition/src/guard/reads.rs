//! [`Reads`]: what the truth of an expression depends on.

use std::collections::BTreeSet;

use crate::{name::Name, ty::Type};

use super::expr::{Expr, ExprKind};

/// What an expression reads. Milestones are named and not followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// Machines and states asked for with `is`.
    pub is: BTreeSet<(Name, Name)>,
    /// Machines and states asked for with `was`; once true, they stay true.
    pub was: BTreeSet<(Name, Name)>,
    /// Machines and fields.
    pub fields: BTreeSet<(Name, Name)>,
    /// Machines whose instances are counted, quantified over or found by key.
    pub collections: BTreeSet<Name>,
    /// Parameters.
    pub parameters: BTreeSet<Name>,
    /// Vocabularies that are quantified over or counted.
    pub vocabularies: BTreeSet<Name>,
    /// Milestones.
    pub milestones: BTreeSet<Name>,
    /// Fields of the input.
    pub inputs: BTreeSet<Name>,
    /// Whether it reads who acts.
    pub actor: bool,
    /// Whether it reads the time of the step.
    pub now: bool,
}

impl Reads {
    /// What an expression reads.
    #[must_use]
    pub fn of(expr: &Expr) -> Self {
        let mut reads = Self::default();
        reads.add(expr);
        reads
    }

    /// Adds what another expression reads.
    pub fn add(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Is(of, state) => {
                self.is
                    .extend(machines(of).map(|machine| (machine.clone(), state.clone())));
            }
            ExprKind::Was(of, state) => {
                self.was
                    .extend(machines(of).map(|machine| (machine.clone(), state.clone())));
            }
            ExprKind::Field(of, field) => {
                self.fields
                    .extend(machines(of).map(|machine| (machine.clone(), field.clone())));
            }
            ExprKind::Collection(machine) | ExprKind::InstanceAt(machine, _) => {
                self.collections.insert(machine.clone());
            }
            ExprKind::Parameter(name) | ExprKind::Excluded(name) => {
                self.parameters.insert(name.clone());
            }
            ExprKind::Vocabulary(name) => {
                self.vocabularies.insert(name.clone());
            }
            ExprKind::Milestone(name) => {
                self.milestones.insert(name.clone());
            }
            ExprKind::Input(name) => {
                self.inputs.insert(name.clone());
            }
            ExprKind::Actor => self.actor = true,
            ExprKind::Now => self.now = true,
            _ => {}
        }
        expr.children().into_iter().for_each(|part| self.add(part));
    }

    /// The machines whose instances it reads in any way, in the order of their names.
    #[must_use]
    pub fn machines(&self) -> BTreeSet<&Name> {
        let pairs = self.is.iter().chain(&self.was).chain(&self.fields);
        pairs
            .map(|(machine, _)| machine)
            .chain(&self.collections)
            .collect()
    }
}

fn machines(of: &Expr) -> impl Iterator<Item = &Name> {
    match of.ty.stated() {
        Type::Instance(machines) => machines.iter(),
        _ => [].iter(),
    }
}
