//! The page of an instance.

use definition::name::Name;
use maud::{Markup, html};
use process::{
    explain::{Explanation, Kind},
    view::{FieldView, InstanceView},
};
use serde_json::Value as Json;

use super::load::Artefact;
use crate::{
    part::{
        actions as steps,
        expected::expected,
        moment,
        reading::Reading,
        tag::{Tag, tag},
        timeline::timeline,
        why::{Why, due_on},
    },
    request::address,
};

/// Events shown before the others are folded away.
const EVENTS_MAX: usize = 20;

/// The page.
pub(super) fn content(reading: Reading<'_>, artefact: &Artefact) -> Markup {
    html! {
        (head(reading, artefact))
        div.split {
            div {
                (consent(reading, artefact))
                (actions(reading, artefact))
                (fields(reading, &artefact.view))
                (children(reading, artefact))
                (history(reading, artefact))
            }
            aside aria-label=(reading.say("review-around")) id="around" data-live="around" {
                (aside(reading, artefact))
            }
        }
    }
}

fn head(reading: Reading<'_>, artefact: &Artefact) -> Markup {
    let view = &artefact.view;
    let word = artefact.word.map(Tag::from);
    let word = word.or((!view.cancelled).then_some(Tag::Done));
    html! {
        @if let Some(parent) = &artefact.parent {
            p { (reading.instance(parent)) " / " (reading.said(&view.subject.title)) }
        }
        p id="state" data-live="state" {
            @if let Some(word) = word { (tag(reading.locale, word)) " " }
            strong { (reading.said(&view.subject.state_title)) }
            @if view.cancelled { " " (reading.say("cancelled")) }
            " " span.quiet { (reading.say("since")) " " (moment::day(reading.locale, view.since)) }
            @if let Some(due) = view.due.filter(|_| view.open) { " · " (due_on(reading, due, artefact.at)) }
            @else if let Some(until) = artefact.expected {
                " · " span.quiet { (reading.say("expected")) " " } (expected(reading.locale, until))
            }
        }
    }
}

/// What somebody proposed, with the way to the page on which the one who may consent reads it and decides.
fn consent(reading: Reading<'_>, artefact: &Artefact) -> Markup {
    let Some(proposed) = &artefact.view.proposed else {
        return html! {};
    };
    let own = artefact.own.as_ref();
    let own = own.filter(|own| reading.leads(&steps::withdrawn_at(reading, own)));
    html! {
        section.box id="consent" data-live="consent" data-state="waiting" {
            h2 { (reading.say("consent-waits")) }
            p {
                strong { (reading.said(&proposed.title)) }
                @if let Some(by) = &proposed.by {
                    " · " (reading.say("proposed-by")) " " bdi { (reading.directory.name(by)) }
                }
            }
            @match &artefact.consent {
                Some(work) if !reading.leads(&steps::address_of(reading, work)) => {}
                Some(work) if work.waits_for.is_empty() => {
                    @if let Some(help) = &work.help { p.quiet { (reading.said(help)) } }
                    p.actions {
                        a.button.primary href=(steps::address_of(reading, work)) data-cmd { (reading.say("consent-decide")) }
                    }
                }
                Some(work) => (Why::new(reading, &artefact.dues, artefact.at).reasons(&work.waits_for, &[])),
                None if reading.past.is_none() => p { (tag(reading.locale, Tag::NotYours)) " " (reading.say("consent-not-yours")) },
                None => {}
            }
            @if let Some(own) = own { p.actions { (steps::withdraw(reading, own)) } }
        }
    }
}

/// Everything that the state offers: what the visitor can do, and why they cannot do the rest.
fn actions(reading: Reading<'_>, artefact: &Artefact) -> Markup {
    let instance = &artefact.view.subject.instance;
    let leads = |it: &&Explanation| {
        let action = it.action.as_ref();
        let to = action.map(|action| address::step(reading.review, &action.id, instance));
        to.is_none_or(|to| reading.leads(&to))
    };
    let shown: Vec<&Explanation> = artefact.actions.iter().filter(leads).collect();
    let (ready, others): (Vec<&Explanation>, Vec<&Explanation>) =
        shown.iter().copied().partition(|it| it.available);
    let is_optional = |it: &&Explanation| {
        let action = it.action.as_ref();
        action.is_some_and(|action| artefact.optional.contains(&action.id))
    };
    let (possible, ready): (Vec<_>, Vec<_>) = ready.into_iter().partition(is_optional);
    html! {
        @if !shown.is_empty() {
            section.box id="now" data-live="now" {
                h2 { (reading.say("what-you-can-do")) }
                @if ready.is_empty() { p { (reading.say("nothing-to-do")) } }
                @else {
                    ul.actions {
                        @for (index, explanation) in ready.iter().enumerate() {
                            li { (button(reading, artefact, explanation, index == 0)) }
                        }
                    }
                }
                @if !possible.is_empty() {
                    p.quiet { (reading.say("work-possible-caption")) }
                    ul.actions {
                        @for explanation in possible { li { (button(reading, artefact, explanation, false)) } }
                    }
                }
                @for explanation in others { (blocked(reading, artefact, explanation)) }
            }
        }
    }
}

