//! The value of a field when its instance is created.

use crate::{
    diagnostic::Diagnostic,
    dialect::Node,
    guard::names::Members,
    name::Name,
    span::Span,
    syntax::machine::Field,
    ty::Type,
    value::{Value, node::NodeReader},
};

use super::{Resolver, code};

impl Resolver<'_> {
    /// The initial value written for a field.
    pub(super) fn initial(&mut self, node: &Node, ty: &Type, field: &Field) -> Option<Value> {
        let is_empty = node.list().is_empty() && node.pairs().is_empty() && node.text().is_none();
        if let (Some(why), false) = (self.comes_later(ty), is_empty) {
            let error = Diagnostic::error(code::INITIAL, "this field can have no first value")
                .at(node.span)
                .note(why)
                .help("remove `initial`, and set the field in a step or at its spawn");
            self.out.push(error);
            return None;
        }
        let names = &self.names;
        let members = |vocabulary: &str| match names.vocabularies.get(vocabulary) {
            Some(Members::Written(members)) => members.clone(),
            _ => Vec::new(),
        };
        let diagnostics = &mut self.out;
        let mut reader = NodeReader {
            members: &members,
            code: code::INITIAL,
            diagnostics,
        };
        let value = reader.value(ty, node)?;
        self.initial_in_bounds(&value, field, node.span);
        Some(value)
    }

    /// Why no value of a type can be known before a review runs.
    fn comes_later(&self, ty: &Type) -> Option<&'static str> {
        match ty {
            Type::Document | Type::Person | Type::Instance(_) | Type::Cell(_) => {
                Some("documents, people and instances only exist in a running review")
            }
            Type::Member(vocabularies) => {
                let given = |vocabulary: &Name| {
                    matches!(
                        self.names.vocabularies.get(vocabulary),
                        Some(Members::Given(_))
                    )
                };
                let some = vocabularies.iter().any(given);
                some.then_some("its members are given with each review")
            }
            Type::List(inner) | Type::Set(inner) | Type::OrNotStated(inner) => {
                self.comes_later(inner)
            }
            Type::Per { value, .. } => self.comes_later(value),
            _ => None,
        }
    }

    fn initial_in_bounds(&mut self, value: &Value, field: &Field, span: Span) {
        let Value::Int(number) = value else { return };
        let least = field
            .min
            .as_ref()
            .map(|min| min.value)
            .filter(|min| number < min);
        let most = field
            .max
            .as_ref()
            .map(|max| max.value)
            .filter(|max| number > max);
        let Some(bound) = least.or(most) else { return };
        let word = if least.is_some() {
            "less than `min`"
        } else {
            "more than `max`"
        };
        let message = format!("the first value {number} is {word} {bound}");
        self.out
            .push(Diagnostic::error(code::INITIAL, message).at(span));
    }
}
