//! [`strip()`]: the stages of a review, one beside the other; where it is, what is behind it and before it.

use maud::{Markup, html};
use process::stages::{Gate, Share, Stage, Status, Strip};

use super::{
    moment,
    reading::Reading,
    tag::{Tag, tag},
};

/// The stages as a strip.
pub(crate) fn strip(reading: Reading<'_>, strip: &Strip) -> Markup {
    let current = strip.standing.as_ref().map(|standing| standing.word.into());
    html! {
        ol.strip aria-label=(reading.say("review-stages")) {
            @for stage in &strip.stages { (one(reading, stage, current.unwrap_or(Tag::Ready))) }
        }
    }
}

fn one(reading: Reading<'_>, stage: &Stage, current: Tag) -> Markup {
    let is_current = stage.status == Status::Current;
    let state = match stage.status {
        Status::Done => Tag::Done,
        Status::Current => current,
        Status::Later | Status::Skipped => Tag::Later,
    };
    let shares = stage.shares.iter().filter(|_| is_current);
    html! {
        li data-state=(state.id()) aria-current=[is_current.then_some("step")] {
            span { (reading.said(&stage.title)) } " "
            @if stage.status == Status::Skipped {
                span.quiet { (reading.say("stage-skipped")) }
            } @else {
                (tag(reading.locale, state))
            }
            @for share in shares.filter(|share| share.done < share.of) { " " (part_of(reading, share)) }
        }
    }
}

fn part_of(reading: Reading<'_>, share: &Share) -> Markup {
    let values = [("done", share.done.into()), ("of", share.of.into())];
    html! {
        span.quiet { (reading.said(&share.title)) " " (reading.say_with("stage-share", &values)) }
    }
}

/// The milestones, reached and to come.
pub(crate) fn gates(reading: Reading<'_>, gates: &[Gate]) -> Markup {
    html! {
        ol.strip aria-label=(reading.say("review-milestones")) {
            @for gate in gates { (milestone(reading, gate)) }
        }
    }
}

fn milestone(reading: Reading<'_>, gate: &Gate) -> Markup {
    let state = match gate.reached {
        Some(true) => Tag::Done,
        _ => Tag::Later,
    };
    html! {
        li data-state=(state.id()) {
            span { (reading.said(&gate.say)) } " "
            @if gate.reached.is_none() {
                span.quiet { (reading.say("milestone-unknown")) }
            } @else {
                (tag(reading.locale, state))
            }
            @if let Some(since) = gate.since { " " (moment::day(reading.locale, since)) }
        }
    }
}
