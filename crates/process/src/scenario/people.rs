//! Who takes part in a scenario.

use std::collections::BTreeMap;

use definition::{model::Definition, name::Name, parameters::ReviewParameters, scenario::Scenario};
use indexmap::IndexMap;

use crate::{command::Start, person::Person};

/// A handle for which there is no account.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("there is no account `{0}`")]
pub struct NoAccount(pub Name);

/// The handles of all accounts that a scenario needs, with the names of their persons: those it names itself, and the first
/// holders of roles.
#[must_use]
pub fn handles(scenario: &Scenario, parameters: &ReviewParameters) -> IndexMap<Name, Name> {
    let mut handles = scenario.people.clone();
    for holder in &parameters.holders {
        let handle = holder.person.clone();
        handles.entry(handle.clone()).or_insert(handle);
    }
    handles
}

/// How a review starts with these parameters: accounts' handles become the ids of persons.
///
/// # Errors
/// If a holder of a role has no account.
pub fn started(
    definition: &Definition,
    parameters: &ReviewParameters,
    people: &BTreeMap<Name, Person>,
) -> Result<Start, NoAccount> {
    let mut parameters = parameters.clone();
    for holder in &mut parameters.holders {
        let person = people.get(&holder.person);
        let person = person.ok_or_else(|| NoAccount(holder.person.clone()))?;
        holder.person = person.name().clone();
    }
    Ok(Start {
        definition: definition.digest.clone(),
        parameters,
    })
}
