//! Due times: set, moved, ended.

use crate::event::DeadlineSet;

use super::{Change, Finding, Kind, Shown};

impl Finding<'_, '_> {
    /// The due times of an instance that the viewer sees. One that ends with its state is not told: the state is.
    pub(super) fn deadlines(&mut self, place: usize, was_seen: bool) {
        let before = if was_seen {
            self.before.instance(place).deadlines.clone()
        } else {
            Vec::new()
        };
        let after = self.after.instance(place).deadlines.clone();
        let is_same_one =
            |one: &DeadlineSet, other: &DeadlineSet| one.state == other.state && one.id == other.id;
        for open in &after {
            let known = before.iter().find(|known| is_same_one(known, open));
            let kind = known.map_or(Kind::DeadlineSet, |_| Kind::DeadlineMoved);
            let change = Change {
                before: known.map(|known| Shown::Moment(known.due)),
                after: Some(Shown::Moment(open.due)),
                ..self.of_deadline(place, open, kind)
            };
            let is_same = known.is_some_and(|known| known.due == open.due);
            self.compare(is_same, || change);
        }
        let instance = self.after.instance(place);
        let is_still_there: Vec<DeadlineSet> = before
            .into_iter()
            .filter(|known| instance.is(&known.state))
            .filter(|known| !after.iter().any(|open| is_same_one(known, open)))
            .collect();
        for ended in &is_still_there {
            let change = Change {
                before: Some(Shown::Moment(ended.due)),
                ..self.of_deadline(place, ended, Kind::DeadlineEnded)
            };
            self.changes.changes.push(change);
        }
    }

    fn of_deadline(&self, place: usize, deadline: &DeadlineSet, kind: Kind) -> Change {
        let machine = self.after.machine(place);
        let state = machine.states.get(&deadline.state);
        Change {
            of: Some(deadline.id.clone()),
            label: state.map(|state| state.title.to_string()),
            ..self.of_instance(place, kind)
        }
    }
}
