//! The strip over a review.

use std::fmt::Write as _;

use insta::assert_snapshot;
use jiff::{SignedDuration, Timestamp};
use process::{
    explain::text,
    schedule::{Course, Usual},
    stages::{Status, Strip, Word, stages},
    view::{Viewed, Viewer},
};

use crate::programme::{Programme, programme, sign_off};

fn strip(programme: &Programme, steps: usize, viewer: &Viewer, later: SignedDuration) -> Strip {
    let (events, state) = programme.after(steps);
    let course = Course::of(&programme.definition, &events).unwrap();
    let at = state.time + later;
    let viewed = Viewed::new(programme.snapshot(&state), viewer, at);
    let usual = Usual::new(&viewed, &course, []);
    stages(&viewed, &course, &usual, at).unwrap()
}

fn moment(moment: Option<Timestamp>) -> String {
    moment.map_or("–".to_owned(), |moment| moment.strftime("%F").to_string())
}

fn told(programme: &Programme, strip: &Strip) -> String {
    let mut told = String::new();
    for stage in &strip.stages {
        let (entered, left) = (moment(stage.entered), moment(stage.left));
        let _ = writeln!(
            told,
            "{:?} {} ({entered} to {left}, {} times)",
            stage.status, stage.title, stage.times
        );
        for share in &stage.shares {
            let _ = write!(told, "  {} {} of {}", share.title, share.done, share.of);
            let _ = write!(told, ", {} failed, {} overdue", share.failed, share.overdue);
            let _ = writeln!(told, ", {} hidden", share.hidden);
        }
    }
    for gate in &strip.gates {
        let reached = gate.reached.map_or("?", |it| if it { "yes" } else { "no" });
        let _ = writeln!(told, "{reached} {} ({})", gate.say, moment(gate.since));
    }
    if let Some(standing) = &strip.standing {
        let _ = writeln!(told, "{:?}: {}", standing.word, standing.say);
        let action = standing
            .action
            .as_ref()
            .map(|action| action.title.to_string());
        let _ = writeln!(
            told,
            "action {action:?}, yours {}, until {} by {:?}",
            standing.yours,
            moment(standing.until.map(|it| it.at)),
            standing.until.map(|it| it.by)
        );
        for blocked in &standing.waits_for {
            let _ = writeln!(
                told,
                "- {}",
                text::line(blocked, &|person| programme.named(&person.to_string()))
            );
        }
        for turn in &standing.who {
            let persons: Vec<_> = turn.who.persons.iter().map(ToString::to_string).collect();
            let of = turn.who.of_title.clone().unwrap_or_default();
            let _ = writeln!(
                told,
                "{} {of}: {} ({})",
                turn.who.title,
                turn.moves,
                programme.named(&persons.join(", "))
            );
        }
    }
    told
}

#[test]
fn with_eight_of_nine_reports_accepted_the_strip_says_so() {
    let programme = programme();
    let step = programme.last("report", "accept");
    let strip = strip(
        programme,
        step,
        &programme.viewer("review-manager"),
        SignedDuration::ZERO,
    );
    assert_snapshot!(told(programme, &strip));
}

#[test]
fn an_evaluator_and_a_member_of_an_audience_are_told_what_they_may_know() {
    let programme = programme();
    let step = programme.last("mission", "complete");
    let of = |who| {
        strip(
            programme,
            step,
            &programme.viewer(who),
            SignedDuration::ZERO,
        )
    };
    assert_snapshot!(told(programme, &of("lead-malawi")));
    assert_snapshot!(told(programme, &of("board-member")));
    let public = strip(programme, step, &Viewer::Anyone, SignedDuration::ZERO);
    assert!(public.stages.iter().all(|stage| stage.shares.is_empty()));
    assert!(
        public
            .standing
            .unwrap()
            .who
            .iter()
            .all(|turn| turn.who.persons.is_empty())
    );
}

#[test]
fn what_can_be_done_is_ready_and_what_is_late_is_overdue() {
    let programme = programme();
    let manager = programme.viewer("review-manager");
    let launch = programme.last("review", "launch");
    let ready = strip(programme, launch, &manager, SignedDuration::ZERO)
        .standing
        .unwrap();
    assert_eq!((ready.word, ready.yours), (Word::Ready, true));
    assert_eq!(&*ready.say, "“Launch the review” can be done now.");
    let other = strip(
        programme,
        launch,
        &programme.viewer("lead-malawi"),
        SignedDuration::ZERO,
    );
    assert!(!other.standing.unwrap().yours);
    let late = strip(
        programme,
        launch,
        &manager,
        SignedDuration::from_hours(24 * 60),
    )
    .standing
    .unwrap();
    assert_eq!(
        (late.word, &*late.say),
        (Word::Overdue, "One thing is overdue.")
    );
    let close = programme.last("review", "close");
    let ready = strip(programme, close, &manager, SignedDuration::ZERO)
        .standing
        .unwrap();
    assert_eq!((ready.word, ready.things), (Word::Ready, 0));
    let over = strip(
        programme,
        programme.taken.len(),
        &manager,
        SignedDuration::ZERO,
    );
    assert_eq!(over.standing, None);
    assert!(over.stages.iter().all(|stage| stage.status == Status::Done));
    assert!(
        over.gates
            .iter()
            .all(|gate| gate.reached == Some(true) && gate.since.is_some())
    );
}

#[test]
fn another_definition_has_its_own_strip() {
    let programme = sign_off();
    let author = programme.viewer("writer");
    let mut told_all = String::new();
    for steps in 1..=programme.taken.len() {
        let strip = strip(programme, steps, &author, SignedDuration::ZERO);
        let _ = writeln!(told_all, "{}", told(programme, &strip));
    }
    assert_snapshot!(told_all);
}
