//! How long a wait usually takes, and what is asked of whom.

use jiff::{SignedDuration, Timestamp};
use process::{
    schedule::{CASES_MIN, Course, Precedent, Usual, schedule},
    stages::{Source, expected},
    view::{Viewed, Viewer},
    worklist::worklist,
};

use crate::programme::{Programme, programme};

/// Asks a viewer after so many steps.
fn of<T>(
    programme: &Programme,
    steps: usize,
    viewer: &Viewer,
    ask: impl FnOnce(&Viewed<'_>, &Course, Timestamp) -> T,
) -> T {
    let (events, state) = programme.after(steps);
    let course = Course::of(&programme.definition, &events).unwrap();
    let viewed = Viewed::new(programme.snapshot(&state), viewer, state.time);
    ask(&viewed, &course, state.time)
}

#[test]
fn what_is_usual_is_the_median_of_the_cases_that_the_viewer_knows() {
    let programme = programme();
    let manager = programme.viewer("review-manager");
    let all = programme.taken.len();
    let (found, mut took) = of(programme, all, &manager, |viewed, course, at| {
        let usual = Usual::new(viewed, course, []);
        let told = schedule(viewed, course, &usual, at).unwrap();
        let spans = told.rows.iter().filter(|row| row.machine == "report");
        let spans = spans.flat_map(|row| &row.spans);
        let took = spans.filter(|span| span.state == "drafting");
        let took = took.filter_map(|span| Some(span.left?.duration_since(span.entered)));
        (usual.of("report", "drafting"), took.collect::<Vec<_>>())
    });
    took.sort_unstable();
    let median = took[took.len().div_ceil(2) - 1];
    let day = SignedDuration::from_hours(24);
    assert!(took.len() > CASES_MIN);
    assert_eq!(found, Some((median.max(day), took.len())));
}

#[test]
fn of_what_the_viewer_does_not_see_nothing_is_usual() {
    let programme = programme();
    let manager = programme.viewer("review-manager");
    let all = programme.taken.len();
    let known = of(programme, all, &manager, |viewed, course, _| {
        Usual::new(viewed, course, [])
    });
    let (public, shown) = of(programme, all, &Viewer::Anyone, |viewed, course, at| {
        let shown = viewed.review(at).instances.into_iter();
        let shown: Vec<_> = shown.map(|instance| instance.machine).collect();
        (Usual::new(viewed, course, []), shown)
    });
    let mut hidden = 0;
    for machine in programme.definition.machines.values() {
        for leaf in machine.states.keys() {
            if !shown.contains(&machine.id) {
                hidden += usize::from(known.of(&machine.id, leaf).is_some());
                assert_eq!(public.of(&machine.id, leaf), None);
            }
        }
    }
    assert!(hidden > 0);
}

#[test]
fn one_review_is_a_precedent_for_the_next_and_of_too_few_cases_nothing_is_usual() {
    let programme = programme();
    let manager = programme.viewer("review-manager");
    let ended = of(
        programme,
        programme.taken.len(),
        &manager,
        |viewed, course, _| Precedent::of(viewed, course).unwrap(),
    );
    let launch = programme.last("review", "launch");
    of(programme, launch, &manager, |viewed, course, _| {
        let stage = ("review", "proposed");
        let alone = Usual::new(viewed, course, []);
        assert_eq!(alone.of(stage.0, stage.1), None);
        let two = Usual::new(viewed, course, [&ended, &ended]);
        let (_, cases) = two.of(stage.0, stage.1).unwrap();
        assert_eq!(cases, 3);
    });
}

#[test]
fn what_is_written_goes_before_what_is_usual_and_that_before_a_week() {
    let programme = programme();
    let manager = programme.viewer("review-manager");
    let ended = of(
        programme,
        programme.taken.len(),
        &manager,
        |viewed, course, _| Precedent::of(viewed, course).unwrap(),
    );
    let mut sources = [0; 4];
    for steps in (1..programme.taken.len()).step_by(8) {
        of(programme, steps, &manager, |viewed, course, _| {
            let alone = expected(viewed, &Usual::default());
            let usual = expected(viewed, &Usual::new(viewed, course, [&ended; CASES_MIN]));
            for (id, by_past) in &usual {
                let alone = alone[id];
                let number = match by_past.by {
                    Source::Due => 0,
                    Source::Estimate => 1,
                    Source::Past { usual, cases } => {
                        assert_eq!(alone.by, Source::Nothing);
                        assert!(cases >= CASES_MIN && usual >= SignedDuration::from_hours(24));
                        2
                    }
                    Source::Nothing => 3,
                };
                sources[number] += 1;
                assert!(number >= 2 || alone == *by_past);
            }
        });
    }
    assert!(
        sources.iter().take(3).all(|count| *count > 0),
        "{sources:?}"
    );
}

#[test]
fn what_is_possible_in_every_state_is_asked_of_nobody() {
    let programme = programme();
    let mut found = Vec::new();
    for steps in (1..programme.taken.len()).step_by(8) {
        let (_, state) = programme.after(steps);
        for person in programme.people.values() {
            let viewer = Viewer::Person(person.clone());
            let viewed = Viewed::new(programme.snapshot(&state), &viewer, state.time);
            let work = worklist(&viewed, person, state.time);
            for work in work.ready.iter().chain(&work.waiting) {
                let machine = work.subject.instance.split('/').next().unwrap();
                let entry = (format!("{machine}.{}", work.action.id), work.optional);
                assert!(!work.settled || work.optional, "{entry:?}");
                if !found.contains(&entry) {
                    found.push(entry);
                }
            }
        }
    }
    found.sort();
    let told = found.iter().map(|(action, is_optional)| {
        let word = if *is_optional { "may" } else { "asked" };
        format!("{action}: {word}")
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}
