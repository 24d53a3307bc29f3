//! The instances of a review by machine, folded: those that are open, each with how it stands; the others on demand.

use maud::{Markup, html};
use process::view::{HiddenCount, InstanceView};

use super::load::Standing;
use crate::{
    part::{
        moment,
        reading::Reading,
        tag::{Tag, tag},
    },
    request::address,
};

/// Open instances of one machine shown at first.
const OPEN_MAX: usize = 5;

/// All machines of which there is something. `all` names the one whose instances are all listed.
pub(super) fn instances(reading: Reading<'_>, standing: &Standing, all: Option<&str>) -> Markup {
    let review = &standing.review;
    // The root is the review itself.
    let others = match review.instances.split_first() {
        Some((root, others)) if root.parent.is_none() => others,
        _ => &review.instances[..],
    };
    html! {
        @if !others.is_empty() {
            section id="instances" data-live="instances" {
                details open[all.is_some()] {
                    summary { h2 { (reading.say("instances")) } }
                    (table(reading, standing, others, all))
                }
            }
        }
    }
}

fn table(
    reading: Reading<'_>,
    standing: &Standing,
    others: &[InstanceView],
    all: Option<&str>,
) -> Markup {
    let hidden = &standing.review.hidden;
    html! {
        div.scroll role="region" tabindex="0" aria-label=(reading.say("instances")) {
            table.rows.folds {
                thead { tr {
                    th scope="col" { (reading.say("column-what")) }
                    th scope="col" { (reading.say("column-state")) }
                    th scope="col" { (reading.say("column-due")) }
                } }
                @for (machine, plural) in &standing.machines {
                    @let of_machine: Vec<&InstanceView> = others.iter().filter(|it| it.machine == *machine).collect();
                    @let hidden = hidden.iter().find(|it| it.machine == *machine);
                    @if !of_machine.is_empty() || hidden.is_some() {
                        (group(reading, standing, (machine, plural), &of_machine, hidden, all == Some(machine.as_str())))
                    }
                }
            }
        }
    }
}

fn group(
    reading: Reading<'_>,
    standing: &Standing,
    (machine, plural): (&str, &str),
    of_machine: &[&InstanceView],
    hidden: Option<&HiddenCount>,
    is_whole: bool,
) -> Markup {
    let is_shown = |it: &&&InstanceView| is_whole || it.open;
    let most = if is_whole { usize::MAX } else { OPEN_MAX };
    let shown: Vec<&&InstanceView> = of_machine.iter().filter(is_shown).take(most).collect();
    let done = of_machine.iter().filter(|it| !it.open).count();
    let values = [("done", done.into()), ("of", of_machine.len().into())];
    let fragment = format!("all-{machine}");
    let unfold = format!(
        "{}{}all={}#{fragment}",
        reading.address(""),
        if reading.past.is_some() { "&" } else { "?" },
        address::encoded(machine)
    );
    html! {
        tbody id=(fragment) {
            tr {
                th scope="rowgroup" colspan="3" {
                    strong { (reading.said(plural)) } " "
                    span.count { (reading.say_with("stage-share", &values)) }
                    @if shown.len() < of_machine.len() {
                        " " a href=(unfold) { (reading.count("all-of-them", of_machine.len())) }
                    }
                    @if let Some(hidden) = hidden {
                        " " span.quiet { (reading.count("hidden-instances", hidden.count)) }
                    }
                }
            }
            @for instance in shown { (row(reading, standing, instance)) }
        }
    }
}

fn row(reading: Reading<'_>, standing: &Standing, instance: &InstanceView) -> Markup {
    html! {
        tr {
            th scope="row" { (reading.instance(&instance.subject)) }
            td {
                @if let Some(word) = word(standing, instance) { (tag(reading.locale, word)) " " }
                (reading.said(&instance.subject.state_title))
                @if instance.cancelled { " " span.quiet { (reading.say("cancelled")) } }
            }
            td data-head=(reading.say("column-due")) { @if let Some(due) = instance.due.filter(|_| instance.open) { (moment::day(reading.locale, due)) } }
        }
    }
}

/// How an instance stands.
fn word(standing: &Standing, instance: &InstanceView) -> Option<Tag> {
    if instance.cancelled {
        None
    } else if instance.open {
        let word = standing.words.get(&instance.subject.instance);
        word.copied().map(Tag::from)
    } else {
        Some(Tag::Done)
    }
}
