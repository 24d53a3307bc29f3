//! The value of a field when its instance is created.

use crate::{
    diagnostic::Diagnostic,
    dialect::{Node, NodeKind},
    guard::names::Members,
    name::Name,
    span::Span,
    syntax::machine::Field,
    types::Type,
    value::Value,
};

use super::{Resolver, code};

impl Resolver<'_> {
    /// The initial value written for a field.
    pub(super) fn initial(&mut self, node: &Node, ty: &Type, field: &Field) -> Option<Value> {
        match self.initial_value(node, ty) {
            Ok(value) => {
                self.initial_in_bounds(&value, field, node.span);
                Some(value)
            }
            Err(wanted) => {
                let error =
                    Diagnostic::error(code::INITIAL, "this is no first value for the field")
                        .at(node.span)
                        .help(wanted);
                self.out.push(error);
                None
            }
        }
    }

    fn initial_value(&self, node: &Node, ty: &Type) -> Result<Value, String> {
        match (ty.stated(), &node.kind) {
            (Type::List(_), NodeKind::List(nodes)) if nodes.is_empty() => {
                Ok(Value::List(Vec::new()))
            }
            (Type::Set(_), NodeKind::List(nodes)) if nodes.is_empty() => Ok(Value::Set([].into())),
            (Type::List(_) | Type::Set(_), _) => Err("write `[]`".to_owned()),
            (Type::Per { .. }, NodeKind::Map(map)) if map.pairs.is_empty() => {
                Ok(Value::Per([].into()))
            }
            (Type::Per { .. }, _) => Err("write `{}`".to_owned()),
            (_, NodeKind::Text(scalar)) => self.scalar(&scalar.source.text, ty),
            _ => Err("write a single value".to_owned()),
        }
    }

    fn scalar(&self, text: &str, ty: &Type) -> Result<Value, String> {
        if text == "not stated" && matches!(ty, Type::OrNotStated(_)) {
            return Ok(Value::NotStated);
        }
        match ty.stated() {
            Type::Bool => match text {
                "true" => Ok(Value::Bool(true)),
                "false" => Ok(Value::Bool(false)),
                _ => Err("write `true` or `false`".to_owned()),
            },
            Type::Int => text
                .parse()
                .map(Value::Int)
                .map_err(|_| "write a whole number".to_owned()),
            Type::Text => Ok(Value::Text(text.into())),
            Type::Member(vocabularies) => self.member(text, vocabularies),
            _ => Err("values of this type come with a step; remove `initial`".to_owned()),
        }
    }

    fn member(&self, text: &str, vocabularies: &[Name]) -> Result<Value, String> {
        let mut known = Vec::new();
        for vocabulary in vocabularies {
            if let Some(Members::Written(members)) = self.names.vocabularies.get(vocabulary) {
                known.extend(members.iter().map(Name::as_str));
            }
        }
        if known.contains(&text) {
            return Ok(Value::Member(text.into()));
        }
        Err(match known.as_slice() {
            [] => "its members are given with each review; remove `initial`".to_owned(),
            known => format!("write one of {}", known.join(", ")),
        })
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
