//! Who may do an action, or consent to it: the holders of its roles whom no separation of duties excludes.

use definition::model::{action::Action, people::RoleRef};

use crate::{
    examine::{Attempt, separation},
    person::Person,
    refusal::Blocker,
    snapshot::Snapshot,
    view::{Viewed, Who},
};

/// The roles of an action as seen from an instance, each with those of its holders who may act.
pub(super) fn eligible(viewed: &Viewed<'_>, place: usize, action: &Action) -> Vec<Who> {
    among(viewed, place, action, &action.by, separation::check)
}

/// The roles whose holders consent to an action, each with those who may.
pub(crate) fn consenting(viewed: &Viewed<'_>, place: usize, action: &Action) -> Vec<Who> {
    among(viewed, place, action, &action.second, separation::apart)
}

type Separates = fn(Snapshot<'_>, usize, &Action, &Person, Attempt<'_>, &mut Vec<Blocker>);

fn among(
    viewed: &Viewed<'_>,
    place: usize,
    action: &Action,
    roles: &[RoleRef],
    separates: Separates,
) -> Vec<Who> {
    let rules = &action.separation;
    let is_free = rules.not_by.is_empty() && rules.only_by.is_empty() && rules.not_role.is_empty();
    let roles = roles.iter().filter_map(|role| viewed.who(role, place));
    let mut roles: Vec<Who> = roles.collect();
    if is_free {
        return roles;
    }
    let may = |person: &Person| {
        let attempt = Attempt {
            instance: &viewed.instance(place).id,
            action: &action.id,
            payload: None,
            actor: Some(person),
            on_behalf_of: None,
            confirmations: None,
            at: viewed.at(),
        };
        let mut blockers = Vec::new();
        separates(
            viewed.snapshot(),
            place,
            action,
            person,
            attempt,
            &mut blockers,
        );
        blockers.is_empty()
    };
    for who in &mut roles {
        who.persons.retain(may);
    }
    roles
}
