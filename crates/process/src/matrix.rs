//! [`matrices()`]: what is in scope where, and what there is for each cell.
//!
//! A definition that declares no matrix has none. An instance belongs to a cell by its data: fields of the vocabularies of the rows and of
//! the columns, each a member or a list or set of them, or a field that is a cell itself. One that names only a row, or only a column, stands
//! at its head. It is placed only by fields that the viewer may read.

mod place;

use definition::{
    model::Parameter,
    name::Name,
    ty::Type,
    value::{Cell, Value},
};
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    roles::Resolved,
    saying::Saying,
    view::{Subject, Viewed, Who},
};

use place::{Fields, Spot};

/// One matrix of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// Its parameter.
    pub parameter: Name,
    /// Its title.
    pub title: Name,
    /// A sentence of help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Name>,
    /// The rows in their order.
    pub rows: Vec<Head>,
    /// The columns in their order.
    pub columns: Vec<Head>,
    /// All cells, row by row.
    pub cells: Vec<CellView>,
    /// Instances that the viewer sees and that may belong to a cell, but whose data they may not read.
    pub unplaced: usize,
    /// How many more there are of their kind that the viewer does not see.
    pub hidden: usize,
    /// Who may bring a cell into scope or take it out; nobody if it cannot be amended.
    pub amended_by: Vec<Who>,
}

/// A row or a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The member.
    pub member: Name,
    /// Its title.
    pub title: String,
    /// The instances that belong to it as a whole.
    pub marks: Vec<Mark>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// Member of the rows.
    pub row: Name,
    /// Member of the columns.
    pub column: Name,
    /// Whether it is in scope.
    pub scope: Scope,
    /// What there is in it, in the order of creation.
    pub marks: Vec<Mark>,
    /// The sign of all that together.
    pub sign: Sign,
}

/// Whether a cell is in scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// It is.
    InScope,
    /// It is a written exception (G05); what is not stated says so.
    Excluded {
        /// Why.
        reason: Saying,
        /// By whose authority.
        authority: Saying,
    },
    /// The viewer may not know.
    Hidden,
}

/// An instance in a cell or at a head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The instance.
    #[serde(flatten)]
    pub subject: Subject,
    /// Its machine.
    pub machine: Name,
    /// How it stands.
    pub sign: Sign,
}

/// How something stands, at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// There is nothing.
    Empty,
    /// It is final or settled.
    Done,
    /// It ended as a failure.
    Failed,
    /// It is open.
    Open,
    /// It is open, and its due time has passed.
    Overdue,
}

/// Every matrix of the definition of which the viewer may know the rows and the columns. `at` decides what is overdue.
#[must_use]
pub fn matrices(viewed: &Viewed<'_>, at: Timestamp) -> Vec<Matrix> {
    known(viewed)
        .map(|(parameter, sides)| matrix(viewed, parameter, sides, at))
        .collect()
}

/// Whether there is any such matrix: without putting one together.
#[must_use]
pub fn has_matrices(viewed: &Viewed<'_>) -> bool {
    known(viewed).next().is_some()
}

/// The parameters that are such a matrix, each with the vocabularies of its rows and columns.
fn known<'v>(
    viewed: &'v Viewed<'_>,
) -> impl Iterator<Item = (&'v Parameter, (&'v Name, &'v Name))> {
    let snapshot = viewed.snapshot();
    let is_known = !snapshot.state.instances.is_empty() && viewed.sees(0);
    let parameters = snapshot.definition.parameters.values();
    parameters.filter_map(move |parameter| match &parameter.ty {
        Type::Matrix { row, column } if is_known && knows(viewed, row) && knows(viewed, column) => {
            Some((parameter, (row, column)))
        }
        _ => None,
    })
}

/// Whether the viewer may know the members of a vocabulary.
fn knows(viewed: &Viewed<'_>, vocabulary: &Name) -> bool {
    let declared = viewed.snapshot().definition.vocabularies.get(vocabulary);
    let parameter = declared.and_then(|vocabulary| vocabulary.parameter.as_ref());
    parameter.is_none_or(|parameter| viewed.reads_parameter(parameter))
}

