//! [`Timeline`]: the events of one review in order, opened, for everybody who looks at its past.

use std::sync::Arc;

use definition::{model::Definition, name::Name};
use process::{event::Event, fold::fold, schedule::Course, snapshot::Snapshot, state::State};
use store::read::Page;

use crate::{
    engine::Engine,
    review::{LoadError, Review},
};

/// Events between two states that are kept, so that a moment of the past costs no more than so many.
const KEPT_EVERY: usize = 256;

/// An event in its place.
#[derive(Debug, PartialEq)]
pub struct Placed {
    /// Its position in the record.
    pub position: u64,
    /// Who gave the command that it belongs to, and the command's id; `None` for what no command caused.
    pub command: Option<(Name, Name)>,
    /// The event itself. Show it only through `process::history` and `process::view`.
    pub event: Event,
}

/// The events of a review. Their index is the revision.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The definition that the review is pinned to.
    pub definition: Arc<Definition>,
    /// The events.
    pub events: Vec<Arc<Placed>>,
    /// When what was entered and left, up to the last event.
    pub course: Course,
    /// The state after the last event.
    state: State,
    /// State and course after every [`KEPT_EVERY`] events.
    kept: Vec<Arc<(State, Course)>>,
}

/// Goes over the states of a review. It is quick from earlier to later ones; to an earlier one it goes back.
pub struct Walk<'t> {
    timeline: &'t Timeline,
    state: State,
    /// How many events it holds.
    events: usize,
}

impl Engine {
    /// The events of a review, up to now.
    ///
    /// # Errors
    /// If there is no such review, or the record is damaged.
    pub async fn timeline(&self, stream: &str) -> Result<Arc<Timeline>, LoadError> {
        let cell = self.timelines().cell(stream);
        let mut cell = cell.lock().await;
        let mut timeline = match cell.take() {
            Some(timeline) => timeline,
            None => Arc::new(Timeline {
                definition: self.review(stream).await?.definition,
                events: Vec::new(),
                course: Course::default(),
                state: State::default(),
                kept: Vec::new(),
            }),
        };
        let read = self.read_on(stream, &mut timeline).await;
        *cell = Some(Arc::clone(&timeline));
        read.map(|()| timeline)
    }

    async fn read_on(&self, stream: &str, timeline: &mut Arc<Timeline>) -> Result<(), LoadError> {
        loop {
            let from = timeline.events.len() as u64;
            let page = self.store().read_stream(stream, from, Page::default());
            let page = page.await?;
            if page.is_empty() {
                return Ok(());
            }
            let mut events = Vec::with_capacity(page.len());
            for recorded in &page {
                let read = self.loader().read(&timeline.definition, recorded).await?;
                let actor = Name::from(read.leaf.actor.as_str());
                let id = read.leaf.correlation.as_deref().map(Name::from);
                events.push(Arc::new(Placed {
                    position: read.position,
                    command: id.map(|id| (actor, id)),
                    event: read.event,
                }));
            }
            Arc::make_mut(timeline).extend(events)?;
        }
    }

    /// A review as it was after a revision, for looking only: it remembers no commands.
    ///
    /// # Errors
    /// If there is no such review, or the record is damaged.
    pub async fn review_at(&self, stream: &str, revision: u64) -> Result<Review, LoadError> {
        let timeline = self.timeline(stream).await?;
        Ok(Review {
            state: timeline.state_at(revision)?,
            ..Review::before(stream, Arc::clone(&timeline.definition))
        })
    }
}

impl Timeline {
    fn extend(&mut self, events: Vec<Arc<Placed>>) -> Result<(), LoadError> {
        for placed in events {
            advance(&self.definition, &mut self.state, &mut self.course, &placed)?;
            self.events.push(placed);
            if self.events.len().is_multiple_of(KEPT_EVERY) {
                let kept = (self.state.clone(), self.course.clone());
                self.kept.push(Arc::new(kept));
            }
        }
        Ok(())
    }

    /// How many events the last state holds that is kept and holds no more than so many, with that state.
    fn kept_before(&self, events: usize) -> (usize, Option<&(State, Course)>) {
        let count = (events / KEPT_EVERY).min(self.kept.len());
        let kept = count.checked_sub(1).map(|place| &*self.kept[place]);
        (count * KEPT_EVERY, kept)
    }

    /// Begins before the first event.
    #[must_use]
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            timeline: self,
            state: State::default(),
            events: 0,
        }
    }

    /// When what was entered and left, up to a revision.
    ///
    /// # Errors
    /// If an event does not fit the state before it.
    pub fn course_at(&self, revision: u64) -> Result<Course, LoadError> {
        if after(revision) >= self.events.len() {
            return Ok(self.course.clone());
        }
        let (first, kept) = self.kept_before(after(revision));
        let (mut state, mut course) = kept.cloned().unwrap_or_default();
        for placed in &self.events[first..after(revision)] {
            advance(&self.definition, &mut state, &mut course, placed)?;
        }
        Ok(course)
    }

    /// The state just after a revision; the last one if there is none so late.
    ///
    /// # Errors
    /// If an event does not fit the state before it.
    pub fn state_at(&self, revision: u64) -> Result<State, LoadError> {
        let mut walk = self.walk();
        walk.to(revision)?;
        Ok(walk.state)
    }

    /// The last revision at a position of the record; `None` if the review had not started.
    #[must_use]
    pub fn revision_at(&self, position: u64) -> Option<u64> {
        let events = self
            .events
            .partition_point(|placed| placed.position <= position);
        (events as u64).checked_sub(1)
    }
}

impl Walk<'_> {
    /// The state just after a revision; the last one if there is none so late.
    ///
    /// # Errors
    /// If an event does not fit the state before it.
    pub fn to(&mut self, revision: u64) -> Result<&State, LoadError> {
        let until = after(revision).min(self.timeline.events.len());
        let (first, kept) = self.timeline.kept_before(until);
        if until < self.events || first > self.events {
            self.state = kept.map(|(state, _)| state.clone()).unwrap_or_default();
            self.events = first;
        }
        for placed in &self.timeline.events[self.events..until] {
            let position = placed.position;
            fold(&mut self.state, &placed.event)
                .map_err(|error| LoadError::Fold { position, error })?;
        }
        self.events = until;
        Ok(&self.state)
    }
}

fn advance(
    definition: &Definition,
    state: &mut State,
    course: &mut Course,
    placed: &Placed,
) -> Result<(), LoadError> {
    let position = placed.position;
    fold(state, &placed.event).map_err(|error| LoadError::Fold { position, error })?;
    course.add(Snapshot::new(definition, state), &placed.event);
    Ok(())
}

/// The number of events up to and with a revision.
fn after(revision: u64) -> usize {
    usize::try_from(revision).map_or(usize::MAX, |revision| revision.saturating_add(1))
}
