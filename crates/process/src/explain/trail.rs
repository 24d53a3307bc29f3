//! [`Trail`]: how far an answer has gone from its question, and where it ends.

use definition::name::Name;

use super::teller::Around;

/// How many moves an answer follows from the question.
const DEPTH_MAX: usize = 3;
/// The most members that are named for the question itself.
const WITNESSES_MAX: usize = 12;
/// The most members that are named for what it waits for.
const FURTHER_WITNESSES_MAX: usize = 3;

/// How an answer got from the question to where it is.
#[derive(Clone)]
pub(crate) struct Trail {
    steps: Vec<(Option<usize>, Name)>,
    /// How many steps it may have.
    depth_max: usize,
}

impl Trail {
    /// The beginning of an answer in full.
    pub(super) fn from(step: Option<(usize, &Name)>) -> Self {
        let steps = step
            .into_iter()
            .map(|(place, action)| (Some(place), action.clone()));
        Self {
            steps: steps.collect(),
            depth_max: DEPTH_MAX,
        }
    }

    /// The beginning of an answer in short, which follows no move beyond the question itself.
    pub(crate) fn short() -> Self {
        Self {
            steps: Vec::new(),
            depth_max: 1,
        }
    }

    /// The same for what a reason belongs to.
    pub(crate) fn further_from(&self, around: &Around<'_>) -> Option<Self> {
        self.further(around.place?, &around.action?.id)
    }

    /// One action further; `None` if that is too far, or has been asked already.
    pub(super) fn further(&self, place: usize, action: &Name) -> Option<Self> {
        self.with((Some(place), action.clone()))
    }

    /// Through a machine of which an instance must exist first; `None` if that is too far, or has been asked already.
    pub(super) fn through(&self, machine: &Name) -> Option<Self> {
        self.with((None, machine.clone()))
    }

    fn with(&self, step: (Option<usize>, Name)) -> Option<Self> {
        if self.steps.len() >= self.depth_max || self.steps.contains(&step) {
            return None;
        }
        let mut further = self.clone();
        further.steps.push(step);
        Some(further)
    }

    /// Whether this is no longer about the question itself.
    pub(super) fn is_far(&self) -> bool {
        self.steps.len() > 1
    }

    /// How many members are named here.
    pub(super) fn witnesses_max(&self) -> usize {
        let is_near = self.depth_max == DEPTH_MAX && !self.is_far();
        if is_near {
            WITNESSES_MAX
        } else {
            FURTHER_WITNESSES_MAX
        }
    }
}
