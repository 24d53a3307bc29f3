//! What stands on the page.

use jiff::Timestamp;
use maud::{Markup, html};
use process::{
    history::Kind,
    stages::{Status, Strip},
    view::{HiddenCount, InstanceView, ReviewView},
};

use super::{Dossier, Seal};
use crate::{
    memory::Told,
    part::{
        matrix::{cells, matrix},
        moment, name,
        reading::Reading,
        sentence::words,
    },
};

/// The parts: the id of the heading, the message of it.
const PARTS: [(&str, &str); 7] = [
    ("parameters", "dossier-parameters"),
    ("people", "dossier-people"),
    ("stages", "dossier-stages"),
    ("matrix", "dossier-matrix"),
    ("instances", "dossier-instances"),
    ("decisions", "dossier-decisions"),
    ("history", "dossier-history"),
];

pub(super) fn content(reading: Reading<'_>, dossier: &Dossier, seal: &Seal) -> Markup {
    let review = &dossier.review;
    let parts: Vec<(&str, Markup)> = vec![
        ("parameters", parameters(reading, review)),
        ("people", people(reading, review)),
        ("stages", strip(reading, dossier.strip.as_ref())),
        (
            "matrix",
            html! { @for one in &dossier.matrices { (matrix(reading, one, "")) (cells(reading, one)) } },
        ),
        ("instances", instances(reading, review)),
        (
            "decisions",
            events(
                reading,
                "dossier-decisions",
                &mark(reading, dossier, seal),
                dossier.events.iter().filter(is_decision),
            ),
        ),
        (
            "history",
            events(
                reading,
                "dossier-history",
                &mark(reading, dossier, seal),
                dossier.events.iter(),
            ),
        ),
    ];
    let present = |id: &str| {
        parts
            .iter()
            .any(|(part, text)| *part == id && !text.0.is_empty())
    };
    let titles = PARTS.iter().filter(|(id, _)| present(id));
    html! {
        (front(reading, dossier, seal))
        nav aria-label=(reading.say("dossier-contents")) {
            h2 { (reading.say("dossier-contents")) }
            ol { @for (id, title) in titles.clone() { li { a href={ "#" (id) } { (reading.say(title)) } } } }
        }
        @for (id, title) in titles {
            section {
                h2 id=(id) { (reading.say(title)) }
                @for (part, text) in &parts { @if part == id { (text) } }
            }
        }
    }
}

fn is_decision(told: &&Told) -> bool {
    let is_done = matches!(
        told.sentence.kind,
        Kind::Done | Kind::Cancelled | Kind::Amended
    );
    is_done && told.sentence.is_act()
}

/// The class of it, and who reads it: on every page that is printed of a table.
fn mark(reading: Reading<'_>, dossier: &Dossier, seal: &Seal) -> Markup {
    let class = [("class", dossier.class.as_str().into())];
    html! {
        (reading.say_with("dossier-class", &class))
        @if let Some((reader, at)) = &seal.reader {
            @let values = [("name", reader.as_str().into()), ("moment", reading.locale.moment(*at).into())];
            " · " (reading.say_with("dossier-read-by", &values))
        }
    }
}

fn front(reading: Reading<'_>, dossier: &Dossier, seal: &Seal) -> Markup {
    let review = &dossier.review;
    let as_of = [
        ("revision", seal.revision.into()),
        ("moment", reading.locale.moment(seal.moment).into()),
    ];
    html! {
        section.box {
            @if let Some(title) = &review.title { p { strong { (name::text(title)) } } }
            p { (reading.say_with("dossier-as-of", &as_of)) }
            p.mark { (mark(reading, dossier, seal)) }
            h2 { (reading.say("dossier-seal")) }
            dl.facts {
                @if let Some(workflow) = &review.workflow {
                    dt { (reading.say("dossier-workflow")) }
                    dd { (reading.said(workflow)) }
                }
                dt { (reading.say("dossier-last")) }
                dd { bdi { "#" (seal.revision) } }
                @if let Some((position, hash, size)) = &seal.record {
                    dt { (reading.say("history-position")) }
                    dd { (position) }
                    dt { (reading.say("history-hash")) }
                    dd { code { (hash) } }
                    dt { (reading.say("dossier-record")) }
                    dd { (reading.count("dossier-size", usize::try_from(*size).unwrap_or(usize::MAX))) }
                }
            }
            p.actions { (reading.say("dossier-print")) }
        }
    }
}

fn parameters(reading: Reading<'_>, review: &ReviewView) -> Markup {
    html! {
        @if !review.parameters.is_empty() {
            dl.facts {
                @for parameter in &review.parameters {
                    dt { (reading.said(&parameter.title)) }
                    dd { (reading.told(&parameter.text)) }
                }
            }
        }
    }
}

/// A text that somebody wrote, with names in the place of ids.
fn value(reading: Reading<'_>, text: &str) -> Markup {
    name::text(&reading.directory.named(text))
}

/// A table that is moved within its box where it is wider than the screen.
fn wide(reading: Reading<'_>, title: &str, table: &Markup) -> Markup {
    html! { div.scroll role="region" tabindex="0" aria-label=(reading.say(title)) { (table) } }
}

