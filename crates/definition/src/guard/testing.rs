//! [`TestWorld`]: a world written down by hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    name::Name,
    value::{Cell, Value},
};

use super::world::{Handle, World};

/// A world of plain data. The first instance is the root.
#[derive(Clone, Debug, Default)]
pub struct TestWorld {
    /// Parameters other than matrices.
    pub parameters: BTreeMap<Name, Value>,
    /// Cells in scope, by matrix.
    pub cells: BTreeMap<Name, Vec<Cell>>,
    /// Cells that are written exceptions, by matrix.
    pub excluded: BTreeMap<Name, Vec<Cell>>,
    /// Members, by vocabulary.
    pub members: BTreeMap<Name, Vec<Name>>,
    /// Instances in order of creation.
    pub instances: Vec<TestInstance>,
}

/// An instance of a [`TestWorld`].
#[derive(Clone, Debug)]
pub struct TestInstance {
    /// Its id `machine/key`.
    pub id: Name,
    /// The place of its parent.
    pub parent: Option<usize>,
    /// Its fields that have a value.
    pub fields: BTreeMap<Name, Value>,
    /// The states it is in.
    pub is: BTreeSet<Name>,
    /// The states it is or was in.
    pub was: BTreeSet<Name>,
}

impl TestInstance {
    fn machine(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// Moves it to a state.
    pub fn enter(&mut self, state: &str) {
        self.is = BTreeSet::from([Name::from(state)]);
        self.was.insert(Name::from(state));
    }
}

impl TestWorld {
    /// Adds an instance in a state, a child of the root unless it is the root itself.
    pub fn add(&mut self, id: &str, state: &str, fields: &[(&str, Value)]) -> Handle {
        let handle = Handle(self.instances.len());
        let fields = fields
            .iter()
            .map(|(name, value)| (Name::from(*name), value.clone()));
        let mut instance = TestInstance {
            id: id.into(),
            parent: (handle.0 > 0).then_some(0),
            fields: fields.collect(),
            is: BTreeSet::new(),
            was: BTreeSet::new(),
        };
        instance.enter(state);
        self.instances.push(instance);
        handle
    }

    /// An instance to change.
    ///
    /// # Panics
    /// If the handle is of another world.
    pub fn instance(&mut self, handle: Handle) -> &mut TestInstance {
        &mut self.instances[handle.0]
    }
}

impl World for TestWorld {
    fn parameter(&self, name: &str) -> Option<&Value> {
        self.parameters.get(name)
    }

    fn cells(&self, matrix: &str) -> &[Cell] {
        self.cells.get(matrix).map_or(&[], Vec::as_slice)
    }

    fn excluded(&self, matrix: &str) -> &[Cell] {
        self.excluded.get(matrix).map_or(&[], Vec::as_slice)
    }

    fn members(&self, vocabulary: &str) -> &[Name] {
        self.members.get(vocabulary).map_or(&[], Vec::as_slice)
    }

    fn instances(&self, machine: &str) -> Vec<Handle> {
        let places = self.instances.iter().enumerate();
        let of_machine = places.filter(|(_, instance)| instance.machine() == machine);
        of_machine.map(|(place, _)| Handle(place)).collect()
    }

    fn find(&self, id: &str) -> Option<Handle> {
        self.instances
            .iter()
            .position(|instance| instance.id == id)
            .map(Handle)
    }

    fn root(&self) -> Handle {
        Handle(0)
    }

    fn parent(&self, instance: Handle) -> Option<Handle> {
        self.instances[instance.0].parent.map(Handle)
    }

    fn id(&self, instance: Handle) -> &Name {
        &self.instances[instance.0].id
    }

    fn field(&self, instance: Handle, field: &str) -> Option<&Value> {
        self.instances[instance.0].fields.get(field)
    }

    fn is(&self, instance: Handle, state: &str) -> bool {
        self.instances[instance.0].is.contains(state)
    }

    fn was(&self, instance: Handle, state: &str) -> bool {
        self.instances[instance.0].was.contains(state)
    }
}
