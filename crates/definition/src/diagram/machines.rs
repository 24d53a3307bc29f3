//! [`of_definition`]: the machines of a definition as a graph.

use crate::{
    model::{
        Definition,
        action::{Effect, EffectKind},
        machine::State,
    },
    name::Name,
    ty::Type,
};

use super::{
    EdgeKind,
    graph::{Graph, Link, Vertex, happened, plain},
};

/// The machines of a definition, who creates whom and who sends signals to whom.
pub(super) fn of_definition(definition: &Definition) -> Graph {
    let mut graph = Graph::default();
    for machine in definition.machines.values() {
        let title = plain(&machine.title);
        graph.vertices.push(Vertex {
            id: machine.id.clone(),
            title: if title.is_empty() {
                machine.id.replace('_', " ").into()
            } else {
                title.into()
            },
            parent: None,
            initial: machine.id == definition.root,
            closed: false,
            settled: false,
            failure: false,
        });
    }
    for (from, machine) in definition.machines.values().enumerate() {
        for state in machine.states.values() {
            for (id, label, effects) in causes(state) {
                for effect in effects {
                    graph.add(from, effect, id, &label);
                }
            }
        }
    }
    graph
}

/// What happens in a state, with its id and its text, and its effects.
fn causes(state: &State) -> Vec<(&Name, String, &[Effect])> {
    let entered = (&state.id, state.title.to_string(), state.enter.as_slice());
    let mut causes = vec![entered];
    for action in state.actions.values() {
        causes.push((&action.id, action.title.to_string(), &action.effects));
    }
    for automatic in state.automatics.values() {
        let label = happened(automatic.done.as_ref(), &automatic.event);
        causes.push((&automatic.id, label, &automatic.effects));
    }
    for signal in state.signals.values() {
        let label = happened(signal.done.as_ref(), &signal.event);
        causes.push((&signal.id, label, &signal.effects));
    }
    causes
}

impl Graph {
    fn add(&mut self, from: usize, effect: &Effect, id: &Name, label: &str) {
        match &effect.kind {
            EffectKind::Spawn { machine, .. } => {
                self.join(from, machine, EdgeKind::Spawn, id, label);
            }
            EffectKind::Signal { to, .. } => {
                for machine in receivers(&to.ty) {
                    self.join(from, machine, EdgeKind::Signal, id, label);
                }
            }
            _ => {}
        }
    }

    /// One link for each pair and kind, with all its texts.
    fn join(&mut self, from: usize, to: &Name, kind: EdgeKind, id: &Name, label: &str) {
        let Some(to) = self.find(to) else { return };
        let known = self
            .links
            .iter_mut()
            .find(|link| link.from == from && link.to == to && link.kind == kind);
        match known {
            None => self.links.push(Link {
                ids: vec![id.clone()],
                from,
                to,
                kind,
                label: label.to_owned(),
            }),
            Some(known) if known.ids.contains(id) => {}
            Some(known) => {
                known.ids.push(id.clone());
                known.label.push_str("; ");
                known.label.push_str(label);
            }
        }
    }
}

/// The machines whose instances a type stands for.
fn receivers(ty: &Type) -> &[Name] {
    match ty {
        Type::Instance(machines) => machines,
        Type::List(inner) | Type::Set(inner) => receivers(inner),
        _ => &[],
    }
}