fn people(reading: Reading<'_>, review: &ReviewView) -> Markup {
    html! {
        @if !review.roles.is_empty() {
            (wide(reading, "dossier-people", &html! { table.rows {
                caption.visually-hidden { (reading.say("dossier-people")) }
                thead { tr { th scope="col" { (reading.say("dossier-role")) } th scope="col" { (reading.say("dossier-holders")) } } }
                tbody {
                    @for who in &review.roles {
                        tr {
                            th scope="row" {
                                (reading.said(&who.title))
                                @if let Some(of) = &who.of_title { ": " (value(reading, of)) }
                            }
                            td {
                                @for (index, person) in who.persons.iter().enumerate() {
                                    @if index > 0 { ", " }
                                    (name::person(reading.directory, person))
                                }
                                @if who.persons.is_empty() { (reading.say("dossier-nobody")) }
                            }
                        }
                    }
                }
            } }))
        }
    }
}

fn strip(reading: Reading<'_>, strip: Option<&Strip>) -> Markup {
    let at = |at: Option<Timestamp>| html! { @if let Some(at) = at { (moment::moment(reading.locale, at)) } @else { "–" } };
    html! {
        @if let Some(strip) = strip {
            (wide(reading, "dossier-stages", &html! { table.rows {
                caption.visually-hidden { (reading.say("dossier-stages")) }
                thead {
                    tr {
                        th scope="col" { (reading.say("dossier-stage")) }
                        th scope="col" { (reading.say("dossier-entered")) }
                        th scope="col" { (reading.say("dossier-left")) }
                    }
                }
                tbody {
                    @for stage in &strip.stages {
                        tr aria-current=[(stage.status == Status::Current).then_some("step")] {
                            th scope="row" { (reading.said(&stage.title)) }
                            td { (at(stage.entered)) }
                            td { (at(stage.left)) }
                        }
                    }
                }
            } }))
            @if !strip.gates.is_empty() {
                h3 { (reading.say("dossier-milestones")) }
                (wide(reading, "dossier-milestones", &html! { table.rows {
                    caption.visually-hidden { (reading.say("dossier-milestones")) }
                    thead { tr { th scope="col" { (reading.say("dossier-milestone")) } th scope="col" { (reading.say("dossier-reached")) } } }
                    tbody {
                        @for gate in &strip.gates {
                            tr {
                                th scope="row" { (reading.said(&gate.say)) }
                                td {
                                    @match (gate.reached, gate.since) {
                                        (Some(true), since) => (at(since)),
                                        (Some(false), _) => (reading.say("dossier-not-reached")),
                                        (None, _) => (reading.say("dossier-not-known")),
                                    }
                                }
                            }
                        }
                    }
                } }))
            }
        }
    }
}

fn instances(reading: Reading<'_>, review: &ReviewView) -> Markup {
    html! {
        @for instance in &review.instances { (one(reading, review, instance)) }
        @for HiddenCount { machine, count } in &review.hidden {
            @let values = [("count", (*count).into()), ("kind", machine.replace('_', " ").into())];
            p.quiet { (reading.say_with("dossier-hidden", &values)) }
        }
    }
}

fn one(reading: Reading<'_>, review: &ReviewView, instance: &InstanceView) -> Markup {
    let parent = instance.parent.as_ref().and_then(|parent| {
        let mut known = review.instances.iter();
        known.find(|known| known.subject.instance == *parent)
    });
    html! {
        section {
            h3 { (value(reading, &instance.subject.title)) }
            dl.facts {
                dt { (reading.say("dossier-state")) }
                dd {
                    (reading.said(&instance.subject.state_title))
                    @if instance.cancelled { " (" (reading.say("diff-cancelled")) ")" }
                }
                dt { (reading.say("dossier-since")) }
                dd { (moment::moment(reading.locale, instance.since)) }
                @if let Some(due) = instance.due {
                    dt { (reading.say("dossier-due")) }
                    dd { (moment::moment(reading.locale, due)) }
                }
                @if let Some(parent) = parent {
                    dt { (reading.say("dossier-parent")) }
                    dd { (value(reading, &parent.subject.title)) }
                }
                @if let Some(proposed) = &instance.proposed {
                    dt { (reading.say("dossier-proposed")) }
                    dd {
                        (reading.said(&proposed.title))
                        @if let Some(by) = &proposed.by { ", " (name::person(reading.directory, by)) }
                    }
                }
                @for field in &instance.fields {
                    dt { (reading.said(&field.title)) }
                    dd { (reading.told(&field.text)) }
                }
            }
            @if !instance.readable { p.quiet { (reading.say("dossier-unreadable")) } }
        }
    }
}

fn events<'t>(
    reading: Reading<'_>,
    title: &str,
    mark: &Markup,
    events: impl Iterator<Item = &'t Told>,
) -> Markup {
    let mut events = events.peekable();
    if events.peek().is_none() {
        return html! {};
    }
    html! {
        (wide(reading, title, &html! { table.rows {
            caption.visually-hidden { (reading.say(title)) }
            thead {
                tr { td.quiet colspan="3" { (mark) } }
                tr {
                    th scope="col" { (reading.say("dossier-number")) }
                    th scope="col" { (reading.say("dossier-time")) }
                    th scope="col" { (reading.say("dossier-what")) }
                }
            }
            tbody {
                @for told in events {
                    tr {
                        td { (told.revision) }
                        td { (moment::moment(reading.locale, told.sentence.at)) }
                        td { (words(reading, &told.sentence)) }
                    }
                }
            }
        } }))
    }
}
