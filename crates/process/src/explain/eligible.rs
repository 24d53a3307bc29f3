//! Who may do an action: the holders of its roles whom no separation of duties excludes.

use definition::model::action::Action;
use jiff::Timestamp;

use crate::{
    examine::{Attempt, separation},
    person::Person,
    view::{Viewed, Who},
};

/// The roles of an action as seen from an instance, each with those of its holders who may act.
pub(super) fn eligible(viewed: &Viewed<'_>, place: usize, action: &Action) -> Vec<Who> {
    let rules = &action.separation;
    let is_free = rules.not_by.is_empty() && rules.only_by.is_empty() && rules.not_role.is_empty();
    let mut roles: Vec<Who> = action
        .by
        .iter()
        .filter_map(|role| viewed.who(role, place))
        .collect();
    if !is_free {
        for who in &mut roles {
            who.persons
                .retain(|person| may(viewed, place, action, person));
        }
    }
    roles
}

fn may(viewed: &Viewed<'_>, place: usize, action: &Action, person: &Person) -> bool {
    let attempt = Attempt {
        instance: &viewed.instance(place).id,
        action: &action.id,
        payload: None,
        actor: Some(person),
        on_behalf_of: None,
        confirmations: None,
        at: Timestamp::UNIX_EPOCH,
    };
    let mut blockers = Vec::new();
    separation::check(
        viewed.snapshot(),
        place,
        action,
        person,
        attempt,
        &mut blockers,
    );
    blockers.is_empty()
}
