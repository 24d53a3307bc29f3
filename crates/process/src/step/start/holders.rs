//! Who holds which role when a review starts.

use definition::{
    model::{Definition, people::Role},
    name::Name,
    parameters::ReviewParameters,
};

use crate::{
    person::Person,
    refusal::{Blocker, Reason},
    saying::{Saying, Words},
    step::holding,
};

/// Checks first holders one after the other, as if each were assigned to those before.
pub(super) fn check(definition: &Definition, parameters: &ReviewParameters) -> Vec<Blocker> {
    let mut blockers = Vec::new();
    let mut given: Vec<(&Role, Option<&Name>, Person)> = Vec::new();
    for holder in &parameters.holders {
        let Ok(person) = Person::parse(&holder.person) else {
            let text = Words::NoPerson.with([("id", holder.person.as_str().into())]);
            blockers.push(no_role(&holder.role, text));
            continue;
        };
        if let Err(text) = holding::scope_fits(definition, &holder.role, holder.of.as_ref()) {
            blockers.push(no_role(&holder.role, text));
            continue;
        }
        let role = &definition.roles[&holder.role];
        let there: Vec<&Person> = given
            .iter()
            .filter(|(known, of, _)| known.id == role.id && *of == holder.of.as_ref())
            .map(|(_, _, person)| person)
            .collect();
        if there.contains(&&person) {
            blockers.push(Blocker::new(Reason::HeldAlready));
            continue;
        }
        if let Some(max) = role.max.filter(|max| there.len() >= *max as usize) {
            blockers.push(Blocker::new(Reason::Full { max }));
        }
        let excluded = given.iter().find(|(known, _, other)| {
            *other == person && holding::excludes(definition, &known.id, &role.id)
        });
        if let Some((known, ..)) = excluded {
            blockers.push(Blocker::new(Reason::Incompatible {
                holds: known.id.clone(),
            }));
        }
        given.push((role, holder.of.as_ref(), person));
    }
    blockers
}

fn no_role(role: &Name, problem: Saying) -> Blocker {
    Blocker::new(Reason::NoSuchRole {
        role: role.clone(),
        problem,
    })
}
