//! Which planted words somebody may be told: those that `process::view` and `process::history` show them.

use std::collections::{BTreeMap, BTreeSet};

use engine::look::Place;
use process::{history::history, view::Viewer};

use super::planted::{Planted, Soil, words_in};

/// Which moments an answer tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The moment it shows alone.
    Moment,
    /// Everything until then.
    Course,
}

/// What one person may be told, worked out when it is asked for.
pub(super) struct Allowed<'p> {
    planted: &'p Planted,
    viewer: Viewer,
    administers: bool,
    /// By revision, the words that the view holds; `None` is now.
    views: BTreeMap<Option<u64>, BTreeSet<String>>,
    /// By word, the first revision whose sentence holds it.
    told: Option<BTreeMap<String, u64>>,
}

impl<'p> Allowed<'p> {
    pub(super) fn of(planted: &'p Planted, viewer: &Viewer, administers: bool) -> Self {
        Self {
            planted,
            viewer: viewer.clone(),
            administers,
            views: BTreeMap::new(),
            told: None,
        }
    }

    /// Whether an answer of a moment may hold a word.
    pub(super) fn holds(&mut self, word: &str, at: Option<u64>, told: Told) -> bool {
        let Some(planting) = self.planted.garden.words.get(word) else {
            return false;
        };
        if matches!(planting.soil, Soil::Person(_)) && self.administers {
            return true;
        }
        if self.view(at).contains(word) {
            return true;
        }
        // Whoever knows nothing of the review today knows nothing of its past (G39).
        if told == Told::Moment || self.view(None).is_empty() {
            return false;
        }
        let last = at.unwrap_or(u64::MAX);
        if self.told().get(word).is_some_and(|first| *first <= last) {
            return true;
        }
        let words = self.planted.garden.words.values();
        let steps: BTreeSet<u64> = words.map(|planting| planting.revision).collect();
        let since = steps.range(planting.revision..=last.max(planting.revision));
        let mut since = since.copied().filter(|revision| *revision <= last);
        since.any(|revision| self.view(Some(revision)).contains(word))
    }

    /// The words that the view of a moment holds.
    fn view(&mut self, at: Option<u64>) -> &BTreeSet<String> {
        let (planted, viewer) = (self.planted, &self.viewer);
        self.views
            .entry(at)
            .or_insert_with(|| words_of_view(planted, viewer, at))
    }

    fn told(&mut self) -> &BTreeMap<String, u64> {
        let (planted, viewer) = (self.planted, &self.viewer);
        self.told.get_or_insert_with(|| words_told(planted, viewer))
    }
}

fn words_of_view(planted: &Planted, viewer: &Viewer, at: Option<u64>) -> BTreeSet<String> {
    let engine = planted.fixture.engine();
    let place = at.map(Place::Revision);
    let look = planted
        .fixture
        .block_on(engine.look(&planted.stream, viewer.clone(), place))
        .unwrap();
    let (shown, knows_persons, exceptions) = look.view(viewer, |viewed| {
        let shown = viewed.review(look.moment());
        let parameters = planted.definition.parameters.keys();
        let read: BTreeSet<String> = parameters
            .filter(|id| shown.name.is_some() && viewed.reads_parameter(id))
            .map(ToString::to_string)
            .collect();
        (shown, viewed.knows_persons(), read)
    });
    let shown = serde_json::to_string(&shown).unwrap();
    let mut words: BTreeSet<String> = words_in(&shown).into_iter().collect();
    for (word, planting) in &planted.garden.words {
        let is_shown = match &planting.soil {
            Soil::Text => false,
            Soil::Body(sha256) => shown.contains(sha256.as_str()),
            Soil::Exception(parameter) => {
                exceptions.contains(parameter.as_str())
                    && at.is_none_or(|at| planting.revision <= at)
            }
            Soil::Person(handle) => {
                let own = Viewer::Person(planted.people[handle].clone());
                knows_persons || *viewer == own || knows_others(planted, viewer)
            }
        };
        if is_shown {
            words.insert(word.clone());
        }
    }
    words
}

/// Whether somebody knows who takes part in another review of the house.
fn knows_others(planted: &Planted, viewer: &Viewer) -> bool {
    let engine = planted.fixture.engine();
    let stream = planted.fixture.block_on(engine.stream_of(OTHER)).unwrap();
    let look = planted
        .fixture
        .block_on(engine.look(&stream, viewer.clone(), None))
        .unwrap();
    look.view(viewer, |viewed| viewed.knows_persons())
}

/// The other review of the house.
pub(super) const OTHER: &str = "travel-policy";

fn words_told(planted: &Planted, viewer: &Viewer) -> BTreeMap<String, u64> {
    let engine = planted.fixture.engine();
    let timeline = planted.fixture.block_on(engine.timeline(&planted.stream));
    let timeline = timeline.unwrap();
    let events = timeline.events.iter();
    let events: Vec<_> = events.map(|placed| placed.event.clone()).collect();
    let now = engine.moment();
    let told = history(&timeline.definition, &events, viewer, now).unwrap();
    let mut first = BTreeMap::new();
    for entry in told.entries {
        for word in words_in(&entry.sentence.text) {
            first.entry(word).or_insert(entry.revision);
        }
    }
    first
}
