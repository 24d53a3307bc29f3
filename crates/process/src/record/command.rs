//! Commands as they are recorded, so that an audit can run them again and the command log can be rebuilt.

use definition::{
    model::Definition,
    name::Name,
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
        Withdraw,
    },
    event::Assignment,
    person::Person,
};

use super::{
    content::{Content, Gatherer, RecordError, Splitter, statement},
    event::machine_of,
    proposed::input,
    start::{self, StartBody},
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
    Start(StartBody),
    Act {
        instance: Name,
        action: Name,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        payload: Vec<Name>,
    },
    Assign {
        #[serde(flatten)]
        assignment: Assignment,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instead_of: Option<Person>,
    },
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
    Withdraw {
        instance: Name,
        action: Name,
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
        out.put_text(
            "occurred".to_owned(),
            &class,
            &partial_date_to_text(occurred.at),
        );
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
        late: command
            .occurred
            .as_ref()
            .is_some_and(|occurred| occurred.reason.is_some()),
        seen: command.seen,
        confirmations: command.confirmations.clone(),
        intent,
        values: out.open,
    };
    let mut body = serde_json::to_value(&body).unwrap_or_default();
    let mut content = out.content;
    if discreet {
        content
            .entry(class)
            .or_default()
            .insert(DISCREET_COMMAND.to_owned(), body);
        body = serde_json::json!({ "id": command.id });
    }
    WrittenCommand { body, content }
}

/// What makes a command the same command when it is sent again: what is wanted and for whom, not when it was received. To be
/// hashed under a key, since it may be confidential.
#[must_use]
pub fn identity(definition: &Definition, command: &Command) -> Json {
    let mut out = Splitter::new(definition, None);
    let intent = write_intent(definition, &command.intent, &mut out);
    let mut values = out.open;
    values.extend(out.content.into_values().flatten());
    serde_json::json!({
        "intent": intent,
        "on_behalf_of": command.on_behalf_of,
        "values": values,
    })
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
    let hidden = content
        .values()
        .find_map(|class| class.get(DISCREET_COMMAND));
    let body: CommandBody = Deserialize::deserialize(hidden.unwrap_or(body))?;
    let values = Gatherer {
        open: &body.values,
        content,
    };
    let occurred = if body.occurred {
        let at = partial_date(&values.take_text("occurred")?)?;
        let reason = if body.late {
            Some(values.take_text("late")?)
        } else {
            None
        };
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
        Intent::Act(Act { instance, .. })
        | Intent::Consent(Consent { instance, .. })
        | Intent::Withdraw(Withdraw { instance, .. }) => Some(instance),
        Intent::Assign(Assign { of, .. })
        | Intent::Revoke(Revoke { of, .. })
        | Intent::Delegate(Delegate { of, .. }) => of.as_ref(),
        Intent::Start(_) | Intent::Amend(_) => None,
    };
    let machine = instance.and_then(|instance| machine_of(definition, instance));
    machine.map_or_else(
        || (definition.lowest_class().clone(), false),
        |machine| (machine.class.clone(), machine.discreet),
    )
}

fn write_intent(definition: &Definition, intent: &Intent, out: &mut Splitter) -> IntentBody {
    match intent {
        Intent::Start(started) => {
            IntentBody::Start(start::write(definition, &started.parameters, out))
        }
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
        Intent::Assign(assign) => IntentBody::Assign {
            assignment: assignment(&assign.role, assign.of.as_ref(), &assign.person),
            instead_of: assign.instead_of.clone(),
        },
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
        Intent::Withdraw(withdraw) => IntentBody::Withdraw {
            instance: withdraw.instance.clone(),
            action: withdraw.action.clone(),
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
        IntentBody::Start(body) => Intent::Start(Box::new(Start {
            definition: digest,
            parameters: start::read(definition, body, values)?,
        })),
        IntentBody::Act {
            instance,
            action,
            payload,
        } => {
            let mut read = std::collections::BTreeMap::new();
            for id in payload {
                let (_, ty) = input(definition, &instance, &action, &id)
                    .ok_or_else(|| RecordError::Unknown(format!("the input `{id}`")))?;
                let value = values.take(&format!("input:{id}"), ty)?;
                read.insert(id, value);
            }
            Intent::Act(Act {
                instance,
                action,
                payload: read,
            })
        }
        IntentBody::Assign {
            assignment: Assignment { role, of, person },
            instead_of,
        } => Intent::Assign(Assign {
            role,
            of,
            person,
            instead_of,
        }),
        IntentBody::Revoke(Assignment { role, of, person }) => {
            Intent::Revoke(Revoke { role, of, person })
        }
        IntentBody::Delegate {
            assignment,
            to,
            from,
            until,
        } => Intent::Delegate(Delegate {
            role: assignment.role,
            of: assignment.of,
            holder: assignment.person,
            to,
            from,
            until,
        }),
        IntentBody::Consent {
            instance,
            action,
            agrees,
        } => Intent::Consent(Consent {
            instance,
            action,
            agrees,
        }),
        IntentBody::Withdraw { instance, action } => {
            Intent::Withdraw(Withdraw { instance, action })
        }
        IntentBody::Amend { parameter, change } => read_amend(parameter, change, values)?,
    })
}

fn assignment(role: &Name, of: Option<&Name>, person: &Person) -> Assignment {
    Assignment {
        role: role.clone(),
        of: of.cloned(),
        person: person.clone(),
    }
}

fn write_amend(definition: &Definition, amend: &Amend, out: &mut Splitter) -> IntentBody {
    let parameter = definition.parameters.get(&amend.parameter);
    let class = parameter.map_or(definition.lowest_class(), |known| &known.class);
    out.put("reason".to_owned(), class, &statement(), &amend.reason);
    out.put(
        "authority".to_owned(),
        class,
        &statement(),
        &amend.authority,
    );
    let change = match &amend.change {
        Change::AddMembers(members) => {
            for (member, title) in members {
                out.put_text(format!("member:{member}"), class, title);
            }
            ChangeBody::AddMembers(members.iter().map(|(member, _)| member.clone()).collect())
        }
        Change::RemoveMembers(members) => ChangeBody::RemoveMembers(members.clone()),
        Change::IncludeCells(cells) => ChangeBody::IncludeCells(cells.clone()),
        Change::ExcludeCells(cells) => ChangeBody::ExcludeCells(cells.clone()),
    };
    IntentBody::Amend {
        parameter: amend.parameter.clone(),
        change,
    }
}

fn read_amend(
    parameter: Name,
    change: ChangeBody,
    values: &Gatherer,
) -> Result<Intent, RecordError> {
    let change = match change {
        ChangeBody::AddMembers(members) => {
            let titled = |member: Name| {
                let title = values.take_text(&format!("member:{member}"))?;
                Ok((member, title))
            };
            let members: Result<_, RecordError> = members.into_iter().map(titled).collect();
            Change::AddMembers(members?)
        }
        ChangeBody::RemoveMembers(members) => Change::RemoveMembers(members),
        ChangeBody::IncludeCells(cells) => Change::IncludeCells(cells),
        ChangeBody::ExcludeCells(cells) => Change::ExcludeCells(cells),
    };
    let reason = values.take("reason", &statement())?;
    let authority = values.take("authority", &statement())?;
    Ok(Intent::Amend(Amend {
        parameter,
        change,
        reason,
        authority,
    }))
}
