//! [`fold`]: an event into the state.
//!
//! It copies outcomes. It needs no definition, evaluates no guard and computes no date, so a record can be
//! replayed for ever, whatever later engines know.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use definition::{
    name::Name,
    parameters::{Exception, Holder},
    value::Value,
};

use crate::{
    event::{
        Amended, Assignment, Cause, Created, DeadlineSet, Event, FieldSet, Moved, Outcome,
        RoleChange, Started,
    },
    person::Person,
    snapshot::Made,
    state::{Instance, Scope, State},
};

/// The event does not fit the state: the record is damaged or comes from elsewhere.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FoldError {
    /// An event names an instance that was never created.
    #[error("event {revision} names the instance `{instance}`, which was never created")]
    UnknownInstance {
        /// The event.
        revision: u64,
        /// The instance.
        instance: Name,
    },
    /// An instance is created twice.
    #[error("event {revision} creates the instance `{instance}` a second time")]
    CreatedTwice {
        /// The event.
        revision: u64,
        /// The instance.
        instance: Name,
    },
    /// The stream does not begin with the start of the review, or starts it again.
    #[error("event {revision}: a review starts with its first event and only there")]
    NotAStart {
        /// The event.
        revision: u64,
    },
    /// A transition starts from another state than the one the instance is in.
    #[error("event {revision} moves `{instance}` from `{from}`, but it is in `{is}`")]
    ElsewhereThan {
        /// The event.
        revision: u64,
        /// The instance.
        instance: Name,
        /// Where the event says it was.
        from: Name,
        /// Where it is.
        is: Name,
    },
    /// A first holder of a role is no person.
    #[error("event {revision} gives a role to somebody who is no person")]
    NotAPerson {
        /// The event.
        revision: u64,
    },
    /// Time runs backwards.
    #[error("event {revision} is earlier than the event before it")]
    Earlier {
        /// The event.
        revision: u64,
    },
}

/// Brings the state forward by one event.
///
/// # Errors
/// If the event does not fit the state. The state is then unchanged.
pub fn fold(state: &mut State, event: &Event) -> Result<(), FoldError> {
    let revision = state.revision.map_or(0, |last| last + 1);
    if event.at < state.time {
        return Err(FoldError::Earlier { revision });
    }
    let is_start = matches!(event.outcome, Outcome::Started(_));
    if is_start != state.revision.is_none() {
        return Err(FoldError::NotAStart { revision });
    }
    match &event.outcome {
        Outcome::Started(started) => {
            start(state, revision, started)?;
            state.started = event.at;
        }
        Outcome::Created(created) => create(state, event, revision, created)?,
        Outcome::Moved(moved) => shift(state, event, revision, moved)?,
        Outcome::SignalIgnored { instance, .. } => {
            known(state, revision, instance)?;
        }
        Outcome::Cancelled { instance, .. } => {
            let instance = touched(state, revision, instance)?;
            instance.cancelled = true;
            instance.deadlines.clear();
            instance.proposed = None;
        }
        Outcome::Proposed(proposed) => {
            let instance = touched(state, revision, &proposed.instance)?;
            instance.proposed = Some(proposed.clone());
        }
        Outcome::Declined { instance, .. } | Outcome::Withdrawn { instance, .. } => {
            touched(state, revision, instance)?.proposed = None;
        }
        Outcome::RoleAssigned(RoleChange { assignment, .. }) => {
            Arc::make_mut(&mut state.assignments).insert(assignment.clone());
        }
        Outcome::RoleRevoked(change) => revoke(state, &change.assignment),
        Outcome::RoleDelegated(delegation) => {
            Arc::make_mut(&mut state.delegations).push(delegation.clone());
        }
        Outcome::Amended(amended) => amend(Arc::make_mut(&mut state.scope), amended),
    }
    state.revision = Some(revision);
    state.time = event.at;
    Ok(())
}

/// The state after a list of events.
///
/// # Errors
/// If an event does not fit the state before it.
pub fn fold_all<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<State, FoldError> {
    let mut state = State::default();
    for event in events {
        fold(&mut state, event)?;
    }
    Ok(state)
}

fn start(state: &mut State, revision: u64, started: &Started) -> Result<(), FoldError> {
    let parameters = &started.parameters;
    let mut assignments = BTreeSet::new();
    for Holder { role, of, person } in &parameters.holders {
        let person = Person::parse(person).map_err(|_| FoldError::NotAPerson { revision })?;
        assignments.insert(Assignment {
            role: role.clone(),
            of: of.clone(),
            person,
        });
    }
    state.name = parameters.name.clone();
    state.definition = started.definition.clone();
    state.title = parameters.title.clone();
    state.scope = Arc::new(Scope::of(parameters));
    state.assignments = Arc::new(assignments);
    Ok(())
}

