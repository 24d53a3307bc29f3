//! The page of a review: what blocks it, then what can be done, then what happened last; the rest is folded, so that a telephone shows the first
//! three without a long way.

use jiff::Timestamp;
use maud::{Markup, html};
use process::{
    stages::{Standing as Stands, Strip},
    worklist::{Open, Work},
};

use super::{aside, instances, load::Standing};
use crate::{
    page::frame::{Frame, Tab},
    part::{
        actions,
        expected::expected,
        matrix::matrix,
        moment,
        reading::Reading,
        strip::strip,
        tag::{Tag, tag},
        timeline::timeline,
        why::{Why, turns},
    },
    request::address,
};

/// Steps shown before the others are folded away.
const STEPS_MAX: usize = 8;

/// Open instances named in the box of reasons.
const OPEN_MAX: usize = 12;

/// The page.
pub(super) fn content(
    reading: Reading<'_>,
    standing: &Standing,
    frame: &Frame,
    all: Option<&str>,
) -> Markup {
    html! {
        (frame.tabs(reading, Some(Tab::Review)))
        (head(reading, standing))
        @if let Some(shown) = &standing.strip {
            div id="stages" data-live="stages" {
                (strip(reading, shown))
            }
        }
        div.split {
            div {
                (why(reading, standing))
                (what_now(reading, standing))
                (instances::instances(reading, standing, all))
                @for shown in &standing.matrices {
                    section id={ "matrix-" (shown.parameter) } data-live={ "matrix-" (shown.parameter) } {
                        details {
                            summary { h2 { (reading.say("matrix")) } }
                            (matrix(reading, shown, &reading.address("/matrix")))
                        }
                    }
                }
                (last_events(reading, standing))
            }
            aside aria-label=(reading.say("review-around")) data-live="around" id="around" {
                (aside::aside(reading, standing))
            }
        }
    }
}

fn head(reading: Reading<'_>, standing: &Standing) -> Markup {
    let definition = format!("/definitions/{}", address::encoded(&standing.definition));
    html! {
        p {
            bdi { (reading.review) } " · "
            @if let Some(workflow) = &standing.review.workflow {
                (reading.link(&definition, &reading.said(workflow)))
            }
            " " (stands(reading, standing.strip.as_ref()))
        }
        @if let Some(moved) = &standing.moved {
            p id="moved" data-live="moved" { (moved.line(reading)) }
        }
    }
}

fn stands(reading: Reading<'_>, strip: Option<&Strip>) -> Markup {
    match strip.map(|strip| &strip.standing) {
        Some(Some(standing)) => tag(reading.locale, standing.word.into()),
        Some(None) => tag(reading.locale, Tag::Done),
        None => html! {},
    }
}

/// Why it does not go on, or that it does.
fn why(reading: Reading<'_>, standing: &Standing) -> Markup {
    let Some(stands) = standing.strip.as_ref().and_then(|it| it.standing.as_ref()) else {
        return html! {};
    };
    let state = Tag::from(stands.word).id();
    html! {
        section.box id="why" data-live="why" data-state=(state) {
            h2 { (reading.told(&stands.say)) }
            p.quiet {
                (reading.say("since")) " " (moment::day(reading.locale, stands.since))
                @if let Some(until) = stands.until {
                    " · " (reading.say(if until.at <= standing.at { "first-due" } else { "expected" })) " "
                    (expected(reading.locale, until))
                }
            }
            (open(reading, standing))
            (reasons(reading, standing, stands))
            @if let Some(next) = &standing.next {
                p {
                    (reading.say("if-nothing-changes")) " " (reading.instance(&next.subject)) ", "
                    (moment::day(reading.locale, next.due)) " "
                    span.quiet { (reading.count("in-days", days(standing.at, next.due))) }
                }
            }
        }
    }
}

fn reasons(reading: Reading<'_>, standing: &Standing, stands: &Stands) -> Markup {
    let (further, met) = match &standing.why {
        Some(why) => (&why.blockers[..], &why.met[..]),
        None => Default::default(),
    };
    let told = Why::new(reading, &standing.dues, standing.at);
    html! {
        (told.judged_by(further).reasons(&stands.waits_for, met))
        (turns(reading, &stands.who))
    }
}

