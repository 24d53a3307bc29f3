//! [`Look`]: a review as somebody looks at it, now or at a moment of the past.

use definition::name::Name;
use jiff::Timestamp;
use process::{
    snapshot::{Lists, Snapshot},
    view::{Viewed, Viewer},
};
use store::read::ReadError;

use crate::{
    engine::Engine,
    lasting::until,
    people::rights::Rights,
    review::{LoadError, Review},
};

/// A moment in the past of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// After the event at this position of the record, or the last one before it.
    Position(u64),
    /// After the event of this revision of the review.
    Revision(u64),
    /// After the last event of this second or before it, as recorded.
    Time(Timestamp),
}

/// A review cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub enum LookError {
    /// The record does not reach so far.
    #[error("there is no position {position}: the record has {size} leaves, counted from 0")]
    NoSuchPosition {
        /// The position asked for.
        position: u64,
        /// The leaves there are.
        size: u64,
    },
    /// The review does not reach so far.
    #[error("there is no revision {revision}: the last one is {last}, counted from 0")]
    NoSuchRevision {
        /// The revision asked for.
        revision: u64,
        /// The last one there is.
        last: u64,
    },
    /// The review began later.
    #[error("the review had not started then")]
    NotStarted,
    /// The review cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// A review, and who looks at it.
pub struct Look {
    /// As it is now; its rights count, also for the past (G39).
    today: Moment,
    /// As it was, if that was asked for.
    past: Option<Moment>,
    /// Who looks.
    pub viewer: Viewer,
    /// The time now.
    now: Timestamp,
}

/// A review at a moment, with the lists that follow from its parameters.
struct Moment {
    review: Review,
    lists: Lists,
}

impl Moment {
    fn new(review: Review) -> Self {
        let lists = Lists::new(&review.definition, &review.state.scope);
        Self { review, lists }
    }

    fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            definition: &self.review.definition,
            state: &self.review.state,
            lists: &self.lists,
        }
    }
}

impl Engine {
    /// A review by its stream, as it is now or was at a place in the past. An auditor who takes part in it sees it as who
    /// takes part.
    ///
    /// # Errors
    /// [`LookError`].
    pub async fn look(
        &self,
        stream: &str,
        viewer: Viewer,
        at: Option<Place>,
    ) -> Result<Look, LookError> {
        let today = self.review(stream).await?;
        let past = match at {
            None => None,
            Some(place) => {
                let revision = self.revision_of(&today, place).await?;
                Some(Moment::new(self.review_at(stream, revision).await?))
            }
        };
        let now = self.moment();
        Ok(Look {
            viewer: as_whom(viewer, &today, now),
            today: Moment::new(today),
            past,
            now,
        })
    }

    async fn revision_of(&self, review: &Review, place: Place) -> Result<u64, LookError> {
        let position = match place {
            Place::Revision(revision) => {
                let last = review.state.revision.unwrap_or_default();
                return if revision <= last {
                    Ok(revision)
                } else {
                    Err(LookError::NoSuchRevision { revision, last })
                };
            }
            Place::Position(position) if position < self.store().size() => Some(position),
            Place::Position(position) => {
                let size = self.store().size();
                return Err(LookError::NoSuchPosition { position, size });
            }
            Place::Time(time) => self.store().position_at(time.as_second()).await?,
        };
        let revision = match position {
            Some(position) => self.timeline(&review.stream).await?.revision_at(position),
            None => None,
        };
        revision.ok_or(LookError::NotStarted)
    }
}

/// As whom a viewer sees a review.
fn as_whom(viewer: Viewer, review: &Review, now: Timestamp) -> Viewer {
    match viewer {
        Viewer::Auditor(person) => {
            let rights = Rights {
                auditor: true,
                ..Rights::default()
            };
            rights.viewer(&person, &review.state, now)
        }
        other => other,
    }
}

impl Look {
    /// The stream of the review.
    #[must_use]
    pub fn stream(&self) -> &str {
        &self.today.review.stream
    }

    /// The last revision there is, also when the past is looked at.
    #[must_use]
    pub fn last_revision(&self) -> u64 {
        self.today.review.state.revision.unwrap_or_default()
    }

    /// Whether the past is looked at.
    #[must_use]
    pub fn is_past(&self) -> bool {
        self.past.is_some()
    }

    /// The review that is looked at, with everything in it.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'_> {
        self.past.as_ref().unwrap_or(&self.today).snapshot()
    }

    /// The review as a viewer may know it; of the past they are shown what they may know by the rights of today, too.
    pub fn view<T>(&self, viewer: &Viewer, look: impl FnOnce(&Viewed<'_>) -> T) -> T {
        let today = Viewed::new(self.today.snapshot(), viewer, self.now);
        match &self.past {
            None => look(&today),
            Some(past) => look(&Viewed::past(past.snapshot(), &today)),
        }
    }

    /// The moment that is looked at: now, or the last event of the past.
    #[must_use]
    pub fn moment(&self) -> Timestamp {
        match &self.past {
            None => self.now.max(self.today.review.state.time),
            Some(past) => past.review.state.time,
        }
    }

    /// Until when what is worked out of it stays true, unless the review moves; at most [`KEPT_FOR`] from now.
    ///
    /// [`KEPT_FOR`]: crate::lasting::KEPT_FOR
    #[must_use]
    pub fn true_until(&self) -> Timestamp {
        let today = until(self.today.snapshot(), self.now);
        let past = self.past.as_ref();
        past.map_or(today, |past| until(past.snapshot(), self.now).min(today))
    }

    /// The actions that the state of an instance offers; `None` if there is no such instance that the viewer may see.
    #[must_use]
    pub fn offered(&self, viewer: &Viewer, instance: &str) -> Option<Vec<Name>> {
        let place = self.view(viewer, |viewed| viewed.find(instance))?;
        let snapshot = self.snapshot();
        let instance = &snapshot.state.instances[place];
        if instance.cancelled {
            return Some(Vec::new());
        }
        let machine = &snapshot.definition.machines[&instance.machine];
        let states = machine.innermost_first(instance.leaf());
        Some(
            states
                .flat_map(|state| state.actions.keys().cloned())
                .collect(),
        )
    }

    /// Whether the viewer may know of the review at all. After its very first event there is nothing to be seen yet.
    #[must_use]
    pub fn is_known(&self) -> bool {
        let is_begun = !self.snapshot().state.instances.is_empty();
        is_begun && self.view(&self.viewer, |viewed| viewed.sees(0))
    }
}
