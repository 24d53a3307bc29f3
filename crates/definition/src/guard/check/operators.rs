//! Comparisons, `in`, `+` and `-`.

use crate::{
    diagnostic::Diagnostic,
    guard::{
        expr::{Comparison, Expr, ExprKind},
        print,
        syntax::{Node, NodeKind},
    },
    ty::Type,
};

use super::{Checked, Checker, describe, facts::Facts, quote};

impl Checker<'_> {
    /// `left == right` and its siblings
    pub(super) fn compare(
        &mut self,
        node: &Node,
        comparison: Comparison,
        left: &Node,
        right: &Node,
    ) -> Option<Expr> {
        let (l, r) = self.pair(left, right)?;
        if !describe::comparable(&l.ty, &r.ty) {
            let error = self.incomparable((left, &l), (right, &r));
            let label = if comparison.is_ordering() {
                "these cannot be compared"
            } else {
                "these can never be equal"
            };
            return self.fail(error.at(self.text.source_span(node.span)).label(label));
        }
        if comparison.is_ordering() && !describe::ordered(&l.ty) {
            let what = describe::describe(&l.ty);
            let message = format!(
                "`{}` needs an order, {} is {what}",
                comparison.symbol(),
                quote(left)
            );
            let error = self.error("WF0324", node.span, message);
            return self.fail(error.help(
                "numbers, dates and moments have an order; everything else is equal or not",
            ));
        }
        self.same_days(node, &l, &r)?;
        let kind = ExprKind::Compare(comparison, Box::new(l), Box::new(r));
        Some(self.expr(node, Type::Bool, kind))
    }

    /// Both sides; a literal is looked at second, so that the other side says what it is.
    fn pair(&mut self, left: &Node, right: &Node) -> Option<(Expr, Expr)> {
        if is_shaped(left) && !is_shaped(right) {
            let right = self.present(right, None);
            let left = self.present(left, right.as_ref().map(|right| &right.expr.ty));
            return Some((left?.expr, right?.expr));
        }
        let left = self.present(left, None);
        let right = self.present(right, left.as_ref().map(|left| &left.expr.ty));
        Some((left?.expr, right?.expr))
    }

    fn incomparable(&self, (left, l): (&Node, &Expr), (right, r): (&Node, &Expr)) -> Diagnostic {
        let (lt, rt) = (describe::describe(&l.ty), describe::describe(&r.ty));
        let message = format!("{} is {lt}, {} is {rt}", quote(left), quote(right));
        let error = Diagnostic::error("WF0306", message);
        if let (ExprKind::Vocabulary(name), _) | (_, ExprKind::Vocabulary(name)) =
            (&l.kind, &r.kind)
        {
            return error.help(format!(
                "`{name}` is the whole vocabulary; compare a field, such as `this.{name}`"
            ));
        }
        match (l.ty.stated(), r.ty.stated()) {
            (Type::Date, Type::Text) => error.help(format!("write date({})", print::text(right))),
            (Type::Text, Type::Date) => error.help(format!("write date({})", print::text(left))),
            (Type::Date, Type::Instant) | (Type::Instant, Type::Date) => {
                error.help("compare dates with dates: `date(now)` is the date of today")
            }
            (Type::Instance(machines), Type::Text) | (Type::Text, Type::Instance(machines)) => {
                let machine = &machines[0];
                error.help(format!("an instance is written `{machine}['key']`; its state is asked with `.is('state')`"))
            }
            (Type::List(_) | Type::Set(_), Type::Int) => {
                error.help(format!("compare its size: `size({})`", print::text(left)))
            }
            (Type::Int, Type::List(_) | Type::Set(_)) => {
                error.help(format!("compare its size: `size({})`", print::text(right)))
            }
            _ => error,
        }
    }

    /// Calendar days and working days do not mix.
    fn same_days(&mut self, node: &Node, left: &Expr, right: &Expr) -> Option<()> {
        match (is_working(left), is_working(right)) {
            (Some(left), Some(right)) if left != right => {
                let message = "calendar days and working days do not mix";
                let error = self.error("WF0322", node.span, message);
                self.fail(error.help("write `days(n)` on both sides, or `workdays(n)` on both"))
            }
            _ => Some(()),
        }
    }

    /// `left in right`
    pub(super) fn contained(&mut self, node: &Node, left: &Node, right: &Node) -> Option<Checked> {
        let (l, r) = if let NodeKind::List(_) = right.kind {
            let l = self.present(left, None)?.expr;
            let list = Type::List(Box::new(l.ty.clone()));
            let r = self.present(right, Some(&list))?.expr;
            (l, r)
        } else {
            let r = self.present(right, None)?.expr;
            let wanted = wanted_in(&r.ty);
            let l = self.present(left, wanted.as_ref())?.expr;
            (l, r)
        };
        let Some(wanted) = wanted_in(&r.ty) else {
            let what = describe::describe(&r.ty);
            let message = format!("`in` needs a list, {} is {what}", quote(right));
            let error = self.error("WF0307", right.span, message);
            return self.fail(error);
        };
        if !describe::comparable(&l.ty, &wanted) {
            let (found, held) = (describe::describe(&l.ty), describe::describe(&r.ty));
            let message = format!("{} is {found}, {} is {held}", quote(left), quote(right));
            let error = self
                .error("WF0306", node.span, message)
                .label("it can never be in there");
            return self.fail(error);
        }
        let mut facts = Facts::default();
        if let Type::Per { .. } = r.ty.stated() {
            facts
                .when_true
                .insert(format!("{}[{}]", print::text(right), print::text(left)));
        }
        let expr = self.expr(node, Type::Bool, ExprKind::In(Box::new(l), Box::new(r)));
        Some(Checked {
            expr,
            absent: None,
            facts,
        })
    }

    /// `left + right`
    pub(super) fn add(
        &mut self,
        node: &Node,
        left: &Node,
        right: &Node,
        hint: Option<&Type>,
    ) -> Option<Expr> {
        let (l, r) = if is_shaped(left) && is_shaped(right) {
            (
                self.present(left, hint)?.expr,
                self.present(right, hint)?.expr,
            )
        } else {
            self.pair(left, right)?
        };
        let ty = match (l.ty.stated(), r.ty.stated()) {
            (Type::Int, Type::Int) => Some(Type::Int),
            (Type::List(a), Type::List(b)) => {
                describe::joined(a, b).map(|ty| Type::List(Box::new(ty)))
            }
            (Type::Set(a), Type::Set(b) | Type::List(b)) => {
                describe::joined(a, b).map(|ty| Type::Set(Box::new(ty)))
            }
            (Type::Date, Type::Duration) => Some(Type::Date),
            (Type::Instant, Type::Duration) => Some(Type::Instant),
            (Type::Duration, Type::Duration) => Some(Type::Duration),
            _ => None,
        };
        let Some(ty) = ty else {
            return self.no_sum(node, "added", (left, &l), (right, &r));
        };
        self.same_days(node, &l, &r)?;
        Some(self.expr(node, ty, ExprKind::Add(Box::new(l), Box::new(r))))
    }

    /// `left - right`
    pub(super) fn sub(&mut self, node: &Node, left: &Node, right: &Node) -> Option<Expr> {
        let (l, r) = self.pair(left, right)?;
        let ty = match (l.ty.stated(), r.ty.stated()) {
            (Type::Int, Type::Int) => Some(Type::Int),
            (Type::Date, Type::Date) | (Type::Duration, Type::Duration) => Some(Type::Duration),
            (Type::Date, Type::Duration) => Some(Type::Date),
            (Type::Instant, Type::Duration) => Some(Type::Instant),
            _ => None,
        };
        let Some(ty) = ty else {
            return self.no_sum(node, "subtracted", (left, &l), (right, &r));
        };
        self.same_days(node, &l, &r)?;
        Some(self.expr(node, ty, ExprKind::Sub(Box::new(l), Box::new(r))))
    }

    fn no_sum<T>(
        &mut self,
        node: &Node,
        verb: &str,
        (left, l): (&Node, &Expr),
        (right, r): (&Node, &Expr),
    ) -> Option<T> {
        let (lt, rt) = (describe::describe(&l.ty), describe::describe(&r.ty));
        let message = format!("{} is {lt}, {} is {rt}", quote(left), quote(right));
        let label = format!("these cannot be {verb}");
        let error = self.error("WF0307", node.span, message).label(label);
        let error = match (l.ty.stated(), r.ty.stated()) {
            (Type::Date | Type::Instant, Type::Int) => error.help(format!(
                "write `days({0})` or `workdays({0})`",
                print::text(right)
            )),
            (Type::Duration, Type::Date | Type::Instant) => error.help("write the date first"),
            (Type::Instant, Type::Instant) => error.help("compare them: `a >= b + days(n)`"),
            (Type::Set(_) | Type::List(_), found)
                if verb == "added" && !matches!(found, Type::Set(_) | Type::List(_)) =>
            {
                error.help(format!(
                    "put it into a list: `{} + [{}]`",
                    print::text(left),
                    print::text(right)
                ))
            }
            (Type::Set(_) | Type::List(_), _) if verb == "subtracted" => error.help(format!(
                "keep the others: `{}.filter(x, !(x in ...))`",
                print::text(left)
            )),
            _ => error,
        };
        self.fail(error)
    }
}

/// Whether the surroundings decide the type: quoted texts may be members, lists may be sets or empty.
fn is_shaped(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Text(_) | NodeKind::List(_))
}

/// What may be asked to be `in` a value of a type.
fn wanted_in(ty: &Type) -> Option<Type> {
    match ty.stated() {
        Type::Per { vocabulary, .. } => Some(Type::Member(vec![vocabulary.clone()])),
        other => describe::element(other),
    }
}

/// Whether a length of time counts working days; `None` for everything that is no length of time.
/// Nothing stores lengths of time, so that the form of the expression decides.
fn is_working(expr: &Expr) -> Option<bool> {
    match &expr.kind {
        ExprKind::Workdays(_) => Some(true),
        ExprKind::Add(left, _) | ExprKind::Sub(left, _) if expr.ty == Type::Duration => {
            Some(is_working(left).unwrap_or(false))
        }
        _ => (expr.ty == Type::Duration).then_some(false),
    }
}