fn button(
    reading: Reading<'_>,
    artefact: &Artefact,
    explanation: &Explanation,
    is_primary: bool,
) -> Markup {
    let Some(action) = &explanation.action else {
        return html! {};
    };
    let to = address::step(reading.review, &action.id, &artefact.view.subject.instance);
    // Where a consent waits, that is what is asked for first.
    let is_primary = is_primary && artefact.view.open && artefact.consent.is_none();
    html! {
        a class=(if is_primary { "button primary" } else { "button" }) href=(to)
            aria-disabled=[(!explanation.available).then_some("true")]
            data-cmd[explanation.available]
        {
            (reading.said(&action.title))
        }
    }
}

/// An action that cannot be done: whose it is, or what it waits for.
fn blocked(reading: Reading<'_>, artefact: &Artefact, explanation: &Explanation) -> Markup {
    let is_others = |kind: Kind| matches!(kind, Kind::Role | Kind::Separation);
    let (persons, work): (Vec<_>, Vec<_>) = explanation
        .blockers
        .iter()
        .partition(|blocked| is_others(blocked.kind));
    let work: Vec<_> = work.into_iter().cloned().collect();
    let persons: Vec<_> = persons.into_iter().cloned().collect();
    let mut told = Why::new(reading, &artefact.dues, artefact.at);
    let shown = if work.is_empty() { &persons } else { &work };
    html! {
        div {
            p.actions { (button(reading, artefact, explanation, false)) }
            (told.reasons(shown, &[]))
            @if !work.is_empty() && !persons.is_empty() {
                p { (tag(reading.locale, Tag::NotYours)) " " (reading.told(&persons[0].say)) }
            }
        }
    }
}

fn fields(reading: Reading<'_>, view: &InstanceView) -> Markup {
    html! {
        section id="data" data-live="data" {
            h2 { (reading.say("instance-data")) }
            @if !view.readable { p.quiet { (reading.say("instance-not-readable")) } }
            @else if view.fields.is_empty() { p.quiet { (reading.say("instance-empty")) } }
            @if !view.fields.is_empty() {
                dl.facts {
                    @for field in &view.fields {
                        dt { (reading.said(&field.title)) }
                        dd dir="auto" { (value(reading, field)) }
                    }
                }
            }
        }
    }
}

fn value(reading: Reading<'_>, field: &FieldView) -> Markup {
    let mut documents = Vec::new();
    if let Some(value) = &field.value {
        documents_in(value, &mut documents);
    }
    html! {
        @if documents.is_empty() {
            (reading.told(&field.text))
        } @else {
            @for (sha256, name) in &documents {
                p { a href=(reading.address(&format!("/documents/{}", address::encoded(sha256)))) { bdi { (name) } } }
            }
        }
    }
}

/// The documents in a value, by hash and name.
fn documents_in<'v>(value: &'v Json, found: &mut Vec<(&'v str, &'v str)>) {
    match value {
        Json::Array(values) => values.iter().for_each(|it| documents_in(it, found)),
        Json::Object(members) => {
            let text = |key: &str| members.get(key).and_then(Json::as_str);
            match (text("sha256"), text("name")) {
                (Some(sha256), Some(name)) => found.push((sha256, name)),
                _ => members.values().for_each(|it| documents_in(it, found)),
            }
        }
        _ => {}
    }
}

fn children(reading: Reading<'_>, artefact: &Artefact) -> Markup {
    html! {
        @if !artefact.children.is_empty() {
            section id="children" data-live="children" {
                h2 { (reading.say("instance-children")) " " span.count { "(" (artefact.children.len()) ")" } }
                ul {
                    @for child in &artefact.children {
                        li {
                            (reading.instance(&child.subject)) " "
                            span.quiet { (reading.said(&child.subject.state_title)) }
                            @if child.overdue && child.open { " " (tag(reading.locale, Tag::Overdue)) }
                        }
                    }
                }
            }
        }
    }
}

fn history(reading: Reading<'_>, artefact: &Artefact) -> Markup {
    let (shown, folded) = artefact
        .history
        .split_at(artefact.history.len().min(EVENTS_MAX));
    html! {
        @if !shown.is_empty() {
            section id="last" data-live="last" {
                h2 { (reading.say("history")) }
                (timeline(reading, shown))
                @if !folded.is_empty() {
                    details {
                        summary { (reading.count("and-more-rows", folded.len())) }
                        (timeline(reading, folded))
                    }
                }
            }
        }
    }
}

fn aside(reading: Reading<'_>, artefact: &Artefact) -> Markup {
    let view = &artefact.view;
    let machine: &Name = &artefact.machine;
    html! {
        @if !artefact.deadlines.is_empty() {
            section {
                h2 { (reading.say("dates")) }
                dl.facts {
                    @for (state, due) in &artefact.deadlines {
                        dt { (moment::day(reading.locale, *due)) }
                        dd {
                            (reading.said(state))
                            @if *due <= artefact.at { " " (tag(reading.locale, Tag::Overdue)) }
                        }
                    }
                }
            }
        }
        @if !artefact.roles.is_empty() {
            section {
                h2 { (reading.say("people")) }
                @for who in &artefact.roles {
                    p {
                        span.quiet { (reading.said(&who.title)) } " "
                        @for (index, person) in who.persons.iter().enumerate() {
                            @if index > 0 { ", " }
                            bdi { (reading.directory.name(person)) }
                        }
                    }
                }
            }
        }
        p.quiet { (reading.said(&machine.replace('_', " "))) " · " bdi { (view.subject.instance) } }
    }
}
