//! Events as they are recorded.

use definition::{
    model::{Definition, machine::Machine},
    name::Name,
    types::Type,
};
use serde_json::{Map, Value as Json};

use crate::{
    event::{Amended, Cause, Created, Event, FieldSet, Moved, Notice, Outcome, Proposed, Started},
    person::Person,
};

use super::{
    body::{
        AmendedBody, Body, CreatedBody, FollowsBody, MovedBody, OutcomeBody, ProposedBody, SetBody,
        StartedBody,
    },
    content::{Content, Gatherer, RecordError, Splitter, statement},
    start,
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
    let discreet = machine
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
        | Outcome::Declined { instance, .. } => Some(instance),
        Outcome::Started(_)
        | Outcome::RoleAssigned(_)
        | Outcome::RoleRevoked(_)
        | Outcome::RoleDelegated(_)
        | Outcome::Amended(_) => None,
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
        }),
        Outcome::Created(created) => OutcomeBody::Created(write_created(definition, created, out)),
        Outcome::Moved(moved) => OutcomeBody::Moved(write_moved(definition, moved, out)),
        Outcome::SignalIgnored { instance, signal } => OutcomeBody::SignalIgnored {
            instance: instance.clone(),
            signal: signal.clone(),
        },
        Outcome::Cancelled { instance, cause } => OutcomeBody::Cancelled {
            instance: instance.clone(),
            cause: cause.clone(),
        },
        Outcome::Proposed(proposed) => {
            OutcomeBody::Proposed(write_proposed(definition, proposed, out))
        }
        Outcome::Declined {
            instance,
            action,
            by,
        } => OutcomeBody::Declined {
            instance: instance.clone(),
            action: action.clone(),
            by: by.clone(),
        },
        Outcome::RoleAssigned(assignment) => OutcomeBody::RoleAssigned(assignment.clone()),
        Outcome::RoleRevoked(assignment) => OutcomeBody::RoleRevoked(assignment.clone()),
        Outcome::RoleDelegated(delegation) => OutcomeBody::RoleDelegated(delegation.clone()),
        Outcome::Amended(amended) => OutcomeBody::Amended(write_amended(definition, amended, out)),
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
        })),
        OutcomeBody::Created(body) => Outcome::Created(read_created(definition, body, values)?),
        OutcomeBody::Moved(body) => Outcome::Moved(read_moved(definition, body, values)?),
        OutcomeBody::SignalIgnored { instance, signal } => {
            Outcome::SignalIgnored { instance, signal }
        }
        OutcomeBody::Cancelled { instance, cause } => Outcome::Cancelled { instance, cause },
        OutcomeBody::Proposed(body) => Outcome::Proposed(read_proposed(definition, body, values)?),
        OutcomeBody::Declined {
            instance,
            action,
            by,
        } => Outcome::Declined {
            instance,
            action,
            by,
        },
        OutcomeBody::RoleAssigned(assignment) => Outcome::RoleAssigned(assignment),
        OutcomeBody::RoleRevoked(assignment) => Outcome::RoleRevoked(assignment),
        OutcomeBody::RoleDelegated(delegation) => Outcome::RoleDelegated(delegation),
        OutcomeBody::Amended(body) => Outcome::Amended(read_amended(body, values)?),
    })
}

fn machine<'a>(definition: &'a Definition, instance: &Name) -> Result<&'a Machine, RecordError> {
    machine_of(definition, instance).ok_or_else(|| RecordError::unknown("the machine of", instance))
}

fn write_created(definition: &Definition, created: &Created, out: &mut Splitter) -> CreatedBody {
    let mut follows = FollowsBody {
        deadlines: created.deadlines.clone(),
        notices: Vec::new(),
        signals: created.signals.clone(),
    };
    if let Some(machine) = definition.machines.get(&created.machine) {
        for (id, value) in &created.fields {
            if let Some(field) = machine.fields.get(id) {
                out.put(format!("field:{id}"), &field.class, &field.ty, value);
            }
        }
        follows.notices = write_notices(&created.notices, &machine.class, out);
    }
    CreatedBody {
        instance: created.instance.clone(),
        machine: created.machine.clone(),
        parent: created.parent.clone(),
        state: created.state.clone(),
        fields: created.fields.iter().map(|(id, _)| id.clone()).collect(),
        follows,
    }
}

