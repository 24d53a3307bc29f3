//! When each thing began, is due and ended.

use std::fmt::Write as _;

use insta::assert_snapshot;
use jiff::{SignedDuration, Timestamp};
use process::{
    fold::fold,
    schedule::{
        Course, Forecast, Outline, PAST_MIN, Precedent, Row, Schedule, Usual, forecast, schedule,
    },
    snapshot::Snapshot,
    stages::Word,
    state::State,
    view::{Viewed, Viewer},
};

use crate::programme::{Programme, programme, sign_off};

fn of(programme: &Programme, steps: usize, viewer: &Viewer, later: SignedDuration) -> Schedule {
    let (events, state) = programme.after(steps);
    let course = Course::of(&programme.definition, &events).unwrap();
    let at = state.time + later;
    let viewed = Viewed::new(programme.snapshot(&state), viewer, at);
    let usual = Usual::new(&viewed, &course, []);
    schedule(&viewed, &course, &usual, at).unwrap()
}

fn day(moment: Option<Timestamp>) -> String {
    moment.map_or("–".to_owned(), |moment| moment.strftime("%F").to_string())
}

fn line(row: &Row) -> String {
    let spans = row.spans.iter().map(|span| {
        let (entered, left) = (day(Some(span.entered)), day(span.left));
        format!("{} {entered}..{left} due {}", span.state, day(span.due))
    });
    let spans: Vec<_> = spans.collect();
    let hours = |length: Option<SignedDuration>| length.map(|length| length.as_hours());
    format!(
        "{} | {} | baseline {} due {} closed {} overdue {:?} slack {:?} {:?}",
        row.subject.title,
        spans.join(", "),
        day(row.baseline),
        day(row.due),
        day(row.closed),
        hours(row.overdue_by),
        hours(row.slack),
        row.word,
    )
}

fn told(programme: &Programme, schedule: &Schedule) -> String {
    let Outline {
        root,
        open,
        overdue,
        next,
        longest,
        ..
    } = &schedule.outline;
    let mut told = format!("{}\n{open} open, {overdue} overdue\n", line(root));
    if let Some(next) = next {
        let _ = writeln!(told, "next: {} {}", next.subject.title, day(Some(next.due)));
    }
    if let Some(wait) = longest {
        let persons = wait.who.iter().flat_map(|who| &who.persons);
        let persons: Vec<_> = persons
            .map(|person| programme.named(&person.to_string()))
            .collect();
        let _ = writeln!(
            told,
            "longest: {} {} {} h on {}",
            wait.subject.title,
            wait.action.title,
            wait.lasting.as_hours(),
            persons.join(", ")
        );
    }
    schedule.rows.iter().for_each(|row| {
        let _ = writeln!(told, "{}", line(row));
    });
    told
}

#[test]
fn a_manager_sees_what_is_due_when_and_who_is_waited_for() {
    let programme = programme();
    let step = programme.last("report", "submit");
    let manager = programme.viewer("review-manager");
    let mut found = of(programme, step, &manager, SignedDuration::ZERO);
    let closed = found.rows.iter().filter(|row| row.closed.is_some()).count();
    assert_eq!((found.rows.len(), closed), (57, 48));
    // What is closed is much and alike.
    found.rows.retain(|row| row.closed.is_none());
    assert_snapshot!(told(programme, &found));
}

#[test]
fn time_that_goes_by_makes_things_overdue_and_changes_no_baseline() {
    let programme = programme();
    let step = programme.last("report", "submit");
    let manager = programme.viewer("review-manager");
    let now = of(programme, step, &manager, SignedDuration::ZERO);
    let later = of(
        programme,
        step,
        &manager,
        SignedDuration::from_hours(24 * 30),
    );
    assert_eq!(
        (now.outline.overdue, now.outline.root.word),
        (0, Some(Word::Waiting))
    );
    assert!(later.outline.overdue > 0);
    assert_eq!(later.outline.root.word, Some(Word::Overdue));
    for (now, later) in now.rows.iter().zip(&later.rows) {
        assert_eq!(
            (now.baseline, now.due, now.closed),
            (later.baseline, later.due, later.closed)
        );
        if let (Some(slack), Some(overdue)) = (now.slack, later.overdue_by) {
            assert_eq!(slack + overdue, SignedDuration::from_hours(24 * 30));
        }
    }
}

#[test]
fn of_what_is_hidden_there_is_no_row() {
    let programme = programme();
    let step = programme.last("report", "submit");
    let public = of(programme, step, &Viewer::Anyone, SignedDuration::ZERO);
    assert!(public.rows.iter().all(|row| row.parent.is_none()));
    let (_, state) = programme.after(step);
    for who in ["lead-malawi", "board-member", "quality-reviewer"] {
        let viewer = programme.viewer(who);
        let viewed = Viewed::new(programme.snapshot(&state), &viewer, state.time);
        let found = of(programme, step, &viewer, SignedDuration::ZERO);
        let is_seen = |row: &Row| viewed.find(&row.subject.instance).is_some();
        assert!(found.rows.iter().all(is_seen));
        assert!(!found.rows.is_empty());
    }
}

#[test]
fn the_second_round_keeps_what_was_due_in_the_first() {
    let programme = sign_off();
    let end = programme.taken.len();
    let found = of(
        programme,
        end,
        &programme.viewer("writer"),
        SignedDuration::ZERO,
    );
    assert_snapshot!(told(programme, &found));
}

#[test]
fn a_course_brought_forward_is_the_course_of_all_events() {
    let programme = programme();
    let (events, _) = programme.after(programme.taken.len());
    let (mut course, mut state) = (Course::default(), State::default());
    for event in &events {
        fold(&mut state, event).unwrap();
        course.add(Snapshot::new(&programme.definition, &state), event);
    }
    let whole = Course::of(&programme.definition, &events).unwrap();
    assert_eq!(format!("{course:?}"), format!("{whole:?}"));
}

#[test]
fn without_a_history_there_is_no_forecast() {
    let programme = programme();
    let (_, state) = programme.after(programme.last("report", "accept"));
    let manager = programme.viewer("review-manager");
    let viewed = Viewed::new(programme.snapshot(&state), &manager, state.time);
    let (events, over) = programme.after(programme.taken.len());
    let ended = Course::of(&programme.definition, &events).unwrap();
    let then = Viewed::new(programme.snapshot(&over), &manager, over.time);
    let ended = Precedent::of(&then, &ended).unwrap();
    let few = vec![&ended; PAST_MIN - 1];
    assert_eq!(
        forecast(&viewed, [], state.time),
        Forecast::NoHistory { ended: 0 }
    );
    assert_eq!(
        forecast(&viewed, few, state.time),
        Forecast::NoHistory {
            ended: PAST_MIN - 1
        }
    );
    // All took as long as this one will take.
    let found = forecast(&viewed, vec![&ended; PAST_MIN], state.time);
    assert_eq!(
        found,
        Forecast::Dates {
            half: over.time,
            most: over.time,
            ended: PAST_MIN
        }
    );
    let viewed = Viewed::new(programme.snapshot(&over), &manager, over.time);
    assert_eq!(forecast(&viewed, [&ended], over.time), Forecast::Over);
}
