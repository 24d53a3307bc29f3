//! Events as they are recorded.

use definition::{
    model::{Definition, machine::Machine},
    name::Name,
};
use serde_json::{Map, Value as Json};

use crate::event::{Cause, Event, Moved, Outcome, Started};

use super::{
    amended,
    body::{Body, OutcomeBody, StartedBody},
    content::{Content, Gatherer, RecordError, Splitter},
    proposed, start, transition,
};

/// An event, ready to be recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The type of its leaf: `<machine>.<event>`, or `process.*`.
    pub event_type: String,
    /// Its leaf carries no telling type or time.
    pub discreet: bool,
    /// The open section.
    pub body: Json,
    /// The sealed sections.
    pub content: Content,
}

/// The shape of bodies and content; grows with every change that an older reader could not understand.
pub const SCHEMA: u32 = 1;

/// The place, in sealed content, of the whole body of an event of a discreet machine.
const DISCREET_BODY: &str = "body";

/// Writes an event down.
#[must_use]
pub fn write(definition: &Definition, event: &Event) -> Written {
    let machine = subject(&event.outcome).and_then(|instance| machine_of(definition, instance));
    let held_in = held_in(&event.outcome).and_then(|instance| machine_of(definition, instance));
    let discreet = machine
        .or(held_in)
        .filter(|machine| machine.discreet)
        .map(|machine| machine.class.clone());
    let mut splitter = Splitter::new(definition, discreet.clone());
    let outcome = write_outcome(definition, &event.outcome, &mut splitter);
    let body = Body {
        at: event.at,
        outcome,
        values: splitter.open,
    };
    let mut body = serde_json::to_value(&body).unwrap_or_default();
    let mut content = splitter.content;
    if let Some(class) = &discreet {
        content
            .entry(class.clone())
            .or_default()
            .insert(DISCREET_BODY.to_owned(), body);
        body = Json::Object(Map::new());
    }
    let event_type = if discreet.is_some() {
        "process.step".to_owned()
    } else {
        event_type(machine, &event.outcome)
    };
    Written {
        event_type,
        discreet: discreet.is_some(),
        body,
        content,
    }
}

/// Reads an event back.
///
/// # Errors
/// If the body or content does not fit the definition.
pub fn read(definition: &Definition, body: &Json, content: &Content) -> Result<Event, RecordError> {
    let hidden = content.values().find_map(|class| class.get(DISCREET_BODY));
    let body: Body = serde::Deserialize::deserialize(hidden.unwrap_or(body))?;
    let gatherer = Gatherer {
        open: &body.values,
        content,
    };
    let outcome = read_outcome(definition, body.outcome, &gatherer)?;
    Ok(Event {
        at: body.at,
        outcome,
    })
}

/// The instance an event is about.
#[must_use]
pub fn subject(outcome: &Outcome) -> Option<&Name> {
    match outcome {
        Outcome::Created(created) => Some(&created.instance),
        Outcome::Moved(moved) => Some(&moved.instance),
        Outcome::Proposed(proposed) => Some(&proposed.instance),
        Outcome::SignalIgnored { instance, .. }
        | Outcome::Cancelled { instance, .. }
        | Outcome::Declined { instance, .. }
        | Outcome::Withdrawn { instance, .. } => Some(instance),
        Outcome::Started(_)
        | Outcome::RoleAssigned(_)
        | Outcome::RoleRevoked(_)
        | Outcome::RoleDelegated(_)
        | Outcome::Amended(_) => None,
    }
}

/// The instance in which a role is held that changes hands.
fn held_in(outcome: &Outcome) -> Option<&Name> {
    match outcome {
        Outcome::RoleAssigned(change) | Outcome::RoleRevoked(change) => {
            change.assignment.of.as_ref()
        }
        Outcome::RoleDelegated(delegation) => delegation.assignment.of.as_ref(),
        _ => None,
    }
}

/// The machine of an instance id.
#[must_use]
pub fn machine_of<'a>(definition: &'a Definition, instance: &str) -> Option<&'a Machine> {
    let machine = instance
        .split_once('/')
        .map_or(instance, |(machine, _)| machine);
    definition.machines.get(machine)
}

fn event_type(machine: Option<&Machine>, outcome: &Outcome) -> String {
    let of_machine = |event: &str| {
        let machine = machine.map_or("process", |machine| machine.id.as_str());
        format!("{machine}.{event}")
    };
    match outcome {
        Outcome::Started(_) => "process.started".to_owned(),
        Outcome::Created(_) => of_machine("created"),
        Outcome::Moved(moved) => of_machine(&moved_event(machine, moved)),
        Outcome::SignalIgnored { .. } => "process.signal_ignored".to_owned(),
        Outcome::Cancelled { .. } => of_machine("cancelled"),
        Outcome::Proposed(_) => "process.proposed".to_owned(),
        Outcome::Declined { .. } => "process.declined".to_owned(),
        Outcome::Withdrawn { .. } => "process.withdrawn".to_owned(),
        Outcome::RoleAssigned(_) => "process.role_assigned".to_owned(),
        Outcome::RoleRevoked(_) => "process.role_revoked".to_owned(),
        Outcome::RoleDelegated(_) => "process.role_delegated".to_owned(),
        Outcome::Amended(_) => "process.amended".to_owned(),
    }
}

