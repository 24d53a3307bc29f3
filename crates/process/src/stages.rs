//! [`stages()`]: the strip over a review: where it stands, what is behind it and before it, and what it waits for.
//!
//! Stages are the leaves of the root machine in the order in which the definition writes them. To each belong the instances that were
//! created in it. Milestones stand beside them in the order written.

mod expected;
mod onward;
mod open;
mod standing;
mod strip;

use definition::name::Name;
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    explain::{ActionName, Blocked, Turn},
    saying::Saying,
    schedule::{Course, Usual},
    view::Viewed,
};

pub(crate) use expected::expected as expected_at;
pub use expected::{Expected, Source};
pub(crate) use onward::{Onward, onward};
pub use open::{expected, words};
pub(crate) use standing::{doers, of_instance, ready_action, word_of_review};

use standing::of_review;

/// The stages of a review.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strip {
    /// In the order written. An alternative end appears only where it was reached.
    pub stages: Vec<Stage>,
    /// The milestones in the order written.
    pub gates: Vec<Gate>,
    /// How the current stage stands; `None` once the review is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// The leaf.
    pub state: Name,
    /// Its title.
    pub title: Name,
    /// Where it is in time.
    pub status: Status,
    /// When it was entered, the last time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entered: Option<Timestamp>,
    /// When it was left after that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Timestamp>,
    /// How often it was entered.
    pub times: usize,
    /// What was created in it, by machine in the order written.
    pub shares: Vec<Share>,
}

/// Where a stage is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is behind the review, or the end that was reached.
    Done,
    /// The review is in it.
    Current,
    /// It is still to come, maybe again.
    Later,
    /// The review is past it and never was in it.
    Skipped,
}

/// The instances of one machine that were created in a stage, "8 of 9".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The machine.
    pub machine: Name,
    /// Its instances in words: "Reports".
    pub title: String,
    /// How many are final or settled.
    pub done: usize,
    /// Of how many: those that the viewer sees and that neither were cancelled nor came to nothing.
    pub of: usize,
    /// How many came to nothing: ended as a failure.
    pub failed: usize,
    /// How many are overdue.
    pub overdue: usize,
    /// How many more there are that the viewer does not see.
    pub hidden: usize,
}

/// A milestone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gate {
    /// Its id.
    pub id: Name,
    /// The fact as a sentence.
    pub say: Name,
    /// Whether it is reached; `None` if that depends on what the viewer does not see.
    pub reached: Option<bool>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
}

/// How something that is open stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// The word for it.
    pub word: Word,
    /// A sentence that counts what it is about: `“Close the review” waits for 3 things.`
    pub say: Saying,
    /// How many things those are: unmet conditions, or what is overdue.
    pub things: usize,
    /// Since when it is where it is.
    pub since: Timestamp,
    /// Of what waits when the next of it is expected to go on; of what is overdue the first due time that passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Expected>,
    /// The action that leads on and that this is about; `None` if it goes on of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<ActionName>,
    /// Whether that action is the viewer's to do.
    pub yours: bool,
    /// What stands in the way of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waits_for: Vec<Blocked>,
    /// Who could move now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<Turn>,
}

/// The words for what is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// A deadline has passed (G37).
    Overdue,
    /// A condition does not hold, and the wait has lasted longer than was expected.
    Blocked,
    /// A condition does not hold, and the wait is within the expected time: a deadline is ahead, or the end of an estimate, or of how long others
    /// waited, or of a week where nothing is known.
    Waiting,
    /// All conditions hold, and nobody has acted.
    Ready,
}

/// The stages of a review for a viewer; `None` if they may not know of it. `course` is that of the same revision; `usual` says how long is too
/// long where nothing is written; `at` decides what is overdue.
#[must_use]
pub fn stages(viewed: &Viewed<'_>, course: &Course, usual: &Usual, at: Timestamp) -> Option<Strip> {
    let state = viewed.snapshot().state;
    if state.instances.is_empty() || !viewed.sees(0) {
        return None;
    }
    let at = at.max(state.time);
    Some(Strip {
        stages: strip::stages(viewed, course, at),
        gates: strip::gates(viewed, course),
        standing: viewed
            .is_open(state.root())
            .then(|| of_review(viewed, usual, at)),
    })
}
