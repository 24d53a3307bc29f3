//! [`schedule()`]: when each thing began, was first due, is due now, and ended; [`outline()`]: the same for a list of many reviews.
//!
//! A [`Course`] remembers what a state does not: when states were left, and which due time was recorded first. Where a machine is shown to
//! more people in some states than in others, only its present state is told of to those who do not see it in all of them.

mod course;
mod forecast;
mod outline;
mod rows;
mod usual;

use definition::name::Name;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::{
    explain::ActionName,
    stages::{Expected, Word},
    view::{Subject, Viewed, Who},
};

pub use course::Course;
pub(crate) use course::machines;
pub use forecast::{Forecast, PAST_MIN, forecast};
pub(crate) use rows::known;
pub use usual::{CASES_MIN, Precedent, Usual};

/// The schedule of one review.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Schedule {
    /// The review as a whole.
    pub outline: Outline,
    /// One row for each instance that ever had a due time, in the order of creation. The root has none here: its stages are in the outline.
    pub rows: Vec<Row>,
}

/// One review in a list of many.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outline {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Name,
    /// The title of its definition.
    pub workflow: Name,
    /// Its root, with its stages as spans.
    pub root: Row,
    /// How many instances are open, and how many of those are overdue, among those that the viewer sees.
    pub open: usize,
    /// See `open`.
    pub overdue: usize,
    /// What is due next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NextDue>,
    /// What has been overdue longest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<NextDue>,
    /// What has waited longest for somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longest: Option<Wait>,
}

/// An instance over time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The instance.
    pub subject: Subject,
    /// Its machine.
    pub machine: Name,
    /// Its parent, if the viewer may see that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Name>,
    /// Its states one after the other, as far as the viewer may know them.
    pub spans: Vec<Span>,
    /// When it entered its present state.
    pub entered: Timestamp,
    /// When it became final, settled or cancelled; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Timestamp>,
    /// It was cancelled, or ended as a failure.
    pub failed: bool,
    /// When it is due by its most pressing deadline; of what is closed the last one it had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// When it was due by the same deadline when that was recorded first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Timestamp>,
    /// How long after its due time it is, or was when it closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue_by: Option<SignedDuration>,
    /// How long it has until its due time; of what is closed none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slack: Option<SignedDuration>,
    /// How it stands; `None` once it is closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<Word>,
}

/// A state of an instance from one entry to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The leaf.
    pub state: Name,
    /// Its title.
    pub title: Name,
    /// When it was entered.
    pub entered: Timestamp,
    /// When it was left; `None` if it is the present one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Timestamp>,
    /// When it was due, as recorded at the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// It asked for no work: it is final or settled.
    pub is_end: bool,
}

/// Something that is open, and due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NextDue {
    /// The instance.
    pub subject: Subject,
    /// When.
    pub due: Timestamp,
}

/// Something that waits for somebody.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Wait {
    /// The instance.
    pub subject: Subject,
    /// Since when.
    pub since: Timestamp,
    /// How long that is.
    pub lasting: SignedDuration,
    /// When it was expected to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Expected>,
    /// The action it waits for.
    pub action: ActionName,
    /// On whom.
    pub who: Vec<Who>,
}

/// One review as a row; `None` if the viewer may not know of it. `course` is that of the same revision; `usual` says how long is too long where
/// nothing is written.
#[must_use]
pub fn outline(
    viewed: &Viewed<'_>,
    course: &Course,
    usual: &Usual,
    at: Timestamp,
) -> Option<Outline> {
    let state = viewed.snapshot().state;
    if state.instances.is_empty() || !viewed.sees(0) {
        return None;
    }
    outline::outline(viewed, course, usual, at.max(state.time))
}

/// The schedule of a review; `None` if the viewer may not know of it. `course` and `usual` as for [`outline()`].
#[must_use]
pub fn schedule(
    viewed: &Viewed<'_>,
    course: &Course,
    usual: &Usual,
    at: Timestamp,
) -> Option<Schedule> {
    let outline = outline(viewed, course, usual, at)?;
    let at = at.max(viewed.snapshot().state.time);
    let places = 1..viewed.snapshot().state.instances.len();
    let rows = places
        .filter_map(|place| rows::row(viewed, course, usual, place, at))
        .filter(|row| row.due.is_some())
        .collect();
    Some(Schedule { outline, rows })
}
