//! What a transition causes besides its own change: spawn, signal, cancel, notify (S13, S14).

use std::collections::{BTreeMap, BTreeSet};

use definition::{
    guard::{eval::Truth, expr::Expr, world::Site},
    model::{
        action::{Effect, EffectKind, SpawnKey},
        machine::Machine,
    },
    name::Name,
    value::Value,
};
use jiff::Timestamp;

use crate::{
    event::{Cause, Created, Notice, Outcome, Signal},
    examine::conform,
    phrase,
    refusal::{Blocker, Reason},
    roles,
    saying::Words,
    snapshot::Snapshot,
};

use super::{
    closing::is_open,
    draft::{Draft, Sent},
    transition::{may_be_absent, site_of, undetermined},
};

/// Longest id of an instance, in bytes.
const INSTANCE_ID_BYTES_MAX: usize = 200;
/// Most rounds of one effect, and most instances that one step creates and cancels.
const CHANGES_MAX: usize = 10_000;
/// How deep instances bring others into being that bring others into being. A definition in which that has no end is refused when it
/// is loaded, unless a condition might end it; this is the net below.
const DEPTH_MAX: usize = 50;

/// Effects with every expression evaluated.
pub(super) struct Consequences {
    /// The effective time of the step; it decides to whom a role is lent.
    at: Timestamp,
    pub(super) notices: Vec<Notice>,
    pub(super) signals: Vec<Signal>,
    /// Spawns and cancellations in the order written.
    changes: Vec<Change>,
}

impl Consequences {
    pub(super) fn at(at: Timestamp) -> Self {
        Self {
            at,
            notices: Vec::new(),
            signals: Vec::new(),
            changes: Vec::new(),
        }
    }
}

enum Change {
    Spawn {
        /// `None`: the next number, taken when it is created.
        id: Option<Name>,
        machine: Name,
        parent: Name,
        fields: Vec<(Name, Value)>,
        if_absent: bool,
    },
    Cancel(Name),
}

/// Evaluates an effect for every round of its `for_each`.
pub(super) fn resolve(
    snapshot: Snapshot<'_>,
    place: usize,
    effect: &Effect,
    site: Site<'_>,
    out: &mut Consequences,
) -> Result<(), Blocker> {
    resolve_with(snapshot, place, effect, site, Vec::new(), out)
}

/// The same with variables bound around it.
pub(super) fn resolve_with(
    snapshot: Snapshot<'_>,
    place: usize,
    effect: &Effect,
    site: Site<'_>,
    bound: Vec<Value>,
    out: &mut Consequences,
) -> Result<(), Blocker> {
    let mut rounds = vec![bound];
    for binder in &effect.for_each {
        let mut next = Vec::new();
        for round in rounds {
            let Some(members) = snapshot.list(&binder.over, site, &round) else {
                return Err(undetermined(
                    Words::ListOf.with([("name", (&binder.name).into())]),
                ));
            };
            for (index, member) in (0_i64..).zip(members) {
                next.push([&round[..], &[member, Value::Int(index)]].concat());
            }
            if next.len() > CHANGES_MAX {
                return Err(Blocker::new(Reason::Unending));
            }
        }
        rounds = next;
    }
    for locals in &rounds {
        let holds = |condition| snapshot.truth(condition, site, locals) == Truth::True;
        if effect.condition.as_ref().is_none_or(holds) {
            round(snapshot, place, &effect.kind, site, locals, out)?;
        }
    }
    Ok(())
}

