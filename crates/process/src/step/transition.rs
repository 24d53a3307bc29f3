//! One transition of one instance (S9, S10).

use definition::{
    guard::{
        expr::{Expr, ExprKind},
        world::{Handle, Site},
    },
    model::{
        action::{Action, Assignment, Automatic, Effect, SignalHandler, Target},
        machine::Machine,
    },
    name::Name,
    value::Value,
};

use crate::{
    event::{Cause, FieldSet, Moved, Outcome},
    examine::conform,
    refusal::{Blocker, Reason},
    saying::{Saying, Words},
    snapshot::Snapshot,
    state::Instance,
};

use super::{
    draft::{Draft, Sent},
    effects::{self, Consequences},
};

/// What an action, an automatic transition and the answer to a signal have in common.
pub(super) struct Transition<'a> {
    cause: Cause,
    set: &'a [Assignment],
    target: &'a Target,
    effects: &'a [Effect],
}

impl<'a> Transition<'a> {
    pub(super) fn of_action(action: &'a Action, cause: Cause) -> Self {
        Self {
            cause,
            set: &action.set,
            target: &action.target,
            effects: &action.effects,
        }
    }

    pub(super) fn of_automatic(automatic: &'a Automatic) -> Self {
        Self {
            cause: Cause::Automatic(automatic.id.clone()),
            set: &automatic.set,
            target: &automatic.target,
            effects: &automatic.effects,
        }
    }

    pub(super) fn of_signal(handler: &'a SignalHandler) -> Self {
        Self {
            cause: Cause::Signal(handler.id.clone()),
            set: &handler.set,
            target: &handler.target,
            effects: &handler.effects,
        }
    }
}

/// Fires a transition whose checks hold: every expression is evaluated in the state before it, then data, state and effects
/// change together.
pub(super) fn fire(
    draft: &mut Draft<'_>,
    place: usize,
    transition: &Transition<'_>,
    site: Site<'_>,
) -> Result<(), Blocker> {
    let snapshot = draft.snapshot();
    let instance = &snapshot.state.instances[place];
    let machine = &draft.definition.machines[&instance.machine];
    let set = evaluate_set(snapshot, instance, machine, transition.set, site)?;
    let entry = entry(machine, instance, transition.target);
    let mut follows = Consequences::at(draft.at);
    for effect in transition.effects {
        effects::resolve(snapshot, place, effect, site, &mut follows)?;
    }
    for state in entry.iter().flat_map(|entry| &entry.entered) {
        for effect in &machine.states[state].enter {
            effects::resolve(snapshot, place, effect, site, &mut follows)?;
        }
    }
    let mut moved = Moved {
        instance: instance.id.clone(),
        cause: transition.cause.clone(),
        from: instance.path.clone(),
        to: entry.as_ref().map(|entry| entry.path.clone()),
        again: entry.as_ref().and_then(|entry| entry.again.clone()),
        set,
        deadlines: Vec::new(),
        notices: std::mem::take(&mut follows.notices),
        signals: std::mem::take(&mut follows.signals),
    };
    if let Some(entry) = &entry {
        let outcome = || Outcome::Moved(moved.clone());
        moved.deadlines = draft.deadlines(machine, &entry.entered, place, outcome);
    }
    let from = instance.machine.clone();
    let cause = transition.cause.clone();
    draft
        .pending
        .extend(moved.signals.iter().map(|signal| Sent {
            signal: signal.clone(),
            from: from.clone(),
        }));
    draft.emit(Outcome::Moved(moved));
    effects::perform(draft, follows, &cause)
}

/// Evaluates `set` in the state before the transition. An absent optional value leaves its field untouched.
fn evaluate_set(
    snapshot: Snapshot<'_>,
    instance: &Instance,
    machine: &Machine,
    set: &[Assignment],
    site: Site<'_>,
) -> Result<Vec<FieldSet>, Blocker> {
    let mut changes = Vec::new();
    for assignment in set {
        let field = &machine.fields[&assignment.field];
        let at = match &assignment.at {
            None => None,
            Some(key) => match snapshot.value(key, site, &[]) {
                Some(Value::Member(member)) => Some(member),
                _ => {
                    return Err(undetermined(
                        Words::PlaceToSet.with([("field", (&field.id).into())]),
                    ));
                }
            },
        };
        let Some(value) = snapshot.value(&assignment.value, site, &[]) else {
            if may_be_absent(&assignment.value) {
                continue;
            }
            return Err(undetermined(
                Words::NewValue.with([("field", (&field.id).into())]),
            ));
        };
        if let Err(problem) = conform::bounded(field.min, field.max, &value) {
            return Err(Blocker::new(Reason::Bounds {
                instance: instance.id.clone(),
                field: field.id.clone(),
                problem,
            }));
        }
        changes.push(FieldSet {
            field: field.id.clone(),
            at,
            value,
        });
    }
    Ok(changes)
}

/// Whether an expression is a bare path, whose absence means that there is nothing to set.
pub(super) fn may_be_absent(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Input(_) | ExprKind::Field(..) | ExprKind::Parameter(_)
    )
}

pub(super) fn undetermined(what: Saying) -> Blocker {
    Blocker::new(Reason::Undetermined { what })
}

/// The leaf that is entered and the states entered on the way, outermost first.
struct Entry {
    path: Name,
    entered: Vec<Name>,
    /// The outermost of them, if the instance was in it already.
    again: Option<Name>,
}

/// Where a transition leads; `None` if it stays. States around the target that already hold the instance are not entered again;
/// the target itself always is (S10).
fn entry(machine: &Machine, instance: &Instance, target: &Target) -> Option<Entry> {
    let (state, path) = match target {
        Target::Stay => return None,
        Target::To(state) => (state, Name::from(machine.path(&machine.entered(state).id))),
        Target::Resume(state) => {
            let inside = instance.is(state) && instance.leaf() != state.as_str();
            let last = if inside {
                Some(&instance.path)
            } else {
                instance.last.get(state)
            };
            let initial = || Name::from(machine.path(&machine.entered(state).id));
            (state, last.cloned().unwrap_or_else(initial))
        }
    };
    let kept = path
        .split('.')
        .zip(instance.path.split('.'))
        .take_while(|(new, old)| new == old && *new != state.as_str())
        .count();
    let entered: Vec<Name> = path.split('.').skip(kept).map(Name::from).collect();
    let again = entered.first().filter(|state| instance.is(state)).cloned();
    Some(Entry {
        path,
        entered,
        again,
    })
}

/// The site of a transition that no person makes.
pub(super) fn site_of(place: usize) -> Site<'static> {
    Site {
        this: Some(Handle(place)),
        ..Site::default()
    }
}