fn create(
    state: &mut State,
    event: &Event,
    revision: u64,
    created: &Created,
) -> Result<(), FoldError> {
    if state.index.contains_key(&created.instance) {
        return Err(FoldError::CreatedTwice {
            revision,
            instance: created.instance.clone(),
        });
    }
    let parent = match &created.parent {
        Some(parent) => Some(known(state, revision, parent)?),
        None => None,
    };
    let place = state.instances.len();
    state.instances.push(Arc::new(Instance {
        id: created.instance.clone(),
        machine: created.machine.clone(),
        parent,
        path: created.state.clone(),
        was: created.state.split('.').map(Name::from).collect(),
        last: BTreeMap::new(),
        fields: created.fields.iter().cloned().collect(),
        performers: BTreeMap::new(),
        deadlines: created.deadlines.clone(),
        proposed: None,
        entered_at: event.at,
        revision,
        cancelled: false,
    }));
    Arc::make_mut(&mut state.index).insert(created.instance.clone(), place);
    Ok(())
}

fn shift(state: &mut State, event: &Event, revision: u64, moved: &Moved) -> Result<(), FoldError> {
    let place = known(state, revision, &moved.instance)?;
    let is = &state.instances[place].path;
    if *is != moved.from {
        return Err(FoldError::ElsewhereThan {
            revision,
            instance: moved.instance.clone(),
            from: moved.from.clone(),
            is: is.clone(),
        });
    }
    let instance = Arc::make_mut(&mut state.instances[place]);
    instance.revision = revision;
    instance.proposed = None;
    for change in &moved.set {
        set(&mut instance.fields, change);
    }
    if let Cause::Action {
        action,
        by,
        on_behalf_of,
        second,
        second_on_behalf_of,
    } = &moved.cause
    {
        let performers = instance.performers.entry(action.clone()).or_default();
        performers.insert(by.clone());
        let others = on_behalf_of.iter().chain(second).chain(second_on_behalf_of);
        performers.extend(others.cloned());
    }
    if let Some(to) = &moved.to {
        enter(instance, to, moved);
        instance.entered_at = event.at;
    }
    Ok(())
}

/// The deadlines of states that are left end; those of states entered (again) begin (anew).
fn enter(instance: &mut Instance, to: &Name, moved: &Moved) {
    let leaving = instance.path.clone();
    let mut outer = leaving.as_str();
    while let Some((path, _)) = outer.rsplit_once('.') {
        let compound = path.rsplit('.').next().unwrap_or(path);
        instance.last.insert(compound.into(), leaving.clone());
        outer = path;
    }
    for part in to.split('.') {
        if !instance.was.contains(part) {
            instance.was.insert(part.into());
        }
    }
    let kept: Vec<&str> = leaving
        .split('.')
        .zip(to.split('.'))
        .take_while(|(left, entered)| left == entered)
        .map(|(state, _)| state)
        .take_while(|state| moved.again.as_deref() != Some(*state))
        .collect();
    let is_kept = |open: &DeadlineSet| kept.contains(&open.state.as_str());
    instance.deadlines.retain(is_kept);
    instance.deadlines.extend_from_slice(&moved.deadlines);
    instance.path = to.clone();
}

fn set(fields: &mut BTreeMap<Name, Value>, change: &FieldSet) {
    let Some(at) = &change.at else {
        fields.insert(change.field.clone(), change.value.clone());
        return;
    };
    let field = fields
        .entry(change.field.clone())
        .or_insert_with(|| Value::Per(BTreeMap::new()));
    if let Value::Per(values) = field {
        values.insert(at.clone(), change.value.clone());
    }
}

fn revoke(state: &mut State, assignment: &Assignment) {
    Arc::make_mut(&mut state.assignments).remove(assignment);
    Arc::make_mut(&mut state.delegations).retain(|delegation| delegation.assignment != *assignment);
}

fn amend(scope: &mut Scope, amended: &Amended) {
    scope.made = Made::default();
    if !amended.added.is_empty() || !amended.removed.is_empty() {
        // A list that was left out has no members before the first one is added.
        let vocabulary = scope
            .vocabularies
            .entry(amended.vocabulary.clone())
            .or_default();
        vocabulary.extend(
            amended
                .added
                .iter()
                .map(|(id, title)| (id.clone(), title.clone())),
        );
        vocabulary.retain(|id, _| !amended.removed.contains(id));
    }
    if !amended.included.is_empty() || !amended.excluded.is_empty() {
        let exceptions = scope
            .exceptions
            .entry(amended.parameter.clone())
            .or_default();
        exceptions.retain(|exception| !amended.included.contains(&exception.cell));
        exceptions.extend(amended.excluded.iter().map(|cell| Exception {
            cell: cell.clone(),
            reason: amended.reason.clone(),
            authority: amended.authority.clone(),
        }));
    }
}

fn known(state: &State, revision: u64, instance: &Name) -> Result<usize, FoldError> {
    let unknown = || FoldError::UnknownInstance {
        revision,
        instance: instance.clone(),
    };
    state.index.get(instance).copied().ok_or_else(unknown)
}

fn touched<'a>(
    state: &'a mut State,
    revision: u64,
    instance: &Name,
) -> Result<&'a mut Instance, FoldError> {
    let place = known(state, revision, instance)?;
    let instance = Arc::make_mut(&mut state.instances[place]);
    instance.revision = revision;
    Ok(instance)
}
