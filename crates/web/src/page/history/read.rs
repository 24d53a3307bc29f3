//! [`Account`]: the part of a history that one page shows, read in one pass over the events.
//!
//! Folding is cheap and telling is not: only the events of the window and those that the page links to are put into words.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use definition::name::Name;
use engine::{
    review::LoadError,
    timeline::{Placed, Timeline, Walk},
};
use jiff::Timestamp;
use process::{
    change::{Changes, change},
    event::{Event, Outcome},
    history::{Kind, Sentence, may_tell, origin, tell},
    schedule::{Course, Usual},
    snapshot::Snapshot,
    stages::{Strip, stages},
    state::State,
    view::Viewed,
};

use super::asked::{Asked, Filter, With};
use crate::memory::Told;

/// Events that are listed before the chosen one, and as many after it.
pub(super) const WINDOW_SIDE: usize = 30;

/// Events that followed from one that are named.
const LED_TO_MAX: usize = 8;

/// The part of a history that one page shows.
#[derive(Debug, PartialEq)]
pub(super) struct Account {
    /// The event that is looked at.
    pub(super) revision: u64,
    /// The last one there is.
    pub(super) last: u64,
    /// The time of the event.
    pub(super) moment: Timestamp,
    /// The event in words; `None` if it is not for the viewer to know.
    pub(super) sentence: Option<Sentence>,
    /// The first event of its step.
    pub(super) step_begin: u64,
    /// The stages as they were.
    pub(super) strip: Option<Strip>,
    /// The two events that are compared, the earlier one first; `None` is the time before the first.
    pub(super) compared: (Option<u64>, u64),
    /// What differs between them.
    pub(super) changes: Changes,
    /// The events around it that are wanted, oldest first, by step.
    pub(super) steps: Vec<Vec<Told>>,
    /// Whether there are more before those, and after.
    pub(super) more: (bool, bool),
    /// What it followed from.
    pub(super) because_of: Option<Told>,
    /// What followed from it.
    pub(super) led_to: Vec<Told>,
    /// The next event that somebody decided on.
    pub(super) next_decision: Option<u64>,
    /// The next event by the same person.
    pub(super) next_by: Option<u64>,
    /// The events with which a stage began, and its title: marks of the slider. One for each event would be thousands.
    pub(super) marks: Vec<(u64, Name)>,
}

/// Reads the part of a history around an event. `today` is the review as the viewer may know it now, at `now`; the event exists.
pub(super) fn read(
    timeline: &Timeline,
    today: &Viewed<'_>,
    now: Timestamp,
    revision: u64,
    asked: &Asked,
) -> Result<Account, LoadError> {
    let reader = Reader::new(timeline, today);
    let chosen = place(revision);
    let window = reader.window(chosen, &asked.filter);
    let step = reader.step(chosen);
    let because_of = reader.origin(chosen);
    let step_begin = step.start as u64;
    let led_to = reader.led_to(chosen, step);
    let begins = reader.stages();
    let with = reader.with(asked.with, chosen, &begins);
    let mut wanted: BTreeSet<usize> = window.places.iter().copied().collect();
    wanted.extend(because_of.into_iter().chain(led_to.iter().copied()));
    wanted.extend(begins.iter().map(|(place, _)| *place));
    wanted.insert(chosen);
    let pass = reader.pass(chosen, with, &wanted)?;

    let past = |state| Viewed::past(Snapshot::new(&timeline.definition, state), today);
    let (then, other) = (past(&pass.then), past(&pass.other));
    let is_now = revision == today.snapshot().state.revision.unwrap_or_default();
    let moment = if is_now { now } else { pass.then.time };
    let course: Course = timeline.course_at(revision)?;
    let usual = Usual::new(&then, &course, []);
    let (compared, changes) = match with {
        Some(with) if with > chosen => ((Some(revision), with as u64), change(&then, &other)),
        with => (
            (with.map(|with| with as u64), revision),
            change(&other, &then),
        ),
    };
    let told = |place: usize| {
        let sentence = pass.told.get(&place)?.clone();
        let revision = place as u64;
        Some(Told { revision, sentence })
    };
    let known = begins
        .into_iter()
        .filter(|(place, _)| pass.told.contains_key(place));
    let listed = window.places.iter().filter_map(|place| told(*place));
    let listed = listed.filter(|told| asked.filter.wants(&told.sentence));
    Ok(Account {
        revision,
        last: (timeline.events.len() as u64).saturating_sub(1),
        moment: pass.then.time,
        sentence: pass.told.get(&chosen).cloned(),
        step_begin,
        strip: stages(&then, &course, &usual, moment),
        compared,
        changes,
        steps: reader.by_step(listed),
        more: window.more,
        because_of: because_of.and_then(told),
        led_to: led_to.into_iter().filter_map(told).collect(),
        next_decision: pass.next_decision.map(|place| place as u64),
        next_by: pass.next_by.map(|place| place as u64),
        marks: known.map(|(place, title)| (place as u64, title)).collect(),
    })
}

