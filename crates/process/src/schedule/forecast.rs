//! [`forecast()`]: when a review will end, by how long others took.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::view::Viewed;

use super::Precedent;

/// Of fewer reviews that ended nothing is computed: too few to say anything, and too close to telling how long a certain one took.
pub const PAST_MIN: usize = 5;

/// When a review will end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Forecast {
    /// It is over, or not known to the viewer.
    Over,
    /// There is no history to compute it from: fewer than [`PAST_MIN`] reviews ended that were in the present stage.
    NoHistory {
        /// How many there are.
        ended: usize,
    },
    /// Computed from reviews that ended, counted from when the present stage was entered.
    Dates {
        /// Half of them had ended by then; not before the moment of the question.
        half: Timestamp,
        /// Nine in ten had ended by then.
        most: Timestamp,
        /// From how many.
        ended: usize,
    },
}

/// When a review will end. `past` is what the viewer may learn from other reviews that follow the same workflow.
#[must_use]
pub fn forecast<'p>(
    viewed: &Viewed<'_>,
    past: impl IntoIterator<Item = &'p Precedent>,
    at: Timestamp,
) -> Forecast {
    let state = viewed.snapshot().state;
    if state.instances.is_empty() || !viewed.sees(0) || !viewed.is_open(state.root()) {
        return Forecast::Over;
    }
    let leaf = state.root().leaf();
    let past = past.into_iter();
    let mut took: Vec<SignedDuration> = past.filter_map(|one| one.lasted(leaf)).collect();
    if took.len() < PAST_MIN {
        return Forecast::NoHistory { ended: took.len() };
    }
    took.sort_unstable();
    let entered = state.root().entered_at;
    let quantile = |tenths: usize| {
        let place = (took.len() * tenths).div_ceil(10).saturating_sub(1);
        let end = entered.checked_add(took[place]).unwrap_or(Timestamp::MAX);
        end.max(at)
    };
    Forecast::Dates {
        half: quantile(5),
        most: quantile(9),
        ended: took.len(),
    }
}
