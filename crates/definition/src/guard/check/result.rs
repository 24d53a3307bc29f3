//! What the whole expression must yield.

use crate::{
    diagnostic::Diagnostic,
    guard::{
        expr::{Expr, ExprKind},
        print,
        syntax::{Node, NodeKind},
    },
    ty::Type,
};

use super::{Checker, Expected, constant, describe, quote};

impl Checker<'_> {
    /// Checks a whole expression against what is expected of it.
    pub(super) fn result(&mut self, node: &Node, expected: &Expected) -> Option<Expr> {
        match expected {
            Expected::Condition => self.whole_condition(node),
            Expected::Assigned(wanted) => {
                let expr = self.any(node, Some(wanted))?.expr;
                self.of_type(node, expr, wanted)
            }
            Expected::Given(wanted) => {
                let expr = self.present(node, Some(wanted))?.expr;
                self.of_type(node, expr, wanted)
            }
            Expected::Listed => {
                let expr = self.present(node, None)?.expr;
                let fits = matches!(expr.ty.stated(), Type::List(_) | Type::Set(_));
                self.fitting(node, expr, fits, "a list")
            }
            Expected::Instances => self.instances(node),
            Expected::Reference => {
                let expr = self.any(node, None)?.expr;
                let fits = matches!(expr.ty.stated(), Type::Instance(_));
                self.fitting(node, expr, fits, "an instance")
            }
            Expected::Due => {
                let expr = self.any(node, None)?.expr;
                let fits = matches!(expr.ty.stated(), Type::Date | Type::Instant);
                self.fitting(node, expr, fits, "a date or a moment")
            }
            Expected::Key => {
                let expr = self.present(node, None)?.expr;
                let fits = matches!(expr.ty, Type::Member(_) | Type::Int | Type::Date);
                self.fitting(
                    node,
                    expr,
                    fits,
                    "a member of a vocabulary, a number or a date",
                )
            }
            Expected::Shown => {
                let expr = self.any(node, None)?.expr;
                let unshown = matches!(
                    expr.ty.stated(),
                    Type::Cell(_) | Type::Matrix { .. } | Type::Per { .. } | Type::Duration
                );
                self.fitting(node, expr, !unshown, "something with a text of its own")
            }
        }
    }

    fn whole_condition(&mut self, node: &Node) -> Option<Expr> {
        let expr = self.condition(node)?.expr;
        let Some((part, truth)) = constant::find(&expr) else {
            return Some(expr);
        };
        let what = if part.span == expr.span {
            "this"
        } else {
            "this part"
        };
        let error = Diagnostic::error("WF0312", format!("{what} is always {truth}"))
            .at(part.span)
            .note("it does not depend on anything that happens");
        self.fail(error)
    }

    fn instances(&mut self, node: &Node) -> Option<Expr> {
        let names = self.names;
        if let NodeKind::Name(name) = &node.kind
            && self.is_free(name)
            && let Some(machine) = names.machines.get(name)
        {
            let ty = Type::List(Box::new(Type::Instance(vec![machine.id.clone()])));
            return Some(self.expr(node, ty, ExprKind::Collection(machine.id.clone())));
        }
        let expr = self.any(node, None)?.expr;
        let element = describe::element(&expr.ty).unwrap_or_else(|| expr.ty.clone());
        let fits = matches!(element.stated(), Type::Instance(_));
        self.fitting(node, expr, fits, "an instance or a list of instances")
    }

    fn of_type(&mut self, node: &Node, expr: Expr, wanted: &Type) -> Option<Expr> {
        let fits = describe::accepts(wanted, &expr.ty);
        self.fitting(node, expr, fits, &describe::describe(wanted))
    }

    fn fitting(&mut self, node: &Node, expr: Expr, fits: bool, wanted: &str) -> Option<Expr> {
        if fits {
            return Some(expr);
        }
        let found = describe::describe(&expr.ty);
        let message = format!("{wanted} is expected, {} is {found}", quote(node));
        let mut error = self.error("WF0309", node.span, message);
        if wanted == "a date" && expr.ty == Type::Text {
            error = error.help(format!("write date({})", print::text(node)));
        }
        self.fail(error)
    }

    pub(super) fn not_a_condition(&self, node: &Node, found: &Type) -> Diagnostic {
        let what = describe::describe(found);
        let message = format!("true or false is expected, {} is {what}", quote(node));
        let error = self.error("WF0309", node.span, message);
        let path = print::text(node);
        match found.stated() {
            Type::List(_) | Type::Set(_) => error.help(format!(
                "ask something of it: `size({path}) >= 1`, `{path}.all(x, ...)`, `{path}.exists(x, ...)`"
            )),
            Type::Instance(_) => error.help(format!("ask for its state: `{path}.is('...')`")),
            _ => error.help("compare it with something, for example with `==`"),
        }
    }
}
