//! Automatic transitions do not wait for each other in a circle.
//!
//! An edge leads from one automatic transition to another if the first brings an instance into the state of the second,
//! or changes what the second reads. Without a circle, settling ends, and its result does not depend on the order.

use std::collections::VecDeque;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    guard::{expr::Expr, reads::Reads},
    model::Definition,
};

use super::{
    code,
    conjuncts::conjuncts,
    transitions::{self, Kind, Transition},
    writes::Writes,
};

/// Why one automatic transition can make another possible.
#[derive(Clone)]
enum Edge {
    /// It brings an instance into the state of the other.
    Arrives(String),
    /// It changes what the other reads.
    Reads(String),
}

/// Finds the circles, each once, at its first transition in the text.
pub(super) fn check(definition: &Definition, out: &mut Diagnostics) {
    let automatics: Vec<_> = transitions::all(definition)
        .filter(|transition| matches!(transition.kind, Kind::Automatic(_)))
        .collect();
    let edges = edges(definition, &automatics);
    let mut told = vec![false; automatics.len()];
    for start in 0..automatics.len() {
        if told[start] {
            continue;
        }
        if let Some(circle) = shortest_circle(&edges, start) {
            circle.iter().for_each(|(at, _)| told[*at] = true);
            out.push(waiting(&automatics, &circle));
        }
    }
}

/// For each automatic transition the others that it can make possible.
fn edges(definition: &Definition, automatics: &[Transition<'_>]) -> Vec<Vec<(usize, Edge)>> {
    let reads: Vec<Reads> = automatics
        .iter()
        .map(|automatic| reads(definition, automatic))
        .collect();
    let from = |(index, automatic): (usize, &Transition<'_>)| {
        let mut edges = Vec::new();
        if ends_the_review(definition, automatic) {
            return edges;
        }
        let writes = Writes::of(definition, automatic);
        for (other, later) in automatics.iter().enumerate() {
            if let Some(leaf) = arrives(&writes, later) {
                edges.push((other, Edge::Arrives(leaf)));
            } else if other != index
                && let Some(read) = writes.read_by(&reads[other])
            {
                edges.push((other, Edge::Reads(read)));
            }
        }
        edges
    };
    automatics.iter().enumerate().map(from).collect()
}

/// After the root is final, nothing else happens.
fn ends_the_review(definition: &Definition, automatic: &Transition<'_>) -> bool {
    let mut leaves = automatic
        .leaves_from()
        .flat_map(|from| automatic.leaves_to(from));
    automatic.machine.id == definition.root && leaves.all(|leaf| leaf.is_final)
}

fn reads(definition: &Definition, automatic: &Transition<'_>) -> Reads {
    let mut reads = Reads::default();
    for part in conjuncts(definition, automatic.musts().map(|clause| &clause.that)) {
        add(definition, part, &mut reads);
    }
    reads
}

/// Reads with the milestones followed.
fn add(definition: &Definition, part: &Expr, into: &mut Reads) {
    let of_part = Reads::of(part);
    for name in &of_part.milestones {
        if let Some(milestone) = definition.milestones.get(name) {
            add(definition, &milestone.that, into);
        }
    }
    into.add(part);
}

/// The leaf of a transition into which another brings an instance.
fn arrives(writes: &Writes, later: &Transition<'_>) -> Option<String> {
    let machine = &later.machine.id;
    let mut leaves = later.leaves_from();
    leaves
        .find(|leaf| writes.arrived.contains(&(machine.clone(), leaf.id.clone())))
        .map(|leaf| format!("{machine}.{}", leaf.id))
}

/// The shortest way from a transition back to itself: each step with the reason of the next.
fn shortest_circle(edges: &[Vec<(usize, Edge)>], start: usize) -> Option<Vec<(usize, Edge)>> {
    let mut before: Vec<Option<(usize, Edge)>> = vec![None; edges.len()];
    let mut open = VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for (next, edge) in &edges[at] {
            if before[*next].is_none() {
                before[*next] = Some((at, edge.clone()));
                open.push_back(*next);
            }
        }
        if before[start].is_some() {
            break;
        }
    }
    let mut circle = Vec::new();
    let mut at = start;
    loop {
        let (previous, edge) = before[at].clone()?;
        circle.push((previous, edge));
        at = previous;
        if at == start {
            break;
        }
    }
    circle.reverse();
    Some(circle)
}

fn waiting(automatics: &[Transition<'_>], circle: &[(usize, Edge)]) -> Diagnostic {
    let next = circle.iter().cycle().skip(1);
    let steps = circle.iter().zip(next).map(|((at, edge), (next, _))| {
        let (name, next) = (automatics[*at].name(), automatics[*next].name());
        match edge {
            Edge::Arrives(leaf) => format!("{name} leads to {leaf}, where {next} waits"),
            Edge::Reads(what) => format!("{name} changes {what}, which {next} reads"),
        }
    });
    let story = steps.collect::<Vec<_>>().join("; ");
    let first = automatics[circle[0].0];
    Diagnostic::error(
        code::CIRCLE,
        "automatic transitions wait for each other in a circle",
    )
    .at(first.span())
    .note(story)
    .note("they could follow each other without end, or the result could depend on their order")
    .help("let a person start one of them, or let it wait for something else")
}
