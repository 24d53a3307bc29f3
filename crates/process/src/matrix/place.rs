//! Where an instance belongs in a matrix, by its data.

use definition::{
    model::machine::{Field, Machine},
    name::Name,
    ty::Type,
    value::{Cell, Value},
};

use crate::view::Viewed;

/// Where an instance belongs.
pub(super) enum Spot {
    Cell(Cell),
    /// To a whole row.
    Row(Name),
    /// To a whole column.
    Column(Name),
}

/// The fields of a machine that place its instances.
pub(super) struct Fields<'m> {
    rows: Vec<&'m Name>,
    columns: Vec<&'m Name>,
    cells: Vec<&'m Name>,
}

impl<'m> Fields<'m> {
    /// The fields of the two vocabularies. If rows and columns are of one vocabulary, the first field names the row and the others the column.
    pub(super) fn of(machine: &'m Machine, matrix: &Name, (row, column): (&Name, &Name)) -> Self {
        let of = |vocabulary: &Name| -> Vec<&'m Name> {
            let fields = machine.fields.values();
            let is_of = |field: &&Field| names(&field.ty, vocabulary);
            fields.filter(is_of).map(|field| &field.id).collect()
        };
        let is_cell = |field: &&Field| *field.ty.stated() == Type::Cell(matrix.clone());
        let cells = machine.fields.values().filter(is_cell);
        let mut fields = Self {
            rows: of(row),
            columns: of(column),
            cells: cells.map(|field| &field.id).collect(),
        };
        if row == column && !fields.rows.is_empty() {
            fields.rows.truncate(1);
            fields.columns.remove(0);
        }
        fields
    }

    /// Whether instances can belong to the matrix in any way.
    pub(super) fn is_any(&self) -> bool {
        !(self.rows.is_empty() && self.columns.is_empty() && self.cells.is_empty())
    }

    /// Whether instances can belong to a cell, and not only to a row or a column.
    pub(super) fn is_of_cells(&self) -> bool {
        !self.cells.is_empty() || !(self.rows.is_empty() || self.columns.is_empty())
    }

    /// Where an instance belongs; `None` if the viewer may not read one of the fields that say it.
    pub(super) fn spots(&self, viewed: &Viewed<'_>, place: usize) -> Option<Vec<Spot>> {
        let mut all = self.rows.iter().chain(&self.columns).chain(&self.cells);
        if !all.all(|field| viewed.reads(place, field)) {
            return None;
        }
        let fields = &viewed.instance(place).fields;
        let members = |ids: &[&Name]| -> Vec<Name> {
            let values = ids.iter().filter_map(|id| fields.get(*id));
            values.flat_map(members_of).collect()
        };
        let cell = |id: &&Name| match fields.get(*id) {
            Some(Value::Cell(cell)) => Some(Spot::Cell(cell.clone())),
            _ => None,
        };
        let mut spots: Vec<Spot> = self.cells.iter().filter_map(cell).collect();
        let (rows, columns) = (members(&self.rows), members(&self.columns));
        match (rows.is_empty(), columns.is_empty()) {
            (_, true) => spots.extend(rows.into_iter().map(Spot::Row)),
            (true, false) => spots.extend(columns.into_iter().map(Spot::Column)),
            (false, false) => {
                for row in &rows {
                    let cell = |column: &Name| {
                        let (row, column) = (row.clone(), column.clone());
                        Spot::Cell(Cell { row, column })
                    };
                    spots.extend(columns.iter().map(cell));
                }
            }
        }
        Some(spots)
    }
}

/// Whether values of a type name members of a vocabulary: one, a list or a set of them.
fn names(ty: &Type, vocabulary: &Name) -> bool {
    match ty.stated() {
        Type::Member(vocabularies) => vocabularies.contains(vocabulary),
        Type::List(inner) | Type::Set(inner) => names(inner, vocabulary),
        _ => false,
    }
}

fn members_of(value: &Value) -> Vec<Name> {
    match value {
        Value::Member(member) => vec![member.clone()],
        Value::List(values) => values.iter().flat_map(members_of).collect(),
        Value::Set(values) => values.iter().flat_map(members_of).collect(),
        _ => Vec::new(),
    }
}
