//! [`Evaluation`]: the truth and the value of a checked expression.
//!
//! Evaluation is three-valued. `&&`, `||`, `all` and `exists` absorb what is undetermined if another part decides;
//! `exists_one`, `filter` and `map` do not, as in CEL. Undetermined comes from absent data, from data that is
//! stated not to be known, and from numbers and dates out of range; nothing panics.

mod sums;
mod truth;

pub use truth::Truth;

use indexmap::IndexMap;

use crate::{
    model::{Milestone, time::Calendar},
    name::Name,
    value::Value,
};

use super::{
    datum::Datum,
    expr::{Comparison, Expr, ExprKind, Quantifier},
    world::{Handle, Site, World},
};

/// Everything an expression is evaluated against.
#[derive(Clone, Copy)]
pub struct Evaluation<'a> {
    /// The review.
    pub world: &'a dyn World,
    /// The instance and the command around the expression.
    pub site: Site<'a>,
    /// The milestones of the definition.
    pub milestones: &'a IndexMap<Name, Milestone>,
    /// The calendar of the definition.
    pub calendar: Option<&'a Calendar>,
    /// The values of the variables bound around the expression, by slot.
    pub locals: &'a [Value],
}

/// Variables bound inside the expression, innermost first.
#[derive(Clone, Copy)]
pub(super) struct Frame<'f, 'a> {
    pub(super) slot: usize,
    pub(super) datum: &'f Datum<'a>,
    pub(super) outer: Scope<'f, 'a>,
}

/// The innermost variable, if there is one.
pub(super) type Scope<'f, 'a> = Option<&'f Frame<'f, 'a>>;

impl<'a> Evaluation<'a> {
    /// The truth of a condition.
    #[must_use]
    pub fn truth(&self, expr: &'a Expr) -> Truth {
        self.truth_in(expr, None)
    }

    /// The value of an expression; `None` if it is absent or undetermined. [`Expr::is_mention`] tells a mention of absent
    /// data from everything else.
    #[must_use]
    pub fn value(&self, expr: &'a Expr) -> Option<Value> {
        self.datum(expr, None)
            .map(|datum| datum.to_value(self.world))
    }

    /// The members of a list or a set, in their order; `None` if the list is absent or undetermined.
    #[must_use]
    pub fn list(&self, expr: &'a Expr) -> Option<Vec<Value>> {
        let list = self.datum(expr, None)?;
        Some(
            list.elements()?
                .map(|element| element.to_value(self.world))
                .collect(),
        )
    }

    /// The instances an expression names: one, or those of a list. References to instances that do not exist (any
    /// more) are left out; absent and undetermined name none.
    #[must_use]
    pub fn instances(&self, expr: &'a Expr) -> Vec<Handle> {
        let Some(named) = self.datum(expr, None) else {
            return Vec::new();
        };
        match named.elements() {
            Some(elements) => elements
                .filter_map(|element| element.handle(self.world))
                .collect(),
            None => named.handle(self.world).into_iter().collect(),
        }
    }

    /// Truth with the variables of `scope`.
    pub(super) fn truth_in(&self, expr: &'a Expr, scope: Scope<'_, 'a>) -> Truth {
        match &expr.kind {
            ExprKind::Not(inner) => self.truth_in(inner, scope).negated(),
            ExprKind::And(parts) => Truth::all(parts.iter().map(|part| self.truth_in(part, scope))),
            ExprKind::Or(parts) => Truth::any(parts.iter().map(|part| self.truth_in(part, scope))),
            ExprKind::Compare(comparison, left, right) => self.compared(
                *comparison,
                self.datum(left, scope),
                self.datum(right, scope),
            ),
            ExprKind::In(member, list) => {
                self.contained(self.datum(member, scope), self.datum(list, scope))
            }
            ExprKind::Is(of, state) => self.in_state(of, scope, |world, it| world.is(it, state)),
            ExprKind::Was(of, state) => self.in_state(of, scope, |world, it| world.was(it, state)),
            ExprKind::Has(path) => self.datum(path, scope).is_some().into(),
            ExprKind::Milestone(name) => match self.milestones.get(name) {
                Some(milestone) => self.of_milestone().truth(&milestone.that),
                None => Truth::Undetermined,
            },
            ExprKind::Quantified(quantifier, over, binder, body) => {
                let Some(list) = self.datum(over, scope) else {
                    return Truth::Undetermined;
                };
                let Some(elements) = list.elements() else {
                    return Truth::Undetermined;
                };
                let truths = elements.map(|datum| {
                    let frame = Frame {
                        slot: binder.slot,
                        datum: &datum,
                        outer: scope,
                    };
                    self.truth_in(body, Some(&frame))
                });
                quantified(*quantifier, truths)
            }
            _ => match self.datum(expr, scope) {
                Some(Datum::Bool(truth)) => truth.into(),
                _ => Truth::Undetermined,
            },
        }
    }

