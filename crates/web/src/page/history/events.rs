//! [`told()`]: all events of a review in sentences.

use engine::{look::Look, review::LoadError, timeline::Timeline};
use process::view::{Viewed, Viewer};

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
    let wanted = reader.wanted(filter).into_iter();
    let (mut walk, mut events) = (timeline.walk(), Vec::new());
    for at in wanted.take_while(|at| *at <= place(until)) {
        let sentence = reader.tell(walk.to(at as u64)?, &timeline.events[at].event);
        if let Some(sentence) = sentence.filter(|sentence| filter.wants(sentence)) {
            let revision = at as u64;
            events.push(Told { revision, sentence });
        }
    }
    Ok(events)
}
