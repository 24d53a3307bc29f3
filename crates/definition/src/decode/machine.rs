//! Machines, fields, states.

use crate::{
    dialect::Node,
    grammar::scalar,
    syntax::machine::{Field, Machine, State},
};

use super::{
    action::{action, automatic, effect, signal_handler},
    people::access,
    read::{each, entries, flag, int, name, named, one_or_each, text, ty},
    time::{deadline, estimate},
};

pub(super) fn machine(node: &Node) -> Option<Machine> {
    let child_of = match node.get("child_of") {
        Some(node) => scalar::ids(node.text()?)?.iter().map(named).collect(),
        None => Vec::new(),
    };
    Some(Machine {
        root: flag(node, "root"),
        child_of,
        title: text(node, "title")?,
        plural: name(node, "plural"),
        fields: entries(node, "fields", field)?,
        classification: name(node, "classification"),
        access: node.get("access").and_then(access),
        never_published: flag(node, "publish"),
        discreet: flag(node, "discreet"),
        initial: name(node, "initial")?,
        states: entries(node, "states", state)?,
    })
}

fn field(node: &Node) -> Option<Field> {
    Some(Field {
        ty: ty(node, "type")?,
        title: name(node, "title"),
        initial: node.get("initial").cloned(),
        min: int(node, "min"),
        max: int(node, "max"),
        classification: name(node, "classification"),
    })
}

fn state(node: &Node) -> Option<State> {
    Some(State {
        title: name(node, "title"),
        is_final: flag(node, "final"),
        settled: flag(node, "settled"),
        failure: flag(node, "outcome"),
        initial: name(node, "initial"),
        states: entries(node, "states", state)?,
        deadlines: one_or_each(node.get("deadline"), deadline)?,
        estimate: node.get("estimate").and_then(estimate),
        access: node.get("access").and_then(access),
        actions: entries(node, "actions", action)?,
        automatics: entries(node, "automatic", automatic)?,
        signals: entries(node, "signals", signal_handler)?,
        enter: each(node, "enter", effect)?,
    })
}
