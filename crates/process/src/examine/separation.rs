//! Separation of duties: compares persons, those who acted and those for whom they acted.

use definition::{model::action::Action, name::Name};

use crate::{
    person::Person,
    refusal::{Blocker, Reason},
    roles::{holders, resolve},
    snapshot::Snapshot,
};

use super::Attempt;

/// Checks `not_by`, `only_by` and `not_role`.
pub(crate) fn check(
    snapshot: Snapshot<'_>,
    place: usize,
    action: &Action,
    actor: &Person,
    attempt: Attempt<'_>,
    blockers: &mut Vec<Blocker>,
) {
    let performers = &snapshot.state.instances[place].performers;
    let acting = || std::iter::once(actor).chain(attempt.on_behalf_of);
    let did = |earlier: &Name| {
        performers
            .get(earlier)
            .is_some_and(|who| acting().any(|person| who.contains(person)))
    };
    for earlier in &action.separation.not_by {
        if did(earlier) {
            blockers.push(Blocker::new(Reason::NotBy {
                action: earlier.clone(),
            }));
        }
    }
    for earlier in &action.separation.only_by {
        if !did(earlier) {
            blockers.push(Blocker::new(Reason::OnlyBy {
                action: earlier.clone(),
            }));
        }
    }
    for role in &action.separation.not_role {
        let Some(resolved) = resolve(snapshot, role, place) else {
            continue;
        };
        if holders(snapshot, &resolved).any(|holder| acting().any(|person| person == holder)) {
            blockers.push(Blocker::new(Reason::NotRole(resolved)));
        }
    }
}
