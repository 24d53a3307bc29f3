//! What a step has changed, told on the page that follows it: `?done=118` names its last event.

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use engine::look::Look;
use maud::{Markup, html};
use process::{
    fold::fold,
    history::{Sentence, tell},
    snapshot::Snapshot,
    view::Viewed,
};
use serde::Deserialize;

use super::reading::Reading;
use crate::{answer::fault::Fault, house::House};

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
    /// What happened in the step, as far as whoever looks may know it. Read from the record, so it says the same at every reload.
    pub(crate) async fn sentences(
        self,
        house: &House,
        look: &Look,
    ) -> Result<Vec<Sentence>, Fault> {
        let Some(last) = self.done.and_then(|last| usize::try_from(last).ok()) else {
            return Ok(Vec::new());
        };
        let timeline = house.engine().timeline(look.stream()).await?;
        let Some(placed) = timeline.events.get(last) else {
            return Ok(Vec::new());
        };
        let before = timeline.events[..last].iter().rev();
        let earlier =
            before.take_while(|one| placed.command.is_some() && one.command == placed.command);
        let first = last - earlier.count();
        let mut state = match (first as u64).checked_sub(1) {
            Some(revision) => timeline.state_at(revision)?,
            None => process::state::State::default(),
        };
        let mut told = Vec::new();
        for placed in &timeline.events[first..=last] {
            fold(&mut state, &placed.event).map_err(Fault::unexpected)?;
            told.extend(look.view(&look.viewer, |today| {
                let then = Snapshot::new(&timeline.definition, &state);
                tell(&Viewed::past(then, today), &placed.event)
            }));
        }
        Ok(told)
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
                        li { (super::reading::said(reading.locale, &reading.directory.told(sentence))) }
                    }
                }
            }
        }
    }
}
