//! A review starts.

mod enough;
mod holders;
mod parameters;

use definition::{model::Definition, name::Name, value::Value};

use crate::{
    command::{Command, Start},
    event::{Outcome, Started},
    refusal::{Blocker, Reason, Refusal},
    saying::{Saying, Words},
};

use super::{draft::Draft, effects, settle::settle};

/// Checks the parameters, records them, creates the root, and checks that the roles have their holders.
pub(super) fn start(
    draft: &mut Draft<'_>,
    command: &Command,
    started: &Start,
) -> Result<(), Refusal> {
    let blockers = check(draft.definition, command, started);
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    draft.emit(Outcome::Started(Box::new(Started {
        definition: started.definition.clone(),
        parameters: started.parameters.clone(),
        by: command.actor.clone(),
    })));
    let root = draft.definition.root.clone();
    effects::create(draft, root.clone(), &root, None, initial(draft.definition))?;
    settle(draft)?;
    let blockers = enough::check(draft.snapshot());
    if blockers.is_empty() {
        Ok(())
    } else {
        Err(Refusal { blockers })
    }
}

/// The data of the root.
fn initial(definition: &Definition) -> Vec<(Name, Value)> {
    let fields = definition.root().fields.values();
    fields
        .filter_map(|field| Some((field.id.clone(), field.initial.clone()?)))
        .collect()
}

fn check(definition: &Definition, command: &Command, started: &Start) -> Vec<Blocker> {
    let given = &started.parameters;
    if started.definition != definition.digest
        || given.workflow != definition.workflow
        || given.version != definition.version
    {
        return vec![problem(&given.workflow, Words::OtherDefinition.say())];
    }
    let mut blockers = parameters::check(definition, given);
    blockers.extend(holders::check(definition, given));
    // Before the first event nobody has lent anything to anybody.
    if command.on_behalf_of.is_some() {
        blockers.push(Blocker::new(Reason::Role { may: Vec::new() }));
    }
    blockers
}

fn problem(parameter: &Name, problem: Saying) -> Blocker {
    Blocker::new(Reason::Parameter {
        parameter: parameter.clone(),
        problem,
    })
}
