//! Matrix parameters: every cell is in scope unless it is a written exception (G05).

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, code},
    dialect::{Node, Pair},
    grammar::{self, MATRIX, scalar::excerpt},
    model::Definition,
    name::Name,
    parameters::Exception,
    span::Span,
    ty::Type,
    value::{
        Cell, Value,
        node::NodeReader,
        parse::{Members, NOT_STATED, member_of},
    },
};

use super::given;

/// Reads the exceptions of every matrix parameter, in the order of rows and columns.
pub(super) fn read(
    node: &Node,
    definition: &Definition,
    members: Members<'_>,
    diagnostics: &mut Diagnostics,
) -> IndexMap<Name, Vec<Exception>> {
    let mut matrices = IndexMap::new();
    for parameter in definition.parameters.values() {
        let Type::Matrix { row, column } = &parameter.ty else {
            continue;
        };
        let mut reader = Reader {
            row,
            column,
            members,
            diagnostics,
            found: BTreeMap::new(),
        };
        if let Some(pair) = given(node, &parameter.id) {
            reader.matrix(pair);
        }
        let exceptions = in_order(reader.found, &members(row), &members(column));
        matrices.insert(parameter.id.clone(), exceptions);
    }
    matrices
}

fn in_order(
    mut found: BTreeMap<Cell, (Span, Exception)>,
    rows: &[Name],
    columns: &[Name],
) -> Vec<Exception> {
    let cells = rows.iter().flat_map(|row| {
        columns.iter().map(|column| Cell {
            row: row.clone(),
            column: column.clone(),
        })
    });
    cells
        .filter_map(|cell| found.remove(&cell))
        .map(|(_, exception)| exception)
        .collect()
}

struct Reader<'a> {
    row: &'a Name,
    column: &'a Name,
    members: Members<'a>,
    diagnostics: &'a mut Diagnostics,
    found: BTreeMap<Cell, (Span, Exception)>,
}

impl Reader<'_> {
    fn matrix(&mut self, pair: &Pair) {
        let mut shape = Diagnostics::new();
        grammar::check::file(&MATRIX, &pair.value, &mut shape);
        let fine = !shape.has_errors();
        self.diagnostics.append(shape);
        let exceptions = pair.value.get("except").map_or(&[][..], Node::list);
        for exception in exceptions.iter().filter(|_| fine) {
            self.exception(exception);
        }
    }

    fn exception(&mut self, node: &Node) {
        self.unknown_keys(node);
        let Some(row) = self.row_of(node) else { return };
        let Some(columns) = self.columns_of(node) else {
            return;
        };
        let text = |key| match node.get(key).and_then(Node::text) {
            Some(source) if source.text != NOT_STATED => Value::Text(source.text.as_str().into()),
            _ => Value::NotStated,
        };
        let place = node.pairs().first().map_or(node.span, |pair| pair.key.span);
        for column in columns {
            let cell = Cell {
                row: row.clone(),
                column,
            };
            let exception = Exception {
                cell: cell.clone(),
                reason: text("reason"),
                authority: text("authority"),
            };
            if let Some((first, _)) = self.found.get(&cell) {
                let message = format!("`{}` and `{}` are excluded twice", cell.row, cell.column);
                let twice = Diagnostic::error(code::BAD_EXCEPTION, message).at(place);
                self.diagnostics.push(twice.also(*first, "first here"));
            } else {
                self.found.insert(cell, (place, exception));
            }
        }
    }

    fn unknown_keys(&mut self, node: &Node) {
        const OWN: [&str; 4] = ["only", "not", "reason", "authority"];
        for pair in node.pairs() {
            let key = pair.key.text.as_str();
            if *self.row != key && !OWN.contains(&key) {
                let message = format!("unknown key `{}`", excerpt(key));
                self.diagnostics.push(
                    Diagnostic::error(code::UNKNOWN_KEY, message)
                        .at(pair.key.span)
                        .help(format!("its keys are: {}, {}", self.row, OWN.join(", "))),
                );
            }
        }
    }

    fn row_of(&mut self, node: &Node) -> Option<Name> {
        let Some(value) = node.get(self.row) else {
            let message = format!("the exception does not say which {}", self.row);
            let place = node.pairs().first().map_or(node.span, |pair| pair.key.span);
            self.diagnostics.push(
                Diagnostic::error(code::BAD_EXCEPTION, message)
                    .at(place)
                    .help(format!("add the row: {}: <member>", self.row)),
            );
            return None;
        };
        self.member(self.row, value)
    }

    /// The columns that are out of scope.
    fn columns_of(&mut self, node: &Node) -> Option<Vec<Name>> {
        let only = node.get("only");
        let written = only.or_else(|| node.get("not"))?;
        let column = self.column;
        // Collected in two steps, so that every wrong member is reported.
        let members: Vec<_> = written
            .list()
            .iter()
            .map(|node| self.member(column, node))
            .collect();
        let members: Vec<Name> = members.into_iter().collect::<Option<_>>()?;
        let mut excluded = (self.members)(column);
        excluded.retain(|member| members.contains(member) != only.is_some());
        if excluded.is_empty() {
            self.diagnostics.push(
                Diagnostic::error(code::BAD_EXCEPTION, "the exception excludes nothing")
                    .at(written.span)
                    .help("remove it, or name what is out of scope"),
            );
        }
        Some(excluded)
    }

    fn member(&mut self, vocabulary: &Name, node: &Node) -> Option<Name> {
        let text = node.text().map_or("", |source| source.text.as_str());
        let member = member_of(std::slice::from_ref(vocabulary), text, self.members);
        let mut reader = NodeReader {
            members: self.members,
            code: code::BAD_EXCEPTION,
            diagnostics: self.diagnostics,
        };
        reader.taken(member, node.span)
    }
}
