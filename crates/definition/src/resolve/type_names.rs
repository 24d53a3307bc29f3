//! Types as written to [`Type`]s.

use crate::{
    diagnostic::Diagnostic,
    guard::names::Members,
    name::Name,
    span::{Span, Spanned},
    ty::{
        Type,
        parse::{TypeExpr, TypeExprKind},
    },
};

use super::{Resolver, code, unknown::unknown};

/// What a type is written for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeOf {
    Parameter,
    Field,
    Input,
}

impl Resolver<'_> {
    /// The type written; `None` if there is an error in it.
    pub(super) fn type_named(&mut self, written: &TypeExpr, of: TypeOf) -> Option<Type> {
        if let TypeExprKind::Matrix { row, column } = &written.kind {
            return self.matrix(written.span, row, column, of);
        }
        Some(match &written.kind {
            TypeExprKind::Bool => Type::Bool,
            TypeExprKind::Int => Type::Int,
            TypeExprKind::Text => Type::Text,
            TypeExprKind::Date => Type::Date,
            TypeExprKind::PartialDate => Type::PartialDate,
            TypeExprKind::Instant => Type::Instant,
            TypeExprKind::Document => Type::Document,
            TypeExprKind::Person => Type::Person,
            TypeExprKind::OneOf(names) => return self.one_of(names, of),
            TypeExprKind::List(inner) => Type::List(Box::new(self.type_named(inner, of)?)),
            TypeExprKind::Set(inner) => Type::Set(Box::new(self.type_named(inner, of)?)),
            TypeExprKind::Per { value, vocabulary } => {
                let keys = self.vocabulary_named(vocabulary);
                let value = Box::new(self.type_named(value, of)?);
                Type::Per {
                    vocabulary: keys?,
                    value,
                }
            }
            TypeExprKind::OrNotStated(inner) => {
                Type::OrNotStated(Box::new(self.type_named(inner, of)?))
            }
            TypeExprKind::Matrix { .. } => return None,
        })
    }

    fn matrix(
        &mut self,
        span: Span,
        row: &Spanned<Name>,
        column: &Spanned<Name>,
        of: TypeOf,
    ) -> Option<Type> {
        if of != TypeOf::Parameter {
            let error = Diagnostic::error(code::MISPLACED_TYPE, "only a parameter can be a matrix")
                .at(span)
                .help("make it a parameter of the review, or use `list of ...`");
            self.out.push(error);
            return None;
        }
        let rows = self.vocabulary_named(row);
        let columns = self.vocabulary_named(column);
        let (rows, columns) = (rows?, columns?);
        if rows == columns {
            let message = format!("a matrix of `{rows}` by `{columns}` cannot tell its axes apart");
            let error = Diagnostic::error(code::MISPLACED_TYPE, message)
                .at(column.span)
                .help("the parts of a cell are named by the vocabularies; use two different ones");
            self.out.push(error);
            return None;
        }
        Some(Type::Matrix {
            row: rows,
            column: columns,
        })
    }

    fn vocabulary_named(&mut self, name: &Spanned<Name>) -> Option<Name> {
        if self.names.vocabularies.contains_key(&name.value) {
            return Some(name.value.clone());
        }
        let known = self.names.vocabularies.keys();
        let mut error = unknown(code::UNKNOWN_TYPE, "vocabulary", "", name, known);
        if self.names.machines.contains_key(&name.value) {
            error = error.note("it is a machine; only a closed list of ids can stand here");
        }
        self.out.push(error);
        None
    }

    /// `theme or country`: members; `thematic_study or country_study`: instances.
    fn one_of(&mut self, names: &[Spanned<Name>], of: TypeOf) -> Option<Type> {
        let mut members = Vec::new();
        let mut machines = Vec::new();
        let mut complete = true;
        for name in names {
            if self.names.vocabularies.contains_key(&name.value) {
                members.push(name);
            } else if self.is_machine(&name.value) {
                machines.push(name);
            } else {
                complete = false;
                let error = self.unknown_type(name);
                self.out.push(error);
            }
        }
        if let (Some(member), Some(machine)) = (members.first(), machines.first()) {
            let (member, machine) = (&member.value, &machine.value);
            let message = format!("`{member}` is a vocabulary and `{machine}` a machine");
            let error = Diagnostic::error(code::MIXED_TYPE, message)
                .at(names[names.len() - 1].span)
                .note("a value is either a member of a list or one of the instances, never sometimes this and sometimes that")
                .help("use two fields");
            self.out.push(error);
            return None;
        }
        if !complete {
            return None;
        }
        if machines.is_empty() {
            self.disjoint(&members)?;
            return Some(Type::Member(plain_names(&members)));
        }
        if of == TypeOf::Parameter {
            let error =
                Diagnostic::error(code::MISPLACED_TYPE, "a parameter cannot be an instance")
                    .at(machines[0].span)
                    .note("parameters are given before any instance exists")
                    .help("use a vocabulary, or a field of a machine");
            self.out.push(error);
            return None;
        }
        Some(Type::Instance(plain_names(&machines)))
    }

    fn unknown_type(&self, name: &Spanned<Name>) -> Diagnostic {
        let written = &self.package.machines;
        let machines = written.iter().map(|machine| &machine.id.value);
        let built_in = [
            "bool", "int", "text", "date", "document", "person", "instant",
        ]
        .map(Name::from);
        let known: Vec<&Name> = self
            .names
            .vocabularies
            .keys()
            .chain(machines)
            .chain(&built_in)
            .collect();
        unknown(code::UNKNOWN_TYPE, "type", "", name, known)
            .note("a type is a vocabulary, a machine or a built-in one")
    }

    /// Vocabularies that stand together must not share a member, or a value would not say which it is of.
    fn disjoint(&mut self, names: &[&Spanned<Name>]) -> Option<()> {
        for (index, second) in names.iter().enumerate() {
            for first in &names[..index] {
                let Some(shared) = self.shared_member(&first.value, &second.value) else {
                    continue;
                };
                let (first, other) = (&first.value, &second.value);
                let message = format!("`{shared}` is a member of both `{first}` and `{other}`");
                let error = Diagnostic::error(code::SHARED_MEMBER, message)
                    .at(second.span)
                    .note("a value of this type would not say which of the two it is")
                    .help("rename the member in one of the vocabularies");
                self.out.push(error);
                return None;
            }
        }
        Some(())
    }

    fn shared_member(&self, first: &Name, second: &Name) -> Option<Name> {
        let (first, second) = (
            self.names.vocabularies.get(first)?,
            self.names.vocabularies.get(second)?,
        );
        let (Members::Written(first), Members::Written(second)) = (first, second) else {
            return None;
        };
        first.iter().find(|member| second.contains(member)).cloned()
    }

    /// Whether a machine is written with that id, also before its shape is known.
    pub(super) fn is_machine(&self, id: &Name) -> bool {
        self.package
            .machines
            .iter()
            .any(|machine| machine.id.value == *id)
    }
}

fn plain_names(names: &[&Spanned<Name>]) -> Vec<Name> {
    let mut plain: Vec<Name> = Vec::new();
    for name in names {
        if !plain.contains(&name.value) {
            plain.push(name.value.clone());
        }
    }
    plain
}
