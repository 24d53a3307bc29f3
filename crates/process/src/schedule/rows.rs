//! One instance over time.

use jiff::Timestamp;

use definition::model::machine::State;

use crate::{
    event::DeadlineSet,
    stages::{of_instance, word_of_review},
    view::Viewed,
};

use super::{
    Course, Row, Span, Usual,
    course::{Stay, Track},
};

/// The row of an instance; `None` if the viewer does not see it.
pub(super) fn row(
    viewed: &Viewed<'_>,
    course: &Course,
    usual: &Usual,
    place: usize,
    at: Timestamp,
) -> Option<Row> {
    let subject = viewed.subject(place)?;
    let track = course.tracks.get(place)?;
    let stays = known(viewed, place, track);
    let (instance, machine) = (viewed.instance(place), viewed.machine(place));
    let is_open = viewed.is_open(instance);
    let closed = (!is_open).then(|| closed(viewed, place, track, stays));
    let deadline = if is_open {
        instance.deadlines.iter().min_by_key(|open| open.due)
    } else {
        let mut dated = stays.iter().rev();
        dated.find_map(|stay| stay.deadlines.iter().min_by_key(|open| open.due))
    };
    let due = deadline.map(|deadline| deadline.due);
    let late = due.map(|due| closed.unwrap_or(at).duration_since(due));
    let parent = instance.parent.filter(|parent| viewed.sees(*parent));
    let mut path = machine.innermost_first(instance.leaf());
    Some(Row {
        subject,
        machine: instance.machine.clone(),
        parent: parent.map(|parent| viewed.instance(parent).id.clone()),
        spans: stays.iter().map(|stay| span(viewed, place, stay)).collect(),
        entered: instance.entered_at,
        failed: instance.cancelled || path.any(|state| state.failure),
        due,
        baseline: deadline.and_then(|deadline| baseline(stays, deadline)),
        overdue_by: late.filter(|late| late.is_positive() || (is_open && late.is_zero())),
        slack: late
            .filter(|late| is_open && late.is_negative())
            .map(|late| -late),
        word: is_open.then(|| match place {
            0 => word_of_review(viewed, usual, at),
            _ => of_instance(viewed, usual, place, at),
        }),
        closed,
    })
}

/// The stays that the viewer may know: all of them if states do not differ in who sees them or the viewer sees them all, else the last one.
pub(crate) fn known<'t>(viewed: &Viewed<'_>, place: usize, track: &'t Track) -> &'t [Stay] {
    let machine = viewed.machine(place);
    let differs = |state: &State| {
        let access = state.access.as_ref();
        access.is_some_and(|access| access.see.is_some())
    };
    let is_same_for_all = !machine.states.values().any(differs);
    if is_same_for_all || viewed.sees_all(machine) {
        &track.stays
    } else {
        track.stays.last().map_or(&[], std::slice::from_ref)
    }
}

/// When it closed: when it was cancelled, else the first entry after which it was never open again.
fn closed(viewed: &Viewed<'_>, place: usize, track: &Track, stays: &[Stay]) -> Timestamp {
    let mut ends = stays.iter().rev();
    let mut closed = viewed.instance(place).entered_at;
    while let Some(stay) = ends.next().filter(|stay| is_end(viewed, place, stay)) {
        closed = stay.entered;
    }
    track.cancelled.unwrap_or(closed)
}

pub(super) fn is_end(viewed: &Viewed<'_>, place: usize, stay: &Stay) -> bool {
    let mut path = viewed.machine(place).innermost_first(&stay.leaf);
    path.any(|state| state.is_final || state.settled)
}

fn span(viewed: &Viewed<'_>, place: usize, stay: &Stay) -> Span {
    Span {
        state: stay.leaf.clone(),
        title: viewed.machine(place).states[&stay.leaf].title.clone(),
        entered: stay.entered,
        left: stay.left,
        due: stay.deadlines.iter().map(|deadline| deadline.due).min(),
        is_end: is_end(viewed, place, stay),
    }
}

/// When the same deadline was due when it was recorded first.
fn baseline(stays: &[Stay], deadline: &DeadlineSet) -> Option<Timestamp> {
    let mut recorded = stays.iter().flat_map(|stay| &stay.deadlines);
    let first = recorded.find(|one| one.state == deadline.state && one.id == deadline.id);
    first.map(|one| one.due)
}
