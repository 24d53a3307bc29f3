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

/// The milestones, reached and to come; those that the reader cannot follow are folded away.
pub(crate) fn gates(reading: Reading<'_>, gates: &[Gate]) -> Markup {
    let (known, unknown): (Vec<&Gate>, Vec<&Gate>) =
        gates.iter().partition(|gate| gate.reached.is_some());
    html! {
        @if !known.is_empty() {
            ul.gates { @for gate in known { (milestone(reading, gate)) } }
        }
        @if !unknown.is_empty() {
            details {
                summary { (reading.count("milestones-unknown", unknown.len())) }
                ul { @for gate in unknown { li { (reading.said(&gate.say)) } } }
            }
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
            (reading.said(&gate.say)) " "
            (tag(reading.locale, state))
            @if let Some(since) = gate.since { " " span.quiet { (moment::day(reading.locale, since)) } }
        }
    }
}
