//! [`change()`]: what differs between two states of one review, for a viewer.
//!
//! Two [`Viewed`]s of the same review are compared, usually two revisions seen with the rights of today ([`Viewed::past`]). What the viewer
//! does not see afterwards does not appear and is not counted, and whether it changed makes no difference: a milestone is told only
//! where every instance that it may read is seen, at both moments.
//!
//! | Fact | Counted once for each |
//! |---|---|
//! | state | instance that is seen, with its proposal |
//! | field | field that can be read and has a value, an entry of a `per` field each |
//! | deadline | open due time |
//! | holder, delegation | person in a role, role that is lent |
//! | parameter | parameter that can be read, member of a list of its own each, exception of a matrix each |
//! | milestone | milestone that the viewer can follow |

mod deadlines;
mod fields;
mod instances;
mod milestones;
mod parameters;
mod people;

use definition::name::Name;
use jiff::Timestamp;
use serde::Serialize;

use crate::{person::Person, saying::Saying, view::Viewed};

pub(crate) use milestones::follows;

/// What differs, and how much does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The changes: the review itself, its people, then the instances in the order of their creation.
    pub changes: Vec<Change>,
    /// How many facts that the viewer may know are the same.
    pub unchanged: usize,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What kind of difference.
    pub kind: Kind,
    /// The instance; `None` if it is about the review as a whole, or about an instance that does not exist yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<Name>,
    /// What it is about, in words: the title of the instance, else of the review.
    pub title: String,
    /// What of it, as an id: a field, a role, a deadline, a parameter, a milestone, an action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Name>,
    /// The same in words: “Version in force”, “Lead author of a study”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How it was; `None` if there was nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Shown>,
    /// How it is; `None` if there is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Shown>,
}

/// The kinds of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An instance was created; `after` is its state.
    Created,
    /// An instance was there already and can be seen only now; `after` is its state.
    Revealed,
    /// An instance went from one state to another; also out of a state and into it again.
    State,
    /// An instance was cancelled; `before` is its state.
    Cancelled,
    /// A field has another value.
    Field,
    /// A field can be read only now. Whether its value changed is not told.
    Disclosed,
    /// A due time was set.
    DeadlineSet,
    /// A due time is another one.
    DeadlineMoved,
    /// A due time ended although the state it belongs to did not, or was started anew without it.
    DeadlineEnded,
    /// An action waits for a second person.
    Proposed,
    /// An action waits no longer for a second person.
    ProposalEnded,
    /// Something was done with the instance, and nothing that the viewer may know is another than before.
    Touched,
    /// Somebody holds a role.
    HolderAdded,
    /// Somebody holds a role no longer.
    HolderRemoved,
    /// A role was lent; `before` is whose it is, `after` to whom it is lent.
    Lent,
    /// A role is no longer lent; likewise.
    LoanEnded,
    /// A parameter was amended, or one member of its list.
    Parameter,
    /// A cell of a matrix became an exception or came into scope, or its reason or authority is another.
    Exception,
    /// A milestone was reached.
    MilestoneReached,
    /// A milestone that had been reached is not reached any more.
    MilestoneLost,
    /// Something happened that left nothing behind: a signal without effect.
    Nothing,
}

/// A value as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// In words.
    Words(Saying),
    /// A moment; whoever shows it knows the zone.
    Moment(Timestamp),
    /// A person; whoever shows it knows the name.
    Person(Person),
}

impl Shown {
    fn words(text: impl Into<Saying>) -> Option<Self> {
        Some(Self::Words(text.into()))
    }
}

/// What differs between two states of one review, for the viewer of the second.
///
/// Both are of the same review and for the same viewer; the first is the earlier one.
#[must_use]
pub fn change(before: &Viewed<'_>, after: &Viewed<'_>) -> Changes {
    let mut found = Finding {
        before,
        after,
        changes: Changes::default(),
    };
    if !found.knows_of_it() {
        return found.changes;
    }
    found.parameters();
    found.milestones();
    found.people();
    found.instances();
    found.leftover();
    found.changes
}

/// A comparison in progress.
struct Finding<'f, 'a> {
    before: &'f Viewed<'a>,
    after: &'f Viewed<'a>,
    changes: Changes,
}

impl Finding<'_, '_> {
    /// Whether the viewer may know of the review at all.
    fn knows_of_it(&self) -> bool {
        let is_born = !self.after.snapshot().state.instances.is_empty();
        self.after.knows_persons() || (is_born && self.after.sees(0))
    }

    /// Counts a fact that is the same, or tells how it differs.
    fn compare(&mut self, is_same: bool, change: impl FnOnce() -> Change) {
        if is_same {
            self.changes.unchanged += 1;
        } else {
            self.changes.changes.push(change());
        }
    }

    /// A change of the review as a whole.
    fn of_review(&self, kind: Kind) -> Change {
        Change {
            kind,
            instance: None,
            title: self.after.snapshot().state.title.to_string(),
            of: None,
            label: None,
            before: None,
            after: None,
        }
    }

    /// A signal without effect is an event of its instance that touches nothing. Of the review as a whole nothing is told here, unless
    /// the viewer sees everything in it: else the silence would tell that something hidden happened.
    fn leftover(&mut self) {
        let (before, after) = (self.before.snapshot().state, self.after.snapshot().state);
        let sees_all = (0..after.instances.len()).all(|place| self.after.sees(place));
        if self.changes.changes.is_empty() && before.revision != after.revision && sees_all {
            let change = self.of_review(Kind::Nothing);
            self.changes.changes.push(change);
        }
    }
}
