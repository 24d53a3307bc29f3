//! Does the actor hold a role that may?

use definition::model::people::RoleRef;

use crate::{
    person::Person,
    refusal::{Blocker, Reason},
    roles::{may_act, resolve},
    snapshot::Snapshot,
};

use super::Attempt;

/// Checks that the actor holds one of the roles, or acts for somebody who does under a delegation in force.
pub(crate) fn check(
    snapshot: Snapshot<'_>,
    place: usize,
    roles: &[RoleRef],
    actor: &Person,
    attempt: Attempt<'_>,
    blockers: &mut Vec<Blocker>,
) {
    let may: Vec<_> = roles
        .iter()
        .filter_map(|role| resolve(snapshot, role, place))
        .collect();
    let allowed = may
        .iter()
        .any(|role| may_act(snapshot, role, actor, attempt.on_behalf_of, attempt.at));
    if !allowed {
        blockers.push(Blocker::new(Reason::Role { may }));
    }
}
