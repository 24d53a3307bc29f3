//! One review in a list of many.

use jiff::Timestamp;

use crate::{
    explain::ActionName,
    stages::{doers, expected_at, ready_action},
    view::Viewed,
};

use super::{Course, NextDue, Outline, Usual, Wait, rows::row};

pub(super) fn outline(
    viewed: &Viewed<'_>,
    course: &Course,
    usual: &Usual,
    at: Timestamp,
) -> Option<Outline> {
    let snapshot = viewed.snapshot();
    let places = 0..snapshot.state.instances.len();
    let open: Vec<usize> = places
        .filter(|place| viewed.sees(*place) && viewed.is_open(viewed.instance(*place)))
        .collect();
    let due = |place: &usize| viewed.instance(*place).due();
    let overdue = open.iter().filter_map(due).filter(|due| *due <= at).count();
    let dated = || open.iter().filter_map(|place| Some((due(place)?, *place)));
    let next = dated().filter(|(due, _)| *due > at).min();
    let late = dated().filter(|(due, _)| *due <= at).min();
    let named = |(due, place)| {
        let subject = viewed.subject(place)?;
        Some(NextDue { subject, due })
    };
    Some(Outline {
        name: snapshot.state.name.clone(),
        title: snapshot.state.title.clone(),
        workflow: snapshot.definition.title.clone(),
        root: row(viewed, course, usual, 0, at)?,
        open: open.len(),
        overdue,
        next: next.and_then(named),
        late: late.and_then(named),
        longest: longest(viewed, usual, open, at),
    })
}

/// The open instance that has been longest where nothing but a person is wanting.
fn longest(
    viewed: &Viewed<'_>,
    usual: &Usual,
    mut open: Vec<usize>,
    at: Timestamp,
) -> Option<Wait> {
    open.sort_by_key(|place| (viewed.instance(*place).entered_at, *place));
    open.into_iter().find_map(|place| {
        let action = ready_action(viewed, place, at)?;
        let since = viewed.instance(place).entered_at;
        Some(Wait {
            subject: viewed.subject(place)?,
            since,
            lasting: at.duration_since(since),
            until: expected_at(viewed, usual, place),
            action: ActionName {
                id: action.id.clone(),
                title: action.title.clone(),
            },
            who: doers(viewed, place, action),
        })
    })
}
