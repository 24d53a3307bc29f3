//! Parameters: values, members of lists, exceptions of matrices.

use definition::{
    guard::world::World as _, model::Parameter, name::Name, parameters::Exception, ty::Type,
    value::Value,
};
use indexmap::IndexMap;

use crate::{
    saying::Words,
    view::{Viewed, title_or_id},
};

use super::{Change, Finding, Kind, Shown};

impl Finding<'_, '_> {
    pub(super) fn parameters(&mut self) {
        let definition = self.after.snapshot().definition;
        for parameter in definition.parameters.values() {
            let is_readable = |viewed: &Viewed<'_>| viewed.reads_parameter(&parameter.id);
            if !is_readable(self.before) || !is_readable(self.after) {
                continue;
            }
            let is_its = |vocabulary: &Option<Name>| vocabulary.as_ref() == Some(&parameter.id);
            let vocabulary = definition
                .vocabularies
                .values()
                .find(|known| is_its(&known.parameter));
            match (&parameter.ty, vocabulary) {
                (Type::Matrix { row, column }, _) => self.matrix(parameter, row, column),
                (_, Some(vocabulary)) => self.members(parameter, &vocabulary.id),
                _ => self.parameter(parameter),
            }
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let before = self.before.parameter(&parameter.id);
        let after = self.after.parameter(&parameter.id);
        if before.is_none() && after.is_none() {
            return;
        }
        let shown = |viewed: &Viewed<'_>, value: Option<&Value>| {
            value.map(|value| Shown::Words(viewed.said(&parameter.ty, value)))
        };
        let change = Change {
            before: shown(self.before, before),
            after: shown(self.after, after),
            ..self.of_parameter(parameter, Kind::Parameter)
        };
        self.compare(before == after, || change);
    }

    /// A list that defines a vocabulary, member by member.
    fn members(&mut self, parameter: &Parameter, vocabulary: &Name) {
        let of = |viewed: &Viewed<'_>| -> IndexMap<Name, Name> {
            let given = viewed.snapshot().state.scope.vocabularies.get(vocabulary);
            given.cloned().unwrap_or_default()
        };
        let (before, after) = (of(self.before), of(self.after));
        let gone = before.keys().filter(|id| !after.contains_key(*id));
        let words = |title: Option<&Name>| title.map(|title| Shown::Words(title.into()));
        for id in after.keys().chain(gone) {
            let change = Change {
                before: words(before.get(id)),
                after: words(after.get(id)),
                ..self.of_parameter(parameter, Kind::Parameter)
            };
            self.compare(before.get(id) == after.get(id), || change);
        }
    }

    /// The written exceptions of a matrix, cell by cell.
    fn matrix(&mut self, parameter: &Parameter, row: &Name, column: &Name) {
        let of = |viewed: &Viewed<'_>| -> Vec<Exception> {
            let written = viewed.snapshot().state.scope.exceptions.get(&parameter.id);
            written.cloned().unwrap_or_default()
        };
        let (before, after) = (of(self.before), of(self.after));
        let find = |all: &[Exception], one: &Exception| {
            all.iter().find(|known| known.cell == one.cell).cloned()
        };
        let ended = before.iter().filter(|one| find(&after, one).is_none());
        for one in after.iter().chain(ended) {
            let (was, is) = (find(&before, one), find(&after, one));
            let title = |vocabulary: &Name, member: &Name| {
                let ty = Type::Member(vec![vocabulary.clone()]);
                self.after.shown(&ty, &Value::Member(member.clone()))
            };
            let cell = format!(
                "{} / {}",
                title(row, &one.cell.row),
                title(column, &one.cell.column)
            );
            let mut change = self.of_parameter(parameter, Kind::Exception);
            change.label = change.label.map(|label| format!("{label}: {cell}"));
            change.before = was.as_ref().map(|was| excepted(self.before, was));
            change.after = is.as_ref().map(|is| excepted(self.after, is));
            self.compare(was == is, || change);
        }
    }

    fn of_parameter(&self, parameter: &Parameter, kind: Kind) -> Change {
        Change {
            of: Some(parameter.id.clone()),
            label: Some(title_or_id(Some(&parameter.title), &parameter.id)),
            ..self.of_review(kind)
        }
    }
}

/// An exception with its reason and its authority, each of which may be not stated (G05).
fn excepted(viewed: &Viewed<'_>, exception: &Exception) -> Shown {
    let statement = Type::OrNotStated(Box::new(Type::Text));
    Shown::Words(Words::OutOfScope.with([
        ("reason", viewed.said(&statement, &exception.reason)),
        ("authority", viewed.said(&statement, &exception.authority)),
    ]))
}
