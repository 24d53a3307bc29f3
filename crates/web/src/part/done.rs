//! What a step has changed, told on the page that follows it: `?done=118` names its last event.

use std::ops::Range;

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use definition::{
    model::action::{Action, Target},
    name::Name,
};
use engine::{look::Look, timeline::Timeline};
use maud::{Markup, html};
use process::{
    event::Outcome,
    history::{Sentence, tell},
    snapshot::Snapshot,
    state::State,
    view::Viewed,
};
use serde::Deserialize;

use super::{reading::Reading, sentence::words};
use crate::{answer::fault::Fault, house::House, request::address};

/// The last event of a step that was just done, if the address names one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Done {
    done: Option<u64>,
}

impl<S: Sync> FromRequestParts<S> for Done {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        // An address that somebody changed says nothing; it is no reason to show no page.
        let done = Query::<Self>::try_from_uri(&parts.uri);
        Ok(done.map(|Query(done)| done).unwrap_or_default())
    }
}

impl Done {
    /// The step whose last event has a revision.
    pub(crate) fn of(last: u64) -> Self {
        Self { done: Some(last) }
    }

    /// What happened in the step, as far as whoever looks may know it. Read from the record, so it says the same at every reload.
    pub(crate) async fn sentences(
        self,
        house: &House,
        look: &Look,
    ) -> Result<Vec<Sentence>, Fault> {
        let timeline = house.engine().timeline(look.stream()).await?;
        let (mut walk, mut told) = (timeline.walk(), Vec::new());
        for place in self.step(&timeline) {
            let state = walk.to(place as u64)?;
            told.extend(look.view(&look.viewer, |today| {
                let then = Snapshot::new(&timeline.definition, state);
                tell(&Viewed::past(then, today), &timeline.events[place].event)
            }));
        }
        Ok(told)
    }

    /// The actions that lead back to where the step came from, as long as its instance stands where it led: nothing is ever
    /// taken back, but it can be set right.
    pub(crate) async fn corrections(
        self,
        house: &House,
        look: &Look,
    ) -> Result<Vec<Correction>, Fault> {
        let timeline = house.engine().timeline(look.stream()).await?;
        let step = self.step(&timeline);
        let moved = step
            .clone()
            .find_map(|place| match &timeline.events[place].event.outcome {
                Outcome::Moved(moved) => Some(moved.instance.clone()),
                _ => None,
            });
        let (Some(instance), Some(before)) = (moved, (step.start as u64).checked_sub(1)) else {
            return Ok(Vec::new());
        };
        let before = timeline.state_at(before)?;
        let after = timeline.state_at(step.end as u64 - 1)?;
        let leaf = |state: &State| Some(state.instance(&instance)?.leaf().to_owned());
        let (from, to) = (leaf(&before), leaf(&after));
        let (Some(from), Some(to)) = (from, to) else {
            return Ok(Vec::new());
        };
        if from == to || leaf(look.snapshot().state).as_ref() != Some(&to) {
            return Ok(Vec::new());
        }
        let offered = look.offered(&look.viewer, &instance).unwrap_or_default();
        let machine =
            &timeline.definition.machines[&after.instances[after.index[&instance]].machine];
        let actions = machine
            .innermost_first(&to)
            .flat_map(|state| state.actions.values());
        let leads_back = |action: &&Action| match &action.target {
            Target::Stay => false,
            Target::To(state) | Target::Resume(state) => *machine.entered(state).id == *from,
        };
        let back = actions
            .filter(leads_back)
            .filter(|action| offered.contains(&action.id));
        let correction = |action: &Action| Correction {
            instance: instance.clone(),
            action: action.id.clone(),
            title: action.title.clone(),
        };
        Ok(back.map(correction).collect())
    }

    /// The events of the step; none, if no step was just done.
    fn step(self, timeline: &Timeline) -> Range<usize> {
        let last = self.done.and_then(|last| usize::try_from(last).ok());
        let found = last.and_then(|last| Some((last, timeline.events.get(last)?)));
        let Some((last, placed)) = found else {
            return 0..0;
        };
        let before = timeline.events[..last].iter().rev();
        let earlier =
            before.take_while(|one| placed.command.is_some() && one.command == placed.command);
        last - earlier.count()..last + 1
    }
}

/// An action that leads back to where a step came from.
pub(crate) struct Correction {
    instance: Name,
    action: Name,
    title: Name,
}

/// What sets right what was just done, if anything does.
pub(crate) fn corrections(reading: Reading<'_>, found: &[Correction]) -> Markup {
    let to = |one: &Correction| address::step(reading.review, &one.action, &one.instance);
    let found = found.iter().map(|one| (one, to(one)));
    let found: Vec<_> = found.filter(|(_, to)| reading.leads(to)).collect();
    html! {
        @if !found.is_empty() {
            p.quiet {
                (reading.say("step-done-wrong")) " "
                @for (index, (one, to)) in found.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href=(to) { (reading.said(&one.title)) }
                }
            }
        }
    }
}

/// What was just done, above everything else on a page; nothing, if nothing was.
pub(crate) fn flash(reading: Reading<'_>, sentences: &[Sentence]) -> Markup {
    html! {
        @if !sentences.is_empty() {
            section.box role="status" id="done" {
                p { strong { (reading.say("step-done")) } }
                ul {
                    @for sentence in sentences {
                        li { (words(reading, sentence)) }
                    }
                }
            }
        }
    }
}
