//! The instances of a review by machine: those that are open, each with how it stands; the others on demand.

use maud::{Markup, html};
use process::{
    stages::Word,
    view::{HiddenCount, InstanceView},
    worklist::Open,
};

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
const OPEN_MAX: usize = 10;

/// All machines of which there is something. `all` names the one whose instances are all listed.
pub(super) fn instances(reading: Reading<'_>, standing: &Standing, all: Option<&str>) -> Markup {
    let review = &standing.review;
    // The root is the review itself.
    let (root, others) = match review.instances.split_first() {
        Some((root, others)) if root.parent.is_none() => (Some(root), others),
        _ => (None, &review.instances[..]),
    };
    html! {
        @if !review.instances.is_empty() {
            section id="instances" data-live="instances" {
                h2 { (reading.say("instances")) }
                @if let Some(root) = root { p { (title(reading, root)) } }
                div.scroll role="region" tabindex="0" aria-label=(reading.say("instances")) {
                    table.rows {
                        thead { tr {
                            th scope="col" { (reading.say("column-what")) }
                            th scope="col" { (reading.say("column-state")) }
                            th scope="col" { (reading.say("column-due")) }
                        } }
                        @for (machine, plural) in &standing.machines {
                            @let of_machine: Vec<&InstanceView> = others.iter().filter(|it| it.machine == *machine).collect();
                            @let hidden = review.hidden.iter().find(|it| it.machine == *machine);
                            @if !of_machine.is_empty() || hidden.is_some() {
                                (group(reading, standing, (machine, plural), &of_machine, hidden, all == Some(machine.as_str())))
                            }
                        }
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
            th scope="row" { (title(reading, instance)) }
            td {
                @if let Some(word) = word(standing, instance) { (tag(reading.locale, word)) " " }
                (reading.said(&instance.subject.state_title))
                @if instance.cancelled { " " span.quiet { (reading.say("cancelled")) } }
            }
            td { @if let Some(due) = instance.due.filter(|_| instance.open) { (moment::day(reading.locale, due)) } }
        }
    }
}

fn title(reading: Reading<'_>, instance: &InstanceView) -> Markup {
    reading.instance(&instance.subject)
}

/// How an instance stands; of what is open in the past only what is overdue is known.
pub(super) fn word(standing: &Standing, instance: &InstanceView) -> Option<Tag> {
    if instance.cancelled {
        return None;
    }
    if !instance.open {
        return Some(Tag::Done);
    }
    if instance.overdue {
        return Some(Tag::Overdue);
    }
    let mut open = standing.overview.iter().flat_map(|overview| &overview.open);
    let open = open.find(|open| open.subject.instance == instance.subject.instance)?;
    Some(of_open(open).into())
}

/// How something open stands that is not overdue.
pub(crate) fn of_open(open: &Open) -> Word {
    if open.consent.is_some() || open.moves.iter().any(|step| step.ready) {
        Word::Ready
    } else if open.due.is_some() {
        Word::Waiting
    } else {
        Word::Blocked
    }
}
