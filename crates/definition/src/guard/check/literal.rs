//! Literals: numbers, truths, texts that are members of a vocabulary, lists.

use crate::{
    guard::{
        expr::{Expr, ExprKind},
        names::Members,
        syntax::{Node, NodeKind},
    },
    name::Name,
    span::Span,
    ty::Type,
    value::Value,
};

use super::{Checker, describe, mend};

impl Checker<'_> {
    /// A literal. A quoted text is a member of a vocabulary where one is wanted.
    pub(super) fn literal(&mut self, node: &Node, hint: Option<&Type>) -> Option<Expr> {
        let hint = hint.map(Type::stated);
        let (ty, value) = match &node.kind {
            NodeKind::Int(number) => (Type::Int, Value::Int(*number)),
            NodeKind::Bool(truth) => (Type::Bool, Value::Bool(*truth)),
            NodeKind::Text(text) => match hint {
                Some(Type::Member(vocabularies)) => {
                    let member = Name::from(text.as_str());
                    self.known_member(node.span, &member, vocabularies)?;
                    (Type::Member(vocabularies.clone()), Value::Member(member))
                }
                _ => (Type::Text, Value::Text(text.as_str().into())),
            },
            NodeKind::List(parts) => return self.list(node, parts, hint),
            _ => return None,
        };
        Some(self.expr(node, ty, ExprKind::Literal(value)))
    }

    /// Whether a literal is a member of one of the vocabularies, and may be written here.
    pub(super) fn known_member(
        &mut self,
        span: Span,
        member: &Name,
        vocabularies: &[Name],
    ) -> Option<()> {
        let mut written: Vec<&str> = Vec::new();
        let mut given: Option<(&Name, &Name)> = None;
        let names = self.names;
        for vocabulary in vocabularies {
            match names.vocabularies.get(vocabulary) {
                Some(Members::Written(list)) => written.extend(list.iter().map(Name::as_str)),
                Some(Members::Given(parameter)) => given = Some((vocabulary, parameter)),
                None => {}
            }
        }
        if written.contains(&member.as_str()) {
            return Some(());
        }
        let error = match given {
            Some(_) if self.place.parameter_members => return Some(()),
            Some((vocabulary, parameter)) => self
                .error("WF0305", span, format!("`{member}` is known only when a review starts"))
                .note(format!(
                    "each review gives its own members of `{vocabulary}` in the parameter `{parameter}`; \
                     a guard must hold for all of them"
                ))
                .help("compare with a field of an instance, or quantify over the vocabulary"),
            None => {
                let kind = describe::describe(&Type::Member(vocabularies.to_vec()));
                let error = self.error("WF0304", span, format!("`{member}` is not {kind}"));
                match mend::help(member, "its members are", &written) {
                    Some(help) => error.help(help),
                    None => error,
                }
            }
        };
        self.fail(error)
    }

    fn list(&mut self, node: &Node, parts: &[Node], hint: Option<&Type>) -> Option<Expr> {
        let wanted = hint.and_then(describe::element);
        let mut element: Option<Type> = None;
        let mut exprs = Vec::new();
        for part in parts {
            let Some(checked) = self.present(part, wanted.as_ref()) else {
                continue;
            };
            let found = &checked.expr.ty;
            let joined = match &element {
                None => Some(found.clone()),
                Some(first) => describe::joined(first, found),
            };
            let Some(joined) = joined else {
                let first = element.as_ref().map(describe::describe).unwrap_or_default();
                let message = format!(
                    "the list begins with {first}, this is {}",
                    describe::describe(found)
                );
                let error = self.error("WF0306", part.span, message);
                return self.fail(error.help("the parts of a list are of one kind"));
            };
            element = Some(joined);
            exprs.push(checked.expr);
        }
        if exprs.len() < parts.len() {
            return None;
        }
        let Some(element) = element.or(wanted) else {
            let error = self.error(
                "WF0306",
                node.span,
                "nothing says what this empty list would hold",
            );
            return self.fail(error);
        };
        let ty = match hint {
            Some(Type::Set(_)) => Type::Set(Box::new(element)),
            _ => Type::List(Box::new(element)),
        };
        Some(self.expr(node, ty, ExprKind::List(exprs)))
    }
}
