//! An amendment of a parameter, typed by the definition.

use definition::{
    diagnostic::{Diagnostic, Diagnostics},
    name::Name,
    scenario::{
        code,
        step::{self, CellWritten},
    },
    span::Spanned,
    ty::Type,
    value::{Cell, Value, parse::NOT_STATED},
};

use crate::command::{Amend, Change, Intent};

use super::moves::Unrolling;

impl Unrolling<'_> {
    /// Reads an amendment. Members that join are known from here on.
    pub(super) fn amendment(
        &mut self,
        parameter: &Spanned<Name>,
        change: &step::Change,
        reason: &Name,
        authority: &Name,
        is_wrong: bool,
        out: &mut Diagnostics,
    ) -> Option<Intent> {
        let known = self.setting.definition.parameters.get(&parameter.value);
        if known.is_none() && !is_wrong {
            let message = format!("there is no parameter `{}`", parameter.value);
            out.push(Diagnostic::error(code::UNKNOWN, message).at(parameter.span));
            return None;
        }
        let change = match change {
            step::Change::Add(members) => {
                if let Some(Type::List(inner)) = known.map(|known| &known.ty)
                    && let Type::Member(vocabularies) = &**inner
                {
                    for vocabulary in vocabularies {
                        let joined = self.joined.entry(vocabulary.clone()).or_default();
                        joined.extend(members.iter().map(|(member, _)| member.clone()));
                    }
                }
                Change::AddMembers(members.clone())
            }
            step::Change::Remove(members) => Change::RemoveMembers(members.clone()),
            step::Change::Include(cells) => {
                Change::IncludeCells(self.cells(parameter, cells, out)?)
            }
            step::Change::Exclude(cells) => {
                Change::ExcludeCells(self.cells(parameter, cells, out)?)
            }
        };
        Some(Intent::Amend(Amend {
            parameter: parameter.value.clone(),
            change,
            reason: statement(reason),
            authority: statement(authority),
        }))
    }

    fn cells(
        &self,
        parameter: &Spanned<Name>,
        cells: &[CellWritten],
        out: &mut Diagnostics,
    ) -> Option<Vec<Cell>> {
        let Some((row, column)) = self.given.matrix(&parameter.value) else {
            let message = format!("`{}` is no matrix and has no cells", parameter.value);
            out.push(Diagnostic::error(code::UNKNOWN, message).at(parameter.span));
            return None;
        };
        let mut cell = |written: &CellWritten| {
            let member = |vocabulary: &Name| {
                let mut members = written.members.iter();
                members
                    .find(|(known, _)| known == vocabulary)
                    .map(|(_, member)| member.clone())
            };
            let found = member(row)
                .zip(member(column))
                .filter(|_| written.members.len() == 2);
            if found.is_none() {
                let error = Diagnostic::error(code::FORM, "this is no cell").at(written.span);
                out.push(error.help(format!("write `{{ {row}: member, {column}: member }}`")));
            }
            found.map(|(row, column)| Cell { row, column })
        };
        // Collected in two steps, so that every wrong cell is reported.
        let cells: Vec<Option<Cell>> = cells.iter().map(&mut cell).collect();
        cells.into_iter().collect()
    }
}

fn statement(text: &Name) -> Value {
    if *text == NOT_STATED {
        Value::NotStated
    } else {
        Value::Text(text.as_str().into())
    }
}
