//! [`Snapshot`]: a state as guards see it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use definition::{
    guard::{
        eval::{Evaluation, Truth},
        expr::Expr,
        proof::Proof,
        world::{Handle, Site, World},
    },
    model::Definition,
    name::Name,
    ty::Type,
    value::{Cell, Value},
};

use crate::state::{Scope, State};

/// The lists that follow from the parameters: members of vocabularies, cells of matrices. They change only with an amendment.
#[derive(Debug)]
pub struct Lists {
    members: BTreeMap<Name, Vec<Name>>,
    cells: BTreeMap<Name, Vec<Cell>>,
    excluded: BTreeMap<Name, Vec<Cell>>,
    values: BTreeMap<Name, Value>,
}

impl Lists {
    /// The lists of a review.
    #[must_use]
    pub fn new(definition: &Definition, scope: &Scope) -> Self {
        let mut lists = Self {
            members: BTreeMap::new(),
            cells: BTreeMap::new(),
            excluded: BTreeMap::new(),
            values: scope
                .values
                .iter()
                .map(|(id, value)| (id.clone(), value.clone()))
                .collect(),
        };
        for (id, vocabulary) in &definition.vocabularies {
            let given = scope.vocabularies.get(id).unwrap_or(&vocabulary.members);
            let members: Vec<Name> = given.keys().cloned().collect();
            if let Some(parameter) = &vocabulary.parameter {
                let list = members.iter().cloned().map(Value::Member).collect();
                lists.values.insert(parameter.clone(), Value::List(list));
            }
            lists.members.insert(id.clone(), members);
        }
        for parameter in definition.parameters.values() {
            if let Type::Matrix { row, column } = &parameter.ty {
                lists.add_matrix(&parameter.id, row, column, scope);
            }
        }
        lists
    }

    fn add_matrix(&mut self, matrix: &Name, row: &Name, column: &Name, scope: &Scope) {
        let written = scope.exceptions.get(matrix).map_or(&[][..], Vec::as_slice);
        let written: BTreeSet<&Cell> = written.iter().map(|exception| &exception.cell).collect();
        let (mut cells, mut excluded) = (Vec::new(), Vec::new());
        for row in self.members(row) {
            for column in self.members(column) {
                let cell = Cell {
                    row: row.clone(),
                    column: column.clone(),
                };
                if written.contains(&cell) {
                    &mut excluded
                } else {
                    &mut cells
                }
                .push(cell);
            }
        }
        self.cells.insert(matrix.clone(), cells);
        self.excluded.insert(matrix.clone(), excluded);
    }

    fn members(&self, vocabulary: &str) -> &[Name] {
        self.members.get(vocabulary).map_or(&[], Vec::as_slice)
    }
}

/// [`Lists`] that are made when they are first asked for. A copy makes its own, and comparisons do not see them.
#[derive(Debug, Default)]
pub(crate) struct Made(OnceLock<Lists>);

impl Clone for Made {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Made {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Scope {
    /// The lists that follow from it under the definition that the review is pinned to. Made once, and shared by all
    /// states that share the scope.
    #[must_use]
    pub fn lists(&self, definition: &Definition) -> &Lists {
        self.made.0.get_or_init(|| Lists::new(definition, self))
    }
}

/// A state with its definition and lists: the world of guards.
#[derive(Clone, Copy)]
pub struct Snapshot<'a> {
    /// The definition the review is pinned to.
    pub definition: &'a Definition,
    /// The state.
    pub state: &'a State,
    /// Its lists.
    pub lists: &'a Lists,
}

impl<'a> Snapshot<'a> {
    /// A state as guards see it under the definition that the review is pinned to.
    #[must_use]
    pub fn new(definition: &'a Definition, state: &'a State) -> Self {
        Self {
            definition,
            state,
            lists: state.scope.lists(definition),
        }
    }

    /// The verdict on an expression.
    #[must_use]
    pub fn truth(self, expr: &Expr, site: Site<'_>, locals: &[Value]) -> Truth {
        self.evaluation(site, locals).truth(expr)
    }

    /// The value of an expression; `None` if it cannot be determined.
    #[must_use]
    pub fn value(self, expr: &Expr, site: Site<'_>, locals: &[Value]) -> Option<Value> {
        self.evaluation(site, locals).value(expr)
    }

    /// Why an expression has its verdict.
    #[must_use]
    pub fn prove(self, expr: &Expr, site: Site<'_>, locals: &[Value]) -> Proof {
        self.evaluation(site, locals).prove(expr)
    }

    /// The members of a list; `None` if it cannot be determined.
    #[must_use]
    pub fn list(self, expr: &Expr, site: Site<'_>, locals: &[Value]) -> Option<Vec<Value>> {
        self.evaluation(site, locals).list(expr)
    }

    /// The instances an expression names, by their places.
    #[must_use]
    pub fn instances_of(self, expr: &Expr, site: Site<'_>, locals: &[Value]) -> Vec<usize> {
        let handles = self.evaluation(site, locals).instances(expr);
        handles.into_iter().map(|handle| handle.0).collect()
    }

    fn evaluation<'b>(&'b self, site: Site<'b>, locals: &'b [Value]) -> Evaluation<'b> {
        Evaluation {
            world: self,
            site,
            milestones: &self.definition.milestones,
            calendar: self.definition.calendar.as_ref(),
            locals,
        }
    }

    /// The members of a vocabulary, in order.
    #[must_use]
    pub fn members_of(self, vocabulary: &str) -> &'a [Name] {
        self.lists.members(vocabulary)
    }

    /// The cells of a matrix in scope, in row-major order.
    #[must_use]
    pub fn cells_of(self, matrix: &str) -> &'a [Cell] {
        self.lists.cells.get(matrix).map_or(&[], Vec::as_slice)
    }

    /// The cells of a matrix that are written exceptions.
    #[must_use]
    pub fn excluded_of(self, matrix: &str) -> &'a [Cell] {
        self.lists.excluded.get(matrix).map_or(&[], Vec::as_slice)
    }
}

impl World for Snapshot<'_> {
    fn parameter(&self, name: &str) -> Option<&Value> {
        self.lists.values.get(name)
    }

    fn cells(&self, matrix: &str) -> &[Cell] {
        self.cells_of(matrix)
    }

    fn excluded(&self, matrix: &str) -> &[Cell] {
        self.excluded_of(matrix)
    }

    fn members(&self, vocabulary: &str) -> &[Name] {
        self.lists.members(vocabulary)
    }

    fn instances(&self, machine: &str) -> Vec<Handle> {
        let places = self.state.instances.iter().enumerate();
        places
            .filter(|(_, instance)| !instance.cancelled && instance.machine == machine)
            .map(|(place, _)| Handle(place))
            .collect()
    }

    fn find(&self, id: &str) -> Option<Handle> {
        let place = *self.state.index.get(id)?;
        (!self.state.instances[place].cancelled).then_some(Handle(place))
    }

    fn root(&self) -> Handle {
        Handle(0)
    }

    fn parent(&self, instance: Handle) -> Option<Handle> {
        self.state.instances[instance.0].parent.map(Handle)
    }

    fn id(&self, instance: Handle) -> &Name {
        &self.state.instances[instance.0].id
    }

    fn field(&self, instance: Handle, field: &str) -> Option<&Value> {
        self.state.instances[instance.0].fields.get(field)
    }

    fn is(&self, instance: Handle, state: &str) -> bool {
        self.state.instances[instance.0].is(state)
    }

    fn was(&self, instance: Handle, state: &str) -> bool {
        self.state.instances[instance.0].was.contains(state)
    }
}