fn read_created(
    definition: &Definition,
    body: CreatedBody,
    values: &Gatherer,
) -> Result<Created, RecordError> {
    let machine = machine(definition, &body.instance)?;
    let mut fields = Vec::new();
    for id in body.fields {
        let field = machine
            .fields
            .get(&id)
            .ok_or_else(|| RecordError::unknown("the field", &id))?;
        let value = values.take(&format!("field:{id}"), &field.ty)?;
        fields.push((id, value));
    }
    Ok(Created {
        instance: body.instance,
        machine: body.machine,
        parent: body.parent,
        state: body.state,
        fields,
        deadlines: body.follows.deadlines,
        notices: read_notices(body.follows.notices, values)?,
        signals: body.follows.signals,
    })
}

fn write_moved(definition: &Definition, moved: &Moved, out: &mut Splitter) -> MovedBody {
    let mut follows = FollowsBody {
        deadlines: moved.deadlines.clone(),
        notices: Vec::new(),
        signals: moved.signals.clone(),
    };
    if let Some(machine) = machine_of(definition, &moved.instance) {
        for change in &moved.set {
            if let Some(field) = machine.fields.get(&change.field) {
                let ty = set_type(&field.ty, change.at.as_ref());
                out.put(
                    place(&change.field, change.at.as_ref()),
                    &field.class,
                    ty,
                    &change.value,
                );
            }
        }
        follows.notices = write_notices(&moved.notices, &machine.class, out);
    }
    let set = |change: &FieldSet| SetBody {
        field: change.field.clone(),
        at: change.at.clone(),
    };
    MovedBody {
        instance: moved.instance.clone(),
        cause: moved.cause.clone(),
        from: moved.from.clone(),
        to: moved.to.clone(),
        set: moved.set.iter().map(set).collect(),
        follows,
    }
}

fn read_moved(
    definition: &Definition,
    body: MovedBody,
    values: &Gatherer,
) -> Result<Moved, RecordError> {
    let machine = machine(definition, &body.instance)?;
    let mut set = Vec::new();
    for SetBody { field: id, at } in body.set {
        let field = machine
            .fields
            .get(&id)
            .ok_or_else(|| RecordError::unknown("the field", &id))?;
        let value = values.take(&place(&id, at.as_ref()), set_type(&field.ty, at.as_ref()))?;
        set.push(FieldSet {
            field: id,
            at,
            value,
        });
    }
    Ok(Moved {
        instance: body.instance,
        cause: body.cause,
        from: body.from,
        to: body.to,
        set,
        deadlines: body.follows.deadlines,
        notices: read_notices(body.follows.notices, values)?,
        signals: body.follows.signals,
    })
}

fn place(field: &Name, at: Option<&Name>) -> String {
    at.map_or_else(
        || format!("field:{field}"),
        |at| format!("field:{field}:{at}"),
    )
}

/// The type of what is set: the field's, or that of one value of a `per` field.
fn set_type<'a>(field: &'a Type, at: Option<&Name>) -> &'a Type {
    match (field, at) {
        (Type::Per { value, .. }, Some(_)) => value,
        (whole, _) => whole,
    }
}

fn write_notices(notices: &[Notice], class: &Name, out: &mut Splitter) -> Vec<Vec<Person>> {
    for (index, notice) in notices.iter().enumerate() {
        out.put_text(format!("notice:{index}"), class, &notice.say);
    }
    notices.iter().map(|notice| notice.to.clone()).collect()
}

fn read_notices(to: Vec<Vec<Person>>, values: &Gatherer) -> Result<Vec<Notice>, RecordError> {
    let read = |(index, to)| {
        let say = values.take_text(&format!("notice:{index}"))?;
        Ok(Notice { to, say })
    };
    to.into_iter().enumerate().map(read).collect()
}

