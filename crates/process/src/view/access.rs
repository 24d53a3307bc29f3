//! Who sees and who reads what: the rules of `access` and of the classes.
//!
//! | Question | Answer |
//! |---|---|
//! | who sees an instance | `see`, by default all participants; everybody whom its `read` names; everybody who may do one of its actions |
//! | who reads its content | `read`, by default the readers of its class |
//! | who reads a field of a higher class | of those, the readers of that class; of a `listed` class the roles that `read` names |
//! | which access counts | that of the innermost state that writes `see` or `read`, else that of the machine |

use std::collections::BTreeSet;

use definition::{
    guard::{
        eval::Truth,
        world::{Handle, Site},
    },
    model::{
        Access, Readers,
        machine::Machine,
        people::{Reader, ReaderKind, RoleRef},
    },
};
use jiff::Timestamp;

use crate::{
    roles::{Resolved, resolve},
    snapshot::Snapshot,
    state::Instance,
};

use super::{Sight, Viewed, Viewer};

/// The roles in which a viewer may act, their own and those lent to them.
#[derive(Clone, Debug)]
pub struct Rights {
    held: BTreeSet<Resolved>,
    /// Whether they hold any role in the review.
    pub(super) is_participant: bool,
}

impl Rights {
    pub(super) fn of(snapshot: Snapshot<'_>, viewer: &Viewer, at: Timestamp) -> Self {
        let mut held = BTreeSet::new();
        if let Viewer::Person(person) = viewer {
            let state = snapshot.state;
            let own = state
                .assignments
                .iter()
                .filter(|known| known.person == *person);
            let lent = state.delegations.iter().filter(|lent| {
                let in_force = lent.from <= at && at < lent.until;
                lent.to == *person && in_force && state.assignments.contains(&lent.assignment)
            });
            held = own
                .chain(lent.map(|lent| &lent.assignment))
                .map(|known| Resolved {
                    role: known.role.clone(),
                    of: known.of.clone(),
                })
                .collect();
        }
        let is_participant = !held.is_empty();
        Self {
            held,
            is_participant,
        }
    }
}

impl Viewed<'_> {
    /// What the viewer may know of an instance.
    #[must_use]
    pub fn sight(&self, place: usize) -> Sight {
        *self.sights[place].get_or_init(|| {
            let own = self.compute_sight(place);
            match self.today {
                Some(today) => own.min(today.sight(place)),
                None => own,
            }
        })
    }

    /// Whether the viewer may read a field of an instance.
    #[must_use]
    pub fn reads(&self, place: usize, field: &str) -> bool {
        let class = self.machine(place).field(field).map(|field| &field.class);
        class.is_some_and(|class| self.reads_class(place, class))
    }

    /// Whether the viewer may read what has a class, in an instance.
    #[must_use]
    pub fn reads_class(&self, place: usize, class: &str) -> bool {
        let allowed = self.sight(place) == Sight::Read && self.reads_raised(place, class);
        allowed
            && self
                .today
                .as_ref()
                .is_none_or(|today| today.reads_class(place, class))
    }

    /// Whether the viewer may read the prose of a parameter.
    #[must_use]
    pub fn reads_parameter(&self, parameter: &str) -> bool {
        let declared = self.snapshot.definition.parameters.get(parameter);
        declared.is_none_or(|parameter| self.reads_by_class(&parameter.class))
    }

    fn reads_raised(&self, place: usize, class: &str) -> bool {
        let definition = self.snapshot.definition;
        let machine = self.machine(place);
        if definition.rank(class) <= definition.rank(&machine.class) {
            return true;
        }
        if matches!(self.viewer, Viewer::Auditor(_)) {
            return false;
        }
        match readers(self.snapshot, class) {
            Readers::Listed => {
                let named = self.access(place, |access| access.read.as_deref());
                let by_role = |reader: &&Reader| matches!(reader.who, ReaderKind::Role(_));
                named.is_some_and(|list| list.iter().filter(by_role).any(|r| self.is_one(r, place)))
            }
            _ => self.reads_by_class(class),
        }
    }

    fn compute_sight(&self, place: usize) -> Sight {
        let class = &self.machine(place).class;
        if matches!(self.viewer, Viewer::Auditor(_)) {
            return if self.reads_by_class(class) {
                Sight::Read
            } else {
                Sight::Seen
            };
        }
        let among = |list: &[Reader]| list.iter().any(|reader| self.is_one(reader, place));
        let sees = self
            .access(place, |access| access.see.as_deref())
            .map(among);
        let reads = self
            .access(place, |access| access.read.as_deref())
            .map(among);
        let is_visible = sees.unwrap_or(self.rights.is_participant)
            || reads == Some(true)
            || self.may_act_on(place);
        if !is_visible {
            Sight::Hidden
        } else if reads.unwrap_or_else(|| self.reads_by_class(class)) {
            Sight::Read
        } else {
            Sight::Seen
        }
    }

    /// The list of the innermost state that has one, else that of the machine.
    fn access(&self, place: usize, pick: fn(&Access) -> Option<&[Reader]>) -> Option<&[Reader]> {
        let machine = self.machine(place);
        let states = machine.innermost_first(self.instance(place).leaf());
        let of_state = states
            .filter_map(|state| state.access.as_ref())
            .find_map(pick);
        of_state.or_else(|| pick(&machine.access))
    }

    fn is_one(&self, reader: &Reader, place: usize) -> bool {
        let who = match &reader.who {
            ReaderKind::Anyone => true,
            ReaderKind::Participants => self.rights.is_participant,
            ReaderKind::Role(role) => self.holds(role, place),
        };
        let site = Site {
            this: Some(Handle(place)),
            ..Site::default()
        };
        let holds = |when| self.snapshot.truth(when, site, &[]) == Truth::True;
        who && reader.when.as_ref().is_none_or(holds)
    }

    fn holds(&self, role: &RoleRef, place: usize) -> bool {
        // Resolving costs more than looking: most viewers hold few roles.
        let known = self.rights.held.iter().any(|held| held.role == role.role);
        known
            && resolve(self.snapshot, role, place).is_some_and(|at| self.rights.held.contains(&at))
    }

    /// Whether an action in some state of the instance is the viewer's, as its doer or as the second person.
    fn may_act_on(&self, place: usize) -> bool {
        let actions = self
            .machine(place)
            .states
            .values()
            .flat_map(|state| state.actions.values());
        let mut roles = actions.flat_map(|action| action.by.iter().chain(&action.second));
        roles.any(|role| self.holds(role, place))
    }

    fn reads_by_class(&self, class: &str) -> bool {
        if matches!(self.viewer, Viewer::Auditor(_)) {
            return *self.snapshot.definition.lowest_class() == *class;
        }
        match readers(self.snapshot, class) {
            Readers::Anyone => true,
            Readers::Participants => self.rights.is_participant,
            Readers::Listed => false,
        }
    }

    pub(crate) fn instance(&self, place: usize) -> &Instance {
        &self.snapshot.state.instances[place]
    }

    pub(crate) fn machine(&self, place: usize) -> &Machine {
        &self.snapshot.definition.machines[&self.snapshot.state.instances[place].machine]
    }
}

/// The default readers of a class; of one that is not declared nobody.
fn readers(snapshot: Snapshot<'_>, class: &str) -> Readers {
    let declared = snapshot
        .definition
        .classes
        .iter()
        .find(|known| known.id == class);
    declared.map_or(Readers::Listed, |class| class.readers)
}