/// Whole days from one moment to a later one.
fn days(from: Timestamp, to: Timestamp) -> usize {
    let days = to.duration_since(from).as_hours() / 24;
    usize::try_from(days).unwrap_or_default()
}

/// What is late, or waited for, with whose move it is.
fn open(reading: Reading<'_>, standing: &Standing) -> Markup {
    let (shown, more) = standing.open.split_at(standing.open.len().min(OPEN_MAX));
    let told = Why::new(reading, &standing.dues, standing.at);
    html! {
        @if !shown.is_empty() {
            ul.why {
                @for open in shown {
                    @let state = word(standing, open);
                    li data-state=(state.id()) {
                        (tag(reading.locale, state)) " "
                        div {
                            (reading.instance(&open.subject)) " "
                            span.quiet {
                                (reading.said(&open.subject.state_title))
                                @if let Some(due) = open.due {
                                    " · " (reading.say("due")) " " (moment::day(reading.locale, due))
                                }
                            }
                            @if let Some(step) = open.moves.iter().find(|step| step.ready).or(open.moves.first()) {
                                p { (told.step(step)) }
                            }
                        }
                    }
                }
                @if !more.is_empty() { li { (reading.count("and-more-things", more.len())) } }
            }
        }
    }
}

fn word(standing: &Standing, open: &Open) -> Tag {
    let word = standing.words.get(&open.subject.instance);
    word.copied().map_or(Tag::Waiting, Tag::from)
}

/// What the visitor can do, and what is theirs and waits.
fn what_now(reading: Reading<'_>, standing: &Standing) -> Markup {
    // Who came by a link to look at a review does nothing in it.
    let work = standing.work.as_ref().filter(|_| reading.guest.is_none());
    let Some(work) = work else {
        return html! {};
    };
    let (possible, ready): (Vec<&Work>, Vec<&Work>) =
        work.ready.iter().partition(|work| work.optional);
    let waiting: Vec<&Work> = work.waiting.iter().filter(|work| !work.optional).collect();
    html! {
        section.box id="now" data-live="now" {
            h2 { (reading.say("what-you-can-do")) }
            @if ready.is_empty() { p { (reading.say("nothing-to-do")) } }
            (steps(reading, &ready, true))
            @if !waiting.is_empty() {
                h3 { (reading.say("yours-and-waiting")) " " span.count { "(" (waiting.len()) ")" } }
                (steps(reading, &waiting, false))
            }
            @if !possible.is_empty() {
                details {
                    summary { (reading.count("work-possible", possible.len())) }
                    (actions::actions(reading, &possible, false))
                }
            }
            (not_yours(reading, standing))
        }
    }
}

fn steps(reading: Reading<'_>, work: &[&Work], is_primary: bool) -> Markup {
    let (shown, folded) = work.split_at(work.len().min(STEPS_MAX));
    html! {
        @if !shown.is_empty() { (actions::actions(reading, shown, is_primary)) }
        @if !folded.is_empty() {
            details {
                summary { (reading.count("and-more-rows", folded.len())) }
                (actions::actions(reading, folded, false))
            }
        }
    }
}

/// The action that leads the review on, if it is somebody else's.
fn not_yours(reading: Reading<'_>, standing: &Standing) -> Markup {
    let stands = standing.strip.as_ref().and_then(|it| it.standing.as_ref());
    let action = stands
        .filter(|stands| !stands.yours)
        .and_then(|stands| stands.action.as_ref());
    html! {
        @if let Some(action) = action {
            p {
                (tag(reading.locale, Tag::NotYours)) " " (reading.said(&action.title))
                @if let Some(why) = &standing.why {
                    @if !why.who_may_act.is_empty() { " " span.quiet { (reading.say("is-for-others")) } }
                }
            }
        }
    }
}

fn last_events(reading: Reading<'_>, standing: &Standing) -> Markup {
    html! {
        @if !standing.newest.is_empty() {
            section id="last" data-live="last" {
                h2 { (reading.say("last-events")) }
                (timeline(reading, &standing.newest))
                p { a href=(reading.address("/history")) { (reading.say("whole-history")) } }
            }
        }
    }
}
