//! [`Memory`]: what was worked out from the events of reviews and stays true until the next one.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use engine::{
    engine::Engine,
    review::LoadError,
    timeline::{Placed, Timeline},
};
use process::{
    fold::fold,
    history::{Sentence, tell},
    person::Person,
    snapshot::Snapshot,
    state::State,
    view::Viewed,
};

use crate::desk::Desks;

/// The last events of a review that are kept with the states after them.
const RECENT_MAX: usize = 64;

/// Reviews that are remembered; what is forgotten is worked out again.
const REVIEWS_MAX: usize = 1024;

/// Safe to be asked by many at once; two who ask at the same time may both work it out.
#[derive(Default)]
pub(crate) struct Memory {
    reviews: Mutex<BTreeMap<String, Known>>,
    desks: Desks,
}

/// What is known of one review.
#[derive(Clone, Default)]
struct Known {
    newest: Option<Arc<Newest>>,
    /// Who takes part, as of a revision.
    people: Option<(u64, Arc<BTreeSet<Person>>)>,
}

/// The newest events of a review, with the states after them.
#[derive(Clone, Default)]
pub(crate) struct Newest {
    state: State,
    recent: VecDeque<Recent>,
}

/// An event with the state just after it.
#[derive(Clone)]
struct Recent {
    revision: u64,
    event: Arc<Placed>,
    after: State,
}

/// An event in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// Its revision.
    pub(crate) revision: u64,
    /// What happened.
    pub(crate) sentence: Sentence,
}

impl Memory {
    /// What reviews ask of people.
    pub(crate) fn desks(&self) -> &Desks {
        &self.desks
    }

    /// The newest events of a review, or the newest at a revision that is looked at.
    pub(crate) fn newest(
        &self,
        stream: &str,
        timeline: &Timeline,
        until: Option<u64>,
    ) -> Result<Arc<Newest>, LoadError> {
        if until.is_some() {
            let mut newest = Newest::default();
            newest.go_on(timeline, until)?;
            return Ok(Arc::new(newest));
        }
        let mut newest = self.known(stream).newest.unwrap_or_default();
        if newest.next() < timeline.events.len() {
            Arc::make_mut(&mut newest).go_on(timeline, None)?;
            let kept = Arc::clone(&newest);
            self.learn(stream, |known| known.newest = Some(kept));
        }
        Ok(newest)
    }

    /// Whether a person holds a role in a review, or had one lent to them, as of its revision in a list or a later one.
    pub(crate) async fn takes_part(
        &self,
        engine: &Engine,
        stream: &str,
        revision: u64,
        person: &Person,
    ) -> Result<bool, LoadError> {
        if let Some((known, people)) = self.known(stream).people
            && known >= revision
        {
            return Ok(people.contains(person));
        }
        let state = engine.review(stream).await?.state;
        let holders = state.assignments.iter().map(|held| held.person.clone());
        let lent = state.delegations.iter().map(|lent| lent.to.clone());
        let people: Arc<BTreeSet<Person>> = Arc::new(holders.chain(lent).collect());
        let takes_part = people.contains(person);
        let revision = state.revision.unwrap_or_default();
        self.learn(stream, |known| known.people = Some((revision, people)));
        Ok(takes_part)
    }

    fn known(&self, stream: &str) -> Known {
        let reviews = self.reviews.lock().unwrap_or_else(PoisonError::into_inner);
        reviews.get(stream).cloned().unwrap_or_default()
    }

    fn learn(&self, stream: &str, learn: impl FnOnce(&mut Known)) {
        let mut reviews = self.reviews.lock().unwrap_or_else(PoisonError::into_inner);
        if reviews.len() >= REVIEWS_MAX && !reviews.contains_key(stream) {
            reviews.pop_first();
        }
        learn(reviews.entry(stream.to_owned()).or_default());
    }
}

impl Newest {
    /// The revision of the next event.
    fn next(&self) -> usize {
        let last = self.state.revision;
        last.map_or(0, |last| {
            usize::try_from(last).map_or(usize::MAX, |last| last.saturating_add(1))
        })
    }

    fn go_on(&mut self, timeline: &Timeline, until: Option<u64>) -> Result<(), LoadError> {
        let events = timeline.events.iter().enumerate().skip(self.next());
        for (revision, event) in events {
            let revision = revision as u64;
            if until.is_some_and(|until| revision > until) {
                break;
            }
            let position = event.position;
            fold(&mut self.state, &event.event)
                .map_err(|error| LoadError::Fold { position, error })?;
            if self.recent.len() == RECENT_MAX {
                self.recent.pop_front();
            }
            self.recent.push_back(Recent {
                revision,
                event: Arc::clone(event),
                after: self.state.clone(),
            });
        }
        Ok(())
    }

    /// The newest sentences that a viewer may know, newest first. `viewed` is the review as they look at it.
    pub(crate) fn told(
        &self,
        viewed: &Viewed<'_>,
        most: usize,
        is_wanted: impl Fn(&Sentence) -> bool,
    ) -> Vec<Told> {
        self.told_since(viewed, None, most, is_wanted)
    }

    /// The same of what came after a revision.
    pub(crate) fn told_since(
        &self,
        viewed: &Viewed<'_>,
        last: Option<u64>,
        most: usize,
        is_wanted: impl Fn(&Sentence) -> bool,
    ) -> Vec<Told> {
        let snapshot = viewed.snapshot();
        // What came after the moment looked at is not told.
        let known = self
            .recent
            .iter()
            .filter(|recent| Some(recent.revision) <= snapshot.state.revision);
        let since = known
            .rev()
            .take_while(|recent| Some(recent.revision) > last);
        let told = since.filter_map(|recent| {
            let after = Snapshot::new(snapshot.definition, &recent.after);
            let sentence = tell(&Viewed::past(after, viewed), &recent.event.event)?;
            Some(Told {
                revision: recent.revision,
                sentence,
            })
        });
        told.filter(|told| is_wanted(&told.sentence))
            .take(most)
            .collect()
    }
}
