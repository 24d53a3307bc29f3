//! [`Course`]: what a review went through, as far as its present state does not remember it.

use std::collections::{BTreeMap, BTreeSet};

use definition::{
    guard::{eval::Truth, expr::Expr, reads::Reads, world::Site},
    model::Definition,
    name::Name,
};
use jiff::Timestamp;

use crate::{
    event::{DeadlineSet, Event, Outcome},
    fold::{FoldError, fold},
    record::event::subject,
    snapshot::Snapshot,
    state::State,
};

/// The course of one review up to one revision. It is for nobody's eyes as it is: [`stages`](crate::stages) and
/// [`schedule`](crate::schedule) take from it what their viewer may know.
///
/// It can be kept beside a [`State`] and brought forward event by event.
#[derive(Clone, Debug, Default)]
pub struct Course {
    pub(crate) tracks: Vec<Track>,
    milestones: BTreeMap<Name, Watched>,
}

/// The course of one instance.
#[derive(Clone, Debug)]
pub(crate) struct Track {
    /// The leaf of the root when the instance was created.
    pub(crate) stage: Name,
    pub(crate) stays: Vec<Stay>,
    pub(crate) cancelled: Option<Timestamp>,
}

/// An instance in a leaf, from one entry to the next.
#[derive(Clone, Debug)]
pub(crate) struct Stay {
    pub(crate) leaf: Name,
    pub(crate) entered: Timestamp,
    pub(crate) left: Option<Timestamp>,
    /// The due times that were open just after this entry: those recorded with it, and those of states around that went on.
    pub(crate) deadlines: Vec<DeadlineSet>,
}

/// A milestone with the machines on whose instances it depends.
#[derive(Clone, Debug)]
struct Watched {
    machines: BTreeSet<Name>,
    reached: Option<Timestamp>,
}

impl Course {
    /// The course of a review from its events.
    ///
    /// # Errors
    /// If the events are not those of one review in order.
    pub fn of(definition: &Definition, events: &[Event]) -> Result<Self, FoldError> {
        let (mut course, mut state) = (Self::default(), State::default());
        for event in events {
            fold(&mut state, event)?;
            course.add(Snapshot::new(definition, &state), event);
        }
        Ok(course)
    }

    /// Brings the course forward by one event. `after` is the state just after it.
    pub fn add(&mut self, after: Snapshot<'_>, event: &Event) {
        match &event.outcome {
            Outcome::Started(_) => self.milestones = watched(after.definition),
            Outcome::Created(created) => self.tracks.push(Track {
                stage: after.state.root().leaf().into(),
                stays: vec![stay(&created.state, event.at, &created.deadlines)],
                cancelled: None,
            }),
            Outcome::Moved(moved) => {
                let place = after.state.index.get(&moved.instance);
                let track = place.and_then(|place| self.tracks.get_mut(*place));
                if let (Some(track), Some(to)) = (track, &moved.to) {
                    let open = place.map(|place| &after.state.instances[*place].deadlines[..]);
                    if let Some(last) = track.stays.last_mut() {
                        last.left = Some(event.at);
                    }
                    track
                        .stays
                        .push(stay(to, event.at, open.unwrap_or_default()));
                }
            }
            Outcome::Cancelled { instance, .. } => {
                let place = after.state.index.get(instance);
                if let Some(track) = place.and_then(|place| self.tracks.get_mut(*place)) {
                    track.cancelled = Some(event.at);
                }
            }
            _ => {}
        }
        self.watch(after, event);
    }

    /// When a milestone was reached, if it is.
    pub(crate) fn reached(&self, milestone: &str) -> Option<Timestamp> {
        self.milestones.get(milestone)?.reached
    }

    fn watch(&mut self, after: Snapshot<'_>, event: &Event) {
        if after.state.instances.is_empty() {
            return;
        }
        // An amendment may change the number of members that a milestone counts.
        let is_of_all = matches!(event.outcome, Outcome::Amended(_));
        let machine = subject(&event.outcome).and_then(|id| after.state.instance(id));
        let machine = machine.map(|instance| &instance.machine);
        for (id, watched) in &mut self.milestones {
            if !is_of_all && !machine.is_some_and(|machine| watched.machines.contains(machine)) {
                continue;
            }
            let that = &after.definition.milestones[id].that;
            let holds = after.truth(that, Site::default(), &[]) == Truth::True;
            if holds != watched.reached.is_some() {
                watched.reached = holds.then_some(event.at);
            }
        }
    }
}

fn stay(path: &str, entered: Timestamp, deadlines: &[DeadlineSet]) -> Stay {
    Stay {
        leaf: path.rsplit('.').next().unwrap_or(path).into(),
        entered,
        left: None,
        deadlines: deadlines.to_vec(),
    }
}

fn watched(definition: &Definition) -> BTreeMap<Name, Watched> {
    let watched = |that: &Expr| Watched {
        machines: machines(definition, that),
        reached: None,
    };
    let milestones = definition.milestones.iter();
    milestones
        .map(|(id, milestone)| (id.clone(), watched(&milestone.that)))
        .collect()
}

/// The machines whose instances an expression reads, also through milestones.
pub(crate) fn machines(definition: &Definition, that: &Expr) -> BTreeSet<Name> {
    let mut reads = Reads::of(that);
    let mut followed = BTreeSet::new();
    while let Some(next) = reads.milestones.difference(&followed).next().cloned() {
        if let Some(milestone) = definition.milestones.get(&next) {
            reads.add(&milestone.that);
        }
        followed.insert(next);
    }
    reads.machines().into_iter().cloned().collect()
}
