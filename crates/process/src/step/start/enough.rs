//! Does every role have the holders it needs from the start, or somebody who can still appoint them?

use std::collections::BTreeSet;

use definition::{model::people::Role, name::Name};

use crate::{
    refusal::{Blocker, Reason},
    roles::{Resolved, holders, resolve_in},
    snapshot::Snapshot,
};

/// Checks `min` of every role in the review as a whole and in every instance that exists from the start.
///
/// Fewer first holders are enough if somebody who is there may assign the role, or may assign those who may: a team is often chosen
/// after the review was commissioned. A role that nobody could ever be given must have its holders at once.
pub(super) fn check(snapshot: Snapshot<'_>) -> Vec<Blocker> {
    let mut blockers = Vec::new();
    for role in snapshot.definition.roles.values() {
        let Some(min) = role.min else {
            continue;
        };
        for (place, of) in places(snapshot, role) {
            let resolved = Resolved {
                role: role.id.clone(),
                of,
            };
            let there = holders(snapshot, &resolved).count();
            if there < min as usize && !can_be_given(snapshot, role, place, &mut BTreeSet::new()) {
                let role = resolved;
                blockers.push(Blocker::new(Reason::TooFew { role, min, there }));
            }
        }
    }
    blockers
}

/// Where a role is held: in the review, or in each instance of its scope.
fn places(snapshot: Snapshot<'_>, role: &Role) -> Vec<(usize, Option<Name>)> {
    if role.scope.is_empty() {
        return vec![(0, None)];
    }
    let instances = snapshot.state.instances.iter().enumerate();
    instances
        .filter(|(_, instance)| !instance.cancelled && role.scope.contains(&instance.machine))
        .map(|(place, instance)| (place, Some(instance.id.clone())))
        .collect()
}

/// Whether somebody holds a role that assigns this one there, or one that assigns such a role.
fn can_be_given(
    snapshot: Snapshot<'_>,
    role: &Role,
    place: usize,
    asked: &mut BTreeSet<Name>,
) -> bool {
    role.assigned_by.iter().any(|by| {
        let Some(by) = snapshot.definition.roles.get(by) else {
            return false;
        };
        let Some(resolved) = resolve_in(snapshot, by, place) else {
            return false;
        };
        holders(snapshot, &resolved).next().is_some()
            || (asked.insert(by.id.clone()) && can_be_given(snapshot, by, place, asked))
    })
}
