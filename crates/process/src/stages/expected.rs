//! [`Expected`]: when something open is expected to go on, and from what that is known.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::{deadline::calendar, schedule::Usual, view::Viewed};

/// How long something may wait for which nobody wrote how long, and of which there are no past cases.
const PATIENCE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// When something open is expected to go on. Past that it has waited too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// When.
    pub at: Timestamp,
    /// From what that is known.
    pub by: Source,
}

/// From what it is known when something is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A due time.
    Due,
    /// The estimate that the definition gives for the state.
    Estimate,
    /// How long others were in the same state.
    Past {
        /// Half of them took no longer.
        usual: SignedDuration,
        /// How many there are.
        cases: usize,
    },
    /// Nothing is known: a week.
    Nothing,
}

/// When an open instance is expected to go on: by its next due time, else the estimate of its state, else by how long others were in it, else
/// a week after it got there. So nothing waits without an end.
pub(crate) fn expected(viewed: &Viewed<'_>, usual: &Usual, place: usize) -> Option<Expected> {
    let instance = viewed.instance(place);
    let entered = instance.entered_at;
    let of = |by: Source| move |at: Timestamp| Expected { at, by };
    let estimated = || {
        let mut path = viewed.machine(place).innermost_first(instance.leaf());
        let estimate = path.find_map(|state| state.estimate)?;
        calendar(viewed.snapshot().definition).after(entered, estimate.high)
    };
    let past = || {
        let (usual, cases) = usual.of(&instance.machine, instance.leaf())?;
        let at = entered.checked_add(usual).ok()?;
        Some(of(Source::Past { usual, cases })(at))
    };
    let week = || entered.checked_add(PATIENCE).ok().map(of(Source::Nothing));
    let due = instance.due().map(of(Source::Due));
    due.or_else(|| estimated().map(of(Source::Estimate)))
        .or_else(past)
        .or_else(week)
}

impl Expected {
    /// Whether somebody wrote it, and it is not only what is usual.
    pub(super) fn is_written(&self) -> bool {
        matches!(self.by, Source::Due | Source::Estimate)
    }
}
