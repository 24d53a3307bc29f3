//! Instances: created, moved, cancelled, proposed, touched.

use crate::{
    state::Instance,
    view::{Viewed, title_or_id},
};

use super::{Change, Finding, Kind, Shown};

impl Finding<'_, '_> {
    pub(super) fn instances(&mut self) {
        let count = self.after.snapshot().state.instances.len();
        let known = self.before.snapshot().state.instances.len();
        for place in 0..count {
            if !self.after.sees(place) {
                continue;
            }
            if place >= known {
                self.born(place, Kind::Created);
            } else if !self.before.sees(place) {
                self.born(place, Kind::Revealed);
            } else {
                self.instance(place);
            }
        }
    }

    /// A change of an instance.
    pub(super) fn of_instance(&self, place: usize, kind: Kind) -> Change {
        Change {
            instance: Some(self.after.instance(place).id.clone()),
            title: self.after.title(place),
            ..self.of_review(kind)
        }
    }

    fn born(&mut self, place: usize, kind: Kind) {
        let change = Change {
            after: state(self.after, self.after.instance(place)),
            ..self.of_instance(place, kind)
        };
        self.changes.changes.push(change);
        self.fields(place, false);
        self.deadlines(place, false);
        self.proposal(place, false);
    }

    fn instance(&mut self, place: usize) {
        let told = self.changes.changes.len();
        let (before, after) = (self.before.instance(place), self.after.instance(place));
        if before.cancelled != after.cancelled {
            let change = Change {
                before: state(self.before, before),
                after: state(self.after, after),
                ..self.of_instance(place, Kind::Cancelled)
            };
            self.changes.changes.push(change);
        } else {
            let is_same = before.path == after.path && before.entered_at == after.entered_at;
            let change = Change {
                before: state(self.before, before),
                after: state(self.after, after),
                ..self.of_instance(place, Kind::State)
            };
            self.compare(is_same, || change);
        }
        self.fields(place, true);
        self.deadlines(place, true);
        self.proposal(place, true);
        let is_touched = before.revision != after.revision;
        if is_touched && self.changes.changes.len() == told {
            let change = self.of_instance(place, Kind::Touched);
            self.changes.changes.push(change);
        }
    }

    /// A proposal belongs to the state: it is told, and not counted.
    fn proposal(&mut self, place: usize, was_seen: bool) {
        let of = |viewed: &Viewed<'_>| {
            let proposed = viewed.instance(place).proposed.as_ref()?;
            Some((proposed.action.clone(), proposed.by.clone()))
        };
        let before = was_seen.then(|| of(self.before)).flatten();
        let after = of(self.after);
        if before == after {
            return;
        }
        for (kind, proposed) in [(Kind::ProposalEnded, before), (Kind::Proposed, after)] {
            let Some((action, by)) = proposed else {
                continue;
            };
            let by = self.after.knows_persons().then_some(Shown::Person(by));
            let mut states = self.after.machine(place).states.values();
            let declared = states.find_map(|state| state.actions.get(&action));
            let title = title_or_id(declared.map(|action| &action.title), &action);
            let mut change = Change {
                label: Some(title),
                of: Some(action),
                ..self.of_instance(place, kind)
            };
            *(if kind == Kind::Proposed {
                &mut change.after
            } else {
                &mut change.before
            }) = by;
            self.changes.changes.push(change);
        }
    }
}

/// The state of an instance in words; nothing once it is cancelled.
fn state(viewed: &Viewed<'_>, instance: &Instance) -> Option<Shown> {
    let title = viewed.state_title(instance);
    Shown::words(title.to_string()).filter(|_| !instance.cancelled)
}
