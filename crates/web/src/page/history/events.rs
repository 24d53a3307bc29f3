//! [`told()`]: all events of a review in sentences.

use engine::{look::Look, review::LoadError, timeline::Timeline};
use process::{
    fold::fold,
    state::State,
    view::{Viewed, Viewer},
};

use super::{
    asked::Filter,
    read::{Reader, place},
};
use crate::memory::Told;

/// The wanted events up to a revision that a viewer may know.
pub(crate) fn told(
    look: &Look,
    viewer: &Viewer,
    timeline: &Timeline,
    until: u64,
    filter: &Filter,
) -> Result<Vec<Told>, LoadError> {
    look.view(viewer, |today| all(timeline, today, until, filter))
}

fn all(
    timeline: &Timeline,
    today: &Viewed<'_>,
    until: u64,
    filter: &Filter,
) -> Result<Vec<Told>, LoadError> {
    let reader = Reader::new(timeline, today);
    let mut wanted = reader.wanted(filter).into_iter().peekable();
    let (mut state, mut events) = (State::default(), Vec::new());
    for (at, placed) in timeline.events.iter().enumerate() {
        if at > place(until) || wanted.peek().is_none() {
            break;
        }
        let position = placed.position;
        fold(&mut state, &placed.event).map_err(|error| LoadError::Fold { position, error })?;
        if wanted.next_if_eq(&at).is_none() {
            continue;
        }
        let sentence = reader.tell(&state, &placed.event);
        if let Some(sentence) = sentence.filter(|sentence| filter.wants(sentence)) {
            let revision = at as u64;
            events.push(Told { revision, sentence });
        }
    }
    Ok(events)
}
