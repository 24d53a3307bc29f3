//! [`Usual`]: how long things were in a state; [`Precedent`]: what of it a viewer may learn from one review for others.
//!
//! Only what the viewer may know is counted: instances that they see, in states in which they see them.

use std::collections::BTreeMap;

use definition::{model::machine::State, name::Name};
use jiff::{SignedDuration, Timestamp};

use crate::view::Viewed;

use super::{Course, known, rows::is_end};

/// Of fewer cases nothing is usual.
pub const CASES_MIN: usize = 3;

/// What is usual is never less: whoever opens a page in the evening must not be called late for what came in the morning.
const USUAL_MIN: SignedDuration = SignedDuration::from_hours(24);

/// How long others were in a state, by machine and leaf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// In order of length.
    took: BTreeMap<Name, BTreeMap<Name, Vec<SignedDuration>>>,
}

/// What a viewer may learn from one review about how long others like it take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precedent {
    usual: Usual,
    /// When the root entered its leaves.
    entered: Vec<(Name, Timestamp)>,
    /// When it ended, if it ended well.
    ended: Option<Timestamp>,
}

impl Usual {
    /// From a review as the viewer may know it, and from others. `course` is that of the same revision.
    #[must_use]
    pub fn new<'p>(
        viewed: &Viewed<'_>,
        course: &Course,
        others: impl IntoIterator<Item = &'p Precedent>,
    ) -> Self {
        let mut usual = Self::default();
        for (place, track) in course.tracks.iter().enumerate() {
            if place >= viewed.snapshot().state.instances.len() || !viewed.sees(place) {
                continue;
            }
            for stay in known(viewed, place, track) {
                if let Some(left) = stay.left.filter(|_| !is_end(viewed, place, stay)) {
                    let machine = &viewed.instance(place).machine;
                    let of_machine = usual.took.entry(machine.clone()).or_default();
                    let took = of_machine.entry(stay.leaf.clone()).or_default();
                    took.push(left.duration_since(stay.entered));
                }
            }
        }
        for (machine, leaves) in others.into_iter().flat_map(|other| &other.usual.took) {
            let of_machine = usual.took.entry(machine.clone()).or_default();
            for (leaf, took) in leaves {
                of_machine.entry(leaf.clone()).or_default().extend(took);
            }
        }
        let took = usual.took.values_mut().flat_map(BTreeMap::values_mut);
        took.for_each(|took| took.sort_unstable());
        usual
    }

    /// The median of how long instances of a machine were in a leaf, and from how many cases; `None` if there are fewer than [`CASES_MIN`].
    #[must_use]
    pub fn of(&self, machine: &str, leaf: &str) -> Option<(SignedDuration, usize)> {
        let took = self.took.get(machine)?.get(leaf)?;
        let middle = took.get(took.len().div_ceil(2).checked_sub(1)?)?;
        (took.len() >= CASES_MIN).then(|| ((*middle).max(USUAL_MIN), took.len()))
    }
}

impl Precedent {
    /// From a review as the viewer may know it; `None` if they do not see it. `course` is that of the same revision.
    #[must_use]
    pub fn of(viewed: &Viewed<'_>, course: &Course) -> Option<Self> {
        let root = course.tracks.first().filter(|_| viewed.sees(0))?;
        let stays = known(viewed, 0, root);
        let end = stays.last()?;
        let path = || viewed.machine(0).innermost_first(&end.leaf);
        let has_ended = path().any(|state: &State| state.is_final);
        let has_failed = path().any(|state: &State| state.failure);
        let entered = stays.iter().map(|stay| (stay.leaf.clone(), stay.entered));
        Some(Self {
            usual: Usual::new(viewed, course, []),
            entered: entered.collect(),
            ended: (has_ended && !has_failed).then_some(end.entered),
        })
    }

    /// How long it took from the last entry of a stage to the end; `None` if it has not ended well, or was never known to be in that stage.
    pub(super) fn lasted(&self, leaf: &str) -> Option<SignedDuration> {
        let mut entered = self.entered.iter().rev();
        let (_, begun) = entered.find(|(known, _)| *known == *leaf)?;
        Some(self.ended?.duration_since(*begun))
    }
}
