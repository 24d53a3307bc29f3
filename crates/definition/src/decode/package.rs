//! The root of a workflow, with what stands directly in it.

use crate::{
    dialect::Node,
    grammar::scalar,
    name::Name,
    span::Spanned,
    syntax::{ActionRef, Amendment, Entry, Milestone, Package, Parameter, Property, PropertyKind},
};

use super::{
    action::{clause, effect},
    machine::machine,
    people::{readers_of_class, role},
    read::{
        each, entries, entries_of, flag, ids, int, length, name, named, place, scalar as scalar_at,
        text, ty,
    },
    time::calendar,
};

pub(super) fn package(node: &Node, digest: Name) -> Option<Package> {
    let classification = match node.get("classification") {
        Some(classes) => Some(entries_of(classes, readers_of_class)?),
        None => None,
    };
    Some(Package {
        digest,
        language: scalar_at(node, "language", scalar::count)?,
        workflow: name(node, "workflow")?,
        version: name(node, "version")?,
        title: name(node, "title")?,
        backdating: length(node, "backdating"),
        parameters: entries(node, "parameters", parameter)?,
        vocabularies: entries(node, "vocabularies", titles)?,
        roles: entries(node, "roles", role)?,
        classification,
        calendar: node.get("calendar").and_then(calendar),
        milestones: entries(node, "milestones", milestone)?,
        amend: entries(node, "amend", amendment)?,
        machines: entries(node, "machines", machine)?,
        properties: each(node, "properties", property)?,
        explore: node.get("explore").cloned(),
    })
}

/// Members of a vocabulary with their titles.
fn titles(node: &Node) -> Option<Vec<Entry<Spanned<Name>>>> {
    entries_of(node, |title| title.text().map(named))
}

fn parameter(node: &Node) -> Option<Parameter> {
    Some(Parameter {
        ty: ty(node, "type")?,
        title: name(node, "title")?,
        help: name(node, "help"),
        required: scalar_at(node, "required", scalar::boolean),
        min: int(node, "min"),
        max: int(node, "max"),
        classification: name(node, "classification"),
        default: place(node, "default"),
    })
}

fn milestone(node: &Node) -> Option<Milestone> {
    Some(Milestone {
        say: name(node, "say")?,
        that: text(node, "that")?,
        empty_allowed: flag(node, "empty"),
    })
}

fn amendment(node: &Node) -> Option<Amendment> {
    let effects = |key| match node.get(key) {
        Some(node) => each(node, "do", effect),
        None => Some(Vec::new()),
    };
    Some(Amendment {
        by: ids(node, "by")?,
        needs: each(node, "needs", clause)?,
        added: effects("added")?,
        removed: effects("removed")?,
    })
}

fn property(node: &Node) -> Option<Property> {
    Some(Property {
        id: name(node, "id")?,
        span: node.span,
        say: name(node, "say")?,
        kind: property_kind(node)?,
    })
}

fn property_kind(node: &Node) -> Option<PropertyKind> {
    if let Some(expression) = text(node, "never") {
        return Some(PropertyKind::Never(expression));
    }
    if let Some(expression) = text(node, "always") {
        return Some(PropertyKind::Always(expression));
    }
    if let Some(goal) = text(node, "can_always_reach") {
        let unless = text(node, "unless");
        return Some(PropertyKind::CanAlwaysReach { goal, unless });
    }
    let forms = [
        "precedence",
        "response",
        "not_coexistence",
        "absence",
        "existence",
    ];
    let pair = node
        .pairs()
        .iter()
        .find(|pair| forms.contains(&pair.key.text.as_str()))?;
    let (first, then) = match pair.value.text() {
        Some(_) => (action_ref(&pair.value)?, None),
        None => (
            action_ref(pair.value.get("first")?)?,
            Some(action_ref(pair.value.get("then")?)?),
        ),
    };
    Some(PropertyKind::Trace {
        form: named(&pair.key),
        first,
        then,
    })
}

fn action_ref(node: &Node) -> Option<ActionRef> {
    let (machine, key, action) = scalar::action_ref(node.text()?)?;
    Some(ActionRef {
        machine: named(&machine),
        key: key.as_ref().map(named),
        action: named(&action),
    })
}