fn round(
    snapshot: Snapshot<'_>,
    place: usize,
    kind: &EffectKind,
    site: Site<'_>,
    locals: &[Value],
    out: &mut Consequences,
) -> Result<(), Blocker> {
    match kind {
        EffectKind::Spawn {
            machine,
            key,
            with,
            if_absent,
        } => {
            let machine = &snapshot.definition.machines[machine];
            let id = instance_id(snapshot, machine, key, site, locals)?;
            let parent = parent(snapshot, machine, place)?;
            let new = id.as_ref().unwrap_or(&machine.id);
            let fields = fields(snapshot, machine, new, with, site, locals)?;
            let machine = machine.id.clone();
            out.changes.push(Change::Spawn {
                id,
                machine,
                parent,
                fields,
                if_absent: *if_absent,
            });
        }
        EffectKind::Signal { signal, to } => {
            let send = |place: usize| {
                let to = snapshot.state.instances[place].id.clone();
                Signal {
                    signal: signal.clone(),
                    to,
                }
            };
            // Each target once, in order of creation, however the list is written.
            let targets: BTreeSet<usize> = snapshot
                .instances_of(to, site, locals)
                .into_iter()
                .collect();
            out.signals.extend(targets.into_iter().map(send));
        }
        EffectKind::CancelEverything => {
            let others = snapshot.state.live().filter(|other| {
                other.id != snapshot.state.instances[place].id
                    && other.id != snapshot.state.root().id
                    && is_open(snapshot.definition, other)
            });
            out.changes
                .extend(others.map(|other| Change::Cancel(other.id.clone())));
        }
        EffectKind::Cancel(which) => {
            for place in snapshot.instances_of(which, site, locals) {
                let id = snapshot.state.instances[place].id.clone();
                if id == snapshot.state.root().id {
                    let what = Words::CancelsReview.say();
                    return Err(undetermined(what));
                }
                out.changes.push(Change::Cancel(id));
            }
        }
        EffectKind::Notify { roles, say } => {
            let to = roles::all_acting(snapshot, roles, place, out.at);
            let to = to.into_iter().collect();
            let say = phrase::prose(snapshot, say, site, locals).into();
            out.notices.push(Notice { to, say });
        }
    }
    Ok(())
}

/// The id of a new instance; `None` if it is numbered.
fn instance_id(
    snapshot: Snapshot<'_>,
    machine: &Machine,
    key: &SpawnKey,
    site: Site<'_>,
    locals: &[Value],
) -> Result<Option<Name>, Blocker> {
    let key = match key {
        SpawnKey::Single => return Ok(Some(machine.id.clone())),
        SpawnKey::Next => return Ok(None),
        SpawnKey::Phrase(phrase) => {
            phrase::key(snapshot, phrase, site, locals).ok_or_else(|| {
                undetermined(Words::KeyOfNew.with([("machine", (&machine.id).into())]))
            })?
        }
    };
    let id = format!("{}/{key}", machine.id);
    if id.len() > INSTANCE_ID_BYTES_MAX {
        return Err(undetermined(
            Words::LongKeyOfNew.with([("machine", (&machine.id).into())]),
        ));
    }
    Ok(Some(id.into()))
}

/// The spawning instance or its nearest ancestor that may have such a child.
fn parent(snapshot: Snapshot<'_>, machine: &Machine, spawner: usize) -> Result<Name, Blocker> {
    let mut place = Some(spawner);
    while let Some(here) = place {
        let instance = &snapshot.state.instances[here];
        if machine.child_of.contains(&instance.machine) {
            return Ok(instance.id.clone());
        }
        place = instance.parent;
    }
    Err(undetermined(
        Words::ParentOfNew.with([("machine", (&machine.id).into())]),
    ))
}

/// The data of a new instance: initial values, then what the spawn gives.
fn fields(
    snapshot: Snapshot<'_>,
    machine: &Machine,
    new: &Name,
    with: &[(Name, Expr)],
    site: Site<'_>,
    locals: &[Value],
) -> Result<Vec<(Name, Value)>, Blocker> {
    let mut fields: BTreeMap<Name, Value> = machine
        .fields
        .values()
        .filter_map(|field| Some((field.id.clone(), field.initial.clone()?)))
        .collect();
    for (id, expr) in with {
        let field = &machine.fields[id];
        let Some(value) = snapshot.value(expr, site, locals) else {
            if may_be_absent(expr) {
                continue;
            }
            return Err(undetermined(
                Words::FieldOfNew.with([("field", id.into()), ("machine", (&machine.id).into())]),
            ));
        };
        if let Err(problem) = conform::bounded(field.min, field.max, &value) {
            return Err(Blocker::new(Reason::Bounds {
                instance: new.clone(),
                field: id.clone(),
                problem,
            }));
        }
        fields.insert(id.clone(), value);
    }
    Ok(fields.into_iter().collect())
}

