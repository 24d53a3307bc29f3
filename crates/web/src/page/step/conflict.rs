//! What changed since somebody looked, when they act on what they saw.

use engine::look::Place;
use process::{
    change::{Change, change},
    fold::fold,
    history::{Sentence, tell},
    snapshot::Snapshot,
    view::Viewed,
};

use super::Desk;
use crate::answer::fault::Fault;

/// What happened with the instance since a revision, and what of it is different now, as far as whoever acts may know it.
pub(super) async fn since(
    desk: &Desk<'_>,
    seen: u64,
) -> Result<(Vec<Sentence>, Vec<Change>), Fault> {
    let look = &desk.look;
    let instance = &desk.task.subject.instance;
    let engine = desk.house.engine();
    let seen = seen.min(look.last_revision());
    let then = engine
        .look(
            look.stream(),
            look.viewer.clone(),
            Some(Place::Revision(seen)),
        )
        .await?;
    let changes = look.view(&look.viewer, |after| {
        then.view(&look.viewer, |before| change(before, after).changes)
    });
    let is_about = |change: &Change| change.instance.as_ref() == Some(instance);
    let changes = changes.into_iter().filter(is_about).collect();
    let timeline = engine.timeline(look.stream()).await?;
    let mut state = timeline.state_at(seen)?;
    let mut told = Vec::new();
    let from = usize::try_from(seen).map_or(usize::MAX, |seen| seen.saturating_add(1));
    for placed in timeline.events.iter().skip(from) {
        fold(&mut state, &placed.event).map_err(Fault::unexpected)?;
        let sentence = look.view(&look.viewer, |today| {
            let then = Snapshot::new(&timeline.definition, &state);
            tell(&Viewed::past(then, today), &placed.event)
        });
        told.extend(sentence.filter(|sentence| sentence.instance.as_ref() == Some(instance)));
    }
    Ok((told, changes))
}
