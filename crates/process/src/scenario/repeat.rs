//! What a repetition runs over: lists that follow from the parameters a review starts with.

use definition::{
    diagnostic::{Diagnostic, Diagnostics},
    model::Definition,
    name::Name,
    parameters::ReviewParameters,
    scenario::{Binding, code, step::Over},
    span::Span,
    ty::Type,
    value::{Cell, Value},
};

use crate::{
    snapshot::Snapshot,
    state::{Scope, State},
};

/// The parameters of a review.
pub(super) struct Given<'a> {
    definition: &'a Definition,
    state: State,
}

impl<'a> Given<'a> {
    pub(super) fn new(definition: &'a Definition, parameters: &ReviewParameters) -> Self {
        let state = State {
            scope: Scope::of(parameters).into(),
            ..State::default()
        };
        Self { definition, state }
    }

    fn snapshot(&self) -> Snapshot<'_> {
        Snapshot::new(self.definition, &self.state)
    }

    /// The members of a vocabulary.
    pub(super) fn members(&self, vocabulary: &str) -> Vec<Name> {
        self.snapshot().members_of(vocabulary).to_vec()
    }

    /// The vocabularies of the rows and of the columns of a matrix.
    pub(super) fn matrix(&self, parameter: &str) -> Option<(&'a Name, &'a Name)> {
        match &self.definition.parameters.get(parameter)?.ty {
            Type::Matrix { row, column } => Some((row, column)),
            _ => None,
        }
    }

    /// What a repetition runs over, one after the other.
    pub(super) fn elements(&self, over: &Over, out: &mut Diagnostics) -> Option<Vec<Binding>> {
        match over {
            Over::Listed(texts) => Some(
                texts
                    .iter()
                    .map(|text| Binding::Text(text.value.clone()))
                    .collect(),
            ),
            Over::Named { kind, id, span } => {
                let found = match kind.as_str() {
                    "parameter" => self.listed(id),
                    "vocabulary" => self.definition.vocabularies.get(id).map(|known| {
                        self.members(&known.id)
                            .into_iter()
                            .map(Binding::Text)
                            .collect()
                    }),
                    "cells" => self.cells(id),
                    _ => None,
                };
                if found.is_none() {
                    out.push(nothing(kind, id, *span));
                }
                found
            }
        }
    }

    fn listed(&self, parameter: &str) -> Option<Vec<Binding>> {
        let mut vocabularies = self.definition.vocabularies.values();
        let defined = vocabularies.find(|known| known.parameter.as_deref() == Some(parameter));
        if let Some(vocabulary) = defined {
            return Some(
                self.members(&vocabulary.id)
                    .into_iter()
                    .map(Binding::Text)
                    .collect(),
            );
        }
        let Value::List(values) = self.state.scope.values.get(parameter)? else {
            return None;
        };
        let text = |value: &Value| match value {
            Value::Member(member) => Some(Binding::Text(member.clone())),
            _ => None,
        };
        values.iter().map(text).collect()
    }

    fn cells(&self, matrix: &str) -> Option<Vec<Binding>> {
        let (row, column) = self.matrix(matrix)?;
        let binding = |cell: &Cell| {
            let parts = [(row, &cell.row), (column, &cell.column)];
            let parts = parts.map(|(vocabulary, member)| (vocabulary.clone(), member.clone()));
            Binding::Parts(parts.into())
        };
        Some(
            self.snapshot()
                .cells_of(matrix)
                .iter()
                .map(binding)
                .collect(),
        )
    }
}

fn nothing(kind: &str, id: &str, span: Span) -> Diagnostic {
    let message = format!("`{kind}:{id}` is nothing to run over");
    let help = match kind {
        "parameter" => "the parameter must be a list of members",
        "vocabulary" => "the definition has no vocabulary of this name",
        "cells" => "the parameter must be a matrix",
        _ => "write a list, `parameter:id`, `vocabulary:id` or `cells:id`",
    };
    Diagnostic::error(code::NOTHING_TO_RUN_OVER, message)
        .at(span)
        .help(help)
}