/// Does what was resolved, in the order written.
pub(super) fn perform(
    draft: &mut Draft<'_>,
    follows: Consequences,
    cause: &Cause,
) -> Result<(), Blocker> {
    for change in follows.changes {
        draft.changes += 1;
        if draft.changes > CHANGES_MAX {
            return Err(Blocker::new(Reason::Unending));
        }
        match change {
            Change::Cancel(instance) => {
                let found = draft.snapshot().state.instance(&instance);
                if found.is_some_and(|found| !found.cancelled) {
                    draft.emit(Outcome::Cancelled {
                        instance,
                        cause: cause.clone(),
                    });
                }
            }
            Change::Spawn {
                id,
                machine,
                parent,
                fields,
                if_absent,
            } => {
                let id = id.unwrap_or_else(|| {
                    let number = draft.snapshot().state.next_number(&machine);
                    format!("{machine}/{number}").into()
                });
                if draft.snapshot().state.index.contains_key(&id) {
                    if if_absent {
                        continue;
                    }
                    return Err(Blocker::new(Reason::SpawnConflict(id)));
                }
                create(draft, id, &machine, Some(parent), fields)?;
            }
        }
    }
    Ok(())
}

/// Creates an instance in its initial leaf.
pub(super) fn create(
    draft: &mut Draft<'_>,
    id: Name,
    machine: &Name,
    parent: Option<Name>,
    fields: Vec<(Name, Value)>,
) -> Result<(), Blocker> {
    let declared = &draft.definition.machines[machine];
    let path: Name = declared
        .path(&declared.entered(&declared.initial).id)
        .into();
    let mut created = Created {
        instance: id,
        machine: machine.clone(),
        parent,
        state: path.clone(),
        fields,
        deadlines: Vec::new(),
        notices: Vec::new(),
        signals: Vec::new(),
    };
    let entered: Vec<Name> = path.split('.').map(Name::from).collect();
    let place = draft.snapshot().state.instances.len();
    let outcome = || Outcome::Created(created.clone());
    created.deadlines = draft.deadlines(declared, &entered, place, outcome);
    let mut follows = entering(draft, declared, &entered, place, &created)?;
    created.notices = std::mem::take(&mut follows.notices);
    created.signals = std::mem::take(&mut follows.signals);
    draft
        .pending
        .extend(created.signals.iter().map(|signal| Sent {
            signal: signal.clone(),
            from: machine.clone(),
        }));
    draft.emit(Outcome::Created(created));
    draft.depth += 1;
    if draft.depth > DEPTH_MAX {
        return Err(Blocker::new(Reason::Unending));
    }
    perform(draft, follows, &Cause::Automatic("enter".into()))?;
    draft.depth -= 1;
    Ok(())
}

/// The effects of entering states, evaluated as the instance that is created.
fn entering(
    draft: &Draft<'_>,
    machine: &Machine,
    entered: &[Name],
    place: usize,
    created: &Created,
) -> Result<Consequences, Blocker> {
    let mut follows = Consequences::at(draft.at);
    let mut effects = entered
        .iter()
        .flat_map(|state| &machine.states[state].enter)
        .peekable();
    if effects.peek().is_some() {
        let state = draft.supposing(Outcome::Created(created.clone()));
        let after = Snapshot::new(draft.definition, &state);
        for effect in effects {
            resolve(after, place, effect, site_of(place), &mut follows)?;
        }
    }
    Ok(follows)
}
