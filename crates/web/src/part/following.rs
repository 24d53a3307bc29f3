//! [`following()`]: what would happen if somebody did something now, in words.

use maud::{Markup, html};
use process::{
    following::{Creates, Following, Reaches, Reading as Readers, Tells, Whoever},
    view::Who,
};

use super::{moment, reading::Reading};

/// What happens next, as a list.
pub(crate) fn following(reading: Reading<'_>, following: &Following) -> Markup {
    html! {
        ul {
            @if !following.second.is_empty() {
                li { (reading.say("next-second")) " " (reading.who(&following.second)) }
            }
            @if let Some(to) = &following.leads_to {
                li {
                    (reading.say("next-leads-to")) " " (reading.said(&to.title))
                    @if to.is_final { " " strong { (reading.say("next-final")) } }
                }
            }
            @for creates in &following.creates { (created(reading, creates)) }
            @for reaches in &following.cancels { (reached(reading, "next-cancels", reaches)) }
            @for reaches in &following.signals { (reached(reading, "next-signals", reaches)) }
            @for tells in &following.notices { (told(reading, tells)) }
            @if following.notices.is_empty() { li { (reading.say("next-tells-nobody")) } }
            @for due in &following.deadlines {
                li {
                    (reading.said(&due.title)) ": "
                    @match due.due {
                        Some(at) => { (reading.say("next-due")) " " (moment::moment(reading.locale, at)) }
                        None => { (reading.say("next-due-open")) }
                    }
                }
            }
            @if !following.sets.is_empty() {
                li {
                    (reading.say("next-sets")) " "
                    @for (index, sets) in following.sets.iter().enumerate() {
                        @if index > 0 { ", " }
                        (reading.said(&sets.title))
                    }
                }
            }
        }
    }
}

fn created(reading: Reading<'_>, creates: &Creates) -> Markup {
    html! {
        li {
            (reading.say("next-creates")) " "
            @if let Some(count) = creates.count { bdi { (count) } " × " }
            (reading.said(&creates.title)) " (" (reading.said(&creates.state_title)) ")"
            @if creates.count.is_none() { ", " (reading.say("next-count-open")) }
            @if let Some(due) = creates.due {
                ", " (reading.say("next-due")) " " (moment::moment(reading.locale, due))
            }
        }
    }
}

fn reached(reading: Reading<'_>, message: &str, reaches: &Reaches) -> Markup {
    html! {
        li {
            (reading.say(message)) " "
            @if let Some(text) = &reaches.message { (reading.said(text)) ": " }
            @for (index, subject) in reaches.subjects.iter().enumerate() {
                @if index > 0 { ", " }
                (reading.instance(subject))
            }
            @if reaches.hidden > 0 { " " (reading.count("next-hidden", reaches.hidden)) }
            @if reaches.is_open { " " (reading.say("next-open")) }
        }
    }
}

fn told(reading: Reading<'_>, tells: &Tells) -> Markup {
    html! {
        li {
            (reading.say("next-tells")) " "
            @if tells.to.is_empty() { (reading.say("next-tells-blind")) } @else { (reading.who(&tells.to)) }
            ": " (reading.said(&tells.say))
            @if tells.is_open { " " (reading.say("next-sometimes")) }
        }
    }
}

/// Who will read what is filled in, before it is typed.
pub(crate) fn seen_by(reading: Reading<'_>, readers: &Readers) -> Markup {
    html! {
        (reading.say("next-seen-by")) " "
        @if readers.readers.is_empty() { (reading.say("next-seen-by-nobody")) }
        @for (index, whoever) in readers.readers.iter().enumerate() {
            @if index > 0 { "; " }
            (who(reading, whoever))
        }
        ". " (reading.say("next-class")) " " (reading.said(&readers.class.replace('_', " "))) "."
    }
}

fn who(reading: Reading<'_>, whoever: &Whoever) -> Markup {
    let (shown, sometimes) = match whoever {
        Whoever::Anyone { sometimes } => (html! { (reading.say("next-anyone")) }, *sometimes),
        Whoever::Participants { sometimes } => {
            (html! { (reading.say("next-participants")) }, *sometimes)
        }
        Whoever::Role { who, sometimes } => (role(reading, who), *sometimes),
    };
    html! { (shown) @if sometimes { " " (reading.say("next-sometimes")) } }
}

/// A role alone: who holds it today may be another tomorrow.
fn role(reading: Reading<'_>, who: &Who) -> Markup {
    html! {
        (reading.said(&who.title))
        @if let Some(of) = &who.of_title { " (" (reading.said(of)) ")" }
    }
}
