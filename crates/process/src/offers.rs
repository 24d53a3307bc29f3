//! [`Offers`]: what somebody may do with roles, found by trying each command without sending it.

use std::collections::{BTreeMap, BTreeSet};

use definition::name::Name;
use jiff::{SignedDuration, Timestamp};

use crate::{
    command::{Assign, Command, Delegate, Intent, Revoke},
    event::Assignment,
    person::Person,
    refusal::Reason,
    roles::Resolved,
    snapshot::Snapshot,
    step::step,
};

/// The id of nobody. A command is tried for them; and one that names a person who is not known is refused with them in their
/// place, where it must not be told who is known.
pub const NOBODY: &str = "u-0000000000000000";

/// What somebody may do with roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// Where a role can be given to somebody.
    pub give: BTreeSet<Resolved>,
    /// Where a role that has as many holders as it may have can be given to somebody in the place of one of these.
    pub replace: BTreeMap<Resolved, Vec<Person>>,
    /// What can be taken.
    pub take: BTreeSet<Assignment>,
    /// What can be lent.
    pub lend: BTreeSet<Assignment>,
    /// Who lent the person a role that is in force: they can act for them.
    pub lenders: Vec<Person>,
}

/// Tries commands of one person on one state.
struct Trial<'t> {
    snapshot: Snapshot<'t>,
    person: &'t Person,
    at: Timestamp,
    lenders: &'t [Person],
}

impl Offers {
    /// Everything that a step would accept from the person, but for whom they choose.
    #[must_use]
    pub fn of(snapshot: Snapshot<'_>, person: &Person, at: Timestamp) -> Self {
        let Ok(nobody) = Person::parse(NOBODY) else {
            return Self::default();
        };
        let mut offers = Self {
            lenders: lenders(snapshot, person, at),
            ..Self::default()
        };
        let trial = Trial {
            snapshot,
            person,
            at,
            lenders: &offers.lenders,
        };
        let (mut give, mut replace) = (BTreeSet::new(), BTreeMap::new());
        for role in snapshot.definition.roles.values() {
            for of in places(snapshot, &role.scope) {
                let role = role.id.clone();
                let role = Resolved { role, of };
                if trial.would_be_accepted(&assign(&role, &nobody, None)) {
                    give.insert(role);
                    continue;
                }
                let mut holders = holders(snapshot, &role);
                holders.retain(|holder| {
                    trial.would_be_accepted(&assign(&role, &nobody, Some(holder)))
                });
                if !holders.is_empty() {
                    replace.insert(role, holders);
                }
            }
        }
        let held = || snapshot.state.assignments.iter();
        let take = held().filter(|held| trial.would_be_accepted(&take(held)));
        let lend = held().filter(|held| trial.would_be_accepted(&lend(held, &nobody, at)));
        (offers.take, offers.lend) = (take.cloned().collect(), lend.cloned().collect());
        (offers.give, offers.replace) = (give, replace);
        offers
    }

    /// Whether there is a role that the person can give or lend, so that they have to find somebody for it.
    #[must_use]
    pub fn look_for_people(&self) -> bool {
        !(self.give.is_empty() && self.replace.is_empty() && self.lend.is_empty())
    }
}

impl Trial<'_> {
    /// Whether a step would accept it from the person, or from them for somebody who lent them a role, apart from what
    /// depends on whom they choose.
    fn would_be_accepted(&self, intent: &Intent) -> bool {
        let for_lenders = self.lenders.iter().cloned().map(Some);
        let mut actors = std::iter::once(None).chain(for_lenders);
        actors.any(|on_behalf_of| {
            let command = Command {
                id: Name::default(),
                actor: self.person.clone(),
                on_behalf_of,
                received_at: self.at,
                occurred: None,
                seen: None,
                confirmations: Vec::new(),
                intent: intent.clone(),
            };
            match step(self.snapshot.definition, self.snapshot.state, &command) {
                Ok(_) => true,
                Err(refusal) => {
                    let mut blockers = refusal.blockers.iter();
                    blockers.all(|blocker| depends_on_choice(&blocker.reason))
                }
            }
        })
    }
}

/// Whether it could be another answer for another person.
fn depends_on_choice(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::Incompatible { .. } | Reason::Clause { .. } | Reason::Unconfirmed { .. }
    )
}

fn assign(role: &Resolved, person: &Person, instead_of: Option<&Person>) -> Intent {
    Intent::Assign(Assign {
        role: role.role.clone(),
        of: role.of.clone(),
        person: person.clone(),
        instead_of: instead_of.cloned(),
    })
}

/// Who holds a role.
fn holders(snapshot: Snapshot<'_>, role: &Resolved) -> Vec<Person> {
    let held = snapshot.state.assignments.iter();
    let held = held.filter(|held| held.role == role.role && held.of == role.of);
    held.map(|held| held.person.clone()).collect()
}

fn take(held: &Assignment) -> Intent {
    Intent::Revoke(Revoke {
        role: held.role.clone(),
        of: held.of.clone(),
        person: held.person.clone(),
    })
}

fn lend(held: &Assignment, to: &Person, at: Timestamp) -> Intent {
    Intent::Delegate(Delegate {
        role: held.role.clone(),
        of: held.of.clone(),
        holder: held.person.clone(),
        to: to.clone(),
        from: at,
        until: at
            .saturating_add(SignedDuration::from_hours(1))
            .unwrap_or(at),
    })
}

/// Where a role with this scope can be held.
fn places(snapshot: Snapshot<'_>, scope: &[Name]) -> Vec<Option<Name>> {
    if scope.is_empty() {
        return vec![None];
    }
    let live = snapshot.state.live();
    let fits = live.filter(|instance| scope.contains(&instance.machine));
    fits.map(|instance| Some(instance.id.clone())).collect()
}

fn lenders(snapshot: Snapshot<'_>, person: &Person, at: Timestamp) -> Vec<Person> {
    let mut lenders = Vec::new();
    for lent in snapshot.state.delegations.iter() {
        let holder = &lent.assignment.person;
        let is_in_force = lent.to == *person && lent.from <= at && at < lent.until;
        if is_in_force && !lenders.contains(holder) {
            lenders.push(holder.clone());
        }
    }
    lenders
}
