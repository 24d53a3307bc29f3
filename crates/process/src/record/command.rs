//! Commands as they are recorded, so that an audit can run them again and the command log can be rebuilt.

use definition::{
    model::Definition,
    name::Name,
    parameters::{Exception, Holder, ReviewParameters},
    value::{
        Cell, PartialDate,
        json::{partial_date_from_text, partial_date_to_text},
    },
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::{
    command::{
        Act, Amend, Assign, Change, Command, Consent, Delegate, Intent, Occurred, Revoke, Start,
    },
    event::Assignment,
    person::Person,
};

use super::{
    content::{Content, Gatherer, RecordError, Splitter, statement},
    event::{input, machine_of},
};

/// The open part of a command.
#[derive(Debug, Serialize, Deserialize)]
struct CommandBody {
    id: Name,
    definition: Name,
    received_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_behalf_of: Option<Person>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    occurred: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    late: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    confirmations: Vec<Name>,
    intent: IntentBody,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    values: Map<String, Json>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum IntentBody {
    Start {
        name: Name,
        workflow: Name,
        version: Name,
        parameters: Vec<Name>,
        vocabularies: Vec<(Name, Vec<Name>)>,
        exceptions: Vec<(Name, Vec<Cell>)>,
        holders: Vec<Assignment>,
    },
    Act {
        instance: Name,
        action: Name,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        payload: Vec<Name>,
    },
    Assign(Assignment),
    Revoke(Assignment),
    Delegate {
        #[serde(flatten)]
        assignment: Assignment,
        to: Person,
        from: Timestamp,
        until: Timestamp,
    },
    Consent {
        instance: Name,
        action: Name,
        agrees: bool,
    },
    Amend {
        parameter: Name,
        change: ChangeBody,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ChangeBody {
    AddMembers(Vec<Name>),
    RemoveMembers(Vec<Name>),
    IncludeCells(Vec<Cell>),
    ExcludeCells(Vec<Cell>),
}

/// A command, ready to be recorded with the first event of its step. The actor stands in the leaf.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenCommand {
    /// The open section `command`.
    pub body: Json,
    /// The sealed sections `command.<class>`.
    pub content: Content,
}

/// Writes a command down, under the definition it was decided by.
#[must_use]
pub fn write(definition: &Definition, command: &Command) -> WrittenCommand {
    let (class, discreet) = class_of(definition, &command.intent);
    let mut out = Splitter::new(definition, discreet.then(|| class.clone()));
    if let Some(occurred) = &command.occurred {
        out.put_text("occurred".to_owned(), &class, &partial_date_to_text(occurred.at));
        if let Some(reason) = &occurred.reason {
            out.put_text("late".to_owned(), &class, reason);
        }
    }
    let intent = write_intent(definition, &command.intent, &mut out);
    let body = CommandBody {
        id: command.id.clone(),
        definition: definition.digest.clone(),
        received_at: command.received_at,
        on_behalf_of: command.on_behalf_of.clone(),
        occurred: command.occurred.is_some(),
        late: command.occurred.as_ref().is_some_and(|occurred| occurred.reason.is_some()),
        seen: command.seen,
        confirmations: command.confirmations.clone(),
        intent,
        values: out.open,
    };
    let mut body = serde_json::to_value(&body).unwrap_or_default();
    let mut content = out.content;
    if discreet {
        content.entry(class).or_default().insert(DISCREET_COMMAND.to_owned(), body);
        body = serde_json::json!({ "id": command.id });
    }
    WrittenCommand { body, content }
}

/// The place, in sealed content, of the whole body of a command to a discreet machine.
const DISCREET_COMMAND: &str = "command";

/// Reads a command back; `actor` is that of the leaf.
///
/// # Errors
/// If body or content do not fit the definition.
pub fn read(
    definition: &Definition,
    actor: Person,
    body: &Json,
    content: &Content,
) -> Result<Command, RecordError> {
    let hidden = content.values().find_map(|class| class.get(DISCREET_COMMAND));
    let body: CommandBody = Deserialize::deserialize(hidden.unwrap_or(body))?;
    let values = Gatherer { open: &body.values, content };
    let occurred = if body.occurred {
        let at = partial_date(&values.take_text("occurred")?)?;
        let reason = if body.late { Some(values.take_text("late")?) } else { None };
        Some(Occurred { at, reason })
    } else {
        None
    };
    Ok(Command {
        id: body.id,
        actor,
        on_behalf_of: body.on_behalf_of,
        received_at: body.received_at,
        occurred,
        seen: body.seen,
        confirmations: body.confirmations,
        intent: read_intent(definition, body.definition, body.intent, &values)?,
    })
}

fn partial_date(text: &str) -> Result<PartialDate, RecordError> {
    partial_date_from_text(text).ok_or_else(|| RecordError::Value {
        place: "occurred".to_owned(),
        message: format!("`{text}` is no partial date"),
    })
}

/// The class of what a command says beside its payload, and whether its machine is discreet.
fn class_of(definition: &Definition, intent: &Intent) -> (Name, bool) {
    let instance = match intent {
        Intent::Act(Act { instance, .. }) | Intent::Consent(Consent { instance, .. }) => {
            machine_of(definition, instance)
        }
        _ => None,
    };
    instance.map_or_else(
        || (definition.lowest_class().clone(), false),
        |machine| (machine.class.clone(), machine.discreet),
    )
}

fn write_intent(definition: &Definition, intent: &Intent, out: &mut Splitter) -> IntentBody {
    match intent {
        Intent::Start(start) => write_start(definition, &start.parameters, out),
        Intent::Act(act) => {
            for (id, value) in &act.payload {
                if let Some((class, ty)) = input(definition, &act.instance, &act.action, id) {
                    out.put(format!("input:{id}"), class, ty, value);
                }
            }
            IntentBody::Act {
                instance: act.instance.clone(),
                action: act.action.clone(),
                payload: act.payload.keys().cloned().collect(),
            }
        }
        Intent::Assign(Assign { role, of, person }) => {
            IntentBody::Assign(assignment(role, of.as_ref(), person))
        }
        Intent::Revoke(Revoke { role, of, person }) => {
            IntentBody::Revoke(assignment(role, of.as_ref(), person))
        }
        Intent::Delegate(delegate) => IntentBody::Delegate {
            assignment: assignment(&delegate.role, delegate.of.as_ref(), &delegate.holder),
            to: delegate.to.clone(),
            from: delegate.from,
            until: delegate.until,
        },
        Intent::Consent(consent) => IntentBody::Consent {
            instance: consent.instance.clone(),
            action: consent.action.clone(),
            agrees: consent.agrees,
        },
        Intent::Amend(amend) => write_amend(definition, amend, out),
    }
}

fn read_intent(
    definition: &Definition,
    digest: Name,
    body: IntentBody,
    values: &Gatherer,
) -> Result<Intent, RecordError> {
    Ok(match body {
        body @ IntentBody::Start { .. } => {
            let parameters = read_start(definition, body, values)?;
            Intent::Start(Box::new(Start { definition: digest, parameters }))
        }
        IntentBody::Act { instance, action, payload } => {
            let mut read = std::collections::BTreeMap::new();
            for id in payload {
                let (_, ty) = input(definition, &instance, &action, &id)
                    .ok_or_else(|| RecordError::Unknown(format!("the input `{id}`")))?;
                let value = values.take(&format!("input:{id}"), ty)?;
                read.insert(id, value);
            }
            Intent::Act(Act { instance, action, payload: read })
        }
        IntentBody::Assign(Assignment { role, of, person }) => {
            Intent::Assign(Assign { role, of, person })
        }
        IntentBody::Revoke(Assignment { role, of, person }) => {
            Intent::Revoke(Revoke { role, of, person })
        }
        IntentBody::Delegate { assignment, to, from, until } => Intent::Delegate(Delegate {
            role: assignment.role,
            of: assignment.of,
            holder: assignment.person,
            to,
            from,
            until,
        }),
        IntentBody::Consent { instance, action, agrees } => {
            Intent::Consent(Consent { instance, action, agrees })
        }
        IntentBody::Amend { parameter, change } => read_amend(parameter, change, values)?,
    })
}

fn assignment(role: &Name, of: Option<&Name>, person: &Person) -> Assignment {
    Assignment { role: role.clone(), of: of.cloned(), person: person.clone() }
}

fn write_start(
    definition: &Definition,
    parameters: &ReviewParameters,
    out: &mut Splitter,
) -> IntentBody {
    super::start::write(definition, &super::start::Given::from(parameters), out);
    let cells = |list: &Vec<Exception>| list.iter().map(|known| known.cell.clone()).collect();
    let holder = |holder: &Holder| Assignment {
        role: holder.role.clone(),
        of: holder.of.clone(),
        person: Person::parse(&holder.person).unwrap_or_else(|_| unreachable!()),
    };
    IntentBody::Start {
        name: parameters.name.clone(),
        workflow: parameters.workflow.clone(),
        version: parameters.version.clone(),
        parameters: parameters.values.keys().cloned().collect(),
        vocabularies: Vec::new(),
        exceptions: parameters.exceptions.iter().map(|(id, l)| (id.clone(), cells(l))).collect(),
        holders: parameters.holders.iter().map(holder).collect(),
    }
}
