//! Quantifiers: `all`, `exists`, `exists_one`, `filter`, `map`.

use crate::{
    guard::{
        expr::{Binder, Expr, ExprKind, Quantifier},
        print,
        syntax::{Node, NodeKind},
    },
    ty::Type,
};

use super::{Checked, Checker, describe, quote};

/// How deep quantifiers may be nested.
const QUANTIFIERS_MAX: usize = 3;

impl Checker<'_> {
    /// `of.all(variable, body)` and its siblings
    pub(super) fn quantified(
        &mut self,
        node: &Node,
        of: &Node,
        quantifier: Quantifier,
        arguments: &[Node],
    ) -> Option<Checked> {
        let word = quantifier.word();
        let [
            Node {
                kind: NodeKind::Name(variable),
                span,
            },
            body,
        ] = arguments
        else {
            let message = format!("`{word}` takes a variable and what is asked of it");
            let error = self.error("WF0315", node.span, message);
            let list = print::text(of);
            return self.fail(error.help(format!("write `{list}.{word}(x, ... x ...)`")));
        };
        if let Some(hidden) = self.hidden_by(variable) {
            let message = format!("`{variable}` is already {hidden}");
            let error = self
                .error("WF0316", *span, message)
                .help("give the variable another name");
            return self.fail(error);
        }
        if self.quantifiers == QUANTIFIERS_MAX {
            let message = format!("quantifiers are nested more than {QUANTIFIERS_MAX} deep");
            let error = self.error("WF0317", node.span, message);
            return self.fail(
                error.help("give the inner part a name as a milestone, or split the clause"),
            );
        }
        let over = self.present(of, None)?.expr;
        let Some(element) = describe::element(&over.ty) else {
            return self.not_a_list(of, &over, word);
        };
        let slot = self.binders.len();
        self.binders.push((variable.clone(), element.clone()));
        self.quantifiers += 1;
        let body = match quantifier {
            Quantifier::Map => self.present(body, None),
            _ => self.condition(body),
        };
        self.quantifiers -= 1;
        self.binders.truncate(slot);
        let body = body?.expr;
        let ty = match quantifier {
            Quantifier::Filter => over.ty.clone(),
            Quantifier::Map => Type::List(Box::new(body.ty.clone())),
            _ => Type::Bool,
        };
        let binder = Binder {
            name: variable.clone(),
            slot,
        };
        let kind = ExprKind::Quantified(quantifier, Box::new(over), binder, Box::new(body));
        Some(self.expr(node, ty, kind).into())
    }

    fn not_a_list(&mut self, of: &Node, over: &Expr, word: &str) -> Option<Checked> {
        let what = describe::describe(&over.ty);
        let message = format!("`{word}` needs a list, {} is {what}", quote(of));
        let mut error = self.error("WF0307", of.span, message);
        if let Type::Per { vocabulary, .. } = over.ty.stated() {
            let map = print::text(of);
            error = error.help(format!(
                "ask for each {vocabulary}: `{vocabulary}.{word}(x, x in {map} ...)`"
            ));
        }
        self.fail(error)
    }
}
