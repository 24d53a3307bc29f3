//! [`view()`]: what one person may know of a review (S31).
//!
//! Nothing is told without a viewer. [`Viewed`] decides, instance by instance, what they may see and read, and puts into words
//! only what they may; explanations, worklists and histories are all written with it.

mod access;
mod review;
mod who;
mod wording;
mod world;

use std::cell::{Cell, OnceCell};

use jiff::Timestamp;

use crate::{person::Person, snapshot::Snapshot};

pub use access::Rights;
pub(crate) use review::title_or_id;
pub use review::{
    FieldView, HiddenCount, InstanceView, ParameterView, ProposalView, ReviewView, view,
};
pub use who::{Substitute, Who};
pub use wording::{HIDDEN, Subject};

/// For whom something is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Somebody of whom nothing is known.
    Anyone,
    /// A person, with the rights their roles give them.
    Person(Person),
    /// A person who audits: the existence and state of everything, the content of nothing above the lowest class.
    Auditor(Person),
}

/// What a viewer may know of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Not even that it exists.
    Hidden,
    /// That it exists and in which state it is.
    Seen,
    /// Also its content, as far as no field of it has a higher class.
    Read,
}

/// A review as one viewer may know it. Whatever it puts into words, that viewer may read.
pub struct Viewed<'a> {
    snapshot: Snapshot<'a>,
    viewer: &'a Viewer,
    at: Timestamp,
    rights: Rights,
    sights: Vec<OnceCell<Sight>>,
    /// For a look at the past: the review as the viewer may know it today, which limits it (G39).
    today: Option<&'a Viewed<'a>>,
    /// How many titles are being put together inside each other.
    titles_open: Cell<u8>,
}

impl<'a> Viewed<'a> {
    /// The review for a viewer. `at` decides which delegations are in force.
    #[must_use]
    pub fn new(snapshot: Snapshot<'a>, viewer: &'a Viewer, at: Timestamp) -> Self {
        Self {
            snapshot,
            viewer,
            at,
            rights: Rights::of(snapshot, viewer, at),
            sights: vec![OnceCell::new(); snapshot.state.instances.len()],
            today: None,
            titles_open: Cell::new(0),
        }
    }

    /// The review as it was, for the same viewer with the rights of today: shown is what they may know by both states (G39).
    #[must_use]
    pub fn past(past: Snapshot<'a>, today: &'a Viewed<'a>) -> Self {
        Self {
            snapshot: past,
            viewer: today.viewer,
            at: today.at,
            rights: today.rights.clone(),
            sights: vec![OnceCell::new(); past.state.instances.len()],
            today: Some(today),
            titles_open: Cell::new(0),
        }
    }

    /// The review itself, with everything in it.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'a> {
        self.snapshot
    }

    /// The moment that decides which delegations are in force.
    pub(crate) fn at(&self) -> Timestamp {
        self.at
    }

    /// For whom it is computed.
    #[must_use]
    pub fn viewer(&self) -> &'a Viewer {
        self.viewer
    }

    /// The place of an instance that the viewer may see.
    #[must_use]
    pub fn find(&self, instance: &str) -> Option<usize> {
        let place = *self.snapshot.state.index.get(instance)?;
        self.sees(place).then_some(place)
    }

    /// Whether the viewer may know that an instance exists.
    #[must_use]
    pub fn sees(&self, place: usize) -> bool {
        self.sight(place) != Sight::Hidden
    }

    /// Whether the viewer may know who takes part.
    #[must_use]
    pub fn knows_persons(&self) -> bool {
        self.rights.is_participant || matches!(self.viewer, Viewer::Auditor(_))
    }
}
