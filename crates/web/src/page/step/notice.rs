//! [`Notice`]: what is said above a form, before anything else.

use maud::{Markup, html};
use process::{
    change::{Change, Shown},
    explain::Explanation,
    history::Sentence,
};

use super::task::Task;
use crate::part::{
    done, moment,
    reading::Reading,
    sentence,
    tag::{Tag, tag},
    why::Why,
};

/// What came of what was sent before.
pub(super) enum Notice {
    /// It was done.
    Done(Vec<Sentence>),
    /// It was refused by a rule, and why.
    Refused(Box<Explanation>),
    /// Somebody was faster: what happened, what is different now.
    Conflict(Vec<Sentence>, Vec<Change>),
    /// The same form had been sent before with other content, which was accepted.
    SentBefore,
    /// Too many others were faster at once.
    Contended,
    /// It is not kept as a draft: why, and what to do.
    NotKept(String, String),
    /// It was not sent, because the session had ended.
    Unsent,
}

/// A notice on the page of a step.
pub(super) fn notice(
    reading: Reading<'_>,
    task: &Task,
    notice: &Notice,
    at: jiff::Timestamp,
) -> Markup {
    match notice {
        Notice::Done(sentences) => done::flash(reading, sentences),
        Notice::Refused(explanation) => html! {
            section.box.error-summary role="alert" tabindex="-1" id="refused" {
                h2 { (tag(reading.locale, Tag::Blocked)) " " (reading.say("step-refused")) }
                p { (reading.say("step-refused-recorded")) }
                (Why::new(reading, &task.dues, at).explanation(explanation))
            }
        },
        Notice::Conflict(sentences, changes) => conflict(reading, sentences, changes),
        Notice::SentBefore => words(reading, "step-sent-before", "step-sent-before-mend"),
        Notice::Contended => words(reading, "step-contended", "step-contended-mend"),
        Notice::Unsent => words(reading, "step-unsent", "step-unsent-mend"),
        Notice::NotKept(said, mend) => summary(said, mend),
    }
}

fn words(reading: Reading<'_>, title: &str, mend: &str) -> Markup {
    summary(&reading.say(title), &reading.say(mend))
}

fn summary(title: &str, mend: &str) -> Markup {
    html! {
        section.box.error-summary role="alert" tabindex="-1" {
            h2 { (title) }
            p { (mend) }
        }
    }
}

fn conflict(reading: Reading<'_>, sentences: &[Sentence], changes: &[Change]) -> Markup {
    html! {
        section.box.error-summary role="alert" tabindex="-1" id="conflict" {
            h2 { (reading.say("step-conflict")) }
            p { (reading.say("step-conflict-mend")) }
            ul {
                @for sentence in sentences {
                    li {
                        (sentence::words(reading, sentence)) " "
                        (moment::moment(reading.locale, sentence.at))
                    }
                }
            }
            @if !changes.is_empty() {
                div.scroll role="region" tabindex="0" aria-label=(reading.say("step-conflict-changes")) {
                    table.diff {
                        caption { (reading.say("step-conflict-changes")) }
                        thead {
                            tr {
                                th scope="col" { (reading.say("step-conflict-what")) }
                                th scope="col" { (reading.say("step-conflict-before")) }
                                th scope="col" { (reading.say("step-conflict-after")) }
                            }
                        }
                        tbody { @for change in changes { (row(reading, change)) } }
                    }
                }
            }
        }
    }
}

fn row(reading: Reading<'_>, change: &Change) -> Markup {
    html! {
        tr {
            th scope="row" {
                @match &change.label {
                    Some(label) => { (reading.said(label)) }
                    None => { (reading.say("step-conflict-state")) }
                }
            }
            td { @if let Some(before) = &change.before { del { (shown(reading, before)) } } }
            td { @if let Some(after) = &change.after { ins { (shown(reading, after)) } } }
        }
    }
}

fn shown(reading: Reading<'_>, shown: &Shown) -> Markup {
    match shown {
        Shown::Words(text) => reading.said(text),
        Shown::Moment(at) => moment::moment(reading.locale, *at),
        Shown::Person(person) => html! { bdi { (reading.directory.name(person)) } },
    }
}
