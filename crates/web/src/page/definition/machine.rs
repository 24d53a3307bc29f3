//! One machine of a definition: its states as a drawing, and its rules in words, state by state.

use definition::{
    diagram,
    model::machine::Machine,
    words::{ActionRules, AutomaticRules, MachineRules, StateRules},
};
use maud::{Markup, html};

use super::{
    Shown,
    content::{condition, questions, sentences},
    people,
};
use crate::part::{
    diagram::{Drawing, Mark, diagram},
    reading::{lang_of_definitions, said},
    tag::Tag,
};

/// The page of a machine.
pub(super) fn content(shown: &Shown<'_>, rules: &MachineRules) -> Markup {
    html! {
        section {
            h2 { (said(shown.locale, &rules.title)) }
            (sentences(shown, &rules.purpose))
            (drawing(shown, rules))
        }
        @for state in &rules.states { (one(shown, state)) }
        section {
            h2 { (shown.locale.say("definition-access")) }
            (sentences(shown, &rules.access))
        }
        (questions(shown, "definition-fields", &rules.fields))
        (people::table(shown, Some(&rules.id)))
    }
}

fn drawing(shown: &Shown<'_>, rules: &MachineRules) -> Markup {
    let locale = shown.locale;
    let Some(machine) = shown.definition.machines.get(&rules.id) else {
        return Markup::default();
    };
    let drawing = Drawing {
        id: "states",
        title: &locale.say_with(
            "definition-states",
            &[("machine", rules.title.as_str().into())],
        ),
        describes: &locale.say("definition-states-describes"),
        lang: lang_of_definitions(locale),
        diagram: &diagram::machine(machine),
    };
    diagram(
        &drawing,
        |state| format!("#state-{}", state.id),
        |state| mark(shown, machine, state),
    )
}

/// How many instances are in a state, itself or one inside it.
fn mark(shown: &Shown<'_>, machine: &Machine, state: &diagram::StateBox) -> Option<Mark> {
    let counts = &shown.present.as_ref()?.counts;
    let key = (machine.id.clone(), state.id.clone());
    let count = *counts.get(&key)?;
    let ends = state.closed || state.settled;
    Some(Mark {
        state: if ends { Tag::Done } else { Tag::Ready },
        says: shown
            .locale
            .say_with("definition-here", &[("count", count.into())]),
    })
}

fn one(shown: &Shown<'_>, state: &StateRules) -> Markup {
    let locale = shown.locale;
    html! {
        section.box id=(format!("state-{}", state.id)) {
            h3 {
                (said(locale, &state.title))
                @if let Some(inside) = &state.inside {
                    " " span.quiet { (locale.say("definition-inside")) " " (said(locale, inside)) }
                }
            }
            (sentences(shown, &state.notes))
            @for deadline in &state.deadlines {
                p { (said(locale, &deadline.due)) }
                (sentences(shown, &deadline.follows))
            }
            @if !state.entering.is_empty() {
                p.quiet { (locale.say("definition-entering")) }
                (sentences(shown, &state.entering))
            }
            @for action in &state.actions { (action_rules(shown, action)) }
            @for automatic in &state.automatic { (automatic_rules(shown, automatic)) }
        }
    }
}

fn action_rules(shown: &Shown<'_>, action: &ActionRules) -> Markup {
    let locale = shown.locale;
    html! {
        h4 { (said(locale, &action.title)) }
        @if let Some(help) = &action.help { p.hint { (said(locale, help)) } }
        p { (said(locale, &action.who)) " " (said(locale, &action.way)) }
        (sentences(shown, &action.separation))
        @if !action.needs.is_empty() {
            p.quiet { (locale.say("definition-needs")) }
            ul { @for need in &action.needs { (condition(shown, need)) } }
        }
        @if !action.asks.is_empty() {
            p.quiet { (locale.say("definition-asks")) }
            ul {
                @for question in &action.asks {
                    li {
                        (said(locale, &question.title)) ": " (said(locale, &question.kind))
                        @if question.required { ", " (locale.say("definition-required")) }
                    }
                }
            }
        }
        @if let Some(confirm) = &action.confirm {
            p { span.quiet { (locale.say("definition-confirm")) } " " (said(locale, confirm)) }
        }
        @if !action.follows.is_empty() {
            p.quiet { (locale.say("definition-follows")) }
            (sentences(shown, &action.follows))
        }
    }
}

fn automatic_rules(shown: &Shown<'_>, automatic: &AutomaticRules) -> Markup {
    let locale = shown.locale;
    html! {
        h4 { (said(locale, &automatic.title)) " " span.quiet { (locale.say("definition-of-itself")) } }
        p { (said(locale, &automatic.cause)) " " (said(locale, &automatic.way)) }
        @if !automatic.needs.is_empty() {
            p.quiet { (locale.say("definition-needs")) }
            ul { @for need in &automatic.needs { (condition(shown, need)) } }
        }
        @if !automatic.follows.is_empty() {
            p.quiet { (locale.say("definition-follows")) }
            (sentences(shown, &automatic.follows))
        }
    }
}