/// A revision as an index; one beyond all is the last thinkable.
pub(super) fn place(revision: u64) -> usize {
    usize::try_from(revision).unwrap_or(usize::MAX)
}

/// The events that may be listed around one.
struct Window {
    places: Vec<usize>,
    more: (bool, bool),
}

/// What one pass over the events found.
struct Pass {
    /// The state just after the chosen event.
    then: State,
    /// The state that it is compared with.
    other: State,
    told: BTreeMap<usize, Sentence>,
    next_decision: Option<usize>,
    next_by: Option<usize>,
}

/// A timeline in front of a viewer.
pub(super) struct Reader<'r, 'v> {
    timeline: &'r Timeline,
    today: &'r Viewed<'v>,
}

impl<'r, 'v> Reader<'r, 'v> {
    pub(super) fn new(timeline: &'r Timeline, today: &'r Viewed<'v>) -> Self {
        Self { timeline, today }
    }

    fn placed(&self, place: usize) -> &'r Placed {
        &self.timeline.events[place]
    }

    fn event(&self, place: usize) -> &'r Event {
        &self.placed(place).event
    }

    fn count(&self) -> usize {
        self.timeline.events.len()
    }

    fn may_tell(&self, place: usize) -> bool {
        may_tell(self.today, self.event(place))
    }

    /// The places of the events that may be listed, in order.
    pub(super) fn wanted(&self, filter: &Filter) -> Vec<usize> {
        let is_wanted =
            |place: &usize| filter.may_want(self.placed(*place)) && self.may_tell(*place);
        (0..self.count()).filter(is_wanted).collect()
    }

    fn window(&self, chosen: usize, filter: &Filter) -> Window {
        let wanted = self.wanted(filter);
        let after = wanted.partition_point(|place| *place <= chosen);
        let from = after.saturating_sub(WINDOW_SIDE + 1);
        let to = wanted.len().min(after + WINDOW_SIDE);
        Window {
            more: (from > 0, to < wanted.len()),
            places: wanted[from..to].to_vec(),
        }
    }

    /// Whether two neighbours belong to one step of the engine: to one command, or to what fell due at one time.
    fn are_one_step(&self, place: usize, next: usize) -> bool {
        let (one, other) = (self.placed(place), self.placed(next));
        one.command == other.command && (one.command.is_some() || one.event.at == other.event.at)
    }

    /// The events of the same step.
    fn step(&self, place: usize) -> Range<usize> {
        let (mut first, mut end) = (place, place + 1);
        while first > 0 && self.are_one_step(first - 1, first) {
            first -= 1;
        }
        while end < self.count() && self.are_one_step(end - 1, end) {
            end += 1;
        }
        first..end
    }

    fn origin(&self, place: usize) -> Option<usize> {
        origin(|place| self.event(place), self.step(place), place)
    }

    /// What followed from an event: in its own step, and, from a proposal, what came of that.
    fn led_to(&self, chosen: usize, step: Range<usize>) -> Vec<usize> {
        let end = match self.event(chosen).outcome {
            Outcome::Proposed(_) => self.count(),
            _ => step.end,
        };
        let followed = |place: &usize| {
            let within = |place| self.event(place);
            let step = if step.contains(place) {
                step.clone()
            } else {
                *place..*place + 1
            };
            origin(within, step, *place) == Some(chosen)
        };
        let places = (chosen + 1..end).filter(|place| self.may_tell(*place));
        places.filter(followed).take(LED_TO_MAX).collect()
    }

    /// Where the root entered each of its states, with their titles.
    fn stages(&self) -> Vec<(usize, Name)> {
        let states = &self.timeline.definition.root().states;
        let root = self.today.snapshot().state.instances.first();
        let entered = |place: usize| {
            let path = match &self.event(place).outcome {
                Outcome::Created(created) if created.parent.is_none() => &created.state,
                Outcome::Moved(moved) if Some(&moved.instance) == root.map(|root| &root.id) => {
                    moved.to.as_ref()?
                }
                _ => return None,
            };
            let leaf = path.rsplit('.').next()?;
            Some((place, states.get(leaf)?.title.clone()))
        };
        (0..self.count()).filter_map(entered).collect()
    }

    /// The event to compare with; `None` is the time before the first.
    fn with(&self, with: With, chosen: usize, stages: &[(usize, Name)]) -> Option<usize> {
        let last = self.count().saturating_sub(1);
        match with {
            With::Before => chosen.checked_sub(1),
            With::Now => Some(last),
            With::Visit(seen) => seen.map(place).or(chosen.checked_sub(1)),
            With::Revision(revision) => Some(place(revision).min(last)),
            With::Stage => {
                let mut began = stages.iter().map(|(place, _)| *place).rev();
                began.find(|place| *place <= chosen)?.checked_sub(1)
            }
        }
    }

    fn pass(
        &self,
        chosen: usize,
        with: Option<usize>,
        wanted: &BTreeSet<usize>,
    ) -> Result<Pass, LoadError> {
        let mut pass = Pass {
            then: State::default(),
            other: State::default(),
            told: BTreeMap::new(),
            next_decision: None,
            next_by: None,
        };
        let mut walk = self.timeline.walk();
        for &place in wanted {
            let sentence = self.tell(walk.to(place as u64)?, self.event(place));
            pass.told.extend(sentence.map(|sentence| (place, sentence)));
        }
        pass.then = walk.to(chosen as u64)?.clone();
        for place in chosen + 1..self.count() {
            if pass.next_decision.is_some() && pass.next_by.is_some() {
                break;
            }
            self.look_ahead(&mut pass, chosen, place, &mut walk)?;
        }
        if let Some(with) = with {
            pass.other = walk.to(with as u64)?.clone();
        }
        Ok(pass)
    }

    /// Notes the first events after the chosen one that lead on from it.
    fn look_ahead(
        &self,
        pass: &mut Pass,
        chosen: usize,
        place: usize,
        walk: &mut Walk<'_>,
    ) -> Result<(), LoadError> {
        let event = self.event(place);
        let is_decision = pass.next_decision.is_none() && event.kind() == Kind::Done;
        let by = pass
            .told
            .get(&chosen)
            .and_then(|sentence| sentence.by.as_ref());
        let by = by.filter(|by| pass.next_by.is_none() && event.involves(by));
        if !self.may_tell(place) || !(is_decision || by.is_some()) {
            return Ok(());
        }
        let Some(sentence) = self.tell(walk.to(place as u64)?, event) else {
            return Ok(());
        };
        let is_by = by.is_some() && sentence.by.as_ref() == by;
        if is_by {
            pass.next_by = Some(place);
        }
        if is_decision {
            pass.next_decision = Some(place);
        }
        Ok(())
    }

    /// The sentence of an event, with the state just after it.
    pub(super) fn tell(&self, after: &State, event: &Event) -> Option<Sentence> {
        let after = Snapshot::new(&self.timeline.definition, after);
        tell(&Viewed::past(after, self.today), event)
    }

    fn by_step(&self, told: impl Iterator<Item = Told>) -> Vec<Vec<Told>> {
        let mut steps: Vec<Vec<Told>> = Vec::new();
        let mut of = 0..0;
        for told in told {
            let at = place(told.revision);
            match steps.last_mut() {
                Some(step) if of.contains(&at) => step.push(told),
                _ => {
                    of = self.step(at);
                    steps.push(vec![told]);
                }
            }
        }
        steps
    }
}