fn matrix(
    viewed: &Viewed<'_>,
    parameter: &Parameter,
    (row, column): (&Name, &Name),
    at: Timestamp,
) -> Matrix {
    let snapshot = viewed.snapshot();
    let mut matrix = Matrix {
        parameter: parameter.id.clone(),
        title: parameter.title.clone(),
        help: parameter.help.clone(),
        rows: heads(viewed, row),
        columns: heads(viewed, column),
        cells: cells(viewed, parameter, (row, column)),
        unplaced: 0,
        hidden: 0,
        amended_by: amended_by(viewed, parameter),
    };
    for (place, instance) in snapshot.state.instances.iter().enumerate() {
        let machine = &snapshot.definition.machines[&instance.machine];
        let fields = Fields::of(machine, &parameter.id, (row, column));
        if instance.cancelled || !fields.is_any() {
            continue;
        }
        let Some(mark) = mark(viewed, place, at) else {
            matrix.hidden += usize::from(fields.is_of_cells() && viewed.may_count(place));
            continue;
        };
        match fields.spots(viewed, place) {
            Some(spots) => spots.iter().for_each(|spot| matrix.put(spot, mark.clone())),
            None => matrix.unplaced += usize::from(fields.is_of_cells()),
        }
    }
    for cell in &mut matrix.cells {
        let signs = cell.marks.iter().map(|mark| mark.sign);
        cell.sign = signs.max().unwrap_or(Sign::Empty);
    }
    matrix
}

impl Matrix {
    fn put(&mut self, spot: &Spot, mark: Mark) {
        let marks = match spot {
            Spot::Cell(cell) => {
                let is_it =
                    |known: &&mut CellView| known.row == cell.row && known.column == cell.column;
                self.cells
                    .iter_mut()
                    .find(is_it)
                    .map(|cell| &mut cell.marks)
            }
            Spot::Row(member) => head(&mut self.rows, member),
            Spot::Column(member) => head(&mut self.columns, member),
        };
        if let Some(marks) = marks {
            marks.push(mark);
        }
    }
}

fn head<'m>(heads: &'m mut [Head], member: &Name) -> Option<&'m mut Vec<Mark>> {
    let found = heads.iter_mut().find(|head| head.member == *member);
    found.map(|head| &mut head.marks)
}

fn heads(viewed: &Viewed<'_>, vocabulary: &Name) -> Vec<Head> {
    let members = viewed.snapshot().members_of(vocabulary).iter();
    let ty = Type::Member(vec![vocabulary.clone()]);
    members
        .map(|member| Head {
            member: member.clone(),
            title: viewed.shown(&ty, &Value::Member(member.clone())),
            marks: Vec::new(),
        })
        .collect()
}

fn cells(
    viewed: &Viewed<'_>,
    parameter: &Parameter,
    (row, column): (&Name, &Name),
) -> Vec<CellView> {
    let snapshot = viewed.snapshot();
    let mut cells = Vec::new();
    for row in snapshot.members_of(row) {
        for column in snapshot.members_of(column) {
            let cell = Cell {
                row: row.clone(),
                column: column.clone(),
            };
            cells.push(CellView {
                row: row.clone(),
                column: column.clone(),
                scope: scope(viewed, parameter, &cell),
                marks: Vec::new(),
                sign: Sign::Empty,
            });
        }
    }
    cells
}

fn scope(viewed: &Viewed<'_>, parameter: &Parameter, cell: &Cell) -> Scope {
    if !viewed.reads_parameter(&parameter.id) {
        return Scope::Hidden;
    }
    let written = viewed.snapshot().state.scope.exceptions.get(&parameter.id);
    let mut written = written.into_iter().flatten();
    let statement = Type::OrNotStated(Box::new(Type::Text));
    match written.find(|exception| exception.cell == *cell) {
        Some(exception) => Scope::Excluded {
            reason: viewed.said(&statement, &exception.reason),
            authority: viewed.said(&statement, &exception.authority),
        },
        None => Scope::InScope,
    }
}

fn amended_by(viewed: &Viewed<'_>, parameter: &Parameter) -> Vec<Who> {
    let amendment = viewed.snapshot().definition.amend.get(&parameter.id);
    let roles = amendment.into_iter().flat_map(|amendment| &amendment.by);
    let who = |role: &Name| {
        viewed.who_holds(&Resolved {
            role: role.clone(),
            of: None,
        })
    };
    roles.filter_map(who).collect()
}

fn mark(viewed: &Viewed<'_>, place: usize, at: Timestamp) -> Option<Mark> {
    let subject = viewed.subject(place)?;
    let instance = viewed.instance(place);
    let mut path = viewed.machine(place).innermost_first(instance.leaf());
    let sign = if path.any(|state| state.failure) {
        Sign::Failed
    } else if !viewed.is_open(instance) {
        Sign::Done
    } else if instance.due().is_some_and(|due| due <= at) {
        Sign::Overdue
    } else {
        Sign::Open
    };
    Some(Mark {
        subject,
        machine: instance.machine.clone(),
        sign,
    })
}
