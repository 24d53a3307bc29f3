//! What must be so at a moment of a scenario.

use definition::{
    diagnostic::Diagnostics,
    guard::{
        check::{Expected, check},
        eval::Truth,
        expr::Expr,
        names::Place,
        world::Site,
    },
    model::Definition,
    name::Name,
    scenario::step::{Demand as Written, Expect},
    ty::Type,
    value::Value,
};

use crate::snapshot::Snapshot;

/// A number or a fact that must be so.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What it is called.
    pub say: Name,
    /// What is demanded.
    pub demand: Demand,
}

/// The forms of an [`Expectation`].
#[derive(Clone, Debug)]
pub enum Demand {
    /// An expression has this number as its value.
    Count {
        /// The expression.
        of: Expr,
        /// The number.
        is: i64,
    },
    /// An expression holds.
    That(Expr),
}

/// What was found where something was expected. `None`: it cannot be determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The number.
    Count(Option<i64>),
    /// Whether it holds.
    Holds(Option<bool>),
}

/// Reads what is expected. Members that a parameter gives may be named: a scenario belongs to one review.
pub(super) fn expectation(
    definition: &Definition,
    written: &Expect,
    out: &mut Diagnostics,
) -> Option<Expectation> {
    let place = Place {
        parameter_members: true,
        ..Place::default()
    };
    let demand = match &written.demand {
        Written::Count { of, is } => Demand::Count {
            of: check(
                of,
                &definition.names,
                &place,
                &Expected::Given(Type::Int),
                out,
            )?,
            is: *is,
        },
        Written::That(that) => Demand::That(check(
            that,
            &definition.names,
            &place,
            &Expected::Condition,
            out,
        )?),
    };
    Some(Expectation {
        say: written.say.clone(),
        demand,
    })
}

impl Expectation {
    /// What is found in a review.
    #[must_use]
    pub fn look(&self, snapshot: Snapshot<'_>) -> Found {
        let site = Site::default();
        match &self.demand {
            Demand::Count { of, .. } => Found::Count(match snapshot.value(of, site, &[]) {
                Some(Value::Int(number)) => Some(number),
                _ => None,
            }),
            Demand::That(that) => Found::Holds(match snapshot.truth(that, site, &[]) {
                Truth::True => Some(true),
                Truth::False => Some(false),
                _ => None,
            }),
        }
    }

    /// Whether it is as expected.
    #[must_use]
    pub fn is_met(&self, found: Found) -> bool {
        match &self.demand {
            Demand::Count { is, .. } => found == Found::Count(Some(*is)),
            Demand::That(_) => found == Found::Holds(Some(true)),
        }
    }
}
