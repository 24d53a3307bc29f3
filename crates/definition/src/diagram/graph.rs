//! [`Graph`]: what is drawn, before it has places.

use crate::{
    model::{
        action::{Phrase, PhrasePart, Target},
        machine::{Machine, State},
    },
    name::Name,
};

use super::EdgeKind;

/// Boxes in boxes, and lines between them.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) vertices: Vec<Vertex>,
    pub(super) links: Vec<Link>,
    /// Whether the texts of lines stand beside them.
    pub(super) labelled: bool,
}

/// A box to be.
#[derive(Debug)]
pub(super) struct Vertex {
    pub(super) id: Name,
    pub(super) title: Name,
    pub(super) parent: Option<usize>,
    pub(super) initial: bool,
    pub(super) closed: bool,
    pub(super) settled: bool,
    pub(super) failure: bool,
}

/// A line to be.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) ids: Vec<Name>,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: EdgeKind,
    pub(super) label: String,
}

impl Graph {
    /// The boxes directly inside a box, or the outermost ones.
    pub(super) fn inside(&self, around: Option<usize>) -> Vec<usize> {
        let all = 0..self.vertices.len();
        all.filter(|&vertex| self.vertices[vertex].parent == around)
            .collect()
    }

    /// The box directly inside `around` that is or holds `vertex`.
    pub(super) fn lifted(&self, vertex: usize, around: Option<usize>) -> Option<usize> {
        let mut at = vertex;
        loop {
            let parent = self.vertices[at].parent;
            if parent == around {
                return Some(at);
            }
            at = parent?;
        }
    }

    /// The box that holds both ends of a link; the boxes in it that the ends are or lie in, `None` for the box itself.
    pub(super) fn level(&self, link: &Link) -> (Option<usize>, Option<usize>, Option<usize>) {
        let mut around = self.vertices[link.from].parent;
        if link.from != link.to && self.holds(link.from, link.to) {
            around = Some(link.from);
        } else {
            while around.is_some_and(|around| around != link.to && !self.holds(around, link.to)) {
                around = around.and_then(|around| self.vertices[around].parent);
            }
        }
        let from = self.lifted(link.from, around);
        let to = self.lifted(link.to, around);
        (around, from, to)
    }

    /// The lines that lead from a box to itself.
    pub(super) fn loops(&self, vertex: usize) -> impl Iterator<Item = usize> + '_ {
        let links = self.links.iter().enumerate();
        links.filter_map(move |(index, link)| {
            (link.from == vertex && link.to == vertex).then_some(index)
        })
    }

    fn holds(&self, outer: usize, inner: usize) -> bool {
        let around = |&vertex: &usize| self.vertices[vertex].parent;
        std::iter::successors(around(&inner), around).any(|vertex| vertex == outer)
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.vertices.iter().position(|vertex| vertex.id == *id)
    }
}

/// The states of a machine and the ways between them.
pub(super) fn of_machine(machine: &Machine) -> Graph {
    let mut graph = Graph {
        labelled: true,
        ..Graph::default()
    };
    for state in machine.states.values() {
        let outer = state.parent.as_ref();
        let initial = outer.map_or(Some(&machine.initial), |outer| {
            machine.states[outer].initial.as_ref()
        });
        graph.vertices.push(Vertex {
            id: state.id.clone(),
            title: state.title.clone(),
            parent: outer.and_then(|outer| graph.find(outer)),
            initial: initial == Some(&state.id),
            closed: state.is_final,
            settled: state.settled,
            failure: state.failure,
        });
    }
    for (from, state) in machine.states.values().enumerate() {
        for (id, target, kind, label) in ways(state) {
            let to = match target {
                Target::Stay => Some(from),
                Target::To(to) | Target::Resume(to) => graph.find(to),
            };
            graph.links.extend(to.map(|to| Link {
                ids: vec![id.clone()],
                from,
                to,
                kind,
                label,
            }));
        }
    }
    graph
}

/// The transitions of a state with their texts.
fn ways(state: &State) -> Vec<(&Name, &Target, EdgeKind, String)> {
    let mut ways = Vec::new();
    for action in state.actions.values() {
        let expiry = !action.by.is_empty() && action.by.iter().all(|by| by.role == "system");
        let kind = if expiry {
            EdgeKind::Expiry
        } else {
            EdgeKind::Action
        };
        ways.push((&action.id, &action.target, kind, action.title.to_string()));
    }
    for automatic in state.automatics.values() {
        let label = happened(automatic.done.as_ref(), &automatic.event);
        ways.push((&automatic.id, &automatic.target, EdgeKind::Automatic, label));
    }
    for signal in state.signals.values() {
        let label = happened(signal.done.as_ref(), &signal.event);
        ways.push((&signal.id, &signal.target, EdgeKind::Signal, label));
    }
    ways
}

/// What happened, without the name of the one it happened to.
pub(super) fn happened(done: Option<&Phrase>, event: &Name) -> String {
    done.map_or_else(|| event.replace('_', " "), plain)
}

/// The text of a phrase; blanks at its end are left out with what introduces them, others are dots.
pub(super) fn plain(phrase: &Phrase) -> String {
    let mut text = String::new();
    for part in &phrase.parts {
        match part {
            PhrasePart::Text(words) => text.push_str(words),
            PhrasePart::Expr(_) => text.push('…'),
        }
    }
    let introduced = |c: char| matches!(c, '…' | ':' | ',' | ' ');
    text.trim_end_matches(introduced).to_owned()
}
