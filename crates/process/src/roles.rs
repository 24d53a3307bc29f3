//! Who holds a role, seen from an instance (S29).

use std::collections::BTreeSet;

use definition::{
    guard::world::{Handle, Site},
    model::people::{Role, RoleRef},
    name::Name,
    value::Value,
};
use jiff::Timestamp;

use crate::{
    event::{Assignment, Delegation},
    person::Person,
    snapshot::Snapshot,
};

/// Where a role resolves: in an instance, or in the review as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Resolved {
    /// The role.
    pub role: Name,
    /// The instance; `None` for the review.
    pub of: Option<Name>,
}

/// Resolves a role from an instance: the instance itself if its machine is a scope of the role, else the nearest
/// ancestor that is, else the review if the role has no narrower scope. `study_lead of sender` resolves in the instance
/// that the reference names. `None` if there is no such place.
#[must_use]
pub fn resolve(snapshot: Snapshot<'_>, role: &RoleRef, from: usize) -> Option<Resolved> {
    let declared = snapshot.definition.roles.get(&role.role)?;
    let mut place = from;
    if let Some(reference) = &role.of {
        let site = Site {
            this: Some(Handle(from)),
            ..Site::default()
        };
        let Some(Value::Instance(id)) = snapshot.value(reference, site, &[]) else {
            return None;
        };
        place = *snapshot.state.index.get(&id)?;
    }
    resolve_in(snapshot, declared, place)
}

/// Resolves a declared role from an instance, without a reference.
#[must_use]
pub fn resolve_in(snapshot: Snapshot<'_>, role: &Role, from: usize) -> Option<Resolved> {
    if role.scope.is_empty() {
        return Some(Resolved {
            role: role.id.clone(),
            of: None,
        });
    }
    let mut place = Some(from);
    while let Some(here) = place {
        let instance = &snapshot.state.instances[here];
        if role.scope.contains(&instance.machine) {
            return Some(Resolved {
                role: role.id.clone(),
                of: Some(instance.id.clone()),
            });
        }
        place = instance.parent;
    }
    None
}

/// Everybody who holds a role there, in the order of their ids.
pub fn holders<'a>(
    snapshot: Snapshot<'a>,
    resolved: &'a Resolved,
) -> impl Iterator<Item = &'a Person> {
    let holds =
        |assignment: &&Assignment| assignment.role == resolved.role && assignment.of == resolved.of;
    snapshot
        .state
        .assignments
        .iter()
        .filter(holds)
        .map(|assignment| &assignment.person)
}

/// The delegations of a role held there that are in force at a moment.
pub(crate) fn lent<'a>(
    snapshot: Snapshot<'a>,
    resolved: &'a Resolved,
    at: Timestamp,
) -> impl Iterator<Item = &'a Delegation> {
    snapshot.state.delegations.iter().filter(move |delegation| {
        delegation.assignment.role == resolved.role
            && delegation.assignment.of == resolved.of
            && delegation.from <= at
            && at < delegation.until
    })
}

/// Everybody who has a part in a role at a moment: its holders, and those to whom a holder has lent it.
pub fn acting<'a>(
    snapshot: Snapshot<'a>,
    resolved: &'a Resolved,
    at: Timestamp,
) -> impl Iterator<Item = &'a Person> {
    let delegates = lent(snapshot, resolved, at).map(|delegation| &delegation.to);
    holders(snapshot, resolved).chain(delegates)
}

/// Everybody who has a part in one of the roles at a moment, seen from an instance.
#[must_use]
pub fn all_acting(
    snapshot: Snapshot<'_>,
    roles: &[RoleRef],
    from: usize,
    at: Timestamp,
) -> BTreeSet<Person> {
    let resolved: Vec<_> = roles
        .iter()
        .filter_map(|role| resolve(snapshot, role, from))
        .collect();
    resolved
        .iter()
        .flat_map(|resolved| acting(snapshot, resolved, at))
        .cloned()
        .collect()
}

/// Whether a person may act in a role at a moment: by holding it, or for a holder who lent it to them.
#[must_use]
pub fn may_act(
    snapshot: Snapshot<'_>,
    resolved: &Resolved,
    person: &Person,
    on_behalf_of: Option<&Person>,
    at: Timestamp,
) -> bool {
    let holder = on_behalf_of.unwrap_or(person);
    let holds = holders(snapshot, resolved).any(|known| known == holder);
    let is_theirs = |lent: &Delegation| lent.to == *person && lent.assignment.person == *holder;
    holds && (on_behalf_of.is_none() || lent(snapshot, resolved, at).any(is_theirs))
}

/// The roles a person holds anywhere in the review.
pub fn held_by<'a>(
    snapshot: Snapshot<'a>,
    person: &'a Person,
) -> impl Iterator<Item = &'a Assignment> {
    snapshot
        .state
        .assignments
        .iter()
        .filter(move |assignment| assignment.person == *person)
}
