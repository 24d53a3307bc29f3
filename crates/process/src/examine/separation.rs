//! Separation of duties: compares persons, those who acted and those for whom they acted.

use definition::{model::action::Action, name::Name};

use crate::{
    person::Person,
    refusal::{Blocker, Reason},
    roles::{acting, resolve},
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
    apart(snapshot, place, action, actor, attempt, blockers);
    for earlier in &action.separation.only_by {
        if !did(snapshot, place, earlier, actor, attempt) {
            blockers.push(Blocker::new(Reason::OnlyBy {
                action: earlier.clone(),
            }));
        }
    }
}

/// Checks whom `not_by` and `not_role` keep out: they may neither do the action nor consent to it. Whoever has a part in a role, by
/// holding it or because a holder has lent it to them, is kept out by `not_role`.
pub(crate) fn apart(
    snapshot: Snapshot<'_>,
    place: usize,
    action: &Action,
    actor: &Person,
    attempt: Attempt<'_>,
    blockers: &mut Vec<Blocker>,
) {
    for earlier in &action.separation.not_by {
        if did(snapshot, place, earlier, actor, attempt) {
            blockers.push(Blocker::new(Reason::NotBy {
                action: earlier.clone(),
            }));
        }
    }
    for role in &action.separation.not_role {
        let Some(resolved) = resolve(snapshot, role, place) else {
            continue;
        };
        let mut persons = persons(actor, attempt);
        if persons.any(|person| acting(snapshot, &resolved, attempt.at).any(|it| it == person)) {
            blockers.push(Blocker::new(Reason::NotRole(resolved)));
        }
    }
}

/// Whether somebody of those who act did an earlier action on the instance.
fn did(
    snapshot: Snapshot<'_>,
    place: usize,
    earlier: &Name,
    actor: &Person,
    attempt: Attempt<'_>,
) -> bool {
    let performers = snapshot.state.instances[place].performers.get(earlier);
    performers.is_some_and(|who| persons(actor, attempt).any(|person| who.contains(person)))
}

/// Who acts, and for whom.
fn persons<'p>(actor: &'p Person, attempt: Attempt<'p>) -> impl Iterator<Item = &'p Person> {
    std::iter::once(actor).chain(attempt.on_behalf_of)
}
