//! A review as an expression may see it whose value is shown to a viewer.

use definition::{
    guard::{
        eval::Evaluation,
        expr::Expr,
        world::{Handle, Site, World},
    },
    model::{
        machine::Machine,
        people::{Reader, ReaderKind},
    },
    name::Name,
    value::{Cell, Value},
};

use crate::record::event::machine_of;

use super::{Viewed, Viewer};

/// Fields that the viewer may not read have no value, and instances that they may not even count do not exist. Other hidden
/// instances are counted; they are never named, because [`Viewed::shown`] does not name them.
impl World for Viewed<'_> {
    fn parameter(&self, name: &str) -> Option<&Value> {
        World::parameter(&self.snapshot, name).filter(|_| self.reads_parameter(name))
    }

    fn cells(&self, matrix: &str) -> &[Cell] {
        self.snapshot.cells_of(matrix)
    }

    fn excluded(&self, matrix: &str) -> &[Cell] {
        self.snapshot.excluded_of(matrix)
    }

    fn members(&self, vocabulary: &str) -> &[Name] {
        self.snapshot.members_of(vocabulary)
    }

    fn instances(&self, machine: &str) -> Vec<Handle> {
        let mut instances = self.snapshot.instances(machine);
        instances.retain(|handle| self.may_count(handle.0));
        instances
    }

    fn find(&self, id: &str) -> Option<Handle> {
        World::find(&self.snapshot, id).filter(|handle| self.may_count(handle.0))
    }

    fn root(&self) -> Handle {
        self.snapshot.root()
    }

    fn parent(&self, instance: Handle) -> Option<Handle> {
        self.snapshot.parent(instance)
    }

    fn id(&self, instance: Handle) -> &Name {
        &self.instance(instance.0).id
    }

    fn field(&self, instance: Handle, field: &str) -> Option<&Value> {
        let value = self.instance(instance.0).fields.get(field);
        value.filter(|_| self.reads(instance.0, field))
    }

    fn is(&self, instance: Handle, state: &str) -> bool {
        self.instance(instance.0).is(state)
    }

    fn was(&self, instance: Handle, state: &str) -> bool {
        self.instance(instance.0).was.contains(state)
    }
}

impl Viewed<'_> {
    /// Whether the viewer may know that there is one more of its kind: one that they see, or one that they do not see in a
    /// review in which they take part, unless its machine is discreet.
    pub(crate) fn may_count(&self, place: usize) -> bool {
        self.sees(place) || (self.knows_persons() && !self.machine(place).discreet)
    }

    /// Whether the viewer may know that there is no such instance of a machine.
    pub(crate) fn may_miss(&self, machine: &Machine) -> bool {
        (self.knows_persons() && !machine.discreet) || self.sees_all(machine)
    }

    /// Whether the viewer may know of an instance, or of one that does not exist yet but in which a role is held already.
    pub(crate) fn may_name(&self, instance: &str) -> bool {
        match self.snapshot.state.index.get(instance) {
            Some(place) => self.sees(*place),
            None => machine_of(self.snapshot.definition, instance)
                .is_some_and(|machine| self.may_miss(machine)),
        }
    }

    /// Whether the viewer sees every instance of a machine in every state, so that one they do not see does not exist.
    pub(crate) fn sees_all(&self, machine: &Machine) -> bool {
        let is_for_viewer = |reader: &Reader| match reader.who {
            ReaderKind::Anyone => reader.when.is_none(),
            ReaderKind::Participants => reader.when.is_none() && self.knows_persons(),
            ReaderKind::Role(_) => false,
        };
        let is_open = |see: &Vec<Reader>| see.iter().any(is_for_viewer);
        let of_states = machine
            .states
            .values()
            .filter_map(|state| state.access.as_ref());
        let mut of_states = of_states.filter_map(|access| access.see.as_ref());
        let of_machine = machine.access.see.as_ref();
        matches!(self.viewer(), Viewer::Auditor(_))
            || (of_machine.map_or(self.knows_persons(), is_open) && of_states.all(is_open))
    }

    /// The value of an expression if it depends on nothing that the viewer may not read.
    #[must_use]
    pub fn value(&self, expr: &Expr, site: Site<'_>, locals: &[Value]) -> Option<Value> {
        let definition = self.snapshot.definition;
        let evaluation = Evaluation {
            world: self,
            site,
            milestones: &definition.milestones,
            calendar: definition.calendar.as_ref(),
            locals,
        };
        let readable = evaluation.value(expr)?;
        let is_same = self.snapshot.value(expr, site, locals).as_ref() == Some(&readable);
        is_same.then_some(readable)
    }
}
