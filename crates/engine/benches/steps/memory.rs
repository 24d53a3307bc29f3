//! Deciding, folding and explaining in memory, on one core.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use process::{
    explain::{Question, explain},
    fold::{fold, fold_all},
    snapshot::Snapshot,
    state::State,
    step::step,
    view::{Viewed, Viewer},
};

use crate::course::{Course, Planned};

/// Something a second, on one core.
pub(crate) struct Measured {
    pub(crate) steps: f64,
    pub(crate) folds: f64,
    pub(crate) explanations: f64,
}

/// Measures each figure for some time.
pub(crate) fn measure(course: &Course, time: Duration) -> Measured {
    let mut events = Vec::new();
    let mut state = State::default();
    let at = jiff::Timestamp::UNIX_EPOCH;
    for planned in [course.start(0)].iter().chain(&course.way) {
        let decided = step(&course.definition, &state, &planned.command(at)).unwrap();
        for event in decided {
            fold(&mut state, &event).unwrap();
            events.push(event);
        }
    }
    let mut round = Vec::new();
    let mut before = state.clone();
    for planned in &course.round {
        let command = planned.command(at);
        let decided = step(&course.definition, &before, &command).unwrap();
        let mut after = before.clone();
        for event in &decided {
            fold(&mut after, event).unwrap();
        }
        round.push((std::mem::replace(&mut before, after), command));
    }
    Measured {
        steps: rate(time, round.len(), || {
            for (state, command) in &round {
                black_box(step(&course.definition, black_box(state), command)).unwrap();
            }
        }),
        folds: rate(time, events.len(), || {
            black_box(fold_all(black_box(&events))).unwrap();
        }),
        explanations: rate(time, course.round.len(), || {
            for planned in &course.round {
                explained(course, &state, planned);
            }
        }),
    }
}

/// Why can the next step be taken or not? All that a page needs to ask: the lists and the rights of the viewer too.
fn explained(course: &Course, state: &State, planned: &Planned) {
    let snapshot = Snapshot::new(&course.definition, state);
    let Some(act) = planned.act() else { return };
    let question = Question {
        instance: &act.instance,
        action: &act.action,
        actor: Some(planned.actor()),
        on_behalf_of: None,
        payload: None,
        confirmations: None,
        at: state.time,
    };
    let viewer = Viewer::Person(planned.actor().clone());
    black_box(explain(
        &Viewed::new(snapshot, &viewer, question.at),
        &question,
    ));
}

fn rate(time: Duration, each: usize, mut once: impl FnMut()) -> f64 {
    let begin = Instant::now();
    let mut count = 0;
    while begin.elapsed() < time / 3 {
        once();
        count += each;
    }
    count as f64 / begin.elapsed().as_secs_f64()
}
