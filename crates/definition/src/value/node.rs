//! Values written as parts of a file.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    dialect::{Node, Pair},
    name::Name,
    span::Span,
    ty::Type,
    value::{
        Value,
        parse::{Members, NOT_STATED, NotAValue, member_of, set, single},
    },
};

/// Reads values from parts of a file. Everything wrong with them is added to `diagnostics` under one code.
pub struct NodeReader<'a> {
    /// The members of the vocabularies.
    pub members: Members<'a>,
    /// The code of what is wrong.
    pub code: &'static str,
    /// What is wrong.
    pub diagnostics: &'a mut Diagnostics,
}

impl NodeReader<'_> {
    /// Reads a value of a type.
    pub fn value(&mut self, ty: &Type, node: &Node) -> Option<Value> {
        match ty {
            Type::OrNotStated(inner) => match node.text() {
                Some(source) if source.text == NOT_STATED => Some(Value::NotStated),
                _ => self.value(inner, node),
            },
            Type::List(inner) => self.elements(inner, node).map(Value::List),
            Type::Set(inner) => {
                let values = self.elements(inner, node)?;
                self.taken(set(values), node.span)
            }
            Type::Per { vocabulary, value } => self.per(vocabulary, value, node),
            _ => match node.text() {
                Some(source) => self.taken(single(ty, &source.text, self.members), source.span),
                None => self.wrong_kind("a single value", node),
            },
        }
    }

    fn elements(&mut self, inner: &Type, node: &Node) -> Option<Vec<Value>> {
        if !node.is_list() {
            return self.wrong_kind("a list like `[a, b]`", node);
        }
        // Collected in two steps, so that every wrong element is reported.
        let values: Vec<Option<Value>> = node
            .list()
            .iter()
            .map(|node| self.value(inner, node))
            .collect();
        values.into_iter().collect()
    }

    fn per(&mut self, vocabulary: &Name, value: &Type, node: &Node) -> Option<Value> {
        if !node.is_map() {
            return self.wrong_kind("a map like `{ member: value }`", node);
        }
        let entries: Vec<Option<(Name, Value)>> = node
            .pairs()
            .iter()
            .map(|pair| self.entry(vocabulary, value, pair))
            .collect();
        let entries: Option<BTreeMap<Name, Value>> = entries.into_iter().collect();
        entries.map(Value::Per)
    }

    fn entry(&mut self, vocabulary: &Name, ty: &Type, pair: &Pair) -> Option<(Name, Value)> {
        let member = member_of(
            std::slice::from_ref(vocabulary),
            &pair.key.text,
            self.members,
        );
        let member = self.taken(member, pair.key.span);
        let value = self.value(ty, &pair.value);
        member.zip(value)
    }

    fn wrong_kind<T>(&mut self, expected: &str, node: &Node) -> Option<T> {
        let message = format!("expected {expected}, found {}", node.described());
        self.taken(Err(NotAValue::new(message)), node.span)
    }

    /// The value, or a finding at a place.
    pub(crate) fn taken<T>(&mut self, read: Result<T, NotAValue>, span: Span) -> Option<T> {
        let fault = match read {
            Ok(value) => return Some(value),
            Err(fault) => fault,
        };
        let diagnostic = Diagnostic::error(self.code, fault.message).at(span);
        self.diagnostics.push(match fault.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
        None
    }
}