    /// A milestone sees the review as a whole: no instance, no command, no variable.
    pub(super) fn of_milestone(&self) -> Evaluation<'a> {
        Evaluation {
            site: Site::default(),
            locals: &[],
            ..*self
        }
    }

    /// The value with the variables of `scope`.
    pub(super) fn datum(&self, expr: &'a Expr, scope: Scope<'_, 'a>) -> Option<Datum<'a>> {
        match &expr.kind {
            ExprKind::Literal(value) => Some(Datum::of(value)),
            ExprKind::Parameter(name) => self.parameter(expr, name),
            ExprKind::Excluded(matrix) => Some(Datum::Cells(self.world.excluded(matrix))),
            ExprKind::Vocabulary(name) => Some(Datum::Members(self.world.members(name))),
            ExprKind::Collection(machine) => Some(Datum::Collection(self.world.instances(machine))),
            ExprKind::InstanceAt(machine, key) => {
                let id = self.id_at(machine, key, scope)?;
                self.world.find(&id).map(Datum::Instance)
            }
            ExprKind::This => self.site.this.map(Datum::Instance),
            ExprKind::Parent => self.world.parent(self.site.this?).map(Datum::Instance),
            ExprKind::Review => Some(Datum::Instance(self.world.root())),
            ExprKind::Input(name) => self.site.input?.get(name).map(Datum::of),
            ExprKind::Actor => self.site.actor.map(Datum::Person),
            ExprKind::Now => self.site.now.map(Datum::Instant),
            ExprKind::Local(slot) => self.local(*slot, scope),
            ExprKind::Field(of, field) => {
                let instance = self.datum(of, scope)?.handle(self.world)?;
                self.world.field(instance, field).map(Datum::of)
            }
            ExprKind::CellPart(of, row) => match self.datum(of, scope)? {
                Datum::Cell(cell) => {
                    Some(Datum::Member(if *row { &cell.row } else { &cell.column }))
                }
                _ => None,
            },
            ExprKind::At(of, key) => match (self.datum(of, scope)?, self.datum(key, scope)?) {
                (Datum::Per(map), Datum::Member(member)) => map.get(member).map(Datum::of),
                _ => None,
            },
            ExprKind::Size(of) => {
                let size = self.datum(of, scope)?.size()?;
                i64::try_from(size).ok().map(Datum::Int)
            }
            ExprKind::Days(_)
            | ExprKind::Workdays(_)
            | ExprKind::DateOf(_)
            | ExprKind::Add(..)
            | ExprKind::Sub(..) => self.sum(expr, scope),
            ExprKind::Quantified(Quantifier::Filter | Quantifier::Map, ..) | ExprKind::List(_) => {
                self.computed_list(expr, scope)
            }
            ExprKind::Milestone(_)
            | ExprKind::Is(..)
            | ExprKind::Was(..)
            | ExprKind::Has(_)
            | ExprKind::Not(_)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Compare(..)
            | ExprKind::In(..)
            | ExprKind::Quantified(..) => self.truth_in(expr, scope).decided().map(Datum::Bool),
        }
    }

    fn parameter(&self, expr: &Expr, name: &Name) -> Option<Datum<'a>> {
        match &expr.ty {
            crate::ty::Type::List(element) if matches!(**element, crate::ty::Type::Cell(_)) => {
                Some(Datum::Cells(self.world.cells(name)))
            }
            _ => self.world.parameter(name).map(Datum::of),
        }
    }

    /// The id `machine/key` that `machine[key]` means.
    pub(super) fn id_at(
        &self,
        machine: &Name,
        key: &'a Expr,
        scope: Scope<'_, 'a>,
    ) -> Option<Name> {
        let id = match self.datum(key, scope)? {
            Datum::Text(text) => format!("{machine}/{text}"),
            Datum::Member(member) => format!("{machine}/{member}"),
            Datum::Int(number) => format!("{machine}/{number}"),
            _ => return None,
        };
        Some(Name::from(id))
    }

    fn local(&self, slot: usize, scope: Scope<'_, 'a>) -> Option<Datum<'a>> {
        let mut frame = scope;
        while let Some(found) = frame {
            if found.slot == slot {
                return Some(found.datum.clone());
            }
            frame = found.outer;
        }
        self.locals.get(slot).map(Datum::of)
    }

    /// An instance that does not exist is in no state and never was in one; whether an absent reference is in a state is
    /// undetermined.
    fn in_state(
        &self,
        of: &'a Expr,
        scope: Scope<'_, 'a>,
        test: impl Fn(&dyn World, Handle) -> bool,
    ) -> Truth {
        if let ExprKind::InstanceAt(machine, key) = &of.kind {
            let Some(id) = self.id_at(machine, key, scope) else {
                return Truth::Undetermined;
            };
            let found = self.world.find(&id);
            return found
                .is_some_and(|instance| test(self.world, instance))
                .into();
        }
        match self.datum(of, scope) {
            None | Some(Datum::NotStated) => Truth::Undetermined,
            Some(datum) => {
                let found = datum.handle(self.world);
                found
                    .is_some_and(|instance| test(self.world, instance))
                    .into()
            }
        }
    }

    pub(super) fn compared(
        &self,
        comparison: Comparison,
        left: Option<Datum<'_>>,
        right: Option<Datum<'_>>,
    ) -> Truth {
        let (Some(left), Some(right)) = (left, right) else {
            return Truth::Undetermined;
        };
        match comparison {
            Comparison::Equal => left.equals(&right, self.world).into(),
            Comparison::NotEqual => Truth::from(left.equals(&right, self.world)).negated(),
            _ => sums::order(&left, &right)
                .map(|order| comparison.holds(order))
                .into(),
        }
    }

    pub(super) fn contained(&self, member: Option<Datum<'_>>, list: Option<Datum<'_>>) -> Truth {
        match (member, list) {
            (Some(member), Some(list)) => list.contains(&member, self.world).into(),
            _ => Truth::Undetermined,
        }
    }
}

/// The truth of a quantifier over the truths of its body.
pub(super) fn quantified(quantifier: Quantifier, truths: impl Iterator<Item = Truth>) -> Truth {
    match quantifier {
        Quantifier::All => Truth::all(truths),
        Quantifier::ExistsOne => Truth::one(truths),
        _ => Truth::any(truths),
    }
}