fn write_proposed(
    definition: &Definition,
    proposed: &Proposed,
    out: &mut Splitter,
) -> ProposedBody {
    for (id, value) in &proposed.payload {
        if let Some((class, ty)) = input(definition, &proposed.instance, &proposed.action, id) {
            out.put(format!("input:{id}"), class, ty, value);
        }
    }
    ProposedBody {
        instance: proposed.instance.clone(),
        action: proposed.action.clone(),
        payload: proposed.payload.iter().map(|(id, _)| id.clone()).collect(),
        by: proposed.by.clone(),
        on_behalf_of: proposed.on_behalf_of.clone(),
        confirmations: proposed.confirmations.clone(),
    }
}

fn read_proposed(
    definition: &Definition,
    body: ProposedBody,
    values: &Gatherer,
) -> Result<Proposed, RecordError> {
    let mut payload = Vec::new();
    for id in body.payload {
        let (_, ty) = input(definition, &body.instance, &body.action, &id)
            .ok_or_else(|| RecordError::unknown("the input", &id))?;
        let value = values.take(&format!("input:{id}"), ty)?;
        payload.push((id, value));
    }
    Ok(Proposed {
        instance: body.instance,
        action: body.action,
        payload,
        by: body.by,
        on_behalf_of: body.on_behalf_of,
        confirmations: body.confirmations,
    })
}

/// The class of an input field.
#[must_use]
pub fn input_class<'a>(
    definition: &'a Definition,
    instance: &str,
    action: &str,
    id: &str,
) -> Option<&'a Name> {
    input(definition, instance, action, id).map(|(class, _)| class)
}

/// Class and type of an input field. Several states may declare the action; the same id has the same type in all of them.
pub(super) fn input<'a>(
    definition: &'a Definition,
    instance: &str,
    action: &str,
    id: &str,
) -> Option<(&'a Name, &'a Type)> {
    let machine = machine_of(definition, instance)?;
    let declared = machine
        .states
        .values()
        .filter_map(|state| state.actions.get(action));
    let field = declared.filter_map(|action| action.input.get(id)).next()?;
    Some((&field.class, &field.ty))
}

fn write_amended(definition: &Definition, amended: &Amended, out: &mut Splitter) -> AmendedBody {
    let parameter = definition.parameters.get(&amended.parameter);
    let class = parameter
        .map_or(definition.lowest_class(), |known| &known.class)
        .clone();
    for (member, title) in &amended.added {
        out.put_text(format!("member:{member}"), &class, title);
    }
    out.put("reason".to_owned(), &class, &statement(), &amended.reason);
    out.put(
        "authority".to_owned(),
        &class,
        &statement(),
        &amended.authority,
    );
    AmendedBody {
        parameter: amended.parameter.clone(),
        vocabulary: amended.vocabulary.clone(),
        added: amended.added.keys().cloned().collect(),
        removed: amended.removed.clone(),
        included: amended.included.clone(),
        excluded: amended.excluded.clone(),
        by: amended.by.clone(),
        follows: FollowsBody {
            deadlines: Vec::new(),
            notices: write_notices(&amended.notices, &class, out),
            signals: amended.signals.clone(),
        },
    }
}

fn read_amended(body: AmendedBody, values: &Gatherer) -> Result<Amended, RecordError> {
    let mut added = indexmap::IndexMap::new();
    for member in body.added {
        let title = values.take_text(&format!("member:{member}"))?;
        added.insert(member, title);
    }
    Ok(Amended {
        parameter: body.parameter,
        vocabulary: body.vocabulary,
        added,
        removed: body.removed,
        included: body.included,
        excluded: body.excluded,
        reason: values.take("reason", &statement())?,
        authority: values.take("authority", &statement())?,
        by: body.by,
        notices: read_notices(body.follows.notices, values)?,
        signals: body.follows.signals,
    })
}
