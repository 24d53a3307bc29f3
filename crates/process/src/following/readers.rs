//! Who may read what is filled in.

use definition::{
    guard::{expr::Expr, reads::Reads},
    model::{
        Readers,
        action::{Action, Effect, EffectKind, InputField},
        machine::{Machine, State},
        people::{Reader, ReaderKind, RoleRef},
    },
    name::Name,
};
use serde::Serialize;

use crate::view::{Viewed, Who, title_or_id};

/// Fields of a form with the same readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The fields, by title.
    pub fields: Vec<String>,
    /// Their class.
    pub class: Name,
    /// Who may read them. Nobody: they are kept in the record, and shown to nobody by role.
    pub readers: Vec<Whoever>,
}

/// Somebody who may read something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whoever {
    /// Everybody, also without an account.
    Anyone {
        /// Only while a condition of the definition holds.
        sometimes: bool,
    },
    /// Everybody who holds a role in the review.
    Participants {
        /// Likewise.
        sometimes: bool,
    },
    /// The holders of a role.
    Role {
        /// The role, and who holds it as far as that is known before the step.
        who: Who,
        /// Likewise.
        sometimes: bool,
    },
}

/// The fields of the form by who may read them afterwards. A field goes where `set` or a new instance takes it; one that goes nowhere is
/// read by nobody.
pub(super) fn reading(
    viewed: &Viewed<'_>,
    place: usize,
    action: &Action,
    leaf: Option<&State>,
) -> Vec<Reading> {
    let mut all: Vec<Reading> = Vec::new();
    for input in action.input.values() {
        let mut readers = readers_of(viewed, place, action, leaf, input);
        readers.sort();
        readers.dedup();
        let title = title_or_id(input.title.as_ref(), &input.id);
        let known = all
            .iter_mut()
            .find(|known| known.class == input.class && known.readers == readers);
        match known {
            Some(known) => known.fields.push(title),
            None => all.push(Reading {
                fields: vec![title],
                class: input.class.clone(),
                readers,
            }),
        }
    }
    all
}

fn readers_of(
    viewed: &Viewed<'_>,
    place: usize,
    action: &Action,
    leaf: Option<&State>,
    input: &InputField,
) -> Vec<Whoever> {
    let definition = viewed.snapshot().definition;
    let machine = viewed.machine(place);
    let mut readers = Vec::new();
    for assignment in &action.set {
        let at = assignment.at.as_ref();
        if takes(&assignment.value, &input.id) || at.is_some_and(|at| takes(at, &input.id)) {
            let leaf = leaf.map_or(viewed.instance(place).leaf(), |leaf| &leaf.id);
            let field = machine.field(&assignment.field);
            let class = field.map_or(&machine.class, |field| &field.class);
            let from = (machine, Some(place));
            readers.extend(of_class(viewed, from, leaf, class));
        }
    }
    let entered = leaf.into_iter().flat_map(|leaf| &leaf.enter);
    for (machine, with) in action.effects.iter().chain(entered).filter_map(spawned) {
        let machine = &definition.machines[machine];
        for (field, expr) in with {
            if takes(expr, &input.id) {
                let leaf = &machine.entered(&machine.initial).id;
                let class = &machine.fields[field].class;
                let from = (machine, parent(viewed, machine, place));
                readers.extend(of_class(viewed, from, leaf, class));
            }
        }
    }
    readers
}

fn spawned(effect: &Effect) -> Option<(&Name, &Vec<(Name, Expr)>)> {
    match &effect.kind {
        EffectKind::Spawn { machine, with, .. } => Some((machine, with)),
        _ => None,
    }
}

fn takes(expr: &Expr, input: &Name) -> bool {
    Reads::of(expr).inputs.contains(input)
}

/// The parent of a new instance: the one that creates it, or the nearest around that that may have such a child.
fn parent(viewed: &Viewed<'_>, machine: &Machine, creator: usize) -> Option<usize> {
    let around = std::iter::successors(Some(creator), |place| viewed.instance(*place).parent);
    let mut around = around.filter(|place| {
        let machine_of = &viewed.instance(*place).machine;
        machine.child_of.contains(machine_of)
    });
    around.next()
}

/// Who reads what has a class, in an instance of a machine in a leaf: those whom `read` names, by default the readers of the machine's
/// class; of a higher class those of them who read that class, of a listed one the roles among them.
fn of_class(
    viewed: &Viewed<'_>,
    from: (&Machine, Option<usize>),
    leaf: &str,
    class: &Name,
) -> Vec<Whoever> {
    let machine = from.0;
    let definition = viewed.snapshot().definition;
    let default = |class: &Name| {
        let declared = definition.classes.iter().find(|known| known.id == *class);
        declared.map_or(Readers::Listed, |class| class.readers)
    };
    let mut states = machine.innermost_first(leaf);
    let read = states.find_map(|state| state.access.as_ref()?.read.as_ref());
    let read = read.or(machine.access.read.as_ref());
    let own = match (read, default(&machine.class)) {
        (Some(list), _) => list
            .iter()
            .map(|reader| whoever(viewed, from, reader))
            .collect(),
        (None, Readers::Anyone) => vec![Whoever::Anyone { sometimes: false }],
        (None, Readers::Participants) => vec![Whoever::Participants { sometimes: false }],
        (None, Readers::Listed) => Vec::new(),
    };
    if definition.rank(class) <= definition.rank(&machine.class) {
        return own;
    }
    let raised = own
        .into_iter()
        .filter_map(|one| match (one, default(class)) {
            (one, Readers::Anyone) | (one @ Whoever::Role { .. }, _) => Some(one),
            (Whoever::Anyone { sometimes }, Readers::Participants)
            | (Whoever::Participants { sometimes }, Readers::Participants) => {
                Some(Whoever::Participants { sometimes })
            }
            (_, Readers::Listed) => None,
        });
    raised.collect()
}

fn whoever(viewed: &Viewed<'_>, from: (&Machine, Option<usize>), reader: &Reader) -> Whoever {
    let sometimes = reader.when.is_some();
    match &reader.who {
        ReaderKind::Anyone => Whoever::Anyone { sometimes },
        ReaderKind::Participants => Whoever::Participants { sometimes },
        ReaderKind::Role(role) => Whoever::Role {
            who: who(viewed, from, role),
            sometimes,
        },
    }
}

/// The holders of a role, where it can be resolved before the step: in the instance itself, or around a new one. Who holds a role in a new
/// instance, or one that its data name, is not known yet.
fn who(viewed: &Viewed<'_>, (machine, place): (&Machine, Option<usize>), role: &RoleRef) -> Who {
    let declared = viewed.snapshot().definition.roles.get(&role.role);
    let is_own = place.is_some_and(|place| viewed.instance(place).machine == machine.id);
    let is_of_new = declared.is_some_and(|declared| declared.scope.contains(&machine.id));
    let place = place.filter(|_| is_own || (role.of.is_none() && !is_of_new));
    let found = place.and_then(|place| viewed.who(role, place));
    found.unwrap_or_else(|| Who {
        role: role.role.clone(),
        title: declared.map_or_else(|| role.text.clone(), |declared| declared.title.clone()),
        of: None,
        of_title: None,
        persons: Vec::new(),
        lent: Vec::new(),
    })
}