fn moved_event(machine: Option<&Machine>, moved: &Moved) -> Name {
    let leaf = moved.from.rsplit('.').next().unwrap_or_default();
    let mut path = machine
        .into_iter()
        .flat_map(|machine| machine.innermost_first(leaf));
    let event = match &moved.cause {
        Cause::Action { action, .. } => path
            .find_map(|state| state.actions.get(action))
            .map(|action| action.event.clone()),
        Cause::Automatic(id) => path
            .find_map(|state| state.automatics.get(id))
            .map(|automatic| automatic.event.clone()),
        Cause::Signal(id) => path
            .find_map(|state| state.signals.get(id))
            .map(|handler| handler.event.clone()),
        Cause::Amendment(_) => None,
    };
    event.unwrap_or_else(|| "moved".into())
}

fn write_outcome(definition: &Definition, outcome: &Outcome, out: &mut Splitter) -> OutcomeBody {
    match outcome {
        Outcome::Started(started) => OutcomeBody::Started(StartedBody {
            definition: started.definition.clone(),
            parameters: start::write(definition, &started.parameters, out),
            by: started.by.clone(),
        }),
        Outcome::Created(created) => {
            OutcomeBody::Created(transition::write_created(definition, created, out))
        }
        Outcome::Moved(moved) => {
            OutcomeBody::Moved(transition::write_moved(definition, moved, out))
        }
        Outcome::SignalIgnored { instance, signal } => OutcomeBody::SignalIgnored {
            instance: instance.clone(),
            signal: signal.clone(),
        },
        Outcome::Cancelled { instance, cause } => OutcomeBody::Cancelled {
            instance: instance.clone(),
            cause: cause.clone(),
        },
        Outcome::Proposed(proposed) => {
            OutcomeBody::Proposed(proposed::write(definition, proposed, out))
        }
        Outcome::Declined {
            instance,
            action,
            by,
            on_behalf_of,
        } => OutcomeBody::Declined {
            instance: instance.clone(),
            action: action.clone(),
            by: by.clone(),
            on_behalf_of: on_behalf_of.clone(),
        },
        Outcome::Withdrawn {
            instance,
            action,
            by,
            on_behalf_of,
        } => OutcomeBody::Withdrawn {
            instance: instance.clone(),
            action: action.clone(),
            by: by.clone(),
            on_behalf_of: on_behalf_of.clone(),
        },
        Outcome::RoleAssigned(assignment) => OutcomeBody::RoleAssigned(assignment.clone()),
        Outcome::RoleRevoked(assignment) => OutcomeBody::RoleRevoked(assignment.clone()),
        Outcome::RoleDelegated(delegation) => OutcomeBody::RoleDelegated(delegation.clone()),
        Outcome::Amended(amended) => OutcomeBody::Amended(amended::write(definition, amended, out)),
    }
}

fn read_outcome(
    definition: &Definition,
    body: OutcomeBody,
    values: &Gatherer,
) -> Result<Outcome, RecordError> {
    Ok(match body {
        OutcomeBody::Started(body) => Outcome::Started(Box::new(Started {
            definition: body.definition,
            parameters: start::read(definition, body.parameters, values)?,
            by: body.by,
        })),
        OutcomeBody::Created(body) => {
            Outcome::Created(transition::read_created(definition, body, values)?)
        }
        OutcomeBody::Moved(body) => {
            Outcome::Moved(transition::read_moved(definition, body, values)?)
        }
        OutcomeBody::SignalIgnored { instance, signal } => {
            Outcome::SignalIgnored { instance, signal }
        }
        OutcomeBody::Cancelled { instance, cause } => Outcome::Cancelled { instance, cause },
        OutcomeBody::Proposed(body) => Outcome::Proposed(proposed::read(definition, body, values)?),
        OutcomeBody::Declined {
            instance,
            action,
            by,
            on_behalf_of,
        } => Outcome::Declined {
            instance,
            action,
            by,
            on_behalf_of,
        },
        OutcomeBody::Withdrawn {
            instance,
            action,
            by,
            on_behalf_of,
        } => Outcome::Withdrawn {
            instance,
            action,
            by,
            on_behalf_of,
        },
        OutcomeBody::RoleAssigned(assignment) => Outcome::RoleAssigned(assignment),
        OutcomeBody::RoleRevoked(assignment) => Outcome::RoleRevoked(assignment),
        OutcomeBody::RoleDelegated(delegation) => Outcome::RoleDelegated(delegation),
        OutcomeBody::Amended(body) => Outcome::Amended(amended::read(body, values)?),
    })
}
